"""One element of WordprocessingML.

Imports python-docx: only import this module when a document is to be written.
"""

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement as Element

# Straight to the parser: half the time of ``OxmlElement``, and a paper is a thousand elements.
_make = oxml_parser.makeelement
_NAMES = {"w": nsmap["w"]}
_W = f"{{{nsmap['w']}}}"


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element in Word's namespace: ``element("spacing", after=60)`` is ``<w:spacing w:after="60"/>``."""
    made: Element = _make(_W + tag, {_W + name: str(value) for name, value in attributes.items()}, nsmap=_NAMES)
    made.extend(children)
    return made
