"""The changes of one text of a returned draft, each with the one who made it.

The file tells what was put in and taken out (``Piece``), in its own words: without the marks of lists and with other
line breaks than the register's text. So the tracked words are first found again in the two texts of the register. What
is left, and differs, was changed without being tracked, and is nobody's.
"""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from ...domain.differences import is_island, words_of
from ...domain.text_changes import TextChange, applied, placed, text_changes
from .draft import Edit, Piece
from .tracked_words import Word, marked_words

_NOBODY: tuple[Edit, ...] = ()
_MARK_LETTERS = 6  # of an item's number before and after


class TrackedChange(NamedTuple):
    """A change of a text and who made it, which is nobody where it was not tracked."""

    change: TextChange
    edits: tuple[Edit, ...] = _NOBODY


class _Step(NamedTuple):
    """One word taken out (``size`` letters of the text) or put in, or a run of them."""

    start: int
    end: int
    text: str
    edits: tuple[Edit, ...] | None  # None where it goes with what stands beside it


def tracked_changes(before: str, after: str, pieces: Sequence[Piece]) -> list[TrackedChange]:
    """The changes that make ``before`` into ``after``, in order, those of each person for themselves.

    What a person took out and put in at one place is one change. ``pieces`` may hold more than the text.
    """
    if not any(piece.edit is not None for piece in pieces):
        return [TrackedChange(change) for change in text_changes(before, after)]
    found: list[_Step] = []
    old, new = marked_words(before, after, pieces)
    for gap in _gaps(old, new):
        found += _runs(gap)
    found = [step for step in (_trimmed(step, before) for step in found) if step.start < step.end or step.text]
    found = _coarse(found, before)
    changes = placed(before, [TextChange(step.start, step.end, step.text) for step in found])
    if applied(before, changes) != after:  # never a change that is not so
        return [TrackedChange(change) for change in text_changes(before, after)]
    ahead = 0  # how much longer the text has become before the change
    told = []
    for change, step in zip(changes, found, strict=True):
        edits = step.edits or _moved_by(
            before[change.start : change.end] + change.text, change.start + ahead, new, pieces
        )
        told.append(TrackedChange(change, edits))
        ahead += len(change.text) - (change.end - change.start)
    return told


def _moved_by(marks: str, at: int, new: Sequence[Word], pieces: Sequence[Piece]) -> tuple[Edit, ...]:
    """Who moved an item in its list or made it one, where that is all that was changed: its mark and the space before."""
    if sum(sign.isalnum() for sign in marks) > _MARK_LETTERS:
        return _NOBODY
    first = next(
        (word for word in new if word.start >= at and word.order is not None and not word.text.isspace()), None
    )
    order = len(pieces) if first is None or first.order is None else first.order
    line = takewhile(lambda piece: piece.text != "\n", pieces[order:])
    return tuple(dict.fromkeys(piece.edit for piece in line if piece.edit is not None and not piece.text))


def _gaps(old: Sequence[Word], new: Sequence[Word]) -> list[list[_Step]]:
    """What was taken out and put in between the words that stayed, in the order the file has it."""
    gaps: list[list[_Step]] = []
    o = n = 0
    at = 0
    while o < len(old) or n < len(new):
        gone, come = [], []
        while o < len(old) and old[o].partner is None:
            gone.append(old[o])
            o += 1
        while n < len(new) and new[n].partner is None:
            come.append(new[n])
            n += 1
        if gone or come:
            gaps.append(_in_order(gone, come, gone[0].start if gone else at))
        if o < len(old):
            at = old[o].start + len(old[o].text)
        o += 1
        n += 1
    return gaps


def _in_order(gone: Sequence[Word], come: Sequence[Word], at: int) -> list[_Step]:
    steps: list[_Step] = []
    left, new = _with_order(gone), _with_order(come)
    while left or new:
        if left and (not new or left[0][0] <= new[0][0]):
            word = left.pop(0)[1]
            at = word.start + len(word.text)
            steps.append(_Step(word.start, at, "", word.edits))
        else:
            word = new.pop(0)[1]
            steps.append(_Step(at, at, word.text, word.edits))
    return steps


