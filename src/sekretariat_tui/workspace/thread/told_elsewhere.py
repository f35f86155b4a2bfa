"""What the control finds by the thread: what was asked for and never came, standings told of, and quotes that differ."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...domain.case import Case, Standing
from ...domain.caseref import CaseRef
from ...domain.control import (
    Asked,
    Finding,
    FindingKind,
    Naming,
    asked_findings,
    quoted_otherwise_finding,
    standing_told,
)
from ...domain.kinds import CommitmentStatus
from ...domain.meeting import Meeting
from ...domain.points import plain_text
from ...domain.strategy import Commitment as KeptCommitment
from ...domain.strategy import Measure
from ..cases import Cases
from ..meetings import Meetings
from ..office import Office
from .thread import Thread

if TYPE_CHECKING:
    from ...reading import Commitment

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ORDINAL = re.compile(r"(?<![\d.])(?P<ordinal>[1-9])(?:\s*[/.-]\s*|\s+)(?P<year>20\d\d)")
_CLOSED = frozenset({CommitmentStatus.DONE, CommitmentStatus.LAPSED})


class ToldElsewhere:
    """Goes over the decisions and the texts. What a decision asks for is read once for each version of its case."""

    def __init__(self, office: Office, cases: Cases, meetings: Meetings, thread: Thread) -> None:
        self._office = office
        self._cases = cases
        self._meetings = meetings
        self._thread = thread
        self._read: dict[str, tuple[tuple[int, int | None], list[Commitment]]] = {}

    def findings(self, cases: Sequence[Case], meetings: Mapping[str, Meeting], name: Naming) -> Iterator[Finding]:
        """Everything worth a look; last the decisions that nothing followed, for an old archive has many."""
        self._thread.read()
        by_measure = self._followed_by_measures()
        closed = self._closed()
        days = self._days(meetings)
        today = self._office.today()
        never: list[Finding] = []
        for case in cases:
            meeting = meetings.get(case.meeting or "")
            decided = _decided(case, meeting)

            def followed(case: Case = case) -> bool:
                return (
                    case.id in by_measure
                    or case.ref in by_measure
                    or case.id in closed
                    or bool(self._thread.relations.pointing_at(case.id))
                )

            def asked(case: Case = case, decided: date | None = decided) -> list[Asked]:
                return self._asked_in(case, decided, days)

            never += asked_findings(case, name, decided=decided, asked=asked, followed=followed, today=today)
            for quote, owner, changes in self._thread.quoted_otherwise(case):
                yield quoted_otherwise_finding(case, owner, quote.heading, changes, name)
        proposals = self._thread.proposed
        for one in proposals.every(cases):
            yield standing_told(
                self._cases.get(one.case),
                self._cases.get(one.told_in),
                name,
                standing=Standing(id="", kind=one.kind, by=one.by, point=one.point),
                words=proposals.label(one),
                sentence=one.sentence,
            )
        yield from sorted(never, key=lambda one: one.kind is FindingKind.NEVER_FOLLOWED)

    def _followed_by_measures(self) -> set[str | CaseRef | None]:
        """The cases that a measure was decided in, or names."""
        followed: set[str | CaseRef | None] = set()
        for measure in self._office.register.all(Measure):
            followed.update(measure.cases)
            if measure.decided_by is not None:
                followed.add(measure.decided_by)
        return followed

    def _closed(self) -> set[str]:
        """The cases whose commitments somebody has seen to: all are done, or have lapsed."""
        kept = self._office.register.all(KeptCommitment)
        return {one.case for one in kept} - {one.case for one in kept if one.status not in _CLOSED}

    def _days(self, meetings: Mapping[str, Meeting]) -> dict[str, list[tuple[date, Meeting]]]:
        days: dict[str, list[tuple[date, Meeting]]] = {}
        for meeting in meetings.values():
            if meeting.first_day is not None:
                days.setdefault(meeting.body, []).append((meeting.first_day, meeting))
        return {body: sorted(theirs, key=lambda one: one[0]) for body, theirs in days.items()}

    def _asked_in(
        self, case: Case, decided: date | None, days: Mapping[str, Sequence[tuple[date, Meeting]]]
    ) -> list[Asked]:
        asked = []
        for found in self._commitments(case, decided.year if decided else case.year):
            due = found.due
            day = (due.end or due.date or due.start) if due is not None else None
            if due is not None and due.meeting and day is None:
                day = _day_of_meeting(due.meeting, case, decided, days)
            asked.append(
                Asked(
                    task=found.task,
                    words=_words(due.meeting if due else None, day, due.text if due else ""),
                    to_meeting=due is not None and bool(due.meeting),
                    day=day,
                )
            )
        return asked

    def _commitments(self, case: Case, year: int | None) -> "list[Commitment]":
        """What the decision asks for; read once for each version of the case."""
        from ...reading import find_commitments

        there = self._read.get(case.id)
        if there is None or there[0] != (case.rev, year):
            found = find_commitments(plain_text(case.decision.points), body=case.body or None, year=year)
            there = self._read[case.id] = ((case.rev, year), found)
        return there[1]


def _decided(case: Case, meeting: Meeting | None) -> date | None:
    """The day of the decision: the meeting's, else the paper's, else the last day it can have been."""
    if meeting is not None and meeting.first_day is not None:
        return meeting.first_day
    if case.document_date is not None and case.year in (None, case.document_date.year):
        return case.document_date
    return date(case.year, 12, 31) if case.year is not None else None


def _day_of_meeting(
    words: str, case: Case, decided: date | None, days: Mapping[str, Sequence[tuple[date, Meeting]]]
) -> date | None:
    """The day of a meeting that is named without one: «SSU 1 2025», «SSU», «neste møte»."""
    body = next((body for body in days if re.search(rf"(?<!\w){re.escape(body)}(?!\w)", words)), case.body)
    theirs = days.get(body, ())
    if ordinal := _ORDINAL.search(words):
        number, year = int(ordinal["ordinal"]), int(ordinal["year"])
        of_year = [(day, meeting) for day, meeting in theirs if meeting.year == year]
        exact = next((day for day, meeting in of_year if meeting.ordinal == number), None)
        return exact or (of_year[number - 1][0] if len(of_year) >= number else date(year, 12, 31))
    if year_found := _YEAR.search(words):
        return date(int(year_found.group()), 12, 31)
    return next((day for day, _ in theirs if decided is not None and day > decided), None)


def _words(meeting: str | None, day: date | None, text: str) -> str:
    if meeting and day and f"{day.year}" not in meeting:
        return f"{meeting} {day:%d.%m.%Y}"
    return meeting or (f"{day:%d.%m.%Y}" if day else text)
