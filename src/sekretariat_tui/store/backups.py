"""The folder of backups: taking one, the list of them, and opening one to look at."""

import contextlib
import hashlib
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sekretariat_tui import __version__
from sekretariat_tui.domain.errors import CannotWrite, SekretariatError

from .backup import (
    FOLDER_NAME,
    PROFILE_NAME,
    Backup,
    BackupDamaged,
    BackupKind,
    contents_sum,
    file_name,
    is_backup_name,
    kind_in_name,
    pack,
    read_manifest,
    read_snapshot,
)
from .backup_keeping import to_remove
from .clock import now_utc
from .disk import Disk
from .errors import cannot_back_up, cannot_read_backup
from .snapshot import Snapshot

# A program that was stopped in the middle of a backup left this behind; one that is at it now is younger.
_LEFT_BEHIND = 3600.0


def folder_of(folder: Path) -> Path:
    """Where the backups of the register in ``folder`` lie."""
    return folder / FOLDER_NAME


def list_backups(folder: Path, *, disk: Disk | None = None) -> list[Backup]:
    """The backups of a secretariat's folder, newest first; those that cannot be read too, with their fault.

    Only the list inside each is read, so that a backup without a fault here may still turn out damaged when it is
    opened. Files that the program has not made are not among them. Raises CannotRead.
    """
    return sorted((look_at(path, disk=disk) for path in backups_in(folder)), key=_age, reverse=True)


def backups_in(folder: Path) -> list[Path]:
    """The files the program has made in the folder of backups, by their names. Raises CannotRead."""
    place = folder_of(folder)
    try:
        return sorted(path for path in place.iterdir() if is_backup_name(path.name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise cannot_read_backup(place, error) from error


def look_at(path: Path, *, disk: Disk | None = None) -> Backup:
    """What one file, wherever it lies, says of itself; with its fault when it is no backup, or not a whole one."""
    try:
        return read_manifest(path, disk or Disk())
    except SekretariatError as error:
        found = None
        with contextlib.suppress(OSError):
            found = path.stat()
        why = error.why if isinstance(error, BackupDamaged) else error.sentence
        at = datetime.fromtimestamp(found.st_mtime if found is not None else 0, UTC)
        return Backup(path=path, size=found.st_size if found else 0, at=at, kind=kind_in_name(path.name), fault=why)


def newest_good(folder: Path, *, disk: Disk | None = None) -> Backup | None:
    """The newest backup that opens, every byte of it checked; None when there is none. Raises CannotRead."""
    for backup in list_backups(folder, disk=disk):
        if not backup.fault:
            with contextlib.suppress(SekretariatError):
                read_snapshot(backup.path, disk or Disk())
                return backup
    return None


def take_backup(
    folder: Path,
    snapshot: Snapshot,
    kind: BackupKind,
    who: str,
    *,
    clock: Callable[[], datetime] = now_utc,
    disk: Disk | None = None,
    into: Path | None = None,
) -> Backup:
    """Writes a backup of the register as it is in memory, opens it again to see that it is whole, and gives it.

    ``into`` is where it is to lie, when that is not among the register's own. Needs no lock and holds nobody up. Raises CannotWrite, and then no backup is left behind.
    """
    disk = disk or Disk()
    at = clock()
    place = folder_of(folder) if into is None else into
    path = place / file_name(at, kind)
    try:
        disk.make_folder(place)
        profile = disk.read(folder / PROFILE_NAME)
        data = pack(
            snapshot,
            at=at,
            who=who,
            kind=kind,
            profile=None if profile is None else profile[0],
            program=__version__,
        )
        path = _free(place, at, kind, disk)
        stamp = disk.replace_whole(path, data)
    except OSError as error:
        raise cannot_back_up(path, error) from error
    try:
        read, manifest = read_snapshot(path, disk)
        if read.differs_from(snapshot):
            raise BackupDamaged(path, "det som ble lest tilbake, er ikke det som ble skrevet")
    except SekretariatError as error:
        with contextlib.suppress(OSError):
            if disk.stamp(path) == stamp:  # another window may have taken one of the same name in the same second
                disk.remove(path)
        why = error.why if isinstance(error, BackupDamaged) else error.sentence
        raise CannotWrite(
            f"Sikkerhetskopien {path} ble skrevet, men kunne ikke leses riktig tilbake ({why}), og er tatt bort igjen. "
            "Registeret er urørt. Sjekk disken, og prøv igjen."
        ) from error
    return Backup(path=path, size=len(data), at=at, kind=kind, manifest=manifest)


def of_register(backups: Sequence[Backup], register: str) -> list[Backup]:
    """The good ones of this register; another may have lain in the same folder."""
    return [one for one in backups if one.manifest is not None and one.manifest.register == register and not one.fault]


def is_kept(folder: Path, snapshot: Snapshot, backups: Sequence[Backup], *, disk: Disk | None = None) -> bool:
    """Whether the newest of ``backups`` holds just what is in memory, so that another would be the same.

    ``backups`` are those of this register, newest first. Raises CannotRead.
    """
    newest = backups[0].manifest if backups else None
    if newest is None or newest.number != snapshot.meta.number:
        return False
    try:
        profile = (disk or Disk()).read(folder / PROFILE_NAME)
    except OSError as error:
        raise cannot_read_backup(folder / PROFILE_NAME, error) from error
    if newest.sums.get(PROFILE_NAME) != (None if profile is None else hashlib.sha256(profile[0]).hexdigest()):
        return False
    return newest.contents == contents_sum(snapshot)  # the file may have been edited by another program


def keep_few(backups: Sequence[Backup], taken: Backup, now: datetime, *, disk: Disk | None = None) -> list[Backup]:
    """Removes those that are no longer needed, and gives them; what cannot be removed now is removed another day.

    ``backups`` are good ones of one register, and ``taken`` the one just taken and checked, which stays.
    """
    removed: list[Backup] = []
    for one in to_remove(backups, now):
        if one.path != taken.path and is_backup_name(one.name):
            with contextlib.suppress(OSError):
                (disk or Disk()).remove(one.path)
                removed.append(one)
    return removed


def sweep(folder: Path, *, disk: Disk | None = None) -> None:
    """Removes what backups that were broken off have left behind."""
    with contextlib.suppress(OSError):
        for left in folder_of(folder).glob("*.zip.*.tmp"):
            name, _, _ = left.name.partition(".zip.")
            if is_backup_name(f"{name}.zip") and time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                (disk or Disk()).remove(left)


def _free(place: Path, at: datetime, kind: BackupKind, disk: Disk) -> Path:
    again = 1
    while disk.stamp(path := place / file_name(at, kind, again)) is not None:
        again += 1
    return path


def _age(backup: Backup) -> tuple[datetime, str]:
    return backup.at, backup.name