def _with_order(words: Sequence[Word]) -> list[tuple[int, Word]]:
    """Each word with its place in the file; one that is not in the file goes with the next that is."""
    found: list[tuple[int, Word]] = []
    order = next((word.order for word in reversed(words) if word.order is not None), -1)
    for word in reversed(words):
        order = order if word.order is None else word.order
        found.append((order, word))
    return found[::-1]


def _runs(steps: Sequence[_Step]) -> list[_Step]:
    """Neighbours of one person as one change. What is nobody's in itself, a space or a list's mark, goes with the next."""
    edits = _inherited([step.edits for step in steps])
    found: list[_Step] = []
    for step, by in zip(steps, edits, strict=True):
        last = found[-1] if found else None
        if last is not None and _same_person(last.edits, by):
            found[-1] = _Step(last.start, step.end, last.text + step.text, _both(last.edits, by))
        else:
            found.append(step._replace(edits=by))
    return _with_signs(found)


def _with_signs(steps: Sequence[_Step]) -> list[_Step]:
    """A sign of nobody's between two changes of one person, such as what parts the cells of a new table, is that one's."""
    found: list[_Step] = []
    for step in steps:
        if len(found) > 1 and _same_person(found[-2].edits, step.edits) and _is_nobodys_sign(found[-1]):
            sign, last = found.pop(), found.pop()
            step = _Step(last.start, step.end, last.text + sign.text + step.text, _both(last.edits, step.edits))
        found.append(step)
    return found


def _is_nobodys_sign(step: _Step) -> bool:
    return not step.edits and step.start == step.end and not any(sign.isalnum() for sign in step.text)


def _inherited(edits: Sequence[tuple[Edit, ...] | None]) -> list[tuple[Edit, ...]]:
    found = list(edits)
    for places in (range(len(found) - 2, -1, -1), range(1, len(found))):
        for at in places:
            beside = at + 1 if places.step < 0 else at - 1
            found[at] = found[beside] if found[at] is None else found[at]
    return [_NOBODY if one is None else one for one in found]


def _trimmed(step: _Step, before: str) -> _Step:
    """Without the words at its ends that are the same before and after."""
    gone, come = words_of(before[step.start : step.end]), words_of(step.text)
    start = 0
    while start < min(len(gone), len(come)) and gone[start] == come[start]:
        start += 1
    end = 0
    while end < min(len(gone), len(come)) - start and gone[-1 - end] == come[-1 - end]:
        end += 1
    return _Step(
        step.start + len("".join(gone[:start])),
        step.end - len("".join(gone[len(gone) - end :])),
        "".join(come[start : len(come) - end]),
        step.edits,
    )


def _coarse(steps: Sequence[_Step], before: str) -> list[_Step]:
    """Changes of one person with less than a word between them as one."""
    found: list[_Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last is not None and _same_person(last.edits, step.edits):
            between = before[last.end : step.start]
            sizes = (0, 0) if step.edits else (_size(last), _size(step))
            if is_island(between, *sizes):
                text = last.text + between + step.text
                found[-1] = _Step(last.start, step.end, text, _both(last.edits, step.edits))
                continue
        found.append(step)
    return found


def _size(step: _Step) -> int:
    return max(step.end - step.start, len(step.text))


def _same_person(one: tuple[Edit, ...] | None, other: tuple[Edit, ...] | None) -> bool:
    """Whether they are the same people's, of the same day."""
    return _people(one) == _people(other)


def _people(edits: tuple[Edit, ...] | None) -> set[tuple[str, date | None]]:
    return {(edit.author, edit.at.date() if edit.at else None) for edit in edits or ()}


def _both(one: tuple[Edit, ...] | None, other: tuple[Edit, ...] | None) -> tuple[Edit, ...]:
    """The names of both; of one person's edits of a day the first."""
    kept = {
        (edit.author, edit.at.date() if edit.at else None): edit for edit in reversed((*(one or ()), *(other or ())))
    }
    return tuple(dict.fromkeys(kept[key] for key in reversed(kept)))
