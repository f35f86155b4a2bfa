"""How a backup differs from the register as it is now: which records, and what has become of them."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from ..domain.case import Case
from ..domain.caseref import CaseRef
from ..domain.meeting import Meeting
from ..domain.numbering import SpentNumber
from ..domain.record import Record
from ..domain.table_words import table_word, what_happened
from ..store import Backup, BackupKind, Register, open_backup
from ..store.kinds import type_of
from ..store.record_differences import RecordDifference, record_differences
from ..store.snapshot import FORMAT, Snapshot

KIND_WORDS: dict[str, str] = {
    BackupKind.DAILY: "daglig",
    BackupKind.CHOSEN: "tatt for hånd",
    BackupKind.IMPORT: "før innlesing",
    BackupKind.MIGRATION: "før oppgradering",
    BackupKind.RESTORE: "før gjenoppretting",
}


def kind_word(kind: str) -> str:
    """Why a backup was taken, in bokmål; a kind that a newer program has made up as it stands."""
    return KIND_WORDS.get(kind, kind or "ukjent")


class How(StrEnum):
    """What has become of a record since the backup."""

    CHANGED = "changed"
    NEW = "new"
    DELETED = "deleted"


HOW_WORDS = {How.CHANGED: "endret siden", How.NEW: "ny siden", How.DELETED: "slettet siden"}


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """One record that is not as in the backup, and how."""

    how: How
    found: RecordDifference

    @property
    def table(self) -> str:
        """The table it is in."""
        return self.found.table

    @property
    def id(self) -> str:
        """The record's id; empty when it has none."""
        return self.found.id

    @property
    def kind(self) -> str:
        """What kind of record it is: «sak»."""
        return table_word(self.table).one

    def record(self, *, now: bool) -> Record | None:
        """The record now or in the backup; None when it is not there or cannot be read."""
        document = self.found.now if now else self.found.then
        kind = type_of(self.table)
        read = document.read(kind) if document is not None and kind is not None else None
        return None if isinstance(read, str) else read

    def name(self, label: Callable[[Case], str]) -> str:
        """What the record is called; ``label`` names a case as the house does."""
        match self.record(now=True) or self.record(now=False):
            case Case() as case:
                return label(case)
            case Meeting() as meeting:
                return (
                    f"{meeting.body} {meeting.first_day:%d.%m.%Y}"
                    if meeting.first_day
                    else f"{meeting.body} {meeting.year}"
                )
            case SpentNumber() as spent:
                return str(CaseRef(spent.body, spent.year, spent.number))
        document = self.found.now or self.found.then
        raw: Any = document.plain() if document is not None else {}
        named = (raw.get(key) for key in ("title", "name", "task"))
        return next((name for name in named if isinstance(name, str) and name), self.id or self.table)


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """How a backup differs from the register as it is now. ``opened`` is the backup, to be read in."""

    backup: Backup
    opened: Register
    differing: tuple[Differing, ...]

    @property
    def newer(self) -> bool:
        """Whether a newer program has made it, so that it can only be looked at."""
        return self.opened.snapshot.meta.format > FORMAT

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """By table, how many are changed, new and deleted since the backup."""
        found: dict[str, dict[str, int]] = {}
        for one in self.differing:
            of_table = found.setdefault(one.table, {how.value: 0 for how in How})
            of_table[one.how.value] += 1
        return found

    @property
    def words(self) -> str:
        """The same in words: «12 saker endret, 1 ny, 2 slettet · 1 møte endret»."""
        said = [what_happened(table, **counts) for table, counts in self.counts.items()]
        return " · ".join(said) or "ingenting er endret"


def compared(backup: Backup, register: Register, root: Path) -> Comparison:
    """What the backup holds otherwise than the register does now. Raises BackupDamaged, and CannotRead."""
    opened = open_backup(backup, root)
    found = to_take_back(opened.snapshot, register.snapshot)
    return Comparison(
        backup=backup, opened=opened, differing=tuple(Differing(how=_how(one), found=one) for one in found)
    )


def to_take_back(then: Snapshot, now: Snapshot) -> list[RecordDifference]:
    """The records that a restore makes what they were. A number that has been spent since stays so (domain rule 2)."""
    found = record_differences(then, now)
    return [one for one in found if one.table != SpentNumber.table or one.then is not None]


def _how(found: RecordDifference) -> How:
    return How.DELETED if found.now is None else How.NEW if found.then is None else How.CHANGED
