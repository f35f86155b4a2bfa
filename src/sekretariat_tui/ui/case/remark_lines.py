"""Remarks beside the place they stand on: what somebody wrote in the margin in Word, and answering it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from ...domain.case import Case, Remark
from ..windows.asking import ask_line

if TYPE_CHECKING:
    from ..desk_app import DeskApp


class RemarkLine(Static, can_focus=True):
    """One remark that is not answered: who, about which words, and what. Enter answers it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "Svar på merknaden", show=False),
        Binding("x", "handled", "Merknaden er behandlet", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, case_id: str, remark: Remark) -> None:
        super().__init__()
        self.case_id = case_id
        self.remark = remark

    def render(self) -> Text:
        remark = self.remark
        who = remark.by or "ukjent"
        day = f" {remark.at.astimezone():%d.%m}" if remark.at else ""
        quote = f" om «{remark.quote if len(remark.quote) <= 40 else remark.quote[:39] + '…'}»" if remark.quote else ""
        line = Text(f"✎ Merknad fra {who}{day}{quote}: ", "bold")
        line.append(remark.text, "not bold")
        if self.has_focus:
            line.append("  Enter svarer, x er behandlet", "dim")
        return line

    def on_focus(self) -> None:
        self.refresh(layout=True)

    def on_blur(self) -> None:
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_answer()

    def action_answer(self) -> None:
        """Asks for the answer, and saves it."""
        ask_line(
            self.app,
            f"Svar til {self.remark.by or 'merknaden'}",
            self.remark.answer,
            self._answered,
            explain=self.remark.text,
        )

    def _answered(self, answer: str | None) -> None:
        if answer is not None:
            self._save(answer)

    def action_handled(self) -> None:
        """The remark needs no answer."""
        self._save(self.remark.answer)

    def _save(self, answer: str) -> None:
        case_id, remark_id = self.case_id, self.remark.id
        desk = cast("DeskApp", self.app)
        desk.saving.submit(
            lambda workspace: workspace.returned.answer(case_id, remark_id, answer),
            done=lambda _: self.app.notify(f"Merknaden er behandlet. {desk.key('angre')} to ganger tar det tilbake."),
        )


class RemarkLines(Vertical):
    """The remarks on one place that are not handled; takes no room when there are none."""

    DEFAULT_CSS = """
    RemarkLines {
        height: auto; display: none;
        &.-some { display: block; }
        & RemarkLine { height: auto; padding: 0 1; color: $text-accent; border-left: thick $accent; }
        & RemarkLine:focus { background: $surface; border-left: thick $border; }
    }
    """

    def show(self, case: Case, remarks: Sequence[Remark]) -> None:
        """Shows these remarks of the case; those that are there already stay, so that the focus does."""
        wanted = {remark.id: remark for remark in remarks if not remark.handled}
        there = {line.remark.id: line for line in self.query(RemarkLine)}
        for id, line in there.items():
            if id not in wanted or line.case_id != case.id:
                line.remove()
        self.mount_all(RemarkLine(case.id, remark) for id, remark in wanted.items() if id not in there)
        self.set_class(bool(wanted), "-some")


def remarks_on(case: Case, field: str, part: str | None = None) -> list[Remark]:
    """The remarks on a field, or on one section of the case."""
    return [
        remark
        for remark in case.remarks
        if remark.field == field and (part is None or remark.part.partition("/")[0] == part)
    ]


def other_remarks(case: Case) -> list[Remark]:
    """Those that stand on nothing the case has now: they are shown above the paper."""
    sections = {section.id for section in case.sections}
    return [
        remark
        for remark in case.remarks
        if remark.field not in ("sections", "proposal")
        or (remark.field == "sections" and remark.part.partition("/")[0] not in sections)
    ]
