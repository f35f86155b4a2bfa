"""Bringing a snapshot forward by lines of the journal. Doing it twice gives what doing it once gives."""

from collections.abc import Iterable

import msgspec
from msgspec import UNSET

from .act import ActHead
from .documents import Document, Documents
from .erasure import erased_in, without_documents
from .journal_line import DocumentChange, Line
from .snapshot import Snapshot


def replay(snapshot: Snapshot, lines: Iterable[Line]) -> Snapshot:
    """The register after these acts. Acts that are in it already are passed over."""
    meta = snapshot.meta
    copies: dict[str, Documents] = {}
    for line in lines:
        if line.number <= meta.number:
            continue
        for change in line.changes:
            if change.table not in copies:
                copies[change.table] = snapshot.documents(change.table).copy()
            _apply(copies[change.table], change)
        if line.erased is not UNSET:
            copies |= without_documents(snapshot.tables | copies, frozenset(line.erased))
            meta = erased_in(meta, line.erased)
        machine = line.machine or ""
        act = ActHead(number=line.number, at=line.at, who=line.who, what=line.what, machine=machine)
        meta = msgspec.structs.replace(
            meta, number=line.number, act=act, program=line.program, last_ids=meta.last_ids | line.last_ids
        )
    if meta is snapshot.meta:
        return snapshot
    return Snapshot(snapshot.tables | copies, meta, snapshot.stamp, snapshot.head)


def _apply(documents: Documents, change: DocumentChange) -> None:
    there = documents.by_key.get(change.key)
    if there is not None and there.id and there.id != change.id:
        # Another program has used the key for a record of its own, while ours stood in the journal: both are kept.
        documents.remove(change.key)
        documents.put(Document(str(max(documents.last_place, int(change.key)) + 1), there.raw))
        there = None
    if not change.deletes:
        documents.put(Document(change.key, bytes(change.after), change.id))
    elif there is not None:
        documents.remove(change.key)
