"""The numbers that follow each other in a list: «77/95, 46/96, 50/04 og 15/06», «51 og 59/02» (catalogue section 1e)."""

import msgspec

from ..patterns import Pattern
from .numbers import Item, is_count, read_number

_JOIN = Pattern(
    r"\s{0,2}(?:,\s?og|,\s?samt|,|;|og/eller|og|samt|eller|&|/)\s{0,3}"
    r"(?:(?i:sak(?:ene)?)\s{0,2}(?i:nr\.?\s?)?)?(?=\d)"
)
_FIRST_OF_WORD = Pattern("[-‑][a-zæøå]")
_SPACE_JOIN = Pattern(r"\s{1,3}(?=\d)")
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


def read_list(text: str, at: int, *, plural: bool, spaced: bool) -> list[Item]:
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


def _list_goes_on(text: str, at: int) -> bool:
    """Whether a number without a year, after «sak 14 og», is a case: the sentence stops, lists on or tells what of it."""
    return (
        text[at : at + 1] in {"", ".", ",", ";", ":", ")", "\n"}
        or _JOIN.match(text, at) is not None
        or _GOES_ON.match(text, at) is not None
    )
