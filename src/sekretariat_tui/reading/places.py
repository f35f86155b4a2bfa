"""Where in a document each field stands: the page, or the line or paragraph, in words.

It is looked for afterwards, by the words themselves, so that those who read the fields need not carry it along.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePath

import msgspec

from ..domain.case import Proposal, Section
from ..domain.dates import format_long_date
from ..domain.points import Point
from .incoming import WORD_SUFFIXES
from .lines import Line
from .read_records import ReadCase, ReadDecision, ReadDocument

_ENOUGH = 40  # letters that tell one line from another
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+")


def with_places(document: ReadDocument, lines: Sequence[Line]) -> ReadDocument:
    """The document with ``places``: by field, «title», «sections/0», «quotes/0», and for a case of a meeting «cases/2/decision»."""
    finder = _Finder(lines, paragraphs=PurePath(document.source).suffix.lower() in WORD_SUFFIXES)
    return msgspec.structs.replace(document, places=dict(_of_document(document, finder, "", 0)))


class _Finder:
    """The lines of a document by their first words."""

    def __init__(self, lines: Sequence[Line], *, paragraphs: bool) -> None:
        self._lines = lines
        self._unit = "avsnitt" if paragraphs else "linje"
        self._texts = [_plain(" ".join((line.text, *line.cells))) for line in lines]

    def line(self, words: str, start: int = 0) -> int | None:
        """The first line from ``start`` on that begins with these words, or else has them in it."""
        wanted = _plain(words)[:_ENOUGH]
        if not wanted:
            return None
        rows = range(start, len(self._texts))
        begins = (n for n in rows if self._texts[n].startswith(wanted))
        found = next(begins, None)
        return found if found is not None else next((n for n in rows if wanted in self._texts[n]), None)

    def day(self, day: date, start: int = 0) -> int | None:
        """The first line from ``start`` on where this day is written."""
        month = format_long_date(day).split()[1]
        pattern = re.compile(rf"\b0?{day.day}\.?\s*(?:0?{day.month}\b|{month})", re.IGNORECASE)
        return next((n for n in range(start, len(self._texts)) if pattern.search(self._texts[n])), None)

    def place(self, number: int) -> str:
        """The line in words: «side 3», «linje 14», «avsnitt 14»."""
        line = self._lines[number]
        page = line.page
        if page is not None:
            return f"side {page}"
        return f"{self._unit} {line.at}" if line.at else ""


def _of_document(document: ReadDocument, finder: _Finder, before: str, start: int) -> Iterator[tuple[str, str]]:
    yield from _said(finder, f"{before}title", [document.title], start)
    if document.meeting_date is not None and (at := finder.day(document.meeting_date, start)) is not None:
        yield f"{before}meeting_date", finder.place(at)
    for field in ("our_ref", "case_officers", "clearances"):
        value = getattr(document, field)
        yield from _said(finder, f"{before}{field}", [value] if isinstance(value, str) else value, start)
    if document.document_date is not None and (at := finder.day(document.document_date, start)) is not None:
        yield f"{before}document_date", finder.place(at)
    yield from _said(finder, f"{before}attachments", [one.title for one in document.attachments], start)
    yield from _sections(finder, before, document.sections, start)
    yield from _proposal(finder, before, document.proposal, document.proposal_heading, start)
    quotes = 0
    for decision in document.decisions if not document.cases else ():
        if decision.quoted:
            yield from _said(finder, f"{before}quotes/{quotes}", _of_points(decision.points), start)
            quotes += 1
        else:
            yield from _decision(finder, before, decision, start)
    for number, case in enumerate(document.cases):
        yield from _of_case(case, finder, f"{before}cases/{number}/", start)


def _of_case(case: ReadCase, finder: _Finder, before: str, start: int) -> Iterator[tuple[str, str]]:
    at = start
    for words in case.lines:  # on the agenda first, then over its own text
        found = finder.line(words, at)
        at = found if found is not None else at
    yield from _said(finder, f"{before}title", [case.title], at)
    yield from _sections(finder, before, case.sections, at)
    yield from _proposal(finder, before, case.proposal, case.proposal_heading, at)
    if case.decision is not None:
        yield from _decision(finder, before, case.decision, at)
    if case.paper is not None:
        yield from _of_document(case.paper, finder, f"{before}paper/", at)


def _sections(finder: _Finder, before: str, sections: Sequence[Section], start: int) -> Iterator[tuple[str, str]]:
    at = start
    for number, section in enumerate(sections):
        found = finder.line(section.heading, at) if section.heading else finder.line(section.text, at)
        if found is not None:
            yield f"{before}sections/{number}", finder.place(found)
            at = found


def _proposal(finder: _Finder, before: str, proposal: Proposal, heading: str, start: int) -> Iterator[tuple[str, str]]:
    words = [heading] if proposal.pending else [*_of_points(proposal.points), heading]
    yield from _said(finder, f"{before}proposal", words, start)


def _decision(finder: _Finder, before: str, decision: ReadDecision, start: int) -> Iterator[tuple[str, str]]:
    yield from _said(finder, f"{before}decision", [*_of_points(decision.points), *decision.told], start)


def _of_points(points: Sequence[Point]) -> list[str]:
    return [points[0].text] if points else []


def _said(finder: _Finder, field: str, words: Iterable[str], start: int) -> Iterator[tuple[str, str]]:
    """The place of the first of these words that is found."""
    for one in words:
        found = finder.line(one, start)
        if found is not None:
            yield field, finder.place(found)
            return


def _plain(text: str) -> str:
    return _NUMBERED.sub("", " ".join(text.split()).lower(), count=1)
