"""The case: one matter before one body (sak)."""

from datetime import date, datetime
from typing import ClassVar

import msgspec

from .caseref import CaseRef
from .kinds import (
    AttachmentKind,
    CaseStatus,
    CaseType,
    ExemptScope,
    LinkKind,
    Mode,
    Outcome,
    Side,
    Stance,
    StandingKind,
)
from .points import Point
from .provenance import FoundAt
from .record import Part, Record


class Exemption(msgspec.Struct, frozen=True, kw_only=True):
    """Why a case or an attachment is kept from the public, with its legal basis (domain rule 10)."""

    scope: ExemptScope = ExemptScope.WHOLE
    legal_basis: str
    public_title: str = ""


class Section(Part, frozen=True, kw_only=True):
    """A heading and its text (avsnitt). Paragraphs are parted by an empty line.

    A line that starts with «- » or «1. » is an item of a list. ``kind`` is the heading's meaning (``background``,
    ``facts``, ``assessment``, …) or empty for a free topical heading. ``level`` 1 is a main heading.
    """

    heading: str
    text: str = ""
    kind: str = ""
    level: int = 1


class Attachment(Part, frozen=True, kw_only=True):
    """A file, an earlier case, or a text appended to the paper after the proposal (vedlegg)."""

    title: str
    kind: AttachmentKind = AttachmentKind.FILE
    file: str = ""
    case: str | None = None
    ref: CaseRef | None = None
    sections: tuple[Section, ...] = ()
    exemption: Exemption | None = None


class Clearance(Part, frozen=True, kw_only=True):
    """That somebody on one side has cleared the paper, and when (avklart i sekretariatet)."""

    side: Side | None = None
    by: str
    on: date | None = None


class ArchiveReference(msgspec.Struct, frozen=True, kw_only=True):
    """One side's own archive reference; «vår ref» is something else (domain rule 3)."""

    side: Side
    value: str


class AgreementClause(Part, frozen=True, kw_only=True):
    """A clause of an agreement the case rests on: document, version, clause (avtalepunkt)."""

    document: str
    clause: str = ""
    version: str = ""
    note: str = ""


class Position(Part, frozen=True, kw_only=True):
    """Where a party stands; on the whole case, or on one point where the parties disagree (standpunkt)."""

    party: str
    stance: Stance
    remark: str = ""
    point: str | None = None


class Standing(Part, frozen=True, kw_only=True):
    """What a later case did to this decision, or to one point of it (gyldighet; domain rule 6)."""

    kind: StandingKind
    by: str | None = None
    point: str | None = None
    note: str = ""


class QuoteSource(msgspec.Struct, frozen=True, kw_only=True):
    """Where a decision is known from when its own minutes are missing: the paper that quotes it (domain rule 4)."""

    case: str | None = None
    document: str = ""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """The text put to the meeting. ``pending`` when it is only to be put forward in the meeting (fremmes i møtet)."""

    points: tuple[Point, ...] = ()
    pending: bool = False


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """The text the meeting adopted, with its outcome and how it was reached (vedtak; domain rule 4)."""

    points: tuple[Point, ...] = ()
    outcome: Outcome | None = None
    forwarded_to: str = ""
    mode: Mode | None = None
    note: str = ""
    positions: tuple[Position, ...] = ()
    standing: tuple[Standing, ...] = ()
    quoted_in: QuoteSource | None = None


class CaseLink(Part, frozen=True, kw_only=True):
    """A link to another case: by its id when it is in the register, else by the reference alone (domain rule 1)."""

    kind: LinkKind
    case: str | None = None
    ref: CaseRef | None = None
    note: str = ""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The document a case was read from: file name, SHA-256 of its bytes, kind and time of import."""

    name: str
    digest: str
    kind: str
    imported: datetime


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """A document written from this case: path, SHA-256 of what was written, and when."""

    path: str
    digest: str
    written: datetime


class Remark(Part, frozen=True, kw_only=True):
    """What somebody remarked in a draft, beside a place in it (merknad): a comment in Word, or one written here.

    ``field`` and ``part`` are the place (``domain.comparison.Place``), ``quote`` the words it stands on. ``document``
    is the file it came in; ``answer`` how it was answered, and ``handled`` that it needs nothing more.
    """

    text: str
    by: str = ""
    at: datetime | None = None
    field: str = ""
    part: str = ""
    quote: str = ""
    document: str = ""
    answer: str = ""
    handled: bool = False


class ReturnedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that came back from Word and was taken in: the file, the version it was made from, when and by whom.

    ``saved`` is when the file itself says it was last saved, and ``saved_by`` by whom.
    """

    name: str
    digest: str
    version: str = ""
    saved: datetime | None = None
    saved_by: str = ""
    taken: datetime
    by: str = ""


class Doubt(Part, frozen=True, kw_only=True):
    """Something that was read and is not sure: which field, what stood there, and a sentence in bokmål.

    Where a document says another thing than the record does, ``digest`` is the SHA-256 of that document, so that its
    text can be had again, ``kind`` what it is to the case (``domain.provenance.SourceKind``), and ``other`` what it says: a title or a date in plain words, a longer text by its mark
    (``domain.provenance.words_mark``).
    """

    field: str
    text: str = ""
    sentence: str
    digest: str = ""
    kind: str = ""
    other: str = ""


class CaseHead(Record, frozen=True, kw_only=True):
    """The few fields of a case that a list of thousands needs. The register can read them alone, and never saves them."""

    table: ClassVar[str] = "cases"

    body: str
    title: str
    type: CaseType = CaseType.DECISION
    status: CaseStatus = CaseStatus.DRAFT
    number: int | None = None
    suffix: str = ""
    year: int | None = None
    number_locked: bool = False
    meeting: str | None = None
    areas: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def ref(self) -> CaseRef | None:
        """The case's identity when it has a number and a year, else None."""
        if self.number is None or self.year is None:
            return None
        return CaseRef(self.body, self.year, self.number, self.suffix)


class Case(CaseHead, frozen=True, kw_only=True):
    """One matter before one body (sak).

    ``number`` and ``year`` come with the agenda (domain rule 2); ``number_locked`` once the invitation is sent, the
    number was given by hand, or it stood on an old paper. A locked number is never given to another case.
    """

    document_date: date | None = None
    case_officers: tuple[str, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    our_ref: str = ""
    archive_references: tuple[ArchiveReference, ...] = ()
    exemption: Exemption | None = None
    sections: tuple[Section, ...] = ()
    proposal: Proposal = Proposal()
    decision: Decision = Decision()
    attachments: tuple[Attachment, ...] = ()
    links: tuple[CaseLink, ...] = ()
    agreement_clauses: tuple[AgreementClause, ...] = ()
    origins: tuple[Origin, ...] = ()
    found: tuple[FoundAt, ...] = ()
    exports: tuple[Export, ...] = ()
    remarks: tuple[Remark, ...] = ()
    returned: tuple[ReturnedFile, ...] = ()
    created: datetime | None = None
    changed: datetime | None = None

    @property
    def read_from(self) -> tuple[str, ...]:
        """SHA-256 of every file it was read from: papers read in, and drafts that came back."""
        return (*(origin.digest for origin in self.origins), *(file.digest for file in self.returned))
