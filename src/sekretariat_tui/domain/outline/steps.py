"""The two kinds of change an outline is edited with, how they are undone, and when two of them can change places.

A change knows what stood there and what stands there now, so its inverse is made without looking at the outline.
"""

from typing import NamedTuple, Self

import msgspec

from .rows import Row


class Position(NamedTuple):
    """A place in an outline: a row, and an offset in its text counted in characters."""

    row: int
    offset: int


class TextStep(msgspec.Struct, frozen=True):
    """``removed`` at ``offset`` in the text of row ``row`` became ``inserted``. Small even in a very long text."""

    row: int
    offset: int
    removed: str
    inserted: str

    def apply(self, rows: list[Row]) -> None:
        old = rows[self.row]
        text = old.text[: self.offset] + self.inserted + old.text[self.offset + len(self.removed) :]
        rows[self.row] = msgspec.structs.replace(old, text=text)

    def inverse(self) -> "TextStep":
        return TextStep(self.row, self.offset, self.inserted, self.removed)

    def shifted(self, rows: int) -> Self:
        return msgspec.structs.replace(self, row=self.row + rows)

    @property
    def span(self) -> tuple[int, int, int]:
        """The first row it touches, how many it took out, and how many it put in."""
        return self.row, 1, 1


class RowsStep(msgspec.Struct, frozen=True):
    """The rows ``before``, from row ``at`` on, became the rows ``after``."""

    at: int
    before: tuple[Row, ...]
    after: tuple[Row, ...]

    def apply(self, rows: list[Row]) -> None:
        rows[self.at : self.at + len(self.before)] = self.after

    def inverse(self) -> "RowsStep":
        return RowsStep(self.at, self.after, self.before)

    def shifted(self, rows: int) -> Self:
        return msgspec.structs.replace(self, at=self.at + rows)

    @property
    def span(self) -> tuple[int, int, int]:
        """The first row it touches, how many it took out, and how many it put in."""
        return self.at, len(self.before), len(self.after)

    @property
    def keeps_its_edges(self) -> bool:
        """Whether the neighbours meet the same depths before and after, so that they stand as legally as they did."""
        before, after = self.before, self.after
        return bool(before and after) and before[0].depth == after[0].depth and before[-1].depth == after[-1].depth


Step = TextStep | RowsStep


class Edit(NamedTuple):
    """A change to be made and where the cursor stands after it. One that ``grows`` is part of a run of typing."""

    step: Step
    after: Position
    grows: bool = False


def swapped(first: Step, then: Step) -> tuple[Step, Step] | None:
    """The same two changes in the other order: what ``then`` is before ``first``, and what ``first`` is after that.

    None when they touch the same words or points, so that neither can be taken without the other.
    """
    if isinstance(first, TextStep) and isinstance(then, TextStep) and first.row == then.row:
        return _swapped_in_one_text(first, then)
    at, took, put = first.span
    then_at, then_took, then_put = then.span
    if isinstance(first, RowsStep) and isinstance(then, RowsStep) and not _apart(first, then):
        return None
    if then_at >= at + put:
        return then.shifted(took - put), first
    if then_at + then_took <= at:
        return then, first.shifted(then_put - then_took)
    return None


def _swapped_in_one_text(first: TextStep, then: TextStep) -> tuple[Step, Step] | None:
    if then.offset >= first.offset + len(first.inserted):
        moved = then.offset + len(first.removed) - len(first.inserted)
        return msgspec.structs.replace(then, offset=moved), first
    if then.offset + len(then.removed) <= first.offset:
        moved = first.offset + len(then.inserted) - len(then.removed)
        return then, msgspec.structs.replace(first, offset=moved)
    return None


def _apart(first: RowsStep, then: RowsStep) -> bool:
    """Whether two changes of rows leave each other's neighbours legal, and no point is in both."""
    touching = then.at <= first.at + len(first.after) and first.at <= then.at + len(then.before)
    if touching and not (first.keeps_its_edges or then.keeps_its_edges):
        return False
    return {row.id for row in first.before}.isdisjoint(row.id for row in then.after)
