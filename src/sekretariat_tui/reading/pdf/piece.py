"""A piece of a page: words that stand beside each other on one line, and where."""

import msgspec


class Piece(msgspec.Struct, gc=False):
    """Words with no wide gap between them. Places are in points from the page's top left corner, baseline for height.

    ``first`` is the width of the first word, which tells whether it would have had room on the line above; ``order``
    counts the pieces as the file draws them.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first: float
    order: int


class Page(msgspec.Struct):
    """What stands on a page, in the order it is drawn.

    ``sideways`` is text that runs another way than the rest. ``rules`` are the heights of the lines drawn across, with
    their ends. ``picture`` where something else than text is drawn on it.
    """

    number: int
    width: float
    height: float
    pieces: list[Piece]
    sideways: list[str] = []
    rules: list[tuple[float, float, float]] = []
    picture: bool = False
