"""The fields of a measure: each is saved as it is typed, and what cannot be saved is said beside it."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from typing import Any

import pytest
from made_up_desk import NOW
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from tracker_alone import LOOKS, Tracker, case, made_up_measures, measure, pressed, settle, write

from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import Side
from sekretariat_tui.store import NotSaved
from sekretariat_tui.ui.areas.measure_field import MeasureField
from sekretariat_tui.ui.areas.measure_fields import DateField
from sekretariat_tui.ui.areas.measure_form import MeasureForm
from sekretariat_tui.ui.areas.measure_ticks import TickList
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.strategy import Strategy


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


async def test_what_could_not_be_saved_stands_there_when_the_measure_is_opened_again(
    tracker: Tracker, workspace: Workspace, form, monkeypatch: pytest.MonkeyPatch
) -> None:
    amend, full = Strategy.amend_measure, [True]

    def refusing(strategy: Strategy, *which: Any, **fields: Any) -> Any:
        if full[0]:
            raise NotSaved("Endringen er ikke lagret.", short="disken er full")
        return amend(strategy, *which, **fields)

    monkeypatch.setattr(Strategy, "amend_measure", refusing)
    async with tracker.run_test(size=(80, 24)) as pilot:
        opened = await form(pilot)
        field = next(field for field in opened.query(MeasureField) if field.field == "status_note")
        field.control.value = "Et helt avsnitt."
        field.flush(final=True)
        await pilot.pause(0.1)
        assert tracker.saving.stuck
        await pilot.press("escape")
        await pilot.pause(0.1)
        tracker.pane.acts.edit_measure(measure(workspace, "Digital sårbehandling").id)
        await pilot.pause(0.3)
        field = next(field for field in tracker.screen.query(MeasureField) if field.field == "status_note")
        field.show(field.measure)
        assert field.control.value == "Et helt avsnitt."
        field.control.value += " Og mer."
        field.flush(final=True)
        full[0] = False
        tracker.saving.hurry()
        assert await tracker.saving.idle()
    assert measure(workspace, "Digital sårbehandling").status_note == "Et helt avsnitt. Og mer."


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


async def test_what_an_empty_date_field_shows_is_said_to_be_an_example(tracker: Tracker, form) -> None:
    async with tracker.run_test(size=(80, 24)) as pilot:
        window = await form(pilot)
        dates = [field for field in window.query(DateField) if not field.text]
        assert dates
        assert all(field.query_one(Input).placeholder.startswith("for eksempel ") for field in dates)


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


@pytest.mark.parametrize(("columns", "rows", "theme"), LOOKS[:4])
def test_the_look_of_a_measures_fields(snap_compare, workspace: Workspace, columns: int, rows: int, theme: str) -> None:
    app = Tracker(workspace, theme)
    assert snap_compare(app, terminal_size=(columns, rows), run_before=pressed("enter", "down", "enter"))
