"""The index as bytes, to be kept between two times the program is open; and back, when it is whole and of this version."""

import hashlib
import sys
from array import array

import msgspec

from .entry import EntryHead
from .forms import Forms
from .index import Index
from .postings import Numbers
from .synonyms import Synonyms

FORMAT = 2
_MAGIC = b"sekretariat-lookup\n"
_DIGEST = 32  # bytes of a SHA-256


class _Stored(msgspec.Struct, array_like=True):
    format: int
    order: str  # the byte order of the numbers
    key: str
    words: list[Forms]
    texts: list[bytes]
    titles: list[tuple[int, bytes]]
    heads: list[EntryHead | None]
    short: list[tuple[str, tuple[str, ...]]]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Stored)


def as_bytes(index: Index, key: str) -> bytes:
    """The whole index. ``key`` says what it was made from: what is asked for when it is taken back."""
    with index.lock:
        stored = _Stored(
            FORMAT,
            sys.byteorder,
            key,
            list(index.vocabulary.forms),
            [numbers.raw().tobytes() for numbers in index.texts],
            [(word, numbers.raw().tobytes()) for word, numbers in index.titles.items()],
            list(index.heads),
            index.abbreviations.stored(),
        )
    data = _encoder.encode(stored)
    return _MAGIC + hashlib.sha256(data).digest() + data


def from_bytes(data: bytes, key: str, synonyms: Synonyms) -> Index | None:
    """The index again; None when the bytes are damaged, of another version, or made from something else."""
    start = len(_MAGIC) + _DIGEST
    if not data.startswith(_MAGIC) or hashlib.sha256(data[start:]).digest() != data[len(_MAGIC) : start]:
        return None
    try:
        stored = _decoder.decode(data[start:])
    except (msgspec.MsgspecError, ValueError):
        return None
    if (stored.format, stored.order, stored.key) != (FORMAT, sys.byteorder, key):
        return None
    index = Index(synonyms)
    for word, raw in zip(stored.words, stored.texts, strict=True):
        index.vocabulary.add(word)
        index.texts.append(_numbers(raw))
    index.titles = {word: _numbers(raw) for word, raw in stored.titles}
    index.abbreviations.restore(stored.short)
    for head in stored.heads:
        index.append(head)
    return index


def _numbers(raw: bytes) -> Numbers:
    numbers = array("I")
    numbers.frombytes(raw)
    return Numbers(numbers)
