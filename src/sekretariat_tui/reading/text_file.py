"""Text files into lines: the encoding found, page breaks and wrapped lines mended, Markdown taken off."""

import codecs
import re
from collections.abc import Iterator

from ..domain.errors import CannotRead
from ..domain.texts import clean_text
from .incoming import MAX_LINES, Incoming, too_many_lines
from .lines import Line, Mark, split_mark
from .wrapping import PageLine, goes_on, wrap_width

_LINK = re.compile(r"!?\[([^\[\]\n]{0,1000})\]\([^()\s]{0,500}\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*\*")
_HASHES = re.compile(r"[ \t]*(#{1,6})[ \t]+(\S.*)")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKDOWN = frozenset({".md", ".markdown"})


def decode(file: Incoming) -> str:
    """The text of the file: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252.

    Raises ``CannotRead`` where it is no text at all.
    """
    data = file.data
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        # Windows-1252 takes any bytes, so a picture that is named .txt must be known before it is tried.
        if b"\x00" in data or len(_CONTROL.findall(data)) * 100 > len(data):
            raise CannotRead(
                f"Filen «{file.name}» er ikke en tekstfil, selv om navnet slutter på {file.suffix}. "
                "Åpne den i programmet den er laget i, lagre den som .docx eller .txt, og les den inn."
            )
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if not text.strip("\ufeff \t\r\n\f\x0b"):
        raise CannotRead(f"Filen «{file.name}» har ingen tekst. Sjekk at det er den riktige filen.")
    return text


def text_lines(file: Incoming) -> list[Line]:
    """The lines of a text or Markdown file, in order, paragraphs whole."""
    text = decode(file)
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise too_many_lines(file.name)
    return list(_joined(list(_page_lines(text, markdown=file.suffix in _MARKDOWN))))


def _page_lines(text: str, *, markdown: bool) -> Iterator[PageLine]:
    gap, at = True, 0
    for number, page in enumerate(text.split("\f")):
        new_page = number > 0
        for raw in clean_text(page).split("\n"):
            at += 1
            line = raw.strip("\ufeff").rstrip()
            if not line.strip():
                gap = True
                continue
            hashes = _HASHES.match(line)
            # In Markdown # is a heading; in a scan it is a bullet that was misread (catalogue section 8).
            heading = len(hashes[1]) if hashes and (markdown or len(hashes[1]) > 1) else 0
            if hashes and heading:
                line = hashes[2].rstrip("# ")
            plain = _ESCAPE.sub(r"\1", _LINK.sub(r"\1", line))
            strong = _STRONG.sub(r"\1", plain)
            bold = strong != plain and plain.strip().startswith("**") and plain.strip().endswith("**")
            mark, label, indent, words = (Mark.NONE, "", 0, strong.strip()) if heading else split_mark(strong)
            yield PageLine(words, mark, label, indent, heading, bold, gap, new_page, at)
            gap, new_page = False, False


def _joined(page_lines: list[PageLine]) -> Iterator[Line]:
    width = wrap_width(page_lines)
    paragraph: list[PageLine] = []
    for line in page_lines:
        if paragraph and not goes_on(paragraph, line, width):
            yield _line(paragraph, alone=line.gap or line.new_page or line.mark is not Mark.NONE)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _line(paragraph, alone=True)


def _line(paragraph: list[PageLine], *, alone: bool) -> Line:
    first = paragraph[0]
    return Line(
        text=" ".join(line.words for line in paragraph),
        mark=first.mark,
        label=first.label,
        indent=first.indent,
        heading=first.heading,
        bold=first.bold,
        gap=first.gap or first.new_page or first.indent == 1,
        alone=alone,
        new_page=first.new_page or (first.indent == 1 and first.mark is Mark.NONE),
        rows=tuple(line.words for line in paragraph) if len(paragraph) > 1 else (),
        at=first.at,
    )
