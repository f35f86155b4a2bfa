"""What a decision asks of somebody: who, what and by when (catalogue section 7)."""

import re
from collections.abc import Iterator

import msgspec

from ..domain.dates import find_dates
from ..domain.patterns import Pattern
from ..domain.references import BodyMention, body_names
from ..domain.references.body_names import PARTNERSHIP_BODIES
from .commitment_dues import Due, code_or_word, due_of, read_due
from .commitment_patterns import (
    AGENT,
    ASKING,
    BY_DAY,
    BY_DEADLINE,
    DEADLINE,
    DECIDERS,
    DECLARES,
    FIRST_PART,
    FORWARD,
    FORWARDED,
    IMPERSONAL,
    LEAD_IN,
    NEGATED,
    NEXT_ORDER,
    ORDERS,
    PASSED_ON,
    PASSIVE,
    PAST,
    RELATIVE,
    RESPONSIBLE,
)
from .sentences import sentences
from .task_words import infinitive, is_task, short_task

_SHORTEST, _LONGEST = 12, 2_000
_LABEL = Pattern(r"^\s*(?:\d{1,2}[.)]|[-–•*o»]|(?:- )?[a-zæøå]\))\s+")
# «ASU og sekretariatet» are two, «FSU barn og unge» is one.
_AND = Pattern(r"(?:\s(?:og|samt)\s(?!nestle)|/(?!nestle))(?:[A-ZÆØÅ]{2,4}(?!\w)|.*(?:et|en|ene|ane|a|utvalg|utval|d|f)$)")
# What «det …es» asks for; with other verbs it tells («Det planlegges møter»).
_SET_UP = frozenset({"oppnevne", "oppnemne", "opprette", "etablere", "utarbeide", "innhente", "nedsette", "lage", "utrede"})
_NAME = Pattern(r"([A-ZÆØÅ][\w-]+(?:\s(?:i\s)?[A-ZÆØÅ][\w-]+)*\s(?:R?HF|kommune)(?!\w))")
_PRONOUNS = frozenset({"dem", "dei", "denne", "dette", "de", "seg"})
_OURSELVES = frozenset({"vi", "utvalget", "utvalet", "møtet", "me"})


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
    return _Asked(_by(plain[: found.start()], body_names().find(plain), body), _actor(found["who"] or found["who2"]))


def _item(sentence: str, asked: _Asked, year: int | None) -> Commitment:
    plain = " ".join(_LABEL.sub("", sentence).split())[:_LONGEST]
    return _commitment(plain, asked.by, asked.who, _lower_first(plain), 0, body_names().find(plain), year)


def _read(sentence: str, body: str | None, year: int | None) -> Iterator[Commitment]:
    """What one sentence asks; «SSU ber X … og ber Y …» asks twice."""
    plain = " ".join(_LABEL.sub("", sentence).split())[:_LONGEST]
    if len(plain) < _SHORTEST:
        return
    row = _read_row(plain, year)
    if row is not None:
        yield row
        return
    if _is_quoted(plain):
        return
    clauses = NEXT_ORDER.split(plain)
    by = None
    for clause in clauses:
        mentions = body_names().find(clause)
        by = by if clause is not clauses[0] else _by(clause, mentions, body) if len(clauses) > 1 else None
        found = _read_clause(clause, by, body, year, mentions)
        if found is not None:
            yield found if len(clauses) == 1 else msgspec.structs.replace(found, text=plain)


def _is_quoted(plain: str) -> bool:
    """Whether the sentence tells what somebody said: «Vedtaket lød: «SSU ber …»»."""
    opened = plain.find("«")
    return opened > 0 and plain[:opened].rstrip().endswith(":")


