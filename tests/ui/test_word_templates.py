"""Templates for Word from the desk: made from the palette, and a way out when one is wrong."""

from pathlib import Path

import docx
import pytest
from made_up_desk import case_called, opened, settled
from textual.widgets import Label

from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.desk.word_templates import TemplateChooser
from sekretariat_tui.ui.windows.confirm import Confirm
from sekretariat_tui.ui.windows.help_screen import HelpScreen
from sekretariat_tui.writing import PLACEHOLDERS

SIZE = (80, 24)


@pytest.fixture
def opened_files(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    files: list[Path] = []
    monkeypatch.setattr("sekretariat_tui.workspace.papers.open_in_word", files.append)
    return files


async def test_a_template_is_made_from_the_palette_and_not_over_the_houses_own(
    desk: SekretariatApp, opened_files: list[Path]
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+p", *"maler for", "enter")
        await settled(pilot)
        assert isinstance(desk.screen, TemplateChooser)
        await pilot.press("enter")
        await settled(pilot)
        path = desk.workspace.office.folders.templates / "sak.docx"
        assert opened_files == [path]
        path.write_bytes(b"vart")
        await pilot.press("ctrl+p", *"maler for", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(desk.screen, Confirm)
        assert desk.screen.focused is desk.screen.query_one("#no")
        await pilot.press("enter")
        await settled(pilot)
        assert path.read_bytes() == b"vart"


async def test_f1_lists_every_field_of_a_template(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+p", *"maler for", "enter")
        await settled(pilot)
        await pilot.press("f1")
        await pilot.pause()
        screen = desk.screen
        assert isinstance(screen, HelpScreen)
        assert screen.topic == "maler"
        page = screen._page("maler")
        assert all(placeholder.written in page and placeholder.becomes in page for placeholder in PLACEHOLDERS)
        assert "{{felter}}" not in page


async def test_a_wrong_template_is_told_and_ours_is_offered(desk: SekretariatApp, opened_files: list[Path]) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await opened(pilot)
        folder = desk.workspace.office.folders.templates
        folder.mkdir()
        document = docx.Document()
        document.add_paragraph("{{titel}}")
        document.add_paragraph("{{innhold}}")
        document.save(str(folder / "sak.docx"))
        desk.screen.query_one(CasePane).show_case(case_called(desk.workspace, "Transport av prøver"))
        await settled(pilot)
        await pilot.press("ctrl+e")
        await settled(pilot)
        assert isinstance(desk.screen, Confirm)
        said = " ".join(str(label.render()) for label in desk.screen.query(Label))
        assert "{{titel}} i avsnittet" in said and "mente du {{tittel}}" in said
        assert desk.screen.focused is desk.screen.query_one("#no")
        assert opened_files == []
        await pilot.press("j")
        await settled(pilot)
        assert [path.suffix for path in opened_files] == [".docx"]
