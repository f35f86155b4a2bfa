"""Saksgang: what a case builds on and what came of it, as a tree, with what its texts say became of decisions."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ...domain.case import Case
from ...domain.kinds import LinkKind
from ...workspace.thread import ThreadStep
from ..messages import OpenCase
from .case_tab import CaseTab
from .link_case import LinkCase, Linked
from .thread_lines import NoSteps, ThreadLines
from .thread_rows import Row, begin_folded, drawn, rows
from .thread_told import told_lines

if TYPE_CHECKING:
    from ...domain.points.differences import PointChange
    from ...workspace.thread.proposed import ProposedStanding
    from ...workspace.thread.read_texts import TextQuote

EMPTY = "Saken er ikke knyttet til andre saker. Trykk + for å knytte den til en."
READING = "Leser gjennom sakene …"
MOST = 300  # cases each way that a screen grows the tree to; what lies beyond is seen from the case it stops at
KEYS = "Enter åpner · ←→ folder · + knytter · g gyldighet · t tidligere behandling"


class ThreadTab(CaseTab):
    """The cases around a case, a line or two each. The case itself stands on top."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,insert", "add", "Knytt til sak", id="saksgang.ny", show=False),
        Binding("delete,minus", "remove", "Løs fra saken", id="saksgang.fjern", show=False),
        Binding("g", "standing", "Sett gyldighet", id="saksgang.gyldighet", show=False),
        Binding("s", "quoted", "Se sitatet", id="saksgang.sitat", show=False),
        Binding("t", "earlier", "Tidligere behandling", id="saksgang.tidligere", show=False),
    ]

    DEFAULT_CSS = """
    ThreadTab {
        & OptionList, & OptionList:focus {
            height: 1fr; border: none; background: transparent; padding: 0;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        & #no-steps { padding: 1; color: $text-muted; }
        & #told { height: auto; padding: 0 1; color: $text-warning; text-wrap: nowrap; text-overflow: ellipsis; }
        & #thread-keys { height: auto; color: $text-muted; padding: 0 1; }
    }
    """

    help_topic = "saksgang"

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[ThreadStep] = []
        self._root: ThreadStep | None = None
        self._folded: set[int] = set()
        self._whole: set[int] = set()
        self._rows: list[Row] = []
        self._loaded = ""
        self.proposed: list[ProposedStanding] = []
        self.misquoted: list[tuple[TextQuote, Case, tuple[PointChange, ...]]] = []

    def compose(self) -> ComposeResult:
        yield NoSteps(EMPTY, id="no-steps")
        yield Static("", id="told", markup=False)
        yield ThreadLines(id="steps", compact=True, markup=False)
        yield Static(KEYS, id="thread-keys", markup=False)

    # ------------------------------------------------------------------ showing

    def show_case(self, case: Case, other: bool) -> None:
        if self.workspace.thread.is_ready:
            self._take(case.id, *self._read(case))
            return
        if other:
            self._say(READING)
        self.run_worker(lambda: self._read_all(case), thread=True, exclusive=True, group="thread", exit_on_error=False)

    def _read_all(self, case: Case) -> None:
        """In a thread of its own: the first time, every text of the register is read."""
        self.workspace.thread.read()
        found = self._read(case)
        self.call_later(self._take, case.id, *found)

    def _read(
        self, case: Case
    ) -> tuple[
        ThreadStep,
        list[ThreadStep],
        "list[ProposedStanding]",
        "list[tuple[TextQuote, Case, tuple[PointChange, ...]]]",
    ]:
        thread = self.workspace.thread
        return (
            thread.root(case.id),
            thread.steps(case.id, MOST),
            thread.proposed.of(case),
            thread.quoted_otherwise(case),
        )

    def _take(
        self,
        case_id: str,
        root: ThreadStep,
        steps: list[ThreadStep],
        proposed: "list[ProposedStanding]",
        misquoted: "list[tuple[TextQuote, Case, tuple[PointChange, ...]]]",
    ) -> None:
        if not self.is_attached or self.case is None or self.case.id != case_id:
            return
        other = self._loaded != case_id
        same = not other and (root, steps, proposed, misquoted) == (
            self._root,
            self._steps,
            self.proposed,
            self.misquoted,
        )
        self._loaded, self.proposed, self.misquoted = case_id, proposed, misquoted
        if same:
            return
        if other or [step.label for step in steps] != [step.label for step in self._steps]:
            self._folded, self._whole = begin_folded(steps), set()
        self._root, self._steps = root, steps
        self._tell()
        self._draw(0 if other else None)

    def _say(self, text: str) -> None:
        self._steps, self._root, self._rows = [], None, []
        self.query_one(NoSteps).update(text)
        for name, shown in (("#no-steps", True), ("#steps", False), ("#told", False)):
            self.query_one(name).display = shown

    def _draw(self, cursor: int | None) -> None:
        options, nothing = self.query_one("#steps", OptionList), self.query_one(NoSteps)
        within = self.has_focus_within
        empty = self._root is None or not self._steps
        options.display, nothing.display = not empty, empty
        if within:
            self.focus_first()
        if self._root is None or not self._steps:
            self._rows = []
            nothing.update(EMPTY)
            return
        at = options.highlighted if cursor is None else cursor
        self._rows = rows(self._steps, self._folded, self._whole)
        top = Content.assemble((self._root.label, "bold"))
        for said in self._root.said:
            top = top.append(Content.styled(f"\n      {said}", "$text-muted"))
        options.set_options([Option(top), *(Option(drawn(row, self._steps)) for row in self._rows)])
        # Opened anew, the cursor stands on the first case beside this one; the case itself is above it.
        options.highlighted = min(1 if not at and cursor is not None else at or 0, len(self._rows))

    def _tell(self) -> None:
        """What the texts say that nobody has set, and the decisions that are quoted in other words."""
        told = told_lines(self.workspace, self.proposed, [owner.id for _, owner, _ in self.misquoted])
        box = self.query_one("#told", Static)
        box.display = bool(told)
        box.update(Content("\n".join(told)))

    # ------------------------------------------------------------------ where the cursor stands

    @property
    def row(self) -> Row | None:
        """The line the cursor stands on; None on the case itself, or where there is nothing."""
        at = self.query_one("#steps", OptionList).highlighted
        return self._rows[at - 1] if at and at <= len(self._rows) else None

    @property
    def step(self) -> ThreadStep | None:
        """The case the cursor stands on: the open case itself on the top line."""
        row = self.row
        if row is None:
            return self._root
        return None if row.more else self._steps[row.step]

    def focus_first(self) -> None:
        options = self.query_one("#steps", OptionList)
        (options if options.display else self.query_one(NoSteps)).focus()

    # ------------------------------------------------------------------ acts

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self.row
        if row is not None and row.more:
            self._whole.add(row.step)
            self._draw(None)
            return
        step = self.step
        if step is None:
            return
        if step.case is None:
            self.notify(f"{step.label} er ikke i registeret. Les inn saksframlegget, så kan den åpnes her.")
        elif step.case != self.case_id:
            self.post_message(OpenCase(step.case))

    @on(ThreadLines.Folded)
    def _fold(self, event: ThreadLines.Folded) -> None:
        event.stop()
        self.fold(event.fold)

    def fold(self, fold: bool) -> None:
        """Folds or unfolds the branch the cursor stands on. Folding what is folded goes to the one above."""
        row = self.row
        if row is None or row.more:
            return
        if row.folded is not None and row.folded != fold:
            (self._folded.add if fold else self._folded.discard)(row.step)
            self._draw(None)
        elif fold:
            options = self.query_one("#steps", OptionList)
            at = self._rows.index(row)
            above = (number for number in range(at - 1, -1, -1) if self._rows[number].depth < row.depth)
            options.highlighted = next(above, -1) + 1

    def action_add(self) -> None:
        """Asks how the case hangs together with another, and with which."""
        self.link()

    def link(self) -> None:
        """Asks how the case hangs together with another, and with which."""
        case_id = self.case_id

        def chosen(linked: Linked | None) -> None:
            if linked is not None:
                kind: LinkKind = linked.kind
                self.act(lambda workspace: workspace.cases.link(case_id, kind, to=linked.case, ref=linked.ref))

        self.app.push_screen(LinkCase(case_id), chosen)

    def why_not_remove(self) -> str:
        """Why the line cannot be taken away; empty when it can."""
        row, step = self.row, self.step
        if row is None or step is None:
            return "Velg en sak i saksgangen først."
        if not step.link:
            if row.depth:
                return "Denne saken henger på den over. Åpne den for å løse dem fra hverandre."
            if step.from_text and step.way.value == "back":
                return "Henvisningen står i teksten. Rett teksten for å ta den bort."
            return f"Henvisningen står i {step.label}. Åpne den saken for å ta den bort."
        return ""

    def action_remove(self) -> None:
        """Takes away the link the cursor stands on; it comes back with an undo."""
        if why := self.why_not_remove():
            self.notify(why)
            return
        step = self.step
        if step is not None:
            case_id, link = self.case_id, step.link
            self.act(lambda workspace: workspace.cases.unlink(case_id, link))

    def action_standing(self) -> None:
        """Sets whether the decision the cursor stands on still stands."""
        from .thread_standing import set_standing

        step = self.step
        if not self.workspace.thread.is_ready:
            self.notify(READING)
            return
        if step is not None and step.case is None:
            self.notify(f"{step.label} er ikke i registeret, så gyldigheten kan ikke settes her.")
            return
        set_standing(self, step.case if step is not None and step.case else self.case_id)

    def action_quoted(self) -> None:
        """Shows the decisions that this case quotes in other words than those that stand."""
        from .quoted_window import QuotedWindow

        if not self.misquoted:
            self.notify("Saken siterer ingen vedtak med andre ord enn det som står på dem.")
            return
        cases = self.workspace.cases
        self.app.push_screen(QuotedWindow([(cases.label(owner), changes) for _, owner, changes in self.misquoted]))

    def why_not_earlier(self) -> str:
        """Why «Tidligere behandling» cannot be written; empty when it can."""
        thread = self.workspace.thread
        if not thread.is_ready:
            return READING
        return thread.earlier.why_not(self.case) if self.case is not None else "Åpne en sak først."

    def action_earlier(self) -> None:
        """Puts the thread into the paper as a section, or brings that section up to date."""
        if why := self.why_not_earlier():
            self.notify(why)
            return
        case_id, heading = self.case_id, self.workspace.thread.earlier.heading

        def done(_case: Case) -> None:
            self.notify(f"«{heading}» står i saksframlegget. Det du selv skriver der, blir stående.")

        self.act(lambda workspace: workspace.thread.earlier.write(case_id), done)
