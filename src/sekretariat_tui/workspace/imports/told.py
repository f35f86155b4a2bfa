"""What one document tells: of a meeting, and of each case, in one form whatever kind of document it is."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from ...domain.case import AgreementClause, Attachment, Clearance, Doubt, Exemption, Position, Proposal, Section
from ...domain.caseref import CaseRef, case_ref
from ...domain.errors import CannotRead
from ...domain.kinds import CaseType, FixedItem, Mode, Outcome, Stance
from ...domain.points import Point, has_text
from ...domain.provenance import SourceKind
from ...reading.document import ReadCase, ReadDecision, ReadDocument

# «Protokolltilførsel fra Vik kommune: …», and else the first party that is named.
_DISSENT = re.compile(r"[^:]{0,60}?\b(?:fra|frå|av)\s+(?P<party>[A-ZÆØÅ][^:]{2,60}):")
_PARTY = re.compile(r"(?P<party>[A-ZÆØÅ][\w-]+(?: og [A-ZÆØÅ][\w-]+)? (?:kommune\w*|HF)|[A-ZÆØÅ]\w+sykehuset(?: HF)?)")
PAPER_KINDS = frozenset({"case_paper", "unknown"})
_TYPE_OF_FIXED = {
    FixedItem.NOTICE: CaseType.APPROVAL,
    FixedItem.LAST_MINUTES: CaseType.APPROVAL,
    FixedItem.ANY_OTHER: CaseType.ANY_OTHER,
}


class DecisionTold(msgspec.Struct, frozen=True, kw_only=True):
    """The decision as a document gives it. ``as_proposed`` when it only says that the proposal was adopted."""

    points: tuple[Point, ...] = ()
    outcome: Outcome | None = None
    mode: Mode | None = None
    note: str = ""
    forwarded_to: str = ""
    positions: tuple[Position, ...] = ()
    as_proposed: bool = False


class CaseTold(msgspec.Struct, frozen=True, kw_only=True):
    """What a document tells of one case. What is empty is not told, and says nothing against what is there.

    ``day`` is the meeting's, where the document itself says it. ``handled`` when minutes tell of it.
    ``places`` says where in the document each field stands.
    """

    kind: SourceKind
    body: str = ""
    number: int | None = None
    suffix: str = ""
    year: int | None = None
    title: str = ""
    type: CaseType | None = None
    day: date | None = None
    document_date: date | None = None
    case_officers: tuple[str, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    our_ref: str = ""
    exemption: Exemption | None = None
    sections: tuple[Section, ...] = ()
    proposal: Proposal = Proposal()
    attachments: tuple[Attachment, ...] = ()
    agreement_clauses: tuple[AgreementClause, ...] = ()
    decision: DecisionTold | None = None
    quotes: tuple[ReadDecision, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    handled: bool = False
    own: bool = False
    read: Any = None  # the ReadCase of an agenda or minutes that it was made from
    places: dict[str, str] = {}

    @property
    def ref(self) -> CaseRef | None:
        """The case's identity, or None where the document does not tell the whole of it."""
        return case_ref(self.body, self.year, self.number, self.suffix)


