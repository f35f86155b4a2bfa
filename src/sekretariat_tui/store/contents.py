"""What the register holds, as it can be asked for without changing anything."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import UNSET

from sekretariat_tui.domain.errors import NotFound
from sekretariat_tui.domain.record import Record

from . import notices
from .act import Act, ActHead, ActSummary
from .archive import Archive, first_of, in_order, single
from .change import not_found
from .documents import Unreadable
from .erasure import NEUTRAL, heads_without, lines_for_history
from .errors import cannot_move_copy, cannot_read
from .files import RegisterFiles
from .held import nothing
from .history import Version, act_in, complete, deletions, versions_of
from .journal_line import Head, Line, as_head
from .kinds import type_of
from .snapshot import FORMAT, Snapshot
from .thinning import one_version_a_typing

if TYPE_CHECKING:
    from .copies import OpenedCopy

T = TypeVar("T", bound=Record)

_DELETES = '"after":null'  # stands in the line of every deletion, and in no text: there a quote is written otherwise


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
    def newer(self) -> bool:
        """Whether a newer program has written it."""
        return self._held.snapshot.meta.format > FORMAT

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of how the register was found, in bokmål; nothing when all was well."""
        if self._held.snapshot.meta.erasing:
            return (*self._held.notices, notices.not_all_erased(self.path))
        return self._held.notices

    @property
    def register_id(self) -> str:
        """What tells this register from any other; empty before anything has been saved."""
        return self._held.snapshot.meta.register or self._held.place.register

    @property
    def erased(self) -> frozenset[str]:
        """The ids of the records that are deleted for good."""
        return frozenset(self._held.snapshot.meta.erased)

    @property
    def is_erasing(self) -> bool:
        """Whether something that is deleted for good may still stand in the history."""
        return bool(self._held.snapshot.meta.erasing)

    @property
    def snapshot(self) -> Snapshot:
        """All of it at this moment, which never changes."""
        return self._held.snapshot

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

    def plain(self, table: str, id: str) -> dict[str, Any] | None:
        """A record as plain values, of a kind this program need not know; None when it is not there."""
        document = self._held.snapshot.documents(table).by_id.get(id)
        found = None if document is None else document.shown()
        return found if isinstance(found, dict) else None

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
        """Every version of a record that is kept, oldest first; deleted or not. Raises CannotRead.

        Typing without a pause is one version, also while the journal still has each save of it.
        """
        return self.versions(kind.table, id)

    def versions(self, table: str, id: str) -> list[Version]:
        """As ``history``, for a table this program need not know."""
        journal = self._journal()  # first: what is folded meanwhile is then in both, and not in neither
        lines = chain(self._kept(id), journal)
        of_it = (line for line in lines if any((one.table, one.id) == (table, id) for one in line.changes))
        return versions_of(one_version_a_typing(in_order(of_it)), table, id)

    def told_of(self, id: str) -> list[tuple[str, str, dict[str, Any]]]:
        """The states of the record with this id and of what was changed with it; see ``mentions``. Raises CannotRead."""
        from .mentions import told_of  # only who deletes for good asks

        return told_of(in_order([*self._kept(id), *self._journal()]), self._held.snapshot, id)

    def quoting(self, words: Sequence[str], but_not: frozenset[str]) -> dict[tuple[str, str], dict[str, Any]]:
        """The other records that have these words, or have had; see ``mentions``. Reads all of the history.

        Raises CannotRead.
        """
        from .mentions import quoting

        return quoting(self._lines(), self._held.snapshot, words, but_not)

    def deleted(self) -> list[Version]:
        """The bin: the deletion of every record that is not in the register now, newest first. Raises CannotRead."""
        snapshot = self._held.snapshot
        journal = self._journal()  # first, as in ``versions``
        lines = [line for line in self._kept(_DELETES) if any(one.deletes for one in line.changes)]
        known = {line.number for line in lines}
        lines += [line for line in complete(journal) if line.number not in known]
        gone = [one for one in deletions(lines) if one.id not in snapshot.documents(one.table).by_id]
        return [one if one.before is not None else self._with_before(one) for one in gone]

    def acts(self) -> Iterator[ActSummary]:
        """Every act that is kept, newest first, read a month at a time as it is asked for. Raises CannotRead.

        Typing without a pause is one act. After a crash in a fold an act may be kept twice; it is told once.
        """
        journal = [as_head(line) for line in one_version_a_typing(self._journal())][::-1]
        told: set[int] = set()
        joined: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for month in chain([journal], self._heads()):
            for head in month:
                number, of = head.number, single(head)
                if number in told or (of in joined and any(first <= number < last for first, last in joined[of])):
                    continue
                told.add(number)
                if of is not None and first_of(head) < number:
                    joined.setdefault(of, []).append((first_of(head), number))
                yield ActSummary(
                    number=number,
                    first=first_of(head),
                    at=head.at,
                    who=head.who,
                    what=head.what,
                    records=tuple((one.table, one.id) for one in head.changes),
                )

    def act(self, number: int, *, near: datetime | None = None) -> Act:
        """One act with all it changed, as ``take_back`` wants it. Raises NotFound when it is no longer kept.

        Of typing without a pause the number of the last save gives all of it. ``near`` is when it was done, where that
        is known; it is then found sooner.
        """
        journal = self._journal()
        joined = one_version_a_typing(journal)
        for months in (near, None) if near is not None else (None,):
            kept = self._kept(f'"number":{number},', months)
            line = next((line for line in chain(joined, kept, journal) if line.number == number), None)
            if line is not None and (line.erased is not UNSET or line.what == NEUTRAL):
                raise NotFound("Handlingen gjaldt noe som er slettet for godt, og kan ikke tas tilbake.")
            if line is not None and any(one.before is UNSET for one in line.changes):
                line = self._completed(line, journal, months)
            if line is not None and (months is None or all(one.before is not UNSET for one in line.changes)):
                return act_in(line)
        raise NotFound(
            f"Handling nr. {number} finnes ikke lenger i historikken for seg selv. "
            "Åpne historikken til saken og velg en av versjonene der."
        )

    def _completed(self, line: Line, journal: list[Line], near: datetime | None) -> Line:
        """The act with what was before it: an earlier line of the same journal tells, wherever that line is now."""
        both = in_order([*self._kept(f'"generation":{line.generation},', near), *journal])
        same = (one for one in both if one.generation == line.generation and one.number < first_of(line))
        *_, found = complete([*same, line])
        return found

    # Conflict copies beside it.

    def copies(self) -> "list[OpenedCopy]":
        """The conflict copies of the register that lie beside it, each compared with it. Raises CannotRead."""
        from .copies import find_copies, open_copy  # they are rare, and the first picture waits for every import

        found = find_copies(self._files)
        lines = self._lines() if found else []
        return [open_copy(self._files, self._held, lines, copy) for copy in found]

    def put_copy_aside(self, copy: "OpenedCopy", now: datetime) -> bool:
        """Moves a conflict copy to the history's folder, where nothing is ever removed. Gives whether it did.

        Raises CannotWrite; then the copy is where it was. One that is another than it was when it was read stays.
        """
        from .copies import put_copy_aside

        try:
            return put_copy_aside(self._files, self._archive, copy, now, self.erased)
        except OSError as error:
            raise cannot_move_copy(copy.files.paths[0], error) from error

    def _lines(self) -> list[Line]:
        """Every act of the history and of the journal, oldest first."""
        kept = self._kept("")
        last = kept[-1].number if kept else 0
        return kept + [line for line in self._journal() if line.number > last]

    def _with_before(self, gone: Version) -> Version:
        known = [one for one in self.versions(gone.table, gone.id) if one.number == gone.number]
        return known[0] if known else gone

    def _journal(self) -> list[Line]:
        """The acts in the journal, each by itself, oldest first."""
        try:
            return self._not_erased([sealed.line for sealed in self._files.journal_lines()])
        except OSError as error:
            raise cannot_read(self._archive.folder, error) from error

    def _kept(self, about: str, near: datetime | None = None) -> list[Line]:
        """The acts of the history whose line has this text in it, oldest first."""
        try:
            return self._not_erased(self._archive.lines(self._held.snapshot.meta.register, about, near=near))
        except OSError as error:
            raise cannot_read(self._archive.folder, error) from error

    def _not_erased(self, lines: list[Line]) -> list[Line]:
        """Without what is deleted for good, which may not be cleared away yet."""
        return list(lines_for_history(lines, self._held.snapshot.meta.erased))

    def _heads(self) -> Iterator[list[Head]]:
        try:
            for month in self._archive.heads(self._held.snapshot.meta.register):
                yield heads_without(month, self.erased)
        except OSError as error:
            raise cannot_read(self._archive.folder, error) from error
