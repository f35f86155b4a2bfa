"""A reading process, seen from the program that started it."""

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec

from .messages import SAID, Began, Done, Said, Setup, Task, read_message, write_message

# The folder that this package lies in, wherever the program was started from.
_HOME = str(Path(__file__).resolve().parents[3])
_START = (
    "import sys\n"
    "if sys.argv[1] not in sys.path: sys.path.insert(0, sys.argv[1])\n"
    "from sekretariat_tui.reading.sources.worker import main\n"
    "main()\n"
)
# Without a window of its own on Windows, and behind the program that waits for it.
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


class Child:
    """One reading process. What it says is put in ``heard`` with the child itself; None when it has ended.

    Raises OSError when it cannot be started.
    """

    def __init__(self, setup: Setup, heard: "queue.SimpleQueue[tuple[Child, Said | None]]") -> None:
        self.outstanding: list[int] = []  # the numbers of the tasks it has, in order
        self.finished = 0  # how many it is done with
        self.told = 0  # how many of the digests that have become known it has been told
        self.doing: tuple[int, float] | None = None  # the task it is at, and when it began, on the monotonic clock
        self.since = time.monotonic()  # when it was last heard from
        self.has_begun = False  # whether it has ever begun with one
        self._heard = heard
        self._to_say: queue.SimpleQueue[msgspec.Struct | None] = queue.SimpleQueue()
        self._to_say.put(setup)
        self._process = subprocess.Popen(
            # -P: what lies in the folder one stands in is not imported.
            [sys.executable, "-P", "-X", "utf8", "-c", _START, _HOME],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_FLAGS,
        )
        # A full pipe or a silent process must not hold the program up.
        self._threads = [
            threading.Thread(target=run, name=f"sekretariat-{run.__name__}", daemon=True)
            for run in (self._say, self._listen)
        ]
        for thread in self._threads:
            thread.start()

    def give(self, task: Task) -> None:
        """Gives it a task; it takes them in order."""
        self.outstanding.append(task.number)
        self._to_say.put(task)

    def end(self) -> None:
        """Ends it at once, whatever it is doing."""
        self._to_say.put(None)
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join(1)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _say(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        with contextlib.suppress(OSError, ValueError):
            while (message := self._to_say.get()) is not None:
                write_message(pipe, message)

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        with contextlib.suppress(OSError, ValueError, msgspec.MsgspecError, MemoryError):
            while (said := read_message(pipe, SAID)) is not None:
                self.since = time.monotonic()
                if isinstance(said, Began):
                    self.doing, self.has_begun = (said.number, self.since), True
                elif isinstance(said, Done):
                    self.doing = None
                self._heard.put((self, said))
        self._heard.put((self, None))


def can_start() -> bool:
    """Whether there is a Python to start: a program that Python is built into may not say where."""
    return bool(sys.executable) and os.path.exists(sys.executable)
