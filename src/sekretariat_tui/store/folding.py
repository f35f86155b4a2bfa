"""Folding: the journal goes into a new snapshot, its lines into the history, and a new journal is begun."""

import contextlib
import errno
from datetime import datetime

import msgspec

from sekretariat_tui.domain.record import new_id

from .archive import Archive
from .disk import NotAsItWas
from .erasure import lines_for_history, without_erased
from .files import RegisterFiles
from .held import Held, Place
from .journal_line import JOURNAL_FORMAT, Header, SnapshotMark, checksum, seal
from .migration_backup import back_up_before
from .snapshot import FORMAT, HEAD_SIZE, Snapshot, as_bytes


def fold(files: RegisterFiles, archive: Archive, held: Held, now: datetime, program: str) -> Held:
    """A new pair of files from what is in memory. Only for who has the lock and has caught up. Raises OSError.

    The lines are in the history before the snapshot is replaced, and the journal is replaced last: after a crash
    between any two steps all of it is there, some of it twice, and folding again sets it right.
    """
    with files.disk.alone(files.journal_path):
        return _fold(files, archive, held, now, program)


def _fold(files: RegisterFiles, archive: Archive, held: Held, now: datetime, program: str) -> Held:
    disk, place = files.disk, held.place
    found = files.journal()
    if not place.fold and (found is None or found.tip != place.tip):
        raise NotAsItWas(errno.EBUSY, "the journal is not as it was", str(files.journal_path))
    if held.found_format < FORMAT:
        back_up_before(files, now)
    disk.sweep(files.path)
    disk.sweep(files.journal_path)
    put_aside(files, archive, held, now)
    acts = {} if found is None else {sealed.line.number: sealed.line for sealed in found.lines}
    acts |= {line.number: line for line in place.acts}  # the journal may have lost some of them
    archive.add(lines_for_history([acts[number] for number in sorted(acts)], held.snapshot.meta.erased))
    meta = msgspec.structs.replace(
        held.snapshot.meta,
        format=FORMAT,
        register=held.snapshot.meta.register or new_id(),
        generation=max(held.snapshot.meta.generation, place.generation) + 1,
        tip=place.tip,
        over="" if found is None or found.tip == place.tip else found.tip,
        program=program,
    )
    tables = held.snapshot.with_meta(meta)
    data = as_bytes(tables.values())
    sum = checksum(data)
    stamp = disk.replace_whole(files.path, data)
    mark = SnapshotMark(sum=sum, records=held.snapshot.records, size=stamp.size, mtime_ns=stamp.mtime_ns)
    with contextlib.suppress(OSError):
        archive.thin(now)  # only to save room: another day will do
    written = held._replace(
        snapshot=Snapshot(tables, meta, stamp, data[:HEAD_SIZE]), found_format=FORMAT, unwritten=False
    )
    return begin_journal(files, written, mark)


def begin_journal(files: RegisterFiles, held: Held, mark: SnapshotMark) -> Held:
    """A new, empty journal to the snapshot on disk. Raises OSError."""
    meta = held.snapshot.meta
    header = Header(
        journal=JOURNAL_FORMAT,
        register=meta.register,
        generation=meta.generation,
        number=meta.number,
        tip=meta.tip,
        snapshot=mark,
    )
    line, tip = seal(header)
    stamp = files.disk.replace_whole(files.journal_path, line)
    place = Place(stamp=stamp, header=header, length=len(line), tip=tip, known=set(), sums=set(), acts=[], fold=False)
    return held._replace(place=place)


def mend(files: RegisterFiles, archive: Archive, held: Held, now: datetime, program: str) -> Held:
    """Makes the pair of files one that a line can be added to. Only for who has the lock. Raises OSError."""
    place = held.place
    if place.finish is not None:
        return begin_journal(files, held, place.finish)
    if place.fold:
        return fold(files, archive, held, now, program)
    if place.cut:
        put_aside(files, archive, held, now)
        stamp = files.disk.cut(files.journal_path, place.length)
        return held._replace(place=place._replace(stamp=stamp, rest=b"", cut=False))
    return held


def put_aside(files: RegisterFiles, archive: Archive, held: Held, now: datetime) -> None:
    """Keeps what could not be used, and the snapshot that somebody else has edited, where nothing is ever removed."""
    ids = frozenset(held.snapshot.meta.erased)
    if held.place.rest:
        archive.put_aside(files.journal_path.name, without_erased(held.place.rest, ids), now)
    if held.place.keep_snapshot and (found := files.disk.read(files.path)) is not None:
        archive.put_aside(files.path.name, without_erased(found[0], ids), now)
