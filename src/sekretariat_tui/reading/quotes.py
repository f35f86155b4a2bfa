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
_MOST_BETWEEN = 3  # paragraphs without a mark between two points that are still of the decision
_FARTHEST = 100  # lines to look ahead for the next point
_MOST_LINES = 500  # of one quoted decision
_MOST_QUOTED = 30  # paragraphs between « and »
_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
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
        quoted, resumes = _quoted(lines[at + 1 : at + 1 + _MOST_LINES])
        if not quoted:
            continue
        reference = _belongs_to(text, last, body=body, year=year, profile=profile)
        yield ReadDecision(
            of=ReadCaseRef(reference.body, reference.number, reference.year) if reference else ReadCaseRef(),
            points=read_points(quoted).points,
            mode=Mode(opening.mode) if opening.mode in set(Mode) else None,
            quoted=True,
            meeting_date=_meeting(reference),
            resumes=resumes,
        )


def _quoted(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """The list that follows, to its end; or, where there is no list, the paragraph that follows or what it quotes.

    With it the label of the item a list goes on with after too much other text to be sure of, «» where there is none.
    """
    if not lines:
        return [], ""
    if lines[0].mark is Mark.NONE:
        return _paragraphs(lines)
    return _list(lines, [])


def _paragraphs(lines: Sequence[Line]) -> tuple[list[Line], str]:
    first = lines[0].text.strip()
    if first.startswith("«") and "»" not in first:
        end = next((at for at, line in enumerate(lines[:_MOST_QUOTED]) if "»" in line.text), 0)
        return list(lines[: end + 1]), ""
    if first.endswith(":") and len(lines) > 1 and lines[1].mark is not Mark.NONE:
        return _list(lines[1:], [lines[0]])
    return [lines[0]], ""


def _list(lines: Sequence[Line], lead_in: list[Line]) -> tuple[list[Line], str]:
    taken: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        apart = line.mark is Mark.NONE or (bool(taken) and _other_kind(line, taken[-1]))
        if not apart or _is_below(line, taken):
            taken.append(line)
            at += 1
            continue
        ahead = range(at, min(len(lines), at + _FARTHEST))
        resumed = next((later for later in ahead if _continues(lines[later], taken)), None)
        if resumed is None:
            break
        if resumed - at > _MOST_BETWEEN:
            return [*lead_in, *taken], lines[resumed].label
        taken.extend(lines[at : resumed + 1])
        at = resumed + 1
    return [*lead_in, *taken], ""


def _other_kind(line: Line, before: Line) -> bool:
    """Whether a list of another kind begins, set off by itself: it is no longer the decision."""
    if line.mark is not Mark.BULLET or before.mark is Mark.BULLET or before.text.endswith(":"):
        return False
    return line.gap and not line.new_page and not line.whole


def _is_below(line: Line, taken: Sequence[Line]) -> bool:
    """Whether the line stands below the item before it: by the level Word gives it, or by its indent."""
    item = next((one for one in reversed(taken) if one.mark is not Mark.NONE), None)
    if item is None:
        return False
    if line.level is not None and item.level is not None:
        return line.level > item.level
    return line.indent - item.indent >= 2


def _continues(line: Line, taken: Sequence[Line]) -> bool:
    """Whether the line is the next item of the count that is open."""
    if line.mark not in {Mark.NUMBER, Mark.LETTER}:
        return False
    item = next((one for one in reversed(taken) if one.mark is line.mark and one.level == line.level), None)
    return item is not None and abs(item.indent - line.indent) < 2 and _next(item.label) == _bare(line.label)


def _bare(label: str) -> str:
    return label.strip("(). ").lower()


def _next(label: str) -> str:
    bare = _bare(label)
    if bare.isascii() and bare.isdigit():
        return str(int(bare) + 1)
    at = _ALPHABET.find(bare) if len(bare) == 1 else -1
    return _ALPHABET[at + 1 : at + 2] if at >= 0 else "-"


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
