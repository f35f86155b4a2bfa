"""Two lists of points made from one, put together where they have not changed the same: point by point."""

from collections.abc import Mapping, Sequence

import msgspec

from .differences import PointChange, PointChangeKind, point_changes
from .point import Point, walk
from .taking import with_change


def merged(base: Sequence[Point], ours: Sequence[Point], theirs: Sequence[Point]) -> tuple[Point, ...] | None:
    """``ours`` with what ``theirs`` has changed since ``base``; None where both have changed the same point.

    Never inside the words of one point. None also where points have been moved in both, or one has taken away what
    the other has put points below: then a person is to look at it.
    """
    for one, other in ((ours, theirs), (theirs, ours)):
        if tuple(one) in (tuple(base), tuple(other)):
            return tuple(other)
    here, there = point_changes(base, ours), point_changes(base, theirs)
    touched_here, touched_there = _touched(here), _touched(there)
    for id in touched_here.keys() & touched_there.keys():
        if touched_here[id] != touched_there[id]:
            return None
    if (_moves(here) and _moves(there)) or _builds_on_what_is_gone(here, there) or _builds_on_what_is_gone(there, here):
        return None
    found = tuple(ours)
    for row in there:
        done_here = row.before is not None and row.before.id in touched_here  # then both did the same
        if row.kind is not PointChangeKind.SAME and not done_here:
            found = with_change(found, theirs, row)
    found = _styled(found, {row.before.id: row for row in there if row.before is not None and row.after is not None})
    return found if _holds_all(found, here, there) else None


def _styled(points: Sequence[Point], theirs: Mapping[str, PointChange]) -> tuple[Point, ...]:
    """Points that they number another way now, and we do not: how a point is numbered is no change of its words."""
    found = []
    for point in points:
        row = theirs.get(point.id)
        was, new = (None, None) if row is None else (row.before, row.after)
        taken = new.style if was is not None and new is not None and point.style is was.style else point.style
        found.append(msgspec.structs.replace(point, style=taken, points=_styled(point.points, theirs)))
    return tuple(found)


def _touched(rows: Sequence[PointChange]) -> dict[str, Point | None]:
    """By the id it had, each point that was changed or taken away, as it became; what stands below it is not counted."""
    return {
        row.before.id: _as_it_became(row)
        for row in rows
        if row.before is not None and row.kind is not PointChangeKind.SAME
    }


def _as_it_became(row: PointChange) -> Point | None:
    if row.after is None or row.before is None:
        return None
    return msgspec.structs.replace(row.after, id=row.before.id, points=())


def _moves(rows: Sequence[PointChange]) -> bool:
    return any(row.moved for row in rows)


def _builds_on_what_is_gone(rows: Sequence[PointChange], others: Sequence[PointChange]) -> bool:
    """Whether ``rows`` take away a point that ``others`` has put a new one below."""
    gone = {row.before.id for row in rows if row.before is not None and row.after is None}
    added = {row.after.id for row in others if row.after is not None and row.before is None}
    above = {
        row.before.id
        for row in others
        if row.before is not None and row.after is not None and any(child.id in added for child in row.after.points)
    }
    return bool(gone & above)


def _holds_all(found: Sequence[Point], *changed: Sequence[PointChange]) -> bool:
    """Whether every word that either has written stands in what came out, once. If not, nothing is put together."""
    points = {point.id: point for point in walk(found)}
    if len(points) != sum(1 for _ in walk(found)):
        return False
    texts = {(point.text, point.condition) for point in points.values()}
    return all(
        (row.after.text, row.after.condition) in texts
        for rows in changed
        for row in rows
        if row.after is not None and row.kind in (PointChangeKind.CHANGED, PointChangeKind.ADDED)
    )
