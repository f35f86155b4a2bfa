"""Case numbers as they are written: 14/26, 05.26, 03-2023, 2014/15, 12–15/24, «O5.26» (catalogue section 1a and 1e)."""

import re
from collections.abc import Iterator

import msgspec

from ..dates.reading import full_year
from ..patterns import Pattern

MAX_RANGE = 100  # a longer range of cases is a misprint: only its ends are given

_LETTERS = str.maketrans({
    "O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "!": "1", "Z": "2",
    "S": "5", "G": "6", "B": "8",
})  # fmt: skip
_D = r"[\dOoQDlI|!ZSGB]"
_MONTH = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan|feb|mar|apr|jun|jul|aug|"
    "sept|okt|nov|des"
)
_DASH = r"[-–—‑]"
_END = r"(?![\wæøå])(?![./–—‑-]\d)"


class Item(msgspec.Struct):
    """One number, or a range of them, between two offsets of the text."""

    offset: int
    end_offset: int
    first: int
    last: int
    year: int | None = None
    flags: frozenset[str] = frozenset()
    letter: str | None = None
    dotted: bool = False

    def numbers(self) -> Iterator[int]:
        """Each number of the range."""
        if self.last - self.first >= MAX_RANGE:
            yield from (self.first, self.last)
        else:
            yield from range(self.first, self.last + 1)


_SOURCES = {
    # 18/24-23/24
    "range_of_two": rf"(\d{{1,4}})([/.])(\d{{4}}|\d\d)\s?(?:{_DASH}|til|t\.o\.m\.)\s?(\d{{1,4}})\2(\d{{4}}|\d\d){_END}",
    # 12–15/24
    "range": rf"(\d{{1,3}})\s?(?:{_DASH}|til)\s?(\d{{1,3}})[/.](\d{{4}}|\d\d){_END}",
    # nr. 1/25 t.o.m. nr. 5/25
    "from_to": r"(?:nr\.?\s?)?(\d{1,4})(?:[/.](\d{4}|\d\d))?\s{1,2}(?:t\.\s?o\.\s?m\.|til og med)\s{1,2}(?:(?:sak|"
    r"nr\.?)\s{0,2}){0,2}"
    rf"(\d{{1,4}})(?:[/.](\d{{4}}|\d\d))?{_END}",
    # sakene 12-15
    "bare_range": rf"(\d{{1,3}})\s?(?:{_DASH}|til)\s?(\d{{1,3}}){_END}",
    # 13.26.26
    "three": r"(\d{1,3})([./])(\d{1,4})\2(\d{4}|\d\d)(?![\w])(?![./-]\d)",
    # 13.2626: the same slip with its dot lost
    "run_together": r"(\d{1,3})([./])(\d\d)\3(?![\w])(?![./-]\d)",
    "two": rf"({_D}{{1,4}})(\s?/\s?|\s?//\s?|\.{{1,2}}|[,|lI]|{_DASH}|\s{_DASH}|{_DASH}\s|\s{_DASH}\s|\s\.)({_D}{{1,5}})"
    rf"(?![\wæøå])(?![./–—‑-]\d)",
    # 28/ with its year lost by the PDF's text layer
    "year_lost": r"(\d{1,3})/(?=\s|$|[),.;:])",
    # «en ny sak 1. oktober» names a day
    "one": rf"(\d{{1,3}})(?!\.\s{{1,3}}(?:{_MONTH})(?![a-zæøå]))(?:(?=\.(?:\s|$))|{_END})",
}
_SUM = Pattern(r"\s{0,2}(?:%|prosent|mill|mrd|kroner|kr\b)", re.IGNORECASE)
# Small letters only: «Sak 14 Kommunenes rolle» is a case and its title
_COUNT = Pattern(
    r"\s{0,2}(?:av\s{1,2}(?:de\s{1,2}|dei\s{1,2})?(?:\d|kommun)|mm\b|%|‰|°|m²|"
    r"(?:kommun(?:er|ar|ene|ane)?|år|måned(?:er)?|månad(?:er|ar)?|uker?|veker?|dag(?:er|ar)?|døgn|timer?|timar|minutt(?:er|ar)?|min|"
    r"sekund(?:er|ar)?|ganger?|gonger?|stk|personer|personar|møter?|pasient(?:er|ar)?|medlem(?:mer|mar|er)?|"
    r"representant(?:er|ar)|deltaker(?:e|ar)|deltakarar|innbygger(?:e|ar)|innbyggjarar|innspill|innspel|saker|punkter|punkt|"
    r"stillinger|stillingar|årsverk|plasser|plassar|senger|svar|svarte|stemmer|røyster|poeng|sider?|tiltak|"
    r"km|meter|kilo|kg|liter|nye)(?![\wæøå])(?!\s\d))"
)
# «1. halvår», «2. ledd»: an ordinal
_ORDINAL = Pattern(
    r"\.\s{1,2}(?:halv[åa]r|tertial|kvartal|gang|gong|ledd|punktum|setning|utgave|utgåve|linje|etasje|plass|trinn|"
    r"klasse|termin|runde|utkast|behandling|handsaming|kulepunkt|prioritet)"
)
_LETTER = Pattern(r"\s([AOBVD])(?=\s|[,;:)]|\.(?:\s|$)(?!\s?[A-ZÆØÅ][a-zæøå])|$)")


_CASELESS = {"range_of_two", "range", "from_to", "bare_range"}
_PATTERNS = {
    name: Pattern(source, re.IGNORECASE if name in _CASELESS else re.NOFLAG) for name, source in _SOURCES.items()
}


