"""A line of a form that is saved as it is typed."""

from textual import events, on
from textual.widgets import Input

from ...domain.case import Case
from ...workspace import Workspace
from ..case.case_fields import TextField
from .form_row import FormRow
from .typed_save import TypedSave


class FieldInput(Input):
    """One text field of a case. What is wrong with it is said when it is left, and below it."""

    def __init__(self, field: TextField, case: Case) -> None:
        super().__init__(
            field.shown(case),
            placeholder=field.placeholder,
            compact=True,
            select_on_focus=False,
            id=field.name.replace("_", "-"),
        )
        self.field = field
        case_id = case.id

        def save(workspace: Workspace, text: str, before: str) -> str:
            return field.save(workspace, case_id, text, before)

        self.saving = TypedSave(
            self,
            f"{case_id}/{field.name}",
            value=lambda: self.value,
            save=save,
            known=field.shown(case),
            put=self._put,
            there=lambda workspace: field.shown(workspace.cases.get(case_id)),
            between=", " if field.name == "case_officers" else " / ",
        )

    def on_mount(self) -> None:
        self.saving.resume()

    def _put(self, text: str) -> None:
        self.value = text

    def show(self, case: Case) -> None:
        """Shows the case as the register holds it, unless this is being written in."""
        text = self.field.shown(case)
        if self.saving.take(text) and not self.has_focus:
            with self.prevent(Input.Changed):
                self.value = text

    def flush(self) -> None:
        """Sends what is typed to be saved."""
        if not self.field.wrong(self.value):
            self.saving.flush()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.field.wrong(self.value):
            self._say("")
            self.saving.touched()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._check()
        self.screen.focus_next()

    def on_blur(self, event: events.Blur) -> None:
        self._check()

    def on_unmount(self) -> None:
        self.flush()

    def _check(self) -> None:
        self._say(self.field.wrong(self.value))
        self.flush()

    def _say(self, sentence: str) -> None:
        if self.is_attached:
            self.query_ancestor(FormRow).wrong(sentence)
