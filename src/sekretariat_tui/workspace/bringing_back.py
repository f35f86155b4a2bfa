"""Bringing back what was: a version of a record, a part of it, or a record that was deleted; each in one act."""

from typing import cast

import msgspec

from ..domain.case import Case, CaseHead
from ..domain.case_back import Around, Remark, RemarkKind, case_back
from ..domain.errors import CannotRead, RuleBroken
from ..domain.meeting import AgendaItem, Meeting
from ..domain.meeting_back import MeetingRemark, meeting_back
from ..domain.numbering import SpentNumber
from ..domain.record import Record
from ..domain.strategy import Measure
from ..store import Act, Change, RecordChange, Version, as_record, type_of
from .history import Edition, Part, edition_of, with_part
from .meetings import Meetings
from .names import Names, moment
from .office import Office

WHOLE = Part(label="")

_MEETING_WORDS = {
    MeetingRemark.SENT: "Innkallingen er sendt, så sakslisten og numrene er som de er nå.",
    MeetingRemark.NOT_SENT: "Innkallingen er ikke regnet som sendt; send den på nytt når den er klar.",
    MeetingRemark.CASES_LEFT_OUT: "Saker som er slettet, eller som står på en annen saksliste nå, er ikke med.",
}


class Brought(msgspec.Struct, frozen=True):
    """What came back: its name, the record, and what is otherwise than it was, as sentences."""

    name: str
    table: str
    id: str
    remarks: tuple[str, ...] = ()


