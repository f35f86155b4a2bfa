"""The shell around the panes: undo that is named first, help, the palette, narrow windows, the first time, and leaving."""

import re
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from made_up_desk import NOW, case_called, opened, settled
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Markdown, OptionList, TextArea

from sekretariat_tui.domain.case import Case
from sekretariat_tui.profiles import shipped_profiles
from sekretariat_tui.store import Register
from sekretariat_tui.ui import run
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.cases.case_lines import CaseLines
from sekretariat_tui.ui.desk import two_step_undo
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.desk.status_line import StatusLine
from sekretariat_tui.ui.desk.welcome import WelcomeApp
from sekretariat_tui.ui.windows.chooser import Chooser
from sekretariat_tui.ui.windows.confirm import Confirm
from sekretariat_tui.ui.windows.help_screen import HELP, HelpScreen
from sekretariat_tui.ui.windows.prompt import Prompt
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.folders import settings_file
from sekretariat_tui.workspace.settings import Settings, load_settings

UI = Path(HELP).parent


def status(desk: SekretariatApp) -> str:
    return str(desk.screen_stack[0].query_one(StatusLine).render()).strip()


def titles(workspace: Workspace) -> set[str]:
    return {head.title for head in workspace.cases.heads()}


# ---------------------------------------------------------------- undo of the program's acts


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every press comes as if the one before had been read."""
    read(monkeypatch)


def read(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every press comes as if the one before had been read."""
    monkeypatch.setattr(two_step_undo, "PAUSE", 0.0)
    monkeypatch.setattr(two_step_undo, "RUN", 0.0)


