"""The tracker of the priority areas: what it shows, what can be done with it, and that nothing typed is lost."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date

import pytest
from made_up_desk import NOW
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import MeasureStatus, Side
from sekretariat_tui.domain.strategy import Measure, MeasureOwner
from sekretariat_tui.store import Act
from sekretariat_tui.ui.area_lines import AreaLines, LineKind
from sekretariat_tui.ui.area_pane import AreaPane
from sekretariat_tui.ui.area_rows import AreaRows
from sekretariat_tui.ui.area_signs import DRAWN, PLAIN
from sekretariat_tui.ui.area_spans import row_width
from sekretariat_tui.ui.confirm import Confirm
from sekretariat_tui.ui.measure_field import MeasureField
from sekretariat_tui.ui.measure_form import MeasureForm
from sekretariat_tui.ui.measure_new import NewMeasure
from sekretariat_tui.ui.measure_ticks import TickList
from sekretariat_tui.ui.messages import OpenCase, RegisterChanged
from sekretariat_tui.ui.saving import SaveQueue
from sekretariat_tui.ui.themes import DARK, LIGHT
from sekretariat_tui.workspace import Folders, Workspace


class CasePane(Static):
    """Stands in for the case pane: it has a case or none."""

    case: Case | None = None


class Tracker(App[None]):
    """An app with the tracker alone."""

    CSS = "CasePane { display: none; }"

    def __init__(self, workspace: Workspace, theme: str = DARK.name) -> None:
        super().__init__()
        self.workspace = workspace
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


Open = Callable[..., Tracker]


@pytest.fixture
def workspace(folders: Folders) -> Iterator[Workspace]:
    """The eight areas of one plan, four of them chosen, with a few measures and cases in our own words."""
    desk = Workspace.open(folders, "Kari Berg", clock=lambda: NOW)
    for measure in desk.strategy.measures():
        desk.strategy.delete_measure(measure.id)
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
    yield desk
    desk.close()


@pytest.fixture
def tracker(workspace: Workspace) -> Tracker:
    return Tracker(workspace)


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


async def fill(pilot: Pilot[None], field: str, text: str) -> MeasureField:
    """Writes in a field of the form that is open; the last two keys are pressed, the rest is there at once."""
    shown = next(f for f in pilot.app.screen.query(MeasureField) if f.field == field)
    shown.control.focus()
    await pilot.pause()
    if isinstance(shown.control, TextArea):
        shown.control.text = text[:-2]
        shown.control.move_cursor(shown.control.document.end)
    elif isinstance(shown.control, Input):
        shown.control.value = text[:-2]
        shown.control.cursor_position = len(text)
    await write(pilot, text[-2:])
    return shown


# ------------------------------------------------------------------ what it shows


async def test_the_areas_of_the_year_stand_in_order_with_a_mark_on_the_chosen(tracker: Tracker) -> None:
    async with tracker.run_test(size=(30, 40)) as pilot:
        await settle(pilot)
        areas = [line for line in tracker.pane.list.lines if line.kind is LineKind.AREA and line.area]
        assert [line.view.chosen for line in areas if line.view] == [True] * 4 + [False] * 4
        assert tracker.pane.border_title == "Satsningsområder 2026"
        for line in areas:
            assert line.view is not None
            assert (f"★ {line.text[:10]}" in tracker.shown()) == line.view.chosen


async def test_a_bar_never_stands_without_the_number_of_measures(workspace: Workspace) -> None:
    for width in (22, 34, 70, 110):
        lines = AreaLines(workspace, 2026, {})
        rows = AreaRows(lines, workspace.profile, DRAWN, 2026, date(2026, 5, 9), width)
        for line in lines.all():
            for row in rows.rows(line):
                text = "".join(span.text for span in row)
                assert ("▓" in text or "░" in text) <= ("tiltak" in text)


async def test_an_area_counts_where_its_measures_stand(tracker: Tracker) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        words = " ".join(tracker.shown().split("\n")[n].strip("▌ ") for n in (1, 2))
        assert words == "▓▓▓▓▓▓▓▓░░░░ 3 tiltak · 1 i rute · 1 forsinket ⚠ · 1 over fristen ⚠ · 1 ikke startet"


async def test_a_measure_tells_status_phase_owners_leader_and_a_passed_milestone(tracker: Tracker) -> None:
    async with tracker.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        shown = tracker.shown()
        row = next(row for row in shown.splitlines() if "Digital sårbehandling" in row)
        assert "● i rute" in row and "Sluttrapport 08.05.2026" in row
        assert "⚠ over fristen" in shown
        assert "Prosjekt · Nordvik kommune · Kirurgisk avdeling · leder Erik Nordbø" in shown
        assert "SSU 7/26  Felles sårteam" in shown


@pytest.mark.parametrize("width", [16, 22, 27, 34, 44, 64, 75, 96, 118])
def test_no_row_is_wider_than_the_pane(workspace: Workspace, width: int) -> None:
    area = workspace.strategy.areas(2026)[0]
    made = workspace.strategy.new_measure("Ø" * 300 + " 👩‍⚕️ sårpleie på tvers av nivåer", (area.id,))
    workspace.strategy.amend_measure(made.id, leader="Kari " * 30, next_milestone="M" * 80, phase="Utredning " * 5)
    lines = AreaLines(workspace, 2026, {})
    opened = {line.key: True for line in lines.all()}
    for _ in range(2):  # measures are there to be opened only when their areas are
        lines = AreaLines(workspace, 2026, opened)
        opened |= {line.key: True for line in lines.all()}
    rows = AreaRows(lines, workspace.profile, DRAWN, 2026, date(2026, 5, 9), width)
    for line in lines.all():
        assert max(row_width(row) for row in rows.rows(line)) <= max(width, 20), line


def test_a_terminal_with_plain_letters_only_gets_plain_signs(workspace: Workspace) -> None:
    lines = AreaLines(workspace, 2026, {f"area/{workspace.strategy.areas(2026)[0].id}": True})
    rows = AreaRows(lines, workspace.profile, PLAIN, 2026, date(2026, 5, 9), 70)
    text = "".join(span.text for line in lines.all() for row in rows.rows(line) for span in row)
    assert set(text) & set("★⚠▾▸▓░○●■✓") == set()
    assert "########.... 3 tiltak" in text


async def test_what_was_decided_and_never_began_says_what_it_waits_for_and_why(tracker: Tracker) -> None:
    async with tracker.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        below = tracker.shown().split("Besluttet, ikke kommet i gang (2)")[1]
        assert "besluttet: SSU 7/26 Felles sårteam" in below
        assert "ikke i gang ⚠ venter på representanter, mandat" in below
        assert "besluttet: SSU 31/24" in below


async def test_enter_opens_the_decision_behind_when_it_is_in_the_register(
    tracker: Tracker, workspace: Workspace
) -> None:
    async with tracker.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert tracker.pane.list.go_to(f"waiting/{measure(workspace, 'Felles sårteam').id}@waiting")
        await pilot.press("enter")
        await settle(pilot)
        assert tracker.opened == [case(workspace, "Felles sårteam").id]
        assert tracker.pane.list.go_to(f"waiting/{measure(workspace, 'Gammelt vedtak').id}@waiting")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(tracker.screen, MeasureForm)
        assert tracker.opened == [case(workspace, "Felles sårteam").id]


# ------------------------------------------------------------------ moving about


async def test_keys_fold_and_move(tracker: Tracker) -> None:
    async with tracker.run_test(size=(40, 30)) as pilot:
        await settle(pilot)
        areas = tracker.pane.list
        first = areas.line
        await pilot.press("right", "right")
        assert areas.line is not None and areas.line.text == "Digital sårbehandling"
        await pilot.press("left")
        assert areas.line.key == first.key and areas.line.open  # type: ignore[union-attr]
        await pilot.press("left")
        assert areas.line.open is False
        await pilot.press("end")
        assert areas.line.text == "Gammelt vedtak"
        assert "Gammelt vedtak" in tracker.shown()
        await pilot.press("home")
        assert areas.cursor == 0 and areas.scroll_offset.y == 0
        await pilot.press("a")
        assert all(line.open for line in areas.lines if line.kind is LineKind.AREA)
        for _ in range(8):
            await pilot.press("pagedown")
        assert areas.line.text == "Gammelt vedtak"


async def test_the_mouse_folds_an_area_and_opens_a_case(tracker: Tracker, workspace: Workspace) -> None:
    async with tracker.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.click(tracker.pane.list, offset=(6, 0))
        await settle(pilot)
        row = next(y for y, text in enumerate(tracker.shown().splitlines()) if "SSU 7/26  Felles" in text)
        await pilot.click(tracker.pane.list, offset=(8, row))
        await settle(pilot)
        assert tracker.opened == [case(workspace, "Felles sårteam").id]


async def test_another_year_is_shown_by_key_and_by_mouse(tracker: Tracker) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("left_square_bracket")
        await settle(pilot)
        assert tracker.pane.border_title == "Satsningsområder 2025"
        assert "★" not in tracker.shown()
        await pilot.click("AreaYear", offset=(8, 0))
        await settle(pilot)
        assert tracker.pane.year == 2026
        await pilot.press("alt+right", "alt+right")
        assert tracker.pane.year == 2027  # the plan ends there
        assert any("2022–2027" in text for text in tracker.said())


async def test_what_another_window_saves_is_shown_and_the_cursor_and_folding_stay(
    tracker: Tracker, workspace: Workspace
) -> None:
    async with tracker.run_test(size=(60, 30)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "down", "down")
        await settle(pilot)
        here = tracker.pane.list.line
        assert here is not None and here.text == "Hjertesvikt hjemme"
        other = Workspace.open(workspace.office.folders, "Ola Lie", clock=lambda: NOW)
        other.strategy.amend_measure(measure(other, "Digital sårbehandling").id, title="Sår på nett")
        other.strategy.new_measure("Nytt fra Ola", (here.area or "",))
        workspace.office.register.refresh()
        tracker.tell(frozenset({"measures"}), frozenset())
        await settle(pilot)
        assert tracker.pane.list.line is not None and tracker.pane.list.line.key == here.key
        assert "Sår på nett" in tracker.shown() and "Nytt fra Ola" in tracker.shown()
        other.strategy.delete_measure(measure(other, "Hjertesvikt hjemme").id)
        workspace.office.register.refresh()
        tracker.tell(frozenset({"measures"}), frozenset())
        await settle(pilot)
        assert tracker.pane.list.line is not None and tracker.pane.list.line.stops


async def test_typing_in_a_case_does_not_build_the_tracker_again(tracker: Tracker, workspace: Workspace) -> None:
    async with tracker.run_test(size=(60, 30)) as pilot:
        await settle(pilot)
        before = tracker.pane.list.lines
        decided = case(workspace, "Felles sårteam")
        workspace.cases.set_section_text(decided.id, decided.sections[0].id, "Noe skrevet")
        await settle(pilot)
        assert tracker.pane.list.lines is before
        workspace.cases.amend(decided.id, "Endret tittelen på", title="Sårteam")
        await settle(pilot)
        assert tracker.pane.list.lines is not before


# ------------------------------------------------------------------ acts


async def test_a_number_sets_the_status_and_undo_takes_it_back(tracker: Tracker, workspace: Workspace) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "down", "5")
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling").status is MeasureStatus.DONE
        done = f"✓ {workspace.profile.word(MeasureStatus.DONE)}"
        assert done in tracker.shown()
        workspace.office.undo()
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling").status is MeasureStatus.ON_TRACK
        assert done not in tracker.shown()


async def test_what_cannot_be_done_says_why(tracker: Tracker) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("3", "delete", "t")
        await settle(pilot)
        assert tracker.said()[:2] == ["Stå på et tiltak i listen først."] * 2
        assert tracker.said()[2] == "Åpne saken først, så kan den knyttes hit."
        reasons = {action.id: action.why_not for action in tracker.pane.actions()}
        assert reasons["tiltak.nytt"] == "" and reasons["satsning.velg"] == ""
        assert reasons["tiltak.slett"] == "Stå på et tiltak i listen først."


async def test_a_case_is_tied_to_what_the_cursor_stands_on_and_let_go_of(
    tracker: Tracker, workspace: Workspace
) -> None:
    loose = case(workspace, "Uten tilknytning")
    async with tracker.run_test(size=(80, 40)) as pilot:
        tracker.case_pane.case = loose
        await settle(pilot)
        area = tracker.pane.list.line
        assert area is not None
        await pilot.press("t")
        await settle(pilot)
        assert workspace.cases.get(loose.id).areas == (area.area,)
        await pilot.press("t", "enter", "down")
        await settle(pilot)
        assert workspace.cases.get(loose.id).areas == ()
        await pilot.press("t")
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling").cases == (loose.id,)
        await pilot.press("right", "right")
        line = tracker.pane.list.line
        assert line is not None and line.case == loose.id
        tracker.case_pane.case = None
        await pilot.press("t")
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling").cases == ()


async def test_an_area_is_chosen_for_the_year_and_chosen_away(tracker: Tracker, workspace: Workspace) -> None:
    fifth = workspace.strategy.areas(2026)[4]
    async with tracker.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        tracker.pane.list.go_to(f"area/{fifth.id}")
        await pilot.press("v")
        await settle(pilot)
        assert sum(view.chosen for view in workspace.strategy.overview(2026)) == 5
        assert tracker.pane.list.line is not None and tracker.pane.list.line.area == fifth.id
        await pilot.press("v")
        await settle(pilot)
        assert sum(view.chosen for view in workspace.strategy.overview(2026)) == 4


async def test_deleting_a_measure_asks_with_no_in_focus_and_can_be_undone(
    tracker: Tracker, workspace: Workspace
) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "down", "delete")
        await pilot.pause()
        assert isinstance(tracker.screen, Confirm)
        await pilot.press("enter")
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling")
        await pilot.press("delete", "j")
        await settle(pilot)
        assert "Digital sårbehandling" not in {m.title for m in workspace.strategy.measures()}
        assert workspace.office.undo() == "Slettet tiltaket «Digital sårbehandling»"
        assert measure(workspace, "Digital sårbehandling").leader == "Erik Nordbø"


async def test_a_new_measure_gets_a_name_and_the_area_of_the_cursor(tracker: Tracker, workspace: Workspace) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        area = tracker.pane.list.line
        assert area is not None
        await pilot.press("n", "enter")
        assert isinstance(tracker.screen, NewMeasure)  # a name is needed
        await write(pilot, "Felles øvelse")
        await pilot.press("enter")
        await settle(pilot)
        assert measure(workspace, "Felles øvelse").areas == (area.area,)
        assert isinstance(tracker.screen, MeasureForm)
        await pilot.press("escape")
        await settle(pilot)
        assert tracker.pane.list.line is not None and tracker.pane.list.line.text == "Felles øvelse"


# ------------------------------------------------------------------ the fields of a measure


@pytest.fixture
def form(tracker: Tracker, workspace: Workspace) -> Callable[[Pilot[None]], Awaitable[MeasureForm]]:
    """Opens the fields of one measure."""

    async def open_it(pilot: Pilot[None]) -> MeasureForm:
        await settle(pilot)
        tracker.pane.acts.edit_measure(measure(workspace, "Digital sårbehandling").id)
        await settle(pilot)
        assert isinstance(tracker.screen, MeasureForm)
        return tracker.screen

    return open_it


async def test_every_field_is_saved_as_it_is_typed(tracker: Tracker, workspace: Workspace, form) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await form(pilot)
        await fill(pilot, "title", "Sår på nett")
        await fill(pilot, "status_note", "Går fint")
        await fill(pilot, "owners/municipalities", "Lia kommune; Sundet kommune")
        await fill(pilot, "leader", "Maria Tangen")
        await fill(pilot, "start", "1. mars 2026")
        await fill(pilot, "next_milestone_on", "21.5.26")
        await fill(pilot, "waits_for", "mandat\nleder")
        await pilot.pause(0.3)  # the longest a key may wait; nothing sends it but the key
        assert await tracker.saving.idle()
        there = measure(Workspace.open(workspace.office.folders, "Ola Lie", clock=lambda: NOW), "Sår på nett")
        assert there.status_note == "Går fint" and there.leader == "Maria Tangen"
        assert [(o.side, o.name) for o in there.owners] == [
            (Side.MUNICIPALITIES, "Lia kommune"),
            (Side.MUNICIPALITIES, "Sundet kommune"),
            (Side.HOSPITAL, "Kirurgisk avdeling"),
        ]
        assert (there.start, there.next_milestone_on) == (date(2026, 3, 1), date(2026, 5, 21))
        assert there.waits_for == ("mandat", "leder")


async def test_a_date_that_does_not_exist_is_said_at_the_field_and_not_saved(
    tracker: Tracker, workspace: Workspace, form
) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await form(pilot)
        field = await fill(pilot, "next_milestone_on", "31.2.2026")
        assert field.wrong == ""  # not while it is being typed
        await pilot.press("tab")
        await settle(pilot)
        assert field.wrong == "31.2.2026 finnes ikke i kalenderen. Rett datoen."
        assert measure(workspace, "Digital sårbehandling").next_milestone_on == date(2026, 5, 8)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(tracker.screen, MeasureForm) and field.control.has_focus
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(tracker.screen, MeasureForm)


async def test_a_measure_cannot_lose_its_name(tracker: Tracker, workspace: Workspace, form) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await form(pilot)
        field = await fill(pilot, "title", "")
        await settle(pilot)
        assert "uten navn" in field.wrong
        assert measure(workspace, "Digital sårbehandling")


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("SSU 7/26", CaseRef("SSU", 2026, 7), "SSU 7/26 Felles sårteam"),
        ("SSU 31/2024", CaseRef("SSU", 2024, 31), "SSU 31/24 er ikke i registeret."),
        ("felles sårteam", CaseRef("SSU", 2026, 7), "SSU 7/26 Felles sårteam"),
        ("finnes ikke", None, "Fant ingen sak"),
        ("uten tilknytning", None, "har ikke fått nummer"),
    ],
)
async def test_the_decision_behind_is_a_case_by_number_or_title(
    tracker: Tracker, workspace: Workspace, form, typed: str, kept: CaseRef | None, said: str
) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await form(pilot)
        field = await fill(pilot, "decided_by", typed)
        await pilot.press("tab")
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling").decided_by == kept
        assert said in (field.note() if kept else field.wrong)


async def test_areas_and_cases_are_ticked_off(tracker: Tracker, workspace: Workspace, form) -> None:
    first, second = workspace.strategy.areas(2026)[:2]
    decided = case(workspace, "Felles sårteam")
    async with tracker.run_test(size=(80, 40)) as pilot:
        shown = await form(pilot)
        areas, cases = shown.query(TickList)
        areas.focus()
        await pilot.press("down", "space")
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling").areas == (first.id, second.id)
        shown.query(Input).last().focus()
        await write(pilot, "SSU 7/26")
        await pilot.press("enter")
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling").cases == (decided.id,)
        cases.focus()
        await pilot.press("home", "enter")
        await settle(pilot)
        assert measure(workspace, "Digital sårbehandling").cases == ()
        assert cases.option_count == 1  # it can be ticked again


async def test_what_another_window_writes_does_not_disturb_what_is_typed(
    tracker: Tracker, workspace: Workspace, form
) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await form(pilot)
        field = await fill(pilot, "leader", "Ma")
        workspace.strategy.amend_measure(measure(workspace, "Digital sårbehandling").id, mandate="Fra SSU")
        await write(pilot, "ria")
        await settle(pilot)
        assert field.control.value == "Maria"  # type: ignore[attr-defined]
        assert measure(workspace, "Digital sårbehandling").leader == "Maria"
        mandate = next(f for f in tracker.screen.query(MeasureField) if f.field == "mandate")
        assert mandate.control.value == "Fra SSU"  # type: ignore[attr-defined]


async def test_a_measure_deleted_elsewhere_closes_its_window(tracker: Tracker, workspace: Workspace, form) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        await form(pilot)
        workspace.strategy.delete_measure(measure(workspace, "Digital sårbehandling").id)
        await settle(pilot)
        assert not isinstance(tracker.screen, MeasureForm)


# ------------------------------------------------------------------ how it looks


LOOKS = [(80, 24, DARK.name), (80, 24, LIGHT.name), (120, 40, DARK.name), (120, 40, LIGHT.name), (30, 40, DARK.name)]


@pytest.mark.parametrize(("columns", "rows", "theme"), LOOKS)
def test_the_look_of_the_tracker(snap_compare, workspace: Workspace, columns: int, rows: int, theme: str) -> None:
    keys = ["enter", "down", "right", "down"]
    assert snap_compare(Tracker(workspace, theme), terminal_size=(columns, rows), press=keys)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_the_look_of_the_tracker_without_colour(
    snap_compare, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, columns: int, rows: int
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(Tracker(workspace), terminal_size=(columns, rows), press=["enter", "down", "right", "down"])


@pytest.mark.parametrize(("columns", "rows", "theme"), LOOKS[:4])
def test_the_look_of_a_measures_fields(snap_compare, workspace: Workspace, columns: int, rows: int, theme: str) -> None:
    assert snap_compare(Tracker(workspace, theme), terminal_size=(columns, rows), press=["enter", "down", "enter"])
