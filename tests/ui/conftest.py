"""The program on a made-up desk, on a day that never changes."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up_desk import NOW, made_up_cases

from sekretariat_tui.ui.app import SekretariatApp
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