class BringingBack:
    """The acts that bring back. Each can be undone as any act."""

    def __init__(self, office: Office, meetings: Meetings, names: Names) -> None:
        self._office = office
        self._meetings = meetings
        self._names = names

    def version(self, edition: Edition, part: Part = WHOLE) -> Brought:
        """Makes the record, or a part of it, what it was in the version. A record that is deleted comes back whole.

        Raises:
            RuleBroken: when it is so already, or something has come in its way.
            CannotRead: when the version cannot be read.
        """
        then = edition.record
        if then is None:
            raise CannotRead(
                "Denne utgaven er lagret av en nyere utgave av programmet og kan ikke hentes tilbake her. "
                "Oppdater programmet og prøv igjen."
            )
        version = edition.version
        now = self._office.register.find(type(then), version.id)
        name = self._names.of(now or then)
        when = moment(version.at)
        if now is None:
            what = f"Hentet tilbake {name}" if edition.deletes else f"Hentet tilbake {name} slik det var {when}"
        elif part.is_whole:
            what = f"Hentet tilbake {name} slik det var {when}"
        else:
            what = f"Hentet tilbake {part.label.strip().removeprefix('Bare ')} i {name} slik det var {when}"
        return self._bring(what, edition, part)

    def deleted(self, version: Version) -> Brought:
        """Brings back a record from the bin. Raises as ``version``."""
        if type_of(version.table) is not None:
            return self.version(edition_of(version))
        name = self._names.of_plain(version.table, version.before, version.id)
        with self._office.act(f"Hentet tilbake {name}") as change:
            change.restore(version)
        return Brought(name, version.table, version.id)

    def _bring(self, what: str, edition: Edition, part: Part) -> Brought:
        version, then = edition.version, edition.record
        assert then is not None
        gone = self._deletion(version) if self._office.register.find(type(then), version.id) is None else None
        remarks: list[str] = []
        with self._office.act(what) as change:
            now = change.find(type(then), version.id)
            if now is not None and not part.is_whole:
                back = with_part(now, then, part)
            else:
                change.restore(version)  # with what a newer program wrote in it
                back = change.get(type(then), version.id)
            agendas: set[tuple[str, int]] = set()
            if isinstance(back, Case):
                back, remarks, agendas = self._case(change, back, cast("Case | None", now), gone)
            elif isinstance(back, Meeting):
                back, remarks, agendas = self._meeting(change, back, cast("Meeting | None", now))
            elif isinstance(back, Measure):
                back = _with_known_cases(back, change)
            if now is not None and _same(back, now):
                raise RuleBroken(_nothing_brought(self._names.of(now), remarks))
            change.put(msgspec.structs.replace(back, rev=change.get(type(then), version.id).rev))
            for body, year in agendas:
                self._meetings.renumber(change, body, year)
            back = change.get(type(then), version.id)
        return Brought(self._names.of(back), version.table, version.id, tuple(remarks))

    # ------------------------------------------------------------------ cases

    def _case(
        self, change: Change, then: Case, now: Case | None, gone: Act | None
    ) -> tuple[Case, list[str], set[tuple[str, int]]]:
        around = self._around(change, then, gone)
        result = case_back(then, now, around)
        for spent in result.freed:
            change.delete(SpentNumber, spent.id)
        for meeting in result.meetings:
            change.put(meeting)
        if now is None and gone is not None:
            _tie_to_measures(change, then.id, gone)
        agendas = {(meeting.body, meeting.year) for meeting in result.meetings}
        if result.case.number_locked and result.case.year is not None and (now is None or not now.number_locked):
            agendas.add((result.case.body, result.case.year))  # provisional numbers make room for it
        case = msgspec.structs.replace(result.case, changed=self._office.now())
        return case, [self._said(remark) for remark in result.remarks], agendas

    def _around(self, change: Change, then: Case, gone: Act | None) -> Around:
        deleted: Case | None = None
        agendas: dict[str, tuple[AgendaItem, ...]] = {}
        for one in gone.changes if gone is not None else ():
            before = as_record(one.table, one.before)
            if isinstance(before, Case) and before.id == then.id:
                deleted = before
            elif isinstance(before, Meeting) and any(item.case == then.id for item in before.agenda):
                agendas[before.id] = before.agenda
                self._meeting_with_it(change, then, before, one)
        return Around(
            cases=[head for head in change.all(CaseHead) if head.id != then.id],
            meetings=change.all(Meeting),
            spent=change.all(SpentNumber),
            deleted=deleted,
            agendas=agendas,
        )

    def _meeting_with_it(self, change: Change, then: Case, before: Meeting, how: RecordChange) -> None:
        """Brings back the meeting that went with the case, as when reading a paper in was undone."""
        if how.after is not None or then.meeting != before.id or change.find(Meeting, before.id) is not None:
            return
        if meeting_back(before, None, change.all(CaseHead), change.all(Meeting)).clash is None:
            change.put_back(how)

    def _said(self, remark: Remark) -> str:
        meeting = self._meetings.label(remark.meeting) if remark.meeting is not None else ""
        number = f"{remark.ref.body} {self._office.profile.case_number(remark.ref)}" if remark.ref else ""
        match remark.kind:
            case RemarkKind.NUMBER_KEPT:
                return f"Nummeret {number} er låst og er beholdt."
            case RemarkKind.NUMBER_TAKEN:
                return f"Nummeret {number} er siden gitt til «{remark.title}», så saken er uten nummer."
            case RemarkKind.MEETING_GONE:
                return "Møtet den sto på sakslisten til, finnes ikke lenger."
            case RemarkKind.STAYS_ON_SENT:
                return f"Innkallingen til {meeting} er sendt, så saken står fortsatt på den sakslisten."
            case RemarkKind.LEFT_OFF_SENT:
                return f"Innkallingen til {meeting} er sendt uten saken, så den er ikke satt på sakslisten der."
            case RemarkKind.LINKS_GONE:
                return "En sakshenvisning i den går til en sak som er slettet."

    # ------------------------------------------------------------------ meetings

    def _meeting(
        self, change: Change, then: Meeting, now: Meeting | None
    ) -> tuple[Meeting, list[str], set[tuple[str, int]]]:
        result = meeting_back(then, now, change.all(CaseHead), change.all(Meeting))
        if result.clash is not None:
            raise RuleBroken(
                f"{then.body} har fått et annet møte den dagen, {self._meetings.label(result.clash)}. "
                "Flytt det først, og hent så tilbake dette."
            )
        agendas = {(then.body, meeting.year) for meeting in (result.meeting, now) if meeting is not None}
        return result.meeting, [_MEETING_WORDS[remark] for remark in result.remarks], agendas

    # ------------------------------------------------------------------ how it was deleted

    def _deletion(self, version: Version) -> Act | None:
        """The act that deleted the record, with all else it changed; None when it is not known."""
        versions = self._office.register.versions(version.table, version.id)
        if not versions or versions[-1].after is not None:
            return None
        return self._office.register.act(versions[-1].number, near=versions[-1].at)


def _tie_to_measures(change: Change, case_id: str, gone: Act) -> None:
    """Ties the case again to the measures its deletion took it out of."""
    for one in gone.changes:
        before = as_record(one.table, one.before)
        measure = change.find(Measure, before.id) if isinstance(before, Measure) and case_id in before.cases else None
        if measure is not None and case_id not in measure.cases:
            change.put(msgspec.structs.replace(measure, cases=(*measure.cases, case_id)))


def _with_known_cases(measure: Measure, change: Change) -> Measure:
    known = {head.id for head in change.all(CaseHead)}
    return msgspec.structs.replace(measure, cases=tuple(case for case in measure.cases if case in known))


def _nothing_brought(name: str, remarks: list[str]) -> str:
    if remarks:
        return " ".join(["Ingenting er hentet tilbake.", *remarks])
    return f"Det er ingenting å hente tilbake: {name} er slik allerede."


def _same(back: Record, now: Record) -> bool:
    fields = {"rev": now.rev}
    if isinstance(now, Case):
        return (
            msgspec.structs.replace(back, **fields, changed=now.changed, exports=now.exports, returned=now.returned)
            == now
        )
    return msgspec.structs.replace(back, **fields) == now
