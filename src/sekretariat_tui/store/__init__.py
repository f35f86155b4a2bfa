"""The register: every record of a secretariat in one TinyDB file, changed one act at a time. Only here is TinyDB known."""

from .act import Act, ActHead, RecordChange
from .change import Change
from .copies import OpenedCopy, RecordInCopy
from .disk import Disk
from .documents import Unreadable
from .errors import RecordChanged, RecordUnreadable, RegisterDamaged, RegisterGone
from .files import FILE_NAME, JOURNAL_NAME, LOCK_NAME
from .history import Version
from .machine import machine_name
from .presence import Presence, Present
from .register import Register, now_utc

__all__ = [
    "FILE_NAME",
    "JOURNAL_NAME",
    "LOCK_NAME",
    "Act",
    "ActHead",
    "Change",
    "Disk",
    "OpenedCopy",
    "Presence",
    "Present",
    "RecordChange",
    "RecordChanged",
    "RecordInCopy",
    "RecordUnreadable",
    "Register",
    "RegisterDamaged",
    "RegisterGone",
    "Unreadable",
    "Version",
    "machine_name",
    "now_utc",
]
