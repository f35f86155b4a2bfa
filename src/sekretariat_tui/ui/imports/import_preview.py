"""What was read from a file and what it becomes, as lines to look at before it is taken in."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from ...domain.caseref import CaseRef
from ...domain.points import as_text, has_text
from ...profiles import Profile
from ...reading.read_records import ReadCase, ReadDocument
from ...workspace.imports import Becomes
from .papers import Paper
from .words import KINDS, STATES, numbered


def preview(paper: Paper, document: ReadDocument | None, profile: Profile) -> Content:
    """Everything that was found in one file, what is doubtful before the texts."""
    return Content("\n").join(_lines(paper, document, profile))


def _lines(paper: Paper, document: ReadDocument | None, profile: Profile) -> Iterator[Content]:
    looked = paper.looked
    kind = KINDS.get(document.kind, document.kind) if document is not None else ""
    word = "tatt inn" if paper.taken else STATES[looked.state][1]
    yield Content.styled(f"{looked.source} – {kind}, {word}" if kind else f"{looked.source} – {word}", "bold")
    if paper.failed:
        yield Content.styled(f"! {paper.failed}", "$text-error")
    if document is None:
        if not paper.failed:
            yield Content("Denne filen er lest inn før, og er uendret. Den endrer ingenting.")
        return
    yield from _becomes(looked.becomes)
    yield from _doubts(looked.becomes, document)
    yield from _document(document, profile)
    for case in document.cases:
        yield from _case(case, profile)


def _becomes(becomes: Becomes | None) -> Iterator[Content]:
    if becomes is None:
        return
    new = [one for one in becomes.cases if one.new]
    filled = [one for one in becomes.cases if one.changed and not one.new]
    parts = []
    if new:
        parts.append("en ny sak" if len(new) == 1 else f"{len(new)} nye saker")
    if filled:
        parts.append("utfyller en sak" if len(filled) == 1 else f"utfyller {len(filled)} saker")
    if becomes.decisions:
        parts.append("ett vedtak" if becomes.decisions == 1 else f"{becomes.decisions} vedtak")
    for meeting in becomes.meetings:
        day = f" {meeting.day:%d.%m.%Y}" if meeting.day else ""
        parts.append(f"{'nytt møte' if meeting.new else 'møtet'} {meeting.body}{day}")
    yield _fact("Blir til", " · ".join(parts) or "ingenting nytt")


def _document(document: ReadDocument, profile: Profile) -> Iterator[Content]:
    own = document.kind not in {"agenda", "minutes", "pack"}
    yield _fact("Sak" if own else "Møte", f"{numbered(document, profile)} {document.title or '(uten tittel)'}".strip())
    for label, value in _facts(document):
        if value:
            yield _fact(label, value)
    if document.proposal.pending:
        yield _fact(profile.paper.proposal_heading, "fremmes i møtet")
    elif has_text(document.proposal.points):
        yield _fact(profile.paper.proposal_heading, "")
        yield Content(as_text(document.proposal.points))
    if document.sections:
        headings = " · ".join(section.heading or "(uten overskrift)" for section in document.sections)
        yield _fact("Avsnitt", headings)
    for decision in document.decisions:
        if document.cases and not decision.quoted:
            continue  # it stands with its case, below
        of = decision.of
        ref = CaseRef(of.body, of.year, of.number) if of.body and of.year and of.number else None
        if decision.quoted:
            yield _fact("Siterer vedtaket i", profile.citation(ref) if ref else "en sak som ikke er klar")
        else:
            yield _fact("Vedtak", profile.word(decision.outcome) if decision.outcome else "")
        if has_text(decision.points):
            yield Content(as_text(decision.points))


def _case(case: ReadCase, profile: Profile) -> Iterator[Content]:
    """A case on an agenda, in minutes or in a pack, with what is told of it."""
    year, number = case.year, case.number
    ref = CaseRef(case.body, year, number, case.suffix) if case.body and year and number else None
    name = f"{case.body} {profile.case_number(ref)}" if ref and case.body else str(number or "–")
    told = [
        *(["eget saksframlegg"] if case.paper is not None else []),
        *([profile.word(case.decision.outcome)] if case.decision is not None and case.decision.outcome else []),
    ]
    yield Content.assemble((f"  {name} ", "bold"), case.title, *((f" – {', '.join(told)}", "dim") for _ in told[:1]))
    if case.decision is not None and has_text(case.decision.points):
        yield Content("\n".join(f"    {line}" for line in as_text(case.decision.points).split("\n")))


def _facts(document: ReadDocument) -> Iterable[tuple[str, str]]:
    own = document.kind not in {"agenda", "minutes", "pack"}
    yield "Møte" if own else "Dato", document.meeting_date.strftime("%d.%m.%Y") if document.meeting_date else ""
    yield "Saksbehandler", ", ".join(document.case_officers)
    yield "Vår ref.", document.our_ref
    yield "Vedlegg", " · ".join(attachment.title for attachment in document.attachments)


def _doubts(becomes: Becomes | None, document: ReadDocument) -> Iterator[Content]:
    doubts = becomes.doubts if becomes is not None else document.doubts
    if not doubts:
        yield Content.styled("Ingen ting å sjekke.", "dim")
    for doubt in doubts:
        at = f" «{doubt.text}»" if doubt.text and doubt.text not in doubt.sentence else ""
        yield Content.styled(f"! {doubt.sentence}{at}", "$text-warning")


def _fact(label: str, value: str) -> Content:
    return Content.assemble((f"{label}: ", "bold"), value)
