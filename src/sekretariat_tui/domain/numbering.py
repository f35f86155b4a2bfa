"""Case numbers come with the agenda (domain rule 2).

Numbers run per body and start again each January; the year is the meeting's. Numbering goes in agenda order. Until the
invitation is sent the numbers are provisional and follow when items are moved; sending locks them; an item that comes
late takes the next. A number that has been locked is never given again, not even when its case is deleted.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

import msgspec

from .case import Case, CaseHead
from .caseref import CaseRef
from .meeting import AgendaItem, Meeting
from .record import Record


class SpentNumber(Record, frozen=True, kw_only=True):
    """A locked number whose case is no longer in the register. It stays spent."""

    table: ClassVar[str] = "spent_numbers"

    body: str
    year: int
    number: int
    title: str = ""


class Numbered(msgspec.Struct, frozen=True):
    """What numbering gives: the meetings and the cases that have changed."""

    meetings: tuple[Meeting, ...]
    cases: tuple[Case, ...]


def _by_day(meeting: Meeting) -> tuple[date, str]:
    """Meetings in the order they are held; one with only a month comes at the month's end, one without last."""
    if meeting.first_day:
        return meeting.first_day, meeting.id
    if meeting.month:
        return date(meeting.year, meeting.month, 28), meeting.id
    return date(meeting.year, 12, 31), meeting.id


def highest_locked(
    body: str, year: int, cases: Iterable[Case], meetings: Iterable[Meeting], spent: Iterable[SpentNumber]
) -> int:
    """The highest number that stands for this body and year; 0 when none does."""
    numbers = [0]
    numbers += [
        c.number for c in cases if c.number_locked and c.number is not None and c.body == body and c.year == year
    ]
    numbers += [s.number for s in spent if s.body == body and s.year == year]
    for meeting in meetings:
        if meeting.body == body and meeting.year == year:
            numbers += [i.number for i in meeting.agenda if i.number_locked and i.number is not None]
    return max(numbers)


def holder_of(case: CaseHead, cases: Iterable[CaseHead], spent: Iterable[SpentNumber]) -> str | None:
    """The title of another case that this one's locked number stands for; None when it is this one's alone.

    The other may be in the register with the number locked, or deleted, so that the number is spent.
    """
    if case.ref is None or not case.number_locked:
        return None
    for other in cases:
        if other.id != case.id and other.number_locked and other.ref == case.ref:
            return other.title
    return next((one.title for one in spent if spends(one, case.ref)), None)


def spends(spent: SpentNumber, ref: CaseRef) -> bool:
    """Whether this is the number that is spent. Of one with a letter it is not known which letter it was."""
    return not ref.suffix and (spent.body, spent.year, spent.number) == (ref.body, ref.year, ref.number)


def number_agendas(
    body: str,
    year: int,
    meetings: Sequence[Meeting],
    cases: Mapping[str, Case],
    spent: Sequence[SpentNumber],
    takes_number: Callable[[AgendaItem], bool],
) -> Numbered:
    """Numbers for every numbered agenda of one body and year.

    ``meetings`` are those of the body and year with ``numbered`` set, ``cases`` all cases of the register by id.
    ``takes_number`` answers whether a fixed item takes a number (the profile's). A meeting whose invitation is sent
    keeps its numbers; a late item there takes the next free one, locked at once. Later agendas that are still
    provisional move up to make room.
    """
    following = highest_locked(body, year, cases.values(), meetings, spent)
    # A locked number may lie above provisional ones of an earlier meeting; those then take numbers after it.
    changed_meetings: list[Meeting] = []
    changed_cases: list[Case] = []
    sent = [m for m in meetings if m.locked]
    open_ = [m for m in meetings if not m.locked]
    for meeting in [*sorted(sent, key=_by_day), *sorted(open_, key=_by_day)]:
        agenda: list[AgendaItem] = []
        for item in meeting.agenda:
            case = cases.get(item.case) if item.case else None
            if case is not None:
                if not case.number_locked:
                    following += 1
                    numbered = msgspec.structs.replace(
                        case, number=following, year=meeting.year, number_locked=meeting.locked
                    )
                    if numbered != case:
                        changed_cases.append(numbered)
            elif item.fixed is not None:
                if not takes_number(item):
                    item = msgspec.structs.replace(item, number=None, number_locked=False)
                elif not item.number_locked:
                    following += 1
                    item = msgspec.structs.replace(item, number=following, number_locked=meeting.locked)
            agenda.append(item)
        if tuple(agenda) != meeting.agenda:
            changed_meetings.append(msgspec.structs.replace(meeting, agenda=tuple(agenda)))
    return Numbered(tuple(changed_meetings), tuple(changed_cases))
