"""A list of what has happened, two lines each, drawn line by line as they come into view: ten years cost no more than a day."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ..outline.cells import shown


class Moment(NamedTuple):
    """One thing that happened: what it is, however often the list is read anew, and the words of its two lines."""

    key: object
    title: str
    note: str
    below: str


class MomentLines(ScrollView, can_focus=True):
    """The list. The cursor stays on its moment when the list is read anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Opp", show=False),
        Binding("down", "move(1)", "Ned", show=False),
        Binding("pageup", "page(-1)", "En side opp", show=False),
        Binding("pagedown", "page(1)", "En side ned", show=False),
        Binding("home", "move(-1000000)", "Først", show=False),
        Binding("end", "move(1000000)", "Sist", show=False),
        Binding("enter,right", "choose", "Se", show=False),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "moment-lines--title",
        "moment-lines--note",
        "moment-lines--cursor",
        "moment-lines--cursor-blurred",
    }

    DEFAULT_CSS = """
    MomentLines {
        overflow-x: hidden; background: $background; scrollbar-size-vertical: 1;
        &:focus { background-tint: transparent; }
        & .moment-lines--title { text-style: bold; }
        & .moment-lines--note { color: $text-muted; }
        & .moment-lines--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & .moment-lines--cursor-blurred { background: $block-cursor-blurred-background; }
    }
    """

    class Moved(Message):
        """The cursor is on another moment, or there is none."""

    class Chosen(Message):
        """The moment with the cursor was chosen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.moments: list[Moment] = []
        self.cursor = 0
        self.empty = ""

    # ------------------------------------------------------------------ what is shown

    def show(self, moments: Sequence[Moment], *, empty: str = "") -> None:
        """Shows other moments; ``empty`` is said when there are none."""
        current = self.current
        self.moments = list(moments)
        self.empty = empty
        here = None
        if current is not None:
            here = next((n for n, moment in enumerate(self.moments) if moment.key == current.key), None)
        self.cursor = here if here is not None else min(self.cursor, max(len(self.moments) - 1, 0))
        self._grow()
        self._into_view()
        self.post_message(self.Moved())

    def add(self, moments: Sequence[Moment]) -> None:
        """Shows more moments after those that are there."""
        first = not self.moments and bool(moments)
        self.moments += moments
        self._grow()
        if first:
            self.post_message(self.Moved())

    def _grow(self) -> None:
        self.virtual_size = Size(1, max(2 * len(self.moments), 1))
        self.refresh()

    @property
    def current(self) -> Moment | None:
        """The moment with the cursor."""
        return self.moments[self.cursor] if self.cursor < len(self.moments) else None

    # ------------------------------------------------------------------ the cursor

    def move(self, steps: int) -> None:
        """Moves the cursor; it stops at the ends."""
        before, self.cursor = self.cursor, max(0, min(self.cursor + steps, len(self.moments) - 1))
        if before != self.cursor:
            self.refresh()
            self._into_view()
            self.post_message(self.Moved())

    def _into_view(self) -> None:
        region = Region(0, 2 * self.cursor, 1, 2)
        self.scroll_to_region(region, animate=False, immediate=True, force=True, x_axis=False)

    def action_move(self, steps: int) -> None:
        """Moves the cursor."""
        self.move(steps)

    def action_page(self, pages: int) -> None:
        """Moves the cursor a page."""
        self.move(pages * max(self.size.height // 2 - 1, 1))

    def action_choose(self) -> None:
        """Chooses the moment with the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """The first click goes to a moment, and a click on the one with the cursor chooses it."""
        number = (event.y + self.scroll_offset.y) // 2
        if 0 <= number < len(self.moments):
            if number == self.cursor:
                self.action_choose()
            else:
                self.move(number - self.cursor)

    # ------------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.rich_style
        number, second = divmod(y + self.scroll_offset.y, 2)
        if not self.moments and y < 4:
            words = self._wrapped(self.empty, width - 2)
            text = f" {words[y]}" if y < len(words) else ""
            return Strip([Segment(set_cell_size(text, width), base + self._look("note"))], width)
        if number >= len(self.moments):
            return Strip.blank(width, base)
        moment, current = self.moments[number], number == self.cursor
        over = Style.null()
        if current:
            over = self._look("cursor" if self.has_focus else "cursor-blurred")
        pieces = self._second(moment, width) if second else self._first(moment, width, current)
        segments = [Segment(text, base + look + over) for text, look in pieces]
        return Strip(segments).adjust_cell_length(width, base + over)

    def _first(self, moment: Moment, width: int, current: bool) -> list[tuple[str, Style]]:
        note = f" {shown(moment.note)} " if moment.note else " "
        room = max(width - 1 - cell_len(note), 8)
        return [
            ("›" if current else " ", Style.null()),
            (_fit(shown(moment.title), room), self._look("title")),
            (note, self._look("note")),
        ]

    def _second(self, moment: Moment, width: int) -> list[tuple[str, Style]]:
        return [("   ", Style.null()), (_fit(shown(moment.below), max(width - 4, 1)), self._look("note"))]

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"moment-lines--{name}", partial=True)

    def _wrapped(self, text: str, width: int) -> list[str]:
        import textwrap

        return textwrap.wrap(text, max(width, 8))


def _fit(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(width - 1, 0)) + "…"[:width]
