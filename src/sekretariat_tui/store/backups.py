"""The folder of backups: taking one, the list of them, and opening one to look at."""

import contextlib
import hashlib
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sekretariat_tui import __version__
from sekretariat_tui.domain.errors import CannotWrite, SekretariatError

from . import notices
from .backup import (
    FOLDER_NAME,
    PROFILE_NAME,
    Backup,
    BackupDamaged,
    BackupKind,
    Manifest,
    contents_sum,
    file_name,
    is_backup_name,
    kind_in_name,
    pack,
    read_manifest,
    read_snapshot,
)
from .disk import Disk
from .errors import cannot_back_up, cannot_read_backup
from .files import RegisterFiles
from .held import Held, Place
from .journal import Sealed
from .register import Register, now_utc
from .snapshot import FORMAT, Snapshot

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
    disk = disk or Disk()
    place = folder_of(folder)
    try:
        names = [path for path in place.iterdir() if is_backup_name(path.name)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise cannot_read_backup(place, error) from error
    return sorted((look_at(path, disk=disk) for path in names), key=_age, reverse=True)


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


def open_backup(
    backup: Backup, folder: Path, *, clock: Callable[[], datetime] = now_utc, disk: Disk | None = None
) -> Register:
    """The register as the backup holds it, in memory only; it can be read and searched, and nothing saved.

    ``folder`` is the secretariat's folder, whose history is shown. Raises BackupDamaged, and CannotRead.
    """
    snapshot, manifest = read_snapshot(backup.path, disk or Disk())
    newer = max(manifest.format, snapshot.meta.format) > FORMAT
    reason = notices.newer_backup(backup.path) if newer else notices.only_a_backup(manifest.at)
    return Register.of_memory(_Still(folder, disk or Disk()), Held(snapshot, Place(), readonly=reason), clock)


def take_backup(
    folder: Path,
    snapshot: Snapshot,
    kind: BackupKind,
    who: str,
    *,
    clock: Callable[[], datetime] = now_utc,
    disk: Disk | None = None,
) -> Backup:
    """Writes a backup of the register as it is in memory, opens it again to see that it is whole, and gives it.

    Needs no lock and holds nobody up. Raises CannotWrite, and then no backup is left behind.
    """
    disk = disk or Disk()
    at = clock()
    place = folder_of(folder)
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
        disk.replace_whole(path, data)
    except OSError as error:
        raise cannot_back_up(path, error) from error
    try:
        read, manifest = read_snapshot(path, disk)
        if read.differs_from(snapshot):
            raise BackupDamaged(path, "det som ble lest tilbake, er ikke det som ble skrevet")
    except SekretariatError as error:
        with contextlib.suppress(OSError):
            disk.remove(path)
        why = error.why if isinstance(error, BackupDamaged) else error.sentence
        raise CannotWrite(
            f"Sikkerhetskopien {path} ble skrevet, men kunne ikke leses riktig tilbake ({why}), og er tatt bort igjen. "
            "Registeret er urørt. Sjekk disken, og prøv igjen."
        ) from error
    return Backup(path=path, size=len(data), at=at, kind=kind, manifest=manifest)


def is_kept(snapshot: Snapshot, profile: bytes | None, backups: Sequence[Backup]) -> bool:
    """Whether the newest backup of this register holds just what is in memory, so that another would be the same."""
    meta = snapshot.meta
    newest = next((one.manifest for one in backups if _of(one.manifest, meta.register)), None)
    if newest is None or newest.number != meta.number:
        return False
    if newest.sums.get(PROFILE_NAME) != (None if profile is None else hashlib.sha256(profile).hexdigest()):
        return False
    return newest.contents == contents_sum(snapshot)  # the file may have been edited by another program


def sweep(folder: Path, disk: Disk) -> None:
    """Removes what backups that were broken off have left behind."""
    with contextlib.suppress(OSError):
        for left in folder_of(folder).glob("*.zip.*.tmp"):
            name, _, _ = left.name.partition(".zip.")
            if is_backup_name(f"{name}.zip") and time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                disk.remove(left)


def _free(place: Path, at: datetime, kind: BackupKind, disk: Disk) -> Path:
    again = 1
    while disk.stamp(path := place / file_name(at, kind, again)) is not None:
        again += 1
    return path


def _age(backup: Backup) -> tuple[datetime, str]:
    return backup.at, backup.name


def _of(manifest: Manifest | None, register: str) -> bool:
    return manifest is not None and manifest.register == register


class _Still(RegisterFiles):
    """Files that are not looked at: what is shown is in memory, and stays as it is."""

    def catch_up(self, held: Held, *, thoroughly: bool = False) -> Held:
        return held

    def journal_lines(self) -> list[Sealed]:
        return []
