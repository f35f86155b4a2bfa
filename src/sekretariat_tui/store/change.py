"""A change to the register while it is being made: what ``with register.change(who, what) as change`` gives."""

from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import UNSET, Raw, UnsetType

from sekretariat_tui.domain.errors import CannotWrite, NotFound
from sekretariat_tui.domain.record import Record

from .act import Act, ActHead, RecordChange
from .documents import Document, Documents
from .errors import RecordChanged, RecordErased
from .history import Version
from .journal_line import NULL, DocumentChange, one_line
from .kinds import VIEWS, kind_of, named, type_of
from .snapshot import Snapshot
from .tables import Pending, RegisterDatabase
from .unknown_fields import carry_over

T = TypeVar("T", bound=Record)


class Touched(NamedTuple):
    """One document that an act has changed: None before it was made, and None after it was deleted."""

    table: str
    document: Document
    before: Document | None
    after: Document | None

    def as_change(self) -> RecordChange:
        """The same as plain values."""
        return RecordChange(
            table=self.table,
            id=self.document.id,
            before=None if self.before is None else self.before.plain(),
            after=None if self.after is None else self.after.plain(),
            place=self.document.place or 0,
        )

    def for_journal(self, known: set[tuple[str, str]]) -> DocumentChange:
        """The same as the journal writes it; what was before is left out where the journal has told it."""
        before: Raw | UnsetType = UNSET
        if (self.table, self.document.key) not in known:
            before = NULL if self.before is None else Raw(one_line(self.before.raw))
        after = NULL if self.after is None else Raw(self.after.raw)
        return DocumentChange(table=self.table, key=self.document.key, id=self.document.id, after=after, before=before)


