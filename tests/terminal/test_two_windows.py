"""Two real windows on one folder, and a command beside them: both keep what was written, also after kill -9."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sekretariat_tui.workspace import Folders, Workspace

from .terminal import ROOT, Terminal

pytestmark = pytest.mark.slow

NOW = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)
PAPER = "SSU sak 9/26\n\nFelles vaktordning\n\nBakgrunn\n\nKommunene ber om en felles vaktordning.\n"


@pytest.fixture
def other_terminal(tmux: Path, tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "other").mkdir()
    opened = Terminal(tmux, tmp_path / "other", 80, 24)
    yield opened
    opened.close()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "mappe")
    desk = Workspace.open(folders, "Kari", clock=lambda: NOW)
    desk.cases.new("SSU", "Felles opplæring")
    desk.close()
    return folders


def text_of(folders: Folders) -> str:
    desk = Workspace.open(folders, "Kari")
    head = next(head for head in desk.cases.heads() if head.title == "Felles opplæring")
    return desk.cases.get(head.id).sections[0].text


def test_one_text_in_two_windows_with_a_command_beside_them_and_a_kill(
    terminal: Terminal, other_terminal: Terminal, folders: Folders, tmp_path: Path
) -> None:
    both = (terminal, other_terminal)
    for window in both:
        window.start("--mappe", str(folders.root))
        window.wait_for("Felles opplæring")
    terminal.wait_for("åpen i et vindu til")
    for window in both:
        window.keys("Enter", pause=0.5)
    terminal.paste("Skrevet i det første vinduet.")
    other_terminal.paste("Skrevet i det andre vinduet.")
    end = time.monotonic() + 20
    while not any("velg hva som skal gjelde" in window.screen() for window in both):
        assert time.monotonic() < end, terminal.screen()
        time.sleep(0.1)

    paper = tmp_path / "ssu-9-26.txt"
    paper.write_text(PAPER, encoding="utf-8")
    command = [sys.executable, "-m", "sekretariat_tui", "--mappe", str(folders.root), "importer", str(paper)]
    subprocess.run(command, check=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    for window in both:
        window.kill()
    stands = text_of(folders)
    assert stands in ("Skrevet i det første vinduet.", "Skrevet i det andre vinduet.")
    desk = Workspace.open(folders, "Kari")
    (kept,) = desk.unsettled.waiting(desk.around.windows())
    assert {stands, kept.text} == {"Skrevet i det første vinduet.", "Skrevet i det andre vinduet."}
    assert "Felles vaktordning" in {head.title for head in desk.cases.heads()}
    desk.close()

    terminal.close()
    terminal.start("--mappe", str(folders.root))
    terminal.wait_for("To tekster")
    terminal.keys("Tab", "Tab", "Tab", "Enter", pause=0.3)  # past «Senere» to «Behold begge»
    terminal.wait(1)
    assert {"Skrevet i det første vinduet.", "Skrevet i det andre vinduet."} == set(text_of(folders).split("\n\n"))
