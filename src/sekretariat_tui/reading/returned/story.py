"""The body of a returned draft as blocks: paragraphs with what was tracked in them, lists counted, tables as rows."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import msgspec

from ...domain.texts import clean_text
from ..lines import Mark as ListMark
from ..word_numbering import WordNumbering
from ..word_parts import W
from ..word_styles import ParagraphStyle, list_styles, numbering_of, read_styles
from .draft import Edit, Kind, Picture, PieceKind, ReturnedBlock
from .inline import Inline, note_words
from .names import Names
from .parts import Parts, on_off
from .tracked_marks import PLAIN, Context, changed, edit_of
from .writing_block import OpenComment, Writing

_DEEPEST = 40
_ROWS = frozenset({"sdt", "sdtContent", "ins", "customXml", "moveTo", "smartTag"})
_NO_TEXT = frozenset({"sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx"})
_KINDS = {ListMark.BULLET: Kind.BULLET, ListMark.NUMBER: Kind.NUMBER, ListMark.LETTER: Kind.LETTER}
_CONTENTS_STYLE = ("toc ", "innh ", "innholdsfortegnelse", "contents ")  # lines of a table of contents
_PLAIN_STYLE = ParagraphStyle()


class Told(msgspec.Struct):
    """What the body held: its blocks, the comments' words by their id, the pictures."""

    blocks: list[ReturnedBlock]
    comments: dict[str, OpenComment]
    pictures: list[Picture]


