"""YAML into records: every value stays text until the record's own field asks for a number, a date or a yes.

The keys in a file are bokmål and the fields in the code are English; a ``Vocabulary`` says which is which.
"""

import re
import types
import typing
from collections.abc import Iterator
from collections.abc import Mapping as Table
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from ..domain.texts import clean_text
from .mistake import Mistake, ProfileError
from .yaml_tree import Listing, Mapping, Node, Scalar, read_tree

T = TypeVar("T")
Trail = tuple[str | int, ...]  # the way to a value in the record: ("bodies", 2, "code")

_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")  # 0123 is a code, or a slip, and never a number of days
_DATES = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"),
)
_TRUTH = {"ja": True, "true": True, "nei": False, "false": False}
_MOST_MISTAKES = 100
_MOST_WORDS = 20
_FAILED: Any = object()


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a file: ``keys`` by record type, ``values`` by closed list, and ``choices`` by (record type, field).

    A choice limits a text, the texts of a list, or the keys of a table, to the words given, and says what each stands
    for in the code. A record type without keys has its fields' own names in the file.
    """

    keys: Table[type, Table[str, str]] = {}
    values: Table[type[Enum], Table[str, Enum]] = {}
    choices: Table[tuple[type, str], Table[str, str]] = {}


PLAIN = Vocabulary()  # a file whose keys are the fields' own names


class Read(msgspec.Struct, Generic[T], frozen=True):
    """What was read, and where in the file each part of it stands."""

    value: T
    path: Path
    places: dict[Trail, tuple[int, int]]

    def mistake(self, trail: Trail, sentence: str) -> Mistake:
        """A mistake at a part of the record, or at the nearest part around it that stands in the file."""
        while trail and trail not in self.places:
            trail = trail[:-1]
        line, column = self.places.get(trail, (0, 0))
        return Mistake(file=self.path.name, line=line, column=column, sentence=sentence)


def read_yaml(path: Path, as_type: type[T], vocabulary: Vocabulary = PLAIN) -> Read[T]:
    """The file as ``as_type``: a msgspec Struct, dict, tuple, text, int, bool, date or closed list, or of these.

    Truth is «ja», «nei», «true» or «false»; dates are 2026-05-21 or 21.05.2026. A key may be written with æ, ø and å or
    without. What is left empty is empty text, list or table, or None where the field allows it.

    Raises:
        ProfileError: with every mistake found, each with its line and column.
    """
    return read_node(read_tree(path), as_type, path, vocabulary)


def read_node(root: Node, as_type: type[T], path: Path, vocabulary: Vocabulary) -> Read[T]:
    """The same from a tree that is read already; ``path`` only names the file in what is said."""
    reader = _Reader(path, vocabulary)
    value = reader.value(root, as_type, (), None)
    if reader.mistakes:
        mistakes = sorted(reader.mistakes, key=lambda mistake: (mistake.line, mistake.column))
        raise ProfileError(path, tuple(mistakes[:_MOST_MISTAKES]))
    return Read(value, path, reader.places)


class _Reader:
    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self.path = path
        self.vocabulary = vocabulary
        self.mistakes: list[Mistake] = []
        self.places: dict[Trail, tuple[int, int]] = {}
        self.names: list[str] = []  # what is being read and what is around it: «utvalg», then «utvalg», nr. 2,

    def value(self, node: Node, wanted: Any, trail: Trail, choices: Table[str, str] | None) -> Any:
        self.places[trail] = (node.line, node.column)
        origin = typing.get_origin(wanted)
        if origin in (typing.Union, types.UnionType):
            if _is_empty(node):
                return None
            (wanted,) = (arg for arg in typing.get_args(wanted) if arg is not types.NoneType)
            origin = typing.get_origin(wanted)
        if origin is tuple:
            return self.listing(node, typing.get_args(wanted)[0], trail, choices)
        if origin is dict:
            return self.table(node, typing.get_args(wanted)[1], trail, choices)
        if issubclass(wanted, msgspec.Struct):
            return self.record(node, wanted, trail)
        if not isinstance(node, Scalar):
            hint = " Sett anførselstegn rundt teksten hvis den har kolon i seg." if wanted is str else ""
            return self.wrong(node, _expected(wanted, self.vocabulary), hint)
        if wanted is str:
            return self.choice(node, choices) if choices is not None else clean_text(node.text).rstrip("\n")
        return self.typed(node, wanted)

    def typed(self, node: Scalar, wanted: Any) -> Any:
        text = node.text.strip()
        found: Any = None
        if wanted is int and _NUMBER.fullmatch(text):
            found = int(text)
        elif wanted is bool:
            found = _TRUTH.get(text.lower())
        elif wanted is date:
            found = self.day(node, text)
        elif issubclass(wanted, Enum):
            words = self.vocabulary.values.get(wanted) or {str(member.value): member for member in wanted}
            found = _look_up(text, words)
            if found is None:
                return self.wrong(node, _expected(wanted, self.vocabulary), _meant(text, words))
        return self.wrong(node, _expected(wanted, self.vocabulary)) if found is None else found

    def day(self, node: Scalar, text: str) -> Any:
        for pattern in _DATES:
            if found := pattern.fullmatch(text):
                try:
                    return date(int(found["year"]), int(found["month"]), int(found["day"]))
                except ValueError:
                    return self.say(node, f"{self.name()}: datoen {text} finnes ikke.")
        return None

    def choice(self, node: Scalar, choices: Table[str, str]) -> Any:
        found = _look_up(node.text.strip(), choices)
        if found is None:
            return self.wrong(node, f"ett av: {', '.join(choices)}", _meant(node.text, choices))
        return found

    def listing(self, node: Node, wanted: Any, trail: Trail, choices: Table[str, str] | None) -> Any:
        if _is_empty(node):
            return ()
        if not isinstance(node, Listing):
            return self.wrong(node, "en liste, med «- » foran hver verdi")
        values = []
        for index, item in enumerate(node.items):
            with self.inside(f"{self.name()}, nr. {index + 1},"):
                if _is_empty(item):
                    values.append(self.say(item, f"{self.name()} er tom."))
                else:
                    values.append(self.value(item, wanted, (*trail, index), choices))
        return _FAILED if any(value is _FAILED for value in values) else tuple(values)

    def table(self, node: Node, wanted: Any, trail: Trail, choices: Table[str, str] | None) -> Any:
        if _is_empty(node):
            return {}
        if not isinstance(node, Mapping):
            return self.wrong(node, "en gruppe nøkler med kolon og verdi")
        values = {}
        for key, name, item in self.pairs(node, choices):
            with self.inside(f"«{_short(key.text)}»"):
                values[name] = self.value(item, wanted, (*trail, name), None)
            self.places[(*trail, name)] = (key.line, key.column)  # in a table it is the key that can be wrong
        return _FAILED if any(value is _FAILED for value in values.values()) else values

    def record(self, node: Node, wanted: type[msgspec.Struct], trail: Trail) -> Any:
        if not isinstance(node, Mapping) and not _is_empty(node):
            return self.wrong(node, "en gruppe nøkler med kolon og verdi")
        fields = {known.name: known for known in msgspec.structs.fields(wanted)}
        keys = self.vocabulary.keys.get(wanted) or {name: name for name in fields}
        values: dict[str, Any] = {}
        for key, name, item in self.pairs(node, keys) if isinstance(node, Mapping) else ():
            with self.inside(f"«{_short(key.text)}»"):
                known = fields[name]
                values[name] = self.value(item, known.type, (*trail, name), self.vocabulary.choices.get((wanted, name)))
                if known.required and values[name] == "":
                    values[name] = self.say(item, f"{self.name()} er tom, men må ha en verdi.")
        inside = f" i {self.name().rstrip(',')}" if self.names else ""
        for key_text, name in keys.items():
            if fields[name].required and name not in values:
                values[name] = self.say(node, f"«{key_text}» mangler{inside}.")
        return _FAILED if any(value is _FAILED for value in values.values()) else wanted(**values)

    def pairs(self, node: Mapping, known: Table[str, str] | None) -> Iterator[tuple[Scalar, str, Node]]:
        """The keys with what they stand for, and their values; a doubled or unknown key is said and left out."""
        seen: dict[str, int] = {}
        for key, item in node.pairs:
            if not isinstance(key, Scalar) or not key.text.strip():
                self.say(key, "En nøkkel skal være et ord med kolon etter.")
                continue
            text = clean_text(key.text).strip()
            name = text if known is None else _look_up(text, known)
            if name is None:
                advice = _meant(text, known or {}) or _may_stand(known or {})
                self.say(key, f"Nøkkelen «{_short(text)}» er ukjent.{advice}")
            elif name in seen:
                self.say(
                    key, f"Nøkkelen «{_short(text)}» står to ganger; første gang på linje {seen[name]}. Slett den ene."
                )
            else:
                seen[name] = key.line
                yield key, name, item

    def wrong(self, node: Node, expected: str, hint: str = "") -> Any:
        return self.say(node, f"{self.name()} skal være {expected}, men {_stands(node)}.{hint}")

    def say(self, node: Node, sentence: str) -> Any:
        self.mistakes.append(Mistake(file=self.path.name, line=node.line, column=node.column, sentence=sentence))
        return _FAILED

    def name(self) -> str:
        return self.names[-1] if self.names else "Filen"

    def inside(self, name: str) -> "_Inside":
        return _Inside(self.names, name)


class _Inside:
    """The names around a value, one longer for as long as it is read."""

    def __init__(self, names: list[str], name: str) -> None:
        self.names = names
        self.name = name

    def __enter__(self) -> None:
        self.names.append(self.name)

    def __exit__(self, *_: object) -> None:
        self.names.pop()


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.text


def _look_up(text: str, words: Table[str, Any]) -> Any:
    """What the word stands for, written with æ, ø and å, or with ae, o, a or aa; capitals do not matter."""
    if text in words:
        return words[text]
    low = text.lower()
    for å, ø in (("a", "o"), ("aa", "o"), ("aa", "oe"), ("å", "ø")):
        plain = low.replace("æ", "ae").replace("ø", ø).replace("å", å).replace(" ", "_")
        if plain in words:
            return words[plain]
    return None


def _meant(text: str, words: Table[str, Any]) -> str:
    from difflib import get_close_matches  # only a file with a mistake needs it

    close = get_close_matches(text[:60].lower(), list(words), n=1, cutoff=0.6)
    return f" Mente du «{close[0]}»?" if close else ""


def _may_stand(words: Table[str, Any]) -> str:
    more = ", …" if len(words) > _MOST_WORDS else ""
    return f" Her kan det stå: {', '.join(list(words)[:_MOST_WORDS])}{more}."


def _expected(wanted: Any, vocabulary: Vocabulary) -> str:
    if wanted is str:
        return "tekst"
    if wanted is int:
        return "et helt tall"
    if wanted is bool:
        return "ja eller nei"
    if wanted is date:
        return "en dato, for eksempel 21.05.2026"
    return "ett av: " + ", ".join(vocabulary.values.get(wanted) or [str(member.value) for member in wanted])


def _stands(node: Node) -> str:
    if isinstance(node, Listing):
        return "det står en liste"
    if isinstance(node, Mapping):
        return "det står nøkler med kolon"
    return f"det står «{_short(node.text)}»" if node.text.strip() else "det står ingenting"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}…"
