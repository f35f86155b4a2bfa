"""Real lists: the numbering definitions of a document, and lists that start again.

Word counts all lists of one definition together. A list starts again only when it is a list of its own (``w:num``)
that says so (``w:startOverride``); this is where Word's numbered lists went on counting from case to case.
"""

from enum import Enum
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .element import element

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
    """The lists of one document. Hands out numbers for lists as they are needed; ``add_to`` puts in their definitions.

    ``there`` is the numbering of the template: its own lists keep their numbers, and ours come after them.
    """

    def __init__(self, there: Element) -> None:
        self._first_definition = _after(there, "abstractNum", "abstractNumId")
        self._first_list = _after(there, "num", "numId")
        self._marks = {mark.get(qn("w:val"), "").upper() for mark in there.iter(qn("w:nsid"))}
        self._definitions: dict[ListKind, int] = {}
        self._lists: list[Element] = []
        self._shared: dict[ListKind, int] = {}

    def new_list(self, kind: ListKind, *, level: int = 0, start: int = 1) -> int:
        """The number (``numId``) of a new list that counts from ``start`` at ``level``."""
        definition = self._definitions.setdefault(kind, self._first_definition + len(self._definitions))
        number = self._first_list + len(self._lists)
        restart = element("lvlOverride", element("startOverride", val=start), ilvl=level)
        self._lists.append(element("num", element("abstractNumId", val=definition), restart, numId=number))
        return number

    def bullets(self, kind: ListKind = ListKind.BULLETS) -> int:
        """The one list that all bullets of a kind belong to: nothing in it is counted."""
        if kind not in self._shared:
            self._shared[kind] = self.new_list(kind)
        return self._shared[kind]

    def add_to(self, there: Element) -> None:
        """Puts the definitions and the lists into the numbering part: definitions before lists, as the standard has it."""
        definitions = [self._definition(kind, number) for kind, number in self._definitions.items()]
        lists = there.findall(qn("w:num"))
        last = there.find(qn("w:numIdMacAtCleanup"))
        before = lists[0] if lists else last
        for made in definitions:
            there.append(made) if before is None else before.addprevious(made)
        for made in self._lists:
            there.append(made) if last is None else last.addprevious(made)

    def _definition(self, kind: ListKind, number: int) -> Element:
        """The definition of a list of nine levels. ``nsid`` must differ between definitions, or Word joins them."""
        position = list(ListKind).index(kind) + 1
        spares = (f"{family:02X}{position:06X}" for family in range(0x5E, 0x100))
        made = element("abstractNum", abstractNumId=number)
        made.append(element("nsid", val=next(mark for mark in spares if mark not in self._marks)))
        made.append(element("multiLevelType", val="multilevel"))
        made.extend(_level(kind.marking(level), level) for level in range(DEEPEST + 1))
        return made


def _after(there: Element, tag: str, attribute: str) -> int:
    """The number after the highest in use."""
    used = (one.get(qn(f"w:{attribute}"), "") for one in there.iter(qn(f"w:{tag}")))
    return max((int(number) for number in used if number.isdecimal()), default=0) + 1


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
