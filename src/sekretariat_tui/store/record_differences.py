"""Which records differ between two snapshots: what a backup, or another copy of the register, has otherwise than now."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from .backup import tables_of
from .documents import Document, Documents
from .kinds import KINDS
from .snapshot import Meta, Snapshot

# What every save changes, and nobody would call a difference.
_COUNTERS = ("rev", "changed")


class RecordDifference(NamedTuple):
    """One record that is another then than now. None where it is not there; ``id`` is empty when it has none."""

    table: str
    id: str
    then: Document | None
    now: Document | None


def record_differences(then: Snapshot, now: Snapshot) -> list[RecordDifference]:
    """Every record that differs, table by table, those the program knows first; bytes are looked at before words.

    Left out is what nobody can choose between: a document that cannot be read even as plain values, one whose key or id
    makes it invisible to the program, and a record that has been deleted for good.
    """
    gone = erased(now.meta)
    return [
        one for name in _tables(then, now) for one in _in_table(name, then, now) if one.id not in gone or not one.id
    ]


def erased(meta: Meta) -> frozenset[str]:
    """The ids of what has been deleted for good, which no backup brings back."""
    return frozenset(getattr(meta, "erased", ()))


def says_the_same(one: Document, other: Document) -> bool:
    """Whether two documents say the same to a person."""
    if one.same_as(other):
        return True
    words, others = _words(one), _words(other)
    return words is not None and words == others


def _tables(then: Snapshot, now: Snapshot) -> list[str]:
    known = [kind.type.table for kind in KINDS]
    both = tables_of(then).keys() | tables_of(now).keys()
    return [name for name in known if name in both] + sorted(both - set(known))


def _in_table(name: str, then: Snapshot, now: Snapshot) -> Iterator[RecordDifference]:
    old, new = then.documents(name), now.documents(name)
    if old is new:
        return
    before, after = _by_name(old), _by_name(new)
    for known, document in after.items():
        earlier = before.get(known)
        if earlier is document or (earlier is not None and says_the_same(earlier, document)):
            continue
        if _words(document) is None or (earlier is not None and _words(earlier) is None):
            continue
        yield RecordDifference(name, document.id, earlier, document)
    for known, document in before.items():
        if known not in after and _words(document) is not None:
            yield RecordDifference(name, document.id, document, None)


def _by_name(documents: Documents) -> dict[str, Document]:
    """Documents by id; those without an id by their key."""
    named = dict(documents.by_id)
    if len(named) < len(documents):
        named |= {f"#{key}": one for key, one in documents.by_key.items() if not one.id and one.place is not None}
    return named


def _words(document: Document) -> dict[str, Any] | None:
    """The document without its counters; None when it cannot be had as plain values."""
    try:
        found = document.plain()
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return {key: value for key, value in found.items() if key not in _COUNTERS} if isinstance(found, dict) else None
