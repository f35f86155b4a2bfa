"""What the program and the process that reads PDFs say to each other: a length in four bytes, then the message."""

import struct
from typing import IO

import msgspec

from .pdf_text import PdfText

_LENGTH = struct.Struct("<L")
_LONGEST = 500_000_000  # bytes; a process gone mad may announce any length


class Refused(msgspec.Struct, frozen=True, tag=True):
    """Why the file is not read; ``exhausted`` when the process has too little memory left to go on with others."""

    why: str
    exhausted: bool = False


class Text(msgspec.Struct, frozen=True, tag=True):
    """What the file says."""

    text: PdfText


Answer = Refused | Text
ANSWER: "msgspec.msgpack.Decoder[Answer]" = msgspec.msgpack.Decoder(Answer)


def write_bytes(file: IO[bytes], data: bytes) -> None:
    """Raises OSError when nobody is there to read it."""
    file.write(_LENGTH.pack(len(data)))
    file.write(data)
    file.flush()


def read_bytes(file: IO[bytes]) -> bytes | None:
    """The next message, None when there are no more. Raises OSError when it is longer than any can be."""
    head = file.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length: int = _LENGTH.unpack(head)[0]
    if length > _LONGEST:
        raise OSError("a message too long")
    data = file.read(length)
    return data if len(data) == length else None
