"""Lines of the pages into paragraphs, items and rows, as every reader of documents gives them (`reading.lines`)."""

import re
from collections.abc import Iterator, Sequence

from ..lines import Line, Mark, split_mark
from .hyphens import joined, link
from .layout import Flow, TableRow
from .measures import Measures, reaches_edge
from .sizes import Heading, Headings

_SENTENCE_END = re.compile(r"[.:;?!][)»”\"']?$")
_CLOSE_LABEL = re.compile(
    r"^(\d{1,2}[.)])(?=[A-ZÆØÅ][a-zæøå ])"
)  # «10.Saken»: the label fills the room before the words
_COLUMN = 7.1  # points: a level of 0.75 cm is three columns of the text (`word_file`)
_SPACE = 1.18  # of the usual step from line to line: more is an empty line, or a space set below a paragraph
_FAR = 2.2
_STRESSED = 1.15  # a line may begin with a word in letters so much larger or smaller, of another font


class Paragraph:
    """Lines that belong together, the first of them with its mark taken off.

    The words are kept line by line: one text that grows with each line takes a day for a book without a full stop.
    """

    def __init__(self, line: Flow, *, gap: bool, new_page: bool) -> None:
        self.mark, self.label, _, words = split_mark(_CLOSE_LABEL.sub(r"\1 ", line.text))
        self._parts = [words]
        self._open = _open_brackets(words)
        self.first = self.last = line
        self.lines = 1
        self.rows = [self.text]
        self.gap = gap
        self.new_page = new_page
        self.alone = True

    def add(self, line: Flow) -> None:
        self._parts[-1], between = link(self._parts[-1], line.text)
        self._parts += (between, line.text)
        self._open += _open_brackets(line.text)
        self.last = line
        self.lines += 1
        self.rows.append(line.text)

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def is_in_brackets(self) -> bool:
        """Whether it ends inside a parenthesis."""
        return self._open > 0


def _open_brackets(text: str) -> int:
    return text.count("(") - text.count(")")


def to_lines(flow: Sequence[Flow | TableRow], measures: Measures, headings: Headings) -> list[Line]:
    """The flow of the whole document as lines, paragraphs whole also where a page or column broke them."""
    made: list[Line] = []
    for at, entry in enumerate(_paragraphs(flow, measures), start=1):
        if isinstance(entry, TableRow):
            made.append(_row(entry, measures, at))
        else:
            made.append(_line(entry, headings, at))
    return made


def _paragraphs(flow: Sequence[Flow | TableRow], measures: Measures) -> Iterator[Paragraph | TableRow]:
    open_one: Paragraph | None = None
    page = flow[0].page if flow else 0
    for entry in flow:
        new_page, page = entry.page != page, entry.page
        if isinstance(entry, TableRow):
            if open_one is not None:
                yield open_one
            open_one = None
            yield entry
            continue
        if open_one is not None and _goes_on(open_one, entry, measures):
            open_one.add(entry)
            continue
        gap = open_one is None or _gap(open_one.last, entry, measures)
        if open_one is not None:
            open_one.alone = gap
            yield open_one
        open_one = Paragraph(entry, gap=gap, new_page=new_page)
    if open_one is not None:
        yield open_one


def _gap(above: Flow, below: Flow, measures: Measures) -> bool:
    """Whether more than the usual space stands between two lines, or what comes has another look."""
    if above.page != below.page or above.column != below.column or below.base < above.base:
        return True
    if abs(above.size - below.size) > 0.5 or above.bold != below.bold:
        return True
    return below.base - above.base > _SPACE * measures.leading * below.size


