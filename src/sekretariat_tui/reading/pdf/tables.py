"""The rows of a table: which of its lines belong to one row."""

import itertools
from collections.abc import Iterator, Sequence

from .columns import Band, Row
from .piece import Piece

Cell = list[Row]  # the lines of a cell
_SPREAD = 1.25  # rows stand this much further apart than the lines of one cell do


def table_rows(band: Band, rules: Sequence[tuple[float, float, float]]) -> Iterator[list[Cell]]:
    """Each row as its cells, a cell as its lines.

    A row ends at a line drawn across. Where none is drawn it ends where the space is wider, and where all spaces are
    alike, at each line that says something in the first column.
    """
    parts = band.parts()
    starts = _starts(band, rules, parts)
    for begin, end in zip(starts, [*starts[1:], len(band.rows)], strict=True):
        cells = [[line for line in column[begin:end] if line] for column in parts]
        if any(cells):
            yield cells


def _starts(band: Band, rules: Sequence[tuple[float, float, float]], parts: Sequence[Sequence[Row]]) -> list[int]:
    rows = band.rows
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    drawn = sorted(height for height, start, end in rules if start < right and end > left)
    between = [
        any(_base(above) < height < _base(below) for height in drawn) for above, below in itertools.pairwise(rows)
    ]
    if sum(between) >= 1 and sum(between) * 6 >= len(rows) - 1:
        return [0, *(at for at, found in enumerate(between, start=1) if found)]
    steps = [_base(below) - _base(above) for above, below in itertools.pairwise(rows)]
    least = min(steps, default=0.0)
    spread = [step > _SPREAD * least for step in steps]
    begins = [bool(parts[0][at]) and _new(parts, at) for at in range(len(rows))]
    if any(spread) and not all(spread):
        # Wide spaces part rows, but so do lines that are a row each.
        return [0, *(at for at in range(1, len(rows)) if spread[at - 1] or (begins[at] and _begins_all(parts, at)))]
    return [0, *(at for at in range(1, len(rows)) if begins[at])]


def _base(row: Row) -> float:
    return row[0].base


def _new(parts: Sequence[Sequence[Row]], at: int) -> bool:
    """Whether the first column begins something: it does not go on in small letters with nothing beside it."""
    beside = any(column[at] for column in parts[1:])
    return beside or not parts[0][at][0].text[:1].islower()


def _begins_all(parts: Sequence[Sequence[Row]], at: int) -> bool:
    """Whether every column that says something on this line seems to begin there."""
    return all(not column[at] or _begins(column[at][0]) for column in parts) and all(column[at] for column in parts[:2])


def _begins(piece: Piece) -> bool:
    return not piece.text[:1].islower()
