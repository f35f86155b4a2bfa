"""A secretariat's folder to work in, on a day that never changes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sekretariat_tui.workspace import Folders, Workspace

NOW = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "sekretariat")


@pytest.fixture
def desk(folders: Folders) -> Workspace:
    """The Innlandet profile in a new folder, on 9 May 2026."""
    return Workspace.open(folders, "Kari Berg", clock=lambda: NOW)


def reopened(desk: Workspace) -> Workspace:
    """The same folder as another window sees it."""
    return Workspace.open(desk.office.folders, "Ola Lie", clock=lambda: NOW)