class Change:
    """One act under way. It sees its own changes; nobody else does until the whole act is on disk.

    ``act`` is set when it is, and stays None for an act that changed nothing.
    """

    def __init__(self, pending: Pending, database: RegisterDatabase, last_ids: dict[str, int]) -> None:
        self._saved: tuple[ActHead, list[Touched]] | None = None
        self._act: Act | None = None
        self._pending: Pending | None = pending
        self._database = database
        self._last_ids = dict(last_ids)
        self.erased: tuple[str, ...] = ()
        self._taken_out: list[tuple[str, str]] = []

    @property
    def act(self) -> Act | None:
        """The act when it is on disk. Made when first asked for: plain values of a large case take a while to make."""
        if self._act is None and self._saved is not None:
            head, touched = self._saved
            gone = (RecordChange(table=table, id=id, before=None, after=None) for table, id in self._taken_out)
            changes = (*(one.as_change() for one in touched), *gone)
            self._act = Act(number=head.number, at=head.at, who=head.who, what=head.what, changes=changes)
        return self._act

    def get(self, kind: type[T], id: str) -> T:
        """The record. Raises NotFound, or RecordUnreadable."""
        record = self._documents(kind.table).readable(kind, id)
        if record is None:
            raise not_found(kind.table, id)
        return record

    def find(self, kind: type[T], id: str) -> T | None:
        """The record, or None when it is not there or cannot be read."""
        return self._documents(kind.table).find(kind, id)

    def all(self, kind: type[T]) -> list[T]:
        """Every record of a kind, in the order they were first saved."""
        return self._documents(kind.table).all(kind)

    def put(self, record: T) -> T:
        """Saves the record, new or changed, and gives it as saved, with ``rev`` raised.

        Fields that a newer program wrote stay. A record that says what is saved already is left as it is. Raises
        RecordChanged when it builds on an older one than the register has, and RecordUnreadable when that one cannot
        be read.
        """
        kind = _full_type(type(record))
        stored = self._documents(kind.table).readable(kind, record.id)
        if stored is None:
            self._check_not_erased(kind.table, record.id)
            if record.rev:
                raise _changed(kind.table, record, None)
            return self._store(kind, msgspec.structs.replace(record, rev=1), None)
        if msgspec.structs.replace(record, rev=stored.rev) == stored:
            return stored
        document = self._documents(kind.table).by_id[record.id]
        if record.rev != stored.rev:
            raise _changed(kind.table, record, document.plain())
        return self._store(kind, msgspec.structs.replace(record, rev=stored.rev + 1), (document, stored))

    def delete(self, kind: type[Record], id: str) -> None:
        """Takes the record out of the register. Raises NotFound, or RecordUnreadable for one that is left alone."""
        table = _full_type(kind).table
        if self._documents(table).readable(kind, id) is None:
            raise not_found(table, id)
        self._remove(table, self._documents(table).by_id[id])

    def erase(self, *ids: str) -> None:
        """Deletes records for good, whatever table they are in, and whether they are there now or only were before.

        When the act is on disk they are taken out of the journal, the history and what was put aside as well, and
        nothing brings them back. Records that cannot be read go too.
        """
        if not all(ids):
            raise ValueError("a record without an id cannot be deleted for good")
        pending = self._open()
        self.erased = tuple(dict.fromkeys((*self.erased, *ids)))
        before = pending.tables()
        for table, id in pending.drop(frozenset(ids)):
            self._last_ids[table] = max(self._last_ids.get(table, 0), before[table].last_place)
            self._taken_out.append((table, id))

    def put_back(self, change: RecordChange) -> None:
        """Makes the record what it was before ``change``.

        Raises RecordChanged when it is not as ``change`` left it, and RecordErased when it is deleted for good.
        """
        self._check_not_erased(change.table, change.id)
        documents = self._documents(change.table)
        document = documents.by_id.get(change.id) if change.id else documents.by_key.get(str(change.place))
        now = document.shown() if document is not None else None
        if now != change.after:
            raise RecordChanged(
                f"Det kan ikke angres, for {named(change.table, now or change.after, change.id)} er "
                f"{'endret' if now is not None else 'slettet'} etterpå. Ingenting er endret.",
                table=change.table,
                id=change.id,
                stored=now if isinstance(now, dict) else None,
            )
        if change.before is None:
            if document is not None:
                self._remove(change.table, document)
            return
        raw = change.before
        if "rev" in raw | (change.after or {}):  # what another program has put there need not have one
            raw = raw | {"rev": max(_rev(change.before), _rev(change.after)) + 1}
        back = msgspec.json.encode(raw)
        if document is not None:
            self._write(change.table, back, document)
        else:
            free = change.place > 0 and str(change.place) not in documents.by_key
            self._insert(change.table, back, change.place if free else None)

    def restore(self, version: Version) -> None:
        """Makes the record what it was as ``version`` left it, or before it, when that was a deletion.

        Raises RecordUnreadable when what stands in the register now cannot be read.
        """
        documents = self._documents(version.table)
        document = documents.by_id.get(version.id)
        kind = type_of(version.table)
        if kind is not None:
            documents.readable(kind, version.id)
        self.put_back(
            RecordChange(
                table=version.table,
                id=version.id,
                before=version.before if version.after is None else version.after,
                after=None if document is None else document.plain(),
                place=version.place,
            )
        )

    def make(self, table: str, now: Document | None, then: Document | None) -> None:
        """Makes a document of any table what ``then`` is, byte for byte but for ``rev``; None takes it out.

        ``now`` is the document as this act sees it, None where it is not there.
        """
        documents, pending = self._documents(table), self._open()
        last = max(self._last_ids.get(table, 0), documents.last_place)
        if now is not None:
            key = now.key
        else:
            assert then is not None
            self._check_not_erased(table, then.id)
            free = then.key not in documents.by_key and (table, then.key) not in pending.touched
            key = then.key if free else str(last + 1)
        self._last_ids[table] = max(last, int(key))
        pending.take(table, {key: None if then is None else _above(then, now)})

    @property
    def base(self) -> Snapshot:
        """The register as it was when the act began."""
        return self._open().base

    # What the register does when the block is over.

    def touched(self) -> list[Touched]:
        """Every document this act has changed so far."""
        pending = self._open()
        found = []
        for (table, key), before in pending.touched.items():
            after = pending.documents(table).by_key.get(key)
            if before is after or (before is not None and after is not None and before.same_as(after)):
                continue
            document = after or before
            assert document is not None
            if document.id in self.erased:
                continue
            found.append(Touched(table, document, before, after))
        return found

    def last_ids(self) -> dict[str, int]:
        """By table, the highest key ever given."""
        return dict(self._last_ids)

    def saved(self, head: ActHead, touched: list[Touched]) -> None:
        """The act is on disk."""
        self._saved = head, touched

    def end(self) -> None:
        """After this the change can no longer be used."""
        self._pending = None

    # How one document goes to TinyDB.

    def _store(self, kind: type[T], record: T, known: tuple[Document, T] | None) -> T:
        raw, saved = self._as_read_again(kind, record)
        if known is not None and known[0].raw_bytes != msgspec.json.encode(known[1]):
            fields = msgspec.to_builtins(record)
            carry_over(known[0].plain(), known[1], fields, record)
            raw = msgspec.json.encode(fields)
        if known is not None:
            self._write(kind.table, raw, known[0])
        else:
            self._insert(kind.table, raw, None)
        self._documents(kind.table).by_id[record.id].decoded[kind] = saved
        return saved

    def _as_read_again(self, kind: type[T], record: T) -> tuple[bytes, T]:
        """The record's bytes, and as the file will give it. Refuses what it could not give, before it is in the act."""
        try:
            raw = msgspec.json.encode(record)
        except UnicodeEncodeError as error:
            name = named(kind.table, msgspec.to_builtins(record), record.id).encode(errors="replace").decode()
            raise CannotWrite(
                f"Endringen er ikke lagret: {name} inneholder et ødelagt tegn. "
                "Finn tegnet i teksten, slett det og prøv igjen."
            ) from error
        found = Document("", raw).read(kind)
        if isinstance(found, str) or not record.id:
            raise TypeError(f"a {kind.__name__} that could not be read again: {found if record.id else 'it has no id'}")
        return raw, found

    def _write(self, table: str, raw: bytes, document: Document) -> None:
        place = document.place
        assert place is not None
        self._database.documents_of(table).put(place, raw)

    def _insert(self, table: str, raw: bytes, place: int | None) -> None:
        if place is None:
            place = max(self._last_ids.get(table, 0), self._documents(table).last_place) + 1
        self._last_ids[table] = max(place, self._last_ids.get(table, 0))
        self._database.documents_of(table).put(place, raw)

    def _remove(self, table: str, document: Document) -> None:
        place = document.place
        assert place is not None
        self._last_ids[table] = max(self._last_ids.get(table, 0), self._documents(table).last_place)
        self._database.documents_of(table).remove(doc_ids=[place])

    def _check_not_erased(self, table: str, id: str) -> None:
        if id in self.base.meta.erased or id in self.erased:
            raise RecordErased(kind_of(table).noun)

    def _documents(self, table: str) -> Documents:
        return self._open().documents(table)

    def _open(self) -> Pending:
        if self._pending is None:
            raise RuntimeError("this change is over; start another with register.change")
        return self._pending


