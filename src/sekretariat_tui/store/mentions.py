"""Which records have something of another one in them: those an act has touched together with it, and those that quote it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import UNSET

from .documents import Document
from .erasure import in_json
from .history import plain_states
from .journal_line import Line
from .snapshot import META, Snapshot

State = dict[str, Any]


def told_of(lines: Iterable[Line], snapshot: Snapshot, id: str) -> list[tuple[str, str, State]]:
    """Every state of every record, of now and before, that an act on the record with this id has left or changed.

    Each with its table and id: the record's own, and those of what was changed together with it. Records that only
    point at it now are among them.
    """
    found: list[tuple[str, str, State]] = []
    for line in lines:
        if any(change.id == id or id.encode() in bytes(change.after) for change in line.changes):
            for change in line.changes:
                found += [(change.table, change.id, state) for state in plain_states(change)]
    for table, document in _documents(snapshot):
        if id.encode() in document.raw_bytes and isinstance(state := document.shown(), dict):
            found.append((table, document.id, state))
    return found


def quoting(
    lines: Iterable[Line], snapshot: Snapshot, words: Sequence[str], but_not: frozenset[str]
) -> dict[tuple[str, str], State]:
    """The other records that have any of these words in them, or have had; each by table and id, as it was last."""
    looked_for = [in_json(one) for one in words]
    found: dict[tuple[str, str], State] = {}
    if not looked_for:
        return found
    for table, id, raw in _raws(lines, snapshot):
        if id not in but_not and ((table, id) in found or any(one in raw for one in looked_for)):
            state = Document("", raw).shown()
            if isinstance(state, dict):
                found[table, id] = state
    return found


def belonging(snapshot: Snapshot, id: str) -> set[str]:
    """The ids of the records that are only of this one: commitments, drafts that were sent, texts that wait."""
    told = told_of((), snapshot, id)
    return {of for _, of, state in told if of and belongs(state, id)}


def belongs(state: State, id: str) -> bool:
    """Whether a record is only of this one: names it as its ``case``, or as what it was written in."""
    return id in (state.get("case"), state.get("of"))


def _raws(lines: Iterable[Line], snapshot: Snapshot) -> Iterator[tuple[str, str, bytes]]:
    for line in lines:
        for change in line.changes:
            for raw in (change.before, change.after):
                if raw is not UNSET:
                    yield change.table, change.id, bytes(raw)
    for table, document in _documents(snapshot):
        yield table, document.id, document.raw_bytes


def _documents(snapshot: Snapshot) -> Iterator[tuple[str, Document]]:
    for table, documents in snapshot.tables.items():
        if table != META:
            for document in documents.by_key.values():
                yield table, document
