"""A case taken out of what points at it: agendas and measures when it is deleted, and links too when it is for good."""

import msgspec

from ..domain.agenda import without_case
from ..domain.case import Case, Decision, Standing
from ..domain.caseref import CaseRef
from ..domain.meeting import Meeting
from ..domain.numbering import SpentNumber
from ..domain.strategy import Measure
from ..store import Change


def take_off(change: Change, case_id: str) -> None:
    """Takes the case off its agenda and out of the measures."""
    for meeting in change.all(Meeting):
        if any(item.case == case_id for item in meeting.agenda):
            change.put(msgspec.structs.replace(meeting, agenda=without_case(meeting.agenda, case_id)))
    for measure in change.all(Measure):
        if case_id in measure.cases:
            left = tuple(c for c in measure.cases if c != case_id)
            change.put(msgspec.structs.replace(measure, cases=left))


def spent(case: Case, *, titled: bool = True) -> SpentNumber | None:
    """The case's number as it stays spent when the case goes (domain rule 2); None when it is not locked."""
    if not case.number_locked or case.ref is None:
        return None
    ref = case.ref
    return SpentNumber(body=ref.body, year=ref.year, number=ref.number, title=case.title if titled else "")


def loosen(change: Change, case_id: str, ref: CaseRef | None) -> None:
    """Lets every other case that points at this one do so by its number alone, or not at all where it has none."""
    for case in change.all(Case):
        if case.id != case_id:
            loosened = _without(case, case_id, ref)
            if loosened != case:
                change.put(loosened)


def _without(case: Case, gone: str, ref: CaseRef | None) -> Case:
    links = [
        msgspec.structs.replace(link, case=None, ref=link.ref or ref) if link.case == gone else link
        for link in case.links
    ]
    attachments = [
        msgspec.structs.replace(one, case=None, ref=one.ref or ref) if one.case == gone else one
        for one in case.attachments
    ]
    return msgspec.structs.replace(
        case,
        links=tuple(link for link in links if link.case is not None or link.ref is not None),
        attachments=tuple(attachments),
        decision=_loosened_decision(case.decision, gone),
    )


def _loosened_decision(decision: Decision, gone: str) -> Decision:
    standing: tuple[Standing, ...] = tuple(
        msgspec.structs.replace(one, by=None) if one.by == gone else one for one in decision.standing
    )
    source = decision.quoted_in
    if source is not None and source.case == gone:
        source = msgspec.structs.replace(source, case=None)
    return msgspec.structs.replace(decision, standing=standing, quoted_in=source)
