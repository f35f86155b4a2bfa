"""A fault in the program: nothing of it is drawn, what is typed is saved, and the report has no text of anybody's."""

import contextlib
from typing import Any

import pytest
from made_up_desk import case_called, opened

from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.desk.screen import DeskScreen
from sekretariat_tui.ui.leaving import put_by_what_is_left
from sekretariat_tui.workspace import Text, Workspace

SECRET = "hemmelig tekst i en sak"


def in_a_handler(desk: SekretariatApp) -> None:
    def find(self: Any) -> None:
        raise KeyError(SECRET)

    desk.screen.action_find = find.__get__(desk.screen)  # type: ignore[attr-defined]


def in_the_saving_thread(desk: SekretariatApp) -> None:
    def act(workspace: Workspace) -> None:
        raise KeyError(SECRET)

    desk.saving.submit(act)


def in_a_worker(desk: SekretariatApp) -> None:
    async def work() -> None:
        raise KeyError(SECRET)

    desk.run_worker(work())


@pytest.mark.parametrize("fault", [in_a_handler, in_the_saving_thread, in_a_worker], ids=lambda f: f.__name__)
async def test_a_fault_ends_the_program_with_what_is_typed_saved_and_nothing_drawn(
    desk: SekretariatApp, workspace: Workspace, fault: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.suppress(Exception):
        async with desk.run_test(size=(120, 40)) as pilot:
            await opened(pilot)
            screen = desk.screen
            assert isinstance(screen, DeskScreen)
            await pilot.press("f3")
            await pilot.pause(0.3)
            await pilot.press(*"Helt sist: ".replace(" ", "_"))
            fault(desk)
            await pilot.press("ctrl+f")
            for _ in range(100):
                await pilot.pause(0.02)
                if desk.fault is not None:
                    break
    assert desk.fault is not None
    assert put_by_what_is_left(desk) == ""
    case = workspace.cases.get(case_called(workspace, "Strategiske veivalg"))
    assert workspace.decisions.points(case, Text.PROPOSAL)[0].text.startswith("Helt_sist:_")
    drawn = capsys.readouterr()
    assert SECRET not in drawn.out + drawn.err
    assert "Traceback" not in drawn.out + drawn.err
    assert desk._exit_renderables == []


async def test_being_told_to_stop_saves_what_is_typed_and_does_not_ask(
    desk: SekretariatApp, workspace: Workspace
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("f3")
        await pilot.pause(0.3)
        await pilot.press(*"Sist")
        desk.end()
        await pilot.pause()
    assert put_by_what_is_left(desk) == ""
    case = workspace.cases.get(case_called(workspace, "Strategiske veivalg"))
    assert workspace.decisions.points(case, Text.PROPOSAL)[0].text.startswith("Sist")
