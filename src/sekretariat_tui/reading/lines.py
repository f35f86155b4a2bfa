"""The lines of a paper, whatever file it came in: a paragraph, a heading, an item of a list or the row of a table."""

import re
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from ..domain.section_text import Block, BlockKind, to_text

# What typists and scanners put before an item: catalogue section 8 has o * » # < from one scan; the private-use
# characters are the Symbol and Wingdings bullets of Word.
_BULLETS = "-–—•·▪■◦●○*»#<o➢►✓\uf0b7\uf0a7\uf0d8\uf02d\uf06f\uf0fc"
_MONTHS = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*\b"
# ii. to xxxix. in small letters: capitals («II. Bakgrunn») number headings, and i., v. and x. are letters already.
_ROMAN = r"(?-i:(?=[ivx]{2,7}[.)])x{0,3}(?:ix|iv|v?i{0,3})[.)])"
_NUMBERED = re.compile(
    rf"(?P<indent>[ \t]*)(?:[{_BULLETS}][ \t]+)?"
    rf"(?:(?P<number>\d{{1,3}}[.)])(?![ \t]+{_MONTHS})|(?P<letter>[a-zA-ZæøåÆØÅ][.)]|{_ROMAN}))[ \t]+(?=\S)",
    re.IGNORECASE,
)
_DASHED_NUMBER = re.compile(r"(?P<indent>[ \t]*)[-–][ \t]+(?P<number>\d{1,3})[ \t]+[-–][ \t]+(?=\S)")
_BULLET = re.compile(rf"(?P<indent>[ \t]*)[{_BULLETS}][ \t]+(?=\S)")
_CANONICAL_LABEL = re.compile(r"\d{1,3}[.)]|[a-zA-ZæøåÆØÅ][.)]")


class Mark(StrEnum):
    """How an item is marked; ``NONE`` for a paragraph that is no item."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the paper, wrapped lines already joined.

    ``label`` is the mark as it stands or as Word shows it («1.», «a)»). ``level`` is the depth from 0 where the file
    says it, else None, and ``indent`` the columns before the mark. ``heading`` is the level of a heading style, 0 for
    none. ``cells`` are the cells of a table row; ``condition`` is what a
    point presupposes, where it stands apart below it; ``style`` is the name of the paragraph's style in small letters. ``gap`` says that an empty line or a paragraph's end stood before it,
    ``alone`` that one stood after it too. ``rows`` are the lines of the file it was joined from, where there were
    several. ``whole`` says that the file itself marks where the paragraph ends. ``page`` is the page it begins on, from
    1, in a file that has pages. ``at`` counts lines or paragraphs of the file from 1.
    """

    text: str
    mark: Mark = Mark.NONE
    label: str = ""
    level: int | None = None
    indent: int = 0
    heading: int = 0
    title: bool = False
    bold: bool = False
    cells: tuple[str, ...] = ()
    condition: str = ""
    style: str = ""
    gap: bool = True
    alone: bool = True
    new_page: bool = False
    whole: bool = False
    rows: tuple[str, ...] = ()
    page: int | None = None
    at: int = 0


def split_mark(line: str) -> tuple[Mark, str, int, str]:
    """The mark, the label, the columns before it and the words after it, of one line as it is typed.

    «5. februar» is a date and no item. A dash before a letter or number is the converter's («- a) …», catalogue
    section 4).
    """
    dashed = _DASHED_NUMBER.match(line)
    if dashed:
        return Mark.NUMBER, f"{dashed['number']}.", _columns(dashed["indent"]), line[dashed.end() :]
    numbered = _NUMBERED.match(line)
    if numbered and numbered["number"]:
        return Mark.NUMBER, numbered["number"], _columns(numbered["indent"]), line[numbered.end() :]
    if numbered:
        return Mark.LETTER, numbered["letter"], _columns(numbered["indent"]), line[numbered.end() :]
    bullet = _BULLET.match(line)
    if bullet:
        return Mark.BULLET, "", _columns(bullet["indent"]), line[bullet.end() :]
    words = line.lstrip(" \t")
    return Mark.NONE, "", _columns(line[: len(line) - len(words)]), words


def _columns(indent: str) -> int:
    return len(indent.replace("\t", "    "))


def depths(lines: Iterable[Line], *, below_lead_in: bool = True) -> list[int]:
    """How deep each line stands in its list, from 0; a line without a mark is at 0 unless the file says otherwise.

    Text files say little: letters stand below the number before them, bullets below the number or letter before them,
    and one column more or less is only a page break (catalogue section 4: «numbering can restart after a page break»).
    ``below_lead_in`` puts bullets below the paragraph that leads in to them («… ber sekretariatet:»).
    """
    found: list[int] = []
    open_items: list[tuple[int, Mark, int]] = []  # depth, mark and indent of the items we are inside
    for line in lines:
        if line.level is not None:
            depth = line.level
        elif line.mark is Mark.NONE:
            depth = min(line.indent // 3, open_items[-1][0] + 1 if open_items else 0)
        else:
            depth = _depth(line, open_items)
        found.append(depth)
        if line.mark is Mark.NONE and depth:
            continue
        if line.mark is Mark.NONE:
            leads_in = below_lead_in and line.text.rstrip().endswith(":")
            open_items = [(depth, Mark.NONE, line.indent)] if leads_in else []
        else:
            open_items = [item for item in open_items if item[0] < depth] + [(depth, line.mark, line.indent)]
    return found


_RANK = {Mark.NONE: 0, Mark.NUMBER: 0, Mark.LETTER: 1, Mark.BULLET: 2}


def _depth(line: Line, open_items: list[tuple[int, Mark, int]]) -> int:
    for depth, mark, indent in reversed(open_items):
        if mark is line.mark and line.indent - indent < 2 and (indent - line.indent < 2 or depth == 0):
            return depth
        if line.mark is Mark.BULLET and mark is Mark.LETTER and indent - line.indent >= 2:
            continue
        if mark is Mark.NONE and line.mark is not Mark.BULLET:
            return depth  # numbered points follow their lead-in, they do not stand below it
        if _RANK[mark] < _RANK[line.mark] or line.indent - indent >= 2:
            return depth + 1
    return 0


def section_text(lines: Iterable[Line]) -> str:
    """The lines as the text of a section, in the form the register keeps it."""
    rows = list(lines)
    blocks = []
    for row, depth in zip(rows, depths(rows, below_lead_in=False), strict=True):
        text = " | ".join(cell.replace("\n", " ") for cell in row.cells) if row.cells else row.text
        if row.mark is Mark.NONE:
            blocks.append(Block(BlockKind.PARAGRAPH, text))
        elif row.mark is Mark.BULLET:
            blocks.append(Block(BlockKind.BULLET, text, depth))
        elif _CANONICAL_LABEL.fullmatch(row.label):
            blocks.append(Block(BlockKind.NUMBERED, text, depth, row.label))
        else:  # «2.1» and «iv)» are no labels the register knows: they stay in the words
            blocks.append(Block(BlockKind.PARAGRAPH, f"{row.label} {text}"))
    return to_text(blocks)
