"""The measures of a document: its margins, the usual size of its letters, and how far apart its lines stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from .layout import Flow, TableRow
from .piece import Page

_ENOUGH = 4  # lines that end about where the longest does
_LEADING = 1.2  # of the size, where a document has no paragraph of two lines to tell


class Measures(msgspec.Struct, frozen=True):
    """``leading`` is the step from line to line within a paragraph, as a share of the letters' size."""

    size: float
    leading: float


def margins(pages: Iterable[Page]) -> tuple[float, float]:
    """The left and right edge of the text: where most lines begin, and as far as the longer ones reach."""
    lefts, rights, width = Counter[int](), [], 0.0
    for page in pages:
        width = width or page.width
        for piece in page.pieces:
            lefts[round(piece.left)] += len(piece.text)
            if len(piece.text) > 30:
                rights.append(piece.right)
    if not lefts:
        return 0.0, 0.0
    most = lefts.most_common(1)[0][1]
    left = float(min(place for place, count in lefts.items() if count * 8 >= most))
    rights.sort()
    right = rights[int(len(rights) * 0.95)] if rights else 0.0
    near = sum(right - 0.06 * width < place for place in rights)
    if near >= _ENOUGH:
        return left, right
    return left, max(right, width - left)  # no line is long enough to tell: as far from the edge as on the left


def text_size(pages: Iterable[Page]) -> float:
    """The size most letters have; those in bold do not count where others are, for they are headings."""
    plain, all_sizes = Counter[float](), Counter[float]()
    for page in pages:
        for piece in page.pieces:
            size = round(piece.size * 2) / 2
            all_sizes[size] += len(piece.text)
            if not piece.bold:
                plain[size] += len(piece.text)
    found = plain or all_sizes
    return found.most_common(1)[0][0] if found else 10.0


def measures(pages: Iterable[Page], flow: Sequence[Flow | TableRow]) -> Measures:
    """The measures of the running text."""
    lines = [line for line in flow if isinstance(line, Flow)]
    steps = sorted(
        (below.base - above.base) / below.size
        for above, below in pairwise(lines)
        if above.page == below.page
        and above.column == below.column
        and abs(above.size - below.size) < 0.5
        and reaches_edge(above, below)
        and 0.7 < (below.base - above.base) / below.size < 3
    )
    # The lower part: a paragraph whose last line happens to be full has a wider space below it.
    return Measures(text_size(pages), steps[len(steps) // 3] if steps else _LEADING)


def reaches_edge(line: Flow, after: Flow) -> bool:
    """Whether the first word of ``after`` had no room left on ``line``."""
    return line.right + 0.25 * line.size + after.first > line.edge - 1
