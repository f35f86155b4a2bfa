"""A search hit as it is shown: what it is, where it stands today, and its whole text for the preview."""

from datetime import date
from typing import NamedTuple

from ...domain.case import Case
from ...domain.meeting import Meeting
from ...domain.points import has_text
from ...domain.strategy import Measure
from ...lookup import EntryKind, Hit, Match
from ...workspace import Workspace
from ...workspace.thread.standing_words import standing_words

KIND_WORDS = {
    EntryKind.DECISION: "Vedtak",
    EntryKind.CASE: "Sak",
    EntryKind.MEETING: "Møte",
    EntryKind.MEASURE: "Tiltak",
}
MATCH_WORDS = {Match.EXACT: "", Match.INFLECTED: "bøyning", Match.PART: "del av ord", Match.SIMILAR: "lignende"}


class Found(NamedTuple):
    """A hit with the words around it.

    ``number`` is the case's as the house writes it, with its body; ``note`` is the outcome, or the status of what has
    none; ``standing`` says whether a decision still stands; ``tier`` how the hit fits when it is not exact; ``marks``
    are (start, end) in ``snippet``.
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


def found(workspace: Workspace, text: str, limit: int = 100) -> list[Found]:
    """What was found, ready to be drawn. Called in a thread of its own, for the first search reads the register."""
    return [_shown(workspace, hit) for hit in workspace.search.find(text, limit, wait=False)]


def _shown(workspace: Workspace, hit: Hit) -> Found:
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
    return Found(
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
    )


class Preview(NamedTuple):
    """The text beside the list: a title, a line under it, and the text."""

    title: str
    facts: str
    text: str


def preview(workspace: Workspace, hit: Found) -> Preview:
    """The whole of what was found."""
    register = workspace.office.register
    facts = " · ".join(part for part in (KIND_WORDS[hit.kind], hit.number, hit.day, hit.note, hit.standing) if part)
    match hit.kind:
        case EntryKind.DECISION | EntryKind.CASE:
            case = register.find(Case, hit.record)
            return Preview(hit.title, facts, _case_text(workspace, case, hit.kind) if case else "Saken er slettet.")
        case EntryKind.MEETING:
            meeting = register.find(Meeting, hit.record)
            lines = workspace.meetings.agenda_lines(meeting) if meeting else []
            return Preview(hit.title, facts, "\n".join(f"{number}  {title}" for _, number, title in lines))
        case _:
            measure = register.find(Measure, hit.record)
            return Preview(hit.title, facts, measure.status_note if measure else "Tiltaket er slettet.")


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
    return "\n\n".join(part for part in (first, *sections) if part)
