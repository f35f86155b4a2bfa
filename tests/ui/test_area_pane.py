"""The tracker of the priority areas: what it shows, and what can be done with it."""

from collections.abc import Iterator
from datetime import date

import pytest
from made_up_desk import NOW, opened, settled
from tracker_alone import LOOKS, Tracker, case, made_up_measures, measure, pressed, settle, write

from sekretariat_tui.domain.kinds import MeasureStatus
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.areas.lines import AreaLines, LineKind
from sekretariat_tui.ui.areas.measure_form import MeasureForm
from sekretariat_tui.ui.areas.measure_new import NewMeasure
from sekretariat_tui.ui.areas.pane import AreaPane
from sekretariat_tui.ui.areas.rows import AreaRows
from sekretariat_tui.ui.areas.signs import DRAWN, PLAIN
from sekretariat_tui.ui.areas.spans import row_width
from sekretariat_tui.ui.messages import OpenCase, OpenMeasure
from sekretariat_tui.ui.windows.confirm import Confirm
from sekretariat_tui.workspace import Folders, Workspace


@pytest.fixture
def workspace(folders: Folders) -> Iterator[Workspace]:
    """The eight areas of one plan, four of them chosen, with a few measures and cases in our own words."""
    workspace = Workspace.open(folders, "Kari Berg", clock=lambda: NOW)
    made_up_measures(workspace)
    yield workspace
    workspace.close()


@pytest.fixture
def tracker(workspace: Workspace) -> Tracker:
    return Tracker(workspace)


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


# ------------------------------------------------------------------ on the desk


async def test_the_case_on_the_desk_is_tied_and_shown_again_from_the_tracker(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        shown = case(workspace, "Uten tilknytning")
        desk.screen.post_message(OpenCase(shown.id))
        await settled(pilot)
        await pilot.press("f4")
        await settled(pilot)
        pane = desk.screen.query_one(AreaPane)
        area = pane.list.line
        assert area is not None
        await pilot.press("t", "enter")
        await settled(pilot)
        assert desk.workspace.cases.get(shown.id).areas == (area.area,)
        assert pane.list.go_to(f"case/{shown.id}@{area.key}")
        await pilot.press("enter")
        await settled(pilot)
        assert desk.focused is not None and desk.focused not in pane.walk_children()


async def test_a_measure_found_by_search_is_shown_in_its_area(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        desk.screen.post_message(OpenMeasure(measure(workspace, "Hjertesvikt hjemme").id))
        await settled(pilot)
        line = desk.screen.query_one(AreaPane).list.line
        assert line is not None and line.text == "Hjertesvikt hjemme"
        assert desk.screen.query_one(AreaPane).list.has_focus


async def test_the_acts_stand_in_the_list_of_all_actions(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        offered = [action.title for action in desk.screen.query_one(AreaPane).actions()]
        assert {"Nytt tiltak", "Slett tiltaket", "Vis satsningsområder for 2027"} <= set(offered)
        assert len(offered) == len(set(offered))


# ------------------------------------------------------------------ how it looks


@pytest.mark.parametrize(("columns", "rows", "theme"), LOOKS)
def test_the_look_of_the_tracker(snap_compare, workspace: Workspace, columns: int, rows: int, theme: str) -> None:
    app = Tracker(workspace, theme)
    assert snap_compare(app, terminal_size=(columns, rows), run_before=pressed("enter", "down", "right", "down"))


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_the_look_of_the_tracker_without_colour(
    snap_compare, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, columns: int, rows: int
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Tracker(workspace)
    assert snap_compare(app, terminal_size=(columns, rows), run_before=pressed("enter", "down", "right", "down"))
