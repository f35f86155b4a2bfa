"""What the register knows already, indexed once and followed: a case by its number or title, a meeting by its day.

Asking the register for all its cases at each document would make the time grow with the square of the archive.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from ...domain.case import Case
from ...domain.caseref import CaseRef
from ...domain.meeting import Meeting
from ...domain.provenance import Standing, standing
from ...domain.same_title import can_be_one
from ...reading.document import ReadDocument
from ..titles import UNKNOWN_TITLE

_LONGEST = 10  # days of one meeting


class _Head(msgspec.Struct, frozen=True):
    ref: CaseRef | None
    locked: bool
    body: str
    title: str
    titles: tuple[str, ...]  # what the documents call it; empty where a person has written the title
    read: bool  # from a file
    paper: bool  # its own text is there
    meeting: str | None


class Known:
    """An index over cases and meetings, as they were at act ``number`` of the register."""

    def __init__(self, number: int, cases: Iterable[Case] = (), meetings: Iterable[Meeting] = ()) -> None:
        self.number = number
        self.digests: set[str] = set()
        self._bodyless: dict[str, str] = {}
        self._heads: dict[str, _Head] = {}
        self._by_ref: defaultdict[CaseRef, dict[str, None]] = defaultdict(dict)
        self._by_title: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._days: dict[str, tuple[tuple[str, date], ...]] = {}
        self._by_day: defaultdict[tuple[str, date], dict[str, None]] = defaultdict(dict)
        for case in cases:
            self.saw_case(case)
        for meeting in meetings:
            self.saw_meeting(meeting)

    # ------------------------------------------------------------------ following

    def saw_case(self, case: Case) -> None:
        """The case is there now, as it is given."""
        self._forget_case(case.id)
        head = _Head(
            case.ref,
            case.number_locked,
            case.body,
            _plain(case.title),
            _titles(case),
            bool(case.origins),
            any(section.text.strip() for section in case.sections),
            case.meeting,
        )
        self._heads[case.id] = head
        if head.ref is not None:
            self._by_ref[head.ref][case.id] = None
        self._by_title[head.title][case.id] = None
        for origin in case.origins:
            self.digests.add(origin.digest)
            if not case.body:
                self._bodyless[origin.digest] = case.id
            elif self._bodyless.get(origin.digest) == case.id:
                del self._bodyless[origin.digest]

    def _forget_case(self, case_id: str) -> None:
        head = self._heads.pop(case_id, None)
        if head is None:
            return
        if head.ref is not None:
            self._by_ref[head.ref].pop(case_id, None)
        self._by_title[head.title].pop(case_id, None)

    def saw_meeting(self, meeting: Meeting) -> None:
        """The meeting is there now, as it is given."""
        self.lost_meeting(meeting.id)
        days = tuple((meeting.body, day) for day in _days(meeting))
        self._days[meeting.id] = days
        for key in days:
            self._by_day[key][meeting.id] = None
        self.digests.update(origin.digest for origin in meeting.origins)

    def lost_meeting(self, meeting_id: str) -> None:
        """The meeting is there no longer."""
        for key in self._days.pop(meeting_id, ()):
            self._by_day[key].pop(meeting_id, None)

    # ------------------------------------------------------------------ asking

    def by_ref(self, ref: CaseRef, title: str, *, quoted: bool = False) -> str | None:
        """The case with this number, where its title can be of the same case as this one (``can_be_one``).

        A title that a person has written says nothing against the number. A number that is not locked is only where the
        draft stands on an agenda for now (domain rule 2): it takes the title too to tell that a paper is about that
        draft, and a quotation is never of a draft.
        """
        found: list[tuple[bool, bool, str, str]] = []
        for case_id in self._by_ref.get(ref, ()):
            head = self._heads[case_id]
            same = head.title == _plain(title)
            if not head.locked:
                if not quoted and same:
                    found.append((False, False, head.title, case_id))
            elif not head.titles or any(can_be_one(title, one) for one in head.titles):
                found.append((not same, head.title == UNKNOWN_TITLE, head.title, case_id))
        return min(found)[3] if found else None

    def without_body(self, digest: str) -> str | None:
        """The case without a body that was read from this document."""
        return self._bodyless.get(digest)

    def has_all_of(self, document: ReadDocument) -> bool:
        """Whether the document has been read in, and can tell nothing more: not even a body that was missing."""
        return document.digest in self.digests and not (document.body and self.without_body(document.digest))

    def still_told(self, body: str | None) -> frozenset[str]:
        """The documents that are known, without those that a person now says the body of."""
        return frozenset(self.digests - self._bodyless.keys() if body else self.digests)

    def draft(self, body: str | None, title: str, *, read: bool) -> str | None:
        """The draft of this title whose number is not locked; with ``read`` only one without a number, read from a file."""
        for case_id in self._titled(title):
            head = self._heads[case_id]
            if head.locked or body not in (None, head.body):
                continue
            if not read or (head.read and head.ref is None):
                return case_id
        return None

    def without_paper(self, body: str | None, title: str, meeting: str | None) -> str | None:
        """The one numbered case of this title that an agenda or minutes told of and whose paper has not come."""
        found = [
            case_id
            for case_id in self._titled(title)
            if (head := self._heads[case_id]).locked
            and head.read
            and not head.paper
            and body in (None, head.body)
            and (meeting is None or head.meeting in (None, meeting))
        ]
        return found[0] if len(found) == 1 else None

    def meetings_on(self, body: str, day: date) -> list[str]:
        """The meetings of a body that day; a day within a meeting of several days counts."""
        return list(self._by_day.get((body, day), ()))

    def _titled(self, title: str) -> Iterable[str]:
        plain = _plain(title)
        return self._by_title.get(plain, ()) if plain else ()


def _titles(case: Case) -> tuple[str, ...]:
    if standing(case, "title", case.title) is not Standing.READ:
        return ()
    title = "" if case.title == UNKNOWN_TITLE else case.title
    return (title, *(doubt.other for doubt in case.doubts if doubt.field == "title" and doubt.digest))


def _plain(title: str) -> str:
    return " ".join(title.split())


def _days(meeting: Meeting) -> Iterable[date]:
    if meeting.first_day is None:
        return
    last = meeting.last_day or meeting.first_day
    for number in range(min((last - meeting.first_day).days, _LONGEST) + 1):
        yield meeting.first_day + timedelta(days=number)
