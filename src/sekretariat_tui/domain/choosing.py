"""Choosing between two versions of one record: a question for each place where they differ, and what an answer makes.

Two windows on one case, a text that could not be saved and a conflict copy all ask this way. The version that is
called «ours» is the one to begin from; an answer takes a place of «theirs» into it, or keeps both.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar, cast

import msgspec

from .case import Case, Section
from .choosing_words import Part, both_of, theirs_of, with_parts
from .comparison import ORDER, Place, PlaceDifference, Word, differences, with_place, with_points
from .differences import Change, word_changes
from .points import Point
from .points.differences import PointChange, PointChangeKind, point_changes
from .points.point import said
from .points.taking import with_change
from .record import Record, new_id
from .three_way import joined
from .words import word as plain_word

T = TypeVar("T", bound=Record)


class Choice(StrEnum):
    """Which version of a place is to stand."""

    OURS = "here"
    THEIRS = "there"
    BOTH = "both"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One place where two versions differ; in a proposal or a decision one point.

    ``both`` tells whether keeping both makes sense: two texts can follow each other, two dates cannot. ``together`` is
    the text that makes: where the common version is known, each word as the one who changed it has it. A section then
    gets ``heading``.
    ``absent`` is the version that has no such section at all; an empty one is there.
    ``part`` tells that it is about one change inside a text, and not about the whole place.
    ``proposed`` is what only one has changed since the version both were made from, or both where they changed
    different words; None where they changed the same, or it is not known.
    ``tied`` are the ids of the questions that are one choice with this one (``choosing_tied``), and ``note`` what a person
    should know before answering, a sentence in bokmål.
    """

    id: str
    label: str
    ours: str
    theirs: str
    words: tuple[Change, ...] = ()
    place: Place | None = None
    point: PointChange | None = None
    part: Part | None = None
    both: bool = False
    together: str = ""
    heading: str = ""
    absent: Choice | None = None
    proposed: Choice | None = None
    tied: tuple[str, ...] = ()
    note: str = ""


def text_question(label: str, ours: str, theirs: str, *, both: bool = True) -> Question:
    """The question for one text alone."""
    return Question(
        id="",
        label=label,
        ours=ours,
        theirs=theirs,
        words=tuple(word_changes(ours, theirs)),
        both=both,
        together=both_texts(ours, theirs) if both else "",
    )


def point_questions(
    ours: Sequence[Point], theirs: Sequence[Point], base: Sequence[Point] | None = None, *, within: str = ""
) -> list[Question]:
    """A question for each point that differs. ``within`` names the text they stand in."""
    known = None if base is None else (point_changes(base, ours), point_changes(base, theirs))
    found = []
    for row in point_changes(ours, theirs):
        if row.kind is PointChangeKind.SAME:
            continue
        point = row.before or row.after
        assert point is not None
        name = row.place_before or f"nytt: {row.place_after}"
        found.append(
            Question(
                id=f"{within}/{point.id}",
                label=f"{within}: {name}" if within else name[:1].upper() + name[1:],
                ours="" if row.before is None else said(row.before),
                theirs="" if row.after is None else said(row.after),
                words=row.words,
                point=row,
                both=row.kind is PointChangeKind.CHANGED,
                proposed=None if known is None else _proposed_point(row, *known),
            )
        )
    return found


def with_points_chosen(
    ours: Sequence[Point], theirs: Sequence[Point], questions: Sequence[Question], answers: Mapping[str, Choice]
) -> tuple[Point, ...]:
    """The points of ours, with each point that was answered so as it is in theirs, or theirs after it."""
    found = tuple(ours)
    for question in questions:
        answer, row = answers.get(question.id, Choice.OURS), question.point
        if row is None or answer is Choice.OURS:
            continue
        if answer is Choice.BOTH and row.before is not None and row.after is not None:
            found = _after(found, row.before.id, msgspec.structs.replace(row.after, id=new_id(), points=()))
        elif answer is Choice.THEIRS or row.before is None:
            found = with_change(found, theirs, row)
    return found


def questions(ours: T | None, theirs: T | None, base: T | None = None, word: Word = plain_word) -> list[Question]:
    """Every place where the two differ. ``base`` is the version both were made from, where it is known."""
    found: list[Question] = []
    for one in differences(ours, theirs, word):
        if one.points:
            mine, other = (_at(version, one.place) for version in (ours, theirs))
            common = None if base is None else _at(base, one.place)
            rows = point_questions(mine or (), other or (), common, within=one.label)
            if rows:
                found += [msgspec.structs.replace(row, place=one.place) for row in rows]
                continue
        found.append(_question(one, ours, theirs, base))
    return found


def chosen(ours: T, theirs: T, asked: Sequence[Question], answers: Mapping[str, Choice]) -> T:
    """``ours`` with what was answered «theirs» or «both» taken in."""
    found = ours
    whole = [question for question in asked if question.part is None]
    for place in dict.fromkeys(question.place for question in whole if question.place is not None):
        here = [question for question in whole if question.place == place]
        if here[0].point is not None and isinstance(found, Case):
            points = with_points_chosen(_at(ours, place), _at(theirs, place), here, answers)
            found = cast(T, with_points(found, place, points))
            continue
        answer = answers.get(here[0].id, Choice.OURS)
        if answer is Choice.THEIRS:
            found = with_place(found, theirs, place)
        elif answer is Choice.BOTH:
            found = _with_text(found, place, here[0].together, here[0].heading)
    return cast(T, _with_parts(found, asked, answers)) if isinstance(found, Case) else found


