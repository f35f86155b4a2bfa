"""Lines into the tree of points they make: 1., a), • nested as they stand (vedtakspunkt)."""

from collections.abc import Iterable, Sequence

import msgspec

from ..domain.kinds import PointStyle
from ..domain.points import Point, outline
from .lines import Line, Mark, depths

_STYLES = {
    Mark.NONE: PointStyle.PLAIN,
    Mark.BULLET: PointStyle.BULLET,
    Mark.NUMBER: PointStyle.NUMBER,
    Mark.LETTER: PointStyle.LETTER,
}

_DEEPEST = 12  # what lies deeper than any paper goes is laid flat, so that no file can exhaust the stack


class ReadPoints(msgspec.Struct, frozen=True):
    """The points, and for each that is counted otherwise than it was written: (label as written, label as counted)."""

    points: tuple[Point, ...] = ()
    relabelled: tuple[tuple[str, str], ...] = ()


def read_points(lines: Iterable[Line]) -> ReadPoints:
    """The lines of a proposal or a decision as points, with every word kept.

    A line without a mark goes on the point before it when that point's sentence is not ended; else it is a plain point.
    """
    whole = _merged(lines)
    levels = depths(whole)
    points = _tree(whole, levels, 0, len(whole), 0)
    counted = [row.label for row in outline(points)]
    relabelled = tuple(
        (line.label, label)
        for line, label in zip(whole, counted, strict=True)
        if line.label and _bare(line.label) != _bare(label)
    )
    return ReadPoints(points, relabelled)


def _bare(label: str) -> str:
    """The label's own place without its punctuation: «2.1.» is 1, «(a)» is a."""
    return label.strip("().").rpartition(".")[2].lower()


def _merged(lines: Iterable[Line]) -> list[Line]:
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        goes_on = (
            before is not None
            and line.mark is Mark.NONE
            and not line.cells
            and not line.whole
            and (line.text[:1].islower() or (before.mark is not Mark.NONE and not line.gap))
            and before.text.rstrip()[-1:] not in {".", ":", ";", "!", "?"}
        )
        if goes_on and before is not None:
            whole[-1] = msgspec.structs.replace(before, text=f"{before.text} {line.text}")
        else:
            whole.append(line)
    return whole


def _tree(lines: Sequence[Line], levels: Sequence[int], start: int, end: int, depth: int) -> tuple[Point, ...]:
    """The points of ``lines[start:end]``; a point reaches to the next line that is no deeper than itself."""
    points: list[Point] = []
    at = start
    while at < end:
        below = at + 1
        while depth < _DEEPEST and below < end and levels[below] > levels[at]:
            below += 1
        inner = _tree(lines, levels, at + 1, below, depth + 1)
        line = lines[at]
        points.append(Point(text=line.text, style=_STYLES[line.mark], condition=line.condition, points=inner))
        at = below
    return tuple(points)
