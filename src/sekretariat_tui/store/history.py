"""What has been saved before: the versions of one record, and what has been deleted. The journal's lines tell it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET

from .act import Act, RecordChange
from .journal_line import DocumentChange, Line

_plain = msgspec.json.Decoder()


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A record as one act left it, and as it was before; None where it was not there.

    ``first`` is the number of the first act in it, where several saves of one who was typing are one version.
    ``place`` is the record's place in its table, so that one taken back stands where it stood.
    """

    table: str
    id: str
    number: int
    first: int
    at: datetime
    who: str
    what: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    place: int = 0

    @property
    def change(self) -> RecordChange:
        """The same as a change of one record, to be put back."""
        return RecordChange(table=self.table, id=self.id, before=self.before, after=self.after, place=self.place)


def versions_of(lines: Iterable[Line], table: str, id: str) -> list[Version]:
    """Every version of a record, oldest first."""
    found: list[Version] = []
    for line, change in _changes(lines):
        if (change.table, change.id) == (table, id):
            told = change.before is not UNSET or not found
            before = _record(change.before) if told else found[-1].after
            found.append(_version(line, change, before))
    return found


def deletions(lines: Iterable[Line]) -> list[Version]:
    """The last deletion of every record that has not come back, newest first."""
    gone: dict[tuple[str, str], Version] = {}
    last: dict[tuple[str, str], msgspec.Raw] = {}
    for line, change in _changes(lines):
        of = (change.table, change.id)
        gone.pop(of, None)
        if change.deletes:
            before = last.get(of) if change.before is UNSET else change.before
            gone[of] = _version(line, change, _record(before))
        last[of] = change.after
    return list(reversed(gone.values()))


def act_of(lines: Iterable[Line], number: int) -> Act | None:
    """One act with all it changed, as it can be taken back; None when it is not there any more."""
    last: dict[tuple[str, str], msgspec.Raw] = {}
    for line in lines:
        if line.number == number:
            changes = tuple(
                _version(
                    line, one, _record(last.get((one.table, one.id)) if one.before is UNSET else one.before)
                ).change
                for one in line.changes
            )
            return Act(number=number, at=line.at, who=line.who, what=line.what, changes=changes)
        last |= {(one.table, one.id): one.after for one in line.changes}
    return None


def plain_states(change: DocumentChange) -> list[dict[str, Any]]:
    """The record before and after one change, as far as the change tells."""
    return [state for raw in (change.before, change.after) if (state := _record(raw)) is not None]


def _changes(lines: Iterable[Line]) -> Iterator[tuple[Line, DocumentChange]]:
    return ((line, change) for line in lines for change in line.changes)


def _version(line: Line, change: DocumentChange, before: dict[str, Any] | None) -> Version:
    return Version(
        table=change.table,
        id=change.id,
        number=line.number,
        first=line.number if line.first is UNSET else line.first,
        at=line.at,
        who=line.who,
        what=line.what,
        before=before,
        after=_record(change.after),
        place=int(change.key) if change.key.isdecimal() else 0,
    )


def _record(raw: msgspec.Raw | msgspec.UnsetType | None) -> dict[str, Any] | None:
    if raw is None or raw is UNSET:
        return None
    found = _plain.decode(raw)
    return found if isinstance(found, dict) else None
