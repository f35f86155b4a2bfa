"""The sections of a paper: headings, paragraphs and lists, from the plain text the register keeps."""

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.case import Section
from ..domain.section_text import Block, BlockKind, blocks
from ..domain.texts import clean_text, one_line
from .elements import paragraph
from .numbering import DEEPEST, INDENT, ListKind, Numbering

_NUMBERS = {".": ListKind.NUMBERS, ")": ListKind.NUMBERS_PARENTHESIS}
_LETTERS = {".": ListKind.LETTERS_DOT, ")": ListKind.LETTERS}
_CAPITALS = {".": ListKind.CAPITALS_DOT, ")": ListKind.CAPITALS_PARENTHESIS}
_LOWEST_HEADING = 3


def section_paragraphs(sections: Iterable[Section], numbering: Numbering, *, below: int = 0) -> Iterator[Element]:
    """The sections in order, each under a real heading. ``below`` moves the headings down that many levels.

    A section without text keeps its heading: the officer is to write under it.
    """
    for section in sections:
        if heading := one_line(section.heading):
            level = max(1, min(section.level + below, _LOWEST_HEADING))
            yield paragraph(heading, f"Heading{level}")
        yield from text_paragraphs(section.text, numbering)


def text_paragraphs(text: str, numbering: Numbering) -> Iterator[Element]:
    """The paragraphs of a section's text, its lists as real lists that show the labels as they were typed."""
    counting: list[_Counting] = []
    for block in blocks(clean_text(text)):
        if block.kind is BlockKind.PARAGRAPH:
            counting.clear()
            # «Følgende er vurdert:» stays with what follows it.
            yield paragraph(block.text, "BodyText", keep_next=block.text.endswith(":"))
            continue
        level = min(block.level, DEEPEST)
        # What stands deeper is over; a bullet also ends the count of its own level.
        while counting and (
            counting[-1].level > level or (counting[-1].level == level and block.kind is BlockKind.BULLET)
        ):
            counting.pop()
        if block.kind is BlockKind.BULLET:
            yield paragraph(block.text, "ListParagraph", list_item=(numbering.bullets(ListKind.SECTION_BULLETS), level))
        else:
            yield _numbered(block, level, counting, numbering)


class _Counting:
    """A numbered list under way: what it is marked with, and the number that would come next."""

    def __init__(self, kind: ListKind, level: int, list_number: int, following: int) -> None:
        self.kind = kind
        self.level = level
        self.list_number = list_number
        self.following = following


def _numbered(block: Block, level: int, counting: list[_Counting], numbering: Numbering) -> Element:
    """An item of a numbered list. A label that does not follow the one before starts a list at that label."""
    counted = _counted(block.label)
    if counted is None:
        return paragraph(f"{block.label}\t{block.text}", "ListParagraph", indent=INDENT * (level + 1), hanging=INDENT)
    kind, number = counted
    current = counting.pop() if counting and counting[-1].level == level else None
    if current is None or current.kind is not kind or current.following != number:
        current = _Counting(kind, level, numbering.new_list(kind, level=level, start=number), number)
    current.following += 1
    counting.append(current)
    return paragraph(block.text, "ListParagraph", list_item=(current.list_number, level))


def _counted(label: str) -> tuple[ListKind, int] | None:
    """What kind of list a label belongs to, and its number; None for a label Word cannot count to («å)», «0.»)."""
    sign, mark = label[:-1], label[-1:]
    if sign.isdecimal():
        return (_NUMBERS[mark], int(sign)) if int(sign) and sign[0] != "0" else None
    if "a" <= sign <= "z":
        return _LETTERS[mark], ord(sign) - ord("a") + 1
    if "A" <= sign <= "Z":
        return _CAPITALS[mark], ord(sign) - ord("A") + 1
    return None
