"""Where two versions of one record differ, place by place, and the one with a place of the other.

A place is a field; in a case also one section, and one field of the proposal or the decision. History, backups,
conflict copies and two windows on one case all show their differences this way, so what a place is stands here, once.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from .case import Case, Doubt, Section
from .differences import Change, word_changes
from .field_words import field_word
from .place import ORDER, Place
from .points import Point, as_text
from .points.differences import PointChange, any_change, point_changes
from .record import Record
from .words import word as plain_word

__all__ = ["ORDER", "Place", "PlaceDifference", "Word", "differences", "shown", "with_place", "with_points"]

T = TypeVar("T", bound=Record)
Word = Callable[[StrEnum], str]
Name = Callable[[str], str]

# What every save changes, or what only the program uses: not something a person would choose between.
_HIDDEN = frozenset({"id", "rev", "changed", "created", "exports", "origins", "found", "returned", "number_locked"})
_NESTED = frozenset({"proposal", "decision"})


class PlaceDifference(msgspec.Struct, frozen=True):
    """One place where two versions differ: its name in bokmål, both texts, and the words that changed.

    ``points`` holds the rows of a proposal or a decision, point by point; it is empty for other places.
    """

    place: Place
    label: str
    before: str
    after: str
    words: tuple[Change, ...]
    points: tuple[PointChange, ...] = ()


def differences(before: T | None, after: T | None, word: Word = plain_word, name: Name = str) -> list[PlaceDifference]:
    """Every place where the two differ, in the order of the record; None is a record that is not there.

    ``word`` gives the house's word for a value of the closed lists, and ``name`` what a person calls the record whose
    id stands in a field; any other text it gives back.
    """
    return list(_differences(before, after, lambda value: shown(value, word, name)))


def with_place(record: T, other: T, place: Place) -> T:
    """``record`` with this place as it is in ``other``."""
    if isinstance(record, Case) and isinstance(other, Case):
        if place.field == "sections" and place.part == ORDER:
            return msgspec.structs.replace(record, sections=_ordered_as(record.sections, other.sections))
        if place.field == "sections":
            return msgspec.structs.replace(record, sections=_with_section(record.sections, other.sections, place.part))
        if place.field in _NESTED:
            theirs = getattr(getattr(other, place.field), place.part)
            nested = msgspec.structs.replace(getattr(record, place.field), **{place.part: theirs})
            return msgspec.structs.replace(record, **{place.field: nested})
    return msgspec.structs.replace(record, **{place.field: getattr(other, place.field)})


def with_points(record: Case, place: Place, points: tuple[Point, ...]) -> Case:
    """The case with these points at ``place``, which is the points of the proposal or of the decision."""
    nested = msgspec.structs.replace(getattr(record, place.field), **{place.part: points})
    return msgspec.structs.replace(record, **{place.field: nested})


def shown(value: Any, word: Word = plain_word, name: Name = str) -> str:
    """A field's value as a person reads it: dates as «21.05.2026», lists a line each, closed lists in bokmål."""
    match value:
        case None:
            return ""
        case StrEnum():
            return word(value)
        case str():
            return name(value)
        case bool():
            return "ja" if value else "nei"
        case datetime():
            return f"{value.astimezone():%d.%m.%Y kl. %H.%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case tuple() if value and all(isinstance(one, Point) for one in value):
            return as_text(value)
        case tuple() | list():
            return "\n".join(shown(one, word, name) for one in value)
        case Doubt():
            return value.sentence
        case Section():
            return "\n".join(part for part in (value.heading, value.text) if part)
        case msgspec.Struct():
            fields = (getattr(value, field) for field in value.__struct_fields__ if field != "id")
            return ", ".join(text for one in fields if (text := shown(one, word, name)) not in ("", "nei"))
        case _:
            return str(value)


def _differences(before: T | None, after: T | None, show: Callable[[Any], str]) -> Iterator[PlaceDifference]:
    known = after if after is not None else before
    if known is None:
        return
    for field in known.__struct_fields__:
        old, new = getattr(before, field, None), getattr(after, field, None)
        if field in _HIDDEN or old == new:
            continue
        if field == "sections" and isinstance(known, Case):
            yield from _sections(old or (), new or ())
        elif field in _NESTED and isinstance(known, Case):
            yield from _nested(field, old, new, show)
        else:
            yield from _plain(Place(field), field_word(field), old, new, show)


def _plain(place: Place, label: str, old: Any, new: Any, show: Callable[[Any], str]) -> Iterator[PlaceDifference]:
    was, is_now = ("" if value is False and None in (old, new) else show(value) for value in (old, new))
    if was != is_now:
        yield PlaceDifference(place, label, was, is_now, tuple(word_changes(was, is_now)))


def _nested(field: str, old: Any, new: Any, show: Callable[[Any], str]) -> Iterator[PlaceDifference]:
    for part in (old if old is not None else new).__struct_fields__:
        was, is_now = getattr(old, part, None), getattr(new, part, None)
        if was == is_now:
            continue
        label = field_word(field)
        if part != "points":
            yield from _plain(Place(field, part), f"{label}: {field_word(part).lower()}", was, is_now, show)
            continue
        rows = tuple(point_changes(was or (), is_now or ()))
        one, other = as_text(was or ()), as_text(is_now or ())
        if any_change(rows) or one != other:
            yield PlaceDifference(Place(field, part), label, one, other, tuple(word_changes(one, other)), rows)


def _sections(old: tuple[Section, ...], new: tuple[Section, ...]) -> Iterator[PlaceDifference]:
    was, is_now = {section.id: section for section in old}, {section.id: section for section in new}
    for id in [*is_now, *(id for id in was if id not in is_now)]:
        before, after = was.get(id), is_now.get(id)
        if before == after:
            continue
        one, other = shown(before), shown(after)
        same_heading = before is not None and after is not None and before.heading == after.heading
        if same_heading and before is not None and after is not None:
            one, other = before.text, after.text
        heading = (after or before or Section(heading="")).heading
        label = heading or "Avsnitt uten overskrift"
        yield PlaceDifference(Place("sections", id), label, one, other, tuple(word_changes(one, other)))
    if [id for id in was if id in is_now] != [id for id in is_now if id in was]:
        one, other = ("\n".join(section.heading for section in both) for both in (old, new))
        words = tuple(word_changes(one, other))
        yield PlaceDifference(Place("sections", ORDER), "Rekkefølgen på avsnittene", one, other, words)


def _with_section(ours: tuple[Section, ...], theirs: tuple[Section, ...], id: str) -> tuple[Section, ...]:
    wanted = next((section for section in theirs if section.id == id), None)
    if wanted is None:
        return tuple(section for section in ours if section.id != id)
    if any(section.id == id for section in ours):
        return tuple(wanted if section.id == id else section for section in ours)
    before = [section.id for section in theirs[: theirs.index(wanted)]]
    here = [section.id for section in ours]
    place = max((here.index(one) + 1 for one in before if one in here), default=0)
    return (*ours[:place], wanted, *ours[place:])


def _ordered_as(ours: tuple[Section, ...], theirs: tuple[Section, ...]) -> tuple[Section, ...]:
    """Our sections in the order of theirs; those that only we have follow the one they followed."""
    rank = {section.id: place for place, section in enumerate(theirs)}
    placed: list[tuple[float, int, Section]] = []
    last = -1.0
    for number, section in enumerate(ours):
        last = float(rank.get(section.id, last))
        placed.append((last, number, section))
    return tuple(section for _, _, section in sorted(placed, key=lambda one: one[:2]))
