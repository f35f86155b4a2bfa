"""Whether a line at the top or bottom of a page belongs to the text, though it says the same as on the page before.

A sentence that is said again and again comes to stand at the same place on two pages, as a header does.
"""

from collections.abc import Sequence
from itertools import pairwise

from .piece import Page, Piece

_LONGEST = 60  # letters of a header in the text's own size
_SPACE = 1.15  # of the usual step from line to line: more stands between the text and what is printed around it
_ALIKE = 0.5  # points of size
_SAME = 3.0  # points two pieces of one line may stand apart in height
_MOST = 4  # lines of a header under each other
_ENOUGH = 8  # lines on a page, to tell what step is usual


def is_of_text(row: Sequence[Piece], page: Page, size: float) -> bool:
    """Whether the row, in the text's ``size``, is as long as lines of text are, or stands with many of them."""
    if any(abs(piece.size - size) > _ALIKE for piece in row):
        return False
    if len(row) == 1 and len(row[0].text) > _LONGEST:
        return True
    heights = _heights(page, size)
    steps = sorted(below - above for above, below in pairwise(heights))
    if len(steps) < _ENOUGH:
        return False
    usual = steps[len(steps) // 3]
    inward = [height for height in heights if height > row[0].base + _SAME]
    if 2 * row[0].base > page.height:
        inward = [height for height in reversed(heights) if height < row[0].base - _SAME]
    block = 1
    for above, below in pairwise([row[0].base, *inward]):
        if abs(below - above) >= _SPACE * usual:
            break
        block += 1
    return block > _MOST


def _heights(page: Page, size: float) -> list[float]:
    """The heights of the lines in this size, from the top."""
    heights: list[float] = []
    for height in sorted(piece.base for piece in page.pieces if abs(piece.size - size) <= _ALIKE):
        if not heights or height - heights[-1] > _SAME:
            heights.append(height)
    return heights
