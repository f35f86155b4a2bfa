"""Word files into lines: headings by style, lists with the labels Word shows, tables, text boxes and headers."""

from collections.abc import Iterator
from itertools import islice
from xml.etree import ElementTree as ET

import msgspec

from ..domain.errors import CannotRead
from .incoming import MAX_LINES, MAX_TEXT, Incoming, too_many_lines
from .lines import Line, Mark, split_mark
from .word_numbering import WordNumbering
from .word_parts import W, WordPackage
from .word_styles import ParagraphStyle, numbering_of, styles_in
from .word_text import Run, is_on, plain, runs

_MAX_DEPTH = 40
_MOST_HEADERS = 30  # ten sections with three headers each
_TWIPS_A_COLUMN = 140  # a level of 0.75 cm (425 twips) is three columns


class WordText(msgspec.Struct, frozen=True):
    """The text of a Word file: the lines of the page, and what stands in its headers."""

    lines: list[Line]
    headers: tuple[str, ...]


class _Reader:
    """Walks through one document once, counting lists and paragraphs."""

    def __init__(self, package: WordPackage) -> None:
        styles = styles_in(package.bytes_beside("styles.xml"), package.parsed)
        self.styles = styles.paragraphs
        self.numbering = WordNumbering(package.beside("numbering.xml"), styles.lists)
        self.notes = {**_notes(package, "footnote"), **_notes(package, "endnote")}
        self.at = 0
        self.new_page = False
        self.carried: list[Run] = []  # of a paragraph whose end was deleted

    def all_lines(self, body: ET.Element) -> list[Line]:
        found = list(islice(self.lines(body), MAX_LINES + 1))
        rest = plain(self.carried)
        return [*found, Line(text=rest, at=self.at + 1)] if rest.strip() else found

    def lines(self, element: ET.Element, depth: int = 0) -> Iterator[Line]:
        if depth > _MAX_DEPTH:
            return
        for child in element:
            name = child.tag.removeprefix(W)
            if name == "p":
                yield from self.paragraph(child, depth)
            elif name == "tbl":
                yield from self.table(child, depth)
            elif name not in {"del", "moveFrom", "sectPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr"}:
                yield from self.lines(child, depth + 1)

    def paragraph(self, element: ET.Element, depth: int) -> Iterator[Line]:
        pieces = [*self.carried, *runs(element)]
        properties = element.find(f"{W}pPr")
        marks = None if properties is None else properties.find(f"{W}rPr")
        if marks is not None and marks.find(f"{W}del") is not None:
            self.carried = pieces
            return
        self.carried = []
        self.at += 1
        style = self.styles.get(_value(properties, "pStyle"), self.styles.get("", ParagraphStyle()))
        broken = any(piece.page_break for piece in pieces)
        before = broken and not any(piece.text.strip() for piece in _until_break(pieces))
        self.new_page = self.new_page or before or _has(properties, "pageBreakBefore")
        text = plain(pieces)
        for piece in pieces:
            if piece.note and self.notes.get(piece.note):
                text += f" [Fotnote: {self.notes[piece.note]}]"
        mark, label, level = self._counted(properties, style)
        if text.strip():
            yield self._line(text, pieces, properties, style, mark, label, level)
        self.new_page = self.new_page or (broken and not before)
        for piece in pieces:
            if piece.box is not None:
                yield from self.lines(piece.box, depth + 1)

    def _counted(self, properties: ET.Element | None, style: ParagraphStyle) -> tuple[Mark, str, int]:
        """The mark, label and level Word gives the paragraph. An empty item is counted too: Word shows its number."""
        list_id, level = numbering_of(None if properties is None else properties.find(f"{W}numPr"))
        if not list_id:
            list_id, level = style.list_id, level if level is not None else style.level
        if list_id in {"", "0"} or not self.numbering.knows(list_id):
            return Mark.NONE, "", 0
        # A style such as «List Bullet 2» has a list of one level to itself; its name says how deep it stands.
        return *self.numbering.label(list_id, level or 0), max(level or 0, style.depth)

    def _line(
        self,
        text: str,
        pieces: list[Run],
        properties: ET.Element | None,
        style: ParagraphStyle,
        mark: Mark,
        label: str,
        level: int,
    ) -> Line:
        new_page, self.new_page = self.new_page, False
        heading = style.heading or _outline(properties)
        bold = all(style.bold if piece.bold is None else piece.bold for piece in pieces if piece.text.strip())
        if heading or style.title:
            shown = f"{label} {text}" if label else text
            return Line(
                text=" ".join(shown.split("\n")), heading=heading, title=style.title, new_page=new_page, at=self.at
            )
        if mark is not Mark.NONE:
            return Line(
                text=text,
                mark=mark,
                label=label,
                level=level,
                style=style.name,
                new_page=new_page,
                at=self.at,
            )
        typed, typed_label, _, words = split_mark(text)  # a list that was typed by hand
        return Line(
            text=words,
            mark=typed,
            label=typed_label,
            indent=_indent(properties),
            bold=bold,
            style=style.name,
            new_page=new_page,
            whole=True,
            at=self.at,
        )

    def table(self, element: ET.Element, depth: int) -> Iterator[Line]:
        """The rows; a table of one column only lays out the page, and gives the paragraphs in it."""
        table = [row for row in _inside(element, "tr") if not _has(row.find(f"{W}trPr"), "del")]
        if all(len(list(_inside(row, "tc"))) == 1 for row in table):
            for row in table:
                for cell in _inside(row, "tc"):
                    yield from self.lines(cell, depth + 1)
            return
        for row in table:
            cells = []
            for cell in _inside(row, "tc"):
                parts = [_labelled(line) for line in self.lines(cell, depth + 1)]
                cells.append("\n".join(parts))
            if any(cell.strip() for cell in cells):
                new_page, self.new_page = self.new_page, False
                yield Line(text=" | ".join(cells).replace("\n", " "), cells=tuple(cells), new_page=new_page, at=self.at)


