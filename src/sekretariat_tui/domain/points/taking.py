"""Taking one change of a list of points without the others: what «bruk den andre» does to a single point."""

from collections.abc import Sequence

import msgspec

from .differences import PointChange, PointChangeKind
from .point import Point, walk


def with_change(points: Sequence[Point], theirs: Sequence[Point], row: PointChange) -> tuple[Point, ...]:
    """``points`` with what ``row`` says done to it; ``row`` comes from ``point_changes(points, theirs)``.

    A changed point gets its new words and keeps what stands below it; an added one comes after the point it follows
    in ``theirs``, alone, since the points below it are rows of their own; of one that is removed, the points below
    move up in its place. A point that was only moved goes where ``theirs`` has it.
    """
    match row.kind:
        case PointChangeKind.SAME:
            return tuple(points)
        case PointChangeKind.ADDED if row.after is not None:
            return _placed(tuple(points), theirs, msgspec.structs.replace(row.after, points=()), row.after.id)
        case PointChangeKind.REMOVED if row.before is not None:
            return _without(points, row.before.id)
        case _ if row.before is not None and row.after is not None:
            changed = _reworded(points, row.before.id, row.after)
            if not row.moved:
                return changed
            moving = next(point for point in walk(changed) if point.id == row.before.id)
            return _placed(_without(changed, moving.id, whole=True), theirs, moving, row.after.id)
    return tuple(points)


def _reworded(points: Sequence[Point], id: str, new: Point) -> tuple[Point, ...]:
    return tuple(
        msgspec.structs.replace(
            point,
            text=new.text if point.id == id else point.text,
            style=new.style if point.id == id else point.style,
            condition=new.condition if point.id == id else point.condition,
            points=_reworded(point.points, id, new),
        )
        for point in points
    )


def _without(points: Sequence[Point], id: str, *, whole: bool = False) -> tuple[Point, ...]:
    kept: list[Point] = []
    for point in points:
        if point.id == id:
            kept += () if whole else point.points
        else:
            kept.append(msgspec.structs.replace(point, points=_without(point.points, id, whole=whole)))
    return tuple(kept)


def _placed(points: tuple[Point, ...], theirs: Sequence[Point], new: Point, their_id: str) -> tuple[Point, ...]:
    """``new`` where ``theirs`` has the point with ``their_id``: below the same point, after the same sibling."""
    parent, before = _surroundings(theirs, their_id) or ("", [])
    if parent not in {point.id for point in walk(points)}:
        parent = ""
    return _inserted(points, parent, "", before, new)


def _surroundings(points: Sequence[Point], id: str, parent: str = "") -> tuple[str, list[str]] | None:
    """The id of the point above (empty at the top), and the ids of the siblings before it; None where it is not."""
    for place, point in enumerate(points):
        if point.id == id:
            return parent, [sibling.id for sibling in points[:place]]
        found = _surroundings(point.points, id, point.id)
        if found is not None:
            return found
    return None


def _inserted(points: Sequence[Point], parent: str, at: str, before: list[str], new: Point) -> tuple[Point, ...]:
    if at == parent:
        ids = [point.id for point in points]
        place = max((ids.index(one) + 1 for one in before if one in ids), default=0)
        return (*points[:place], new, *points[place:])
    return tuple(
        msgspec.structs.replace(point, points=_inserted(point.points, parent, point.id, before, new))
        for point in points
    )
