"""Where a page falls into columns: bands of lines with white space running down between them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from .piece import Piece

_GUTTER = 5.0  # points of white space between two columns
_WIDE_GUTTER = 16.0  # so much tells it from the chance that the words of two lines fall alike
_FEWEST_LINES = 5  # in a column of running text
_NARROWEST = 0.18  # of the page's width, a column of running text
_FULL = 0.82  # a line that reaches so far across its column was broken there

Row = list[Piece]


class Band(msgspec.Struct):
    """Lines that follow each other, and the white space down through all of them; none where they are running text.

    ``is_text`` when the columns are running text, to be read one after another.
    """

    rows: list[Row]
    gutters: list[tuple[float, float]] = []
    is_text: bool = False

    def column_of(self, piece: Piece) -> int:
        """The column a piece stands in, from 0."""
        middle = (piece.left + piece.right) / 2
        return sum(middle > start for start, _ in self.gutters)

    def parts(self) -> list[list[Row]]:
        """For each column the pieces of each line that stand in it; an empty list where there are none."""
        found: list[list[Row]] = [[] for _ in range(len(self.gutters) + 1)]
        for row in self.rows:
            parted: list[Row] = [[] for _ in found]
            for piece in row:
                parted[self.column_of(piece)].append(piece)
            for column, part in zip(found, parted, strict=True):
                column.append(part)
        return found


def bands(rows: Sequence[Row], width: float) -> Iterator[Band]:
    """The page from the top, cut where white space down between columns begins and ends."""
    if not any(len(row) > 1 for row in rows) and not any(_beside(*two) for two in pairwise(rows)):
        yield Band(list(rows))
        return
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        beside = at + 1 < len(rows) and _beside(rows[at], rows[at + 1])
        end, gutters = _reach(rows, at, width) if len(rows[at]) > 1 or beside else (at + 1, [])
        band = _trimmed(rows, at, end, gutters, width)
        if band is None:
            plain.append(rows[at])
            at += 1
            continue
        first, last, made = band
        plain.extend(rows[at:first])
        if plain:
            yield Band(plain)
            plain = []
        yield made
        at = last
    if plain:
        yield Band(plain)


def _beside(row: Row, below: Row) -> bool:
    """Whether two lines stand beside each other though they do not quite share a line."""
    apart = below[0].left > row[-1].right + _GUTTER or row[0].left > below[-1].right + _GUTTER
    return apart and below[0].base - row[0].base < 0.8 * row[0].size


def _reach(rows: Sequence[Row], at: int, width: float) -> tuple[int, list[tuple[float, float]]]:
    """How far down white space runs from the line at ``at``, and where it stands."""
    free = _free(rows[at], width)
    end = at + 1
    while end < len(rows):
        row = rows[end]
        if _is_heading(row, rows[end - 1]):
            break
        narrowed = _common(free, _free(row, width))
        held = _inner(free, rows[at:end])
        if not narrowed or not all(any(_overlap(one, other) for other in narrowed) for one in held):
            break
        free = narrowed
        end += 1
    return end, _inner(free, rows[at:end])


def _is_heading(row: Row, above: Row) -> bool:
    """Whether a line alone is set in other letters than the line above it: what follows is another table."""
    return len(row) == 1 and (row[0].size > 1.07 * above[0].size or (row[0].bold and not above[0].bold))


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) >= _GUTTER


def _free(row: Row, width: float) -> list[tuple[float, float]]:
    edges = [
        (-1.0, row[0].left),
        *((one.right, other.left) for one, other in pairwise(row)),
        (row[-1].right, width + 1),
    ]
    return [(start, end) for start, end in edges if end - start >= _GUTTER]


def _common(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    found = []
    for start, end in one:
        for low, high in other:
            left, right = max(start, low), min(end, high)
            if right - left >= _GUTTER:
                found.append((left, right))
    return found


def _inner(free: Sequence[tuple[float, float]], rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The white space that has words on both sides, somewhere in the rows."""
    left = min(row[0].left for row in rows)
    right = max(row[-1].right for row in rows)
    return [(start, end) for start, end in free if start > left and end < right]


def _trimmed(
    rows: Sequence[Row], at: int, end: int, gutters: list[tuple[float, float]], width: float
) -> tuple[int, int, Band] | None:
    """The band without the lines before and after that stand in one column only; None where nothing stands in two."""
    if not gutters:
        return None
    band = Band(list(rows[at:end]), gutters)
    columns = [{band.column_of(piece) for piece in row} for row in band.rows]
    text = _is_text(band, width)
    if text:
        return at, end, Band(band.rows, gutters, is_text=True)
    several = [index for index, used in enumerate(columns) if len(used) > 1]
    if not several or (len(several) == 1 and len(gutters) < 2):
        return None
    if len(several) == 2 and max(high - low for low, high in gutters) < _WIDE_GUTTER:
        return None
    first, last = several[0], several[-1]
    while last + 1 < len(columns) and _goes_on_cell(band.rows[last], band.rows[last + 1], 0 in columns[last + 1]):
        last += 1
    return at + first, at + last + 1, Band(band.rows[first : last + 1], gutters)


def _goes_on_cell(above: Row, below: Row, in_first: bool) -> bool:
    """Whether the line below goes on a cell above it. A line in the first column may be the text after the table."""
    return below[0].base - above[0].base < 1.6 * below[0].size and (not in_first or below[0].text[:1].islower())


def _is_text(band: Band, width: float) -> bool:
    """Whether the columns are running text: wide, with many lines that reach their edge, drawn one after another."""
    if len(band.gutters) > 2:
        return False
    sides: list[list[Piece]] = [[] for _ in range(len(band.gutters) + 1)]
    for row in band.rows:
        for piece in row:
            sides[band.column_of(piece)].append(piece)
    for pieces in sides:
        if len(pieces) < _FEWEST_LINES:
            return False
        left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
        full = sum(piece.right > left + _FULL * (right - left) for piece in pieces)
        if right - left < _NARROWEST * width or full * 2 < len(pieces):
            return False
    drawn = sorted((piece.order, side) for side, pieces in enumerate(sides) for piece in pieces)
    turns = sum(one[1] != other[1] for one, other in pairwise(drawn))
    # Cells are drawn row by row, each with a few lines; columns one after another, or, torn apart, line by line.
    return turns < len(sides) or turns > 1.2 * len(band.rows)
