"""Deleting for good from the desk: what is shown, what it takes to go through with it, and what is said at the end."""

from pathlib import Path

import pytest
from made_up_desk import case_called, opened, settled
from textual.pilot import Pilot
from textual.widgets import Button, Input, Static

from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import BackupKind, take_backup
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.erase.erase_screen import EraseScreen
from sekretariat_tui.ui.windows.tick import Tick

SIZES = [(80, 24), (120, 40)]
TITLE = "Felles opplæring i sårbehandling"


def told(desk: SekretariatApp) -> str:
    """Everything the window says."""
    return "\n".join(str(one.render()) for one in desk.screen.query(Static)) + "\n".join(
        str(one.render()) for one in desk.screen.query(Tick)
    )


async def asked(pilot: Pilot[int], desk: SekretariatApp, title: str = TITLE) -> EraseScreen:
    """The window, with what it has found."""
    await opened(pilot)
    pane = desk.screen.query_one(CasePane)
    pane.show_case(case_called(desk.workspace, title))
    await settled(pilot)
    pane.acts.erase()
    screen = await shown(pilot, desk)
    return screen


async def shown(pilot: Pilot[int], desk: SekretariatApp) -> EraseScreen:
    for _ in range(200):
        await pilot.pause(0.01)
        screen = desk.screen
        if isinstance(screen, EraseScreen) and screen.query("#sign-row.-asked"):
            return screen
    pytest.fail("the window has found nothing")


async def gone_through(pilot: Pilot[int], screen: EraseScreen) -> None:
    for _ in range(200):
        await pilot.pause(0.01)
        if str(screen.query_one("#no", Button).label) == "Lukk":
            await pilot.pause()
            return
    pytest.fail("it was never done")


@pytest.fixture
def backed_up(desk: SekretariatApp) -> Path:
    register = desk.workspace.office.register
    return take_backup(register.folder, register.snapshot, BackupKind.CHOSEN, "Kari Berg").path


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_goes_and_what_still_holds_it_with_no_in_focus(
    desk: SekretariatApp, backed_up: Path, size: tuple[int, int]
) -> None:
    async with desk.run_test(size=size) as pilot:
        screen = await asked(pilot, desk)
        assert screen.focused is screen.query_one("#no")
        assert screen.query_one("#yes", Button).disabled
        words = told(desk)
        assert "kan ikke gjøres om" in words
        assert "SSU 3/26" in words
        assert f"sikkerhetskopier/{backed_up.name}" in words.replace("\\", "/")
        assert "Skriv «3/26»" in words
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(desk.screen, DeskScreen)
        assert case_called(desk.workspace, TITLE)


async def test_only_the_number_and_then_another_key_deletes_it(desk: SekretariatApp, backed_up: Path) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot, desk)
        id = case_called(desk.workspace, TITLE)
        await pilot.press(*"3/27", "enter")  # typed with «Nei» in focus: it goes to the field
        assert isinstance(screen.focused, Input)
        await pilot.pause()
        assert "stemmer ikke" in told(desk)
        assert screen.focused is screen.query_one("#sign")
        await pilot.press("backspace", "6", "enter")
        await pilot.pause()
        assert desk.workspace.office.register.find(Case, id) is not None
        assert screen.focused is screen.query_one("#yes")
        await pilot.press("enter")
        await gone_through(pilot, screen)
        words = told(desk)
        assert "er slettet for godt" in words
        assert f"Skrev om {backed_up.name}" in words
        assert "finner ikke mer av den" in words
        assert desk.workspace.office.register.find(Case, id) is None
        await pilot.press("enter")
        await settled(pilot)
        assert desk.screen.query_one(CasePane).case is None


async def test_what_is_not_ticked_is_left_and_named(desk: SekretariatApp, backed_up: Path) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot, desk)
        before = backed_up.read_bytes()
        (tick,) = screen.query(Tick)
        tick.focus()
        await pilot.press("space")
        screen.query_one("#sign", Input).value = "3/26"
        await pilot.pause()
        screen.query_one("#yes", Button).press()
        await gone_through(pilot, screen)
        assert str(backed_up) in told(desk)
        assert backed_up.read_bytes() == before


async def test_a_draft_is_named_by_its_first_words(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot, desk, "Transport av prøver")
        assert "Skriv «Transport av prøver»" in told(desk)
        screen.query_one("#sign", Input).value = " transport  av PRØVER "
        await pilot.pause()
        assert not screen.query_one("#yes", Button).disabled


async def test_more_than_three_backups_have_one_box_for_them_all(desk: SekretariatApp) -> None:
    register = desk.workspace.office.register
    for _ in range(4):
        take_backup(register.folder, register.snapshot, BackupKind.CHOSEN, "Kari Berg")
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot, desk)
        every, *each = screen.query(Tick)
        assert [tick.value for tick in (every, *each)] == [True] * 5
        every.action_tick()
        await pilot.pause()
        assert [tick.value for tick in each] == [False] * 4
        each[0].action_tick()
        await pilot.pause()
        assert not every.value


async def test_text_on_its_way_is_saved_first_and_nothing_writes_it_back(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        pane = desk.screen.query_one(CasePane)
        pane.show_case(case_called(desk.workspace, TITLE))
        pane.show_tab("paper")
        await settled(pilot)
        pane.focus_work()
        await pilot.pause()
        await pilot.press(*"xylofonisk")
        pane.acts.erase()
        screen = await shown(pilot, desk)
        screen.query_one("#sign", Input).value = "3/26"
        await pilot.pause()
        screen.query_one("#yes", Button).press()
        await gone_through(pilot, screen)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(desk.screen, DeskScreen)
        folder = desk.workspace.office.folders.root
    assert [p.name for p in folder.rglob("*") if p.is_file() and b"xylofonisk" in p.read_bytes()] == []


async def test_from_the_bin_it_is_gone_from_there_too(desk: SekretariatApp) -> None:
    from sekretariat_tui.ui.history.bin_screen import BinScreen

    desk.workspace.cases.delete(case_called(desk.workspace, TITLE))
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await desk.push_screen(BinScreen())
        for _ in range(200):
            await pilot.pause(0.01)
            if isinstance(desk.screen, BinScreen) and desk.screen.thrown is not None:
                break
        bin = desk.screen
        assert isinstance(bin, BinScreen)
        bin.do("papirkurv.slett-for-godt")
        screen = await shown(pilot, desk)
        assert "papirkurven" in told(desk)
        screen.query_one("#sign", Input).value = "3/26"
        await pilot.pause()
        screen.query_one("#yes", Button).press()
        await gone_through(pilot, screen)
        await pilot.press("enter")
        for _ in range(200):
            await pilot.pause(0.01)
            if desk.screen is bin and bin.thrown is None:
                break
        assert bin.thrown is None
        assert desk.workspace.bin.contents() == []
