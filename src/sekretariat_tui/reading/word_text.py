"""The words of one Word paragraph as a reader sees them when every tracked change is accepted."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import msgspec

from ..domain.texts import clean_text
from .word_parts import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What is deleted or moved away is gone when changes are accepted; comments and instructions of fields are no text.
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr"))
_OFF = frozenset({"0", "false", "off", "none"})
_MAX_DEPTH = 60


class Run(msgspec.Struct, frozen=True):
    """A piece of text with its weight; ``box`` is a text box that is anchored here."""

    text: str
    bold: bool | None = None
    box: ET.Element | None = None
    page_break: bool = False
    note: str = ""


def is_on(element: ET.Element | None) -> bool | None:
    """What a Word switch says: ``<w:b/>`` is on, ``<w:b w:val="0"/>`` is off, nothing is None."""
    if element is None:
        return None
    return element.get(f"{W}val", "1").lower() not in _OFF


def runs(element: ET.Element, depth: int = 0) -> Iterator[Run]:
    """The pieces of text in a paragraph, in order."""
    if depth > _MAX_DEPTH:
        return
    for child in element:
        tag = child.tag
        if tag in _GONE:
            continue
        if tag == f"{W}r":
            yield from _run(child, depth)
        elif tag == f"{_MC}AlternateContent":
            yield from _alternate(child, depth)
        else:
            yield from runs(child, depth + 1)


def _run(run: ET.Element, depth: int) -> Iterator[Run]:
    properties = run.find(f"{W}rPr")
    bold = None
    if properties is not None:
        if is_on(properties.find(f"{W}vanish")):
            return
        bold = is_on(properties.find(f"{W}b"))
        style = properties.find(f"{W}rStyle")
        if bold is None and style is not None and style.get(f"{W}val", "").lower() in {"strong", "sterk"}:
            bold = True
    for child in run:
        name = child.tag.removeprefix(W)
        if name == "t":
            yield Run(child.text or "", bold)
        elif name in {"tab", "ptab"}:
            yield Run("\t", bold)
        elif name in {"br", "cr"}:
            page = child.get(f"{W}type") == "page"
            yield Run("" if page else "\n", bold, page_break=page)
        elif name == "noBreakHyphen":
            yield Run("\u2011", bold)
        elif name == "sym":
            yield Run(symbol(child.get(f"{W}char", "")), bold)
        elif name in {"footnoteReference", "endnoteReference"}:
            yield Run("", bold, note=f"{name[:-9]}:{child.get(f'{W}id', '')}")
        elif name == "lastRenderedPageBreak":
            continue
        elif child.tag == f"{_MC}AlternateContent":
            yield from _alternate(child, depth)
        elif name in {"drawing", "pict", "object"}:
            yield from _boxes(child)


def _alternate(element: ET.Element, depth: int) -> Iterator[Run]:
    """Of the ways the same thing is written, the first: Word writes a text box twice, for new and old readers."""
    for name in ("Choice", "Fallback"):
        choice = element.find(f"{_MC}{name}")
        if choice is not None:
            boxes = list(_boxes(choice))
            yield from boxes if boxes else runs(choice, depth + 1)
            return


def _boxes(element: ET.Element) -> Iterator[Run]:
    for box in element.iter(f"{W}txbxContent"):
        yield Run("", box=box)
        return


def symbol(code: str) -> str:
    """The sign a ``w:sym`` shows, from its code in hex; empty where it is no sign."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    # Symbol fonts lie in the private area; there is no telling what the reader saw, save for the common bullet.
    return "•" if 0xF000 <= value <= 0xF0FF else chr(value) if 0x20 <= value < 0xD800 else ""


def plain(pieces: list[Run]) -> str:
    """The pieces as one text: soft hyphens taken out, no-break spaces kept, trailing blanks off."""
    text = clean_text("".join(piece.text for piece in pieces)).replace("\u00ad", "")
    return "\n".join(line.strip(" \t") for line in text.split("\n")).strip("\n")
