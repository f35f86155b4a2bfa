"""A decision as another paper quotes it, beside the decision as it stands (domain rule 4)."""

from collections.abc import Sequence

from .points import Point, plain_text
from .points.differences import PointChange, PointChangeKind, point_changes

_ROUND = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def quoted_otherwise(stored: Sequence[Point], quoted: Sequence[Point]) -> tuple[PointChange, ...]:
    """How the quoted text differs from the stored one, point by point with the words that differ; empty where not.

    A paper may quote a part: points that it leaves out are no difference. Nor are quotation marks and spaces.
    """
    if _bare(plain_text(quoted)) in _bare(plain_text(stored)):
        return ()
    rows = point_changes(stored, quoted)
    differing = {PointChangeKind.CHANGED, PointChangeKind.ADDED}
    if not any(row.kind in differing and _says_otherwise(row) for row in rows):
        return ()
    return tuple(row for row in rows if row.kind is not PointChangeKind.REMOVED)


def _says_otherwise(row: PointChange) -> bool:
    return row.before is None or row.after is None or _bare(row.before.text) != _bare(row.after.text)


def _bare(text: str) -> str:
    return " ".join(text.translate(_ROUND).split()).strip(' ".')
