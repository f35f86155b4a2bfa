"""TinyDB as we use it: a Storage that holds the pending act, and a Table that tells it which documents were touched.

Stock TinyDB hands its Storage all tables at every update, after the documents were changed in place; what changed can
then not be seen, and a failed write leaves the change in memory. Two private methods of ``tinydb.Table`` are replaced
here, and tests fail when they move.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from .documents import Document, Documents
from .erasure import without_documents
from .snapshot import Snapshot


class Pending:
    """The act under way: tables of its own where it has touched something, the register's where it has not."""

    def __init__(self, base: Snapshot) -> None:
        self.base = base
        self.changed: dict[str, Documents] = {}
        self.touched: dict[tuple[str, str], Document | None] = {}

    def documents(self, table: str) -> Documents:
        """The table as this act has left it so far."""
        return self.changed[table] if table in self.changed else self.base.documents(table)

    def take(self, table: str, encoded: dict[str, bytes | None]) -> None:
        """Takes the documents that were touched: new bytes, or None for one that was deleted."""
        if table not in self.changed:
            self.changed[table] = self.base.documents(table).copy()
        documents = self.changed[table]
        for key, raw in encoded.items():
            self.touched.setdefault((table, key), documents.by_key.get(key))
            if raw is not None:
                documents.put(Document(key, raw))
            elif key in documents.by_key:
                documents.remove(key)

    def drop(self, ids: frozenset[str]) -> list[tuple[str, str]]:
        """Takes records out of every table, without a word of it among what was touched; gives their tables and ids."""
        before = self.tables()
        left = without_documents(before, ids)
        self.changed |= left
        gone = [(name, one.id) for name in left for one in before[name].by_key.values() if one.id in ids]
        return list(dict.fromkeys(gone))

    def tables(self) -> dict[str, Documents]:
        """All tables as this act leaves them."""
        return self.base.tables | self.changed


class RegisterStorage(Storage):
    """Holds what the disk has (``snapshot``) and the act under way (``pending``), which is dropped or written whole."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot
        self.pending: Pending | None = None

    def documents(self, table: str) -> Documents:
        """The table as the act under way sees it, or as the disk has it."""
        return (self.pending or self.snapshot).documents(table)

    def read(self) -> dict[str, dict[str, Any]]:
        """All tables, as TinyDB asks for them."""
        tables = self.pending.tables() if self.pending else self.snapshot.tables
        return {name: _as_dict(documents) for name, documents in tables.items()}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Refused: whole tables would hide which documents were changed."""
        raise RuntimeError("the register is written by acts, document by document")


class RegisterTable(Table):
    """A table whose updates go to the act under way, document by document."""

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return _as_dict(self._register.documents(self.name))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        pending = self._register.pending
        if pending is None:
            raise RuntimeError("a table is changed only within an act")
        touched = _TouchedDocuments(pending.documents(self.name))
        updater(cast("dict[int, Mapping[str, Any]]", touched))
        pending.take(self.name, touched.encoded())
        self.clear_cache()

    def put(self, place: int, raw: bytes) -> None:
        """Puts a document in its place, new or not, as the bytes the file is to have.

        TinyDB's own ``update`` hands out what stood there before, decoded, only for us to throw it away.
        """

        def updater(table: dict[int, Any]) -> None:
            table[place] = raw

        self._update_table(updater)

    @property
    def _register(self) -> RegisterStorage:
        return cast("RegisterStorage", self._storage)


class RegisterDatabase(TinyDB):
    """TinyDB over our Storage and Table, without the cache of queries: nobody asks any."""

    table_class = RegisterTable

    def __init__(self, storage: RegisterStorage) -> None:
        super().__init__(storage=lambda: storage)

    def documents_of(self, name: str) -> RegisterTable:
        """The table of that name."""
        return cast("RegisterTable", self.table(name, cache_size=0))


class _PlainDocuments(Mapping[str, Any]):
    """Documents as TinyDB reads them: by key, decoded one by one, each time anew."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def __getitem__(self, key: str) -> Any:
        return self._documents.by_key[key].plain()

    def __iter__(self) -> Iterator[str]:
        return (key for key, document in self._documents.by_key.items() if document.place is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _TouchedDocuments(MutableMapping[int, Any]):
    """Documents as TinyDB updates them; remembers which were fetched, set or deleted."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._touched: dict[int, Any] = {}

    def __getitem__(self, place: int) -> Any:
        if place not in self._touched:
            self._touched[place] = self._documents.by_key[str(place)].plain()
        elif self._touched[place] is None:
            raise KeyError(place)
        return self._touched[place]

    def __setitem__(self, place: int, value: Any) -> None:
        self._touched[place] = value

    def __delitem__(self, place: int) -> None:
        if place not in self:
            raise KeyError(place)
        self._touched[place] = None

    def __contains__(self, place: object) -> bool:
        if place in self._touched:
            return self._touched[place] is not None
        return str(place) in self._documents.by_key

    def __iter__(self) -> Iterator[int]:
        stored = (document.place for document in self._documents.by_key.values())
        yield from [place for place in stored if place is not None and place in self]
        yield from [place for place in self._touched if str(place) not in self._documents.by_key and place in self]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def encoded(self) -> dict[str, bytes | None]:
        """What was touched, as the bytes to store. Raises UnicodeEncodeError for text that no file can carry."""
        return {
            str(place): value if value is None or isinstance(value, bytes) else msgspec.json.encode(value)
            for place, value in self._touched.items()
        }


def _as_dict(documents: Documents) -> dict[str, Mapping[str, Any]]:
    """TinyDB says dict and uses what every mapping has."""
    return cast("dict[str, Mapping[str, Any]]", _PlainDocuments(documents))
