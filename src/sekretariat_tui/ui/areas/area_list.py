"""The lines of the tracker on the screen, with a cursor for keys and mouse. Only what is visible is drawn."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from .lines import AreaLine, LineKind
from .rows import AreaRows
from .signs import DRAWN, Signs
from .spans import Row

GUTTER = 1  # where the cursor's sign stands: it is seen without colour

_PREFIX = "area-list--"


class AreaList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows lines laid out by ``AreaRows``; says when one is opened, folded or moved to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Forrige", show=False, id="satsninger.opp"),
        Binding("down", "step(1)", "Neste", show=False, id="satsninger.ned"),
        Binding("pageup", "page(-1)", "Side opp", show=False, id="satsninger.side_opp"),
        Binding("pagedown", "page(1)", "Side ned", show=False, id="satsninger.side_ned"),
        Binding("home", "edge(-1)", "Første", show=False, id="satsninger.forste"),
        Binding("end", "edge(1)", "Siste", show=False, id="satsninger.siste"),
        Binding("left", "fold_in", "Fold inn", show=False, id="satsninger.fold_inn"),
        Binding("right", "fold_out", "Fold ut", show=False, id="satsninger.fold_ut"),
        Binding("enter,space", "choose", "Åpne", show=False, id="satsninger.apne"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "area-list--area",
        "area-list--bar",
        "area-list--case",
        "area-list--chosen",
        "area-list--cursor",
        "area-list--cursor-blurred",
        "area-list--good",
        "area-list--heading",
        "area-list--quiet",
        "area-list--warning",
    }

    DEFAULT_CSS = """
    AreaList {
        height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; background: $background;
        & > .area-list--area { text-style: bold; }
        & > .area-list--bar { color: $primary; }
        & > .area-list--case { color: $text-primary; }
        & > .area-list--chosen { color: $text-accent; text-style: bold; }
        & > .area-list--cursor { background: $primary 25%; }
        & > .area-list--cursor-blurred { background: $primary 10%; }
        & > .area-list--good { color: $text-success; }
        & > .area-list--heading { text-style: bold; color: $text-secondary; }
        & > .area-list--quiet { color: $text-muted; }
        & > .area-list--warning { color: $text-warning; text-style: bold; }
    }
    """

    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, init=False)
    """The line the cursor stands on, counted from 0 among all lines."""

    @dataclass
    class Opened(Message):
        """Enter or a click on a line that can be opened."""

        line: AreaLine

    @dataclass
    class Folded(Message):
        """A line is to be folded out or in."""

        line: AreaLine
        open: bool

    @dataclass
    class Moved(Message):
        """The cursor stands on another line."""

        line: AreaLine | None

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, AreaList.Moved)

    def __init__(self) -> None:
        super().__init__()
        self.signs: Signs = DRAWN
        self._lines: list[AreaLine] = []
        self._lay_out: Callable[[int], AreaRows] | None = None
        self._laid_out_at = 0
        self._rows: list[tuple[int, Row]] = []
        self._tops: list[int] = [0]

    # ------------------------------------------------------------------ what it shows

    @property
    def lines(self) -> Sequence[AreaLine]:
        """The lines shown."""
        return self._lines

    @property
    def line(self) -> AreaLine | None:
        """The line the cursor stands on."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def text_width(self) -> int:
        """The cells a line has; a column is kept for the scrollbar, so that it does not move the words."""
        return max(self.scrollable_size.width - GUTTER - (0 if self.show_vertical_scrollbar else 1), 10)

    def show(self, lines: list[AreaLine], lay_out: Callable[[int], AreaRows]) -> None:
        """Shows other lines, with the cursor on the same thing as before, or where it was when that is gone.

        Args:
            lay_out: gives what lays the lines out in so many cells.
        """
        before = self.line
        self._lines = lines
        self._lay_out = lay_out
        index = self.index_of(before.key) if before else None
        if index is None:
            index = self._nearest(min(self.cursor, len(lines) - 1))
        self.set_reactive(AreaList.cursor, max(index, 0))
        self._place_rows()
        self.post_message(self.Moved(self.line))

    def on_resize(self) -> None:
        if self.text_width != self._laid_out_at:
            self._place_rows()

    def _place_rows(self) -> None:
        if self._lay_out is None or not self.size.width:
            return
        self._laid_out_at = self.text_width
        rows = self._lay_out(self.text_width)
        laid_out = [rows.rows(line) for line in self._lines]
        self._rows = [(index, row) for index, part in enumerate(laid_out) for row in part]
        self._tops = [0, *accumulate(len(part) for part in laid_out)]
        self.virtual_size = Size(self.text_width, len(self._rows))
        self.refresh()
        self.call_after_refresh(self._bring_into_view)

    def index_of(self, key: str) -> int | None:
        """Where the line with this key is, or None."""
        return next((index for index, line in enumerate(self._lines) if line.key == key), None)

    def go_to(self, key: str) -> bool:
        """Puts the cursor on the line with this key. False when it is not shown."""
        index = self.index_of(key)
        if index is not None:
            self.cursor = index
        return index is not None

    def _nearest(self, index: int) -> int:
        """The nearest line the cursor can stand on, first upwards."""
        before = next((n for n in range(index, -1, -1) if self._lines[n].stops), None)
        if before is not None:
            return before
        return next((n for n in range(max(index, 0), len(self._lines)) if self._lines[n].stops), 0)

    # ------------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        at = round(self.scroll_offset.y) + y
        width = self.size.width
        base = self.rich_style
        if at >= len(self._rows):
            return Strip.blank(width, base)
        index, row = self._rows[at]
        here = index == self.cursor and bool(row)
        if here:
            look = self.get_component_rich_style(f"{_PREFIX}cursor{'' if self.has_focus else '-blurred'}")
            base += Style(bgcolor=look.bgcolor)
        segments = [Segment(self.signs.cursor if here and self.has_focus else " ", base + self._look("bar"))]
        plain = {"", "quiet"} if here else {""}  # quiet words are hard to read on the cursor
        segments.extend(Segment(text, base if name in plain else base + self._look(name)) for text, name in row)
        return Strip(segments).adjust_cell_length(width, base).apply_meta({"line": self._lines[index].key})

    def _look(self, name: str) -> Style:
        full = self.get_component_rich_style(f"{_PREFIX}{name}")  # a muted colour is mixed with what is behind it
        return Style(color=full.color, bold=full.bold)

    # ------------------------------------------------------------------ the cursor

    def watch_cursor(self) -> None:
        self._bring_into_view()
        self.refresh()
        self.post_message(self.Moved(self.line))

    def _bring_into_view(self) -> None:
        if not self._rows:
            return
        first = self.cursor
        while first > 0 and not self._lines[first - 1].stops:  # what introduces it is read with it
            first -= 1
        bottom = self._tops[self.cursor + 1]
        top = self._tops[first] if bottom - self._tops[first] <= self.size.height else self._tops[self.cursor]
        # What follows and is not stopped at (the goal of an area) is seen from here, if there is room.
        last = self.cursor + 1
        while (
            last < len(self._lines) and not self._lines[last].stops and self._tops[last + 1] - top <= self.size.height
        ):
            last += 1
        region = Region(0, top, max(self.size.width, 1), self._tops[last] - top)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def action_step(self, steps: int) -> None:
        """Moves the cursor to the next line it can stand on."""
        index = self.cursor + steps
        while 0 <= index < len(self._lines):
            if self._lines[index].stops:
                self.cursor = index
                return
            index += steps
        self.scroll_relative(y=steps, animate=False)

    def action_page(self, pages: int) -> None:
        """Moves the cursor about a screen up or down."""
        if not self._lines:
            return
        row = self._tops[self.cursor] + pages * max(self.size.height - 2, 1)
        if row <= 0 or row >= len(self._rows):
            self.action_edge(pages)
            return
        if (index := self._nearest(bisect_right(self._tops, row) - 1)) == self.cursor:
            self.action_step(pages)
        else:
            self.cursor = index

    def action_edge(self, side: int) -> None:
        """Moves the cursor to the first line (-1) or the last (1)."""
        stops = [index for index, line in enumerate(self._lines) if line.stops]
        if stops:
            self.cursor = stops[0 if side < 0 else -1]
        if side < 0:
            self.scroll_home(animate=False)
        else:
            self.scroll_end(animate=False)

    def action_fold_out(self) -> None:
        """Folds the line out, or goes to the first line under it when it is."""
        if (line := self.line) is None:
            return
        if line.open is False:
            self.post_message(self.Folded(line, True))
        elif line.open:
            self.action_step(1)

    def action_fold_in(self) -> None:
        """Folds the line in, or goes to the line it stands under."""
        if (line := self.line) is None:
            return
        if line.open:
            self.post_message(self.Folded(line, False))
        elif line.parent:
            self.go_to(line.parent)

    def action_choose(self) -> None:
        """Opens the line: an area or a list is folded out or in."""
        line = self.line
        if line is None:
            return
        if line.kind in {LineKind.AREA, LineKind.WAITING_LIST}:
            if line.open is not None:
                self.post_message(self.Folded(line, not line.open))
        else:
            self.post_message(self.Opened(line))

    # ------------------------------------------------------------------ mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on an area it folds, on a case it opens, and on a measure the second opens."""
        key = event.style.meta.get("line")
        index = self.index_of(key) if key else None
        if index is None or not self._lines[index].stops:
            return
        again = index == self.cursor
        self.cursor = index
        line = self._lines[index]
        if line.open is not None and event.x <= GUTTER + 2 * line.level + 1:
            self.post_message(self.Folded(line, not line.open))
        elif line.kind is not LineKind.MEASURE or again:
            self.action_choose()
