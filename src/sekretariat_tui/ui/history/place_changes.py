"""Where two versions of a record differ: each place with its name, and the words that changed in it."""

import re
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text
from textual.reactive import reactive

from ...domain.comparison import PlaceDifference
from ...domain.differences import Change, ChangeKind
from ..outline.cells import shown
from ..outline.point_changes import PointChanges

AROUND = 140  # letters of unchanged text that are shown on each side of a change
_MOST = 6_000  # letters of one place that are shown at most; a paper of a hundred pages is no difference to look at


class Heading(str):
    """A name to be shown above the differences that follow it."""


class PlaceChanges(PointChanges):
    """The differences, place by place. What is the same on both sides is shortened.

    ``plain`` shows only what stood there, without signs, as for a record that was made or is deleted.
    """

    DEFAULT_CSS = """
    PlaceChanges { width: 1fr; height: auto; }
    """

    found: reactive[tuple[PlaceDifference | Heading, ...]] = reactive((), layout=True)
    """What is shown."""

    plain: reactive[bool] = reactive(False, layout=True)

    def render(self) -> RenderableType:
        parts: list[RenderableType] = []
        for one in self.found:
            if isinstance(one, Heading):
                parts.append(Text(shown(one), style=self._style("note")))
                continue
            if parts:
                parts.append(Text())
            parts.append(Text(shown(one.label), style=self._style("label")))
            parts.append(self._difference(one))
        return Group(*parts) if parts else Text(self._empty, style=self._style("note"))

    def _difference(self, one: PlaceDifference) -> RenderableType:
        if self.plain:
            text = (one.after or one.before).removeprefix(one.label).strip("\n") or "(tomt)"
            return Text(shown(text[:_MOST]) + (" …" if len(text) > _MOST else ""))
        if one.points:
            return self._table(one.points)
        return self._words(shortened(one.words))


def shortened(words: Sequence[Change]) -> list[Change]:
    """The changes with what stayed the same cut down to what is nearest to them, and far too much of anything cut."""
    found: list[Change] = []
    left = _MOST
    for number, piece in enumerate(words):
        text = shown(piece.text)
        if piece.kind is ChangeKind.SAME:
            text = _ends(text, first=number == 0, last=number == len(words) - 1)
        if len(text) > left:
            found.append(Change(piece.kind, f"{text[:left]} …"))
            break
        left -= len(text)
        found.append(Change(piece.kind, text))
    return found


def _ends(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * AROUND:
        return text
    head = re.sub(r"\S*$", "", text[:AROUND])
    tail = re.sub(r"^\S*", "", text[-AROUND:])
    if first and last:
        return f"{head}…"
    return f"…{tail}" if first else f"{head}…" if last else f"{head}…{tail}"
