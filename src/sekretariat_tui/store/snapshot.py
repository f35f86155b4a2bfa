"""The register's file: read whole into tables of documents, and put together again as bytes."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from .act import ActHead
from .disk import Stamp
from .documents import Document, Documents, in_order
from .errors import RegisterDamaged

FORMAT = 2  # 1 had no journal beside it
META = "_meta"

# So much of the file's beginning holds the number, time and author of its last act.
HEAD_SIZE = 512

_tables = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What the register knows of itself; stands as document 1 of the table ``_meta``.

    ``last_ids`` holds, by table, the highest key ever given, so that the key of a deleted record is not given again.
    ``register`` tells this register from another that may have lain in the same folder. ``generation`` counts the snapshots; the journal beside it bears the same. ``tip`` is the checksum of the last line
    that was folded into this one. ``over`` is the checksum of the last line of the journal that lay there when it was
    made, where that is another: a journal that had lost lines, or an older one that somebody had put there. ``erased``
    are the ids of what has been deleted for good, ``erasing`` those of them that may still stand in the history or in
    files put aside.
    """

    format: int = FORMAT
    number: int = 0
    register: str = ""
    generation: int = 0
    act: ActHead | None = None
    tip: str = ""
    over: str = ""
    program: str = ""
    last_ids: dict[str, int] = {}
    erased: tuple[str, ...] = ()
    erasing: tuple[str, ...] = ()


class _MetaInFile(Meta, frozen=True, kw_only=True):
    """The same, where the two that cannot be guessed are required."""

    format: int = msgspec.field()
    number: int = msgspec.field()


class _FormatInFile(msgspec.Struct):
    format: int


class Snapshot:
    """The whole register at one moment. Never changed after it has been shown: a reader sees all of an act or none."""

    __slots__ = ("head", "meta", "stamp", "tables")

    def __init__(self, tables: dict[str, Documents], meta: Meta, stamp: Stamp | None, head: bytes) -> None:
        self.tables = tables
        self.meta = meta
        self.stamp = stamp
        self.head = head

    @classmethod
    def empty(cls) -> "Snapshot":
        """The register before anything has been saved."""
        return cls({}, Meta(), None, b"")

    @classmethod
    def read(cls, path: Path, data: bytes, stamp: Stamp) -> "Snapshot":
        """The register from the bytes of its file. Raises RegisterDamaged when they are not a register."""
        head = data[:HEAD_SIZE]
        data = data.removeprefix(b"\xef\xbb\xbf")  # Notepad may have put it there
        try:
            found = split(data)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise RegisterDamaged(path, _what_is_wrong(data, error)) from error
        tables = {
            name: Documents(name, in_order([Document(key, raw) for key, raw in table.items()]))
            for name, table in found.items()
        }
        return cls(tables, _read_meta(path, tables), stamp, head)

    def documents(self, table: str) -> Documents:
        """The documents of a table; none where there is no such table."""
        return self.tables[table] if table in self.tables else Documents(table, {})

    def adopt(self, older: "Snapshot") -> None:
        """Takes over what has been decoded of documents that are as they were."""
        for name, documents in self.tables.items():
            theirs = older.documents(name).by_key
            for key, document in documents.by_key.items():
                known = theirs.get(key)
                if known is not None and document is not known and document.same_as(known):
                    document.adopt(known)

    def differs_from(self, other: "Snapshot") -> bool:
        """Whether any record is another here than there."""
        for name in (self.tables.keys() | other.tables.keys()) - {META}:
            ours, theirs = self.documents(name), other.documents(name)
            if ours is not theirs and (len(ours) != len(theirs) or not _all_same(ours, theirs)):
                return True
        return False

    def with_meta(self, meta: Meta) -> dict[str, Documents]:
        """All tables, with the register's own particulars in place; what another program put among them stays."""
        own = self.documents(META).copy()
        old = own.by_key.get("1")
        kept = old.shown() if old is not None else {}
        merged = (kept if isinstance(kept, dict) else {}) | msgspec.to_builtins(meta)
        own.put(Document("1", msgspec.json.encode(merged)))
        return self.tables | {META: own}

    def numbered(self, number: int) -> "Snapshot":
        """The same after an act of this number."""
        return Snapshot(self.tables, msgspec.structs.replace(self.meta, number=number), self.stamp, self.head)

    @property
    def records(self) -> int:
        """How many documents there are, the register's own apart."""
        return sum(len(documents) for name, documents in self.tables.items() if name != META)


def _all_same(ours: Documents, theirs: Documents) -> bool:
    return all(
        (known := theirs.by_key.get(key)) is not None and (known is document or document.same_as(known))
        for key, document in ours.by_key.items()
    )


def as_bytes(tables: Iterable[Documents]) -> bytes:
    """The file: JSON that stock TinyDB reads, one document a line, the register's own first so that it is soon found."""
    return b"".join(as_pieces(tables))


def as_pieces(tables: Iterable[Documents]) -> Iterator[bytes | msgspec.Raw]:
    """The same a few bytes at a time, so that a large register need not be in memory twice."""
    for number, documents in enumerate(sorted(tables, key=lambda documents: documents.table != META)):
        yield b"{\n" if number == 0 else b",\n"
        yield msgspec.json.encode(documents.table)
        yield b": {"
        for place, document in enumerate(documents.by_key.values()):
            yield b"\n" if place == 0 else b",\n"
            yield msgspec.json.encode(document.key)
            yield b": "
            yield document.raw
        yield b"\n}"
    yield b"\n}\n"


def split(data: bytes) -> dict[str, dict[str, msgspec.Raw]]:
    """Tables, and in them each document's bytes. What only stock TinyDB can read costs one document, not the file."""
    try:
        return _tables.decode(data)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError as error:
        # Python's own JSON writes half characters and NaN, which nobody else reads.
        try:
            found = json.loads(data.decode("utf-8"))
        except (ValueError, RecursionError):
            raise error from None
        if not isinstance(found, dict) or not all(isinstance(table, dict) for table in found.values()):
            raise
        return {
            name: {key: msgspec.Raw(json.dumps(document).encode("ascii")) for key, document in table.items()}
            for name, table in found.items()
        }


def _read_meta(path: Path, tables: dict[str, Documents]) -> Meta:
    document = tables[META].by_key.get("1") if META in tables else None
    if document is None:
        raise RegisterDamaged(
            path, "innholdet er ikke et register fra dette programmet (opplysningene i «_meta» mangler)"
        )
    try:
        meta = msgspec.json.decode(document.raw, type=_MetaInFile)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        newer = _newer_format(document)
        if newer is not None:
            return Meta(format=newer)
        raise RegisterDamaged(path, "opplysningene om registeret («_meta») er ødelagt") from error
    if meta.format < 1 or meta.number < 0:
        raise RegisterDamaged(path, "opplysningene om registeret («_meta») er ødelagt")
    return meta


def _newer_format(document: Document) -> int | None:
    """The format of a register so new that even its own particulars are written another way."""
    try:
        number = msgspec.json.decode(document.raw, type=_FormatInFile).format
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return number if number > FORMAT else None


def _what_is_wrong(data: bytes, error: Exception) -> str:
    if not data.strip():
        return "filen er tom"
    if not data.strip(b"\0"):
        return "filen inneholder bare nuller, slik det kan bli når strømmen går"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return "filen er lagret med en annen tegnkoding (UTF-16) av et annet program"
    if isinstance(error, msgspec.ValidationError):
        return "filen er JSON, men ikke et register"
    if "truncated" in str(error):
        return "slutten av filen mangler"
    return "filen er ikke gyldig JSON"
