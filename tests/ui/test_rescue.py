"""At start with a register that cannot be opened; read-only sessions; and what was not saved the last time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from made_up_desk import NOW, case_called, made_up_cases, opened, settled
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from sekretariat_tui.domain.errors import SekretariatError
from sekretariat_tui.store import BackupKind, take_backup
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.unsaved_text import UnsavedText
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.rescue import ways as the
from sekretariat_tui.ui.rescue.app import RescueApp
from sekretariat_tui.ui.rescue.only_reading import OnlyReadingLine, with_why_not
from sekretariat_tui.ui.rescue.take_in import TakeIn
from sekretariat_tui.ui.rescue.ways import Answer
from sekretariat_tui.ui.windows.confirm import Confirm
from sekretariat_tui.ui.windows.help_screen import HelpScreen
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.rescue import look_at_backup, trouble_of, ways_on
from sekretariat_tui.workspace.unsaved import put_by, waiting


@pytest.fixture
def damaged(tmp_path: Path) -> Folders:
    """A folder with a backup, whose register has lost its end."""
    folders = Folders(tmp_path / "skadet")
    desk = Workspace.open(folders, "Kari Berg", clock=lambda: NOW)
    made_up_cases(desk)
    take_backup(folders.root, desk.office.register.snapshot, BackupKind.DAILY, "Kari Berg", clock=lambda: NOW)
    desk.close()
    folders.register.write_bytes(folders.register.read_bytes()[:3_000])
    return folders


@pytest.fixture
def rescue(damaged: Folders) -> RescueApp:
    with pytest.raises(SekretariatError) as said:
        Workspace.open(damaged, "Kari Berg")
    trouble = trouble_of(damaged, said.value)
    assert trouble is not None
    return RescueApp(damaged, trouble, "Kari Berg")


async def offered(pilot: Pilot[Any]) -> list[str]:
    """The ways, when the backups have been looked through."""
    options = pilot.app.query_one(OptionList)
    for _ in range(200):
        await pilot.pause(0.02)
        if options.option_count:
            break
    return [str(options.get_option_at_index(at).id) for at in range(options.option_count)]


async def choose(pilot: Pilot[Any], way: str) -> None:
    names = await offered(pilot)
    await pilot.press(*["down"] * names.index(way), "enter")
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_what_was_found_and_every_way_on_fits_on_the_screen(rescue: RescueApp, size: tuple[int, int]) -> None:
    async with rescue.run_test(size=size) as pilot:
        assert await offered(pilot) == [the.LOOK, the.AGAIN, the.RESTORE, the.REBUILD, the.FOLDER, the.QUIT]
        text = "\n".join(str(widget.render()) for widget in rescue.screen.query("Static"))
        assert "! Registeret kan ikke åpnes" in text
        assert "slutten av filen mangler" in text
        assert "sist skrevet" in text
        assert "09.05.2026" in text
        assert rescue.query_one(OptionList).region.bottom < size[1]


async def test_looking_at_the_backup_is_the_first_way(rescue: RescueApp) -> None:
    async with rescue.run_test(size=(80, 24)) as pilot:
        await offered(pilot)
        await pilot.press("enter")
        await pilot.pause()
    assert rescue.return_value == Answer(the.LOOK)


async def test_restoring_asks_with_no_in_focus_and_then_does_it(rescue: RescueApp, damaged: Folders) -> None:
    before = damaged.register.read_bytes()
    async with rescue.run_test(size=(80, 24)) as pilot:
        await choose(pilot, the.RESTORE)
        assert isinstance(rescue.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
        assert damaged.register.read_bytes() == before, "Enter is no"
        rescue.query_one(OptionList).highlighted = 0
        await choose(pilot, the.RESTORE)
        await pilot.press("j")
        for _ in range(200):
            await pilot.pause(0.02)
            if rescue.return_value is not None:
                break
    answer = rescue.return_value
    assert isinstance(answer, Answer) and answer.way == the.AGAIN
    assert "satt inn igjen" in answer.said
    again = Workspace.open(damaged, "Kari Berg")
    assert len(again.cases.heads()) == 6
    again.close()


async def test_a_restore_that_is_refused_is_said_and_the_ways_are_still_there(
    rescue: RescueApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise SekretariatError("Registeret er ikke gjenopprettet, for disken er full.")

    monkeypatch.setattr("sekretariat_tui.ui.rescue.app.restore", refused)
    async with rescue.run_test(size=(80, 24)) as pilot:
        await choose(pilot, the.RESTORE)
        await pilot.press("j")
        await pilot.pause(0.2)
        assert "disken er full" in str(rescue.query_one("#rescue-there").render())
        assert not rescue.query_one(OptionList).disabled
        assert rescue.focused is rescue.query_one(OptionList)


async def test_another_folder_can_be_named_and_must_be_there(rescue: RescueApp, tmp_path: Path) -> None:
    async with rescue.run_test(size=(80, 24)) as pilot:
        await choose(pilot, the.FOLDER)
        field = rescue.screen.query_one(Input)
        field.value = str(tmp_path / "finnes ikke")
        await pilot.press("enter")
        await pilot.pause()
        assert "ingen slik mappe" in str(rescue.screen.query_one(".dialog-hint").render())
        field.value = f'"{tmp_path}"'
        await pilot.press("enter")
        await pilot.pause()
    assert rescue.return_value == Answer(the.FOLDER, folder=tmp_path)


async def test_f1_explains_the_ways(rescue: RescueApp) -> None:
    async with rescue.run_test(size=(80, 24)) as pilot:
        await offered(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(rescue.screen, HelpScreen)
        assert rescue.screen.topic == "redning"


# ---------------------------------------------------------------- only reading


@pytest.fixture
def reading(damaged: Folders) -> Iterator[SekretariatApp]:
    backup = ways_on(damaged).backup
    assert backup is not None
    desk = look_at_backup(damaged, backup, "Kari Berg", clock=lambda: NOW)
    app = SekretariatApp(desk)
    yield app
    app.saving.close()
    desk.close()


async def test_a_line_says_that_it_is_only_read_and_why_with_a_sign(reading: SekretariatApp) -> None:
    async with reading.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        line = reading.screen.query_one(OnlyReadingLine)
        assert line.display
        assert str(line.render()).startswith("! bare lesing: Dette er sikkerhetskopien fra 09.05.2026")
        assert line.region.height == 2


async def test_the_line_is_not_there_when_the_register_can_be_saved_in(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert not desk.screen.query_one(OnlyReadingLine).display


Field = Callable[[DeskScreen], Any]
FIELDS: dict[str, Field] = {
    "a heading": lambda screen: screen.query("#case SectionEditor Input").first(),
    "a section": lambda screen: screen.query("#case TextArea").first(TextArea),
    "the proposal": lambda screen: screen.query("#case OutlineEditor").first(),
    "the note": lambda screen: screen.query("#case DecisionTab Input").first(Input),
}


@pytest.mark.parametrize("name", FIELDS)
async def test_nothing_can_be_typed_or_pasted_into_a_text_and_it_is_said_once(
    reading: SekretariatApp, name: str
) -> None:
    async with reading.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot)
        screen = reading.screen
        assert isinstance(screen, DeskScreen)
        screen.panes.case.show_tab("paper" if name in ("a heading", "a section") else "decision")
        await pilot.pause()
        field = FIELDS[name](screen)
        field.focus()
        await pilot.pause()
        before = getattr(field, "points", None) or getattr(field, "value", None) or getattr(field, "text", "")
        await pilot.press(*"abc", "backspace", "delete", "enter", "ctrl+u", "ctrl+x", "right", "down", "tab")
        await settled(pilot)
        after = getattr(field, "points", None) or getattr(field, "value", None) or getattr(field, "text", "")
        assert after == before
        assert reading.saving.pending == 0
        said = [note.message for note in reading._notifications if "bare leses" in note.message]
        assert len(said) == 1


async def test_one_can_still_search_filter_and_move(reading: SekretariatApp) -> None:
    async with reading.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+f", *"legevakt")
        await settled(pilot)
        assert reading.screen.query_one("#case-filter", Input).value == "legevakt"
        await pilot.press("ctrl+k", *"legevakt")
        await settled(pilot)
        assert reading.screen.query_one(Input).value == "legevakt"


async def test_an_act_is_refused_with_the_reason_and_is_not_kept_waiting(reading: SekretariatApp) -> None:
    async with reading.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot)
        reading.saving.submit(lambda workspace: workspace.cases.new("SSU", "Går ikke"))
        await settled(pilot)
        assert reading.saving.pending == 0
        assert any("kan bare leses" in note.message for note in reading._notifications)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert isinstance(reading.screen, DeskScreen)


async def test_the_palette_says_why_not_and_leads_back_to_the_ways(reading: SekretariatApp) -> None:
    from sekretariat_tui.ui.desk.actions import desk_actions
    from sekretariat_tui.ui.session import WAYS_ON

    async with reading.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        screen = reading.screen
        assert isinstance(screen, DeskScreen)
        actions = {action.id: action for action in with_why_not(desk_actions(screen))}
        assert actions["sak.ny"].why_not and actions["sak.slett"].why_not
        assert not actions["søk"].why_not and not actions["hjelp"].why_not
        actions["redning"].run()
        await pilot.pause()
    assert reading.return_value == WAYS_ON


# ---------------------------------------------------------------- what was not saved the last time


async def test_what_was_not_saved_is_offered_and_put_in_with_enter(
    workspace: Workspace, folders: Folders, desk: SekretariatApp
) -> None:
    case = workspace.cases.get(case_called(workspace, "Strategiske veivalg"))
    put_by(workspace, [lambda w: w.cases.set_section_text(case.id, case.sections[1].id, "Skrevet uten plass.")])
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert isinstance(desk.screen, TakeIn)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(desk.screen, DeskScreen)
    assert workspace.cases.get(case.id).sections[1].text == "Skrevet uten plass."
    assert waiting(folders) == []


async def test_esc_leaves_it_waiting_and_throwing_it_away_asks_once_more(
    workspace: Workspace, folders: Folders
) -> None:
    put_by(workspace, [lambda w: w.cases.new("SSU", "Uten plass")])
    first = SekretariatApp(workspace)
    async with first.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("escape")
        await settled(pilot)
    first.saving.close()
    assert len(waiting(folders)) == 1
    second = SekretariatApp(workspace)
    async with second.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("right", "right", "enter")
        await pilot.pause()
        assert isinstance(second.screen, Confirm)
        await pilot.press("enter")
        await settled(pilot)
        assert len(waiting(folders)) == 1, "Enter is no"
    second.saving.close()


async def test_what_others_have_changed_since_is_shown_to_copy_from(
    workspace: Workspace, folders: Folders, desk: SekretariatApp
) -> None:
    case = workspace.cases.get(case_called(workspace, "Strategiske veivalg"))
    put_by(workspace, [lambda w: w.cases.set_section_text(case.id, case.sections[0].id, "Min tekst")])
    workspace.cases.set_section_text(case.id, case.sections[0].id, "Deres tekst")
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(desk.screen, UnsavedText)
        assert "Min tekst" in desk.screen.text
    assert len(waiting(folders)) == 1
