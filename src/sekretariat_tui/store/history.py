"""What has been saved before: the versions of one record, and what has been deleted. The journal's lines tell it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET

from sekretariat_tui.domain.record import Record

from .act import Act, RecordChange
from .journal_line import DocumentChange, Line
from .kinds import type_of

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
    for line in lines:
        for change in line.changes:
            if (change.table, change.id) == (table, id):
                told = change.before is not UNSET or not found
                before = _record(change.before) if told else found[-1].after
                found.append(_version(line, change, before))
    return found


def complete(lines: Iterable[Line], *, deletions_only: bool = False) -> Iterator[Line]:
    """The same acts, where every change tells what was before it, as far as an earlier one of ``lines`` does."""
    last: dict[tuple[str, str], msgspec.Raw] = {}
    for line in lines:
        changes = tuple(
            msgspec.structs.replace(one, before=last[one.table, one.key])
            if one.before is UNSET and (one.deletes or not deletions_only) and (one.table, one.key) in last
            else one
            for one in line.changes
        )
        last |= {(one.table, one.key): one.after for one in line.changes}
        yield line if changes == line.changes else msgspec.structs.replace(line, changes=changes)


def deletions(lines: Iterable[Line]) -> list[Version]:
    """The last deletion of every record among these acts, newest first."""
    gone: dict[tuple[str, str], Version] = {}
    for line in lines:
        for change in line.changes:
            if change.deletes:
                gone.pop((change.table, change.id), None)
                gone[change.table, change.id] = _version(line, change, _record(change.before))
    return list(reversed(gone.values()))


def plain_states(change: DocumentChange) -> list[dict[str, Any]]:
    """The record before and after one change, as far as the change tells."""
    return [state for raw in (change.before, change.after) if (state := _record(raw)) is not None]


def act_in(line: Line) -> Act:
    """The act of a line that tells what was before each change."""
    changes = tuple(_version(line, one, _record(one.before)).change for one in line.changes)
    return Act(number=line.number, at=line.at, who=line.who, what=line.what, changes=changes)


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


def as_record(table: str, plain: dict[str, Any] | None) -> Record | None:
    """The record in a version's plain values; None where it was not there, or this program cannot read it."""
    kind = type_of(table)
    if kind is None or plain is None:
        return None
    try:
        return msgspec.convert(plain, kind)
    except (msgspec.ValidationError, ValueError):
        return None


def _record(raw: msgspec.Raw | msgspec.UnsetType | None) -> dict[str, Any] | None:
    if raw is None or raw is UNSET:
        return None
    found = _plain.decode(raw)
    return found if isinstance(found, dict) else None
