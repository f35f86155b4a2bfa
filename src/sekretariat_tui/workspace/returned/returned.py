"""*Hent inn fra Word*: files that come back, each taken into its case in one act."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ...domain.case import Attachment, Case, CaseHead, ReturnedFile
from ...domain.choosing import Choice, chosen
from ...domain.draft_identity import VERSION_PREFIX, version_of
from ...domain.errors import CannotWrite, NotFound, RuleBroken, SekretariatError
from ...domain.kinds import CaseStatus
from ...domain.os_errors import os_error_words
from ...reading.incoming import fetch
from ...reading.returned import Picture, ReturnedDraft, read_returned
from ...reading.sources import Source, keep
from ..cases import Cases
from ..office import Office
from ..sent_drafts import lines_sent, sent_versions, version_called
from .comparing import Comparison, answered, compared, picture_file
from .files import files_in, is_word, why_not_word
from .finding import Found, State, find_case, saved_order, warned
from .survey import Surveyed, in_order, surveyed

if TYPE_CHECKING:
    from ...store import Change

_OVER = frozenset({CaseStatus.DECIDED, CaseStatus.WITHDRAWN})


class Returned:
    """Drafts that come back from Word."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases

    def look(self, paths: Iterable[Path], *, progress: Callable[[Path], None] | None = None) -> list[Found]:
        """Which case each file is of, and whether it can be taken in. Reads only.

        Folders are looked through, and files that are no Word files are said to be that. The files of one case come in the order they were saved, so that two
        officers' copies are taken one after the other. A file that cannot be read does not stop the others.
        """
        heads = self._cases.heads()
        found: list[Found] = []
        for path in files_in(paths):
            if progress is not None:
                progress(path)
            if not is_word(path) and path.is_file():
                found.append(Found(path=path, state=State.NOT_WORD, sentence=why_not_word(path)))
                continue
            try:
                found.append(self._known(path, read_returned(path), heads))
            except SekretariatError as error:
                found.append(Found(path=path, state=State.FAILED, sentence=error.sentence))
        return sorted(found, key=saved_order)

    def survey(self, found: Iterable[Found], *, progress: Callable[[Path], None] | None = None) -> list[Surveyed]:
        """Each file with what it would change in its case, those that need a person first."""

        def compare(one: Found) -> Comparison:
            if progress is not None:
                progress(one.path)
            return self.compare(one)

        return surveyed(found, compare)

    def survey_again(self, files: Sequence[Surveyed], case_id: str) -> list[Surveyed]:
        """The same after something was taken into a case: the files of that case are compared anew, none is read again."""
        case, heads = self._cases.get(case_id), self._cases.heads()
        taken = {file.digest for file in case.returned}
        kept: list[Surveyed] = []
        found: list[Found] = []
        for one in files:
            draft = one.found.draft
            if draft is not None and draft.digest in taken:
                ready = msgspec.structs.replace(one.found, state=State.READY, case=case_id)
                found.append(warned(ready, case))
            elif draft is not None and case_id in (one.found.case, *one.found.candidates):
                found.append(self._known(one.found.path, draft, heads))
            else:
                kept.append(one)
        return in_order([*surveyed(found, self.compare), *kept])

    def _known(self, path: Path, draft: ReturnedDraft, heads: Sequence[CaseHead]) -> Found:
        one = find_case(path, draft, self._office.register.register_id, heads, self._office.profile)
        return warned(one, self._cases.get(one.case)) if one.case is not None else one

    def compare(self, found: Found, case_id: str | None = None) -> Comparison:
        """What the file would change in its case, or in ``case_id`` where a person has said which it is.

        Raises:
            RuleBroken: when it is not known which case the file is of.
            NotFound: when the case is not in the register any more.
            CannotRead: when the history, where the version that the file was made from is looked for, cannot be read.
        """
        id = case_id or (found.case if found.state is not State.UNSURE else None)
        if found.draft is None or id is None:
            raise RuleBroken(found.sentence or f"Velg hvilken sak «{found.path.name}» gjelder.")
        case = self._cases.get(id)
        base = version_called(self._office, case, found.draft.version_name)
        guess = base is None and not found.draft.version_name
        sent = list(sent_versions(self._office, case)) if guess else []
        lines = lines_sent(self._office, case, found.draft.version_name)
        return compared(found.draft, case, base, sent, self._office.profile, lines)

    def warning(self, comparison: Comparison) -> str:
        """A sentence when taking the file in should be thought over, else empty. It warns; the person decides (rule 7)."""
        case = comparison.now
        if case.status in _OVER:
            word = self._office.profile.word(case.status)
            return f"{self._cases.label(case)} er {word}. Endringer nå kommer ikke med i det som er sendt ut."
        if case.status is CaseStatus.SENT:
            return f"{self._cases.label(case)} er sendt ut til møtet. Endringer nå må sendes på nytt."
        return ""

    def to_clear_again(self, before: Case, after: Case) -> str:
        """A sentence when the text of a case that was cleared, or counted as ready, has been changed; else empty.

        It warns and changes nothing: whether the change is one that must be cleared is for the secretariat to say.
        """
        if version_of(before) == version_of(after):
            return ""
        by = ", ".join(dict.fromkeys(clearance.by for clearance in before.clearances if clearance.by.strip()))
        if before.clearances:
            return f"Saken var avklart{f' ({by})' if by else ''}, og teksten er endret nå. Sjekk om den må avklares på nytt."
        if before.status in (CaseStatus.READY, CaseStatus.ON_AGENDA):
            word = self._office.profile.word(before.status)
            return f"Saken var {word}, og teksten er endret nå. Sjekk om den må avklares på nytt."
        return ""

    def take(
        self, path: Path, comparison: Comparison, answers: Mapping[str, Choice], *, remarks: Iterable[str] | None = None
    ) -> Case:
        """Takes in what was chosen, with the comments and pictures, in one act; the file itself is kept.

        Args:
            answers: by the question's id which text is to stand; what is not answered stays as it is here.
            remarks: ids of the comments that are taken; all of them when left out.

        Raises:
            RuleBroken: when the case or the file has been changed since they were compared; nothing is taken.
            CannotRead: when the file is gone.
            NotFound: when the case is gone.
            CannotWrite: when the file cannot be kept, or the act not saved; nothing is taken.
        """
        draft = comparison.draft
        if fetch(path).digest != draft.digest:
            raise RuleBroken(
                f"«{path.name}» er lagret på nytt etter at du begynte å se på den. Ingenting er hentet inn; les filen inn "
                "igjen med Enter på stien, så er det siste med."
            )
        keep(Source(path.name, path), draft.digest, self._office.folders.received)
        pictures = tuple(self._kept_picture(picture) for picture in comparison.pictures)
        wanted = None if remarks is None else set(remarks)
        taken = [remark for remark in comparison.remarks if wanted is None or remark.id in wanted]

        def take_in(_change: "Change", case: Case) -> Case:
            if case.rev != comparison.now.rev:
                raise RuleBroken(
                    f"{self._cases.label(case)} er endret etter at du begynte å se på «{path.name}». Ingenting er hentet "
                    "inn; sammenlign på nytt, så er det siste med."
                )
            new = chosen(case, comparison.theirs, comparison.questions, answered(comparison, answers))
            file = ReturnedFile(
                name=path.name,
                digest=draft.digest,
                version=draft.version_name.removeprefix(VERSION_PREFIX),
                saved=draft.saved,
                saved_by=draft.saved_by,
                taken=self._office.now(),
                by=self._office.who,
            )
            return msgspec.structs.replace(
                new,
                attachments=(*new.attachments, *pictures),
                remarks=(*case.remarks, *taken),
                returned=(*case.returned, file),
            )

        return self._cases.save(comparison.now.id, f"Hentet inn «{path.name}» fra Word i", take_in)

    def answer(self, case_id: str, remark_id: str, answer: str, *, handled: bool = True) -> Case:
        """Says how a remark was answered, and that it needs nothing more."""

        def answered_remark(_change: "Change", case: Case) -> Case:
            if not any(remark.id == remark_id for remark in case.remarks):
                raise NotFound("Merknaden finnes ikke lenger på saken; kanskje er den slettet i et annet vindu.")
            remarks = tuple(
                msgspec.structs.replace(remark, answer=answer, handled=handled) if remark.id == remark_id else remark
                for remark in case.remarks
            )
            return msgspec.structs.replace(case, remarks=remarks)

        return self._cases.save(case_id, "Besvarte en merknad i", answered_remark, f"{case_id}/{remark_id}")

    def _kept_picture(self, picture: Picture) -> Attachment:
        name = picture_file(picture)
        path = self._office.folders.root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                partial = path.with_suffix(".del")
                partial.write_bytes(picture.data)
                partial.replace(path)
        except OSError as error:
            raise CannotWrite(
                f"Bildet fra Word-filen kunne ikke lagres i {path.parent} ({os_error_words(error)}). Ingenting er hentet "
                "inn; sjekk plass og rettigheter og prøv igjen."
            ) from error
        return Attachment(title=picture.description or f"Bilde fra Word: {picture.name}", file=name)
