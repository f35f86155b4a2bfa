"""Taking back from a backup: all of it, one record, or places in one. Each is one act, which «Angre» takes back."""

from collections.abc import Iterable

import msgspec

from ..domain.agenda import put_on
from ..domain.case import Case, CaseHead
from ..domain.comparison import Place, with_place
from ..domain.errors import CannotRead, CannotWrite
from ..domain.given_numbers import given, locked_numbers, newly_spent
from ..domain.meeting import AgendaItem, Meeting
from ..domain.numbering import SpentNumber
from ..store import BackupKind, Change
from .backup_comparison import Comparison, Differing, to_take_back
from .backups import Backups
from .office import Office


class Restored(msgspec.Struct, frozen=True):
    """What came of it: how many records were made as in the backup, and how many numbers stay spent because of it."""

    records: int
    spent: int


class Restoring:
    """Makes the register, or a part of it, what a backup holds."""

    def __init__(self, office: Office, backups: Backups) -> None:
        self._office = office
        self._backups = backups

    def everything(self, comparison: Comparison) -> Restored:
        """Makes every record what the backup holds, in one act, after a backup of the register as it is now.

        Records of kinds the program does not know, and fields it does not know, come back too. What is deleted for good
        does not. A number that has been locked since stays spent (domain rule 2).

        Raises:
            CannotWrite: when nothing can be saved here, or the backup of now could not be taken; nothing is done then.
        """
        office = self._office
        self._check(comparison)
        self._backups.take(BackupKind.RESTORE)
        then = comparison.opened.snapshot
        with office.act(f"Gjenopprettet registeret slik det var {_when(comparison)}") as change:
            stood = _given(change)
            found = to_take_back(then, change.base)
            for one in found:
                change.make(one.table, one.now, one.then)
            spent = self._settle_numbers(change, stood)
        return Restored(len(found), spent)

    def one(self, comparison: Comparison, wanted: Differing) -> Restored:
        """Makes one record what the backup holds. A deleted case comes back on the agenda it was on.

        Raises:
            CannotWrite: when nothing can be saved here.
        """
        self._check(comparison)
        then = comparison.opened.snapshot
        with self._office.act(
            f"Hentet {self._backups.name(wanted)} tilbake fra sikkerhetskopien av {_when(comparison)}"
        ) as change:
            stood = _given(change)
            found = to_take_back(then, change.base)  # as it is now, which may be another than what was shown
            for one in found:
                if (one.table, one.id) == (wanted.table, wanted.id):
                    change.make(one.table, one.now, one.then)
            if wanted.table == Case.table:
                self._put_on_agenda(change, wanted.id)
            spent = self._settle_numbers(change, stood)
        return Restored(1, spent)

    def places(self, comparison: Comparison, wanted: Differing, places: Iterable[Place]) -> Restored:
        """Makes these places of a record what they are in the backup, and leaves the rest as it is now.

        Raises:
            CannotRead: when the record is not in both, or cannot be read.
            CannotWrite: when nothing can be saved here.
        """
        self._check(comparison)
        then, now = wanted.record(now=False), wanted.record(now=True)
        if then is None or now is None:
            raise CannotRead(
                f"{self._backups.name(wanted)} finnes ikke både i kopien og i registeret. Hent hele oppføringen tilbake."
            )
        with self._office.act(
            f"Hentet en del av {self._backups.name(wanted)} tilbake fra sikkerhetskopien av {_when(comparison)}"
        ) as change:
            stood = _given(change)
            record = change.get(type(now), wanted.id)
            for place in places:
                record = with_place(record, then, place)
            change.put(record)
            spent = self._settle_numbers(change, stood)
        return Restored(1, spent)

    def _check(self, comparison: Comparison) -> None:
        if self._office.register.readonly:
            raise CannotWrite(self._office.register.readonly_reason)
        if comparison.newer:
            raise CannotWrite(comparison.opened.readonly_reason)

    def _settle_numbers(self, change: Change, stood: dict[tuple[str, int, int], str]) -> int:
        """Spends the numbers that would be free again, and no longer counts as spent what has its case back."""
        locked = locked_numbers(change.all(CaseHead), [])
        for one in change.all(SpentNumber):
            if (one.body, one.year, one.number) in locked:
                change.delete(SpentNumber, one.id)
        spent = newly_spent(stood, _given(change))
        for number in spent:
            change.put(number)
        return len(spent)

    def _put_on_agenda(self, change: Change, case_id: str) -> None:
        case = change.find(Case, case_id)
        meeting = change.find(Meeting, case.meeting) if case is not None and case.meeting else None
        if meeting is None or any(item.case == case_id for item in meeting.agenda):
            return
        change.put(msgspec.structs.replace(meeting, agenda=put_on(meeting.agenda, AgendaItem(case=case_id))))


def _given(change: Change) -> dict[tuple[str, int, int], str]:
    return given(change.all(CaseHead), change.all(Meeting), change.all(SpentNumber))


def _when(comparison: Comparison) -> str:
    return f"{comparison.backup.at.astimezone():%d.%m.%Y kl. %H.%M}"