class Story:
    """Walks through one document once, counting lists and blocks. ``problems`` are the sentences it met, each once."""

    def __init__(self, parts: Parts) -> None:
        styles = parts.related("styles")
        self.styles = read_styles(styles)
        self.numbering = WordNumbering(parts.related("numbering"), list_styles(styles))
        self.problems: dict[str, None] = {}
        self.inline = Inline(parts, _notes(parts), self._say)
        self.blocks: list[ReturnedBlock] = []
        self.tables: set[int] = set()
        self._open: tuple[Writing, ET.Element | None] | None = None  # a paragraph whose end was taken out
        self._new_page = False
        self._boxed = 0

    def tell(self, body: ET.Element) -> Told:
        """Reads the whole body."""
        self._walk(body, PLAIN, 0)
        if self._open is not None:
            self._finish(*self._open)
        names = Names(self.inline.marks, self.blocks, self.tables)
        blocks = [names.named(block) for block in self.blocks]
        return Told(blocks, self.inline.comments, self.inline.pictures)

    def _say(self, sentence: str) -> None:
        self.problems.setdefault(sentence)

    def _walk(self, element: ET.Element, around: Context, depth: int) -> None:
        if depth > _DEEPEST:
            self._say("Noe av teksten ligger i så mange lag at den ikke kan leses. Den ligger i originalen.")
            return
        for child in element:
            name = child.tag.rpartition("}")[2]
            if name == "p":
                self._paragraph(child, around, depth)
            elif name == "tbl":
                self._table(child, around, depth)
            elif name == "altChunk":
                self._say("Filen har et annet dokument limt inn i seg, og det kan ikke leses. Det ligger i originalen.")
            elif name in {"ins", "del", "moveTo", "moveFrom"}:
                self._walk(child, changed(around, name, child), depth + 1)
            elif name not in _NO_TEXT and not self.inline.mark(child, name):
                self._walk(child, around, depth + 1)

    def _paragraph(self, element: ET.Element, around: Context, depth: int) -> None:
        properties = element.find(f"{W}pPr")
        if self._open is None:
            writing, first = Writing(len(self.blocks)), properties
        else:
            writing, first = self._open
            self._open = None
            if not writing.has_words:
                first = properties
        self.inline.paragraph(element, writing, around)
        end = None if properties is None else properties.find(f"{W}rPr")
        gone = _end_taken_out(end)
        if gone is not None:
            if writing.length:
                writing.add("\n", *gone)
                self._open = (writing, first)
            else:
                self._take_out(writing, gone)
            return
        self._finish(writing, first, _end_put_in(end))
        for box in writing.boxes:
            self._boxed += 1
            self._walk(box, around, depth + 1)
            self._boxed -= 1

    def _take_out(self, writing: Writing, gone: tuple[PieceKind, Edit]) -> None:
        """A paragraph that is gone when changes are accepted: kept to tell who took it out."""
        writing.add("\n", *gone)
        self.blocks.append(ReturnedBlock(at=writing.at, pieces=writing.pieces, gone=True))

    def _finish(self, writing: Writing, properties: ET.Element | None, added: Edit | None = None) -> None:
        style = self.styles.get(_value(properties, "pStyle"), self.styles.get("", _PLAIN_STYLE))
        if style.name.startswith(_CONTENTS_STYLE):
            writing.clear()  # Word writes the table of contents anew
        mark, label, level = self._counted(properties, style)
        kind = _KINDS.get(mark, Kind.PARAGRAPH)
        heading = style.heading or _outline(properties)
        if style.title or heading:
            kind, level, label = (Kind.TITLE, 0, "") if style.title else (Kind.HEADING, heading, label)
        text = writing.text
        if not text.isascii():
            text = clean_text(text)  # an accent may stand in another run than its letter
        bold = [style.bold if one is None else one for one in writing.bold]
        new_page = self._new_page or writing.page_break_first or on_off(_find(properties, "pageBreakBefore"))
        self._new_page = writing.page_break
        self.blocks.append(
            ReturnedBlock(
                at=writing.at,
                kind=kind,
                level=level,
                label=label,
                text=text,
                pieces=writing.pieces,
                indent=_indent(properties),
                style=style.name,
                bold=bool(bold) and all(bold),
                new_page=new_page,
                boxed=self._boxed > 0,
                added=added,
                placed=_placed(properties),
            )
        )

    def _counted(self, properties: ET.Element | None, style: ParagraphStyle) -> tuple[ListMark, str, int]:
        list_id, level = numbering_of(_find(properties, "numPr"))
        if not list_id:
            list_id, level = style.list_id, level if level is not None else style.level
        if list_id in {"", "0"} or not self.numbering.knows(list_id):
            return ListMark.NONE, "", 0
        return *self.numbering.label(list_id, level or 0), max(level or 0, style.depth)

    def _table(self, element: ET.Element, around: Context, depth: int) -> None:
        """A table of one column only lays out the page, and its paragraphs are blocks; any other is one block."""
        rows = list(_inside(element, "tr"))
        if all(len(list(_inside(row, "tc"))) == 1 for row in rows):
            for row in rows:
                for cell in _inside(row, "tc"):
                    self._walk(cell, _row_context(row, around), depth + 1)
            return
        if self._open is not None:  # a paragraph cannot be joined to a table: it ends here
            self._finish(*self._open)
            self._open = None
        writing = Writing(len(self.blocks))
        self.tables.add(writing.at)
        self._rows(rows, writing, around, depth)
        self.blocks.append(
            ReturnedBlock(
                at=writing.at,
                kind=Kind.TABLE,
                text=clean_text(writing.text),
                pieces=writing.pieces,
                gone=not writing.length and not writing.empty,
            )
        )

    def _rows(self, rows: list[ET.Element], writing: Writing, around: Context, depth: int) -> None:
        for number, row in enumerate(rows):
            context = _row_context(row, around)
            if number:
                self._between("\n", writing, context)
            for place, cell in enumerate(_inside(row, "tc")):
                if place:
                    self._between(" | ", writing, context)
                self._cell(cell, writing, context, depth + 1)

    def _cell(self, cell: ET.Element, writing: Writing, around: Context, depth: int) -> None:
        """The paragraphs of a cell on one line; the rows of a table inside it too."""
        empty = True
        for child in _flat(cell, depth):
            if not empty:
                self._between(" ", writing, around)
            if child.tag == f"{W}tbl":
                for row in _inside(child, "tr"):
                    for inner in _inside(row, "tc"):
                        self._cell(inner, writing, _row_context(row, around), depth + 1)
                        self._between("; ", writing, around)
                empty = False
                continue
            properties = child.find(f"{W}pPr")
            style = self.styles.get(_value(properties, "pStyle"), _PLAIN_STYLE)
            mark, label, _ = self._counted(properties, style)
            if mark is not ListMark.NONE and any(True for _ in child.iter(f"{W}t")):
                self._between("- " if mark is ListMark.BULLET else f"{label} ", writing, around)
            writing.one_line = True
            self.inline.paragraph(child, writing, around)
            writing.one_line = False
            empty = False

    def _between(self, text: str, writing: Writing, around: Context) -> None:
        if around.kind is not None:
            writing.add(text, around.kind, around.edit)


