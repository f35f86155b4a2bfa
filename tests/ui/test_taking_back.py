"""History, bin and «Hva er gjort»: what has been can be seen, and taken back, by keys and by mouse."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from made_up_desk import case_called, many_cases, opened, settled
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotRead
from sekretariat_tui.domain.kinds import CaseStatus, MeasureStatus
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.strategy import Measure
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.history.acts_screen import ActsScreen
from sekretariat_tui.ui.history.bin_screen import BinScreen
from sekretariat_tui.ui.history.history_screen import HistoryScreen
from sekretariat_tui.ui.history.list_and_look import ListAndLook
from sekretariat_tui.ui.history.place_changes import AROUND, PlaceChanges, shortened
from sekretariat_tui.ui.windows.chooser import Chooser
from sekretariat_tui.ui.windows.confirm import Confirm
from sekretariat_tui.ui.windows.help_screen import HELP, HelpScreen
from sekretariat_tui.workspace import Text, Workspace

CHOICES = "Strategiske veivalg"


@pytest.fixture
def written(workspace: Workspace) -> Case:
    """«Strategiske veivalg» after some days of work, with a section that was taken out and a point that was changed."""
    id = case_called(workspace, CHOICES)
    case = workspace.cases.get(id)
    background = case.sections[0].id
    workspace.cases.set_section_text(
        id, background, "SSU ba om et forslag. Partene vil ha korte frister, se SSU sak 3/26."
    )
    workspace.cases.set_status(id, CaseStatus.READY)
    points = case.proposal.points
    workspace.decisions.set_points(id, Text.PROPOSAL, (Point(text="SSU godkjenner en annen prosess."), points[1]))
    workspace.cases.remove_section(id, background)
    return workspace.cases.get(id)


async def chosen_from_palette(pilot: Pilot[Any], words: str) -> ListAndLook:
    """Opens a window by its name, as a person does."""
    await pilot.press("ctrl+p")
    await pilot.pause()
    await pilot.press(*["space" if letter == " " else letter for letter in words], "enter")
    await quiet(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ListAndLook)
    return screen


async def quiet(pilot: Pilot[Any]) -> None:
    """Waits until list and differences are read and drawn."""
    for _ in range(3):
        await settled(pilot)
        await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group in {"past", "look"}])
        await pilot.pause()


async def history_of(pilot: Pilot[Any], desk: SekretariatApp, title: str) -> ListAndLook:
    await opened(pilot)
    screen = desk.screen
    assert isinstance(screen, DeskScreen)
    screen._show_case(case_called(desk.workspace, title))
    await settled(pilot)
    return await chosen_from_palette(pilot, "sakens historikk")


def rows(screen: ListAndLook) -> list[str]:
    return [moment.below for moment in screen.lines.moments]


def drawn(screen: ListAndLook) -> str:
    return "\n".join(screen.lines.render_line(y).text.rstrip() for y in range(screen.lines.size.height))


def looked(screen: ListAndLook) -> str:
    """What stands beside the list."""
    note = str(screen.query_one("#look-note", Static).render())
    widget = screen.query_one("#differences", PlaceChanges)
    strips = [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
    return "\n".join([note, *strips])


def notices(desk: SekretariatApp) -> list[str]:
    return [notice.message for notice in desk._notifications]


# ---------------------------------------------------------------- the history of a case


async def test_the_history_shows_when_who_what_and_the_words_that_changed(desk: SekretariatApp, written: Case) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await history_of(pilot, desk, CHOICES)
        assert [row.split(" «")[0] for row in rows(screen)[:3]] == [
            "Slettet avsnittet",
            "Skrev i forslaget i SSU 6/26 " + CHOICES,
            "Satte status",
        ]
        assert "Nå · 09.05.2026 kl. 12.02" in drawn(screen) and "Kari Berg" in drawn(screen)
        await pilot.press("down", "down", "down")
        await quiet(pilot)
        text = " ".join(looked(screen).split())
        assert "SSU ba om et forslag" in text
        assert "{+. Partene vil ha korte frister+}" in text or "{+Partene vil ha korte frister" in text


async def test_a_section_that_was_taken_out_comes_back_alone_by_key(desk: SekretariatApp, written: Case) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await history_of(pilot, desk, CHOICES)
        await pilot.press("down", "down", "n")
        await quiet(pilot)
        assert "{+" in looked(screen)
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(desk.screen, Chooser)
        await pilot.press(*"bakgrunn", "enter")
        await quiet(pilot)
        case = desk.workspace.cases.get(written.id)
        assert case.sections[0].text.startswith("SSU ba om et forslag. Partene vil ha korte frister")
        assert case.proposal.points[0].text == "SSU godkjenner en annen prosess.", "the rest stays"
        assert any("er hentet tilbake. ctrl+z to ganger angrer." in notice for notice in notices(desk))
        assert rows(screen)[0].startswith("Hentet tilbake «Bakgrunn"), "the list shows the new version"


async def test_what_was_brought_back_is_undone_there_and_then(desk: SekretariatApp, written: Case) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await history_of(pilot, desk, CHOICES)
        await pilot.press("end")
        await quiet(pilot)
        await pilot.press("h", "enter")
        await quiet(pilot)
        assert desk.workspace.cases.get(written.id).proposal.points == ()
        await pilot.press("ctrl+z")
        await pilot.pause(0.8)
        await pilot.press("ctrl+z")
        await quiet(pilot)
        assert desk.workspace.cases.get(written.id).proposal == written.proposal


async def test_the_version_that_stands_has_nothing_to_bring_back(desk: SekretariatApp, written: Case) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await history_of(pilot, desk, CHOICES)
        await pilot.press("h")
        await quiet(pilot)
        assert notices(desk)[-1] == "Det er ingenting å hente tilbake: det er slik allerede."


async def test_what_is_typed_and_not_saved_is_in_the_history_and_not_lost_by_it(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        area = desk.screen.query("#case TextArea").first()
        area.focus()
        await pilot.press(*"Uerstattelig")
        screen = await chosen_from_palette(pilot, "sakens historikk")
        assert "Uerstattelig" in looked(screen)


async def test_the_list_follows_what_another_window_saves(desk: SekretariatApp, workspace: Workspace) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await history_of(pilot, desk, CHOICES)
        before = screen.lines.current
        other = Workspace.open(workspace.office.folders, "Ola Lie", clock=workspace.office.clock)
        other.cases.amend(case_called(other, CHOICES), "Ga ny tittel til", title="Veivalg")
        for _ in range(40):
            await quiet(pilot)
            if screen.lines.moments[0].note == "Ola Lie":
                break
            await pilot.pause(0.1)
        assert screen.lines.moments[0].note == "Ola Lie"
        assert screen.lines.current is not None and before is not None
        assert screen.lines.current.key == before.key, "the cursor stays on its version"


async def test_a_measure_and_a_meeting_have_a_history_too(desk: SekretariatApp, workspace: Workspace) -> None:
    measure = workspace.office.register.all(Measure)[0]
    workspace.strategy.amend_measure(measure.id, status=MeasureStatus.STOPPED)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        desk.screen.query_one("#areas").show_measure(measure.id)  # type: ignore[attr-defined]
        screen = await chosen_from_palette(pilot, "tiltakets historikk")
        assert "Status" in looked(screen) and "{+stoppet+}" in looked(screen)
        await pilot.press("escape")
        await quiet(pilot)
        desk.screen._show_case(case_called(workspace, CHOICES))  # type: ignore[attr-defined]
        screen = await chosen_from_palette(pilot, "møtets historikk")
        assert str(screen.window_title) == "Historikk: møtet SSU 21.05.2026"
        assert rows(screen)[-1] == "Planla møte: SSU 21.05.2026"


async def test_a_history_that_cannot_be_read_says_so(
    desk: SekretariatApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*words: object) -> None:
        raise CannotRead("Historikken kan ikke leses: disken svarer ikke. Prøv igjen.")

    monkeypatch.setattr(workspace.office.register, "versions", refuse)
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await history_of(pilot, desk, CHOICES)
        assert "Historikken kan ikke leses" in drawn(screen)
        await pilot.press("h")
        assert screen is desk.screen


async def test_with_the_mouse_a_version_is_chosen_and_brought_back(desk: SekretariatApp, written: Case) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await history_of(pilot, desk, CHOICES)
        await pilot.click("#moments", offset=(5, 4))
        await quiet(pilot)
        assert screen.lines.cursor == 2
        await pilot.click("#historikk-mot")
        await quiet(pilot)
        assert str(screen.query_one("#historikk-mot", Button).label) == "Vis hva som ble endret"
        await pilot.click("#historikk-hent")
        await pilot.pause()
        assert isinstance(desk.screen, Chooser)


async def test_enter_scrolls_in_the_differences_and_escape_comes_back(desk: SekretariatApp, written: Case) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await history_of(pilot, desk, CHOICES)
        await pilot.press("end")
        await quiet(pilot)
        await pilot.press("enter", "down", "down", "down")
        await pilot.pause()
        look = screen.query_one("#look")
        assert look.has_focus and look.scroll_offset.y > 0
        await pilot.press("escape")
        assert screen.lines.has_focus and desk.screen is screen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(desk.screen, DeskScreen)


# ---------------------------------------------------------------- the bin


async def test_what_is_deleted_lies_in_the_bin_and_is_shown_when_it_is_taken_back(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    id = case_called(workspace, "Transport av prøver")
    workspace.cases.delete(id)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        screen = await chosen_from_palette(pilot, "papirkurv")
        assert [(moment.title, moment.below) for moment in screen.lines.moments] == [
            ("«Transport av prøver»", "Sak · 09.05.2026 kl. 12.02 · Kari Berg")
        ]
        assert "Transport av prøver" in looked(screen)
        await pilot.press("h")
        await quiet(pilot)
        assert workspace.cases.get(id).title == "Transport av prøver"
        assert "Papirkurven er tom." in drawn(screen)
        await pilot.press("escape")
        await quiet(pilot)
        shown = desk.screen.query_one(CasePane).case
        assert shown is not None and shown.id == id


async def test_what_is_otherwise_than_it_was_is_said_when_it_comes_back(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    id = case_called(workspace, "Felles opplæring i sårbehandling")
    number = workspace.cases.get(id).number
    workspace.cases.delete(id)
    with workspace.office.register.change("Ola Lie", "Leste inn") as change:
        change.put(Case(body="SSU", title="En annen", number=number, year=2026, number_locked=True))
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await chosen_from_palette(pilot, "papirkurv")
        await pilot.press("h")
        await quiet(pilot)
        assert "Nummeret SSU 3/26 er siden gitt til «En annen», så saken er uten nummer." in notices(desk)[-1]


async def test_an_older_version_of_what_is_deleted_can_be_taken_back(desk: SekretariatApp, written: Case) -> None:
    desk.workspace.cases.delete(written.id)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await chosen_from_palette(pilot, "papirkurv")
        await pilot.press("t")
        await quiet(pilot)
        screen = desk.screen
        assert isinstance(screen, HistoryScreen)
        await pilot.press("down", "down")
        await quiet(pilot)
        await pilot.press("h", "enter")
        await quiet(pilot)
        assert desk.workspace.cases.get(written.id).sections[0].text.startswith("SSU ba om et forslag")


async def test_an_empty_bin_says_why_nothing_can_be_done(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        screen = await chosen_from_palette(pilot, "papirkurv")
        assert "Papirkurven er tom." in drawn(screen)
        await pilot.press("h")
        await pilot.pause()
        assert notices(desk)[-1] == "Papirkurven er tom."


# ---------------------------------------------------------------- what has been done


async def test_an_act_is_found_by_its_words_and_taken_back(desk: SekretariatApp, written: Case) -> None:
    desk.workspace.cases.delete(case_called(desk.workspace, "Transport av prøver"))
    desk.workspace.office._done.clear()  # as after a restart
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        screen = await chosen_from_palette(pilot, "hva er gjort")
        assert isinstance(screen, ActsScreen)
        await pilot.press(*"slettet", "space", *"prover")
        await quiet(pilot)
        assert [moment.title for moment in screen.lines.moments] == ["Slettet «Transport av prøver»"]
        assert "Kan angres med F5" in looked(screen)
        await pilot.press("f5")
        await pilot.pause()
        assert isinstance(desk.screen, Confirm) and desk.screen.query_one("#no").has_focus
        await pilot.press("j")
        await quiet(pilot)
        assert case_called(desk.workspace, "Transport av prøver")
        assert "Angret: slettet «Transport av prøver»" in notices(desk)[-1]
        assert desk.workspace.office.undoable.startswith("Angret: Slettet")


async def test_an_act_that_is_built_on_says_why_it_cannot_be_taken_back(desk: SekretariatApp, written: Case) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        screen = await chosen_from_palette(pilot, "hva er gjort")
        await pilot.press(*"klar")
        await quiet(pilot)
        assert f"Kan ikke angres: saken «{CHOICES}» er endret etterpå" in " ".join(looked(screen).split())
        await pilot.press("f5")
        await pilot.pause()
        assert desk.screen is screen
        assert notices(desk)[-1] == f"Det kan ikke angres, for saken «{CHOICES}» er endret etterpå."


async def test_from_an_act_enter_goes_to_what_it_changed(desk: SekretariatApp, written: Case) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await chosen_from_palette(pilot, "hva er gjort")
        await pilot.press("enter")
        await quiet(pilot)
        shown = desk.screen.query_one(CasePane).case
        assert shown is not None and shown.id == written.id
        await chosen_from_palette(pilot, "hva er gjort")
        await pilot.press(*"nummererte", "down")
        await quiet(pilot)
        await pilot.press("enter")
        await quiet(pilot)
        chooser = desk.screen
        assert isinstance(chooser, Chooser), "it changed several: the meeting and its cases"
        assert chooser.query_one(OptionList).option_count == 2
        await pilot.press("escape", "f6")
        await quiet(pilot)
        assert isinstance(desk.screen, Chooser)
        await pilot.press("enter")
        await quiet(pilot)
        assert isinstance(desk.screen, HistoryScreen)
        assert desk.screen.record[0] == Meeting.table


async def test_what_an_act_over_many_records_changed_is_listed_and_not_drawn_without_end(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    many_cases(workspace, 300)
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        screen = await chosen_from_palette(pilot, "hva er gjort")
        assert screen.lines.moments[0].title == "Leste inn arkivet"
        assert "… og 260 til" in looked(screen)


async def test_two_key_presses_take_back_nothing_of_an_earlier_session_but_say_where_it_is(
    desk: SekretariatApp,
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "Hva er gjort" in desk.screen.query_one("#status").render().plain  # type: ignore[attr-defined]


# ---------------------------------------------------------------- what is drawn


def test_what_is_the_same_is_shortened_to_what_is_near_the_change() -> None:
    from sekretariat_tui.domain.differences import marked, word_changes

    before = "innledning " * 300 + "fristen er i mai" + " avslutning" * 300
    text = marked(shortened(word_changes(before, before.replace("mai", "juni"))))
    assert "fristen er i [-mai-]{+juni+}" in text
    assert text.startswith("…") and text.endswith("…")
    assert len(text) < 3 * AROUND


def test_a_text_of_a_hundred_pages_is_not_drawn_whole() -> None:
    from sekretariat_tui.domain.differences import word_changes

    assert sum(len(one.text) for one in shortened(word_changes("", "ord " * 100_000))) < 10_000


@pytest.mark.parametrize("screen", [HistoryScreen, BinScreen, ActsScreen])
async def test_f1_explains_the_window(desk: SekretariatApp, workspace: Workspace, screen: type[ListAndLook]) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        case = case_called(workspace, CHOICES)
        desk.push_screen(HistoryScreen(("cases", case), CHOICES) if screen is HistoryScreen else screen())
        await quiet(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(desk.screen, HelpScreen)
        assert desk.screen.topic == screen.help_topic and (HELP / f"{screen.help_topic}.md").is_file()


# ---------------------------------------------------------------- pictures

Before = Callable[[Pilot[Any]], Awaitable[None]]
pictured = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
looks = pytest.mark.parametrize("look", ["dark", "nocolor"])


@pytest.fixture
def pictured_desk(workspace: Workspace, written: Case, look: str, monkeypatch: pytest.MonkeyPatch) -> SekretariatApp:
    if look == "nocolor":
        monkeypatch.setenv("NO_COLOR", "1")
    workspace.cases.delete(case_called(workspace, "Transport av prøver"))
    measure = workspace.office.register.all(Measure)[0]
    workspace.strategy.delete_measure(measure.id)
    workspace.meetings.new("ASU", date(2026, 6, 4))
    return SekretariatApp(workspace)


@looks
@pictured
def test_the_history_looks_as_it_did(pictured_desk: SekretariatApp, size: tuple[int, int], snap_compare: Any) -> None:
    async def show(pilot: Pilot[Any]) -> None:
        await history_of(pilot, pictured_desk, CHOICES)
        await pilot.press("down")
        await quiet(pilot)

    assert snap_compare(pictured_desk, terminal_size=size, run_before=show)


@looks
@pictured
def test_bringing_back_looks_as_it_did(pictured_desk: SekretariatApp, size: tuple[int, int], snap_compare: Any) -> None:
    async def show(pilot: Pilot[Any]) -> None:
        await history_of(pilot, pictured_desk, CHOICES)
        await pilot.press("down", "down", "n")
        await quiet(pilot)
        await pilot.press("h")
        await pilot.pause()
        pilot.app.screen.query_one(Input).cursor_blink = False
        await pilot.pause()

    assert snap_compare(pictured_desk, terminal_size=size, run_before=show)


@looks
@pictured
def test_the_bin_looks_as_it_did(pictured_desk: SekretariatApp, size: tuple[int, int], snap_compare: Any) -> None:
    async def show(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await chosen_from_palette(pilot, "papirkurv")
        await pilot.press("down")
        await quiet(pilot)

    assert snap_compare(pictured_desk, terminal_size=size, run_before=show)


@looks
@pictured
def test_what_has_been_done_looks_as_it_did(
    pictured_desk: SekretariatApp, size: tuple[int, int], snap_compare: Any
) -> None:
    async def show(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await chosen_from_palette(pilot, "hva er gjort")
        await pilot.press(*"veivalg", "down")
        await quiet(pilot)
        pilot.app.screen.query_one(Input).cursor_blink = False
        await pilot.pause()

    assert snap_compare(pictured_desk, terminal_size=size, run_before=show)