def _with_parts(case: Case, asked: Sequence[Question], answers: Mapping[str, Choice]) -> Case:
    takes = {Choice.THEIRS: theirs_of, Choice.BOTH: both_of}
    for place in dict.fromkeys(one.place for one in asked if one.part is not None and one.place is not None):
        parts = [
            (one.part, takes[answer])
            for one in asked
            if one.place == place and one.part is not None and (answer := answers.get(one.id)) in takes
        ]
        case = with_parts(case, place, parts)
    return case


def both_texts(ours: str, theirs: str, between: str = "\n\n") -> str:
    """One text after the other; one that is empty, or stands in the other, leaves no gap."""
    if not ours.strip() or ours in theirs:
        return theirs
    return ours if not theirs.strip() or theirs in ours else f"{ours}{between}{theirs}"


def _question(one: PlaceDifference, ours: Record | None, theirs: Record | None, base: Record | None) -> Question:
    proposed, together, heading = None, "", ""
    both = ours is not None and theirs is not None and _can_be_both(ours, theirs, one.place)
    mine, other, common = (_at(version, one.place) for version in (ours, theirs, base))
    if both:
        together = both_texts(_text(mine), _text(other), "\n\n" if "\n" in one.before + one.after else " / ")
        if isinstance(mine, Section):
            together, heading = both_texts(mine.text, other.text), _one_heading(mine, other, common)
    if base is not None and ours is not None and theirs is not None:
        proposed = Choice.THEIRS if mine == common else Choice.OURS if other == common else None
        if both and proposed is None and common is not None:
            put_together = joined(_text(common), _text(mine), _text(other))
            together = put_together.with_both()
            one_heading = not heading or heading in (mine.heading, other.heading)
            proposed = Choice.BOTH if one_heading and not put_together.meetings else None
    return Question(
        id="/".join(one.place),
        label=one.label,
        ours=one.before,
        theirs=one.after,
        words=one.words,
        place=one.place,
        both=both,
        together=together,
        heading=heading,
        absent=_absent(mine, other) if one.place.field == "sections" else None,
        proposed=proposed,
    )


def _absent(mine: Any, other: Any) -> Choice | None:
    return Choice.OURS if mine is None else Choice.THEIRS if other is None else None


def _one_heading(mine: Section, other: Section, common: Section | None) -> str:
    """The heading of both together: the one that only one of them has changed, else one after the other."""
    if common is not None and common.heading in (mine.heading, other.heading):
        return other.heading if mine.heading == common.heading else mine.heading
    return both_texts(mine.heading, other.heading, " / ")


def _text(value: Any) -> str:
    return value.text if isinstance(value, Section) else str(value)


def _can_be_both(ours: Record, theirs: Record, place: Place) -> bool:
    if place.part == ORDER:
        return False
    mine, other = _at(ours, place), _at(theirs, place)
    if isinstance(mine, Section) and isinstance(other, Section):
        return (mine.heading, mine.text) != (other.heading, other.text)
    return type(mine) is str and type(other) is str and bool(mine) and bool(other)


def _with_text(record: T, place: Place, text: str, heading: str) -> T:
    """The record with this text at the place; for a section with the heading too."""
    if place.field == "sections" and isinstance(record, Case):
        sections = tuple(
            msgspec.structs.replace(section, heading=heading, text=text) if section.id == place.part else section
            for section in record.sections
        )
        return msgspec.structs.replace(record, sections=sections)
    if place.part:
        nested = msgspec.structs.replace(getattr(record, place.field), **{place.part: text})
        return msgspec.structs.replace(record, **{place.field: nested})
    return msgspec.structs.replace(record, **{place.field: text})


def _at(record: Record | None, place: Place) -> Any:
    """What a version has at a place; None for a section that is not there."""
    if record is None:
        return None
    value = getattr(record, place.field)
    if place.field == "sections" and isinstance(record, Case):
        if place.part == ORDER:
            return tuple(section.id for section in record.sections)
        return next((section for section in record.sections if section.id == place.part), None)
    return getattr(value, place.part) if place.part else value


def _proposed_point(row: PointChange, here: Sequence[PointChange], there: Sequence[PointChange]) -> Choice | None:
    """Who has changed the point since the common version, when only one has."""
    mine, other = _row_of(row.before, here), _row_of(row.after, there)
    if row.before is None:  # only theirs has it: new there, or taken away here
        return Choice.THEIRS if other is not None and other.before is None else _taken_away(other, Choice.OURS)
    if row.after is None:
        return Choice.OURS if mine is not None and mine.before is None else _taken_away(mine, Choice.THEIRS)
    same_here = mine is not None and mine.kind is PointChangeKind.SAME
    same_there = other is not None and other.kind is PointChangeKind.SAME
    return Choice.THEIRS if same_here else Choice.OURS if same_there else None


def _taken_away(left: PointChange | None, by: Choice) -> Choice | None:
    """The point is gone in one; that stands when the other left it as it was."""
    return by if left is not None and left.kind is PointChangeKind.SAME else None


def _row_of(point: Point | None, rows: Sequence[PointChange]) -> PointChange | None:
    if point is None:
        return None
    return next((row for row in rows if row.after is not None and row.after.id == point.id), None)


def _after(points: Sequence[Point], id: str, new: Point) -> tuple[Point, ...]:
    found: list[Point] = []
    for point in points:
        found.append(msgspec.structs.replace(point, points=_after(point.points, id, new)))
        if point.id == id:
            found.append(new)
    return tuple(found)
