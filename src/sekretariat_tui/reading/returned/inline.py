"""What stands in a paragraph, piece by piece, and the marks and comments that begin and end in it."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

from ...domain.texts import clean_text
from ..word_parts import W
from ..word_text import runs as accepted_runs
from ..word_text import symbol
from .draft import Picture
from .drawings import Drawings
from .parts import Parts, attribute, on_off
from .tracked_marks import CHANGES, PLAIN, Context, changed
from .writing_block import Mark, OpenComment, Writing

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT_MATH = "{http://purl.oclc.org/ooxml/officeDocument/math}"
_DEEPEST = 60
_MOST_PIECES = 400  # of the words a comment stands on: a quote is short
_MOST_OPEN = 100  # comments at one place
_ADDRESSES = ("http://", "https://", "mailto:")
_TEXT_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


class Inline:
    """Reads paragraphs into ``Writing``; remembers marks, comments and fields that go on from one to the next."""

    def __init__(self, parts: Parts, notes: dict[str, str], say: Callable[[str], None]) -> None:
        self.parts = parts
        self.notes = notes
        self.say = say
        self.marks: list[Mark] = []
        self.comments: dict[str, OpenComment] = {}
        self.waiting: list[Mark] = []  # marks that begin between paragraphs
        self._drawings = Drawings(parts, say)
        self._open_marks: dict[str, Mark] = {}
        self._open_comments: dict[str, OpenComment] = {}
        self._fields: list[bool] = []  # for each open field: whether we are in its instruction
        self._writing = Writing(-1)

    @property
    def pictures(self) -> list[Picture]:
        """The pictures met so far."""
        return self._drawings.pictures

    def paragraph(self, element: ET.Element, writing: Writing, around: Context = PLAIN) -> None:
        """Reads a paragraph on to the end of ``writing``."""
        self._writing = writing
        for mark in self.waiting:
            mark.start = (writing.at, writing.length)
        self.waiting.clear()
        self._content(element, around, 0)
        while self._fields and self._fields[-1]:  # an instruction does not go past its paragraph: a broken field
            self._fields.pop()

    def mark(self, element: ET.Element, name: str) -> bool:
        """Takes a bookmark or a comment's range, also between paragraphs; tells whether it was one."""
        here = (self._writing.at, self._writing.length)
        id = element.get(f"{W}id", "")
        if name == "bookmarkStart":
            called = element.get(f"{W}name", "")
            if called.startswith("_"):
                self._open_marks[id] = mark = Mark(called, here)
                self.marks.append(mark)
                if element.get(f"{W}colFirst") is None:
                    self.waiting.append(mark)
        elif name == "bookmarkEnd":
            ended = self._open_marks.pop(id, None)
            if ended is not None:
                ended.end = here
        elif name == "commentRangeStart":
            if len(self._open_comments) < _MOST_OPEN:
                self._open_comments[id] = self.comments.setdefault(id, OpenComment(here[0]))
        elif name == "commentRangeEnd":
            self._open_comments.pop(id, None)
        else:
            return False
        return True

    def _content(self, element: ET.Element, around: Context, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in element:
            tag = child.tag
            if not tag.startswith(W):
                self._foreign(child, around, depth)
                continue
            name = tag[len(W) :]
            if name == "r":
                self._run(child, around, depth)
            elif name in CHANGES:
                self._content(child, changed(around, name, child), depth + 1)
            elif self.mark(child, name):
                self.waiting.clear()
            elif name == "hyperlink":
                self._link(child, around, depth)
            elif name == "sdt":
                self.content_control(child, around, depth)
            elif name not in {"pPr", "sdtPr", "rPr", "proofErr"}:
                self._content(child, around, depth + 1)

    def content_control(self, element: ET.Element, around: Context, depth: int) -> None:
        content = element.find(f"{W}sdtContent")
        if content is not None and element.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            self._content(content, around, depth + 1)

    def _foreign(self, element: ET.Element, around: Context, depth: int) -> None:
        tag = element.tag
        if tag == f"{_MC}AlternateContent":
            self._alternate(element, around, depth)
        elif tag.startswith((_MATH, _STRICT_MATH)):
            words = "".join(part.text or "" for part in element.iter() if part.tag.endswith("}t"))
            if words:
                self._add(words, around)
                self.say("En formel er hentet inn som ren tekst: se etter i originalen at den er riktig.")
        else:
            self._content(element, around, depth + 1)

    def _run(self, run: ET.Element, around: Context, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        bold = None
        hidden = False
        if properties is not None:
            hidden = on_off(properties.find(f"{W}vanish"))
            weight = properties.find(f"{W}b")
            style = properties.find(f"{W}rStyle")
            if weight is not None:
                bold = on_off(weight)
            elif style is not None and style.get(f"{W}val", "").lower() in {"strong", "sterk"}:
                bold = True
        for child in run:
            name = child.tag.rpartition("}")[2]
            if name in {"t", "delText"}:
                text = child.text or ""
                if hidden:
                    self._hidden(text)
                else:
                    self._add(text, around, bold)
            elif hidden:
                continue
            elif name in _TEXT_SIGNS:
                self._add(_TEXT_SIGNS[name], around, bold)
            elif name == "br":
                self._break(child, around, bold)
            elif name == "sym":
                self._add(symbol(child.get(f"{W}char", "")), around, bold)
            elif name == "fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif name in {"footnoteReference", "endnoteReference"}:
                self._note(f"{name[:-9]}:{child.get(f'{W}id', '')}", around)
            elif name == "commentReference":
                self.comments.setdefault(child.get(f"{W}id", ""), OpenComment(self._writing.at))
            elif name == "AlternateContent":
                self._alternate(child, around, depth)
            elif name in {"drawing", "pict", "object"}:
                self._drawn(child, around)
            elif name == "ruby":
                base = child.find(f"{W}rubyBase")
                if base is not None:
                    self._content(base, around, depth + 1)

    def _add(self, text: str, around: Context, bold: bool | None = None) -> None:
        if not text or around.kind is None or any(self._fields):
            return
        text = clean_text(text) if not text.isascii() or not text.isprintable() else text
        self._writing.add(text, around.kind, around.edit)
        if around.kind.stays and text.strip():
            self._writing.bold.append(bold)
        for comment in self._open_comments.values():
            if not (comment.words or comment.taken_out):
                comment.block = self._writing.at
            found = comment.words if around.kind.stays else comment.taken_out
            if len(found) < _MOST_PIECES:
                found.append(text)

    def _break(self, element: ET.Element, around: Context, bold: bool | None) -> None:
        kind = element.get(f"{W}type", "")
        if kind == "page" and around.kind is not None and around.kind.stays:
            if self._writing.has_words:
                self._writing.page_break = True
            else:
                self._writing.page_break_first = True
        elif kind not in {"page", "column"}:
            self._add("\n", around, bold)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, name: str, around: Context) -> None:
        words = self.notes.get(name, "")
        if words and around.kind is not None:
            self._add(f"{'' if self._writing.ends_in_blank else ' '}[Fotnote: {words}]", around)
            if around.kind.stays:
                self.say("Fotnoter er hentet inn i klammer der de sto i teksten.")

    def _link(self, element: ET.Element, around: Context, depth: int) -> None:
        """The words of a link, and its address in parentheses where the words do not show it."""
        before = self._writing.length
        self._content(element, around, depth + 1)
        relation = self.parts.relations.get(attribute(element, "id"))
        words = self._writing.text[before:]
        if relation is None or not words.strip() or not relation.target.startswith(_ADDRESSES):
            return
        address = relation.target.removeprefix("mailto:")
        if _bare(address) not in _bare(words):
            self._add(f" ({address})", around)

    def _hidden(self, text: str) -> None:
        if text.strip() and not any(self._fields):
            self.say(f"Skjult tekst er ikke hentet inn: «{_shortened(text)}». Den ligger i originalen.")

    def _alternate(self, element: ET.Element, around: Context, depth: int) -> None:
        """Of the ways the same thing is written, one: Word writes a text box twice, for new and for old readers."""
        for name in ("Choice", "Fallback"):
            choice = element.find(f"{_MC}{name}")
            if choice is not None:
                if not self._drawn(choice, around):
                    self._content(choice, around, depth + 1)
                return

    def _drawn(self, element: ET.Element, around: Context) -> bool:
        """Text boxes and pictures; tells whether there was anything in it."""
        if around.kind is None or not around.kind.stays:
            return True
        return self._drawings.take(element, self._writing)


def note_words(element: ET.Element) -> str:
    """The words of a footnote or an endnote as accepted, on one line."""
    paragraphs = element.iter(f"{W}p")
    return " ".join(" ".join("".join(run.text for run in accepted_runs(one)).split()) for one in paragraphs).strip()


def _bare(address: str) -> str:
    return address.casefold().removeprefix("http://").removeprefix("https://").removeprefix("www.").rstrip("/")


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
