"""Two real windows on one folder, and a command beside them: both keep what was written, also after kill -9."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sekretariat_tui.domain.unsettled import Unsettled
from sekretariat_tui.workspace import Folders, Workspace

from .terminal import ROOT, Terminal

pytestmark = pytest.mark.slow

NOW = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)
WRITTEN = ("Skrevet i det første vinduet.", "Skrevet i det andre vinduet.")
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


def both_stand(folders: Folders) -> bool:
    return all(written in text_of(folders) for written in WRITTEN)


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
        window.wait_for("Skriv her")
    for window, written in zip(both, WRITTEN, strict=True):
        window.paste(written)
    end = time.monotonic() + 30
    while not any("velg hva som skal gjelde" in window.screen() for window in both) and not both_stand(folders):
        assert time.monotonic() < end, terminal.screen() + other_terminal.screen()
        time.sleep(0.2)

    paper = tmp_path / "ssu-9-26.txt"
    paper.write_text(PAPER, encoding="utf-8")
    command = [sys.executable, "-m", "sekretariat_tui", "--mappe", str(folders.root), "importer", str(paper)]
    subprocess.run(command, check=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    for window in both:
        window.kill()
    desk = Workspace.open(folders, "Kari")
    kept = [item.text for item in desk.office.register.all(Unsettled)]
    assert "Felles vaktordning" in {head.title for head in desk.cases.heads()}
    desk.close()
    assert all(written in "\n".join([text_of(folders), *kept]) for written in WRITTEN), "neither is lost"
    if not kept:
        return  # a slow machine: the one had heard of the other before it wrote, and wrote on in the same text

    terminal.close()
    terminal.start("--mappe", str(folders.root))
    terminal.wait_for("To tekster")
    terminal.keys("Tab", "Tab", "Tab", "Enter", pause=0.5)  # past «Senere» to «Behold begge»
    end = time.monotonic() + 30
    while not both_stand(folders):
        assert time.monotonic() < end, terminal.screen()
        time.sleep(0.2)
