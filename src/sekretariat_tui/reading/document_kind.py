"""What kind of document the lines make: the agenda, minutes or pack of a meeting, or a paper of one case."""

from collections.abc import Sequence

import msgspec

from ..profiles.profile import Profile
from .case_line import read_case_line
from .head import KIND_OF_PAPER
from .headings import classify_heading
from .lines import Line
from .meeting_papers.attendance_words import list_label
from .meeting_papers.entries import entries
from .meeting_papers.entry import Entry
from .meeting_papers.item_line import read_item
from .meeting_papers.item_lists import counted
from .meeting_papers.layout import Block, Layout, cut_tail, lay_out, usual_year
from .meeting_papers.meeting_facts import MeetingFacts, read_facts
from .meeting_papers.outcomes import read_told
from .meeting_papers.paper_signs import Signs, is_paper
from .meeting_papers.titles import MeetingTitle, read_title
from .meeting_papers.treatment import Kind, take_treatment_apart
from .metadata import parse_metadata, profile_labels
from .paper_headings import ATTACHMENTS

MEETING_KINDS = frozenset({"agenda", "minutes", "pack"})
_TOP = 25  # lines in which a document says what it is
_FEW = 2
_FRONT, _TAIL = 200, 30  # lines at either end that may tell of the meeting before its cases are found


class MeetingDocument(msgspec.Struct, frozen=True):
    """What a meeting's document is, laid out, and what is told of the meeting."""

    kind: str
    layout: Layout
    facts: MeetingFacts
    year: int | None


def meeting_kind(lines: Sequence[Line], headers: Sequence[str], profile: Profile | None) -> MeetingDocument | None:
    """The agenda, minutes or pack that the lines make, or None for a case paper and everything else.

    A paper *about* minutes or an agenda names its own case first, and is a case paper; «Protokoll for god samhandling»
    is a title of minutes only where somebody was present or several cases stand below it.
    """
    title, own = _first(lines, profile)
    if title is None and own == 1:
        return None
    found = entries(lines, profile)
    cases = {
        (entry.item.number, entry.item.year)
        for entry in found
        if entry.item is not None and entry.item.number is not None
    }
    if title is None and len(cases) < _FEW:
        return None
    if title is not None and title.kind == "agenda" and not cases:
        found = counted(found)
    year, facts, layout = _laid_out(lines, found, headers, profile)
    around = [*layout.front, *layout.between, *layout.tail]
    kind = _kind(title, layout, own=own, attended=any(map(_names_people, around)), facts=facts)
    return None if kind is None else _as_kind(kind, headers, profile, (year, facts, layout))


def meeting_as(
    kind: str, lines: Sequence[Line], headers: Sequence[str], profile: Profile | None
) -> MeetingDocument | None:
    """The agenda, minutes or pack (``kind``) that a person says the lines are; None where no case stands in them."""
    found = entries(lines, profile)
    if kind == "agenda" and not any(entry.item is not None and entry.item.number is not None for entry in found):
        found = counted(found)
    year, facts, layout = _laid_out(lines, found, headers, profile)
    if not layout.blocks:
        return None
    read = _as_kind(kind, headers, profile, (year, facts, layout))
    if len(read.layout.blocks) == 1:  # the day and the body may stand below the only case there is
        read = msgspec.structs.replace(
            read,
            facts=msgspec.structs.replace(
                read.facts, first_day=read.facts.first_day or facts.first_day, body=read.facts.body or facts.body
            ),
        )
    return read


_LaidOut = tuple[int | None, MeetingFacts, Layout]


def _laid_out(
    lines: Sequence[Line], found: Sequence[Entry], headers: Sequence[str], profile: Profile | None
) -> _LaidOut:
    """The usual year of the cases, what is told of the meeting, and the layout that follows from them."""
    year = usual_year(found)
    facts = read_facts(lines[:_FRONT], headers, profile, profile_labels(profile), tail=lines[-_TAIL:], year=year)
    year_of_cases = year or (facts.first_day.year if facts.first_day else None)
    return year, facts, lay_out(found, profile, year=year_of_cases, body=facts.body)


def _as_kind(kind: str, headers: Sequence[str], profile: Profile | None, laid_out: _LaidOut) -> MeetingDocument:
    """The document as one of this kind, with what is told of the meeting outside its cases."""
    year, _, layout = laid_out
    if kind == "agenda":
        cut_tail(layout, agenda=True)
    last = layout.blocks[-1:] if kind == "agenda" else []
    known = [*layout.front, *layout.between, *(line for block in last for line in (*block.listed, *block.lines[1:]))]
    known += layout.tail if kind == "agenda" else []
    facts = read_facts(known, headers, profile, profile_labels(profile), tail=layout.tail, year=year)
    return MeetingDocument(kind, layout, facts, year)