@pytest.mark.usefixtures("unhurried")
async def test_undo_names_what_it_takes_back_and_does_it_at_the_second_press(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        gone = case_called(workspace, "Strategiske veivalg")
        desk.saving.submit(lambda w: w.cases.delete(gone))
        await settled(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause(0.1)
        assert status(desk) == "ctrl+z en gang til angrer: slettet SSU 6/26 Strategiske veivalg"
        assert "Strategiske veivalg" not in titles(workspace)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert status(desk) == "Angret: slettet SSU 6/26 Strategiske veivalg"
        assert "Strategiske veivalg" in titles(workspace)
        assert workspace.cases.get(gone).number == 6
        await pilot.press("ctrl+y")
        await pilot.pause(0.1)
        assert status(desk) == "ctrl+y en gang til gjør om: slettet SSU 6/26 Strategiske veivalg"
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert "Strategiske veivalg" not in titles(workspace)


async def test_undo_with_nothing_to_undo_says_so(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert status(desk) == "Det er ingenting å angre. Se «Hva er gjort …» (ctrl+p) for det eldre."
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert status(desk) == "Det er ingenting å gjøre om."


@pytest.mark.usefixtures("unhurried")
async def test_undo_takes_back_what_was_named_and_not_what_came_after(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        desk.saving.submit(lambda w: w.cases.new("SSU", "Den første"))
        await settled(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause()
        desk.saving.submit(lambda w: w.cases.new("SSU", "Den andre"))
        await settled(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert status(desk).startswith("ctrl+z en gang til angrer: opprettet sak: Den andre")
        assert {"Den første", "Den andre"} <= titles(workspace)


@pytest.mark.usefixtures("unhurried")
async def test_ctrl_z_in_a_text_takes_back_the_text_first_and_then_the_program(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        desk.saving.submit(lambda w: w.cases.new("SSU", "Laget først"))
        await settled(pilot)
        area = desk.screen.query("#case TextArea").first(TextArea)
        area.focus()
        await pilot.pause()
        before = area.text
        await pilot.press(*"abc")
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert area.text == before
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert status(desk).startswith("ctrl+z en gang til angrer: opprettet sak: Laget først")
        assert "Laget først" in titles(workspace), "it is named before it is done"
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "Laget først" not in titles(workspace)


async def test_a_key_held_down_stops_at_what_was_typed(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        desk.saving.submit(lambda w: w.cases.new("SSU", "Laget først"))
        await settled(pilot)
        for _ in range(20):
            desk.post_message(events.Key("ctrl+z", None))
        await settled(pilot)
        assert "opprettet sak: Laget først" in status(desk)
        assert "Laget først" in titles(workspace)


async def test_a_second_press_that_comes_at_once_is_told_to_read_first_and_the_next_does_it(
    desk: SekretariatApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_step_undo, "PAUSE", 60.0)
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        desk.saving.submit(lambda w: w.cases.new("SSU", "Laget først"))
        await settled(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert status(desk) == "ctrl+z en gang til angrer: opprettet sak: Laget først"
        for _ in range(2):
            await pilot.press("ctrl+z")
            await settled(pilot)
            assert status(desk) == "Les først hva som angres, og trykk ctrl+z igjen: opprettet sak: Laget først"
            assert "Laget først" in titles(workspace)
        read(monkeypatch)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "Laget først" not in titles(workspace)


async def test_a_key_held_down_undoes_nothing_long_after_it_was_named(
    desk: SekretariatApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_step_undo, "PAUSE", 0.0)
    monkeypatch.setattr(two_step_undo, "RUN", 60.0)  # each comes right after the one before
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        desk.saving.submit(lambda w: w.cases.new("SSU", "Laget først"))
        await settled(pilot)
        await pilot.press(*["ctrl+z"] * 4)
        await settled(pilot)
        assert status(desk).startswith("Les først hva som angres")
        assert "Laget først" in titles(workspace)


@pytest.mark.parametrize("kind", ["TextArea", "OutlineEditor"])
async def test_the_presses_that_empty_a_texts_undo_do_not_go_on_to_the_program(
    desk: SekretariatApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(two_step_undo, "PAUSE", 60.0)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        desk.saving.submit(lambda w: w.cases.new("SSU", "Laget først"))
        await settled(pilot)
        if kind == "OutlineEditor":
            await pilot.press("f3")
            await settled(pilot)
        desk.screen.query(f"#case {kind}").first().focus()
        await pilot.pause()
        await pilot.press(*"abc")
        await pilot.press(*["ctrl+z"] * 5)
        await settled(pilot)
        assert status(desk) == "Det er ikke mer å angre her."
        assert "Laget først" in titles(workspace)
        read(monkeypatch)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert status(desk).startswith("ctrl+z en gang til angrer: ")


# ---------------------------------------------------------------- Esc, help, palette


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_esc_on_the_desk_leaves_nothing_and_loses_nothing(desk: SekretariatApp, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("f3", *"ord", "escape", "escape", "escape")
        await settled(pilot)
        editor: Any = desk.screen.query("#case OutlineEditor").first()
        assert editor.points[0].text.startswith("ord")
        for key in ("f2", "f3", "f4"):
            await pilot.press(key, "escape", "escape", "escape")
            await pilot.pause()
            assert isinstance(desk.screen, DeskScreen)
            assert desk.is_running


async def test_f1_explains_what_is_in_focus(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        for keys, topic in (
            (["f2"], "saker"),
            (["f3"], "vedtak"),
            (["f4"], "satsninger"),
            (["ctrl+k"], "sok"),
            (["ctrl+p"], "vinduer"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            await pilot.press("f1")
            await pilot.pause()
            screen = desk.screen
            assert isinstance(screen, HelpScreen)
            assert screen.topic == topic
            await pilot.press("escape")
            if not isinstance(desk.screen, DeskScreen):
                await pilot.press("escape")
            await pilot.pause()


async def test_help_can_be_read_by_keys_and_its_links_lead_on(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f1")
        await pilot.pause()
        screen = desk.screen
        assert isinstance(screen, HelpScreen)
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert screen.query_one("#help-text").scroll_offset.y > 0
        markdown = screen.query_one(Markdown)
        markdown.post_message(Markdown.LinkClicked(markdown, "taster.md"))
        await pilot.pause()
        assert screen.topic == "taster"
        assert "ctrl+k" in screen._page("taster")
        await pilot.press("backspace")
        await pilot.pause()
        assert screen.topic == "saker"


def test_every_topic_has_a_page_and_every_link_leads_somewhere() -> None:
    pages = {path.stem for path in HELP.glob("*.md")}
    topics = {
        topic
        for path in UI.glob("*.py")
        for topic in re.findall(r'help_topic(?:: str)? = "(.+?)"', path.read_text(encoding="utf-8"))
    }
    assert topics - pages == set()
    for path in HELP.glob("*.md"):
        links = re.findall(r"\]\((.+?)\.md\)", path.read_text(encoding="utf-8"))
        assert set(links) - pages == set(), path.name
        assert path.stem == "skrivebordet" or links, f"{path.name} is a dead end"


async def test_the_palette_finds_actions_by_name_and_does_them(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+p", *"lyst og m", "enter")
        await settled(pilot)
        assert desk.theme == "lys"
        assert load_settings(settings_file())[0].theme == "lys", "it is remembered"


async def test_what_cannot_be_done_now_stands_in_the_palette_with_its_reason(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+p", *"gjør om")
        await pilot.pause()
        shown = [str(option.prompt) for option in desk.screen.query_one(OptionList).options]
        assert "Gjør om – ingenting å gjøre om" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(desk.screen, Chooser), "it only says why"
        assert "ingenting å gjøre om" in str(desk.screen.query_one(".dialog-hint").render())


async def test_every_action_has_a_name_of_its_own(desk: SekretariatApp) -> None:
    from sekretariat_tui.ui.desk.actions import desk_actions

    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        screen = desk.screen
        assert isinstance(screen, DeskScreen)
        by_id = {action.id: action.title for action in desk_actions(screen)}
        names = list(by_id.values())
        assert len(set(names)) == len(names)
        assert {"Ny sak …", "Slett saken", "Angre", "Hjelp", "Avslutt"} <= set(names)


# ---------------------------------------------------------------- windows


async def answer(desk: SekretariatApp, screen: Any, *keys: str) -> object:
    got: list[object] = []
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        desk.push_screen(screen, got.append)
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    return got[0] if got else "nothing"


@pytest.mark.parametrize(
    ("keys", "said"),
    [(["enter"], False), (["escape"], False), (["n"], False), (["j"], True), (["right", "enter"], True)],
    ids=["enter", "escape", "n", "j", "right-enter"],
)
async def test_a_question_is_answered_no_unless_yes_is_meant(desk: SekretariatApp, keys: list[str], said: bool) -> None:
    assert await answer(desk, Confirm("Slette saken?", yes="Slett"), *keys) is said


async def test_a_list_is_filtered_with_folded_letters_and_gives_the_id(desk: SekretariatApp) -> None:
    rows = [("a", "Ålesund", ""), ("b", "Bodø", "nord"), ("c", "Østre Toten", "")]
    assert await answer(desk, Chooser("Velg", rows), *"ostre", "enter") == "c"


async def test_a_list_can_be_left_and_walked_in(desk: SekretariatApp) -> None:
    rows = [(str(at), f"Rad {at}", "") for at in range(500)]
    assert await answer(desk, Chooser("Velg", rows), "down", "down", "up", "enter") == "1"


async def test_a_line_of_text_is_asked_for_and_checked(desk: SekretariatApp) -> None:
    prompt = Prompt("Nummer?", wrong=lambda text: "" if text.isdigit() else "Skriv et tall.")
    assert await answer(desk, prompt, "x", "enter", "backspace", "7", "enter") == "7"


# ---------------------------------------------------------------- sizes


async def test_a_narrow_window_shows_one_pane_at_a_time_and_says_which(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for key, name, number in (("f3", "[Sak]", 2), ("f4", "[Satsninger]", 3), ("f2", "[Saker]", 1)):
            await pilot.press(key)
            await pilot.pause()
            line = str(desk.screen.query_one("#tabs").render())
            assert name in line
            assert line.rstrip().endswith(f"{number} av 3")
            assert [pane.display for pane in desk.screen.query(".pane")].count(True) == 1


async def test_opening_a_case_in_a_narrow_window_shows_it(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert desk.screen.query_one("#case").display
        assert not desk.screen.query_one("#cases").display
        assert "Status for handlingsdelen" in str(desk.screen.query_one("#case").border_title)


async def test_a_window_made_narrower_keeps_the_pane_one_is_in(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert all(pane.display for pane in desk.screen.query(".pane"))
        await pilot.press("f3")
        await pilot.pause()
        focused = desk.focused
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert desk.screen.query_one("#case").display
        assert not desk.screen.query_one("#cases").display
        assert desk.focused is focused
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert all(pane.display for pane in desk.screen.query(".pane"))


@pytest.mark.parametrize("size", [(40, 10), (20, 6), (300, 90)], ids=["40x10", "20x6", "300x90"])
async def test_odd_sizes_do_not_upset_it(desk: SekretariatApp, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await opened(pilot)
        for key in ("f3", "f4", "ctrl+k", "escape", "ctrl+p", "escape", "f1", "escape"):
            await pilot.press(key)
            await pilot.pause()
        assert isinstance(desk.screen, DeskScreen)


# ---------------------------------------------------------------- opening, other windows, leaving


async def test_it_opens_on_the_first_case_of_the_next_meeting(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        screen = desk.screen
        assert isinstance(screen, DeskScreen)
        assert screen.case_id == case_called(workspace, "Strategiske veivalg")
        assert "neste møte SSU 21.05.2026 om 12 dager" in status(desk)


async def test_what_another_window_saves_shows_up_without_moving_the_cursor(
    desk: SekretariatApp, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sekretariat_tui.ui.saving.LOOK", 0.05)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("down")
        other = Workspace.open(folders, "Ola Lie", clock=lambda: NOW)
        other.cases.new("SSU", "Fra det andre vinduet", meeting=other.meetings.next().id)  # type: ignore[union-attr]
        other.close()
        lines = desk.screen.query_one(CaseLines)
        for _ in range(100):
            await pilot.pause(0.03)
            if any(line.row and line.row.title == "Fra det andre vinduet" for line in lines.lines):
                break
        assert any(line.row and line.row.title == "Fra det andre vinduet" for line in lines.lines)
        assert lines.current is not None and lines.current.row is not None
        assert lines.current.row.title == "Status for handlingsdelen"


async def test_what_the_user_should_know_is_said_when_it_opens(workspace: Workspace) -> None:
    desk = SekretariatApp(workspace, Settings(theme="lilla"), ["Profilen har en feil på linje 3."])
    async with desk.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot)
        said = [note.message for note in desk._notifications]
        assert said[0] == "Profilen har en feil på linje 3."
        assert "lilla" in said[1]
    desk.saving.close()


async def test_ctrl_c_does_not_end_the_program(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert desk.return_value is None
        assert [note.message for note in desk._notifications] == ["ctrl+q avslutter programmet."]


async def test_typing_is_on_disk_within_a_second(desk: SekretariatApp, folders: Folders) -> None:
    """After that, kill -9 loses nothing."""
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        area = desk.screen.query("#case TextArea").first(TextArea)
        area.focus()
        await pilot.press(*"Uerstattelig")
        until = time.monotonic() + 1.0
        while time.monotonic() < until:
            await pilot.pause(0.05)
        (saved,) = [case for case in Register.open(folders.root).all(Case) if "Uerstattelig" in case.sections[0].text]
        assert saved.sections[0].text.startswith("Uerstattelig")


def test_a_register_that_cannot_be_opened_is_said_in_one_line_to_who_leaves_the_ways_on(
    folders: Folders, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sekretariat_tui.ui.rescue.app.RescueApp.run", lambda app: None)
    folders.root.mkdir()
    folders.register.write_text("{ikke et register", encoding="utf-8")
    code = run(folders, "Kari", profile="innlandet", settings=Settings(), notices=[])
    said = capsys.readouterr()
    assert code == 1
    assert str(folders.register) in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


async def test_the_first_time_it_asks_which_house_it_is(folders: Folders) -> None:
    app = WelcomeApp(folders)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Velkommen" in str(app.screen.query_one(".dialog-title").render())
        assert app.screen.query_one(OptionList).option_count == len(shipped_profiles())
        await pilot.press(*"lofoten", "enter")
        await pilot.pause()
    assert app.return_value == "lofoten-vesteralen-salten"


async def test_leaving_the_first_question_makes_nothing(folders: Folders) -> None:
    app = WelcomeApp(folders)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
    assert app.return_value is None
    assert not folders.root.exists()


# ---------------------------------------------------------------- pictures

Before = Callable[[Pilot[Any]], Awaitable[None]]
looks = pytest.mark.parametrize("look", ["dark", "light", "nocolor"])
pictured = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@pytest.fixture
def pictured_desk(workspace: Workspace, look: str, monkeypatch: pytest.MonkeyPatch) -> SekretariatApp:
    if look == "nocolor":
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sekretariat_tui.ui.search.search_screen.time.perf_counter", lambda: 0.0)
    return SekretariatApp(workspace, Settings(theme="lys" if look == "light" else "mørk"))


@looks
@pictured
def test_the_desk_looks_as_it_did(pictured_desk: SekretariatApp, size: tuple[int, int], snap_compare: Any) -> None:
    assert snap_compare(pictured_desk, terminal_size=size, run_before=opened)


@looks
@pictured
def test_the_search_looks_as_it_did(pictured_desk: SekretariatApp, size: tuple[int, int], snap_compare: Any) -> None:
    async def search(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await pilot.press("ctrl+k", *"sarbehandling")
        await settled(pilot)
        pilot.app.screen.query_one(Input).cursor_blink = False
        await pilot.pause()

    assert snap_compare(pictured_desk, terminal_size=size, run_before=search)


@looks
def test_the_help_and_a_question_look_as_they_did(pictured_desk: SekretariatApp, snap_compare: Any) -> None:
    async def ask(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await pilot.press("f1")
        await pilot.pause()
        pilot.app.push_screen(Confirm("Slette SSU 6/26?", "Angre henter den tilbake.", yes="Slett saken"))
        await pilot.pause()

    assert snap_compare(pictured_desk, terminal_size=(80, 24), run_before=ask)


def test_what_is_not_saved_stands_first_in_the_status_line(workspace: Workspace, snap_compare: Any) -> None:
    desk = SekretariatApp(workspace)

    async def fail(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        line = desk.screen.query_one(StatusLine)
        line.problem = "! ikke lagret: disken er full. Teksten står her, og lagres når det går."
        await pilot.pause()

    assert snap_compare(desk, terminal_size=(80, 24), run_before=fail)
