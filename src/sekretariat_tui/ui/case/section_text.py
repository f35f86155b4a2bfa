"""The text of a section where it is written: as tall as its words, and a part of the page around it."""

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location

from ...domain.texts import common_end, common_start
from ..windows.page import bring_into_view
from .long_text import in_parts, put_together


class SectionText(TextArea):
    """A text area that grows with its text, shows long lines in parts, and lets go of the cursor at its ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down_or_out", show=False),
        Binding("up", "cursor_up_or_out", show=False),
        Binding("ctrl+home", "cursor_to('start')", show=False),
        Binding("ctrl+end", "cursor_to('end')", show=False),
        Binding("ctrl+shift+home", "cursor_to('start', True)", show=False),
        Binding("ctrl+shift+end", "cursor_to('end', True)", show=False),
        # A text area selects with these; here they go on to the section, which they move.
        Binding("f6,f7,f8", "pass_on", show=False),
    ]

    DEFAULT_CSS = """
    SectionText {
        height: auto; min-height: 1; background: transparent; padding: 0; scrollbar-size: 0 0;
        &:focus { background: $surface; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    class Left(Message):
        """The cursor went out of the text, to what is above (-1) or below (1)."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    _wrapped: tuple[object, int] | None = None

    def __init__(self, text: str, placeholder: str = "") -> None:
        super().__init__(
            in_parts(text),
            compact=True,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            placeholder=placeholder,
            max_checkpoints=200,
        )

    @property
    def whole(self) -> str:
        """The text as it is to be saved."""
        return put_together(self.text)

    def show(self, text: str) -> None:
        """Shows what another window saved or an undo brought back. The cursor stays at its word, and so does the undo.

        Only what differs is put in. When there is nothing to undo here, there is not afterwards either: then it was
        the program's own undo that changed the text, and ctrl+z is to go on with that.
        """
        old, new = self.text, in_parts(text)
        if old == new:
            return
        had_undo = bool(self.history.undo_stack)
        start = common_start(old, new)
        end = common_end(old, new, min(len(old), len(new)) - start)
        self.replace(
            new[start : len(new) - end],
            _location(old, start),
            _location(old, len(old) - end),
            maintain_selection_offset=True,
        )
        if not had_undo:
            self.history.clear()

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        return super()._replace_via_keyboard(in_parts(insert), start, end)

    # ------------------------------------------------------------------ height

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text has at this width. Asked before the area has a size of its own.

        The area would else be drawn a line high first, and grow when everything around it is drawn already.
        """
        wrap_width = max(width - self.gutter_width - 1, 0)  # a cell is kept for the cursor after the last letter
        if self._wrapped != (self.wrapped_document, wrap_width):
            self.wrapped_document.wrap(wrap_width, self.indent_width)
            self._wrapped = (self.wrapped_document, wrap_width)
        return self.wrapped_document.height

    def _rewrap_and_refresh_virtual_size(self) -> None:
        """Wraps again only when the width is another than the height was counted for: a megabyte takes a second."""
        if self._wrapped == (self.wrapped_document, self.wrap_width):
            self._line_cache.clear()
            self._refresh_size()
        else:
            super()._rewrap_and_refresh_virtual_size()
            self._wrapped = (self.wrapped_document, self.wrap_width)

    # ------------------------------------------------------------------ keys

    def action_undo(self) -> None:
        """Takes back in this text; lets the program's undo have the key when nothing is left here."""
        if not self.history.undo_stack:
            raise SkipAction
        super().action_undo()

    def action_redo(self) -> None:
        """Does again in this text; lets the program have the key when there is nothing here."""
        if not self.history.redo_stack:
            raise SkipAction
        super().action_redo()

    @property
    def can_undo(self) -> bool:
        """Whether ctrl+z has something to take back in this text."""
        return bool(self.history.undo_stack)

    @property
    def can_redo(self) -> bool:
        """Whether ctrl+y has something to do again in this text."""
        return bool(self.history.redo_stack)

    def action_cursor_down_or_out(self) -> None:
        """A line down; from the last line out of the text."""
        if self._cursor_line >= self.wrapped_document.height - 1:
            self.post_message(self.Left(1))
        else:
            self.action_cursor_down()

    def action_cursor_up_or_out(self) -> None:
        """A line up; from the first line out of the text."""
        if self._cursor_line == 0:
            self.post_message(self.Left(-1))
        else:
            self.action_cursor_up()

    def action_cursor_to(self, end: str, select: bool = False) -> None:
        """To the start or the end of the text."""
        self.move_cursor((0, 0) if end == "start" else self.document.end, select=select)

    def action_pass_on(self) -> None:
        """Lets what is around the text have the key."""
        raise SkipAction

    @property
    def _cursor_line(self) -> int:
        """The line of the screen the cursor stands on, counted from the top of the text."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y

    # ------------------------------------------------------------------ in view

    def on_text_area_selection_changed(self) -> None:
        """Keeps the cursor's line in view of the page."""
        if self.has_focus:
            self.call_after_refresh(self._bring_cursor_into_view)

    def on_focus(self) -> None:
        self.call_after_refresh(self._bring_cursor_into_view)

    def _bring_cursor_into_view(self) -> None:
        if self.is_attached:
            bring_into_view(self, self._cursor_line)


def _location(text: str, index: int) -> Location:
    """The row and column of a place in the text."""
    start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, start), index - start
