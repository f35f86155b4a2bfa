"""The points of a proposal or a decision as real lists: 1., then a), then •, each counting from the start again."""

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.draft_identity import condition_name, point_name
from ..domain.kinds import PointStyle
from ..domain.points import Point, condition_words, has_text, sibling_labels
from .elements import paragraph
from .numbering import DEEPEST, INDENT, ListKind, Numbering

_STYLE = "Vedtakspunkt"
_CONDITION_STYLE = "Forutsetning"
_USUAL = (PointStyle.NUMBER, PointStyle.LETTER)  # the marks of the first levels; bullets below them
_OWN_LIST = {PointStyle.NUMBER: ListKind.NUMBERS, PointStyle.LETTER: ListKind.LETTERS}


def point_paragraphs(points: Sequence[Point], numbering: Numbering) -> Iterator[Element]:
    """A paragraph for each point, from the top down, marked by Word and not by typed characters.

    Points marked in the usual way (1. → a) → •) are one list of several levels, so that Tab in Word moves a point in
    with the mark the reader expects. A group marked otherwise gets a list of its own.
    """
    yield from _group(points, 0, None, numbering)


def _group(points: Sequence[Point], depth: int, above: int | None, numbering: Numbering) -> Iterator[Element]:
    """The points of one parent. ``above`` is the usual list that the parent itself is a numbered item of, or None."""
    points = _written(points)
    lists: dict[PointStyle, int] = {}
    for label, point in zip(sibling_labels(points), points, strict=True):
        if point.style not in lists and point.style is not PointStyle.PLAIN and depth <= DEEPEST:
            lists[point.style] = _list_for(point.style, depth, above, numbering)
        yield _point(point, label, depth, lists.get(point.style))
        if point.condition.strip():
            words, name = condition_words(point), condition_name(point.id)
            yield paragraph(words, _CONDITION_STYLE, indent=_indent(point, depth), names=[name])
        follows = _is_usual(point.style, depth) and point.style is not PointStyle.BULLET
        yield from _group(point.points, depth + 1, lists.get(point.style) if follows else None, numbering)


def _written(points: Sequence[Point]) -> list[Point]:
    """The points somebody has written: one without a word in it or under it is no point, and takes no number."""
    return [point for point in points if has_text([point])]


def _list_for(style: PointStyle, depth: int, above: int | None, numbering: Numbering) -> int:
    """The list for points of one style under one parent.

    Under a numbered item of the usual list, Word starts the level again by itself. Elsewhere a new list has to say so.
    """
    if style is PointStyle.BULLET:
        return above if above is not None and _is_usual(style, depth) else numbering.bullets()
    if not _is_usual(style, depth):
        return numbering.new_list(_OWN_LIST[style], level=depth)
    return above if above is not None else numbering.new_list(ListKind.POINTS, level=depth)


def _is_usual(style: PointStyle, depth: int) -> bool:
    return style is (_USUAL[depth] if depth < len(_USUAL) else PointStyle.BULLET)


def _point(point: Point, label: str, depth: int, list_number: int | None) -> Element:
    # Its condition, or the first of the points it leads to, is on the same page.
    leads = bool(point.condition.strip()) or bool(_written(point.points))
    names = [point_name(point.id)]
    if list_number is not None:
        return paragraph(point.text, _STYLE, keep_next=leads, list_item=(list_number, depth), names=names)
    # Deeper than Word's lists go, the mark is typed: right to a reader, if not to Word.
    text = f"{label}\t{point.text}" if label else point.text
    hanging = INDENT if label else 0
    return paragraph(text, _STYLE, keep_next=leads, indent=_indent(point, depth), hanging=hanging, names=names)


def _indent(point: Point, depth: int) -> int:
    """Where the text of a point stands, in twips from the margin."""
    level = min(depth, DEEPEST)
    return INDENT * (level if point.style is PointStyle.PLAIN else level + 1)
