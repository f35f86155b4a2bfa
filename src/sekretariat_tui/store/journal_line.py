"""The lines of the journal: each sealed by a checksum over all of it, and tied to the line before it.

A line is JSON, a space, 32 letters of checksum and a newline. The first line is the header, which names the snapshot
the journal goes on from; every other is one act. ``previous`` is the checksum of the line before, so that a line that
was lost, doubled or moved is found, and so that lines in disorder can be put in order again.
"""

import hashlib
from datetime import datetime
from typing import TypeVar

import msgspec
from msgspec import UNSET, Raw, UnsetType

JOURNAL_FORMAT = 1

SUM_LENGTH = 32
TAIL_LENGTH = SUM_LENGTH + 1  # the checksum and the newline: what tells the end of one line from any other

NULL = Raw(b"null")


class DocumentChange(msgspec.Struct, frozen=True, kw_only=True):
    """One document after an act, and before it where no earlier line of the same journal tells.

    ``after`` is null for one that was deleted, ``before`` null for one that was made.
    """

    table: str
    key: str
    id: str
    after: Raw
    before: Raw | UnsetType = UNSET

    @property
    def deletes(self) -> bool:
        """Whether the document was taken out."""
        return bytes(self.after) == b"null"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One act.

    ``machine`` is where it was done. ``field`` is the field that was typed in, by a name of its own; empty for
    an act that is no typing, and left out by who does not tell. ``erased`` are the ids of records that the act deletes
    for good; they stand in no change, so that the line holds nothing of them. Only in the history: ``first`` is the
    number of the first of several lines of typing that were made one, and ``lasting`` marks what stays however old it
    is.
    """

    number: int
    register: str
    generation: int
    previous: str
    at: datetime
    who: str
    what: str
    program: str = ""
    machine: str | UnsetType = UNSET
    changes: tuple[DocumentChange, ...] = ()
    last_ids: dict[str, int] = {}
    field: str | UnsetType = UNSET
    first: int | UnsetType = UNSET
    lasting: bool | UnsetType = UNSET
    erased: tuple[str, ...] | UnsetType = UNSET


class Touch(msgspec.Struct, frozen=True, kw_only=True):
    """Which document an act changed."""

    table: str
    key: str
    id: str


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A line without what it holds: who did what and when, and to which documents. It is only read."""

    number: int
    register: str
    at: datetime
    who: str
    what: str
    changes: tuple[Touch, ...] = ()
    first: int | UnsetType = UNSET


class SnapshotMark(msgspec.Struct, frozen=True, kw_only=True):
    """What tells the snapshot that a journal goes on from: its checksum; size and time are only the quick look.

    ``records`` is how many there are in it.
    """

    sum: str
    records: int
    size: int
    mtime_ns: int


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The journal's first line: the register, the generation and the last act of its snapshot, and the snapshot's checksum.

    ``tip`` is the checksum of the last line that went into that snapshot.
    """

    journal: int
    register: str
    generation: int
    number: int
    tip: str
    snapshot: SnapshotMark


T = TypeVar("T", Line, Head, Header)

_line = msgspec.json.Decoder(Line)
_head = msgspec.json.Decoder(Head)
_header = msgspec.json.Decoder(Header)


def checksum(data: bytes) -> str:
    """The checksum of a line, or of a whole snapshot."""
    return hashlib.sha256(data).hexdigest()[:SUM_LENGTH]


def seal(line: Line | Header) -> tuple[bytes, str]:
    """The line as it stands in the file, newline and all, and its checksum. Raises UnicodeEncodeError."""
    payload = msgspec.json.encode(line)
    sum = checksum(payload)
    return b"%b %b\n" % (payload, sum.encode("ascii")), sum


def unseal_line(piece: bytes) -> tuple[Line, str] | None:
    """The act in a piece of the file without its newline, and its checksum; None when it is not whole."""
    return _unseal(piece, _line)


def as_head(line: Line) -> Head:
    """The act without what it holds."""
    touched = tuple(Touch(table=one.table, key=one.key, id=one.id) for one in line.changes)
    return Head(
        number=line.number,
        register=line.register,
        at=line.at,
        who=line.who,
        what=line.what,
        changes=touched,
        first=line.first,
    )


def unseal_head(piece: bytes) -> Head | None:
    """The act in a piece of the file without what it holds; None when the piece is not whole."""
    found = _unseal(piece, _head)
    return None if found is None else found[0]


def unseal_header(piece: bytes) -> tuple[Header, str] | None:
    """The header in a piece of the file without its newline, and its checksum; None when it is not whole."""
    return _unseal(piece, _header)


def one_line(raw: Raw | bytes) -> bytes:
    """A document as it can stand in a line; what another program wrote may be spread over several."""
    data = bytes(raw)
    return msgspec.json.encode(msgspec.json.decode(data)) if b"\n" in data or b"\r" in data else data


def _unseal(piece: bytes, decoder: msgspec.json.Decoder[T]) -> tuple[T, str] | None:
    payload, sum = piece[: -SUM_LENGTH - 1], piece[-SUM_LENGTH:]
    if not payload or piece[-SUM_LENGTH - 1 : -SUM_LENGTH] != b" " or checksum(payload).encode("ascii") != sum:
        return None
    try:
        return decoder.decode(payload), sum.decode("ascii")
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
