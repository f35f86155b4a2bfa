"""The words around a match."""

from sekretariat_tui.lookup import Entry, EntryKind, Field, Index, has_phrase, parse_query, snippet


def around(query: str, *texts: str, title: str = "") -> tuple[str, list[str]]:
    """The snippet, and the marked words in it."""
    fields = (Field(title, 0), *(Field(text) for text in texts))
    made = Index()
    made.put([Entry(kind=EntryKind.CASE, record="a", title=title, fields=fields)])
    answer = made.search(parse_query(query))
    assert list(answer)
    found = snippet(fields, answer.found_as)
    assert found is not None
    return found.text, [found.text[start:end] for start, end in found.marks]


def test_the_words_shown_are_those_that_fit_as_well_as_is_said() -> None:
    long = "Om satsningsområdene. " * 20
    text, marked = around("satsning", long + "Hver satsning følges opp.", title="Satsningsområder")
    assert "Hver satsning følges" in text
    assert "satsning" in marked


def test_the_line_with_most_of_the_words_is_shown() -> None:
    text, marked = around("felles plan", "En plan alene.\nEn felles plan for begge.\nFelles, uten mer.")
    assert text == "En felles plan for begge."
    assert marked == ["felles", "plan"]


def test_the_part_of_a_compound_that_was_asked_for_is_marked() -> None:
    assert around("pleie", "Sårpleierommet åpner.") == ("Sårpleierommet åpner.", ["pleie"])


def test_a_word_with_loose_accents_is_marked_as_it_is_written() -> None:
    text, marked = around("sårpleie", "Om sa\u030arpleie hjemme")
    assert marked == ["sa\u030arpleie"]
    assert text == "Om sa\u030arpleie hjemme"


def test_a_long_line_is_cut_around_the_match() -> None:
    text, marked = around("sårpleie", f"{'ord ' * 100}sårpleie{' ord' * 100}")
    assert text.startswith("… ") and text.endswith(" …")
    assert marked == ["sårpleie"]
    assert len(text) < 220


def test_a_phrase_stands_one_word_after_the_other() -> None:
    fields = (Field("Felles digitale planer"), Field("plan, digital"))
    made = Index()
    made.put([Entry(kind=EntryKind.CASE, record="a", title="", fields=fields)])
    answer = made.search(parse_query('"digital plan"'))
    assert list(answer)
    assert has_phrase(fields[:1], ("digital", "plan"), answer.found_as)
    assert not has_phrase(fields[1:], ("digital", "plan"), answer.found_as)
