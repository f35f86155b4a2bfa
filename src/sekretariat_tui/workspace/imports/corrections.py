"""What a person corrects in a document before it is taken in; what they have written is theirs from then on."""

from datetime import date

import msgspec

from ...domain.texts import one_line
from ...reading.document import ReadCase, ReadDocument


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
_MEETING_KINDS = frozenset({"agenda", "minutes", "pack"})


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
    document = msgspec.structs.replace(document, **fields)
    if document.kind in _MEETING_KINDS and not document.cases and document.number is not None:
        return msgspec.structs.replace(document, cases=(_own_case(document),))
    return document


def _own_case(document: ReadDocument) -> ReadCase:
    """The one case of what was taken for a paper, and is an excerpt of the minutes or an agenda."""
    own = next((decision for decision in document.decisions if not decision.quoted), None)
    return ReadCase(
        body=document.body,
        number=document.number,
        suffix=document.suffix,
        year=document.year,
        title=document.title,
        sections=document.sections,
        proposal=document.proposal,
        attachments=document.attachments,
        decision=own,
    )
