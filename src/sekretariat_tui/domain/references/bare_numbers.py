"""Case numbers without the word «sak»: agenda lines, who was there for what, and lists (catalogue sections 1b and 1e)."""

from collections.abc import Callable, Iterator

from ..patterns import Pattern
from .body_names import BodyNames
from .lists import Find, read_list
from .numbers import Item, read_number

_SHAPE = Pattern("[0-9]{1,4}[/-](?=[0-9])")
# 37-13 Fast post · - 02-14 Godkjenning · | 7/26 | Møteplan | · Saksgang: 58/16 Formannskapet
_LINE_BEFORE = Pattern(r"[ \t]{0,8}(?:[-*•o»|]\s|(?:Saksgang|SAKSGANG|Behandling):\s)?")
# On the same line: «3/25» alone on a line is a page
_TITLE = Pattern(r"[ \t]{0,2}:?[ \t\xa0]{0,3}(?:\|\s{0,3}|\s(?<!\n))(?:\d{2,4}/\d{1,6}\s{1,3})?[«\"(]?[A-ZÆØÅ]")
_HEAD_OF_LIST = Pattern(
    r"[tTaArR](?i:idleg[ae]re|idligere|rkiv|elaterte|ndre)\s(?i:sak(?:er|ar)|behandling|behandla|vedtak)(?:\s?:\s{0,2}|\s(?=\d{1,4}/\d\d))"
)
# (frå 51/24) · (47-49/24)
_ATTENDANCE = Pattern(
    r"\(\s?(?P<word>(?:frå|fra|til|under|ved|ikke|ikkje|unntatt|unnateke|unnatatt|t\.o\.m\.|f\.o\.m\.|til og med|"
    r"fra og med)\s{1,2}(?:og\smed\s)?)?(?P<at>(?=\d{1,4}))"
)
# behandlet av SSU (19/22): the body stands right before, and nothing else in the brackets
_IN_BRACKETS = Pattern(r"\((?=\d{1,3}/\d{2,4}\))")
# 49/13 O 58/13 A 96/13 O
_SERIES = Pattern(r"[0-9]{1,4}/[0-9]{2}\s[AOBVD],?\s{1,3}(?:og\s)?[0-9]{1,4}/[0-9]{2}\s[AOBVD](?!\w)")


def bare_numbers(text: str, names: BodyNames, plausible: Callable[[Item, str], bool]) -> Iterator[Find]:
    """Every number in the text that is a case by where it stands; `plausible` judges its year."""
    done = 0
    for found in _SERIES.finditer(text):
        at = found.start()
        if at < done or (at and (text[at - 1].isalnum() or text[at - 1] in "/.-")):
            continue  # one of the series already read, or the end of another number
        items = read_list(text, at, plural=True, spaced=True)
        done = items[-1].end_offset if items else found.end()
        if items and all(item.letter for item in items):
            yield Find(at, items, plural=True, kind="list")
    for found in _HEAD_OF_LIST.finditer(text):
        items = read_list(text, found.end(), plural=True, spaced=True)
        if items:
            yield Find(items[0].offset, items, plural=True, kind="list")
    for found in _IN_BRACKETS.finditer(text):
        at, low = found.start(), max(0, found.start() - 60)
        item = read_number(text, found.end(), worn=False)
        if item is None or item.year is None or "year_first" in item.flags or not plausible(item, "brackets"):
            continue
        if any(not text[low + one.end_offset : at].strip() for one in names.find(text[low:at])):
            yield Find(item.offset, [item], kind="line")
    yield from _lines(text, names, plausible)  # after the series: the first of one may open a line
    yield from _attendances(text, plausible)


def _lines(text: str, names: BodyNames, plausible: Callable[[Item, str], bool]) -> Iterator[Find]:
    for found in _SHAPE.finditer(text):
        at = found.start()
        low = max(0, at - 24)
        start = text.rfind("\n", low, at) + 1 or low
        if (start and text[start - 1] != "\n") or not _LINE_BEFORE.fullmatch(text[start:at]):
            continue
        item = read_number(text, at, worn=False)
        if item and item.year and "year_first" not in item.flags and not item.dotted:
            after = _TITLE.match(text, item.end_offset)
            if after and (plausible(item, "line") or _before_body(text, item.end_offset, names)):
                yield Find(item.offset, [item], kind="line")


def _attendances(text: str, plausible: Callable[[Item, str], bool]) -> Iterator[Find]:
    for found in _ATTENDANCE.finditer(text):
        item = read_number(text, found.start("at"), worn=False)
        if item is None or item.year is None or "/" not in text[item.offset : item.end_offset]:
            continue
        closed = "range" in item.flags and text[item.end_offset : item.end_offset + 1] in {")", ",", ";"}
        if (found["word"] or closed) and plausible(item, "attendance"):
            yield Find(item.offset, [item], kind="attendance")


def _before_body(text: str, at: int, names: BodyNames) -> bool:
    """Whether a body stands right after the number: a row of a case's path, «58/16 Formannskapet 12.04.2016»."""
    return any(not text[at : at + mention.offset].strip() for mention in names.find(text[at : at + 60]))
