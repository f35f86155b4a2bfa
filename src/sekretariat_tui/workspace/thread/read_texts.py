"""What the texts of a case tell of other cases: the numbers they name, the decisions they quote, and what became of them.

A text is read once for each version of its case: 8 KB took 2 ms, and a register has thousands.
"""

from collections.abc import Iterator

import msgspec

from ...domain.case import Case
from ...domain.caseref import CaseRef
from ...domain.earlier_treatment import without_ours
from ...domain.kinds import StandingKind
from ...domain.points import Point, has_text, plain_text
from ...domain.references import find_references, numbered_paragraphs
from ...domain.section_text import BlockKind, blocks
from ...domain.standing import is_adopted
from ...domain.standing_claims import StandingClaim, standing_claims
from ...profiles import Profile

_FOLLOWS = frozenset({"follow_up", "parent_case"})
_SLIPS = frozenset({"typo", "ocr"})


class TextMention(msgspec.Struct, frozen=True, kw_only=True):
    """A case that a text names. ``slip`` when the number may be a slip, ``follows`` when the words say «følger opp»."""

    ref: CaseRef
    doubtful: bool = False
    slip: bool = False
    follows: bool = False


class TextQuote(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that a section quotes, and the case it is from."""

    heading: str
    of: CaseRef
    points: tuple[Point, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the texts of one case tell."""

    mentions: tuple[TextMention, ...] = ()
    quotes: tuple[TextQuote, ...] = ()
    claims: tuple[StandingClaim, ...] = ()


class ReadTexts:
    """Reads the texts of cases, and remembers."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._read: dict[str, tuple[int, Told]] = {}

    def of(self, case: Case) -> Told:
        """What its texts tell."""
        there = self._read.get(case.id)
        if there is not None and there[0] == case.rev:
            return there[1]
        told = Told(
            mentions=tuple(self._mentions(case)),
            quotes=tuple(self._quotes(case)),
            claims=tuple(self._claims(case)),
        )
        self._read[case.id] = (case.rev, told)
        return told

    def forget(self, case_id: str) -> None:
        """The case is gone."""
        self._read.pop(case_id, None)

    def _mentions(self, case: Case) -> Iterator[TextMention]:
        seen: dict[CaseRef, TextMention] = {}
        for text in _texts(case):
            numbered = numbered_paragraphs(text)
            for found in find_references(numbered, body=case.body or None, year=case.year, profile=self._profile):
                if found.body is None or found.year is None:
                    continue
                ref = CaseRef(found.body, found.year, found.number)
                mention = TextMention(
                    ref=ref,
                    doubtful=found.doubtful,
                    slip=not found.flags.isdisjoint(_SLIPS),
                    follows=found.role in _FOLLOWS,
                )
                if ref != case.ref and (ref not in seen or (mention.follows and not seen[ref].follows)):
                    seen[ref] = mention
        yield from seen.values()

    def _quotes(self, case: Case) -> Iterator[TextQuote]:
        from ...reading.lines import Line, Mark
        from ...reading.quotes import quoted_decisions

        marks = {BlockKind.PARAGRAPH: Mark.NONE, BlockKind.BULLET: Mark.BULLET}
        for section in case.sections:
            if ":" not in section.text and ";" not in section.text:
                continue
            lines = [
                Line(
                    text=block.text,
                    mark=marks.get(block.kind, Mark.NUMBER if block.label[:1].isdigit() else Mark.LETTER),
                    label=block.label,
                    level=block.level if block.kind is not BlockKind.PARAGRAPH else None,
                    whole=True,
                )
                for block in blocks(section.text)
            ]
            for read in quoted_decisions(lines, body=case.body or None, year=case.year, profile=self._profile):
                of = read.of
                if of.body and of.year and of.number and has_text(read.points):
                    ref = CaseRef(of.body, of.year, of.number)
                    if ref != case.ref:
                        yield TextQuote(heading=section.heading, of=ref, points=read.points)

    def _claims(self, case: Case) -> Iterator[StandingClaim]:
        """A decision says what it does. A section tells what another case did, or that something is carried out."""
        decided = plain_text(case.decision.points) if is_adopted(case.decision) else ""
        for number, text in enumerate((decided, *(without_ours(case, section) for section in case.sections))):
            for claim in standing_claims(text, body=case.body or None, year=case.year, profile=self._profile):
                if claim.of == case.ref and claim.of is not None:
                    continue
                done = claim.by is not None or claim.kind is StandingKind.CARRIED_OUT
                if number == 0 or (claim.of is not None and done):
                    yield claim


def _texts(case: Case) -> Iterator[str]:
    for section in case.sections:
        yield without_ours(case, section)  # else every step of the thread would be right beside the case
    yield plain_text(case.proposal.points)
    yield plain_text(case.decision.points)
    yield case.decision.note
    for attachment in case.attachments:
        for section in attachment.sections:
            yield section.text
