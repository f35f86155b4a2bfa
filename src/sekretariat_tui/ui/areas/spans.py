"""Styled text broken into rows of a given width, and set in columns, for the tracker's line widget."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from ..outline.cells import line_starts, shown, width_of

GLUE = "\u00a0"  # keeps «1 forsinket» and its sign on one row


class Span(NamedTuple):
    """Some text and the name of its style: a component class of the list, without its prefix."""

    text: str
    style: str = ""


Row = tuple[Span, ...]


class Cell(NamedTuple):
    """A cell of a table row: its text, and how many cells of the screen it has."""

    spans: Sequence[Span]
    width: int


def wrapped(spans: Sequence[Span], width: int, first: int = 0, rest: int = 0) -> list[Row]:
    """The text in rows of at most ``width`` cells, the first indented by ``first`` and those after by ``rest``."""
    return list(_wrapped(tuple(spans), width, first, rest))


@lru_cache(8192)  # when one line of a thousand changes, the others are not broken again
def _wrapped(spans: tuple[Span, ...], width: int, first: int, rest: int) -> tuple[Row, ...]:
    text = "".join(span.text for span in spans)
    room = max(width - max(first, rest), 8)
    starts = line_starts(text, room)
    rows: list[Row] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        indent = first if number == 0 else rest
        rows.append((Span(" " * indent), *_slice(spans, start, end)))
    return tuple(rows)


def columns(cells: Sequence[Cell], indent: int = 0) -> list[Row]:
    """A table row: each cell is broken to its own width, with two empty cells between them."""
    broken = [wrapped(cell.spans, cell.width) for cell in cells]
    rows = []
    for parts in zip_longest(*broken, fillvalue=()):
        row: list[Span] = [Span(" " * indent)]
        for cell, part in zip(cells, parts, strict=True):
            row.extend(part)
            row.append(Span(" " * (max(cell.width - row_width(part), 0) + 2)))
        row.pop()  # nothing stands after the last cell
        rows.append(tuple(row))
    return rows


def row_width(row: Sequence[Span]) -> int:
    """How many cells the row takes."""
    return sum(width_of(span.text) for span in row)


def _slice(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    found = []
    at = 0
    for text, style in spans:
        piece = text[max(start - at, 0) : max(end - at, 0)]
        at += len(text)
        if piece:
            found.append(Span(shown(piece.replace("\n", "").replace(GLUE, " ")), style))
    if found:  # the space a line is broken at is not drawn
        found[-1] = Span(found[-1].text.rstrip(), found[-1].style)
    return found
