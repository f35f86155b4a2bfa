"""The backups on the screen: taken beside the work, looked at, and taken back from."""

from collections.abc import Callable
from pathlib import Path

import pytest
from made_up_desk import case_called, opened
from textual.pilot import Pilot
from textual.widgets import Button, OptionList, Static

from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import Backup, BackupKind
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.backups.backups_screen import BackupsScreen
from sekretariat_tui.ui.backups.record_window import RecordWindow
from sekretariat_tui.ui.windows.confirm import Confirm
from sekretariat_tui.ui.windows.tick import Tick
from sekretariat_tui.workspace import Workspace

TITLE = "Strategiske veivalg"


async def until(pilot: Pilot[int], true: Callable[[], bool], what: str = "") -> None:
    """Waits for what threads are doing."""
    for _ in range(400):
        if true():
            await pilot.pause()
            return
        await pilot.pause(0.02)
    pytest.fail(f"it never came: {what}")


@pytest.fixture
def changed(workspace: Workspace) -> Backup:
    """A backup; since then «Strategiske veivalg» has got another title and text, and «Transport av prøver» is gone."""
    taken = workspace.backups.take(BackupKind.CHOSEN)
    assert taken is not None
    case = workspace.cases.get(case_called(workspace, TITLE))
    workspace.cases.set_section_text(case.id, case.sections[0].id, "Helt andre ord enn før.")
    workspace.cases.amend(case.id, "Rettet", title="Andre veivalg")
    workspace.cases.delete(case_called(workspace, "Transport av prøver"))
    return taken


async def open_list(pilot: Pilot[int]) -> BackupsScreen:
    """Opens the list as a person does, and waits until what differs is shown."""
    await opened(pilot)
    await pilot.press("ctrl+p", *"sikkerhetskopier", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, BackupsScreen), "the list")
    screen = pilot.app.screen
    assert isinstance(screen, BackupsScreen)
    summary = screen.query_one("#summary", Static)
    await until(pilot, lambda: "Siden denne kopien" in str(summary.render()), "what differs")
    return screen


def rows(screen: BackupsScreen) -> list[str]:
    """What stands at the right."""
    options = screen.query_one("#differing", OptionList)
    return [str(options.get_option_at_index(number).prompt) for number in range(options.option_count)]


async def test_the_day_gets_its_backup_when_the_program_opens(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: bool(workspace.backups.known()), "the day's backup")
        (backup,) = workspace.backups.known()
        assert backup.kind == BackupKind.DAILY
        desk.daily_backup.look()
        await desk.workers.wait_for_complete()
        assert len(workspace.backups.known()) == 1


async def test_that_the_days_backup_could_not_be_taken_is_said_once_and_work_goes_on(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    workspace.office.folders.backups.write_text("en fil står i veien", encoding="utf-8")
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: bool(desk._notifications), "a word of it")
        desk.daily_backup.look()
        await desk.workers.wait_for_complete()
        await pilot.pause()
        said = [notice.message for notice in desk._notifications]
        assert len(said) == 1
        assert said[0].startswith("Dagens sikkerhetskopi er ikke tatt.")


async def test_a_backup_is_taken_from_the_palette(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: bool(workspace.backups.known()))
        workspace.cases.new("SSU", "Ny")
        await pilot.press("ctrl+p", *"ta sikkerhetskopi", "enter")
        await until(pilot, lambda: len(workspace.backups.known()) == 2, "the backup")
        assert workspace.backups.known()[0].kind in (BackupKind.CHOSEN, BackupKind.DAILY)
        await until(pilot, lambda: any("Tok sikkerhetskopi" in one.message for one in desk._notifications))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_list_shows_what_has_happened_since_the_backup(
    desk: SekretariatApp, changed: Backup, size: tuple[int, int]
) -> None:
    async with desk.run_test(size=size) as pilot:
        screen = await open_list(pilot)
        assert "1 sak endret, 1 slettet" in str(screen.query_one("#summary", Static).render())
        assert rows(screen)[0] == "endret  sak SSU 6/26 Andre veivalg"
        assert "slettet sak «Transport av prøver»" in rows(screen)
        for button in screen.query(Button):
            assert screen.region.contains_region(button.region), f"{button.label} is outside the screen"


