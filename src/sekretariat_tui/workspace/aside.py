"""The one file in which a running program has what it could not save yet, as long as it runs."""

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..store.lock_file import LockFile

if TYPE_CHECKING:
    from .workspace import Workspace

_LIVE = ".live"  # beside the file, locked while the program that writes it runs


class Aside:
    """A file that is written anew each time; another program leaves it alone while this one runs."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self._lock: LockFile | None = None

    def write(self, workspace: "Workspace", acts: Iterable[Callable[["Workspace"], Any]]) -> None:
        """Writes the acts, instead of what the file held. Raises CannotWrite and OSError; then it holds that still."""
        from .unsaved import new_file, put_by

        if self.path is None:
            path = new_file(workspace.office.now())
            lock = LockFile(path.with_suffix(_LIVE))
            with contextlib.suppress(OSError, NotImplementedError):  # without it the text is kept all the same
                lock.acquire(0.0)
                self._lock = lock
            self.path = path
        put_by(workspace, acts, over=self.path)

    def remove(self) -> None:
        """All is saved. Raises OSError when the file cannot be removed."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)
            self.let_go()

    def let_go(self) -> None:
        """The file, if there is one, is for the next start."""
        path, self.path = self.path, None
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()
        if path is not None:
            with contextlib.suppress(OSError):
                path.with_suffix(_LIVE).unlink(missing_ok=True)


def is_live(path: Path) -> bool:
    """Whether the program that writes the file still runs. The mark of one that was killed is removed."""
    mark = path.with_suffix(_LIVE)
    if not mark.exists():
        return False
    lock = LockFile(mark)
    try:
        lock.acquire(0.0)
    except TimeoutError:
        return True
    except (OSError, NotImplementedError):
        return False
    if os.name != "nt":  # removed while it is held, so that nobody takes a lock on a file that is gone
        mark.unlink(missing_ok=True)
    lock.release()
    with contextlib.suppress(OSError):
        mark.unlink(missing_ok=True)
        path.with_suffix(".part").unlink(missing_ok=True)  # one it did not get to write whole
    return False
