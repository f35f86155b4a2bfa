"""A Word file as a person sees it: what stands on each line, with the labels Word would count out."""

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class SeenLine(NamedTuple):
    """A paragraph: its style's name, its label («1.», «a)», «•» or nothing), its level in the list, and its text."""

    style: str
    label: str
    level: int
    text: str


class OpenedPaper:
    """A paper opened again with python-docx."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document: Document = docx.Document(io.BytesIO(data))
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self._count: dict[tuple[str, int], int] = {}
        self._met: set[tuple[str, int]] = set()
        numbering = self.xml("word/numbering.xml")
        self._kinds = {a.get(f"{W}abstractNumId"): a for a in numbering.iter(f"{W}abstractNum")}
        self._lists = {n.get(f"{W}numId"): n for n in numbering.iter(f"{W}num")}
        self.lines = list(self._seen())

    def xml(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.archive.read(name))

    @property
    def parts(self) -> list[str]:
        return self.archive.namelist()

    def texts(self, style: str = "") -> list[str]:
        """The texts in order, of one style or of all."""
        return [line.text for line in self.lines if not style or line.style == style]

    def labelled(self, style: str = "") -> list[str]:
        """The lines with their labels and three spaces a level, as in the register's plain text."""
        return [
            "   " * line.level + f"{line.label} {line.text}".strip()
            for line in self.lines
            if not style or line.style == style
        ]

    def under(self, heading: str) -> list[str]:
        """The labelled lines under a heading, to the next heading of any level."""
        inside, found = False, []
        for line, shown in zip(self.lines, self.labelled(), strict=True):
            if line.style.startswith(("Heading", "Title")):
                inside = line.text == heading
            elif inside:
                found.append(shown)
        return found

    def headings(self) -> list[tuple[int, str]]:
        return [(int(line.style[-1]), line.text) for line in self.lines if line.style.startswith("Heading ")]

    def header(self, *, first: bool = False) -> str:
        section = self.document.sections[0]
        header = section.first_page_header if first else section.header
        return "\n".join(paragraph.text for paragraph in header.paragraphs)

    def metadata(self) -> dict[str, list[str]]:
        """The lines of the metadata block: the label and the lines beside it, or the list under it."""
        found: dict[str, list[str]] = {}
        label = ""
        for line in self.lines:
            if line.style == "Saksopplysning":
                label, _, value = line.text.partition(":")
                found[label] = value.strip("\t").split("\n") if value else []
            elif line.style == "List Paragraph" and label:
                found[label].append(line.text)
            else:
                label = ""
        return found

    def _seen(self) -> Iterator[SeenLine]:
        for block in self.document.iter_inner_content():
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        yield from (self._line(paragraph) for paragraph in cell.paragraphs)
            else:
                yield self._line(block)

    def _line(self, paragraph: Paragraph) -> SeenLine:
        style = paragraph.style.name if paragraph.style else ""
        item = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if item is None:
            return SeenLine(style, "", 0, paragraph.text)
        level = int(item.find(qn("w:ilvl")).get(qn("w:val")))
        return SeenLine(style, self._label(item.find(qn("w:numId")).get(qn("w:val")), level), level, paragraph.text)

    def _label(self, number: str, level: int) -> str:
        """The label Word shows: counters belong to the definition, and a list starts again where it says so."""
        made = self._lists[number]
        kind = made.find(f"{W}abstractNumId").get(f"{W}val")
        shape = next(lvl for lvl in self._kinds[kind].iter(f"{W}lvl") if lvl.get(f"{W}ilvl") == str(level))
        restart = made.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        if restart is not None and (number, level) not in self._met:
            self._count[kind, level] = int(restart.get(f"{W}val"))
        else:
            self._count[kind, level] = self._count.get((kind, level), 0) + 1
        self._met.add((number, level))
        for deeper in range(level + 1, 9):
            self._count.pop((kind, deeper), None)
        value = self._count[kind, level]
        form = shape.find(f"{W}numFmt").get(f"{W}val")
        shown = {
            "decimal": str(value),
            "lowerLetter": chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1),
            "upperLetter": chr(ord("A") + (value - 1) % 26),
            "bullet": "",
        }[form]
        return shape.find(f"{W}lvlText").get(f"{W}val").replace(f"%{level + 1}", shown)
