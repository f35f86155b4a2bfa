"""A question before what is hard to reverse."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label


class Confirm(ModalScreen[bool]):
    """Asks once, with «Nei» in focus; «j» and «n» answer, and Esc is no.

    Args:
        question: what is asked, as a sentence.
        explain: what follows from yes.
        yes: the word on the button that does it.
        no: the word on the button that does not.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "answer(True)", "Ja", show=False),
        Binding("n,escape", "answer(False)", "Nei", show=False),
        Binding("left,right,up,down", "other", "Den andre knappen", show=False),
    ]

    help_topic = "vinduer"

    def __init__(self, question: str, explain: str = "", *, yes: str = "Ja", no: str = "Nei") -> None:
        super().__init__(classes="dialog")
        self.question = question
        self.explain = explain
        self.yes = yes
        self.no = no

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Label(self.question, classes="dialog-title", markup=False)
            if self.explain:
                yield Label(self.explain, classes="dialog-text", markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.no, id="no", variant="primary", compact=True)
                yield Button(self.yes, id="yes", compact=True)

    def on_mount(self) -> None:
        self.query_one("#no", Button).focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Answers and closes."""
        self.dismiss(yes)

    def action_other(self) -> None:
        """Moves to the other button."""
        self.focus_next()
