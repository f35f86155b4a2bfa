"""The gaps between the words of a line: which of them are spaces, and which part two columns."""

from collections.abc import Iterator
from itertools import pairwise

from .word import Word

_WIDE = 0.8  # of the letters' size: wider than a space is
_ENOUGH = 4  # gaps on a line, to tell what is usual on it
_ALIKE = 1.25
_FARTHEST = 5.0  # of the letters' size: few words stretched over a narrow column
_STRETCHED = 1.8  # of the line's usual gap, where the line is stretched to the margin
_WIDEST = 2.5  # of the letters' size: no line is stretched so far
_HIGHER = 0.6  # of the letters' size: on another line


def parted(words: list[Word], size: float) -> Iterator[list[Word]]:
    """The line cut where a gap is wide, or where the words go on at another height or back at the left."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    wide = _wide(gaps, size)
    begin = 0
    for at, gap in enumerate(gaps, start=1):
        if not -size < gap < wide or abs(words[at].bottom - words[at - 1].bottom) > _HIGHER * size:
            yield words[begin:at]
            begin = at
    yield words[begin:]


def _wide(gaps: list[float], size: float) -> float:
    """How wide a gap parts two columns on a line with these gaps. Where all are alike the line is stretched."""
    if len(gaps) > 1 and max(gaps) < _ALIKE * min(gaps) + 0.5:
        return _FARTHEST * size
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) >= _ENOUGH else 0.0
    return max(_WIDE * size, min(_STRETCHED * usual, _WIDEST * size))
