"""Who asks and who is asked, as a decision names them: a body's code, or the word for them in small letters."""

from ..domain.patterns import Pattern
from ..domain.references import BodyMention, body_names
from ..domain.references.body_names import PARTNERSHIP_BODIES
from .commitment_dues import code_or_word
from .commitment_patterns import DECIDERS, NAMES, PLACES

# «ASU og sekretariatet» are two, «FSU barn og unge» is one.
_AND = Pattern(
    r"(?:\s(?:og|samt)\s(?!nestle)|/(?!nestle))(?:[A-ZÆØÅ]{2,4}(?!\w)|.*(?:et|en|ene|ane|a|utvalg|utval|d|f)$)"
)
_NAME = Pattern(
    rf"({NAMES}|[A-ZÆØÅ][\w-]+(?:\s(?:i\s)?[A-ZÆØÅ][\w-]+)*\s(?:R?HF|kommune)(?!\w)|"
    rf"(?:(?<=\si\s)|(?<=\sfor\s)|(?<=ommunene\s)|(?<=ommunane\s)){PLACES})"
)
_OURSELVES = frozenset({"vi", "utvalget", "utvalet", "møtet", "me"})


def asker(before: str, mentions: list[BodyMention], body: str | None) -> str | None:
    """Who asks: the first body or word of the sentence."""
    for mention in mentions:
        if mention.end_offset <= len(before):
            return code_or_word(before, mention)
    words = before.strip(" ,.").split()
    if words and DECIDERS.match(words[0]):
        return decider(words[0].lower(), body)
    return None


def decider(who: str, body: str | None) -> str:
    return body if who in _OURSELVES and body is not None else who


def actor(who: str) -> str:
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
    """In small letters, save a name: «Helse Fjord HF», «Vik kommune», «ordførerne i Vik og Dal»."""
    pieces = _NAME.compiled.split(words)  # every other one is a name
    return "".join(piece if at % 2 else piece.lower() for at, piece in enumerate(pieces))