def _goes_on(paragraph: Paragraph, line: Flow, measures: Measures) -> bool:
    """Whether ``line`` goes on the paragraph: what the line above had no room for, or the rest of its sentence."""
    above = paragraph.last
    if _marked(line.text) and not _dash_in_sentence(paragraph, line):
        return False
    if above.bold != line.bold and (paragraph.lines == 1 or line.bold):
        # Half a line in bold may be a word that is stressed; a whole line is a heading.
        return False
    ended = _SENTENCE_END.search(above.text) is not None
    small = line.text[:1].islower() or paragraph.is_in_brackets
    full = reaches_edge(above, line)
    if abs(above.size - line.size) > 0.5 and not (
        full and small and not ended and max(above.size, line.size) < _STRESSED * min(above.size, line.size)
    ):
        return False
    if above.text[-1:] in "-\u00ad" and above.text[-2:-1].isalnum() and (small or line.text[:1].isdigit()):
        return True
    if above.page != line.page or above.column != line.column or line.base < above.base:
        return not ended and (small or (full and above.size <= measures.size + 0.5 and not above.bold))
    step = (line.base - above.base) / (measures.leading * line.size)
    if step > _FAR:
        return False
    if step > _SPACE:
        return full and small and not ended
    if not full:
        return small and not ended
    return not _begins_further_in(paragraph, line)


def _begins_further_in(paragraph: Paragraph, line: Flow) -> bool:
    """Whether the line is indented as the first of a paragraph is; the lines of an item stand under its words."""
    if paragraph.mark is not Mark.NONE:
        return False
    return paragraph.lines > 1 and line.left > paragraph.last.left + line.size * 0.8


def _marked(text: str) -> bool:
    mark, _label, _, _ = split_mark(text)
    if mark is Mark.NONE:
        return False
    return mark is not Mark.BULLET or text[0] not in "»#<"  # which scanners make of bullets, and sentences hold


def _dash_in_sentence(paragraph: Paragraph, line: Flow) -> bool:
    """Whether the dash a line begins with is one of the sentence: it had no room above («… i fjor \n – og i år»)."""
    above = paragraph.last
    return (
        line.text[0] in "-–—"
        and paragraph.mark is Mark.NONE
        and abs(above.left - line.left) < 1
        and _SENTENCE_END.search(above.text) is None
        and reaches_edge(above, line)
    )


def _line(paragraph: Paragraph, headings: Headings, at: int) -> Line:
    first = paragraph.first
    text = _without_leaders(paragraph.text).strip()
    found = headings.of(paragraph.text, first, paragraph.lines, marked=paragraph.mark is not Mark.NONE)
    if found is not None:
        shown = f"{paragraph.label} {text}" if paragraph.label else text
        return Line(
            text=shown,
            heading=0 if found is Heading.TITLE else int(found),
            title=found is Heading.TITLE,
            bold=first.bold,
            new_page=paragraph.new_page,
            page=first.page,
            at=at,
        )
    return Line(
        text=text,
        mark=paragraph.mark,
        label=paragraph.label,
        indent=max(round((first.left - first.start) / _COLUMN), 0),
        bold=first.bold,
        gap=paragraph.gap or paragraph.new_page,
        alone=paragraph.alone or paragraph.mark is not Mark.NONE,
        new_page=paragraph.new_page,
        rows=tuple(paragraph.rows) if paragraph.lines > 1 else (),
        page=first.page,
        at=at,
    )


def _without_leaders(text: str) -> str:
    """«Bakgrunn ........ 3» as «Bakgrunn 3»: the dots of a table of contents."""
    words = text.rstrip("0123456789")
    if len(words) == len(text) or len(text) - len(words) > 4:
        return text
    kept = words.rstrip(" .…_")
    return f"{kept} {text[len(words) :]}" if len(words) - len(kept) > 5 else text


def _row(row: TableRow, measures: Measures, at: int) -> Line:
    cells = tuple(_cell(lines, measures) for lines in row.cells)
    return Line(text=" | ".join(cells).replace("\n", " "), cells=cells, page=row.page, at=at)


def _cell(lines: Sequence[Flow], measures: Measures) -> str:
    """The text of a cell, its paragraphs on a line each."""
    text = ""
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        if before is None:
            text = line.text
        elif (line.text[:1].islower() or reaches_edge(before, line) or before.text.endswith("-")) and not _marked(
            line.text
        ):
            text = joined(text, line.text)
        else:
            text += f"\n{line.text}"
    return text
