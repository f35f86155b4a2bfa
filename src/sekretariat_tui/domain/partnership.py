"""Who the partnership is made of: bodies, parties and members."""

from datetime import date
from typing import ClassVar

import msgspec

from .kinds import MemberRole, Side
from .record import Part, Record


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A forum that handles cases (utvalg). Comes from the profile; known by its code within one helsefellesskap.

    ``decides`` is False for a forum that only gives input, such as a dialogue meeting. ``valid_from`` and ``valid_to``
    are years, because names and structures change (catalogue section 10).
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    decides: bool = True
    valid_from: int | None = None
    valid_to: int | None = None


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes part: a hospital trust, a municipality, a region or a council, and the side it belongs to (part)."""

    code: str
    name: str
    side: Side
    speaks_for: tuple[str, ...] = ()


class Membership(Part, frozen=True, kw_only=True):
    """A seat in one body for a period. ``decides`` is False where the member may only speak (talerett)."""

    body: str
    role: MemberRole = MemberRole.MEMBER
    substitute_for: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    decides: bool = True


class Member(Record, frozen=True, kw_only=True):
    """A person with a seat in one or more bodies (medlem)."""

    table: ClassVar[str] = "members"

    name: str
    party: str
    appointed_by: str = ""
    email: str = ""
    seats: tuple[Membership, ...] = ()
