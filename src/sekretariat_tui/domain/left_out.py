"""A file that a person has said is not to be read in."""

from datetime import datetime
from typing import ClassVar

from .record import Record


class LeftOut(Record, frozen=True, kw_only=True):
    """A file left out when papers were read in, by its content (``digest``, SHA-256 in hex). It is not offered again.

    ``name`` is what it was called then.
    """

    table: ClassVar[str] = "left_out"

    digest: str
    name: str
    by: str = ""
    at: datetime | None = None
