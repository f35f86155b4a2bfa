"""Lines into a case paper: head, sections, proposal, decisions, attachments, and what is doubtful in them."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ..domain.case import Attachment, Exemption, Proposal, Section
from ..domain.caseref import CaseRef
from ..domain.kinds import AttachmentKind, ExemptScope, Mode, Outcome
from ..domain.points import Point, plain_text
from ..domain.references import Reference, body_names, find_references
from ..domain.references.body_names import PARTNERSHIP_BODIES
from ..profiles.profile import Profile
from . import doubts
from .agreements import find_agreement_clauses
from .case_line import CaseLine, read_case_line
from .commitments import Commitment, find_commitments
from .decision_headings import classify_decision
from .document_kind import agenda_cases, document_kind
from .head import Head, read_head
from .lines import Line, Mark
from .paper_headings import Role
from .paper_parts import Appended, PaperParts, Part, sections, take_apart
from .points import ReadPoints, read_points
from .quotes import quoted_decisions
from .read_records import ReadCaseRef, ReadDecision, ReadDocument

_OUTCOMES = {"noted": Outcome.NOTED, "approved": Outcome.APPROVED, "amended": Outcome.AMENDED, "as_proposed": Outcome.AS_PROPOSED}


def read_paper(
    lines: Sequence[Line], *, source: str, digest: str, headers: Sequence[str] = (), profile: Profile | None = None
) -> ReadDocument:
    """The document these lines make. ``headers`` is what a Word file has at the top of its pages."""
    head = read_head(lines, profile)
    paper = take_apart(lines[head.end :])
    case = _identity(head, headers, profile)
    proposal_parts = [part for part in paper.parts if part.role in {Role.PROPOSAL, Role.PENDING}]
    read = _proposal(proposal_parts)
    body, acts, inferred = _body(head, case, headers, read.points, profile)
    stated = " ".join(head.fields.get("meeting_date", []))
    meeting = _day(stated)
    year = case.year or (meeting.year if meeting else None)
    kind = document_kind(head, paper, has_case=case.number is not None or case.draft)
    own_sections = sections(_section_parts(paper))
    attachments = _attachments(head, paper, body=body, year=year, profile=profile)
    chunks = list(_chunks(head, paper, read.points, own_sections, attachments))
    references = [
        reference for text in chunks for reference in find_references(text, body=body, year=year, profile=profile)
    ]
    of = ReadCaseRef(body, case.number, year)
    decisions = [*_adopted(paper, of, meeting)]
    for part in paper.parts:
        decisions += quoted_decisions(part.lines, body=body, year=year, profile=profile)
    heading = proposal_parts[0].heading if proposal_parts else None
    pending = [part for part in proposal_parts if part.role is Role.PENDING]
    opening = classify_decision(heading.text) if heading else None
    whole = "\n\n".join(chunks)
    return ReadDocument(
        source=source,
        digest=digest,
        kind=kind,
        body=body,
        body_inferred=inferred,
        number=case.number,
        suffix=case.suffix,
        year=year,
        title=head.title,
        meeting_date=meeting,
        document_date=_day(" ".join(head.fields.get("document_date", []))),
        case_officers=tuple(head.fields.get("case_officer", [])),
        clearances=tuple(head.fields.get("clearance", [])),
        our_ref=" ".join(head.fields.get("our_ref", [])),
        archive_refs=tuple(head.fields.get("archive_ref", [])),
        exemption=_exemption(head.exemption),
        head=tuple(head.lines),
        sections=own_sections,
        proposal_heading=heading.text if heading else "",
        proposal=Proposal(points=read.points, pending=bool(pending) and not read.points),
        pending_text=_pending_text(pending),
        proposer=(opening.proposer or "") if opening else "",
        decisions=tuple(decisions),
        cases=agenda_cases(lines, kind, profile, body, year),
        references=tuple(references),
        commitments=tuple(_commitments(read.points, body, year)),
        attachments=attachments,
        agreement_clauses=tuple(find_agreement_clauses(whole)),
        doubts=(
            *(_identity_doubts(head, case, body, acts, meeting, stated, year, inferred) if kind == "case_paper" else ()),
            *doubts.point_doubts(read.relabelled),
            *doubts.reference_doubts(references),
            *doubts.date_doubts(whole, year),
            *doubts.quote_doubts(decisions),
            *doubts.lost_letter_doubts(whole),
        ),
    )


def _identity(head: Head, headers: Sequence[str], profile: Profile | None) -> CaseLine:
    """The case by its own line, else by the top of the pages. «Vår ref» is never asked (domain rule 3)."""
    own = head.case or CaseLine()
    for text in headers if own.number is None and not own.draft or own.body is None else ():
        found = read_case_line(text, profile)
        if found is not None and not found.draft:
            if own.number is None and not own.draft:
                return found
            if (own.number, own.year) == (found.number, found.year):
                return msgspec.structs.replace(own, body=own.body or found.body)
    return own


def _body(
    head: Head, case: CaseLine, headers: Sequence[str], points: Sequence[Point], profile: Profile | None
) -> tuple[str | None, str, bool]:
    """The body's code, the words it was told by, and whether it is only inferred from who acts in the proposal."""
    names = body_names(profile)
    stated = head.fields.get("body", [])
    if case.body or stated:
        code = case.body or stated[0]
        mentions = names.find(code)
        return (mentions[0].code if mentions else names.code_of(code) or code), code, False
    for text in headers:
        mentions = names.find(text)
        if mentions and len(text) < 100:
            return mentions[0].code, text, False
    for point in points:
        mentions = names.find(point.text[:120])
        if mentions and mentions[0].offset <= 4:
            return mentions[0].code, point.text[: mentions[0].end_offset], True
    return None, "", False


