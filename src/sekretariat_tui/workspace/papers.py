"""Exporting a case paper to Word, and opening it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec

from ..domain.case import Case, CaseHead, Export
from ..domain.errors import CannotWrite, RuleBroken, SekretariatError
from ..domain.meeting import Meeting
from ..domain.os_errors import os_error_words
from ..store import Change
from ..writing import (
    DocumentKind,
    FileChangedByHand,
    TemplateWrong,
    WrittenFile,
    case_paper,
    case_paper_name,
    safe_file_name,
    within_limit,
    write_new,
)
from .cases import Cases
from .office import Office
from .sent_drafts import is_sent, note_sent, own_lines_of
from .templates import Templates

__all__ = ["FileChangedByHand", "Papers", "TemplateWrong", "open_in_word"]
_ENDING = re.compile(r"\.[a-zæøå][a-zæøå0-9]{0,4}", re.IGNORECASE)  # not the «.26» of «Sak 14.26»


class Papers:
    """Word documents of cases."""

    def __init__(self, office: Office, cases: Cases, templates: Templates) -> None:
        self._office = office
        self._cases = cases
        self._templates = templates

    def export(
        self, case_id: str, *, to: Path | None = None, replace: bool = False, own_template: bool = False
    ) -> WrittenFile:
        """Writes the case paper as a Word document and records that it was written.

        Args:
            to: the file, which gets ``.docx`` when it has no ending, or a folder to put it in; the house's folder of documents when left out.
            replace: write over a file that was changed after we wrote it (domain rule 8: only when asked).
            own_template: use the program's template also where the house has a letterhead of its own.

        Raises:
            TemplateWrong: when the house's letterhead cannot be used; nothing is written.
            FileChangedByHand: when a file is there that we did not write, or that somebody has edited since.
            CannotWrite: when the file cannot be written, and what was there is untouched; or when it is written and the
                register could not be told.
            RuleBroken: when the name ends as another kind of file than Word's.
        """
        case = self._cases.get(case_id)
        meeting = self._office.register.find(Meeting, case.meeting) if case.meeting else None
        name = case_paper_name(case, self._office.profile, meeting)
        folder = self._own_folder(case, meeting) if to is None else to
        path = within_limit(folder / name if to is None or to.is_dir() else _as_word(to))
        wanted = {a.case for a in case.attachments if a.case} | {link.case for link in case.links if link.case}
        related = {h.id: h for h in self._cases.heads() if h.id in wanted} if wanted else dict[str, CaseHead]()
        data = case_paper(
            case,
            self._office.profile,
            meeting=meeting,
            related=related,
            template=None if own_template else self._templates.of(DocumentKind.CASE_PAPER),
            today=self._office.today(),
            author=self._office.who,
            register_id=self._office.register.register_id,
        )
        known = next((e.digest for e in reversed(case.exports) if Path(e.path) == path), None)
        written = write_new(path, data, known_digest=known, replace=replace)
        sent, lines = case, own_lines_of(case, data, self._office.profile)
        export = Export(path=str(written.path), digest=written.digest, written=self._office.now())

        def noted(change: Change, case: Case) -> Case:
            note_sent(self._office, change, sent, lines)
            others = tuple(e for e in case.exports if e.path != export.path)
            return msgspec.structs.replace(case, exports=(*others, export))

        new = known != written.digest or not is_sent(self._office, case, lines)
        if new and not self._office.register.readonly:
            try:
                self._cases.save(case_id, "Eksporterte", noted)
            except SekretariatError as error:
                raise CannotWrite(
                    f"Dokumentet er skrevet til {written.path}, men det er ikke notert på saken. {error.sentence}"
                ) from error
        return written

    def _own_folder(self, case: Case, meeting: Meeting | None) -> Path:
        """``dokumenter/SSU 2026-05-21`` for a case on an agenda, ``dokumenter/SSU utkast`` before that; made if need be."""
        when = "utkast"
        if meeting is not None and meeting.first_day is not None:
            when = meeting.first_day.isoformat()
        elif case.year is not None:
            when = str(case.year)
        folder = self._office.folders.documents / safe_file_name(f"{case.body} {when}".strip(), 60)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(
                f"Mappen {folder} kunne ikke lages ({os_error_words(error)}). Sjekk plass og rettigheter, eller velg en annen mappe."
            ) from error
        return folder


def _as_word(path: Path) -> Path:
    if not _ENDING.fullmatch(path.suffix):
        return path.with_name(f"{path.name}.docx")
    if path.suffix.lower() != ".docx":
        raise RuleBroken(
            f"Dokumentet lagres som Word og kan ikke hete «{path.name}». La navnet slutte på .docx, eller utelat endelsen."
        )
    return path


def open_in_word(path: Path) -> None:
    """Opens a document in the program the system has for it.

    Raises:
        CannotWrite: when the system has none, with the path so that the user can open it.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            command = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen(
                [command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError as error:
        raise CannotWrite(
            f"Dokumentet er lagret, men maskinen har ikke noe program å åpne det med. Åpne det selv: {path}"
        ) from error
