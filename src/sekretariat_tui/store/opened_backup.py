"""A backup opened to look at: a register that is only in memory, and can only be read."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from . import notices
from .backup import Backup, read_snapshot
from .clock import now_utc
from .disk import Disk
from .files import RegisterFiles
from .held import Held, Place
from .journal import Sealed
from .migrations import migrated
from .register import Register
from .snapshot import FORMAT


def open_backup(
    backup: Backup, folder: Path, *, clock: Callable[[], datetime] = now_utc, disk: Disk | None = None
) -> Register:
    """The register as the backup holds it; it can be read and searched, and nothing saved.

    ``folder`` is the secretariat's folder, whose history is shown. Raises BackupDamaged, and CannotRead.
    """
    snapshot, manifest = read_snapshot(backup.path, disk or Disk())
    newer = max(manifest.format, snapshot.meta.format) > FORMAT
    reason = notices.newer_backup(backup.path) if newer else notices.only_a_backup(manifest.at)
    held = migrated(Held(snapshot, Place(), readonly=reason))
    return Register.of_memory(_Still(folder, disk or Disk()), held, clock)


class _Still(RegisterFiles):
    """Files that are not looked at: what is shown is in memory, and stays as it is."""

    def catch_up(self, held: Held, *, thoroughly: bool = False) -> Held:
        return held

    def journal_lines(self) -> list[Sealed]:
        return []