class MeetingTold(msgspec.Struct, frozen=True, kw_only=True):
    """What an agenda, minutes or a pack tell of the meeting. ``items`` are the agenda's lines in their order."""

    kind: SourceKind
    body: str
    first_day: date
    last_day: date | None = None
    place: str = ""
    digital: bool = False
    ordinal: int | None = None
    approved: bool | None = None
    place_of_day: str = ""
    items: tuple[ReadCase, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a document tells, the meeting first."""

    meeting: MeetingTold | None = None
    cases: tuple[CaseTold, ...] = ()


def told_by(document: ReadDocument) -> Told:
    """What the document tells. Raises ``CannotRead`` for one that tells of no case and no meeting."""
    if document.kind in PAPER_KINDS:
        if not document.title and not document.sections and not has_text(document.proposal.points):
            raise CannotRead(
                f"Fant ingen sak i «{document.source}». Sjekk at filen er et saksframlegg med tittel og tekst."
            )
        if _is_anything(document):
            raise CannotRead(
                f"«{document.source}» ligner ikke på et sakspapir: den har verken saksnummer, utvalg, kjent overskrift, "
                "forslag eller vedtak. Er den det, så sett typen eller saksnummeret når du ser gjennom den (F7)."
            )
        return Told(cases=(_paper(document, own=True),))
    told = _meeting(document)
    cases = tuple(_cases(document, told))
    if told is None and not cases:
        word = {"agenda": "innkallingen", "minutes": "protokollen"}.get(document.kind, "sakspakken")
        raise CannotRead(
            f"Fant verken møtedato eller saker i {word} «{document.source}». Sjekk at utvalget og møtedatoen står i "
            "dokumentet, eller skriv dem inn når du ser gjennom det som er lest."
        )
    return Told(meeting=told, cases=cases)


def _is_anything(document: ReadDocument) -> bool:
    """Whether the text could be of anything: nothing in it is of a case, and nobody has said that it is."""
    of_case = document.number or document.body or document.decisions or document.meeting_date or document.case_officers
    return (
        document.kind == "unknown"
        and not of_case
        and not has_text(document.proposal.points)
        and not document.proposal.pending
        and not any(section.kind for section in document.sections)
    )


def _paper(document: ReadDocument, *, own: bool = False) -> CaseTold:
    ref = case_ref(document.body, document.year, document.number, document.suffix)
    mine: list[ReadDecision] = []
    quotes: list[ReadDecision] = []
    for decision in document.decisions:
        of = case_ref(decision.of.body, decision.of.year, decision.of.number)
        is_own = not decision.quoted or (ref is not None and of == ref)
        (mine if is_own else quotes).append(decision)
    return CaseTold(
        kind=SourceKind.PAPER,
        body=document.body or "",
        number=document.number,
        suffix=document.suffix,
        year=document.year,
        title=document.title,
        day=document.meeting_date,
        document_date=document.document_date,
        case_officers=document.case_officers,
        clearances=tuple(Clearance(by=name) for name in document.clearances),
        our_ref=document.our_ref,
        exemption=document.exemption,
        sections=document.sections,
        proposal=document.proposal,
        attachments=document.attachments,
        agreement_clauses=document.agreement_clauses,
        decision=next((_decision(one) for one in mine if has_text(one.points) or one.outcome), None),
        quotes=tuple(quotes),
        doubts=document.doubts,
        own=own,
        places=document.places,
    )


def _meeting(document: ReadDocument) -> MeetingTold | None:
    sitting = document.meeting
    first = (sitting.first_day if sitting else None) or document.meeting_date
    if first is None or not document.body:
        return None
    in_papers = {(doubt.field, doubt.sentence) for case in document.cases if case.paper for doubt in case.paper.doubts}
    return MeetingTold(
        kind=SourceKind.MINUTES if document.kind == "minutes" else SourceKind.AGENDA,
        body=document.body,
        first_day=first,
        last_day=sitting.last_day if sitting and sitting.last_day != first else None,
        place=sitting.place if sitting else "",
        digital=bool(sitting and sitting.digital),
        ordinal=sitting.ordinal if sitting else None,
        approved=sitting.approved if sitting else None,
        place_of_day=document.places.get("meeting_date", ""),
        items=document.cases,
        doubts=tuple(doubt for doubt in document.doubts if (doubt.field, doubt.sentence) not in in_papers),
    )


def _cases(document: ReadDocument, meeting: MeetingTold | None) -> Iterator[CaseTold]:
    kind = SourceKind.MINUTES if document.kind == "minutes" else SourceKind.AGENDA
    for number, case in enumerate(document.cases):
        places = _below(document.places, f"cases/{number}/")
        named = _named(case, document, meeting, places)
        if named.number is None and case.paper is None:
            continue  # a fixed item without a number is a line of the agenda only
        if case.paper is not None:
            paper = _paper(msgspec.structs.replace(case.paper, places=_below(places, "paper/")))
            yield msgspec.structs.replace(
                paper,
                body=named.body,
                number=named.number or paper.number,
                suffix=named.suffix or paper.suffix,
                year=named.year or paper.year,
                title=paper.title or named.title,
            )
        has_decision = case.decision is not None
        yield msgspec.structs.replace(
            named,
            kind=SourceKind.MINUTES if has_decision else kind,
            type=case.type or (_TYPE_OF_FIXED[case.fixed] if case.fixed else None),
            sections=() if case.paper else case.sections,
            proposal=Proposal() if case.paper else case.proposal,
            attachments=() if case.paper else case.attachments,
            decision=_decision(case.decision, case.treatment) if case.decision else None,
            handled=kind is SourceKind.MINUTES or has_decision,
        )


def _named(case: ReadCase, document: ReadDocument, meeting: MeetingTold | None, places: dict[str, str]) -> CaseTold:
    """The case by body, number and title; the year is the meeting's where it is not said (domain rule 1)."""
    return CaseTold(
        kind=SourceKind.AGENDA,
        body=case.body or document.body or "",
        number=case.number,
        suffix=case.suffix,
        year=case.year or (meeting.first_day.year if meeting else document.year),
        title=case.title,
        day=meeting.first_day if meeting else None,
        read=case,
        places={"meeting_date": document.places.get("meeting_date", "")} | places,
    )


def _below(places: dict[str, str], start: str) -> dict[str, str]:
    """The places of one part of the document, named as if it stood alone."""
    return {field.removeprefix(start): place for field, place in places.items() if field.startswith(start)}


def _decision(read: ReadDecision, treatment: Iterable[Section] = ()) -> DecisionTold:
    outcome = read.outcome or (Outcome.AS_PROPOSED if read.as_proposed else None)
    return DecisionTold(
        points=read.points,
        outcome=outcome,
        mode=read.mode,
        note="\n\n".join(section.text for section in treatment if section.text.strip()),
        forwarded_to=read.forwarded_to,
        positions=tuple(map(_dissent, read.dissent)),
        as_proposed=read.as_proposed,
    )


def _dissent(words: str) -> Position:
    """Where a party stood that had something written down against the decision; its own words are the remark."""
    said = _DISSENT.match(words) or _PARTY.search(words)
    party = said["party"].strip() if said else "(ikke oppgitt)"
    return Position(party=party, stance=Stance.DISAGREES, remark=words)


def quoted(read: ReadDecision, ref: CaseRef, title: str, place: str) -> CaseTold:
    """What a paper tells of the earlier case whose decision it quotes (domain rule 4)."""
    return CaseTold(
        kind=SourceKind.QUOTE,
        body=ref.body,
        number=ref.number,
        suffix=ref.suffix,
        year=ref.year,
        title=title,
        day=read.meeting_date,
        decision=DecisionTold(points=read.points, outcome=read.outcome, mode=read.mode),
        places={"decision": place},
    )
