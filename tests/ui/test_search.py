"""The search: an answer from the first letter, with what it is, where it stands, and the words around it."""

from typing import Any

import pytest
from made_up_desk import case_called, opened, settled
from textual.pilot import Pilot
from textual.widgets import Input, Static

from sekretariat_tui.domain.kinds import StandingKind
from sekretariat_tui.lookup import EntryKind
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.decision_tab import DecisionTab
from sekretariat_tui.ui.case.paper_tab import PaperTab
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.search.found_lines import FoundLines
from sekretariat_tui.ui.search.search_screen import SearchScreen
from sekretariat_tui.workspace import Workspace


async def search(pilot: Pilot[int], words: str) -> FoundLines:
    await opened(pilot)
    await pilot.press("ctrl+k")
    await pilot.pause()
    await pilot.press(*["space" if letter == " " else "slash" if letter == "/" else letter for letter in words])
    await settled(pilot)
    return pilot.app.screen.query_one(FoundLines)


def drawn(lines: FoundLines) -> str:
    return "\n".join(lines.render_line(y).text.rstrip() for y in range(lines.size.height))


async def test_it_answers_from_the_first_letter_decisions_first(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        lines = await search(pilot, "f")
        assert len(lines.hits) > 1
        lines = await search_more(pilot, "elles")
        assert lines.hits[0].kind is EntryKind.DECISION
        assert lines.hits[0].number == "SSU 3/26"
        assert lines.hits[0].day == "26.02.2026"
        assert lines.hits[0].note == "vedtatt som foreslått"
        assert lines.hits[0].standing == "gjeldende"
        assert "treff · " in str(pilot.app.screen.query_one("#search-count", Static).render())


async def search_more(pilot: Pilot[int], words: str) -> FoundLines:
    await pilot.press(*words)
    await settled(pilot)
    return pilot.app.screen.query_one(FoundLines)


async def test_a_hit_that_is_not_exact_says_so(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        lines = await search(pilot, "legevakt")
        assert {hit.tier for hit in lines.hits} == {""}
        await pilot.press("ctrl+a", "ctrl+k")
        lines = await search_more(pilot, "oppfølging")
        assert [hit.tier for hit in lines.hits if hit.title == "Digital hjemmeoppfølging"] == ["del av ord"]
        assert "(del av ord)" in drawn(lines)


async def test_the_match_is_marked_by_more_than_colour(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        lines = await search(pilot, "sarbehandling")
        marked = [
            segment.text
            for y in range(2 * len(lines.hits))
            for segment in lines.render_line(y)
            if segment.style is not None and segment.style.bold and segment.style.underline
        ]
        assert marked
        assert {text.lower() for text in marked} == {"sårbehandling"}


async def test_a_decision_that_has_fallen_says_by_what(desk: SekretariatApp, workspace: Workspace) -> None:
    old, new = case_called(workspace, "Felles opplæring i sårbehandling"), case_called(workspace, "Strategiske veivalg")
    workspace.decisions.set_standing(old, StandingKind.REPLACED, by=new)
    async with desk.run_test(size=(160, 40)) as pilot:
        lines = await search(pilot, "opplæring")
        assert lines.hits[0].standing == "erstattet av SSU 6/26"
        assert "erstattet av SSU 6/26" in drawn(lines)


async def test_a_case_number_in_any_spelling_goes_straight_to_the_case(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        lines = await search(pilot, "ssu 6-26")
        assert lines.hits[0].title == "Strategiske veivalg"


async def test_enter_opens_the_case_and_the_next_search_remembers_the_words(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await search(pilot, "legevakt")
        await pilot.press("enter")
        await settled(pilot)
        screen = desk.screen
        assert isinstance(screen, DeskScreen)
        assert screen.case_id == case_called(desk.workspace, "Felles legevakt i dalen")
        await pilot.press("ctrl+k")
        await settled(pilot)
        field = desk.screen.query_one(Input)
        assert field.value == "legevakt"
        await pilot.press("x")
        assert field.value == "x", "what was searched for last is marked, so a letter begins anew"


@pytest.mark.parametrize(("words", "tab"), [("sarbehandling", DecisionTab), ("legevakt", PaperTab)])
async def test_a_decision_opens_the_case_at_the_decision(desk: SekretariatApp, words: str, tab: type) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        lines = await search(pilot, words)
        assert lines.current is not None
        assert (lines.current.kind is EntryKind.DECISION) is (tab is DecisionTab)
        await pilot.press("enter")
        await settled(pilot)
        pane = desk.screen.query_one(CasePane)
        assert pane.case is not None and pane.case.id == lines.current.record
        assert isinstance(pane.tab, tab)
        assert pane.has_focus_within


async def test_the_preview_stands_beside_the_list_where_there_is_room(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(100, 30)) as pilot:
        await search(pilot, "opplæring")
        assert desk.screen.query_one("#preview").display
        text = str(desk.screen.query_one("#preview-text", Static).render())
        assert "Felles opplæring i sårbehandling" in text
        assert "1. SSU godkjenner felles opplæring i sårbehandling." in text
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not desk.screen.query_one("#preview").display


async def test_f5_copies_the_decision_word_for_word_and_f6_the_citation(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await search(pilot, "opplæring")
        await pilot.press("f6")
        assert desk.clipboard == "SSU sak 3/26"
        await pilot.press("f5")
        case = desk.workspace.cases.get(case_called(desk.workspace, "Felles opplæring i sårbehandling"))
        assert desk.clipboard == desk.workspace.decisions.verbatim(case)
        assert desk.clipboard.endswith("(SSU sak 3/26, vedtak)")


async def test_a_draft_without_a_number_has_no_citation_to_copy(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40), notifications=True) as pilot:
        await search(pilot, "transport")
        await pilot.press("f6")
        await pilot.pause()
        assert desk.clipboard == ""
        assert any("ikke fått nummer" in note.message for note in desk._notifications)


async def test_esc_closes_and_nothing_found_says_so(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        lines = await search(pilot, "xyzzy")
        assert "ingen treff" in drawn(lines)
        await pilot.press("escape")
        assert isinstance(desk.screen, DeskScreen)


@pytest.mark.parametrize("typed", ['"', "-", '"-', "((", "*", "  ", "\\"])
async def test_no_text_upsets_it(desk: SekretariatApp, typed: str) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await search(pilot, "f")
        desk.screen.query_one(Input).value = typed
        await settled(pilot)
        assert isinstance(desk.screen, SearchScreen)


async def test_arrows_move_while_the_cursor_stays_in_the_field(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        lines = await search(pilot, "s")
        await pilot.press("down", "down", "up")
        assert lines.cursor == 1
        assert desk.focused is desk.screen.query_one(Input)
        await pilot.press("pagedown", "pagedown", "pagedown")
        assert lines.cursor == len(lines.hits) - 1
        assert lines.scroll_offset.y > 0


async def test_a_click_goes_to_a_hit_and_a_second_opens_it(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        lines = await search(pilot, "s")
        await pilot.click(FoundLines, offset=(12, 2))
        assert lines.cursor == 1
        await pilot.click(FoundLines, offset=(12, 2))
        await settled(pilot)
        assert isinstance(desk.screen, DeskScreen)


async def test_a_meeting_is_found_and_shown_in_the_list(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        lines = await search(pilot, "26.02.2026")
        at = next(number for number, hit in enumerate(lines.hits) if hit.kind is EntryKind.MEETING)
        await pilot.press(*["down"] * at, "enter")
        await settled(pilot)
        current: Any = desk.screen.query_one("CaseLines").current  # type: ignore[attr-defined]
        assert current.group.title == "SSU 26.02.2026"


async def test_typing_never_waits_for_a_search_under_way(desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    hold = threading.Event()
    find = desk.workspace.search.find
    asked: list[str] = []

    def slow(text: str, limit: int = 50, *, wait: bool = True) -> list[Any]:
        asked.append(text)
        hold.wait(5)
        return find(text, limit, wait=wait)

    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        monkeypatch.setattr(desk.workspace.search, "find", slow)
        await pilot.press("ctrl+k")
        await pilot.press(*"felles")
        assert desk.screen.query_one(Input).value == "felles"
        hold.set()
        await settled(pilot)
        assert {hit.title for hit in desk.screen.query_one(FoundLines).hits} >= {"Felles legevakt i dalen"}
        assert asked[-1] == "felles"
