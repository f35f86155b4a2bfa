"""«Slett for godt»: a record taken out of everything the program keeps, and a word of what still holds it."""

import contextlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from ..domain.case import Case
from ..domain.errors import RuleBroken, SekretariatError
from ..domain.numbering import SpentNumber
from ..domain.os_errors import os_error_words
from ..store import Change, Disk, belonging, rewrite_backup
from .cases import Cases
from .erasure_plan import Holder, Outcome, Plan, Way
from .erasure_planning import Planning, as_case, kind_of
from .holders import HolderSearch, Progress
from .office import Office
from .untying import loosen, spent, take_off

__all__ = ["Erasure", "Holder", "Outcome", "Plan", "Way"]


def _unheard(name: str) -> None:
    pass


class Erasure:
    """Deletes for good. First a plan is made and shown, and then it is gone through with."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases

    def plan(self, table: str, id: str, progress: Progress = _unheard) -> Plan:
        """What deleting a record for good will take, whether it is in the register or in the bin.

        Looks through every file: call it off the interface thread; ``progress`` is told what is looked at.

        Raises:
            NotFound: when it is neither in the register nor in the history.
            RuleBroken: when others hang on it, so that it must be deleted the ordinary way first.
            CannotRead: when a file of the program's own cannot be read.
        """
        return Planning(self._office, self._cases, progress).plan(table, id)

    def erase(self, plan: Plan, chosen: Iterable[Holder] = (), progress: Progress = _unheard) -> Outcome:
        """Goes through with it, and with what was chosen of the plan's holders. It cannot be taken back.

        The files go first and the record last: as long as anything is undone it is still there, and can be deleted
        again. A file that refuses is told of and holds nothing else up.
        """
        done: list[str] = []
        left: list[str] = []
        chosen = list(chosen)
        register = self._office.register
        if register.readonly:
            return Outcome(problem=f"{plan.name} er ikke slettet for godt. {register.readonly_reason}")
        if plan.id in register.erased:
            return Outcome(problem=f"{plan.name} er slettet for godt fra før, i et annet vindu.")
        try:
            register.fold()  # a disk that refuses is known of before anything is deleted
            instead = self._spent(plan)
            for holder in chosen:
                progress(holder.path.name)
                _tell(partial(self._clear, plan, holder, instead), done, left)
            for path in self._still_its_own(plan):
                progress(path.name)
                _tell(partial(_remove, path, "originalen"), done, left)
            progress("registeret")
            self._erase_record(plan, instead)
        except SekretariatError as error:
            return Outcome(tuple(done), tuple(left), f"{plan.name} er ikke slettet for godt. {error.sentence}")
        done.append(f"{plan.name} er slettet for godt fra registeret, historikken og papirkurven.")
        left += [*self._unfinished(), *(_told(holder) for holder in plan.holders if holder not in chosen)]
        left += [f"{_told(holder)}, tatt mens det ble slettet" for holder in self._new_backups(plan)]
        return Outcome(tuple(done), tuple(left))

    # ------------------------------------------------------------------ files

    def _clear(self, plan: Plan, holder: Holder, instead: list[SpentNumber]) -> str:
        if holder.way is Way.NOTHING:
            raise RuleBroken(_told(holder))
        if holder.way is Way.DELETE:
            return _remove(holder.path, holder.what)
        if holder.path.suffix == ".zip":
            rewrite_backup(holder.path, plan.gone, instead)
        else:
            self._office.register.clear_file(holder.path, plan.gone)
        return f"Skrev om {holder.path.name} uten den"

    def _still_its_own(self, plan: Plan) -> list[Path]:
        """The originals that no other case has been read from since the plan was made."""
        others = [case for case in self._office.register.all(Case) if case.id != plan.id]
        taken = tuple(digest[:24] for case in others for digest in case.read_from)
        return [path for path in plan.originals if not taken or not path.name.startswith(taken)]

    def _new_backups(self, plan: Plan) -> list[Holder]:
        """Backups that another window began before it was deleted, and ended after."""
        known = {holder.path for holder in plan.holders}
        search = HolderSearch(self._office.folders, plan.gone, plan.traces, [], {})
        with contextlib.suppress(SekretariatError):
            return [holder for holder in search.backups() if holder.path not in known]
        return []

    # ------------------------------------------------------------------ the record

    def _erase_record(self, plan: Plan, instead: list[SpentNumber]) -> None:
        office = self._office
        ids = set(plan.gone.ids)
        with office.register.change(office.who, f"Slettet {kind_of(plan.table).one} for godt") as change:
            if plan.table == Case.table:
                ids |= self._untie(change, plan.id, instead)
            change.erase(*sorted(ids))
        if change.act is not None:
            from .search.kept_index import forget_cache  # it knows the stemmer: only who deletes for good waits for it

            forget_cache(office)
            office.forget({*ids, *(one.id for one in change.act.changes)})
            office.tell(change.act)

    def _untie(self, change: Change, id: str, instead: list[SpentNumber]) -> set[str]:
        """Takes the case out of what points at it, and gives the ids of what is to go with it."""
        case = change.find(Case, id)
        take_off(change, id)
        loosen(change, id, case.ref if case is not None else None)
        ids = belonging(change.base, id)
        ids |= {one.id for one in change.all(SpentNumber) if any(_same(one, new) for new in instead)}
        in_use = {(other.body, other.year, other.number) for other in change.all(Case) if other.id != id}
        for number in instead:
            if (number.body, number.year, number.number) not in in_use:
                change.put(number)
        return ids

    def _spent(self, plan: Plan) -> list[SpentNumber]:
        """The number of the case as it is to stay spent: without a title, and the same record everywhere."""
        if plan.table != Case.table:
            return []
        states = [state for _, of, state in self._office.register.told_of(plan.id) if of == plan.id]
        case = as_case(states[-1]) if states else None
        number = spent(case, titled=False) if case is not None else None
        return [number] if number is not None else []

    def _unfinished(self) -> list[str]:
        register = self._office.register
        if register.is_erasing:
            try:
                register.clear_away()
            except SekretariatError as error:
                return [error.sentence]
        return []


def _same(one: SpentNumber, other: SpentNumber) -> bool:
    return (one.body, one.year, one.number) == (other.body, other.year, other.number)


def _told(holder: Holder) -> str:
    return f"{holder.path} – {holder.what}{f' ({holder.why})' if holder.why else ''}"


def _remove(path: Path, what: str) -> str:
    try:
        Disk().remove(path)
    except OSError as error:
        raise RuleBroken(
            f"{path} – {what} er ikke slettet ({os_error_words(error)}). Lukk den i andre programmer, og slett den selv."
        ) from error
    return f"Slettet {what}: {path.name}"


def _tell(act: Callable[[], str], done: list[str], left: list[str]) -> None:
    try:
        done.append(act())
    except SekretariatError as error:
        left.append(error.sentence)
