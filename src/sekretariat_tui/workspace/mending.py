"""The mends of what the control finds, each one act that can be taken back."""

from datetime import date
from typing import Any

import msgspec

from ..domain.case import Case, CaseLink, Doubt, Section, Standing
from ..domain.contradictions import in_words
from ..domain.control import Finding, Mend, MendKind, doubt_key
from ..domain.errors import CannotRead, RuleBroken
from ..domain.kinds import CaseStatus, LinkKind
from ..domain.meeting import Meeting
from ..domain.provenance import FoundAt, kept_name, mark_of, with_found
from ..domain.settled import Settled
from ..store import Change
from .cases import Cases
from .meetings import Meetings
from .office import Office
from .same_case import made_one


class Mending:
    """Does the mends."""

    def __init__(self, office: Office, cases: Cases, meetings: Meetings) -> None:
        self._office = office
        self._cases = cases
        self._meetings = meetings

    def mend(self, finding: Finding, mend: Mend) -> None:
        """Does the mend. Raises as ``Control.mend``."""
        match mend.kind:
            case MendKind.LET_STAND:
                self._let_stand(finding, mend)
            case MendKind.USE_OTHER if finding.case is not None:
                self._use_other_in_case(finding.case, finding)
            case MendKind.USE_OTHER if finding.meeting is not None:
                self._use_other_day(finding.meeting, finding)
            case MendKind.MERGE if finding.case is not None:
                made_one(self._office, self._cases, keep=mend.target, other=finding.case)
            case MendKind.TAKE_NUMBER:
                self._take_number(mend.target)
            case MendKind.SET_BODY if finding.case is not None:
                self._set_body(finding.case, mend.target)
            case MendKind.SET_STANDING if finding.case is not None and mend.standing is not None:
                self._set_standing(finding.case, mend.standing)
            case MendKind.NEW_CASE if finding.case is not None:
                self._make_asked_for(finding.case, mend.target)

    # ------------------------------------------------------------------ let it stand

    def _let_stand(self, finding: Finding, mend: Mend) -> None:
        with self._office.act(f"{mend.label}: {finding.where}") as change:
            self._settle(change, finding.key, finding.case or finding.meeting or "", finding.sentence)
            for kind, id in ((Case, finding.case), (Meeting, finding.meeting)):
                record = change.find(kind, id) if id and finding.doubt else None
                if isinstance(record, Case | Meeting):
                    left = tuple(doubt for doubt in record.doubts if doubt.id != finding.doubt)
                    change.put(msgspec.structs.replace(record, doubts=left))

    def _settle(self, change: Change, key: str, of: str, note: str) -> None:
        if not any(one.key == key for one in change.all(Settled)):
            change.put(Settled(key=key, of=of, note=note, by=self._office.who, at=self._office.now()))

    # ------------------------------------------------------------------ what the other document says

    def _use_other_in_case(self, case_id: str, finding: Finding) -> None:
        case = self._cases.get(case_id)
        doubt = _doubt(case, finding)
        if doubt.field == "meeting_date":
            self._move_to_day(case, doubt, finding)
            return
        value = " ".join(doubt.other.split()) if doubt.field == "title" else self._other(case, doubt)
        with self._office.act(f"Brukte det som står i «{doubt.text}» i {self._cases.label(case)}") as change:
            case = change.get(Case, case_id)
            note = FoundAt(
                field=doubt.field,
                part="points" if doubt.field == "decision" else "",
                document=doubt.text,
                digest=doubt.digest,
                kind=doubt.kind,
                mark=mark_of(value),
                chosen=True,
            )
            if doubt.field == "decision":
                decision = msgspec.structs.replace(case.decision, points=value, quoted_in=None)
                case = msgspec.structs.replace(case, decision=decision)
            else:
                case = msgspec.structs.replace(case, **{doubt.field: value})
            self._put_without(change, case, doubt, note)

    def _put_without(self, change: Change, case: Case, doubt: Doubt, note: FoundAt | None) -> None:
        """Saves the case without the doubt, and what it said before is not raised again as another's word."""
        left = tuple(one for one in case.doubts if one.id != doubt.id)
        found = with_found(case.found, note) if note is not None else case.found
        change.put(msgspec.structs.replace(case, doubts=left, found=found, changed=self._office.now()))
        self._settle(change, doubt_key(case.id, doubt), case.id, doubt.sentence)

    def _other(self, case: Case, doubt: Doubt) -> Any:
        """What the other document says, from its copy in ``innkomne/``."""
        from ..reading import read_document
        from .imports.told import told_by

        path = self._office.folders.received / kept_name(doubt.text, doubt.digest)
        document = read_document(path, profile=self._office.profile)
        told = [one for one in told_by(document).cases if one.ref == case.ref or one.own]
        for one in told:
            values = [one.decision.points if one.decision else ()] if doubt.field == "decision" else []
            values += (
                [quote.points for quote in one.quotes] if doubt.field == "decision" else [getattr(one, doubt.field)]
            )
            for value in values:
                if value and in_words(doubt.field, value) == doubt.other:
                    return value
        for one in told_by(document).cases:
            for quote in one.quotes if doubt.field == "decision" else ():
                if in_words("decision", quote.points) == doubt.other:
                    return quote.points
        raise CannotRead(
            f"Fant ikke igjen det som stod i «{doubt.text}». Åpne innkomne/{path.name}, og skriv det inn for hånd."
        )

    # ------------------------------------------------------------------ dates

    def _move_to_day(self, case: Case, doubt: Doubt, finding: Finding) -> None:
        """The case to the body's meeting the other day, which is made when there is none."""
        day = _day(doubt)
        with self._office.act(f"Flyttet {self._cases.label(case)} til møtet {day:%d.%m.%Y}") as change:
            case = change.get(Case, case.id)
            for meeting in change.all(Meeting):
                if any(item.case == case.id for item in meeting.agenda):
                    left = tuple(item for item in meeting.agenda if item.case != case.id)
                    change.put(msgspec.structs.replace(meeting, agenda=left))
            case = self._meetings.tie(change, msgspec.structs.replace(case, meeting=None), day)
            note = FoundAt(
                field="meeting",
                document=doubt.text,
                digest=doubt.digest,
                kind=doubt.kind,
                mark=mark_of(case.meeting),
                chosen=True,
            )
            self._put_without(change, case, doubt, note)

    def _use_other_day(self, meeting_id: str, finding: Finding) -> None:
        meeting = self._meetings.get(meeting_id)
        doubt = _doubt(meeting, finding)
        day = _day(doubt)
        taken = self._meetings.find(meeting.body, day)
        if taken is not None and taken.id != meeting_id:
            raise RuleBroken(
                f"{meeting.body} har allerede et møte {day:%d.%m.%Y}. Flytt sakene dit, eller behold datoen som står."
            )
        with self._office.act(f"Satte datoen for {self._meetings.label(meeting)} til {day:%d.%m.%Y}") as change:
            meeting = change.get(Meeting, meeting_id)
            note = FoundAt(
                field="first_day",
                document=doubt.text,
                digest=doubt.digest,
                kind=doubt.kind,
                mark=mark_of(day),
                chosen=True,
            )
            change.put(
                msgspec.structs.replace(
                    meeting,
                    first_day=day,
                    last_day=None,
                    year=day.year,
                    doubts=tuple(one for one in meeting.doubts if one.id != doubt.id),
                    found=with_found(meeting.found, note),
                )
            )
            self._settle(change, doubt_key(meeting_id, doubt), meeting_id, doubt.sentence)

    # ------------------------------------------------------------------ numbers

    def _take_number(self, case_id: str) -> None:
        case = self._cases.get(case_id)
        with self._office.act(f"Tok nummeret fra {self._cases.label(case)}") as change:
            case = change.get(Case, case_id)
            change.put(
                msgspec.structs.replace(
                    case, number=None, suffix="", year=None, number_locked=False, changed=self._office.now()
                )
            )

    def _set_body(self, case_id: str, body: str) -> None:
        """The case to the body; its day, if any is said, stays as it is."""
        case = self._cases.get(case_id)
        with self._office.act(f"Satte utvalget til {body} for {self._cases.label(case)}") as change:
            case = change.get(Case, case_id)
            left = tuple(doubt for doubt in case.doubts if doubt.field != "body")
            change.put(msgspec.structs.replace(case, body=body, doubts=left, changed=self._office.now()))

    # ------------------------------------------------------------------ what was asked for, and what became of it

    def _set_standing(self, case_id: str, standing: Standing) -> None:
        from .decisions import Decisions

        Decisions(self._office, self._cases).set_standing(
            case_id, standing.kind, by=standing.by, point=standing.point, note=standing.note
        )

    def _make_asked_for(self, case_id: str, task: str) -> None:
        """A case announced in the same body, that follows up the one that asked for it."""
        asked_by = self._cases.get(case_id)
        title = task[:1].upper() + task[1:]
        now = self._office.now()
        case = Case(
            body=asked_by.body,
            title=title,
            status=CaseStatus.ANNOUNCED,
            areas=asked_by.areas,
            links=(CaseLink(kind=LinkKind.FOLLOWS_UP, case=asked_by.id, ref=asked_by.ref),),
            sections=tuple(Section(heading=s.heading, kind=s.kind) for s in self._office.profile.paper.sections),
            created=now,
            changed=now,
        )
        with self._office.act(f"Opprettet sak: {title}") as change:
            change.put(case)


def _doubt(record: Case | Meeting, finding: Finding) -> Doubt:
    found = next((doubt for doubt in record.doubts if doubt.id == finding.doubt), None)
    if found is None:
        raise RuleBroken("Dette er avklart i mellomtiden. Kjør kontrollen på nytt.")
    return found


def _day(doubt: Doubt) -> date:
    return date.fromisoformat(doubt.other)
