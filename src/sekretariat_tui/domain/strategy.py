"""The strategy plan, its priority areas and the measures under way (satsningsområder, tiltak)."""

from datetime import date
from typing import ClassVar

from .caseref import CaseRef
from .kinds import CommitmentStatus, MeasureStatus, Side
from .record import Part, Record


class Plan(Record, frozen=True, kw_only=True):
    """A strategy plan or action plan for a period of years, both included."""

    table: ClassVar[str] = "plans"

    title: str
    first_year: int
    last_year: int
    vision: str = ""
    goal: str = ""


class ChosenYear(Part, frozen=True, kw_only=True):
    """That an area is chosen for a year, and the decision that chose it."""

    year: int
    decided_by: CaseRef | None = None


class PriorityArea(Record, frozen=True, kw_only=True):
    """An area of a plan, with other names it goes by and the bodies that follow it up."""

    table: ClassVar[str] = "areas"

    plan: str
    name: str
    aliases: tuple[str, ...] = ()
    goal: str = ""
    points: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    chosen: tuple[ChosenYear, ...] = ()
    order: int = 0


class MeasureOwner(Part, frozen=True, kw_only=True):
    """Who owns a measure on one side."""

    side: Side
    name: str


class Measure(Record, frozen=True, kw_only=True):
    """Something decided or under way in one or more areas (tiltak).

    ``waits_for`` says in words what a decided measure lacks before it can start: representatives, mandate, leader.
    """

    table: ClassVar[str] = "measures"

    title: str
    areas: tuple[str, ...] = ()
    owners: tuple[MeasureOwner, ...] = ()
    leader: str = ""
    mandate: str = ""
    phase: str = ""
    status: MeasureStatus = MeasureStatus.NOT_STARTED
    status_note: str = ""
    status_on: date | None = None
    start: date | None = None
    next_milestone: str = ""
    next_milestone_on: date | None = None
    followed_by: str = ""
    decided_by: CaseRef | None = None
    decided_on: date | None = None
    waits_for: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


class Commitment(Record, frozen=True, kw_only=True):
    """What a decision asks of somebody: who, what, by when, for which meeting (oppfølgingspunkt)."""

    table: ClassVar[str] = "commitments"

    case: str
    assignee: str
    task: str
    due: date | None = None
    due_words: str = ""
    for_body: str = ""
    status: CommitmentStatus = CommitmentStatus.OPEN
