"""Where a reference may begin: «sak» in its many forms, a code, an agenda line (catalogue sections 1b and 1f)."""

import re
from collections.abc import Callable, Iterator

from ..patterns import Pattern
from .bare_numbers import bare_numbers
from .body_names import BodyNames
from .lists import Find, read_list
from .numbers import Item, read_number

# Codes of case types (catalogue section 1b); V is a delegated decision.
_TYPES = frozenset({"PS", "RS", "MS", "DS", "FO", "V"})
_WORDS = {
    "styre": "STYRET", "kommunestyre": "KOMMUNESTYRET", "bystyre": "KOMMUNESTYRET", "fylkesting": "FYLKESTINGET",
    "formannskap": "FORMANNSKAPET", "kontrollutval": "KONTROLLUTVALGET", "bydelsutval": "BYDELSUTVALGET",
    "fylkesutval": "FYLKESUTVALGET", "partnerskapsmøte": "PA", "partnarskapsmøte": "PA",
}  # fmt: skip
_NR = r"(?:\s?\.?\s{0,2}(?:nr|nummer|no)\b)?\.?"
_COMPOUND = (
    r"kommunestyre|bystyre|styre|fylkestings?|formannskaps?|kontrollutvalg?s?|bydelsutvalg?s?|fylkesutvalg?s?|"
    r"partn[ea]rskapsmøte|utvalgs?|møte|vedtaks|beslutnings|drøftings|orienterings|informasjons|referat|meldings?|"
    r"godkjennings|oppfølgings|diskusjons|innspills|strategi|tema|tilleggs"
)
# «sak» is looked for first; only where a number follows it is what stands before it read
_SAK = Pattern("[sS][aåAÅ@&][kK]")
_TAIL = Pattern(
    r"(?P<word>(?i:s[aå@&]k(?P<plural>ene|ane|er)?(?:en|a|s?nr|s?nummer)?))"
    rf"(?i:(?P<nr>{_NR}))(?P<colon>\s?[:;])?(?P<space>\s{{0,4}}[(«]?)"
    r"(?:(?i:f\.\s?o\.\s?m\.|fra og med|frå og med|(?P<since>fra|frå))\s{1,2})?(?=(?:(?i:nr)\.?\s?)?[\dOoQDlIZSBG|!]{1,4})"
)
_HEAD = Pattern(
    r"(?<!\w)(?<!\w[-‑–])(?:(?P<code>[A-ZÆØÅ]{1,5}(?:-[a-zæøå]{2,15})?|[kf])(?P<glue>[-‑–]\s?|\.\s?|\s|)|"
    rf"(?P<compound>(?i:{_COMPOUND}))-?)?\Z"
)
_CODE = Pattern(r"[A-ZÆØÅ](?<![\w/.-].)(?P<rest>[A-ZÆØÅ]{0,4})(?P<glue>[-‑–]|[ \t\xa0])(?=\d)")
# Whose papers are no cases of a body: parliament's, agencies', and the archive's of whoever a letter came from
_AGENCY = (
    r"Sivilombud\w{0,5}|Statsforvalter\w{0,5}|Fylkesmann\w{0,3}|Helsetilsyn\w{0,3}|Datatilsyn\w{0,3}|NAVs?|Bufdir|"
    r"Helsedirektorat\w{0,3}|Riksrevisjon\w{0,3}|Storting\w{0,3}|Høyesterett\w{0,2}|Diskrimineringsnemnd\w{0,2}|"
    r"Regjering\w{0,3}|[A-ZÆØÅ]?\w{0,20}(?:tingrett|lagmannsrett|departement|ombud|direktorat|tilsyn|domstol)(?:et|en)?s?"
)
_FOREIGN = Pattern(
    r"(?:(?<!\w)Del\s[IVX]{1,4},?\s?|(?i:(?<!\w)(?:vår|deres|dykkar)\s?ref(?:eranse)?\.?\s?[:;]?\s?)|"
    r"(?i:(?<!\w)ref(?:eranse(?:\s?[:;])?|\.?\s?[:;])\s?)|(?i:arkiv)"
    rf"[-.]?\s?|Dokument\s\d:\d{{1,3}}[^.\n]{{0,20}}|(?<!\w)(?i:deres|dykkar)\s|(?<!\w)(?:{_AGENCY})(?:\ssin|\si)?[\s,]\s?)\Z"
)
_OUR_LABEL = Pattern(r"(?<!\w)(?i:vår)\s\Z")
_THREE_FIGURES = Pattern(r"\d{3}/")
_MEETING_BEFORE = Pattern(
    r"(?i:m[øg@]te[tn]?|protokoll(?:en)?|referat(?:et)?|innkalling(?:en|a)?|saksliste[na]?|sakliste[na]?)"
    r"(?:\s(?i:i|for|av|frå|fra|til|nr\.?|møtet?)){0,3}\s\Z"
)
# «sak 24.25 (SSU) og 06.25 (PA)», «sak 24.25 i SSU og 06.25 i PA»
_OVER_BODY = Pattern(
    r"\s{0,2}(?:\([A-ZÆØÅ]{2,5}\)|(?:i|fra|frå)\s{1,2}[A-ZÆØÅ]{2,5})\s{0,2}(?:,|og|samt|,\s?og)\s{1,3}(?=\d)"
)


