"""A case that two have changed from the same version: each place where the other changed it, and taking it in.

A draft that comes back from Word is joined so with what has been written here meanwhile. A place that only the other
changed is theirs to give; a text where both changed different paragraphs is joined; where both changed the same, the
two meet, and a person chooses (domain rule 9: what is doubtful is shown, not repaired).
"""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from .case import Case, Section
from .comparison import ORDER, Place, PlaceDifference, differences, with_place, with_points
from .differences import Change, word_changes
from .points import Point
from .points.joining import PointJoin, joins, with_joins
from .three_way import Joined, joined


class Pick(StrEnum):
    """Which text is to stand where the two meet."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class PlaceJoin(msgspec.Struct, frozen=True):
    """One place that they changed and that is not so here already.

    ``base``, ``ours`` and ``theirs`` are the three texts; ``words`` is how ours changes when theirs is taken, and
    ``their_words`` how they changed the base. ``meets`` says that we have changed the same. ``points`` is the rows of
    a list of points.
    """

    place: Place
    label: str
    base: str
    ours: str
    theirs: str
    words: tuple[Change, ...]
    their_words: tuple[Change, ...]
    meets: bool = False
    points: tuple[PointJoin, ...] = ()


def case_joins(base: Case, ours: Case, theirs: Case) -> list[PlaceJoin]:
    """Every place that ``theirs`` changed from ``base`` and that ``ours`` does not have, in the order of the case."""
    found = []
    for difference in differences(base, theirs):
        join = _join(base, ours, theirs, difference)
        if join is not None:
            found.append(join)
    return found


def with_join(
    base: Case, ours: Case, theirs: Case, place: Place, pick: Pick, points: Sequence[str] | None = None
) -> Case:
    """``ours`` with their change at this place, joined with what we have changed there.

    ``points`` are the ids of the points whose changes are taken (``PointJoin.id``); all of them when left out.
    """
    if pick is Pick.OURS:
        return ours
    if place.part == "points":
        rows = joins(_points(base, place), _points(ours, place), _points(theirs, place))
        chosen = [row for row in rows if points is None or row.id in points]
        new = with_joins(_points(ours, place), _points(theirs, place), chosen, both=pick is Pick.BOTH)
        return with_points(ours, place, new)
    if place.field == "sections" and place.part != ORDER:
        return _with_section(base, ours, theirs, place, pick)
    if place.field == "title" and pick is Pick.BOTH:
        return ours  # a case has one title; theirs stays in the file that came back
    return with_place(ours, theirs, place)


def _join(base: Case, ours: Case, theirs: Case, difference: PlaceDifference) -> PlaceJoin | None:
    place = difference.place
    here = next((one for one in differences(base, ours) if one.place == place), None)
    taken = with_join(base, ours, theirs, place, Pick.THEIRS)
    left = next((one for one in differences(ours, taken) if one.place == place), None)
    if left is None:
        return None
    rows: tuple[PointJoin, ...] = ()
    if place.part == "points":
        rows = tuple(joins(_points(base, place), _points(ours, place), _points(theirs, place)))
        meets = any(row.meets for row in rows)
    elif place.field == "sections" and place.part != ORDER:
        text = _section_texts(base, ours, theirs, place)
        meets = here is not None and (text is None or bool(text.meetings) or _headings_meet(base, ours, theirs, place))
    else:
        meets = here is not None
    return PlaceJoin(
        place=place,
        label=difference.label,
        base=difference.before,
        ours=here.after if here is not None else difference.before,
        theirs=difference.after,
        words=tuple(word_changes(left.before, left.after)),
        their_words=difference.words,
        meets=meets,
        points=rows,
    )


def _with_section(base: Case, ours: Case, theirs: Case, place: Place, pick: Pick) -> Case:
    mine, new = _section(ours, place.part), _section(theirs, place.part)
    text = _section_texts(base, ours, theirs, place)
    if mine is None or new is None or text is None:
        if mine is not None and new is None and pick is Pick.BOTH:
            return ours  # they took out what we have written in: it stays
        return with_place(ours, theirs, place)
    whole = text.with_both() if pick is Pick.BOTH else text.text(prefer_theirs=True)
    section = msgspec.structs.replace(mine, heading=_heading(base, mine, new, pick), text=whole, level=new.level)
    return msgspec.structs.replace(
        ours, sections=tuple(section if one.id == place.part else one for one in ours.sections)
    )


def _heading(base: Case, mine: Section, new: Section, pick: Pick) -> str:
    """A section has one heading: theirs where they changed it, unless we did too and both are to be kept."""
    was = _section(base, mine.id)
    before = was.heading if was is not None else ""
    if new.heading == before or (pick is Pick.BOTH and mine.heading != before):
        return mine.heading
    return new.heading


def _section_texts(base: Case, ours: Case, theirs: Case, place: Place) -> Joined | None:
    """The three texts of a section joined; None where one of the three does not have it."""
    three = [_section(case, place.part) for case in (base, ours, theirs)]
    if any(section is None for section in three):
        return None
    was, mine, new = (section.text for section in three if section is not None)
    return joined(was, mine, new)


def _section(case: Case, id: str) -> Section | None:
    return next((section for section in case.sections if section.id == id), None)


def _headings_meet(base: Case, ours: Case, theirs: Case, place: Place) -> bool:
    was, mine, new = (_section(case, place.part) for case in (base, ours, theirs))
    if was is None or mine is None or new is None:
        return False
    return was.heading not in (mine.heading, new.heading) and mine.heading != new.heading


def _points(case: Case, place: Place) -> tuple[Point, ...]:
    points: tuple[Point, ...] = getattr(getattr(case, place.field), place.part)
    return points
