"""A register put together again from its history and its journal, where there is no backup to open."""

import contextlib
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from .archive import FOLDER_NAME, Archive, first_of
from .backup import Backup
from .clock import now_utc
from .disk import Disk
from .errors import cannot_read, cannot_restore
from .files import RegisterFiles
from .held import Held, Place
from .journal_line import Line
from .register import Register
from .replay import replay
from .restoring import Found, Restored, put_in_place
from .snapshot import HEAD_SIZE, Meta, Snapshot
from .still_files import StillFiles
from .turns import Turns

# Of a snapshot that is damaged further down, the beginning can often still be read.
_NUMBER = re.compile(rb'"number":(\d{1,12})')
_REGISTER = re.compile(rb'"register":"([^"]{1,64})"')


class Rebuildable(msgspec.Struct, frozen=True, kw_only=True):
    """What history and journal hold of a register.

    ``acts`` is how many acts there have been as far as is known, ``missing`` how many of them are not kept, and
    ``records`` how many records there are after the last one kept, which was done ``at``.
    """

    register: str
    acts: int
    missing: int
    records: int
    at: datetime

    @property
    def complete(self) -> bool:
        """Whether every act since the first is there, so that nothing can be lacking."""
        return self.missing == 0


def what_history_holds(folder: Path, *, disk: Disk | None = None) -> Rebuildable | None:
    """How much of the register can be put together; None when nothing can. Raises CannotRead."""
    files = RegisterFiles(folder, disk or Disk())
    try:
        register, lines, last = _kept(files)
    except OSError as error:
        raise cannot_read(folder / FOLDER_NAME, error) from error
    if not lines:
        return None
    snapshot = _rebuilt(register, lines)
    if not snapshot.records:
        return None
    acts = max(last, lines[-1].number)
    return Rebuildable(
        register=register, acts=acts, missing=acts - _told_by(lines), records=snapshot.records, at=lines[-1].at
    )


def open_history(folder: Path, reason: str, *, clock: Callable[[], datetime] = now_utc) -> Register:
    """The register as history and journal have it, in memory only: it can be read and searched, and nothing saved.

    ``reason`` says why, for who looks at it. Raises CannotRead.
    """
    files = StillFiles(folder, Disk())
    try:
        register, lines, _ = _kept(RegisterFiles(folder, files.disk))
    except OSError as error:
        raise cannot_read(folder / FOLDER_NAME, error) from error
    return Register.of_memory(files, Held(_rebuilt(register, lines), Place(), readonly=reason), clock)


def rebuild(
    folder: Path, who: str, *, clock: Callable[[], datetime] = now_utc, disk: Disk | None = None, patience: float = 10.0
) -> Restored:
    """Puts the register together from history and journal, and in the place of the one that cannot be used.

    What lies there is copied to ``historikk/`` before anything is replaced. Raises CannotRead, and CannotWrite: when
    the register is fine after all, and when the disk refuses. Then nothing has been replaced.
    """
    files = RegisterFiles(folder, disk or Disk())
    turns = Turns(files.path, files.lock_path, patience)
    try:
        with turns.of_this_thread(), turns.of_this_program():
            found = Found(files)
            found.check_that_it_cannot_be_used()
            register, lines, _ = _kept(files)
            base = Snapshot({}, Meta(register=register), None, b"")
            at = lines[-1].at if lines else clock()
            source = Backup(path=files.home / FOLDER_NAME, size=0, at=at, kind="historikk")
            what = "Bygde opp registeret igjen fra historikken"
            return put_in_place(files, found, base, source, who, clock(), what)
    except OSError as error:
        raise cannot_restore(files.path, error) from error


def _kept(files: RegisterFiles) -> tuple[str, list[Line], int]:
    """Which register it is, its acts in order, and the number of the last act there is any trace of."""
    archive = Archive(files.home, files.disk)
    journal = [sealed.line for sealed in files.journal_lines()]
    head = b""
    with contextlib.suppress(OSError):
        head = files.disk.beginning(files.path, HEAD_SIZE)
    named, number = _REGISTER.search(head), _NUMBER.search(head)
    register = named[1].decode("utf-8", "replace") if named else journal[0].register if journal else ""
    last = int(number[1]) if number else 0
    lines = archive.lines(register) if register else []
    if not lines and not any(line.register == register for line in journal):
        register, last = archive.newest_register(), 0
        lines = archive.lines(register) if register else []
    known = lines[-1].number if lines else 0
    lines += [line for line in journal if line.register == register and line.number > known]
    return register, lines, last


def _rebuilt(register: str, lines: list[Line]) -> Snapshot:
    return replay(Snapshot({}, Meta(register=register), None, b""), lines)


def _told_by(lines: list[Line]) -> int:
    """How many acts are told by these lines; those of a longer typing may have others' between them."""
    told = end = 0
    for first, last in sorted((first_of(line), line.number) for line in lines):
        told += max(0, last - max(first - 1, end))
        end = max(end, last)
    return told
