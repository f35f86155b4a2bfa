"""What is typed while the register refuses it is also in a file of its own, so that a program that is killed keeps it."""

import time
from collections.abc import Sequence

from ..domain.errors import SekretariatError
from ..workspace import Workspace
from .save_job import Job

AGAIN = 1.0  # seconds between two writings of the file
LATER = 5.0  # seconds until the next try, when there was no room for it either
NEVER = float("inf")


class PutAside:
    """Follows what waits to be saved, and has it in a file until it is saved. Used in the thread that saves."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._written: list[Job] = []
        self._not_before = 0.0
        self.due = NEVER  # when the file is to be written next, by the clock that ``time.monotonic`` reads

    def tend(self, jobs: Sequence[Job]) -> None:
        """Hears what waits, in order: the file is written when it is another than before, and removed when nothing is."""
        wanted = [job for job in jobs if job.key or job.holds_up] if any(job.refused for job in jobs) else []
        if wanted == self._written:
            self.due = NEVER
        elif not wanted:
            self._write([])
        elif time.monotonic() >= self._not_before:
            self._write(wanted)
        else:
            self.due = self._not_before

    def _write(self, jobs: list[Job]) -> None:
        aside, now = self._workspace.aside, time.monotonic()
        try:
            if jobs:
                aside.write(self._workspace, [job.beside for job in jobs])
            else:
                aside.remove()
        except Exception as error:  # noqa: BLE001 - what waits is still in memory, and a fault in an act is told when it is done
            self._not_before = self.due = now + (LATER if isinstance(error, SekretariatError | OSError) else 60.0)
            return
        self._written, self.due = jobs, NEVER
        self._not_before = now + AGAIN
