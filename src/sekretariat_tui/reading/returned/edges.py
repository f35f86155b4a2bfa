"""What stands at the top and the bottom of the pages of a Word file, without what Word itself fills in there."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ...domain.texts import clean_text
from ..word_parts import W
from .parts import Parts

_MOST = 60  # headers and footers
_LEFT_OUT = frozenset(f"{W}{name}" for name in ("fldSimple", "del", "moveFrom", "pPr", "rPr", "instrText"))


def page_edges(parts: Parts) -> tuple[str, ...]:
    """The words of each paragraph, each once and in alphabetical order: programs number the parts as they like."""
    found = set()
    for number, root in enumerate(parts.edges()):
        if number < _MOST:
            for paragraph in root.iter(f"{W}p"):
                words = " ".join(clean_text("".join(_words(paragraph, [0]))).split())
                if words:
                    found.add(words)
    return tuple(sorted(found))


def _words(element: ET.Element, fields: list[int], depth: int = 0) -> Iterator[str]:
    """The text of a paragraph; page numbers and other fields are Word's own, and differ from save to save."""
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{W}p" or depth > 40:  # a text box is a paragraph of its own
            continue
        if child.tag == f"{W}fldChar":
            kind = child.get(f"{W}fldCharType", "")
            fields[0] += {"begin": 1, "end": -1}.get(kind, 0)
        elif child.tag == f"{W}t" and fields[0] <= 0:
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        else:
            yield from _words(child, fields, depth + 1)
