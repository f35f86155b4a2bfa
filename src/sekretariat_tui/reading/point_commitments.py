"""What the points of a proposal or a decision ask of somebody; what stands below a point is read with it."""

from collections.abc import Iterable, Iterator

from ..domain.points import Point, said
from .commitments import Commitment, find_commitments


def commitments_of(points: Iterable[Point], *, body: str | None, year: int | None) -> Iterator[Commitment]:
    """The commitments of each point with those below it: «SSU ber sekretariatet om å:» leads in to its items."""
    for point in points:
        yield from find_commitments("\n".join(_lines(point)), body=body, year=year)


def _lines(point: Point, mark: str = "") -> Iterator[str]:
    yield f"{mark}{said(point)}"
    for below in point.points:
        yield from _lines(below, "- ")
