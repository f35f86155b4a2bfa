"""A matter that went through several years and bodies, to try the thread on."""

from datetime import date

import msgspec

from sekretariat_tui.domain.case import Case, Section
from sekretariat_tui.domain.kinds import CaseStatus, Outcome
from sekretariat_tui.domain.points import Point
from sekretariat_tui.workspace import Workspace


def decided(
    desk: Workspace,
    body: str,
    number: int,
    year: int,
    title: str,
    *points: str,
    text: str = "",
    day: date | None = None,
    outcome: Outcome = Outcome.AS_PROPOSED,
) -> Case:
    """A case that was decided years ago, put into the register."""
    case = Case(
        body=body,
        number=number,
        year=year,
        number_locked=True,
        title=title,
        status=CaseStatus.DECIDED,
        document_date=day or date(year, 3, 1),
        sections=(Section(heading="Bakgrunn", kind="background", text=text),),
    )
    decision = msgspec.structs.replace(
        case.decision, points=tuple(Point(text=one) for one in points), outcome=outcome if points else None
    )
    with desk.office.act(f"La inn {title}") as change:
        return change.put(msgspec.structs.replace(case, decision=decision))


def draft(desk: Workspace, body: str, year: int, title: str, text: str) -> Case:
    """A case that is being written."""
    case = Case(
        body=body, year=year, title=title, sections=(Section(heading="Bakgrunn", kind="background", text=text),)
    )
    with desk.office.act(f"La inn {title}") as change:
        return change.put(case)
