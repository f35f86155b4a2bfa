"""The backup that is taken before the first file of a newer format is written."""

from datetime import datetime

from sekretariat_tui.domain.errors import CannotWrite

from .files import RegisterFiles
from .replay import replay
from .snapshot import Snapshot


def back_up_before(files: RegisterFiles, now: datetime) -> None:
    """Takes a backup of the register as it was found, before the first file of the new format is written.

    Raises OSError, and CannotWrite when the backup cannot be taken; then the register stays as it is.
    """
    read = files.disk.read(files.path)
    if read is None:
        return
    from .backup import BackupKind
    from .backups import take_backup

    was = replay(Snapshot.read(files.path, *read), (sealed.line for sealed in files.journal_lines()))
    try:
        take_backup(files.folder, was, BackupKind.MIGRATION, "", clock=lambda: now, disk=files.disk)
    except CannotWrite as error:
        raise CannotWrite(f"Endringen er ikke lagret, for registeret må oppgraderes først. {error.sentence}") from error
