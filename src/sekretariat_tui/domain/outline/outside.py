"""What another window did to the points, as steps, and where the cursor is after them."""

from collections.abc import Sequence
from itertools import zip_longest

import msgspec

from ..texts import common_end, common_start
from .rows import Row
from .steps import Position, RowsStep, Step, TextStep


def outside_steps(here: Sequence[Row], there: Sequence[Row]) -> list[Step]:
    """The steps from these rows to those. Words alone where only words changed; otherwise one step over all between."""
    if len(here) == len(there) and all(_same_but_words(old, new) for old, new in zip(here, there, strict=True)):
        return [
            text_step(index, old.text, new.text)
            for index, (old, new) in enumerate(zip(here, there, strict=True))
            if old.text != new.text
        ]
    start = next(index for index, (old, new) in enumerate(zip_longest(here, there)) if old != new)
    most = min(len(here), len(there)) - start
    end = next((back for back in range(most) if here[-1 - back] != there[-1 - back]), most)
    return [RowsStep(start, tuple(here[start : len(here) - end]), tuple(there[start : len(there) - end]))]


def _same_but_words(old: Row, new: Row) -> bool:
    return old is new or msgspec.structs.replace(old, text=new.text) == new


def text_step(row: int, old: str, new: str) -> TextStep:
    """The least change that makes ``old`` into ``new``."""
    start = common_start(old, new)
    end = common_end(old, new, min(len(old), len(new)) - start)
    return TextStep(row, start, old[start : len(old) - end], new[start : len(new) - end])


def cursor_after(rows: Sequence[Row], step: Step, at: Position) -> Position:
    """Where a cursor that stands at ``at`` in ``rows`` is after the step: at the same words where they remain."""
    if isinstance(step, TextStep):
        if step.row != at.row or at.offset <= step.offset:
            return at
        after_it = at.offset - (step.offset + len(step.removed))
        return Position(at.row, step.offset + len(step.inserted) + max(after_it, 0))
    first, took, put = step.span
    if at.row < first:
        return at
    if at.row >= first + took:
        return Position(at.row + put - took, at.offset)
    places = {row.id: first + index for index, row in enumerate(step.after)}
    for index in range(at.row, first - 1, -1):
        row = rows[index]
        if row.id in places:
            new = places[row.id]
            text = step.after[new - first].text
            if index < at.row:
                return Position(new, len(text))
            offset = cursor_after((), text_step(new, row.text, text), Position(new, at.offset)).offset
            return Position(new, offset)
    return Position(max(first - 1, 0), len(rows[first - 1].text) if first else 0)
