"""That a document says another thing than the record does: the doubt it makes, and when it is one no longer."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from .case import Case, Doubt
from .kinds import CaseStatus
from .letters import fold
from .points import plain_text
from .provenance import FoundAt, SourceKind, better, found_at, kept_name, words_mark

_WORDS = re.compile(r"\w+")
_OTHER = {
    "title": "en annen tittel",
    "sections": "en annen tekst",
    "proposal": "et annet forslag",
    "decision": "et annet vedtak",
    "meeting_date": "en annen møtedato",
    "first_day": "en annen møtedato",
}
_OF_MEETINGS = frozenset({SourceKind.AGENDA.value, SourceKind.MINUTES.value, "pack"})
_SHORTEST = 2  # words: a shortened title of fewer says too little to be taken for the same


def agree(field: str, one: Any, other: Any, *, whole: bool = False) -> bool:
    """Whether two values say the same, whatever the spaces; of two titles also where one is the other shortened.

    With ``whole`` not where it is shortened: of two papers of a case «(revidert)» tells that they are two.
    """
    if field == "title":
        first, second = (_WORDS.findall(fold(value)) for value in (one, other))
        shorter, longer = sorted((first, second), key=len)
        return first == second or (not whole and len(shorter) >= _SHORTEST and longer[: len(shorter)] == shorter)
    return in_words(field, one) == in_words(field, other)


def in_words(field: str, value: Any) -> str:
    """The value as a doubt keeps it: a title or a date in plain words, a longer text by its mark."""
    match field:
        case "title":
            return " ".join(value.split())
        case "meeting_date" | "first_day":
            return value.isoformat() if isinstance(value, date) else ""
        case "sections":
            return words_mark(" ".join(f"{section.heading} {section.text}" for section in value))
        case "proposal":
            return words_mark(plain_text(value.points) + ("\npending" if value.pending and not value.points else ""))
        case "decision":
            return words_mark(plain_text(value))
    raise ValueError(f"{field} is no field that documents are compared by")


def contradiction(field: str, other: Any, document: str, digest: str, kind: str) -> Doubt:
    """The doubt that a document says another thing than the record does."""
    plain = in_words(field, other)
    said = f": «{plain}»" if field == "title" else f": {other:%d.%m.%Y}" if isinstance(other, date) else ""
    where = "møtet" if field == "first_day" else "saken"
    return Doubt(
        field=field,
        text=document,
        sentence=f"«{document}» har {_OTHER[field]} enn {where} har her{said}. Det som står her, er beholdt; "
        f"sammenlign med originalen, innkomne/{kept_name(document, digest)}, og rett det som er feil.",
        digest=digest,
        kind=kind,
        other=plain,
    )


def with_doubts(there: tuple[Doubt, ...], new: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The doubts with those that are not among them already.

    Of several documents that say the same other thing, one is named, and always the same one.
    """
    found = list(there)
    for doubt in new:
        at = next((n for n, known in enumerate(found) if _say_the_same(known, doubt)), None)
        if at is None:
            found.append(doubt)
        elif doubt.digest and better(_as_note(doubt), _as_note(found[at])):
            found[at] = doubt
    return tuple(found)


def _say_the_same(one: Doubt, other: Doubt) -> bool:
    if one.field != other.field or bool(one.digest) != bool(other.digest):
        return False
    if not one.digest:
        return one.sentence == other.sentence
    return agree("title", one.other, other.other) if one.field == "title" else one.other == other.other


def _as_note(doubt: Doubt) -> FoundAt:
    field = "meeting" if doubt.field == "meeting_date" else doubt.field
    return FoundAt(field=field, digest=doubt.digest, kind=doubt.kind)


def contradicted(case: Case, field: str) -> Any:
    """The value of the case that a doubt about this field is about."""
    return case.decision.points if field == "decision" else getattr(case, field)


def outdated(case: Case, doubt: Doubt) -> bool:
    """Whether what was doubted is so no longer: what was missing has come, or the record says what the other said."""
    if doubt.digest and doubt.field == "title":
        known = found_at(case, "title")
        papers = known is not None and known.kind == doubt.kind == SourceKind.PAPER
        return agree("title", case.title, doubt.other, whole=papers)
    if doubt.digest and doubt.field in {"sections", "proposal", "decision"}:
        return in_words(doubt.field, contradicted(case, doubt.field)) == doubt.other
    if doubt.field == "meeting_date" and doubt.digest:
        return case.status is CaseStatus.POSTPONED  # it is on two agendas, as it should be
    if doubt.field == "body" and doubt.text:  # taken from who acts; an agenda or minutes of the body tell it
        return bool(case.body) and any(origin.kind in _OF_MEETINGS for origin in case.origins)
    if doubt.text:
        return doubt.field == "year" and case.year is not None and doubt.text == str(case.number)
    match doubt.field:
        case "meeting_date":
            return case.meeting is not None
        case "number":
            return case.number is not None
        case "body":
            return bool(case.body)
        case "proposal":
            return bool(case.proposal.points) or case.proposal.pending
    return False
