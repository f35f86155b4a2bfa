"""A case as it was before, back among what has happened since: its number, its place on an agenda, its links.

What a person wrote comes back as it was. What the partnership has been told stands: a locked number stays with its case
and is never another's (domain rule 2), and an agenda that is sent is not changed by it.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from .agenda import put_back, without_case
from .case import Case, CaseHead
from .caseref import CaseRef
from .kinds import CaseStatus
from .meeting import AgendaItem, Meeting
from .numbering import SpentNumber, holder_of, spends

_NOT_YET_SENT = frozenset(
    {CaseStatus.ANNOUNCED, CaseStatus.DRAFT, CaseStatus.CLEARING, CaseStatus.READY, CaseStatus.ON_AGENDA}
)
_ON_AN_AGENDA = frozenset({CaseStatus.ON_AGENDA, CaseStatus.SENT})


class RemarkKind(StrEnum):
    """What is otherwise than it was, and the person should know."""

    NUMBER_KEPT = "number_kept"  # the number it has now is locked, and stays
    NUMBER_TAKEN = "number_taken"  # its locked number is another's now
    MEETING_GONE = "meeting_gone"  # the meeting it was on is not in the register
    STAYS_ON_SENT = "stays_on_sent"  # the agenda it stands on is sent
    LEFT_OFF_SENT = "left_off_sent"  # the agenda it stood on was sent without it
    LINKS_GONE = "links_gone"  # it points at cases that are deleted


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """One such thing, with the number, the other case or the meeting it is about."""

    kind: RemarkKind
    ref: CaseRef | None = None
    title: str = ""
    meeting: Meeting | None = None


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What the register holds just now beside the case.

    ``deleted`` is the case as it was when it was deleted, where it is not in the register; ``agendas`` the agendas that
    the deletion took it off, as they were, by the meeting's id.
    """

    cases: Sequence[CaseHead] = ()
    meetings: Sequence[Meeting] = ()
    spent: Sequence[SpentNumber] = ()
    deleted: Case | None = None
    agendas: Mapping[str, tuple[AgendaItem, ...]] = {}


class CaseBack(msgspec.Struct, frozen=True, kw_only=True):
    """The case as it is to be, the meetings whose agenda it changes, the numbers that are no longer spent, and remarks.

    Provisional numbers on those agendas are to be given again.
    """

    case: Case
    meetings: tuple[Meeting, ...] = ()
    freed: tuple[SpentNumber, ...] = ()
    remarks: tuple[Remark, ...] = ()


def case_back(then: Case, now: Case | None, around: Around) -> CaseBack:
    """What it takes to have the case as it was ``then``; ``now`` is None when it is deleted.

    Links to cases that are deleted are kept, since they hold again when those come back; files written and read in the
    meantime are kept too.
    """
    remarks: list[Remark] = []
    held = next((m for m in around.meetings if any(item.case == then.id for item in m.agenda)), None)
    meeting = _meeting(then, now, held, around, remarks)
    case, freed = _numbered(then, now, around, held is meeting, remarks)
    case = msgspec.structs.replace(
        case,
        meeting=meeting.id if meeting else None,
        status=_status(then, meeting),
        exports=now.exports if now is not None else then.exports,
        returned=now.returned if now is not None else then.returned,
    )
    known = {head.id for head in around.cases} | {then.id}
    there = {link.id for link in now.links} if now is not None else set()
    if any(link.case is not None and link.case not in known and link.id not in there for link in then.links):
        remarks.append(Remark(kind=RemarkKind.LINKS_GONE))
    return CaseBack(case=case, meetings=_agendas(then.id, held, meeting, around), freed=freed, remarks=tuple(remarks))


def _meeting(
    then: Case, now: Case | None, held: Meeting | None, around: Around, remarks: list[Remark]
) -> Meeting | None:
    """The meeting whose agenda it is to stand on."""
    if held is not None and then.meeting == held.id:
        return held
    if held is not None and held.locked:
        remarks.append(Remark(kind=RemarkKind.STAYS_ON_SENT, meeting=held))
        return held
    if then.meeting is None:
        return None
    wanted = next((meeting for meeting in around.meetings if meeting.id == then.meeting), None)
    if wanted is None:
        remarks.append(Remark(kind=RemarkKind.MEETING_GONE))
        return held
    if wanted.locked and wanted.id not in around.agendas:
        remarks.append(Remark(kind=RemarkKind.LEFT_OFF_SENT, meeting=wanted))
        return held
    return wanted


def _numbered(
    then: Case, now: Case | None, around: Around, stays: bool, remarks: list[Remark]
) -> tuple[Case, tuple[SpentNumber, ...]]:
    """The case with the number it may have, and the spent number that is its own."""
    last = now if now is not None else around.deleted
    if now is not None and now.number_locked:
        if then.ref != now.ref:
            remarks.append(Remark(kind=RemarkKind.NUMBER_KEPT, ref=now.ref))
        return _with_number_of(then, now), ()
    wanted = last if last is not None and last.number_locked else then
    if not wanted.number_locked or wanted.ref is None:
        # A provisional number follows the agenda: it is the one it has now, or is given anew.
        return _with_number_of(then, now if now is not None and stays else None), ()
    own = tuple(s for s in around.spent if now is None and spends(s, wanted.ref) and s.title == wanted.title)
    holder = holder_of(wanted, around.cases, (s for s in around.spent if s not in own))
    if holder is not None:
        remarks.append(Remark(kind=RemarkKind.NUMBER_TAKEN, ref=wanted.ref, title=holder))
        return _with_number_of(then, None), ()
    return _with_number_of(then, wanted), own


def _with_number_of(case: Case, other: Case | None) -> Case:
    return msgspec.structs.replace(
        case,
        number=other.number if other else None,
        year=other.year if other else None,
        suffix=other.suffix if other else case.suffix,
        number_locked=other.number_locked if other else False,
    )


def _status(then: Case, meeting: Meeting | None) -> CaseStatus:
    if meeting is None:
        return CaseStatus.READY if then.meeting is not None and then.status in _ON_AN_AGENDA else then.status
    if meeting.locked:
        return CaseStatus.SENT if then.status in _NOT_YET_SENT else then.status
    return CaseStatus.ON_AGENDA if then.status is CaseStatus.SENT else then.status


def _agendas(case_id: str, held: Meeting | None, meeting: Meeting | None, around: Around) -> tuple[Meeting, ...]:
    if held is meeting:
        return ()
    changed = []
    if held is not None:
        changed.append(msgspec.structs.replace(held, agenda=without_case(held.agenda, case_id)))
    if meeting is not None:
        agenda = put_back(meeting.agenda, around.agendas.get(meeting.id, ()), case_id)
        changed.append(msgspec.structs.replace(meeting, agenda=agenda))
    return tuple(changed)
