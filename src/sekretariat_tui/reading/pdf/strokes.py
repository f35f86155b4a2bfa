"""What a page draws in one stroke: the boxes around the pieces of text that the file draws at once.

A line drawn in one stroke, or in strokes close to each other, has no gap that parts two columns. Most lines are, and
to ask pdfium for their few boxes takes a fifth of the time it takes to ask for the ends of each word.
"""

import ctypes

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_CLOSE = 0.6  # of the letters' size: less than parts two columns (`gaps`)
_WIDEST = (
    0.7  # of the letters' size a letter and its share of the spaces take; more, and the words are spread within it
)
_REACH = 30  # strokes looked through for the first of a line
_MOST = 60  # strokes of a line; one drawn word by word is measured word by word


class Strokes:
    """The strokes of a page, in the order of its text."""

    def __init__(self, text_page: object) -> None:
        self._boxes: list[tuple[float, float, float]] = []  # left edge, right edge, middle height
        self._at = 0
        edges = [ctypes.c_double() for _ in range(4)]
        left, top, right, bottom = edges
        refs = [ctypes.byref(edge) for edge in edges]
        get = pdfium.FPDFText_GetRect
        for index in range(max(pdfium.FPDFText_CountRects(text_page, 0, -1), 0)):
            get(text_page, index, *refs)
            self._boxes.append((left.value, right.value, (top.value + bottom.value) / 2))

    def are_close(self, left: float, right: float, bottom: float, top: float, size: float, letters: int) -> bool:
        """Whether the line in this box, with so many letters, is drawn without a gap that may part columns.

        Asked of the lines in their order. Where it is not certain the answer is no.
        """
        if right - left > _WIDEST * size * letters or right <= left:
            return False
        begin = self._first(left, bottom, top, size)
        if begin is None:
            return False
        at, reached = begin, left
        while at < len(self._boxes) and at - begin <= _MOST:
            start, end, middle = self._boxes[at]
            if not bottom <= middle <= top or start < reached - size or end > right + size:
                break
            if start - reached > _CLOSE * size:
                return False
            reached = end
            at += 1
        if abs(reached - right) > _CLOSE * size:
            return False
        self._at = at
        return True

    def _first(self, left: float, bottom: float, top: float, size: float) -> int | None:
        for at in range(self._at, min(self._at + _REACH, len(self._boxes))):
            start, _, middle = self._boxes[at]
            if bottom <= middle <= top and abs(start - left) < 0.5 * size:
                return at
        return None
