"""Backups of the folder: when one is taken, what each holds, and how it differs from now."""

from pathlib import Path

from ..domain.comparison import PlaceDifference, differences
from ..domain.errors import CannotRead, CannotWrite, NotFound
from ..store import Backup, BackupKind, list_backups, take_backup
from ..store.backups import is_kept, keep_few, look_at, of_register, sweep
from .backup_comparison import Comparison, Differing, compared
from .cases import Cases
from .office import Office


class Backups:
    """The backups of one folder. Nothing here holds anybody up who saves."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases

    # ------------------------------------------------------------------ taking

    def take(self, kind: BackupKind) -> Backup | None:
        """Takes a backup of the register as it is now; None when there is nothing to take.

        Nothing is taken of an empty register, of one that may only be read, nor where the newest backup holds just the
        same. One that is taken is checked by opening it; then those that are no longer needed are removed.

        Raises:
            CannotWrite: when it could not be taken.
        """
        office = self._office
        register, root = office.register, office.folders.root
        if register.readonly or register.is_empty:
            return None
        snapshot = register.snapshot
        known = self._of_this_register()
        if is_kept(root, snapshot, known):
            return None
        taken = take_backup(root, snapshot, kind, office.who, clock=office.clock)
        sweep(root)
        keep_few([*known, taken], taken, office.now())
        return taken

    def take_chosen(self) -> Backup | None:
        """Takes a backup because the user wants one. None when the newest holds just the same. Raises as ``take``."""
        if self._office.register.readonly:
            raise CannotWrite(self._office.register.readonly_reason)
        return self.take(BackupKind.CHOSEN)

    def take_to(self, place: Path) -> Backup:
        """Writes a backup to a folder of the user's, where none is ever removed. Raises CannotWrite."""
        office = self._office
        if office.register.is_empty:
            raise CannotWrite("Registeret er tomt, så det er ingenting å ta kopi av ennå.")
        root, snapshot = office.folders.root, office.register.snapshot
        return take_backup(root, snapshot, BackupKind.CHOSEN, office.who, clock=office.clock, into=place)

    def take_daily(self) -> Backup | None:
        """Takes the day's backup when the day has none. Raises as ``take``."""
        if any(one.at.astimezone().date() == self._office.today() for one in self._of_this_register()):
            return None
        return self.take(BackupKind.DAILY)

    def take_before_import(self) -> None:
        """Takes a backup before papers are read in.

        Raises:
            CannotWrite: when it could not be taken, or nothing can be saved here; nothing is to be read in then.
        """
        if self._office.register.readonly:
            raise CannotWrite(self._office.register.readonly_reason)
        try:
            self.take(BackupKind.IMPORT)
        except CannotWrite as error:
            raise CannotWrite(f"Ingenting er lest inn, for det skal tas en kopi først. {error.sentence}") from error

    def _of_this_register(self) -> list[Backup]:
        office = self._office
        try:
            return of_register(list_backups(office.folders.root), office.register.snapshot.meta.register)
        except CannotRead:  # whether one can be taken is for the disk to say
            return []

    # ------------------------------------------------------------------ looking

    def known(self) -> list[Backup]:
        """Every backup in the folder, newest first, the damaged ones with their fault. Raises CannotRead."""
        return list_backups(self._office.folders.root)

    def compare(self, backup: Backup) -> Comparison:
        """What the backup holds otherwise than the register does now. Raises BackupDamaged, and CannotRead."""
        return compared(backup, self._office.register, self._office.folders.root)

    def name(self, one: Differing) -> str:
        """What the record is called."""
        return one.name(self._cases.label)

    def places(self, one: Differing) -> list[PlaceDifference]:
        """Where in the record the backup and now differ; ``before`` is the backup, ``after`` is now."""
        return differences(one.record(now=False), one.record(now=True), self._office.profile.word)


def find_backup(root: Path, wanted: str) -> Backup:
    """The backup that is meant: its number in the list, newest first from 1; its file's name; or a file elsewhere.

    Raises:
        NotFound: when there is no such backup.
        CannotRead: when the folder of backups cannot be read.
    """
    known = list_backups(root)
    if wanted.isdecimal() and wanted.isascii():
        if 1 <= int(wanted) <= len(known):
            return known[int(wanted) - 1]
        many = f"fra 1 til {len(known)}" if known else "ingen ennå"
        raise NotFound(
            f"Det er ingen sikkerhetskopi nr. {wanted}; det er {many}. Se listen med «sekretariat gjenopprett»."
        )
    for backup in known:
        if wanted in (backup.name, backup.name.removesuffix(".zip")):
            return backup
    path = Path(wanted).expanduser()
    if path.is_file():
        return look_at(path.absolute())
    raise NotFound(f"Fant ingen sikkerhetskopi som heter «{wanted}». Se listen med «sekretariat gjenopprett».")
