"""Acts that the register could not take, put by in a file elsewhere until they can be done in it.

The file is a journal of its own: a line that tells which register it is for, and a line for each act, sealed as the
lines of the register's journal are. Only the records of those acts are in it.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from .act import Act
from .disk import Disk
from .held import Held, Place
from .history import act_in, complete
from .journal import follow
from .journal_line import SUM_LENGTH, checksum
from .register import Register
from .still_files import StillFiles

PUT_BY_FORMAT = 1


class PutByHeader(msgspec.Struct, frozen=True, kw_only=True):
    """The file's first line: when it was begun, and the register and the act that what is in it goes on from."""

    put_by: int
    folder: str
    register: str
    number: int
    at: datetime


class PutBy(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds. An act that was not written whole is not among them."""

    header: PutByHeader
    acts: tuple[Act, ...]


def open_beside(register: Register, path: Path, clock: Callable[[], datetime]) -> Register:
    """A register that begins as ``register`` is in memory, and writes its acts to the new file ``path``.

    Nothing of ``register`` or its folder is touched. Raises OSError when the file cannot be made.
    """
    header = PutByHeader(
        put_by=PUT_BY_FORMAT,
        folder=str(register.folder),
        register=register.snapshot.meta.register,
        number=register.number,
        at=clock(),
    )
    payload = msgspec.json.encode(header)
    sum = checksum(payload)
    data = b"%b %b\n" % (payload, sum.encode("ascii"))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as file:
        file.write(data)
    place = Place(length=len(data), tip=sum, known=set(), sums=set(), acts=[], fold=False)
    return _Beside.of_memory(_OneFile(path), Held(register.snapshot, place), clock)


def read_put_by(path: Path) -> PutBy | None:
    """What the file holds; None when it is no such file, or its first line is damaged. Raises OSError."""
    data = path.read_bytes()
    first, newline, rest = data.partition(b"\n")
    payload, sum = first[: -SUM_LENGTH - 1], first[-SUM_LENGTH:]
    if not newline or checksum(payload).encode("ascii") != sum:
        return None
    try:
        header = msgspec.json.decode(payload, type=PutByHeader)
    except msgspec.MsgspecError:
        return None
    if header.put_by > PUT_BY_FORMAT:
        return None
    lines = [sealed.line for sealed in follow(rest, sum.decode("ascii"), header.number)[0]]
    return PutBy(header=header, acts=tuple(act_in(line) for line in complete(lines)))


class _OneFile(StillFiles):
    """The file acts are put by in. Nobody else writes in it, and there is nothing to catch up with."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.parent, Disk())
        self.path = self.journal_path = path
        self.lock_path = path.with_suffix(".lock")


class _Beside(Register):
    """There is nothing to fold: the file is read once, and thrown away."""

    def fold(self) -> None:
        """Does nothing."""

    def close(self) -> None:
        """Nothing can be changed after this."""
        self._unfolded = False
        super().close()
        self._files.lock_path.unlink(missing_ok=True)
