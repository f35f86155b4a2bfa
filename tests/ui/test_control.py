"""The control of the register, as a person goes through it: what is doubtful, and its mends one key away."""

from datetime import date

from made_up_desk import settled
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from sekretariat_tui.domain.case import Case
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.case.case_pane import CasePane
from sekretariat_tui.ui.control.control_screen import ControlScreen
from sekretariat_tui.ui.desk.actions import desk_actions
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.imports.import_screen import ImportScreen

SIZE = (120, 40)


async def opened(pilot: Pilot[int], desk: SekretariatApp) -> ControlScreen:
    await settled(pilot)
    screen = desk.screen
    assert isinstance(screen, DeskScreen)
    action = next(one for one in desk_actions(screen) if one.id == "kontroll")
    action.run()
    await settled(pilot)
    await desk.workers.wait_for_complete()
    await settled(pilot)
    assert isinstance(desk.screen, ControlScreen)
    return desk.screen


def listed(screen: ControlScreen) -> list[str]:
    options = screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


async def choose(pilot: Pilot[int], screen: ControlScreen, words: str) -> None:
    at = next(at for at, line in enumerate(listed(screen)) if words in line)
    screen.query_one(OptionList).highlighted = at
    await settled(pilot)


def mends(screen: ControlScreen) -> list[str]:
    return [str(button.render()) for button in screen.query("#mends Button")]


async def test_a_meeting_on_a_sunday_is_found_and_can_be_let_stand(desk: SekretariatApp) -> None:
    desk.workspace.meetings.new("SSU", date(2026, 10, 4))
    async with desk.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, desk)
        await choose(pilot, screen, "søndag")
        stands = next(number for number, mend in enumerate(mends(screen), 1) if "la stå" in mend)
        await pilot.press(str(stands))
        await settled(pilot)
        await desk.workers.wait_for_complete()
        await settled(pilot)
        assert not any("søndag" in line for line in listed(screen))
        await pilot.press("a")
        await settled(pilot)
        assert any("søndag" in line for line in listed(screen)), "what is settled can be seen"
        await choose(pilot, screen, "søndag")
        await pilot.press("1")
        await settled(pilot)
        await desk.workers.wait_for_complete()
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        assert any("søndag" in line for line in listed(screen)), "and taken out again"


async def test_a_finding_leads_to_its_case(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, desk)
        cases = desk.workspace.office.register.all(Case)
        doubtful = next(case for case in cases if case.doubts)
        await choose(pilot, screen, doubtful.doubts[0].sentence[:30])
        goes = next(number for number, mend in enumerate(mends(screen), 1) if "Gå til saken" in mend)
        await pilot.press(str(goes))
        await settled(pilot)
        pane = desk.screen.query_one(CasePane)
        assert pane.case is not None and pane.case.id == doubtful.id


async def test_nothing_to_look_at_is_said(desk: SekretariatApp) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await opened(pilot, desk)
        for finding in list(desk.workspace.control.findings()):
            mend = next(mend for mend in finding.mends if mend.kind == "let_stand")
            desk.workspace.control.mend(finding, mend)
        await settled(pilot)
        await desk.workers.wait_for_complete()
        await settled(pilot)
        assert "Ingenting å se på" in str(screen.query_one("#control-said", Static).render())
        assert listed(screen) == []


async def test_it_fits_a_small_screen_and_a_number_without_a_mend_does_nothing(desk: SekretariatApp) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, desk)
        number = desk.workspace.office.register.number
        await pilot.press("9")
        await settled(pilot)
        assert desk.screen is screen and desk.workspace.office.register.number == number
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(desk.screen, DeskScreen) and not isinstance(desk.screen, ImportScreen)
