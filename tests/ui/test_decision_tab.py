"""The proposal beside the decision: written, compared, and told what the meeting did with it."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from made_up_desk import NOW, case_called, opened, settled
from textual.pilot import Pilot
from textual.widgets import Input, Label, Select

from sekretariat_tui.domain.case import Case, QuoteSource
from sekretariat_tui.domain.kinds import CaseStatus, Mode, Outcome, Stance
from sekretariat_tui.domain.points import Point, as_text
from sekretariat_tui.domain.points.differences import PointChangeKind
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.decision_outcome import DecisionOutcome
from sekretariat_tui.ui.case.decision_positions import DecisionPositions, PositionRow
from sekretariat_tui.ui.case.decision_tab import DecisionTab
from sekretariat_tui.ui.case.two_texts import TwoTexts
from sekretariat_tui.ui.messages import OpenCase, RegisterChanged
from sekretariat_tui.ui.outline.point_changes import PointChanges
from sekretariat_tui.ui.themes import DARK, LIGHT
from sekretariat_tui.workspace import Text, Workspace

SIZE = (120, 40)
TITLE = "Strategiske veivalg"


async def on_decision(pilot: Pilot[int], desk: SekretariatApp, title: str = TITLE) -> DecisionTab:
    """Opens a case on its decision, the cursor in the proposal, or in the decision where there is one."""
    await opened(pilot)
    pane = desk.screen.query_one(CasePane)
    pane.show_case(case_called(desk.workspace, title))
    pane.show_tab("decision")
    await settled(pilot)
    pane.focus_work()
    await settled(pilot)
    assert isinstance(pane.tab, DecisionTab)
    return pane.tab


def the_case(desk: SekretariatApp, title: str = TITLE) -> Case:
    return desk.workspace.cases.get(case_called(desk.workspace, title))


async def chosen(pilot: Pilot[int], select: Select[Any], value: object) -> None:
    """Chooses in a list as the user's choice does."""
    select.value = value
    await settled(pilot)


