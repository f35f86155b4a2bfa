"""What tells that a text or a file has something of a record in it: its ids, its names, and its longer sentences."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ..domain.letters import fold

# Shorter sentences may stand in any paper; longer ones are compared by so much of their beginning.
_SENTENCE = 40
_NAME = 6

# So many are looked for, spread over all that has stood in it: a case of a hundred pages is told by fewer, and each
# costs a tenth of a second in a history of 100 MB.
_MOST = 30

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


class Traces(msgspec.Struct, frozen=True):
    """What is looked for.

    ``ids`` are of the record and its parts, and stand in the program's own files only; ``names`` are what it has been
    called, ``sentences`` beginnings of what has stood in it. Both have single spaces.
    """

    ids: frozenset[str]
    names: tuple[str, ...]
    sentences: tuple[str, ...]

    def has_words_in(self, text: str) -> bool:
        """Whether some of what has stood in it stands in this text."""
        return any(sentence in text for sentence in self.sentences)

    def is_named_in(self, text: str) -> bool:
        """Whether one of its names stands in this text."""
        return any(name in text for name in self.names)

    def is_named_by(self, file_name: str) -> bool:
        """Whether a file is named after it, whatever the name has lost to the disk's rules."""
        there = _letters(file_name)
        return any(_letters(name)[:_SENTENCE] in there for name in self.names)

    def raw(self) -> Iterator[bytes]:
        """All of it as it can stand in a file that is no document: plain, in JSON, and as Windows writes text."""
        yield from (id.encode() for id in self.ids)
        for words in (*self.names, *self.sentences):
            yield words.encode()
            yield msgspec.json.encode(words)[1:-1]
            yield json.dumps(words)[1:-1].encode()
            yield words.encode("utf-16-le")


def traces_of(states: Iterable[dict[str, Any]]) -> Traces:
    """The traces of a record that has been in these states."""
    ids: set[str] = set()
    names: dict[str, None] = {}
    sentences: dict[str, None] = {}
    for state in states:
        for field in ("title", "name", "task"):
            if isinstance(state.get(field), str) and len(single_spaced(state[field])) >= _NAME:
                names[single_spaced(state[field])] = None
        for field, value in _strings(state):
            if field == "id":
                ids.add(value)
                continue
            for paragraph in value.split("\n"):
                words = single_spaced(paragraph)
                if len(words) >= _SENTENCE and words not in names:
                    sentences[words[:_SENTENCE]] = None
    step = max(1, -(-len(sentences) // _MOST))
    return Traces(frozenset(ids), tuple(names), tuple(sentences)[::step])


def single_spaced(text: str) -> str:
    """The text with every break and run of spaces as one space."""
    return " ".join(text.split())


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", fold(text))


def _strings(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, field)