def _read_clause(
    plain: str, by: str | None, body: str | None, year: int | None, mentions: list[BodyMention]
) -> Commitment | None:
    for kind, pattern in ASKING.items():
        found = pattern.search(plain)
        if found is None:
            continue
        groups = found.groupdict()
        if kind in {"orders", "asks", "asks_that", "asks_for"}:
            before = plain[: found.start("verb")]
            if PAST.search(before[-60:]):
                continue
            by = _by(before, mentions, body) or by
        if kind == "then_asks":
            by = _decider(_actor(groups["by"]), body)
        if kind == "asks_for":
            if by is None:
                continue  # «Flere kommuner ber om mer tid»
            what = f"skaffe {found['task']}" if found["to"] else found["task"]
            return _commitment(plain, by, None, what, found.start("task"), mentions, year)
        if kind == "asks_that":
            asked = _asked_that(plain, found, by, mentions, year)
            if asked is None:
                continue
            return asked
        who = _actor(groups["who"] or groups["who2"])
        if who in _PRONOUNS:
            continue
        task = "task" if groups["task"] else "task2"
        commitment = _commitment(plain, by, who, found[task], found.start(task), mentions, year)
        if task == "task2" and commitment.due is None:
            continue  # «Kommunene har ansvar for å …» tells of a standing duty
        return commitment
    return (
        _read_passive(plain, mentions, year)
        or _read_statement(plain, mentions, year, by=by)
        or _read_unassigned(plain, mentions, year)
    )


def _asked_that(
    plain: str, found: re.Match[str], by: str | None, mentions: list[BodyMention], year: int | None
) -> Commitment | None:
    rest, at = found["task"], found.start("task")
    passed = PASSED_ON.match(rest)
    verb = infinitive(passed["verb"]) if passed else None
    if passed and verb and " av " not in rest[passed.end() : passed.end() + 4]:
        what, particle = _lower_first(passed["what"]), passed["particle"] or ""
        further = particle.startswith("vid")
        task = f"{verb} {what} {particle}" if further else " ".join(filter(None, (verb, particle, what)))
        return _commitment(plain, by, None, task, at, mentions, year)
    impersonal = IMPERSONAL.match(rest)
    verb = infinitive(impersonal["verb"].split()[-1]) if impersonal else None
    if impersonal and verb:
        task = f"{verb} {impersonal['particle'] or ''}{impersonal['what']}"
        return _commitment(plain, by, None, task, at, mentions, year)
    there = body_names().find(rest)
    inner = _read_passive(rest, there, year) or _read_statement(rest, there, year, any_verb=True)
    if inner is not None:
        return msgspec.structs.replace(inner, by=by, text=plain)
    passive = PASSIVE.match(rest)
    verb = infinitive(passive["verb"]) if passive else None
    if passive and verb and is_task(verb, ordered=True):
        task = " ".join(filter(None, (verb, passive["particle"], _lower_first(passive["what"])))) + passive["rest"]
        return _commitment(plain, by, None, task, at, mentions, year)
    if found["verb"] in {"forutsetter", "føreset"}:
        return None  # a condition, and nobody's task
    return _commitment(plain, by, None, rest, at, mentions, year)


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
    return Commitment(
        by=None,
        assignee=_actor(who["who"]),
        task=short_task(_lower_first(task)),
        due=due_of(dates[0]) if dates else None,
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
            by=None, assignee=_actor(agent["who"]), task=short_task(task),
            due=read_due(plain, agent.start("rest"), mentions, year), text=plain,
        )  # fmt: skip
    sent = FORWARDED.match(plain)
    if sent and not RELATIVE.search(sent["what"]):
        verb = infinitive(sent["verb"]) or sent["verb"]
        task = f"{verb} {_lower_first(sent['what'].removesuffix(' skal'))}"
        due = read_due(plain, sent.start("who"), mentions, year, certain=True)
        return Commitment(by=None, assignee=None, task=short_task(task), due=due, text=plain)
    forward = FORWARD.match(plain)
    if forward is None:
        return None
    due = read_due(plain, forward.start("where"), mentions, year, certain=True)
    if due is None:
        return None
    words = [word for word in forward["verb"].lower().split() if word not in {"skal", "bli", "blir", "vert"}]
    verb = infinitive(words[0]) or words[0]
    subject = forward["what"].removesuffix(" skal").rpartition(", og ")[2]
    if RELATIVE.search(subject):
        return None
    what = _lower_first(FIRST_PART.split(subject, maxsplit=1)[0])
    assignee = None
    if verb in {"behandle", "handsame"}:
        assignee = next(
            (code_or_word(plain, mention) for mention in mentions if mention.offset >= forward.start("where")), None
        )
    particle = f" {words[1]}" if len(words) > 1 else ""
    return Commitment(by=None, assignee=assignee, task=short_task(f"{verb}{particle} {what}"), due=due, text=plain)


