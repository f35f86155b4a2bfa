"""The XML of a part of a Word file made into a tree, within limits: an entity bomb is refused before it can grow."""

from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Files saved as «Strict Open XML» use this name for the same elements.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# What a tree takes in memory, measured with the C builder of Python 3.11: 90 bytes an element, 240 more for its first
# attribute and up to 110 for each. A section of a million letters, two to a paragraph, is 330 million so counted.
MAX_TREE = 400_000_000
_ELEMENT, _ATTRIBUTES, _ATTRIBUTE = 90, 240, 110

BAD_XML = (ET.ParseError, ValueError, LookupError, RecursionError)


class TooLargeTree(Exception):
    """The tree would take more memory than ``MAX_TREE``."""


class _NoDoctype(ET.TreeBuilder):
    """Builds the tree of one part, and refuses a document type: Word never writes one, and bombs are made of them."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("a Word file has no document type")


def parse(data: bytes) -> ET.Element:
    """The root of the tree. Raises one of ``BAD_XML``, and TooLargeTree before it is built."""
    elements, attributes = data.count(b"<") - data.count(b"</"), data.count(b"=")
    if elements * _ELEMENT + min(elements, attributes) * _ATTRIBUTES + attributes * _ATTRIBUTE > MAX_TREE:
        raise TooLargeTree
    return ET.fromstring(data.replace(_STRICT, _TRANSITIONAL), ET.XMLParser(target=_NoDoctype()))
