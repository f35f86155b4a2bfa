"""Decisions of earlier cases that a paper quotes: «gjorde i sak 08 følgende vedtak; 1. …» (domain rule 4)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..domain.kinds import Mode
from ..domain.references import Reference, body_names, find_references
from ..profiles.profile import Profile
from .decision_headings import classify_decision
from .lines import Line, Mark
from .points import read_points
from .read_records import ReadCaseRef, ReadDecision

_TAIL = 240
_OPENS = re.compile(r"[:;]\s*$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")


def quoted_decisions(
    lines: Sequence[Line], *, body: str | None, year: int | None, profile: Profile | None
) -> Iterator[ReadDecision]:
    """The decisions quoted in these lines, each with the case it belongs to as far as the text before it tells."""
    for at, line in enumerate(lines):
        text = line.text.rstrip()
        if line.mark is not Mark.NONE or not _OPENS.search(text):
            continue
        last = _SENTENCE.split(text[-_TAIL * 2 :])[-1][-_TAIL:]
        opening = classify_decision(last)
        if opening is None or opening.role != "quoted_earlier_decision":
            continue
        quoted = _quoted(lines[at + 1 :])
        if not quoted:
            continue
        reference = _belongs_to(text, last, body=body, year=year, profile=profile)
        yield ReadDecision(
            of=ReadCaseRef(reference.body, reference.number, reference.year) if reference else ReadCaseRef(),
            points=read_points(quoted).points,
            mode=Mode(opening.mode) if opening.mode in set(Mode) else None,
            quoted=True,
            meeting_date=_meeting(reference),
        )


def _quoted(lines: Sequence[Line]) -> list[Line]:
    """The list that follows, to its end; or, where there is no list, the one paragraph that follows."""
    if not lines:
        return []
    if lines[0].mark is Mark.NONE:
        return [lines[0]]
    taken: list[Line] = []
    for line in lines:
        if line.mark is Mark.NONE:
            break
        # A list of another kind, set off by itself, is no longer the decision.
        other_kind = line.mark is Mark.BULLET and bool(taken) and taken[-1].mark is not Mark.BULLET
        if other_kind and line.gap and not line.new_page and not line.whole and not taken[-1].text.endswith(":"):
            break
        taken.append(line)
    return taken


def _belongs_to(
    text: str, last: str, *, body: str | None, year: int | None, profile: Profile | None
) -> Reference | None:
    """The case a quotation is from: the one named in its sentence, else the one its sentence's body handled."""
    found = find_references(text, body=body, year=year, profile=profile)
    begins = len(text) - len(last)
    here = [reference for reference in found if reference.start >= begins]
    if here:
        return here[-1]
    subjects = [mention.code for mention in body_names(profile).find(last)]
    for code in subjects:
        of_body = [reference for reference in found if reference.body == code]
        if of_body:
            return of_body[-1]
    return found[-1] if found else None


def _meeting(reference: Reference | None) -> date | None:
    return reference.meeting_date if reference else None
