"""The agreement clauses a case rests on (avtalepunkter)."""

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label

from ...domain.case import AgreementClause, Case
from ...domain.texts import one_line
from ...workspace import Workspace

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class ClauseLine(Horizontal):
    """One clause, and a button that takes it away."""

    def __init__(self, clause: AgreementClause) -> None:
        super().__init__()
        self.clause = clause

    def compose(self) -> ComposeResult:
        clause = self.clause
        version = f" ({clause.version})" if clause.version else ""
        yield Label(Content(f"{clause.document} {clause.clause}".strip() + version))
        yield Button("Ta bort", compact=True)


class AgreementClauses(Vertical):
    """The clauses, and a line to add one."""

    DEFAULT_CSS = """
    AgreementClauses {
        height: auto;
        & Horizontal { height: 1; }
        & ClauseLine Label { width: 1fr; }
        & ClauseLine Button { min-width: 11; }
        & Input { height: 1; border: none; padding: 0 1; width: 2fr; background: $background; margin-right: 1; }
        & #clause, & #version { width: 1fr; }
    }
    """

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case

    @property
    def _desk(self) -> "DeskApp":
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        yield Label("Avtalepunkter", classes="form-heading")
        with Vertical(id="clauses"):
            for clause in self._case.agreement_clauses:
                yield ClauseLine(clause)
        with Horizontal():
            yield Input(placeholder="avtale, f.eks. delavtale 5", compact=True, id="document")
            yield Input(placeholder="punkt, f.eks. 2.5", compact=True, id="clause")
            yield Input(placeholder="versjon", compact=True, id="version")
            yield Button("Legg til", compact=True, id="add-clause")

    def on_mount(self) -> None:
        self.query_one("#clauses").styles.height = "auto"

    def show(self, case: Case) -> None:
        """Shows the case as the register holds it."""
        if case.agreement_clauses == self._case.agreement_clauses:
            return
        self._case = case
        lines = self.query_one("#clauses")
        lines.remove_children()
        lines.mount_all(ClauseLine(clause) for clause in case.agreement_clauses)

    @on(Input.Submitted)
    @on(Button.Pressed, "#add-clause")
    def _add(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        document, clause, version = (
            one_line(self.query_one(f"#{name}", Input).value) for name in ("document", "clause", "version")
        )
        if not document:
            self.query_one("#document").focus()
            return
        new = AgreementClause(document=document, clause=clause, version=version)
        case_id = self._case.id

        def added(_case: Case) -> None:
            for field in self.query(Input):
                field.value = ""
            self.query_one("#document").focus()

        self._desk.saving.submit(lambda w: w.cases.add_clause(case_id, new), done=added)

    @on(Button.Pressed, "ClauseLine Button")
    def _remove(self, event: Button.Pressed) -> None:
        event.stop()
        line = event.button.query_ancestor(ClauseLine)
        case_id = self._case.id

        def act(workspace: Workspace) -> Case:
            left = tuple(c for c in workspace.cases.get(case_id).agreement_clauses if c.id != line.clause.id)
            return workspace.cases.amend(case_id, "Tok bort et avtalepunkt i", agreement_clauses=left)

        self._desk.saving.submit(act)
