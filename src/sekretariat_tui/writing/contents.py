"""A table of contents as Word's own field, ready for packs of papers.

Imports python-docx: only import this module when a document is to be written.
"""

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .element import element
from .elements import paragraph, run

DEEPEST = 3  # levels of headings; our styles have as many
_NOT_YET = "Høyreklikk her og velg «Oppdater felt» for å se innholdet."


def toc_field(
    entries: Iterable[tuple[int, str]] = (), *, heading: str = "Innhold", levels: int = DEEPEST
) -> Iterator[Element]:
    """The table of contents: a heading that is not itself in it, and the field with links to the headings.

    A document that has one is to be updated when it is opened (``PaperDocument.update_fields_on_opening``): only Word
    knows on which page a heading falls.

    Args:
        entries: level from 1 and text of the headings, shown until the field is updated.
        levels: how deep the headings go, 1 to 3.
    """
    shown = [(min(level, DEEPEST), text) for level, text in entries if level <= levels] or [(1, _NOT_YET)]
    rows = [paragraph(text, f"TOC{level}") for level, text in shown]
    # \h makes links, \z leaves page numbers out on a web page, \u takes outline levels of other styles too.
    instruction = element("instrText")
    instruction.text = f' TOC \\o "1-{levels}" \\h \\z \\u '
    field = [_mark("begin", dirty="true"), element("r", instruction), _mark("separate")]
    for position, made in enumerate(field, start=1):
        rows[0].insert(position, made)
    rows[-1].append(_mark("end"))
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    content = element("sdtContent", paragraph([run(heading)], "TOCHeading"), *rows)
    yield element("sdt", element("sdtPr", gallery), content)


def _mark(kind: str, **more: str) -> Element:
    return element("r", element("fldChar", fldCharType=kind, **more))
