"""Putting a backup in the place of a register that cannot be opened. Nothing of what is there is lost."""

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import UNSET

from sekretariat_tui import __version__
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.domain.record import new_id

from . import notices
from .act import ActHead
from .archive import Archive
from .backup import Backup, read_snapshot
from .clock import now_utc
from .disk import Disk, Stamp
from .erasure import erased_in, without_documents
from .errors import RegisterDamaged, cannot_restore
from .files import RegisterFiles
from .folding import begin_journal
from .held import Held, Place
from .journal import Journal, read_journal
from .journal_line import JOURNAL_FORMAT, Line, SnapshotMark, checksum
from .migrations import migrated
from .pair import judge
from .record_differences import erased
from .replay import replay
from .snapshot import FORMAT, HEAD_SIZE, Meta, Snapshot, as_bytes
from .turns import Turns


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it.

    ``forward`` is how many acts after the backup were found in the journal and the history and done again, and
    ``missing`` how many of those before the last of them are not there any more. ``aside`` are the files that could not
    be used, where they lie now.
    """

    backup: Backup
    forward: int
    missing: int
    aside: tuple[Path, ...]


def restore_damaged(
    folder: Path,
    backup: Backup,
    who: str,
    *,
    clock: Callable[[], datetime] = now_utc,
    disk: Disk | None = None,
    patience: float = 10.0,
) -> Restored:
    """Makes the register in ``folder`` what the backup holds, with every later act that the history still has on top.

    For a register that cannot be opened, or only be read, or that is not there. What lies there is copied to
    ``historikk/`` before anything is replaced. After a crash between any two steps it can be done again.

    Raises BackupDamaged and CannotRead when the backup cannot be used, and CannotWrite: when the register is fine after
    all, when it is of a newer format, and when the disk refuses. Then nothing has been replaced.
    """
    files = RegisterFiles(folder, disk or Disk())
    snapshot, manifest = read_snapshot(backup.path, files.disk)
    if manifest.format > FORMAT or snapshot.meta.format > FORMAT:
        raise CannotWrite(notices.newer_backup(backup.path))
    snapshot = migrated(
        Held(snapshot, Place())
    ).snapshot  # the acts after it are of this format: format 1 had no journal
    turns = Turns(files.path, files.lock_path, patience)
    try:
        files.disk.make_folder(folder)
        with turns.of_this_thread(), turns.of_this_program():
            found = Found(files)
            found.check_that_it_cannot_be_used()
            return put_in_place(files, found, snapshot, backup, who, clock())
    except OSError as error:
        raise cannot_restore(files.path, error) from error


class Found:
    """What lies where the register should be, as far as anything can be made of it."""

    def __init__(self, files: RegisterFiles) -> None:
        self.files = files
        read = files.disk.read(files.path)
        journal = files.disk.read(files.journal_path)
        self.snapshot_bytes = None if read is None else read[0]
        self.journal_bytes = None if journal is None else journal[0]
        self.journal: Journal | None = None if journal is None else read_journal(journal[0])
        self.snapshot: Snapshot | None = None
        if read is not None:
            with contextlib.suppress(RegisterDamaged):
                self.snapshot = Snapshot.read(files.path, *read)
        self._journal_stamp: Stamp | None = None if journal is None else journal[1]

    @property
    def meta(self) -> Meta:
        """What can be read of the register's own particulars."""
        return self.snapshot.meta if self.snapshot is not None else Meta()

    def lines(self, register: str) -> list[Line]:
        """The acts of this register that stand in the journal."""
        sealed = self.journal.lines if self.journal is not None else []
        return [one.line for one in sealed if one.line.register == register]

    def check_that_it_cannot_be_used(self) -> None:
        """Raises CannotWrite when the register can be worked in as it is, or is of a newer format."""
        header = self.journal.header if self.journal is not None else None
        if self.meta.format > FORMAT or (header is not None and header.journal > JOURNAL_FORMAT):
            raise CannotWrite(notices.newer_program(self.files.path))
        if self.snapshot is None:
            return
        sum = checksum(self.snapshot_bytes or b"")
        paths = self.files.path, self.files.journal_path
        held = judge(*paths, self.snapshot, sum, self.journal, self._journal_stamp)
        if not held.readonly and held.snapshot.records:
            raise CannotWrite(
                f"Registeret {self.files.path} kan åpnes igjen, så ingenting er satt inn i stedet for det. "
                "Åpne det på nytt, og gjenopprett derfra hvis noe er borte."
            )


