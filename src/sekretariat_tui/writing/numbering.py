"""Real lists: the numbering definitions of a document, and lists that start again.

Word counts all lists of one definition together. A list starts again only when it is a list of its own (``w:num``)
that says so (``w:startOverride``); this is where Word's numbered lists went on counting from case to case.
"""

from enum import Enum
from typing import NamedTuple

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .elements import element

INDENT = 425  # twips a level: 0.75 cm, room for «10.» before the text
DEEPEST = 8  # Word's lists have nine levels, counted from 0


class Marking(NamedTuple):
    """How one level is marked: Word's number format, and the text around the number."""

    format: str
    before: str = ""
    after: str = ""


_BULLET = Marking("bullet", "•")
_DASH = Marking("bullet", "–")
_NUMBER = Marking("decimal", after=".")
_LETTER = Marking("lowerLetter", after=")")


class ListKind(Enum):
    """A definition of a list: the marking of its levels, from the top; the last one goes for all below it."""

    POINTS = (_NUMBER, _LETTER, _BULLET)
    NUMBERS = (_NUMBER,)
    LETTERS = (_LETTER,)
    BULLETS = (_BULLET,)
    SECTION_BULLETS = (_BULLET, _DASH, _BULLET, _DASH)
    NUMBERS_PARENTHESIS = (Marking("decimal", after=")"),)
    LETTERS_DOT = (Marking("lowerLetter", after="."),)
    CAPITALS_DOT = (Marking("upperLetter", after="."),)
    CAPITALS_PARENTHESIS = (Marking("upperLetter", after=")"),)

    def marking(self, level: int) -> Marking:
        """How a level is marked."""
        markings: tuple[Marking, ...] = self.value
        return markings[min(level, len(markings) - 1)]


class Numbering:
    """The lists of one document. Hands out numbers for lists as they are needed; ``elements`` are their definitions."""

    def __init__(self) -> None:
        self._definitions: dict[ListKind, int] = {}
        self._lists: list[Element] = []
        self._shared: dict[ListKind, int] = {}

    def new_list(self, kind: ListKind, *, level: int = 0, start: int = 1) -> int:
        """The number (``numId``) of a new list that counts from ``start`` at ``level``."""
        definition = self._definitions.setdefault(kind, len(self._definitions) + 1)
        number = len(self._lists) + 1
        restart = element("lvlOverride", element("startOverride", val=start), ilvl=level)
        self._lists.append(element("num", element("abstractNumId", val=definition), restart, numId=number))
        return number

    def bullets(self, kind: ListKind = ListKind.BULLETS) -> int:
        """The one list that all bullets of a kind belong to: nothing in it is counted."""
        if kind not in self._shared:
            self._shared[kind] = self.new_list(kind)
        return self._shared[kind]

    def elements(self) -> list[Element]:
        """What goes into the numbering part: the definitions first, then the lists, as the standard requires."""
        return [_definition(kind, number) for kind, number in self._definitions.items()] + self._lists


def _definition(kind: ListKind, number: int) -> Element:
    """The definition of a list of nine levels. ``nsid`` must differ between definitions, or Word joins them."""
    made = element("abstractNum", abstractNumId=number)
    made.append(element("nsid", val=f"5E{list(ListKind).index(kind) + 1:06X}"))
    made.append(element("multiLevelType", val="multilevel"))
    made.extend(_level(kind.marking(level), level) for level in range(DEEPEST + 1))
    return made


def _level(marking: Marking, level: int) -> Element:
    counted = f"%{level + 1}" if marking.format != "bullet" else ""
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=marking.format),
        element("lvlText", val=f"{marking.before}{counted}{marking.after}"),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=INDENT * (level + 1), hanging=INDENT)),
        ilvl=level,
    )
