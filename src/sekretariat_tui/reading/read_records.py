"""What was read from a document: everything found in it, and everything that is not sure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from ..domain.case import AgreementClause, Attachment, Doubt, Exemption, Proposal, Section
from ..domain.kinds import CaseType, FixedItem, MemberRole, Mode, Outcome
from ..domain.points import Point
from ..domain.references import Reference
from .commitments import Commitment


class ReadCaseRef(msgspec.Struct, frozen=True):
    """The case a decision belongs to, as far as the document tells: any of the three may be None."""

    body: str | None = None
    number: int | None = None
    year: int | None = None


class ReadDecision(msgspec.Struct, frozen=True, kw_only=True):
    """An adopted text found in a document. ``quoted`` when it belongs to an earlier case (domain rule 4).

    ``resumes`` is the label of a later item in the paper that may be the next point («3.»), empty where there is none.
    ``heading`` are the words over it in minutes («Vedtak, enstemmig»). ``as_proposed`` when minutes say only that the proposal was adopted («Innstilling vedtatt»): then ``points`` are the
    proposal's where it stands in the same document, and empty where it does not. ``told`` are the lines that say how it
    went, as they stand. ``in_favour`` and ``against`` are votes; ``dissent`` what somebody had written down against it.
    ``forwarded_to`` is to whom the matter was sent (oversendt til …).
    """

    of: ReadCaseRef = ReadCaseRef()
    points: tuple[Point, ...] = ()
    outcome: Outcome | None = None
    mode: Mode | None = None
    quoted: bool = False
    meeting_date: date | None = None
    resumes: str = ""
    heading: str = ""
    as_proposed: bool = False
    told: tuple[str, ...] = ()
    in_favour: int | None = None
    against: int | None = None
    dissent: tuple[str, ...] = ()
    forwarded_to: str = ""


class Presence(StrEnum):
    """How somebody was at a meeting, by the list the name stands in."""

    PRESENT = "present"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"
    OBSERVER = "observer"
    SECRETARIAT = "secretariat"
    ALSO = "also_present"
    DISQUALIFIED = "disqualified"


class ReadPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the attendance list, or disqualified in a case (``presence`` DISQUALIFIED).

    ``role`` and ``party`` are as read («kommunedirektør», «Nes kommune»), and ``member_role`` what the role means where
    that is known. ``stands_for`` is for whom a deputy met (vara for). ``note`` is what else stands beside the name («fra
    kl. 09.30», «til og med sak 12/25», the reason for being disqualified).
    """

    name: str
    presence: Presence = Presence.PRESENT
    role: str = ""
    member_role: MemberRole | None = None
    party: str = ""
    stands_for: str = ""
    note: str = ""


class ReadMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """The sitting that an agenda, minutes or a pack are about.

    ``ordinal`` is its number in the year («Møte nr. 2/2025»), ``time`` the hours as read. ``approved`` tells of minutes
    whether they are approved (True), only preliminary (False), or do not say (None).
    """

    first_day: date | None = None
    last_day: date | None = None
    time: str = ""
    ordinal: int | None = None
    place: str = ""
    digital: bool = False
    attendance: tuple[ReadPerson, ...] = ()
    approved: bool | None = None


class ReadCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case on an agenda or in minutes, or a fixed item («Eventuelt»), which may lack a number (``number`` None).

    ``type`` where the document says it, by word, column or group heading. ``fixed`` for the items every agenda has.
    ``closed`` when it is handled behind closed doors. ``lines`` are the lines that name it, as they stand: on the
    agenda, and over its text. ``paper`` is its paper where a pack (or a møtebok) holds one, read as a paper alone is;
    else ``sections`` is what is told of the case, and ``proposal`` what minutes repeat of it. ``treatment`` is what
    happened in the meeting (behandling, votering). ``decision`` is what was adopted. ``text`` is what stands below it
    on an agenda.
    """

    body: str | None = None
    number: int | None = None
    suffix: str = ""
    year: int | None = None
    title: str = ""
    type: CaseType | None = None
    fixed: FixedItem | None = None
    closed: bool = False
    archive_refs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    text: str = ""
    paper: ReadDocument | None = None
    sections: tuple[Section, ...] = ()
    proposal_heading: str = ""
    proposal: Proposal = Proposal()
    proposer: str = ""
    treatment: tuple[Section, ...] = ()
    decision: ReadDecision | None = None
    disqualified: tuple[ReadPerson, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    commitments: tuple[Commitment, ...] = ()


class ReadDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document as it was read. Nothing of it is left out: what has no field of its own stands in ``head``.

    ``kind`` is case_paper, agenda, minutes, pack or unknown. ``source`` is the file's name and ``digest`` the SHA-256 of
    its bytes in hex. ``head`` are the lines above the first section as they stood, letterhead and metadata included.
    ``proposal_heading`` and ``pending_text`` are the words that stood over the proposal and in place of it.

    An agenda, minutes and a pack have ``meeting``, and ``cases`` in the order of the agenda, fixed items included.
    ``meeting_date`` is the first day, ``sections`` is the text outside the cases (the attendance list as it stands,
    practical matters, signatures), and ``references``, ``commitments`` and ``doubts`` are those of the whole document,
    papers in it included; ``decisions`` repeats those of the cases.

    ``places`` says where each field stands (``places.with_places``).
    """

    source: str
    digest: str
    kind: str = "unknown"
    body: str | None = None
    body_inferred: bool = False
    number: int | None = None
    suffix: str = ""
    year: int | None = None
    title: str = ""
    meeting_date: date | None = None
    document_date: date | None = None
    case_officers: tuple[str, ...] = ()
    clearances: tuple[str, ...] = ()
    our_ref: str = ""
    archive_refs: tuple[str, ...] = ()
    exemption: Exemption | None = None
    head: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    proposal_heading: str = ""
    proposal: Proposal = Proposal()
    pending_text: str = ""
    proposer: str = ""
    decisions: tuple[ReadDecision, ...] = ()
    meeting: ReadMeeting | None = None
    cases: tuple[ReadCase, ...] = ()
    references: tuple[Reference, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    agreement_clauses: tuple[AgreementClause, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    places: dict[str, str] = {}
