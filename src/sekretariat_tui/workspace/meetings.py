"""Acts on meetings, as far as a case needs one: planning, the agenda, its numbers, and sending the invitation."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ..domain import agenda as order
from ..domain.case import Case, CaseHead
from ..domain.errors import RuleBroken
from ..domain.kinds import CaseStatus, MeetingStatus
from ..domain.meeting import AgendaItem, Meeting
from ..domain.numbering import SpentNumber, number_agendas
from ..store import Change
from .cases import Cases
from .office import Office

ONLY_ON_AGENDA = frozenset({CaseStatus.ON_AGENDA, CaseStatus.SENT})


class Meetings:
    """Acts on meetings and agendas."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases

    # ------------------------------------------------------------------ looking

    def get(self, meeting_id: str) -> Meeting:
        """The meeting as it stands. Raises ``NotFound``."""
        return self._office.register.get(Meeting, meeting_id)

    def all(self) -> list[Meeting]:
        """Every meeting, in the order they are held."""
        return sorted(self._office.register.all(Meeting), key=lambda m: (m.first_day or date(m.year, 12, 31), m.id))

    def label(self, meeting: Meeting) -> str:
        """How a meeting is named: «SSU 21.05.2026», or «SSU mai 2026» while only the month is known."""
        if meeting.first_day:
            return f"{meeting.body} {meeting.first_day:%d.%m.%Y}"
        if meeting.month:
            return f"{meeting.body} {MONTHS[meeting.month - 1]} {meeting.year}"
        return f"{meeting.body} {meeting.year}"

    def find(self, body: str, day: date) -> Meeting | None:
        """The meeting of a body on a day; a day within a meeting of several days counts."""
        return next((m for m in self._office.register.all(Meeting) if m.body == body and _covers(m, day)), None)

    def next(self) -> Meeting | None:
        """The first meeting from today on that is not cancelled."""
        today = self._office.today()
        ahead = [
            m for m in self.all() if m.first_day and m.first_day >= today and m.status is not MeetingStatus.CANCELLED
        ]
        return ahead[0] if ahead else None

    def invitation_due(self, meeting: Meeting) -> date | None:
        """The day the invitation is due, by the house's notice periods."""
        if meeting.first_day is None:
            return None
        return meeting.first_day - timedelta(days=self._office.profile.notice_for(meeting.body).invitation)

    def tie(self, change: Change, case: Case, day: date | None) -> Case:
        """The case tied to its meeting that day, which is made in the same act when the register has none.

        A case that has a meeting, or no body, is left as it is.
        """
        if day is None or case.meeting is not None or not case.body:
            return case
        there = (m for m in change.all(Meeting) if m.body == case.body and _covers(m, day))
        status = MeetingStatus.HELD if day < self._office.today() else MeetingStatus.PLANNED
        meeting = next(there, None) or Meeting(body=case.body, year=day.year, first_day=day, status=status)
        if not any(item.case == case.id for item in meeting.agenda):
            change.put(msgspec.structs.replace(meeting, agenda=order.put_on(meeting.agenda, AgendaItem(case=case.id))))
        return msgspec.structs.replace(case, meeting=meeting.id)

    # ------------------------------------------------------------------ planning

    def new(
        self, body: str, day: date, *, last_day: date | None = None, place: str = "", digital: bool = False
    ) -> Meeting:
        """A planned meeting with the house's fixed items on its agenda.

        Raises:
            RuleBroken: when the body is unknown or already has a meeting that day.
        """
        profile = self._office.profile
        if profile.body(body) is None:
            codes = ", ".join(b.code for b in profile.bodies)
            raise RuleBroken(f"Utvalget «{body}» finnes ikke i profilen. Velg et av: {codes}.")
        if self.find(body, day) is not None:
            raise RuleBroken(f"{body} har allerede et møte {day:%d.%m.%Y}. Velg en annen dag, eller bruk det møtet.")
        if last_day is not None and last_day < day:
            raise RuleBroken("Møtets siste dag kan ikke være før den første. Rett datoene.")
        items = tuple(
            AgendaItem(fixed=item.item, title=item.title)
            for item in sorted(profile.fixed_items, key=lambda item: item.last)
        )
        meeting = Meeting(
            body=body, year=day.year, first_day=day, last_day=last_day, place=place, digital=digital, agenda=items
        )
        with self._office.act(f"Planla møte: {self.label(meeting)}") as change:
            return change.put(meeting)

    def place_case(self, case_id: str, meeting_id: str | None) -> Case:
        """Puts a case on a meeting's agenda, moves it there from another, or takes it off (None).

        A provisional number goes when the case leaves the agenda; a locked one stays (domain rule 2).
        """
        case = self._cases.get(case_id)
        where = self.label(self.get(meeting_id)) if meeting_id else ""
        what = (
            f"Satte {self._cases.label(case)} på sakslisten til {where}"
            if meeting_id
            else (f"Tok {self._cases.label(case)} av sakslisten")
        )
        with self._office.act(what) as change:
            case = change.get(Case, case_id)
            touched: set[tuple[str, int]] = set()
            for meeting in change.all(Meeting):
                if any(item.case == case_id for item in meeting.agenda) and meeting.id != meeting_id:
                    change.put(msgspec.structs.replace(meeting, agenda=order.without_case(meeting.agenda, case_id)))
                    touched.add((meeting.body, meeting.year))
            status = case.status
            if meeting_id is not None:
                meeting = change.get(Meeting, meeting_id)
                if meeting.body != case.body:
                    raise RuleBroken(
                        f"Saken hører til {case.body} og kan ikke settes på sakslisten til {where}. "
                        "Lag en ny sak i det utvalget og knytt dem sammen."
                    )
                if not any(item.case == case_id for item in meeting.agenda):
                    item = AgendaItem(case=case_id, late=meeting.locked)
                    change.put(msgspec.structs.replace(meeting, agenda=order.put_on(meeting.agenda, item)))
                touched.add((meeting.body, meeting.year))
                if status not in {CaseStatus.DECIDED, CaseStatus.SENT}:
                    status = CaseStatus.ON_AGENDA
            elif status in ONLY_ON_AGENDA:
                status = CaseStatus.READY
            loose = not case.number_locked
            saved = change.put(
                msgspec.structs.replace(
                    case,
                    meeting=meeting_id,
                    status=status,
                    number=None if loose else case.number,
                    year=None if loose else case.year,
                    changed=self._office.now(),
                )
            )
            for body, year in touched:
                self.renumber(change, body, year)
            return change.find(Case, case_id) or saved

    def move_item(self, meeting_id: str, item_id: str, steps: int) -> Meeting:
        """Moves an item on the agenda; provisional numbers follow (domain rule 2)."""
        meeting = self.get(meeting_id)
        with self._office.act(f"Flyttet en sak på sakslisten til {self.label(meeting)}") as change:
            meeting = change.get(Meeting, meeting_id)
            change.put(msgspec.structs.replace(meeting, agenda=order.moved(meeting.agenda, item_id, steps)))
            self.renumber(change, meeting.body, meeting.year)
            return change.get(Meeting, meeting_id)

    # ------------------------------------------------------------------ numbers

    def number_agenda(self, meeting_id: str) -> Meeting:
        """Numbers the agenda in its order (domain rule 2). The numbers are provisional until the invitation is sent."""
        meeting = self.get(meeting_id)
        if not any(item.case for item in meeting.agenda):
            raise RuleBroken(f"Sakslisten til {self.label(meeting)} har ingen saker ennå. Sett saker på den først.")
        with self._office.act(f"Nummererte sakslisten {self.label(meeting)}") as change:
            meeting = change.get(Meeting, meeting_id)
            if not meeting.numbered:
                change.put(msgspec.structs.replace(meeting, numbered=True))
            self.renumber(change, meeting.body, meeting.year)
            return change.get(Meeting, meeting_id)

    def send_invitation(self, meeting_id: str) -> Meeting:
        """Records that the invitation is sent, which locks the numbers (domain rule 2). Numbers what has none."""
        meeting = self.get(meeting_id)
        with self._office.act(f"Sendte innkalling til {self.label(meeting)}") as change:
            meeting = change.get(Meeting, meeting_id)
            if not meeting.numbered:
                meeting = change.put(msgspec.structs.replace(meeting, numbered=True))
            self.renumber(change, meeting.body, meeting.year)
            meeting = change.get(Meeting, meeting_id)
            agenda = tuple(
                msgspec.structs.replace(item, number_locked=True) if item.number is not None else item
                for item in meeting.agenda
            )
            for item in agenda:
                case = change.find(Case, item.case) if item.case else None
                if case is not None:
                    status = CaseStatus.SENT if case.status is CaseStatus.ON_AGENDA else case.status
                    change.put(msgspec.structs.replace(case, number_locked=True, status=status))
            return change.put(
                msgspec.structs.replace(meeting, agenda=agenda, status=MeetingStatus.CONVENED, sent=self._office.now())
            )

    def renumber(self, change: Change, body: str, year: int) -> None:
        """Gives provisional numbers again over all numbered agendas of a body and year, within an act (domain rule 2)."""
        meetings: Sequence[Meeting] = [
            m for m in change.all(Meeting) if (m.body, m.year) == (body, year) and m.numbered
        ]
        if not meetings:
            return
        cases = {case.id: case for case in change.all(Case)}
        numbered = number_agendas(body, year, meetings, cases, change.all(SpentNumber), self._takes_number)
        for case in numbered.cases:
            change.put(case)
        for meeting in numbered.meetings:
            change.put(meeting)

    def _takes_number(self, item: AgendaItem) -> bool:
        return any(f.item is item.fixed and f.numbered for f in self._office.profile.fixed_items)

    # ------------------------------------------------------------------ the agenda as shown

    def agenda_lines(self, meeting: Meeting) -> list[tuple[AgendaItem, str, str]]:
        """The agenda as it is read: each item with its number as this house writes it (or «–») and its title."""
        heads = {head.id: head for head in self._office.register.all(CaseHead)}
        lines = []
        for item in meeting.agenda:
            head = heads.get(item.case) if item.case else None
            if head is not None:
                number = self._office.profile.case_number(head.ref) if head.ref else "–"
                lines.append((item, number, head.title))
            elif item.fixed is not None:
                number = str(item.number) if item.number is not None else "–"
                lines.append((item, number, item.title or self._office.profile.word(item.fixed)))
        return lines


def _covers(meeting: Meeting, day: date) -> bool:
    last = meeting.last_day or meeting.first_day
    return bool(meeting.first_day and last and meeting.first_day <= day <= last)


MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
