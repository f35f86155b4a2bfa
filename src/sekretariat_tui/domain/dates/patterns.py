"""How dates are written in case papers (catalogue section 6), as patterns, and the words they are made of.

Each pattern begins at the number or word that `places` found, in text made small: it is never searched for through
the text. What may stand before a date (a weekday, «innen») is read backwards by `before`.
"""

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
    "l@": 5, "sø": 6, "su": 6, "so": 6, "sg": 6, "s@": 6,
}  # fmt: skip

FULL_MONTHS = (*MONTH_NAMES, "0ktober", "october", "december", "march", "june")
_FULL_MONTH = "|".join(FULL_MONTHS)
_MONTH = rf"(?:{_FULL_MONTH}|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|des)(?![a-zæøå]))"
WEEKDAY = (
    r"(?:m[aå]ndag|tirsdag|tysdag|onsdag|torsdag|fredag|l[øg@]rdag|laurdag|s[øg@]ndag|sundag)(?:en)?,?\s{1,2}(?:den\s)?"
)
_DASH = "[-–—‑]"
_JOIN = rf"(?:\s{{0,2}}{_DASH}\s{{0,2}}|\s{{1,2}}(?:og|til|t\.o\.m\.|til og med)\s{{1,2}})(?:{WEEKDAY})?"
_ACROSS = rf"\s{{0,2}}(?:{_DASH}|til og med|til|t\.o\.m\.)\s{{0,2}}(?:{WEEKDAY})?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
# «12. mars -26», «12. mars 26»: two figures are a year only where the sentence stops after them
_SHORT_YEAR = r"(?:\s?['’‘-]\s?\d\d(?![\d\w])(?![-–.,/]\d)|\s\d\d(?=\s?(?:[,;:)]|\.(?:\s|$)|$)))"

