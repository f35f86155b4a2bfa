"""Where a reference may begin: «sak» in its many forms, a code, an agenda line (catalogue sections 1b and 1f)."""

import re
from collections.abc import Callable, Iterator

import msgspec

from ..patterns import Pattern
from .body_names import BodyNames
from .numbers import Item, is_count, read_number

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
_SOURCES = {
    "code": r"[A-ZÆØÅ](?<![\w/.-].)(?P<rest>[A-ZÆØÅ]{0,4})(?P<glue>[-‑–]|[ \t\xa0])(?=\d)",
    # 49/13 O 58/13 A 96/13 O
    "series": r"(?<![\w/.-])\d{1,4}/\d\d\s[AOBVD](?=,?\s{1,3}(?:og\s)?\d{1,4}/\d\d\s[AOBVD](?!\w))",
    # 37-13 Fast post · 12/24 Budsjett · - 02-14 Godkjenning · | 7/26 | Møteplan | · Saksgang: 58/16 Formannskapet
    "line": r"^[ \t]{0,8}(?:[-*•o»|]\s|(?:Saksgang|SAKSGANG|Behandling):\s)?(?P<at>(?=\d{1,4}[/-]\d))",
    # (frå 51/24) · (47-49/24)
    "attendance": r"\(\s?(?P<word>(?:frå|fra|til|under|ved|ikke|ikkje|unntatt|unnateke|unnatatt|t\.o\.m\.|f\.o\.m\.|"
    r"til og med|"
    r"fra og med)\s{1,2}(?:og\smed\s)?)?(?P<at>(?=\d{1,4}))",
}
# Whose papers are no cases of a body: parliament's, agencies', and the archive's of whoever a letter came from
_AGENCY = (
    r"Sivilombud\w{0,5}|Statsforvalter\w{0,5}|Fylkesmann\w{0,3}|Helsetilsyn\w{0,3}|Datatilsyn\w{0,3}|NAVs?|Bufdir|"
    r"Helsedirektorat\w{0,3}|Riksrevisjon\w{0,3}|Storting\w{0,3}|Høyesterett\w{0,2}|Diskrimineringsnemnd\w{0,2}|"
    r"Regjering\w{0,3}|[A-ZÆØÅ]?\w{0,20}(?:tingrett|lagmannsrett|departement|ombud|direktorat|tilsyn|domstol)(?:et|en)?s?"
)
_FOREIGN = Pattern(
    r"(?:(?<!\w)Del\s[IVX]{1,4},?\s?|(?i:(?<!\w)(?:vår|deres|dykkar)?\s?ref(?:eranse)?\.?\s?[:;]?\s?)|(?i:arkiv)"
    rf"[-.]?\s?|Dokument\s\d:\d{{1,3}}[^.\n]{{0,20}}|(?<!\w)(?i:deres|dykkar)\s|(?<!\w)(?:{_AGENCY})(?:\ssin|\si)?[\s,]\s?)\Z"
)
_OUR_LABEL = Pattern(r"(?<!\w)(?i:vår)\s\Z")
_MEETING_BEFORE = Pattern(
    r"(?i:m[øg@]te[tn]?|protokoll(?:en)?|referat(?:et)?|innkalling(?:en|a)?|saksliste[na]?|sakliste[na]?)"
    r"(?:\s(?i:i|for|av|frå|fra|til|nr\.?|møtet?)){0,3}\s\Z"
)
# On the same line: «3/25» alone on a line is a page
_TITLE = Pattern(r"[ \t]{0,2}:?[ \t\xa0]{0,3}(?:\|\s{0,3}|\s(?<!\n))(?:\d{2,4}/\d{1,6}\s{1,3})?[«\"(]?[A-ZÆØÅ]")
_HEAD_OF_LIST = Pattern(
    r"[tTaArR](?i:idleg[ae]re|idligere|rkiv|elaterte|ndre)\s(?i:sak(?:er|ar)|behandling|behandla|vedtak)(?:\s?:\s{0,2}|\s(?=\d{1,4}/\d\d))"
)
_JOIN = Pattern(
    r"\s{0,2}(?:,\s?og|,\s?samt|,|;|og/eller|og|samt|eller|&|/)\s{0,3}"
    r"(?:(?i:sak(?:ene)?)\s{0,2}(?i:nr\.?\s?)?)?(?=\d)"
)
_FIRST_OF_WORD = Pattern("[-‑][a-zæøå]")
_SPACE_JOIN = Pattern(r"\s{1,3}(?=\d)")
# «sak 24.25 (SSU) og 06.25 (PA)», «sak 24.25 i SSU og 06.25 i PA»
_OVER_BODY = Pattern(
    r"\s{0,2}(?:\([A-ZÆØÅ]{2,5}\)|(?:i|fra|frå)\s{1,2}[A-ZÆØÅ]{2,5})\s{0,2}(?:,|og|samt|,\s?og)\s{1,3}(?=\d)"
)
_GOES_ON = Pattern(
    r"\s(?:ble|blei|blir|vart|vert|er|var|tas|tatt|gjelder|gjeld|utsettes|behandles|handsamast|må|skal|kan|bør|"
    r"i|om|på|fra|frå|til|den|der|som|under|ved|hos|før|etter|når)(?=\W)"
)


