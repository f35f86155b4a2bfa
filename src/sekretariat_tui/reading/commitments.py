"""What a decision asks of somebody: who, what and by when (catalogue section 7)."""

import re
from collections.abc import Iterator

import msgspec

from ..domain.patterns import Pattern
from ..domain.references import BodyMention, body_names
from .assignees import actor, asker, decider
from .commitment_dues import Due
from .commitment_patterns import (
    ASKING,
    DAY_FIRST,
    IMPERSONAL,
    LEAD_IN,
    NEEDED,
    NEXT_ORDER,
    ORDERS,
    PASSED_ON,
    PASSIVE,
    PAST,
)
from .commitment_record import Commitment, lower_first, make_commitment
from .commitment_statements import read_passive, read_row, read_statement, read_unassigned
from .sentences import sentences
from .task_words import infinitive, is_task

__all__ = ["Commitment", "Due", "find_commitments"]

_SHORTEST, _LONGEST = 12, 2_000
_LABEL = Pattern(r"^\s*(?:\d{1,2}[.)]|[-–•*o»]|(?:- )?[a-zæøå]\))\s+")
_CLEFT = Pattern(r"^Det\s+er\s+(\S.{2,60}?)\s+som\s+skal\s")  # «Det er sekretariatet som skal …»
_WITH_SUBJECT = frozenset({"FSU", "LSU"})  # «FSU eldre», «FSU barn og unge»
_PRONOUNS = frozenset({"dem", "dei", "denne", "dette", "de", "seg"})


def find_commitments(text: str, *, body: str | None = None, year: int | None = None) -> list[Commitment]:
    """What the text asks somebody to do, in order; what was asked earlier or is only noted is left out.

    `year` completes dates without one. `body` is who decides, for sentences that say only «vi» or «utvalget».
    """
    out: list[Commitment] = []
    asked: _Asked | None = None  # who the items below «SSU ber sekretariatet:» are for
    for sentence in sentences(text):
        if asked is not None and _LABEL.match(sentence):
            out.append(_item(sentence, asked, year))
            continue
        asked = _lead_in(sentence, body)
        if asked is None and ORDERS.search(sentence):
            out.extend(_read(sentence, body, year))
    return out


class _Asked(msgspec.Struct, frozen=True):
    by: str | None
    who: str


def _lead_in(sentence: str, body: str | None) -> _Asked | None:
    """«SSU ber sekretariatet om å:», whose tasks are the items below it."""
    if not sentence.endswith(":"):
        return None
    plain = " ".join(_LABEL.sub("", sentence).split())[-_LONGEST:]
    found = LEAD_IN.search(plain)
    if found is None:
        return None
    return _Asked(asker(plain[: found.start()], body_names().find(plain), body), actor(found["who"] or found["who2"]))


def _item(sentence: str, asked: _Asked, year: int | None) -> Commitment:
    plain = " ".join(_LABEL.sub("", sentence).split())[:_LONGEST]
    return make_commitment(plain, asked.by, asked.who, lower_first(plain), 0, body_names().find(plain), year)


def _read(sentence: str, body: str | None, year: int | None) -> Iterator[Commitment]:
    """What one sentence asks; «SSU ber X … og ber Y …» asks twice."""
    plain = " ".join(_LABEL.sub("", sentence).split())[:_LONGEST]
    plain = _CLEFT.sub(r"\1 skal ", plain, count=1)
    if len(plain) < _SHORTEST:
        return
    row = read_row(plain, year)
    if row is not None:
        yield row
        return
    if _is_quoted(plain):
        return
    said, plain = plain, _day_last(plain)
    clauses = NEXT_ORDER.split(plain)
    by = None
    for clause in clauses:
        mentions = body_names().find(clause)
        by = by if clause is not clauses[0] else asker(clause, mentions, body) if len(clauses) > 1 else None
        found = _read_clause(clause, by, body, year, mentions)
        if found is not None:
            yield msgspec.structs.replace(found, text=said)


