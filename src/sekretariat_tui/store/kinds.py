"""The kinds of records the register holds, and the words for them."""

from typing import NamedTuple

from sekretariat_tui.domain.case import Case, CaseHead
from sekretariat_tui.domain.left_out import LeftOut
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.numbering import SpentNumber
from sekretariat_tui.domain.partnership import Member
from sekretariat_tui.domain.record import Record
from sekretariat_tui.domain.sent_draft import SentDraft
from sekretariat_tui.domain.settled import Settled
from sekretariat_tui.domain.strategy import Commitment, Measure, Plan, PriorityArea
from sekretariat_tui.domain.unsettled import Unsettled


class Kind(NamedTuple):
    """A kind of record, the word for one of them, and the pronoun that points at it."""

    type: type[Record]
    noun: str
    pronoun: str


KINDS = (
    Kind(Case, "saken", "den"),
    Kind(Meeting, "møtet", "det"),
    Kind(Member, "medlemmet", "det"),
    Kind(Plan, "planen", "den"),
    Kind(PriorityArea, "området", "det"),
    Kind(Measure, "tiltaket", "det"),
    Kind(Commitment, "oppfølgingspunktet", "det"),
    Kind(SpentNumber, "det brukte nummeret", "det"),
    Kind(SentDraft, "utkastet som ble sendt ut", "det"),
    Kind(Unsettled, "teksten som venter på et valg", "den"),
    Kind(LeftOut, "filen som er utelatt", "den"),
    Kind(Settled, "det som er avklart i kontrollen", "det"),
)

# Read from the documents of another kind, and so never saved: saving one would lose the fields it leaves out.
VIEWS: frozenset[type[Record]] = frozenset({CaseHead})

_BY_TABLE = {kind.type.table: kind for kind in KINDS}


def kind_of(table: str) -> Kind:
    """The kind that a table holds; a neutral word for a table this program does not know."""
    return _BY_TABLE.get(table) or Kind(Record, "oppføringen", "den")


def type_of(table: str) -> type[Record] | None:
    """The full record type of a table, or None for a table this program does not know."""
    return _BY_TABLE[table].type if table in _BY_TABLE else None


def named(table: str, raw: object, id: str) -> str:
    """The record as a person would point at it: «saken «Felles akuttplan»»."""
    name = ""
    if isinstance(raw, dict):
        name = next((raw[key] for key in ("title", "name", "task") if isinstance(raw.get(key), str) and raw[key]), "")
    return f"{kind_of(table).noun} «{name or id}»"
