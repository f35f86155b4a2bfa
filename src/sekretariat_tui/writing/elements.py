"""Paragraphs and runs as WordprocessingML elements, their children in the order the standard requires.

Word refuses a file whose elements stand in another order (ISO/IEC 29500-1, annex A), so every paragraph of a document
is made by ``paragraph``. Imports python-docx: only import this module when a document is to be written.
"""

import re
from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ..domain.texts import clean_text
from .bookmarks import bookmarked
from .element import element

_SPACE = qn("xml:space")
_BREAKS = re.compile("([\n\t\u00ad])")
# Word shows the character U+00AD as a hyphen that is always there; its own soft hyphen is an element.
_ELEMENT_OF = {"\n": "br", "\t": "tab", "\u00ad": "softHyphen"}


def run(text: str, *, style: str = "") -> Element:
    """A run with this text. Line breaks, tabs and soft hyphens become Word's own; forbidden characters are gone."""
    made = element("r")
    if style:
        made.append(element("rPr", element("rStyle", val=style)))
    made.extend(text_elements(text))
    return made


def text_elements(text: str) -> Iterator[Element]:
    """What stands in a run for this text: words, and Word's own line breaks, tabs and soft hyphens."""
    for piece in _BREAKS.split(clean_text(text)):
        if piece in _ELEMENT_OF:
            yield element(_ELEMENT_OF[piece])
        elif piece:
            words = element("t")
            words.text = piece
            words.set(_SPACE, "preserve")
            yield words


def paragraph(
    text: str | Iterable[Element],
    style: str,
    *,
    keep_next: bool = False,
    new_page: bool = False,
    list_item: tuple[int, int] | None = None,
    indent: int = 0,
    hanging: int = 0,
    names: Iterable[str] = (),
) -> Element:
    """A paragraph in a style of the template.

    Args:
        text: the words, or runs already made.
        keep_next: stands on the same page as the paragraph after it.
        new_page: starts a page.
        list_item: the list (``numId``) it belongs to and its level from 0.
        indent: distance from the left margin, in twips; for what is no list item but stands under one.
        hanging: how far the first line stands out to the left, in twips.
        names: the hidden names it is known by when it comes back (``domain.draft_identity``); ``bookmarks`` counts them.
    """
    properties = element("pPr", element("pStyle", val=style))
    if keep_next:
        properties.append(element("keepNext"))
    if new_page:
        properties.append(element("pageBreakBefore"))
    if list_item is not None:
        number, level = list_item
        properties.append(element("numPr", element("ilvl", val=level), element("numId", val=number)))
    if indent:
        marks = {"left": indent} | ({"hanging": hanging} if hanging else {})
        properties.append(element("ind", **marks))
    runs = [run(text)] if isinstance(text, str) else text
    return element("p", properties, *bookmarked(runs, names))
