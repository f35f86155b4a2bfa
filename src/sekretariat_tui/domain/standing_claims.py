"""Where a text says what became of an earlier decision: «vedtaket i sak 12/24 oppheves», «prolongerer planen fra …».

Only what is said outright is taken, in bokmål and nynorsk. What is denied, wished for or only thought about is not: «bør
ikke endres», «dersom ordningen oppheves». A claim is a proposal; a person sets the standing (domain rules 6 and 9).
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from .caseref import CaseRef
from .kinds import StandingKind
from .patterns import Pattern
from .references import Reference, find_references

_LOOK = 300  # letters that are looked at before and after a verb, so that a long line costs no more than its length
_FARTHEST = 90  # letters between a verb and the number it is about
_WORDS = {
    StandingKind.REVOKED: r"opphev(?:er|ar|es|ast|et|a|de|d|e)|trekk(?:er|es|jast)\s+tilbake|sett(?:er|es|ast)\s+til\s+side",
    StandingKind.REPLACED: r"erstatt(?:er|ar|es|ast|et|a|e)|avløs(?:er|es|te|t|e)|avløys(?:er|ast|te|t|e)",
    StandingKind.EXTENDED: r"prolonger(?:er|ar|es|ast|te|t|a|e)|forleng(?:er|jer|ar|es|jast|ast|et|te|de|t|d|a|je|e)",
    StandingKind.CHANGED: r"endr(?:er|ar|es|ast|et|a|e)|revider(?:er|ar|es|ast|te|t|a|e)",
    StandingKind.CARRIED_OUT: r"gjennomført(?:e)?|fullført(?:e)?|utført(?:e)?",
}
_VERB = Pattern(
    r"(?<!\w)(?:" + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _WORDS.items()) + r")(?!\w)", re.IGNORECASE
)
_PASSIVE_FORM = re.compile(r"(?:es|ast)(?:\s+t\w+(?:\s+side)?)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:et|a|t|d|te|ført)$", re.IGNORECASE)
_HELPED = re.compile(
    r"(?<!\w)(?:er|ble|blei|vart|blir|vert|bli|blitt|vorte|vedtatt|vedteke|anses|reknast)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"(?<!\w)(?:ikke|ikkje|aldri|bør|burde|kan|kunne|må|ønsk\w*|foresl\w*|føresl\w*|vurder\w*|drøft\w*|dersom|hvis|"
    r"inntil|når|eventuel\w*|om\s+å|før)(?!\w)",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r"\s+(?:ikke|ikkje)(?!\w)", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?<!\w)(?:jf|jfr|vis(?:er|es)\s+til|etter|som\s+følg\w*|i\s+tråd|på\s+bakgrunn|at)(?!\w)", re.IGNORECASE
)
_DECISION = re.compile(
    r"(?<!\w)(?:vedta\w*|punkt\w*|pkt|beslutning\w*|avgjerd\w*|mandat\w*|sak(?:en|a)?)(?!\w)", re.IGNORECASE
)
_OF_CASE = re.compile(r"\w{3,}\s+(?:\S+\s+){0,6}?(?:i|fra|frå|av|under)\s+$")
_IN_CASE = re.compile(r"^(?:i|under|ved|med|gjennom)\s+$", re.IGNORECASE)
_ONLY_PROPOSED = re.compile(
    r"(?:forslag\w*|framlegg\w*|innstilling\w*|søknad\w*)\s+(?:\S+\s+){0,3}?(?:i|fra|frå)\s+$", re.IGNORECASE
)
_AGENT = re.compile(r"\s+(?:av|i|ved|gjennom|med|jf\.?)\s(?:(?!\bog\b)[^,;]){0,50}$", re.IGNORECASE)
_BETWEEN = re.compile(r"^[\s,]*(?:(?:og|samt|eller)\s+)?(?:i\s+)?$")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ«])|\n")
_NO_END = re.compile(r"\b(?:jf|jfr|nr|pkt|ca|kap|st)\.$", re.IGNORECASE)
_POINT = r"(?:vedtaks)?(?:punkt|pkt\.?)\s+(?P<point>\d{1,2})(?:\s?(?P<letter>[a-zæøå])(?!\w)|\s+bokstav\s+(?P<named>[a-zæøå])(?!\w))?"
_POINT_BEFORE = re.compile(
    rf"(?<!\w){_POINT}\s+(?:i|fra|frå|av)\s+(?:vedta\w+\s+(?:i|fra|frå)\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
_POINT_AFTER = re.compile(rf"\s{{0,2}},?\s{{0,2}}\(?{_POINT}", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"(?P<noun>[\wæøå]{3,}(?:en|et|a|ene|ane))(?!\w)[^,.;]{0,40}$", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"^\s+(?:[\wæøå]+\s+){0,2}?(?P<noun>[\wæøå]{3,}(?:en|et|a|ene|ane))(?!\w)", re.IGNORECASE)


class StandingClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence says became of an earlier decision.

    ``of`` is the case whose decision it is; None where no number is named, and then ``noun`` is what it is said of
    («vedtaket», «planen»). ``by`` is the case that did it, None for the one the text belongs to. ``point`` is the point
    meant («2», «1b»), empty for the whole.
    """

    kind: StandingKind
    of: CaseRef | None
    by: CaseRef | None = None
    point: str = ""
    noun: str = ""
    sentence: str = ""


