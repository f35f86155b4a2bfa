"""Decision points edited as an outline, with an undo of its own.

Every act takes the place of the cursor and gives its new place. An act that the outline refuses leaves it as it was
and says why in ``refusal``. Labels follow by themselves; the points keep their ids through every edit.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from ..kinds import PointStyle
from ..points import Point
from ..record import new_id
from . import moves
from . import text as words
from .history import Done, History
from .outside import cursor_after, outside_steps
from .rows import Row, labels_of, points_of, rows_of
from .steps import Edit, Position, RowsStep, Step


class Outline:
    """The points of a proposal or a decision while they are edited.

    ``spliced`` is called with (row, rows taken out, rows put in) after each change, for whoever draws the rows.
    """

    def __init__(self, points: Iterable[Point] = (), spliced: Callable[[int, int, int], None] | None = None) -> None:
        self._rows = rows_of(points)
        self._history = History()
        self._spliced = spliced
        self._labels: list[str] | None = None
        self._points: tuple[Point, ...] | None = None
        self.refusal = ""

    # ------------------------------------------------------------ what stands there

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> Sequence[Row]:
        """The points in order, each with its depth. Not to be changed."""
        return self._rows

    @property
    def points(self) -> tuple[Point, ...]:
        """The tree as it now stands."""
        if self._points is None:
            self._points = points_of(self._rows)
        return self._points

    @property
    def labels(self) -> Sequence[str]:
        """The label of each row. Not to be changed."""
        if self._labels is None:
            self._labels = labels_of(self._rows)
        return self._labels

    @property
    def can_undo(self) -> bool:
        return bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        return bool(self._history.undone)

    @property
    def end(self) -> Position:
        """The place after the last character."""
        return Position(len(self._rows) - 1, len(self._rows[-1].text)) if self._rows else Position(0, 0)

    def within(self, place: Position) -> Position:
        """The place, or the nearest one that exists."""
        if not self._rows:
            return Position(0, 0)
        row = min(max(place.row, 0), len(self._rows) - 1)
        return Position(row, min(max(place.offset, 0), len(self._rows[row].text)))

    def text_between(self, one: Position, other: Position) -> str:
        """The words between two places; of more than one point with their labels and indentation, a line each."""
        start, end = sorted((self.within(one), self.within(other)))
        chosen = self._rows[start.row : end.row + 1]
        if len(chosen) < 2:
            return chosen[0].text[start.offset : end.offset] if chosen else ""
        least = min(row.depth for row in chosen)
        lines: list[str] = []
        for row, label in zip(chosen, self.labels[start.row : end.row + 1], strict=True):
            lines.append("   " * (row.depth - least) + (f"{label} " if label else "") + row.text)
        if start.offset:
            lines[0] = chosen[0].text[start.offset :]
        cut = len(chosen[-1].text) - end.offset
        lines[-1] = lines[-1][: len(lines[-1]) - cut]
        return "\n".join(lines)

    def points_between(self, one: Position, other: Position) -> tuple[Point, ...]:
        """The points between two places as a tree of its own, the first and the last cut where the places are."""
        start, end = sorted((self.within(one), self.within(other)))
        chosen = list(self._rows[start.row : end.row + 1])
        if not chosen:
            return ()
        chosen[-1] = msgspec.structs.replace(chosen[-1], text=chosen[-1].text[: end.offset])
        chosen[0] = msgspec.structs.replace(chosen[0], text=chosen[0].text[start.offset :])
        least = min(row.depth for row in chosen)
        previous = -1
        for index, row in enumerate(chosen):
            previous = min(row.depth - least, previous + 1)
            chosen[index] = msgspec.structs.replace(row, depth=previous)
        return points_of(chosen)

    # ------------------------------------------------------------ words

    def type_text(self, at: Position, text: str, to: Position | None = None) -> Position:
        """Puts ``text`` in at the cursor, in place of what stands from there to ``to``, and gives the place after it."""
        start, end = sorted((self.within(at), self.within(at if to is None else to)))
        if start.row != end.row:
            start = end = at = self.delete(start, end, at)
            self._history.pause()
        return self._make(words.typed(self._rows, start, end, text), self.within(at))

    def delete(self, one: Position, other: Position, cursor: Position | None = None) -> Position:
        """Takes out what stands between two places; what is left of two points becomes one.

        ``cursor`` is where undo puts the cursor back; the later place when not given.
        """
        start, end = sorted((self.within(one), self.within(other)))
        edit = words.erased(self._rows, start, end)
        return self._make(edit, end if cursor is None else self.within(cursor)) if edit else start

    def split(self, at: Position) -> Position:
        """Enter: a new point at the cursor. In an empty point the point moves out a level; at the top it stays."""
        at = self.within(at)
        if self._rows and not self._rows[at.row].text:
            return self.outdent(at) if self._rows[at.row].depth else at
        return self._make(words.split(self._rows, at), at)

    def join_with_previous(self, at: Position) -> Position:
        """Backspace at the start: the text goes on at the end of the point before. A lone empty point goes away."""
        at = self.within(at)
        return self._make(words.joined_with_previous(self._rows, at), at)

    def join_with_next(self, at: Position) -> Position:
        """Delete at the end: the text of the next point comes up to the cursor."""
        at = self.within(at)
        return self._make(words.joined_with_next(self._rows, at), at)

    def insert_points(self, at: Position, points: Iterable[Point]) -> Position:
        """Puts a list in at the cursor, each point with a new id, and gives the place after its last word."""
        at = self.within(at)
        new = [msgspec.structs.replace(row, id=new_id()) for row in rows_of(points)]
        return self._make(words.inserted(self._rows, at, new) if new else None, at)

    # ------------------------------------------------------------ points

    def indent(self, at: Position, to: Position | None = None) -> Position:
        """Tab: the points from the cursor to ``to``, with what is below them, one level in."""
        return self._arrange(moves.indented, at, to)

    def outdent(self, at: Position, to: Position | None = None) -> Position:
        """Shift+Tab: the points from the cursor to ``to``, with what is below them, one level out."""
        return self._arrange(moves.outdented, at, to)

    def move_up(self, at: Position, to: Position | None = None) -> Position:
        """The points from the cursor to ``to``, with what is below them, above the sibling before them."""
        return self._arrange(moves.moved_up, at, to)

    def move_down(self, at: Position, to: Position | None = None) -> Position:
        """The points from the cursor to ``to``, with what is below them, below the sibling after them."""
        return self._arrange(moves.moved_down, at, to)

    def delete_points(self, at: Position, to: Position | None = None) -> Position:
        """Takes out the points from the cursor to ``to`` with what is below them."""
        at = self.within(at)
        if not self._rows:
            return at
        first, last = self._block(at, to)
        row = min(first, max(len(self._rows) - (last - first) - 1, 0))
        return self._make(Edit(moves.taken_out(self._rows, first, last), Position(row, 0)), at)

    def set_style(self, at: Position, style: PointStyle, to: Position | None = None, *, only: bool = False) -> Position:
        """Marks the list the cursor stands in with numbers, letters, bullets or nothing.

        The list is the siblings marked as the cursor's point is. With ``to`` in another point, or ``only``, just the
        points from the cursor to there are marked anew.
        """
        at = self.within(at)
        other = at if to is None else self.within(to)
        if not self._rows:
            return at
        chosen = moves.list_around(self._rows, at.row)
        if only or other.row != at.row:
            chosen = set(range(min(at.row, other.row), max(at.row, other.row) + 1))
        step = moves.marked(self._rows, chosen, style)
        return self._make(Edit(step, at) if step else None, at)

    # ------------------------------------------------------------ undo

    def pause(self) -> None:
        """The cursor has moved or the hands rested: what is typed next is undone by itself."""
        self._history.pause()

    def undo(self) -> Position | None:
        """Takes back the last step and gives the place the cursor had before it; None when there is none."""
        done = self._history.back()
        if done is None:
            return None
        self._apply(done.step.inverse())
        return self.within(done.before)

    def redo(self) -> Position | None:
        """Does again what was undone last and gives the place of the cursor after it; None when there is none."""
        done = self._history.forward()
        if done is None:
            return None
        self._apply(done.step)
        return self.within(done.after)

    def show(self, points: Iterable[Point], at: Position) -> Position:
        """Shows what another window saved. The undo stays, and the cursor stays at its word where that still stands.

        Undo goes on taking back what was done here and leaves what the other window did, unless both changed the same
        words or points.
        """
        at = self.within(at)
        for step in outside_steps(self._rows, rows_of(points)):
            at = cursor_after(self._rows, step, at)
            self._apply(step)
            self._history.slip_in(step, at)
        return self.within(at)

    # ------------------------------------------------------------ the works

    def _make(self, edit: Edit | None, before: Position) -> Position:
        self.refusal = ""
        if edit is None:
            return before
        self._apply(edit.step)
        self._history.record(Done(edit.step, before, edit.after), grows=edit.grows)
        return edit.after

    def _apply(self, step: Step) -> None:
        self.refusal = ""
        step.apply(self._rows)
        self._points = None
        if isinstance(step, RowsStep):
            self._labels = None
        if self._spliced is not None:
            self._spliced(*step.span)

    def _arrange(
        self,
        how: Callable[[Sequence[Row], int, int], RowsStep | tuple[RowsStep, int] | str],
        at: Position,
        to: Position | None,
    ) -> Position:
        at = self.within(at)
        if not self._rows:
            return at
        result = how(self._rows, *self._block(at, to))
        if isinstance(result, str):
            self.refusal = result
            return at
        step, by = result if isinstance(result, tuple) else (result, 0)
        return self._make(Edit(step, Position(at.row + by, at.offset)), at)

    def _block(self, at: Position, to: Position | None) -> tuple[int, int]:
        """The rows from the cursor to ``to`` with all that is below any of them: the first, and after the last."""
        other = at if to is None else self.within(to)
        first, last = min(at.row, other.row), max(at.row, other.row) + 1
        least = min(row.depth for row in self._rows[first:last])
        while last < len(self._rows) and self._rows[last].depth > least:
            last += 1
        return first, last
