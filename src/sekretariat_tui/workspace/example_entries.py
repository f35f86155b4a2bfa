"""The worked example as it stands in its file."""

import msgspec

from ..domain.kinds import (
    CaseStatus,
    CaseType,
    CommitmentStatus,
    MeasureStatus,
    MeetingStatus,
    MemberRole,
    Outcome,
    Side,
    Stance,
)


class PlanEntry(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    vision: str = ""
    goal: str = ""


class AreaEntry(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    goal: str = ""
    points: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    chosen: bool = False


class MemberEntry(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    party: str
    body: str
    role: MemberRole


class MeetingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting ``weeks`` from today, on a Thursday."""

    key: str
    body: str
    weeks: int
    status: MeetingStatus
    numbered: bool = False
    place: str = ""
    digital: bool = False


class SectionEntry(msgspec.Struct, frozen=True, kw_only=True):
    heading: str
    kind: str = ""
    text: str = ""


class PointEntry(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    points: tuple["PointEntry | str", ...] = ()


class PositionEntry(msgspec.Struct, frozen=True, kw_only=True):
    party: str
    stance: Stance
    remark: str = ""


class CommitmentEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Due at a meeting, or ``weeks`` from today."""

    assignee: str
    task: str
    meeting: str = ""
    weeks: int = 0
    status: CommitmentStatus


class ClauseEntry(msgspec.Struct, frozen=True, kw_only=True):
    document: str
    clause: str


class ExemptEntry(msgspec.Struct, frozen=True, kw_only=True):
    basis: str
    public_title: str


class CaseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A case. ``decision`` is left out where the meeting adopted the proposal as it stood."""

    key: str
    title: str
    meeting: str = ""
    body: str = ""
    type: CaseType = CaseType.DECISION
    status: CaseStatus = CaseStatus.DECIDED
    areas: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    cleared: tuple[Side, ...] = ()
    clauses: tuple[ClauseEntry, ...] = ()
    exempt: ExemptEntry | None = None
    sections: tuple[SectionEntry, ...] = ()
    proposal: tuple[PointEntry | str, ...] = ()
    decision: tuple[PointEntry | str, ...] = ()
    pending: bool = False
    outcome: Outcome | None = None
    forwarded_to: str = ""
    positions: tuple[PositionEntry, ...] = ()
    commitments: tuple[CommitmentEntry, ...] = ()


class MeasureEntry(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    areas: tuple[str, ...] = ()
    phase: str = ""
    status: MeasureStatus
    note: str = ""
    leader: str = ""
    municipalities: str = ""
    hospital: str = ""
    milestone: str = ""
    weeks: int | None = None
    decided_in: str = ""
    waits_for: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


class ExampleYear(msgspec.Struct, frozen=True, kw_only=True):
    plan: PlanEntry
    areas: tuple[AreaEntry, ...]
    members: tuple[MemberEntry, ...]
    meetings: tuple[MeetingEntry, ...]
    cases: tuple[CaseEntry, ...]
    measures: tuple[MeasureEntry, ...]
