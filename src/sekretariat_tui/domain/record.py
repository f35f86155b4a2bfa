"""The base every record in the register shares: an id of its own, made once and never reused."""

import secrets
import time
from typing import ClassVar

import msgspec

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o or u to misread


def new_id() -> str:
    """A new id of 16 characters that sorts by the time it was made.

    Nine characters hold milliseconds since 1970 and seven are random, so two windows on two machines do not meet.
    """
    value = (int(time.time() * 1000) << 35) | secrets.randbits(35)
    return "".join(_ALPHABET[(value >> shift) & 31] for shift in range(75, -5, -5))


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the register. Frozen: a record handed out can never change what the register holds.

    ``rev`` counts the saves of this record; the store raises it, and refuses a save that builds on an older one.
    """

    table: ClassVar[str] = ""

    id: str = msgspec.field(default_factory=new_id)
    rev: int = 0


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a record that is pointed at by links, positions and undo, and so has an id of its own."""

    id: str = msgspec.field(default_factory=new_id)
