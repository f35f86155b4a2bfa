"""Where everything in an outline stands on the screen: labels, wrapped texts, and which place a cell belongs to."""

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from ...domain.outline import Outline, Position
from .cells import line_starts, line_starts_again, offset_at, width_of

INDENT = 3
_LEAST_TEXT = 10  # cells for words, however far in: in a very narrow pane indentation gives way


class _Wrapped(NamedTuple):
    text: str
    width: int
    starts: list[int]


class Line(NamedTuple):
    """A line of the screen: which row's text it shows from ``start`` to ``end``, and the cell its words begin at."""

    row: int
    number: int
    start: int
    end: int
    x: int


class OutlineLayout:
    """The lines of an outline at a width. Only what an edit touched is wrapped again.

    A row without text takes one line, and so does an outline without rows.
    """

    def __init__(self, outline: Outline, width: int) -> None:
        self.outline = outline
        self.width = width
        self._wrapped: dict[str, _Wrapped] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._all_new = True
        self._changed: set[int] = set()

    def resize(self, width: int) -> None:
        """Takes another width; everything is wrapped again when it is next asked for."""
        if width != self.width:
            self.width = width
            self._all_new = True

    def spliced(self, row: int, took: int, put: int) -> None:
        """Hears that the outline changed."""
        if took == put == 1:
            self._changed.add(row)
        else:
            self._all_new = True

    @property
    def height(self) -> int:
        """How many lines there are."""
        self._settle()
        return max(self._tops[-1], 1)

    def text_x(self, row: int) -> int:
        """The cell where the row's words begin: after its indentation and label, with a hanging indent of the same."""
        rows = self.outline.rows
        if row >= len(rows):
            return 0
        label = self.outline.labels[row]
        indent = rows[row].depth * INDENT
        return min(indent + (max(INDENT, len(label) + 1) if label else 0), max(self.width - _LEAST_TEXT - 1, 0))

    def label_x(self, row: int) -> int:
        """The cell where the row's label begins."""
        label = self.outline.labels[row]
        return max(self.text_x(row) - max(INDENT, len(label) + 1), 0)

    def line(self, y: int) -> Line | None:
        """The line at height ``y``; None below the last."""
        self._settle()
        if not self.outline.rows:
            return Line(0, 0, 0, 0, 0) if y == 0 else None
        if not 0 <= y < self._tops[-1]:
            return None
        row = bisect_right(self._tops, y) - 1
        return self._line(row, y - self._tops[row])

    def line_of(self, place: Position) -> tuple[int, Line]:
        """The line a place stands in, and its height."""
        self._settle()
        if not self.outline.rows:
            return 0, Line(0, 0, 0, 0, 0)
        number = bisect_right(self._starts(place.row), place.offset) - 1
        return self._tops[place.row] + number, self._line(place.row, number)

    def cell_of(self, place: Position) -> tuple[int, int]:
        """The cell (x, y) a place stands at."""
        y, line = self.line_of(place)
        if not self.outline.rows:
            return 0, 0
        return line.x + width_of(self.outline.rows[line.row].text[line.start : place.offset]), y

    def place_at(self, x: int, y: int) -> Position:
        """The place nearest a cell; left of the words is their start, and right of them their end."""
        line = self.line(min(max(y, 0), self.height - 1))
        if line is None or not self.outline.rows:
            return Position(0, 0)
        text = self.outline.rows[line.row].text
        offset = line.start + offset_at(text[line.start : line.end], x - line.x)
        return Position(line.row, min(offset, self.last_in(line)))

    def last_in(self, line: Line) -> int:
        """The last offset that is shown in the line itself, where the cursor goes with End."""
        text = self.outline.rows[line.row].text if self.outline.rows else ""
        if line.end == len(text) and line.number == len(self._starts(line.row)) - 1:
            return line.end
        return max(line.end - 1, line.start) if text[line.end - 1] in " \n" else line.end - 1

    def _line(self, row: int, number: int) -> Line:
        starts = self._starts(row)
        end = starts[number + 1] if number + 1 < len(starts) else len(self.outline.rows[row].text)
        return Line(row, number, starts[number], end, self.text_x(row))

    def _starts(self, row: int) -> list[int]:
        return self._wrapped[self.outline.rows[row].id].starts if self.outline.rows else [0]

    def _settle(self) -> None:
        if self._all_new:
            known, self._wrapped = self._wrapped, {}
            self._heights = [self._wrap(index, known) for index in range(len(self.outline.rows))]
            self._tops = list(accumulate(self._heights, initial=0))
        elif self._changed:
            for row in self._changed:
                height = self._wrap(row, self._wrapped)
                if height != self._heights[row]:
                    self._heights[row] = height
                    self._tops[row:] = accumulate(self._heights[row:], initial=self._tops[row])
        self._all_new = False
        self._changed.clear()

    def _wrap(self, index: int, known: dict[str, _Wrapped]) -> int:
        row = self.outline.rows[index]
        width = max(self.width - self.text_x(index) - 1, 1)  # a cell is kept free for the cursor and a hanging space
        old = known.get(row.id)
        if old is None or old.width != width:
            new = _Wrapped(row.text, width, line_starts(row.text, width))
        elif old.text is row.text:
            new = old
        else:
            new = _Wrapped(row.text, width, line_starts_again(old.text, old.starts, row.text, width))
        self._wrapped[row.id] = new
        return len(new.starts)
