"""The window that holds what was being typed in a case when another window deleted the case."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label, TextArea

from ...domain.points import Point

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class UnsavedText(ModalScreen[bool]):
    """Shows a text that has nowhere to be saved, to be copied from. Gives whether it was.

    Args:
        text: what was typed.
        title: what has happened.
        explain: the same as a sentence.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Lukk", show=False)]

    DEFAULT_CSS = """
    UnsavedText TextArea { height: auto; min-height: 3; max-height: 16; background: $background; }
    """

    help_topic = "vinduer"

    def __init__(
        self,
        text: str,
        *,
        title: str = "Saken er slettet",
        explain: str = "Saken ble slettet i et annet vindu mens du skrev. Teksten din er tatt vare på, men hører ikke "
        "til noen sak nå. Kopier den, så kan du lime den inn der du vil:",
    ) -> None:
        super().__init__(classes="dialog")
        self.text = text
        self._copied = False
        self.title_text = title
        self.explain = explain

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Label(self.title_text, classes="dialog-title")
            yield Label(self.explain, classes="dialog-text")
            yield TextArea(self.text, read_only=True, compact=True, soft_wrap=True, tab_behavior="focus")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Kopier teksten", id="copy", variant="primary", compact=True)
                yield Button("Lukk", id="leave", compact=True)

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()  # what was meant for the text must not press a button

    @on(Button.Pressed, "#copy")
    def _copy(self) -> None:
        self._copied = True
        cast("DeskApp", self.app).copy_text(self.text, "Teksten er kopiert.")

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Closes the window."""
        self.dismiss(self._copied)


def as_text(value: Any) -> str:
    """What stood in a field, as text: points of a decision become lines."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(_lines(value))
    return ""


def _lines(points: Iterable[Point], depth: int = 0) -> Iterable[str]:
    for point in points:
        yield "  " * depth + point.text
        if point.condition:
            yield "  " * depth + point.condition
        yield from _lines(point.points, depth + 1)
