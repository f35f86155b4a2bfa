"""A real terminal for tests: tmux runs the program, keys are typed into it, and the screen is read back."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """One program in one tmux window on a server of its own, so that nobody else's sessions are touched."""

    def __init__(self, tmux: Path, folder: Path, width: int, height: int) -> None:
        self._program = tmux
        self._folder = folder
        self._servers = 0
        self._tmux = self._new_server()
        self._size = (width, height)

    def _new_server(self) -> list[str]:
        """The first words of a command to a server that was never there: one that is ending would refuse a session."""
        self._servers += 1
        return [str(self._program), "-S", str(self._folder / f"tmux{self._servers}.sock"), "-f", os.devnull]

    def start(self, *words: str, program: Sequence[str] = (), **surroundings: str) -> None:
        """Runs ``sekretariat``, or another program, with these words in a new window."""
        settings = {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color", "COLORTERM": "truecolor", **surroundings}
        settings = {name: os.environ[name] for name in os.environ if name.startswith(("XDG_", "HOME"))} | settings
        env = " ".join(f"{name}={shlex.quote(value)}" for name, value in settings.items())
        command = shlex.join([*(program or (sys.executable, "-m", "sekretariat_tui")), *words])
        width, height = self._size
        # The size is the terminal's own: a plugin of pytest sets these two, and they would win.
        run = f"env -u COLUMNS -u LINES {env} {command}; echo SLUTT $?; sleep 60"
        self._run("new-session", "-d", "-x", str(width), "-y", str(height), run)
        self._run("set", "-g", "escape-time", "20")

    def keys(self, *keys: str, pause: float = 0.04) -> None:
        """Types keys by tmux's names for them («Enter», «Tab», «BTab», «F3», «C-z», «M-Up»), one by one."""
        for key in keys:
            self._run("send-keys", key)
            time.sleep(pause)

    def type(self, text: str, pause: float = 0.04) -> None:
        """Types text letter by letter."""
        for letter in text:
            self._run("send-keys", "-l", letter)
            time.sleep(pause)

    def paste(self, text: str) -> None:
        """Pastes text the way a terminal does, bracketed."""
        subprocess.run([*self._tmux, "load-buffer", "-"], input=text.encode(), check=True, timeout=10)
        self._run("paste-buffer", "-p")

    def wait(self, seconds: float) -> None:
        """Lets the program run, as a person does who looks up."""
        time.sleep(seconds)

    def screen(self) -> str:
        """What stands on the screen now."""
        return self._run("capture-pane", "-p")

    def wait_for(self, text: str, seconds: float = 20) -> str:
        """The screen once it shows the text. Fails with the screen as it was when it does not come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in (screen := self.screen()):
                return screen
            time.sleep(0.05)
        raise AssertionError(f"«{text}» did not come on the screen:\n{self.screen()}")

    def kill(self) -> None:
        """kill -9 of the program, as a power cut would: no chance to save."""
        self.signal(signal.SIGKILL)

    def signal(self, number: signal.Signals) -> None:
        """Sends the program a signal."""
        shell = self._run("display-message", "-p", "#{pane_pid}").strip()
        for process in _descendants(int(shell)):
            os.kill(process, number)

    def is_clean(self) -> bool:
        """Whether the terminal is as a shell wants it: its own screen, the cursor shown, the mouse let go."""
        shown = "#{alternate_on}#{cursor_flag}#{mouse_any_flag}#{mouse_standard_flag}"
        return self._run("display-message", "-p", shown).strip() == "0100"

    def close(self) -> None:
        """Ends the tmux server and what runs in it."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True, timeout=10)
        self._tmux = self._new_server()

    def _run(self, *words: str) -> str:
        done = subprocess.run([*self._tmux, *words], check=True, capture_output=True, encoding="utf-8", timeout=10)
        return done.stdout


def _descendants(parent: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, encoding="ascii", check=False
    )
    children = [int(word) for word in found.stdout.split()]
    return [one for child in children for one in (child, *_descendants(child))]
