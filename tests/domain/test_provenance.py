"""Which document is believed for which field, and how it is known that a person has written there."""

import msgspec

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.provenance import (
    FoundAt,
    SourceKind,
    Standing,
    better,
    kept_name,
    mark_of,
    rank,
    standing,
    still_read,
)


def test_the_paper_counts_most_for_the_text_and_the_minutes_for_the_decision() -> None:
    kinds = list(SourceKind)
    assert max(kinds, key=lambda kind: rank("title", kind)) is SourceKind.PAPER
    assert max(kinds, key=lambda kind: rank("decision", kind)) is SourceKind.MINUTES
    assert max(kinds, key=lambda kind: rank("type", kind)) is SourceKind.AGENDA
    assert min(kinds, key=lambda kind: rank("decision", kind)) is SourceKind.QUOTE
    assert rank("title", "") == 0


def test_of_two_alike_the_same_one_is_named_whichever_came_first() -> None:
    one, other = (FoundAt(field="title", kind=SourceKind.AGENDA, digest=digest) for digest in ("a1", "b2"))
    assert (better(one, other), better(other, one), better(one, one)) == (True, False, False)


def test_a_field_is_a_persons_when_it_is_another_than_was_read_or_was_chosen() -> None:
    note = FoundAt(field="title", document="sak.docx", kind=SourceKind.PAPER, mark=mark_of("Vakt"))
    case = Case(body="SSU", title="Vakt", found=(note,))
    assert standing(case, "title", "Vakt") is Standing.READ
    assert standing(case, "title", "Legevakt") is Standing.WRITTEN
    assert standing(case, "title", "") is Standing.WRITTEN  # emptied
    assert standing(case, "our_ref", "") is Standing.EMPTY
    assert standing(case, "our_ref", "9/25") is Standing.WRITTEN
    chosen = msgspec.structs.replace(case, found=(msgspec.structs.replace(note, chosen=True),))
    assert standing(chosen, "title", "Vakt") is Standing.WRITTEN
    assert [one.document for one in still_read(chosen)] == ["sak.docx"]
    assert still_read(msgspec.structs.replace(case, title="Legevakt")) == []


def test_a_copy_is_named_by_its_content() -> None:
    assert kept_name("arkiv.zip › 2019/Sak 12.DOCX", "a" * 64) == "a" * 24 + ".docx"
    assert kept_name("uten filtype", "b" * 64) == "b" * 24
