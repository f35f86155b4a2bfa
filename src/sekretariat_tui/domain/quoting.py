"""A decision as another paper quotes it, beside the decision as it stands (domain rule 4)."""

from collections.abc import Sequence

from .differences import word_changes
from .points import Point, plain_text
from .points.differences import PointChange, PointChangeKind, point_changes
from .points.point import said

_ROUND = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def quoted_otherwise(stored: Sequence[Point], quoted: Sequence[Point]) -> tuple[PointChange, ...]:
    """How the quoted text differs from the stored one, point by point with the words that differ; empty where not.

    A paper may quote a part: points that it leaves out are no difference. Nor are quotation marks and spaces.
    """
    if _bare(plain_text(quoted)) in _bare(plain_text(stored)):
        return ()
    rows = _paired(point_changes(stored, quoted))
    differing = {PointChangeKind.CHANGED, PointChangeKind.ADDED}
    if not any(row.kind in differing and _says_otherwise(row) for row in rows):
        return ()
    return tuple(row for row in rows if row.kind is not PointChangeKind.REMOVED)


def _paired(rows: Sequence[PointChange]) -> list[PointChange]:
    """A quoted point that is like none is set against the one that had its number, so that both are shown."""
    gone = {(row.depth, row.label_before): row for row in rows if row.kind is PointChangeKind.REMOVED}
    out: list[PointChange] = []
    for row in rows:
        was = gone.get((row.depth, row.label_after)) if row.kind is PointChangeKind.ADDED else None
        if was is None or was.before is None or row.after is None:
            out.append(row)
            continue
        words = tuple(word_changes(said(was.before), said(row.after)))
        out.append(
            PointChange(
                PointChangeKind.CHANGED,
                row.depth,
                row.label_after,
                row.label_after,
                words,
                False,
                was.before,
                row.after,
            )
        )
    return out


def _says_otherwise(row: PointChange) -> bool:
    return row.before is None or row.after is None or _bare(row.before.text) != _bare(row.after.text)


def _bare(text: str) -> str:
    return " ".join(text.translate(_ROUND).split()).strip(' ".')