def finds(text: str, names: BodyNames, plausible: Callable[[Item, str], bool]) -> Iterator[Find]:
    """Every place in the text that may name a case, in no order; `plausible` judges a number found without «sak»."""
    for sak in _SAK.finditer(text):
        tail = _TAIL.match(text, sak.start())
        head = _HEAD.search(text, max(0, sak.start() - 45), sak.start()) if tail else None
        if tail and head:
            yield from _at_word(text, head, tail, names, plausible)
    for found in _CODE.finditer(text):
        find = _at_code(text, found, names, plausible)
        if find:
            yield find
    yield from bare_numbers(text, names, plausible)


def _at_word(
    text: str, head: re.Match[str], tail: re.Match[str], names: BodyNames, plausible: Callable[[Item, str], bool]
) -> Iterator[Find]:
    code, start = head["code"], head.start()
    if code is not None and names.code_of(code) is None and (head["glue"].isspace() or len(code) < 2):
        code, start = None, tail.start()
    if _FOREIGN.search(text, max(0, start - 45), start) or (
        tail["colon"] and _OUR_LABEL.search(text, max(0, start - 5), start)
    ):
        return
    if code == "KS" and head["glue"].isspace() and not _THREE_FIGURES.match(text, tail.end()):
        return  # the organisation's; a municipal council writes «KS-sak», «KS 12/24» or «KS sak 014/17»
    if start and (text[start - 1] in "@#\\" or (text[start - 1] == "/" and text[start - 2 : start - 1].isalpha())):
        return  # an address or a path
    plural = bool(tail["plural"])
    if not tail["space"] and not tail["colon"] and not text[tail.end()].isdigit():
        return  # «saklig», «saksbehandler»
    items = read_list(text, tail.end(), plural=plural, spaced=bool(tail["colon"]))
    if not items or not plausible(items[0], "word"):
        return
    if tail["since"] and (not plural or items[0].year is None):
        return
    if items[0].year is None and tail["word"].lower().endswith(("en", "aka")):
        return  # «saken 3 kommuner har sendt»
    compound = (head["compound"] or "").lower()
    body = next((to for word, to in _WORDS.items() if compound and compound.startswith(word)), None)
    if "nr" in text[tail.end() : items[0].offset + 3].lower() and plural:
        start = tail.end()
    yield Find(start, items, code, body, plural=plural)
    while True:
        over = _OVER_BODY.match(text, items[-1].end_offset)
        item = read_number(text, over.end(), worn=False) if over else None
        if item is None or item.year is None or (item.dotted and not items[-1].dotted):
            return
        items = [item]
        yield Find(item.offset, items, plural=True)


def _at_code(text: str, found: re.Match[str], names: BodyNames, plausible: Callable[[Item, str], bool]) -> Find | None:
    code, glued = found.group()[0] + found["rest"], not found["glue"].isspace()
    known = code in _TYPES or names.code_of(code) is not None
    if not known or (len(code) == 1 and not glued and code != "V"):
        return None
    item = read_number(text, found.end(), worn=False, initials=True)
    if (
        item is None
        or item.year is None
        or item.dotted
        or _is_period(text, item)
        or "/" not in text[item.offset : item.end_offset]
    ):
        return None
    if not plausible(item, "code") or _MEETING_BEFORE.search(text, max(0, found.start() - 35), found.start()):
        return None
    items = (
        read_list(text, found.end(), plural=False, spaced=False)
        if item.letter is None and "range" not in item.flags
        else []
    )
    items = items if len(items) > 1 and all(one.year for one in items) else [item]
    return Find(
        found.start(), items, None if code in _TYPES else code, type=code if code in _TYPES else None, kind="code"
    )


def _is_period(text: str, item: Item) -> bool:
    """«2025/26»: after «sak» number 26 of 2025, elsewhere a season."""
    return text[item.offset : item.offset + 4] == str(item.year) and item.first == ((item.year or 0) + 1) % 100
