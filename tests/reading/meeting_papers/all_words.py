"""All the words a read document holds, to see that none was lost."""

from collections.abc import Iterable

from sekretariat_tui.domain.case import Attachment, Section
from sekretariat_tui.domain.points import Point, outline
from sekretariat_tui.reading.document import ReadCase, ReadDocument


def everything(document: ReadDocument) -> str:
    """All text the document holds, labels included."""
    pieces = [*document.head, document.title, document.proposal_heading, document.pending_text]
    pieces += _points(document.proposal.points)
    for decision in document.decisions:
        pieces += [decision.heading, *_points(decision.points), *decision.told, *decision.dissent]
    pieces += _sections(document.sections)
    pieces += _attachments(document.attachments)
    for case in document.cases:
        pieces += _case(case)
    return "\n".join(pieces)


def _case(case: ReadCase) -> Iterable[str]:
    yield case.title
    yield from case.lines
    yield case.text
    yield case.proposal_heading
    yield from _points(case.proposal.points)
    yield from _sections(case.sections)
    yield from _sections(case.treatment)
    yield from _attachments(case.attachments)
    if case.decision is not None:
        yield from (case.decision.heading, *case.decision.told, *case.decision.dissent)
    if case.paper is not None:
        yield everything(case.paper)


def _points(points: tuple[Point, ...]) -> list[str]:
    return [f"{row.label} {row.point.text} {row.point.condition}" for row in outline(points)]


def _sections(sections: Iterable[Section]) -> Iterable[str]:
    for section in sections:
        yield from (section.heading, section.text)


def _attachments(attachments: Iterable[Attachment]) -> Iterable[str]:
    for number, attachment in enumerate(attachments, start=1):
        yield f"Vedlegg {number} {attachment.title}"
        yield from _sections(attachment.sections)