def _year(digits: str) -> int | None:
    if len(digits) == 2:
        return full_year(digits)
    return int(digits) if len(digits) == 4 and 1900 <= int(digits) <= 2099 else None


def is_count(text: str, at: int) -> bool:
    """Whether the number that ends at `at` counts what follows it: «24 kommuner», «3/4 av kommunene»."""
    return _COUNT.match(text, at) is not None


def read_number(text: str, at: int, *, plural: bool = False, worn: bool = True, initials: bool = False) -> Item | None:
    """The number or range that stands at `at`, or None where it is something else.

    `plural` is for «sakene», where 12-15 is a range and not number 12 of 2015. `worn` lets letters stand for digits.
    `initials` says that a body's code stands before it, which lets «04/0005» be number 5 of 2004.
    """
    item = _read_range(text, at, plural)
    if item is None:
        item = _read_three(text, at)
        if item is None and not _PATTERNS["three"].match(text, at):
            item = _read_two(text, at, worn, initials, plural) or _read_one(text, at, plural)
    if item is None or item.first < 1 or _SUM.match(text, item.end_offset):
        return None
    if item.year is None and (is_count(text, item.end_offset) or _ORDINAL.match(text, item.end_offset)):
        return None
    if text[item.end_offset : item.end_offset + 1] == "@":
        return None  # an address
    if item.year is not None:
        letter = _LETTER.match(text, item.end_offset)
        if letter:
            item.letter, item.end_offset = letter[1], letter.end()
    return item


def _read_range(text: str, at: int, plural: bool) -> Item | None:
    found = _PATTERNS["range_of_two"].match(text, at)
    if found:
        return _range(found, found[1], found[4], found[3], found[5])
    found = _PATTERNS["range"].match(text, at)
    if found and int(found[1]) < int(found[2]):
        return _range(found, found[1], found[2], None, found[3])
    found = _PATTERNS["from_to"].match(text, at)
    if found:
        return _range(found, found[1], found[3], found[2], found[4])
    found = _PATTERNS["bare_range"].match(text, at) if plural else None
    return _range(found, found[1], found[2], None, None) if found else None


def _range(found: re.Match[str], first: str, last: str, first_year: str | None, last_year: str | None) -> Item | None:
    year = _year(last_year or first_year or "")
    flags = {"range"}
    if int(last) < int(first):
        return None
    if int(last) - int(first) >= MAX_RANGE or (first_year and last_year and _year(first_year) != year):
        flags.add("typo")
    return Item(found.start(), found.end(), int(first), int(last), year, frozenset(flags))


def _read_three(text: str, at: int) -> Item | None:
    found = _PATTERNS["three"].match(text, at)
    if found:
        number, month, year = int(found[1]), int(found[3]), _year(found[4])
        if year is None or (1 <= number <= 31 and 1 <= month <= 12):
            return None  # a date
        if _year(found[3]) != year and len(found[3]) != 2:
            return None
        return Item(found.start(), found.end(), number, number, year, frozenset({"typo"}), dotted=found[2] == ".")
    found = _PATTERNS["run_together"].match(text, at)
    if found and int(found[3]) > 12 and int(found[3]) not in (19, 20):
        number = int(found[1])
        return Item(found.start(), found.end(), number, number, _year(found[3]), frozenset({"typo"}))
    return None


def _read_two(text: str, at: int, worn: bool, initials: bool, plural: bool) -> Item | None:
    found = _PATTERNS["two"].match(text, at)
    if not found:
        return None
    first, gap, second = found.groups()
    flags: set[str] = set()
    if not (first + second).isdigit():
        if not worn or sum(letter.isdigit() for letter in first + second) < 2:
            return None
        first, second = first.translate(_LETTERS), second.translate(_LETTERS)
        flags.add("ocr")
    sign = gap.strip()
    if sign in {",", "|", "l", "I"}:
        if sign == "," and (plural or text[found.end() : found.end() + 2].strip("0123456789") == ","):
            return None  # a list
        flags.add("ocr")
    if len(sign) > 1:
        flags.add("typo")
    if gap == f" {sign} " and sign != "/" and len(second) != 4:
        return None  # «sak 14 - 26 nye plasser»
    if sign in "-–—‑." and len(second) == 2 and is_count(text, found.end()):
        return None  # «sak 12-15 personer»
    number, year = int(first), _year(second)
    if len(first) == 4 and 1900 <= number <= 2099:
        if len(second) > 3 or sign not in "/-":
            return None  # a period, or an archive number
        year, number = number, int(second)
        flags.add("year_first")
    elif year is None:
        # 16/171 and KS-04/0005 have the year first; 12/04471 is an archive number
        if (
            sign != "/"
            or len(first) != 2
            or not (len(second) == 3 or (len(second) == 4 and initials and second[0] == "0"))
        ):
            return None
        year, number = full_year(first), int(second)
        flags.add("year_first")
    elif number > 999:
        return None
    return Item(found.start(), found.end(), number, number, year, frozenset(flags), dotted=sign in ".,")


def _read_one(text: str, at: int, plural: bool) -> Item | None:
    found = _PATTERNS["year_lost"].match(text, at)
    if found:
        return Item(found.start(), found.end(), int(found[1]), int(found[1]), None, frozenset({"ocr"}))
    found = _PATTERNS["one"].match(text, at)
    if found is None or (not plural and re.match(r"[,:]\d", text[found.end() : found.end() + 2])):
        return None  # «sak 2,4 kommuner» and the like
    return Item(found.start(), found.end(1), int(found[1]), int(found[1]))
