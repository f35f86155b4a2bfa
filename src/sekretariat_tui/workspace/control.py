"""What is wrong or doubtful in the register, and its mends (``sekretariat kontroll``)."""

from collections.abc import Collection, Iterator

from ..domain.case import Case
from ..domain.caseref import CaseRef, case_ref
from ..domain.control import (
    Finding,
    FindingKind,
    Mend,
    Mention,
    Naming,
    case_findings,
    meeting_findings,
    number_findings,
)
from ..domain.meeting import Meeting
from ..domain.references import find_references, numbered_paragraphs
from ..domain.settled import Settled
from .cases import Cases
from .meetings import Meetings
from .mending import Mending
from .office import Office
from .templates import Templates
from .thread import Thread
from .thread.told_elsewhere import ToldElsewhere
from .titles import UNKNOWN_TITLE

__all__ = ["Control", "Finding"]


class Control:
    """Goes over the register and says what is doubtful (domain rule 9), and mends what a person chooses to mend."""

    def __init__(self, office: Office, cases: Cases, meetings: Meetings, templates: Templates, thread: Thread) -> None:
        self._office = office
        self._templates = templates
        self._told = ToldElsewhere(office, cases, meetings, thread)
        self._name = Naming(cases.label, meetings.label, office.profile.citation)
        self._mending = Mending(office, cases, meetings)
        self._mentions: dict[str, tuple[int, list[Mention]]] = {}

    def findings(self) -> list[Finding]:
        """Everything worth a look, in the order of the register; what is settled is left out."""
        settled = {one.key for one in self._office.register.all(Settled)}
        return [finding for finding in self._all() if finding.key not in settled]

    def settled(self) -> list[Settled]:
        """What a person has said is to stand as it is, newest last."""
        return self._office.register.all(Settled)

    def mend(self, finding: Finding, mend: Mend) -> None:
        """Does the mend in one act that can be taken back; one that only leads somewhere does nothing here.

        Raises:
            RuleBroken: when it cannot be done, with what to do instead.
            CannotRead: when the document that says otherwise is gone from ``innkomne/``.
        """
        self._mending.mend(finding, mend)

    def raise_again(self, settled: Settled) -> None:
        """Lets what was settled be found again."""
        with self._office.act(f"Tok fram igjen: {settled.note}") as change:
            change.delete(Settled, settled.id)

    def _all(self) -> Iterator[Finding]:
        register = self._office.register
        for bad in register.unreadable():
            yield Finding(
                kind=FindingKind.UNREADABLE,
                key=f"unreadable:{bad.table}:{bad.id}",
                where=f"{bad.table} {bad.id}",
                sentence=f"Oppføringen kan ikke leses ({bad.why}). Den er latt urørt i filen.",
            )
        cases, meetings = register.all(Case), {meeting.id: meeting for meeting in register.all(Meeting)}
        known = {case.ref for case in cases if case.ref}
        for case in cases:
            yield from case_findings(
                case,
                self._name,
                meeting=meetings.get(case.meeting or ""),
                mentions=self._mentioned(case),
                known=known,
                unknown_title=UNKNOWN_TITLE,
                bodies=() if case.body else self._free_bodies(case, known),
            )
        yield from number_findings(cases, self._name)
        yield from self._told.findings(cases, meetings, self._name)
        for meeting in meetings.values():
            yield from meeting_findings(meeting, self._name, today=self._office.today())
        for name, sentence in self._templates.faults():
            yield Finding(kind=FindingKind.TEMPLATE, key=f"template:{name}", where=f"maler/{name}", sentence=sentence)

    def _free_bodies(self, case: Case, known: Collection[CaseRef]) -> list[str]:
        """The bodies of the house that have no other case with the number of this one."""
        codes = [body.code for body in self._office.profile.bodies]
        return [code for code in codes if case_ref(code, case.year, case.number, case.suffix) not in known]

    def _mentioned(self, case: Case) -> list[Mention]:
        """The house's own cases that the text mentions; looked for once for each version of the case."""
        there = self._mentions.get(case.id)
        if there is not None and there[0] == case.rev:
            return there[1]
        profile = self._office.profile
        codes = {body.code for body in profile.bodies}
        found = [
            Mention(section.heading, ref.text, CaseRef(ref.body, ref.year, ref.number))
            for section in case.sections
            for ref in find_references(
                numbered_paragraphs(section.text), body=case.body or None, year=case.year, profile=profile
            )
            if ref.body is not None and ref.body in codes and ref.year is not None
        ]
        self._mentions[case.id] = (case.rev, found)
        return found
