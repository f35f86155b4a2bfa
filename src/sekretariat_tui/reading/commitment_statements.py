"""What is to be done where nobody says «ber»: a table's row, the passive, and what somebody says that they do."""

from ..domain.dates import find_dates
from ..domain.references import BodyMention, body_names
from ..domain.references.body_names import PARTNERSHIP_BODIES
from .assignees import actor
from .commitment_dues import code_or_word, due_of, read_due
from .commitment_patterns import (
    AGENT,
    BY_DAY,
    BY_DEADLINE,
    COLUMNS,
    DEADLINE,
    DECLARES,
    FIRST_PART,
    FORWARD,
    FORWARDED,
    IMPERSONAL,
    NEGATED,
    RELATIVE,
    RESPONSIBLE,
    WITH_WORD,
)
from .commitment_record import Commitment, lower_first, make_commitment
from .task_words import infinitive, is_task, short_task

_STATES = frozenset(
    {"være", "vere", "ha", "bli", "verte", "kunne"}
)  # «Sekretariatet skal være felles» asks for nothing
# What «det …es» asks for; with other verbs it tells («Det planlegges møter»).
_SET_UP = frozenset(
    {"oppnevne", "oppnemne", "opprette", "etablere", "utarbeide", "innhente", "nedsette", "lage", "utrede"}
)


def read_row(plain: str, year: int | None) -> Commitment | None:
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
    task = COLUMNS.sub("", " ".join(" ".join(rest).split())).strip(" .;:|-–")
    if not task:
        return None
    dates = find_dates(f"Frist: {when['when']}", year=year) if when else []
    return Commitment(
        by=None,
        assignee=actor(who["who"]),
        task=short_task(lower_first(task)),
        due=due_of(dates[0], _meeting(when["when"])) if when and dates else None,
        text=plain,
    )


def _after(mentions: list[BodyMention], at: int) -> list[BodyMention]:
    return [mention for mention in mentions if mention.offset >= at]


def _meeting(when: str) -> str | None:
    """The meeting that a deadline is: «Frist: SSU 21.5.26»."""
    named = body_names().find(when)
    return code_or_word(when, named[0]) if named else None


def read_passive(plain: str, mentions: list[BodyMention], year: int | None) -> Commitment | None:
    agent = AGENT.match(plain)
    if agent and not agent["what"].lower().endswith((" ble", " vart", " var", " kan", " bør", " kunne", " burde")):
        verb = infinitive(agent["verb"].split()[-1])
        if verb is None or not is_task(verb, ordered=True) or RELATIVE.search(agent["what"]):
            return None
        what = lower_first(agent["what"].removesuffix(" skal"))
        task = f"{verb} {(agent['particle'] or '')}{what}"
        return Commitment(
            by=None, assignee=actor(agent["who"]), task=short_task(task),
            due=read_due(plain, agent.start("rest"), _after(mentions, agent.start("rest")), year), text=plain,
        )  # fmt: skip
    sent = FORWARDED.match(plain)
    if sent and not RELATIVE.search(sent["what"]):
        verb = infinitive(sent["verb"]) or sent["verb"]
        task = f"{verb} {lower_first(sent['what'].removesuffix(' skal'))}"
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
    what = lower_first(FIRST_PART.split(subject, maxsplit=1)[0])
    assignee = None
    if verb in {"behandle", "handsame"}:
        assignee = next(
            (code_or_word(plain, mention) for mention in mentions if mention.offset >= forward.start("where")), None
        )
    particle = f" {words[1]}" if len(words) > 1 else ""
    if verb in {"komme", "kome"}:
        verb, particle, what = "ta", " opp", f"{what} igjen"
    return Commitment(by=None, assignee=assignee, task=short_task(f"{verb}{particle} {what}"), due=due, text=plain)


def read_unassigned(plain: str, mentions: list[BodyMention], year: int | None) -> Commitment | None:
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
    task = f"{verb} {one['particle'] or ''}{lower_first(one['what'].removesuffix(' skal'))}"
    return Commitment(by=None, assignee=None, task=short_task(task), due=due, text=plain)


def read_statement(
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
    served = found["who"].lower() == "sekretariatet" and found["inf"] is not None and plain_verb not in _STATES
    asked = (
        any_verb
        or served
        or WITH_WORD.match(f"{plain_verb} {found['task']}")
        or BY_DAY.search(found["task"]) is not None
    )
    if not (asked or is_task(plain_verb.lower(), ordered=bool(found["inf"]))):
        return None
    who = actor(found["who"])
    if by is None and who in PARTNERSHIP_BODIES:
        by = who
    return make_commitment(plain, by, who, f"{plain_verb} {found['task']}", found.start("task"), mentions, year)