def _first(lines: Sequence[Line], profile: Profile | None) -> tuple[MeetingTitle | None, int]:
    """The first title of a meeting's document among the top lines, and how many lines name a case before it."""
    named = 0
    unsure: MeetingTitle | None = None
    block = _MetadataBlock()
    for line in lines[:_TOP]:
        texts = [cell for cell in line.cells if cell.strip()] or list(line.rows or (line.text,))
        for text in texts:
            if len(text) > 400 or (named and _opens_section(text)):
                return unsure, block.count(named)
            title = read_title(text, profile)
            if title is not None and named == 0 and not line.cells:
                if title.sure:
                    return title, named
                unsure = unsure or title
            elif title is not None and title.one_case and named == 1:
                return title, named
            case = read_case_line(text, profile)
            item = read_item(text, profile)
            if (case is not None and not case.draft) or (item is not None and (item.led or line.cells)):
                if block.lists(named):
                    continue
                named += 1
            elif case is not None or KIND_OF_PAPER.fullmatch(" ".join(text.split())):
                return unsure, block.count(named) or 1
            elif named and not line.cells:
                named = block.take(text, named)
    return unsure, block.count(named)


class _MetadataBlock:
    """What stands below the first line that names a case: fields, and the cases in a list of attachments.

    An agenda may tell an officer and attachments below each case. So what is in the list counts after all where no
    field but «Vedlegg» stands above it, and where a field comes again below it.
    """

    def __init__(self) -> None:
        self._fields: set[str] = set()
        self._listing = False
        self._listed = 0

    def take(self, text: str, named: int) -> int:
        """Takes the line in; gives how many lines have named a case, now that it is known."""
        if ATTACHMENTS.fullmatch(text):
            self._listing = True
            return named
        found = parse_metadata(text)
        if found is None or found.field == "case_number":
            return named
        if found.field == "attachments":
            self._listing = True
        elif found.field in self._fields:
            named, self._listed, self._listing = named + self._listed, 0, False
        if found.field != "attachments":
            self._fields.add(found.field)
        return named

    def lists(self, named: int) -> bool:
        """Whether a line that names a case stands in the list of attachments; it is kept in mind then."""
        if not named or not self._listing:
            return False
        self._listed += 1
        return True

    def count(self, named: int) -> int:
        """How many lines named a case of their own, when all is seen."""
        return named if self._fields else named + self._listed


def _opens_section(text: str) -> bool:
    """Whether the line is a heading of a case paper: what stands below it says nothing of the kind of document."""
    kind = classify_heading(text) if len(text) < 80 else None
    return kind is not None and kind.section not in {"free", "attachments", "appendix", "behandling"}


def _names_people(line: Line) -> bool:
    if line.cells:
        return list_label(line.cells[0]) is not None or line.cells[0].strip(" :").lower() in {"navn", "namn"}
    return any(
        list_label(row.partition(":")[0] + ":") is not None for row in (line.rows or (line.text,)) if len(row) < 600
    )


def _kind(title: MeetingTitle | None, layout: Layout, *, own: int, attended: bool, facts: MeetingFacts) -> str | None:
    blocks = layout.blocks
    decided = sum(map(_decided, blocks))
    signs = Signs.BELOW_AGENDA if layout.listed else Signs.AGENDA
    papers = sum(is_paper(block.lines[1:], signs) for block in blocks if block.opened and len(block.lines) > 1)
    several = len(blocks) >= _FEW
    if title is not None and (title.sure or attended or (several and (decided or title.kind == "agenda"))):
        if title.kind == "minutes":
            alone = not title.one_case and not several and not decided and not attended
            if alone and any(is_paper(block.lines[1:], Signs.MINUTES) for block in blocks):
                return None  # a paper of one case, whose title speaks of minutes
            return "minutes"
        if attended and decided > len(blocks) / 2:
            return "minutes"
        if papers and (several or layout.listed or facts.first_day is not None):
            return "pack"
        return "agenda" if several or facts.first_day is not None or not papers else None
    if title is not None or not several:
        return None
    if attended and decided:
        return "minutes"
    if papers > 1 or (papers and layout.listed):
        return "pack"
    if own > 1 and facts.first_day is not None and not papers:
        return "agenda"
    return "minutes" if decided > 1 and facts.first_day is not None else None


def _decided(block: Block) -> bool:
    if any(piece.kind in {Kind.ADOPTED, Kind.TOLD} for piece in take_treatment_apart(block.lines[1:])):
        return True
    return any((told := read_told(line.text)) is not None and told.outcome is not None for line in block.lines[-3:])
