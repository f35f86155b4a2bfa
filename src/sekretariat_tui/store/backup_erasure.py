"""Backups and what is deleted for good: whether a backup still has it, and the same backup written without it."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from sekretariat_tui.domain.errors import CannotWrite, SekretariatError
from sekretariat_tui.domain.record import Record

from .backup import PROFILE_NAME, BackupDamaged, pack, read_member, read_snapshot
from .disk import Disk
from .documents import Document, Documents
from .erasure import NEUTRAL, Gone, names_in_tables, without_documents
from .errors import cannot_back_up
from .snapshot import Snapshot


def backup_holds(path: Path, gone: Gone, *, disk: Disk | None = None) -> bool:
    """Whether any of these records, or an act named after one, is in the backup. Raises BackupDamaged, and CannotRead."""
    snapshot, _ = read_snapshot(path, disk or Disk())
    return _holds(snapshot, gone)


def rewrite_backup(path: Path, gone: Gone, instead: Sequence[Record] = (), *, disk: Disk | None = None) -> None:
    """Writes the backup again without these records, and opens it to see that it is whole.

    ``instead`` are records it is to hold in their place: a number that stays spent. Time, kind and name are as before.
    Raises BackupDamaged and CannotRead, and CannotWrite; then the backup is as it was.
    """
    disk = disk or Disk()
    snapshot, manifest = read_snapshot(path, disk)
    try:
        was = disk.read(path)
        new = _without(snapshot, gone, instead)
        data = pack(
            new,
            at=manifest.at,
            who=manifest.who,
            kind=manifest.kind,
            profile=read_member(path, PROFILE_NAME, disk) if PROFILE_NAME in manifest.sums else None,
            program=manifest.program,
        )
        disk.replace_whole(path, data)
    except OSError as error:
        raise cannot_back_up(path, error) from error
    try:
        read, _ = read_snapshot(path, disk)
        if read.differs_from(new) or _holds(read, gone):
            raise BackupDamaged(path, "det som ble lest tilbake, er ikke det som ble skrevet")
    except SekretariatError as error:
        with contextlib.suppress(OSError):
            disk.replace_whole(path, was[0] if was is not None else b"")
        raise CannotWrite(
            f"Sikkerhetskopien {path} kunne ikke skrives om, og er som før. Sjekk disken, og prøv igjen."
        ) from error


def _holds(snapshot: Snapshot, gone: Gone) -> bool:
    act = snapshot.meta.act
    return bool(without_documents(snapshot.tables, gone.ids)) or (act is not None and gone.named_in(act.what))


def _without(snapshot: Snapshot, gone: Gone, instead: Sequence[Record]) -> Snapshot:
    ids = gone.ids
    gone = Gone(ids, gone.names | frozenset(names_in_tables(snapshot.tables, ids)))
    tables = snapshot.tables | without_documents(snapshot.tables, ids)
    meta = snapshot.meta
    last_ids = {name: max(meta.last_ids.get(name, 0), table.last_place) for name, table in snapshot.tables.items()}
    for record in instead:
        there = tables.get(record.table) or Documents(record.table, {})
        if record.id not in there.by_id:
            last_ids[record.table] = last_ids.get(record.table, 0) + 1
            tables[record.table] = there.copy()
            tables[record.table].put(Document(str(last_ids[record.table]), msgspec.json.encode(record)))
    act = meta.act
    if act is not None and gone.named_in(act.what):
        act = msgspec.structs.replace(act, what=NEUTRAL)
    meta = msgspec.structs.replace(
        meta, act=act, last_ids=meta.last_ids | last_ids, erased=tuple(dict.fromkeys((*meta.erased, *ids)))
    )
    return Snapshot(tables, meta, None, b"")
