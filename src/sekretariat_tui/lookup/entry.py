"""What can be found: one entry a decision, case, meeting or measure."""

from enum import StrEnum

import msgspec

from ..domain.caseref import CaseRef
from ..domain.place import Place


class EntryKind(StrEnum):
    """In the order equally good hits are shown: decisions come before all other text (architecture: lookup)."""

    DECISION = "decision"
    CASE = "case"
    MEETING = "meeting"
    MEASURE = "measure"


class Field(msgspec.Struct, frozen=True):
    """A piece of text to look in, with its weight: 0 is a title, 1 the text itself. ``place`` is where it stands."""

    text: str
    weight: int = 1
    place: Place | None = None


class EntryHead(msgspec.Struct, frozen=True, kw_only=True):
    """An entry without its texts: what the index keeps of it.

    ``record`` is the id of the record it comes from, and ``rev`` which version of it; ``sort_key`` orders equal hits,
    highest first (year, number). ``facets`` are what filters ask for: (filter, value) as a person writes it.
    """

    kind: EntryKind
    record: str
    title: str
    rev: int = 0
    ref: CaseRef | None = None
    body: str = ""
    source: str | None = None
    note: str = ""
    sort_key: tuple[int, int] = (0, 0)
    facets: tuple[tuple[str, str], ...] = ()


class Entry(EntryHead, frozen=True, kw_only=True):
    """Something that can be found, with the texts to look in."""

    fields: tuple[Field, ...] = ()

    def head(self) -> EntryHead:
        """The entry without its texts."""
        return EntryHead(**{name: getattr(self, name) for name in EntryHead.__struct_fields__})
