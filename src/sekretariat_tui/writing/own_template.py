"""Our own Word template: styles, page, header, footer and their fields, put together from the readable parts in the data folder.

The parts lie as XML so that a change to a style can be read in a review. The plumbing of the file (content types and
relationships) is made here from one table, so that a part can never be there without being declared.
"""

import re
from functools import cache
from typing import NamedTuple

from ..datafiles import data_file
from .package import zipped

_FOLDER = "templates/case-paper"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COMMENT = re.compile(rb"\s*<!--.*?-->", re.DOTALL)


class _Part(NamedTuple):
    """A part of the file: its name in the package, its source, what it holds, and how the document refers to it."""

    name: str
    source: str
    content_type: str
    relation: str
    relation_id: str


# Two parts from the same footer: the first page and the others must each have one of their own.
_PARTS = (
    _Part("word/styles.xml", "styles.xml", "styles", "styles", "rIdStyles"),
    _Part("word/settings.xml", "settings.xml", "settings", "settings", "rIdSettings"),
    _Part("word/numbering.xml", "numbering.xml", "numbering", "numbering", "rIdNumbering"),
    _Part("word/fontTable.xml", "fontTable.xml", "fontTable", "fontTable", "rIdFonts"),
    _Part("word/header1.xml", "header.xml", "header", "header", "rIdHeader"),
    _Part("word/header2.xml", "header-first.xml", "header", "header", "rIdFirstHeader"),
    _Part("word/footer1.xml", "footer.xml", "footer", "footer", "rIdFooter"),
    _Part("word/footer2.xml", "footer.xml", "footer", "footer", "rIdFirstFooter"),
)


@cache
def own_template() -> bytes:
    """The template as a Word file, its text only fields (``letterhead.placeholders``).

    Raises:
        DataMissing: a part of the template is not in the installation.
    """
    return zipped(own_parts())


def own_parts() -> dict[str, bytes]:
    """The parts of the template by their names in the package. Raises as ``own_template``."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("rIdDocument", _RELATIONS + "officeDocument", "word/document.xml"),
            ("rIdCore", _PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": own_part("document.xml"),
        "word/_rels/document.xml.rels": _relationships(
            *((part.relation_id, _RELATIONS + part.relation, part.name.removeprefix("word/")) for part in _PARTS)
        ),
        "docProps/core.xml": own_part("core.xml"),
    }
    return parts | {part.name: own_part(part.source) for part in _PARTS}


def own_part(name: str) -> bytes:
    """A part as it goes into the file: without the comments, which are for us and not for the reader of a paper."""
    return _COMMENT.sub(b"", data_file(f"{_FOLDER}/{name}").read_bytes())


def _content_types() -> bytes:
    overrides = [
        ("word/document.xml", _WORD + "document.main+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        *((part.name, f"{_WORD}{part.content_type}+xml") for part in _PARTS),
    ]
    declared = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{declared}</Types>"
    ).encode()


def _relationships(*relations: tuple[str, str, str]) -> bytes:
    rows = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in relations)
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'.encode()
