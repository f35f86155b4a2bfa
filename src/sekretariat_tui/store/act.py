"""An act of the office: who did what and when, and every record it changed, before and after."""

from datetime import datetime
from typing import Any

import msgspec


class ActHead(msgspec.Struct, frozen=True, kw_only=True):
    """The newest act, as the register itself remembers it. ``number`` starts at 1 and only grows.

    ``machine`` is where it was done; empty when an earlier program wrote it.
    """

    number: int
    at: datetime
    who: str
    what: str
    machine: str = ""


class ActSummary(msgspec.Struct, frozen=True, kw_only=True):
    """An act of the history without what it holds: who did what and when, and to which records, as (table, id).

    ``first`` is the number of the first save in it, where several saves of one who was typing are one.
    """

    number: int
    first: int
    at: datetime
    who: str
    what: str
    records: tuple[tuple[str, str], ...] = ()


class RecordChange(msgspec.Struct, frozen=True, kw_only=True):
    """One record before and after an act, as plain values: None before it was made, and None after it was deleted.

    ``place`` is the record's place in its table, so that a record taken back stands where it stood.
    """

    table: str
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    place: int = 0


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act, all of it on disk."""

    number: int
    at: datetime
    who: str
    what: str
    changes: tuple[RecordChange, ...] = ()
