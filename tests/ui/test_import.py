"""Reading old papers in, as a person does it: choose a folder, go through what was found, and take it in."""

from pathlib import Path
from typing import Any

import pytest
from made_up_desk import settled
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Select, Static

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.imports.corrections_form import CorrectionsForm
from sekretariat_tui.ui.imports.import_screen import ImportScreen

WIDE = (140, 40)
SMALL = (80, 24)
PAPER = """Vedlegg til sak 31/26

Felles transport av utstyr

Bakgrunn

Partene låner utstyr av hverandre, og ingen vet hvor det er.

Vurdering

Et felles register er nok.

Forslag til vedtak
1. Strategisk samarbeidsutvalg godkjenner et felles register.
   a) Registeret prøves i ett år.
2. Sekretariatet rapporterer.
"""
AGENDA = """Innkalling til møte i Strategisk samarbeidsutvalg

Dato: 17.09.2026 kl. 10:00-14:00
Sted: Teams

Saksliste

Sak 30/26 Godkjenning av innkalling og saksliste
Sak 31/26 Felles transport av utstyr
"""
MINUTES = """Protokoll fra møte i Strategisk samarbeidsutvalg 17.09.2026

Til stede: Kari Dal, Ola Berg

Sak 31/26 Felles transport av utstyr

Vedtak, enstemmig:
1. Strategisk samarbeidsutvalg godkjenner et felles register i to år.
2. Sekretariatet rapporterer.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with an agenda, a paper and minutes of one meeting, and a file that cannot be read."""
    folder = tmp_path / "arkiv"
    folder.mkdir()
    (folder / "a innkalling.txt").write_text(AGENDA, encoding="utf-8")
    (folder / "b sak 31.txt").write_text(PAPER, encoding="utf-8")
    (folder / "c protokoll.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "d gammel.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    return folder


async def looked(pilot: Pilot[int], desk: SekretariatApp, path: Path) -> ImportScreen:
    """Opens the window and looks at the path."""
    await settled(pilot)
    desk.screen.query_one(CasePane).acts.read_in()
    await settled(pilot)
    screen = desk.screen
    assert isinstance(screen, ImportScreen)
    screen.query_one("#import-path", Input).value = f'"{path}"'
    await pilot.press("enter")
    await desk.workers.wait_for_complete()
    await settled(pilot)
    await desk.workers.wait_for_complete()
    await settled(pilot)
    return screen


def listed(screen: ImportScreen) -> list[str]:
    options = screen.query_one("#papers", OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


def shown(screen: ImportScreen) -> str:
    return str(screen.query_one("#found Static", Static).render())


def said(screen: ImportScreen) -> str:
    return str(screen.query_one("#import-said", Static).render())


def ssu_31(desk: SekretariatApp) -> Case | None:
    cases = desk.workspace.office.register.all(Case)
    return next((case for case in cases if (case.body, case.number, case.year) == ("SSU", 31, 2026)), None)


async def choose(pilot: Pilot[int], screen: ImportScreen, name: str) -> None:
    """Moves the cursor to the file of that name."""
    lines = listed(screen)
    screen.query_one("#papers", OptionList).highlighted = next(at for at, line in enumerate(lines) if name in line)
    await settled(pilot)


async def test_one_paper_is_looked_at_before_it_is_read_in(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        screen = await looked(pilot, desk, archive / "b sak 31.txt")
        seen = shown(screen)
        assert "Felles transport av utstyr" in seen
        assert "1. Strategisk samarbeidsutvalg godkjenner" in seen
        assert "a) Registeret prøves i ett år." in seen
        assert "Bakgrunn · Vurdering" in seen
        assert ssu_31(desk) is None, "nothing is saved by looking"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(desk.screen, DeskScreen)
        pane = desk.screen.query_one(CasePane)
        assert pane.case is not None and pane.case.title == "Felles transport av utstyr"


async def test_a_file_that_is_not_there_says_so_and_cannot_be_taken_in(desk: SekretariatApp, tmp_path: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        screen = await looked(pilot, desk, tmp_path / "borte.docx")
        assert "borte.docx" in shown(screen)
        assert screen.query_one("#take_all", Button).disabled
        assert screen.query_one("#take_one", Button).disabled


async def test_a_folder_is_gone_through_with_what_needs_a_person_first(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        screen = await looked(pilot, desk, archive)
        lines = listed(screen)
        assert len(lines) == 4
        assert lines[0].startswith("× ") and "d gammel.doc" in lines[0]
        assert "4 filer" in said(screen) and "1 kan ikke leses" in said(screen)
        assert ".docx" in shown(screen), "what to do about the file stands beside it"
        await choose(pilot, screen, "c protokoll")
        assert "felles register i to år" in shown(screen)


async def test_the_documents_own_text_stands_beside_what_was_read(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        screen = await looked(pilot, desk, archive)
        await choose(pilot, screen, "b sak 31")
        await desk.workers.wait_for_complete()
        await settled(pilot)
        own = screen.query_one("#own")
        assert own.display
        assert "Partene låner utstyr av hverandre" in str(screen.query_one("#own Static", Static).render())


async def test_on_a_small_screen_one_of_the_two_texts_is_shown_at_a_time(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=SMALL) as pilot:
        screen = await looked(pilot, desk, archive)
        await choose(pilot, screen, "b sak 31")
        assert screen.query_one("#found").display and not screen.query_one("#own").display
        screen.action_own_text()
        await settled(pilot)
        assert screen.query_one("#own").display and not screen.query_one("#found").display


async def test_all_are_taken_in_and_the_minutes_give_the_case_its_decision(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        screen = await looked(pilot, desk, archive)
        await pilot.press("f5")
        await settled(pilot)
        case = ssu_31(desk)
        assert case is not None and case.sections
        assert case.decision.points[0].text == "Strategisk samarbeidsutvalg godkjenner et felles register i to år."
        meeting = desk.workspace.office.register.find(Meeting, case.meeting or "")
        assert meeting is not None and f"{meeting.first_day}" == "2026-09-17"
        assert not isinstance(desk.screen, ImportScreen), "nothing is left to take in"
        assert screen is not desk.screen


async def test_one_is_taken_in_and_the_others_wait(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        screen = await looked(pilot, desk, archive)
        await choose(pilot, screen, "b sak 31")
        await pilot.press("f6")
        await settled(pilot)
        assert desk.screen is screen
        line = next(line for line in listed(screen) if "b sak 31" in line)
        assert line.startswith("✓") and "tatt inn" in line
        case = ssu_31(desk)
        assert case is not None and not case.decision.points
        await pilot.press("escape")
        await settled(pilot)
        pane = desk.screen.query_one(CasePane)
        assert pane.case is not None and pane.case.id == case.id


async def test_what_was_read_is_corrected_before_it_is_taken_in(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        screen = await looked(pilot, desk, archive)
        await choose(pilot, screen, "b sak 31")
        await pilot.press("f7")
        await settled(pilot)
        form = desk.screen
        assert isinstance(form, CorrectionsForm)
        assert form.query_one("#number", Input).value == "31"
        form.query_one("#number", Input).value = "tretti"
        await pilot.press("enter")
        await settled(pilot)
        assert desk.screen is form, "a number with letters is refused"
        form.query_one("#number", Input).value = "33"
        form.query_one("#title", Input).value = "Felles transport"
        form.query_one("#body", Select).value = "ASU"
        await pilot.press("enter")
        await settled(pilot)
        await desk.workers.wait_for_complete()
        await settled(pilot)
        assert "rettet" in next(line for line in listed(screen) if "b sak 31" in line)
        await pilot.press("f6")
        await settled(pilot)
        cases = desk.workspace.office.register.all(Case)
        (case,) = [case for case in cases if case.title == "Felles transport"]
        assert (case.body, case.number) == ("ASU", 33)


async def test_what_is_left_out_is_not_offered_again_until_it_is_let_in(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        screen = await looked(pilot, desk, archive)
        await choose(pilot, screen, "b sak 31")
        await pilot.press("f8")
        await settled(pilot)
        assert "utelatt" in next(line for line in listed(screen) if "b sak 31" in line)
        await pilot.press("f5")
        await settled(pilot)
        case = ssu_31(desk)
        assert case is not None and not case.sections, "the paper itself was not read in"
        screen = await looked(pilot, desk, archive)
        line = next(line for line in listed(screen) if "b sak 31" in line)
        assert "utelatt" in line
        await choose(pilot, screen, "b sak 31")
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        case = ssu_31(desk)
        assert case is not None and case.sections


async def test_the_same_folder_again_changes_nothing(desk: SekretariatApp, archive: Path) -> None:
    async with desk.run_test(size=WIDE) as pilot:
        await looked(pilot, desk, archive)
        await pilot.press("f5")
        await settled(pilot)
        number = desk.workspace.office.register.number
        screen = await looked(pilot, desk, archive)
        assert sum("lest inn før" in line for line in listed(screen)) == 3
        assert screen.query_one("#take_all", Button).disabled
        assert desk.workspace.office.register.number == number


async def test_esc_stops_the_look_before_it_closes_the_window(desk: SekretariatApp, tmp_path: Path) -> None:
    folder = tmp_path / "mange"
    folder.mkdir()
    for number in range(1, 61):
        text = PAPER.replace("31/26", f"{number}/25") * 3
        (folder / f"sak {number:03}.txt").write_text(text, encoding="utf-8")
    async with desk.run_test(size=WIDE) as pilot:
        await settled(pilot)
        desk.screen.query_one(CasePane).acts.read_in()
        await settled(pilot)
        screen: Any = desk.screen
        screen.query_one("#import-path", Input).value = str(folder)
        await pilot.press("enter")
        await pilot.press("escape")
        await desk.workers.wait_for_complete()
        await settled(pilot)
        assert desk.screen is screen, "the first Esc only stops"
        assert len(listed(screen)) < 60
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(desk.screen, DeskScreen)
