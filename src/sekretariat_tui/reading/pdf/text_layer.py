"""The text layer of a PDF: the words of each page and where they stand. The only file that knows pdfium.

It asks pdfium for the text of a page in one call, and for the place of a letter only at the ends of words: asking for
every letter takes three times as long as the text itself.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Self

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from . import limits
from .drawings import look_at_drawings
from .gaps import parted
from .letters import mended
from .piece import Page, Piece
from .spaced import unspaced
from .strokes import Strokes
from .unreadable import Unreadable
from .word import Word

_LINES = re.compile(r"[^\r\n\ufffe]+")
_WORDS = re.compile(r"[^\s]+")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FEWEST_WORDS = 3  # of a line worth looking at as a whole
_LETTERS_A_WORD = 3  # with its space; fewer, and it may be letter-spaced
_STAMPS = 6  # pieces of text at most, on a page that may be a scan with a stamp
_FORCE_BOLD = 1 << 18
_HYPHEN = "\ufffe"  # what pdfium makes of a hyphen at the end of a line

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SECURITY = 5  # FPDF_ERR_SECURITY


def pages(data: bytes) -> Iterator[Page]:
    """Each page in turn. Raises ``Unreadable`` for a file that is damaged, protected, or bigger than any paper."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise Unreadable("er beskyttet med passord. Åpne den, lagre en kopi uten passord, og les den inn") from None
        if error.err_code == _SECURITY:
            raise Unreadable(
                "er låst på en måte som programmet ikke kan åpne. Skriv den ut til en ny PDF, og les den inn"
            ) from None
        raise Unreadable(
            "er skadet, og kan ikke leses. Åpne den i et annet program, lagre den på nytt, og prøv igjen"
        ) from None
    try:
        count = len(document)
        if count > limits.MAX_PAGES:
            raise Unreadable(f"har {count} sider; grensen er {limits.MAX_PAGES}. Del den opp, og prøv igjen")
        read = 0
        for number in range(count):
            with _Page(document.raw, number) as page:
                read += page.characters
                if page.characters > limits.MAX_PAGE_CHARACTERS or read > limits.MAX_CHARACTERS:
                    raise Unreadable(
                        f"har mer tekst enn noe dokument (side {number + 1}). Del den opp, eller lagre den på nytt"
                    )
                yield page.read()
    finally:
        document.close()


