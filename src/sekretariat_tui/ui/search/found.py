"""A search hit as it is shown: what it is, where it stands today, and its whole text for the preview."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ...domain.case import Case
from ...domain.meeting import Meeting
from ...domain.place import Place
from ...domain.points import has_text
from ...domain.strategy import Measure
from ...lookup import EntryKind, Found, Hit, marks_in
from ...workspace import Workspace
from ...workspace.search.hit_words import KIND_WORDS, MATCH_WORDS
from ...workspace.thread.standing_words import standing_words

_LONGEST = 20_000  # characters of a text that are shown; a longer one is read in the case itself


class FoundHit(NamedTuple):
    """A hit with the words around it.

    ``number`` is the case's as the house writes it, with its body; ``note`` is the outcome, or the status of what has
    none; ``standing`` says whether a decision still stands; ``tier`` how the hit fits when it is not exact; ``marks``
    are (start, end) in ``snippet``, and ``place`` is where in the record those words stand.
    """

    kind: EntryKind
    record: str
    number: str
    title: str
    day: str
    note: str
    standing: str
    tier: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    place: Place | None = None


class FoundNow(NamedTuple):
    """The hits for one text in the field, what its words were found as, and whether nothing fits but what is similar."""

    hits: list[FoundHit]
    found_as: Found
    only_similar: bool


def found(workspace: Workspace, text: str, *, first: int, limit: int = 100) -> Iterator[FoundNow]:
    """What was found, ready to be drawn: the first hits at once, then all. Called in a thread of its own."""
    for results in workspace.search.answer(text, limit, first=first, wait=False):
        yield FoundNow([_shown(workspace, hit) for hit in results.hits], results.found_as, results.only_similar)


def _shown(workspace: Workspace, hit: Hit) -> FoundHit:
    entry = hit.entry
    register, profile = workspace.office.register, workspace.profile
    day: date | None = None
    standing = ""
    if entry.kind in (EntryKind.DECISION, EntryKind.CASE):
        case = register.find(Case, entry.record)
        meeting = register.find(Meeting, case.meeting) if case and case.meeting else None
        day = meeting.first_day if meeting else case.document_date if case else None
        if case is not None and entry.kind is EntryKind.DECISION:
            standing = standing_words(workspace.office, case)
    number = f"{entry.ref.body} {profile.case_number(entry.ref)}" if entry.ref else entry.body
    when = f"{day:%d.%m.%Y}" if day else str(entry.ref.year) if entry.ref else ""
    return FoundHit(
        entry.kind,
        entry.record,
        number,
        entry.title,
        when,
        entry.note,
        standing,
        MATCH_WORDS[hit.match],
        hit.snippet,
        hit.marks,
        hit.place,
    )


class Preview(NamedTuple):
    """The text beside the list: a title, a line under it, the text, and (start, end) of every match in the text."""

    title: str
    facts: str
    text: str
    marks: list[tuple[int, int]]


def preview(workspace: Workspace, hit: FoundHit, found_as: Found) -> Preview:
    """The whole of what was found, from the part where the match stands where it is very long."""
    facts = " · ".join(part for part in (KIND_WORDS[hit.kind], hit.number, hit.day, hit.note, hit.standing) if part)
    text = _text(workspace, hit)
    if len(text) > _LONGEST:
        marks = marks_in(text[:_LONGEST], found_as)
        at = text.find(hit.snippet[2:62]) if not marks else 0
        start = max(text.rfind("\n", 0, max(at, 0)), 0) if at > 0 else 0
        text = ("… " if start else "") + text[start : start + _LONGEST] + " …"
    return Preview(hit.title, facts, text, marks_in(text, found_as))


def _text(workspace: Workspace, hit: FoundHit) -> str:
    register = workspace.office.register
    match hit.kind:
        case EntryKind.DECISION | EntryKind.CASE:
            case = register.find(Case, hit.record)
            return _case_text(workspace, case, hit.kind) if case else "Saken er slettet."
        case EntryKind.MEETING:
            meeting = register.find(Meeting, hit.record)
            lines = workspace.meetings.agenda_lines(meeting) if meeting else []
            return "\n".join(f"{number}  {title}" for _, number, title in lines)
        case _:
            measure = register.find(Measure, hit.record)
            if measure is None:
                return "Tiltaket er slettet."
            said = (measure.status_note, measure.leader, measure.next_milestone, *measure.waits_for)
            return "\n".join(filter(None, said))


def _case_text(workspace: Workspace, case: Case, kind: EntryKind) -> str:
    if kind is EntryKind.DECISION or has_text(case.decision.points):
        first = workspace.decisions.verbatim(case)
    elif has_text(case.proposal.points):
        first = f"Forslag:\n{workspace.decisions.verbatim(case)}"
    else:
        first = ""
    if kind is EntryKind.DECISION:
        return first
    sections = [f"{section.heading}\n{section.text}" for section in case.sections if section.text.strip()]
    attached = [
        "\n".join([f"Vedlegg: {one.title}", *(f"{section.heading}\n{section.text}" for section in one.sections)])
        for one in case.attachments
    ]
    return "\n\n".join(part for part in (first, *sections, *attached) if part)
