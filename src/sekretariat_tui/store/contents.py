"""What the register holds, as it can be asked for without changing anything."""

from typing import TypeVar

from sekretariat_tui.domain.errors import NotFound
from sekretariat_tui.domain.record import Record

from .act import Act, ActHead
from .archive import Archive
from .change import not_found
from .documents import Unreadable
from .errors import cannot_read
from .files import RegisterFiles
from .held import nothing
from .history import Version, act_of, deletions, versions_of
from .journal_line import Line
from .kinds import type_of

T = TypeVar("T", bound=Record)


class Contents:
    """The records of one folder. Any thread may read while another changes; a reader sees whole acts only."""

    def __init__(self, files: RegisterFiles, archive: Archive) -> None:
        self.folder = files.folder
        self.path = files.path
        self._files = files
        self._archive = archive
        self._held = nothing()

    @property
    def readonly(self) -> bool:
        """Whether nothing can be saved here; ``readonly_reason`` says why."""
        return bool(self.readonly_reason)

    @property
    def readonly_reason(self) -> str:
        """Why nothing can be saved, in bokmål; empty when it can."""
        return self._held.readonly

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of how the register was found, in bokmål; nothing when all was well."""
        return self._held.notices

    @property
    def register_id(self) -> str:
        """What tells this register from any other; empty before anything has been saved."""
        return self._held.snapshot.meta.register or self._held.place.register

    @property
    def number(self) -> int:
        """The number of the last act; 0 before the first."""
        return self._held.snapshot.meta.number

    @property
    def last_act(self) -> ActHead | None:
        """The newest act, whoever did it."""
        return self._held.snapshot.meta.act

    @property
    def is_empty(self) -> bool:
        """Whether there is not a single record in it."""
        return self._held.snapshot.records == 0

    def get(self, kind: type[T], id: str) -> T:
        """The record. Raises NotFound, or RecordUnreadable."""
        record = self._held.snapshot.documents(kind.table).readable(kind, id)
        if record is None:
            raise not_found(kind.table, id)
        return record

    def find(self, kind: type[T], id: str) -> T | None:
        """The record, or None when it is not there or cannot be read."""
        return self._held.snapshot.documents(kind.table).find(kind, id)

    def all(self, kind: type[T]) -> list[T]:
        """Every record of a kind, in the order they were first saved."""
        return self._held.snapshot.documents(kind.table).all(kind)

    def unreadable(self, kind: type[Record] | None = None) -> list[Unreadable]:
        """The records, of one kind or of all, that could not be understood. They are left alone on disk."""
        found: list[Unreadable] = []
        for name, documents in self._held.snapshot.tables.items():
            wanted = type_of(name) if kind is None else kind
            if wanted is not None and wanted.table == name:
                found += documents.unreadable(wanted)
        return found

    # What was in it before.

    def history(self, kind: type[Record], id: str) -> list[Version]:
        """Every version of a record that is kept, oldest first; deleted or not. Raises CannotRead."""
        return versions_of(self._lines(id), kind.table, id)

    def deleted(self) -> list[Version]:
        """The bin: the deletion of every record that is not in the register now, newest first. Raises CannotRead."""
        snapshot = self._held.snapshot
        return [one for one in deletions(self._lines()) if one.id not in snapshot.documents(one.table).by_id]

    def act(self, number: int) -> Act:
        """One act with all it changed, as ``take_back`` wants it. Raises NotFound when it is no longer kept."""
        found = act_of(self._lines(), number)
        if found is None:
            raise NotFound(
                f"Handling nr. {number} finnes ikke lenger i historikken for seg selv. "
                "Åpne historikken til saken og velg en av versjonene der."
            )
        return found

    def _lines(self, about: str = "") -> list[Line]:
        """The acts of the history and of the journal, oldest first."""
        try:
            journal = [sealed.line for sealed in self._files.journal_lines()]
            kept = self._archive.lines(self._held.snapshot.meta.register, about)
        except OSError as error:
            raise cannot_read(self._archive.folder, error) from error
        last = kept[-1].number if kept else 0
        return kept + [line for line in journal if line.number > last]
