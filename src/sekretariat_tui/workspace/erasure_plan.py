"""What deleting for good will take, what still holds something of it, and how it went."""

from enum import StrEnum
from pathlib import Path

import msgspec

from ..store import Gone
from .traces import Traces


class Way(StrEnum):
    """What can be done with a file that holds something of it."""

    REWRITE = "skrives om uten"
    DELETE = "slettes"
    NOTHING = "kan ikke røres herfra"


class Holder(msgspec.Struct, frozen=True):
    """A file that still holds something of what is deleted.

    ``what`` is what it is, in words, and ``why`` what there is to know of it. ``chosen`` is what is proposed.
    """

    path: Path
    what: str
    way: Way
    chosen: bool = False
    why: str = ""


class Plan(msgspec.Struct, frozen=True):
    """What will be deleted for good, and what still holds it.

    ``name`` is the record as a message names it, ``sign`` what is typed to go through with it. ``goes`` says what goes
    at once, ``holders`` what is to be chosen, ``mentions`` what else in the register names it, and ``unread`` the files
    that could not be looked into.
    """

    table: str
    id: str
    name: str
    sign: str
    goes: tuple[str, ...]
    originals: tuple[Path, ...]
    holders: tuple[Holder, ...]
    mentions: tuple[str, ...]
    unread: tuple[Path, ...]
    gone: Gone
    traces: Traces


class Outcome(msgspec.Struct, frozen=True):
    """How it went: what is done, and what is left with the reason, each as a sentence.

    ``problem`` says why the record itself is not deleted, and is empty when it is.
    """

    done: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    problem: str = ""
