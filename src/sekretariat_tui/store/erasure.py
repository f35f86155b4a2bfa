"""Deleting for good: what is taken out of tables, lines and files so that nothing of a record is left in them.

Ids hold no words and stay, so that nothing brings the record back. What an act was called in words can name it, and is
then put neutrally; what other records say is theirs and is not touched.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET, Raw

from .documents import Document, Documents
from .journal_line import Head, Line, seal, unseal_line
from .snapshot import META, Meta, as_bytes, split

NEUTRAL = "Gjaldt noe som er slettet for godt"

# A name of one or two letters stands in half of all words.
_SHORTEST_NAME = 3

# How a line of the journal begins, and its header; a line that was cut off does too.
_LINE = re.compile(rb'^\{"(?:number|journal)":', re.MULTILINE)

_plain = msgspec.json.Decoder()


class Gone(NamedTuple):
    """What is to be found nowhere: records by their ids, and the names they have gone by."""

    ids: frozenset[str]
    names: frozenset[str] = frozenset()

    def named_in(self, what: str) -> bool:
        """Whether one of the names stands in this text, as words of its own."""
        return any(name in what and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", what) for name in self.names)

    def may_be_in(self, data: bytes) -> bool:
        """Whether an id or a name stands in bytes of JSON; a quick look before they are taken apart."""
        return any(id.encode() in data for id in self.ids) or any(in_json(name) in data for name in self.names)


def in_json(text: str) -> bytes:
    """A text as it stands within a string of the register's files."""
    return msgspec.json.encode(text)[1:-1]


def erased_in(meta: Meta, ids: Iterable[str]) -> Meta:
    """The register's particulars with these ids among what is deleted for good, and still to be cleared away."""
    both = tuple(dict.fromkeys((*meta.erased, *ids)))
    return msgspec.structs.replace(meta, erased=both, erasing=tuple(dict.fromkeys((*meta.erasing, *ids))))


def without_documents(tables: Mapping[str, Documents], ids: frozenset[str]) -> dict[str, Documents]:
    """The tables that hold any of these records, without them; doubles, and those under a strange key, too."""
    found: dict[str, Documents] = {}
    for name, documents in tables.items():
        keys = [] if name == META else [key for key, document in documents.by_key.items() if document.id in ids]
        if keys:
            copy = documents.copy()
            for key in keys:
                copy.remove(key)
            found[name] = copy
    return found


def without(line: Line, gone: Gone) -> Line | None:
    """The act without what it did to these records; None when that was all it did."""
    kept = tuple(change for change in line.changes if change.id not in gone.ids)
    touched = len(kept) < len(line.changes)
    if touched and not kept and line.erased is UNSET:
        return None
    if touched or gone.named_in(line.what):
        return msgspec.structs.replace(line, what=NEUTRAL, changes=kept)
    return line


def without_names(line: Line, gone: Gone) -> Line:
    """The act as it was, put neutrally where its words name one of the records."""
    return msgspec.structs.replace(line, what=NEUTRAL) if gone.named_in(line.what) else line


def names_in_lines(lines: Iterable[Line], ids: frozenset[str]) -> Iterator[str]:
    """Every name the records have had in these acts."""
    for line in lines:
        for change in line.changes:
            if change.id in ids:
                yield from names_in(change.after)
                yield from () if change.before is UNSET else names_in(change.before)


def names_in_tables(tables: Mapping[str, Documents], ids: frozenset[str]) -> Iterator[str]:
    """Every name the records have in these tables."""
    for name, documents in tables.items():
        if name != META:
            for document in documents.by_key.values():
                if document.id in ids:
                    yield from names_in(document.raw)


