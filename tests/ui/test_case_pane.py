"""The case in the middle of the desk: its head, its tabs, and its text written in place."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_up_desk import NOW, case_called, opened, settled
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from sekretariat_tui.domain.case import Attachment, Exemption, Section
from sekretariat_tui.domain.kinds import AttachmentKind, CaseStatus, LinkKind
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.attachments_tab import AttachmentsTab
from sekretariat_tui.ui.case.case_header import CaseHeader
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.case_tabs import CaseTabs
from sekretariat_tui.ui.case.paper_tab import PaperTab
from sekretariat_tui.ui.case.section_editor import SectionEditor
from sekretariat_tui.ui.case.thread_tab import ThreadTab
from sekretariat_tui.ui.case.two_texts import TwoTexts
from sekretariat_tui.ui.case.unsaved_text import UnsavedText
from sekretariat_tui.ui.messages import OpenCase, RegisterChanged
from sekretariat_tui.workspace import Workspace

SIZE = (120, 40)


async def on_paper(pilot: Pilot[int], desk: SekretariatApp, title: str) -> list[SectionEditor]:
    """Opens a case on its paper, the cursor in its first section; gives the sections."""
    await opened(pilot)
    pane = desk.screen.query_one(CasePane)
    pane.show_tab("paper")
    pane.show_case(case_called(desk.workspace, title))
    await pilot.pause()
    pane.focus_work()
    await settled(pilot)
    tab = pane.tab
    assert isinstance(tab, PaperTab)
    return tab._editors


def other_window(desk: SekretariatApp) -> Workspace:
    return Workspace.open(desk.workspace.office.folders, "Ola Lie", clock=lambda: NOW)


def text_of(desk: SekretariatApp, title: str, section: int = 0) -> str:
    return desk.workspace.cases.get(case_called(desk.workspace, title)).sections[section].text


async def news(pilot: Pilot[int], desk: SekretariatApp) -> None:
    """Waits until what another window saved is shown."""
    desk.workspace.office.register.refresh()
    desk._tell(RegisterChanged)
    await settled(pilot)


async def test_what_is_typed_in_a_section_is_saved_without_asking(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        assert sections[0].text.has_focus
        await pilot.press(*"Prøver", "space", *"går", "space", *"med", "space", *"buss")
        await asyncio.sleep(0.3)
        await desk.saving.idle()
        assert text_of(desk, "Transport av prøver") == "Prøver går med buss"


async def test_the_heading_is_written_in_place_and_enter_goes_to_the_text(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        await pilot.press("up", "end", *" nå", "enter")
        assert sections[0].text.has_focus
        await settled(pilot)
        case = desk.workspace.cases.get(case_called(desk.workspace, "Transport av prøver"))
        assert case.sections[0].heading == "Bakgrunn og saksopplysninger nå"


async def test_tab_goes_out_of_the_text_and_is_never_a_sign_in_it(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        await pilot.press("a", "tab", "tab", "b")
        await settled(pilot)
        assert sections[1].text.has_focus
        assert (text_of(desk, "Transport av prøver"), text_of(desk, "Transport av prøver", 1)) == ("a", "b")


async def test_the_arrows_go_from_section_to_section(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Strategiske veivalg")
        await pilot.press("down")
        assert sections[1].heading.has_focus
        await pilot.press("down")
        assert sections[1].text.has_focus
        await pilot.press("up", "up")
        assert sections[0].text.has_focus
        assert sections[0].text.cursor_location == sections[0].text.document.end


async def test_sections_are_added_moved_and_deleted_from_the_palettes_actions(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Transport av prøver")
        pane = desk.screen.query_one(CasePane)
        actions = {action.id: action for action in pane.actions()}
        actions["avsnitt.nytt"].run()
        await settled(pilot)
        await pilot.press(*"Økonomi", "enter", *"Dyrt")
        await settled(pilot)
        case_id = case_called(desk.workspace, "Transport av prøver")
        first, made, _ = desk.workspace.cases.get(case_id).sections
        assert (made.heading, made.text) == ("Økonomi", "Dyrt")
        await pilot.press("f7")
        await settled(pilot)
        assert [s.id for s in desk.workspace.cases.get(case_id).sections[:2]] == [made.id, first.id]
        shown = desk.screen.query(SectionEditor)
        assert [editor.section.id for editor in shown][:2] == [made.id, first.id]
        {action.id: action for action in pane.actions()}["avsnitt.slett"].run()
        await settled(pilot)
        assert made.id not in [s.id for s in desk.workspace.cases.get(case_id).sections]
        assert desk.screen.focused is not None, "the cursor goes to the section beside"


async def test_undo_takes_back_in_the_text_first_and_then_what_the_program_did(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        case_id = case_called(desk.workspace, "Digital hjemmeoppfølging")
        desk.workspace.cases.set_status(case_id, CaseStatus.READY)
        await settled(pilot)
        await pilot.press("o", "r", "d")
        await settled(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert (sections[0].text.text, text_of(desk, "Transport av prøver")) == ("", "")
        await asyncio.sleep(0.8)  # presses that come faster are one run, which stops at what was typed
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert desk.workspace.cases.get(case_id).status is CaseStatus.READY, "the first press only names it"
        await asyncio.sleep(0.8)  # presses that come faster are one run, which stops at what was typed
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert desk.workspace.cases.get(case_id).status is CaseStatus.CLEARING


async def test_what_another_window_writes_comes_in_without_moving_the_cursor_or_the_undo(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        await pilot.press("enter", "enter", *"Mitt", "left", "left")
        await settled(pilot)
        case = desk.workspace.cases.get(case_called(desk.workspace, "Transport av prøver"))
        other_window(desk).cases.set_section_text(case.id, case.sections[0].id, "Deres\n\nMitt")
        await news(pilot, desk)
        text = sections[0].text
        assert (text.text, text.cursor_location) == ("Deres\n\nMitt", (2, 2))
        assert text.can_undo


async def test_a_text_changed_in_two_windows_is_shown_as_both_and_chosen_from(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        case = desk.workspace.cases.get(case_called(desk.workspace, "Transport av prøver"))
        other_window(desk).cases.set_section_text(case.id, case.sections[0].id, "Deres tekst")
        sections[0].text.insert("Min")
        await settled(pilot)
        assert isinstance(desk.screen, TwoTexts)
        await pilot.press("escape")
        await settled(pilot)
        assert sections[0].text.text == text_of(desk, "Transport av prøver") == "Min\n\nDeres tekst"


@pytest.mark.parametrize(("button", "kept"), [("here", "Min"), ("there", "Deres tekst")])
async def test_the_text_that_was_chosen_stands(desk: SekretariatApp, button: str, kept: str) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        case = desk.workspace.cases.get(case_called(desk.workspace, "Transport av prøver"))
        other_window(desk).cases.set_section_text(case.id, case.sections[0].id, "Deres tekst")
        sections[0].text.insert("Min")
        await settled(pilot)
        await pilot.click(f"#{button}")
        await settled(pilot)
        assert sections[0].text.text == text_of(desk, "Transport av prøver") == kept


async def test_the_other_text_is_the_one_written_while_the_choice_was_made(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        case = desk.workspace.cases.get(case_called(desk.workspace, "Transport av prøver"))
        other = other_window(desk)
        other.cases.set_section_text(case.id, case.sections[0].id, "Deres tekst")
        sections[0].text.insert("Min")
        await settled(pilot)
        assert isinstance(desk.screen, TwoTexts)
        other.cases.set_section_text(case.id, case.sections[0].id, "Deres tekst, og mer")
        await news(pilot, desk)
        await pilot.click("#there")
        await settled(pilot)
        assert sections[0].text.text == text_of(desk, "Transport av prøver") == "Deres tekst, og mer"


@pytest.mark.parametrize("news_comes_first", [True, False])
async def test_text_typed_in_a_case_deleted_in_another_window_is_shown_to_be_copied(
    desk: SekretariatApp, news_comes_first: bool
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        case_id = case_called(desk.workspace, "Transport av prøver")
        other_window(desk).cases.delete(case_id)
        sections[0].text.insert("Min tekst")
        if news_comes_first:
            await news(pilot, desk)
        await settled(pilot)
        window = desk.screen
        assert isinstance(window, UnsavedText)
        assert window.text == "Min tekst"
        await pilot.click("#copy")
        assert desk.clipboard == "Min tekst"
        await pilot.press("escape")
        await settled(pilot)
        desk.flush()
        await settled(pilot)
        assert not isinstance(desk.screen, UnsavedText), "it is said once"
        assert desk.screen.query_one(CasePane).case is None
        assert not desk.saving.problem
        assert not sections[0].text_save.dirty


async def test_a_very_long_line_is_shown_in_parts_and_saved_whole(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        long = "ordene i saken er mange " * 9_000
        sections = await on_paper(pilot, desk, "Transport av prøver")
        desk.post_message(events.Paste(long))
        await settled(pilot)
        assert max(len(line) for line in sections[0].text.document.lines) <= 4_000
        await pilot.press("ctrl+home", "x")
        await settled(pilot)
        assert text_of(desk, "Transport av prøver") == "x" + long


async def test_what_is_typed_is_saved_when_another_case_is_opened_at_once(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Transport av prøver")
        await pilot.press(*"rask")
        desk.screen.query_one(CasePane).show_case(case_called(desk.workspace, "Strategiske veivalg"))
        await settled(pilot)
        assert text_of(desk, "Transport av prøver") == "rask"
        assert desk.screen.query_one(SectionEditor).text.text == text_of(desk, "Strategiske veivalg")


async def test_the_head_says_where_the_case_stands(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Digital hjemmeoppfølging")
        case_id = case_called(desk.workspace, "Digital hjemmeoppfølging")
        desk.workspace.cases.amend(case_id, "Unntok", exemption=Exemption(legal_basis="offl. § 23"))
        await settled(pilot)
        pane = desk.screen.query_one(CasePane)
        head = "\n".join(str(line) for line in pane.query_one(CaseHeader)._laid_out(100))
        assert "Vedtakssak · til avklaring · avklart: K – H –" in head
        assert "! 1 ting å sjekke" in head
        assert "offl. § 23" in head
        assert "Digital hjemmeoppfølging" in str(pane.border_title)


async def test_without_a_case_the_pane_says_what_to_do(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await opened(pilot)
        pane = desk.screen.query_one(CasePane)
        pane.show_case(None)
        await pilot.pause()
        assert "ctrl+n" in str(pane.query_one("#no-case").render())  # type: ignore[attr-defined]
        why = {action.id: action.why_not for action in pane.actions()}
        assert why["sak.slett"] == why["sak.word"] == "åpne en sak først"
        assert why["sak.ny"] == ""


@pytest.mark.parametrize("keys", [["ctrl+pagedown"], ["f6"], ["f6", "f6", "shift+f6"]])
async def test_the_tabs_change_with_keys(desk: SekretariatApp, keys: list[str]) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Strategiske veivalg")
        await pilot.press(*keys)
        await settled(pilot)
        pane = desk.screen.query_one(CasePane)
        assert pane.tab is not None
        assert pane.tab.help_topic == "vedtak"  # type: ignore[attr-defined]
        assert pane.tab.has_focus_within, "the cursor follows into the tab"


async def test_a_tab_comes_to_the_front_when_it_is_clicked(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Strategiske veivalg")
        pane = desk.screen.query_one(CasePane)
        for word, topic in (("Saksgang", "saksgang"), ("Vedtak", "vedtak"), ("Saksframlegg", "saksframlegg")):
            line = str(pane.query_one(CaseTabs).render())
            await pilot.click(CaseTabs, offset=(1 + line.index(word), 0))
            await settled(pilot)
            assert pane.tab is not None
            assert pane.tab.help_topic == topic  # type: ignore[attr-defined]


async def test_the_thread_opens_the_other_case_and_links_are_taken_away(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Strategiske veivalg")
        workspace = desk.workspace
        case_id, other = (case_called(workspace, t) for t in ("Strategiske veivalg", "Transport av prøver"))
        workspace.cases.link(case_id, LinkKind.FOLLOWS_UP, to=other)
        await pilot.press("f6", "f6")
        await settled(pilot)
        tab = desk.screen.query_one(ThreadTab)
        assert tab.step is not None and tab.step.case == other
        await pilot.press("delete")
        await settled(pilot)
        assert workspace.cases.get(case_id).links == ()
        assert tab.why_not_remove().startswith("Henvisningen står i teksten")
        await pilot.press("enter")
        await settled(pilot)
        pane = desk.screen.query_one(CasePane)
        assert pane.case is not None and pane.case.title == "Felles opplæring i sårbehandling"


async def test_attachments_are_counted_shown_and_marked(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Strategiske veivalg")
        case_id = case_called(desk.workspace, "Strategiske veivalg")
        sections = (Section(heading="Skjema", text="Fyll ut"),)
        desk.workspace.cases.add_attachment(
            case_id, Attachment(title="Søknadsskjema", kind=AttachmentKind.TEXT, sections=sections)
        )
        await settled(pilot)
        assert "Vedlegg (1)" in str(desk.screen.query_one(CaseTabs).render())
        await pilot.press("ctrl+pageup")
        await settled(pilot)
        await pilot.press("u")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        attachment = desk.workspace.cases.get(case_id).attachments[0]
        assert attachment.exemption is not None and attachment.exemption.legal_basis
        await pilot.press("tab", "ctrl+end", "!")
        await settled(pilot)
        assert desk.workspace.cases.get(case_id).attachments[0].sections[0].text == "Fyll ut!"
        tab = desk.screen.query_one(AttachmentsTab)
        tab.query_one("#attachment-list").focus()
        await pilot.press("delete")
        await settled(pilot)
        assert desk.workspace.cases.get(case_id).attachments == ()


async def test_a_case_is_written_to_word_and_not_over_what_somebody_edited(
    desk: SekretariatApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_files: list[Path] = []
    monkeypatch.setattr("sekretariat_tui.workspace.papers.open_in_word", opened_files.append)
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Transport av prøver")
        await pilot.press("a", "ctrl+e")
        await settled(pilot)
        (paper,) = opened_files
        written = paper.read_bytes()
        paper.write_bytes(written + b"endret i Word")
        await pilot.press("b", "ctrl+e")
        await settled(pilot)
        await pilot.press("enter")  # «Nei» is in focus
        await settled(pilot)
        assert paper.read_bytes().endswith(b"endret i Word")
        await pilot.press("ctrl+e")
        await settled(pilot)
        await pilot.press("j")
        await settled(pilot)
        assert len(opened_files) == 2
        assert not paper.read_bytes().endswith(b"endret i Word")


async def test_deleting_a_case_asks_with_no_in_focus_and_can_be_undone(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Transport av prøver")
        case_id = case_called(desk.workspace, "Transport av prøver")
        pane = desk.screen.query_one(CasePane)
        pane.acts.delete()
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert desk.workspace.cases.get(case_id)
        pane.acts.delete()
        await pilot.pause()
        await pilot.press("j")
        await settled(pilot)
        assert case_id not in [head.id for head in desk.workspace.cases.heads()]
        assert pane.case is None
        assert any("ctrl+z to ganger" in notice.message for notice in desk._notifications)
        desk.workspace.office.undo()
        await settled(pilot)
        assert desk.workspace.cases.get(case_id).title == "Transport av prøver"
        assert pane.case is not None
        assert pane.case.id == case_id, "what is brought back is opened"


async def test_the_palette_puts_words_that_begin_as_typed_before_those_that_hold_it(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await on_paper(pilot, desk, "Transport av prøver")
        await pilot.press("ctrl+p", *"lys")
        await pilot.pause()
        shown = [str(option.prompt) for option in desk.screen.query_one(OptionList).options]
        assert shown[0].startswith("Bytt mellom lyst og mørkt")
        assert any(row.startswith("Sakens opplysninger") for row in shown[1:])


async def test_leaving_while_a_tab_is_being_put_up_is_no_fault(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        sections = await on_paper(pilot, desk, "Transport av prøver")
        tab = desk.screen.query_one(CasePane).tab
        assert isinstance(tab, PaperTab)
        assert sections
        case = desk.workspace.cases.get(case_called(desk.workspace, "Transport av prøver"))
        await tab.query_one("#new-section").remove()
        tab.show_case(case, False)
        await tab.query("Page").remove()
        tab.show_case(case, True)
        tab.focus_first()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("tab", ["paper", "thread", "attachments"])
def test_the_case_looks_right(
    desk: SekretariatApp, snap_compare: Callable[..., bool], size: tuple[int, int], tab: str
) -> None:
    workspace = desk.workspace
    case_id = case_called(workspace, "Strategiske veivalg")
    workspace.cases.add_attachment(case_id, Attachment(title="Oversikt over veivalg", kind=AttachmentKind.FILE))
    workspace.cases.set_section_text(
        case_id, workspace.cases.get(case_id).sections[1].id, "Prosessen går over ett år.\n\n- forankring\n- innspill"
    )
    workspace.cases.amend(case_id, "Satte dato på", document_date=date(2026, 5, 2))

    async def show(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        desk.screen.query_one(CasePane).show_tab(tab)
        desk.screen.post_message(OpenCase(case_id))
        await settled(pilot)
        await settled(pilot)

    assert snap_compare(desk, terminal_size=size, run_before=show)
