"""Hent inn fra Word, from the file to the case, and the remarks that come with it."""

from pathlib import Path

import docx
import pytest
from made_up_desk import case_called, opened, settled
from textual.pilot import Pilot
from textual.widgets import Input, Label, OptionList

from edited_word import edited, remarked
from sekretariat_tui.domain.case import Clearance
from sekretariat_tui.domain.points import plain_text
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.case.remark_lines import RemarkLine
from sekretariat_tui.ui.returned.returned_screen import ReturnedScreen
from sekretariat_tui.ui.windows.choice_rows import ChoiceRow, ChoiceRows
from sekretariat_tui.ui.windows.prompt import Prompt

SIZE = (120, 40)
TITLE = "Strategiske veivalg"
FIRST, SECOND = "SSU godkjenner den anbefalte prosessen.", "Sekretariatet avklarer datoene med partene."


@pytest.fixture
def sent(desk: SekretariatApp) -> Path:
    """The case as it was written to Word."""
    return desk.workspace.papers.export(case_called(desk.workspace, TITLE)).path


async def looking_at(pilot: Pilot[int], desk: SekretariatApp, path: Path) -> ReturnedScreen:
    """The window with the file or folder looked at, and the first that can be taken in compared."""
    await opened(pilot)
    desk.screen.query_one(CasePane).show_case(case_called(desk.workspace, TITLE))
    await settled(pilot)
    desk.screen.query_one(CasePane).acts.from_word()
    await pilot.pause()
    screen = desk.screen
    assert isinstance(screen, ReturnedScreen)
    screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await read(pilot, screen)
    return screen


async def read(pilot: Pilot[int], screen: ReturnedScreen) -> None:
    for _ in range(2):
        await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group in {"look", "compare"}])
        await pilot.pause()
    await settled(pilot)


def said(screen: ReturnedScreen) -> str:
    return str(screen.query_one("#back-said", Label).render())


