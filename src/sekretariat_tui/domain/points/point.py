"""Decision points as a tree: 1., a), • nested to any depth (vedtakspunkt)."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from ..kinds import PointStyle
from ..record import Part

_SET_APART = ("forutsetning", "under forutsetning", "forutsatt", "med forbehold")  # says itself what it is


class Point(Part, frozen=True, kw_only=True):
    """One point of a proposal or a decision, with the points below it.

    ``style`` says how the point is marked among its siblings; its label is worked out, never stored, so that it
    follows when points move. ``condition`` holds what the point presupposes (forutsetning), where it is set apart.
    """

    text: str = ""
    style: PointStyle = PointStyle.NUMBER
    condition: str = ""
    points: tuple["Point", ...] = ()


class Labelled(msgspec.Struct, frozen=True):
    """A point as it stands in the outline: its label («1.», «a)», «•», or nothing), its depth from 0, and the point."""

    label: str
    depth: int
    point: Point


def letter(position: int) -> str:
    """The letter label for position 1, 2, … : a … z, then aa, ab …, as Word counts on in Norwegian lists.

    Word doubles the letter (aa, bb, cc) after z; lists that long do not occur, so the first round is what matters.
    """
    rounds, index = divmod(position - 1, 26)
    return chr(ord("a") + index) * (rounds + 1)


def label_of(style: PointStyle, position: int) -> str:
    """The label of the point that is number ``position`` (from 1) among the siblings of its run."""
    match style:
        case PointStyle.NUMBER:
            return f"{position}."
        case PointStyle.LETTER:
            return f"{letter(position)})"
        case PointStyle.BULLET:
            return "•"
        case PointStyle.PLAIN:
            return ""


def sibling_labels(points: Sequence[Point]) -> list[str]:
    """Labels for the siblings in order. Counting goes on across a bullet or plain paragraph between numbered points."""
    counts: dict[PointStyle, int] = {}
    labels: list[str] = []
    for point in points:
        counts[point.style] = counts.get(point.style, 0) + 1
        labels.append(label_of(point.style, counts[point.style]))
    return labels


def outline(points: Sequence[Point], depth: int = 0) -> Iterator[Labelled]:
    """Every point from the top down, each with its label and depth."""
    for label, point in zip(sibling_labels(points), points, strict=True):
        yield Labelled(label, depth, point)
        yield from outline(point.points, depth + 1)


def walk(points: Iterable[Point]) -> Iterator[Point]:
    """Every point of the tree, from the top down."""
    for point in points:
        yield point
        yield from walk(point.points)


def said(point: Point) -> str:
    """The words of a point with the condition it carries."""
    return f"{point.text} {condition_words(point)}".lstrip() if point.condition.strip() else point.text


def condition_words(point: Point) -> str:
    """What the point presupposes, as the papers put it after the point: «Forutsetning: begge sider bidrar»."""
    words = point.condition.strip()
    if not words or words.casefold().startswith(_SET_APART):
        return words[:1].upper() + words[1:]
    return f"Forutsetning: {words}"


def as_text(points: Sequence[Point], indent: str = "   ") -> str:
    """The points as plain text, one line a point, with labels, indentation and what each presupposes."""
    return "\n".join(
        indent * row.depth + (f"{row.label} " if row.label else "") + said(row.point) for row in outline(points)
    )


def plain_text(points: Iterable[Point]) -> str:
    """Only the words of the points and their conditions, one line a point: what search and comparison read."""
    return "\n".join(said(point) for point in walk(points))


def has_text(points: Iterable[Point]) -> bool:
    """Whether any point says anything."""
    return any(said(point).strip() for point in walk(points))
