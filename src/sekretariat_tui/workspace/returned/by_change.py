"""The questions of a returned draft change by change: each tracked change with its author, and not a place as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import msgspec

from ...domain.case import Case, Section
from ...domain.choosing import Choice, Question
from ...domain.choosing_tied import tied
from ...domain.choosing_words import Part, meets, shown_part
from ...domain.comparison import ORDER
from ...domain.differences import word_changes
from ...domain.list_counting import COUNTS_ON, counted, uncounted
from ...domain.points import Point, said, walk
from ...domain.points.differences import PointChange, PointChangeKind
from ...domain.section_text import blocks
from ...domain.text_changes import applied, text_changes, together
from ...domain.three_way import segments
from ...reading.returned import Assembled, Edit, Piece, TrackedChange, tracked_changes
from .halves import halves, halves_here
from .written_by import partly_untracked, pieces_of_new, written_by


class ChangeQuestions(msgspec.Struct, frozen=True):
    """The questions in order, and by their ids who made the change; empty for what was not tracked.

    ``partly`` are the ids of those that are new as a whole and of which some was tracked and some not.
    """

    questions: tuple[Question, ...]
    edits: Mapping[str, tuple[Edit, ...]]
    partly: frozenset[str] = frozenset()


def by_change(asked: Sequence[Question], base: Case, now: Case, theirs: Case, assembled: Assembled) -> ChangeQuestions:
    """The questions about what the file changed, those about a text cut into its changes.

    ``base``, ``now`` and ``theirs`` are as ``domain.choosing.questions`` had them. A place that is new, gone or moved is
    one question still, and what was moved, joined or split is one choice (``domain.choosing_tied``).
    """
    found: list[Question] = []
    edits: dict[str, tuple[Edit, ...]] = {}
    for question in asked:
        if question.proposed is Choice.OURS:  # only we have changed it since: the file has nothing to say of it
            continue
        parts = list(_parts(question, base, now, theirs, assembled))
        for one, by in parts or [(question, edits_of(question, assembled))]:
            if one is not None:
                found.append(one)
                edits[one.id] = by
    before = "\n".join([*(one.text for one in base.sections), *(said(one) for one in walk(base.proposal.points))])
    new = {one.id: pieces_of_new(one, assembled) for one in found}
    found = [msgspec.structs.replace(one, note=written_by(new[one.id], before)) for one in found]
    found = tied(found, halves(found, base, theirs), halves_here(base, now))
    partly = frozenset(one.id for one in found if edits[one.id] and partly_untracked(new[one.id], before))
    return ChangeQuestions(tuple(found), edits, partly)


def edits_of(question: Question, assembled: Assembled) -> tuple[Edit, ...]:
    """Who changed something in the place of a question, or in its point."""
    if question.place is None:
        return ()
    if question.point is not None:
        point = question.point.before or question.point.after
        return assembled.point_edits(point.id) if point is not None else ()
    return assembled.edits(question.place)


_Found = tuple[Question | None, tuple[Edit, ...]]


def _parts(question: Question, base: Case, now: Case, theirs: Case, assembled: Assembled) -> Iterator[_Found]:
    """The changes of the place; nothing where it is a question as a whole, and None where none is left to ask about."""
    place = question.place
    if place is None:
        return
    if question.point is not None:
        yield from _of_point(question, question.point, base, assembled)
    elif place.field == "title":
        texts = _Texts(base.title, now.title, theirs.title)
        yield from _of_text(question, texts, "title", assembled.pieces.get(place, ()))
    elif place.field == "sections" and place.part != ORDER:
        was, mine, other = (_section(case, place.part) for case in (base, now, theirs))
        if was is not None and mine is not None and other is not None:
            yield from _of_section(question, (was, mine, other), assembled)
            yield None, ()


def _of_section(
    question: Question, versions: tuple[Section, Section, Section], assembled: Assembled
) -> Iterator[_Found]:
    was, mine, other = versions
    assert question.place is not None
    headings = _Texts(was.heading, mine.heading, other.heading)
    of_heading = msgspec.structs.replace(question, id=f"{question.id}/heading", label=f"{question.label}: overskriften")
    yield from _of_text(of_heading, headings, "heading", assembled.headings.get(was.id, ()))
    if other.level not in (was.level, mine.level):
        yield _level(question, mine.level, other.level), ()
    texts = _Texts(was.text, mine.text, other.text)
    yield from _of_text(question, texts, "text", assembled.pieces.get(question.place, ()), lines=True)


def _level(question: Question, mine: int, other: int) -> Question:
    ours, theirs = (f"Overskrift på nivå {level}" for level in (mine, other))
    return msgspec.structs.replace(
        question,
        id=f"{question.id}/level",
        label=f"{question.label}: nivået",
        ours=ours,
        theirs=theirs,
        words=tuple(word_changes(ours, theirs)),
        part=Part("", (), (), along=(("level", other),)),
        both=False,
        proposed=Choice.THEIRS,
    )


def _of_point(question: Question, row: PointChange, base: Case, assembled: Assembled) -> Iterator[_Found]:
    mine, other = row.before, row.after
    if row.kind is not PointChangeKind.CHANGED or mine is None or other is None or mine.id != other.id:
        return
    was = next((point for point in walk(base.proposal.points) if point.id == mine.id), None)
    if was is None:
        return
    pieces = assembled.points.get(mine.id, ())
    along = (("style", other.style),) if was.style is mine.style is not other.style else ()
    for field in ("text", "condition"):
        texts = _Texts(*(getattr(point, field) for point in (was, mine, other)))
        label = f"{question.label}: forutsetningen" if field == "condition" else question.label
        of_field = msgspec.structs.replace(question, label=label)
        yield from _of_text(of_field, texts, field, pieces, point=mine.id, along=along)
    if row.moved:
        yield _moved(question, row, mine, other), tuple(p.edit for p in pieces if p.edit is not None and not p.text)
    yield None, ()


def _moved(question: Question, row: PointChange, mine: Point, other: Point) -> Question:
    """That the point was moved, apart from its words."""
    after = msgspec.structs.replace(other, text=mine.text, condition=mine.condition)
    moved = msgspec.structs.replace(row, kind=PointChangeKind.MOVED, words=(), before=mine, after=after)
    return msgspec.structs.replace(
        question,
        id=f"{question.id}/moved",
        theirs=question.ours,
        words=tuple(word_changes(question.ours, question.ours)),
        point=moved,
        both=False,
    )


class _Texts(msgspec.Struct, frozen=True):
    base: str
    now: str
    theirs: str


def _of_text(
    question: Question,
    texts: _Texts,
    field: str,
    pieces: Sequence[Piece],
    *,
    lines: bool = False,
    point: str = "",
    along: tuple[tuple[str, Any], ...] = (),
) -> Iterator[_Found]:
    """A question for each change of one text. ``lines`` tells that it is a section's, with paragraphs and lists."""
    lines = lines and COUNTS_ON not in texts.base + texts.now + texts.theirs
    if lines:
        texts = _Texts(*(uncounted(text) for text in (texts.base, texts.now, texts.theirs)))
    tracked = tracked_changes(texts.base, texts.theirs, pieces)
    if lines:
        tracked = [one for one in tracked if not _only_typed_otherwise(texts.base, one)]
    theirs = [one.change for one in tracked]
    cut = tuple(segments(texts.base, text_changes(texts.base, texts.now), theirs))
    of_change = {change: number for number, one in enumerate(cut) for change in one.changes}
    for numbers in _joined([{of_change[n] for n in group} for group in together(texts.base, theirs)]):
        asked = tuple(number for number in sorted(numbers) if not cut[number].settled)
        if not asked:
            continue
        part = Part(field, cut, asked, point, along, lines)
        by = [tracked[change].edits for number in asked for change in cut[number].changes]
        yield _question(question, part), tuple(dict.fromkeys(edit for edits in by for edit in edits))