class _Page:
    """One page, open. A page that pdfium cannot load is empty: the others may be whole."""

    def __init__(self, document: object, number: int) -> None:
        self.number = number
        self.page = pdfium.FPDF_LoadPage(document, number)
        self.text_page = pdfium.FPDFText_LoadPage(self.page) if self.page else None
        self.characters = max(pdfium.FPDFText_CountChars(self.text_page), 0) if self.text_page else 0
        self.box = pdfium.FS_RECTF()
        self.box_ref = ctypes.byref(self.box)
        self.origin = (ctypes.c_double(), ctypes.c_double())
        self.origin_refs = tuple(map(ctypes.byref, self.origin))
        self.order = 0
        self.strokes = Strokes(self.text_page)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.text_page:
            pdfium.FPDFText_ClosePage(self.text_page)
        if self.page:
            pdfium.FPDF_ClosePage(self.page)

    def read(self) -> Page:
        """What stands on it."""
        if not self.text_page:
            return Page(self.number + 1, 595, 842, [])
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self.page, ctypes.byref(bounds))
        text, indexes = self._text()
        lines: list[tuple[tuple[int, int], list[Word], float, bool]] = []
        for found in _LINES.finditer(text):
            words = list(_WORDS.finditer(text, *found.span()))
            if words:
                lines.append(self._line(words, indexes, broken=text[found.end() : found.end() + 1] == _HYPHEN))
        ways = Counter[tuple[int, int]]()
        for way, measured, _, _ in lines:
            ways[way] += sum(len(word.text) for word in measured)
        main = ways.most_common(1)[0][0] if ways else (1, 0)
        turned = abs(main[1]) == 1
        page = Page(
            self.number + 1,
            bounds.top - bounds.bottom if turned else bounds.right - bounds.left,
            bounds.right - bounds.left if turned else bounds.top - bounds.bottom,
            [],
        )
        edge = _edge(main, bounds)
        for way, measured, size, bold in lines:
            if way == main:
                page.pieces.extend(self._pieces(measured, size, bold, main, edge))
            else:
                page.sideways.append(mended(" ".join(word.text for word in measured)))
        if len(page.pieces) < _STAMPS or (main == (1, 0) and _may_have_table(page.pieces)):
            look_at_drawings(self.page, page, bounds.left, bounds.top)
        return page

    def _text(self) -> tuple[str, list[int] | None]:
        """The text, one letter to each of UTF-16's units; and for each its index in pdfium's list, or None where alike."""
        count = self.characters
        if not count:
            return "", None
        start = pdfium.FPDFText_GetTextIndexFromCharIndex(self.text_page, 0)
        end = pdfium.FPDFText_GetTextIndexFromCharIndex(self.text_page, count - 1)
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        if start == 0 and end == count - 1:
            size = pdfium.FPDFText_GetText(self.text_page, 0, count, buffer)
            return _units(bytes(buffer)[: 2 * max(size - 1, 0)]), None
        # Some letters have no text, or more than one: each is asked for by itself.
        letters, indexes = [], []
        for index in range(count):
            unit = pdfium.FPDFText_GetUnicode(self.text_page, index)
            if unit:
                letters.append(chr(unit if unit != 2 else 0xFFFE) if unit < 0x10FFFF else "\ufffd")
                indexes.append(index)
        return "".join(letters), indexes

    def _line(
        self, found: list[re.Match[str]], indexes: list[int] | None, *, broken: bool
    ) -> tuple[tuple[int, int], list[Word], float, bool]:
        """A line's direction, its words with their boxes, the size of its letters, and whether all of it is bold."""
        if indexes is None:
            ends = [(match.start(), match.end() - 1) for match in found]
        else:
            ends = [(indexes[match.start()], indexes[match.end() - 1]) for match in found]
        head, tail = ends[0][0], ends[-1][1]
        way, size = self._way_and_size(head)
        if len(found) > 1 and not any(map(str.isalnum, found[0].group())):  # a bullet has a font of its own
            head = ends[1][0]
            _, size = self._way_and_size(head)
        whole = self._whole(found, ends, size) if way == (1, 0) else None
        if whole is not None:
            words = [whole]
        else:
            words = [self._word(match.group(), *places, way) for match, places in zip(found, ends, strict=True)]
        if broken:
            words[-1].text += "-"
        return way, words, size, self._bold(head) and self._bold(tail)

    def _whole(self, found: list[re.Match[str]], ends: list[tuple[int, int]], size: float) -> Word | None:
        """The line as one long word, where no gap in it can part two columns; None where each word must be measured."""
        count = len(found)
        if count < _FEWEST_WORDS or found[-1].end() - found[0].start() < _LETTERS_A_WORD * count:
            return None
        first = self._word("", *ends[0], (1, 0))
        last = self._word("", *ends[-1], (1, 0))
        letters = found[-1].end() - found[0].start()
        if abs(first.bottom - last.bottom) > 0.5 * size or not self.strokes.are_close(
            first.left, last.right, first.bottom, first.top, size, letters
        ):
            return None
        text = " ".join([match.group() for match in found])
        return Word(text, first.left, last.right, first.bottom, first.top, first.index, first.right)

    def _word(self, text: str, first: int, last: int, way: tuple[int, int]) -> Word:
        box, ref, loose = self.box, self.box_ref, pdfium.FPDFText_GetLooseCharBox
        loose(self.text_page, first, ref)
        word = Word(text, box.left, box.right, box.bottom, box.top, first)
        if last != first:
            loose(self.text_page, last, ref)
            word.right = box.right
            if way != (1, 0):
                word.left, word.right = min(word.left, box.left), max(word.right, box.right)
                word.bottom, word.top = min(word.bottom, box.bottom), max(word.top, box.top)
        return word

    def _way_and_size(self, index: int) -> tuple[tuple[int, int], float]:
        matrix = pdfium.FS_MATRIX()
        size = pdfium.FPDFText_GetFontSize(self.text_page, index)
        if not pdfium.FPDFText_GetMatrix(self.text_page, index, ctypes.byref(matrix)):
            return (1, 0), size or 1.0
        long = math.hypot(matrix.a, matrix.b) or 1.0
        high = math.hypot(matrix.c, matrix.d) or 1.0
        way = (round(2 * matrix.a / long), round(2 * matrix.b / long))
        straight = {(2, 0): (1, 0), (0, 2): (0, 1), (-2, 0): (-1, 0), (0, -2): (0, -1)}
        return straight.get(way, way), abs(size) * high or 1.0

    def _bold(self, index: int) -> bool:
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(80)
        pdfium.FPDFText_GetFontInfo(self.text_page, index, name, 80, ctypes.byref(flags))
        return bool(flags.value & _FORCE_BOLD) or _BOLD.search(name.value.decode("latin-1")) is not None

    def _pieces(
        self, words: list[Word], size: float, bold: bool, way: tuple[int, int], edge: tuple[float, float]
    ) -> Iterator[Piece]:
        """The line cut where a gap is wide, or where the words go on at another height."""
        if way != (1, 0):
            words = [word.turned(way) for word in words]
        start_x, top = edge
        for part in parted(unspaced(words, size), size):
            first, last = part[0], part[-1]
            yield Piece(
                mended(" ".join([word.text for word in part])),
                first.left - start_x,
                last.right - start_x,
                top - self._baseline(first.index, way),
                size,
                bold,
                (first.first_right or first.right) - first.left,
                self.order,
            )
            self.order += 1

    def _baseline(self, index: int, way: tuple[int, int]) -> float:
        """The height letters stand on; the boxes around them reach as deep as their font happens to say."""
        pdfium.FPDFText_GetCharOrigin(self.text_page, index, *self.origin_refs)
        across, up = self.origin[0].value, self.origin[1].value
        return float({(1, 0): up, (0, 1): -across, (0, -1): across, (-1, 0): -up}.get(way, up))


def _units(data: bytes) -> str:
    text = data.decode("utf-16-le", "surrogatepass")
    return text if 2 * len(text) == len(data) else "".join(map(chr, memoryview(data).cast("H")))


def _edge(way: tuple[int, int], bounds: pdfium.FS_RECTF) -> tuple[float, float]:
    """Left edge and top of the page as the text runs."""
    if way == (0, 1):
        return bounds.bottom, -bounds.left
    if way == (0, -1):
        return -bounds.top, bounds.right
    if way == (-1, 0):
        return -bounds.right, -bounds.bottom
    return bounds.left, bounds.top


def _may_have_table(pieces: list[Piece]) -> bool:
    """Whether two pieces that follow each other stand on one line."""
    return any(abs(one.base - other.base) < 2 and other.left > one.right for one, other in pairwise(pieces))
