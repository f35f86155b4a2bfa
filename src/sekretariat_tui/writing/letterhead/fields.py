"""Fields in the paragraphs of a template, also where Word has split one over several runs.

Word parts a text as it likes: at a spelling mistake, at a change of language, where the cursor once stood. ``isolate``
gives each field a text element of its own, in the run it begins in and so with that run's look; filling it is then
one look at each text element.
"""

from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from .placeholders import Spot, known, spots

P, T = qn("w:p"), qn("w:t")
_BETWEEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_PROPERTIES = {qn("w:pPr"), qn("w:rPr")}  # a tab among these is a tab stop
_SPACE = qn("xml:space")


class Text(NamedTuple):
    """A text element of a paragraph, and where its text begins in the text of the whole."""

    element: Element
    start: int


class Paragraph:
    """A paragraph's own text: what stands in a text box anchored in it is another paragraph's."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.texts: list[Text] = []
        self.text = ""
        for node in _own(element):
            if node.tag == T:
                self.texts.append(Text(node, len(self.text)))
                self.text += node.text or ""
            else:
                self.text += _BETWEEN[node.tag]

    @property
    def spots(self) -> list[Spot]:
        """The fields of the paragraph, known or not."""
        return spots(self.text)

    def isolate(self) -> None:
        """Gives each known field a text element of its own, its name as the table has it."""
        for spot in reversed(self.spots):
            placeholder = known(spot.name)
            if placeholder is None:
                continue
            inside = [t for t in self.texts if t.start < spot.end and t.start + len(t.element.text or "") > spot.start]
            first, last = inside[0], inside[-1]
            after = (last.element.text or "")[spot.end - last.start :]
            before = (first.element.text or "")[: spot.start - first.start]
            field = _like(first.element, placeholder.written)
            first.element.addnext(field)
            if last is first:
                if after:
                    field.addnext(_like(first.element, after))
            else:
                _say(last.element, after)
            for middle in inside[1:-1]:
                _say(middle.element, "")
            _say(first.element, before)


def paragraphs(root: Element) -> Iterator[Paragraph]:
    """Every paragraph of a part that has text, those in tables, text boxes and content controls too."""
    for element in root.iter(P):
        found = Paragraph(element)
        if found.text:
            yield found


def _own(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag == T or child.tag in _BETWEEN:
            yield child
        elif child.tag != P and child.tag not in _PROPERTIES:
            yield from _own(child)


def _like(element: Element, text: str) -> Element:
    made = copy(element)
    _say(made, text)
    return made


def _say(element: Element, text: str) -> None:
    """Gives a text element this text; one that is left with none goes."""
    element.text = text
    element.set(_SPACE, "preserve")
    if not text and (run := element.getparent()) is not None:
        run.remove(element)
