"""One table of the register: documents kept as the bytes that stand in the file, decoded when asked for."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

import msgspec

from sekretariat_tui.domain.record import Record

from .errors import RecordUnreadable
from .kinds import kind_of, named
from .layered import Layered

T = TypeVar("T", bound=Record)

_plain = msgspec.json.Decoder()


class _IdOnly(msgspec.Struct):
    id: str


_id_only = msgspec.json.Decoder(_IdOnly)


@cache
def _decoder(kind: type[T]) -> msgspec.json.Decoder[T]:
    return msgspec.json.Decoder(kind)


def _decode(raw: msgspec.Raw | bytes, kind: type[T]) -> T | str:
    try:
        record: T = _decoder(kind).decode(raw)
        return record
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return _why(error)


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A record that could not be understood: its table and id, why in bokmål, and what stands in the file.

    ``raw`` is plain values, or the text as it stands when not even that can be had. ``id`` is empty when unknown.
    """

    table: str
    id: str
    why: str
    raw: Any


class Document:
    """One document: its key in the table, its bytes, and what has been made of them so far. Never changed."""

    __slots__ = ("_id", "decoded", "key", "place", "raw")

    def __init__(self, key: str, raw: msgspec.Raw | bytes, id: str | None = None) -> None:
        self.key = key
        self.place = _place(key)
        self.raw = raw
        self.decoded: dict[type[Record], Record | str] = {}
        self._id = id

    @property
    def id(self) -> str:
        """The record's own id; empty when the document has none."""
        if self._id is None:
            try:
                self._id = _id_only.decode(self.raw).id
            except (msgspec.MsgspecError, ValueError, RecursionError):
                self._id = ""
        return self._id

    @property
    def raw_bytes(self) -> bytes:
        """What stands in the file."""
        return bytes(self.raw)

    def plain(self) -> Any:
        """The document as plain values, made anew each time. Raises MsgspecError or ValueError when it cannot."""
        return _plain.decode(self.raw)

    def shown(self) -> Any:
        """The document as plain values, or the text as it stands when not even that can be had."""
        try:
            return self.plain()
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return bytes(self.raw).decode("utf-8", errors="replace")

    def read(self, kind: type[T]) -> T | str:
        """The document as a record, the same object each time; or in words why it cannot be read."""
        found = self.decoded.get(kind)
        if found is None:
            found = self.decoded[kind] = _decode(self.raw, kind)
        return found  # type: ignore[return-value]  # what lies under a kind is of that kind

    def why_not(self, kind: type[Record]) -> str | None:
        """In words why it cannot be read as this kind, or None when it can. Keeps no record in memory."""
        if kind in self.decoded:
            found: Record | str = self.decoded[kind]
        else:
            found = _decode(self.raw, kind)
        return found if isinstance(found, str) else None

    def adopt(self, known: "Document") -> None:
        """Takes over what has been made of another document with the same bytes."""
        self.decoded = known.decoded
        self._id = known._id

    def same_as(self, other: "Document") -> bool:
        """Whether the two hold the same bytes."""
        return self.raw_bytes == other.raw_bytes


def _place(key: str) -> int | None:
    """The key as TinyDB counts; None for a key that is not a plain number, which TinyDB cannot read."""
    if key.isdecimal() and len(key) < 16:
        place = int(key)
        if str(place) == key:
            return place
    return None


