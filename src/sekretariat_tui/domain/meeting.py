"""One sitting of a body, and its agenda (møte, saksliste)."""

from datetime import date, datetime
from typing import ClassVar

from .case import Doubt, Origin
from .kinds import FixedItem, MeetingStatus
from .provenance import FoundAt
from .record import Part, Record


class AgendaItem(Part, frozen=True, kw_only=True):
    """A line of the agenda: a case, or one of the fixed items. ``number`` is only for a fixed item that takes one."""

    case: str | None = None
    fixed: FixedItem | None = None
    title: str = ""
    number: int | None = None
    number_locked: bool = False
    late: bool = False


class Meeting(Record, frozen=True, kw_only=True):
    """A sitting of one body. A planned meeting may have only a month (``month`` is 1–12 and ``first_day`` None).

    ``ordinal`` is its number in the year («SSU 1 2025»). ``numbered`` once its agenda has been numbered.
    """

    table: ClassVar[str] = "meetings"

    body: str
    year: int
    first_day: date | None = None
    last_day: date | None = None
    month: int | None = None
    ordinal: int | None = None
    place: str = ""
    digital: bool = False
    status: MeetingStatus = MeetingStatus.PLANNED
    agenda: tuple[AgendaItem, ...] = ()
    numbered: bool = False
    sent: datetime | None = None
    doubts: tuple[Doubt, ...] = ()
    origins: tuple[Origin, ...] = ()
    found: tuple[FoundAt, ...] = ()

    @property
    def locked(self) -> bool:
        """Whether the invitation is sent, so that the numbers stand (domain rule 2)."""
        return self.sent is not None or self.status in LOCKED_STATUSES


LOCKED_STATUSES = frozenset(
    {MeetingStatus.CONVENED, MeetingStatus.HELD, MeetingStatus.MINUTES_OUT, MeetingStatus.MINUTES_APPROVED}
)
