"""Which point of a decision is meant: by its name in a text («2», «1b»), and its name for a person («punkt 1 b»)."""

from collections.abc import Iterator, Sequence

from .points import Point
from .points.point import sibling_labels


def point_named(points: Sequence[Point], name: str) -> Point | None:
    """The point that «2» or «1b» means; None where there is none such."""
    wanted = "".join(name.split()).lower()
    return next((point for labels, point in _named(points) if "".join(labels) == wanted), None) if wanted else None


def point_name(points: Sequence[Point], id: str | None) -> str:
    """What a person calls the point with this id: «punkt 2», «punkt 1 b»; «et punkt» where it has no number."""
    labels = next((labels for labels, point in _named(points) if point.id == id), ())
    return f"punkt {' '.join(labels)}" if all(labels) and labels else "et punkt"


def named_points(points: Sequence[Point]) -> Iterator[tuple[str, Point]]:
    """Every point that can be named, from the top down, with its name."""
    for labels, point in _named(points):
        if all(labels):
            yield f"punkt {' '.join(labels)}", point


def _named(points: Sequence[Point], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Point]]:
    for label, point in zip(sibling_labels(points), points, strict=True):
        labels = (*above, label.strip(".)•").lower())
        yield labels, point
        yield from _named(point.points, labels)
