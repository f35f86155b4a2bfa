"""What a folded copy and our register were made from, when the copy has no journal that tells."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from .journal_line import DocumentChange, Line
from .snapshot import META, Snapshot

Raw = dict[str, Any]
Key = tuple[str, str]

_plain = msgspec.json.Decoder()


def shared_until(lines: Iterable[Line], theirs: Snapshot) -> int:
    """The number of the newest of our acts that the copy surely has.

    It has an act that made a record it has too, and one that left a record as it is there, byte for byte.

    The two may have had more in common; a base that is older than need be makes a question of what could have been
    proposed, and never the other way. 0 when nothing is known to be shared.
    """
    newest = 0
    for line in lines:
        for change in line.changes:
            document = theirs.documents(change.table).by_id.get(change.id)
            if document is None or line.number <= newest:
                continue
            if _makes(change) or document.raw_bytes == bytes(change.after):
                newest = line.number
    return newest


def state_at(lines: Iterable[Line], key: Key, until: int) -> Raw | UnsetType | None:
    """The record as we had it after act ``until``; None when it was not there. Unset when no line tells of it."""
    state: Raw | UnsetType | None = UNSET
    for line in lines:
        for change in line.changes:
            if (change.table, change.id) != key:
                continue
            if line.number > until:
                if state is UNSET and change.before is not UNSET:
                    state = _plain.decode(change.before)
                return state
            state = _plain.decode(change.after)
    return state


def deleted_there(lines: Iterable[Line], ours: Snapshot, theirs: Snapshot, until: int) -> Iterator[Key]:
    """The records that were there when the two were one, that we have, and that the copy has not."""
    made_later = {
        (change.table, change.id) for line in lines if line.number > until for change in line.changes if _makes(change)
    }
    for name, documents in ours.tables.items():
        if name == META:
            continue
        there = theirs.documents(name).by_id
        for document in documents.by_key.values():
            if document.id and document.id not in there and (name, document.id) not in made_later:
                yield name, document.id


def _makes(change: DocumentChange) -> bool:
    return change.before is not UNSET and bytes(change.before) == b"null" and not change.deletes
