"""By when something is to be done: a day, a span, a meeting, the meetings after it, or an event (catalogue section 7)."""

import re
from datetime import date as Day
from itertools import pairwise

import msgspec

from ..domain.dates import FoundDate, find_dates
from ..domain.references import BodyMention
from ..domain.references.body_names import PARTNERSHIP_BODIES
from .commitment_patterns import AFTER, NEXT, ORDINAL, SPAN_LAST, THEN, TOWARDS


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """By when: one `date`, or a span from `start` to `end`, and the `meeting` it is for («SSU», «SSU 1 2025»).

    `then` are the bodies it goes on to after that meeting, `after` the event it waits for («budsjettet er vedtatt»).
    """

    date: Day | None = None
    start: Day | None = None
    end: Day | None = None
    meeting: str | None = None
    then: tuple[str, ...] = ()
    after: str = ""
    text: str = ""


def read_due(
    plain: str, at: int, mentions: list[BodyMention], year: int | None, *, certain: bool = False
) -> Due | None:
    """The deadline or meeting named from `at` on; `certain` where what stands there can be nothing else."""
    due = _when(plain, at, mentions, year, certain=certain)
    after = AFTER.search(plain, at)
    if after is not None and due is None:
        return Due(after=after["event"].strip(), text=after.group().strip())
    then = _then(plain, at, mentions, due)
    return msgspec.structs.replace(due, then=then) if due is not None and then else due


def due_of(found: FoundDate, meeting: str | None = None) -> Due:
    """The day or span of a date in the text."""
    return Due(date=found.date, start=found.start, end=found.end, meeting=meeting, text=found.text)


def code_or_word(plain: str, mention: BodyMention) -> str:
    """A body of the partnership by its code, others by the word for them in small letters."""
    base = mention.code.partition(":")[0]
    return base if base in PARTNERSHIP_BODIES else plain[mention.offset : mention.end_offset].lower()


def _when(plain: str, at: int, mentions: list[BodyMention], year: int | None, *, certain: bool) -> Due | None:
    for found in find_dates(plain, year=year):
        if found.offset < at:
            continue
        before = plain[: found.offset].rstrip(" (,")
        before = before.removesuffix(" den").removesuffix(" i").rstrip(" ,")
        meeting = next(
            (code_or_word(plain, mention) for mention in mentions if mention.offset >= at - 4 and
            mention.end_offset >= len(before) - 1 and mention.offset < found.offset), None,
        )  # fmt: skip
        near = re.search(
            r"(?:m[øg@]tet?|innen|innan|senest|seinast|til|i|på|frist|av|løpet\s+av|utgangen\s+av|før)\s+(?:den\s+)?$",
            plain[: found.offset],
            re.IGNORECASE,
        )
        last = found.start is not None and SPAN_LAST.match(plain, found.end_offset) is not None
        if found.role == "deadline" or meeting or certain or near or last:
            return due_of(found, meeting)
    ordinal = ORDINAL.search(plain, at)
    if ordinal:
        return Due(meeting=ordinal.group(), text=ordinal.group())
    for mention in mentions:
        if mention.offset >= at and (certain or TOWARDS.search(plain[at : mention.offset])):
            return Due(meeting=code_or_word(plain, mention), text=plain[mention.offset : mention.end_offset])
    later = NEXT.search(plain, at)
    return Due(meeting=later.group(), text=later.group()) if later else None


def _then(plain: str, at: int, mentions: list[BodyMention], due: Due | None) -> tuple[str, ...]:
    """The bodies named after the first with «og», «deretter» between: the links of a chain."""
    if due is None or due.meeting is None:
        return ()
    ahead = [mention for mention in mentions if mention.offset >= at]
    found = []
    for before, mention in pairwise(ahead):
        between = plain[before.end_offset : mention.offset]
        if THEN.search(between) and len(between) < 60:
            found.append(code_or_word(plain, mention))
    return tuple(code for code in found if code != due.meeting.partition(" ")[0])
