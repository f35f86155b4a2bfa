"""The hits of a search, two lines each: what it is, and the words around the match."""

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ...workspace.search.hit_words import KIND_WORDS
from ..outline.cells import shown
from .found import FoundHit

_KIND = 7
_NUMBER = 13
_SNIPPET = 44  # cells the words around the match need before the whole note is given room


class FoundLines(ScrollView, can_focus=False):
    """The list of hits. The cursor is moved from the field above, which keeps the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "found-lines--kind",
        "found-lines--title",
        "found-lines--note",
        "found-lines--match",
        "found-lines--cursor",
    }

    class Moved(Message):
        """The cursor is on another hit. ``typed`` when the hits are others, for what was typed."""

        def __init__(self, *, typed: bool = False) -> None:
            super().__init__()
            self.typed = typed

    class Chosen(Message):
        """A hit was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hits: Sequence[FoundHit] = ()
        self.cursor = 0
        self.searched = ""
        self.nothing = ""

    def show(
        self, hits: Sequence[FoundHit], searched: str, nothing: str = "ingen treff", *, stay: bool = False
    ) -> None:
        """Shows other hits, with the cursor on the first.

        Args:
            nothing: what is said where there are none.
            stay: whether the cursor stays on the hit it is on, where that is still there.
        """
        there = self.current if stay else None
        self.hits = hits
        self.searched = searched
        self.nothing = nothing
        same = (at for at, hit in enumerate(hits) if there and (hit.kind, hit.record) == (there.kind, there.record))
        self.cursor = next(same, 0)
        self.virtual_size = Size(1, max(2 * len(hits), 1))
        if there is None:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Moved(typed=True))

    @property
    def current(self) -> FoundHit | None:
        """The hit with the cursor."""
        return self.hits[self.cursor] if self.cursor < len(self.hits) else None

    def add(self, hits: Sequence[FoundHit]) -> None:
        """Shows more hits below those that are there."""
        self.hits = hits
        self.virtual_size = Size(1, max(2 * len(hits), 1))
        self.refresh()

    def move(self, steps: int) -> None:
        """Moves the cursor."""
        before, self.cursor = self.cursor, max(0, min(self.cursor + steps, len(self.hits) - 1))
        if before != self.cursor:
            self.refresh_lines(2 * before, 2)
            self.refresh_lines(2 * self.cursor, 2)
            region = Region(0, 2 * self.cursor, 1, 2)
            self.scroll_to_region(region, animate=False, immediate=True, x_axis=False)
            self.post_message(self.Moved())

    @property
    def page(self) -> int:
        """How many hits there is room for."""
        return max(self.size.height // 2 - 1, 1)

    def on_click(self, event: events.Click) -> None:
        """The first click goes to a hit, and a click on the one with the cursor opens it."""
        number = (event.y + self.scroll_offset.y) // 2
        if 0 <= number < len(self.hits):
            if number == self.cursor:
                self.post_message(self.Chosen())
            else:
                self.move(number - self.cursor)

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.rich_style
        number, second = divmod(y + self.scroll_offset.y, 2)
        if not self.hits and y < len(self._nothing_lines):
            text = set_cell_size(f"  {self._nothing_lines[y]}", width)
            return Strip([Segment(text, base + self._look("note"))], width)
        if number >= len(self.hits):
            return Strip.blank(width, base)
        hit = self.hits[number]
        pieces = self._second(hit, width) if second else self._first(hit, width, number == self.cursor)
        over = self._look("cursor") if number == self.cursor else Style.null()
        segments = [Segment(text, base + look + over) for text, look in pieces]
        return Strip(segments).adjust_cell_length(width, base + over)

    @property
    def _nothing_lines(self) -> list[str]:
        return wrap(self.nothing, max(self.size.width - 4, 10)) if self.searched else []

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"found-lines--{name}", partial=name in ("cursor", "match"))

    def _first(self, hit: FoundHit, width: int, current: bool) -> list[tuple[str, Style]]:
        number = set_cell_size(hit.number, max(_NUMBER, cell_len(hit.number) + 1)) if hit.number else ""
        tail = f" {hit.day} "
        room = width - _KIND - 2 - cell_len(number) - cell_len(tail)
        return [
            (f"{'›' if current else ' '}{set_cell_size(KIND_WORDS[hit.kind], _KIND)} ", self._look("kind")),
            (number, self._look("title")),
            (_fit(shown(hit.title), max(room, 1)), self._look("title")),
            (tail, self._look("note")),
        ]

    def _second(self, hit: FoundHit, width: int) -> list[tuple[str, Style]]:
        indent = _KIND + 2
        tier = f"({hit.tier})" if hit.tier else ""
        tails = [(" · ".join(filter(None, (hit.note, hit.standing))), tier), (hit.standing or hit.note, tier)]
        tail = ""
        for words in tails:
            tail = "  ".join(filter(None, words))
            if width - indent - cell_len(tail) >= _SNIPPET:
                break
        tail = f"  {tail} " if tail else " "
        room = max(width - indent - cell_len(tail), 12)
        pieces = [(" " * indent, Style.null()), *self._snippet(hit, room), (tail, self._look("note"))]
        return pieces

    def _snippet(self, hit: FoundHit, room: int) -> list[tuple[str, Style]]:
        """The words around the first match, with every match in them marked by more than colour."""
        text = shown(hit.snippet)
        start = 0
        if hit.marks and hit.marks[0][1] > room - 1:
            start = max(min(hit.marks[0][0] - room // 3, len(text) - room + 2), 0)
        pieces: list[tuple[str, Style]] = []
        if start:
            pieces.append(("… ", Style.null()))
        at = start
        for begin, end in hit.marks:
            if begin >= at:
                pieces += [(text[at:begin], Style.null()), (text[begin:end], self._look("match"))]
                at = end
        pieces.append((text[at:], Style.null()))
        fitted: list[tuple[str, Style]] = []
        for words, look in pieces:
            left = room - sum(cell_len(piece) for piece, _ in fitted)
            if cell_len(words) > left:
                fitted.append((_fit(words, left), look))
                break
            fitted.append((words, look))
        rest = room - sum(cell_len(piece) for piece, _ in fitted)
        return [*fitted, (" " * rest, Style.null())]


def _fit(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(width - 1, 0)) + "…"[:width]
