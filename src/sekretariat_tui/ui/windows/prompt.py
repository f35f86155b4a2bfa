"""A window that asks for one line of text."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class Prompt(ModalScreen[str | None]):
    """Gives the line, or None when it was closed with Esc.

    Args:
        title: what is asked for.
        value: what stands there to begin with.
        placeholder: an example, shown while the field is empty.
        explain: a sentence under the field.
        wrong: gives a sentence when the line cannot be used, else an empty text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Lukk", show=False)]

    help_topic = "vinduer"

    def __init__(
        self,
        title: str,
        value: str = "",
        *,
        placeholder: str = "",
        explain: str = "",
        wrong: Callable[[str], str] = lambda text: "",
    ) -> None:
        super().__init__(classes="dialog")
        self.title_text = title
        self.value = value
        self.placeholder = placeholder
        self.explain = explain
        self.wrong = wrong

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Label(self.title_text, classes="dialog-title", markup=False)
            yield Input(self.value, placeholder=self.placeholder, compact=True)
            yield Label(self.explain or "Enter bruker teksten · Esc lukker", classes="dialog-hint", markup=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        wrong = self.wrong(event.value.strip())
        if wrong:
            hint = self.query_one(".dialog-hint", Label)
            hint.update(f"! {wrong}")
            hint.add_class("-wrong")
        else:
            self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Closes without an answer."""
        self.dismiss(None)
