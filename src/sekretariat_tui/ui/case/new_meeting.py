"""Planning a meeting: body, day and place."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select

from ...domain.dates import format_long_date
from ...domain.errors import SekretariatError
from ...domain.meeting import Meeting
from ...workspace import Workspace
from ..windows.form_row import FormRow
from ..windows.tick import Tick
from ..windows.typed_date import read_date

if TYPE_CHECKING:
    from ..desk_app import DeskApp

SATURDAY = 5


class NewMeeting(ModalScreen[str | None]):
    """Plans a meeting and gives its id; None when it was left.

    Args:
        body: the body chosen to begin with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Avbryt", show=False)]

    help_topic = "nytt-mote"

    def __init__(self, *, body: str | None = None) -> None:
        super().__init__(classes="dialog")
        self._body = body
        self._making = False

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        workspace = self._desk.workspace
        today = workspace.office.today()
        bodies = [(f"{b.code} – {b.name}", b.code) for b in workspace.profile.bodies_in(today.year)]
        body = self._body if any(code == self._body for _, code in bodies) else bodies[0][1]
        with Vertical(classes="dialog-box"):
            yield Label("Nytt møte", classes="dialog-title")
            yield FormRow("Utvalg", Select(bodies, value=body, allow_blank=False, id="body", compact=True))
            yield FormRow("Dag", Input(placeholder=f"for eksempel 21.5.{today.year}", id="day", compact=True))
            yield FormRow("Siste dag", Input(placeholder="bare når møtet er over flere dager", id="last", compact=True))
            yield FormRow("Sted", Input(id="place", compact=True))
            yield FormRow("", Tick("Digitalt", id="digital"))
            yield Label("", id="day-said", classes="dialog-hint")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Avbryt", id="leave", compact=True)
                yield Button("Opprett møtet", id="make", variant="primary", compact=True)

    def on_mount(self) -> None:
        self.query_one("#day" if self._body else "#body").focus()

    @on(Input.Changed, "#day")
    def _day_typed(self, event: Input.Changed) -> None:
        """Says the day in words while it is typed; a weekend is said, not refused (domain rule 9)."""
        event.stop()
        self._row("#day").wrong("")
        day, _ = read_date(event.value, year=self._desk.workspace.office.today().year)
        said = format_long_date(day, weekday=True) if day else ""
        if day is not None and day.weekday() >= SATURDAY:
            said += " – det er en helg"
        self.query_one("#day-said", Label).update(said)

    def _row(self, field: str) -> FormRow:
        return self.query_one(field).query_ancestor(FormRow)

    @on(Input.Submitted)
    @on(Button.Pressed, "#make")
    def _make(self) -> None:
        if self._making:
            return
        year = self._desk.workspace.office.today().year
        day, why = read_date(self.query_one("#day", Input).value, year=year)
        self._row("#day").wrong(why if day is None and why else "" if day else "Møtet trenger en dag.")
        last, why_last = read_date(self.query_one("#last", Input).value, year=day.year if day else year)
        self._row("#last").wrong(why_last)
        if day is None or why_last:
            self.query_one("#last" if day else "#day").focus()
            return
        self._making = True
        body = str(self.query_one("#body", Select).value)
        place = self.query_one("#place", Input).value.strip()
        digital = self.query_one("#digital", Tick).value

        def act(workspace: Workspace) -> Meeting:
            return workspace.meetings.new(body, day, last_day=last, place=place, digital=digital)

        def made(meeting: Meeting) -> None:
            self.app.notify(f"Planla møte: {self._desk.workspace.meetings.label(meeting)}", markup=False)
            if self.is_attached:
                self.dismiss(meeting.id)

        def failed(error: SekretariatError) -> None:
            self._making = False
            self._row("#day").wrong(error.sentence)

        self._desk.saving.submit(act, done=made, failed=failed)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Closes without a new meeting."""
        self.dismiss(None)