def _day(text: str) -> date | None:
    """The day of an ISO date, or the first of two («2016-05-18/2016-05-19»)."""
    try:
        return date.fromisoformat(text.partition("/")[0])
    except ValueError:
        return None


def _proposal(parts: Sequence[Part]) -> ReadPoints:
    lines = [line for part in parts if part.role is Role.PROPOSAL for line in part.lines]
    return _with_conditions(lines)


def _with_conditions(lines: Sequence[Line]) -> ReadPoints:
    """The points; a paragraph in the style for conditions belongs to the point above it, and is set apart there."""
    if not any(line.style == "forutsetning" for line in lines):
        return read_points(lines)
    told: dict[int, str] = {}
    kept: list[Line] = []
    for line in lines:
        if line.style == "forutsetning" and kept:
            words = line.text.removeprefix("Forutsetning: ")
            told[len(kept) - 1] = words if words != line.text else words[:1].lower() + words[1:]
        else:
            kept.append(line)
    apart = [msgspec.structs.replace(line, text=line.text + f"\0{told[at]}") if at in told else line for at, line in enumerate(kept)]
    read = read_points(apart)
    return ReadPoints(tuple(_conditioned(point) for point in read.points), read.relabelled)


def _conditioned(point: Point) -> Point:
    text, _, condition = point.text.partition("\0")
    below = tuple(_conditioned(inner) for inner in point.points)
    return msgspec.structs.replace(point, text=text, condition=condition, points=below)


def _pending_text(parts: Sequence[Part]) -> str:
    lines = [line.text for part in parts for line in ([part.heading] if part.heading else []) + part.lines]
    told = [text for text in lines if (found := classify_decision(text)) is not None and found.role == "proposal_pending"]
    return " ".join(told)


def _section_parts(paper: PaperParts) -> list[Part]:
    """The parts that are text. What follows a pending proposal without a heading is text too, and is not lost."""
    found = []
    for part in paper.parts:
        if part.role is Role.SECTION:
            found.append(part)
        elif part.role is Role.PENDING:
            rest = [line for line in part.lines if line.text not in _pending_text([part])]
            if rest:
                found.append(Part(Role.SECTION, None, rest))
    return found


