"""A Word file made from a letterhead: its fields, its text, its lists and its properties.

Imports python-docx: only import this module when a document is to be written.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.draft_identity import ours
from .bookmarks import count_bookmarks, name_paragraph, take_out_bookmarks
from .elements import paragraph
from .letterhead.filling import Filled
from .letterhead.placeholders import TITLE
from .letterhead.prepared import Letterhead
from .numbering import Numbering
from .package import zipped
from .properties import core_properties

_P, _TABLE = qn("w:p"), qn("w:tbl")
_STYLES = [qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")]
# What stands after w:updateFields in the settings (ISO/IEC 29500-1, annex A), of what programs write.
_AFTER_UPDATE = "hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping"


class PaperDocument:
    """A document under way: add elements in order, then ask for its bytes.

    Args:
        head: the letterhead, which is not changed.
        values: what each of its fields becomes.
        names: what the draft is known by when it comes back (``paper.draft_names``); empty for what never comes back,
            and then no paragraph keeps a hidden name.
    """

    def __init__(self, head: Letterhead, values: Mapping[str, str], names: Sequence[str] = ()) -> None:
        self._head = head
        self._filled = Filled(head, values, names)
        self._names = names
        self._added: list[Element] = []
        self._updates_fields = False
        self._core = b""
        self.numbering = Numbering(self._filled.trees[head.numbering])

    @property
    def shown(self) -> frozenset[str]:
        """The fields the letterhead itself shows in the document: the text does not say them again."""
        return self._head.shown

    def add(self, *elements: Element) -> None:
        """Adds paragraphs and tables after what is there."""
        self._added.extend(elements)

    def add_all(self, elements: Iterable[Element]) -> None:
        """Adds paragraphs and tables as they are made."""
        self._added.extend(elements)

    def update_fields_on_opening(self) -> None:
        """Lets Word bring its fields up to date, after asking. Only for a document with a table of contents."""
        self._updates_fields = True

    def set_properties(
        self, *, title: str, subject: str, author: str, identifier: str, created: datetime | None, today: date
    ) -> None:
        """What the system shows about the file, and what a screen reader reads first. Times are kept as UTC."""
        self._core = core_properties(
            title=title, subject=subject, author=author, identifier=identifier, created=created, today=today
        )

    def to_bytes(self) -> bytes:
        """The finished file. The same content gives the same bytes."""
        self._name_untitled()
        self._put_in()
        document = self._filled.document
        (count_bookmarks if self._names else take_out_bookmarks)(document)
        self.numbering.add_to(self._filled.trees[self._head.numbering])
        made = {part: serialize_part_xml(root) for part, root in self._filled.trees.items()}
        if self._core:
            made[self._head.core] = self._core
        if self._updates_fields:
            made[self._head.settings] = _updating(self._head.parts[self._head.settings])
        return zipped(self._head.parts | made)

    def _name_untitled(self) -> None:
        """Where the title stands only in a text box, the first paragraph of the text says whose draft it is."""
        if self._names and TITLE in self.shown and not self._filled.title_named:
            paragraphs = (p for element in self._added for p in element.iter(_P))
            name_paragraph(next(paragraphs, self._filled.content), self._names[:-1])

    def _put_in(self) -> None:
        """Puts the text where the letterhead has its field for it, with the house's names of our styles."""
        place = self._filled.content
        renamed = {ours: theirs for ours, theirs in self._head.styles.items() if ours != theirs}
        before, after = place.getprevious(), place.getnext()
        if _is_table(self._first) and _is_table(before):  # Word would make them one table
            self._added.insert(0, paragraph([], "BodyText", names=[ours("start")]))
        if _is_table(self._last) and (after is None or after.tag != _P):  # Word repairs a file that ends in a table
            self._added.append(paragraph([], "BodyText", names=[ours("slutt")]))
        if not self._added:
            self._added.append(paragraph([], "BodyText", names=[ours("slutt")]))
        for element in self._added:
            place.addprevious(element)
            for style in element.iter(*_STYLES) if renamed else ():
                name = style.get(qn("w:val"), "")
                style.set(qn("w:val"), renamed.get(name, name))
        _keep_section(place, self._added)
        if self._filled.content_holds_more:  # a logo anchored there, or a page break, stays before the text
            name_paragraph(place, [ours("sted")])
            self._added[0].addprevious(place)
        else:
            place.getparent().remove(place)

    @property
    def _first(self) -> Element | None:
        return self._added[0] if self._added else None

    @property
    def _last(self) -> Element | None:
        return self._added[-1] if self._added else None


def _is_table(element: Element | None) -> bool:
    return element is not None and element.tag == _TABLE


def _keep_section(place: Element, added: list[Element]) -> None:
    """A section of the letterhead that ends where the text stands goes on ending there."""
    page = place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if page is None:
        return
    if added[-1].tag != _P:
        added.append(paragraph([], "BodyText", names=[ours("slutt")]))
        place.addprevious(added[-1])
    added[-1].find(qn("w:pPr")).append(page)


def _updating(settings: bytes) -> bytes:
    root = parse_xml(settings)
    if root.find(qn("w:updateFields")) is None:
        update = root.makeelement(qn("w:updateFields"), {qn("w:val"): "true"})
        after = next((node for tag in _AFTER_UPDATE.split() if (node := root.find(qn(f"w:{tag}"))) is not None), None)
        root.append(update) if after is None else after.addprevious(update)
    return serialize_part_xml(root)
