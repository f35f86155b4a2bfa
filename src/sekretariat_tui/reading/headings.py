"""Section headings of case papers: what a line opens, and which lines look like headings (catalogue section 3)."""

import re
from functools import cache, lru_cache

import msgspec

from ..domain.letters import look_alike, nfc
from ..domain.patterns import Pattern
from .heading_words import COMMON_JOINS, JOINS, MODIFIER_ENDINGS, MODIFIERS, NOUNS, OWNERS, PHRASES
from .worn_words import nearest

_NUMBERING = Pattern(r"^\s*(?:#{1,6}\s+|\*\*)?(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,4}\.|[A-Z][.)])\s+)?")
_APPENDIX = Pattern(
    r"^\W{0,4}(?:v[e@]d[l1I|][e@]gg|bilag)\s{0,2}(?:nr\.?\s?)?(?:\d{1,2}|[A-H]|[IVX]{1,4})\s?(?:[:.–—-](?:\s|$)|$|"
    r"\s(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)
_APPENDIX_TO = Pattern(r"^\W{0,4}vedlegg\s(?:til|i)\s", re.IGNORECASE)
_LEVEL = Pattern(r"^[A-ZÆØÅ]{2,5}\s[-–]\s(?=[A-ZÆØÅ])")  # «LEV - Behandling»
_SPACED = Pattern(r"(?:\w )+\w")
_TOKEN = Pattern(r"[/(,–]|-(?=\s)|(?<=\s)-|[^\s/(,–)]+")
_GENITIVE = Pattern(r"[a-zæøå.]{4,}s")
# A word that says something of somebody: with it the line is a sentence, unless it asks.
_SAYS = Pattern(
    r"(?<!\w)(?:er|var|blei?|blir|vart|vert|skal|kan|må|har|hadde|vil|bør|viser|gir|skjer|kom|kommer|ligger|gjelder|"
    r"gjeld|"
    r"bygger|sendes|tas|ble|består|omfatter|krever|inneholder|mangler|følger|følges)(?=\s)",
    re.IGNORECASE,
)
_ASKS = Pattern(
    r"(?:hva|hvem|hvor\w*|hvilke[nt]?|når|kva|kven|kvar|kvifor|korleis|saken gjelder$|saka gjeld$|vedlagt følger)(?!\w)"
)
_COUNTED = Pattern(r"\(\d+\s")  # «Finansiering (3 innspill)» is an item
# Headings that recur with any words: a question, «Forslag til …» of anything but a decision, and what comes next.
_TOPIC = Pattern(
    r"(?:hva|hvem|hvor\w*|hvilke\w*|når|kva|kven|kvar|kvifor|korleis|korfor|kvifor|trenger|treng)\s.*\?\s*|"
    r"(?:forslag|framlegg|fremlegg)\s+til\s+(?!(?:\w+\s+){0,3}?(?:vedtak(?!t)|innstilling|anbefaling|beslutning|"
    r"konsensus|tilråding|uttalelse|uttale))\S.*|(?:videre|vidare)\s\w+(?:\s\w+){0,3}\s*:?",
    re.IGNORECASE,
)
_MOST_WORDS = 12
_LONGEST = 90
_LISTED = Pattern(r"^\s*(?:[-–—•*»o°▪#]\s|\(?[a-zæøå]\)|\d{1,2}\)|- [a-z]\))")
_SENTENCE_END = (".", ",", ";", "!", "–", "-", "»,", ".»")
_NUMBERED_SENTENCE = Pattern(r"^\s*\d{1,2}\.\s+\S+(?:\s+\S+){5,}")
_PAGE = Pattern(r"^\W*(?:side\s)?\d{1,3}(?:\s?(?:av|/)\s?\d{1,3})?\W*$", re.IGNORECASE)


class HeadingKind(msgspec.Struct, frozen=True):
    """The section a heading opens.

    `section` is background, facts, assessment, summary, purpose, economy, discussion, conclusion, behandling (what
    happened in the meeting), attachments, appendix, or free for a topical heading that is known to recur.
    """

    section: str


@cache
def _phrases() -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    exact: dict[str, str] = {}
    open_ended: list[tuple[str, str, str]] = []
    for section, phrases in PHRASES.items():
        for phrase in phrases.split(" | "):
            head, star, tail = phrase.strip().removeprefix("*").partition("*")
            if phrase.startswith("*"):
                open_ended.append(("", look_alike(head), section))
            if star:
                open_ended.append((look_alike(head), look_alike(tail), section))
            elif not phrase.startswith("*"):
                exact[look_alike(phrase.strip().rstrip("?"))] = section
    return exact, open_ended


@cache
def _nouns() -> dict[str, tuple[str, frozenset[str]]]:
    """For each noun its section, and the words that may join more to it; all as `look_alike` makes them."""
    common = frozenset(look_alike(word) for word in COMMON_JOINS.split())
    own = {noun: frozenset(look_alike(word) for word in joins.split()) for noun, joins in JOINS.items()}
    out = {}
    for section, nouns in NOUNS.items():
        for noun in nouns.split():
            out[look_alike(noun)] = section, own.get(noun, own.get(section, common))
    return out


def classify_heading(line: str) -> HeadingKind | None:
    """The section that a line opens, also numbered, in capitals, in nynorsk or worn by a scanner; None for others."""
    if len(line) > _LONGEST * 4:
        return None
    plain = " ".join(nfc(line).split())
    if not plain or len(plain) > _LONGEST:
        return None
    section = _section(plain)
    return HeadingKind(section) if section else None


@lru_cache(maxsize=4096)  # a paper asks for each of its lines several times
def _section(plain: str) -> str | None:
    if _APPENDIX.match(plain) and not _APPENDIX_TO.match(plain):
        return "appendix"
    if plain.endswith((".", ",")) and not plain.endswith(".."):
        return None
    bare = _LEVEL.sub("", _NUMBERING.sub("", plain, count=1).strip("*").strip(), count=1)
    words = bare.rstrip(" :;?").rstrip().lower()
    if not words:
        return None
    if _SPACED.fullmatch(words):
        words = words.replace(" ", "")
    if (_SAYS.search(words) and not _ASKS.match(words)) or _COUNTED.search(words):
        return None
    alike = look_alike(words)
    exact, _ = _phrases()
    known = exact.get(alike) or _by_phrase(alike) or _by_noun(words) or _worn(alike)
    return known or ("free" if _TOPIC.fullmatch(bare) and words.count(" ") < _MOST_WORDS else None)


def _by_noun(words: str) -> str | None:
    """The section of the first noun that tells one, where only modifiers stand before it and a joining word after."""
    nouns = _nouns()
    tokens = _TOKEN.compiled.findall(words)
    for at, token in enumerate(tokens[:5]):
        found = nouns.get(look_alike(token))
        if found is not None:
            section, joins = found
            goes_on = at + 1 < len(tokens)
            if goes_on and look_alike(tokens[at + 1]) not in joins:
                return None
            if at and section == "behandling" and not (tokens[at - 1].endswith("s") or tokens[at - 1] in OWNERS):
                return None  # «Medisinsk behandling» is a topic
            return section
        owned = at + 1 < len(tokens) and tokens[at + 1] in OWNERS
        if not (owned or token in MODIFIERS or token.endswith(MODIFIER_ENDINGS) or _GENITIVE.fullmatch(token)):
            return None
    return None


def _by_phrase(alike: str) -> str | None:
    if alike.count(" ") >= 12:
        return None
    for head, tail, section in _phrases()[1]:
        if alike.startswith(head) and (alike.endswith(tail) if tail or head else False):
            before = alike[: len(alike) - len(tail)] if not head else ""
            if len(alike) >= len(head) + len(tail) and before.count(" ") <= 3:
                return section
    return None


def _worn(alike: str) -> str | None:
    """The section of a single noun with a letter or two wrong, or with a letter torn off by itself («utredni g»)."""
    single = alike.removesuffix(" for saken").removesuffix(" for saka")
    if single.count(" ") <= 2 and len(min(single.split(), key=len, default="")) == 1:
        single = single.replace(" ", "")
    if " " in single and single.count(" ") <= 2 and single.replace(" ", "") in _nouns():
        return _nouns()[single.replace(" ", "")][0]  # «Vurderi ng»
    if " " in single or not 6 <= len(single) <= 24:
        return None
    nouns = _nouns()
    right = nearest(single, (noun for noun in nouns if len(noun) >= 6), 2 if len(single) >= 8 else 1)
    return nouns[right][0] if right else None


def looks_like_heading(line: str, *, before_blank: bool, after_blank: bool) -> bool:
    """Whether a line has the looks of a topical heading: short, a capital first, no full stop, room around it.

    The standard headings are less than half of those in real papers; the others are told by layout alone.
    """
    plain = " ".join(nfc(line).split())
    if not 2 < len(plain) <= _LONGEST or len(plain.split()) > 12 or plain.endswith(_SENTENCE_END):
        return False
    if _LISTED.match(line) or _NUMBERED_SENTENCE.match(plain) or _PAGE.match(plain):
        return False
    bare = _NUMBERING.sub("", plain, count=1)
    first = next((letter for letter in bare if letter.isalnum()), "")
    if not first.isupper() or sum(letter.isalpha() for letter in bare) < len(bare) * 0.6:
        return False
    _head, colon, rest = bare.partition(":")
    if colon and rest.strip():
        return False  # a label with its value
    if bare.endswith(("?", ":")) and len(bare.split()) <= 9:
        return before_blank
    return before_blank and after_blank