def _inside(element: ET.Element, name: str, depth: int = 0) -> Iterator[ET.Element]:
    """The rows of a table or the cells of a row, also where a content control or a change is wrapped around them."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag.removeprefix(W) in {"sdt", "sdtContent", "ins", "customXml", "moveTo"} and depth < _MAX_DEPTH:
            yield from _inside(child, name, depth + 1)


def word_text(file: Incoming) -> WordText:
    """The lines of a Word file and its headers. Raises ``CannotRead`` where it is damaged, locked or has no text."""
    package = WordPackage(file)
    document = package.root(package.main)
    body = None if document is None else document.find(f"{W}body")
    try:
        lines = [] if body is None else _Reader(package).all_lines(body)
    except RecursionError:
        raise CannotRead(f"Filen «{file.name}» er skadet. Åpne den i Word, lagre den på nytt, og prøv igjen.") from None
    if not lines:
        raise CannotRead(
            f"Filen «{file.name}» har ingen tekst (kanskje bare bilder). Sjekk at det er den riktige filen."
        )
    if len(lines) > MAX_LINES:
        raise too_many_lines(file.name)
    letters = sum(len(line.text) for line in lines)
    if letters > MAX_TEXT:
        raise CannotRead(
            f"Filen «{file.name}» har for mye tekst ({letters // 1_000_000} millioner tegn; grensen er "
            f"{MAX_TEXT // 1_000_000}). Del den opp, og prøv igjen."
        )
    return WordText(lines, tuple(_headers(package)))


def _headers(package: WordPackage) -> Iterator[str]:
    folder = package.main.rpartition("/")[0]
    named = (name for name in sorted(package.names()) if name.startswith(f"{folder}/header") and name.endswith(".xml"))
    seen: set[str] = set()
    for name in islice(named, _MOST_HEADERS):
        root = package.root(name)
        for paragraph in () if root is None else root.iter(f"{W}p"):
            text = plain(list(runs(paragraph)))
            if text and text not in seen:
                seen.add(text)
                yield text


def _notes(package: WordPackage, kind: str) -> dict[str, str]:
    root = package.beside(f"{kind}s.xml")
    found = {}
    for note in () if root is None else root.iter(f"{W}{kind}"):
        if note.get(f"{W}type") in {None, "normal"}:
            text = " ".join(plain(list(runs(paragraph))) for paragraph in note.iter(f"{W}p")).strip()
            found[f"{kind}:{note.get(f'{W}id', '')}"] = text
    return found


def _until_break(pieces: list[Run]) -> Iterator[Run]:
    for piece in pieces:
        if piece.page_break:
            return
        yield piece


def _labelled(line: Line) -> str:
    if line.mark is Mark.BULLET:
        return f"- {line.text}"
    return f"{line.label} {line.text}" if line.label else line.text


def _value(properties: ET.Element | None, name: str) -> str:
    child = None if properties is None else properties.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _has(properties: ET.Element | None, name: str) -> bool:
    return properties is not None and bool(is_on(properties.find(f"{W}{name}")))


def _outline(properties: ET.Element | None) -> int:
    value = _value(properties, "outlineLvl")
    return int(value) + 1 if value in set("012345678") and value else 0


def _indent(properties: ET.Element | None) -> int:
    element = None if properties is None else properties.find(f"{W}ind")
    value = "" if element is None else element.get(f"{W}left") or element.get(f"{W}start") or ""
    return int(value) // _TWIPS_A_COLUMN if value.isascii() and value.isdigit() and len(value) < 6 else 0
