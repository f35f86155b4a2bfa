"""What a decision asks of somebody: who, what and by when (catalogue section 7)."""

import re
from datetime import date as Day

import msgspec

from ..domain.dates import FoundDate, find_dates
from ..domain.patterns import Pattern
from ..domain.references import BodyMention, body_names
from ..domain.references.body_names import PARTNERSHIP_BODIES
from .commitment_patterns import (
    AGENT,
    ASKING,
    DEADLINE,
    DECLARES,
    FIRST_PART,
    FORWARD,
    NEXT,
    ORDINAL,
    PASSED_ON,
    PAST,
    RELATIVE,
    RESPONSIBLE,
    TOWARDS,
)
from .sentences import sentences
from .task_words import infinitive, is_task, short_task

_SHORTEST, _LONGEST = 12, 2_000
_LABEL = Pattern(r"^\s*(?:\d{1,2}[.)]|[-–•*o»]|(?:- )?[a-zæøå]\))\s+")


_OURSELVES = frozenset({"vi", "utvalget", "utvalet", "møtet", "me"})


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """By when: one `date`, or a span from `start` to `end`, and the `meeting` it is for («SSU», «SSU 1 2025»)."""

    date: Day | None = None
    start: Day | None = None
    end: Day | None = None
    meeting: str | None = None
    text: str = ""


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """Something somebody is asked, or says, to do.

    `by` is who asks, `assignee` who does it: a body's code, or the words of the text in small letters
    («sekretariatet»); None
    where it is not said. `task` is the short form in the infinitive, `text` the whole sentence.
    """

    by: str | None
    assignee: str | None
    task: str
    due: Due | None
    text: str


def find_commitments(text: str, *, body: str | None = None, year: int | None = None) -> list[Commitment]:
    """What the text asks somebody to do, in order; what was asked earlier or is only noted is left out.

    `year` completes dates without one. `body` is who decides, for sentences that say only «vi» or «utvalget».
    """
    out: list[Commitment] = []
    for sentence in sentences(text):
        found = _read(sentence, body, year)
        if found is not None:
            out.append(found)
    return out


def _read(sentence: str, body: str | None, year: int | None) -> Commitment | None:
    plain = " ".join(_LABEL.sub("", sentence).split())[:_LONGEST]
    if len(plain) < _SHORTEST:
        return None
    row = _read_row(plain, year)
    if row is not None:
        return row
    mentions = body_names().find(plain)
    for kind, pattern in ASKING.items():
        found = pattern.search(plain)
        if found is None:
            continue
        groups = found.groupdict()
        by = None
        if kind in {"orders", "asks", "asks_that", "asks_for"}:
            before = plain[: found.start("verb")]
            if kind != "orders" and PAST.search(before[-60:]):
                continue
            by = _by(before, mentions)
            if by in _OURSELVES and body is not None:
                by = body
        if kind == "asks_for":
            return _commitment(plain, by, None, found["task"], found.start("task"), mentions, year)
        if kind == "asks_that":
            return _asked_that(plain, found, by, mentions, year)
        who = _actor(groups["who"], mentions)
        if who in {"dem", "dei", "denne", "dette"}:
            continue
        return _commitment(plain, by, who, found["task"], found.start("task"), mentions, year)
    return _read_passive(plain, mentions, year) or _read_statement(plain, mentions, year)


def _asked_that(
    plain: str, found: re.Match[str], by: str | None, mentions: list[BodyMention], year: int | None
) -> Commitment | None:
    rest = found["task"]
    passed = PASSED_ON.match(rest)
    verb = infinitive(passed["verb"]) if passed else None
    if passed and verb:
        task = " ".join(filter(None, (verb, passed["particle"], _lower_first(passed["what"]))))
        return _commitment(plain, by, None, task, found.start("task"), mentions, year)
    inner = _read_passive(rest, body_names().find(rest), year) or _read_statement(rest, body_names().find(rest), year)
    if inner is None:
        return _commitment(plain, by, None, rest, found.start("task"), mentions, year)
    return Commitment(by=by, assignee=inner.assignee, task=inner.task, due=inner.due, text=plain)


def _read_row(plain: str, year: int | None) -> Commitment | None:
    """A row of a follow-up table run together: «Ansvar: … Frist: … task»."""
    who = RESPONSIBLE.search(plain)
    if who is None:
        return None
    when = DEADLINE.search(plain)
    spans = sorted(found.span() for found in (who, when) if found)
    rest, at = [], 0
    for low, high in spans:
        rest.append(plain[at:low])
        at = high
    rest.append(plain[at:])
    task = " ".join(" ".join(rest).split()).strip(" .;:|-–")
    if not task:
        return None
    dates = find_dates(f"Frist: {when['when']}", year=year) if when else []
    mentions = body_names().find(who["who"])
    return Commitment(
        by=None,
        assignee=_actor(who["who"], mentions),
        task=short_task(_lower_first(task)),
        due=_due_of(dates[0], None) if dates else None,
        text=plain,
    )


