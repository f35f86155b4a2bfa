"""Whoever else numbers cases of their own: councils and committees outside the partnership, and authorities.

A case that «Ungdomsrådet» treated is not the document's own body's, whichever the council is. A committee gives its
name in capitals as the code; an authority, an organisation or a municipality gives NOBODY, and no reference at all: its
numbers are an archive's (catalogue section 1f). A false reference is worse than a missed one.
"""

from collections.abc import Iterator

from ..patterns import Pattern

NOBODY = "-"

_PLACE = r"(?:\s(?:i|ved|for|på)\s[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+)?(?:\s(?:R?HF|kommune))?(?!\w))?"
# «området» is no «råd», «samarbeidsutvalget» and «fagutvalget» are the partnership's own, «utvalget» alone is too
_STEM = r"(?!\w{0,20}(?:områ|samråde)|(?i:samarbeidsut|fagut))[A-ZÆØÅa-zæøå][\wæøå-]{2,28}?"
_FOR = r"(?:\sfor\s[a-zæøå]{3,20}(?=,?\s))?"
_COMMITTEE = Pattern(
    rf"(?<![\w-])(?:(?P<name>{_STEM}(?:r[åa]det|utvalget|utvalet|nemnda|nemnden|komit[eé]en|forumet|skapet)(?<!mannskapet)"
    rf"(?<!nerskapet)(?<!dskapet)(?<!nskapet)s?{_FOR}|"
    r"(?:[A-ZÆØÅa-zæøå][\wæøå]{3,20}(?:direktør|rådmanns|leder|leiar|ordfører|ordførar|års)møtet))"
    rf"{_PLACE}|[A-ZÆØÅ][\wæøå-]{{1,20}}\s(?P<named>{_STEM}(?:råd|utvalg|utval|nemnd))|"
    r"(?<!aglig\s)(?<!aglege\s)(?<!aglige\s)(?<!fagleg\s)(?P<council>[Rr]åd(?:et)?|[Uu]tval(?:g|get|et)?|[Hh]ovedutvalg(?:et)?|"
    r"[Hh]ovudutval(?:et)?|[Kk]omit[eé](?:en)?|[Nn]emnd[ae]?n?)\sfor\s[a-zæøå]{4,20}(?:\s(?:med|og)\s[a-zæøå]{4,24}){0,2}|"
    r"[Dd]et\s[a-zæøå]{4,20}e\s(?P<alone>rådet))(?!\w)"
)
_AUTHORITY = Pattern(
    r"(?<![\w-])(?:\w{0,20}(?:tilsynet|ombudet|ombodet|direktoratet|departementet|tingrett(?:en)?|lagmannsrett(?:en)?|"
    r"domstolen)|[Ss]tatens\shelsetilsyn|[Ll]agmannsretten|[Tt]ingretten|Statsforvalter\w{0,3}|Fylkesmann\w{0,3}|"
    r"Riksrevisjonen|Høyesterett|Bufdir|NAV|KS|Regjeringen|Regjeringa|"
    r"[A-ZÆØÅ][\wæøå-]+\skommune(?=\s(?:vedtok|vedtek|besluttet|beslutta|behandlet|behandla|handsama|godkjente)\s))"
    r"s?(?![\w-])"
)


def other_bodies(text: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    """Where another body or an authority is named between two places, and its code."""
    for found in _COMMITTEE.finditer(text, low, high):
        name = found["name"] or found["named"] or found["council"] or found["alone"]
        short = not found["name"] and not name.endswith(("et", "en", "a"))  # «utvalg for helse», «Vik ungdomsråd»
        yield found.start(), found.end(), name.split()[0].removesuffix("s").upper() + _definite(name if short else "")
    for found in _AUTHORITY.finditer(text, low, high):
        yield found.start(), found.end(), NOBODY


def _definite(name: str) -> str:
    if not name:
        return ""
    return "A" if name.endswith("nemnd") else "EN" if name.endswith(("té", "te")) else "ET"
