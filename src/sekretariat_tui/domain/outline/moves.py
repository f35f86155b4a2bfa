"""Edits of the order of an outline: points in and out, up and down, taken out, and marked another way.

Each takes the rows from ``first`` up to, not including, ``last``: whole points, the last of them with all that is below
it. Each gives the step to take, or the sentence that says why it cannot be done.
"""

from collections.abc import Sequence

import msgspec

from ..kinds import PointStyle
from .rows import MAX_LEVELS, NEAR, Row, healed, moved_to, siblings_of, style_among, subtree_end
from .steps import RowsStep


def indented(rows: Sequence[Row], first: int, last: int) -> RowsStep | str:
    """The points one level in, marked as the points already there."""
    if first == 0 or rows[first].depth > rows[first - 1].depth:
        return "Punktet kan ikke rykkes inn: det må stå et punkt på samme nivå over det."
    if max(row.depth for row in rows[first:last]) + 1 >= MAX_LEVELS:
        return f"Punktet kan ikke rykkes lenger inn: listen kan ha {MAX_LEVELS} nivåer."
    return _shifted(rows, first, last, +1)


def outdented(rows: Sequence[Row], first: int, last: int) -> RowsStep | str:
    """The points one level out, marked as the points already there. Siblings after them come below them."""
    if min(row.depth for row in rows[first:last]) == 0:
        return "Punktet står allerede ytterst."
    return _shifted(rows, first, last, -1)


def _shifted(rows: Sequence[Row], first: int, last: int, by: int) -> RowsStep:
    old = tuple(rows[first:last])
    context = list(rows[max(0, first - NEAR) : first])
    following = rows[last : last + NEAR]
    top = old[0].depth
    for row in old:
        moved = moved_to(row, row.depth + by)
        if row.depth <= top:
            top = row.depth
            moved = msgspec.structs.replace(moved, style=style_among(context, moved.depth, following))
        context.append(moved)
    return RowsStep(first, old, tuple(context[-len(old) :]))


def moved_up(rows: Sequence[Row], first: int, last: int) -> tuple[RowsStep, int] | str:
    """The points above the sibling before them, and how many rows they moved."""
    depth = rows[first].depth
    previous = first - 1
    while previous >= 0 and rows[previous].depth > depth:
        previous -= 1
    if previous < 0 or rows[previous].depth < depth or not _all_siblings(rows, first, last):
        return "Punktet kan ikke flyttes lenger opp: det står først på sitt nivå."
    return RowsStep(previous, tuple(rows[previous:last]), (*rows[first:last], *rows[previous:first])), previous - first


def moved_down(rows: Sequence[Row], first: int, last: int) -> tuple[RowsStep, int] | str:
    """The points below the sibling after them, and how many rows they moved."""
    if last >= len(rows) or rows[last].depth != rows[first].depth or not _all_siblings(rows, first, last):
        return "Punktet kan ikke flyttes lenger ned: det står sist på sitt nivå."
    end = subtree_end(rows, last)
    return RowsStep(first, tuple(rows[first:end]), (*rows[last:end], *rows[first:last])), end - last


def taken_out(rows: Sequence[Row], first: int, last: int) -> RowsStep:
    """Without the points."""
    moved = healed(rows[max(0, first - NEAR) : first], rows[last:])
    return RowsStep(first, tuple(rows[first : last + len(moved)]), tuple(moved))


def marked(rows: Sequence[Row], chosen: set[int], style: PointStyle) -> RowsStep | None:
    """The chosen rows with another mark; None when they have it already."""
    first, last = min(chosen), max(chosen) + 1
    old = tuple(rows[first:last])
    new = tuple(
        msgspec.structs.replace(row, style=style) if index in chosen else row
        for index, row in enumerate(old, start=first)
    )
    return None if new == old else RowsStep(first, old, new)


def list_around(rows: Sequence[Row], at: int) -> set[int]:
    """The list a row stands in: its siblings that are marked as it is."""
    return {index for index in siblings_of(rows, at) if rows[index].style is rows[at].style}


def _all_siblings(rows: Sequence[Row], first: int, last: int) -> bool:
    """Whether no row of the block stands further out than its first."""
    return all(row.depth >= rows[first].depth for row in rows[first:last])
