"""What went and came in a returned draft, question by question, since the version that was sent out."""

from collections.abc import Iterator, Mapping, Sequence

from ...domain.case import Case, Section
from ...domain.choosing import Question
from ...domain.choosing_tied import Half, half_of
from ...domain.comparison import ORDER, differences
from ...domain.differences import Change, word_changes
from ...domain.points import Point, said, walk
from ...domain.points.differences import PointChangeKind


def halves(questions: Sequence[Question], base: Case, theirs: Case) -> Mapping[str, Half]:
    """By the question's id what went and came there in the file."""
    was = {point.id: point for point in walk(base.proposal.points)}
    return {one.id: half_of(list(_words(one, base, theirs, was))) for one in questions}


def halves_here(base: Case, now: Case) -> list[Half]:
    """What went and came in the register meanwhile, place by place and point by point."""
    found = []
    for one in differences(base, now):
        rows = [row.words for row in one.points if row.kind is not PointChangeKind.SAME]
        found += [half_of(words) for words in (rows or [one.words])]
    return found


def _words(question: Question, base: Case, theirs: Case, was: Mapping[str, Point]) -> Iterator[Change]:
    part, place, row = question.part, question.place, question.point
    if part is not None:
        for number in part.numbers:
            yield from word_changes(part.segments[number].base, part.segments[number].theirs)
    elif row is not None:
        if row.kind is PointChangeKind.MOVED:
            return
        id = (row.before or row.after or Point()).id
        old = "" if id not in was else said(was[id])
        yield from word_changes(old, "" if row.after is None else said(row.after))
    elif place is not None and place.field == "sections" and place.part != ORDER:
        yield from word_changes(*(_section(case, place.part) for case in (base, theirs)))
    elif place is not None and place.part != ORDER:
        yield from question.words


def _section(case: Case, id: str) -> str:
    found: Section | None = next((section for section in case.sections if section.id == id), None)
    return "" if found is None else f"{found.heading}\n{found.text}"
