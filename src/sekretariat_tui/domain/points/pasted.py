"""A list pasted from Word, Outlook or a PDF as decision points.

Word's clipboard gives each label and a tab and loses the indentation, so what is below what is read from the kinds of
label as well: 1. → a) → •. Outlook and PDF files keep indentation and break the lines.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ..kinds import PointStyle
from ..outline.rows import Row, points_of
from ..record import new_id
from ..texts import clean_text
from .labels import Label, LabelKind, labels_at
from .point import Point

_STYLES = {
    LabelKind.NUMBER: PointStyle.NUMBER,
    LabelKind.SERIES: PointStyle.NUMBER,
    LabelKind.LETTER: PointStyle.LETTER,
    LabelKind.ROMAN: PointStyle.LETTER,
    LabelKind.BULLET: PointStyle.BULLET,
}
_TAB = 4
_SLACK = 1  # a space more or less before a label means nothing
_FULL_LINE = 45  # a line shorter than this was not broken for want of room
_BROKEN_WORD = re.compile(r"[a-zæøå]{3}-$")
_REST_OF_WORD = re.compile(r"(?!(?:og|eller|samt|til)\b)[a-zæøå]")  # not the hyphen of «helse- og omsorg»


class _Level(msgspec.Struct):
    """An open list: how its items are labelled, how far in they stand, and the number of the last."""

    kind: LabelKind
    sign: str
    indent: int
    number: int


class _Item(msgspec.Struct):
    depth: int
    style: PointStyle
    lines: list[str]


def points_from_text(text: str) -> tuple[Point, ...]:
    """The points of a pasted text, each with a new id: a labelled list as a tree, or each paragraph as a point.

    Lines that go on are joined; empty lines and page breaks are passed over. In a text with labels, a paragraph of its
    own without one becomes a point without a label.
    """
    rows: list[Row] = []
    for item in _items(clean_text(text.replace("\x0c", "\n\n")).split("\n")):
        words = _one_text(item.lines)
        if words or item.style is not PointStyle.PLAIN:
            depth = min(item.depth, rows[-1].depth + 1 if rows else 0)
            rows.append(Row(new_id(), depth, item.style, words))
    if all(row.style is PointStyle.PLAIN for row in rows):
        rows = [msgspec.structs.replace(row, style=PointStyle.NUMBER) for row in rows]
    return points_of(rows)


def is_list(text: str) -> bool:
    """Whether a pasted text is more than one point, or one with a label."""
    lines = [line for line in clean_text(text).split("\n") if line.strip()]
    return len(lines) > 1 or any(_starts_a_list(label) for line in lines for label in labels_at(line.strip()))


def _starts_a_list(label: Label) -> bool:
    return bool(label.text) and (label.kind is LabelKind.BULLET or label.number == 1)


def _items(lines: Sequence[str]) -> Iterator[_Item]:
    levels: list[_Level] = []
    item: _Item | None = None
    after_blank = False
    previous = ""
    for line in lines:
        words = line.strip()
        if not words:
            after_blank = True
            continue
        indent = _indent(line)
        label = _label(words, levels, indent)
        if label is not None:
            if item is not None:
                yield item
            depth = _place(label, indent, levels)
            item = _Item(depth, _STYLES[label.kind], [label.text] if label.text else [])
        elif item is not None and _goes_on(item, previous, words, indent, after_blank, levels):
            item.lines.append(words)
        else:
            if item is not None:
                yield item
            item = _Item(0, PointStyle.PLAIN, [words])
        after_blank = False
        previous = words
    if item is not None:
        yield item


def _indent(line: str) -> int:
    space = line[: len(line) - len(line.lstrip())]
    return len(space.expandtabs(_TAB))


def _label(words: str, levels: Sequence[_Level], indent: int) -> Label | None:
    """The label the line starts with, where it takes its place in a list or may start one."""
    candidates = labels_at(words)
    for label in candidates:
        if label.kind is LabelKind.SERIES:
            if _series_follows(label, levels):
                return label
        elif label.number and any(_continues(label, level) for level in levels):
            return label
    for label in candidates:
        if label.kind is LabelKind.BULLET or label.number == 1:
            return label
    for label in candidates:
        # A list may be copied from its middle, or have lost a number. A letter and a dot further on is an initial, and
        # a number out of its place («12. og 13. mars») goes on from the line before.
        skips = any(level.kind is label.kind and level.number < label.number <= level.number + 3 for level in levels)
        if label.text and (skips or not levels) and (label.kind is LabelKind.NUMBER or label.sign != "."):
            return label
    return None


def _continues(label: Label, level: _Level) -> bool:
    return level.kind is label.kind and label.number == level.number + 1


def _series_follows(label: Label, levels: Sequence[_Level]) -> bool:
    """Whether 1.2 comes after 1.1, or 1.1 after 1: anything else is a date, a case number or a sum."""
    depth = len(label.numbers) - 1
    if len(levels) < depth or any(
        level.number != number for level, number in zip(levels, label.numbers[:-1], strict=False)
    ):
        return False
    return label.number == (levels[depth].number + 1 if len(levels) > depth else 1)


def _place(label: Label, indent: int, levels: list[_Level]) -> int:
    """The depth of an item with this label; ``levels`` is left as it stands after it."""
    depth = _depth(label, indent, levels)
    del levels[depth + 1 :]
    if depth == len(levels):
        levels.append(_Level(label.kind, label.sign, indent, label.number))
    else:
        # A level keeps the indentation of its first item unless it is labelled anew.
        level = levels[depth]
        level.kind, level.sign, level.number = label.kind, label.sign, label.number
        level.indent = min(level.indent, indent)
    return depth


def _depth(label: Label, indent: int, levels: Sequence[_Level]) -> int:
    if not levels:
        return 0
    if label.kind is LabelKind.SERIES:
        return len(label.numbers) - 1
    inwards = range(len(levels) - 1, -1, -1)
    if label.kind is not LabelKind.BULLET and label.number > 1:
        for exact in (True, False):
            for depth in inwards:
                if _continues(label, levels[depth]) and (not exact or levels[depth].sign == label.sign):
                    return depth
    deepest = levels[-1]
    if indent > deepest.indent + _SLACK:
        return len(levels)
    if indent < deepest.indent - _SLACK:
        # Back out to the list that stands where this line stands, or the innermost one that stands further out.
        outer = next((depth for depth in inwards if levels[depth].indent <= indent + _SLACK), 0)
        same = _alike(label, levels[outer])
        leftmost = outer == 0 and indent < levels[0].indent - _SLACK
        return outer if same or leftmost else outer + 1
    for depth in inwards:
        if _alike(label, levels[depth]):
            return depth
    return len(levels)


def _alike(label: Label, level: _Level) -> bool:
    if label.kind is LabelKind.BULLET or level.kind is LabelKind.BULLET:
        return label.kind is level.kind and label.sign == level.sign
    return label.kind is level.kind


def _goes_on(item: _Item, previous: str, words: str, indent: int, after_blank: bool, levels: Sequence[_Level]) -> bool:
    """Whether a line without a label belongs to the item before it."""
    if not item.lines:
        return True
    small = words[0].islower() or words[0] in ",;.)"
    if item.style is PointStyle.PLAIN:
        broken = len(previous) >= _FULL_LINE and previous[-1] not in ".:;!?"
        return not after_blank and (small or broken)
    if not after_blank:
        return True
    return small or (bool(levels) and indent > levels[-1].indent + _SLACK)


def _one_text(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        line = " ".join(line.split())
        if text.endswith("\u00ad") or (_BROKEN_WORD.search(text) and _REST_OF_WORD.match(line)):
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text.replace("\u00ad", "")
