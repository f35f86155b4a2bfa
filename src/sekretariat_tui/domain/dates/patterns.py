"""How dates are written in case papers (catalogue section 6), as patterns, and the words they are made of."""

import re

from ..patterns import Pattern

MONTH_NAMES = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
WEEKDAY_NAMES = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_MONTH_STARTS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "oct": 10, "0kt": 10, "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip
_WEEKDAY_STARTS = {
    "må": 0, "ma": 0, "mg": 0, "ti": 1, "ty": 1, "on": 2, "to": 3, "fr": 4, "lø": 5, "la": 5, "lo": 5, "lg": 5,
    "sø": 6, "su": 6, "so": 6, "sg": 6,
}  # fmt: skip

FULL_MONTH = (
    r"januar|februar|mars|april|mai|juni|juli|august|september|[o0]ktober|november|desember|october|december|march|june"
)
_MONTH = rf"(?:{FULL_MONTH}|sept|(?:jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|des)(?![a-zæøå]))"
_WEEKDAY = (
    r"(?:m[aå]ndag|tirsdag|tysdag|onsdag|torsdag|fredag|l[øg@]rdag|laurdag|s[øg@]ndag|sundag)(?:en)?,?\s{1,2}(?:den\s)?"
)
_JOIN = r"(?:\s{0,2}[-–—‑]\s{0,2}|\s{1,2}(?:og|til|t\.o\.m\.)\s{1,2})"
_ACROSS = r"\s{0,2}(?:[-–—‑]|til|t\.o\.m\.)\s{0,2}"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_LEAD = (
    r"(?:(?P<lead>(?:inn[ae]n|senest|seinast|før|i\s{1,2}l[øgo]pet\s{1,2}av)(?=\W))\s{1,2}(?:den\s{1,2})?"
    r"(?P<by_end>utgangen\s{1,2}av\s{1,2})?|(?P<end_of>(?:utgangen|slutten)\s{1,2}av\s{1,2}))?"
)