async def test_only_the_place_that_is_ticked_is_taken_back(
    desk: SekretariatApp, workspace: Workspace, changed: Backup
) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(desk.screen, RecordWindow), "the record")
        assert desk.screen.query_one("#places-back", Button).disabled
        ticks = [str(tick.render()) for tick in desk.screen.query(Tick)]
        assert ticks == ["[ ] Tittel", "[ ] Bakgrunn og saksopplysninger"]
        await pilot.press("space")
        await pilot.pause()
        await pilot.click("#places-back")
        await until(pilot, lambda: isinstance(desk.screen, BackupsScreen))
        await desk.saving.idle()
        case = workspace.cases.get(case_called(workspace, TITLE))
        assert case.sections[0].text == "Helt andre ord enn før."


async def test_a_deleted_case_is_taken_back_whole(desk: SekretariatApp, workspace: Workspace, changed: Backup) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await open_list(pilot)
        at = next(number for number, row in enumerate(rows(screen)) if row.startswith("slettet sak"))
        await pilot.press("right", *["down"] * at, "enter")
        await until(pilot, lambda: isinstance(desk.screen, RecordWindow), "the record")
        await pilot.press("tab", "tab")
        await pilot.click("#whole-back")
        await desk.saving.idle()
        assert case_called(workspace, "Transport av prøver")
        await until(pilot, lambda: not any("Transport" in row for row in rows(screen)), "the list without it")


async def test_all_is_restored_after_one_question_with_no_in_focus_and_ctrl_z_takes_it_back(
    desk: SekretariatApp, workspace: Workspace, changed: Backup
) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        await pilot.click("#restore")
        await until(pilot, lambda: isinstance(desk.screen, Confirm), "the question")
        assert desk.focused is not None and desk.focused.id == "no"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(desk.screen, BackupsScreen))
        assert workspace.office.register.find(Case, case_called(workspace, "Andre veivalg"))
        await pilot.click("#restore")
        await until(pilot, lambda: isinstance(desk.screen, Confirm), "the question")
        await pilot.press("j")
        await until(pilot, lambda: workspace.backups.known()[0].kind == BackupKind.RESTORE, "the backup of now")
        await desk.saving.idle()
        assert case_called(workspace, TITLE)
        assert case_called(workspace, "Transport av prøver")
        await pilot.press("escape")
        assert workspace.office.undoable.startswith("Gjenopprettet registeret")


async def test_a_damaged_backup_is_shown_with_its_fault_and_cannot_be_restored(
    desk: SekretariatApp, changed: Backup
) -> None:
    data = changed.path.read_bytes()
    changed.path.write_bytes(data[: len(data) // 2])
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+p", *"sikkerhetskopier", "enter")
        await until(pilot, lambda: isinstance(desk.screen, BackupsScreen))
        screen = desk.screen
        options = screen.query_one("#backups", OptionList)
        await until(pilot, lambda: options.option_count > 0)
        number = next(
            n for n in range(options.option_count) if "kan ikke brukes" in str(options.get_option_at_index(n).prompt)
        )
        options.highlighted = number
        await pilot.pause()
        assert "ødelagt" in str(screen.query_one("#summary", Static).render())
        assert screen.query_one("#restore", Button).disabled


async def test_in_a_register_that_can_only_be_read_backups_can_be_looked_at(
    workspace: Workspace, changed: Backup
) -> None:
    workspace.close()
    folders = workspace.office.folders
    folders.register.write_bytes(folders.register.read_bytes().replace(b'"format":2', b'"format":3'))
    before = {path: path.stat().st_mtime_ns for path in folders.root.rglob("*")}
    again = Workspace.open(folders, "Kari Berg")
    desk = SekretariatApp(again, notices=again.notices)
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await open_list(pilot)
        assert screen.query_one("#take", Button).disabled
        assert screen.query_one("#restore", Button).disabled
        assert any("nyere utgave" in notice.message for notice in desk._notifications)
        await pilot.press("escape", "ctrl+p", *"ta sikkerhetskopi")
        await pilot.pause()
        assert "registeret kan bare leses" in str(desk.screen.query_one(OptionList).get_option_at_index(0).prompt)
    desk.saving.close()
    again.close()
    assert {path: path.stat().st_mtime_ns for path in folders.root.rglob("*")} == before


async def test_thousands_of_differences_are_found_by_typing(
    desk: SekretariatApp, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.backups.take(BackupKind.CHOSEN)
    with workspace.office.register.change("Kari", "Leste inn arkivet") as change:
        for number in range(1000):
            change.put(Case(body="SSU", title=f"Gammel sak nummer {number}"))
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await open_list(pilot)
        await until(pilot, lambda: len(rows(screen)) == 301, "the list")
        assert "700 til" in rows(screen)[-1]
        await pilot.press("tab", *"nummer 777")
        await until(pilot, lambda: len(rows(screen)) == 1, "the one")
        assert "nummer 777" in rows(screen)[0]
