"""What can be found: one entry a decision, case, meeting or measure."""

from enum import StrEnum

import msgspec

from ..domain.caseref import CaseRef


class EntryKind(StrEnum):
    """In the order hits are shown: decisions come before all other text (architecture: lookup)."""

    DECISION = "decision"
    CASE = "case"
    MEETING = "meeting"
    MEASURE = "measure"


class Field(msgspec.Struct, frozen=True):
    """A piece of text to look in, with its weight: 0 is a title, 1 the text itself."""

    text: str
    weight: int = 1


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be found.

    ``record`` is the id of the record it comes from; ``sort_key`` orders equal hits, highest first (year, number).
    """

    kind: EntryKind
    record: str
    title: str
    ref: CaseRef | None = None
    body: str = ""
    source: str | None = None
    note: str = ""
    fields: tuple[Field, ...] = ()
    sort_key: tuple[int, int] = (0, 0)
