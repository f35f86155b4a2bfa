"""Edits of the words of an outline: typing, erasing, splitting a point in two and joining two into one."""

import unicodedata
from collections.abc import Sequence

import msgspec

from ..kinds import PointStyle
from ..record import new_id
from .rows import MAX_LEVELS, NEAR, Row, default_style, healed, moved_to, subtree_end
from .steps import Edit, Position, RowsStep, TextStep

_TYPED = 2  # characters a key gives: more than these at once is a paste, and a step of its own


def typed(rows: Sequence[Row], start: Position, end: Position, text: str) -> Edit | None:
    """``text`` in place of what stands from ``start`` to ``end`` in one row, or as the first point of all."""
    if not rows:
        if not text:
            return None
        text = unicodedata.normalize("NFC", text)
        row = Row(new_id(), 0, default_style(0), text)
        return Edit(RowsStep(0, (), (row,)), Position(0, len(text)), grows=True)
    old = rows[start.row].text
    around = old[max(start.offset - 1, 0) : start.offset] + text + old[end.offset : end.offset + 1]
    if not unicodedata.is_normalized("NFC", around):  # a loose accent joins the letter before it
        head = unicodedata.normalize("NFC", old[: start.offset] + text)
        whole = unicodedata.normalize("NFC", head + old[end.offset :])
        if whole == old:
            return None
        return Edit(TextStep(start.row, 0, old, whole), Position(start.row, min(len(head), len(whole))))
    removed = old[start.offset : end.offset]
    if removed == text:
        return None
    step = TextStep(start.row, start.offset, removed, text)
    return Edit(step, Position(start.row, start.offset + len(text)), grows=len(text) <= _TYPED)


def erased(rows: Sequence[Row], start: Position, end: Position) -> Edit | None:
    """Without what stands from ``start`` to ``end``; what is left of two points becomes one."""
    if start == end or not rows:
        return None
    if start.row == end.row:
        removed = rows[start.row].text[start.offset : end.offset]
        return Edit(TextStep(start.row, start.offset, removed, ""), start, grows=len(removed) <= _TYPED)
    return joined(rows, start, end)


def joined(rows: Sequence[Row], start: Position, end: Position) -> Edit:
    """The text before ``start`` and the text after ``end`` as one point, without what stood between."""
    first, last = rows[start.row], rows[end.row]
    head, tail = first.text[: start.offset], last.text[end.offset :]
    # The id is what links and standpoints hold on to: it goes with the words.
    keeper = first if head or not tail else last
    conditions = [row.condition for row in (first, last) if row.condition]
    one = Row(keeper.id, first.depth, first.style, head + tail, " ".join(conditions))
    moved = healed([*rows[max(0, start.row - NEAR) : start.row], one], rows[end.row + 1 :])
    old = tuple(rows[start.row : end.row + 1 + len(moved)])
    return Edit(RowsStep(start.row, old, (one, *moved)), start)


def joined_with_previous(rows: Sequence[Row], at: Position) -> Edit | None:
    """The text of the point goes on at the end of the point before. The only point, when empty, goes away."""
    if at.row > 0:
        return joined(rows, Position(at.row - 1, len(rows[at.row - 1].text)), Position(at.row, 0))
    if len(rows) == 1 and not rows[0].text:
        return Edit(RowsStep(0, tuple(rows), ()), Position(0, 0))
    return None


def joined_with_next(rows: Sequence[Row], at: Position) -> Edit | None:
    """The text of the next point comes up after this one's."""
    if at.row + 1 >= len(rows):
        return None
    return joined(rows, Position(at.row, len(rows[at.row].text)), Position(at.row + 1, 0))


def split(rows: Sequence[Row], at: Position) -> Edit | None:
    """A new point at the cursor. None where the cursor stands in an empty one.

    At the end of a point that has points below it the new one is the first of them. At the start of a text the new one
    comes above, and the text keeps its id. A space at the place stays with the first half, so that joining the halves
    gives the text as it was.
    """
    if not rows:
        return Edit(RowsStep(0, (), (Row(new_id(), 0, default_style(0), ""),)), Position(0, 0))
    row = rows[at.row]
    if not row.text:
        return None
    after = Position(at.row + 1, 0)
    if at.offset == 0:
        return Edit(RowsStep(at.row, (), (Row(new_id(), row.depth, row.style, ""),)), after)
    tail = row.text[at.offset :].lstrip(" ")
    head = row.text[: len(row.text) - len(tail)]
    if not tail:
        below = rows[at.row + 1] if subtree_end(rows, at.row) > at.row + 1 else row
        return Edit(RowsStep(at.row + 1, (), (Row(new_id(), below.depth, below.style, ""),)), after)
    first = msgspec.structs.replace(row, text=head)
    return Edit(RowsStep(at.row, (row,), (first, Row(new_id(), row.depth, row.style, tail))), after)


def inserted(rows: Sequence[Row], at: Position, new: Sequence[Row]) -> Edit:
    """A list put in at the cursor. The new rows have ids of their own, and at least one is given.

    An empty point gives its place to the list. In the middle of a text the list comes between its halves, and at its
    start above it. After a text the list becomes siblings, or points below where it is marked one kind further in
    (letters after a numbered point), and there comes after what is below already.
    """
    if not rows:
        return Edit(RowsStep(0, (), tuple(new)), Position(len(new) - 1, len(new[-1].text)))
    row = rows[at.row]
    where = at.row
    before: tuple[Row, ...] = (row,)
    listed = _placed(new, row)
    after: tuple[Row, ...] = tuple(listed)
    if not row.text:
        condition = listed[0].condition or row.condition
        after = (msgspec.structs.replace(listed[0], id=row.id, condition=condition), *listed[1:])
    elif at.offset == 0:
        before = ()
    elif at.offset < len(row.text):
        head = msgspec.structs.replace(row, text=row.text[: at.offset].rstrip(" "))
        after = (head, *listed, Row(new_id(), row.depth, row.style, row.text[at.offset :].lstrip(" ")))
        return Edit(RowsStep(where, before, after), Position(where + len(listed), len(listed[-1].text)))
    else:
        where, before = subtree_end(rows, at.row), ()
        after = tuple(_placed(new, row, below=_further_in(new[0], row)))
    return Edit(RowsStep(where, before, after), Position(where + len(after) - 1, len(after[-1].text)))


def _further_in(new: Row, row: Row) -> bool:
    kinds = [default_style(0), default_style(1), default_style(2)]
    if new.style not in kinds or row.style not in kinds:
        return False
    return kinds.index(new.style) > kinds.index(row.style) and row.depth + 1 < MAX_LEVELS


def _placed(new: Sequence[Row], beside: Row, *, below: bool = False) -> list[Row]:
    """The rows with their top beside or below a row, never deeper than is legal.

    Beside a row the top's list is marked as that row is; below it stays marked as it was. Paragraphs without a mark
    among marked points stay without.
    """
    depth = beside.depth + below
    tops = [row.style for row in new if row.depth == 0]
    listed = next((style for style in tops if style is not PointStyle.PLAIN), PointStyle.PLAIN)
    placed: list[Row] = []
    for row in new:
        moved = moved_to(row, min(row.depth + depth, max(MAX_LEVELS - 1, depth)))
        if row.depth == 0:
            style = beside.style if row.style is listed and not below else row.style
            moved = msgspec.structs.replace(moved, style=style)
        placed.append(moved)
    return placed
