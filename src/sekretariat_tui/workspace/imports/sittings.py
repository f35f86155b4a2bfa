"""A meeting with what an agenda or minutes tell of it; and the order of the agenda, whichever came first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from ...domain.case import Case, Doubt
from ...domain.contradictions import contradiction, with_doubts
from ...domain.kinds import FixedItem, MeetingStatus
from ...domain.meeting import AgendaItem, Meeting
from ...domain.provenance import FoundAt, SourceKind, Standing, better, found_at, mark_of, rank, standing, with_found
from .joining import Source
from .told import MeetingTold

_FIELDS = ("last_day", "place", "digital", "ordinal")
_ORDER = (
    MeetingStatus.PLANNED,
    MeetingStatus.CONVENED,
    MeetingStatus.HELD,
    MeetingStatus.MINUTES_OUT,
    MeetingStatus.MINUTES_APPROVED,
)


def started_meeting(body: str, day: date, source: Source, kind: SourceKind, today: date, place: str = "") -> Meeting:
    """A meeting as a document is the first to tell of it, with nothing on its agenda."""
    meeting = Meeting(body=body, year=day.year, first_day=day)
    note = _note(source, kind, "first_day", day, place)
    assumed = FoundAt(field="status", mark=mark_of(meeting.status))
    meeting = msgspec.structs.replace(meeting, found=with_found((), note, assumed))
    return _advanced(meeting, MeetingStatus.HELD) if day < today else meeting


def joined_meeting(meeting: Meeting, told: MeetingTold, source: Source, today: date) -> Meeting:
    """The meeting with what an agenda or minutes tell of it; what a person has written stays."""
    doubts: list[Doubt] = list(told.doubts)
    known = found_at(meeting, "first_day")
    whose = standing(meeting, "first_day", meeting.first_day)
    counts_more = known is not None and rank("first_day", told.kind) > rank("first_day", known.kind)
    covered = meeting.first_day is not None and meeting.first_day <= told.first_day <= (
        meeting.last_day or meeting.first_day
    )
    if whose is Standing.EMPTY or (whose is Standing.READ and counts_more):
        if meeting.first_day is not None and meeting.first_day != told.first_day and known is not None:
            doubts.append(contradiction("first_day", meeting.first_day, known.document, known.digest, known.kind))
        meeting = _with(meeting, source, told, "first_day", told.first_day)
        meeting = msgspec.structs.replace(meeting, year=told.first_day.year)
    elif meeting.first_day == told.first_day:
        meeting = with_better_day(meeting, source, told.kind, told.place_of_day)
    elif not covered:
        doubts.append(contradiction("first_day", told.first_day, source.name, source.digest, told.kind))
    for field in _FIELDS:
        value, there = getattr(told, field), getattr(meeting, field)
        if not value:
            continue
        if field == "last_day" and meeting.first_day != told.first_day:
            continue
        known = found_at(meeting, field)
        whose = standing(meeting, field, there)
        more = known is not None and rank(field, told.kind) > rank(field, known.kind)
        if whose is Standing.EMPTY or (whose is Standing.READ and more):
            meeting = _with(meeting, source, told, field, value)
    meeting = _advanced(meeting, _status(told, today))
    if not any(origin.digest == source.digest for origin in meeting.origins):
        meeting = msgspec.structs.replace(meeting, origins=(*meeting.origins, source.origin))
    left = tuple(doubt for doubt in with_doubts(meeting.doubts, doubts) if not _outdated(meeting, doubt))
    return meeting if left == meeting.doubts else msgspec.structs.replace(meeting, doubts=left)


def with_better_day(meeting: Meeting, source: Source, kind: SourceKind, place: str) -> Meeting:
    """The meeting with a note that its day was read here too, where this document is the one to name."""
    known = found_at(meeting, "first_day")
    if known is None or standing(meeting, "first_day", meeting.first_day) is not Standing.READ:
        return meeting
    note = _note(source, kind, "first_day", meeting.first_day, place)
    return msgspec.structs.replace(meeting, found=with_found(meeting.found, note)) if better(note, known) else meeting


def named_by_others(meeting: Meeting, gone: FoundAt, cases: Iterable[Case]) -> Meeting:
    """The meeting with its day noted from a case that is still on it, where the one that left was named for it."""
    known = found_at(meeting, "first_day")
    if known is None or known.digest != gone.digest:
        return meeting
    best: FoundAt | None = None
    for case in cases:
        note = found_at(case, "meeting")
        if note is not None and note.digest and (best is None or better(note, best)):
            best = note
    if best is None:
        return meeting
    day = msgspec.structs.replace(best, field="first_day", mark=known.mark)
    return msgspec.structs.replace(meeting, found=with_found(meeting.found, day))


def told_by_papers_only(meeting: Meeting) -> bool:
    """Whether all that is known of the meeting is that papers of its cases name the day."""
    return (
        not meeting.origins
        and meeting.sent is None
        and all(note.kind in {SourceKind.PAPER, SourceKind.QUOTE, ""} for note in meeting.found)
        and bool(meeting.found)
        and standing(meeting, "first_day", meeting.first_day) is Standing.READ
    )


def with_agenda(meeting: Meeting, items: Sequence[AgendaItem], cases: Mapping[str, Case]) -> Meeting:
    """The meeting with the items an agenda lists, in its order, and the others where their numbers put them.

    An agenda that a person has put in order keeps it; what is missing comes after what it has.
    """
    there = {_key(item): item for item in meeting.agenda}
    listed = [there.get(_key(item), item) for item in items]
    keys = {_key(item) for item in listed}
    others = [item for item in meeting.agenda if _key(item) not in keys]
    if _is_a_persons(meeting):
        missing = [item for item in listed if _key(item) not in there]
        agenda = list(meeting.agenda)
        for item in missing:
            _insert(agenda, item, cases)
    else:
        agenda = listed
        for item in sorted(others, key=lambda item: _number(item, cases)):
            _insert(agenda, item, cases)
    return _with_items(meeting, agenda)


def with_case(meeting: Meeting, case: Case, cases: Mapping[str, Case]) -> Meeting:
    """The meeting with the case on its agenda, where its number puts it."""
    return with_item(meeting, AgendaItem(case=case.id), cases)


def with_item(meeting: Meeting, item: AgendaItem, cases: Mapping[str, Case]) -> Meeting:
    """The meeting with the item on its agenda, where its number puts it; one that is there stays."""
    if any(_key(one) == _key(item) for one in meeting.agenda):
        return meeting
    agenda = list(meeting.agenda)
    _insert(agenda, item, cases)
    return _with_items(meeting, agenda)


def without(meeting: Meeting, case_id: str) -> Meeting:
    """The meeting without this case on its agenda."""
    return _with_items(meeting, [item for item in meeting.agenda if item.case != case_id])


def _with_items(meeting: Meeting, agenda: Sequence[AgendaItem]) -> Meeting:
    if tuple(agenda) == meeting.agenda:
        return meeting
    new = msgspec.structs.replace(meeting, agenda=tuple(agenda))
    if _is_a_persons(meeting):
        return new
    note = FoundAt(field="agenda", mark=mark_of(new.agenda))
    return msgspec.structs.replace(new, found=with_found(new.found, note))


def _is_a_persons(meeting: Meeting) -> bool:
    return standing(meeting, "agenda", meeting.agenda) is Standing.WRITTEN


def _insert(agenda: list[AgendaItem], item: AgendaItem, cases: Mapping[str, Case]) -> None:
    """Puts the item after the last with a lower number; one without a number before «eventuelt»."""
    number = _number(item, cases)
    lower = [(_number(one, cases), place) for place, one in enumerate(agenda) if one.case]
    below = [place for one, place in lower if one <= number]
    if below:
        agenda.insert(below[-1] + 1, item)
        return
    first = next((place for _one, place in lower), None)
    if first is None:
        first = next((n for n, one in enumerate(agenda) if one.fixed is FixedItem.ANY_OTHER), len(agenda))
    agenda.insert(first, item)


def _number(item: AgendaItem, cases: Mapping[str, Case]) -> tuple[int, int, str, str]:
    case = cases.get(item.case) if item.case else None
    if case is None or case.number is None:
        return (9999, 9999, "", case.title if case else item.title)
    return (case.year or 0, case.number, case.suffix, "")


def _key(item: AgendaItem) -> tuple[str, str]:
    return ("case", item.case) if item.case else ("fixed", item.fixed or item.title)


def _status(told: MeetingTold, today: date) -> MeetingStatus:
    if told.kind is SourceKind.MINUTES:
        return MeetingStatus.MINUTES_APPROVED if told.approved else MeetingStatus.HELD
    return MeetingStatus.HELD if told.first_day < today else MeetingStatus.CONVENED


def _advanced(meeting: Meeting, status: MeetingStatus) -> Meeting:
    """The meeting as far on as this; never back, and never where a person has set it."""
    note = found_at(meeting, "status")
    if note is not None and note.mark != mark_of(meeting.status):
        return meeting
    if meeting.status not in _ORDER or _ORDER.index(meeting.status) >= _ORDER.index(status):
        return meeting
    note = FoundAt(field="status", mark=mark_of(status))
    return msgspec.structs.replace(meeting, status=status, found=with_found(meeting.found, note))


def _with(meeting: Meeting, source: Source, told: MeetingTold, field: str, value: Any) -> Meeting:
    changed = msgspec.structs.replace(meeting, **{field: value})
    return msgspec.structs.replace(
        changed, found=with_found(meeting.found, _note(source, told.kind, field, value, told.place_of_day))
    )


def _note(source: Source, kind: SourceKind, field: str, value: Any, place: str) -> FoundAt:
    return FoundAt(
        field=field,
        document=source.name,
        digest=source.digest,
        kind=kind,
        place=place,
        mark=mark_of(value),
    )


def _outdated(meeting: Meeting, doubt: Doubt) -> bool:
    return doubt.field == "first_day" and meeting.first_day is not None and doubt.other == meeting.first_day.isoformat()