def put_in_place(
    files: RegisterFiles, found: Found, snapshot: Snapshot, backup: Backup, who: str, now: datetime, what: str = ""
) -> Restored:
    """Puts ``snapshot``, with the acts that are kept after it, in the place of what was found. Raises OSError.

    ``what`` is the act in words, where it is another than fetching a backup. Only for who has the lock.
    """
    archive = Archive(files.home, files.disk)
    journal = found.journal
    register = snapshot.meta.register or found.meta.register or (journal.register if journal else "") or new_id()
    before = snapshot.meta.number
    # First of all nothing of what is there can be lost any more.
    aside = [
        archive.put_aside(path.name, data, now)
        for path, data in ((files.path, found.snapshot_bytes), (files.journal_path, found.journal_bytes))
        if data is not None
    ]
    if found.lines(register):
        archive.add(found.lines(register))
    lines = archive.lines(register)
    snapshot = _without_erased(replay(snapshot, (line for line in lines if line.number > before)), found.meta)
    generation, tip = _after(found, snapshot, lines, register)
    number = max(snapshot.meta.number, found.meta.number if found.meta.register == register else 0)
    later = [line for line in lines if line.number > before]
    what = what or f"Hentet registeret tilbake fra sikkerhetskopien av {backup.at.astimezone():%d.%m.%Y kl. %H.%M}"
    meta = msgspec.structs.replace(
        snapshot.meta,
        format=FORMAT,
        register=register,
        number=number + 1,
        generation=generation,
        act=ActHead(number=number + 1, at=now, who=who, what=what),
        tip=tip,
        program=__version__,
        last_ids=_highest(snapshot.meta.last_ids, found.meta.last_ids),
    )
    archive.add([_told(meta, tip)])
    tables = snapshot.with_meta(meta)
    data = as_bytes(tables.values())
    files.disk.sweep(files.path)
    files.disk.sweep(files.journal_path)
    stamp = files.disk.replace_whole(files.path, data)
    mark = SnapshotMark(sum=checksum(data), records=snapshot.records, size=stamp.size, mtime_ns=stamp.mtime_ns)
    begin_journal(files, Held(Snapshot(tables, meta, stamp, data[:HEAD_SIZE]), Place()), mark)
    return Restored(
        backup=backup,
        forward=sum(_acts(line) for line in later if line.changes),
        missing=number - before - sum(_acts(line) for line in later),
        aside=tuple(aside),
    )


def _told(meta: Meta, tip: str) -> Line:
    """The restore as a line of the history."""
    act = meta.act
    assert act is not None
    return Line(
        number=act.number,
        register=meta.register,
        generation=meta.generation,
        previous=tip,
        at=act.at,
        who=act.who,
        what=act.what,
        program=meta.program,
        last_ids=meta.last_ids,
    )


def _acts(line: Line) -> int:
    """How many acts are told by a line of the history, where typing has been joined."""
    return line.number - (line.number if line.first is UNSET else line.first) + 1


def _after(found: Found, snapshot: Snapshot, lines: list[Line], register: str) -> tuple[int, str]:
    """The generation of the new snapshot, higher than any that is known; and the tip it goes on from.

    When it can be the next after the journal's, a crash before the new journal is begun leaves what a fold that was
    broken off leaves, and the next to open the register ends it.
    """
    journal = found.journal
    known = [snapshot.meta.generation, found.meta.generation, *(line.generation for line in lines)]
    highest = max(known)
    if journal is not None and journal.generation is not None:
        if journal.register == register and journal.generation >= highest:
            return journal.generation + 1, journal.tip
        highest = max(highest, journal.generation)
    return highest + 1, ""


def _without_erased(snapshot: Snapshot, found: Meta) -> Snapshot:
    """The register without what has been deleted for good since the backup, as far as what lay there tells."""
    gone = erased(found) | erased(snapshot.meta)
    if not gone:
        return snapshot
    tables = snapshot.tables | without_documents(snapshot.tables, gone)
    return Snapshot(tables, erased_in(snapshot.meta, sorted(gone)), snapshot.stamp, snapshot.head)


def _highest(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {table: max(one.get(table, 0), other.get(table, 0)) for table in one | other}
