"""A PDF into lines: the same that a Word or text file gives, each with the page it stands on."""

from collections.abc import Iterable
from itertools import islice

from .damage import is_damaged
from .furniture import take_off
from .layout import Flow, TableRow, in_order
from .measures import margins, measures
from .paragraphs import to_lines
from .pdf_text import PdfText
from .piece import Page
from .sizes import Headings
from .text_layer import pages
from .torn_rows import whole_rows
from .unreadable import Unreadable

_SCAN = "er skannet og har ingen tekst. Kjør tekstgjenkjenning (OCR) på den i skanneren eller et PDF-program, og les den inn"
_EMPTY = "har ingen tekst. Sjekk at det er den riktige filen"
_DAMAGED = "er skadet, og ingen tekst i den lar seg lese. Hent den på nytt der den kom fra, og prøv igjen"
_FEW = 3  # letters: what remains on a scan is a stamp or a speck


def pdf_text(data: bytes) -> PdfText:
    """Reads a PDF in this process. Pure, and safe to call in a process that may be lost (see ``PdfReader``).

    Raises ``Unreadable`` for a file that is damaged, protected, too big, or has no text. A crash in pdfium, a hang or
    the end of memory takes the whole process along: outside a worker, call ``PdfReader.read``.
    """
    read = list(pages(data))
    whole = [page.pieces for page in read]
    headers = take_off(read)
    if not _says_something(read):
        if any(page.picture for page in read):
            raise Unreadable(_SCAN)
        for page, pieces in zip(read, whole, strict=True):
            page.pieces = pieces  # every page alike: a form, and no furniture
        if not _says_something(read):
            raise Unreadable(_DAMAGED if is_damaged(data) else _EMPTY)
    start, edge = margins(read)
    flow: list[Flow | TableRow] = []
    for page in read:
        flow.extend(in_order(page, start, edge))
        for text in page.sideways:
            flow.append(Flow(text, start, start, page.height, 1.0, False, 0.0, start, edge, page.number, -1))
    flow = whole_rows(flow)
    found = measures(read, flow)
    return PdfText(
        to_lines(flow, found, Headings(flow, found)),
        headers,
        tuple(page.number for page in read if page.picture and not page.pieces and not page.sideways),
    )


def _says_something(read: Iterable[Page]) -> bool:
    letters = (letter for page in read for piece in page.pieces for letter in piece.text if letter.isalnum())
    return sum(1 for _ in islice(letters, _FEW)) == _FEW
