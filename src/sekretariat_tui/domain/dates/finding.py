"""Norwegian dates in running text: days, ranges, months, weeks, seasons and deadlines (catalogue section 6)."""

import re
from datetime import date

import msgspec

from ..patterns import Pattern
from .before import is_deadline, lead_before, weekday_before
from .patterns import MONTH_NAMES, WEEKDAY_NAMES, weekday_number
from .places import raw_dates, small
from .reading import RawDate, day_of

Day = date  # a record below has a field of that name

_MEETING_NEAR = Pattern(r"m[øg@]te|behandl|samling|SSU|(?<!\w)PA(?!\w)|ASU|FSU|utval", re.IGNORECASE)
_LIST_JOIN = Pattern(r"\s{0,2}(?:,|og|,\s?og|samt|/)\s{0,2}")


class FoundDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date or a span of days as it stands in a text.

    `date` is set for one day; for anything longer `start` and `end` are its first and last day. All three are None when
    the year is not known. `precision` is day, week, month, quarter, tertial, half_year, season, year or relative;
    `role` is "deadline" or None. `flags` say what is doubtful (domain rule 9): damaged, placeholder, weekend (of a
    meeting), weekday_mismatch, impossible (there is no such day), no_year. `year_source` is "document" or "list" when
    the year is not written with the date.
    """

    text: str
    offset: int
    end_offset: int
    date: Day | None = None
    start: Day | None = None
    end: Day | None = None
    precision: str = "day"
    role: str | None = None
    flags: frozenset[str] = frozenset()
    year_source: str | None = None


def _finish(raw: RawDate, text: str, low: str, year: int | None) -> FoundDate | None:
    begins = raw.offset
    weekday_at, weekday = weekday_before(low, begins)
    lead = lead_before(low, weekday_at)
    if lead is not None:
        raw.offset, raw.deadline, raw.last_day = lead.offset, lead.deadline, lead.last_day or raw.last_day
    first, last = raw.years
    if last is None and raw.precision != "relative":
        if year is None:
            raw.flags.add("no_year")
        else:
            first, last, raw.year_source = first or year, year, raw.year_source or "document"
    first = first if first is not None else last
    only = start = end = None
    if first is not None and last is not None:
        if raw.span is not None:
            try:
                start, end = raw.span(last)
            except ValueError:  # there is no week 53 that year
                return None
            if raw.last_day:
                only, start, end, raw.precision = end, None, None, "day"
        elif raw.days is not None:
            start, end = day_of(first, raw.months[0], raw.days[0]), day_of(last, raw.months[1], raw.days[1])
            if start and end and start > end and raw.years[0] is None:
                start = day_of(first - 1, raw.months[0], raw.days[0])
            if start is None or end is None:
                return None
            if start > end:  # «31.12.25–1.8.25»: shown, not repaired
                start = end = None
                raw.flags.add("impossible")
            elif start == end:
                only, start, end = end, None, None
    deadline = raw.deadline or is_deadline(low, begins)
    day = only or start
    if day and raw.precision == "day":
        if weekday is not None and day.weekday() != weekday:
            raw.flags.add("weekday_mismatch")
        around = text[max(0, raw.offset - 40) : raw.offset] + text[raw.end_offset : raw.end_offset + 20]
        if day.weekday() >= 5 and not deadline and _MEETING_NEAR.search(around):
            raw.flags.add("weekend")
    return FoundDate(
        text=text[raw.offset : raw.end_offset],
        offset=raw.offset,
        end_offset=raw.end_offset,
        date=only,
        start=start,
        end=end,
        precision=raw.precision,
        role="deadline" if deadline else None,
        flags=frozenset(raw.flags),
        year_source=raw.year_source if last is not None else None,
    )


def find_dates(text: str, *, year: int | None = None) -> list[FoundDate]:
    """Every date in the text, in order; `year` is the document's, for dates written without one (catalogue section 6).

    A deadline's text includes its «innen» or «senest». Case numbers, clock times and chapter numbers are left out.
    """
    low = small(text)
    taken: list[RawDate] = []
    for raw in sorted(raw_dates(text, low), key=lambda raw: (raw.offset, -raw.end_offset)):
        if taken and raw.offset < taken[-1].end_offset:
            continue
        taken.append(raw)
    for here, after in zip(reversed(taken[:-1]), reversed(taken[1:]), strict=True):
        # «18. mars, 31. mai og 21. oktober 2026»: the year stands on the last
        if here.years[1] is None and after.years[1] and _LIST_JOIN.fullmatch(text[here.end_offset : after.offset]):
            here.years, here.year_source = (after.years[0], after.years[0]), "list"
    finished = (_finish(raw, text, low, year) for raw in taken)
    return [found for found in finished if found is not None]


def parse_date(text: str, *, year: int | None = None) -> date | None:
    """The one day the whole text names, in bokmål or nynorsk, or None: «21.5.26», «torsdag 21. mai 2026»."""
    wanted = text.strip().rstrip(".")
    found = find_dates(wanted, year=year)
    if len(found) != 1 or found[0].date is None or found[0].end_offset != len(wanted):
        return None
    before = wanted[: found[0].offset].strip(" ,").lower().removesuffix("den").strip(" ,")
    return found[0].date if not before or (weekday_number(before) is not None and before.endswith("dag")) else None


def format_date(day: date) -> str:
    """«21.05.2026»."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def format_long_date(day: date, *, weekday: bool = False) -> str:
    """«21. mai 2026», or with its weekday «torsdag 21. mai 2026»."""
    long = f"{day.day}. {MONTH_NAMES[day.month - 1]} {day.year:04}"
    return f"{WEEKDAY_NAMES[day.weekday()]} {long}" if weekday else long


def format_date_range(start: date, end: date) -> str:
    """«21.05.2026» for one day, «10.–11.03.2026» in one month, otherwise both dates in full."""
    if start == end:
        return format_date(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day:02}.–{format_date(end)}"
    return f"{format_date(start)}–{format_date(end)}"
