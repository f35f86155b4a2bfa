"""The program in a real terminal: typed into with real keys, killed, and opened again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sekretariat_tui.domain.points import as_text
from sekretariat_tui.workspace import Folders, Text, Workspace

from .terminal import Terminal

pytestmark = pytest.mark.slow

NOW = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)
PASTED = "1. Kurset holdes to ganger\n2. Kurset er for alle:\n   a) leger\n   b) sykepleiere\n"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "mappe")
    desk = Workspace.open(folders, "Kari", clock=lambda: NOW)
    desk.cases.new("SSU", "Felles opplæring")
    desk.close()
    return folders


def saved(folders: Folders) -> str:
    """The proposal as the register on the disk has it."""
    desk = Workspace.open(folders, "Kari")
    (head,) = desk.cases.heads()
    return as_text(desk.decisions.points(desk.cases.get(head.id), Text.PROPOSAL))


def build_a_decision(terminal: Terminal) -> None:
    """Three levels by keys: some sixty of them, a list pasted, points moved and taken in and out."""
    terminal.keys("F3")
    terminal.wait_for("Fremmes i møtet")
    terminal.type("SSU godkjenner planen:")
    terminal.keys("Enter", "Tab")
    terminal.type("for barn")
    terminal.keys("Enter")
    terminal.type("for unge")
    terminal.keys("Enter", "Tab")
    terminal.type("i skolen")
    terminal.keys("Enter", "BTab", "BTab")
    terminal.type("Sekretariatet følger opp")
    terminal.keys("Enter")
    terminal.paste(PASTED)
    terminal.wait_for("sykepleiere")
    terminal.keys("Up", "Up", "Up", "F7")  # the first pasted point up above «Sekretariatet følger opp»
    terminal.wait_for("2. Kurset holdes to ganger")


BUILT = """1. SSU godkjenner planen:
   a) for barn
   b) for unge
      • i skolen
2. Kurset holdes to ganger
3. Sekretariatet følger opp
4. Kurset er for alle:
   a) leger
   b) sykepleiere"""


def test_a_decision_typed_in_a_terminal_is_there_after_kill_9_one_second_later(
    terminal: Terminal, folders: Folders
) -> None:
    terminal.start("--mappe", str(folders.root))
    terminal.wait_for("Felles opplæring")
    build_a_decision(terminal)
    terminal.wait_for("lagret")
    terminal.wait(1)
    terminal.kill()
    assert saved(folders) == BUILT
    terminal.close()
    terminal.start("--mappe", str(folders.root))
    terminal.wait_for("Felles opplæring")
    terminal.keys("F3")
    assert "• i skolen" in " ".join(terminal.wait_for("i skolen").split())


def test_everything_typed_is_undone_to_the_start_and_done_again(terminal: Terminal, folders: Folders) -> None:
    terminal.start("--mappe", str(folders.root))
    terminal.wait_for("Felles opplæring")
    build_a_decision(terminal)
    for _ in range(60):
        terminal.keys("C-z", pause=0.02)
        if "SSU godkjenner" not in terminal.screen() and "Kurset" not in terminal.screen():
            break
    assert "SSU godkjenner" not in terminal.screen()
    terminal.keys(*["C-y"] * 60, pause=0.02)
    terminal.wait_for("4. Kurset er for alle:")
    terminal.keys("C-q")
    terminal.wait_for("SLUTT 0")
    assert saved(folders) == BUILT


def test_at_80_by_24_one_pane_is_shown_at_a_time_and_the_last_line_fits(
    small_terminal: Terminal, folders: Folders
) -> None:
    small_terminal.start("--mappe", str(folders.root))
    screen = small_terminal.wait_for("Felles opplæring")
    assert len(screen.rstrip("\n").split("\n")) <= 24
    assert "^p" in screen.rstrip().split("\n")[-1]
    small_terminal.keys("F4")
    small_terminal.wait_for("Interessepolitikk")
    small_terminal.keys("F3")
    small_terminal.wait_for("Forslag til vedtak")
    assert "Interessepolitikk" not in small_terminal.screen()
    small_terminal.keys("C-q")
    small_terminal.wait_for("SLUTT 0")


def test_the_example_opens_with_one_command_and_leaves_the_terminal_clean(
    small_terminal: Terminal, tmp_path: Path
) -> None:
    small_terminal.start("demo", "--mappe", str(tmp_path / "eksempel"))
    small_terminal.wait_for("Deling av kostnader")
    small_terminal.keys("C-k")
    small_terminal.type("sarbehandling")
    small_terminal.wait_for("Utvidelse av digital")
    small_terminal.keys("Escape", "C-q", pause=0.5)
    assert "Deling" not in small_terminal.wait_for("SLUTT 0")
