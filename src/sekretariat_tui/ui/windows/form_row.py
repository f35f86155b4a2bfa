"""A row of a form: what is asked for, the field, and below it what is wrong."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, Static


class FormRow(Vertical):
    """A label before one or more fields, side by side."""

    DEFAULT_CSS = """
    FormRow {
        height: auto;
        & > Horizontal { height: auto; }
        & > Horizontal > Label { width: 24; padding-right: 1; color: $text-muted; }
        & Input { width: 1fr; height: 1; border: none; padding: 0 1; background: $background; }
        & Select { width: 1fr; padding-left: 1; background: $background; }
        & .form-wrong { display: none; height: auto; color: $text-error; text-style: bold; padding-left: 25; }
        & .form-wrong.-shown { display: block; }
    }
    """

    def __init__(self, label: str, *fields: Widget) -> None:
        super().__init__()
        self._label = label
        self._fields = fields

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Label(Content(self._label))
            yield from self._fields
        yield Static("", classes="form-wrong")

    def wrong(self, sentence: str) -> None:
        """Says below the field what is wrong; nothing when the sentence is empty."""
        told = self.query_one(".form-wrong", Static)
        told.update(Content(f"! {sentence}"))
        told.set_class(bool(sentence), "-shown")
