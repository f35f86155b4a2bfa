"""Reading papers in: what is read becomes cases, meetings and decisions, and nothing a person wrote is replaced."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from ..domain.case import Case, CaseHead, Clearance, Doubt, Origin
from ..domain.errors import CannotRead, SekretariatError
from ..domain.kinds import CaseStatus
from ..domain.points import has_text
from ..reading import read_document
from ..reading.document import ReadDocument
from .bodies import house_body
from .cases import Cases
from .found_decisions import case_ref, store_decision
from .meetings import Meetings
from .merging import merged, says_the_same
from .office import Office
from .originals import keep_original, kept_name
from .titles import UNKNOWN_TITLE

PAPER_KINDS = frozenset({"case_paper", "unknown"})


class Failed(msgspec.Struct, frozen=True):
    """A file that could not be read in, and the sentence that says why."""

    source: str
    why: str


class Taken(msgspec.Struct, frozen=True):
    """A paper that was read, and the case it became or added to; ``case`` is None when only tried.

    ``doubts`` are all the paper raised, those about the case it was added to as well. ``changed`` is False where doubts
    are all that came of it.
    """

    document: ReadDocument
    case: str | None
    new: bool
    doubts: tuple[Doubt, ...] = ()
    changed: bool = True


class ImportResult(msgspec.Struct, frozen=True):
    """What became of each file."""

    taken: tuple[Taken, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()


class Imports:
    """Reads papers in."""

    def __init__(
        self, office: Office, cases: Cases, meetings: Meetings, *, before: Callable[[], object] = lambda: None
    ) -> None:
        self._office = office
        self._cases = cases
        self._meetings = meetings
        self._before = before  # done before anything is read in: the backup

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

        Raises:
            RuleBroken: when the house has no such body.
            CannotWrite: when the register could not be backed up first; nothing is read in then.
        """
        if body:
            body = house_body(self._office.profile, body)
        if not dry:
            self._before()
        taken: list[Taken] = []
        unchanged: list[str] = []
        failed: list[Failed] = []
        known = _digests(self._office.register.all(Case))
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
                became = self._try(path, document) if dry else self._take_in(path, document)
                if became is None:
                    unchanged.append(document.source)
                else:
                    taken.append(became)
                known.add(document.digest)
            except SekretariatError as error:
                failed.append(Failed(path.name, error.sentence))
        return ImportResult(tuple(taken), tuple(unchanged), tuple(failed))

    # ------------------------------------------------------------------ one document

    def _try(self, path: Path, document: ReadDocument) -> Taken:
        """What would come of the paper, as far as it can be told without writing."""
        known = _known_case(self._cases.heads(), document)
        if known is None:
            return Taken(document, None, True, document.doubts)
        old = self._cases.get(known)
        case, doubts = merged(old, self._made(document), document, kept_name(path, document.digest))
        return Taken(document, None, False, doubts, not says_the_same(old, case))

    def _take_in(self, path: Path, document: ReadDocument) -> Taken | None:
        """The paper read in, or None where another window has read in the same one meanwhile."""
        kept = keep_original(path, document.digest, self._office.folders.received)
        with self._office.act(f"Leste inn «{document.source}»") as change:
            # Looked up in the act itself: two that read the same folder at once must not make two of a case.
            there = change.all(Case)
            if document.digest in _digests(there):
                return None
            known = _known_case(there, document)
            old = change.find(Case, known) if known else None
            made = self._made(document)
            case, doubts = merged(old, made, document, kept.name) if old else (made, made.doubts)
            case = self._meetings.tie(change, case, document.meeting_date)
            raised = list(doubts)
            for decision in document.decisions:
                case, more = store_decision(self._office, self._meetings, change, case, decision, document.source)
                raised += more
            case = msgspec.structs.replace(case, doubts=(*case.doubts, *_not_among(case.doubts, raised)))
            change.put(case)
        return Taken(document, case.id, old is None, tuple(raised), old is None or not says_the_same(old, case))

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
            origins=(Origin(name=document.source, digest=document.digest, kind=document.kind, imported=now),),
            doubts=document.doubts,
            created=now,
            changed=now,
        )


def _known_case(cases: Iterable[CaseHead], document: ReadDocument) -> str | None:
    """The case the paper is about: by body, year and number, or a draft of the same title without a locked number.

    A number that is not locked is only where the draft stands on an agenda for now (domain rule 2), so it takes the
    title too to tell that the paper is about that draft.
    """
    ref = case_ref(document.body, document.year, document.number, document.suffix)
    for head in cases:
        same_title = head.title.split() == document.title.split()
        if ref is not None:
            if head.ref == ref and (head.number_locked or same_title):
                return head.id
        elif not head.number_locked and same_title and document.body in (None, head.body):
            return head.id
    return None


def _digests(cases: Iterable[Case]) -> set[str]:
    return {origin.digest for case in cases for origin in case.origins}


def _not_among(doubts: Iterable[Doubt], new: Iterable[Doubt]) -> list[Doubt]:
    said = {(doubt.field, doubt.sentence) for doubt in doubts}
    return [doubt for doubt in new if (doubt.field, doubt.sentence) not in said]


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
        else:
            yield path


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