class Documents:
    """The documents of one table, in the order they were first saved. Never changed after it has been shown."""

    def __init__(self, table: str, documents: "dict[str, Document] | Layered[Document]") -> None:
        self.table = table
        self.by_key = documents if isinstance(documents, Layered) else Layered(documents)
        self._by_id: Layered[Document] | None = None
        self._lists: dict[type[Record], list[Any]] = {}

    def __len__(self) -> int:
        return len(self.by_key)

    @property
    def by_id(self) -> Layered[Document]:
        """Documents by the record's own id. Where two bear the same id the first counts."""
        if self._by_id is None:
            found: dict[str, Document] = {}
            for document in self.by_key.values():
                if document.id and document.place is not None:
                    found.setdefault(document.id, document)
            self._by_id = Layered(found)
        return self._by_id

    @property
    def last_place(self) -> int:
        """The highest number in use as a key."""
        places = (self.by_key[key].place for key in reversed(self.by_key))
        return next((place for place in places if place is not None), 0)

    def find(self, kind: type[T], id: str) -> T | None:
        """The record, or None when it is not there or cannot be read."""
        document = self.by_id.get(id)
        if document is None:
            return None
        found = document.read(kind)
        return None if isinstance(found, str) else found

    def readable(self, kind: type[T], id: str) -> T | None:
        """The record, or None when it is not there. Raises RecordUnreadable when it cannot be read."""
        document = self.by_id.get(id)
        if document is None:
            return None
        found = document.read(kind)
        if isinstance(found, str):
            name = named(self.table, document.shown(), id)
            raise RecordUnreadable(
                f"{name[0].upper()}{name[1:]} i registeret kan ikke leses: {found}. "
                f"{kind_of(self.table).pronoun.capitalize()} er latt urørt; "
                "rett feilen i filen, eller hent en sikkerhetskopi."
            )
        return found

    def all(self, kind: type[T]) -> list[T]:
        """Every record that can be read, in order."""
        if kind not in self._lists:
            read = (document.read(kind) for document in self.by_id.values())
            self._lists[kind] = [record for record in read if not isinstance(record, str)]
        return list(self._lists[kind])

    def unreadable(self, kind: type[Record]) -> Iterator[Unreadable]:
        """Every document that is not among ``all(kind)``, and why."""
        for document in self.by_key.values():
            if document.place is None:
                why = f"nøkkelen «{document.key}» er ikke et tall"
            else:
                reason = document.why_not(kind)
                if reason is not None:
                    why = reason
                elif self.by_id.get(document.id) is not document:
                    why = f"en annen oppføring har samme id ({document.id})" if document.id else "id-en er tom"
                else:
                    continue
            yield Unreadable(table=self.table, id=document.id, why=why, raw=document.shown())

    def copy(self) -> "Documents":
        """A table of its own that may be changed without changing this one."""
        new = Documents(self.table, self.by_key.copy())
        new._by_id = None if self._by_id is None else self._by_id.copy()
        return new

    def put(self, document: Document) -> None:
        """Puts a document in its place. Only on a copy that nobody else has seen yet."""
        old = self.by_key.get(document.key)
        if old is None and self._comes_last(document):
            if self._by_id is not None:
                self._by_id.setdefault(document.id, document)
        elif old is not None and self._by_id is not None and self._by_id.get(document.id) is old:
            self._by_id[document.id] = document
        else:
            self._by_id = None
        self.by_key[document.key] = document
        if old is None and self._by_id is None:
            self.by_key = Layered(in_order(list(self.by_key.values())))
        self._lists.clear()

    def _comes_last(self, document: Document) -> bool:
        last = self.by_key.last()
        return last is None or _order(last) < _order(document)

    def remove(self, key: str) -> None:
        """Takes a document out. Only on a copy that nobody else has seen yet."""
        document = self.by_key.pop(key)
        if self._by_id is not None and len(self._by_id) > len(self.by_key):
            del self._by_id[document.id]  # every document has an id of its own
        else:
            self._by_id = None
        self._lists.clear()


def _order(document: Document) -> tuple[bool, int]:
    place = document.place
    return place is None, place or 0


def in_order(documents: list[Document]) -> dict[str, Document]:
    """The documents by key, in the order they were first saved; keys that are no numbers last."""
    return {document.key: document for document in sorted(documents, key=_order)}


_MISSING = re.compile(r"missing required field `(?P<field>[^`]+)`")
_AT = re.compile(r" - at `\$\.?(?P<field>[^`]*)`$")


def _why(error: Exception) -> str:
    """The reason in bokmål, with the field where it is known."""
    message = str(error)
    if isinstance(error, msgspec.ValidationError):
        if missing := _MISSING.search(message):
            return f"feltet «{missing['field']}» mangler"
        if at := _AT.search(message):
            return f"feltet «{at['field']}» har en verdi som ikke passer der"
        return "det som står der, er ikke en oppføring av riktig slag"
    return "teksten i filen er ødelagt"