async def test_points_are_saved_as_they_are_written(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        assert tab.proposal.has_focus
        await pilot.press("ctrl+end", "enter", *"Ny", "enter", "tab", *"under")
        await settled(pilot)
        assert as_text(the_case(desk).proposal.points).endswith("3. Ny\n   a) under")


async def test_undo_of_points_goes_all_the_way_back(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        before = the_case(desk).proposal.points
        tab = await on_decision(pilot, desk)
        await pilot.press("ctrl+end", "enter", *"Ny", "enter", "tab", *"under", "f7")
        await settled(pilot)
        for _ in range(20):
            if not tab.proposal.outline.can_undo:
                break
            await pilot.press("ctrl+z")
        await settled(pilot)
        assert the_case(desk).proposal.points == before


async def test_the_decision_starts_from_the_proposal_and_only_differences_are_marked(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        changes = tab.query_one(PointChanges)
        assert not changes.display
        await pilot.press("f9")
        await settled(pilot)
        assert tab.decision.has_focus
        assert the_case(desk).decision.points == the_case(desk).proposal.points
        await pilot.press("ctrl+home", "end", "backspace", *" i mai.")
        await settled(pilot)
        assert changes.display
        assert [row.kind for row in changes.rows] == [PointChangeKind.CHANGED, PointChangeKind.SAME]


async def test_a_decision_that_is_begun_is_not_started_again_from_the_proposal(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk, "Felles opplæring i sårbehandling")
        before = the_case(desk, "Felles opplæring i sårbehandling").decision.points
        assert tab.decision.has_focus
        assert "påbegynt" in tab.why_not_start()
        await pilot.press("f9")
        await settled(pilot)
        assert the_case(desk, "Felles opplæring i sårbehandling").decision.points == before


async def test_outcome_mode_and_note_are_set_and_the_status_follows(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        outcome = tab.query_one(DecisionOutcome)
        await chosen(pilot, outcome.query_one("#outcome", Select), Outcome.AS_PROPOSED)
        await chosen(pilot, outcome.query_one("#mode", Select), Mode.CONSENSUS)
        outcome.query_one("#note", Input).focus()
        await pilot.press(*"Bra")
        await settled(pilot)
        case = the_case(desk)
        assert (case.decision.outcome, case.decision.mode, case.decision.note) == (
            Outcome.AS_PROPOSED,
            Mode.CONSENSUS,
            "Bra",
        )
        assert case.status is CaseStatus.DECIDED
        assert tab.decision.points == case.proposal.points, "the words of the proposal are shown as the decision"


async def test_an_outcome_is_chosen_with_keys_alone(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        tab.query_one(DecisionOutcome).focus_first()
        await pilot.press("enter", *"drøf", "enter")
        await settled(pilot)
        assert the_case(desk).decision.outcome is Outcome.DISCUSSED


async def test_a_case_that_is_forwarded_asks_to_whom(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        select = tab.query_one("#outcome", Select)
        await chosen(pilot, select, Outcome.FORWARDED)
        await pilot.press("escape")
        await settled(pilot)
        assert (the_case(desk).decision.outcome, select.selection) == (None, None)
        await chosen(pilot, select, Outcome.FORWARDED)
        await pilot.press(*"PA", "enter")
        await settled(pilot)
        assert (the_case(desk).decision.outcome, the_case(desk).decision.forwarded_to) == (Outcome.FORWARDED, "PA")
        assert "til PA" in str(tab.query_one("#forwarded", Label).render())


async def test_votes_are_only_offered_where_an_old_paper_has_them(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        mode = tab.query_one("#mode", Select)
        assert Mode.MAJORITY not in mode._legal_values
        desk.workspace.decisions.set_mode(the_case(desk).id, Mode.MAJORITY)
        await settled(pilot)
        assert mode.selection is Mode.MAJORITY


async def test_a_proposal_can_be_put_forward_in_the_meeting(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk, "Transport av prøver")
        tab.query_one("#pending").focus()
        await pilot.press("space")
        await settled(pilot)
        assert the_case(desk, "Transport av prøver").proposal.pending
        tab.proposal.focus()
        await pilot.press(*"Et forslag")
        await settled(pilot)
        assert not the_case(desk, "Transport av prøver").proposal.pending, "a proposal that is written is not pending"


async def test_both_sides_have_a_position_and_a_remark(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        rows = list(tab.query(PositionRow))
        assert [row.where.party for row in rows] == ["kommunene", "helseforetaket"]
        assert rows[0].query_one(Input).disabled, "a remark belongs to a stance"
        await chosen(pilot, rows[0].query_one(Select), Stance.AGREES_WITH_REMARK)
        rows[0].query_one(Input).focus()
        await pilot.press(*"skjerm de små")
        await settled(pilot)
        (position,) = the_case(desk).decision.positions
        assert (position.party, position.stance, position.remark) == (
            "kommunene",
            Stance.AGREES_WITH_REMARK,
            "skjerm de små",
        )
        await chosen(pilot, rows[0].query_one(Select), Select.NULL)
        assert the_case(desk).decision.positions == ()


async def test_any_party_can_have_a_position_and_then_one_on_a_point(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        await pilot.press("f9")
        await settled(pilot)
        add = tab.query_one(DecisionPositions)
        add.add()
        await pilot.pause()
        await pilot.press(*"elverum", "enter")
        await settled(pilot)
        row = tab.query(PositionRow).last()
        assert row.where.party == "elverum"
        await chosen(pilot, row.query_one(Select), Stance.DISAGREES)
        add.add()
        await pilot.pause()
        await pilot.press(*"elverum", "enter")
        await pilot.pause()
        await pilot.press("down", "enter")
        await settled(pilot)
        await chosen(pilot, tab.query(PositionRow).last().query_one(Select), Stance.MUST_ANCHOR)
        second = the_case(desk).decision.points[1].id
        assert [(p.party, p.stance, p.point) for p in the_case(desk).decision.positions] == [
            ("elverum", Stance.DISAGREES, None),
            ("elverum", Stance.MUST_ANCHOR, second),
        ]
        labels = [str(row.query_one(Label).render()) for row in tab.query(PositionRow)]
        assert labels[-1] == "Elverum kommune, punkt 2"


async def test_a_quoted_decision_says_where_it_is_known_from(desk: SekretariatApp) -> None:
    source = QuoteSource(document="gammelt papir.docx")
    case = the_case(desk, "Felles opplæring i sårbehandling")
    desk.workspace.cases.save(
        case.id,
        "Leste inn",
        lambda _change, c: msgspec.structs.replace(c, decision=msgspec.structs.replace(c.decision, quoted_in=source)),
    )
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk, "Felles opplæring i sårbehandling")
        assert "gammelt papir.docx" in str(tab.query_one("#quoted").render())  # type: ignore[attr-defined]


async def test_points_saved_by_another_window_come_in_and_the_cursor_stays(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        await pilot.press("down", "end", "!")
        await settled(pilot)
        other = Workspace.open(desk.workspace.office.folders, "Ola Lie", clock=lambda: NOW)
        points = the_case(desk).proposal.points
        other.decisions.set_points(the_case(desk).id, Text.PROPOSAL, (Point(text="Først."), *points))
        desk.workspace.office.register.refresh()
        desk._tell(RegisterChanged)
        await settled(pilot)
        assert next(row.text for row in tab.proposal.outline.rows) == "Først."
        assert tab.proposal.cursor.row == 2
        assert tab.proposal.outline.can_undo


async def test_points_changed_in_two_windows_are_both_kept(
    desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The other window's points must not be taken in before the key is typed, or there is nothing to choose between.
    monkeypatch.setattr(desk.workspace.office.register, "refresh", lambda: False)
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_decision(pilot, desk)
        other = Workspace.open(desk.workspace.office.folders, "Ola Lie", clock=lambda: NOW)
        other.decisions.set_points(the_case(desk).id, Text.PROPOSAL, (Point(text="Deres."),))
        await pilot.press("end", "!")
        await settled(pilot)
        assert isinstance(desk.screen, TwoTexts)
        await pilot.press("enter")  # «Behold begge» is in focus
        await settled(pilot)
        texts = [point.text for point in the_case(desk).proposal.points]
        assert texts == [row.text for row in tab.proposal.outline.rows]
        assert "Deres." in texts and any(text.endswith("!") for text in texts)


@pytest.mark.parametrize(("width", "beside"), [(110, True), (120, False)])
async def test_the_texts_stand_beside_each_other_where_there_is_room(
    desk: SekretariatApp, width: int, beside: bool
) -> None:
    async with desk.run_test(size=(width, 40)) as pilot:
        tab = await on_decision(pilot, desk)
        assert (tab.proposal.region.right <= tab.decision.region.x) == beside


def decided_with_changes(workspace: Workspace) -> None:
    """A meeting that changed a point, and two sides that see it a little differently."""
    decisions, case_id = workspace.decisions, case_called(workspace, TITLE)
    decisions.adopt_proposal(case_id)
    first, second = workspace.cases.get(case_id).decision.points
    changed = msgspec.structs.replace(first, text="SSU godkjenner den anbefalte prosessen med innspillene fra møtet.")
    decisions.set_points(case_id, Text.DECISION, (changed, second))
    decisions.set_outcome(case_id, Outcome.AMENDED)
    decisions.set_position(case_id, "kommunene", Stance.AGREES)
    decisions.set_position(case_id, "helseforetaket", Stance.AGREES_WITH_REMARK, remark="Økonomien må avklares.")


async def show_decision(pilot: Pilot[Any]) -> None:
    desk = pilot.app
    assert isinstance(desk, SekretariatApp)
    await opened(pilot)
    desk.screen.query_one(CasePane).show_tab("decision")
    desk.screen.post_message(OpenCase(case_called(desk.workspace, TITLE)))
    await settled(pilot)
    await settled(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name], ids=["dark", "light"])
def test_the_decision_looks_right(
    desk: SekretariatApp, snap_compare: Callable[..., bool], size: tuple[int, int], theme: str
) -> None:
    decided_with_changes(desk.workspace)
    desk.theme = theme
    assert snap_compare(desk, terminal_size=size, run_before=show_decision)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_decision_looks_right_without_colours(
    workspace: Workspace, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    decided_with_changes(workspace)
    assert snap_compare(SekretariatApp(workspace), terminal_size=size, run_before=show_decision)
