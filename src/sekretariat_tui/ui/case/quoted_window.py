"""The decisions a paper quotes in other words than those that stand, with the words that differ marked."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from ...domain.points.differences import PointChange
from ..outline.point_changes import PointChanges

EXPLAIN = "[-ord som står i vedtaket, men ikke i sitatet-]  {+ord som bare står i sitatet+}"


class QuotedWindow(ModalScreen[None]):
    """Shows each of them: the case, and its decision with the quote's words marked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "leave", "Lukk", show=False)]

    DEFAULT_CSS = """
    QuotedWindow {
        align: center middle;
        & > Vertical {
            width: 94%; max-width: 110; height: auto; max-height: 90%;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & VerticalScroll { height: auto; max-height: 100%; }
        & Label { text-style: bold; margin-top: 1; }
        & Static { color: $text-muted; }
    }
    """

    help_topic = "saksgang"

    def __init__(self, quoted: Sequence[tuple[str, Sequence[PointChange]]]) -> None:
        super().__init__()
        self._quoted = quoted

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Sitert med andre ord"
            box.border_subtitle = "Esc lukker"
            yield Static(EXPLAIN, markup=False)
            with VerticalScroll():
                for label, changes in self._quoted:
                    yield Label(label, markup=False)
                    shown = PointChanges()
                    shown.rows = tuple(changes)
                    yield shown

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        """Closes."""
        self.dismiss(None)
