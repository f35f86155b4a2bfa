"""One record in a backup and now: where they differ, place by place, and what of it to take back."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from ...domain.comparison import Place, PlaceDifference
from ...workspace.backup_comparison import Differing, How
from ..windows.tick import Tick
from .place_text import LEGEND, place_text

_NEW = "Fantes ikke da kopien ble tatt, så det er ingenting å hente tilbake. Det som står her, er slik det er nå."
_DELETED = "Er slettet siden kopien. Slik var det:"
_NOT_SHOWN = "Forskjellene kan ikke vises hver for seg her. Hele oppføringen kan likevel hentes tilbake."


class RecordWindow(ModalScreen[tuple[Place, ...] | None]):
    """Gives the places to take back; no places at all is the whole record; None when it was left.

    Args:
        record: a record that is another in it than now.
        name: what the record is called.
        places: where the two differ.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Lukk", show=False)]

    DEFAULT_CSS = """
    RecordWindow {
        & .dialog-box { width: 110; height: 90%; }
        & #places { height: 1fr; border: round $border-blurred; padding: 0 1; scrollbar-size-vertical: 1; }
        & #places:focus { border: round $border; }
        & #places Tick, & #places .place { text-style: bold; color: $primary; width: 1fr; }
        & #places Tick:focus { text-style: bold reverse; }
        & #places Static { margin-bottom: 1; }
    }
    """

    help_topic = "sikkerhetskopier"

    def __init__(self, record: Differing, name: str, places: list[PlaceDifference]) -> None:
        super().__init__(classes="dialog")
        self._record = record
        self._called = name
        self._places = places

    def compose(self) -> ComposeResult:
        whole = self._record.how is not How.NEW
        by_place = self._record.how is How.CHANGED and bool(self._places)
        with Vertical(classes="dialog-box"):
            yield Label(f"{self._record.kind.capitalize()}: {self._called}", classes="dialog-title", markup=False)
            yield Label(self._about(), classes="dialog-text", markup=False)
            with VerticalScroll(id="places"):
                for number, place in enumerate(self._places):
                    if by_place:
                        yield Tick(place.label, id=f"place-{number}")
                    else:
                        yield Label(place.label, classes="place", markup=False)
                    yield Static(place_text(place) if by_place else Text(place.before or place.after))
            with Horizontal(classes="dialog-buttons"):
                yield Button("Lukk", id="leave", variant="primary", compact=True)
                if by_place:
                    yield Button("Hent tilbake det avkryssede", id="places-back", compact=True, disabled=True)
                if whole:
                    yield Button("Hent tilbake alt her", id="whole-back", compact=True)

    def _about(self) -> str:
        match self._record.how:
            case How.NEW:
                return _NEW
            case How.DELETED:
                return _DELETED
        if not self._places:
            return _NOT_SHOWN
        return f"{LEGEND}\nKryss av det som skal bli som i kopien."

    def on_mount(self) -> None:
        ticks = list(self.query(Tick))
        (ticks[0] if ticks else self.query_one("#leave", Button)).focus()

    @on(Tick.Changed)
    def _ticked(self, event: Tick.Changed) -> None:
        event.stop()
        self.query_one("#places-back", Button).disabled = not any(tick.value for tick in self.query(Tick))

    @on(Button.Pressed, "#places-back")
    def _places_back(self, event: Button.Pressed) -> None:
        event.stop()
        ticked = [tick.value for tick in self.query(Tick)]
        self.dismiss(tuple(place.place for place, wanted in zip(self._places, ticked, strict=True) if wanted))

    @on(Button.Pressed, "#whole-back")
    def _whole_back(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(())

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Closes without taking anything back."""
        self.dismiss(None)
