"""The index kept as bytes, and taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.lookup import Entry, EntryKind, Field, Index, Synonyms, parse_query
from sekretariat_tui.lookup.stored import as_bytes, from_bytes


def made() -> Index:
    index = Index()
    texts = ["Felles sårpleie", "Regionalt beredskapsutvalg (RBU)", "Legevakt i dalen", "Slettet tannhelse"]
    for number, text in enumerate(texts):
        ref = CaseRef("SSU", 2026, number + 1)
        fields = (Field(text, 0), Field(f"{text} sak {number}"))
        facets = (("body", "ssu"), ("year", "2026"))
        kind = EntryKind.DECISION if number % 2 else EntryKind.CASE
        index.put([Entry(kind=kind, record=str(number), rev=7, title=text, ref=ref, fields=fields, facets=facets)])
    index.remove("3")
    return index


QUERIES = ["sårpleie", "sarpleie", "pleie", "rbu", "utvalg:SSU år:2026", "legevaki", "tannhelse", "l"]


def answers(index: Index) -> list[list[tuple[str, str]]]:
    return [[(hit.head.title, hit.match) for hit in index.search(parse_query(query))] for query in QUERIES]


def test_what_was_kept_answers_as_before_and_goes_on() -> None:
    index = made()
    again = from_bytes(as_bytes(index, "nøkkel"), "nøkkel", Synonyms())
    assert again is not None
    assert answers(again) == answers(index)
    assert again.revisions() == {"0": 7, "1": 7, "2": 7}
    again.put([Entry(kind=EntryKind.CASE, record="4", title="Ny", fields=(Field("ny hverdag"),))])
    assert [hit.head.record for hit in again.search(parse_query("hverdag"))] == ["4"]


def test_what_was_made_from_something_else_is_not_taken() -> None:
    assert from_bytes(as_bytes(made(), "da"), "nå", Synonyms()) is None


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_damaged_byte_is_noticed(at: int, change: int) -> None:
    data = bytearray(as_bytes(made(), "k"))
    data[at % len(data)] ^= change
    assert from_bytes(bytes(data), "k", Synonyms()) is None


@pytest.mark.parametrize("size", [0, 5, 40, 200])
def test_a_cut_file_is_noticed(size: int) -> None:
    assert from_bytes(as_bytes(made(), "k")[:size], "k", Synonyms()) is None
