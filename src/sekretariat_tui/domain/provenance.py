"""Where a field of a record was read: the document and the place in it; and whether a person has written there since.

A field that was read carries the mark of its value. When the value is another than the one marked, somebody has
written there, and what stands is theirs, whichever way it came in: typed, brought back, taken from Word. So nobody has
to remember to say it.
"""

from enum import StrEnum
from hashlib import blake2b
from typing import Any, Protocol

import msgspec


class FoundAt(msgspec.Struct, frozen=True, kw_only=True):
    """That a field was read in a document, and where.

    ``part`` is the id of a section, or the field of the proposal or the decision. ``kind`` is the kind of document
    (``SourceKind``), ``place`` where in it, in words («side 3», «linje 14»); empty where nothing tells. ``mark`` is the
    mark of the value that was read (``mark_of``). ``chosen`` when a person has chosen it before what another document
    says; then it is as if they had written it.
    """

    field: str
    part: str = ""
    document: str = ""
    digest: str = ""
    kind: str = ""
    place: str = ""
    mark: str = ""
    chosen: bool = False


class SourceKind(StrEnum):
    """What a document is to a case: its own paper, the agenda it is on, the minutes, or another paper that quotes it."""

    PAPER = "case_paper"
    AGENDA = "agenda"
    MINUTES = "minutes"
    QUOTE = "quote"


class Standing(StrEnum):
    """Whose the value of a field is."""

    EMPTY = "empty"
    READ = "read"
    WRITTEN = "written"  # by a person


class HasFound(Protocol):
    """A record that tells where its fields were read."""

    @property
    def found(self) -> tuple[FoundAt, ...]: ...


# Which kind of document is believed before another, field by field; the last named counts most.
_PAPER_FIRST = (SourceKind.QUOTE, SourceKind.AGENDA, SourceKind.MINUTES, SourceKind.PAPER)
_MINUTES_FIRST = (SourceKind.QUOTE, SourceKind.PAPER, SourceKind.AGENDA, SourceKind.MINUTES)
_AGENDA_FIRST = (SourceKind.QUOTE, SourceKind.PAPER, SourceKind.MINUTES, SourceKind.AGENDA)
_ORDER = {
    "decision": _MINUTES_FIRST,
    "meeting": _MINUTES_FIRST,
    "first_day": _MINUTES_FIRST,
    "last_day": _MINUTES_FIRST,
    "place": _MINUTES_FIRST,
    "digital": _MINUTES_FIRST,
    "ordinal": _MINUTES_FIRST,
    "status": _MINUTES_FIRST,
    "type": _AGENDA_FIRST,
}


def rank(field: str, kind: str) -> int:
    """How much a kind of document counts for a field: the paper for what is proposed, the minutes for what was decided.

    0 for a kind that is not known, or a value that was only assumed.
    """
    order = _ORDER.get(field, _PAPER_FIRST)
    return order.index(SourceKind(kind)) + 1 if kind in set(SourceKind) else 0


def better(new: FoundAt, known: FoundAt) -> bool:
    """Whether the first of two documents that say the same is the one to name.

    It is the one that counts more, and of two alike always the same one, so that the order they come in tells nothing.
    """
    one, other = rank(new.field, new.kind), rank(known.field, known.kind)
    return one > other or (one == other and one > 0 and new.digest < known.digest)


def mark_of(value: Any) -> str:
    """A short mark of a value: two values have the same mark when they are the same."""
    return blake2b(msgspec.json.encode(value), digest_size=6).hexdigest()


def words_mark(words: str) -> str:
    """A short mark of a text, whatever the spaces and line breaks in it."""
    return blake2b(" ".join(words.split()).encode(), digest_size=6).hexdigest()


def kept_name(document: str, digest: str) -> str:
    """The name of the copy of a document in ``innkomne/``: by its content, so that the same file is kept once."""
    stem, dot, suffix = document.rpartition(".")
    return f"{digest[:24]}{dot}{suffix.lower()}" if stem and "/" not in suffix else digest[:24]


def found_at(record: HasFound, field: str, part: str = "") -> FoundAt | None:
    """What is noted about where this field was read; the value may be another since (``standing``)."""
    return next((one for one in record.found if (one.field, one.part) == (field, part)), None)


def standing(record: HasFound, field: str, value: Any, part: str = "", *, empty: bool | None = None) -> Standing:
    """Whose the field's value is. A field that was read and is empty now has been emptied by a person.

    Args:
        value: the value as it stands.
        empty: whether that is nothing at all, where it is not simply false (a pending proposal is something).
    """
    known = found_at(record, field, part)
    if known is not None and known.mark:
        return Standing.READ if known.mark == mark_of(value) and not known.chosen else Standing.WRITTEN
    return Standing.EMPTY if (not value if empty is None else empty) else Standing.WRITTEN


def with_found(found: tuple[FoundAt, ...], *new: FoundAt) -> tuple[FoundAt, ...]:
    """The notes with these in place of those about the same field and part, in a fixed order."""
    there = {(one.field, one.part): one for one in (*found, *new)}
    return tuple(there[key] for key in sorted(there))


def still_read(record: HasFound) -> list[FoundAt]:
    """The notes that still hold: those of fields whose value is the one that was read, or chosen, there."""
    return [one for one in record.found if one.document and one.mark == _mark_now(record, one)]


def _mark_now(record: HasFound, note: FoundAt) -> str:
    value: Any = getattr(record, note.field, None)
    if note.part and isinstance(value, tuple):
        value = next((part for part in value if part.id == note.part), None)
    elif note.part:
        value = getattr(value, note.part, None)
    return mark_of(value)