def standing_claims(
    text: str, *, body: str | None = None, year: int | None = None, profile: object | None = None
) -> list[StandingClaim]:
    """What the text says became of earlier decisions, in order.

    ``body``, ``year`` and ``profile`` as for ``find_references``: numbers without a body or year are of the text's own.
    """
    if _VERB.search(text) is None:
        return []
    found = find_references(text, body=body, year=year, profile=profile)
    claims: list[StandingClaim] = []
    for start, end in _sentences(text):
        here = [ref for ref in found if start <= ref.start < end]
        claims += _in_sentence(text[start:end], start, here)
    return list(dict.fromkeys(claims))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        if _NO_END.search(text[start : mark.start()]):
            continue
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def _in_sentence(sentence: str, offset: int, found: Sequence[Reference]) -> Iterator[StandingClaim]:
    for verb in _VERB.finditer(sentence):
        kind = StandingKind[verb.lastgroup or ""]
        before = sentence[max(0, verb.start() - _LOOK) : verb.start()]
        after = sentence[verb.end() : verb.end() + _LOOK]
        if _NOT_SAID.search(before[-60:]) or _NOT_AFTER.match(after):
            continue
        helped = _HELPED.search(before) is not None
        passive = _PASSIVE_FORM.search(verb.group()) is not None or (
            helped and _PARTICIPLE.search(verb.group()) is not None
        )
        if kind is StandingKind.CARRIED_OUT and not passive:
            continue
        ahead = [ref for ref in found if ref.end - offset <= verb.start()]
        behind = [ref for ref in found if ref.start - offset >= verb.end()]
        of = _said_of(sentence, offset, verb, ahead) if passive else _done_to(sentence, offset, verb, kind, behind)
        by = _agent(after, offset + verb.end(), behind) if passive else next((_case(r) for r in ahead), None)
        plain = " ".join(sentence.split())
        for ref in of:
            point = _point(sentence, ref.start - offset, ref.end - offset)
            yield StandingClaim(kind=kind, of=_case(ref), by=by, point=point, sentence=plain)
        if not of and not found and kind is not StandingKind.CARRIED_OUT:
            noun = _NOUN_BEFORE.search(before) if passive else _NOUN_AFTER.match(after)
            if noun is not None:
                yield StandingClaim(kind=kind, of=None, noun=noun["noun"].lower(), sentence=plain)


def _said_of(sentence: str, offset: int, verb: re.Match[str], ahead: Sequence[Reference]) -> list[Reference]:
    """The cases a passive verb is said of: «vedtaket i sak 3/24 og 5/24 oppheves»."""
    if not ahead:
        return []
    last = ahead[-1]
    gap = sentence[last.end - offset : verb.start()]
    if len(gap) > _FARTHEST or _ASIDE.search(gap) or _case(last) is None:
        return []
    listed = [last]
    for ref in reversed(ahead[:-1]):
        if not _BETWEEN.match(sentence[ref.end - offset : listed[0].start - offset]):
            break
        listed.insert(0, ref)
    at = listed[0].start - offset
    before = sentence[max(0, at - _LOOK) : at]
    begins = not before.strip() or before.rstrip().endswith((",", ":", " at", " og")) or _LABEL.fullmatch(before)
    if _IN_CASE.match(before) or _ONLY_PROPOSED.search(before) or not (begins or _OF_CASE.search(before)):
        return []
    return [ref for ref in listed if _case(ref) is not None]


_LABEL = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zæøå]\)|[-–•])\s+")


def _done_to(
    sentence: str, offset: int, verb: re.Match[str], kind: StandingKind, behind: Sequence[Reference]
) -> list[Reference]:
    """The cases an active verb is done to: «endrer vedtaket i sak 3/24»."""
    of: list[Reference] = []
    at = verb.end()
    for ref in behind:
        gap = sentence[at : ref.start - offset]
        if of and not _BETWEEN.match(gap):
            break
        if not of and (len(gap) > _FARTHEST or _ASIDE.search(gap)):
            break
        loose = kind is StandingKind.CHANGED or "(" in gap
        if not of and loose and gap.strip() and not _DECISION.search(gap):
            break  # «endrer møtedato i sak 12/24», «erstatter dagens praksis (sak 12/24)»
        if _case(ref) is not None:
            of.append(ref)
        at = ref.end - offset
    return of


def _agent(after: str, offset: int, behind: Sequence[Reference]) -> CaseRef | None:
    """The other case that did it, right after a passive verb: «oppheves av sak 14/25», «ble opphevet i sak 14/25»."""
    if not behind or not _AGENT.fullmatch(after[: behind[0].start - offset]):
        return None
    return _case(behind[0])


def _point(sentence: str, start: int, end: int) -> str:
    """The point that stands right beside the number: «sak 12/24 punkt 2», «punkt 1 b i vedtaket i sak 12/24».

    The finder of numbers looks further on («sak 12/24 oppheves, og punkt 2 i …»), where it may be another case's.
    """
    found = _POINT_AFTER.match(sentence, end) or _POINT_BEFORE.search(sentence[max(0, start - _LOOK) : start])
    return found["point"] + (found["letter"] or found["named"] or "").lower() if found else ""


def _case(ref: Reference) -> CaseRef | None:
    return CaseRef(ref.body, ref.year, ref.number) if ref.body is not None and ref.year is not None else None
