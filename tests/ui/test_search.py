"""The search: an answer from the first letter, with what it is, where it stands, and the words around it."""

from typing import Any

import pytest
from made_up_desk import NOW, case_called, opened, settled
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from sekretariat_tui.domain.kinds import LinkKind, StandingKind
from sekretariat_tui.lookup import EntryKind
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.decision_tab import DecisionTab
from sekretariat_tui.ui.case.paper_tab import PaperTab
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.search.found_lines import FoundLines
from sekretariat_tui.ui.search.picks import Picks
from sekretariat_tui.ui.search.search_screen import SearchScreen
from sekretariat_tui.workspace import Workspace


async def search(pilot: Pilot[int], words: str) -> FoundLines:
    await opened(pilot)
    await pilot.press("ctrl+k")
    await pilot.pause()
    await pilot.press(
        *["space" if letter == " " else {"/": "slash", ":": "colon"}.get(letter, letter) for letter in words]
    )
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
        await pilot.pause(0.3)
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
        assert desk.clipboard == "SSU sak 3/26, vedtakspunkt 1", "the point that the words stand in"
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
    answer = desk.workspace.search.answer
    asked: list[str] = []

    def slow(text: str, limit: int = 50, *, first: int | None = None, wait: bool = True) -> Any:
        asked.append(text)
        hold.wait(5)
        return answer(text, limit, first=first, wait=wait)

    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        monkeypatch.setattr(desk.workspace.search, "answer", slow)
        await pilot.press("ctrl+k")
        await pilot.press(*"felles")
        assert desk.screen.query_one(Input).value == "felles"
        hold.set()
        await settled(pilot)
        assert {hit.title for hit in desk.screen.query_one(FoundLines).hits} >= {"Felles legevakt i dalen"}
        assert asked[-1] == "felles"