class Find(msgspec.Struct):
    """A place where one or more numbers stand, before it is known which body and year they belong to."""

    offset: int
    items: list[Item]
    code: str | None = None
    body: str | None = None
    type: str | None = None
    plural: bool = False
    kind: str = "word"


_PATTERNS = {name: Pattern(source, re.MULTILINE) for name, source in _SOURCES.items()}


def finds(text: str, names: BodyNames, plausible: Callable[[Item, str], bool]) -> Iterator[Find]:
    """Every place in the text that may name a case, in no order; `plausible` judges a number found without «sak»."""
    for sak in _SAK.finditer(text):
        tail = _TAIL.match(text, sak.start())
        head = _HEAD.search(text, max(0, sak.start() - 45), sak.start()) if tail else None
        if tail and head:
            yield from _at_word(text, head, tail, names, plausible)
    for found in _PATTERNS["code"].finditer(text):
        find = _at_code(text, found, names, plausible)
        if find:
            yield find
    for found in _PATTERNS["line"].finditer(text):
        item = read_number(text, found.start("at"), worn=False)
        if item and item.year and "year_first" not in item.flags and not item.dotted:
            after = _TITLE.match(text, item.end_offset)
            if after and (plausible(item, "line") or _before_body(text, item.end_offset, names)):
                yield Find(item.offset, [item], kind="line")
    for found in _PATTERNS["attendance"].finditer(text):
        item = read_number(text, found.start("at"), worn=False)
        if (
            item
            and item.year
            and text[item.offset : item.end_offset].count("/")
            and (
                found["word"]
                or ("range" in item.flags and text[item.end_offset : item.end_offset + 1] in {")", ",", ";"})
            )
        ) and plausible(item, "attendance"):
            yield Find(item.offset, [item], kind="attendance")
    done = 0
    for found in _PATTERNS["series"].finditer(text):
        if found.start() < done:
            continue  # one of the series already read
        items = _list(text, found.start(), plural=True, spaced=True)
        done = items[-1].end_offset if items else found.end()
        if items and all(item.letter for item in items):
            yield Find(items[0].offset, items, plural=True, kind="list")
    for found in _HEAD_OF_LIST.finditer(text):
        items = _list(text, found.end(), plural=True, spaced=True)
        if items:
            yield Find(items[0].offset, items, plural=True, kind="list")


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
    if start and (text[start - 1] in "@#\\" or (text[start - 1] == "/" and text[start - 2 : start - 1].isalpha())):
        return  # an address or a path
    plural = bool(tail["plural"])
    if not tail["space"] and not tail["colon"] and not text[tail.end()].isdigit():
        return  # «saklig», «saksbehandler»
    items = _list(text, tail.end(), plural=plural, spaced=bool(tail["colon"]))
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
        _list(text, found.end(), plural=False, spaced=False)
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


def _list(text: str, at: int, *, plural: bool, spaced: bool) -> list[Item]:
    """The number at `at` and those that follow it in a list: «77/95, 46/96, 50/04 og 15/06», «51 og 59/02»."""
    first = read_number(text, at, plural=plural)
    if first is None:
        return []
    items = [first]
    while True:
        last = items[-1]
        join = _JOIN.match(text, last.end_offset)
        if join is None and spaced and (plural or last.letter):
            join = _SPACE_JOIN.match(text, last.end_offset)
        if join is None:
            break
        item = read_number(text, join.end(), plural=plural, worn=False)
        if item is None or (item.dotted and not last.dotted) or "year_first" in item.flags - first.flags:
            break
        if is_count(text, item.end_offset) or _FIRST_OF_WORD.match(text, item.end_offset):
            break  # «sak 7/26 og 2/3 kommuner», «sak 7/26 og 24/25-sesongen»
        if "ak" in join.group().lower():
            break  # its own word: found by itself
        if item.year is None and not plural and not _list_goes_on(text, item.end_offset):
            break
        items.append(item)
    while items[-1].year is None and len(items) > 1 and any(item.year for item in items):
        items.pop()  # «sak 70/04 og 2»: the last is something else
    return items


def _before_body(text: str, at: int, names: BodyNames) -> bool:
    """Whether a body stands right after the number: a row of a case's path, «58/16 Formannskapet 12.04.2016»."""
    return any(not text[at : at + mention.offset].strip() for mention in names.find(text[at : at + 60]))


def _list_goes_on(text: str, at: int) -> bool:
    """Whether a number without a year, after «sak 14 og», is a case: the sentence stops, lists on or tells what of it."""
    return (
        text[at : at + 1] in {"", ".", ",", ";", ":", ")", "\n"}
        or _JOIN.match(text, at) is not None
        or _GOES_ON.match(text, at) is not None
    )
