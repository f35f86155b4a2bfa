"""One place where a backup and now differ, as text: what has been added and taken away since, marked by word."""

from rich.text import Text

from ...domain.comparison import PlaceDifference
from ...domain.differences import SIGNS, Change, ChangeKind
from ...domain.points.change_marks import sign
from ...domain.points.differences import PointChange

LEGEND = "{+kommet til siden kopien+}  [-tatt bort siden kopien-]"

_LOOKS = {ChangeKind.SAME: "", ChangeKind.ADDED: "bold underline", ChangeKind.REMOVED: "strike"}

# So much of what is the same in both is shown around a change.
_AROUND = 120


def place_text(difference: PlaceDifference) -> Text:
    """The words of the place, with signs that need no colour; of long stretches that are the same only the ends."""
    if difference.points:
        return Text("\n").join(_point(row) for row in difference.points)
    return _words(difference.words)


def _point(row: PointChange) -> Text:
    label = row.label_after or row.label_before
    text = Text(f"{sign(row)} {'   ' * row.depth}{label} ")
    return text.append_text(_words(row.words, whole=True))


def _words(changes: tuple[Change, ...], *, whole: bool = False) -> Text:
    text = Text()
    for number, change in enumerate(changes):
        before, after = SIGNS[change.kind]
        words = change.text
        if change.kind is ChangeKind.SAME and not whole:
            words = _shortened(words, first=number == 0, last=number == len(changes) - 1)
        text.append(f"{before}{words}{after}", _LOOKS[change.kind])
    return text


def _shortened(words: str, *, first: bool, last: bool) -> str:
    start = "" if first else words[:_AROUND]
    end = "" if last else words[-_AROUND:]
    return words if len(words) <= len(start) + len(end) + 3 else f"{start} … {end}"
