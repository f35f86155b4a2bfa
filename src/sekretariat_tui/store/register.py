"""The register of one secretariat: every record, read at once, and changed one act at a time."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from sekretariat_tui import __version__
from sekretariat_tui.domain.errors import CannotWrite, SekretariatError

from . import notices
from .act import Act, ActHead
from .archive import Archive
from .change import Change
from .clock import now_utc
from .contents import Contents
from .disk import Disk, NotAsItWas
from .erasing import clear_away, without_what_history_erased
from .erasure import Gone, cleaned_file, erased_in
from .errors import OnlyReading, RegisterGone, cannot_clear_away, cannot_fold, cannot_read, cannot_rewrite, cannot_write
from .files import RegisterFiles
from .folding import fold, mend
from .held import Held
from .journal_line import Line
from .left_copy import leave_copy
from .machine import machine_name
from .replaced import before_what_does_not_fit
from .tables import Pending, RegisterDatabase, RegisterStorage
from .turns import Turns

FOLD_AT = 16_000_000  # bytes of journal: some 2,000 saves of a large case, and a tenth of a second to read

_PATIENCE_AT_CLOSING = 1.0

_CLEAR_AGAIN = 60.0  # seconds between the tries to clear away what a file in the history holds on to

_UNDONE, _REDONE = "Angret: ", "Gjort om igjen: "


class Register(Contents):
    """The register in one folder. Any thread may read while another changes; a reader sees whole acts only."""

    def __init__(self, files: RegisterFiles, clock: Callable[[], datetime], turns: Turns) -> None:
        super().__init__(files, Archive(files.home, files.disk))
        self._clock = clock
        self._turns = turns
        self._memory = threading.RLock()
        self._news = False
        self._unfolded = False
        self.machine = machine_name()
        self._fold_at = FOLD_AT
        self._clear_again = 0.0
        self._storage = RegisterStorage(self._held.snapshot)
        self._database = RegisterDatabase(self._storage)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Callable[[], datetime] = now_utc,
        disk: Disk | None = None,
        patience: float = 10.0,
    ) -> "Register":
        """The register in ``folder``; an empty one where there is no file yet. Nothing is made on disk.

        ``patience`` is how many seconds a change waits for its turn. Raises RegisterDamaged, or CannotRead.
        """
        files = RegisterFiles(folder, disk or Disk())
        register = cls(files, clock, Turns(files.path, files.lock_path, patience))
        register._catch_up()
        register._news = False
        return register

    @classmethod
    def of_memory(cls, files: RegisterFiles, held: Held, clock: Callable[[], datetime]) -> "Register":
        """A register that is only in memory, and can only be read: ``held`` says why, and ``files`` are not looked at."""
        register = cls(files, clock, Turns(files.path, files.lock_path, 0.0))
        register._hold(held)
        return register

    # Changing it.

    @contextmanager
    def change(self, who: str, what: str, *, field: str | None = None) -> Iterator[Change]:
        """One act: all that is put and deleted in the block is written at its end, whole or not at all.

        ``field`` names the field that is typed in, so that its saves can be one version; empty for what is no typing.
        Without it, saves in a row with the same words are taken for typing in one field.

        The block first gets to see what others have saved. An exception in it leaves everything as it was. Raises
        CannotWrite when it cannot be saved, and what the methods of Change raise.
        """
        with self._turns.of_this_thread():
            self._check_writable()
            self._make_folder()
            with self._turns.of_this_program():
                self._catch_up(thoroughly=True)
                self._check_writable()
                self._clear_away_if_due()
                pending = self._storage.pending = Pending(self._storage.snapshot)
                change = Change(pending, self._database, pending.base.meta.last_ids)
                try:
                    yield change
                    self._write(pending, change, who, what, UNSET if field is None else field)
                finally:
                    self._storage.pending = None
                    change.end()
                if change.erased:
                    with contextlib.suppress(SekretariatError):  # it is on disk, whatever comes of clearing away
                        self._clear_away_if_due()
                else:
                    self._fold_when_long()

    def clear_away(self) -> None:
        """Takes what is deleted for good out of the history, where that was broken off.

        Raises CannotWrite with the file that stands in the way. It is tried again by itself when anything is saved.
        """
        with self._turns.of_this_thread():
            self._catch_up()
            self._check_writable()
            if self.is_erasing:
                with self._turns.of_this_program():
                    self._catch_up(thoroughly=True)
                    self._check_writable()
                    self._clear_away()

    def clear_file(self, path: Path, gone: Gone) -> None:
        """Takes what is deleted for good out of one file: a copy of the register or of the journal, wherever it lies.

        Raises CannotWrite, also when nothing can be made of the file; then it is as it was.
        """
        with self._turns.of_this_thread(), self._turns.of_this_program():
            try:
                found = self._files.disk.read(path)
                cleaned = None if found is None else cleaned_file(found[0], gone)
                if found is None or cleaned is None:
                    raise cannot_rewrite(path)
                if cleaned != found[0]:
                    self._files.disk.replace_whole(path, cleaned)
            except OSError as error:
                raise cannot_clear_away(error) from error

    def fold(self) -> None:
        """Puts the journal into the file, where stock TinyDB can read it, and its acts into the history.

        Raises CannotWrite, and then everything is as it was.
        """
        with self._turns.of_this_thread():
            self._catch_up()
            self._check_writable()
            if self._held.snapshot.stamp is None:
                return
            with self._turns.of_this_program():
                self._catch_up(thoroughly=True)
                self._check_writable()
                if self._held.place.lines or (self._held.place.fold and not self.is_empty):
                    self._fold()

    def take_back(self, act: Act, who: str, *, check: Callable[[Change], None] = lambda change: None) -> Act:
        """Does a new act that makes every record of ``act`` what it was before it; taken back twice, it is done again.

        ``check`` is shown how everything would stand, and may refuse by raising. Raises RecordChanged, and does
        nothing, when any of the records has been changed since.
        """
        what = (
            _REDONE + act.what.removeprefix(_UNDONE)
            if act.what.startswith(_UNDONE)
            else _UNDONE + act.what.removeprefix(_REDONE)
        )
        with self.change(who, what, field="") as change:
            for one in reversed(act.changes):
                change.put_back(one)
            check(change)
        if change.act is None:
            raise ValueError("the act changed nothing, so there is nothing to take back")
        return change.act

    def refresh(self) -> bool:
        """Takes in what another window or a command has saved; True when there was anything since the last refresh.

        Costs one look at the file's stamp when nothing has happened. While a change is being made it waits for the
        next call. Raises CannotRead, and keeps what is in memory, when the file is damaged or gone.
        """
        with self._turns.if_free() as free:
            if free:
                self._catch_up()
                if self._held.unwritten:
                    self._fold_if_possible(0.0)  # the next look tries again
            with self._memory:
                news, self._news = self._news, False
            return news

    def close(self) -> None:
        """Nothing can be changed after this. What has been saved is on disk already.

        The journal is folded when anything was changed here, so that the file can be read by itself; when that cannot
        be done just now, the next to save does it.
        """
        with self._turns.if_free() as free:
            if free and (self._unfolded or self._held.unwritten):
                self._fold_if_possible(_PATIENCE_AT_CLOSING)
            if free and (kept := before_what_does_not_fit(self._held)) is not None:
                with contextlib.suppress(OSError):
                    leave_copy(self._files, kept, self._clock())
            self._unfolded = False
        self._turns.close()
        self._database.close()

    # How it is read and written.

    def _check_writable(self) -> None:
        if self.readonly:
            raise OnlyReading(self.readonly_reason, short="registeret kan bare leses nå")

    def _make_folder(self) -> None:
        try:
            if self._held.snapshot.stamp is None:
                self._files.disk.make_folder(self.folder)
            elif self._files.disk.stamp(self.path) is None:  # nor is a lock left where a disk was mounted
                raise RegisterGone(self.path)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def _catch_up(self, *, thoroughly: bool = False) -> None:
        try:
            found = self._files.catch_up(self._held, thoroughly=thoroughly)
        except OSError as error:
            raise cannot_read(self.path, error) from error
        if found is not self._held:
            if found.snapshot.meta.number < self._held.snapshot.meta.number or not self._held.snapshot.meta.number:
                found = self._above_history(found)
            self._hold(found, news=found.snapshot.differs_from(self._held.snapshot))
        if self._held.left is not None:
            with contextlib.suppress(OSError):  # the next look tries again
                copy = leave_copy(self._files, self._held.left, self._clock(), self.erased)
                said = notices.replaced(self.path, copy)
                self._hold(self._held._replace(left=None, notices=(*self._held.notices, said)))

    def _above_history(self, found: Held) -> Held:
        """With a number that is not given in the history already: older files may have been put back by hand."""
        meta = found.snapshot.meta
        if found.readonly or not meta.register:
            return found
        with contextlib.suppress(OSError):
            ahead = self._archive.last_number(meta.register) - meta.number
            if ahead > 0:
                found = without_what_history_erased(found, self._archive)
                snapshot = found.snapshot.numbered(meta.number + ahead)
                said = (*found.notices, notices.behind_history(self.path, ahead))
                return found._replace(snapshot=snapshot, place=found.place._replace(fold=True), notices=said)
        return found

    def _hold(self, held: Held, *, news: bool = False) -> None:
        with self._memory:
            self._held = held
            self._storage.snapshot = held.snapshot
            self._news = self._news or news

    def _write(self, pending: Pending, change: Change, who: str, what: str, field: str | UnsetType) -> None:
        touched = change.touched()
        if not touched and not change.erased:
            return
        number = pending.base.meta.number + 1
        head = ActHead(number=number, at=self._clock(), who=who, what=what, machine=self.machine)
        try:
            msgspec.json.encode(head)  # before anything is written
            held = mend(self._files, self._archive, self._held, head.at, __version__)
            if held is not self._held:
                self._hold(held)
            line = Line(
                number=head.number,
                register=held.place.register,
                generation=held.place.generation,
                previous=held.place.tip,
                at=head.at,
                who=who,
                what=what,
                program=__version__,
                machine=self.machine or UNSET,
                changes=tuple(one.for_journal(held.place.known) for one in touched),
                last_ids=change.last_ids(),
                erased=change.erased or UNSET,
                field=field,
            )
            meta = msgspec.structs.replace(
                held.snapshot.meta, number=head.number, act=head, program=__version__, last_ids=change.last_ids()
            )
            meta = erased_in(meta, change.erased) if change.erased else meta
            tables = held.snapshot.tables | pending.changed
            self._hold(self._files.append(held, line, tables, meta))
        except UnicodeEncodeError as error:
            raise CannotWrite(
                "Endringen er ikke lagret: navnet på den som lagrer, eller ordene for det som ble gjort, "
                "inneholder et ødelagt tegn. Rett navnet i innstillingene og prøv igjen."
            ) from error
        except NotAsItWas as error:
            self._held = self._held._replace(place=self._held.place._replace(stamp=None))  # look into it the next time
            raise cannot_write(self.path, error) from error
        except OSError as error:
            raise cannot_write(self.path, error) from error
        self._unfolded = True
        change.saved(head, touched)

    def _fold(self) -> None:
        try:
            now = self._clock()
            # What is wrong with the files is set right first: a fold that was broken off is not begun again, but ended.
            held = mend(self._files, self._archive, self._held, now, __version__)
            self._hold(fold(self._files, self._archive, held, now, __version__) if held.place.lines else held)
        except OSError as error:
            raise cannot_fold(self.path, error) from error
        self._unfolded = False

    def _clear_away(self) -> None:
        try:
            now = self._clock()
            self._hold(clear_away(self._files, self._archive, self._held, now, __version__))
        except OSError as error:
            raise cannot_clear_away(error) from error
        self._unfolded = False

    def _clear_away_if_due(self) -> None:
        """Ends what is left of deleting for good, and lets nobody wait for a file that refuses: it is tried now and then."""
        if self.is_erasing and time.monotonic() >= self._clear_again:
            try:
                self._clear_away()
            except SekretariatError:
                self._clear_again = time.monotonic() + _CLEAR_AGAIN
                self._catch_up(thoroughly=True)  # it may have come so far as to new files

    def _fold_if_possible(self, patience: float) -> None:
        with contextlib.suppress(SekretariatError), self._turns.of_this_program(patience):
            self._catch_up(thoroughly=True)
            if not self.readonly:
                self._fold()

    def _fold_when_long(self) -> None:
        """Folds a journal that has grown long. What was saved is saved; one that will not fold now will later."""
        if self._held.place.length >= self._fold_at:
            try:
                self._fold()
                self._fold_at = FOLD_AT
            except SekretariatError:
                self._fold_at = 2 * self._held.place.length
