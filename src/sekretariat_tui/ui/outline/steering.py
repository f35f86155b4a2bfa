"""Where the cursor goes in an outline: by sign, word, line, page, and to the ends."""

import re

from ...domain.outline import Position
from .cells import next_cluster, previous_cluster
from .layout import OutlineLayout

_WORD_END = re.compile(r"\W*\w+|\W+")
_WORD_START = re.compile(r"\w+\W*$|\W+$")
_FAR = 2_000  # a word is looked for this far back, so that a very long line costs no more than another


def _text(layout: OutlineLayout, row: int) -> str:
    rows = layout.outline.rows
    return rows[row].text if row < len(rows) else ""


def left(layout: OutlineLayout, at: Position) -> Position:
    """The sign before; from a start, the end of the point before."""
    if at.offset > 0:
        return Position(at.row, previous_cluster(_text(layout, at.row), at.offset))
    return Position(at.row - 1, len(_text(layout, at.row - 1))) if at.row > 0 else at


def right(layout: OutlineLayout, at: Position) -> Position:
    """The sign after; from an end, the start of the next point."""
    text = _text(layout, at.row)
    if at.offset < len(text):
        return Position(at.row, next_cluster(text, at.offset))
    return Position(at.row + 1, 0) if at.row + 1 < len(layout.outline) else at


def word_left(layout: OutlineLayout, at: Position) -> Position:
    """The start of the word before; from a start, as ``left``."""
    if at.offset == 0:
        return left(layout, at)
    first = max(0, at.offset - _FAR)
    match = _WORD_START.search(_text(layout, at.row)[first : at.offset])
    return Position(at.row, first + match.start() if match else first)


def word_right(layout: OutlineLayout, at: Position) -> Position:
    """The end of the next word; from an end, as ``right``."""
    text = _text(layout, at.row)
    match = _WORD_END.match(text, at.offset, at.offset + _FAR)
    return Position(at.row, match.end()) if match else right(layout, at)


def word_around(layout: OutlineLayout, at: Position) -> tuple[Position, Position]:
    """The start and end of the word at a place; the place twice where there is none."""
    text = _text(layout, at.row)
    start = end = at.offset
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "_-"):
        end += 1
    return Position(at.row, start), Position(at.row, end)


def vertical(layout: OutlineLayout, at: Position, lines: int, x: int) -> Position:
    """The place ``lines`` further down (or up) nearest cell ``x``; beyond the first or last line, the very ends."""
    y, _ = layout.line_of(at)
    target = y + lines
    if target < 0:
        return Position(0, 0) if y == 0 else layout.place_at(x, 0)
    if target >= layout.height:
        return layout.outline.end if y == layout.height - 1 else layout.place_at(x, layout.height - 1)
    return layout.place_at(x, target)


def home(layout: OutlineLayout, at: Position) -> Position:
    """The start of the line, and from there the start of the point."""
    _, line = layout.line_of(at)
    return Position(at.row, line.start if at.offset != line.start else 0)


def end(layout: OutlineLayout, at: Position) -> Position:
    """The end of the line, and from there the end of the point."""
    _, line = layout.line_of(at)
    last = layout.last_in(line)
    return Position(at.row, last if at.offset != last else len(_text(layout, at.row)))
