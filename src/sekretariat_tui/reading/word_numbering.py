"""The labels Word shows before the items of its lists, counted from the numbering definitions as Word does."""

import re
from xml.etree import ElementTree as ET

import msgspec

from ..domain.points import letter
from .lines import Mark
from .word_parts import W

_PLACE = re.compile(r"%([1-9])")
_MAX_LEVEL = 8


class Level(msgspec.Struct, frozen=True):
    """One level of a list: where it starts, how its number is written, and the text around it («%1.%2)»)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level (from 1) that starts it again; 0 for never


class WordNumbering:
    """Counts through a document: ask for every numbered paragraph once, in order.

    Numbers of one abstract list go on through all lists made from it, unless a list says that it starts again
    (``startOverride``), and then only the first time that list is met.
    """

    def __init__(self, root: ET.Element | None, styles: dict[str, str] | None = None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._own_levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root, styles or {})

    def _load(self, root: ET.Element, styles: dict[str, str]) -> None:
        linked: dict[str, str] = {}
        for abstract in root.iter(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._abstract[name] = {_number(level, "ilvl"): _level(level) for level in abstract.findall(f"{W}lvl")}
            link = abstract.find(f"{W}numStyleLink")
            if link is not None:
                linked[name] = link.get(f"{W}val", "")
        for num in root.iter(f"{W}num"):
            name = num.get(f"{W}numId", "")
            link = num.find(f"{W}abstractNumId")
            self._lists[name] = link.get(f"{W}val", "") if link is not None else ""
            for override in num.findall(f"{W}lvlOverride"):
                at = _number(override, "ilvl")
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._overrides.setdefault(name, {})[at] = _number(start, "val", 1)
                own = override.find(f"{W}lvl")
                if own is not None:
                    self._own_levels.setdefault(name, {})[at] = _level(own)
        for name, style in linked.items():
            # A list may borrow its levels from a list style, which points at another list.
            self._abstract[name] = self._abstract.get(self._lists.get(styles.get(style, ""), ""), {})

    def knows(self, list_id: str) -> bool:
        return list_id in self._lists

    def label(self, list_id: str, level: int) -> tuple[Mark, str]:
        """The mark and the label of the next item at this level (from 0) of this list; ("•" gives an empty label)."""
        level = min(max(level, 0), _MAX_LEVEL)
        abstract = self._lists.get(list_id, "")
        counts = self._counts.setdefault(abstract, {})
        shape = self._shape(list_id, level)
        override = self._overrides.get(list_id, {}).get(level)
        if override is not None and (list_id, level) not in self._met:
            counts[level] = override
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = shape.start
        self._met.add((list_id, level))
        for below in [at for at in counts if at > level]:
            restart = self._shape(list_id, below).restart
            if restart is None or (restart > 0 and level <= restart - 1):
                del counts[below]
        if shape.form == "bullet":
            return Mark.BULLET, ""
        if shape.form == "none" and not shape.text:
            return Mark.NONE, ""
        label = _PLACE.sub(lambda place: self._count(list_id, int(place[1]) - 1, counts), shape.text).strip()
        return (Mark.LETTER if shape.form in {"lowerLetter", "upperLetter"} else Mark.NUMBER), label

    def _shape(self, list_id: str, level: int) -> Level:
        own = self._own_levels.get(list_id, {}).get(level)
        return own or self._abstract.get(self._lists.get(list_id, ""), {}).get(level) or Level(text=f"%{level + 1}.")

    def _count(self, list_id: str, level: int, counts: dict[int, int]) -> str:
        shape = self._shape(list_id, level)
        return write_number(counts.get(level, shape.start), shape.form)


def write_number(value: int, form: str) -> str:
    """The number in one of Word's forms: decimal, letters or Roman numerals; other forms are written as decimal."""
    match form:
        case "lowerLetter" if value > 0:
            return letter(value)
        case "upperLetter" if value > 0:
            return letter(value).upper()
        case "lowerRoman":
            return _roman(value)
        case "upperRoman":
            return _roman(value).upper()
        case "decimalZero":
            return f"{value:02d}"
        case "none" | "bullet":
            return ""
    return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    out = ""
    for size, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        out += sign * (value // size)
        value %= size
    return out


def _level(element: ET.Element) -> Level:
    def value(name: str) -> str | None:
        child = element.find(f"{W}{name}")
        return None if child is None else child.get(f"{W}val")

    restart = value("lvlRestart")
    return Level(
        start=_whole(value("start"), 1),
        form=value("numFmt") or "decimal",
        text=(value("lvlText") or "")[:40],
        restart=None if restart is None else _whole(restart, 0),
    )


def _number(element: ET.Element, name: str, default: int = 0) -> int:
    return _whole(element.get(f"{W}{name}"), default)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else default
