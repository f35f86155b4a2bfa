"""The window that asks for the name and the area of a new measure."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select

from ...domain.strategy import PriorityArea


class NewMeasure(ModalScreen[tuple[str, str] | None]):
    """Gives the name and the area's id (empty for none), or None when it was left.

    Args:
        areas: those of the year, to choose from.
        chosen: the id of the area it begins with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Lukk", show=False)]

    help_topic = "satsninger"

    def __init__(self, areas: Sequence[PriorityArea], chosen: str) -> None:
        super().__init__(classes="dialog")
        self.areas = areas
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Label("Nytt tiltak", classes="dialog-title", markup=False)
            yield Input(placeholder="Hva gjelder det?", compact=True, id="measure-title")
            yield Select(
                [(area.name, area.id) for area in self.areas],
                prompt="Uten område",
                value=self.chosen or Select.NULL,
                compact=True,
                id="measure-area",
            )
            yield Label("Enter oppretter · Tab til området · Esc lukker", classes="dialog-hint", markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Avbryt", id="leave", compact=True)
                yield Button("Opprett", id="make", variant="primary", compact=True)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#make")
    def _make(self) -> None:
        title = self.query_one(Input).value.strip()
        if not title:
            hint = self.query_one(".dialog-hint", Label)
            hint.update("! Tiltaket trenger et navn. Skriv hva det gjelder.")
            hint.add_class("-wrong")
            self.query_one(Input).focus()
            return
        area = self.query_one(Select).value
        self.dismiss((title, area if isinstance(area, str) else ""))

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Closes without making anything."""
        self.dismiss(None)
