"""A text that could not be saved, because another window had changed the same, and that nobody has chosen yet."""

from datetime import datetime
from typing import Any, ClassVar

from .place import Place
from .record import Record


class Unsettled(Record, frozen=True, kw_only=True):
    """Kept in the register until somebody has chosen, so that neither text is lost whatever happens meanwhile.

    ``of`` is the id of the record it was written in and ``of_table`` its kind; ``mine`` is that record as it would
    have been, and ``field`` and ``part`` the place in it that was written. ``mine`` is None where the record itself
    was deleted: then ``text`` is all there is. ``window`` is the window that asks, ``key`` the field in it.
    """

    table: ClassVar[str] = "unsettled"

    title: str
    of_table: str
    of: str
    text: str
    mine: dict[str, Any] | None = None
    field: str = ""
    part: str = ""
    who: str = ""
    machine: str = ""
    window: str = ""
    key: str = ""
    at: datetime | None = None

    @property
    def place(self) -> Place:
        """Where in the record it was written."""
        return Place(self.field, self.part)