def _row_context(row: ET.Element, around: Context) -> Context:
    """What a tracked row makes of the text in it."""
    properties = row.find(f"{W}trPr")
    for name in ("ins", "del"):
        change = _find(properties, name)
        if change is not None:
            return changed(around, name, change)
    return around


def _end_taken_out(end: ET.Element | None) -> tuple[PieceKind, Edit] | None:
    """Who took out or moved away the end of a paragraph, from the properties of its mark."""
    for name, kind in (("del", PieceKind.DELETED), ("moveFrom", PieceKind.MOVED_AWAY)):
        change = _find(end, name)
        if change is not None:
            return kind, edit_of(change)
    return None


def _placed(properties: ET.Element | None) -> Edit | None:
    """Who moved the paragraph in a list or gave it another style; other changes of its looks are nobody's concern."""
    change = _find(properties, "pPrChange")
    old = _find(change, "pPr")
    if change is None or old is None:
        return None
    same_list = numbering_of(_find(properties, "numPr")) == numbering_of(_find(old, "numPr"))
    return None if same_list and _value(properties, "pStyle") == _value(old, "pStyle") else edit_of(change)


def _end_put_in(end: ET.Element | None) -> Edit | None:
    for name in ("ins", "moveTo"):
        change = _find(end, name)
        if change is not None:
            return edit_of(change)
    return None


def _inside(element: ET.Element, name: str, depth: int = 0) -> Iterator[ET.Element]:
    """The rows of a table or the cells of a row, also where a content control or a change is wrapped around them."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag.rpartition("}")[2] in _ROWS and depth < _DEEPEST:
            yield from _inside(child, name, depth + 1)


def _flat(cell: ET.Element, depth: int) -> Iterator[ET.Element]:
    """The paragraphs and tables right in a cell."""
    for child in cell:
        if child.tag in (f"{W}p", f"{W}tbl"):
            if depth < _DEEPEST:
                yield child
        elif child.tag.rpartition("}")[2] in _ROWS and depth < _DEEPEST:
            yield from _flat(child, depth + 1)


def _notes(parts: Parts) -> dict[str, str]:
    found = {}
    for kind in ("footnote", "endnote"):
        root = parts.related(f"{kind}s")
        for note in () if root is None else root.iter(f"{W}{kind}"):
            if note.get(f"{W}type") in {None, "normal"}:
                found[f"{kind}:{note.get(f'{W}id', '')}"] = note_words(note)
    return found


def _find(properties: ET.Element | None, name: str) -> ET.Element | None:
    return None if properties is None else properties.find(f"{W}{name}")


def _value(properties: ET.Element | None, name: str) -> str:
    child = _find(properties, name)
    return "" if child is None else child.get(f"{W}val", "")


def _outline(properties: ET.Element | None) -> int:
    value = _value(properties, "outlineLvl")
    return int(value) + 1 if value in set("012345678") else 0


def _indent(properties: ET.Element | None) -> int:
    element = _find(properties, "ind")
    value = "" if element is None else element.get(f"{W}left") or element.get(f"{W}start") or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0
