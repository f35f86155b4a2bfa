"""Whose turn it is to change the register: one thread of this program, and one program, at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sekretariat_tui.domain.errors import CannotWrite

from .errors import cannot_write

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Turns:
    """The lock between threads, and the lock file between programs. The latter is held for a change, not a session."""

    def __init__(self, path: Path, lock_path: Path, patience: float) -> None:
        self._path = path
        self._lock_path = lock_path
        self._patience = patience
        self._threads = threading.Lock()
        self._holder: int | None = None
        self._closed = False
        self._lock: BaseFileLock | None = None

    @contextmanager
    def of_this_thread(self) -> Iterator[None]:
        """Waits for the other threads of this program. Raises CannotWrite when it takes too long."""
        if self._closed:
            raise RuntimeError("the register is closed")
        if self._holder == threading.get_ident():
            raise RuntimeError(
                "an act is under way in this thread already; put both in one act, or one after the other"
            )
        if not self._threads.acquire(timeout=self._patience):
            raise self._busy()
        self._holder = threading.get_ident()
        try:
            yield
        finally:
            self._holder = None
            self._threads.release()

    @contextmanager
    def if_free(self) -> Iterator[bool]:
        """Gives True, and keeps other threads out, when none of them is changing anything just now."""
        free = self._threads.acquire(blocking=False)
        try:
            yield free
        finally:
            if free:
                self._threads.release()

    @contextmanager
    def of_this_program(self, patience: float | None = None) -> Iterator[None]:
        """Waits for other windows and commands. Raises CannotWrite when it takes too long or cannot be had.

        ``patience`` is in seconds, where it is another than usual.
        """
        from filelock import FileLock, Timeout  # 40 ms to import, and a command that only reads has no use for it

        if self._lock is None:
            # The lock holds nothing, and a colleague who shares the folder must be able to take it.
            self._lock = FileLock(self._lock_path, mode=0o666, poll_interval=0.01, thread_local=False)
        try:
            self._lock.acquire(timeout=self._patience if patience is None else patience)
        except Timeout as error:
            raise self._busy() from error
        except (OSError, NotImplementedError) as error:
            raise cannot_write(self._path, error if isinstance(error, OSError) else OSError(str(error))) from error
        try:
            yield
        finally:
            self._lock.release()

    def close(self) -> None:
        """No more turns are given."""
        self._closed = True

    def _busy(self) -> CannotWrite:
        return CannotWrite(
            f"Endringen er ikke lagret: et annet vindu eller en kommando holder på å lagre i registeret {self._path}. "
            "Vent til det er ferdig, eller lukk det andre vinduet, og prøv igjen."
        )
