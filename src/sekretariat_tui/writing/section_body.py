"""The sections of a paper: headings, paragraphs and lists, from the plain text the register keeps."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.case import Section
from ..domain.draft_identity import block_name, heading_name
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

    A section without text keeps its heading, and an empty line that is already known as its text: the officer is to
    write there. One that only gathers the sections below it needs no such line.
    """
    sections = tuple(sections)
    for section, following in zip_longest(sections, sections[1:]):
        if heading := one_line(section.heading):
            level = max(1, min(section.level + below, _LOWEST_HEADING))
            yield paragraph(heading, f"Heading{level}", names=[heading_name(section.id)])
        found = blocks(clean_text(section.text))
        yield from _text_paragraphs(section.id, found, numbering)
        gathers = following is not None and following.level > section.level
        if heading and not found and not gathers:
            yield paragraph([], "BodyText", names=[block_name(section.id, 0)])


def _text_paragraphs(section_id: str, found: Iterable[Block], numbering: Numbering) -> Iterator[Element]:
    """The paragraphs of a section's text, one a block, its lists as real lists that show the labels as typed."""
    counting: list[_Counting] = []
    for number, block in enumerate(found):
        name = block_name(section_id, number)
        if block.kind is BlockKind.PARAGRAPH:
            counting.clear()
            # «Følgende er vurdert:» stays with what follows it.
            yield paragraph(block.text, "BodyText", keep_next=block.text.endswith(":"), names=[name])
            continue
        level = min(block.level, DEEPEST)
        # What stands deeper is over; a bullet also ends the count of its own level.
        while counting and (
            counting[-1].level > level or (counting[-1].level == level and block.kind is BlockKind.BULLET)
        ):
            counting.pop()
        if block.kind is BlockKind.BULLET:
            bullets = numbering.bullets(ListKind.SECTION_BULLETS)
            yield paragraph(block.text, "ListParagraph", list_item=(bullets, level), names=[name])
        else:
            yield _numbered(block, level, counting, numbering, name)


class _Counting:
    """A numbered list under way: what it is marked with, and the number that would come next."""

    def __init__(self, kind: ListKind, level: int, list_number: int, following: int) -> None:
        self.kind = kind
        self.level = level
        self.list_number = list_number
        self.following = following


def _numbered(block: Block, level: int, counting: list[_Counting], numbering: Numbering, name: str) -> Element:
    """An item of a numbered list. A label that does not follow the one before starts a list at that label."""
    counted = _counted(block.label)
    if counted is None:
        text = f"{block.label}\t{block.text}"
        return paragraph(text, "ListParagraph", indent=INDENT * (level + 1), hanging=INDENT, names=[name])
    kind, number = counted
    current = counting.pop() if counting and counting[-1].level == level else None
    if current is None or current.kind is not kind or current.following != number:
        current = _Counting(kind, level, numbering.new_list(kind, level=level, start=number), number)
    current.following += 1
    counting.append(current)
    return paragraph(block.text, "ListParagraph", list_item=(current.list_number, level), names=[name])


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