def _day_last(plain: str) -> str:
    """The sentence with a deadline that stands before the task moved behind it."""
    found = DAY_FIRST.search(plain)
    if found is None:
        return plain
    return f"{plain[: found.start()]}{found['before']} {found['task']} {found['day']}{found['end']}"


def _is_quoted(plain: str) -> bool:
    """Whether the sentence tells what somebody said: «Vedtaket lød: «SSU ber …»»."""
    opened = plain.find("«")
    return opened > 0 and plain[:opened].rstrip().endswith(":")


def _read_clause(
    plain: str, by: str | None, body: str | None, year: int | None, mentions: list[BodyMention]
) -> Commitment | None:
    needed = NEEDED.match(plain)
    if needed is not None:
        return make_commitment(plain, by, None, needed["task"], needed.start("task"), mentions, year)
    for kind, pattern in ASKING.items():
        found = pattern.search(plain)
        if found is None:
            continue
        groups = found.groupdict()
        if kind in {"orders", "asks", "asks_that", "asks_for"}:
            before = plain[: found.start("verb")]
            if PAST.search(before[-60:]):
                continue
            by = asker(before, mentions, body) or by
        if kind == "then_asks":
            by = decider(actor(groups["by"]), body)
        if kind == "asks_for":
            if by is None:
                continue  # «Flere kommuner ber om mer tid»
            what = f"skaffe {found['task']}" if found["to"] else found["task"]
            return make_commitment(plain, by, None, what, found.start("task"), mentions, year)
        if kind == "asks_that":
            asked = _asked_that(plain, found, by, mentions, year)
            if asked is None:
                continue
            return asked
        who = actor(groups["who"] or groups["who2"])
        if who in _PRONOUNS:
            continue
        task = "task" if groups["task"] else "task2"
        what = _past_subject(found[task]) if who in _WITH_SUBJECT else found[task]
        commitment = make_commitment(plain, by, who, what, found.start(task), mentions, year)
        if task == "task2" and commitment.due is None:
            continue  # «Kommunene har ansvar for å …» tells of a standing duty
        return commitment
    return (
        read_passive(plain, mentions, year)
        or read_statement(plain, mentions, year, by=by)
        or read_unassigned(plain, mentions, year)
    )


def _past_subject(task: str) -> str:
    """The task without the subject of a committee before it: «eldre foreslå tiltak» is to propose measures."""
    words = task.split()
    first = next((at for at, word in enumerate(words[:7]) if is_task(word.lower(), ordered=True)), 0)
    return " ".join(words[first:])


def _asked_that(
    plain: str, found: re.Match[str], by: str | None, mentions: list[BodyMention], year: int | None
) -> Commitment | None:
    rest, at = found["task"], found.start("task")
    passed = PASSED_ON.match(rest)
    verb = infinitive(passed["verb"]) if passed else None
    if passed and verb and " av " not in rest[passed.end() : passed.end() + 4]:
        what, particle = lower_first(passed["what"]), passed["particle"] or ""
        further = particle.startswith("vid")
        task = f"{verb} {what} {particle}" if further else " ".join(filter(None, (verb, particle, what)))
        return make_commitment(plain, by, None, task, at, mentions, year)
    impersonal = IMPERSONAL.match(rest)
    verb = infinitive(impersonal["verb"].split()[-1]) if impersonal else None
    if impersonal and verb:
        task = f"{verb} {impersonal['particle'] or ''}{impersonal['what']}"
        return make_commitment(plain, by, None, task, at, mentions, year)
    there = body_names().find(rest)
    inner = read_passive(rest, there, year) or read_statement(rest, there, year, any_verb=True)
    if inner is not None:
        return msgspec.structs.replace(inner, by=by, text=plain)
    passive = PASSIVE.match(rest)
    verb = infinitive(passive["verb"]) if passive else None
    if passive and verb and is_task(verb, ordered=True):
        task = " ".join(filter(None, (verb, passive["particle"], lower_first(passive["what"])))) + passive["rest"]
        return make_commitment(plain, by, None, task, at, mentions, year)
    if found["verb"] in {"forutsetter", "føreset"}:
        return None  # a condition, and nobody's task
    return make_commitment(plain, by, None, rest, at, mentions, year)
