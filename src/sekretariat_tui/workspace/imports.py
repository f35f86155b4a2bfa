"""Reading papers in: what is read becomes cases, meetings and decisions, and nothing a person wrote is replaced."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from ..domain.agenda import put_on
from ..domain.case import Case, CaseLink, Clearance, Decision, Doubt, Origin, QuoteSource
from ..domain.caseref import CaseRef
from ..domain.errors import CannotRead, CannotWrite, SekretariatError
from ..domain.kinds import CaseStatus, LinkKind, MeetingStatus
from ..domain.meeting import AgendaItem, Meeting
from ..domain.points import has_text, plain_text
from ..domain.references import find_references
from ..reading import read_document
from ..reading.document import ReadDecision, ReadDocument
from ..store import Change
from .cases import Cases
from .meetings import Meetings
from .office import Office

UNKNOWN_TITLE = "(tittelen er ukjent)"
PAPER_KINDS = frozenset({"case_paper", "unknown"})


class Failed(msgspec.Struct, frozen=True):
    """A file that could not be read in, and the sentence that says why."""

    source: str
    why: str


class Taken(msgspec.Struct, frozen=True):
    """A paper that was read, and the case it became or added to; None when only tried."""

    document: ReadDocument
    case: str | None
    new: bool


class ImportResult(msgspec.Struct, frozen=True):
    """What became of each file."""

    taken: tuple[Taken, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()


class Imports:
    """Reads papers in."""

    def __init__(self, office: Office, cases: Cases, meetings: Meetings) -> None:
        self._office = office
        self._cases = cases
        self._meetings = meetings

    def read(
        self,
        paths: Iterable[Path],
        *,
        dry: bool = False,
        body: str | None = None,
        progress: Callable[[Path], None] | None = None,
    ) -> ImportResult:
        """Reads files and folders of files in, each in one act. A file that fails does not stop the others.

        Args:
            dry: only read, and write nothing.
            body: the body of papers that name none.
            progress: told of each file before it is read.
        """
        taken: list[Taken] = []
        unchanged: list[str] = []
        failed: list[Failed] = []
        known = {origin.digest for case in self._office.register.all(Case) for origin in case.origins}
        for path in _files(paths):
            if progress:
                progress(path)
            try:
                document = read_document(path, profile=self._office.profile)
                if document.digest in known:
                    unchanged.append(document.source)
                    continue
                document = _with_body(document, body)
                _refuse_other_kinds(document)
                if dry:
                    taken.append(Taken(document, None, self._known_case(document) is None))
                else:
                    taken.append(self._take_in(path, document))
                    known.add(document.digest)
            except SekretariatError as error:
                failed.append(Failed(path.name, error.sentence))
        return ImportResult(tuple(taken), tuple(unchanged), tuple(failed))

    # ------------------------------------------------------------------ one document

    def _take_in(self, path: Path, document: ReadDocument) -> Taken:
        self._keep_original(path, document.digest)
        known = self._known_case(document)
        with self._office.act(f"Leste inn «{document.source}»") as change:
            old = change.find(Case, known) if known else None
            case = self._merged(old, document) if old else self._made(document)
            case = self._on_meeting(change, case, document.meeting_date)
            for decision in document.decisions:
                case = self._store_quoted(change, case, decision, document.source)
            change.put(case)
        return Taken(document, case.id, old is None)

    def _known_case(self, document: ReadDocument) -> str | None:
        """The case the paper is about: by body, year and number, or a draft of the same title without a number."""
        ref = _ref(document.body, document.year, document.number, document.suffix)
        for head in self._cases.heads():
            if ref is not None:
                if head.ref == ref:
                    return head.id
            elif head.ref is None and head.title == document.title and document.body in (None, head.body):
                return head.id
        return None

    def _made(self, document: ReadDocument) -> Case:
        now = self._office.now()
        numbered = document.number is not None
        return Case(
            body=document.body or "",
            title=document.title or UNKNOWN_TITLE,
            status=CaseStatus.SENT if numbered else CaseStatus.DRAFT,
            number=document.number,
            suffix=document.suffix,
            year=document.year,
            number_locked=numbered and document.year is not None,
            document_date=document.document_date,
            case_officers=document.case_officers,
            clearances=tuple(Clearance(by=name) for name in document.clearances),
            our_ref=document.our_ref,
            exemption=document.exemption,
            sections=document.sections,
            proposal=document.proposal,
            attachments=document.attachments,
            agreement_clauses=document.agreement_clauses,
            origins=(self._origin(document),),
            doubts=document.doubts,
            created=now,
            changed=now,
        )

    def _merged(self, case: Case, document: ReadDocument) -> Case:
        """The known case with what the paper adds. What is there is never replaced; a difference becomes a doubt."""
        made = self._made(document)
        fields: dict[str, object] = {}
        doubts = list(case.doubts)
        empty = {
            "sections": not any(s.text.strip() for s in case.sections),
            "proposal": not has_text(case.proposal.points) and not case.proposal.pending,
            "title": case.title in ("", UNKNOWN_TITLE),
        }
        for name in ("document_date", "case_officers", "clearances", "our_ref", "exemption", "attachments",
                     "agreement_clauses"):  # fmt: skip
            if not getattr(case, name) and getattr(made, name):
                fields[name] = getattr(made, name)
        for name, what in (
            ("title", "en annen tittel"),
            ("sections", "en annen tekst"),
            ("proposal", "et annet forslag"),
        ):
            if empty[name]:
                fields[name] = getattr(made, name)
            elif _words(case, name) != _words(made, name):
                doubts.append(
                    Doubt(
                        field=name,
                        text=document.source,
                        sentence=f"«{document.source}» har {what} enn saken har her. Ingenting er endret; "
                        "sammenlign med originalen i mappen «innkomne» og rett det som er feil.",
                    )
                )
        doubts += [d for d in document.doubts if (d.field, d.text) not in {(o.field, o.text) for o in doubts}]
        return msgspec.structs.replace(
            case,
            **fields,
            origins=(*case.origins, self._origin(document)),
            doubts=tuple(doubts),
            changed=self._office.now(),
        )

    def _origin(self, document: ReadDocument) -> Origin:
        return Origin(name=document.source, digest=document.digest, kind=document.kind, imported=self._office.now())

    def _on_meeting(self, change: Change, case: Case, day: date | None) -> Case:
        """The case tied to its meeting, which is made when the register has none that day."""
        if day is None or case.meeting is not None or not case.body:
            return case
        meeting = self._meetings.find(case.body, day)
        if meeting is None:
            held = day < self._office.today()
            meeting = Meeting(
                body=case.body,
                year=day.year,
                first_day=day,
                status=MeetingStatus.HELD if held else MeetingStatus.PLANNED,
            )
        else:
            meeting = change.get(Meeting, meeting.id)
        if not any(item.case == case.id for item in meeting.agenda):
            meeting = msgspec.structs.replace(meeting, agenda=put_on(meeting.agenda, AgendaItem(case=case.id)))
            change.put(meeting)
        return msgspec.structs.replace(case, meeting=meeting.id)

    # ------------------------------------------------------------------ decisions quoted from earlier cases

    def _store_quoted(self, change: Change, case: Case, read: ReadDecision, source: str) -> Case:
        """The quoted decision stored on the case it belongs to (domain rule 4), and the link from the quoting case."""
        ref = _ref(read.of.body, read.of.year, read.of.number)
        if ref is None or not has_text(read.points):
            return _doubting(
                case,
                "decision",
                plain_text(read.points)[:120],
                f"«{source}» siterer et vedtak, men det er ikke klart fra hvilken sak. Knytt det til riktig sak.",
            )
        owner = next((c for c in change.all(Case) if c.ref == ref), None)
        decision = Decision(
            points=read.points,
            outcome=read.outcome,
            mode=read.mode,
            quoted_in=QuoteSource(case=case.id, document=source),
        )
        if owner is None:
            now = self._office.now()
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
            owner = self._on_meeting(change, owner, read.meeting_date)
            change.put(owner)
        elif not has_text(owner.decision.points):
            change.put(msgspec.structs.replace(owner, decision=decision, status=CaseStatus.DECIDED))
        elif plain_text(owner.decision.points).split() != plain_text(read.points).split():
            case = _doubting(
                case,
                "decision",
                str(ref),
                f"Vedtaket i {self._office.profile.citation(ref)} er sitert med andre ord enn det som står på saken. "
                "Sammenlign dem og rett det som er feil.",
            )
        if any(link.kind is LinkKind.QUOTES and link.ref == ref for link in case.links):
            return case
        return msgspec.structs.replace(
            case, links=(*case.links, CaseLink(kind=LinkKind.QUOTES, case=owner.id, ref=ref))
        )

    # ------------------------------------------------------------------ originals

    def _keep_original(self, path: Path, digest: str) -> None:
        """Copies the file to ``innkomne/``, named by its content, so that the same file is kept once."""
        folder = self._office.folders.received
        kept = folder / f"{digest[:24]}{path.suffix.lower()}"
        if kept.exists():
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
            partial = kept.with_suffix(kept.suffix + ".del")
            shutil.copyfile(path, partial)
            partial.replace(kept)
        except OSError as error:
            raise CannotWrite(
                f"Originalen «{path.name}» kunne ikke kopieres til {folder} ({error.strerror}). Filen er ikke lest inn; "
                "sjekk plass og rettigheter og prøv igjen."
            ) from error


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
        else:
            yield path


def _ref(body: str | None, year: int | None, number: int | None, suffix: str = "") -> CaseRef | None:
    return CaseRef(body, year, number, suffix) if body and year and number else None


def _with_body(document: ReadDocument, body: str | None) -> ReadDocument:
    return msgspec.structs.replace(document, body=body) if body and not document.body else document


def _refuse_other_kinds(document: ReadDocument) -> None:
    if document.kind not in PAPER_KINDS:
        kind = {"agenda": "en innkalling", "minutes": "en protokoll", "pack": "en samlet sakspakke"}[document.kind]
        raise CannotRead(
            f"«{document.source}» ser ut til å være {kind}. Foreløpig leses bare saksframlegg; lagre hver sak som en egen fil."
        )
    if not document.title and not document.sections and not has_text(document.proposal.points):
        raise CannotRead(
            f"Fant ingen sak i «{document.source}». Sjekk at filen er et saksframlegg med tittel og tekst."
        )


def _title_in_attachments(case: Case, ref: CaseRef) -> str:
    """The title of an earlier case that the paper lists among its attachments: what stands after its number."""
    for attachment in case.attachments:
        if attachment.ref == ref:
            found = find_references(attachment.title, body=ref.body, year=ref.year)
            if found and CaseRef(found[0].body or ref.body, found[0].year or ref.year, found[0].number) == ref:
                return attachment.title[found[0].end :].strip(" :–-")
    return ""


def _doubting(case: Case, field: str, text: str, sentence: str) -> Case:
    return msgspec.structs.replace(case, doubts=(*case.doubts, Doubt(field=field, text=text, sentence=sentence)))


def _words(case: Case, name: str) -> list[str]:
    """The words of a part of the case, for telling whether two texts say the same."""
    if name == "title":
        return case.title.split()
    if name == "proposal":
        return plain_text(case.proposal.points).split()
    return " ".join(f"{s.heading} {s.text}" for s in case.sections).split()
