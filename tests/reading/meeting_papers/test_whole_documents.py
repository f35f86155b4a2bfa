"""Whole agendas, minutes and packs, one of each form that occurs across the country, read into their parts."""

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from all_words import everything
from further_documents import FURTHER
from other_documents import OTHERS
from whole_documents import AGENDAS, CASE_PAPERS, MINUTES, PACKS, Case, Expected
from word_documents import WORD

from sekretariat_tui.domain.points import Point, outline
from sekretariat_tui.reading.document import ReadCase, ReadDocument, read_document

FIXTURES = Path(__file__).parent / "fixtures"
TEXTS = AGENDAS | MINUTES | PACKS | FURTHER | OTHERS
MEETINGS = TEXTS | {name: expected for name, (_, expected) in WORD.items()}
DOCUMENTS = sorted(path.stem for path in FIXTURES.glob("*.txt"))


@cache
def read(name: str) -> ReadDocument:
    if name not in WORD:
        return read_document(FIXTURES / f"{name}.txt")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.docx"
        path.write_bytes(WORD[name][0])
        return read_document(path)


def rows(points: tuple[Point, ...]) -> list[str]:
    return [f"{row.label} {row.point.text}".strip() for row in outline(points)]


def test_every_document_has_what_should_be_read_from_it() -> None:
    assert sorted([*TEXTS, *CASE_PAPERS]) == DOCUMENTS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_word_of_a_document_is_lost(name: str) -> None:
    source = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8")
    kept = set(re.findall(r"\w+", everything(read(name))))
    assert [word for word in re.findall(r"\w+", source) if word not in kept] == []


@pytest.mark.parametrize("name", WORD)
def test_no_word_of_a_word_file_is_lost(name: str) -> None:
    with zipfile.ZipFile(BytesIO(WORD[name][0])) as file:
        source = " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", file.read("word/document.xml").decode()))
    kept = set(re.findall(r"\w+", everything(read(name))))
    assert [word for word in re.findall(r"\w+", source) if word not in kept] == []


@pytest.mark.parametrize("name", CASE_PAPERS)
def test_a_paper_about_minutes_or_an_agenda_is_a_case_paper(name: str) -> None:
    document = read(name)
    assert document.kind == "case_paper"
    assert (document.body, document.number, document.year, document.title) == CASE_PAPERS[name]


@pytest.mark.parametrize(("name", "expected"), MEETINGS.items(), ids=list(MEETINGS))
class TestADocumentOfAMeeting:
    def test_its_kind_and_its_body_are_known(self, name: str, expected: Expected) -> None:
        document = read(name)
        assert (document.kind, document.body) == (expected.kind, expected.body)

    def test_it_tells_when_and_where_the_meeting_is(self, name: str, expected: Expected) -> None:
        document = read(name)
        meeting = document.meeting
        assert meeting is not None
        assert document.meeting_date == meeting.first_day == expected.day
        assert meeting.last_day == (expected.last_day or expected.day)
        assert (meeting.place, meeting.time) == (expected.place, expected.time)
        assert (meeting.ordinal, meeting.digital) == (expected.ordinal, expected.digital)
        assert meeting.approved == expected.approved

    def test_it_tells_who_was_there(self, name: str, expected: Expected) -> None:
        meeting = read(name).meeting
        assert meeting is not None
        found = [(one.name, one.presence.value, one.stands_for or one.party) for one in meeting.attendance]
        assert found == expected.people

    def test_its_cases_come_in_order(self, name: str, expected: Expected) -> None:
        assert [(case.number, case.suffix, case.year, case.title) for case in read(name).cases] == [
            (case.number, case.suffix, case.year, case.title) for case in expected.cases
        ]

    def test_what_it_says_of_each_case_is_read(self, name: str, expected: Expected) -> None:
        for case, wanted in zip(read(name).cases, expected.cases, strict=True):
            _check(case, wanted)

    def test_its_references_are_to_other_cases_only(self, name: str, expected: Expected) -> None:
        assert sorted({str(reference) for reference in read(name).references}) == sorted(expected.references)


def _check(case: ReadCase, wanted: Case) -> None:
    shown = f"sak {case.number}"
    if wanted.type is not None:
        assert case.type == wanted.type, shown
    assert case.closed == wanted.closed, shown
    assert case.archive_refs == wanted.archive, shown
    assert (None if case.paper is None else [section.heading for section in case.paper.sections]) == wanted.paper, shown
    if wanted.proposal is not None:
        proposal = case.proposal if case.paper is None else case.paper.proposal
        assert rows(proposal.points) == wanted.proposal, shown
    if case.paper is not None:
        assert (case.paper.body, case.paper.number, case.paper.year) == (case.body, case.number, case.year), shown
    decision = case.decision
    assert (None if decision is None else rows(decision.points)) == wanted.decided, shown
    if decision is not None:
        outcome, mode = decision.outcome, decision.mode
        if wanted.outcome is not None:
            assert outcome == wanted.outcome, shown
        if wanted.mode is not None:
            assert mode == wanted.mode, shown
