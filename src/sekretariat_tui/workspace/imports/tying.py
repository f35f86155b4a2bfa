"""Each case tied to its meeting, and the meeting itself, as the documents tell of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import msgspec

from ...domain.case import Case, Doubt
from ...domain.contradictions import contradiction, with_doubts
from ...domain.kinds import Outcome
from ...domain.meeting import AgendaItem, Meeting
from ...domain.provenance import FoundAt, SourceKind, Standing, better, found_at, mark_of, rank, standing, with_found
from .joining import Source
from .known import Known
from .sittings import (
    joined_meeting,
    named_by_others,
    started_meeting,
    told_by_papers_only,
    with_agenda,
    with_better_day,
    with_case,
    with_item,
    without,
)
from .told import CaseTold, MeetingTold
from .working import Working


class Tying:
    """The records in hand, and the meetings that cases are tied to in them."""

    def __init__(self, work: Working, source: Source, *, today: date, settled: Callable[[str, Doubt], bool]) -> None:
        self._work = work
        self._source = source
        self._today = today
        self._settled = settled
        self._raised: list[Doubt] = []

    @property
    def _known(self) -> Known:
        return self._work.known

    # ------------------------------------------------------------------ what is doubtful

    def _without_settled(self, case: Case, there: Case | None) -> Case:
        """The case without new doubts that a person has said are to stand."""
        old = {doubt.id for doubt in there.doubts} if there else set()
        new = [doubt for doubt in case.doubts if doubt.id not in old]
        self._raised += new
        dropped = {doubt.id for doubt in new if self._settled(case.id, doubt)}
        if not dropped:
            return case
        return msgspec.structs.replace(case, doubts=tuple(d for d in case.doubts if d.id not in dropped))

    def _doubt(self, case: Case, doubt: Doubt) -> Case:
        return self._without_settled(msgspec.structs.replace(case, doubts=with_doubts(case.doubts, [doubt])), case)

    # ------------------------------------------------------------------ the meeting of a case

    def _tied(self, case: Case, told: CaseTold, sitting: str | None) -> Case:
        """The case on the meeting the document tells of; where it is on another, the one that counts more holds it."""
        if told.day is None or not case.body:
            return case
        now = self._work.meeting(case.meeting)
        if now is not None and (now.id == sitting or (sitting is None and covers(now, told.day))):
            return self._confirmed(case, told)  # of a doubted day it is the meeting that is doubted, not each case
        known = found_at(case, "meeting")
        whose = standing(case, "meeting", case.meeting)
        if now is None:
            return case if whose is Standing.WRITTEN else self._moved(case, told, sitting)
        if whose is Standing.READ and known is not None and self._holds_more(case, told, now, known):
            return self._moved(self._left(case, told, now, known), told, sitting)
        if not self._is_on(case, told.day) and not any(
            doubt.field == "first_day" and doubt.other == told.day.isoformat() for doubt in now.doubts
        ):
            case = self._doubt(
                case, contradiction("meeting_date", told.day, self._source.name, self._source.digest, told.kind)
            )
        return case

    def _is_on(self, case: Case, day: date) -> bool:
        """Whether the case is on the agenda of a meeting that day, beside the one that holds it: it was put off."""
        meetings = map(self._work.meeting, self._known.meetings_on(case.body, day))
        return any(item.case == case.id for meeting in meetings if meeting is not None for item in meeting.agenda)

    def _without_its_days(self, case: Case, told: CaseTold) -> Case:
        """The case without doubts about the day it is on now, or the day it was put off."""
        meeting = self._work.meeting(case.meeting)
        put_off = told.decision is not None and told.decision.outcome is Outcome.POSTPONED_UNHANDLED
        left = tuple(
            doubt
            for doubt in case.doubts
            if doubt.field != "meeting_date"
            or not doubt.other
            or not (
                (meeting is not None and covers(meeting, date.fromisoformat(doubt.other)))
                or (put_off and told.day is not None and doubt.other == told.day.isoformat())
            )
        )
        return case if left == case.doubts else msgspec.structs.replace(case, doubts=left)

    def _holds_more(self, case: Case, told: CaseTold, now: Meeting, known: FoundAt) -> bool:
        if "meeting" in self._source.by_hand:
            return True
        one, other = rank("meeting", told.kind), rank("meeting", known.kind)
        if one == other and told.kind is SourceKind.MINUTES:
            # Put off in one meeting and decided in a later: the later one holds it, whichever was read first.
            return bool(told.day and now.first_day and told.day > now.first_day)
        return one > other

    def _moved(self, case: Case, told: CaseTold, sitting: str | None) -> Case:
        assert told.day is not None
        meeting = self._work.meeting(sitting)
        if meeting is None:
            there = self._known.meetings_on(case.body, told.day)
            meeting = self._work.meeting(there[0]) if there else None
        if meeting is None:
            meeting = started_meeting(case.body, told.day, self._source, told.kind, self._today, _day_of(told))
        case = msgspec.structs.replace(case, meeting=meeting.id)
        if "meeting" in self._source.by_hand:
            case = msgspec.structs.replace(case, found=tuple(one for one in case.found if one.field != "meeting"))
        else:
            case = msgspec.structs.replace(case, found=with_found(case.found, self._note(case, told)))
        self._work.put(case)
        meeting = with_better_day(meeting, self._source, told.kind, _day_of(told))
        self._work.put(with_case(meeting, case, self._cases_of(meeting, case)))
        return case

    def _left(self, case: Case, told: CaseTold, now: Meeting, known: FoundAt) -> Case:
        """The case off the meeting it was on; one that only papers told of, and that is empty now, goes."""
        if known.kind in {SourceKind.PAPER, SourceKind.QUOTE}:
            now = without(now, case.id)
            if not now.agenda and told_by_papers_only(now):
                self._work.drop(now)
            else:
                self._work.put(named_by_others(now, known, self._cases_of(now).values()))
        if now.first_day is None or known.kind == SourceKind.MINUTES:
            return case
        return self._doubt(case, contradiction("meeting_date", now.first_day, known.document, known.digest, known.kind))

    def _confirmed(self, case: Case, told: CaseTold) -> Case:
        """The case with a note that its meeting was read here, when this document counts more than the one noted."""
        known = found_at(case, "meeting")
        if known is None or known.mark != mark_of(case.meeting) or "meeting" in self._source.by_hand:
            return case
        meeting = self._work.meeting(case.meeting)
        if meeting is not None and covers(meeting, told.day or date.max):
            self._work.put(with_better_day(meeting, self._source, told.kind, _day_of(told)))
        note = self._note(case, told)
        return msgspec.structs.replace(case, found=with_found(case.found, note)) if better(note, known) else case

    def _note(self, case: Case, told: CaseTold) -> FoundAt:
        return FoundAt(
            field="meeting",
            document=self._source.name,
            digest=self._source.digest,
            kind=told.kind,
            place=_day_of(told),
            mark=mark_of(case.meeting),
        )

    # ------------------------------------------------------------------ the meeting itself

    def _meeting(self, told: MeetingTold, cases: Iterable[CaseTold]) -> str:
        """The meeting that an agenda or minutes tell of, with what they tell."""
        there = self._sitting(told, cases)
        meeting = there or started_meeting(
            told.body, told.first_day, self._source, told.kind, self._today, told.place_of_day
        )
        before = {doubt.id for doubt in meeting.doubts}
        meeting = joined_meeting(meeting, told, self._source, self._today)
        new = [doubt for doubt in meeting.doubts if doubt.id not in before]
        self._raised += new
        dropped = {doubt.id for doubt in new if self._settled(meeting.id, doubt)}
        if dropped:
            left = tuple(doubt for doubt in meeting.doubts if doubt.id not in dropped)
            meeting = msgspec.structs.replace(meeting, doubts=left)
        self._work.put(meeting)
        return meeting.id

    def _sitting(self, told: MeetingTold, cases: Iterable[CaseTold]) -> Meeting | None:
        """The meeting in the register: on that day; or the one that most of these cases are on, under another day."""
        on_day = self._known.meetings_on(told.body, told.first_day)
        if on_day:
            return self._work.meeting(on_day[0])
        refs = {one.ref: one.title for one in cases if one.ref is not None}
        ids = (self._known.by_ref(ref, title) for ref, title in refs.items())
        on = Counter(case.meeting for case in map(self._work.case, ids) if case is not None and _is_listed(case))
        for meeting_id, many in on.most_common(1):
            meeting = self._work.meeting(meeting_id)
            if meeting is None or meeting.body != told.body:
                continue
            there = sum(_is_listed(case) for case in self._cases_of(meeting).values())
            if 2 * many > len(refs) and 2 * many > there:
                return meeting
        return None

    def _agenda(self, told: MeetingTold, sitting: str, ids: Mapping[int, str]) -> None:
        meeting = self._work.meeting(sitting)
        if meeting is None:
            return
        items = []
        for read in told.items:
            if id(read) in ids:
                items.append(AgendaItem(case=ids[id(read)]))
            elif read.fixed is not None:
                items.append(AgendaItem(fixed=read.fixed, title=read.title))
        cases = self._cases_of(meeting)
        cases |= {one: case for one in ids.values() if (case := self._work.case(one)) is not None}
        if told.kind is SourceKind.AGENDA:
            meeting = with_agenda(meeting, items, cases)
        else:  # minutes do not say in which order the cases were called
            for item in items:
                meeting = with_item(meeting, item, cases)
        self._work.put(meeting)
        self._settle_days(meeting)

    def _settle_days(self, meeting: Meeting) -> None:
        """A day that the meeting is doubted for is not doubted once more at each of its cases."""
        days = {doubt.other for doubt in meeting.doubts if doubt.field == "first_day"}
        for item in meeting.agenda:
            case = self._work.case(item.case)
            if case is None or not days:
                continue
            left = tuple(doubt for doubt in case.doubts if doubt.field != "meeting_date" or doubt.other not in days)
            if left != case.doubts:
                self._work.put(msgspec.structs.replace(case, doubts=left))

    def _cases_of(self, meeting: Meeting, *more: Case) -> dict[str, Case]:
        found = {item.case: case for item in meeting.agenda if item.case and (case := self._work.case(item.case))}
        return found | {case.id: case for case in more}


def _is_listed(case: Case) -> bool:
    """Whether the case is on its meeting by an agenda or minutes; a paper may have its date from anywhere."""
    known = found_at(case, "meeting")
    return known is not None and known.kind in {SourceKind.AGENDA, SourceKind.MINUTES}


def _day_of(told: CaseTold) -> str:
    """Where in the document the day of the meeting stands."""
    return told.places.get("meeting_date", "")


def covers(meeting: Meeting, day: date) -> bool:
    """Whether the meeting is held that day; any of several days counts."""
    last = meeting.last_day or meeting.first_day
    return bool(meeting.first_day and last and meeting.first_day <= day <= last)
