"""What one match of a date pattern says: days, months and years, before the year of the document is known."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from .patterns import month_number, worn_month

_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "Z": "2"})


class RawDate(msgspec.Struct):
    """A date being read: day, month and year as far as they are known."""

    offset: int
    end_offset: int
    days: tuple[int, int] | None = None
    months: tuple[int, int] = (1, 12)
    years: tuple[int | None, int | None] = (None, None)
    precision: str = "day"
    flags: set[str] = msgspec.field(default_factory=set)
    deadline: bool = False
    last_day: bool = False
    span: Callable[[int], tuple[date, date]] | None = None
    year_source: str | None = None


def full_year(digits: str) -> int:
    """The year of two or four digits: two digits from 50 on are of the last century (catalogue section 1f, rule 4)."""
    value = int(digits)
    return value if len(digits) == 4 else value + (1900 if value >= 50 else 2000)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _months(first: int, last: int) -> Callable[[int], tuple[date, date]]:
    return lambda year: (date(year, first, 1), _month_end(year, last))


def _weeks(first: int, last: int) -> Callable[[int], tuple[date, date]]:
    return lambda year: (date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7))


def _turn(year: int) -> tuple[date, date]:
    return date(year, 12, 31), date(year + 1, 1, 1)


def _winter(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 3, 31)


_SEASONS: dict[str, Callable[[int], tuple[date, date]]] = {
    "vå": _months(1, 6), "va": _months(1, 6), "v&": _months(1, 6), "vi": _winter, "ve": _winter,
    "so": _months(6, 8), "su": _months(6, 8), "h": _months(8, 12),
}  # fmt: skip
_NTH = {"første": 1, "fyrste": 1, "andre": 2, "tredje": 3, "fjerde": 4}
_PARTS = {"t": ("tertial", 4), "h": ("half_year", 6), "k": ("quarter", 3)}


def read_match(kind: str, found: re.Match[str]) -> RawDate | None:
    """What one match says, or None where it only looks like a date."""
    groups = found.groupdict()
    raw = RawDate(found.start(), found.end())
    year = groups.get("year") or groups.get("year2") or groups.get("year3")
    if groups.get("short"):
        year = (groups["short"] or "")[-2:]
    if kind == "misread":
        shown = found.group()
        if shown.translate(_DIGITS) == shown or sum(letter.isdigit() for letter in shown) < 3:
            return None
        groups = {name: value and value.translate(_DIGITS) for name, value in groups.items()}
        year = groups["year"]
        raw.flags.add("damaged")
    if kind == "worn_month":
        month = worn_month(groups["month"] or "")
        if month is None:
            return None
        groups["month"] = str(month)
        raw.flags.add("damaged")
    if year:
        raw.years = (full_year(year), full_year(year))
    if kind in {"named", "worn_month", "across", "numeric", "iso", "compact", "damaged", "misread", "no_year"}:
        return _read_days(kind, found, groups, raw)
    return _read_period(kind, groups, raw)


def read_month_of_year(found: re.Match[str], digits: str, end: int) -> RawDate | None:
    """The month or months that a year ends: «februar 2025», «mars–mai 2026», «november 2025 – januar 2026»."""
    year, month = int(digits), month_number(found["month"])
    first = found["first_month"]
    if not first:
        raw = RawDate(found.start("month"), end, years=(year, year), span=_months(month, month), precision="month")
        raw.flags.update({"placeholder"} if found["placeholder"] else ())
        return raw
    first_year = int(found["first_year"] or year)
    start, last = date(first_year, month_number(first), 1), _month_end(year, month)
    if start >= last:
        return RawDate(found.start("month"), end, years=(year, year), span=_months(month, month), precision="month")
    raw = RawDate(found.start("first_month"), end, years=(year, year), precision="month")
    raw.span = lambda _year: (start, last)
    return raw


def read_period_of_year(found: re.Match[str], digits: str, end: int) -> RawDate:
    """A whole year that something is to happen in, or before the end of: «i løpet av 2026», «innen 2027»."""
    raw = RawDate(found.start(), end, years=(int(digits), int(digits)), span=_months(1, 12), precision="year")
    raw.deadline, raw.last_day = bool(found["limit"] or found["by_end"]), bool(found["by_end"])
    return raw


def read_part(ordinal: re.Match[str], found: re.Match[str]) -> RawDate | None:
    """A tertial, half-year or quarter, with the ordinal that stands before it."""
    nth = int(ordinal["nth"] or 0) or _NTH[ordinal["word"]]
    precision, months = _PARTS[found["part"][0]]
    if nth * months > 12:
        return None
    year = int(found["year"]) if found["year"] else None
    raw = RawDate(ordinal.start(), found.end(), years=(year, year), precision=precision)
    raw.span = _months((nth - 1) * months + 1, nth * months)
    return raw


def _read_days(kind: str, found: re.Match[str], groups: dict[str, str | None], raw: RawDate) -> RawDate | None:
    month_text = groups.get("month") or groups.get("month2") or groups.get("month3") or ""
    month = int(month_text) if month_text.isdigit() else month_number(month_text)
    day = int(groups["day"] or 0)
    first_day, first_month = int(groups.get("first") or day), month
    text = groups.get("first_month") or groups.get("whole_month")
    if text:
        first_month = int(text) if text.isdigit() else month_number(text)
    if groups.get("first_year"):
        raw.years = (full_year(groups["first_year"] or ""), raw.years[1])
    if kind == "numeric" and not _separated_as_a_date(groups, raw):
        return None
    if kind == "damaged":
        raw.flags.add("damaged")
        if found.group().count(".") == 2:
            return None  # whole after all: the numeric pattern has it
    if kind == "named" and groups.get("first"):
        lost = not groups.get("join")
        if lost and not (0 < day - first_day <= 4 and groups["first_stop"] == groups["stop"]):
            raw.offset = found.start("day")  # the number before it belongs to something else
            first_day = day
        elif lost:
            raw.flags.add("damaged")
    raw.days, raw.months = (first_day, day), (first_month, month)
    check = raw.years[1] or 2024
    if (
        not day_of(check, month, day)
        and day == first_day
        and kind in {"named", "numeric"}
        and 1 <= month <= 12
        and 29 <= day <= 31
    ):
        raw.days = None  # «30.02.2025»: shown, not repaired
        raw.flags.add("impossible")
    elif not day_of(raw.years[0] or 2024, first_month, first_day) or not day_of(check, month, day):
        if kind == "numeric" and groups.get("first") and day_of(check, month, day):
            raw.offset, raw.days, raw.months = found.start("day"), (day, day), (month, month)
            raw.years = (raw.years[1], raw.years[1])
        else:
            return None
    if kind == "no_year":
        raw.end_offset = found.end("month")
    if kind == "named" and found.group().endswith(".") and not raw.years[1]:
        raw.end_offset -= 1
    return raw


def _separated_as_a_date(groups: dict[str, str | None], raw: RawDate) -> bool:
    """Whether the signs between day, month and year are those of a date: 1.2.26, 1/2-26, 1-2-2026."""
    first, second = (groups["sep1"] or "").strip(), (groups["sep2"] or "").strip()
    four = len(groups["year"] or "") == 4
    if "," in (first, second):
        raw.flags.add("damaged")
        return {first, second} == {",", "."}  # 24,25,26 is a list
    if first == "-":
        return second == "-" and four  # 10-11-12, and 4-5/2026 are two cases
    if first == "/":
        return second != "."
    return second != ""  # «2.4 26» is no date, «15/3 2026» is


def _read_period(kind: str, groups: dict[str, str | None], raw: RawDate) -> RawDate | None:
    if kind == "bare_month":
        month = month_number(groups["month"] or "")
        raw.span, raw.precision = _months(month, month), "month"
    elif kind == "week":
        first, last = int(groups["week"] or 0), int(groups.get("last") or groups["week"] or 0)
        if not 1 <= first <= last <= 53:
            return None
        raw.span, raw.precision = _weeks(first, last), "week"
    elif kind == "season":
        word = groups["season"] or ""
        if len(word) < 5 and not raw.years[0]:
            return None  # «vår» is mostly «our»
        raw.span = _SEASONS.get(word[:2]) or _SEASONS[word[0]]
        raw.precision = "season"
    elif kind == "turn":
        raw.span = _turn
    else:
        raw.precision = "relative"
    return raw
