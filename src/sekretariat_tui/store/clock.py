"""The time, with its zone."""

from datetime import UTC, datetime


def now_utc() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)
