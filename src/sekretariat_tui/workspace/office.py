"""The one who does the acts of the office: writes them to the register, and can take them back."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from ..domain.case import CaseHead
from ..domain.errors import RuleBroken
from ..domain.numbering import SpentNumber, holder_of
from ..profiles import Profile
from ..store import Act, Change, RecordChange, Register
from .folders import Folders

UNDO_DEPTH = 200  # acts of one session that can be taken back; older ones are in the history


class Done(msgspec.Struct, frozen=True):
    """What is taken back as one: a single act, or the saves of typing in one field joined to one."""

    what: str
    act: Act
    merge: str = ""


class Office:
    """Profile, register and the person at the desk. Every change of the register goes through ``act``."""

    def __init__(
        self,
        folders: Folders,
        register: Register,
        profile: Profile,
        who: str,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.folders = folders
        self.register = register
        self.profile = profile
        self.who = who
        self.clock = clock
        self.listeners: list[Callable[[Act], None]] = []
        self._done: list[Done] = []
        self._undone: list[Done] = []

    def now(self) -> datetime:
        """The time now, with its zone."""
        return self.clock()

    def today(self) -> date:
        """The day it is where the user sits."""
        return self.clock().astimezone().date()

    @contextmanager
    def act(self, what: str, *, merge: str = "") -> Iterator[Change]:
        """One act of the office, written whole or not at all.

        Args:
            what: the act in words, as the history and «Angre» show it: «Opprettet sak: Felles opplæring».
            merge: acts in a row with the same key are taken back as one (typing in one field).
        """
        with self.register.change(self.who, what, field=merge) as change:
            yield change
        if change.act is not None:
            self._remember(Done(what, change.act, merge))
            self.tell(change.act)

    def _remember(self, done: Done) -> None:
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and done.merge and last.merge == done.merge:
            self._done.pop()
            joined, cancelled = _joined(last.act, done.act)
            self._moved_on(cancelled)
            if not joined.changes:  # typed and taken away again: nothing is left to take back
                return
            done = Done(last.what, joined, done.merge)  # a title that is typed names itself otherwise at each save
        self._done.append(done)
        del self._done[:-UNDO_DEPTH]

    def _moved_on(self, changes: Iterable[RecordChange]) -> None:
        """Records that say what they said before, under a new ``rev``: the acts that left them so are told of it.

        Otherwise our own «Angre» would look like somebody else's change to the act before it, and stop there.
        """
        for change in changes:
            for stack in (self._done, self._undone):
                _rebase(stack, change)

    def forget(self, ids: Collection[str]) -> None:
        """Drops what can be taken back of these records: they are deleted for good, or were changed by that."""
        for stack in (self._done, self._undone):
            stack[:] = [done for done in stack if not any(change.id in ids for change in done.act.changes)]

    def _forget_erased(self) -> None:
        """Another window may have deleted for good what was done here."""
        erased = self.register.erased
        if erased:
            self.forget(erased)

    def tell(self, act: Act) -> None:
        """Tells everybody who follows of an act that is done."""
        for listener in self.listeners:
            listener(act)

    @property
    def undoable(self) -> str:
        """What «Angre» would take back, in words; empty when there is nothing."""
        self._forget_erased()
        return self._done[-1].what if self._done else ""

    @property
    def redoable(self) -> str:
        """What «Gjør om» would do again, in words; empty when there is nothing."""
        self._forget_erased()
        return self._undone[-1].what if self._undone else ""

    def undo(self) -> str:
        """Takes back the last act of this session and gives what it was.

        Raises:
            RuleBroken: when there is nothing to take back.
            RecordChanged: when somebody has changed the same since; then nothing is done.
        """
        self._forget_erased()
        if not self._done:
            raise RuleBroken("Det er ingenting å angre.")
        done = self._done[-1]
        taken = self._take_back(done.act)
        self._done.pop()
        self._settle(done.act, taken)
        self._undone.append(Done(done.what, taken))
        return done.what

    def redo(self) -> str:
        """Does again what was last taken back, and gives what it was. Raises as ``undo``."""
        self._forget_erased()
        if not self._undone:
            raise RuleBroken("Det er ingenting å gjøre om.")
        done = self._undone[-1]
        taken = self._take_back(done.act)
        self._undone.pop()
        self._settle(done.act, taken)
        self._done.append(Done(done.what, taken))
        return done.what

    def take_back(self, act: Act) -> Act:
        """Takes back any act of the register, whoever did it and whenever; that is an act of its own, to be undone.

        Raises as ``undo``.
        """
        taken = self._take_back(act)
        self._undone.clear()
        self._done.append(Done(taken.what, taken))
        return taken

    def _take_back(self, act: Act) -> Act:
        taken = self.register.take_back(act, self.who, check=lambda change: self._refuse_doubled(act, change))
        self.tell(taken)
        return taken

    def _refuse_doubled(self, act: Act, change: Change) -> None:
        """A number that comes back with a case must not have been given to another in the meantime (domain rule 2).

        Right after the act there is no meantime: a number that two cases had is one that the act was to mend.
        """
        if self.register.number == act.number:
            return
        for one in act.changes:
            case = change.find(CaseHead, one.id) if one.table == CaseHead.table else None
            if case is None or _number(one.before) == _number(one.after):
                continue
            holder = holder_of(case, change.all(CaseHead), change.all(SpentNumber))
            if case.ref is not None and holder is not None:
                number = f"{case.body} {self.profile.case_number(case.ref)}"
                raise RuleBroken(
                    f"Det kan ikke angres, for nummeret {number} som «{case.title}» ville få igjen, er siden gitt til "
                    f"{f'«{holder}»' if holder else 'en annen sak'}. Ingenting er endret."
                )

    def _settle(self, act: Act, taken: Act) -> None:
        """After ``taken`` has taken ``act`` back: each record is as it was before ``act``, but for its ``rev``."""
        was = {(change.table, change.id): change.before for change in act.changes}
        self._moved_on(msgspec.structs.replace(c, before=was.get((c.table, c.id))) for c in taken.changes)


def _joined(first: Act, second: Act) -> tuple[Act, list[RecordChange]]:
    """Two acts in a row as one: each record as it was before the first and after the second.

    Records that end as they began are not part of it, and are given beside it.
    """
    changes = {(c.table, c.id): c for c in first.changes}
    for change in second.changes:
        earlier = changes.get((change.table, change.id))
        changes[change.table, change.id] = (
            change if earlier is None else msgspec.structs.replace(change, before=earlier.before, place=earlier.place)
        )
    left = tuple(c for c in changes.values() if _words(c.before) != _words(c.after))
    cancelled = [c for c in changes.values() if _words(c.before) == _words(c.after)]
    return msgspec.structs.replace(second, changes=left), cancelled


def _rebase(stack: list[Done], moved: RecordChange) -> None:
    """Lets the newest act of the stack on this record end where the record is now, if it ended where it was before."""
    key = (moved.table, moved.id)
    for index in range(len(stack) - 1, -1, -1):
        done = stack[index]
        if not any((c.table, c.id) == key for c in done.act.changes):
            continue
        changes = tuple(
            msgspec.structs.replace(c, after=moved.after)
            if (c.table, c.id) == key and _without_rev(c.after) == _without_rev(moved.before)
            else c
            for c in done.act.changes
        )
        stack[index] = msgspec.structs.replace(done, act=msgspec.structs.replace(done.act, changes=changes))
        return


def _without_rev(record: dict[str, Any] | None) -> dict[str, Any] | None:
    return record and {key: value for key, value in record.items() if key != "rev"}


def _number(record: dict[str, Any] | None) -> tuple[Any, ...]:
    """The number of a case, and whether it is locked, as the register holds it."""
    return tuple((record or {}).get(name) for name in ("year", "number", "suffix", "number_locked"))


def _words(record: dict[str, Any] | None) -> dict[str, Any] | None:
    """A record without what every save changes."""
    return record and {key: value for key, value in record.items() if key not in {"rev", "changed"}}
