"""What is wrong or doubtful in the register, and what to do about it (``sekretariat kontroll``)."""

from collections import Counter

import msgspec

from ..domain.case import Case
from ..domain.caseref import CaseRef
from ..domain.meeting import Meeting
from ..domain.references import find_references
from .cases import Cases
from .office import Office
from .templates import Templates
from .titles import UNKNOWN_TITLE


class Finding(msgspec.Struct, frozen=True):
    """One thing to look at: the case it is about, if any, what it is called, and a sentence with what to do."""

    case: str | None
    where: str
    sentence: str


class Control:
    """Goes over the register and says what is doubtful. It mends nothing (domain rule 9)."""

    def __init__(self, office: Office, cases: Cases, templates: Templates) -> None:
        self._office = office
        self._cases = cases
        self._templates = templates

    def findings(self) -> list[Finding]:
        """Everything worth a look, in the order of the register."""
        register = self._office.register
        found = [
            Finding(
                None, f"{bad.table} {bad.id}", f"Oppføringen kan ikke leses ({bad.why}). Den er latt urørt i filen."
            )
            for bad in register.unreadable()
        ]
        cases = register.all(Case)
        numbers = Counter(case.ref for case in cases if case.ref)
        known = set(numbers)
        for case in cases:
            where = self._cases.label(case)
            found += [Finding(case.id, where, doubt.sentence) for doubt in case.doubts]
            if case.ref and numbers[case.ref] > 1:
                found.append(
                    Finding(case.id, where, "Saksnummeret er brukt av flere saker. Gi den ene et annet nummer.")
                )
            if not case.body:
                sentence = "Saken har ikke noe utvalg. Slett den, og les den inn på nytt med utvalget (--utvalg)."
                found.append(Finding(case.id, where, sentence))
            if case.title in ("", UNKNOWN_TITLE):
                sentence = "Tittelen er ukjent. Skriv den inn, eller les inn saksframlegget."
                found.append(Finding(case.id, where, sentence))
            found += [Finding(case.id, where, sentence) for sentence in self._unknown_references(case, known)]
        for meeting in register.all(Meeting):
            if meeting.first_day and meeting.first_day.weekday() >= 5:
                day = "lørdag" if meeting.first_day.weekday() == 5 else "søndag"
                where = f"{meeting.body} {meeting.first_day:%d.%m.%Y}"
                found.append(Finding(None, where, f"Møtet er satt til en {day}. Sjekk datoen."))
        found += [Finding(None, f"maler/{name}", sentence) for name, sentence in self._templates.faults()]
        return found

    def _unknown_references(self, case: Case, known: set[CaseRef]) -> list[str]:
        profile = self._office.profile
        codes = {body.code for body in profile.bodies}
        sentences = []
        for section in case.sections:
            for ref in find_references(section.text, body=case.body or None, year=case.year, profile=profile):
                if ref.body not in codes or ref.year is None or CaseRef(ref.body, ref.year, ref.number) in known:
                    continue
                sentences.append(
                    f"«{section.heading}» viser til «{ref.text}», som ikke er i registeret. "
                    "Les inn saken, eller rett henvisningen."
                )
        return list(dict.fromkeys(sentences))