def names_in(raw: Raw | bytes) -> Iterator[str]:
    """What one record is called: title, name or task, and the files it was read from."""
    try:
        found: Any = _plain.decode(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return
    if not isinstance(found, dict):
        return
    names = [found.get(field) for field in ("title", "name", "task")]
    origins = found.get("origins")
    names += [one.get("name") for one in origins if isinstance(one, dict)] if isinstance(origins, list) else []
    yield from (name for name in names if isinstance(name, str) and len(name) >= _SHORTEST_NAME)


def lines_for_history(lines: Sequence[Line], erased: tuple[str, ...]) -> Iterable[Line]:
    """The acts of a journal as they go to the history: nothing of what is deleted for good goes with them."""
    if not erased:
        return lines
    ids = frozenset(erased)
    gone = Gone(ids, frozenset(names_in_lines(lines, ids)))
    return [kept for line in lines if (kept := without(line, gone)) is not None]


def heads_without(heads: list[Head], ids: frozenset[str]) -> list[Head]:
    """The same of acts without what they hold."""
    if not ids:
        return heads
    found: list[Head] = []
    for head in heads:
        kept = tuple(one for one in head.changes if one.id not in ids)
        if len(kept) == len(head.changes):
            found.append(head)
        elif kept:
            found.append(msgspec.structs.replace(head, what=NEUTRAL, changes=kept))
    return found


# Whole files.


def names_in_file(data: bytes, ids: frozenset[str]) -> Iterator[str]:
    """Every name the records have in a file of lines, or a snapshot; none where it is neither."""
    if not Gone(ids).may_be_in(data):
        return
    lines = [opened[0] for piece in data.split(b"\n") if (opened := unseal_line(piece)) is not None]
    yield from names_in_lines(lines, ids)
    if not lines and (tables := tables_in(data)) is not None:
        yield from names_in_tables(tables, ids)


def renamed_lines(data: bytes, gone: Gone) -> bytes:
    """A file of lines, where no act is named after the records. Their own documents still stand there."""
    if not gone.may_be_in(data):
        return data
    return b"\n".join(_each(data, lambda line: without_names(line, gone)))


def cleaned_lines(data: bytes, gone: Gone) -> bytes:
    """A file of lines without the records. A damaged line with one of them in it, which nobody can use, goes whole."""
    if not gone.may_be_in(data):
        return data
    pieces = _each(data, lambda line: without(line, gone))
    kept = [piece for piece in pieces if unseal_line(piece) is not None or not Gone(gone.ids).may_be_in(piece)]
    return b"\n".join(kept)


def cleaned_file(data: bytes, gone: Gone) -> bytes | None:
    """A file of lines or a snapshot without the records; None when it names one of them and is neither."""
    if not gone.may_be_in(data):
        return data
    if _LINE.search(data):
        return cleaned_lines(data, gone)
    tables = tables_in(data)
    if tables is None:
        return None
    changed = without_documents(tables, gone.ids) | _meta_without(tables, gone)
    return as_bytes((tables | changed).values()) if changed else data


def without_erased(data: bytes, ids: frozenset[str]) -> bytes:
    """A file that is to be put aside, without what is deleted for good, as far as anything can be made of it."""
    if not ids:
        return data
    cleaned = cleaned_file(data, Gone(ids, frozenset(names_in_file(data, ids))))
    return data if cleaned is None else cleaned


def tables_in(data: bytes) -> dict[str, Documents] | None:
    """The tables of a snapshot, whatever it is worth otherwise; None when the bytes are no snapshot at all."""
    try:
        found = split(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return {
        name: Documents(name, {key: Document(key, raw) for key, raw in table.items()}) for name, table in found.items()
    }


def _meta_without(tables: Mapping[str, Documents], gone: Gone) -> dict[str, Documents]:
    """The table with the register's particulars, where its last act does not name the records."""
    document = tables[META].by_key.get("1") if META in tables else None
    found = None if document is None else document.shown()
    if not isinstance(found, dict):
        return {}
    act = found.get("act")
    if not isinstance(act, dict) or not gone.named_in(str(act.get("what", ""))):
        return {}
    own = tables[META].copy()
    own.put(Document("1", msgspec.json.encode(found | {"act": act | {"what": NEUTRAL}})))
    return {META: own}


def _each(data: bytes, change: Callable[[Line], Line | None]) -> Iterator[bytes]:
    for piece in data.split(b"\n"):
        opened = unseal_line(piece)
        if opened is None:
            yield piece
            continue
        line = change(opened[0])
        if line is opened[0]:
            yield piece
        elif line is not None:
            yield seal(line)[0][:-1]
