"""Keeping the history small: typing without a pause is one version, and of old days only the last of each stays."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Any

import msgspec
from msgspec import UNSET, Raw

from .journal_line import Line

PAUSE = timedelta(minutes=5)

# For so long every version stays; after that one a day, and the acts that change where a case stands.
KEPT_WHOLE = timedelta(days=90)

Key = tuple[str, str]

_plain = msgspec.json.Decoder()

# Where a case, a meeting or a measure stands.
_STANDING = ("status", "number", "meeting")
_TYPED_WITHIN = ("decision", "proposal")
_APPROVAL = ("clearances",)
_TYPED_APPROVAL = ("note", "positions", "forwarded_to")  # of the decision


class Weight(IntEnum):
    """What an act means for the record. All but ``TEXT`` lasts, however old it is."""

    TEXT = 0
    DECISION = 1  # the words of a decision: typed, and joined as other typing
    APPROVAL = 2  # joined only as typing in one field that is named
    STANDING = 3  # never part of a longer version


def one_version_a_typing(lines: Iterable[Line]) -> list[Line]:
    """The same acts, where one person's saves in one field of one record without a pause are one, by number.

    What others do to other records in between makes no difference: two who type by turns have a version each. Acts
    that change where a case stands, and the words of a decision, are marked as ``lasting``; the former are never part
    of a longer one. A version bears the words of its first save and the time and number of its last.
    """
    out: list[Line] = []
    typing: dict[Key, Line] = {}  # what may go on
    last: dict[Key, Raw] = {}
    for line in lines:
        weight = _weight(line, last)
        last |= {(one.table, one.key): one.after for one in line.changes}
        if weight is not Weight.TEXT:
            line = msgspec.structs.replace(line, lasting=True)
        of = _single(line)
        alone = line.field == "" or weight is Weight.STANDING or (weight is Weight.APPROVAL and line.field is UNSET)
        if of is not None and not alone and of in typing and _goes_on(typing[of], line):
            typing[of] = _joined(typing[of], line, what=typing[of].what)
            continue
        out += [typing.pop((one.table, one.key)) for one in line.changes if (one.table, one.key) in typing]
        if of is None or alone:
            out.append(line)
        else:
            typing[of] = line
    return sorted([*out, *typing.values()], key=lambda line: line.number)


def one_version_a_day(lines: Iterable[Line]) -> Iterator[Line]:
    """The same acts, where one record's changes of one day are one, except those that are ``lasting``.

    The day is the one the calendar showed where the program runs.
    """
    held: dict[Key, Line] = {}
    day: date | None = None
    for line in lines:
        if line.at.astimezone().date() != day:
            yield from _let_go(held, set(held))
            day = line.at.astimezone().date()
        of = None if line.lasting is True else _single(line)
        if of is not None and of in held:
            held[of] = _joined(held[of], line, what=line.what)
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
    """Whether a save goes on from the typing before it. A clock that was set back in between parts the two."""
    told = UNSET not in (held.field, line.field)
    same = held.field == line.field if told else held.what == line.what
    return same and held.who == line.who and timedelta(0) <= line.at - held.at <= PAUSE


def _joined(first: Line, second: Line, *, what: str) -> Line:
    (was,), (now,) = first.changes, second.changes
    return msgspec.structs.replace(
        second,
        what=what,
        first=first.number if first.first is UNSET else first.first,
        lasting=True if first.lasting is True else second.lasting,
        changes=(msgspec.structs.replace(now, before=was.before),),
    )


def _weight(line: Line, last: dict[Key, Raw]) -> Weight:
    """The weightiest of what the act changes."""
    found = Weight.TEXT
    for one in line.changes:
        before = _fields(last.get((one.table, one.key)) if one.before is UNSET else one.before)
        after = _fields(one.after)
        if not before or not after:
            continue
        if _differ(before, after, _STANDING) or any(
            _beside_typing(before, name) != _beside_typing(after, name) for name in _TYPED_WITHIN
        ):
            return Weight.STANDING
        old, new = (_part(fields, "decision") for fields in (before, after))
        if _differ(before, after, _APPROVAL) or _differ(old, new, _TYPED_APPROVAL):
            found = Weight.APPROVAL
        elif old != new:
            found = max(found, Weight.DECISION)
    return found


def _differ(before: dict[str, Any], after: dict[str, Any], names: Iterable[str]) -> bool:
    return any(before.get(name) != after.get(name) for name in names)


def _beside_typing(fields: dict[str, Any], name: str) -> dict[str, Any]:
    typed = {"points", *_TYPED_APPROVAL}
    return {key: one for key, one in _part(fields, name).items() if key not in typed}


def _part(fields: dict[str, Any], name: str) -> dict[str, Any]:
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def _fields(raw: Raw | None) -> dict[str, Any]:
    found = None if raw is None else _plain.decode(raw)
    return found if isinstance(found, dict) else {}
