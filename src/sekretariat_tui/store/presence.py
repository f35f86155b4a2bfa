"""Who has the folder open now: a small file for each window, and a lock that lives as long as the window does.

The lock is the system's own, so that a window that is killed is gone at once. It lies in a file beside the one with
the name in it, since Windows lets nobody read what is locked. Nothing is written while a window is open: a program
that synchronises the folder has nothing to do. Locks do not travel with such a program; there the journal tells who
wrote last, and on which machine.
"""

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from sekretariat_tui.domain.record import new_id

from .lock_file import LockFile

FOLDER_NAME = "vinduer"

# What another machine left behind is none of ours while it may be in use there.
_FORGOTTEN = timedelta(days=7)

# The lock cannot be had (a network disk without locks, rights that are missing): then nobody is told of us.
_NO_LOCK = (OSError, NotImplementedError, TimeoutError)


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """A window that has the folder open. ``doing`` names the command, and is empty for the program itself."""

    id: str
    who: str
    machine: str
    started: datetime
    doing: str = ""


class Presence:
    """Tells others that this window has the folder open, and which others have. It never raises: nothing depends on it."""

    def __init__(self, folder: Path, machine: str) -> None:
        self.id = new_id()
        self._folder = folder / FOLDER_NAME
        self._machine = machine
        self._lock: LockFile | None = None
        self._read: dict[str, Present | None] = {}

    def enter(self, who: str, now: datetime, doing: str = "") -> None:
        """From now on this window is seen by the others, until it leaves or is ended."""
        if self._lock is not None:
            return
        lock = LockFile(self._path("lock"))
        me = Present(id=self.id, who=who, machine=self._machine, started=now, doing=doing)
        try:
            data = msgspec.json.encode(me)
            self._folder.mkdir(exist_ok=True)
            lock.acquire(0)
        except (*_NO_LOCK, UnicodeEncodeError):
            return
        self._lock = lock
        try:
            self._path("json").write_bytes(data)
        except OSError:
            self.leave()

    def leave(self) -> None:
        """This window is not seen any more."""
        lock, self._lock = self._lock, None
        if lock is not None:
            self._remove(self.id, lock)
            with contextlib.suppress(OSError):
                self._folder.rmdir()  # refused while others are in it

    def others(self, now: datetime) -> tuple[Present, ...]:
        """The other windows and commands that have the folder open, the first to come first.

        One look at a folder of a few small files. What windows that were ended left behind is removed.
        """
        try:
            names = [path.stem for path in self._folder.iterdir() if path.suffix == ".json"]
        except OSError:
            return ()
        self._read = {id: self._read.get(id) or self._reading(id) for id in names}
        found = [one for id in names if id != self.id and (one := self._read[id]) and self._is_there(one, now)]
        return tuple(sorted(found, key=lambda one: (one.started, one.id)))

    def _is_there(self, one: Present, now: datetime) -> bool:
        lock = LockFile(self._path("lock", one.id))
        try:
            lock.acquire(0)
        except TimeoutError:
            return True
        except (OSError, NotImplementedError):
            return False
        if one.machine == self._machine or now - one.started > _FORGOTTEN:
            self._remove(one.id, lock)
        else:
            lock.release()
        return False

    def _reading(self, id: str) -> Present | None:
        """What the file says; None while it is being written, or when it is none of ours."""
        try:
            found = msgspec.json.decode(self._path("json", id).read_bytes(), type=Present)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None
        return found if found.id == id and found.started.tzinfo is not None else None

    def _remove(self, id: str, lock: LockFile) -> None:
        with contextlib.suppress(OSError):
            self._path("json", id).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            lock.release()
        with contextlib.suppress(OSError):  # on Windows it can be removed only when nobody has it
            self._path("lock", id).unlink(missing_ok=True)

    def _path(self, kind: str, id: str = "") -> Path:
        return self._folder / f"{id or self.id}.{kind}"
