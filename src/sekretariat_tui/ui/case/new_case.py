"""Making a new case: title, body, type, and the meeting it is for."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select

from ...domain.case import Case
from ...domain.errors import SekretariatError
from ...domain.kinds import CaseType, MeetingStatus
from ...workspace import Workspace
from ..windows.form_row import FormRow

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class NewCase(ModalScreen[str | None]):
    """Makes a case and gives its id; None when it was left.

    Args:
        meeting: the meeting chosen to begin with, unless its invitation is sent: then the body's first that is not.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Avbryt", show=False)]

    help_topic = "ny-sak"

    def __init__(self, *, meeting: str | None = None) -> None:
        super().__init__(classes="dialog")
        self._meeting = meeting
        self._making = False

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        workspace = self._desk.workspace
        profile, office = workspace.profile, workspace.office
        bodies = [(f"{b.code} – {b.name}", b.code) for b in profile.bodies_in(office.today().year)]
        known = {m.id: m for m in workspace.meetings.all()}
        meeting = known.get(self._meeting or "") or workspace.meetings.next()
        body = meeting.body if meeting else bodies[0][1]
        types = [(profile.word(type), type) for type in CaseType]
        with Vertical(classes="dialog-box"):
            yield Label("Ny sak", classes="dialog-title")
            yield FormRow("Tittel", Input(placeholder="hva saken gjelder", id="title", compact=True))
            yield FormRow("Utvalg", Select(bodies, value=body, allow_blank=False, id="body", compact=True))
            yield FormRow("Møte", Select([], prompt="ikke bestemt ennå", id="meeting", compact=True))
            yield FormRow(
                "Sakstype", Select(types, value=CaseType.DECISION, allow_blank=False, id="type", compact=True)
            )
            yield Label("Saken kan flyttes til et annet møte senere.", classes="dialog-hint")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Avbryt", id="leave", compact=True)
                yield Button("Opprett saken", id="make", variant="primary", compact=True)

    def on_mount(self) -> None:
        self._offer_meetings(str(self.query_one("#body", Select).value))
        self.query_one("#title").focus()

    @on(Select.Changed, "#body")
    def _body_chosen(self, event: Select.Changed) -> None:
        event.stop()
        self._offer_meetings(str(event.value))

    def _offer_meetings(self, body: str) -> None:
        """The coming meetings of the body. Chosen is the one asked for, or the first whose invitation is not sent."""
        workspace = self._desk.workspace
        today = workspace.office.today()
        coming = [
            m
            for m in workspace.meetings.all()
            if m.body == body and (m.first_day is None or (m.last_day or m.first_day) >= today)
        ]
        select = self.query_one("#meeting", Select)
        select.set_options(
            [(f"{workspace.meetings.label(m)}{' (innkalling sendt)' if m.locked else ''}", m.id) for m in coming]
        )
        not_sent = [m for m in coming if not m.locked and m.status is not MeetingStatus.CANCELLED]
        chosen = next((m for m in not_sent if m.id == self._meeting), None) or next(iter(not_sent), None)
        if chosen is not None:
            select.value = chosen.id

    @on(Input.Submitted)
    @on(Button.Pressed, "#make")
    def _make(self) -> None:
        title = self.query_one("#title", Input).value
        row = self.query_one("#title").query_ancestor(FormRow)
        if self._making:
            return
        if not title.strip():
            row.wrong("Saken trenger en tittel. Skriv hva den gjelder.")
            self.query_one("#title").focus()
            return
        self._making = True
        body = str(self.query_one("#body", Select).value)
        meeting = self.query_one("#meeting", Select).selection
        type = CaseType(str(self.query_one("#type", Select).value))

        def act(workspace: Workspace) -> Case:
            return workspace.cases.new(body, title, type=type, meeting=meeting)

        def failed(error: SekretariatError) -> None:
            self._making = False
            row.wrong(error.sentence)

        self._desk.saving.submit(act, done=self._made, failed=failed)

    def _made(self, case: Case) -> None:
        if self.is_attached:
            self.dismiss(case.id)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Closes without a new case."""
        self.dismiss(None)
