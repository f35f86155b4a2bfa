"""What is found, how well it is said to fit, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.lookup import Entry, EntryKind, Field, Index, Match, Synonyms, parse_query


def entry(
    record: str,
    text: str,
    kind: EntryKind = EntryKind.CASE,
    title: str = "",
    year: int = 2026,
    facets: tuple[tuple[str, str], ...] = (),
) -> Entry:
    fields = (Field(title, 0), Field(text))
    return Entry(kind=kind, record=record, title=title, fields=fields, sort_key=(year, 1), facets=facets)


def index(*entries: Entry, synonyms: tuple[tuple[str, ...], ...] = ()) -> Index:
    made = Index(Synonyms(synonyms))
    made.put(entries)
    return made


def found(made: Index, query: str) -> list[tuple[str, Match]]:
    return [(hit.head.record, hit.match) for hit in made.search(parse_query(query))]


def records(made: Index, query: str) -> list[str]:
    return [record for record, _ in found(made, query)]


# ---------------------------------------------------------------- the order


def test_a_better_tier_comes_first_and_decisions_first_within_it() -> None:
    made = index(
        entry("part", "sårpleieprosjektet"),
        entry("folded", "om saarpleie", EntryKind.MEASURE),
        entry("exact", "om sårpleie"),
        entry("part of a decision", "sårpleieprosjektet", EntryKind.DECISION),
        entry("decision", "om sårpleie", EntryKind.DECISION),
    )
    assert found(made, "sårpleie") == [
        ("decision", Match.EXACT),
        ("exact", Match.EXACT),
        ("folded", Match.INFLECTED),
        ("part of a decision", Match.PART),
        ("part", Match.PART),
    ]


def test_newer_cases_come_first_among_equals_and_titles_before_text() -> None:
    made = index(
        entry("old", "felles kurs", year=2021),
        entry("new", "felles kurs", year=2025),
        entry("title", "noe annet", title="Felles kurs", year=2020),
    )
    assert records(made, "kurs") == ["title", "new", "old"]


def test_of_what_is_only_similar_the_likest_comes_first() -> None:
    made = index(entry("one letter off", "tverfagleg rom"), entry("scanned", "tverrfag|ig rom"))
    assert records(made, "tverrfaglig") == ["scanned", "one letter off"]


def test_what_is_only_similar_never_floods_the_list() -> None:
    similar = [entry(f"similar {number}", "samhandlingsbrvet") for number in range(40)]
    made = index(entry("exact", "samhandlingsbrevet"), *similar)
    hits = found(made, "samhandlingsbrevet")
    assert hits[0] == ("exact", Match.EXACT)
    assert len(hits) == 6
    assert len(found(index(*similar), "samhandlingsbrevet")) == 40, "where there is nothing better, all are shown"


def test_a_hit_is_as_good_as_its_worst_word() -> None:
    made = index(entry("a", "sårpleie i kommunene"))
    assert found(made, "sårpleie kommunene") == [("a", Match.EXACT)]
    assert found(made, "sårpleie kommune") == [("a", Match.INFLECTED)]
    assert found(made, "pleie kommunene") == [("a", Match.PART)]
    assert found(made, "sårpleie tannhelse") == []


# ---------------------------------------------------------------- the tiers

TIERS = [
    ("opplæringsplanen", "Opplæringsplanene er klare.", Match.INFLECTED),
    ("plasstildelingen", "Plasstildelinga er ferdig.", Match.INFLECTED),
    ("vaktordningar", "Vaktordningene gjelder.", Match.INFLECTED),
    ("sarpoliklinikk", "Sårpoliklinikk i dalen", Match.INFLECTED),
    ("oveplan", "Øveplan for alle", Match.INFLECTED),
    ("oeveplan", "Øveplan for alle", Match.INFLECTED),
    ("vaermelding", "Værmelding hver dag", Match.INFLECTED),
    ("faamannslag", "Fåmannslag møtes", Match.INFLECTED),
    ("stormidler", "Samordningsstormidlene er brukt.", Match.PART),
    ("munnpleie", "Munnpleieprosjektet er i gang.", Match.PART),
    ("fallvern", "Hjemmefallvernplassene brukes.", Match.PART),
    ("felleskap", "fellesskap", Match.SIMILAR),
    ("fellesskap", "felleskap", Match.SIMILAR),
    ("drøftingsrom", "drgftingsrom", Match.SIMILAR),
    ("løypenett", "Igypenett", Match.SIMILAR),
    ("målgruppen", "malgruppen", Match.SIMILAR),
    ("nærhetssak", "narhetssak", Match.SIMILAR),
    ("dagmøte", "dagm@te", Match.SIMILAR),
    ("økt", "@kt", Match.SIMILAR),
    ("utskrivningsklar", "utskrivninsgklar", Match.SIMILAR),
    ("utskrivningsklar", "utskrivningklar", Match.SIMILAR),
    ("sykehusvert", "Sjukehusvert", Match.SIMILAR),
    ("lokaltjenester", "Lokaltenester", Match.SIMILAR),
    ("17/26", "Vedlegg til sak 17/26", Match.EXACT),
]


@pytest.mark.parametrize(("query", "text", "tier"), TIERS)
def test_each_way_a_word_can_differ_has_its_tier(query: str, text: str, tier: Match) -> None:
    synonyms = (("sykehus", "sjukehus"), ("tjeneste", "teneste"))
    others = [entry(f"other {number}", text) for number, (_, text, _) in enumerate(TIERS)]
    made = index(entry("the one", text), *others, synonyms=synonyms)
    assert ("the one", tier) in found(made, query)[:10]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("7/26", "Vedlegg til sak 17/26"),
        ("17/2", "Vedlegg til sak 17/26, og mer"),
        ("mål", "mil"),
        ("sak", "sok"),
        ("kurs", "fagkveld"),
        ("samarbeid med alle", "samarbeid"),
    ],
)
def test_what_is_something_else_is_not_found(query: str, text: str) -> None:
    assert found(index(entry("a", text)), f"{query} ") == []


def test_a_year_is_found_in_a_date_but_not_a_few_figures() -> None:
    made = index(entry("a", "møtet 18.09.2025"))
    assert records(made, "2025") == ["a"]
    assert records(made, "202 ") == []


def test_the_first_letter_finds_words_that_begin_with_it() -> None:
    made = index(entry("a", "sårpleie"), entry("b", "legevakt"))
    assert records(made, "s") == ["a"]
    assert records(made, "s ") == [], "a letter with a space after it is a word"


def test_soft_hyphens_and_loose_accents_do_not_hide_a_word() -> None:
    made = index(entry("a", "sa\u030arbe\u00adhandling"))
    assert found(made, "sårbehandling") == [("a", Match.EXACT)]


# ---------------------------------------------------------------- abbreviations and synonyms


def test_an_abbreviation_is_learnt_and_found_by_its_long_form_and_back() -> None:
    made = index(
        entry("long", "Regionalt beredskapsutvalg møtes"),
        entry("short", "RBU skal orienteres"),
        entry("learnt from", "Regionalt beredskapsutvalg (RBU) er nytt"),
    )
    assert set(records(made, "rbu")) == {"long", "short", "learnt from"}
    assert set(records(made, "regionalt beredskapsutvalg")) == {"long", "short", "learnt from"}
    assert ("long", Match.SIMILAR) in found(made, "RBU")
    assert "short" not in records(made, "regionalt")


def test_letters_in_a_parenthesis_that_are_no_abbreviation_are_not_learnt() -> None:
    made = index(entry("a", "Kommunen skal svare (NB)"), entry("b", "NB frist fredag"))
    assert records(made, "kommunen") == ["a"]


# ---------------------------------------------------------------- filters, phrases and what must not be there


def test_filters_let_through_what_they_name() -> None:
    made = index(
        entry("a", "plan", facets=(("body", "ssu"), ("year", "2024"), ("officer", "kari dal"))),
        entry("b", "plan", facets=(("body", "pa"), ("year", "2024"))),
        entry("c", "plan", facets=(("body", "ssu"), ("year", "2025"))),
    )
    assert records(made, "plan utvalg:SSU") == ["a", "c"]
    assert records(made, "plan utvalg:SSU år:2024") == ["a"]
    assert records(made, "utvalg:SSU aar:2024") == ["a"], "a filter alone is a question"
    assert records(made, "plan -utvalg:SSU") == ["b"]
    assert records(made, "plan utvalg:SSU utvalg:PA") == ["a", "b", "c"]
    assert records(made, "saksbehandler:dal") == ["a"]


def test_an_unknown_filter_is_said_and_does_not_hide_what_there_is() -> None:
    query = parse_query("plan utvlg:SSU")
    assert query.words == ("plan",)
    assert query.wrong == (
        "«utvlg:» er ikke et filter. Filtrene er utvalg, år, område, type, gyldig, saksbehandler og avtale.",
    )
    assert parse_query("plan utvalg:SSU").wrong == ()


def test_a_minus_shuts_out_also_inflected() -> None:
    made = index(entry("a", "plan for kommunene"), entry("b", "plan for sykehuset"))
    assert records(made, "plan -kommune") == ["b"]
    assert records(made, "-kommune") == [], "only a minus asks for nothing"


def test_the_words_of_a_phrase_must_all_be_there() -> None:
    made = index(entry("a", "felles digital plan"), entry("b", "plan uten mer"))
    assert records(made, '"digital plan"') == ["a"]


# ---------------------------------------------------------------- kept up


def test_an_entry_is_found_as_it_is_now_and_no_more_as_it_was() -> None:
    made = index(entry("a", "sårpleie"), entry("b", "tannhelse"))
    made.put([entry("a", "legevakt")])
    assert records(made, "sårpleie") == []
    assert records(made, "legevakt") == ["a"]
    made.remove("a")
    assert records(made, "legevakt") == []
    assert len(made) == 1


@given(st.text(max_size=60))
def test_any_text_gives_an_answer_and_never_an_error(text: str) -> None:
    made = index(entry("a", "Felles plan for sårpleie 14/26"), entry("b", "(RBU) 18.09.2025", EntryKind.DECISION))
    list(made.search(parse_query(text)))


@pytest.mark.parametrize("text", ['"', '"åpen', "-", "---", ":", "utvalg:", "a" * 10_000, "[.*](", "🦷", "\x00", "år:"])
def test_odd_queries_give_an_answer(text: str) -> None:
    assert found(index(entry("a", "plan")), text) == []


@given(st.lists(st.text(alphabet="abcdefghiklmnorstuvyæøå ", min_size=1, max_size=40), min_size=1, max_size=8))
def test_every_whole_word_of_every_text_is_found_exactly(texts: list[str]) -> None:
    made = index(*(entry(str(number), text) for number, text in enumerate(texts)))
    for number, text in enumerate(texts):
        for word in text.split():
            assert (str(number), Match.EXACT) in found(made, f"{word} ")