_SOURCES = {
    # 5. februar 2025 · 17.oktober 2024 · 9.des · 18. - 19. mai 2016 · 19. 20. SEPTEMBER 2011
    "named": rf"(?<![\d.,/])(?:(?P<first>\d{{1,2}})(?P<first_stop>\.?)(?:(?P<join>{_JOIN})|\s{{1,2}}))?"
    rf"(?P<day>\d{{1,2}})(?P<stop>\.?)\s{{0,2}}(?P<month>{_MONTH})\.?"
    rf"(?:,?\s{{0,2}}(?P<year>{_YEAR})|(?P<short>{_SHORT_YEAR}))?(?![a-zæøå])",
    # 15. rnars 2024 · 24. desernber 2023 · 17. ma1 2024: a month as a scanner reads it, with a year beside it
    "worn_month": rf"(?<![\d.,/])(?P<day>\d{{1,2}})\.?\s{{1,2}}(?P<month>[a-zæøåí01|]{{3,10}})\.?\s{{1,2}}(?P<year>{_YEAR})",
    # 30. april – 2. mai 2025
    "across": rf"(?<![\d.,/])(?P<first>\d{{1,2}})\.?\s{{0,2}}(?P<first_month>{_MONTH})\.?"
    rf"(?:\s{{0,2}}(?P<first_year>{_YEAR}))?{_ACROSS}(?P<day>\d{{1,2}})\.?\s{{0,2}}(?P<month>{_MONTH})\.?"
    rf"(?:\s{{0,2}}(?P<year>{_YEAR}))?(?![a-zæøå])",
    # 21.5.26 · 15/3-26 · 10.-11.3.26 · 28.2.-1.3.26 · 15/3 2026
    # Two whole dates with «og» between them are two dates
    "numeric": r"(?<!\d[.,/-])(?:(?P<first>\d{1,2})(?:[./](?P<first_month>\d{1,2})\.?"
    rf"{_JOIN}|[./](?P<whole_month>\d{{1,2}})[./-]\s?(?P<first_year>\d{{4}}|\d\d){_ACROSS}|\.?{_JOIN}))?"
    r"(?P<day>\d{1,2})(?P<sep1>[./,-]\s?)(?P<month>\d{1,2})"
    r"(?P<sep2>\.-|[./,-]\s?|\s)(?P<year>\d{4}|\d\d)(?!\d)(?![.,/-]\d)",
    "iso": r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\d/]|-\d)",
    "compact": r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\d/]|[.,-]\d)",
    # 14.1124, 1411.24 and 14.11..24: a dot lost or doubled
    "damaged": r"(?<![\d.,/-])(?P<day>\d{1,2})(?:\.(?P<month>[01]\d)(?P<year>20\d\d|\d\d)|(?P<month2>[01]\d)\."
    r"(?P<year2>20\d\d|\d\d)|\.{1,2}(?P<month3>\d{1,2})\.{1,2}(?P<year3>20\d\d|\d\d))(?!\d)(?![.,/-]\d)",
    # den 18.05, · styremøtet 02.12. · frist 22/7
    "no_year": r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})\.?(?!\d|[.,/-]\d|\s?[–-]\s?\d)",
    # i februar · innen mars
    "bare_month": rf"(?<!\w)(?P<month>{_FULL_MONTH})(?P<short>\s?['’‘-]\s?\d\d(?![\d\w]))?(?![\wæøå]|\.?\s{{0,2}}\d)",
    # uke 12 · veke 7, 2026 · ukene 12-13
    "week": rf"(?<!\w)(?:uken?|uka|ukene|veken?|veka|vekene)\s{{1,2}}(?P<week>\d{{1,2}})"
    rf"(?:{_JOIN}(?P<last>\d{{1,2}}))?"
    rf"(?:(?:,?\s{{0,2}}|\s?[-–/]\s?|\s(?:i|år)\s)(?P<year>{_YEAR})|[/-](?P<short>\d\d))?(?!\d|[./]\d)",
    # våren 2024 · høsten 2025 · vinteren
    "season": rf"(?<!\w)(?P<season>v[åa&]r(?:en)?|h[øgo@]st(?:en)?|haust(?:en)?|sommeren?|sumaren?|vinteren?|vetteren?)"
    rf"(?:\s{{1,2}}(?P<year>{_YEAR})|(?P<short>\s?['’‘-]\s?\d\d(?![\d\w]|-)))?(?!\w)",
    # 1. tertial · 2.halvår 2018 · 3. kvartal · første halvår
    "part": rf"(?P<part>tertial|halv[åa&]r|kvartal)(?:et)?(?:\s{{1,2}}(?:i\s)?(?P<year>{_YEAR}))?(?!\w)",
    "turn": rf"[åa&]rsskiftet(?:\s{{1,2}}(?P<year>{_YEAR})\s?[/–-]\s?(?P<next>\d{{4}}|\d\d)(?!\d))?(?!\w)",
    "relative": r"(?<!\w)om\s{1,2}(?:ca\.?\s{1,2})?(?:\d{1,2}|ett?|en|to|tre|fire|fem|seks|tolv)\s{1,2}"
    r"(?:år|måneder|måned|månader|månad|uker|veker|dager|dagar)(?!\w)",
}
# l4.11.24, 18.O9.2025: letters for digits. The only one that is searched for, from its two full stops.
MISREAD = Pattern(
    r"(?<![\w.])(?P<day>[\dOolI|]{1,2})\.(?P<month>[\dOolI|]{1,2})\.(?P<year>[\dOolI|SZ]{4}|[\dOolI|SZ]{2})(?![\w])"
    r"(?![.,/-]\d)"
)
MISREAD_MIDDLE = Pattern(r"\.[\dOolI|]{1,2}\.[\dOolI|SZ]{2}")
# What a year of four figures ends, read backwards from it: februar 2025 · mars–mai 2026 · xx mars 2015 · i løpet av 2026
MONTH_BEFORE_YEAR = Pattern(
    rf"(?P<placeholder>(?<!\w)(?:xx|__|\.\.)\.?\s{{1,2}})?(?<!\w)(?:(?P<first_month>{_MONTH})\.?"
    rf"(?:(?:\s{{1,2}}(?P<first_year>{_YEAR}))?(?:\s{{0,2}}[-–—‑/]\s{{0,2}}|\s{{1,2}}til\s{{1,2}})|\s{{1,2}}og\s{{1,2}}))?"
    rf"(?<!\w)(?P<month>{_MONTH})\.?,?\s{{0,3}}\Z"
)
PERIOD_BEFORE_YEAR = Pattern(
    r"(?<!\w)(?P<lead>(?P<limit>inn[ae]n|senest|seinast|før)|i\s{1,2}l[øgo]pet\s{1,2}av)\s{1,2}"
    r"(?P<by_end>utgangen\s{1,2}av\s{1,2})?\Z"
)
ORDINAL_BEFORE_PART = Pattern(
    r"(?<![\w.])(?:(?P<nth>[1-4])\.?\s{0,2}|(?P<word>første|fyrste|andre|tredje|fjerde)\s{1,2})\Z"
)

PATTERNS = {name: Pattern(source) for name, source in _SOURCES.items()}


def month_number(word: str) -> int:
    """The month a name or abbreviation stands for, 1 to 12."""
    return _MONTH_STARTS[word[:3].lower()]


def worn_month(word: str) -> int | None:
    """The month that a scanner has misread (rn for m, 1 for i or l, 0 for o), or None: «rnars», «ma1», «desernber»."""
    shape = _shape(word)
    found = [number for number, name in enumerate(MONTH_NAMES, 1) if _shape(name) == shape and name != word]
    return found[0] if len(found) == 1 else None


def _shape(word: str) -> str:
    for read, right in (("rn", "m"), ("0", "o"), ("1", "i"), ("|", "i"), ("l", "i"), ("í", "i")):
        word = word.replace(read, right)
    return word


def weekday_number(word: str) -> int | None:
    """The weekday a name in bokmål or nynorsk stands for, Monday 0, or None where the letters are too worn."""
    return _WEEKDAY_STARTS.get(word[:2].lower())
