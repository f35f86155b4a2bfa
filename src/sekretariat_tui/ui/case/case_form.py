"""The fields of a case, each saved as it is typed or chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Select

from ...domain.case import Case
from ...domain.errors import NotFound
from ...domain.kinds import CaseStatus, CaseType, Side
from ...workspace import Workspace
from ..messages import RegisterChanged
from ..windows.field_input import FieldInput
from ..windows.form_row import FormRow
from ..windows.page import Page
from ..windows.plain_notice import PlainNotice
from .agreement_clauses import AgreementClauses
from .case_exemption import CaseExemption
from .case_fields import TextField, plain_fields, side_fields

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class CaseForm(PlainNotice, ModalScreen[None]):
    """Everything about a case but its texts. There is nothing to confirm: closing it keeps what is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("ctrl+z", "undo", "Angre", show=False),
    ]

    DEFAULT_CSS = """
    CaseForm {
        & .dialog-box { width: 96; height: 90%; }
        & Page { height: 1fr; }
        & .form-heading { text-style: bold; color: $primary; margin-top: 1; }
        & .form-hint { width: 1fr; color: $text-muted; }
        & .cleared-on { max-width: 16; margin-left: 1; }
    }
    """

    help_topic = "opplysninger"

    def __init__(self, case_id: str) -> None:
        super().__init__(classes="dialog")
        self._case_id = case_id
        self._case: Case | None = None

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        workspace = self._desk.workspace
        profile = workspace.profile
        case = self._case = workspace.cases.get(self._case_id)
        year = case.year or workspace.office.today().year
        plain = plain_fields(year)

        def field(one: TextField) -> FieldInput:
            return FieldInput(one, case)

        types = [(profile.word(type), type) for type in CaseType]
        statuses = [(profile.word(status), status) for status in CaseStatus]
        with Vertical(classes="dialog-box"):
            yield Label(Content(f"Opplysninger om {workspace.cases.label(case)}"), classes="dialog-title")
            with Page():
                yield FormRow("Tittel", field(plain["title"]))
                yield FormRow("Sakstype", Select(types, value=case.type, allow_blank=False, id="type", compact=True))
                yield FormRow(
                    "Status", Select(statuses, value=case.status, allow_blank=False, id="status", compact=True)
                )
                label = profile.paper.label
                yield FormRow(label("case_officer"), field(plain["case_officers"]))
                yield FormRow(label("document_date"), field(plain["document_date"]))
                yield FormRow(label("our_ref"), field(plain["our_ref"]))
                for side in Side:
                    archive, by, on_day = side_fields(side, year)
                    name = profile.side_name(side)
                    yield Label(Content(f"{name[:1].upper()}{name[1:]}"), classes="form-heading")
                    yield FormRow(label("archive_reference"), field(archive))
                    day = field(on_day)
                    day.add_class("cleared-on")
                    yield FormRow(label("clearance"), field(by), day)
                yield CaseExemption(case)
                yield AgreementClauses(case)
            with Horizontal(classes="dialog-buttons"):
                yield Label("Alt lagres mens du skriver", classes="form-hint")
                yield Button("Lukk", id="leave", compact=True, variant="primary")

    def on_mount(self) -> None:
        self.query_one(FieldInput).focus()

    def on_register_changed(self, message: RegisterChanged) -> None:
        """Shows what was saved, here or elsewhere, where nothing is being written."""
        if not message.touches(self._case_id):
            return
        try:
            case = self._desk.workspace.cases.get(self._case_id)
        except NotFound:
            self.notify("Saken er slettet i et annet vindu.", severity="warning")
            self.dismiss(None)
            return
        self._case = case
        for field in self.query(FieldInput):
            field.show(case)
        for name, value in (("type", case.type), ("status", case.status)):
            select = self.query_one(f"#{name}", Select)
            with select.prevent(Select.Changed):
                select.value = value
        self.query_one(CaseExemption).show(case)
        self.query_one(AgreementClauses).show(case)

    @on(Select.Changed, "#type")
    def _type_chosen(self, event: Select.Changed) -> None:
        event.stop()
        case_id, type = self._case_id, CaseType(str(event.value))
        if self._case is not None and type is not self._case.type:
            before = {"type": self._case.type}
            self._do_or_ask(
                lambda w: w.cases.amend(case_id, "Satte sakstype på", before=before, type=type),
                lambda w: w.cases.amend(case_id, "Satte sakstype på", type=type),
            )

    @on(Select.Changed, "#status")
    def _status_chosen(self, event: Select.Changed) -> None:
        event.stop()
        case_id, status = self._case_id, CaseStatus(str(event.value))
        if self._case is not None and status is not self._case.status:
            before = self._case.status
            self._do_or_ask(
                lambda w: w.cases.set_status(case_id, status, before=before),
                lambda w: w.cases.set_status(case_id, status),
            )

    def _do_or_ask(self, act: Callable[[Workspace], Case], over: Callable[[Workspace], Case]) -> None:
        from .two_texts import do_or_ask

        do_or_ask(self.app, self._desk.saving.submit, act, over)

    def action_undo(self) -> None:
        """Takes back the last act."""
        self._desk.flush()
        what = self._desk.workspace.office.undoable
        if what:
            self._desk.saving.submit(lambda w: w.office.undo(), done=lambda undone: self.notify(f"Angret: {undone}"))

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Closes the form; what is typed is saved."""
        for field in self.query(FieldInput):
            field.flush()
        self.dismiss(None)
