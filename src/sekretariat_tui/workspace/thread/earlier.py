"""«Tidligere behandling»: the thread put into the paper as a section."""

from datetime import date

from ...domain.case import Case
from ...domain.earlier_treatment import EarlierStep, is_written, with_earlier_treatment
from ...domain.errors import RuleBroken
from ...domain.meeting import Meeting
from ...domain.points import has_text
from ...domain.thread import Way
from ..cases import Cases
from ..office import Office
from .thread import Thread

HEADING = "Tidligere behandling"


class EarlierTreatment:
    """Writes the section, and brings it up to date. One act, that can be taken back."""

    def __init__(self, office: Office, cases: Cases, thread: Thread) -> None:
        self._office = office
        self._cases = cases
        self._thread = thread

    @property
    def heading(self) -> str:
        """What this house calls the section."""
        return self._office.profile.term("earlier_treatment", HEADING)

    def why_not(self, case: Case) -> str:
        """Why there is nothing to write; empty when there is."""
        if is_written(case) or self.steps(case):
            return ""
        return "Saken bygger ikke på noen sak i registeret. Knytt den til en med «Knytt til sak …» først."

    def write(self, case_id: str) -> Case:
        """Puts the earlier treatment into the paper; where it is there, only what the program wrote is written again.

        Raises:
            RuleBroken: when no earlier case is known.
        """
        case = self._cases.get(case_id)
        if why := self.why_not(case):
            raise RuleBroken(why)
        steps = self.steps(case)
        what = "Oppdaterte" if is_written(case) else "Satte inn"
        return self._cases.save(
            case_id,
            f"{what} «{self.heading}» i",
            lambda _change, there: with_earlier_treatment(there, self.heading, steps),
        )

    def steps(self, case: Case) -> list[EarlierStep]:
        """The earlier cases, oldest first: those the case follows up or names, and those they build on in turn."""
        dated: list[tuple[date, int, EarlierStep]] = []
        for place, step in enumerate(self._thread.steps(case.id)):
            if step.way is not Way.BACK or step.again or step.doubtful or step.case is None:
                continue
            earlier = self._office.register.find(Case, step.case)
            if earlier is None or not (has_text(earlier.decision.points) or earlier.decision.outcome):
                continue
            day = step.day or date(earlier.year or date.max.year, 1, 1)
            dated.append(
                (day, place, EarlierStep(case=earlier.id, line=self._line(earlier), points=earlier.decision.points))
            )
        return [step for _, _, step in sorted(dated, key=lambda one: one[:2])]

    def _line(self, case: Case) -> str:
        """«SSU sak 3/26 Utvidelse av digital sårbehandling, 12.02.2026, vedtatt med endring»."""
        profile = self._office.profile
        meeting = self._office.register.find(Meeting, case.meeting) if case.meeting else None
        day = (meeting.first_day if meeting else None) or case.document_date
        name = f"{profile.citation(case.ref)} {case.title}" if case.ref else f"{case.body} «{case.title}»"
        outcome = profile.word(case.decision.outcome) if case.decision.outcome else ""
        if outcome and case.decision.forwarded_to:
            outcome = f"{outcome} til {case.decision.forwarded_to}"
        return ", ".join(part for part in (name, f"{day:%d.%m.%Y}" if day else "", outcome) if part)
