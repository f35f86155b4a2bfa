"""Decision points as a flat list of rows: the form in which they are edited as an outline."""

from collections.abc import Iterable, Sequence

import msgspec

from ..kinds import PointStyle
from ..points import Point, label_of
from ..record import new_id

MAX_LEVELS = 5
"""How many levels the editor makes. A deeper tree read from a paper is kept as it is."""

NEAR = 200
"""How many rows are looked through for a sibling to take a mark from, so that a key costs the same in any list."""


class Row(msgspec.Struct, frozen=True):
    """A point without the points below it, and the depth (from 0) it stands at."""

    id: str
    depth: int
    style: PointStyle
    text: str
    condition: str = ""


def default_style(depth: int) -> PointStyle:
    """How points are marked at a depth when nothing there says otherwise: 1., then a), then •."""
    return (PointStyle.NUMBER, PointStyle.LETTER)[depth] if depth < 2 else PointStyle.BULLET


def rows_of(points: Iterable[Point]) -> list[Row]:
    """The rows of a tree, from the top down. An id that comes twice gets a new one the second time."""
    rows: list[Row] = []
    seen: set[str] = set()
    waiting = [(point, 0) for point in reversed(tuple(points))]
    while waiting:
        point, depth = waiting.pop()
        point_id = point.id if point.id not in seen else new_id()
        seen.add(point_id)
        rows.append(Row(point_id, depth, point.style, point.text, point.condition))
        waiting.extend((child, depth + 1) for child in reversed(point.points))
    return rows


def points_of(rows: Sequence[Row]) -> tuple[Point, ...]:
    """The tree of these rows: the inverse of ``rows_of``. Depths must be legal."""
    # Built from the last row up: what has been met one level deeper, since the last row at this depth, is below it.
    levels: list[list[Point]] = [[]]
    for row in reversed(rows):
        while len(levels) < row.depth + 2:
            levels.append([])
        below = tuple(reversed(levels[row.depth + 1]))
        levels[row.depth + 1].clear()
        levels[row.depth].append(
            Point(id=row.id, text=row.text, style=row.style, condition=row.condition, points=below)
        )
    return tuple(reversed(levels[0]))


def labels_of(rows: Iterable[Row]) -> list[str]:
    """Each row's label («1.», «a)», «•» or nothing), counted among its siblings as ``points.sibling_labels`` does."""
    labels: list[str] = []
    counts: list[dict[PointStyle, int]] = []
    for row in rows:
        del counts[row.depth + 1 :]
        while len(counts) <= row.depth:
            counts.append({})
        count = counts[row.depth]
        count[row.style] = count.get(row.style, 0) + 1
        labels.append(label_of(row.style, count[row.style]))
    return labels


def legal(rows: Iterable[Row]) -> bool:
    """Whether every row stands at most one level below the row before it, and the first at the top."""
    previous = -1
    for row in rows:
        if not 0 <= row.depth <= previous + 1:
            return False
        previous = row.depth
    return True


def subtree_end(rows: Sequence[Row], at: int) -> int:
    """The index after the last row below row ``at``."""
    depth = rows[at].depth
    end = at + 1
    while end < len(rows) and rows[end].depth > depth:
        end += 1
    return end


def siblings_of(rows: Sequence[Row], at: int) -> list[int]:
    """The rows with the same parent as row ``at``, itself among them, in order."""
    depth = rows[at].depth
    first = at
    while first > 0 and rows[first - 1].depth >= depth:
        first -= 1
    found: list[int] = []
    for index in range(first, len(rows)):
        if rows[index].depth < depth:
            break
        if rows[index].depth == depth:
            found.append(index)
    return found


def style_among(before: Sequence[Row], depth: int, following: Sequence[Row] = ()) -> PointStyle:
    """The style of a new point at ``depth``: that of the sibling before it, else after it, else the default."""
    for row in reversed(before):
        if row.depth == depth:
            return row.style
        if row.depth < depth:
            break
    for row in following:
        if row.depth == depth:
            return row.style
        if row.depth < depth:
            break
    return default_style(depth)


def moved_to(row: Row, depth: int) -> Row:
    """The row at another depth; a style that was the default at the old depth becomes the default at the new."""
    if depth == row.depth:
        return row
    style = default_style(depth) if row.style is default_style(row.depth) else row.style
    return msgspec.structs.replace(row, depth=depth, style=style)


def healed(before: Sequence[Row], following: Sequence[Row]) -> list[Row]:
    """The first of ``following``, moved out as far as they must to stand legally after ``before``.

    Only the rows that move are given back: the rest of ``following`` stands as it was. What was parent and child
    stays so, and a point that is moved out takes the style of the siblings it comes to.
    """
    out: list[Row] = []
    context = list(before[-NEAR:])
    previous = before[-1].depth if before else -1
    shift = 0
    group = 0
    for row in following:
        if not out or row.depth <= group:
            group = row.depth
            shift = max(0, row.depth - previous - 1)
            if not shift:
                break
            top = moved_to(row, row.depth - shift)
            new = msgspec.structs.replace(top, style=style_among(context, top.depth) if context else top.style)
        else:
            new = moved_to(row, row.depth - shift)
        out.append(new)
        context.append(new)
        previous = new.depth
    return out
