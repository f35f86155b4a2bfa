"""Columns known by the order a page is drawn in: down the one, back up, and down the next to its right.

Whatever stands at the top of a column, a title in large letters or a case's number, is drawn with it; so this finds
columns whose lines share no heights, and whose headings break the white space that `columns` looks for.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from .piece import Piece

_GUTTER = 5.0  # points of white space between two columns
_BACK = 2.0  # of the letters' size: so far up a column begins, and no next cell of short lines
_ABOVE = 45.0  # points the first column may begin above the second, where that one begins with a heading's space
_FEWEST_LINES = 5  # in a column of running text
_SHORTEST = 2  # lines of a last column, beside one that is
_TALL = 12  # lines or more
_NARROWEST = 0.18  # of the page's width, a column of running text
_FEWEST_BROKEN = 4  # lines of running text that were broken for want of room
_BROKEN = 0.35  # of all lines in the columns
_NEAR = 40.0  # points above and below in which the rows of the same table stand
_MOST_TRIED = 200  # places where a column may begin; a page of cells has more
_SAME = 2.0  # points words on one line, or in one column, may stand apart


class Columns(msgspec.Struct):
    """Two columns side by side: what stands in the first, and in the rest, which may fall into columns again."""

    first: list[Piece]
    rest: list[Piece]

    @property
    def top(self) -> float:
        return min(piece.base for piece in (*self.first, *self.rest))


def columns_of(pieces: Sequence[Piece], width: float, rules: Sequence[tuple[float, float, float]]) -> Columns | None:
    """The first columns among the pieces that are running text drawn one after another, None where there are none.

    ``rules`` are the lines drawn across the page (``Page.rules``): where they part the rows it is a table.
    """
    drawn = sorted(pieces, key=lambda piece: piece.order)
    tried = 0
    for at in range(1, len(drawn)):
        before, begins = drawn[at - 1], drawn[at]
        if begins.base > before.base - _BACK * begins.size or begins.left < before.left + _NARROWEST * width:
            continue
        tried += 1
        if tried > _MOST_TRIED:
            return None
        found = _around(drawn, at)
        if found is not None and _is_text(found, width) and not _is_table(found, drawn, rules):
            return found
    return None


def _around(drawn: Sequence[Piece], at: int) -> Columns | None:
    """The columns of which the second begins with the piece at ``at``."""
    begins = drawn[at]
    first: list[Piece] = []
    for piece in reversed(drawn[:at]):
        if piece.right > begins.left - _GUTTER:
            break
        first.append(piece)
    if not first:
        return None
    top = begins.base - begins.size - _ABOVE
    first = [piece for piece in reversed(first) if piece.base > top]
    gutter = max((piece.right for piece in first), default=begins.left) + _GUTTER
    rest: list[Piece] = []
    for piece in drawn[at:]:
        if piece.left < gutter or piece.base < begins.base - begins.size:
            break
        rest.append(piece)
    return Columns(first, rest) if first and rest else None


def _is_text(columns: Columns, width: float) -> bool:
    """Whether both are as wide and as long as columns are, and enough lines end where the next word had no room."""
    sides = (columns.first, columns.rest)
    for side in sides:
        if max(piece.right for piece in side) - min(piece.left for piece in side) < _NARROWEST * width:
            return False
    first, rest = (len({round(piece.base) for piece in side}) for side in sides)
    fewest = _SHORTEST if first >= _TALL else _FEWEST_LINES
    if first < _FEWEST_LINES or rest < fewest:
        return False
    broken = _broken(columns.first) + _broken(columns.rest)
    return broken >= max(_FEWEST_BROKEN, _BROKEN * (len(columns.first) + len(columns.rest)))


def _broken(pieces: Sequence[Piece]) -> int:
    """How many lines had no room for the first word of the line below.

    Each column of several has an edge of its own; a line that says little beside its column's width tells nothing.
    """
    count = 0
    for column in _runs(pieces):
        left, right = min(piece.left for piece in column), max(piece.right for piece in column)
        for line, below in pairwise(column):
            alike = abs(line.size - below.size) < 0.5 and 0 < below.base - line.base < 2 * line.size
            if alike and 2 * (line.right - left) > right - left:
                count += line.right + 0.25 * line.size + below.first > right - 1
    return count


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces cut where the page is drawn upwards again."""
    runs = [[pieces[0]]]
    for before, piece in pairwise(pieces):
        if piece.base < before.base - _BACK * piece.size:
            runs.append([])
        runs[-1].append(piece)
    return runs


def _is_table(columns: Columns, drawn: Sequence[Piece], rules: Sequence[tuple[float, float, float]]) -> bool:
    """Whether the two are cells: something else stands between them, rows like theirs stand above or below, or a line
    is drawn across both.
    """
    inside = {id(piece) for piece in (*columns.first, *columns.rest)}
    both = (*columns.first, *columns.rest)
    top, bottom = min(piece.base for piece in both), max(piece.base for piece in both)
    low, high = max(piece.right for piece in columns.first), min(piece.left for piece in columns.rest)
    begins = columns.rest[0].base  # a line above it may belong to the title
    if any(begins < height < bottom and start < low and end > high for height, start, end in rules):
        return True
    others = [piece for piece in drawn if id(piece) not in inside]
    if any(top - 1 < piece.base < bottom + 1 for piece in others):
        return True
    near = [piece for piece in others if top - _NEAR < piece.base < bottom + _NEAR]
    beside = [piece for piece in near if abs(piece.left - high) < _SAME]
    return any(one.right < high and abs(one.base - other.base) < _SAME for other in beside for one in near)