def _question(question: Question, part: Part) -> Question:
    seen, both = shown_part(part), meets(part)
    return msgspec.structs.replace(
        question,
        id=f"{question.id}/{part.field}/{'+'.join(_name(part, number) for number in part.numbers)}",
        ours=seen.ours,
        theirs=seen.theirs,
        words=seen.words,
        part=part,
        both=both,
        together=seen.both if both else "",
        proposed=None if both else Choice.THEIRS,
    )


def _name(part: Part, number: int) -> str:
    """Where in the common text a segment begins, which stays so when the case is changed meanwhile; then its turn there."""
    starts = list(accumulate((len(one.base) for one in part.segments[:number]), initial=0))
    turn = starts.count(starts[-1]) - 1
    return f"{starts[-1]}.{turn}" if turn else str(starts[-1])


def _joined(groups: Sequence[set[int]]) -> list[set[int]]:
    """Groups that have a segment in common as one."""
    found: list[set[int]] = []
    for group in groups:
        met = [one for one in found if one & group]
        found = [one for one in found if one not in met]
        found.append(group.union(*met))
    return sorted(found, key=min)


def _only_typed_otherwise(base: str, one: TrackedChange) -> bool:
    """Whether the paper shows the same with the change as without it: an empty line more, another sign for a bullet."""
    change = one.change
    if any(sign.isalnum() for sign in base[change.start : change.end] + change.text):
        return False
    return blocks(counted(base)) == blocks(counted(applied(base, [change])))


def _section(case: Case, id: str) -> Section | None:
    return next((section for section in case.sections if section.id == id), None)
