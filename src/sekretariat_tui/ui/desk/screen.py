"""The opening screen: the cases, the case with its decision, and the priority areas."""

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from ...domain.case import Case
from ...workspace import DeskStatus
from ..keys import binding
from ..messages import OpenCase, OpenMeasure, RegisterChanged, Say
from ..rescue.only_reading import OnlyReadingLine, with_why_not
from .key_line import KeyLine, ShownKey
from .not_saved import not_saved
from .panes import AREAS, CASE, CASES, WIDE, DeskPanes
from .status_line import StatusLine
from .top_bar import TabLine, TopBar
from .two_step_undo import TwoStepUndo

if TYPE_CHECKING:
    from ..case.case_acts import CaseActs
    from ..desk_app import DeskApp
    from ..search.opened import Opened


class DeskScreen(Screen[None]):
    """Three panes, side by side or one at a time; the line that says what is saved; six keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("sak.ny", "new_case"),
        binding("sak.word", "export"),
        binding("panel.saker", f"pane({CASES})"),
        binding("panel.vedtak", f"pane({CASE})"),
        binding("panel.satsninger", f"pane({AREAS})"),
        binding("handlinger", "palette"),
        binding("søk", "open_search"),
        binding("søk.strek", "open_search", priority=False),
        binding("finn", "find"),
        binding("lagre", "save_now"),
        # Heard before the text in focus has the key, so that it is known how fast the presses come.
        binding("angre", "note_undo(False)"),
        binding("gjør-om", "note_undo(True)"),
        binding("angre", "undo", priority=False),
        binding("gjør-om", "redo", priority=False),
    ]

    AUTO_FOCUS = "CaseLines"

    help_topic = "skrivebordet"

    def __init__(self) -> None:
        super().__init__()
        self.case_id: str | None = None
        self._undo = TwoStepUndo(self)

    @property
    def desk(self) -> "DeskApp":
        """The application, with the workspace."""
        return cast("DeskApp", self.app)

    def compose(self) -> ComposeResult:
        workspace = self.desk.workspace
        areas = self._areas_word()
        yield TopBar(workspace.profile.name, id="top")
        yield TabLine([("Saker", "pane(0)"), ("Sak", "pane(1)"), (areas, "pane(2)")], id="tabs")
        yield OnlyReadingLine()
        yield DeskPanes(workspace.overview.case_list(), id="panes")
        yield StatusLine(workspace.office.now(), id="status")
        yield KeyLine(
            [
                ShownKey("sak.ny", "new_case", "Ny sak", "Ny"),
                ShownKey("panel.saker", "pane(0)", "Saker", "Saker"),
                ShownKey("panel.vedtak", "pane(1)", "Vedtak", "Vedtak"),
                ShownKey("panel.satsninger", "pane(2)", areas, areas),
                ShownKey("sak.word", "export", "Word", "Word"),
                ShownKey("handlinger", "palette", "Alle handlinger", "Alt"),
            ],
            id="keys",
        )

    def _areas_word(self) -> str:
        """The house's word for the areas, short enough for a key: «Satsninger», «Innsatser»."""
        word = self.desk.workspace.profile.term("area_short", "satsninger")
        return word[:1].upper() + word[1:]

    def on_mount(self) -> None:
        self.on_resize()
        self.saving_changed()
        self.query_one(StatusLine).facts = self.desk.workspace.overview.status()
        self.set_interval(60, self._gather_facts)
        self.call_after_refresh(self._fill)

    async def _fill(self) -> None:
        with self.app.batch_update():
            await self.panes.fill()
            self._show_case(self.case_id or self.panes.case_list.lines.first_case())
        self.desk.opened()

    @property
    def panes(self) -> DeskPanes:
        """The three panes."""
        return self.query_one(DeskPanes)

    # ------------------------------------------------------------------ the panes

    def action_pane(self, number: int) -> None:
        """Goes to a pane: to where the cursor last was in it. F3 goes to the decision, as it says."""
        in_decision = None
        if number == CASE and self.case_id is not None and hasattr(self.panes.case, "show_tab"):
            in_decision = self.panes.case.show_tab("decision")
        self.panes.enter(number, in_decision)

    def on_desk_panes_shown(self, message: DeskPanes.Shown) -> None:
        """Another pane is the current one."""
        self.query_one(TabLine).show(message.number)

    def on_resize(self) -> None:
        """The window is wider or narrower."""
        self.panes.lay_out()
        self.query_one(TabLine).display = self.app.size.width < WIDE

    def on_open_case(self, message: OpenCase) -> None:
        """Shows a case and goes to it."""
        message.stop()
        self._show_case(message.case_id)
        tab = self.panes.case.show_tab(message.tab) if message.tab and hasattr(self.panes.case, "show_tab") else None
        if tab is not None:
            tab.aim = message.part
        self.panes.case_list.lines.reveal(message.case_id)
        self.panes.enter(CASE, afresh=True)

    def on_open_measure(self, message: OpenMeasure) -> None:
        """Shows a measure among the areas."""
        message.stop()
        self.panes.enter(AREAS, afresh=True)
        if hasattr(self.panes.areas, "show_measure"):
            self.panes.areas.show_measure(message.measure_id)

    def show_meeting(self, meeting_id: str) -> None:
        """Goes to a meeting's cases in the list."""
        self.panes.case_list.lines.reveal_group(meeting_id)
        self.panes.enter(CASES, afresh=True)

    def _show_case(self, case_id: str | None) -> None:
        self.case_id = case_id
        if hasattr(self.panes.case, "show_case"):
            self.panes.case.show_case(case_id)
        self.panes.case_list.lines.mark_open(case_id)

    # ------------------------------------------------------------------ when something happens elsewhere

    def on_register_changed(self, message: RegisterChanged) -> None:
        """Tells the panes, and counts again what the status line says."""
        if message.touches(self.case_id) and "cases" in message.tables:
            case = self.desk.workspace.office.register.find(Case, self.case_id or "")
            if case is None:
                self._show_case(None)
        for pane in self.panes.all:
            changed: Any = getattr(pane, "register_changed", None)
            if changed is not None:
                changed(message)
        if message.tables & {"commitments", "meetings"}:
            self._gather_facts()

    def _gather_facts(self) -> None:
        def gather() -> None:
            self.call_later(self._take_facts, self.desk.workspace.overview.status())

        self.run_worker(gather, thread=True, exclusive=True, group="facts")

    def _take_facts(self, facts: DeskStatus) -> None:
        self.query_one(StatusLine).facts = facts

    def saving_changed(self) -> None:
        """Shows in the status line what is saved, and above the panes whether anything can be."""
        for above in self.query(OnlyReadingLine):
            above.look()
        for line in self.query(StatusLine):
            saving = self.desk.saving
            line.problem, line.pending, line.saved_at = not_saved(saving), saving.pending, saving.saved_at
            line.company, line.waiting = saving.company, self.desk.waiting

    def say(self, text: str) -> None:
        """Says a sentence in the status line."""
        self.query_one(StatusLine).say(text)

    def on_say(self, message: Say) -> None:
        """A pane has something to say."""
        message.stop()
        self.say(message.text)

    def on_outline_editor_hint(self, message: Any) -> None:
        """The editor has something to say."""
        message.stop()
        self.say(message.text)

    # ------------------------------------------------------------------ acts

    def action_new_case(self) -> None:
        """Asks for what a new case needs."""
        if self.desk.only_reading.now:
            self.desk.only_reading.say()
        elif (acts := self._case_acts()) is not None:
            acts.new_case()

    def action_export(self) -> None:
        """Writes the case to Word."""
        if self.case_id is None:
            self.say("Åpne en sak først, så kan den skrives til Word.")
        elif (acts := self._case_acts()) is not None:
            acts.export()

    def _case_acts(self) -> "CaseActs | None":
        return getattr(self.panes.case, "acts", None)

    def action_palette(self) -> None:
        """Shows every action."""
        from ..windows.palette import open_palette
        from .actions import desk_actions

        actions = desk_actions(self)
        open_palette(self, with_why_not(actions) if self.desk.workspace.office.register.readonly else actions)

    def action_open_search(self) -> None:
        """Opens the search."""
        from ..search.quote_target import quote_target
        from ..search.search_screen import SearchScreen

        self.app.push_screen(SearchScreen(self.desk.last_search, quote_target(self.panes.case)), self._found)

    def _found(self, found: "Opened | None") -> None:
        if found is None:
            return
        match found.kind.value:
            case "measure":
                self.post_message(OpenMeasure(found.record))
            case "meeting":
                self.show_meeting(found.record)
            case _:
                self.post_message(OpenCase(found.record, found.tab, found.part))

    def action_find(self) -> None:
        """Finds in the pane where it can, else among the cases."""
        find = getattr(self.panes.current_pane, "find", None)
        if find is None:
            find = self.panes.case_list.find
        find()

    def action_save_now(self) -> None:
        """Everything is saved as it is typed; this sends the last of it and says how it stands."""
        self.desk.flush()
        self.desk.saving.hurry()
        self.run_worker(self._say_saved(), group="saved", exclusive=True)

    async def _say_saved(self) -> None:
        saved = await self.desk.saving.idle(3)
        self.saving_changed()
        if saved and not self.desk.saving.problem:
            self.say("Alt er lagret.")

    def action_note_undo(self, redo: bool) -> None:
        """Notes when the key was pressed, and lets it go on."""
        self._undo.note(redo=redo)
        raise SkipAction

    def action_undo(self) -> None:
        """Takes back the last act of the program, named first."""
        self.desk.flush()
        self.call_after_refresh(partial(self._undo.press, redo=False))

    def action_redo(self) -> None:
        """Does again what was taken back, named first."""
        self.desk.flush()
        self.call_after_refresh(partial(self._undo.press, redo=True))
