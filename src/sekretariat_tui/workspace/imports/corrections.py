"""What a person corrects in a document before it is taken in; what they have written is theirs from then on."""

from datetime import date

import msgspec

from ...domain.texts import one_line
from ...reading.document import ReadDocument


class Corrections(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in place of what was read; None is as it was read."""

    body: str | None = None
    number: int | None = None
    year: int | None = None
    title: str | None = None
    meeting_date: date | None = None
    kind: str | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The fields of a case that a person has said."""
        said = {"title": self.title, "meeting": self.meeting_date}
        return frozenset(name for name, value in said.items() if value is not None)


NONE = Corrections()


def corrected(document: ReadDocument, said: Corrections) -> ReadDocument:
    """The document as the person says it is. Doubts about a field that is corrected are settled by that."""
    fields = {
        name: one_line(value) if isinstance(value, str) else value
        for name in ("body", "number", "year", "title", "meeting_date", "kind")
        if (value := getattr(said, name)) is not None
    }
    if not fields:
        return document
    if "meeting_date" in fields and document.meeting is not None:
        fields["meeting"] = msgspec.structs.replace(document.meeting, first_day=said.meeting_date, last_day=None)
    fields["doubts"] = tuple(doubt for doubt in document.doubts if doubt.field not in fields)
    return msgspec.structs.replace(document, **fields)