async def test_a_value_of_a_filter_is_offered_while_it_is_typed_and_tab_takes_it(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await search(pilot, "utvalg:s")
        picks = desk.screen.query_one(Picks)
        assert [pick.shown for pick in picks.picks][:1] == ["SSU"]
        await pilot.press("tab")
        await settled(pilot)
        assert desk.screen.query_one(Input).value == "utvalg:SSU "
        assert not picks.display
        assert {hit.number.split()[0] for hit in desk.screen.query_one(FoundLines).hits} == {"SSU"}


async def test_the_filters_are_listed_by_a_key_and_picked_with_arrows(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await search(pilot, "felles")
        await pilot.press("f7", "down", "enter")
        await settled(pilot)
        field, picks = desk.screen.query_one(Input), desk.screen.query_one(Picks)
        assert field.value == "felles år:"
        assert [pick.shown for pick in picks.picks] == ["2026"]
        await pilot.press("escape")
        assert not picks.display
        assert isinstance(desk.screen, SearchScreen), "the first Esc only closes the list"


@pytest.mark.parametrize("typed", ["utvalg:XYZ", "år:1999", "saksbehandler:xyzzy", 'avtale:"delavtale 99"'])
async def test_a_value_that_nothing_has_is_said(desk: SekretariatApp, typed: str) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        lines = await search(pilot, "f")
        desk.screen.query_one(Input).value = typed
        await settled(pilot)
        assert typed in drawn(lines)
        assert ("det finnes ikke" in drawn(lines)) or ("ingenting fra 1999" in drawn(lines))


async def test_arrow_up_in_an_empty_field_brings_the_last_searches(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        for words in ("legevakt", "opplæring"):
            await search(pilot, words)
            await pilot.press("enter")
            await settled(pilot)
            desk.last_search = ""
        await pilot.press("ctrl+k", "up")
        await pilot.pause()
        picks = desk.screen.query_one(Picks)
        assert [pick.text for pick in picks.picks] == ["opplæring", "legevakt"]
        await pilot.press("down", "enter")
        await settled(pilot)
        assert desk.screen.query_one(Input).value == "legevakt"
        assert desk.screen.query_one(FoundLines).hits


async def test_what_is_only_similar_stands_under_a_line_that_says_so(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        lines = await search(pilot, "legeuakt")
        assert {hit.tier for hit in lines.hits} == {"lignende"}
        note = desk.screen.query_one("#search-note", Static)
        assert note.display
        assert "Ingen treff" in str(note.render())


async def test_the_preview_marks_what_the_engine_found_and_shows_the_first_match(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    case = workspace.cases.get(case_called(workspace, "Felles legevakt i dalen"))
    text = "Om noe annet enn det.\n\n" * 60 + "Samarbeidet om legevaktene fortsetter."
    workspace.cases.set_section_text(case.id, case.sections[-1].id, text)
    async with desk.run_test(size=(120, 30)) as pilot:
        await search(pilot, "samarbeidene")
        await pilot.pause(0.3)
        beside = desk.screen.query_one("#preview")
        content = desk.screen.query_one("#preview-text", Static).content
        assert isinstance(content, Content)
        marked = [content.plain[span.start : span.end] for span in content.spans if "underline" in str(span.style)]
        assert marked == ["Samarbeidet"]
        assert beside.scroll_offset.y > 60


async def test_enter_opens_the_section_and_the_point_that_the_words_stand_in(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    case = workspace.cases.get(case_called(workspace, "Felles legevakt i dalen"))
    workspace.cases.set_section_text(case.id, case.sections[-1].id, "Drosjene kjører om natten.")
    async with desk.run_test(size=(120, 40)) as pilot:
        await search(pilot, "drosjene")
        await pilot.press("enter")
        await settled(pilot)
        tab = desk.screen.query_one(CasePane).tab
        assert isinstance(tab, PaperTab) and tab.current is not None
        assert tab.current.section.id == case.sections[-1].id
        await pilot.press("ctrl+k", *"nytte", "enter")
        await settled(pilot)
        tab = desk.screen.query_one(CasePane).tab
        assert isinstance(tab, DecisionTab)
        row = tab.decision.cursor.row
        assert tab.decision.outline.rows[row].text == "nytte"


async def test_a_decision_is_put_into_the_section_being_written_as_a_quote_and_taken_back(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    case_id, source = (
        case_called(workspace, title) for title in ("Felles legevakt i dalen", "Felles opplæring i sårbehandling")
    )
    async with desk.run_test(size=(120, 40)) as pilot:
        await search(pilot, "legevakt")
        await pilot.press("enter")
        await settled(pilot)
        tab = desk.screen.query_one(CasePane).tab
        assert isinstance(tab, PaperTab)
        await pilot.press(*"Ny", "enter", *"rad", "up")
        desk.last_search = ""
        await pilot.press("ctrl+k", *"sarbehandling", "f8")
        await settled(pilot)
        case = workspace.cases.get(case_id)
        quote = (
            "I SSU sak 3/26 ble det gjort følgende vedtak:\n\n"
            "1. SSU godkjenner felles opplæring i sårbehandling.\n2. Tiltaket måles etter ett år.\n"
            "   1. antall kurs\n   2. nytte"
        )
        assert case.sections[0].text == f"Ny\n\n{quote}\n\nrad"
        assert [(link.kind, link.case) for link in case.links] == [(LinkKind.QUOTES, source)]
        assert tab.current is not None and tab.current.text.whole == case.sections[0].text
        await pilot.press("ctrl+z")
        await settled(pilot)
        await pilot.pause(0.6)
        await pilot.press("ctrl+z")
        await settled(pilot)
        case = workspace.cases.get(case_id)
        assert case.sections[0].text == "Ny\nrad"
        assert case.links == ()


async def test_without_a_text_being_written_there_is_nowhere_to_put_a_quote(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40), notifications=True) as pilot:
        await search(pilot, "opplæring")
        await pilot.press("f8")
        await pilot.pause()
        assert isinstance(desk.screen, SearchScreen)
        assert any("Sett markøren i et avsnitt" in note.message for note in desk._notifications)


async def test_what_another_window_saves_is_found_while_the_search_is_open(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    other = Workspace.open(workspace.office.folders, "Ola Lie", clock=lambda: NOW)
    async with desk.run_test(size=(120, 40)) as pilot:
        lines = await search(pilot, "tannhelse")
        assert not lines.hits
        other.cases.new("SSU", "Tannhelse for eldre")
        for _ in range(100):
            await pilot.pause(0.1)
            if lines.hits:
                break
        assert [hit.title for hit in lines.hits] == ["Tannhelse for eldre"]
    other.close()
