"""What a person calls a point by where it stands: «punkt 1 b)», «kulepunkt 2 under 1 b)», or by its first words."""

from collections.abc import Iterator, Sequence

from ..kinds import PointStyle
from .point import Point, said, sibling_labels

_WORDS = 5  # of a point without a mark, enough to tell which


def place_names(points: Sequence[Point]) -> dict[str, str]:
    """The name of every point by its id. In one list each marked point has a name of its own."""
    return dict(_names(points, "", PointStyle.PLAIN))


def _names(points: Sequence[Point], above: str, style_above: PointStyle) -> Iterator[tuple[str, str]]:
    bullets = 0
    for label, point in zip(sibling_labels(points), points, strict=True):
        bullets += point.style is PointStyle.BULLET
        short = _short(point, label.rstrip("."), bullets, above, style_above)
        yield point.id, short if point.style in (PointStyle.BULLET, PointStyle.PLAIN) else f"punkt {short}"
        yield from _names(point.points, short, point.style)


def _short(point: Point, mark: str, bullets: int, above: str, style_above: PointStyle) -> str:
    """The name as it is said after «under»: «1 b)», «kulepunkt 2 under 1 b)»."""
    if point.style is PointStyle.PLAIN:
        return f"punktet «{first_words(said(point))}»" if said(point).strip() else "et punkt uten tekst"
    if point.style is PointStyle.LETTER and style_above is PointStyle.NUMBER:
        return f"{above} {mark}"
    own = f"kulepunkt {bullets}" if point.style is PointStyle.BULLET else mark
    return f"{own} under {above}" if above else own


def first_words(text: str) -> str:
    """So much of a text that one can tell which it is."""
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
