"""The file layer under the register: a file is replaced whole or not at all, or added to at its end."""

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path
from typing import NamedTuple, TypeVar

R = TypeVar("R")

# Virus scanners and sync programs on Windows hold a new file open for moments; together these are about five seconds.
_PATIENCE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 1.8) if sys.platform == "win32" else ()

# Windows' own numbers for a file that another program has open, has locked a part of, or has mapped into memory.
_HELD = {32, 33, 1224}

# What a file system without folders to synchronise answers; the file itself is safe all the same.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.EACCES, errno.EBADF, getattr(errno, "ENOTSUP", errno.EINVAL)}


class Stamp(NamedTuple):
    """What tells one version of a file from another without reading it."""

    size: int
    mtime_ns: int
    inode: int

    @property
    def fine(self) -> bool:
        """Whether it can be trusted: files have numbers here, and times are finer than milliseconds."""
        return self.inode != 0 and self.mtime_ns % 1_000_000 != 0


class NotAsItWas(OSError):
    """The file is not as it was when it was last looked at, so nothing is added to it."""


class Disk:
    """Reads and replaces files. Every step that can fail is a method of its own, so that tests can make it fail.

    ``patience`` holds the waits, in seconds, between attempts at what another program refuses for a moment.
    """

    def __init__(
        self, *, patience: tuple[float, ...] = _PATIENCE, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        self._patience = patience
        self._sleep = sleep

    def pause(self, seconds: float) -> None:
        """Waits, for somebody else to be done with a file."""
        self._sleep(seconds)

    def stamp(self, path: Path) -> Stamp | None:
        """The file's stamp, or None when there is no such file."""
        try:
            found = os.stat(path)
        except FileNotFoundError:
            return None
        return _stamp(found)

    def read(self, path: Path) -> tuple[bytes, Stamp] | None:
        """The whole file and its stamp, or None when there is no such file. It is not kept open."""

        def attempt() -> tuple[bytes, Stamp] | None:
            try:
                with self._open(path) as file:
                    # Before reading: what is added meanwhile is then seen as new the next time.
                    stamp = _stamp(os.fstat(file.fileno()))
                    return file.read(), stamp
            except FileNotFoundError:
                return None

        return self._patiently(attempt)

    @contextlib.contextmanager
    def opened(self, path: Path) -> Iterator[FileIO]:
        """The file, open to be read here and there. Raises OSError, also when there is no such file."""
        with self._patiently(lambda: self._open(path)) as file:
            yield file

    def beginning(self, path: Path, size: int) -> bytes:
        """The first ``size`` bytes of the file."""

        def attempt() -> bytes:
            with self._open(path) as file:
                return file.read(size)

        return self._patiently(attempt)

    def read_from(self, path: Path, offset: int) -> tuple[bytes, Stamp] | None:
        """The file from ``offset`` on, and its stamp; None when there is no such file."""

        def attempt() -> tuple[bytes, Stamp] | None:
            try:
                with self._open(path) as file:
                    stamp = _stamp(os.fstat(file.fileno()))
                    file.seek(offset)
                    return _read_so_much(file, stamp.size - offset), stamp
            except FileNotFoundError:
                return None

        return self._patiently(attempt)

    def append(self, path: Path, length: int, data: bytes, *, tail: bytes = b"") -> Stamp:
        """Writes ``data`` at the end of a file that is ``length`` bytes long, durably, and gives the new stamp.

        What could not be written whole is cut away again. Raises OSError; NotAsItWas when the file is of another
        length, does not end in ``tail``, or is added to by somebody else just now.
        """
        with self._patiently(lambda: self._open_to_change(path)) as file:
            _keep_to_ourselves(file, path)
            file.seek(max(0, length - len(tail)))
            if os.fstat(file.fileno()).st_size != length or (tail and file.read(len(tail)) != tail):
                raise NotAsItWas(errno.EBUSY, "the file is not as it was", str(path))
            file.seek(length)
            try:
                self._write(file, data)
                self._sync(file)
            except BaseException:
                with contextlib.suppress(OSError):
                    self._truncate(file, length)
                    self._sync(file)
                raise
            return _stamp(os.fstat(file.fileno()))

    @contextlib.contextmanager
    def alone(self, path: Path) -> Iterator[None]:
        """Keeps others from adding to a file that is to be replaced. Raises OSError; NotAsItWas when somebody does."""
        if sys.platform == "win32" or self.stamp(path) is None:
            yield  # Windows replaces no file that is open
            return
        with self._open_to_change(path) as file:
            _keep_to_ourselves(file, path)
            yield

    def cut(self, path: Path, length: int) -> Stamp:
        """Cuts the file to ``length`` bytes, durably, and gives the new stamp."""
        with self._patiently(lambda: self._open_to_change(path)) as file:
            self._truncate(file, length)
            self._sync(file)
            return _stamp(os.fstat(file.fileno()))

    def make_folder(self, folder: Path) -> None:
        """Makes the folder private to the user where it is missing; an existing one keeps its rights."""
        if not os.path.isdir(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def replace_whole(self, path: Path, data: bytes) -> Stamp:
        """Puts ``data`` in the file's place, durably, and gives the new stamp.

        Until the last step the old file stands untouched. Raises OSError when any step fails.
        """
        target = Path(os.path.realpath(path))  # a link stays a link
        temporary = target.with_name(f"{target.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
        try:
            with self._create(temporary) as file:
                _keep_rights(target, temporary)
                self._write(file, data)
                self._sync(file)
            self._patiently(lambda: self._replace(temporary, target))
        except BaseException:
            with contextlib.suppress(OSError):
                self._remove(temporary)
            raise
        self._sync_folder(target.parent)
        stamp = self.stamp(path)
        if stamp is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return stamp

    def remove(self, path: Path) -> None:
        """Removes the file where there is one."""
        self._patiently(lambda: self._remove(path))

    def sweep(self, path: Path) -> None:
        """Removes what a crash in ``replace_whole`` left behind. Only for who holds the lock."""
        target = Path(os.path.realpath(path))
        with contextlib.suppress(OSError):
            for left in target.parent.glob(f"{target.name}.*.tmp"):
                self._remove(left)

    # The steps: each is one thing a disk can refuse.

    def _open(self, path: Path) -> FileIO:
        return open(path, "rb", buffering=0)

    def _open_to_change(self, path: Path) -> FileIO:
        return open(path, "r+b", buffering=0)

    def _truncate(self, file: FileIO, length: int) -> None:
        file.truncate(length)

    def _create(self, path: Path) -> FileIO:
        return open(path, "xb", buffering=0)

    def _write(self, file: FileIO, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]

    def _sync(self, file: FileIO) -> None:
        if sys.platform == "darwin":
            import fcntl

            # fsync on macOS stops at the disk's own cache; this goes through it.
            with contextlib.suppress(OSError):
                fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
                return
        os.fsync(file.fileno())

    def _replace(self, temporary: Path, target: Path) -> None:
        os.replace(temporary, target)

    def _sync_folder(self, folder: Path) -> None:
        if sys.platform == "win32":
            return
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise

    def _remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def _patiently(self, attempt: Callable[[], R]) -> R:
        for wait in self._patience:
            try:
                return attempt()
            except OSError as error:
                if not isinstance(error, PermissionError) and not is_held(error):
                    raise
                self._sleep(wait)
        return attempt()


def is_held(error: OSError) -> bool:
    """Whether Windows says that another program has the file."""
    return getattr(error, "winerror", None) in _HELD


def _keep_to_ourselves(file: FileIO, path: Path) -> None:
    """Keeps others from adding to the file until it is closed: the register's lock may have been removed under us.

    Windows lets nobody remove a lock that is held.
    """
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise NotAsItWas(errno.EBUSY, "somebody else is adding to the file", str(path)) from error
    except OSError:
        return  # a disk that has no locks
    if os.fstat(file.fileno()).st_nlink == 0:
        raise NotAsItWas(errno.EBUSY, "another file has taken the file's place", str(path))


def _read_so_much(file: FileIO, size: int) -> bytes:
    """At most so many bytes; fewer where the file ends before. Asked for all, Python looks at the file twice more."""
    found = file.read(max(0, size))
    while found and len(found) < size and (more := file.read(size - len(found))):
        found += more
    return found


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def _keep_rights(existing: Path, new: Path) -> None:
    """A colleague who could read and write the register can still do so after it has been replaced."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        old = os.stat(existing)
        with contextlib.suppress(OSError):
            os.chown(new, old.st_uid, old.st_gid)
        os.chmod(new, stat.S_IMODE(old.st_mode))
