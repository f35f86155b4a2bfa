"""Lines into a case paper: head, sections, proposal, decisions, attachments, and what is doubtful in them."""

from collections.abc import Iterator, Sequence
from datetime import date

from ..domain.case import Attachment, Proposal, Section
from ..domain.kinds import Mode, Outcome
from ..domain.points import Point, plain_text
from ..domain.references import find_references
from ..profiles.profile import Profile
from . import doubts
from .agreements import find_agreement_clauses
from .case_identity import Setting, identify, identity_doubts, read_day
from .commitments import Commitment
from .decision_headings import classify_decision
from .head import Head, read_head
from .lines import Line
from .meeting_papers.outcomes import without_ending
from .paper_attachments import read_attachments, read_exemption
from .paper_headings import Role
from .paper_parts import PaperParts, Part, sections, take_apart
from .point_commitments import commitments_of
from .points import read_points
from .proposal import pending_text, read_proposal, says_pending
from .quotes import quoted_decisions
from .read_records import ReadCaseRef, ReadDecision, ReadDocument

_OUTCOMES = {
    "noted": Outcome.NOTED,
    "approved": Outcome.APPROVED,
    "amended": Outcome.AMENDED,
    "as_proposed": Outcome.AS_PROPOSED,
    "withdrawn": Outcome.WITHDRAWN,
    "sent_back": Outcome.SENT_BACK,
    "forwarded": Outcome.FORWARDED,
    "discussed": Outcome.DISCUSSED,
    "no_consensus": Outcome.NO_CONSENSUS,
}


def read_paper(
    lines: Sequence[Line],
    *,
    source: str,
    digest: str,
    headers: Sequence[str] = (),
    profile: Profile | None = None,
    setting: Setting | None = None,
) -> ReadDocument:
    """The case paper these lines make; its kind is unknown where nothing tells that it is one.

    ``headers`` is what a Word file has at the top of its pages, ``setting`` the pack that the paper stands in.
    """
    head = read_head(lines, profile)
    paper = take_apart(lines[head.end :], title_level=head.title_level)
    proposal_parts = [part for part in paper.parts if part.role in {Role.PROPOSAL, Role.PENDING}]
    read = read_proposal(proposal_parts)
    own = identify(head, headers, read.points, profile, setting)
    case, body, year = own.case, own.body, own.year
    known = case.number is not None or case.draft or bool(proposal_parts)
    own_sections = sections(_section_parts(paper))
    attachments = read_attachments(head, paper, body=body, year=year, profile=profile)
    chunks = list(_chunks(head, paper, read.points, own_sections, attachments))
    references = [
        reference for text in chunks for reference in find_references(text, body=body, year=year, profile=profile)
    ]
    of = ReadCaseRef(body, case.number, year)
    decisions = [*_adopted(paper, of, own.meeting)]
    for part in paper.parts:
        decisions += quoted_decisions(part.lines, body=body, year=year, profile=profile)
    heading = proposal_parts[0].heading if proposal_parts else None
    pending = [part for part in proposal_parts if part.role is Role.PENDING]
    opening = classify_decision(heading.text) if heading else None
    whole = "\n\n".join(chunks)
    return ReadDocument(
        source=source,
        digest=digest,
        kind="case_paper" if known else "unknown",
        body=body,
        body_inferred=own.inferred,
        number=case.number,
        suffix=case.suffix,
        year=year,
        title=head.title or (setting.title if setting is not None else ""),
        meeting_date=own.meeting,
        document_date=read_day(" ".join(head.fields.get("document_date", []))),
        case_officers=tuple(head.fields.get("case_officer", [])),
        clearances=tuple(head.fields.get("clearance", [])),
        our_ref=" ".join(head.fields.get("our_ref", [])),
        archive_refs=tuple(head.fields.get("archive_ref", [])),
        exemption=read_exemption(head.exemption),
        head=tuple(head.lines),
        sections=own_sections,
        proposal_heading=heading.text if heading else "",
        proposal=Proposal(points=read.points, pending=bool(pending) and not read.points),
        pending_text=pending_text(pending),
        proposer=(opening.proposer or "") if opening else "",
        decisions=tuple(decisions),
        references=tuple(references),
        commitments=tuple(_commitments(read.points, decisions, body, year)),
        attachments=attachments,
        agreement_clauses=tuple(find_agreement_clauses(whole)),
        doubts=(
            *identity_doubts(head, own),
            *doubts.proposal_doubts(read.points, pending=bool(pending)),
            *doubts.point_doubts(read.relabelled),
            *doubts.reference_doubts(references),
            *doubts.date_doubts(whole, year),
            *doubts.quote_doubts(decisions),
            *doubts.lost_letter_doubts(whole),
        ),
    )


def _section_parts(paper: PaperParts) -> list[Part]:
    """The parts that are text. What follows a pending proposal without a heading is text too, and is not lost."""
    found = []
    for part in paper.parts:
        if part.role is Role.SECTION:
            found.append(part)
        elif part.role is Role.PENDING:
            rest = [line for line in part.lines if not says_pending(line.text)]
            if rest:
                found.append(Part(Role.SECTION, None, rest))
    return found


def _adopted(paper: PaperParts, of: ReadCaseRef, meeting: date | None) -> Iterator[ReadDecision]:
    for part in paper.of(Role.ADOPTED):
        last = classify_decision(part.lines[-1].text) if part.lines else None
        opening = classify_decision(part.heading.text) if part.heading else None
        mode = (last.mode if last else None) or (opening.mode if opening else None)
        if part.lines:
            lines, _ = without_ending(part.lines)
            yield ReadDecision(
                of=of,
                points=read_points(lines).points,
                outcome=_OUTCOMES.get(last.outcome or "") if last else None,
                mode=Mode(mode) if mode in set(Mode) else None,
                meeting_date=meeting,
                heading=part.heading.text if part.heading else "",
            )


def _chunks(
    head: Head, paper: PaperParts, points: Sequence[Point], own: Sequence[Section], attachments: Sequence[Attachment]
) -> Iterator[str]:
    """The texts in which references are looked for, in the paper's order; metadata lines are left out."""
    yield head.case_text
    if head.title not in head.case_text:
        yield head.title
    for attachment in attachments:
        yield attachment.title
    before = bool(paper.parts) and paper.parts[0].role is Role.PROPOSAL
    if before:
        yield plain_text(points)
    for section in own:
        yield f"{section.heading}\n\n{section.text}"
    if not before:
        yield plain_text(points)
    for part in paper.of(Role.ADOPTED):
        yield "\n".join(line.text for line in part.lines)
    for attachment in attachments:
        for section in attachment.sections:
            yield f"{section.heading}\n\n{section.text}"


def _commitments(
    proposed: Sequence[Point], decisions: Sequence[ReadDecision], body: str | None, year: int | None
) -> Iterator[Commitment]:
    """What the adopted text asks of somebody, or the proposal where nothing is adopted yet (domain rule 4)."""
    adopted = [point for decision in decisions if not decision.quoted for point in decision.points]
    return commitments_of(adopted or proposed, body=body, year=year)
