"""Plain search: every word, however it is spelt, the better match first."""

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.lookup import Entry, EntryKind, Field, Index, Match, parse_query


def entry(record: str, text: str, kind: EntryKind = EntryKind.CASE, title: str = "", year: int = 2026) -> Entry:
    return Entry(kind=kind, record=record, title=title, fields=(Field(title, 0), Field(text)), sort_key=(year, 1))


def index(*entries: Entry) -> Index:
    made = Index()
    made.put(entries)
    return made


def found(made: Index, query: str) -> list[tuple[str, Match]]:
    return [(hit.entry.record, hit.match) for hit in made.search(query)]


def test_decisions_come_first_and_then_the_better_match_whatever_it_is_found_in() -> None:
    made = index(
        entry("part", "sårpleieprosjektet"),
        entry("folded", "om saarpleie", EntryKind.MEASURE),
        entry("exact", "om sårpleie"),
        entry("part of a decision", "sårpleieprosjektet", EntryKind.DECISION),
        entry("decision", "om sårpleie", EntryKind.DECISION),
    )
    assert found(made, "sårpleie") == [
        ("decision", Match.EXACT),
        ("part of a decision", Match.PART),
        ("exact", Match.EXACT),
        ("folded", Match.INFLECTED),
        ("part", Match.PART),
    ]


def test_the_words_shown_are_those_that_fit_as_well_as_is_said() -> None:
    long = "Om satsningsområdene. " * 20
    (hit,) = index(entry("a", long + "Hver satsning følges opp.", title="Satsningsområder")).search("satsning")
    assert hit.match is Match.EXACT
    assert "Hver satsning følges" in hit.snippet
    (hit,) = index(entry("b", "om satsningsområdene", title="Ny satsning")).search("satsning")
    assert (hit.match, hit.snippet) == (Match.EXACT, "Ny satsning")


def test_newer_cases_come_first_among_equals_and_titles_before_text() -> None:
    made = index(
        entry("old", "felles kurs", year=2021),
        entry("new", "felles kurs", year=2025),
        entry("title", "noe annet", title="Felles kurs", year=2020),
    )
    assert [record for record, _ in found(made, "kurs")] == ["title", "new", "old"]


def test_a_phrase_must_stand_as_it_is_written() -> None:
    made = index(entry("a", "felles digital plan"), entry("b", "plan for digital oppfølging"))
    assert [r for r, _ in found(made, '"digital plan"')] == ["a"]
    assert {r for r, _ in found(made, "digital plan")} == {"a", "b"}


def test_the_match_is_marked_in_the_words_around_it() -> None:
    text = "x " * 200 + "SSU vedtar økt samhandling" + " y" * 200
    (hit,) = index(entry("a", text)).search("oekt")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["økt"]
    assert hit.snippet.startswith("… ") and hit.snippet.endswith(" …")
    assert len(hit.snippet) < 250


def test_a_removed_record_is_not_found() -> None:
    made = index(entry("a", "kurs"), entry("a", "kurs", EntryKind.DECISION))
    made.remove("a")
    assert made.search("kurs") == []
    assert len(made) == 0


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_query_over_any_text_gives_marks_inside_the_snippet(query: str, text: str) -> None:
    for hit in index(entry("a", text, title="t")).search(query):
        assert all(0 <= a <= b <= len(hit.snippet) for a, b in hit.marks)


@given(st.text(max_size=80))
def test_any_text_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert all(word.strip() for word in query.wanted + query.unwanted)
