"""The case in the middle of the desk: its head, and tabs for the paper, the decision, the thread and the attachments."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from ...domain.case import Case, CaseHead
from ...domain.errors import NotFound
from ..messages import OpenCase
from ..windows.plain_notice import PlainNotice
from .case_header import CaseHeader, HeadLine, case_title, header_lines
from .case_tab import CaseTab
from .case_tabs import CaseTabs

if TYPE_CHECKING:
    from ...workspace import Workspace
    from ..desk_app import DeskApp
    from ..messages import RegisterChanged
    from ..windows.palette import DeskAction
    from .case_acts import CaseActs

PAPER, DECISION, THREAD, ATTACHMENTS = "paper", "decision", "thread", "attachments"
TITLES = {PAPER: "Saksframlegg", DECISION: "Vedtak", THREAD: "Saksgang", ATTACHMENTS: "Vedlegg"}
EMPTY = (
    "Ingen sak er åpen.\n\n"
    "Velg en sak i listen og trykk Enter, eller trykk ctrl+n for å lage en ny.\n"
    "Med ctrl+k søker du i alle saker og vedtak."
)


class NoCase(Static, can_focus=True):
    """What stands here while no case is open. It takes the focus, so that F1 explains and F3 has somewhere to go."""


_ERASED = (
    "Saken ble slettet for godt i et annet vindu mens du skrev. Derfor er heller ikke dette tatt vare på. Trenger du det, "
    "må du kopiere det nå:"
)


class CasePane(PlainNotice, Vertical):
    """Shows one case. Its tabs are made when they are first looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Some terminals keep ctrl+pageup for tabs of their own; shift+F6 arrives as F18 from many.
        # Alt and a digit is a letter to Textual, so that it cannot be used.
        Binding("f6,ctrl+pagedown", "next_tab(1)", "Neste fane", id="sak.neste-fane", show=False),
        Binding("shift+f6,f18,ctrl+pageup", "next_tab(-1)", "Forrige fane", id="sak.forrige-fane", show=False),
        Binding("ctrl+o", "facts", "Sakens opplysninger", id="sak.opplysninger", show=False),
    ]

    DEFAULT_CSS = """
    CasePane {
        & > #case-tab { height: 1fr; padding: 0 0 0 1; }
        & > #no-case { height: 1fr; content-align: center middle; text-align: center; color: $text-muted; padding: 2; }
    }
    """

    help_topic = "saken"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.case: Case | None = None
        self._tabs: dict[str, CaseTab] = {}
        self._shown = PAPER
        self._acts: CaseActs | None = None
        self._gone: frozenset[str] = frozenset()  # records that acts here have taken away, cases among them

    def compose(self) -> ComposeResult:
        yield NoCase(EMPTY, id="no-case")
        yield CaseHeader()
        yield CaseTabs(TITLES)
        yield Vertical(id="case-tab")

    def on_mount(self) -> None:
        self._show_or_hide()

    def on_resize(self, event: events.Resize) -> None:
        self._show_head()

    # ------------------------------------------------------------------ showing

    def show_case(self, case_id: str | None) -> None:
        """Shows a case; None for none. What is typed in the one shown before is sent to be saved."""
        if self.case is not None and self.case.id != case_id:
            if self._found(self.case.id) is None:
                self._keep_unsaved(self.case)
            self.flush()
        self.case = self._found(case_id)
        self._refresh()

    def register_changed(self, message: "RegisterChanged") -> None:
        """Shows what was saved, here or elsewhere. What is being edited is left alone."""
        if "cases" in message.tables:
            self._open_brought_back(message.ids)
        if self.case is not None and message.tables & {"cases", "meetings", "areas"}:
            before, self.case = self.case, self._found(self.case.id)
            if self.case is None:
                self._keep_unsaved(before)
            self._refresh()

    def _keep_unsaved(self, case: Case) -> None:
        """The case was deleted in another window: what is typed and not saved is kept on disk, and shown to be copied."""
        from ..windows.typed_save import unsaved_in
        from .unsaved_text import UnsavedText, as_text

        unsaved = [typed for tab in self._tabs.values() for typed in unsaved_in(tab)]
        texts = [as_text(typed.value).strip() for typed in unsaved]
        for typed in unsaved:
            typed.let_go()
        if any(texts):
            text, key, name = "\n\n".join(text for text in texts if text), f"{case.id}/slettet", f"«{case.title}»"
            saving = cast("DeskApp", self.app).saving
            saving.submit(lambda workspace: workspace.unsettled.keep_text(key, name, case, text))

            def closed(copied: bool | None) -> None:
                saving.submit(lambda w: w.unsettled.settle(key) if copied else w.unsettled.leave(key))

            if self._workspace.unsettled.is_erased(case.id):
                window = UnsavedText(text, title="Saken er slettet for godt", explain=_ERASED)
            else:
                window = UnsavedText(text)
            self.app.push_screen(window, closed)

    def _open_brought_back(self, ids: frozenset[str]) -> None:
        """A case deleted by an act here, and brought back by an undo or a redo, is opened.

        Args:
            ids: the records of the act; none when it was done elsewhere, and then nothing is opened.
        """
        register = self._workspace.office.register
        there = {id for id in ids if register.find(CaseHead, id) is not None}
        back = next((id for id in ids if id in there and id in self._gone), None)
        self._gone = (self._gone | ids) - there
        if back is not None:
            self.post_message(OpenCase(back))

    def _found(self, case_id: str | None) -> Case | None:
        if case_id is None:
            return None
        try:
            return self._workspace.cases.get(case_id)
        except NotFound:
            return None

    def _refresh(self) -> None:
        self._show_or_hide()
        if self.case is not None:
            self._show_head()
            self._show_in_tab()

    def _show_head(self) -> None:
        case = self.case
        if case is None:
            return
        title, lines = case_title(self._workspace, case), header_lines(self._workspace, case)
        self.border_title = Content(title)
        # The border has the title; where it is too narrow, the head has it whole.
        fits = cell_len(title) <= self.size.width - 4 and self.styles.border_top[0] not in ("", "none")
        self.query_one(CaseHeader).show(lines if fits else [HeadLine((title,), "bold"), *lines])

    def _show_or_hide(self) -> None:
        there = self.case is not None
        self.query_one("#no-case").display = not there
        for part in (CaseHeader, CaseTabs, "#case-tab"):
            self.query_one(part).display = there
        if not there:
            self.border_title = "Sak"

    def _show_in_tab(self) -> None:
        """Shows the case in the tab that is in front, which is made when it is not there."""
        tab = self.tab
        if tab is None:
            tab = self._tabs[self._shown] = _new_tab(self._shown)
            self.query_one("#case-tab").mount(tab)
        for name, other in self._tabs.items():
            other.display = name == self._shown
        count = f" ({len(self.case.attachments)})" if self.case is not None and self.case.attachments else ""
        self.query_one(CaseTabs).show(self._shown, {**TITLES, ATTACHMENTS: f"{TITLES[ATTACHMENTS]}{count}"})
        if self.case is not None:
            tab.show(self.case)

    # ------------------------------------------------------------------ tabs

    @property
    def tab(self) -> CaseTab | None:
        """The tab in front."""
        return self._tabs.get(self._shown)

    @on(CaseTabs.Chosen)
    def _tab_chosen(self, event: CaseTabs.Chosen) -> None:
        event.stop()
        self.action_show_tab(event.name)

    def action_show_tab(self, name: str) -> None:
        """Brings a tab to the front; the cursor follows into it from the one before."""
        within = self.tab is not None and self.tab.has_focus_within
        self.show_tab(name)
        if within:
            self.call_after_refresh(self.focus_work)

    def action_next_tab(self, steps: int) -> None:
        """The next tab, or the one before."""
        names = list(TITLES)
        self.action_show_tab(names[(names.index(self._shown) + steps) % len(names)])

    def show_tab(self, name: str) -> CaseTab | None:
        """Brings a tab to the front at once, and gives it; None while no case is open.

        Args:
            name: ``paper``, ``decision``, ``thread`` or ``attachments``.
        """
        if self.case is None:
            return None
        self.flush()
        self._shown = name
        self._show_in_tab()
        return self.tab

    def focus_work(self) -> None:
        """Puts the focus where work begins in the tab that is in front."""
        if self.case is None or self.tab is None:
            self.query_one("#no-case").focus()
        else:
            self.tab.focus_work()

    # ------------------------------------------------------------------ acts

    @on(CaseHeader.Clicked)
    def _head_clicked(self, event: CaseHeader.Clicked) -> None:
        event.stop()
        if self.case is not None and self.case.doubts and event.last:
            self.acts.doubts()
        else:
            self.action_facts()

    def action_facts(self) -> None:
        """Opens the form with the fields of the case."""
        if self.case is not None:
            self.acts.facts()

    def flush(self) -> None:
        """Sends what is typed in any tab to be saved."""
        for tab in self._tabs.values():
            tab.flush()

    @property
    def acts(self) -> "CaseActs":
        """What can be done with the case that is open, and with its meeting."""
        if self._acts is None:
            from .case_acts import CaseActs

            self._acts = CaseActs(self)
        return self._acts

    def actions(self) -> "Iterable[DeskAction]":
        """What the palette offers for cases."""
        from .case_actions import case_actions

        return case_actions(self)

    @property
    def _workspace(self) -> "Workspace":
        return cast("DeskApp", self.app).workspace


def _new_tab(name: str) -> CaseTab:
    """A tab, whose module is loaded when it is first looked at."""
    if name == DECISION:
        from .decision_tab import DecisionTab

        return DecisionTab()
    if name == THREAD:
        from .thread_tab import ThreadTab

        return ThreadTab()
    if name == ATTACHMENTS:
        from .attachments_tab import AttachmentsTab

        return AttachmentsTab()
    from .paper_tab import PaperTab

    return PaperTab()
