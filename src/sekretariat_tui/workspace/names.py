"""What a person calls a record: «SSU 14/26 Strategiske dilemmaer», «møtet SSU 21.05.2026», «tiltaket «Felles vakt»»."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from ..domain.case import Case, CaseHead
from ..domain.meeting import Meeting
from ..domain.partnership import Member
from ..domain.record import Record
from ..domain.strategy import Commitment, Measure, Plan, PriorityArea
from ..store import as_record, named
from .cases import Cases
from .meetings import Meetings
from .office import Office

_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{16}")  # as ``domain.record.new_id`` makes them

_KINDS = {
    Case.table: "Sak",
    Meeting.table: "Møte",
    Measure.table: "Tiltak",
    PriorityArea.table: "Område",
    Plan.table: "Plan",
    Member.table: "Medlem",
    Commitment.table: "Oppfølging",
}


class Names:
    """Names of records, in the register or out of it."""

    def __init__(self, office: Office, cases: Cases, meetings: Meetings) -> None:
        self._office = office
        self._cases = cases
        self._meetings = meetings

    def of(self, record: Record) -> str:
        """The name of a record as it stands in a sentence."""
        match record:
            case CaseHead():
                return self._cases.label(record)
            case Meeting():
                return f"møtet {self._meetings.label(record)}"
            case _:
                return named(record.table, {"title": _title(record)}, record.id)

    def of_plain(self, table: str, plain: dict[str, Any] | None, id: str) -> str:
        """The name of what may be of a kind this program does not know."""
        record = as_record(table, plain)
        return self.of(record) if record is not None else named(table, plain, id)

    def kind(self, table: str) -> str:
        """The kind of record a table holds, in one word."""
        return _KINDS.get(table, "Annet")

    def in_fields(self) -> Callable[[str], str]:
        """Gives, for an id that stands in a field, the name of the record as it is now; any other text as it is."""
        known: dict[str, str] = {}
        register = self._office.register

        def name(text: str) -> str:
            if not known:
                known.update({head.id: self._cases.label(head) for head in register.all(CaseHead)})
                known.update({meeting.id: self._meetings.label(meeting) for meeting in register.all(Meeting)})
                for kind in (PriorityArea, Measure, Plan):
                    known.update({record.id: _title(record) for record in register.all(kind)})
            return known.get(text, "(slettet)" if len(text) == 16 and _ID.fullmatch(text) else text)

        return name


def moment(at: datetime) -> str:
    """A time as a sentence has it: «21.05.2026 kl. 14.02», where the user sits."""
    return f"{at.astimezone():%d.%m.%Y kl. %H.%M}"


def _title(record: Record) -> str:
    match record:
        case Case() | Measure() | Plan():
            return record.title
        case Commitment():
            return record.task
        case _:
            return str(getattr(record, "name", "") or getattr(record, "title", ""))
