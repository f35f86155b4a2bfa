"""Norwegian dates in running text and typed by hand (catalogue section 6)."""

from .finding import FoundDate, find_dates, format_date, format_date_range, format_long_date, parse_date

__all__ = ["FoundDate", "find_dates", "format_date", "format_date_range", "format_long_date", "parse_date"]
