"""The keys: the user's own choice of them, and that those in the footer work wherever the cursor is."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_up_desk import case_called, opened, settled
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from sekretariat_tui.ui import own_keys
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.cases.case_lines import CaseLines
from sekretariat_tui.ui.desk.key_line import KeyLine
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.keys import KEYS, chosen_keys, spoken, written
from sekretariat_tui.ui.outline.editor import OutlineEditor
from sekretariat_tui.ui.search.search_screen import SearchScreen
from sekretariat_tui.ui.windows.chooser import Chooser
from sekretariat_tui.ui.windows.help_screen import HELP, HelpScreen
from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.settings import Settings

KNOWN = {id: keys for id, (keys, _) in KEYS.items()} | {"outline.indent": "tab"}

# ---------------------------------------------------------------- the user's own keys


def test_a_key_can_be_chosen_and_may_be_two() -> None:
    assert chosen_keys({"sak.ny": "F9, ctrl+o"}, KNOWN) == ({"sak.ny": "f9,ctrl+o"}, [])


def test_a_name_that_does_not_exist_is_said_with_those_that_look_like_it() -> None:
    used, said = chosen_keys({"sak.nyy": "f9"}, KNOWN)
    assert used == {}
    assert said == ["innstillinger.yaml: ingen tast heter «sak.nyy». Mente du sak.ny, sak.word?"]


@pytest.mark.parametrize("key", ["ctrl+", "hallo", "f99", "hyper+a", ""])
def test_what_is_not_a_key_is_said_and_the_usual_one_stays(key: str) -> None:
    used, said = chosen_keys({"sak.ny": key}, KNOWN)
    assert used == {}
    assert len(said) == 1
    assert "er ikke en tast" in said[0]


@pytest.mark.parametrize("key", ["ctrl+i", "ctrl+m", "ctrl+h", "ctrl+enter", "ctrl+shift+k"])
def test_keys_that_terminals_lose_are_refused(key: str) -> None:
    used, said = chosen_keys({"sak.ny": key}, KNOWN)
    assert used == {}
    assert "når ikke frem" in said[0]


@pytest.mark.parametrize("wanted", [{"sak.ny": "ctrl+k"}, {"sak.ny": "f9", "finn": "f9"}])
def test_a_key_given_twice_is_said_and_both_keep_their_own(wanted: dict[str, str]) -> None:
    used, said = chosen_keys(wanted, KNOWN)
    assert used == {}
    assert len(said) == 1
    assert "er gitt til både" in said[0]


@pytest.mark.parametrize(
    ("id", "key", "other"),
    [
        ("sak.ny", "f9", "vedtak.fra-forslag"),
        ("sak.ny", "f6", "søk.henvisning"),
        ("søk", "ctrl+o", "sak.opplysninger"),
        ("søk", "ctrl+l", "outline.cycle-style"),
        ("finn", "ctrl+d", "outline.delete-points"),
        ("vedtak.fra-forslag", "ctrl+l", "outline.cycle-style"),
    ],
)
def test_a_key_that_a_pane_has_already_is_said_and_not_taken(id: str, key: str, other: str) -> None:
    used, said = chosen_keys({id: key}, own_keys._known())
    assert used == {}
    assert len(said) == 1
    assert f"{spoken(key)} er gitt til både" in said[0]
    assert f"«{id}»" in said[0] and f"«{other}»" in said[0]


def test_a_key_may_be_used_in_two_panes_that_are_never_in_focus_together() -> None:
    wanted = {"tiltak.nytt": "u", "søk.vedtaket": "f9", "angre": "ctrl+u", "outline.undo": "ctrl+u"}
    assert chosen_keys(wanted, own_keys._known()) == (wanted, [])


def test_the_example_in_the_help_can_be_used_as_it_stands() -> None:
    page = (HELP / "taster.md").read_text(encoding="utf-8")
    wanted = dict(re.findall(r"^ {6}(\S+): (\S+)$", page, re.MULTILINE))
    assert len(wanted) == 2
    assert chosen_keys(wanted, own_keys._known()) == (wanted, [])


def test_a_name_that_does_not_exist_is_said_with_the_key_help_has_now() -> None:
    said = chosen_keys({"søkk": "f10", "hjelp": "f12"}, own_keys._known())[1]
    assert said == ["innstillinger.yaml: ingen tast heter «søkk». F12 viser navnene som finnes."]


def test_two_keys_can_change_places() -> None:
    assert chosen_keys({"panel.saker": "f3", "panel.vedtak": "f2"}, KNOWN)[1] == []


def test_none_of_our_own_keys_is_one_that_terminals_lose_or_is_given_twice() -> None:
    all_keys = {id: keys for id, (keys, _) in KEYS.items()}
    assert chosen_keys(all_keys, all_keys) == (all_keys, [])


def test_every_binding_in_the_program_has_keys_that_arrive() -> None:
    for id, keys in own_keys._known().items():
        for key in keys.split(","):
            assert key.strip() not in {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+enter", "ctrl+j"}, id
            *modifiers, last = key.strip().split("+")
            assert not (len(last) == 1 and {"ctrl", "shift"} <= set(modifiers)), id


def test_keys_are_written_short_in_the_footer_and_long_in_sentences() -> None:
    assert [written(key) for key in ("ctrl+n", "f2", "slash", "escape,q")] == ["^n", "F2", "/", "Esc"]
    assert [spoken(key) for key in ("ctrl+n", "f2", "slash")] == ["ctrl+n", "F2", "/"]


async def test_chosen_keys_work_and_show_and_mistakes_are_said(workspace: Workspace) -> None:
    desk = SekretariatApp(workspace, Settings(keys={"handlinger": "f12", "søkk": "f10", "outline.indent": "ctrl+g"}))
    async with desk.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(pilot)
        assert [note.message for note in desk._notifications] == [
            "innstillinger.yaml: ingen tast heter «søkk». F1 viser navnene som finnes."
        ]
        assert "F12 Alle handlinger" in str(desk.screen.query_one(KeyLine).render())
        await pilot.press("ctrl+p")
        assert isinstance(desk.screen, DeskScreen)
        await pilot.press("f12")
        await pilot.pause()
        assert isinstance(desk.screen, Chooser)
    desk.saving.close()


# ---------------------------------------------------------------- the footer's keys, wherever the cursor is


def the_list(screen: DeskScreen) -> Widget:
    return screen.query_one(CaseLines)


def the_filter(screen: DeskScreen) -> Widget:
    return screen.query_one("#case-filter")


def a_heading(screen: DeskScreen) -> Widget:
    return screen.query("#case SectionEditor Input").first()


def a_section(screen: DeskScreen) -> Widget:
    return screen.query("#case TextArea").first(TextArea)


def the_proposal(screen: DeskScreen) -> Widget:
    return screen.query("#case OutlineEditor").first(OutlineEditor)


def the_decision(screen: DeskScreen) -> Widget:
    return screen.query("#case OutlineEditor").last(OutlineEditor)


def the_note(screen: DeskScreen) -> Widget:
    return screen.query("#case DecisionTab Input").first(Input)


def the_areas(screen: DeskScreen) -> Widget:
    return next(widget for widget in screen.query("#areas *") if widget.can_focus and widget.display)


Place = Callable[[DeskScreen], Widget]
PLACES: dict[Place, int] = {
    the_list: 0,
    the_filter: 0,
    a_heading: 1,
    a_section: 1,
    the_proposal: 1,
    the_decision: 1,
    the_note: 1,
    the_areas: 2,
}
everywhere = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
sizes = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


async def go_to(pilot: Pilot[Any], place: Place) -> Widget:
    await opened(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, DeskScreen)
    screen.action_pane(PLACES[place])
    await pilot.pause()
    case: Any = screen.query_one("#case")
    if PLACES[place] == 1:
        case.show_tab("paper" if place in (a_heading, a_section) else "decision")
        await pilot.pause()
    widget = place(screen)
    widget.focus()
    await pilot.pause()
    assert screen.focused is widget
    return widget


def text_of(widget: Widget) -> object:
    match widget:
        case Input():
            return widget.value
        case TextArea():
            return widget.text
        case OutlineEditor():
            return widget.points
    return None


@everywhere
@sizes
async def test_the_footers_keys_go_to_the_panes(desk: SekretariatApp, place: Place, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        for key, pane in (("f2", "#cases"), ("f3", "#case"), ("f4", "#areas")):
            widget = await go_to(pilot, place)
            before = text_of(widget)
            await pilot.press(key)
            await settled(pilot)
            assert desk.focused is not None
            assert desk.screen.query_one(pane) in desk.focused.ancestors_with_self
            assert desk.screen.query_one(pane).display
            assert text_of(widget) == before


@everywhere
@pytest.mark.parametrize("key", ["ctrl+k", "ctrl+p", "ctrl+n", "f1"])
async def test_the_keys_that_open_something_win_over_the_text_in_focus(
    desk: SekretariatApp, place: Place, key: str
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        widget = await go_to(pilot, place)
        if isinstance(widget, TextArea | Input):
            widget.insert("tekst", (0, 0)) if isinstance(widget, TextArea) else widget.insert_text_at_cursor("tekst")
            await pilot.press("home")
        before = text_of(widget)
        await pilot.press(key)
        await settled(pilot)
        opened_kinds = {"ctrl+k": SearchScreen, "ctrl+p": Chooser, "f1": HelpScreen}
        if key in opened_kinds:
            assert isinstance(desk.screen, opened_kinds[key])
        else:
            assert type(desk.screen).__name__ == "NewCase"
        assert text_of(widget) == before
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(desk.screen, DeskScreen)
        assert desk.focused is widget, "closing a window goes back to where one was"


@everywhere
async def test_ctrl_e_writes_to_word_wherever_the_cursor_is(
    desk: SekretariatApp, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_files: list[Path] = []
    monkeypatch.setattr("sekretariat_tui.workspace.papers.open_in_word", opened_files.append)
    async with desk.run_test(size=(120, 40)) as pilot:
        widget = await go_to(pilot, place)
        before = text_of(widget)
        await pilot.press("ctrl+e")
        await settled(pilot)
        assert [path.suffix for path in opened_files] == [".docx"]
        assert opened_files[0].is_file()
        assert text_of(widget) == before


@everywhere
async def test_ctrl_f_finds_and_ctrl_s_says_that_all_is_saved(desk: SekretariatApp, place: Place) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        widget = await go_to(pilot, place)
        before = text_of(widget)
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.pause()
        assert "Alt er lagret" in str(desk.screen.query_one("#status").render())
        await pilot.press("ctrl+f")
        await pilot.pause()
        in_areas = PLACES[place] == 2
        assert isinstance(desk.screen, Chooser) if in_areas else desk.focused is the_filter(desk.screen)  # type: ignore[arg-type]
        assert text_of(widget) == before


@pytest.mark.parametrize("place", [the_list, the_areas], ids=lambda place: place.__name__)
async def test_a_slash_searches_outside_text(desk: SekretariatApp, place: Place) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, place)
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(desk.screen, SearchScreen)


@pytest.mark.parametrize(
    "place", [the_filter, a_heading, a_section, the_proposal, the_note], ids=lambda place: place.__name__
)
async def test_a_slash_in_a_text_is_a_slash(desk: SekretariatApp, place: Place) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        widget = await go_to(pilot, place)
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(desk.screen, DeskScreen)
        assert "/" in str(text_of(widget))


@pytest.mark.parametrize("width", [80, 100, 120, 200])
async def test_the_footer_has_six_keys_and_fits(desk: SekretariatApp, width: int) -> None:
    async with desk.run_test(size=(width, 24)) as pilot:
        await opened(pilot)
        line = desk.screen.query_one(KeyLine)
        assert len(line.shown) == 6
        assert len(str(line.render()).rstrip()) <= width


async def test_the_footer_and_the_bars_can_be_clicked(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        footer = str(desk.screen.query_one(KeyLine).render())
        await pilot.click(KeyLine, offset=(footer.index("Satsninger") + 2, 0))
        await pilot.pause()
        assert desk.screen.query_one("#areas").display
        tabs = str(desk.screen.query_one("#tabs").render())
        await pilot.click("#tabs", offset=(tabs.index("Saker") + 1, 0))
        await pilot.pause()
        assert desk.screen.query_one("#cases").display
        bar = str(desk.screen.query_one("#top").render())
        await pilot.click("#top", offset=(bar.index("Søk") + 1, 0))
        await pilot.pause()
        assert isinstance(desk.screen, SearchScreen)
    assert case_called(workspace, "Strategiske veivalg")


async def test_words_typed_right_after_f3_leave_the_section_one_stood_in(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        section = await go_to(pilot, a_section)
        before = text_of(section)
        for key in ("f3", *"Hei"):
            desk.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        editor = the_proposal(desk.screen)  # type: ignore[arg-type]
        assert isinstance(editor, OutlineEditor)
        assert editor.points[0].text.startswith("HeiSSU godkjenner")
        assert text_of(section) == before


@sizes
async def test_words_typed_right_after_f3_end_up_in_the_proposal(desk: SekretariatApp, size: tuple[int, int]) -> None:
    """A burst, as from a script or a slow line: the keys come before the editor has been made."""
    async with desk.run_test(size=size) as pilot:
        await opened(pilot)
        for key in ("f3", *"Hei"):
            desk.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        editor = the_proposal(desk.screen)  # type: ignore[arg-type]
        assert isinstance(editor, OutlineEditor)
        assert editor.points[0].text.startswith("HeiSSU godkjenner")


async def test_a_list_pasted_right_after_f3_keeps_its_place_among_the_keys(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        desk.post_message(events.Key("f3", None))
        desk.post_message(events.Key("H", "H"))
        desk.post_message(events.Paste("ei "))
        desk.post_message(events.Key("d", "d"))
        await settled(pilot)
        case = workspace.cases.get(case_called(workspace, "Strategiske veivalg"))
        assert case.proposal.points[0].text == "Hei dSSU godkjenner den anbefalte prosessen."


async def test_words_typed_right_after_ctrl_k_end_up_in_the_search(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for key in ("ctrl+k", *"legevakt"):
            desk.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        assert isinstance(desk.screen, SearchScreen)
        assert desk.screen.query_one(Input).value == "legevakt"


async def test_a_click_right_after_f3_lets_the_keys_go_where_the_click_led(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("f3")
        await settled(pilot)
        await pilot.click("#case-filter")
        await pilot.press("l")
        await pilot.pause()
        assert desk.screen.query_one("#case-filter", Input).value == "l", "it does not wait for the decision"


async def test_keys_go_to_the_tab_in_front_when_it_is_another_than_the_one_f3_led_to(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        screen = desk.screen
        assert isinstance(screen, DeskScreen)
        screen.action_pane(PLACES[a_section])
        screen.panes.case.show_tab("paper")
        section = a_section(screen)
        section.focus()
        await pilot.press("slash")
        await pilot.pause()
        assert not desk.key_hold.holding
        assert "/" in str(text_of(section))


async def test_a_program_that_closes_while_keys_wait_closes_quietly(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        desk.key_hold.until_in(the_areas(desk.screen))  # type: ignore[arg-type]
        desk.post_message(events.Key("x", "x"))
        await pilot.pause()
        assert desk.key_hold.holding
    assert desk._exception is None
