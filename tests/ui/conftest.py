"""The program on a made-up desk, on a day that never changes."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_up_desk import NOW, made_up_cases
from textual.widgets import Input, TextArea

from sekretariat_tui.store import Register
from sekretariat_tui.ui.app import SekretariatApp
from sekretariat_tui.ui.windows import typing_pause
from sekretariat_tui.workspace import Folders, Workspace


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall is UTC, or the time of the last save would follow the machine."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(autouse=True)
def no_blinking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor stays shown: a picture taken half a second later on a busy machine is the same picture."""
    for widget, toggle in ((Input, "_toggle_cursor"), (TextArea, "_toggle_cursor_blink_visible")):
        monkeypatch.setattr(widget, toggle, lambda _widget: None)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question does not wait for a pause in the typing; the tests of that say how long it is."""
    monkeypatch.setattr(typing_pause, "QUIET", 0.0)


@pytest.fixture(autouse=True)
def one_thread_writes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While the program runs, only the thread that saves changes the register; never the one that draws the screen.

    What a test itself does, as another window or to prepare the desk, has no frame of the program's screens under it.
    """
    written_on_screen: list[str] = []
    change = Register.change

    def watched(register: Register, *arguments: Any, **named: Any) -> Any:
        if threading.current_thread() is threading.main_thread():
            frame = sys._getframe(1)
            while frame is not None:
                module = frame.f_globals.get("__name__", "")
                if module.startswith("sekretariat_tui.ui."):
                    written_on_screen.append(f"{module}:{frame.f_lineno} {frame.f_code.co_name}")
                    break
                frame = frame.f_back
        return change(register, *arguments, **named)

    monkeypatch.setattr(Register, "change", watched)
    yield
    assert written_on_screen == [], "the register is changed on the interface thread"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "sekretariat")


@pytest.fixture
def workspace(folders: Folders) -> Iterator[Workspace]:
    """The Innlandet profile with its plan, three meetings and six made-up cases, on 9 May 2026.

    SSU 3/26 «Felles opplæring i sårbehandling» is decided; SSU 6/26 «Strategiske veivalg» and SSU 7/26
    «Status for handlingsdelen» are on the agenda of 21 May; «Felles legevakt i dalen» is on the agenda of PA in June; «Transport av prøver»
    and «Digital hjemmeoppfølging» wait without a meeting, the latter with a doubt.
    """
    workspace = Workspace.open(folders, "Kari Berg", clock=lambda: NOW)
    made_up_cases(workspace)
    yield workspace
    workspace.close()


@pytest.fixture
def desk(workspace: Workspace) -> Iterator[SekretariatApp]:
    """The program on the made-up desk, not yet running: ``async with desk.run_test(size=(120, 40)) as pilot``."""
    app = SekretariatApp(workspace)
    yield app
    app.saving.close()
