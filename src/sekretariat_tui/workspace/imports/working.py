"""The records a document touches, gathered before they are written; or never written, when it is only looked at."""

from typing import Protocol, TypeVar

import msgspec

from ...domain.case import Case
from ...domain.meeting import Meeting
from ...domain.record import Record
from ...store import Change
from .known import Known

T = TypeVar("T", bound=Record)


class Reader(Protocol):
    """Where records are had from: the register, or an act on it."""

    def find(self, kind: type[T], id: str) -> T | None: ...


class Working:
    """Records as they are so far. What is put here is seen here, and in the index, at once."""

    def __init__(self, reader: Reader, known: Known) -> None:
        self.known = known
        self._reader = reader
        self._records: dict[str, Case | Meeting | None] = {}
        self._before: dict[str, Case | Meeting | None] = {}

    def case(self, case_id: str | None) -> Case | None:
        """The case, or None."""
        found = self._get(Case, case_id)
        return found if isinstance(found, Case) else None

    def meeting(self, meeting_id: str | None) -> Meeting | None:
        """The meeting, or None."""
        found = self._get(Meeting, meeting_id)
        return found if isinstance(found, Meeting) else None

    def _get(self, kind: type[Case] | type[Meeting], id: str | None) -> Case | Meeting | None:
        if id is None:
            return None
        if id not in self._records:
            self._records[id] = self._before[id] = self._reader.find(kind, id)
        return self._records[id]

    def put(self, record: Case | Meeting) -> None:
        """The record is to be as it is given."""
        if record.id not in self._before:
            self._before[record.id] = self._reader.find(type(record), record.id)
        self._records[record.id] = record
        if isinstance(record, Case):
            self.known.saw_case(record)
        else:
            self.known.saw_meeting(record)

    def drop(self, meeting: Meeting) -> None:
        """The meeting is to go."""
        self._get(Meeting, meeting.id)
        self._records[meeting.id] = None
        self.known.lost_meeting(meeting.id)

    def touched(self) -> list[tuple[Case | Meeting | None, Case | Meeting]]:
        """Every record that is another than it was, as it was and as it is; those that go are left out."""
        return [
            (self._before[id], record)
            for id, record in self._records.items()
            if record is not None and record is not self._before[id] and record != self._before[id]
        ]

    def settle(self) -> None:
        """From here on, what is there is what was there before."""
        self._before = dict(self._records)

    def write(self, change: Change) -> None:
        """Puts everything that is changed into the act."""
        for _before, record in self.touched():
            change.put(record)
        for id in [id for id, record in self._records.items() if record is None]:
            gone = self._before[id]
            if gone is not None:
                change.delete(type(gone), id)


def same_but_doubts(before: Record | None, after: Record) -> bool:
    """Whether two versions differ in nothing but doubts and where they were read."""
    if before is None:
        return False
    ignored = {
        name: getattr(before, name)
        for name in ("doubts", "origins", "found", "changed", "rev")
        if hasattr(before, name)
    }
    return before == msgspec.structs.replace(after, **ignored)
