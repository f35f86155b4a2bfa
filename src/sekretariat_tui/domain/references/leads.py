"""Where a reference may begin: «sak» in its many forms, a code, an agenda line (catalogue sections 1b and 1f)."""

import re
from collections.abc import Callable, Iterator

import msgspec

from ..patterns import Pattern
from .body_names import BodyNames
from .numbers import Item, read_number

# Codes of case types (catalogue section 1b); V is a delegated decision.
_TYPES = frozenset({"PS", "RS", "MS", "DS", "FO", "V"})
_WORDS = {
    "styre": "STYRET", "kommunestyre": "KOMMUNESTYRET", "bystyre": "KOMMUNESTYRET", "fylkesting": "FYLKESTINGET",
    "formannskap": "FORMANNSKAPET", "kontrollutval": "KONTROLLUTVALGET", "bydelsutval": "BYDELSUTVALGET",
    "fylkesutval": "FYLKESUTVALGET", "partnerskapsmøte": "PA", "partnarskapsmøte": "PA",
}  # fmt: skip
_NR = r"(?:\s?\.?\s{0,2}(?:nr|nummer|no)\b)?\.?"
_SOURCES = {
    "word": r"(?<!\w)(?<!\w[-‑–])(?:(?P<code>[A-ZÆØÅ]{1,5}(?:-[a-zæøå]{2,15})?|[kf])"
    r"(?P<glue>[-‑–]\s?|\.\s?|\s(?=(?i:sak))|(?=sak)))?"
    r"(?P<word>(?i:(?P<compound>kommunestyre|bystyre|styre|fylkestings?|formannskaps?|kontrollutvalg?s?|"
    r"bydelsutvalg?s?|"
    r"fylkesutvalg?s?|partn[ea]rskapsmøte|utvalgs?|møte|vedtaks|drøftings|orienterings|referat|tilleggs)-?)?"
    r"(?i:s[aå@&]k(?P<plural>ene|ane|er)?(?:en|a|s?nr|s?nummer)?))"
    rf"(?i:(?P<nr>{_NR}))(?P<colon>\s?[:;])?(?P<space>\s{{0,4}}[(«]?)"
    r"(?:(?i:f\.\s?o\.\s?m\.|fra og med|frå og med)\s{1,2})?(?=(?:(?i:nr)\.?\s?)?[\dOoQDlIZSBG|!]{1,4})",
    "code": r"(?<![\w/.-])(?P<code>[A-ZÆØÅ]{1,5})(?P<glue>[-‑–]|\s)(?=\d)",
    # 37-13 Fast post · 12/24 Budsjett · - 02-14 Godkjenning
    "line": r"^[ \t]{0,8}(?:[-*•o»]\s)?(?P<at>(?=\d{1,4}[/-]\d))",
    # (frå 51/24) · (47-49/24)
    "attendance": r"\(\s?(?P<word>(?:frå|fra|til|under|ved|ikke|ikkje|unntatt|unnateke|unnatatt|t\.o\.m\.|f\.o\.m\.|"
    r"til og med|"
    r"fra og med)\s{1,2}(?:og\smed\s)?)?(?P<at>(?=\d{1,4}))",
}
_FOREIGN = Pattern(
    r"(?:(?<!\w)Del\s[IVX]{1,4},?\s?|(?i:(?<!\w)(?:vår|deres|dykkar)?\s?ref(?:eranse)?\.?\s?[:;]?\s?)|(?i:arkiv)"
    r"[-.]?\s?|Dokument\s\d:\d{1,3}[^.\n]{0,20})$"
)
_TITLE = Pattern(r"\s{0,2}:?\s{1,3}(?:\d{2,4}/\d{1,6}\s{1,3})?[«\"(]?[A-ZÆØÅ]")
_HEAD_OF_LIST = Pattern(
    r"(?i:tidleg[ae]re|tidligere|arkiv|relaterte|andre)\s(?i:sak(?:er|ar)|behandling|behandla|vedtak)\s?:\s{0,2}"
)
_JOIN = Pattern(r"\s{0,2}(?:,\s?og|,|;|og|samt|&|/)\s{0,3}(?:(?i:sak(?:ene)?)\s{0,2}(?i:nr\.?\s?)?)?(?=\d)")
_SPACE_JOIN = Pattern(r"\s{1,3}(?=\d)")


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
    for found in _PATTERNS["word"].finditer(text):
        find = _at_word(text, found, names, plausible)
        if find:
            yield find
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
            and (found["word"] or "range" in item.flags)
        ) and plausible(item, "attendance"):
            yield Find(item.offset, [item], kind="attendance")
    for found in _HEAD_OF_LIST.finditer(text):
        items = _list(text, found.end(), plural=True, spaced=True)
        if items:
            yield Find(items[0].offset, items, plural=True, kind="list")


def _at_word(text: str, found: re.Match[str], names: BodyNames, plausible: Callable[[Item, str], bool]) -> Find | None:
    if _FOREIGN.search(text[max(0, found.start() - 45) : found.start()]):
        return None
    plural = bool(found["plural"])
    if not found["space"] and not found["colon"] and not text[found.end()].isdigit():
        return None  # «saklig», «saksbehandler»
    items = _list(text, found.end(), plural=plural, spaced=bool(found["colon"]))
    if not items or not plausible(items[0], "word"):
        return None
    if items[0].year is None and text[found.start("word") : found.end("word")].lower().endswith(("en", "aka")):
        return None  # «saken 3 kommuner har sendt»
    code = found["code"]
    start = found.start()
    if code is not None and names.code_of(code) is None and (found["glue"].isspace() or len(code) < 2):
        code, start = None, found.start("word")
    compound = (found["compound"] or "").lower().rstrip("-")
    body = next((to for word, to in _WORDS.items() if compound and compound.startswith(word)), None)
    if "nr" in text[found.end() : items[0].offset + 3].lower() and plural:
        start = found.end()
    return Find(start, items, code, body, plural=plural)


def _at_code(text: str, found: re.Match[str], names: BodyNames, plausible: Callable[[Item, str], bool]) -> Find | None:
    code, glued = found["code"], not found["glue"].isspace()
    known = code in _TYPES or names.code_of(code) is not None
    if not known or (len(code) == 1 and not glued and code != "V"):
        return None
    item = read_number(text, found.end(), worn=False, initials=True)
    if item is None or item.year is None or item.dotted or "/" not in text[item.offset : item.end_offset]:
        return None
    if not plausible(item, "code"):
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
        if "ak" in join.group().lower():
            break  # its own word: found by itself
        if item.year is None and not plural and not _ends(text, item.end_offset):
            break
        items.append(item)
    while items[-1].year is None and len(items) > 1 and any(item.year for item in items):
        items.pop()  # «sak 70/04 og 2»: the last is something else
    return items


def _before_body(text: str, at: int, names: BodyNames) -> bool:
    """Whether a body stands right after the number: a row of a case's path, «58/16 Formannskapet 12.04.2016»."""
    return any(not text[at : at + mention.offset].strip() for mention in names.find(text[at : at + 60]))


def _ends(text: str, at: int) -> bool:
    return text[at : at + 1] in {"", ".", ",", ";", ":", ")", "\n"}
