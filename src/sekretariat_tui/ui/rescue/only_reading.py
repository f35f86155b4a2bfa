"""A register that can only be read: the line that says so, and keys that would write say why they do not."""

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from textual.events import Key, Paste
from textual.widget import Widget
from textual.widgets import Static

if TYPE_CHECKING:
    from ..desk_app import DeskApp
    from ..windows.palette import DeskAction

# What moves, marks or copies in a text; everything else that reaches a text would change it.
_MOVES = frozenset(
    f"{held}{key}"
    for held in ("", "shift+", "ctrl+", "ctrl+shift+")
    for key in ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
) | frozenset({"escape", "ctrl+c", "ctrl+a", "f1", "f2", "f3", "f4", "f6", "shift+f6", "f18"})

_SAID_FOR = 8.0  # seconds

# The actions of the palette that change the register, by how their names begin.
_CHANGES = (
    *("sak.ny", "sak.les-inn", "sak.status", "sak.område", "sak.knytt", "sak.slett", "sak.sett-på", "sak.ta-av"),
    *("sak.nummer", "møte.", "avsnitt.", "vedlegg.", "vedtak.", "tiltak.", "angre", "gjør-om"),
)


class OnlyReadingLine(Static):
    """The line under the top of the desk: «bare lesing», and why. It is not there when the register can be saved in."""

    DEFAULT_CSS = """
    OnlyReadingLine { height: auto; max-height: 2; padding: 0 1; background: $warning 30%; color: $text; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__("", id="only-reading", markup=False)
        self.display = False

    def on_mount(self) -> None:
        self.look()

    def look(self) -> None:
        """Shows how it stands."""
        register = cast("DeskApp", self.app).workspace.office.register
        self.display = register.readonly
        self.update(f"! bare lesing: {register.readonly_reason}")


class OnlyReading:
    """Refuses what would be typed into the texts of a register that could only be read when it was opened.

    Args:
        app: the application.
    """

    def __init__(self, app: "DeskApp") -> None:
        self._app = app
        self._said_at = -_SAID_FOR
        self._at_start = app.workspace.office.register.readonly

    @property
    def now(self) -> bool:
        """Whether nothing can be written. When synchronising ends, it can."""
        return self._at_start and self._app.workspace.office.register.readonly

    def refuses(self, key: "Key | Paste") -> bool:
        """Whether the key would change a text; then it is said why it does not."""
        if key.is_forwarded or not self.now or not _is_saved(self._app.screen.focused):
            return False
        if isinstance(key, Key) and key.key in ("tab", "shift+tab"):  # in points they would move one in or out
            move = self._app.screen.focus_next if key.key == "tab" else self._app.screen.focus_previous
            move()
            return True
        if isinstance(key, Key) and not key.is_printable and self._is_ours(key.key):
            return False
        self.say()
        return True

    def say(self) -> None:
        """Says why nothing is written; not again for each key of a word."""
        if time.monotonic() - self._said_at > _SAID_FOR:
            self._said_at = time.monotonic()
            words = "Registeret kan bare leses, så det som skrives her, blir ikke tatt imot. ctrl+p: valgene."
            self._app.notify(words, severity="warning", timeout=_SAID_FOR, markup=False)

    def _is_ours(self, key: str) -> bool:
        """Whether the key moves in the text, or is one of the program's own for opening something."""
        if key in _MOVES:
            return True
        return any(
            key == bound
            for node in (self._app, self._app.screen)
            for bound, bindings in node._bindings.key_to_bindings.items()
            if any(binding.priority for binding in bindings)
        )


def with_why_not(actions: "Iterable[DeskAction]") -> "Iterator[DeskAction]":
    """The actions of the palette, where those that change the register say that they cannot."""
    from dataclasses import replace

    for action in actions:
        changes = action.id.startswith(_CHANGES) and not action.why_not
        yield replace(action, why_not="registeret kan bare leses") if changes else action


def ways_on_action(app: "DeskApp") -> "DeskAction":
    """Back to the window with the ways on."""
    from ..session import WAYS_ON
    from ..windows.palette import DeskAction

    return DeskAction(
        "redning", "Vis valgene for registeret", "prøv igjen, gjenopprett, annen mappe", lambda: app.exit(WAYS_ON)
    )


def _is_saved(widget: Widget | None) -> bool:
    """Whether what is typed there is saved in the register."""
    around = [] if widget is None else widget.ancestors_with_self
    return any(getattr(node, "typed_save", None) is not None or hasattr(node, "measure") for node in around)
