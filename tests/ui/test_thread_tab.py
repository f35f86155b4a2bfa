"""The tab Saksgang: a tree by keyboard, the standing set from it, and «Tidligere behandling» put into the paper."""

from datetime import date

import msgspec
import pytest
from made_up_desk import case_called, opened, settled
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from sekretariat_tui.domain.case import Case, Section
from sekretariat_tui.domain.kinds import CaseStatus, Outcome, StandingKind
from sekretariat_tui.domain.points import Point
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.quoted_window import QuotedWindow
from sekretariat_tui.ui.case.thread_tab import ThreadTab
from sekretariat_tui.ui.messages import OpenCase
from sekretariat_tui.workspace import Workspace

SIZE = (120, 40)


def put(workspace: Workspace, number: int, year: int, title: str, text: str, *points: str) -> str:
    case = Case(
        body="SSU",
        number=number,
        year=year,
        number_locked=True,
        title=title,
        status=CaseStatus.DECIDED,
        document_date=date(year, 3, 1),
        sections=(Section(heading="Bakgrunn", text=text),),
    )
    decision = msgspec.structs.replace(
        case.decision, points=tuple(Point(text=one) for one in points), outcome=Outcome.AS_PROPOSED
    )
    with workspace.office.register.change("Kari Berg", f"La inn {title}") as change:
        change.put(msgspec.structs.replace(case, decision=decision))
    return case.id


@pytest.fixture
def matter(workspace: Workspace) -> tuple[str, str, str]:
    """Three cases, each following up the one before."""
    first = put(workspace, 1, 2023, "Plan", "Noe nytt.", "Planen vedtas.", "SSU følger opp.")
    second = put(workspace, 2, 2024, "Prøve", "Følger opp sak 1/23.", "Prøven settes i gang.")
    third = put(workspace, 3, 2025, "Utvidelse", "Følger opp sak 2/24.", "Vedtaket i sak 2/24 oppheves.")
    return first, second, third


async def on_thread(pilot: Pilot[int], desk: SekretariatApp, case_id: str) -> ThreadTab:
    await opened(pilot)
    desk.screen.post_message(OpenCase(case_id))
    await settled(pilot)
    tab = desk.screen.query_one(CasePane).show_tab("thread")
    assert isinstance(tab, ThreadTab)
    tab.focus_work()
    await settled(pilot)
    await settled(pilot)
    return tab


def shown(tab: ThreadTab) -> list[str]:
    return [str(option.prompt).split("\n")[0].rstrip() for option in tab.query_one(OptionList).options]


async def test_the_case_stands_on_top_and_the_thread_below_it(
    desk: SekretariatApp, matter: tuple[str, str, str]
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_thread(pilot, desk, matter[1])
        assert shown(tab) == [
            "SSU 2/24 Prøve",
            "  ↑ følger opp SSU 1/23 Plan",
            "  ↓ følges opp av SSU 3/25 Utvidelse",
        ]
        assert "«Planen vedtas.»" in str(tab.query_one(OptionList).get_option_at_index(1).prompt)


async def test_left_folds_a_branch_and_right_unfolds_it(desk: SekretariatApp, matter: tuple[str, str, str]) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_thread(pilot, desk, matter[2])
        assert len(shown(tab)) == 3
        await pilot.press("left")
        assert shown(tab)[1].startswith("▸ ↑ følger opp SSU 2/24")
        assert len(shown(tab)) == 2
        await pilot.press("right", "down", "left")
        assert tab.query_one(OptionList).highlighted == 1, "from a leaf, left goes to the case above it"


async def test_enter_opens_the_case_the_cursor_stands_on(desk: SekretariatApp, matter: tuple[str, str, str]) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_thread(pilot, desk, matter[2])
        await pilot.press("down", "enter")
        await settled(pilot)
        pane = desk.screen.query_one(CasePane)
        assert pane.case is not None
        assert pane.case.id == matter[0]
        assert shown(tab)[0] == "SSU 1/23 Plan"


async def test_the_standing_that_the_text_tells_of_is_first_and_set_with_two_keys(
    desk: SekretariatApp, matter: tuple[str, str, str]
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_thread(pilot, desk, matter[2])
        assert "opphevet av SSU 3/25, sier teksten" in str(tab.query_one("#told", Static).content)
        await pilot.press("g")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        (standing,) = desk.workspace.cases.get(matter[1]).decision.standing
        assert (standing.kind, standing.by) == (StandingKind.REVOKED, matter[2])
        assert not tab.query_one("#told").display
        assert "opphevet av SSU 3/25" in str(tab.query_one(OptionList).get_option_at_index(1).prompt)


async def test_any_standing_can_be_set_on_one_point_by_a_case(
    desk: SekretariatApp, matter: tuple[str, str, str]
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_thread(pilot, desk, matter[1])
        await pilot.press("g", *"bare", "enter")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press(*"endret", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        case = desk.workspace.cases.get(matter[0])
        (standing,) = case.decision.standing
        assert (standing.kind, standing.point) == (StandingKind.CHANGED, case.decision.points[1].id)
        assert standing.by == matter[1]


async def test_t_puts_the_earlier_treatment_into_the_paper(desk: SekretariatApp, matter: tuple[str, str, str]) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_thread(pilot, desk, matter[2])
        await pilot.press("t")
        await settled(pilot)
        texts = {one.heading: one.text for one in desk.workspace.cases.get(matter[2]).sections}
        assert texts["Tidligere behandling"].startswith("SSU sak 1/23 Plan, 01.03.2023, vedtatt som foreslått:")
        assert desk.workspace.office.undoable.startswith("Satte inn «Tidligere behandling»")


async def test_a_quote_that_differs_is_shown_by_word(desk: SekretariatApp, matter: tuple[str, str, str]) -> None:
    quote = "SSU gjorde i sak 1/23 følgende vedtak:\n\n1. Planen avvises.\n2. SSU følger opp."
    case_id = put(desk.workspace, 4, 2026, "Galt sitat", quote, "Noe.")
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_thread(pilot, desk, case_id)
        assert "sitert med andre ord" in str(tab.query_one("#told", Static).content)
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(desk.screen, QuotedWindow)
        await pilot.press("escape")


async def test_a_long_thread_begins_folded_and_shows_the_rest_when_asked(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    plan = put(workspace, 1, 2020, "Plan", "Noe nytt.", "Planen vedtas.")
    for number in range(1, 31):
        put(workspace, number, 2021, f"Følger {number}", "Følger opp SSU sak 1/20.", "Vedtatt.")
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_thread(pilot, desk, plan)
        assert shown(tab)[-1].strip() == "… 10 til"
        await pilot.press("end", "enter")
        assert len(shown(tab)) == 31


async def test_without_a_thread_it_says_how_to_begin_one(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_thread(pilot, desk, case_called(desk.workspace, "Transport av prøver"))
        assert "Trykk + for å knytte" in str(tab.query_one("#no-steps", Static).content)
        await pilot.press("t")
        await pilot.pause()
        assert any("bygger ikke på noen sak" in notice.message for notice in desk._notifications)


async def test_a_large_register_is_read_beside_the_screen(
    desk: SekretariatApp, matter: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sekretariat_tui.workspace.thread.thread.AT_ONCE", -1)
    async with desk.run_test(size=SIZE) as pilot:
        tab = await on_thread(pilot, desk, matter[1])
        assert shown(tab)[1:] == ["  ↑ følger opp SSU 1/23 Plan", "  ↓ følges opp av SSU 3/25 Utvidelse"]
        await pilot.press("g")
        await pilot.pause()
        assert any("Leser gjennom sakene" in notice.message for notice in desk._notifications)
