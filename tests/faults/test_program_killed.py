"""The whole program in a real terminal, typed into and killed: what the status line has shown as saved is there."""

import os
import random
import re
import string
import time
from collections.abc import Callable
from pathlib import Path

from sekretariat_tui.domain.points import as_text
from sekretariat_tui.workspace import Folders, Text, Workspace
from terminal.terminal import Terminal

Figure = Callable[[str], None]

LETTERS = 30

# A frame of the screen may be caught half drawn; what has stood there for so long has been shown.
SHOWN = 0.03


def saved(folders: Folders) -> str:
    """The proposal as the register on the disk has it."""
    workspace = Workspace.open(folders, "Den som ser etter")
    (head,) = workspace.cases.heads()
    return as_text(workspace.decisions.points(workspace.cases.get(head.id), Text.PROPOSAL))


def shown_as_saved(terminal: Terminal, typed: str) -> int | None:
    """How much of what was typed stands on the screen while it says that it is saved; None when it does not say so."""
    screen = terminal.screen()
    if not re.search(r"^ lagret \d", screen, re.MULTILINE):
        return None
    return next((length for length in range(len(typed), 0, -1) if typed[:length] in screen), 0)


def test_what_the_status_line_has_shown_as_saved_is_there_after_kill_9(
    tmux: Path, tmp_path: Path, long: bool, figure: Figure
) -> None:
    seed = int(os.environ.get("FAULT_SEED", "0")) or random.SystemRandom().randrange(1, 2**32)
    chance = random.Random(seed)
    kills, letters = (50 if long else 5), 0
    for kill in range(kills):
        folders = Folders(tmp_path / f"{kill}")
        workspace = Workspace.open(folders, "Kari")
        workspace.cases.new("SSU", "Felles opplæring")
        workspace.close()
        sockets = tmp_path / f"s{kill}"
        sockets.mkdir()
        terminal = Terminal(tmux, sockets, 120, 40)
        try:
            terminal.start("--mappe", str(folders.root))
            terminal.wait_for("Felles opplæring")
            terminal.keys("F3")
            terminal.wait_for("Fremmes i møtet")
            typed, certain = "", 0
            end = time.monotonic() + chance.uniform(1.5, 3.0)
            while time.monotonic() < end:
                if len(typed) < LETTERS:
                    typed += chance.choice(string.ascii_lowercase)
                    terminal.type(typed[-1], pause=0)
                time.sleep(chance.choice([0.0, 0.0, 0.01, 0.25, 0.5]))
                first = shown_as_saved(terminal, typed)
                time.sleep(SHOWN)
                if first is not None and shown_as_saved(terminal, typed) == first:
                    certain = max(certain, first)
            terminal.kill()
        finally:
            terminal.close()
        there = saved(folders)
        assert typed[:certain] in there, (
            f"seed {seed}, kill {kill}: {typed!r}, {certain} shown as saved, {there!r} there"
        )
        letters += certain
    assert letters > 0
    figure(f"kill -9 of the whole program, {kills} times (seed {seed}): {letters} letters shown as saved, all there")
