"""The tracker in an app of its own, on made-up measures, and what its tests do again and again."""

from collections.abc import Awaitable, Callable
from datetime import date

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, Static

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import MeasureStatus, Side
from sekretariat_tui.domain.strategy import Measure, MeasureOwner
from sekretariat_tui.store import Act
from sekretariat_tui.ui.areas.measure_field import MeasureField
from sekretariat_tui.ui.areas.pane import AreaPane
from sekretariat_tui.ui.messages import OpenCase, RegisterChanged
from sekretariat_tui.ui.saving import SaveQueue
from sekretariat_tui.ui.themes import DARK, LIGHT
from sekretariat_tui.workspace import Workspace

LOOKS = [(80, 24, DARK.name), (80, 24, LIGHT.name), (120, 40, DARK.name), (120, 40, LIGHT.name), (30, 40, DARK.name)]


class CasePane(Static):
    """Stands in for the case pane: it has a case or none."""

    case: Case | None = None


class Tracker(App[None]):
    """An app with the tracker alone."""

    CSS = "CasePane { display: none; }"

    def __init__(self, workspace: Workspace, theme: str = DARK.name) -> None:
        super().__init__()
        self.workspace = workspace
        self.last_key = 0.0
        self.saving = SaveQueue(workspace, refused=lambda error: self.notify(str(error)))
        self.opened: list[str] = []
        self.case_pane = CasePane()
        self.pane = AreaPane()
        for known in (DARK, LIGHT):
            self.register_theme(known)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield self.case_pane
        yield self.pane

    def on_mount(self) -> None:
        self.saving.start()
        self.workspace.office.listeners.append(self.act_done)
        self.pane.focus_pane()

    def act_done(self, act: Act) -> None:
        tables, ids = frozenset(c.table for c in act.changes), frozenset(c.id for c in act.changes)
        self.call_later(self.tell, tables, ids)

    def tell(self, tables: frozenset[str], ids: frozenset[str]) -> None:
        self.pane.register_changed(RegisterChanged(tables, ids))
        for screen in self.screen_stack:
            screen.post_message(RegisterChanged(tables, ids))

    def on_open_case(self, message: OpenCase) -> None:
        self.opened.append(message.case_id)

    def shown(self) -> str:
        """The lines of the list as they stand on the screen."""
        areas = self.pane.list
        return "\n".join(areas.render_line(y).text.rstrip() for y in range(areas.size.height))

    def said(self) -> list[str]:
        """What was said in notices."""
        return [notice.message for notice in self._notifications]


def made_up_measures(desk: Workspace) -> None:
    """Four measures in the eight areas of one plan, and two cases, one of them decided."""
    for known in desk.strategy.measures():
        desk.strategy.delete_measure(known.id)
    first, second = desk.strategy.areas(2026)[:2]
    decided = desk.cases.new("SSU", "Felles sårteam")
    desk.cases.give_number(decided.id, 7, 2026)
    desk.cases.set_area(decided.id, first.id, True)
    running = desk.strategy.new_measure("Digital sårbehandling", (first.id,))
    desk.strategy.amend_measure(
        running.id,
        status=MeasureStatus.ON_TRACK,
        phase="Prosjekt",
        leader="Erik Nordbø",
        owners=(
            MeasureOwner(side=Side.MUNICIPALITIES, name="Nordvik kommune"),
            MeasureOwner(side=Side.HOSPITAL, name="Kirurgisk avdeling"),
        ),
        next_milestone="Sluttrapport",
        next_milestone_on=date(2026, 5, 8),
    )
    late = desk.strategy.new_measure("Hjertesvikt hjemme", (first.id,))
    desk.strategy.amend_measure(late.id, status=MeasureStatus.DELAYED, status_note="Mangler utstyr")
    waiting = desk.strategy.new_measure("Felles sårteam", (first.id,), decided_by=CaseRef("SSU", 2026, 7))
    desk.strategy.amend_measure(waiting.id, waits_for=("representanter", "mandat"))
    old = desk.strategy.new_measure("Gammelt vedtak", (second.id,), decided_by=CaseRef("SSU", 2024, 31))
    desk.strategy.amend_measure(old.id, waits_for=("leder",))
    desk.cases.new("PA", "Uten tilknytning")


def measure(workspace: Workspace, title: str) -> Measure:
    return next(m for m in workspace.strategy.measures() if m.title == title)


def case(workspace: Workspace, title: str) -> Case:
    return workspace.cases.get(next(head.id for head in workspace.cases.heads() if head.title == title))


async def settle(pilot: Pilot[None]) -> None:
    """Waits until what was typed has been sent, saved and shown."""
    await pilot.pause()
    for field in pilot.app.screen.query(MeasureField):
        field.flush()
    assert await pilot.app.saving.idle()  # type: ignore[attr-defined]
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Types a text, key by key."""
    names = {" ": "space", ".": "full_stop", "/": "slash", "-": "minus", ";": "semicolon", "\n": "enter"}
    await pilot.press(*(names.get(letter, letter) for letter in text))


def pressed(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Presses the keys before the picture is taken, and keeps the cursor of a field from blinking in it."""

    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()

    return run
