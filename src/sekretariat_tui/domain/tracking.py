"""What is under way, what is late, and what was decided and never began (tiltak, handlingsplan)."""

from collections.abc import Iterable
from datetime import date

import msgspec

from .kinds import CommitmentStatus, MeasureStatus
from .strategy import Commitment, Measure, PriorityArea

UNDER_WAY = frozenset({MeasureStatus.ON_TRACK, MeasureStatus.DELAYED})


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How many measures of an area stand where. ``late`` counts delayed ones and those past their milestone."""

    total: int = 0
    done: int = 0
    under_way: int = 0
    late: int = 0
    not_under_way: int = 0

    @property
    def share(self) -> float:
        """The part of the measures that is under way or done, from 0 to 1; 0 where there is none."""
        return (self.done + self.under_way) / self.total if self.total else 0.0


def is_under_way(measure: Measure) -> bool:
    """Whether work goes on, on time or not."""
    return measure.status in UNDER_WAY


def is_late(measure: Measure, today: date) -> bool:
    """Whether a measure is marked delayed, or its next milestone has passed while it is not finished or stopped."""
    if measure.status in {MeasureStatus.DONE, MeasureStatus.STOPPED}:
        return False
    passed = measure.next_milestone_on is not None and measure.next_milestone_on < today
    return measure.status is MeasureStatus.DELAYED or passed


def is_decided_not_begun(measure: Measure) -> bool:
    """«Besluttet, ikke kommet i gang»: a decision stands behind it, and nothing has begun (paper 001)."""
    decided = measure.decided_by is not None or measure.decided_on is not None
    return decided and measure.status is MeasureStatus.NOT_STARTED


def progress(measures: Iterable[Measure], today: date) -> Progress:
    """The count for a set of measures as of a day."""
    items = list(measures)
    return Progress(
        total=len(items),
        done=sum(m.status is MeasureStatus.DONE for m in items),
        under_way=sum(is_under_way(m) for m in items),
        late=sum(is_late(m, today) for m in items),
        not_under_way=sum(is_decided_not_begun(m) for m in items),
    )


def is_chosen(area: PriorityArea, year: int) -> bool:
    """Whether the area is one of those chosen for the year."""
    return any(chosen.year == year for chosen in area.chosen)


def is_overdue(commitment: Commitment, today: date) -> bool:
    """Whether something a decision asked for is past its day and still open."""
    active = commitment.status in {CommitmentStatus.OPEN, CommitmentStatus.IN_PROGRESS}
    return active and commitment.due is not None and commitment.due < today
