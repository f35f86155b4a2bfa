"""What keeps a case from the public, wholly or in part, with its legal basis and its public title (domain rule 10)."""

from typing import TYPE_CHECKING, cast

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, Select

from ...domain.case import Case, Exemption
from ...domain.kinds import ExemptScope
from ...domain.texts import one_line
from ...workspace import Workspace
from ..windows.form_row import FormRow
from ..windows.typed_save import TypedSave

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class CaseExemption(Vertical):
    """Three fields: how much is exempt, by what law, and the title the public sees."""

    DEFAULT_CSS = """
    CaseExemption { height: auto; }
    """

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._title = Input(
            _title_of(case), placeholder="tittelen slik den står på den offentlige listen", compact=True,
            select_on_focus=False, id="public-title",
        )  # fmt: skip
        case_id = case.id

        def titled(case: Case, title: str) -> dict[str, Exemption | None]:
            old = case.exemption
            return {"exemption": old and msgspec.structs.replace(old, public_title=one_line(title))}

        def save(workspace: Workspace, title: str, before: str) -> str:
            if workspace.cases.get(case_id).exemption is None:
                return title
            key, what = f"{case_id}/public_title", "Satte offentlig tittel på"
            case = workspace.cases.type_in(case_id, what, title, before=before, read=_title_of, write=titled, merge=key)
            return _title_of(case)

        self._save = TypedSave(
            self._title,
            f"{case_id}/public_title",
            value=lambda: self._title.value,
            save=save,
            known=_title_of(case),
            put=lambda title: setattr(self._title, "value", title),
            there=lambda workspace: _title_of(workspace.cases.get(case_id)),
        )

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        profile = self._desk.workspace.profile
        exemption = self._case.exemption
        scopes = [(profile.word(scope), scope) for scope in ExemptScope]
        yield Label("Offentlighet", classes="form-heading")
        scope = Select(
            scopes, value=exemption.scope if exemption else Select.NULL, prompt="offentlig", id="scope", compact=True
        )
        yield FormRow("Saken er", scope)
        basis = Select(
            self._bases(exemption), value=exemption.legal_basis if exemption else Select.NULL,
            prompt="velg hjemmel", id="basis", compact=True,
        )  # fmt: skip
        yield FormRow("Hjemmel", basis)
        yield FormRow("Offentlig tittel", self._title)

    def _bases(self, exemption: Exemption | None) -> list[tuple[Content, str]]:
        bases = []
        for one in self._desk.workspace.profile.legal_bases:
            meaning = f" – {one.meaning}" if one.meaning else ""
            only = " (bare én sides interne utkast)" if one.internal_only else ""
            bases.append((Content(f"{one.basis}{meaning}{only}"), one.basis))
        if exemption is not None and all(exemption.legal_basis != basis for _, basis in bases):
            bases.append((Content(exemption.legal_basis or "ikke oppgitt"), exemption.legal_basis))
        return bases

    def show(self, case: Case) -> None:
        """Shows the case as the register holds it."""
        self._case = case
        exemption = case.exemption
        scope, basis = self.query_one("#scope", Select), self.query_one("#basis", Select)
        with scope.prevent(Select.Changed), basis.prevent(Select.Changed):
            if exemption is not None:
                basis.set_options(self._bases(exemption))
                scope.value, basis.value = exemption.scope, exemption.legal_basis
            elif not self._waiting_for_basis:
                scope.value = basis.value = Select.NULL
        if self._save.take(_title_of(case)) and not self._title.has_focus:
            with self._title.prevent(Input.Changed):
                self._title.value = _title_of(case)

    @property
    def _waiting_for_basis(self) -> bool:
        return self._case.exemption is None and self.query_one("#scope", Select).selection is not None

    @on(Select.Changed)
    def _chosen(self, event: Select.Changed) -> None:
        """Saves when both are chosen; the mark needs its basis."""
        event.stop()
        scope, basis = self.query_one("#scope", Select), self.query_one("#basis", Select)
        if event.select is basis and basis.selection is not None and scope.selection is None:
            with scope.prevent(Select.Changed):
                scope.value = ExemptScope.WHOLE
        row = basis.query_ancestor(FormRow)
        row.wrong("")
        exemption = None
        if scope.selection is not None:
            if basis.selection is None:
                row.wrong("Velg hjemmelen, så merkes saken.")
                return
            exemption = Exemption(
                scope=ExemptScope(str(scope.value)),
                legal_basis=str(basis.value),
                public_title=one_line(self._title.value),
            )
        if exemption == self._case.exemption:
            return
        what = "Unntok fra offentlighet" if exemption else "Tok bort unntaket fra offentlighet på"
        case_id = self._case.id
        from .two_texts import do_or_ask

        before = {"exemption": self._case.exemption}
        do_or_ask(
            self.app,
            self._desk.saving.submit,
            lambda w: w.cases.amend(case_id, what, before=before, exemption=exemption),
            lambda w: w.cases.amend(case_id, what, exemption=exemption),
        )

    @on(Input.Changed)
    def _title_typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._case.exemption is not None:
            self._save.touched()

    def on_mount(self) -> None:
        self._save.resume()

    def flush(self) -> None:
        """Sends what is typed to be saved."""
        if self._case.exemption is not None:
            self._save.flush()

    def on_unmount(self) -> None:
        self.flush()


def _title_of(case: Case) -> str:
    return case.exemption.public_title if case.exemption else ""
