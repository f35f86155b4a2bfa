"""Two texts for the same place, written in two windows: both are shown, and the user chooses."""

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from ...workspace import ChangedElsewhere


class Choice(StrEnum):
    """Which text is to stand."""

    HERE = "here"
    THERE = "there"
    BOTH = "both"


class TwoTexts(ModalScreen[Choice]):
    """Shows both texts side by side. Leaving it without a choice keeps both, so that nothing is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "choose('both')", "Behold begge", show=False, id="totekster.begge"),
    ]

    DEFAULT_CSS = """
    TwoTexts {
        align: center middle;
        & > Vertical { width: 96%; max-width: 120; height: 80%; border: round $warning; background: $surface; padding: 0 1; }
        & .sentence { width: 1fr; margin-bottom: 1; }
        & .texts { height: 1fr; }
        & .texts > Vertical { width: 1fr; }
        & .texts Label { text-style: bold; }
        & .texts VerticalScroll { border: round $border; padding: 0 1; }
        & .buttons { height: auto; align-horizontal: right; }
        & .buttons Button { margin-left: 2; }
    }
    """

    help_topic = "saken"

    def __init__(self, error: ChangedElsewhere) -> None:
        super().__init__()
        self._error = error

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "To tekster"
            yield Static(Content(self._error.sentence), classes="sentence")
            with Horizontal(classes="texts"):
                with Vertical():
                    yield Label("Din tekst her")
                    with VerticalScroll():
                        yield Static(Content(self._error.here))
                with Vertical():
                    yield Label("Den andre teksten")
                    with VerticalScroll():
                        yield Static(Content(self._error.there))
            with Horizontal(classes="buttons"):
                yield Button("Behold min", id=Choice.HERE.value, compact=True)
                yield Button("Bruk den andre", id=Choice.THERE.value, compact=True)
                yield Button("Behold begge", id=Choice.BOTH.value, compact=True, variant="primary")

    def on_mount(self) -> None:
        self.query_one("#both").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(Choice(event.button.id or Choice.BOTH))

    def action_choose(self, choice: str) -> None:
        """Closes with a choice."""
        self.dismiss(Choice(choice))


def ask_which(app: App, error: ChangedElsewhere, settle: Callable[[Choice | None], None]) -> None:
    """Shows both texts and lets ``settle`` hear what was chosen."""
    app.push_screen(TwoTexts(error), settle)


def chosen_text(choice: Choice | None, here: str, there: str, *, between: str = "\n\n") -> str:
    """The text that is to stand after the choice."""
    match choice:
        case Choice.HERE:
            return here
        case Choice.THERE:
            return there
        case _:
            return f"{here}{between}{there}"
