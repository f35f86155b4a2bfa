"""The editor of a decision: points written and arranged as an outline."""

from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from ...domain.points import Point
from .acts import OutlineActs

PLACEHOLDER = "Skriv første punkt, Enter gir neste"
LEAVE_HINT = "Esc igjen for å gå ut"
_REST = 1.0  # seconds without a key after which what is typed next is undone by itself


class OutlineEditor(OutlineActs):
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Edits are off while read-only. Undo with nothing left to undo goes on to the app, and so does redo."""
        if action in self.EDITS:
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

    def _tell_change(self) -> None:
        self.post_message(self.Changed(self))

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
