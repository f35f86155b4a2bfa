"""A cursor and a selection in an outline, and the keys that move them."""

from dataclasses import dataclass
from typing import ClassVar, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from ...domain.outline import Outline, Position
from ...domain.points import Point
from . import steering
from .layout import OutlineLayout


def _moves(key: str, name: str, words: str) -> list[BindingType]:
    """A key that moves the cursor, and the same with shift, which selects."""
    action = name.replace("-", "_")
    shifted = ",".join("ctrl+shift+" + one[5:] if one.startswith("ctrl+") else f"shift+{one}" for one in key.split(","))
    return [
        Binding(key, f"{action}(False)", words, show=False, id=f"outline.{name}"),
        Binding(shifted, f"{action}(True)", f"{words}, med merking", show=False, id=f"outline.select-{name}"),
    ]


class OutlineCursor(ScrollView, can_focus=True, inherit_bindings=False):
    """An outline laid out in lines, with a cursor in it. What is drawn and what is edited comes with those below."""

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
    ]

    ALLOW_SELECT = False

    @dataclass
    class CursorMoved(Message, namespace="outline_editor"):
        """The cursor or the selection is somewhere else."""

        editor: "OutlineCursor"
        cursor: Position

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, OutlineCursor.CursorMoved) and message.editor is self.editor

        @property
        def control(self) -> "OutlineCursor":
            return self.editor

    def __init__(
        self,
        points: tuple[Point, ...] = (),
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._cursor = Position(0, 0)
        self._anchor: Position | None = None
        self._goal_x: int | None = None  # the cell that up and down keep to
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

    def go_to(self, point: str) -> bool:
        """Puts the cursor first in the point with this id; False where it is not here."""
        row = next((at for at, row in enumerate(self.outline.rows) if row.id == point), None)
        if row is not None:
            self.move_cursor(Position(row, 0))
        return row is not None

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
