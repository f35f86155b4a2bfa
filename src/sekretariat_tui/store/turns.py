"""Whose turn it is to change the register: one thread of this program, and one program, at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import NotSaved, cannot_write
from .lock_file import LockFile


class Turns:
    """The lock between threads, and the lock file between programs. The latter is held for a change, not a session."""

    def __init__(self, path: Path, lock_path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._threads = threading.Lock()
        self._holder: int | None = None
        self._closed = False
        self._lock = LockFile(lock_path)

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
        try:
            self._lock.acquire(self._patience if patience is None else patience)
        except TimeoutError as error:
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

    def _busy(self) -> NotSaved:
        return NotSaved(
            f"Endringen er ikke lagret: et annet vindu eller en kommando holder på å lagre i registeret {self._path}. "
            "Vent til det er ferdig, eller lukk det andre vinduet, og prøv igjen.",
            short="et annet vindu holder på å lagre",
        )