def _adopted(paper: PaperParts, of: ReadCaseRef, meeting: date | None) -> Iterator[ReadDecision]:
    for part in paper.of(Role.ADOPTED):
        last = classify_decision(part.lines[-1].text) if part.lines else None
        opening = classify_decision(part.heading.text) if part.heading else None
        mode = (last.mode if last else None) or (opening.mode if opening else None)
        if part.lines:
            yield ReadDecision(
                of=of,
                points=read_points(part.lines).points,
                outcome=_OUTCOMES.get(last.outcome or "") if last else None,
                mode=Mode(mode) if mode in set(Mode) else None,
                meeting_date=meeting,
            )


def _exemption(text: str) -> Exemption | None:
    if not text:
        return None
    words = text.partition(",")[2].strip() or text.partition(":")[2].strip()
    basis = words.removeprefix("jf.").removeprefix("Jf.").strip()
    partly = text.lower().startswith("delvis")
    return Exemption(scope=ExemptScope.PARTLY if partly else ExemptScope.WHOLE, legal_basis=basis)


def _attachments(
    head: Head, paper: PaperParts, *, body: str | None, year: int | None, profile: Profile | None
) -> tuple[Attachment, ...]:
    """The list of attachments, and those appended to the paper, each once."""
    listed = [*head.attachments, *(line for part in paper.of(Role.ATTACHMENTS) for line in part.lines)]
    found = [_listed(line.text, body=body, year=year, profile=profile) for line in listed]
    for appended in paper.appended:
        text = _appended(appended)
        same = next((at for at, entry in enumerate(found) if entry.title.casefold() == text.title.casefold()), None)
        if same is not None:
            found[same] = text
        elif text.sections or appended.title:
            at = int(appended.number) - 1 if appended.number.isdigit() else len(found)
            found.insert(min(max(at, 0), len(found)), text) if listed else found.append(text)
    return tuple(found)


def _listed(text: str, *, body: str | None, year: int | None, profile: Profile | None) -> Attachment:
    title = " ".join(text.split())
    exemption = None
    start = title.lower().rfind("(unntatt offentlighet")
    start = start if start > 0 else title.lower().rfind("(delvis unntatt offentlighet")
    if start > 0 and title.endswith(")"):
        exemption = _exemption(title[start + 1 : -1])
        title = title[:start].rstrip()
    references = find_references(title, body=body, year=year, profile=profile)
    first = references[0] if references and references[0].start == 0 else None
    if first is None or first.year is None or first.body is None:
        return Attachment(title=title, exemption=exemption)
    ours = {body.code for body in profile.bodies} if profile is not None else set(PARTNERSHIP_BODIES)
    return Attachment(
        title=title,
        kind=AttachmentKind.CASE if first.body in ours else AttachmentKind.FILE,
        ref=CaseRef(first.body, first.year, first.number),
        exemption=exemption,
    )


def _appended(appended: Appended) -> Attachment:
    parts = appended.parts
    exemption = None
    if parts and parts[0].heading is None and parts[0].lines and parts[0].lines[0].style == "gradering":
        exemption = _exemption(parts[0].lines[0].text)
        parts[0].lines = parts[0].lines[1:]
    kept = [part for part in parts if part.heading is not None or part.lines]
    return Attachment(title=appended.title, kind=AttachmentKind.TEXT, sections=sections(kept), exemption=exemption)


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


def _commitments(points: Sequence[Point], body: str | None, year: int | None) -> Iterator[Commitment]:
    for point in points:
        yield from find_commitments(plain_text([point]), body=body, year=year)


def _identity_doubts(
    head: Head,
    case: CaseLine,
    body: str | None,
    acts: str,
    meeting: date | None,
    stated: str,
    year: int | None,
    inferred: bool,
) -> Iterator[doubts.Doubt]:
    yield from doubts.title_doubts(head.title, guessed=head.title_guessed)
    yield from doubts.body_doubts(body, acts, inferred=inferred)
    yield from doubts.number_doubts(case.number, year, draft=case.draft)
    yield from doubts.meeting_doubts(meeting, stated)


