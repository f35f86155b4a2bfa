"""The lock between programs on one machine. It is the same lock as filelock's, and each keeps the other out.

On Unix it is taken by hand: filelock empties its file each time it takes it, and the disk has to write that down too at
the next fsync, which made a save half as slow again. Nor is anything imported.
"""

import contextlib
import os
import sys
import time
from pathlib import Path

_BETWEEN_TRIES = 0.005

# The lock holds nothing, and a colleague who shares the folder must be able to take it.
_RIGHTS = 0o666

if sys.platform == "win32":
    from filelock import FileLock, Timeout

    class LockFile:
        """A lock file that one program at a time holds."""

        def __init__(self, path: Path) -> None:
            self._lock = FileLock(path, mode=_RIGHTS, poll_interval=_BETWEEN_TRIES, thread_local=False)

        def acquire(self, patience: float) -> None:
            """Takes the lock. Raises TimeoutError after so many seconds, and OSError when there can be no lock."""
            try:
                self._lock.acquire(timeout=patience)
            except Timeout as error:
                raise TimeoutError from error

        def release(self) -> None:
            """Gives it back."""
            self._lock.release()

else:
    import fcntl

    class LockFile:
        """A lock file that one program at a time holds."""

        def __init__(self, path: Path) -> None:
            self._path = path
            self._handle = -1

        def acquire(self, patience: float) -> None:
            """Takes the lock. Raises TimeoutError after so many seconds, and OSError when there can be no lock."""
            deadline = time.monotonic() + patience
            while not self._try():
                if time.monotonic() >= deadline:
                    raise TimeoutError
                time.sleep(_BETWEEN_TRIES)

        def release(self) -> None:
            """Gives it back."""
            handle, self._handle = self._handle, -1
            os.close(handle)

        def _try(self) -> bool:
            handle = self._open()
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(handle).st_nlink > 0:
                    self._handle = handle
                    return True
            except BlockingIOError:
                pass
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)  # somebody has it, or has removed the file while we waited for it
            return False

        def _open(self) -> int:
            flags = os.O_RDWR | os.O_CLOEXEC
            with contextlib.suppress(FileNotFoundError):
                return os.open(self._path, flags)
            handle = os.open(self._path, flags | os.O_CREAT, _RIGHTS)
            with contextlib.suppress(OSError):
                os.fchmod(handle, _RIGHTS)
            return handle
