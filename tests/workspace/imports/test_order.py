"""Whatever comes first, agenda, papers or minutes, the register is the same."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any

import msgspec
import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import CaseStatus, CaseType, MeetingStatus, Mode, Outcome, Stance
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import plain_text
from sekretariat_tui.reading.document import ReadDocument
from sekretariat_tui.workspace.imports.joining import Source
from sekretariat_tui.workspace.imports.known import Known
from sekretariat_tui.workspace.imports.taking import Taking
from sekretariat_tui.workspace.imports.told import told_by
from sekretariat_tui.workspace.imports.working import Working

from . import documents
from .documents import DAY, agenda, as_proposed, case_line, decided, minutes, paper, quoting

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)


class Nothing:
    def find(self, kind: object, id: str) -> None:
        return None


class Desk:
    """A register in memory that documents are taken into."""

    def __init__(self) -> None:
        self.work = Working(Nothing(), Known(0))

    def take(self, read: Iterable[ReadDocument]) -> "Desk":
        for document in read:
            source = Source(name=document.source, digest=document.digest, kind=document.kind, at=NOW)
            taking = Taking(self.work, source, today=NOW.date(), settled=lambda record, doubt: False)
            taking.take(told_by(document))
            self.work.settle()
        return self

    @property
    def cases(self) -> list[Case]:
        return [one for one in self.work._records.values() if isinstance(one, Case)]

    @property
    def meetings(self) -> list[Meeting]:
        return [one for one in self.work._records.values() if isinstance(one, Meeting)]

    def case(self, number: int, body: str = "SSU", year: int = 2025) -> Case:
        (found,) = [case for case in self.cases if case.ref == CaseRef(body, year, number)]
        return found

    def words(self) -> Any:
        """Everything in the register, without the ids and without the order in which it came."""
        names = {case.id: str(case.ref or case.title) for case in self.cases}
        names |= {meeting.id: f"{meeting.body} {meeting.first_day}" for meeting in self.meetings}
        return sorted(
            (str(_plain(msgspec.to_builtins(record), names)) for record in (*self.cases, *self.meetings)),
        )


def _plain(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        left = {key: _plain(one, names) for key, one in value.items() if key not in {"id", "mark"}}
        for key in ("origins", "doubts", "found", "links"):
            if key in left:
                kept = [one for one in left[key] if not one.get("part") or one.get("field") == "decision"]
                left[key] = sorted(map(str, kept))
        return left
    if isinstance(value, list | tuple):
        return [_plain(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def same_in_any_order(read: Sequence[ReadDocument]) -> Desk:
    first = Desk().take(read)
    for order in permutations(read):
        assert Desk().take(order).words() == first.words(), [document.source for document in order]
    return first


def test_agenda_papers_and_minutes_give_the_same_register_in_any_order() -> None:
    desk = same_in_any_order(documents.whole_meeting())
    assert sorted(str(case.ref) for case in desk.cases) == [
        "PA 4/2024", "SSU 11/2025", "SSU 12/2025", "SSU 13/2025", "SSU 20/2025", "SSU 21/2025",
    ]  # fmt: skip
    (meeting, later) = sorted(desk.meetings, key=lambda one: one.first_day or date.max)
    assert (meeting.first_day, meeting.status, meeting.place, meeting.ordinal) == (
        DAY, MeetingStatus.MINUTES_APPROVED, "Hamar", 3,
    )  # fmt: skip
    assert later.first_day == date(2025, 11, 20)
    assert [item.fixed is None for item in meeting.agenda] == [False, True, True, True, False]
    eleven, twelve, thirteen = desk.case(11), desk.case(12), desk.case(13)
    assert eleven.title == "Felles vaktordning i hele regionen"
    assert plain_text(eleven.decision.points) == "SSU slutter seg til ordningen med to vakter."
    assert (eleven.decision.quoted_in, eleven.status, eleven.meeting) == (None, CaseStatus.DECIDED, meeting.id)
    assert plain_text(twelve.decision.points) == "SSU slutter seg til Hospitering."
    assert (twelve.decision.outcome, twelve.decision.mode, twelve.type) == (
        Outcome.AS_PROPOSED, Mode.CONSENSUS, CaseType.DISCUSSION,
    )  # fmt: skip
    assert (thirteen.type, thirteen.decision.outcome, thirteen.sections) == (
        CaseType.INFORMATION, Outcome.NOTED, (),
    )  # fmt: skip
    assert [case.doubts for case in desk.cases] == [()] * 6


def doubts(desk: Desk) -> list[tuple[str, str]]:
    return sorted((doubt.field, doubt.text) for record in (*desk.cases, *desk.meetings) for doubt in record.doubts)


def test_a_title_that_differs_is_the_papers_with_a_doubt_in_any_order() -> None:
    desk = same_in_any_order(
        [agenda(case_line(11, "Ny vaktordning")), paper(11, "Vaktordning"), minutes(case_line(11, "Vaktordning"))]
    )
    assert desk.case(11).title == "Vaktordning"
    assert doubts(desk) == [("title", "innkalling.docx")]


def test_two_cases_with_one_number_are_two_with_their_own_decisions_in_any_order() -> None:
    desk = same_in_any_order(
        [
            agenda(case_line(11, "LÆRINGS- OG MESTRINGSTILBUD")),
            paper(11, "Innkjøp av ambulansebåt"),
            minutes(case_line(11, "Lærings- og mestringstilbud", decision=decided("SSU tar saken til orientering."))),
        ]
    )
    first, second = sorted(desk.cases, key=lambda case: case.title)
    assert (first.title, first.decision.points) == ("Innkjøp av ambulansebåt", ())
    assert (second.title, bool(second.decision.points)) == ("Lærings- og mestringstilbud", True)


def test_a_paper_with_another_meeting_date_than_the_agenda_is_doubted_in_any_order() -> None:
    desk = same_in_any_order(
        [
            agenda(case_line(11, "Vaktordning"), case_line(12, "Hospitering")),
            paper(11, "Vaktordning", meeting_date=date(2025, 9, 14)),
            paper(12, "Hospitering", meeting_date=DAY),
        ]
    )
    (meeting,) = desk.meetings
    assert desk.case(11).meeting == meeting.id
    assert doubts(desk) == [("meeting_date", "sak 11.docx")]


def test_one_meeting_with_two_dates_is_one_meeting_with_a_doubt_in_any_order() -> None:
    desk = same_in_any_order(
        [
            agenda(case_line(11, "Vaktordning"), case_line(12, "Hospitering"), day=date(2025, 9, 3)),
            minutes(case_line(11, "Vaktordning", decision=decided("Ja.")), case_line(12, "Hospitering")),
            paper(11, "Vaktordning", meeting_date=date(2025, 9, 3)),
        ]
    )
    (meeting,) = desk.meetings
    assert meeting.first_day == DAY
    assert [(doubt.field, doubt.other) for doubt in meeting.doubts] == [("first_day", "2025-09-03")]
    assert doubts(desk) == [("first_day", "innkalling.docx")]


def test_a_quoted_decision_gives_way_to_the_minutes_and_the_difference_is_said_in_any_order() -> None:
    desk = same_in_any_order(
        [
            minutes(case_line(11, "Vaktordning", decision=decided("SSU sier ja."))),
            quoting(20, "Oppfølging", 11, "SSU sier nei."),
            paper(11, "Vaktordning"),
        ]
    )
    assert plain_text(desk.case(11).decision.points) == "SSU sier ja."
    assert doubts(desk) == [("decision", "siterer 20.docx")]


def test_of_two_papers_that_quote_the_same_words_the_same_one_is_named_in_any_order() -> None:
    same_in_any_order([quoting(n, f"Oppfølging {n}", 11, "SSU sier ja.") for n in (20, 21, 22)])


def test_a_draft_without_a_number_gets_the_one_on_the_agenda_in_any_order() -> None:
    desk = same_in_any_order([paper(None, "Vaktordning", name="utkast.docx"), agenda(case_line(11, "Vaktordning"))])
    (case,) = desk.cases
    assert (str(case.ref), len(case.sections)) == ("SSU 11/2025", 1)
    assert case.doubts == ()


def test_a_case_that_is_put_off_belongs_to_the_meeting_that_decides_it_in_any_order() -> None:
    put_off = case_line(11, "Vaktordning", decision=decided(outcome=Outcome.POSTPONED_UNHANDLED))
    november = date(2025, 11, 20)
    desk = same_in_any_order(
        [
            agenda(case_line(11, "Vaktordning"), case_line(12, "Hospitering")),
            minutes(put_off, case_line(12, "Hospitering")),
            agenda(case_line(11, "Vaktordning"), case_line(20, "Budsjett"), day=november, name="i2.docx"),
            minutes(
                case_line(11, "Vaktordning", decision=decided("Ja.", outcome=Outcome.APPROVED)),
                case_line(20, "Budsjett"),
                day=november,
                name="p2.docx",
            ),
        ]
    )
    assert len(desk.meetings) == 2
    assert desk.case(11).decision.outcome is Outcome.APPROVED
    assert next(m.first_day for m in desk.meetings if m.id == desk.case(11).meeting) == november


@pytest.mark.parametrize("listed", [(11, 12, 13), (12, 11)])
def test_the_agenda_has_the_order_of_the_invitation_and_the_rest_by_number(listed: tuple[int, ...]) -> None:
    desk = same_in_any_order(
        [
            agenda(*(case_line(n, f"Sak nummer {n}") for n in listed)),
            *(paper(n, f"Sak nummer {n}", meeting_date=DAY) for n in (11, 12, 14)),
        ]
    )
    (meeting,) = desk.meetings
    numbers = {case.id: case.number for case in desk.cases}
    assert [numbers[item.case] for item in meeting.agenda if item.case] == [*listed, 14]


def test_minutes_alone_make_the_case_and_its_paper_fills_in_the_rest() -> None:
    desk = same_in_any_order([minutes(case_line(12, "Hospitering", decision=as_proposed())), paper(12, "Hospitering")])
    assert plain_text(desk.case(12).decision.points) == "SSU slutter seg til Hospitering."


def test_what_minutes_tell_beside_the_text_is_kept() -> None:
    dissent = "Protokolltilførsel fra Vik kommune: Saken burde vært utredet bedre."
    told = decided("Ja.", outcome=Outcome.FORWARDED, forwarded_to="Partnerskapsmøtet", dissent=(dissent,))
    desk = same_in_any_order([minutes(case_line(11, "Vaktordning", decision=told)), paper(11, "Vaktordning")])
    decision = desk.case(11).decision
    assert (decision.outcome, decision.forwarded_to) == (Outcome.FORWARDED, "Partnerskapsmøtet")
    assert [(one.party, one.stance, one.remark) for one in decision.positions] == [
        ("Vik kommune", Stance.DISAGREES, dissent)
    ]
