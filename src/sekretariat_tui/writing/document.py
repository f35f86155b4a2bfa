"""A Word file made from our template: its headers, its text, its lists and its properties.

Imports python-docx: only import this module when a document is to be written.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.section import _Header

from ..domain.draft_identity import ours
from ..domain.texts import one_line
from .bookmarks import count_bookmarks, take_out_bookmarks
from .elements import paragraph, run
from .numbering import Numbering
from .package import without_times
from .template import template

LANGUAGE = "nb-NO"
_LONGEST_PROPERTY = 255  # characters; python-docx refuses more


class PaperDocument:
    """A document under way: add elements in order, then ask for its bytes.

    ``named`` is whether its paragraphs keep their hidden names: only in what comes back to be taken in again.
    """

    def __init__(self, *, named: bool = True) -> None:
        self._named = named
        self.numbering = Numbering()
        self._document: Document = docx.Document(io.BytesIO(template()))
        self._page = self._document.element.body[-1]

    def add(self, *elements: Element) -> None:
        """Adds paragraphs and tables after what is there."""
        for added in elements:
            self._page.addprevious(added)

    def add_all(self, elements: Iterable[Element]) -> None:
        """Adds paragraphs and tables as they are made."""
        self.add(*elements)

    def set_headers(self, *, partnership: str, body: str, number: str, mark: str) -> None:
        """The header of the first page and of the others: whose paper it is, its number, and the mark of an exemption.

        ``number`` is «UTKAST» on a draft. ``mark`` is empty where nothing is kept from the public.
        """
        section = self._document.sections[0]
        named = [run(partnership, style="Strong"), run("\t"), run(number, style="Strong")]
        _fill(section.first_page_header, [paragraph(named, "Header"), paragraph(body, "Header"), *_marked(mark)])
        _fill(section.header, [paragraph([run(body), run("\t"), run(number)], "Header"), *_marked(mark)])

    def set_properties(
        self, *, title: str, subject: str, author: str, identifier: str, created: datetime | None, today: date
    ) -> None:
        """What the system shows about the file, and what a screen reader reads first. Times are kept as UTC."""
        properties = self._document.core_properties
        modified = datetime.combine(today, time(), UTC)
        made = (created if created.tzinfo else created.replace(tzinfo=UTC)).astimezone(UTC) if created else modified
        made = made.replace(microsecond=0)
        properties.title = _short(title)
        properties.subject = _short(subject)
        properties.author = properties.last_modified_by = _short(author)
        properties.identifier = _short(identifier)
        properties.language = LANGUAGE
        properties.revision = 1
        properties.created = made
        properties.modified = max(made, modified)

    def to_bytes(self) -> bytes:
        """The finished file. The same content gives the same bytes."""
        before = self._page.getprevious()
        if before is None or before.tag == qn("w:tbl"):
            self.add(paragraph([], "BodyText", names=[ours("slutt")]))  # Word repairs a file that ends in a table
        (count_bookmarks if self._named else take_out_bookmarks)(self._document.element.body)
        self._document.part.numbering_part.element.extend(self.numbering.elements())
        file = io.BytesIO()
        self._document.save(file)
        return without_times(file.getvalue())


def _marked(mark: str) -> Iterator[Element]:
    if mark:
        yield paragraph([run(mark, style="Merket")], "Header")


def _fill(header: _Header, content: Iterable[Element]) -> None:
    """Puts these paragraphs in a header in place of what the template has there."""
    made = header._element
    for old in list(made):
        made.remove(old)
    made.extend(content)


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST_PROPERTY else text[: _LONGEST_PROPERTY - 1] + "…"
