"""The editor of a decision: points written and arranged as an outline."""

from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.outline_steps import Position
from sekretariat_tui.domain.pasted_points import is_list, points_from_text
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.texts import clean_text

from . import outline_steering as steering
from .outline_cells import next_cluster, previous_cluster
from .outline_view import OutlineView

PLACEHOLDER = "Skriv første punkt, Enter gir neste"
LEAVE_HINT = "Esc igjen for å gå ut"
_REST = 1.0  # seconds without a key after which what is typed next is undone by itself
_STYLE_ORDER = list(PointStyle)


class OutlineEditor(OutlineView):
    """Edits decision points. Nothing is asked and nothing is lost: every act can be undone, and Esc changes nothing.

    While it is ``read_only`` it can be read, searched with the eyes and copied from, and Tab goes on to the next field.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "new_point", "Nytt punkt", show=False, id="outline.new-point"),
        Binding("tab", "indent", "Rykk inn", show=False, id="outline.indent"),
        Binding("shift+tab", "outdent", "Rykk ut", show=False, id="outline.outdent"),
        Binding("alt+up,f7", "move_up", "Flytt opp", show=False, id="outline.move-up"),
        Binding("alt+down,f8", "move_down", "Flytt ned", show=False, id="outline.move-down"),
        Binding("ctrl+l", "cycle_style", "Tall, bokstaver, kuler", show=False, id="outline.cycle-style"),
        Binding("ctrl+d", "delete_points", "Slett punktet med underpunkter", show=False, id="outline.delete-points"),
        Binding("backspace", "backspace", "Slett tegnet foran", show=False, id="outline.backspace"),
        Binding("delete", "delete", "Slett tegnet etter", show=False, id="outline.delete"),
        Binding(
            "ctrl+w,ctrl+backspace,alt+backspace",
            "delete_word_left",
            "Slett ordet foran",
            show=False,
            id="outline.delete-word-left",
        ),
        Binding("ctrl+delete", "delete_word_right", "Slett ordet etter", show=False, id="outline.delete-word-right"),
        Binding("ctrl+x,super+x", "cut", "Klipp ut", show=False, id="outline.cut"),
        Binding("ctrl+v,super+v", "paste", "Lim inn", show=False, id="outline.paste"),
        Binding("ctrl+z,super+z", "undo", "Angre", show=False, id="outline.undo"),
        Binding("ctrl+y,super+y", "redo", "Gjør om", show=False, id="outline.redo"),
        Binding("escape", "leave", "Gå ut", show=False, id="outline.leave"),
    ]

    DEFAULT_CSS = """
    OutlineEditor {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        color: $foreground;
        background: $surface;
        border: tall $border-blurred;
        padding: 0 1;

        &:focus {
            border: tall $border;
        }
        & .outline-editor--label {
            color: $text-accent;
            text-style: bold;
        }
        & .outline-editor--cursor {
            color: $input-cursor-foreground;
            background: $input-cursor-background;
            text-style: $input-cursor-text-style;
        }
        & .outline-editor--selection {
            color: $input-selection-foreground;
            background: $input-selection-background;
        }
        & .outline-editor--placeholder {
            color: $text-muted;
            text-style: italic;
        }
        &:nocolor .outline-editor--cursor, &:ansi .outline-editor--cursor {
            color: $foreground;
            background: $surface;
            text-style: reverse bold;
        }
        &:nocolor .outline-editor--selection, &:ansi .outline-editor--selection {
            color: $foreground;
            background: $surface;
            text-style: reverse underline;
        }
    }
    """

    read_only = reactive(False)
    """Whether the points can only be read."""

    @dataclass
    class Changed(Message):
        """The points were changed by the person here. Many changes at once come as one."""

        editor: "OutlineEditor"

        @property
        def points(self) -> tuple[Point, ...]:
            """The points as they stand when the message is read."""
            return self.editor.points

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, OutlineEditor.Changed) and message.editor is self.editor

        @property
        def control(self) -> "OutlineEditor":
            return self.editor

    @dataclass
    class Left(Message):
        """Esc was pressed a second time: the person wants out of the editor."""

        editor: "OutlineEditor"

        @property
        def control(self) -> "OutlineEditor":
            return self.editor

    @dataclass
    class Hint(Message):
        """A sentence for the status line: why nothing happened, or what the next Esc does. Empty when it is over."""

        editor: "OutlineEditor"
        text: str

        @property
        def control(self) -> "OutlineEditor":
            return self.editor

    def __init__(
        self,
        points: tuple[Point, ...] = (),
        *,
        read_only: bool = False,
        placeholder: str = PLACEHOLDER,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(points, placeholder=placeholder, name=name, id=id, classes=classes, disabled=disabled)
        self.set_reactive(OutlineEditor.read_only, read_only)
        self._leaving = False
        self._hint = ""
        self._last_key = 0.0

    # ------------------------------------------------------------ what keys do here, and what they do further out

    _EDITS: ClassVar[frozenset[str]] = frozenset(
        "new_point indent outdent move_up move_down cycle_style style delete_points backspace delete delete_word_left "
        "delete_word_right cut paste".split()
    )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Edits are off while read-only. Undo with nothing left to undo goes on to the app, and so does redo."""
        if action in self._EDITS:
            return not self.read_only
        if action == "undo":
            return not self.read_only and self.outline.can_undo
        if action == "redo":
            return not self.read_only and self.outline.can_redo
        return True

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Printable keys are text here, whatever they are bound to further out."""
        if key == "slash":  # Textual 8.2 does not find its character
            character = "/"
        return not self.read_only and character is not None and character.isprintable()

    async def on_key(self, event: events.Key) -> None:
        if event.key != "escape":
            self._stay()
        now = monotonic()
        if now - self._last_key > _REST:
            self.outline.pause()
        self._last_key = now
        if not self.read_only and event.is_printable and event.character is not None:
            event.stop()
            event.prevent_default()
            self._type(event.character)

    def on_blur(self, event: events.Blur) -> None:
        self._stay()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._stay()  # Textual goes on to the view's own

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._stay()
        if not self.read_only:
            self._put_in(event.text)

    def watch_read_only(self) -> None:
        self.set_class(self.read_only, "-read-only")
        self.refresh_bindings()

    # ------------------------------------------------------------ hints

    def _say(self, text: str) -> None:
        if text != self._hint:
            self._hint = text
            self.border_subtitle = text
            self.post_message(self.Hint(self, text))

    def _stay(self) -> None:
        self._leaving = False
        self._say("")

    def action_leave(self) -> None:
        if self.has_selection:
            self.move_cursor(self.cursor)
            if self.read_only:
                return
        if self._leaving or self.read_only:
            self._stay()
            self.post_message(self.Left(self))
        else:
            self._leaving = True
            self._say(LEAVE_HINT)

    # ------------------------------------------------------------ edits

    def _edited(self, cursor: Position, anchor: Position | None = None) -> None:
        """After an edit: shows it and tells of it, or says why nothing was done."""
        if self.outline.refusal:
            self._say(self.outline.refusal)
        if not self._changed:
            self._stand(cursor, anchor)
            return
        self._changed = False
        self._stand(cursor, anchor)
        self.refresh_bindings()
        self.post_message(self.Changed(self))

    def _type(self, text: str) -> None:
        start, end = self.selection
        self._edited(self.outline.type_text(start, text, end if start != end else None))

    def _delete_selection(self) -> bool:
        if not self.has_selection:
            return False
        self.outline.pause()
        self._edited(self.outline.delete(*self.selection, self.cursor))
        self.outline.pause()
        return True

    def action_backspace(self) -> None:
        if self._delete_selection():
            return
        at = self.cursor
        if at.offset == 0:
            self._edited(self.outline.join_with_previous(at))
        else:
            start = previous_cluster(self.outline.rows[at.row].text, at.offset)
            self._edited(self.outline.delete(Position(at.row, start), at))

    def action_delete(self) -> None:
        if self._delete_selection() or not self.outline.rows:
            return
        at = self.cursor
        text = self.outline.rows[at.row].text
        if at.offset == len(text):
            self._edited(self.outline.join_with_next(at))
        else:
            self._edited(self.outline.delete(at, Position(at.row, next_cluster(text, at.offset)), at))

    def action_delete_word_left(self) -> None:
        if not self._delete_selection():
            self.outline.pause()
            self._edited(self.outline.delete(steering.word_left(self.layout_lines, self.cursor), self.cursor))

    def action_delete_word_right(self) -> None:
        if not self._delete_selection():
            self.outline.pause()
            end = steering.word_right(self.layout_lines, self.cursor)
            self._edited(self.outline.delete(self.cursor, end, self.cursor))

    def action_new_point(self) -> None:
        self._delete_selection()
        self._edited(self.outline.split(self.cursor))

    def _arrange(self, act: str) -> None:
        """Indents, outdents or moves the points of the selection, which stays."""
        anchor = self._anchor
        cursor = getattr(self.outline, act)(self.cursor, anchor)
        if anchor is not None:
            anchor = Position(anchor.row + cursor.row - self.cursor.row, anchor.offset)
        self._edited(cursor, anchor)

    def action_indent(self) -> None:
        self._arrange("indent")

    def action_outdent(self) -> None:
        self._arrange("outdent")

    def action_move_up(self) -> None:
        self._arrange("move_up")

    def action_move_down(self) -> None:
        self._arrange("move_down")

    def action_delete_points(self) -> None:
        self._edited(self.outline.delete_points(self.cursor, self._anchor))

    def action_style(self, style: str, only: bool = False) -> None:
        """Marks the list at the cursor as ``style`` (a value of PointStyle); with ``only`` just the point itself."""
        anchor = self._anchor
        self._edited(self.outline.set_style(self.cursor, PointStyle(style), anchor, only=only), anchor)

    def action_cycle_style(self) -> None:
        """Numbers, then letters, bullets, nothing, and numbers again."""
        if self.outline.rows:
            style = self.outline.rows[self.cursor.row].style
            following = _STYLE_ORDER[(_STYLE_ORDER.index(style) + 1) % len(_STYLE_ORDER)]
            self.action_style(following.value)

    # ------------------------------------------------------------ clipboard

    def action_cut(self) -> None:
        if self.has_selection:
            self.action_copy()
            self._delete_selection()

    def action_paste(self) -> None:
        self._put_in(self.app.clipboard)

    def _put_in(self, text: str) -> None:
        """A list becomes points; a line, or a paragraph a PDF broke into lines, goes in at the cursor."""
        copied, own = OutlineView.copied
        points = own if text == copied and own else ()
        text = clean_text(text)
        in_empty_point = not self.outline.rows or not self.outline.rows[self.cursor.row].text
        self._delete_selection()
        self.outline.pause()
        if not points and is_list(text) and ("\n" in text.strip() or in_empty_point):
            points = points_from_text(text)
            if len(points) == 1 and not points[0].points and not in_empty_point:
                text, points = points[0].text, ()
        if points:
            self._edited(self.outline.insert_points(self.cursor, points))
        else:
            self._edited(self.outline.type_text(self.cursor, " ".join(text.strip("\n").split("\n"))))
        self.outline.pause()

    # ------------------------------------------------------------ undo

    def action_undo(self) -> None:
        cursor = self.outline.undo()
        if cursor is not None:
            self._edited(cursor)

    def action_redo(self) -> None:
        cursor = self.outline.redo()
        if cursor is not None:
            self._edited(cursor)
