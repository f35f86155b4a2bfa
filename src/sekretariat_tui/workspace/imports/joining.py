"""A case with what a document tells of it. What a person has written is never replaced; a difference becomes a doubt.

What was read gives way to what is read in a document that counts more for that field (``provenance.rank``), so the
order in which the documents come makes no difference: the paper gives the title and the text, the minutes the decision.
"""

from datetime import datetime
from typing import Any

import msgspec

from ...domain.case import Case, Decision, Doubt, Origin, QuoteSource
from ...domain.contradictions import agree, contradiction, in_words, outdated, with_doubts
from ...domain.kinds import CaseStatus, Outcome
from ...domain.outcomes import status_after
from ...domain.points import has_text
from ...domain.provenance import FoundAt, SourceKind, Standing, better, found_at, mark_of, rank, standing, with_found
from ..titles import UNKNOWN_TITLE
from .compared_outcome import with_compared_outcome, without_compared_outcome
from .told import CaseTold

_PLAIN = (
    *("document_date", "case_officers", "clearances", "our_ref", "exemption", "attachments"),
    "agreement_clauses",
)
_TEXTS = ("title", "sections", "proposal")
_OF_DECISION = ("points", "outcome", "mode", "note", "forwarded_to", "positions")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The document that tells: its name, its content, its kind, and when it was read.

    ``by_hand`` are the fields that a person has corrected in it.
    """

    name: str
    digest: str
    kind: str
    at: datetime
    by_hand: frozenset[str] = frozenset()

    @property
    def origin(self) -> Origin:
        """The document as a record names it."""
        return Origin(name=self.name, digest=self.digest, kind=self.kind, imported=self.at)


def started(told: CaseTold, now: datetime) -> Case:
    """A case with nothing in it but its number, as a document is the first to tell of it."""
    numbered = told.number is not None
    case = Case(
        body=told.body,
        title=UNKNOWN_TITLE,
        number=told.number,
        suffix=told.suffix,
        year=told.year,
        number_locked=numbered and told.year is not None,
        created=now,
        changed=now,
    )
    assumed = (FoundAt(field="type", mark=mark_of(case.type)), FoundAt(field="status", mark=mark_of(case.status)))
    return msgspec.structs.replace(case, found=with_found((), *assumed))


def joined(case: Case, told: CaseTold, source: Source, *, by: str | None = None) -> Case:
    """The case with what the document tells, its doubts about it included.

    Args:
        by: the id of the case that quotes, for a decision that is only quoted.
    """
    case = without_compared_outcome(case)
    work = _Joining(case, told, source)
    if told.number is not None and case.number is None:
        numbered = {"number": told.number, "suffix": told.suffix, "year": told.year}
        work.case = msgspec.structs.replace(case, **numbered, number_locked=told.year is not None)
    if told.body and not work.case.body:
        work.case = msgspec.structs.replace(work.case, body=told.body)
    for field in _PLAIN:
        work.fill(field)
    work.type()
    for field in _TEXTS:
        work.text(field)
    if told.decision is not None:
        work.decision(by)
    work.case = with_compared_outcome(with_adopted_proposal(work.case))
    work.status(case)
    if told.kind is not SourceKind.QUOTE and not any(o.digest == source.digest for o in work.case.origins):
        work.case = msgspec.structs.replace(work.case, origins=(*work.case.origins, source.origin))
    doubts = with_doubts(work.case.doubts, [*work.doubts, *told.doubts])
    return with_open_doubts(msgspec.structs.replace(work.case, doubts=doubts))


def with_open_doubts(case: Case) -> Case:
    """The case without the doubts that what has come since has settled."""
    left = tuple(doubt for doubt in case.doubts if not outdated(case, doubt))
    return case if left == case.doubts else msgspec.structs.replace(case, doubts=left)


def with_adopted_proposal(case: Case) -> Case:
    """The case with its proposal as the decision, where minutes say that it was adopted and give no text of their own.

    Whichever of the two was read first.
    """
    decision = case.decision
    said = found_at(case, "decision", "outcome")
    if said is None or said.kind != SourceKind.MINUTES or decision.outcome is not Outcome.AS_PROPOSED:
        return case
    if (
        not has_text(case.proposal.points)
        or standing(case, "decision", decision.outcome, "outcome") is not Standing.READ
    ):
        return case
    own = found_at(case, "decision", "points")
    whose = standing(case, "decision", decision.points, "points", empty=not has_text(decision.points))
    if whose is Standing.WRITTEN or (whose is Standing.READ and own is not None and own.kind != SourceKind.QUOTE):
        return case
    found = msgspec.structs.replace(
        said, part="points", mark=mark_of(case.proposal.points), place="vedtatt som foreslått"
    )
    doubts = case.doubts
    if own is not None and whose is Standing.READ and not agree("decision", decision.points, case.proposal.points):
        doubt = contradiction("decision", decision.points, own.document, own.digest, own.kind)
        doubts = with_doubts(doubts, [doubt])
    decision = msgspec.structs.replace(decision, points=case.proposal.points, quoted_in=None)
    return msgspec.structs.replace(case, decision=decision, doubts=doubts, found=with_found(case.found, found))


class _Joining:
    """The case so far, and what is doubtful."""

    def __init__(self, case: Case, told: CaseTold, source: Source) -> None:
        self.case = case
        self.told = told
        self.source = source
        self.doubts: list[Doubt] = []

    def fill(self, field: str) -> None:
        """A field that is filled where it is empty, and is no matter to doubt."""
        value = getattr(self.told, field)
        if value and standing(self.case, field, getattr(self.case, field)) is Standing.EMPTY:
            self._take(field, value)

    def type(self) -> None:
        """The type, which every case has: what was only assumed gives way."""
        value, kind = self.told.type, self.told.kind
        known = found_at(self.case, "type")
        if value is None or known is None or standing(self.case, "type", self.case.type) is not Standing.READ:
            return
        if rank("type", kind) > rank("type", known.kind):
            self._take("type", value)

    def text(self, field: str) -> None:
        """The title, the sections or the proposal: a document that counts more is followed, and a difference is said."""
        value = getattr(self.told, field)
        if is_empty(field, value):
            return
        there = getattr(self.case, field)
        whose = standing(self.case, field, there, empty=is_empty(field, there))
        known = found_at(self.case, field)
        papers = known is not None and known.kind == self.told.kind == SourceKind.PAPER
        differs = not agree(field, there, value, whole=papers)
        if whose is Standing.EMPTY or (whose is Standing.READ and field in self.source.by_hand):
            self._take(field, value)
        elif whose is Standing.READ and known is not None and self._counts_more(field, known):
            if differs and _is_doubtful(field, self.told.kind, known.kind):
                self.doubts.append(contradiction(field, there, known.document, known.digest, known.kind))
            self._take(field, value)
        elif not differs and in_words(field, there) != in_words(field, value):
            pass  # a title that is shortened or lengthened: what stands was not read here
        elif not differs:
            self._better(field, "", there, known, whose)
        elif differs and _is_doubtful(field, self.told.kind, known.kind if whose is Standing.READ and known else ""):
            self._doubt(field, value)

    def decision(self, by: str | None) -> None:
        """The decision, field by field."""
        told = self.told.decision
        assert told is not None
        for part in _OF_DECISION:
            value = getattr(told, part)
            if not value or (part == "points" and not has_text(value)):
                continue
            there = getattr(self.case.decision, part)
            whose = standing(self.case, "decision", there, part, empty=_nothing(part, there))
            known = found_at(self.case, "decision", part)
            if part == "outcome" and whose is Standing.READ and Outcome.POSTPONED_UNHANDLED in (there, value):
                if there is not Outcome.POSTPONED_UNHANDLED:
                    continue  # it was put off first, and decided in a later meeting
            elif whose is Standing.READ and known is not None and self._counts_more("decision", known):
                if part == "points" and not agree("decision", there, value):
                    self.doubts.append(contradiction("decision", there, known.document, known.digest, known.kind))
            elif whose is not Standing.EMPTY:
                if part == "points" and not agree("decision", there, value):
                    self._doubt("decision", value)
                elif part != "points":
                    self._better("decision", part, there, known, whose)
                elif part == "points":
                    self._quoted_again(known, by, whose)
                continue
            self._take_of_decision(part, value, by)

    def _better(self, field: str, part: str, there: Any, known: FoundAt | None, whose: Standing) -> None:
        """Names this document as the one that says what stands there, where it is the one to name."""
        note = self._note(field, part, there)
        if whose is Standing.READ and known is not None and better(note, known):
            self.case = msgspec.structs.replace(self.case, found=with_found(self.case.found, note))

    def _quoted_again(self, known: FoundAt | None, by: str | None, whose: Standing) -> None:
        """The same words once more: from its own document it is no longer only quoted; of two quotations one is named.

        Which one is the same whatever came first.
        """
        decision = self.case.decision
        if decision.quoted_in is None:
            return
        if self.told.kind is not SourceKind.QUOTE:
            decision = msgspec.structs.replace(decision, quoted_in=None)
            self.case = msgspec.structs.replace(self.case, decision=decision)
        elif whose is Standing.READ and known is not None and self.source.digest < known.digest:
            self._take_of_decision("points", decision.points, by)

    def _take_of_decision(self, part: str, value: Any, by: str | None) -> None:
        fields: dict[str, Any] = {part: value}
        if part == "points":
            quote = self.told.kind is SourceKind.QUOTE
            fields["quoted_in"] = QuoteSource(case=by, document=self.source.name) if quote else None
        decision: Decision = msgspec.structs.replace(self.case.decision, **fields)
        note = self._note("decision", part, value)
        self.case = msgspec.structs.replace(self.case, decision=decision, found=with_found(self.case.found, note))

    def status(self, before: Case) -> None:
        """Where the case stands, by what is known of it; a status that a person has set stays."""
        case, told = self.case, self.told
        known = found_at(case, "status")
        if known is not None and known.mark != mark_of(case.status):
            return
        if known is None and case.decision == before.decision:
            return  # a person's case, or one from before this was noted: only a decision moves it
        decided = told.handled or told.decision is not None or (known is not None and known.kind != "")
        if case.decision.outcome is not None:
            status = status_after(case.decision.outcome)
        elif decided:
            status = CaseStatus.DECIDED
        else:
            status = CaseStatus.SENT if case.number_locked else CaseStatus.DRAFT
        note = FoundAt(field="status", kind=SourceKind.MINUTES if decided else "", mark=mark_of(status))
        self.case = msgspec.structs.replace(case, status=status, found=with_found(case.found, note))

    # ------------------------------------------------------------------ one field

    def _counts_more(self, field: str, known: FoundAt) -> bool:
        return rank(field, self.told.kind) > rank(field, known.kind)

    def _take(self, field: str, value: Any) -> None:
        self.case = msgspec.structs.replace(self.case, **{field: value})
        if field in self.source.by_hand:
            left = tuple(one for one in self.case.found if one.field != field)
            self.case = msgspec.structs.replace(self.case, found=left)
            return
        notes = [self._note(field, "", value)]
        found = self.case.found
        if field == "sections":
            found = tuple(one for one in found if one.field != "sections")
            notes += [
                self._note("sections", section.id, section, place=f"sections/{number}")
                for number, section in enumerate(value)
            ]
        self.case = msgspec.structs.replace(self.case, found=with_found(found, *notes))

    def _note(self, field: str, part: str, value: Any, *, place: str = "") -> FoundAt:
        return FoundAt(
            field=field,
            part=part,
            document=self.source.name,
            digest=self.source.digest,
            kind=self.told.kind,
            place=self.told.places.get(place or field, ""),
            mark=mark_of(value),
        )

    def _doubt(self, field: str, value: Any) -> None:
        self.doubts.append(contradiction(field, value, self.source.name, self.source.digest, self.told.kind))


def _is_doubtful(field: str, one: str, other: str) -> bool:
    """Whether a difference between two kinds of document is one; ``other`` is empty for what a person wrote.

    Minutes and agendas give the text of a case in short, and a quotation its title at most.
    """
    if field == "title":
        return SourceKind.QUOTE not in (one, other)
    return one == SourceKind.PAPER and other in (SourceKind.PAPER, "")


def is_empty(field: str, value: Any) -> bool:
    """Whether a text of the case is not there."""
    match field:
        case "title":
            return value in ("", UNKNOWN_TITLE)
        case "sections":
            return not any(section.text.strip() for section in value)
        case "proposal":
            return not has_text(value.points) and not value.pending
    return not value


def _nothing(part: str, value: Any) -> bool:
    return not has_text(value) if part == "points" else not value