def not_found(table: str, id: str) -> NotFound:
    """The sentence for a record that is not there."""
    kind = kind_of(table)
    return NotFound(
        f"{kind.noun.capitalize()} finnes ikke i registeret (id {id}); kanskje er {kind.pronoun} slettet i et annet "
        "vindu. Oppdater listen og velg på nytt."
    )


def _changed(table: str, record: Record, stored: Any) -> RecordChanged:
    name = named(table, stored or msgspec.to_builtins(record), record.id)
    happened = "endret" if stored is not None else "slettet"
    now = (
        "Åpne {0} på nytt og gjør endringen om igjen"
        if stored is not None
        else "Ta vare på teksten, og lagre den som ny"
    )
    return RecordChanged(
        f"Endringen er ikke lagret, for {name} er {happened} i et annet vindu i mellomtiden. "
        f"{now.format(kind_of(table).pronoun)}.",
        table=table,
        id=record.id,
        stored=stored,
    )


def _full_type(kind: type[T]) -> type[T]:
    """The kind, when it is one that can be saved. Anything else is a mistake in the program."""
    if kind in VIEWS or not kind.table:
        raise TypeError(f"{kind.__name__} is only read from the register, and cannot be saved or deleted")
    return kind


def _above(then: Document, now: Document | None) -> bytes:
    """The document's bytes with a ``rev`` above both, so that whoever builds on either is told; on one line."""
    found = then.plain()
    if not isinstance(found, dict) or "rev" not in found:
        return one_line(then.raw)
    known = None if now is None else now.shown()
    rev = max(_rev(found), _rev(known if isinstance(known, dict) else None)) + 1
    return msgspec.json.encode(found | {"rev": rev})


def _rev(raw: dict[str, Any] | None) -> int:
    rev = raw.get("rev", 0) if raw else 0
    return rev if isinstance(rev, int) else 0
