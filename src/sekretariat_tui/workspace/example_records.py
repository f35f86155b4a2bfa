"""The records of the worked example: what its file says, with dates that follow today's."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from ..datafiles import data_file
from ..domain.case import (
    AgreementClause,
    Case,
    CaseLink,
    Clearance,
    Decision,
    Exemption,
    Position,
    Proposal,
    Section,
)
from ..domain.caseref import CaseRef
from ..domain.kinds import CaseStatus, LinkKind, MeetingStatus, Mode, Outcome, PointStyle, Side
from ..domain.meeting import AgendaItem, Meeting
from ..domain.numbering import number_agendas
from ..domain.partnership import Member, Membership
from ..domain.points import Point
from ..domain.record import Record
from ..domain.strategy import ChosenYear, Commitment, Measure, MeasureOwner, Plan, PriorityArea
from ..profiles import Profile
from .example_entries import CaseEntry, ExampleYear, PointEntry

_MARK = re.compile(r"\[\[([^\]]+)\]\]")
_STYLES = (PointStyle.NUMBER, PointStyle.LETTER, PointStyle.BULLET)


def example_records(profile: Profile, today: date, now: datetime) -> list[Record]:
    """Every record of the example as of a day."""
    import yaml

    text = data_file("example/aaret.yaml").read_text(encoding="utf-8")
    year = msgspec.convert(yaml.load(text, Loader=yaml.BaseLoader), ExampleYear, strict=False)
    return _Example(profile, year, today, now).records()


class _Example:
    def __init__(self, profile: Profile, year: ExampleYear, today: date, now: datetime) -> None:
        self.profile = profile
        self.year = year
        self.today = today
        self.now = now
        self.meetings = {entry.key: self._meeting(entry.key) for entry in year.meetings}
        self.cases = {entry.key: self._bare_case(entry) for entry in year.cases}
        self._number()

    def records(self) -> list[Record]:
        year = self.year
        plan = Plan(
            id="plan-eksempel",
            title=self.said(year.plan.title),
            first_year=self.today.year - 1,
            last_year=self.today.year + 3,
            vision=year.plan.vision,
            goal=year.plan.goal,
        )
        chosen_by = self.cases["pa-satsninger"].ref
        areas = [
            PriorityArea(
                id=f"omrade-{area.key}",
                plan=plan.id,
                name=area.name,
                aliases=area.aliases,
                goal=area.goal,
                points=area.points,
                bodies=area.bodies,
                chosen=(ChosenYear(year=self.today.year, decided_by=chosen_by),) if area.chosen else (),
                order=order,
            )
            for order, area in enumerate(year.areas, start=1)
        ]
        members = [
            Member(name=m.name, party=m.party, seats=(Membership(body=m.body, role=m.role),)) for m in year.members
        ]
        cases = [self._case(entry) for entry in year.cases]
        commitments = [
            Commitment(
                case=self.cases[entry.key].id,
                assignee=one.assignee,
                task=one.task,
                due=self._day(one.meeting, one.weeks),
                for_body=self.meetings[one.meeting].body if one.meeting else "",
                status=one.status,
            )
            for entry in year.cases
            for one in entry.commitments
        ]
        return [plan, *areas, *members, *self.meetings.values(), *cases, *self._measures(), *commitments]

    # ------------------------------------------------------------------ meetings and numbers

    def _thursday(self, weeks: int) -> date:
        day = self.today + timedelta(weeks=weeks)
        return day + timedelta(days=3 - day.weekday())

    def _day(self, meeting: str, weeks: int) -> date | None:
        return self.meetings[meeting].first_day if meeting else self._thursday(weeks)

    def _meeting(self, key: str) -> Meeting:
        entry = next(m for m in self.year.meetings if m.key == key)
        day = self._thursday(entry.weeks)
        fixed = tuple(
            AgendaItem(fixed=i.item, title=i.title) for i in sorted(self.profile.fixed_items, key=lambda i: i.last)
        )
        past = entry.status is not MeetingStatus.PLANNED
        return Meeting(
            body=entry.body,
            year=day.year,
            first_day=day,
            place=entry.place,
            digital=entry.digital,
            status=entry.status,
            agenda=fixed,
            numbered=entry.numbered or past,
            sent=self.now - timedelta(days=(self.today - day).days + 14) if past else None,
        )

    def _number(self) -> None:
        for key, meeting in self.meetings.items():
            items = [AgendaItem(case=self.cases[e.key].id) for e in self.year.cases if e.meeting == key]
            agenda = (*meeting.agenda[:-1], *items, meeting.agenda[-1])
            self.meetings[key] = msgspec.structs.replace(meeting, agenda=agenda)
        by_id = {case.id: key for key, case in self.cases.items()}
        keys = {meeting.id: key for key, meeting in self.meetings.items()}
        numbered_items = {i.item for i in self.profile.fixed_items if i.numbered}
        for body, year in sorted({(m.body, m.year) for m in self.meetings.values()}):
            theirs = [m for m in self.meetings.values() if (m.body, m.year) == (body, year) and m.numbered]
            cases = {case.id: case for case in self.cases.values()}
            done = number_agendas(body, year, theirs, cases, (), lambda item: item.fixed in numbered_items)
            for case in done.cases:
                self.cases[by_id[case.id]] = case
            for meeting in done.meetings:
                self.meetings[keys[meeting.id]] = meeting

    # ------------------------------------------------------------------ cases

    def _bare_case(self, entry: CaseEntry) -> Case:
        meeting = self.meetings.get(entry.meeting)
        return Case(
            body=meeting.body if meeting else entry.body,
            title=entry.title,
            type=entry.type,
            status=entry.status,
            meeting=meeting.id if meeting else None,
        )

    def _case(self, entry: CaseEntry) -> Case:
        case = self.cases[entry.key]
        proposal = self._points(entry.proposal)
        decided = self._points(entry.decision) or proposal
        settled = entry.outcome not in (None, Outcome.POSTPONED_UNHANDLED)
        status = CaseStatus.POSTPONED if entry.outcome is Outcome.POSTPONED_UNHANDLED else entry.status
        meeting = self.meetings.get(entry.meeting)
        written = (meeting.first_day if meeting and meeting.first_day else self.today) - timedelta(days=20)
        sections = tuple(
            Section(heading=s.heading, kind=s.kind, text=self.said(s.text).strip()) for s in entry.sections
        )
        if not sections:
            sections = tuple(Section(heading=s.heading, kind=s.kind) for s in self.profile.paper.sections)
        return msgspec.structs.replace(
            case,
            title=self.said(entry.title),
            status=status,
            case_officers=entry.officers,
            document_date=min(written, self.today) if entry.officers else None,
            our_ref=f"{written.year % 100}/{1000 + len(entry.title) * 7}" if entry.officers else "",
            clearances=tuple(
                Clearance(side=side, by="Hanne Lunde" if side is Side.MUNICIPALITIES else "Erik Nordbø", on=self.today)
                for side in entry.cleared
            ),
            exemption=Exemption(legal_basis=entry.exempt.basis, public_title=entry.exempt.public_title)
            if entry.exempt
            else None,
            sections=sections,
            proposal=Proposal(points=proposal, pending=entry.pending),
            decision=Decision(
                points=decided if settled else (),
                outcome=entry.outcome,
                forwarded_to=entry.forwarded_to,
                mode=Mode.CONSENSUS if settled and entry.outcome is not Outcome.DISCUSSED else None,
                positions=tuple(Position(party=p.party, stance=p.stance, remark=p.remark) for p in entry.positions),
            ),
            links=tuple(
                CaseLink(kind=LinkKind.FOLLOWS_UP, case=self.cases[key].id, ref=self.cases[key].ref)
                for key in entry.follows
            ),
            agreement_clauses=tuple(AgreementClause(document=c.document, clause=c.clause) for c in entry.clauses),
            areas=tuple(f"omrade-{key}" for key in entry.areas),
            created=self.now,
            changed=self.now,
        )

    def _points(self, entries: Sequence[PointEntry | str], depth: int = 0) -> tuple[Point, ...]:
        points = []
        for entry in entries:
            text, below = (entry, ()) if isinstance(entry, str) else (entry.text, entry.points)
            points.append(
                Point(text=self.said(text), style=_STYLES[min(depth, 2)], points=self._points(below, depth + 1))
            )
        return tuple(points)

    # ------------------------------------------------------------------ measures

    def _measures(self) -> list[Measure]:
        measures = []
        for entry in self.year.measures:
            decided = self.year_case(entry.decided_in)
            owners = ((Side.MUNICIPALITIES, entry.municipalities), (Side.HOSPITAL, entry.hospital))
            measures.append(
                Measure(
                    title=entry.title,
                    areas=tuple(f"omrade-{key}" for key in entry.areas),
                    owners=tuple(MeasureOwner(side=side, name=name) for side, name in owners if name),
                    leader=entry.leader,
                    phase=entry.phase,
                    status=entry.status,
                    status_note=entry.note,
                    status_on=self.today - timedelta(days=14),
                    next_milestone=entry.milestone,
                    next_milestone_on=self._thursday(entry.weeks) if entry.weeks is not None else None,
                    followed_by="SSU",
                    decided_by=decided,
                    decided_on=self._decided_on(entry.decided_in),
                    waits_for=entry.waits_for,
                    depends_on=entry.depends_on,
                    cases=tuple(self.cases[key].id for key in entry.cases),
                )
            )
        return measures

    def year_case(self, key: str) -> CaseRef | None:
        return self.cases[key].ref if key else None

    def _decided_on(self, key: str) -> date | None:
        meeting = next((e.meeting for e in self.year.cases if e.key == key), "")
        return self.meetings[meeting].first_day if meeting else None

    # ------------------------------------------------------------------ what stands in the texts

    def said(self, text: str) -> str:
        """The text with its marks filled in: dates of meetings, references to cases, and years."""
        return _MARK.sub(lambda found: self._mark(found[1]), text)

    def _mark(self, name: str) -> str:
        years = {"i fjor": -1, "i år": 0, "neste år": 1, "om tre år": 3}
        if name in years:
            return str(self.today.year + years[name])
        if name.startswith("sak "):
            ref = self.cases[name.removeprefix("sak ")].ref
            return self.profile.case_number(ref, running=True) if ref else "saken"
        day = self.meetings[name].first_day
        return f"{day.day}.{day.month}.{day.year}" if day else ""
