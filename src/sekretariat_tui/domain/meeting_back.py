"""A meeting as it was before, back among what has happened since."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from .agenda import in_order_of
from .case import CaseHead
from .kinds import MeetingStatus
from .meeting import LOCKED_STATUSES, Meeting


class MeetingRemark(StrEnum):
    """What is otherwise than it was, and the person should know."""

    SENT = "sent"  # the invitation is sent, so the agenda stands
    NOT_SENT = "not_sent"  # it was sent then and is not now: sending it is an act of its own
    CASES_LEFT_OUT = "cases_left_out"  # cases on its agenda are deleted, or on another by now


class MeetingBack(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting as it is to be, and remarks. ``clash`` is another meeting of the body that day, which hinders it."""

    meeting: Meeting
    remarks: tuple[MeetingRemark, ...] = ()
    clash: Meeting | None = None


def meeting_back(
    then: Meeting, now: Meeting | None, cases: Iterable[CaseHead], meetings: Iterable[Meeting]
) -> MeetingBack:
    """What it takes to have the meeting as it was ``then``; ``now`` is None when it is deleted.

    Which cases are on the agenda is for the cases to say: those that are there now stay, in the order they had then.
    The numbers and the agenda of an invitation that is sent stand (domain rule 2).
    """
    remarks: list[MeetingRemark] = []
    if now is None:
        belong = {case.id for case in cases if case.meeting == then.id}
        agenda = tuple(item for item in then.agenda if item.case is None or item.case in belong)
        if len(agenda) < len(then.agenda):
            remarks.append(MeetingRemark.CASES_LEFT_OUT)
        back = msgspec.structs.replace(then, agenda=agenda)
    elif now.locked:
        stands = then.status in LOCKED_STATUSES or then.status is MeetingStatus.CANCELLED
        if then.agenda != now.agenda or not stands:
            remarks.append(MeetingRemark.SENT)
        status = then.status if stands else now.status
        back = msgspec.structs.replace(
            then, year=now.year, agenda=now.agenda, numbered=now.numbered, sent=now.sent, status=status
        )
    else:
        agenda = in_order_of(now.agenda, then.agenda)
        back = msgspec.structs.replace(then, agenda=agenda, numbered=now.numbered, sent=now.sent)
        if then.locked:
            remarks.append(MeetingRemark.NOT_SENT)
            back = msgspec.structs.replace(back, status=now.status)
    moved = now is None or (back.first_day, back.last_day) != (now.first_day, now.last_day)
    clash = next((m for m in meetings if m.id != back.id and m.body == back.body and _meet(m, back)), None)
    return MeetingBack(meeting=back, remarks=tuple(remarks), clash=clash if moved else None)


def _meet(one: Meeting, other: Meeting) -> bool:
    if one.first_day is None or other.first_day is None:
        return False
    return one.first_day <= (other.last_day or other.first_day) and other.first_day <= (one.last_day or one.first_day)
