"""What reading a paper in would give, as lines to look at before it is done."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from ...domain.caseref import CaseRef
from ...domain.points import as_text, has_text
from ...profiles import Profile
from ...reading.read_records import ReadDocument
from ...workspace.imports import ImportResult, Taken

KINDS = {
    "case_paper": "saksframlegg",
    "agenda": "innkalling",
    "minutes": "protokoll",
    "pack": "sakspakke",
    "unknown": "dokument av ukjent slag",
}

MEETING_KINDS = frozenset({"agenda", "minutes", "pack"})


def preview(result: ImportResult, profile: Profile) -> Content:
    """Everything that was found, file by file, what is doubtful before the texts."""
    blocks = [Content("\n").join(_taken(taken, profile)) for taken in result.taken]
    if result.unchanged:
        names = ", ".join(f"«{name}»" for name in result.unchanged)
        blocks.append(Content(f"{names} er lest inn før og er uendret."))
    blocks += [Content.styled(f"! {failed.why}", "$text-error") for failed in result.failed]
    return Content("\n\n").join(blocks) if blocks else Content("Fant ingen filer å lese.")


def _taken(taken: Taken, profile: Profile) -> Iterator[Content]:
    document = taken.document
    if document.kind in MEETING_KINDS:
        yield from _meeting(taken, profile)
        return
    new = "blir en ny sak" if taken.new else "er i registeret fra før; bare det som mangler der, legges til"
    yield Content.styled(f"{document.source} – {KINDS.get(document.kind, document.kind)}, {new}", "bold")
    yield _fact("Sak", " ".join([_number(document, profile), document.title or "(uten tittel)"]).strip())
    for label, value in _facts(document):
        if value:
            yield _fact(label, value)
    yield from _doubts(document)
    if document.proposal.pending:
        yield _fact(profile.paper.proposal_heading, "fremmes i møtet")
    elif has_text(document.proposal.points):
        yield _fact(profile.paper.proposal_heading, "")
        yield Content(as_text(document.proposal.points))
    yield _fact(
        "Avsnitt", " · ".join(section.heading or "(uten overskrift)" for section in document.sections) or "ingen"
    )
    for decision in document.decisions:
        of = decision.of
        ref = CaseRef(of.body, of.year, of.number) if of.body and of.year and of.number else None
        yield _fact("Siterer vedtak i", profile.citation(ref) if ref else "en sak som ikke er klar")
        yield Content(as_text(decision.points))


def _meeting(taken: Taken, profile: Profile) -> Iterator[Content]:
    """The meeting, and each case on its agenda with what the document gives it."""
    document = taken.document
    yield Content.styled(f"{document.source} – {KINDS[document.kind]}", "bold")
    day = f"{document.meeting_date:%d.%m.%Y}" if document.meeting_date else "uten dato"
    yield _fact("Møte", f"{document.body or ''} {day}".strip())
    yield from _doubts(document)
    for case in taken.becomes.cases:
        what = "ny sak" if case.new else "fylles ut" if case.changed else "ingenting nytt"
        decided = ", med vedtak" if case.decided else ""
        number = f"{case.ref.body} {profile.case_number(case.ref)} " if case.ref else ""
        yield Content(f"  {number}{case.title} – {what}{decided}")


def _facts(document: ReadDocument) -> Iterable[tuple[str, str]]:
    yield "Møte", document.meeting_date.strftime("%d.%m.%Y") if document.meeting_date else ""
    yield "Saksbehandler", ", ".join(document.case_officers)
    yield "Vår ref.", document.our_ref
    yield "Vedlegg", " · ".join(attachment.title for attachment in document.attachments)


def _doubts(document: ReadDocument) -> Iterator[Content]:
    if not document.doubts:
        yield Content.styled("Ingen ting å sjekke.", "dim")
    for doubt in document.doubts:
        at = f" «{doubt.text}»" if doubt.text and doubt.text not in doubt.sentence else ""
        yield Content.styled(f"! {doubt.sentence}{at}", "$text-warning")


def _number(document: ReadDocument, profile: Profile) -> str:
    if document.body and document.year and document.number:
        number = profile.case_number(CaseRef(document.body, document.year, document.number, document.suffix))
        return f"{document.body} {number} "
    if document.number:
        return f"{document.body or ''} {document.number}{document.suffix} ".lstrip()
    return f"{document.body} – " if document.body else ""


def _fact(label: str, value: str) -> Content:
    return Content.assemble((f"{label}: ", "bold"), value)
