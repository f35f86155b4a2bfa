"""A word of a page and the box around it."""

import msgspec


class Word(msgspec.Struct, gc=False):
    """Places in points from the page's bottom left corner; ``index`` is that of its first letter, both as pdfium's.

    ``first_right`` is where the first of several words ends, where they are kept as one.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    index: int
    first_right: float = 0.0

    def turned(self, way: tuple[int, int]) -> "Word":
        """The word as it stands when the page is turned so that text along ``way`` runs from left to right."""
        if way == (0, 1):
            return Word(self.text, self.bottom, self.top, -self.right, -self.left, self.index)
        if way == (0, -1):
            return Word(self.text, -self.top, -self.bottom, self.left, self.right, self.index)
        if way == (-1, 0):
            return Word(self.text, -self.right, -self.left, -self.top, -self.bottom, self.index)
        return self
