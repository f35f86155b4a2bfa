"""A letterhead filled in for one document."""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..bookmarks import name_paragraph
from ..elements import text_elements
from .fields import P, Paragraph, T
from .placeholders import CONTENT, PLACEHOLDERS, TITLE, written
from .prepared import Letterhead

_ROW, _TABLE, _BOX = qn("w:tr"), qn("w:tbl"), qn("w:txbxContent")
_FIELDS = {placeholder.written: placeholder.name for placeholder in PLACEHOLDERS}
_MERGED = qn("w:vMerge")
_BREAKS = [qn("w:br"), qn("w:pageBreakBefore")]
# What makes a paragraph or a row worth keeping though its fields came to nothing.
_SHOWS = [
    *(qn(tag) for tag in ("w:drawing", "w:pict", "w:object", "w:fldChar", "w:fldSimple", "w:sym", "w:sectPr")),
    *(qn(tag) for tag in ("w:footnoteReference", "w:endnoteReference")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
]


class Filled:
    """The trees of one document, its fields filled.

    ``content`` is the paragraph whose place the text takes; ``content_holds_more`` whether a picture or a page break
    stands in it too.

    Args:
        values: what each field becomes; line breaks are kept.
        title_names: what the title's paragraph is known by, where the template itself has it.
    """

    def __init__(self, head: Letterhead, values: Mapping[str, str], title_names: Sequence[str] = ()) -> None:
        self.trees = {part: deepcopy(root) for part, root in head.trees.items()}
        self.document = self.trees[head.main]
        self.title_named = False
        self.content = self.document
        self.content_holds_more = False
        for part, root in self.trees.items():
            if part != head.numbering:
                self._fill(root, values, title_names if part == head.main else ())

    def _fill(self, root: Element, values: Mapping[str, str], title_names: Sequence[str]) -> None:
        empty: list[Element] = []
        told: set[Element] = set()  # rows of tables where a field came to something
        fields = [node for node in root.iter(T) if node.text in _FIELDS]
        for text in [field for field in fields if next(field.iterancestors(P), None) is not None]:
            name = _FIELDS[text.text]
            value = values.get(name, "")
            if name == CONTENT:
                self._find_content(text)
                continue
            if name == TITLE and title_names and not self.title_named:
                self._name_title(text, title_names)
            if value:
                told.update(text.iterancestors(_ROW))
                _replace(text, value)
            else:
                text.text = ""
                empty.append(text)
        _take_out_rows(empty, told)
        _take_out_paragraphs(empty)

    def _find_content(self, text: Element) -> None:
        self.content = next(text.iterancestors(P))
        text.getparent().remove(text)
        shown = self.content.iter(*_BREAKS, *_SHOWS)
        self.content_holds_more = any(node.tag != qn("w:sectPr") for node in shown)

    def _name_title(self, text: Element, names: Sequence[str]) -> None:
        """Names the template's paragraph with the title; as the title only where nothing else stands in it."""
        paragraph = next(text.iterancestors(P))
        if next(paragraph.iterancestors(_BOX), None) is None:
            alone = Paragraph(paragraph).text.strip() == written(TITLE)
            name_paragraph(paragraph, names if alone else names[:-1])
            self.title_named = True


def _replace(text: Element, value: str) -> None:
    for piece in reversed(list(text_elements(value))):
        text.addnext(piece)
    text.getparent().remove(text)


def _take_out_rows(empty: Sequence[Element], told: set[Element]) -> None:
    """Takes out the rows of tables whose fields all came to nothing: a label alone says nothing."""
    rows = [next(text.iterancestors(_ROW), None) for text in empty]
    for row in dict.fromkeys(row for row in rows if row is not None and row not in told):
        table = row.getparent()
        alone = table.tag != _TABLE or len(list(table.iterchildren(_ROW))) == 1
        if not alone and next(row.iter(_MERGED, *_SHOWS), None) is None:
            table.remove(row)


def _take_out_paragraphs(empty: Sequence[Element]) -> None:
    """Takes out the paragraphs that held nothing but fields that came to nothing, where another is left beside them."""
    for paragraph in dict.fromkeys(next(text.iterancestors(P)) for text in empty):
        parent = paragraph.getparent()
        beside = [node for node in (paragraph.getprevious(), paragraph.getnext()) if node is not None and node.tag == P]
        bare = not Paragraph(paragraph).text.strip() and next(paragraph.iter(*_SHOWS), None) is None
        if bare and beside and parent is not None:
            parent.remove(paragraph)
