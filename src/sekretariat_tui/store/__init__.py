"""The register: every record of a secretariat in one TinyDB file, changed one act at a time. Only here is TinyDB known."""

from typing import TYPE_CHECKING, Any

from .act import Act, ActHead, ActSummary, RecordChange
from .change import Change
from .clock import now_utc
from .disk import Disk
from .documents import Unreadable
from .errors import (
    NotSaved,
    OnlyReading,
    RecordChanged,
    RecordErased,
    RecordUnreadable,
    RegisterDamaged,
    RegisterGone,
    RegisterUnreachable,
)
from .files import FILE_NAME, JOURNAL_NAME, LOCK_NAME
from .history import Version, as_record
from .kinds import named, type_of
from .machine import machine_name
from .presence import Presence, Present
from .register import Register

if TYPE_CHECKING:
    from .backup import Backup, BackupDamaged, BackupKind
    from .backup_erasure import backup_holds, rewrite_backup
    from .backups import backups_in, list_backups, newest_good, take_backup
    from .erasure import Gone, cleaned_file
    from .mentions import belonging, belongs
    from .opened_backup import open_backup
    from .restoring import Restored, restore_damaged

__all__ = [
    "FILE_NAME",
    "JOURNAL_NAME",
    "LOCK_NAME",
    "Act",
    "ActHead",
    "ActSummary",
    "Backup",
    "BackupDamaged",
    "BackupKind",
    "Change",
    "Disk",
    "Gone",
    "NotSaved",
    "OnlyReading",
    "Presence",
    "Present",
    "RecordChange",
    "RecordChanged",
    "RecordErased",
    "RecordUnreadable",
    "Register",
    "RegisterDamaged",
    "RegisterGone",
    "RegisterUnreachable",
    "Restored",
    "Unreadable",
    "Version",
    "as_record",
    "backup_holds",
    "backups_in",
    "belonging",
    "belongs",
    "cleaned_file",
    "list_backups",
    "machine_name",
    "named",
    "newest_good",
    "now_utc",
    "open_backup",
    "restore_damaged",
    "rewrite_backup",
    "take_backup",
    "type_of",
]

_OF_BACKUPS = {
    "backup_erasure": ("backup_holds", "rewrite_backup"),
    "backup": ("Backup", "BackupDamaged", "BackupKind"),
    "backups": ("backups_in", "list_backups", "newest_good", "take_backup"),
    "erasure": ("Gone", "cleaned_file"),
    "mentions": ("belonging", "belongs"),
    "opened_backup": ("open_backup",),
    "restoring": ("Restored", "restore_damaged"),
}


def __getattr__(name: str) -> Any:
    """What backups take is brought in when first asked for: the first picture does not need it."""
    from importlib import import_module

    for module, names in _OF_BACKUPS.items():
        if name in names:
            return getattr(import_module(f".{module}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
