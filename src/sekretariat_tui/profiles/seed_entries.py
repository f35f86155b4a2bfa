"""What stands in a seed file: each entry with a key of its own, and the record it becomes."""

from datetime import date
from enum import Enum

import msgspec

from ..domain.caseref import CaseRef
from ..domain.kinds import MeasureStatus, MemberRole, Side
from ..domain.partnership import Member, Membership
from ..domain.strategy import ChosenYear, Measure, MeasureOwner, Plan, PriorityArea
from ..domain.words import word
from .vocabulary import VALUES, ascii_key
from .yaml_reader import Vocabulary


class PlanEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as it stands in the file."""

    key: str
    title: str
    first_year: int
    last_year: int
    vision: str = ""
    goal: str = ""

    def record(self) -> Plan:
        """The record, its id made from the key."""
        return Plan(
            id=_plan_id(self.key),
            title=self.title,
            first_year=self.first_year,
            last_year=self.last_year,
            vision=self.vision,
            goal=self.goal,
        )


class ChosenEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A year an area is chosen for as it stands in the file."""

    year: int
    decided_by: CaseRef | None = None


class AreaEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A priority area as it stands in the file."""

    key: str
    plan: str
    name: str
    aliases: tuple[str, ...] = ()
    goal: str = ""
    points: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    chosen: tuple[ChosenEntry, ...] = ()

    def record(self, order: int) -> PriorityArea:
        """The record, its id made from the key."""
        own = _area_id(self.key)
        return PriorityArea(
            id=own,
            plan=_plan_id(self.plan),
            name=self.name,
            aliases=self.aliases,
            goal=self.goal,
            points=self.points,
            bodies=self.bodies,
            chosen=tuple(ChosenYear(id=f"{own}-{c.year}", year=c.year, decided_by=c.decided_by) for c in self.chosen),
            order=order,
        )


class OwnerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An owner of a measure as it stands in the file."""

    side: Side
    name: str


class MeasureEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A measure as it stands in the file."""

    key: str
    title: str
    areas: tuple[str, ...] = ()
    owners: tuple[OwnerEntry, ...] = ()
    leader: str = ""
    phase: str = ""
    status: MeasureStatus = MeasureStatus.NOT_STARTED
    status_note: str = ""
    start: date | None = None
    decided_on: date | None = None
    decided_by: CaseRef | None = None
    waits_for: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    followed_by: str = ""

    def record(self) -> Measure:
        """The record, its id made from the key."""
        own = f"tiltak-{self.key}"
        return Measure(
            id=own,
            title=self.title,
            areas=tuple(_area_id(area) for area in self.areas),
            owners=tuple(
                MeasureOwner(id=f"{own}-eier-{number}", side=owner.side, name=owner.name)
                for number, owner in enumerate(self.owners, start=1)
            ),
            leader=self.leader,
            phase=self.phase,
            status=self.status,
            status_note=self.status_note,
            start=self.start,
            decided_on=self.decided_on,
            decided_by=self.decided_by,
            waits_for=self.waits_for,
            depends_on=self.depends_on,
            followed_by=self.followed_by,
        )


class SeatEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A member's seat in a body as it stands in the file."""

    body: str
    role: MemberRole = MemberRole.MEMBER
    substitute_for: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    decides: bool = True


class MemberEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A member as it stands in the file."""

    key: str
    name: str
    party: str
    appointed_by: str = ""
    email: str = ""
    seats: tuple[SeatEntry, ...] = ()

    def record(self) -> Member:
        """The record, its id made from the key."""
        own = f"medlem-{self.key}"
        return Member(
            id=own,
            name=self.name,
            party=self.party,
            appointed_by=self.appointed_by,
            email=self.email,
            seats=tuple(
                Membership(id=f"{own}-verv-{number}", **msgspec.structs.asdict(seat))
                for number, seat in enumerate(self.seats, start=1)
            ),
        )


class SeedEntries(msgspec.Struct, frozen=True, kw_only=True):
    """A whole seed file as it stands in the file."""

    plans: tuple[PlanEntry, ...] = ()
    areas: tuple[AreaEntry, ...] = ()
    measures: tuple[MeasureEntry, ...] = ()
    members: tuple[MemberEntry, ...] = ()


def _plan_id(key: str) -> str:
    return f"plan-{key}"


def _area_id(key: str) -> str:
    return f"omrade-{key}"


_ROLES: dict[str, Enum] = {ascii_key(word(role)): role for role in MemberRole}
_STATUSES: dict[str, Enum] = {ascii_key(word(status)): status for status in MeasureStatus}

SEED_WORDS = Vocabulary(
    keys={
        SeedEntries: {"planer": "plans", "omrader": "areas", "tiltak": "measures", "medlemmer": "members"},
        PlanEntry: {
            "nokkel": "key",
            "tittel": "title",
            "forste_aar": "first_year",
            "siste_aar": "last_year",
            "visjon": "vision",
            "mal": "goal",
        },
        AreaEntry: {
            "nokkel": "key",
            "plan": "plan",
            "navn": "name",
            "andre_navn": "aliases",
            "mal": "goal",
            "punkter": "points",
            "utvalg": "bodies",
            "valgt": "chosen",
        },
        ChosenEntry: {"aar": "year", "vedtatt_i": "decided_by"},
        CaseRef: {"utvalg": "body", "aar": "year", "nummer": "number", "bokstav": "suffix"},
        OwnerEntry: {"side": "side", "navn": "name"},
        MeasureEntry: {
            "nokkel": "key",
            "tittel": "title",
            "omrader": "areas",
            "eiere": "owners",
            "leder": "leader",
            "fase": "phase",
            "status": "status",
            "merknad": "status_note",
            "start": "start",
            "besluttet": "decided_on",
            "besluttet_i": "decided_by",
            "venter_pa": "waits_for",
            "avhenger_av": "depends_on",
            "folges_opp_av": "followed_by",
        },
        MemberEntry: {
            "nokkel": "key",
            "navn": "name",
            "part": "party",
            "oppnevnt_av": "appointed_by",
            "epost": "email",
            "verv": "seats",
        },
        SeatEntry: {
            "utvalg": "body",
            "rolle": "role",
            "vara_for": "substitute_for",
            "fra": "valid_from",
            "til": "valid_to",
            "vedtar": "decides",
        },
    },
    values={**VALUES, MemberRole: _ROLES, MeasureStatus: _STATUSES},
)