async def test_the_edits_of_a_draft_are_seen_and_all_taken_in_with_one_key(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", ("anbefalte prosessen", "nye prosessen"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        assert "1 sted er endret i Word." in said(screen)
        assert [row.question.theirs for row in screen.query(ChoiceRow)] == ["SSU godkjenner den nye prosessen."]
        await pilot.press("f6")
        await read(pilot, screen)
        case = desk.workspace.cases.get(case_called(desk.workspace, TITLE))
        assert plain_text(case.proposal.points).startswith("SSU godkjenner den nye prosessen.")
        assert "hentet inn før" in said(screen)
        await pilot.press("escape")
        await settled(pilot)
        assert desk.workspace.office.undoable.startswith("Hentet inn «tilbake.docx» fra Word")


async def test_one_change_is_refused_with_a_key_and_the_other_taken(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    back = edited(
        sent, tmp_path / "tilbake.docx", ("anbefalte prosessen", "nye prosessen"), ("med partene", "med alle")
    )
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        await pilot.press("enter", "v")
        await pilot.press("f5")
        await read(pilot, screen)
        case = desk.workspace.cases.get(case_called(desk.workspace, TITLE))
        assert plain_text(case.proposal.points) == (
            "SSU godkjenner den anbefalte prosessen.\nSekretariatet avklarer datoene med alle."
        )


async def test_where_both_have_changed_the_same_nothing_is_taken_before_one_is_chosen(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    workspace, id = desk.workspace, case_called(desk.workspace, TITLE)
    section = workspace.cases.get(id).sections[0]
    workspace.cases.set_section_text(id, section.id, "SSU ba om to forslag, se SSU sak 3/26.")
    back = edited(sent, tmp_path / "tilbake.docx", ("SSU ba om et forslag", "SSU ba om tre forslag"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        assert "velg der det står «! velg»" in said(screen)
        await pilot.press("f5")
        await read(pilot, screen)
        assert workspace.cases.get(id).sections[0].text == "SSU ba om to forslag, se SSU sak 3/26."
        await pilot.press("a")
        await pilot.press("f5")
        await read(pilot, screen)
        assert workspace.cases.get(id).sections[0].text == "SSU ba om tre forslag, se SSU sak 3/26."


async def test_a_folder_shows_every_file_and_why_one_cannot_be_taken_in(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "e-post"
    folder.mkdir()
    edited(sent, folder / "fra Kari.docx", ("anbefalte prosessen", "nye prosessen"))
    (folder / "ødelagt.docx").write_bytes(b"PK nei")
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await looking_at(pilot, desk, folder)
        assert screen.query_one(OptionList).option_count == 2
        assert "1 sted er endret" in said(screen), "what waits for a person comes first"
        await pilot.press("down")
        await read(pilot, screen)
        assert "ødelagt.docx" in said(screen), "the one that cannot be read says why"


async def test_a_comment_stands_below_its_section_until_it_is_answered(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    back = remarked(sent, tmp_path / "tilbake.docx", ("SSU ba om", "Ola Nes", "Når var det?"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        await pilot.press("f6")
        await read(pilot, screen)
        await pilot.press("escape")
        await settled(pilot)
        (line,) = desk.screen.query(RemarkLine)
        assert "Når var det?" in str(line.render())
        line.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(desk.screen, Prompt)
        await pilot.press(*"I mai", "enter")
        await settled(pilot)
        case = desk.workspace.cases.get(case_called(desk.workspace, TITLE))
        assert (case.remarks[0].answer, case.remarks[0].handled) == ("I mai", True)
        await pilot.pause()
        assert not desk.screen.query(RemarkLine)


async def test_a_person_says_which_case_a_file_is_of_when_it_is_not_sure(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    back = edited(sent, tmp_path / "kopi.docx", (TITLE, "Felles legevakt i dalen"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        assert "Velg hvilken sak" in said(screen)
        assert not screen.query(ChoiceRow)
        await pilot.press("f6")
        await pilot.pause()
        assert "Hentet inn" not in desk.workspace.office.undoable


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_look_of_a_draft_that_came_back(
    desk: SekretariatApp, sent: Path, tmp_path: Path, size: tuple[int, int], snap_compare: object
) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", ("anbefalte prosessen", "nye prosessen"))

    async def show(pilot: Pilot[int]) -> None:
        screen = await looking_at(pilot, desk, back)
        screen.query_one(Input).value = "tilbake.docx"
        await settled(pilot)

    assert snap_compare(desk, terminal_size=size, run_before=show)  # type: ignore[operator]


async def test_the_key_for_everything_stops_where_both_have_changed_the_same(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    workspace, id = desk.workspace, case_called(desk.workspace, TITLE)
    section = workspace.cases.get(id).sections[0]
    workspace.cases.set_section_text(id, section.id, "SSU ba om to forslag, se SSU sak 3/26.")
    back = edited(sent, tmp_path / "tilbake.docx", ("SSU ba om et forslag", "SSU ba om tre forslag"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        await pilot.press("f6")
        await read(pilot, screen)
        assert workspace.cases.get(id).sections[0].text == "SSU ba om to forslag, se SSU sak 3/26."


async def test_what_was_refused_is_not_taken_by_the_key_for_the_rest_the_next_time(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    back = edited(
        sent, tmp_path / "tilbake.docx", ("anbefalte prosessen", "nye prosessen"), ("et forslag", "ti forslag")
    )
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        await pilot.press("enter", "v", "f5")
        await read(pilot, screen)
        await pilot.press("f5")
        await read(pilot, screen)
        case = desk.workspace.cases.get(case_called(desk.workspace, TITLE))
        assert case.sections[0].text.startswith("SSU ba om et forslag")
        assert "nye prosessen" in plain_text(case.proposal.points)


async def test_every_file_of_a_folder_is_one_line_and_most_of_a_small_window_is_for_the_changes(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "e-post"
    folder.mkdir()
    edited(sent, folder / "fra Kari med et langt navn på filen sin.docx", ("anbefalte", "nye"))
    edited(sent, folder / "urørt.docx")
    for number in range(6):
        (folder / f"notat {number}.pdf").write_bytes(b"%PDF-")
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await looking_at(pilot, desk, folder)
        files = screen.query_one(OptionList)
        assert files.option_count == 8
        lines = [strip.text for strip in files.render_lines(files.size.region)]
        assert "1 endring" in lines[0] and "ingen endringer" in lines[1] and "ikke Word" in lines[2]
        assert 2 * screen.query_one(ChoiceRows).size.height > 24


async def test_page_down_in_the_list_goes_through_the_changes(desk: SekretariatApp, sent: Path, tmp_path: Path) -> None:
    long = " ".join(["og mer"] * 900)
    back = edited(sent, tmp_path / "tilbake.docx", ("anbefalte prosessen", f"anbefalte {long} prosessen"))
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await looking_at(pilot, desk, back)
        assert screen.focused is screen.query_one(OptionList)
        rows = screen.query_one(ChoiceRows)
        await pilot.press("pagedown")
        await pilot.pause()
        assert rows.scroll_offset.y > 0
        await pilot.press("pageup")
        await pilot.pause()
        assert rows.scroll_offset.y == 0


async def test_a_moved_point_has_its_mark_before_it_is_taken(desk: SekretariatApp, sent: Path, tmp_path: Path) -> None:
    document = docx.Document(str(sent))
    first, second = (one for one in document.paragraphs if one.text in (FIRST, SECOND))
    first._p.addprevious(second._p)
    document.save(str(tmp_path / "tilbake.docx"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, tmp_path / "tilbake.docx")
        (row,) = screen.query(ChoiceRow)
        seen = "\n".join(strip.text for strip in row.render_lines(row.size.region))
        assert "↕ flyttet" in seen
        assert "valgt: fra Word" in seen


async def test_a_text_that_was_cleared_is_said_to_need_it_again(
    desk: SekretariatApp, sent: Path, tmp_path: Path
) -> None:
    case_id = case_called(desk.workspace, TITLE)
    desk.workspace.cases.amend(case_id, "Avklarte", clearances=(Clearance(by="Tone Vik"),))
    back = edited(sent, tmp_path / "tilbake.docx", ("anbefalte", "nye"))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await looking_at(pilot, desk, back)
        await pilot.press("f6")
        await read(pilot, screen)
        assert any("avklares på nytt" in str(note.message) for note in desk._notifications)