def _read_unassigned(plain: str, mentions: list[BodyMention], year: int | None) -> Commitment | None:
    """«Det oppnevnes en arbeidsgruppe», «Invitasjon sendes ut innen 15.1.»: what is to be done, by nobody named."""
    found = IMPERSONAL.match(plain)
    by_day = BY_DEADLINE.match(plain) if found is None else None
    one = found or by_day
    verb = infinitive(one["verb"].split()[-1]) if one else None
    if one is None or verb is None or not is_task(verb, ordered=True):
        return None
    if NEGATED.match(one["rest"] if by_day else one["what"]) or (found and verb not in _SET_UP):
        return None
    due = read_due(plain, one.end("verb"), mentions, year)
    if by_day is not None and (due is None or RELATIVE.search(by_day["what"])):
        return None
    task = f"{verb} {one['particle'] or ''}{_lower_first(one['what'].removesuffix(' skal'))}"
    return Commitment(by=None, assignee=None, task=short_task(task), due=due, text=plain)


def _read_statement(
    plain: str, mentions: list[BodyMention], year: int | None, *, by: str | None = None, any_verb: bool = False
) -> Commitment | None:
    """«Sekretariatet avklarer …»: who does something, said in the present."""
    found = DECLARES.match(plain)
    if found is None:
        return None
    verb = found["inf"] or found["verb"]
    plain_verb = verb if found["inf"] else infinitive(verb)
    if plain_verb is None or NEGATED.match(found["task"]):
        return None
    asked = any_verb or BY_DAY.search(found["task"]) is not None
    if not (asked or is_task(plain_verb.lower(), ordered=bool(found["inf"]))):
        return None
    who = _actor(found["who"])
    if by is None and who in PARTNERSHIP_BODIES:
        by = who
    return _commitment(plain, by, who, f"{plain_verb} {found['task']}", found.start("task"), mentions, year)


def _commitment(
    plain: str, by: str | None, who: str | None, task: str, at: int, mentions: list[BodyMention], year: int | None
) -> Commitment:
    return Commitment(by=by, assignee=who, task=short_task(task), due=read_due(plain, at, mentions, year), text=plain)


def _by(before: str, mentions: list[BodyMention], body: str | None) -> str | None:
    """Who asks: the first body or word of the sentence."""
    for mention in mentions:
        if mention.end_offset <= len(before):
            return code_or_word(before, mention)
    words = before.strip(" ,.").split()
    if words and DECIDERS.match(words[0]):
        return _decider(words[0].lower(), body)
    return None


def _decider(who: str, body: str | None) -> str:
    return body if who in _OURSELVES and body is not None else who


def _actor(who: str) -> str:
    """A body's code, or the word for it; «ASU og sekretariatet» where there are two."""
    named = [one for one in body_names().find(who) if one.code in PARTNERSHIP_BODIES or len(one.code) <= 4]
    several = _AND.search(who) is not None
    if named and not several:
        return named[0].code
    plain, at = "", 0
    for one in named:
        plain += _small(who[at : one.offset]) + one.code
        at = one.end_offset
    plain += _small(who[at:])
    for word, right in (("leder- og", "leder og"), ("leder/", "leder og "), ("adm. dir.", "administrerende direktør")):
        plain = plain.replace(word, right)
    return " ".join(plain.split()).strip(" .,:").replace("adm. ", "administrerende ")


def _small(words: str) -> str:
    """In small letters, save a name: «Helse Fjord HF», «Vik kommune»."""
    return "".join(
        piece if _NAME.fullmatch(piece) else piece.lower() for piece in _NAME.compiled.split(words) if piece
    )


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text
