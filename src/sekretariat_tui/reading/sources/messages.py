"""What the program and its reading processes say to each other, over pipes: a length in four bytes, then the message."""

import struct
from typing import IO, TypeVar

import msgspec

from ...profiles.profile import Profile
from .one_source import Outcome

M = TypeVar("M")

_LENGTH = struct.Struct("<L")


class Setup(msgspec.Struct, frozen=True):
    """Said once, first. ``seconds`` and ``memory`` (bytes) are what one file may take."""

    profile: Profile | None
    known: frozenset[str]
    seconds: float
    memory: int


class Task(msgspec.Struct, frozen=True):
    """Read this source; ``path`` as the system has it. ``known`` are digests that have become known since the last."""

    number: int
    name: str
    path: bytes
    member: tuple[int, ...] = ()
    known: tuple[str, ...] = ()


class Began(msgspec.Struct, frozen=True, tag=True):
    """The reading of this task begins."""

    number: int


class Hashed(msgspec.Struct, frozen=True, tag=True):
    """The digest of what is being read, so that it is known though the reading crashes."""

    number: int
    digest: str


class Done(msgspec.Struct, frozen=True, tag=True):
    """The task is done."""

    number: int
    outcome: Outcome


Said = Began | Hashed | Done

SETUP = msgspec.msgpack.Decoder(Setup)
TASK = msgspec.msgpack.Decoder(Task)
SAID: "msgspec.msgpack.Decoder[Said]" = msgspec.msgpack.Decoder(Said)


def write_message(file: IO[bytes], message: msgspec.Struct) -> None:
    """Raises OSError when nobody is there to read it."""
    data = msgspec.msgpack.encode(message)
    file.write(_LENGTH.pack(len(data)) + data)
    file.flush()


def read_message(file: IO[bytes], decoder: "msgspec.msgpack.Decoder[M]") -> M | None:
    """The next message; None when there are no more. Raises msgspec.MsgspecError for what is none."""
    head = file.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = file.read(length)
    return decoder.decode(data) if len(data) == length else None
