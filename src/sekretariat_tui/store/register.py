"""The register of one secretariat: every record, read at once, and changed one act at a time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sekretariat_tui import __version__
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.domain.record import Record

from .act import Act, ActHead
from .change import Change, not_found
from .disk import Disk
from .documents import Unreadable
from .errors import RegisterGone, cannot_read, cannot_write
from .kinds import type_of
from .snapshot import FORMAT, HEAD_SIZE, Meta, Snapshot, as_bytes
from .tables import Pending, RegisterDatabase, RegisterStorage
from .turns import Turns

T = TypeVar("T", bound=Record)

FILE_NAME = "sekretariat.json"
LOCK_NAME = "sekretariat.lock"

_UNDONE, _REDONE = "Angret: ", "Gjort om igjen: "


def now_utc() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


class Register:
    """The register in one folder. Any thread may read while another changes; a reader sees whole acts only."""

    def __init__(
        self, folder: Path, snapshot: Snapshot, clock: Callable[[], datetime], disk: Disk, turns: Turns
    ) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self._clock = clock
        self._disk = disk
        self._turns = turns
        self._memory = threading.RLock()
        self._news = False
        self._storage = RegisterStorage(snapshot)
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
        turns = Turns(folder / FILE_NAME, folder / LOCK_NAME, patience)
        register = cls(folder, Snapshot.empty(), clock, disk or Disk(), turns)
        register._catch_up()
        register._news = False
        return register

    # What is in it.

    @property
    def readonly(self) -> bool:
        """Whether nothing can be saved here; ``readonly_reason`` says why."""
        return bool(self.readonly_reason)

    @property
    def readonly_reason(self) -> str:
        """Why nothing can be saved, in bokmål; empty when it can."""
        if self._storage.snapshot.meta.format > FORMAT:
            return (
                f"Registeret {self.path} er laget av en nyere utgave av programmet og kan bare leses her. "
                "Oppdater programmet på denne maskinen for å gjøre endringer."
            )
        return ""

    @property
    def number(self) -> int:
        """The number of the last act; 0 before the first."""
        return self._storage.snapshot.meta.number

    @property
    def last_act(self) -> ActHead | None:
        """The newest act, whoever did it."""
        return self._storage.snapshot.meta.act

    @property
    def is_empty(self) -> bool:
        """Whether there is not a single record in it."""
        return self._storage.snapshot.records == 0

    def get(self, kind: type[T], id: str) -> T:
        """The record. Raises NotFound, or RecordUnreadable."""
        record = self._storage.snapshot.documents(kind.table).readable(kind, id)
        if record is None:
            raise not_found(kind.table, id)
        return record

    def find(self, kind: type[T], id: str) -> T | None:
        """The record, or None when it is not there or cannot be read."""
        return self._storage.snapshot.documents(kind.table).find(kind, id)

    def all(self, kind: type[T]) -> list[T]:
        """Every record of a kind, in the order they were first saved."""
        return self._storage.snapshot.documents(kind.table).all(kind)

    def unreadable(self, kind: type[Record] | None = None) -> list[Unreadable]:
        """The records, of one kind or of all, that could not be understood. They are left alone on disk."""
        found: list[Unreadable] = []
        for name, documents in self._storage.snapshot.tables.items():
            wanted = type_of(name) if kind is None else kind
            if wanted is not None and wanted.table == name:
                found += documents.unreadable(wanted)
        return found

    # Changing it.

    @contextmanager
    def change(self, who: str, what: str) -> Iterator[Change]:
        """One act: all that is put and deleted in the block is written at its end, whole or not at all.

        The block first gets to see what others have saved. An exception in it leaves everything as it was. Raises
        CannotWrite when it cannot be saved, and what the methods of Change raise.
        """
        with self._turns.of_this_thread():
            self._check_writable()
            self._make_folder()
            with self._turns.of_this_program():
                self._catch_up(thoroughly=True)
                self._check_writable()
                self._disk.sweep(self.path)
                pending = self._storage.pending = Pending(self._storage.snapshot)
                change = Change(pending, self._database, pending.base.meta.last_ids)
                try:
                    yield change
                    change.act = self._write(pending, change, who, what)
                finally:
                    self._storage.pending = None
                    change.end()

    def take_back(self, act: Act, who: str) -> Act:
        """Does a new act that makes every record of ``act`` what it was before it; taken back twice, it is done again.

        Raises RecordChanged, and does nothing, when any of them has been changed since.
        """
        what = (
            _REDONE + act.what.removeprefix(_UNDONE)
            if act.what.startswith(_UNDONE)
            else _UNDONE + act.what.removeprefix(_REDONE)
        )
        with self.change(who, what) as change:
            for one in reversed(act.changes):
                change.put_back(one)
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
            with self._memory:
                news, self._news = self._news, False
            return news

    def close(self) -> None:
        """Nothing can be changed after this. What has been saved is on disk already."""
        self._turns.close()
        self._database.close()

    # How it is read and written.

    def _check_writable(self) -> None:
        if self.readonly:
            raise CannotWrite(self.readonly_reason)

    def _make_folder(self) -> None:
        try:
            if self._storage.snapshot.stamp is not None and not self.folder.exists():
                raise RegisterGone(self.path)
            self._disk.make_folder(self.folder)
        except OSError as error:
            raise cannot_write(self.path, error) from error

    def _catch_up(self, *, thoroughly: bool = False) -> None:
        """Reads the file when it is another than the one in memory.

        A stamp can be the same by chance where clocks are coarse; ``thoroughly`` looks at the file's beginning too.
        """
        held = self._storage.snapshot
        try:
            stamp = self._disk.stamp(self.path)
            if stamp is None and held.stamp is None:
                return
            same = stamp is not None and stamp == held.stamp
            if same and (not thoroughly or self._disk.beginning(self.path, HEAD_SIZE) == held.head):
                return
            found = self._disk.read(self.path)
        except OSError as error:
            raise cannot_read(self.path, error) from error
        if found is None:
            raise RegisterGone(self.path)
        snapshot = Snapshot.read(self.path, *found)
        different = snapshot.adopt(held)
        with self._memory:
            self._storage.snapshot = snapshot
            self._news = self._news or different

    def _write(self, pending: Pending, change: Change, who: str, what: str) -> Act | None:
        changes = change.changes()
        if not changes:
            return None
        head = ActHead(number=pending.base.meta.number + 1, at=self._clock(), who=who, what=what)
        meta = Meta(number=head.number, act=head, program=__version__, last_ids=change.last_ids())
        try:
            change.write_meta(meta)
            tables = pending.tables()
            data = as_bytes(tables.values())
            stamp = self._disk.replace_whole(self.path, data)
        except UnicodeEncodeError as error:
            raise CannotWrite(
                "Endringen er ikke lagret: navnet på den som lagrer, eller ordene for det som ble gjort, "
                "inneholder et ødelagt tegn. Rett navnet i innstillingene og prøv igjen."
            ) from error
        except OSError as error:
            raise cannot_write(self.path, error) from error
        with self._memory:
            self._storage.snapshot = Snapshot(tables, meta, stamp, data[:HEAD_SIZE])
        return Act(number=head.number, at=head.at, who=who, what=what, changes=changes)
