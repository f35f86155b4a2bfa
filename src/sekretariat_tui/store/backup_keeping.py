"""Which backups are kept: by day, week and month, within a size."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from .backup import Backup, BackupKind


class Keeping(NamedTuple):
    """How long, and how much. Younger than ``whole`` every backup is kept, then the newest of each day, week and month."""

    whole: timedelta = timedelta(days=2)
    days: int = 14
    weeks: int = 8
    months: int = 24
    size: int = 500_000_000


KEEPING = Keeping()


def to_remove(backups: Sequence[Backup], now: datetime, keeping: Keeping = KEEPING) -> list[Backup]:
    """Those that are no longer needed, oldest first. ``backups`` are good ones of one register.

    What the user has taken by hand stays as long as the months do. Whatever their age and size the newest one stays,
    and the newest from before a restore.
    """
    newest_first = sorted(backups, key=lambda one: one.at, reverse=True)
    protected = {one.path for one in newest_first[:1]}
    protected |= {one.path for one in [one for one in newest_first if one.kind == BackupKind.RESTORE][:1]}
    today = _day(now)
    kept = {one.path for one in newest_first if now - one.at <= keeping.whole}
    kept |= _newest_of_each(newest_first, _day, lambda day: (today - day).days < keeping.days)
    kept |= _newest_of_each(newest_first, _monday, lambda day: (_monday_of(today) - day).days < 7 * keeping.weeks)
    kept |= _newest_of_each(newest_first, _first, lambda day: _months_between(day, today) < keeping.months)
    kept |= {
        one.path
        for one in newest_first
        if one.kind == BackupKind.CHOSEN and _months_between(_day(one.at), today) < keeping.months
    }
    kept |= protected
    gone = [one for one in newest_first if one.path not in kept]
    left = [one for one in newest_first if one.path in kept]
    size = sum(one.size for one in left)
    for one in reversed(left):
        if size <= keeping.size:
            break
        if one.path not in protected:
            gone.append(one)
            size -= one.size
    return sorted(gone, key=lambda one: one.at)


def _newest_of_each(
    newest_first: Sequence[Backup], period: Callable[[datetime], date], recent: Callable[[date], bool]
) -> set[Path]:
    first: dict[date, Backup] = {}
    for one in newest_first:
        first.setdefault(period(one.at), one)
    return {one.path for start, one in first.items() if recent(start)}


def _day(at: datetime) -> date:
    return at.astimezone().date()


def _monday(at: datetime) -> date:
    return _monday_of(_day(at))


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _first(at: datetime) -> date:
    return _day(at).replace(day=1)


def _months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month
