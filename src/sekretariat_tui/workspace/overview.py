"""What the opening screen shows: the cases in groups, what is due, and the next meeting."""

from datetime import date

import msgspec

from ..domain.case import CaseHead
from ..domain.kinds import CaseStatus
from ..domain.letters import fold
from ..domain.meeting import Meeting
from ..domain.strategy import Commitment
from ..domain.tracking import is_overdue
from .cases import Cases
from .meetings import Meetings
from .office import Office

FINISHED = frozenset({CaseStatus.DECIDED, CaseStatus.WITHDRAWN})


class CaseRow(msgspec.Struct, frozen=True):
    """A line of the case list. ``number`` is as the house writes it, «–» while there is none; ``search`` is folded."""

    case: str
    number: str
    title: str
    body: str
    status: CaseStatus
    doubtful: bool
    search: str


class CaseGroup(msgspec.Struct, frozen=True):
    """A heading in the case list and the cases under it: a meeting, the cases without one, or a past year."""

    key: str
    title: str
    note: str
    rows: tuple[CaseRow, ...]
    past: bool = False


class DeskStatus(msgspec.Struct, frozen=True):
    """What the status line says: how much is over its time, and the next meeting with the days left until it."""

    overdue: int
    next_meeting: str
    days_left: int | None


class Overview:
    """The opening screen's view of the register."""

    def __init__(self, office: Office, cases: Cases, meetings: Meetings) -> None:
        self._office = office
        self._cases = cases
        self._meetings = meetings

    def case_list(self) -> list[CaseGroup]:
        """All cases: coming meetings by date, cases without a meeting, then past meetings, newest first."""
        today = self._office.today()
        meetings = {meeting.id: meeting for meeting in self._meetings.all()}
        by_meeting: dict[str, list[CaseHead]] = {meeting_id: [] for meeting_id in meetings}
        without: list[CaseHead] = []
        past_years: dict[int, list[CaseHead]] = {}
        for head in self._cases.heads():
            if head.meeting in by_meeting:
                by_meeting[head.meeting].append(head)
            elif head.year is not None and (head.year < today.year or head.status in FINISHED):
                past_years.setdefault(head.year, []).append(head)
            else:
                without.append(head)
        coming, past = [], []
        for meeting in meetings.values():
            heads = by_meeting[meeting.id]
            if _is_past(meeting, today):
                if heads:
                    past.append((meeting, heads))
            else:
                coming.append((meeting, heads))
        groups = [self._meeting_group(meeting, heads, past=False) for meeting, heads in coming]
        if without:
            groups.append(CaseGroup("without", "Uten møte", "", self._rows(without)))
        for meeting, heads in reversed(past):
            groups.append(self._meeting_group(meeting, heads, past=True))
        for year in sorted(past_years, reverse=True):
            heads = sorted(past_years[year], key=lambda h: (h.body, -(h.number or 0)))
            groups.append(CaseGroup(f"year-{year}", f"{year} uten møtedato", "", self._rows(heads), past=True))
        return groups

    def status(self) -> DeskStatus:
        """The facts of the status line, as of today."""
        today = self._office.today()
        overdue = sum(is_overdue(c, today) for c in self._office.register.all(Commitment))
        meeting = self._meetings.next()
        if meeting is None or meeting.first_day is None:
            return DeskStatus(overdue, "", None)
        return DeskStatus(overdue, self._meetings.label(meeting), (meeting.first_day - today).days)

    def _meeting_group(self, meeting: Meeting, heads: list[CaseHead], *, past: bool) -> CaseGroup:
        place = {item.case: n for n, item in enumerate(meeting.agenda) if item.case}
        last = len(place)
        heads = sorted(heads, key=lambda h: (place.get(h.id, last), h.number or 0))
        note = ""
        due = self._meetings.invitation_due(meeting)
        if past:
            note = self._office.profile.word(meeting.status)
        elif meeting.sent is not None:
            note = "sendt"
        elif due is not None:
            note = f"frist {due:%d.%m}"
        return CaseGroup(meeting.id, self._meetings.label(meeting), note, self._rows(heads), past=past)

    def _rows(self, heads: list[CaseHead]) -> tuple[CaseRow, ...]:
        profile = self._office.profile
        rows = []
        for head in heads:
            number = profile.case_number(head.ref) if head.ref else "–"
            text = f"{head.body} {number} {head.title} {profile.word(head.status)}"
            rows.append(CaseRow(head.id, number, head.title, head.body, head.status, bool(head.doubts), fold(text)))
        return tuple(rows)


def _is_past(meeting: Meeting, today: date) -> bool:
    day = meeting.last_day or meeting.first_day
    if day is not None:
        return day < today
    return meeting.year < today.year or (meeting.year == today.year and (meeting.month or 12) < today.month)


def filtered(groups: list[CaseGroup], typed: str) -> list[CaseGroup]:
    """The groups with only the rows that hold every word typed; groups left empty are dropped."""
    words = fold(typed).split()
    if not words:
        return groups
    kept = []
    for group in groups:
        rows = tuple(row for row in group.rows if all(word in row.search for word in words))
        if rows:
            kept.append(msgspec.structs.replace(group, rows=rows))
    return kept
