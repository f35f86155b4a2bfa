"""What is new in a file and has come in here before, known as the same."""

from collections.abc import Sequence

import msgspec

from ...domain.case import Case, Section
from ...domain.points import Point, said, walk


def known_again(theirs: Case, base: Case, now: Case) -> Case:
    """``theirs`` where what is new in the file, and has come in here before, is known as the same.

    A section or a point that was written in Word has no identity there: taken in again it would stand here twice.
    """
    return msgspec.structs.replace(
        theirs,
        sections=_sections_known_again(theirs, base, now),
        proposal=msgspec.structs.replace(theirs.proposal, points=_points_known_again(theirs, base, now)),
    )


def _sections_known_again(theirs: Case, base: Case, now: Case) -> tuple[Section, ...]:
    old = {section.id for section in base.sections}
    there = {section.id for section in theirs.sections}
    free = [section for section in now.sections if section.id not in old | there]
    found = []
    for section in theirs.sections:
        same = None
        if section.id not in old:
            words = section.heading.split(), section.text.split()
            same = next((one for one in free if (one.heading.split(), one.text.split()) == words), None)
        if same is not None:
            free.remove(same)
            section = same
        found.append(section)
    return tuple(found)


def _points_known_again(theirs: Case, base: Case, now: Case) -> tuple[Point, ...]:
    old = {point.id for point in walk(base.proposal.points)}
    there = {point.id for point in walk(theirs.proposal.points)}
    free = [point for point in walk(now.proposal.points) if point.id not in old | there]

    def known(points: Sequence[Point]) -> tuple[Point, ...]:
        found = []
        for point in points:
            same = None
            if point.id not in old:
                same = next((one for one in free if said(one).split() == said(point).split()), None)
            if same is not None:
                free.remove(same)
            id = same.id if same is not None else point.id
            found.append(msgspec.structs.replace(point, id=id, points=known(point.points)))
        return tuple(found)

    return known(theirs.proposal.points)
