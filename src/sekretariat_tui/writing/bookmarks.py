"""Hidden bookmarks: what a paragraph is known by when the draft comes back from Word.

A bookmark whose name begins with an underscore is hidden in Word and shows nowhere on the page. It stands inside the
paragraph, around its runs, so that it follows the paragraph when that is moved and is gone when it is deleted.
"""

from collections.abc import Iterable, Iterator
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .element import element

_PROPERTIES = qn("w:pPr")
_START, _END, _ID, _NAME = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:id"), qn("w:name")


def bookmarked(runs: Iterable[Element], names: Iterable[str]) -> Iterator[Element]:
    """The runs with a bookmark of each name around them all. ``count_bookmarks`` gives them their ids afterwards."""
    names = list(names)
    for name in names:
        yield element("bookmarkStart", id=name, name=name)
    yield from runs
    for name in reversed(names):
        yield element("bookmarkEnd", id=name)


def name_paragraph(paragraph: Element, names: Iterable[str]) -> None:
    """Puts bookmarks of these names around all that stands in a paragraph already made."""
    inside = [child for child in paragraph if child.tag != _PROPERTIES]
    for child in inside:
        paragraph.remove(child)
    paragraph.extend(bookmarked(inside, names))


def count_bookmarks(root: Element) -> None:
    """Numbers all bookmarks of a document from 0 in their order, as Word does.

    Of two with one name the first stays: Word keeps only one, and not always the same one. One that does not both
    begin and end in the document goes.
    """
    met: set[str] = set()
    numbers = count()
    ends: dict[str, str | None] = {}  # the number of the bookmark that is open under an id; None for one taken out
    marks = list(root.iter(_START, _END))
    ended = {mark.get(_ID) for mark in marks if mark.tag == _END}
    for mark in marks:
        id = mark.get(_ID)
        if mark.tag == _START:
            name = mark.get(_NAME)
            kept = name not in met and id in ended
            met.add(name)
            ends[id] = str(next(numbers)) if kept else None
        if (number := ends.get(id)) is None:
            mark.getparent().remove(mark)
        else:
            mark.set(_ID, number)


def take_out_bookmarks(root: Element) -> None:
    """Takes every bookmark out; what they stood around stays."""
    for mark in list(root.iter(_START, _END)):
        mark.getparent().remove(mark)
