"""What the styles of a Word file mean to us: which are headings, which number their paragraphs, which are bold."""

import re
import threading
from collections.abc import Callable
from xml.etree import ElementTree as ET

import msgspec

from .word_parts import W
from .word_text import is_on

_HEADING = re.compile(r"(?:heading|overskrift|rubrik)\s*([1-9])$", re.IGNORECASE)
_LIST = re.compile(r"(?:list (?:bullet|number)|punktliste|nummerert liste)\s*([2-5])?", re.IGNORECASE)
_TITLES = frozenset({"title", "tittel"})


class ParagraphStyle(msgspec.Struct, frozen=True):
    """A paragraph style with what it takes from the styles it is based on."""

    heading: int = 0
    title: bool = False
    bold: bool = False
    list_id: str = ""
    level: int = 0
    name: str = ""
    depth: int = 0


class Styles(msgspec.Struct, frozen=True):
    """The styles of one Word file: those of paragraphs by their id, and for each list style the list it points at."""

    paragraphs: dict[str, ParagraphStyle] = {}
    lists: dict[str, str] = {}


_REMEMBERED = 4
_LARGEST = 2_000_000


def styles_in(data: bytes, parse: Callable[[bytes], ET.Element]) -> Styles:
    """The styles in the bytes of ``styles.xml``, which ``parse`` makes a tree of.

    The papers of one house are made from one template: its styles are taken apart once. They are most of the XML of a
    short paper (350 kB of python-docx's own template, against 30 for the text of five pages).
    """
    if not data:
        return Styles()
    with _lock:
        found = _remembered.pop(data, None)
        if found is not None:
            _remembered[data] = found  # the newest last
            return found
    root = parse(data)
    found = Styles(read_styles(root), list_styles(root))
    if len(data) <= _LARGEST:
        with _lock:
            _remembered[data] = found
            while len(_remembered) > _REMEMBERED:
                del _remembered[next(iter(_remembered))]
    return found


_remembered: dict[bytes, Styles] = {}
_lock = threading.Lock()


def read_styles(root: ET.Element | None) -> dict[str, ParagraphStyle]:
    """The paragraph styles by their id; the default style also under the empty id."""
    if root is None:
        return {}
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    found: dict[str, ParagraphStyle] = {}
    for name, style in elements.items():
        if style.get(f"{W}type") == "paragraph":
            found[name] = _resolved(name, elements)
            if style.get(f"{W}default") == "1":
                found[""] = found[name]
    return found


def list_styles(root: ET.Element | None) -> dict[str, str]:
    """For each list style, the list it points at."""
    found = {}
    for style in () if root is None else root.iter(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if style.get(f"{W}type") == "numbering" and number is not None:
            found[style.get(f"{W}styleId", "")] = number.get(f"{W}val", "")
    return found


def _resolved(name: str, elements: dict[str, ET.Element]) -> ParagraphStyle:
    """The style and its forebears, nearest first; a chain that bites its own tail ends."""
    chain: list[ET.Element] = []
    while name in elements and elements[name] not in chain and len(chain) < 20:
        chain.append(elements[name])
        based = chain[-1].find(f"{W}basedOn")
        name = "" if based is None else based.get(f"{W}val", "")
    heading, title = 0, False
    for style in chain:
        label = style.find(f"{W}name")
        shown = "" if label is None else label.get(f"{W}val", "").strip()
        match = _HEADING.match(shown)
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        title = shown.lower() in _TITLES
        if title:
            break
        if match:
            heading = int(match[1])
            break
        if outline is not None and outline.get(f"{W}val", "") in set("012345678"):
            heading = int(outline.get(f"{W}val", "0")) + 1
            break
    numbering = next((n for style in chain if (n := style.find(f"{W}pPr/{W}numPr")) is not None), None)
    bold = next((b for style in chain if (b := is_on(style.find(f"{W}rPr/{W}b"))) is not None), False)
    list_id, level = numbering_of(numbering)
    own = chain[0].find(f"{W}name") if chain else None
    shown = "" if own is None else own.get(f"{W}val", "").strip().lower()
    return ParagraphStyle(heading, title, bold, list_id, level or 0, shown, _depth(chain))


def _depth(chain: list[ET.Element]) -> int:
    """How deep Word's own list styles stand, from 0: «List Bullet 2» is a list of its own, one level in."""
    for style in chain:
        label = style.find(f"{W}name")
        found = _LIST.fullmatch("" if label is None else label.get(f"{W}val", "").strip())
        if found:
            return int(found[1] or 1) - 1
    return 0


def numbering_of(element: ET.Element | None) -> tuple[str, int | None]:
    """The list and the level that a ``w:numPr`` names; the level is None where it does not say."""
    if element is None:
        return "", None
    number, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    value = "" if level is None else level.get(f"{W}val", "")
    return (
        "" if number is None else number.get(f"{W}val", ""),
        int(value) if value.isascii() and value.isdigit() and len(value) < 3 else None,
    )
