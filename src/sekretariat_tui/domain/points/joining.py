"""Points that two have changed from the same list: what each changed alone is kept, what both changed is shown."""

from collections.abc import Sequence

import msgspec

from .differences import PointChange, PointChangeKind, point_changes
from .point import Point, said, walk
from .taking import with_change


class PointJoin(msgspec.Struct, frozen=True):
    """One change that ``theirs`` makes to the list both began with.

    ``meets`` says that we have changed the same point in another way, and ``ours`` is what it says here; empty when we
    have taken it out.
    """

    row: PointChange
    meets: bool = False
    ours: str = ""

    @property
    def id(self) -> str:
        """The id of the point, by which a choice is made for it."""
        point = self.row.before or self.row.after
        return point.id if point is not None else ""


def joins(base: Sequence[Point], ours: Sequence[Point], theirs: Sequence[Point]) -> list[PointJoin]:
    """Every change in ``theirs`` that is not done here already, in their order."""
    here = {point.id: point for point in walk(ours)}
    found = []
    for row in point_changes(base, theirs):
        if row.kind is PointChangeKind.SAME:
            continue
        if row.before is None:
            if row.after is not None and row.after.id not in here:
                found.append(PointJoin(row))
            continue
        mine = here.get(row.before.id)
        if mine is None:
            if row.after is not None:  # we have taken out what they rewrote
                found.append(PointJoin(row, meets=True))
            continue
        changed_here = said(mine) != said(row.before)
        if row.after is not None and said(mine) == said(row.after) and not row.moved:
            continue
        found.append(PointJoin(row, meets=changed_here and row.kind is not PointChangeKind.MOVED, ours=said(mine)))
    return found


def with_joins(
    ours: Sequence[Point], theirs: Sequence[Point], chosen: Sequence[PointJoin], *, both: bool = False
) -> tuple[Point, ...]:
    """``ours`` with these changes. ``both`` keeps our words too where the two meet, as a point before theirs."""
    points = tuple(ours)
    for join in chosen:
        row = join.row
        here = {point.id for point in walk(points)}
        if row.before is not None and row.before.id not in here:
            if row.after is not None:
                points = with_change(points, theirs, _as_added(row))
            continue
        if both and join.meets and row.after is not None:
            points = with_change(points, theirs, _as_added(row))
        elif not (both and join.meets):
            points = with_change(points, theirs, row)
    return points


def _as_added(row: PointChange) -> PointChange:
    """The point they rewrote as a point of its own, since ours stays or is gone."""
    assert row.after is not None
    return msgspec.structs.replace(row, kind=PointChangeKind.ADDED, before=None)
