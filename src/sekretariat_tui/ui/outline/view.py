"""An outline on the screen: its visible lines, and what the mouse and the clipboard do with them. Nothing here edits."""

from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.strip import Strip

from ...domain.outline import Position
from ...domain.points import Point
from . import steering
from .cells import next_cluster, shown
from .cursor import OutlineCursor
from .layout import Line


class OutlineView(OutlineCursor):
    """Shows an outline line by line; only what is visible is drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,super+c", "copy", "Kopier", show=False, id="outline.copy"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "outline-editor--label",
        "outline-editor--cursor",
        "outline-editor--selection",
        "outline-editor--placeholder",
    }

    placeholder = reactive("")
    """What stands where nothing is written yet."""

    # What was copied last and the points it came from, so that it is pasted as it was in any editor of the program.
    copied: ClassVar[tuple[str, tuple[Point, ...]]] = ("", ())

    def __init__(
        self,
        points: tuple[Point, ...] = (),
        *,
        placeholder: str = "",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(points, name=name, id=id, classes=classes, disabled=disabled)
        self.set_reactive(OutlineView.placeholder, placeholder)
        self._dragging = False

    def on_resize(self, event: events.Resize) -> None:
        self._settle()
        self.scroll_to_cursor()

    def watch_show_vertical_scrollbar(self) -> None:
        if self.is_mounted:
            self._settle()

    def watch_placeholder(self) -> None:
        self.refresh()

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        self.refresh()

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        base = self.rich_style
        line = self.layout_lines.line(y + self.scroll_offset.y)
        if line is None:
            return Strip.blank(width, base)
        segments = self._label(line, base) if self.outline.rows else []
        segments.extend(self._words(line, base))
        return Strip(segments).adjust_cell_length(width, base)

    def _label(self, line: Line, base: Style) -> list[Segment]:
        label = self.outline.labels[line.row]
        if line.number or not label:
            return [Segment(" " * line.x, base)]
        label_x = self.layout_lines.label_x(line.row)
        label = label[: line.x - label_x].ljust(line.x - label_x)
        return [
            Segment(" " * label_x, base),
            Segment(label, base + self.get_component_rich_style("outline-editor--label", partial=True)),
        ]

    def _words(self, line: Line, base: Style) -> list[Segment]:
        rows = self.outline.rows
        text = rows[line.row].text if rows else ""
        if not text and len(rows) < 2 and self.placeholder:
            style = base + self.get_component_rich_style("outline-editor--placeholder", partial=True)
            cursor = self._cursor_style(style) if self.has_focus else style
            return [Segment(self.placeholder[:1], cursor), Segment(self.placeholder[1:], style)]
        start, end = self.selection
        first = start.offset if start.row == line.row else (0 if start.row < line.row else len(text) + 1)
        # A point selected to its end shows a cell after it too: the break between the points is selected.
        last = end.offset if end.row == line.row else (len(text) + 1 if end.row > line.row else 0)
        here = self._cursor.offset if self.has_focus and self._cursor.row == line.row else -1
        after_text = line.end == len(text) and self.layout_lines.last_in(line) == line.end
        stop = line.end + 1 if after_text else line.end
        cuts = {line.start, line.end, stop}
        cuts.update(cut for cut in (first, last) if line.start < cut < stop)
        if line.start <= here < stop:
            cuts.update((here, next_cluster(text, here) if here < len(text) else here + 1))
        segments: list[Segment] = []
        ordered = sorted(cuts)
        for at, to in pairwise(ordered):
            style = base
            if first <= at < last:
                style += self.get_component_rich_style("outline-editor--selection", partial=True)
            if at == here:
                style = self._cursor_style(style)
            segments.append(Segment(shown(text[at:to]) or " ", style))
        return segments

    def _cursor_style(self, base: Style) -> Style:
        return base + self.get_component_rich_style("outline-editor--cursor", partial=True)

    # ------------------------------------------------------------ mouse

    def _place_under(self, event: events.MouseEvent) -> Position:
        gutter = self.gutter
        return self.layout_lines.place_at(event.x - gutter.left, event.y - gutter.top + self.scroll_offset.y)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1:
            return
        event.stop()
        self.move_cursor(self._place_under(event), select=event.shift)
        self._dragging = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            event.stop()
            self.move_cursor(self._place_under(event), select=True)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._end_drag()

    def on_hide(self, event: events.Hide) -> None:
        self._end_drag()

    def _end_drag(self) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A second click selects the word, a third the point."""
        if event.chain == 2:
            self.select(*steering.word_around(self.layout_lines, self._cursor))
        elif event.chain == 3 and self.outline.rows:
            row = self._cursor.row
            self.select(Position(row, 0), Position(row, len(self.outline.rows[row].text)))

    def action_copy(self) -> None:
        if not self.has_selection:
            raise SkipAction()  # ctrl+c may mean something else further out
        start, end = self.selection
        text = self.selected_text
        OutlineView.copied = (text, self.outline.points_between(start, end) if start.row != end.row else ())
        self.app.copy_to_clipboard(text)