_SOURCES = {
    # 5. februar 2025 · 17.oktober 2024 · 9.des · 18. - 19. mai 2016 · 19. 20. SEPTEMBER 2011
    "named": rf"{_LEAD}(?:(?P<weekday>{_WEEKDAY}))?(?<![\d.,/])(?:(?P<first>\d{{1,2}})(?P<first_stop>\.?)"
    rf"(?:(?P<join>{_JOIN})|\s{{1,2}}))?(?P<day>\d{{1,2}})(?P<stop>\.?)\s{{0,2}}(?P<month>{_MONTH})\.?"
    rf"(?:,?\s{{0,2}}(?P<year>{_YEAR}))?(?![a-zæøå])",
    # 30. april – 2. mai 2025
    "across": rf"{_LEAD}(?<![\d.,/])(?P<first>\d{{1,2}})\.?\s{{0,2}}(?P<first_month>{_MONTH})\.?"
    rf"(?:\s{{0,2}}(?P<first_year>{_YEAR}))?{_ACROSS}(?P<day>\d{{1,2}})\.?\s{{0,2}}(?P<month>{_MONTH})\.?"
    rf"(?:\s{{0,2}}(?P<year>{_YEAR}))?(?![a-zæøå])",
    # 21.5.26 · 15/3-26 · 10.-11.3.26 · 28.2.-1.3.26 · 15/3 2026
    "numeric": rf"{_LEAD}(?<!\d)(?<!\d[.,/-])(?:(?P<first>\d{{1,2}})(?:[./](?P<first_month>\d{{1,2}}))?"
    rf"(?:[./-]?(?P<first_year>\d{{4}}|\d\d))??\.?{_JOIN})?(?P<day>\d{{1,2}})(?P<sep1>[./,-]\s?)(?P<month>\d{{1,2}})"
    r"(?P<sep2>[./,-]\s?|\s)(?P<year>\d{4}|\d\d)(?!\d)(?![.,/-]\d)",
    "iso": rf"{_LEAD}(?<![\d.,/-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\d/]|-\d)",
    "compact": r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\d/]|[.,-]\d)",
    # 14.1124, 1411.24 and 14..11.24: a dot lost or doubled
    "damaged": r"(?<![\d.,/-])(?P<day>\d{1,2})(?:\.(?P<month>[01]\d)(?P<year>20\d\d|\d\d)|(?P<month2>[01]\d)\."
    r"(?P<year2>20\d\d|\d\d)|\.{1,2}(?P<month3>\d{1,2})\.{1,2}(?P<year3>20\d\d|\d\d))(?!\d)(?![.,/-]\d)",
    # l4.11.24, 18.O9.2025: letters for digits
    "misread": r"(?<![\w.])(?=[\dOolI|]{1,2}\.[\dOolI|]{1,2}\.[\dOolI|S]{2})(?P<day>[\dOolI|]{1,2})\."
    r"(?P<month>[\dOolI|]{1,2})\.(?P<year>[\dOolI|SZ]{4}|[\dOolI|SZ]{2})(?![\w])(?![.,/-]\d)",
    # den 18.05, · styremøtet 02.12. · frist 22/7
    "no_year": rf"(?:(?P<lead>inn[ae]n|senest|seinast|før)\s{{1,2}}(?:den\s)?|(?P<frist>frist(?:en)?:?\s{{1,2}}"
    rf"(?:er\s{{1,2}})?)|(?<!\w)den\s{{1,2}}|(?<!\w)dato:?\s{{1,2}}|m[øg@]te[tn]?\s{{1,2}}|(?P<weekday>{_WEEKDAY}))"
    r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})\.?(?!\d|[.,/-]\d)",
    # februar 2025 · innen utgangen av juni 2026 · xx mars 2015
    "month": rf"{_LEAD}(?P<placeholder>(?<!\w)(?:xx|XX|__|\.\.)\.?\s{{1,2}})?(?<![\w])(?P<month>{_MONTH})\.?\s{{0,3}}"
    rf"(?P<year>{_YEAR})",
    # i februar · innen mars
    "bare_month": rf"(?:{_LEAD}(?<!\w)(?:(?:i|pr\.?|per|til|fra|frå|medio|primo|ultimo|SSU|PA|ASU)\s{{1,2}})?)"
    rf"(?P<month>{FULL_MONTH})(?![\wæøå]|\.?\s{{0,2}}\d)",
    # uke 12 · veke 7, 2026 · ukene 12-13
    "week": rf"{_LEAD}(?<!\w)(?:uken?|uka|ukene|veken?|veka|vekene)\s{{1,2}}(?P<week>\d{{1,2}})"
    rf"(?:{_JOIN}(?P<last>\d{{1,2}}))?(?:,?\s{{0,2}}(?P<year>{_YEAR})|/(?P<short>\d\d))?(?!\d|[./]\d)",
    # våren 2024 · høsten 2025 · vinteren
    "season": rf"{_LEAD}(?<!\w)(?P<season>v[åa&]r(?:en)?|h[øgo@]st(?:en)?|haust(?:en)?|sommeren?|sumaren?|vinteren?|"
    rf"vetteren?)"
    rf"(?:\s{{1,2}}(?P<year>{_YEAR}))?(?!\w)",
    # 1. tertial · 2.halvår 2018 · 3. kvartal · første halvår
    "part": rf"{_LEAD}(?<![\w.])(?:(?P<nth>[1-4])\.?\s{{0,2}}|(?P<word>første|fyrste|andre|tredje|fjerde)\s{{1,2}})"
    rf"(?P<part>tertial|halv[åa&]r|kvartal)(?:et)?(?:\s{{1,2}}(?P<year>{_YEAR}))?(?!\w)",
    "turn": rf"{_LEAD}[åa&]rsskiftet(?:\s{{1,2}}(?P<year>{_YEAR})\s?[/–-]\s?(?P<next>\d{{4}}|\d\d)(?!\d))?(?!\w)",
    "whole_year": rf"(?P<lead>(?:inn[ae]n|senest|seinast|før|i\s{{1,2}}l[øgo]pet\s{{1,2}}av))\s{{1,2}}"
    rf"(?P<by_end>utgangen\s{{1,2}}av\s{{1,2}})?(?P<year>{_YEAR})(?![-–/.]\d)",
    "relative": r"(?<!\w)om\s{1,2}(?:ca\.?\s{1,2})?(?:\d{1,2}|ett?|en|to|tre|fire|fem|seks|tolv)\s{1,2}"
    r"(?:år|måneder|måned|månader|månad|uker|veker|dager|dagar)(?!\w)",
}


PATTERNS = {name: Pattern(source, re.IGNORECASE) for name, source in _SOURCES.items()}


def month_number(word: str) -> int:
    """The month a name or abbreviation stands for, 1 to 12."""
    return _MONTH_STARTS[word[:3].lower()]


def weekday_number(word: str) -> int | None:
    """The weekday a name in bokmål or nynorsk stands for, Monday 0, or None where the letters are too worn."""
    return _WEEKDAY_STARTS.get(word[:2].lower())
