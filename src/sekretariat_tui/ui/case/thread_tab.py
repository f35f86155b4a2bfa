"""Saksgang: the cases a case hangs together with, before and after it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ...domain.case import Case
from ...domain.kinds import LinkKind
from ...workspace.thread import Step
from ..messages import OpenCase
from .case_tab import CaseTab
from .link_case import LinkCase, Linked

EMPTY = "Saken er ikke knyttet til andre saker. Trykk + for å knytte den til en."


class ThreadTab(CaseTab):
    """The cases around a case, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,insert", "add", "Knytt til sak", id="saksgang.ny", show=False),
        Binding("delete,minus", "remove", "Løs fra saken", id="saksgang.fjern", show=False),
    ]

    DEFAULT_CSS = """
    ThreadTab {
        & OptionList, & OptionList:focus { height: 1fr; border: none; background: transparent; padding: 0; }
        & #no-steps { padding: 1; color: $text-muted; }
        & #thread-keys { height: auto; color: $text-muted; padding: 0 1; }
    }
    """

    help_topic = "saksgang"

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[Step] = []

    def compose(self) -> ComposeResult:
        yield Static(EMPTY, id="no-steps")
        yield OptionList(id="steps")
        yield Static("Enter åpner saken · + knytter til en sak · Delete løser fra", id="thread-keys")

    def show_case(self, case: Case, other: bool) -> None:
        steps = self.workspace.thread.around(case.id)
        options = self.query_one("#steps", OptionList)
        self.query_one("#no-steps").display = not steps
        options.display = bool(steps)
        if steps == self._steps and not other:
            return
        self._steps = steps
        highlighted = options.highlighted
        options.set_options([Option(_line(step)) for step in steps])
        if steps:
            options.highlighted = 0 if other or highlighted is None else min(highlighted, len(steps) - 1)

    @property
    def step(self) -> Step | None:
        """The case the cursor stands on."""
        at = self.query_one("#steps", OptionList).highlighted
        return self._steps[at] if at is not None and at < len(self._steps) else None

    def focus_first(self) -> None:
        options = self.query_one("#steps", OptionList)
        if options.display:
            options.focus()

    # ------------------------------------------------------------------ acts

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        step = self._steps[event.option_index]
        if step.case is not None:
            self.post_message(OpenCase(step.case))
        else:
            self.notify(f"{step.label} er ikke i registeret. Les inn saksframlegget, så kan den åpnes her.")

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
        step = self.step
        if step is None:
            return "Velg en sak i saksgangen først."
        if not step.link:
            if step.from_text:
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


def _line(step: Step) -> Content:
    line = Content.assemble((step.words, "$text-muted"), " ", step.label)
    if step.doubtful:
        line = line.append(Content.styled(" (usikker)", "$text-warning"))
    if step.case is None:
        line = line.append(Content.styled(" – ikke i registeret", "$text-muted"))
    return line
