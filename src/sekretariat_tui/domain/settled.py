"""Something the control found, that a person has said is to stand as it is."""

from datetime import datetime
from typing import ClassVar

from .record import Record


class Settled(Record, frozen=True, kw_only=True):
    """A finding that is not raised again. ``key`` is ``domain.findings.Finding.key``; ``note`` is what it said.

    ``of`` is the id of the record it is about, with which it goes when that is deleted for good.
    """

    table: ClassVar[str] = "settled"

    key: str
    of: str = ""
    note: str = ""
    by: str = ""
    at: datetime | None = None
