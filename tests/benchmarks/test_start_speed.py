"""How long until there is something to read, beside a minimal Textual app in the same run. The ratio counts."""

import os
import sys
import time
from pathlib import Path

import pytest

from sekretariat_tui.workspace import Folders
from sekretariat_tui.workspace.example import make_example

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(sys.platform == "win32", reason="reads the screen through a pseudo-terminal"),
]

ROUNDS = 7
MOST = 2.2
MINIMAL = """
from textual.app import App
from textual.widgets import Static

class Minimal(App):
    def compose(self):
        yield Static("minimal")

Minimal().run()
"""


def until_shown(command: list[str], words: str, surroundings: dict[str, str]) -> float:
    """Seconds from the start of a program until the words are on its screen of 120×40."""
    import fcntl
    import pty
    import select
    import struct
    import termios

    start = time.perf_counter()
    pid, screen = pty.fork()
    if pid == 0:
        os.execve(command[0], command, surroundings)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    try:
        while words.encode() not in seen:
            ready, _, _ = select.select([screen], [], [], 20)
            assert ready, seen[-500:]
            seen += os.read(screen, 65536)
        return time.perf_counter() - start
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(screen)


def test_the_first_picture_comes_soon_after_that_of_a_minimal_app(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = Folders(tmp_path / "eksempel")
    make_example(folders)
    # As installed: the bytecode is there, for ours as for Textual's own modules.
    surroundings = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
        "TERM": "xterm-256color",
    }
    ours_command = [sys.executable, "-m", "sekretariat_tui", "--mappe", str(folders.root)]
    minimal_command = [sys.executable, "-c", MINIMAL]
    ours, minimal = [], []
    for _ in range(ROUNDS + 1):  # the first of each writes the bytecode
        ours.append(until_shown(ours_command, "Uten møte", surroundings))
        minimal.append(until_shown(minimal_command, "minimal", surroundings))
    # The least of each: what is added to it is the machine's other work.
    ratio = min(ours[1:]) / min(minimal[1:])
    with capsys.disabled():
        print(
            f"\nfirst picture: ours {min(ours[1:]) * 1000:.0f} ms, minimal Textual app {min(minimal[1:]) * 1000:.0f} ms,"
            f" ratio {ratio:.2f}"
        )
    assert ratio <= MOST
