"""A date as a secretary types it, or the sentence that says why it is none."""

import re
from datetime import date

from ...domain.dates import format_date, parse_date

_NO_YEAR = re.compile(r"\d{1,2}\.\d{1,2}\.?")


def read_date(text: str, *, year: int) -> tuple[date | None, str]:
    """The day, and why there is none: empty for an empty field. ``year`` is meant where none is typed."""
    text = text.strip()
    if not text:
        return None, ""
    day = parse_date(text, year=year)
    if day is None and _NO_YEAR.fullmatch(text):
        day = parse_date(f"{text.rstrip('.')}.{year}")
    if day is None:
        return None, f"«{text}» er ikke en dato som finnes. Skriv den som 21.5.{year} eller 21. mai {year}."
    return day, ""


def shown_date(day: date | None) -> str:
    """«21.05.2026»; nothing for none."""
    return format_date(day) if day else ""
