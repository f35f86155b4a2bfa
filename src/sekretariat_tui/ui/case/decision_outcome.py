"""What the meeting did with a case: the outcome, how it was reached, and a note."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Label, Select

from ...domain.case import Case
from ...domain.kinds import Mode, Outcome
from ...workspace import Workspace
from ..windows.asking import ask_line
from ..windows.typed_save import TypedSave

if TYPE_CHECKING:
    from .case_tab import CaseTab


class DecisionOutcome(Vertical):
    """Outcome, mode and note of the decision."""

    DEFAULT_CSS = """
    DecisionOutcome {
        height: auto; margin-top: 1;
        & > Horizontal { height: 1; }
        & Label { width: 10; color: $text-muted; }
        & Select { width: 1fr; max-width: 40; }
        & Input { width: 1fr; height: 1; border: none; padding: 0 1; }
        & #warning { width: 1fr; color: $warning; padding-left: 10; display: none; }
        & #forwarded { width: auto; color: $foreground; padding-left: 1; }
    }
    """

    def __init__(self, tab: "CaseTab") -> None:
        super().__init__()
        self._tab = tab
        self._case: Case | None = None
        self._note: TypedSave[str] | None = None

    def compose(self) -> ComposeResult:
        word = self._tab.workspace.profile.word
        with Horizontal():
            yield Label("Utfall")
            yield Select([(word(o), o) for o in Outcome], prompt="ikke satt", id="outcome", compact=True)
            yield Label("", id="forwarded")
        yield Label("", id="warning")
        with Horizontal():
            yield Label("Måte")
            modes = [(word(m), m) for m in Mode if m is not Mode.MAJORITY]
            yield Select(modes, prompt="ikke satt", id="mode", compact=True)
        with Horizontal():
            yield Label("Merknad")
            yield Input(placeholder="til vedtaket", id="note", compact=True, select_on_focus=False)

    def show(self, case: Case) -> None:
        """Shows the case as the register holds it."""
        other = self._case is None or self._case.id != case.id
        self._case = case
        decision = case.decision
        if decision.mode is Mode.MAJORITY:  # only in old papers that are read in
            word = self._tab.workspace.profile.word
            with self._select("mode").prevent(Select.Changed):
                self._select("mode").set_options([(word(m), m) for m in Mode])
        for select, value in ((self._select("outcome"), decision.outcome), (self._select("mode"), decision.mode)):
            with select.prevent(Select.Changed):
                select.value = Select.NULL if value is None else value
        forwarded = f"til {decision.forwarded_to}" if decision.forwarded_to else ""
        self.query_one("#forwarded", Label).update(Content(forwarded))
        self.warn(self._tab.workspace.decisions.warning(case))
        note = self.query_one("#note", Input)
        if other:
            case_id = case.id
            if self._note is not None:
                self._note.leave()

            def save(workspace: Workspace, text: str, before: str) -> str:
                return workspace.decisions.set_note(case_id, text, before=before).decision.note

            self._note = TypedSave(
                note,
                f"{case_id}/note",
                value=lambda: note.value,
                save=save,
                known=decision.note,
                put=lambda text: setattr(note, "value", text),
                there=lambda workspace: workspace.cases.get(case_id).decision.note,
            )
        if self._note is not None and (other or self._note.take(decision.note)):
            with note.prevent(Input.Changed):
                note.value = decision.note
        if other and self._note is not None:
            self._note.resume()

    def warn(self, sentence: str) -> None:
        """Says under the outcome that it does not agree with the text; nothing when the sentence is empty."""
        label = self.query_one("#warning", Label)
        label.display = bool(sentence)
        label.update(Content(f"! {sentence}"))

    def flush(self) -> None:
        """Sends what is typed to be saved."""
        if self._note is not None:
            self._note.flush()

    def focus_first(self) -> None:
        """Puts the focus on the outcome."""
        self._select("outcome").focus()

    def _select(self, name: str) -> Select:
        return self.query_one(f"#{name}", Select)

    @on(Select.Changed, "#outcome")
    def _outcome_chosen(self, event: Select.Changed) -> None:
        event.stop()
        case = self._case
        outcome = None if event.value == Select.NULL else Outcome(str(event.value))
        if case is None or outcome is case.decision.outcome:
            return
        if outcome is not Outcome.FORWARDED:
            self._set_outcome(case, outcome)
            return

        def to(receiver: str | None) -> None:
            if receiver is None:
                self.show(case)
            else:
                self._set_outcome(case, outcome, receiver)

        ask_line(self.app, "Oversendt til", case.decision.forwarded_to, to)

    def _set_outcome(self, case: Case, outcome: Outcome | None, to: str = "") -> None:
        before = case.decision.outcome
        self._tab.do_or_ask(
            lambda workspace: workspace.decisions.set_outcome(case.id, outcome, forwarded_to=to, before=before),
            lambda workspace: workspace.decisions.set_outcome(case.id, outcome, forwarded_to=to),
        )

    @on(Select.Changed, "#mode")
    def _mode_chosen(self, event: Select.Changed) -> None:
        event.stop()
        case = self._case
        mode = None if event.value == Select.NULL else Mode(str(event.value))
        if case is not None and mode is not case.decision.mode:
            before = case.decision.mode
            self._tab.do_or_ask(
                lambda workspace: workspace.decisions.set_mode(case.id, mode, before=before),
                lambda workspace: workspace.decisions.set_mode(case.id, mode),
            )

    @on(Input.Changed, "#note")
    def _note_typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._note is not None:
            self._note.touched()
