"""What was read from a document: everything found in it, and everything that is not sure."""

from datetime import date

import msgspec

from ..domain.case import AgreementClause, Attachment, Doubt, Exemption, Proposal, Section
from ..domain.kinds import Mode, Outcome
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
    """

    of: ReadCaseRef = ReadCaseRef()
    points: tuple[Point, ...] = ()
    outcome: Outcome | None = None
    mode: Mode | None = None
    quoted: bool = False
    meeting_date: date | None = None
    resumes: str = ""


class ReadCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case on an agenda or in minutes."""

    body: str | None
    number: int
    year: int | None
    title: str


class ReadDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document as it was read. Nothing of it is left out: what has no field of its own stands in ``head``.

    ``kind`` is case_paper, agenda, minutes, pack or unknown. ``source`` is the file's name and ``digest`` the SHA-256 of
    its bytes in hex. ``head`` are the lines above the first section as they stood, letterhead and metadata included.
    ``proposal_heading`` and ``pending_text`` are the words that stood over the proposal and in place of it.
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
    cases: tuple[ReadCase, ...] = ()
    references: tuple[Reference, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    agreement_clauses: tuple[AgreementClause, ...] = ()
    doubts: tuple[Doubt, ...] = ()
