"""The program in a real terminal when things go wrong: killed while one types, stopped from outside, crashed, damaged."""

import random
import signal
import sys
import time
from pathlib import Path

import pytest

from sekretariat_tui.domain.points import as_text
from sekretariat_tui.store import BackupKind, take_backup
from sekretariat_tui.workspace import Folders, Text, Workspace

from .terminal import ROOT, Terminal

pytestmark = pytest.mark.slow

WORDS = "".join(f"ord{number} " for number in range(400))
A_SECOND = 1.0


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "mappe")
    desk = Workspace.open(folders, "Kari")
    desk.cases.new("SSU", "Felles opplæring")
    take_backup(folders.root, desk.office.register.snapshot, BackupKind.DAILY, "Kari")
    desk.close()
    return folders


def saved(folders: Folders, place: str) -> str:
    desk = Workspace.open(folders, "Kari")
    try:
        (head,) = desk.cases.heads()
        case = desk.cases.get(head.id)
        if place == "proposal":
            return as_text(desk.decisions.points(case, Text.PROPOSAL))
        return case.title if place == "title" else case.sections[0].text
    finally:
        desk.close()


def go_to(terminal: Terminal, place: str) -> None:
    terminal.wait_for("Felles opplæring")
    terminal.wait_for("Satsningsområder")
    if place == "proposal":
        terminal.keys("F3")
        terminal.wait_for("[Vedtak]")
    else:
        terminal.keys("Enter")
        terminal.wait_for("Skriv her")
        terminal.wait(0.3)
        if place == "title":
            terminal.keys("C-o")
            terminal.wait_for("Opplysninger om")
            terminal.wait(0.3)
            terminal.keys("End")
        else:
            terminal.keys("Tab", "Up")
    terminal.wait(0.3)


@pytest.mark.parametrize("place", ["section", "proposal", "title"])
def test_typing_without_a_pause_and_kill_9_loses_less_than_a_second(
    terminal: Terminal, folders: Folders, place: str
) -> None:
    """Fifteen keys a second, as a fast typist who never stops."""
    terminal.start("--mappe", str(folders.root))
    go_to(terminal, place)
    end = time.monotonic() + random.uniform(2.0, 4.0)
    typed: list[float] = []
    while (now := time.monotonic()) < end:
        terminal.type(WORDS[len(typed)], pause=0)
        typed.append(time.monotonic())
        time.sleep(max(0.0, now + 1 / 15 - time.monotonic()))
    terminal.kill()
    killed = time.monotonic()
    there = saved(folders, place)
    long_ago = sum(1 for at in typed if at < killed - A_SECOND)
    assert WORDS[:long_ago].rstrip() in there, f"{len(typed)} typed, of which {long_ago} over a second before"
    assert long_ago > 5


@pytest.mark.parametrize("told", ["SIGTERM", "SIGHUP"])
def test_being_stopped_from_outside_leaves_the_terminal_clean_and_the_text_saved(
    small_terminal: Terminal, folders: Folders, told: str
) -> None:
    small_terminal.start("--mappe", str(folders.root))
    small_terminal.wait_for("Felles opplæring")
    small_terminal.keys("F3")
    small_terminal.wait_for("Fremmes i møtet")
    small_terminal.type("Rett før slutt")
    small_terminal.signal(getattr(signal, told))
    screen = small_terminal.wait_for(f"SLUTT {128 + getattr(signal, told)}")
    assert "Felles opplæring" not in screen
    assert small_terminal.is_clean()
    assert saved(folders, "proposal").endswith("Rett før slutt")


CRASHING = """
import sys
from sekretariat_tui.ui.desk.screen import DeskScreen
def find(self):
    tekst = "HEMMELIG"
    raise KeyError(tekst)
DeskScreen.action_find = find
from sekretariat_tui.cli import main
main()
"""


def test_a_crash_leaves_the_terminal_clean_the_text_saved_and_a_report_without_texts(
    small_terminal: Terminal, folders: Folders, tmp_path: Path
) -> None:
    program = tmp_path / "crashing.py"
    program.write_text(CRASHING, encoding="utf-8")
    small_terminal.start("--mappe", str(folders.root), program=[sys.executable, str(program)])
    small_terminal.wait_for("Felles opplæring")
    small_terminal.keys("F3")
    small_terminal.wait_for("Fremmes i møtet")
    small_terminal.type("Skrevet før feilen")
    small_terminal.keys("C-f")
    screen = small_terminal.wait_for("SLUTT 1")
    assert "Alt du har skrevet, er lagret." in " ".join(screen.replace("\n", "").split())
    assert "Traceback" not in screen and "HEMMELIG" not in screen
    assert small_terminal.is_clean()
    assert saved(folders, "proposal").endswith("Skrevet før feilen")
    (report,) = (Path(ROOT) / p for p in Path.home().rglob("feil-*.txt"))
    text = report.read_text(encoding="utf-8")
    assert "KeyError" in text and "HEMMELIG" not in text and str(tmp_path) not in text


def test_a_damaged_register_is_helped_on_from_the_first_window_to_the_last_case(
    small_terminal: Terminal, folders: Folders
) -> None:
    folders.register.write_bytes(folders.register.read_bytes()[:2_000])
    small_terminal.start("--mappe", str(folders.root))
    small_terminal.wait_for("Se på sikkerhetskopien")
    small_terminal.keys("Enter")
    small_terminal.wait_for("! bare lesing")
    small_terminal.wait_for("Felles opplæring")
    small_terminal.wait(0.5)
    small_terminal.keys("C-p")
    small_terminal.type("valgene")
    small_terminal.wait_for("Vis valgene")
    small_terminal.keys("Enter")
    small_terminal.wait_for("Gjenopprett fra sikkerhetskopien")
    small_terminal.keys("Down", "Down", "Enter")
    small_terminal.wait_for("Sette inn sikkerhetskopien")
    small_terminal.keys("j")
    small_terminal.wait_for("Saker]")
    small_terminal.wait(0.5)
    assert "bare lesing" not in small_terminal.screen()
    small_terminal.keys("C-q")
    small_terminal.wait_for("SLUTT 0")
    assert saved(folders, "title") == "Felles opplæring"
