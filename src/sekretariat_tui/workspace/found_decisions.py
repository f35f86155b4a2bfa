"""Decisions found in a paper: its own, and those it quotes from earlier cases (domain rule 4)."""

import msgspec

from ..domain.case import Case, CaseLink, Decision, Doubt, QuoteSource
from ..domain.caseref import CaseRef
from ..domain.kinds import CaseStatus, LinkKind
from ..domain.outcomes import status_after
from ..domain.points import has_text, plain_text
from ..domain.references import find_references
from ..reading.document import ReadDecision
from ..store import Change
from .meetings import Meetings
from .office import Office
from .titles import UNKNOWN_TITLE

Stored = tuple[Case, list[Doubt]]


def case_ref(body: str | None, year: int | None, number: int | None, suffix: str = "") -> CaseRef | None:
    """The identity of a case, or None where the paper does not tell the whole of it."""
    return CaseRef(body, year, number, suffix) if body and year and number else None


def store_decision(
    office: Office, meetings: Meetings, change: Change, case: Case, read: ReadDecision, source: str
) -> Stored:
    """A decision that stands in the paper, stored where it belongs. Gives the paper's case, and what is doubtful."""
    ref = case_ref(read.of.body, read.of.year, read.of.number)
    if not read.quoted or (ref is not None and case.ref == ref):
        return _store_own(case, read, source)
    return _store_quoted(office, meetings, change, case, read, ref, source)


def _store_own(case: Case, read: ReadDecision, source: str) -> Stored:
    """The paper's own decision on its own case, unless there is one already."""
    if not has_text(read.points):
        return case, []
    there = case.decision
    if not has_text(there.points):
        decision = msgspec.structs.replace(
            there, points=read.points, outcome=there.outcome or read.outcome, mode=there.mode or read.mode
        )
        status = status_after(decision.outcome) if decision.outcome else CaseStatus.DECIDED
        return msgspec.structs.replace(case, decision=decision, status=status), []
    if not _same(there, read):
        sentence = (
            f"«{source}» har et annet vedtak enn saken har her. Ingenting er endret; "
            "sammenlign dem og rett det som er feil."
        )
        return case, [Doubt(field="decision", text=source, sentence=sentence)]
    if there.quoted_in is None:
        return case, []
    # Until now it was only known from a paper that quoted it.
    decision = msgspec.structs.replace(there, quoted_in=None, mode=there.mode or read.mode)
    return msgspec.structs.replace(case, decision=decision), []


def _store_quoted(
    office: Office, meetings: Meetings, change: Change, case: Case, read: ReadDecision, ref: CaseRef | None, source: str
) -> Stored:
    """The quoted decision stored on the case it belongs to, and the link from the quoting case."""
    if ref is None or not has_text(read.points):
        sentence = f"«{source}» siterer et vedtak, men det er ikke klart fra hvilken sak. Knytt det til riktig sak."
        return case, [Doubt(field="decision", text=plain_text(read.points)[:120], sentence=sentence)]
    doubts: list[Doubt] = []
    # A number that is not locked may be another case's tomorrow; a case that was decided has its own for good.
    owner = next((c for c in change.all(Case) if c.ref == ref and c.number_locked and c.id != case.id), None)
    decision = Decision(
        points=read.points,
        outcome=read.outcome,
        mode=read.mode,
        quoted_in=QuoteSource(case=case.id, document=source),
    )
    if owner is None:
        now = office.now()
        owner = Case(
            body=ref.body,
            title=_title_in_attachments(case, ref) or UNKNOWN_TITLE,
            number=ref.number,
            year=ref.year,
            number_locked=True,
            status=CaseStatus.DECIDED,
            decision=decision,
            created=now,
            changed=now,
        )
        owner = meetings.tie(change, owner, read.meeting_date)
        change.put(owner)
    elif not has_text(owner.decision.points):
        change.put(msgspec.structs.replace(owner, decision=decision, status=CaseStatus.DECIDED, changed=office.now()))
    elif not _same(owner.decision, read):
        sentence = (
            f"Vedtaket i {office.profile.citation(ref)} er sitert med andre ord enn det som står på saken. "
            "Sammenlign dem og rett det som er feil."
        )
        doubts.append(Doubt(field="decision", text=str(ref), sentence=sentence))
    if not any(link.kind is LinkKind.QUOTES and link.ref == ref for link in case.links):
        link = CaseLink(kind=LinkKind.QUOTES, case=owner.id, ref=ref)
        case = msgspec.structs.replace(case, links=(*case.links, link))
    return case, doubts


def _same(decision: Decision, read: ReadDecision) -> bool:
    return plain_text(decision.points).split() == plain_text(read.points).split()


def _title_in_attachments(case: Case, ref: CaseRef) -> str:
    """The title of an earlier case that the paper lists among its attachments: what stands after its number."""
    for attachment in case.attachments:
        if attachment.ref == ref:
            found = find_references(attachment.title, body=ref.body, year=ref.year)
            if found and CaseRef(found[0].body or ref.body, found[0].year or ref.year, found[0].number) == ref:
                return attachment.title[found[0].end :].strip(" :–-")
    return ""
