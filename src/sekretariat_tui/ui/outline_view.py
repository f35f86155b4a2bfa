"""An outline on the screen: its visible lines, a cursor and a selection, for keys and mouse. Nothing here edits."""

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sekretariat_tui.domain.outline import Outline
from sekretariat_tui.domain.outline_steps import Position
from sekretariat_tui.domain.points import Point

from . import outline_steering as steering
from .outline_cells import next_cluster, shown
from .outline_layout import Line, OutlineLayout


def _moves(key: str, name: str, words: str) -> list[BindingType]:
    """A key that moves the cursor, and the same with shift, which selects."""
    action = name.replace("-", "_")
    shifted = ",".join("ctrl+shift+" + one[5:] if one.startswith("ctrl+") else f"shift+{one}" for one in key.split(","))
    return [
        Binding(key, f"{action}(False)", words, show=False, id=f"outline.{name}"),
        Binding(shifted, f"{action}(True)", f"{words}, med merking", show=False, id=f"outline.select-{name}"),
    ]


class OutlineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows an outline line by line; only what is visible is drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_moves("up", "cursor-up", "Linjen over"),
        *_moves("down", "cursor-down", "Linjen under"),
        *_moves("left", "cursor-left", "Tegnet foran"),
        *_moves("right", "cursor-right", "Tegnet etter"),
        *_moves("ctrl+left", "word-left", "Ordet foran"),
        *_moves("ctrl+right", "word-right", "Ordet etter"),
        *_moves("home", "line-start", "Starten av linjen"),
        *_moves("end", "line-end", "Slutten av linjen"),
        *_moves("ctrl+home", "text-start", "Første punkt"),
        *_moves("ctrl+end", "text-end", "Siste punkt"),
        *_moves("pageup", "page-up", "Side opp"),
        *_moves("pagedown", "page-down", "Side ned"),
        Binding("ctrl+a", "select_all", "Merk alt", show=False, id="outline.select-all"),
        Binding("ctrl+c,super+c", "copy", "Kopier", show=False, id="outline.copy"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "outline-editor--label",
        "outline-editor--cursor",
        "outline-editor--selection",
        "outline-editor--placeholder",
    }

    ALLOW_SELECT = False

    placeholder = reactive("")
    """What stands where nothing is written yet."""

    # What was copied last and the points it came from, so that it is pasted as it was in any editor of the program.
    copied: ClassVar[tuple[str, tuple[Point, ...]]] = ("", ())

    @dataclass
    class CursorMoved(Message):
        """The cursor or the selection is somewhere else."""

        editor: "OutlineView"
        cursor: Position

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, OutlineView.CursorMoved) and message.editor is self.editor

        @property
        def control(self) -> "OutlineView":
            return self.editor

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
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self.set_reactive(OutlineView.placeholder, placeholder)
        self._cursor = Position(0, 0)
        self._anchor: Position | None = None
        self._goal_x: int | None = None  # the cell that up and down keep to
        self._dragging = False
        self._changed = False
        self._new_outline(points)

    def _new_outline(self, points: tuple[Point, ...]) -> None:
        self.outline = Outline(points, spliced=self._spliced)
        self.layout_lines = OutlineLayout(self.outline, self._wrap_width if self.is_mounted else 80)

    def _spliced(self, row: int, took: int, put: int) -> None:
        self._changed = True
        self.layout_lines.spliced(row, took, put)

    # ------------------------------------------------------------ cursor and selection

    @property
    def points(self) -> tuple[Point, ...]:
        """The points as they now stand."""
        return self.outline.points

    @property
    def cursor(self) -> Position:
        """Where the cursor stands."""
        return self._cursor

    @property
    def selection(self) -> tuple[Position, Position]:
        """What is selected, from the earlier place to the later; the cursor twice when nothing is."""
        anchor = self._cursor if self._anchor is None else self._anchor
        return (anchor, self._cursor) if anchor <= self._cursor else (self._cursor, anchor)

    @property
    def has_selection(self) -> bool:
        return self._anchor is not None and self._anchor != self._cursor

    @property
    def selected_text(self) -> str:
        """What is selected, as plain text with labels where whole points are."""
        return self.outline.text_between(*self.selection)

    def move_cursor(self, place: Position, *, select: bool = False, keep_goal: bool = False) -> None:
        """Sets the cursor, and with ``select`` what is between it and where it stood."""
        anchor = (self._cursor if self._anchor is None else self._anchor) if select else None
        self.outline.pause()
        self._stand(self.outline.within(place), anchor, keep_goal=keep_goal)

    def select(self, start: Position, end: Position) -> None:
        """Selects what is between two places; the cursor stands at the second."""
        self.outline.pause()
        self._stand(self.outline.within(end), self.outline.within(start))

    def _stand(self, cursor: Position, anchor: Position | None = None, *, keep_goal: bool = False) -> None:
        moved = (cursor, anchor) != (self._cursor, self._anchor)
        self._cursor, self._anchor = cursor, anchor
        if not keep_goal:
            self._goal_x = None
        if not self.is_mounted:
            return
        self._settle()
        self.scroll_to_cursor()
        if moved:
            self.post_message(self.CursorMoved(self, cursor))

    def scroll_to_cursor(self) -> None:
        """Brings the line of the cursor into view, and the screen's own cursor (for input methods) to it."""
        x, y = self.layout_lines.cell_of(self._cursor)
        # y first: a region to the right of a very narrow pane must not scroll sideways.
        self.scroll_to_region(Region(0, y, 1, 1), animate=False, force=True, x_axis=False)
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(x, y - self.scroll_offset.y)

    # ------------------------------------------------------------ size

    @property
    def _wrap_width(self) -> int:
        return max(self.scrollable_content_region.width, 1)

    def _settle(self) -> None:
        """Lays the lines out for the width there is, and draws them."""
        self.layout_lines.resize(self._wrap_width)
        size = Size(0, self.layout_lines.height)  # never wider than the pane
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        self.layout_lines.resize(max(width, 1))
        return self.layout_lines.height

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

    # ------------------------------------------------------------ keys

    async def on_key(self, event: events.Key) -> None:
        """Runs what the key is bound to here at once.

        Textual would send the key out to the app, and the app run its binding; a letter typed right after an arrow
        would then be written before the cursor had moved.
        """
        bound = self.screen.active_bindings.get(event.key)
        if bound is None or bound.node is not self or bound.binding.priority:
            return
        if await self.app.run_action(bound.binding.action, self):
            event.stop()
            event.prevent_default()

    def _go(self, place: Position, select: bool) -> None:
        self.move_cursor(place, select=select)

    def action_cursor_left(self, select: bool = False) -> None:
        if self.has_selection and not select:
            self._go(self.selection[0], False)
        else:
            self._go(steering.left(self.layout_lines, self._cursor), select)

    def action_cursor_right(self, select: bool = False) -> None:
        if self.has_selection and not select:
            self._go(self.selection[1], False)
        else:
            self._go(steering.right(self.layout_lines, self._cursor), select)

    def action_word_left(self, select: bool = False) -> None:
        self._go(steering.word_left(self.layout_lines, self._cursor), select)

    def action_word_right(self, select: bool = False) -> None:
        self._go(steering.word_right(self.layout_lines, self._cursor), select)

    def action_line_start(self, select: bool = False) -> None:
        self._go(steering.home(self.layout_lines, self._cursor), select)

    def action_line_end(self, select: bool = False) -> None:
        self._go(steering.end(self.layout_lines, self._cursor), select)

    def action_text_start(self, select: bool = False) -> None:
        self._go(Position(0, 0), select)

    def action_text_end(self, select: bool = False) -> None:
        self._go(self.outline.end, select)

    def action_cursor_up(self, select: bool = False) -> None:
        self._vertical(-1, select)

    def action_cursor_down(self, select: bool = False) -> None:
        self._vertical(1, select)

    def action_page_up(self, select: bool = False) -> None:
        self._vertical(-max(self.scrollable_content_region.height - 1, 1), select)

    def action_page_down(self, select: bool = False) -> None:
        self._vertical(max(self.scrollable_content_region.height - 1, 1), select)

    def _vertical(self, lines: int, select: bool) -> None:
        if self._goal_x is None:
            self._goal_x, _ = self.layout_lines.cell_of(self._cursor)
        place = steering.vertical(self.layout_lines, self._cursor, lines, self._goal_x)
        self.move_cursor(place, select=select, keep_goal=True)

    def action_select_all(self) -> None:
        self.select(Position(0, 0), self.outline.end)

    def action_copy(self) -> None:
        if not self.has_selection:
            raise SkipAction()  # ctrl+c may mean something else further out
        start, end = self.selection
        text = self.selected_text
        OutlineView.copied = (text, self.outline.points_between(start, end) if start.row != end.row else ())
        self.app.copy_to_clipboard(text)

    def load(self, points: tuple[Point, ...]) -> Self:
        """Shows other points, with a new undo and the cursor at the start."""
        self._new_outline(points)
        self._changed = False
        self._stand(Position(0, 0))
        if self.is_mounted:
            self.scroll_home(animate=False)
        return self

    def show(self, points: tuple[Point, ...]) -> None:
        """Shows what another window saved of the same points; the undo stays, and the cursor at its word."""
        before = self.outline.points
        cursor = self.outline.show(points, self._cursor)
        self._changed = False
        if self.outline.points != before:
            self._stand(cursor)