def _read_passive(plain: str, mentions: list[BodyMention], year: int | None) -> Commitment | None:
    agent = AGENT.match(plain)
    if agent and not agent["what"].lower().endswith((" ble", " vart", " var")):
        verb = infinitive(agent["verb"].split()[-1])
        if verb is None or not is_task(verb, ordered=True) or RELATIVE.search(agent["what"]):
            return None
        what = _lower_first(agent["what"].removesuffix(" skal"))
        task = f"{verb} {(agent['particle'] or '')}{what}"
        return Commitment(
            by=None, assignee=_actor(agent["who"], mentions), task=short_task(task),
            due=_due(plain, agent.start("rest"), mentions, year), text=plain,
        )  # fmt: skip
    forward = FORWARD.match(plain)
    if forward is None:
        return None
    due = _due(plain, forward.start("where"), mentions, year, certain=True)
    if due is None:
        return None
    words = (
        forward["verb"]
        .lower()
        .removeprefix("skal ")
        .removeprefix("bli ")
        .removeprefix("blir ")
        .removeprefix("vert ")
        .split()
    )
    verb = infinitive(words[0]) or words[0]
    subject = forward["what"].removesuffix(" skal").rpartition(", og ")[2]
    if RELATIVE.search(subject):
        return None
    what = _lower_first(FIRST_PART.split(subject, maxsplit=1)[0])
    assignee = None
    if verb in {"behandle", "handsame"}:
        assignee = next(
            (_code_or_word(plain, mention) for mention in mentions if mention.offset >= forward.start("where")), None
        )
    particle = f" {words[1]}" if len(words) > 1 else ""
    return Commitment(by=None, assignee=assignee, task=short_task(f"{verb}{particle} {what}"), due=due, text=plain)


def _read_statement(plain: str, mentions: list[BodyMention], year: int | None) -> Commitment | None:
    """«Sekretariatet avklarer …»: who does something, said in the present."""
    found = DECLARES.match(plain)
    if found is None:
        return None
    verb = found["inf"] or found["verb"]
    plain_verb = verb if found["inf"] else infinitive(verb)
    if plain_verb is None or not is_task(plain_verb.lower(), ordered=bool(found["inf"])):
        return None
    who = _actor(found["who"], mentions)
    by = who if who in PARTNERSHIP_BODIES else None
    return _commitment(plain, by, who, f"{plain_verb} {found['task']}", found.start("task"), mentions, year)


def _commitment(
    plain: str, by: str | None, who: str | None, task: str, at: int, mentions: list[BodyMention], year: int | None
) -> Commitment:
    return Commitment(by=by, assignee=who, task=short_task(task), due=_due(plain, at, mentions, year), text=plain)


def _by(before: str, mentions: list[BodyMention]) -> str | None:
    """Who asks: the first body or word of the sentence."""
    for mention in mentions:
        if mention.end_offset <= len(before):
            return _code_or_word(before, mention)
    words = before.strip(" ,.").split()
    return words[0].lower() if words and len(words) <= 3 and words[0].isalpha() else None


def _code_or_word(plain: str, mention: BodyMention) -> str:
    base = mention.code.partition(":")[0]
    return base if base in PARTNERSHIP_BODIES else plain[mention.offset : mention.end_offset].lower()


def _actor(who: str, mentions: list[BodyMention]) -> str:
    """A body's code, or the word for it."""
    named = body_names().find(who)
    if named and (named[0].code in PARTNERSHIP_BODIES or len(named[0].code) <= 4):
        return named[0].code
    plain = " ".join(who.split()).strip(" .,:").lower()
    plain = (
        plain.replace("leder- og", "leder og")
        .replace("leder/", "leder og ")
        .replace("adm. dir.", "administrerende direktør")
    )
    return plain.replace("adm. ", "administrerende ")


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text


def _due_of(found: FoundDate, meeting: str | None) -> Due | None:
    return Due(date=found.date, start=found.start, end=found.end, meeting=meeting, text=found.text)


def _due(plain: str, at: int, mentions: list[BodyMention], year: int | None, *, certain: bool = False) -> Due | None:
    """The deadline or meeting named from `at` on."""
    for found in find_dates(plain, year=year):
        if found.offset < at:
            continue
        before = plain[: found.offset].rstrip(" (").removesuffix(" den")
        meeting = next(
            (_code_or_word(plain, mention) for mention in mentions if mention.offset >= at - 4 and
            mention.end_offset >= len(before) - 1 and mention.offset < found.offset), None,
        )  # fmt: skip
        near = re.search(
            r"(?:m[øg@]tet?|innen|senest|til|i|på|frist)\s+(?:den\s+)?$", plain[: found.offset], re.IGNORECASE
        )
        if found.role == "deadline" or meeting or certain or near:
            return _due_of(found, meeting)
    ordinal = ORDINAL.search(plain, at)
    if ordinal:
        return Due(meeting=ordinal.group(), text=ordinal.group())
    for mention in mentions:
        if mention.offset >= at and (certain or TOWARDS.search(plain[at : mention.offset])):
            return Due(meeting=_code_or_word(plain, mention), text=plain[mention.offset : mention.end_offset])
    later = NEXT.search(plain, at)
    return Due(meeting=later.group(), text=later.group()) if later else None
