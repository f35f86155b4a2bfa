"""A process that reads the files it is told to, one after the other. A file that ends it takes nothing else along.

It is started as a program of its own (``child``), never forked: the program that starts it has threads. It knows no
screen and no register.
"""

import contextlib
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import IO

from ..pdf import read_here
from .archives import Archives
from .messages import SETUP, TASK, Began, Done, Hashed, Setup, read_message, write_message
from .one_source import read_source
from .source import Source

_AT_MOST = 500  # files; then a new process takes over, and what pdfium forgets to give back is given back
_NICER = 5  # whoever waits for the program comes first


def main() -> None:
    """Reads until nobody asks any more."""
    # What a library prints must not come between the messages.
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is for the program, which then ends this one
    with contextlib.suppress(OSError):
        _work(sys.stdin.buffer, answers)


def _work(tasks: IO[bytes], answers: IO[bytes]) -> None:
    setup = read_message(tasks, SETUP)
    if setup is None:
        return
    read_here()  # PDF files: this process is one that may be lost
    limits = _Limits(setup)
    known = set(setup.known)
    with Archives() as archives:
        for _ in range(_AT_MOST):
            task = read_message(tasks, TASK)
            if task is None:
                return
            number = task.number
            known.update(task.known)
            write_message(answers, Began(number))
            limits.next_file()
            outcome = read_source(
                Source(task.name, Path(os.fsdecode(task.path)), task.member),
                archives,
                profile=setup.profile,
                known=known,
                hashed=partial(_say_hashed, answers, number),
            )
            write_message(answers, Done(number, outcome))
            if outcome.exhausted:
                return  # what is left of the memory is in pieces; a new process begins with all of it


def _say_hashed(answers: IO[bytes], number: int, digest: str) -> None:
    write_message(answers, Hashed(number, digest))


class _Limits:
    """What a file may take, where the system can be told. The program counts the seconds too, on every system."""

    def __init__(self, setup: Setup) -> None:
        self._seconds = setup.seconds
        if os.name == "nt":
            return
        import resource

        with contextlib.suppress(OSError, ValueError):
            os.nice(_NICER)
        with contextlib.suppress(OSError, ValueError):  # macOS knows this limit, and takes it or not
            resource.setrlimit(resource.RLIMIT_AS, (setup.memory, setup.memory))
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def next_file(self) -> None:
        """The seconds begin again. They count though the program that started this one is gone."""
        if os.name == "nt":
            return
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = used.ru_utime + used.ru_stime
        with contextlib.suppress(OSError, ValueError):
            hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
            resource.setrlimit(resource.RLIMIT_CPU, (int(spent + self._seconds) + 2, hard))
