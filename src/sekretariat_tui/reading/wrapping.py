"""Which lines of a page belong to one paragraph, in text that was cut at the width of a page."""

import re
from collections.abc import Sequence

import msgspec

from .decision_headings import classify_decision
from .headings import classify_heading
from .lines import Mark

_SENTENCE_END = re.compile(r"[.:;?!][)»”\"']?$")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d[.,;)]?$")
_OPENS_PAPER = re.compile(
    r"Vedlegg\s+(?:(?:\d+|[A-Z])\s*[:.–-]|til\s)|[\w ]{0,40}?sak\s+\d{1,4}\s?[/-]\s?\d{2,4}(?:\s|$)", re.IGNORECASE
)
_LABELLED = re.compile(r"[A-ZÆØÅ][\w. /]{1,24}[:;]\s")
_NARROW = 26
_STACK = 6  # a heading in a narrow column is at most this many lines


class PageLine(msgspec.Struct, frozen=True):
    """One line of a text file: its words after the mark, and what stood around it."""

    words: str
    mark: Mark
    label: str
    indent: int
    heading: int
    bold: bool
    gap: bool
    new_page: bool
    at: int


def wrap_width(lines: Sequence[PageLine]) -> int:
    """The width the text was cut at, in characters, or 0 where paragraphs stand on one line each.

    Lines longer than a page is wide mean that nothing was cut. The 90th percentile of the fuller lines leaves out
    headings, short last lines and the odd wide one.
    """
    lengths = sorted(len(line.words) for line in lines)
    long_lines = [length for length in lengths if length >= 60]
    if len(long_lines) < 3 or sum(length > 130 for length in lengths) * 20 > len(lengths):
        return 0
    return min(long_lines[int(len(long_lines) * 0.9)], 130)


def goes_on(paragraph: Sequence[PageLine], line: PageLine, width: int) -> bool:
    """Whether ``line`` goes on the paragraph that has been read so far."""
    before = paragraph[-1]
    if line.mark is not Mark.NONE or line.heading or before.heading or line.bold != before.bold:
        return False
    text, words = before.words, line.words
    if words[0].isupper() and _OPENS_PAPER.match(words):
        return False
    starts_small = words[0].islower()
    ended = _SENTENCE_END.search(text) is not None
    if line.gap or line.new_page:
        # A page break inside a sentence; or a comma that something was torn from.
        parted = line.new_page or text.endswith((",", "-"))
        return parted and starts_small and not ended
    if starts_small:
        return not ended or bool(width)
    if _unclosed(text) or _YEAR_ALONE.match(words):
        return not ended
    if len(paragraph) == 1 and _is_standard_heading(text):
        return False  # «Bakgrunn» with its text on the next line
    if not ended and len(words) == 1:
        return True  # the last letter of a narrow line, torn off by the scanner
    if line.indent == 1 and paragraph[0].indent != 1 and not line.gap:
        return False  # the converter leaves one space where a page begins
    if not width or text.endswith(")"):
        return False
    if len(paragraph) < _STACK and all(len(part.words) < _NARROW for part in (*paragraph, line)):
        return not ended and not _LABELLED.match(words + " ") and not _capitals(text)
    return len(text) + 1 + len(words.partition(" ")[0]) > 0.92 * width


def _is_standard_heading(text: str) -> bool:
    if len(text) > _NARROW + 14:
        return False
    decision, kind = classify_decision(text), classify_heading(text)
    if decision is not None:
        return decision.role == "proposal"
    return kind is not None and kind.section not in {"free", "appendix", "attachments"}


def _unclosed(text: str) -> bool:
    return text.count("(") > text.count(")")


def _capitals(text: str) -> bool:
    return text.upper() == text
