"""Keeping the history small: typing without a pause is one version, and of old days only the last of each stays."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from msgspec import UNSET, Raw

from .journal_line import Line

PAUSE = timedelta(minutes=5)

# For so long every version stays; after that one a day, and the acts that change where a case stands.
KEPT_WHOLE = timedelta(days=90)

Key = tuple[str, str]

_plain = msgspec.json.Decoder()

# Where a case stands. The decision's own words are typed, so of these two only what is beside the points counts.
_STANDING = ("status", "number", "clearances", "meeting")
_TYPED_WITHIN = ("decision", "proposal")


def one_version_a_typing(lines: Iterable[Line]) -> Iterator[Line]:
    """The same acts, where one person's saves of one record in the same words without a pause are one.

    Acts that change where a case stands, and the words of a decision, are marked as ``lasting``.
    """
    held: Line | None = None
    last: dict[Key, Raw] = {}
    for line in lines:
        stands, decides = _what_it_changes(line, last)
        last |= {(one.table, one.key): one.after for one in line.changes}
        if stands or decides:
            line = msgspec.structs.replace(line, lasting=True)
        if held is not None and not stands and _goes_on(held, line):
            held = _joined(held, line)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def one_version_a_day(lines: Iterable[Line]) -> Iterator[Line]:
    """The same acts, where one record's changes of one day are one, except those that are ``lasting``."""
    held: dict[Key, Line] = {}
    day: date | None = None
    for line in lines:
        if line.at.astimezone(UTC).date() != day:
            yield from _let_go(held, set(held))
            day = line.at.astimezone(UTC).date()
        of = None if line.lasting is True else _single(line)
        if of is not None and of in held:
            held[of] = _joined(held[of], line)
            continue
        yield from _let_go(held, {(one.table, one.key) for one in line.changes})
        if of is None:
            yield line
        else:
            held[of] = line
    yield from _let_go(held, set(held))


def is_old(month: str, now: datetime) -> bool:
    """Whether all of a month, as «2026-05», is so long ago that a version a day is enough."""
    year, number = int(month[:4]), int(month[5:7])
    end = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)
    return now - end > KEPT_WHOLE


def _let_go(held: dict[Key, Line], keys: set[Key]) -> list[Line]:
    return sorted((held.pop(key) for key in keys & held.keys()), key=lambda line: line.number)


def _single(line: Line) -> Key | None:
    """The record, when the act only wrote in one that was there and stays."""
    if len(line.changes) != 1:
        return None
    (one,) = line.changes
    made = one.before is not UNSET and bytes(one.before) == b"null"
    return None if one.deletes or made else (one.table, one.key)


def _goes_on(held: Line, line: Line) -> bool:
    of = _single(line)
    return (
        of is not None
        and of == _single(held)
        and (held.who, held.what) == (line.who, line.what)
        and timedelta(0) <= line.at - held.at <= PAUSE
    )


def _joined(first: Line, second: Line) -> Line:
    (was,), (now,) = first.changes, second.changes
    return msgspec.structs.replace(
        second,
        first=first.number if first.first is UNSET else first.first,
        lasting=True if first.lasting is True else second.lasting,
        changes=(msgspec.structs.replace(now, before=was.before),),
    )


def _what_it_changes(line: Line, last: dict[Key, Raw]) -> tuple[bool, bool]:
    """Whether the act changes where a case stands, and whether it changes the words of a decision."""
    stands = decides = False
    for one in line.changes:
        before = _fields(last.get((one.table, one.key)) if one.before is UNSET else one.before)
        after = _fields(one.after)
        if not before or not after:
            continue
        stands |= any(before.get(name) != after.get(name) for name in _STANDING)
        stands |= any(_beside_points(before, name) != _beside_points(after, name) for name in _TYPED_WITHIN)
        decides |= before.get("decision") != after.get("decision")
    return stands, decides


def _beside_points(fields: dict[str, Any], name: str) -> dict[str, Any]:
    value = fields.get(name)
    return {key: one for key, one in value.items() if key != "points"} if isinstance(value, dict) else {}


def _fields(raw: Raw | None) -> dict[str, Any]:
    found = None if raw is None else _plain.decode(raw)
    return found if isinstance(found, dict) else {}
