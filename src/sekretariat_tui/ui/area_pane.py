"""The priority areas and their measures."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from .messages import RegisterChanged


class AreaPane(Vertical):
    """Stand-in for the areas."""

    help_topic = "satsninger"

    def compose(self) -> ComposeResult:
        yield Static("")

    def register_changed(self, message: RegisterChanged) -> None:
        """Nothing to do."""
