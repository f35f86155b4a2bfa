"""The words around a match, with the match marked, and whether a phrase stands in a text."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..domain.letters import fold_with_offsets
from ..domain.place import Place
from .entry import Field
from .forms import forms
from .levels import Level
from .words import Word, words, words_among

AROUND = 90  # characters on each side of the match; what fits a line of the result list

Found = Mapping[str, Mapping[str, Level]]  # for each word asked for, the words it was found as


class Snippet(NamedTuple):
    """A piece of text, (start, end) of what is marked in it, and where it stands."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    place: Place | None = None


class _Mark(NamedTuple):
    asked: str
    level: Level
    start: int
    end: int


def snippet(fields: Sequence[Field], found: Found) -> Snippet | None:
    """The line that has most of the words asked for, best found, cut around them; None when no field has any."""
    likened = _likened(found)
    best: tuple[tuple[int, int, int], str, list[_Mark], Place | None] | None = None
    for field in fields:
        for line in field.text.split("\n"):
            marks = _marks(line, likened)
            if not marks:
                continue
            asked = {mark.asked for mark in marks}
            worst = sum(min(mark.level for mark in marks if mark.asked == one) for one in asked)
            worth = (len(asked), -worst, field.weight)
            if best is None or worth > best[0]:
                best = worth, line, marks, field.place
    return _cut(*best[1:]) if best else None


def marks_in(text: str, found: Found) -> list[tuple[int, int]]:
    """(start, end) of every word of the text that was found, in order: what is marked where the whole text is shown."""
    return [(mark.start, mark.end) for mark in _marks(text, _likened(found))]


def has_phrase(fields: Sequence[Field], phrase: Sequence[str], found: Found) -> bool:
    """Whether the words stand one after the other in one of the texts, as they are or inflected."""
    return any(_stands(list(words(field.text)), phrase, found) for field in fields)


def _stands(text: Sequence[Word], phrase: Sequence[str], found: Found) -> bool:
    for at in range(len(text) - len(phrase) + 1):
        if all(
            found.get(asked, {}).get(text[at + step].form, Level.PART) <= Level.INFLECTED
            for step, asked in enumerate(phrase)
        ):
            return True
    return False


def _likened(found: Found) -> dict[str, tuple[Level, str]]:
    """For each word of the register that was found, what was asked for and how well it fits: the best, where several."""
    likened: dict[str, tuple[Level, str]] = {}
    for asked, like in found.items():
        for form, level in like.items():
            there = likened.get(form)
            if there is None or (level, asked) < there:
                likened[form] = level, asked
    return likened


def _marks(line: str, likened: Mapping[str, tuple[Level, str]]) -> list[_Mark]:
    marks = []
    for word in words_among(line, likened):
        level, asked = likened[word.form]
        marks.append(_Mark(asked, level, *_within(word, asked, level, line)))
    return marks


def _within(word: Word, asked: str, level: Level, line: str) -> tuple[int, int]:
    """Where the mark begins and ends: the whole word, or the part of a compound that was asked for."""
    if level is Level.PART:
        folded, offsets = fold_with_offsets(line[word.start : word.end])
        wanted = forms(asked)
        for part in (wanted.folded, wanted.stem):
            at = folded.find(part)
            if at >= 0:
                return word.start + offsets[at], word.start + offsets[at + len(part)]
    return word.start, word.end


def _cut(line: str, marks: list[_Mark], place: Place | None) -> Snippet:
    """The part of the line around its best mark, with dots where it was cut, and the marks moved along."""
    best = min(marks, key=lambda mark: (mark.level, mark.start))
    start = max(0, best.start - AROUND)
    end = min(len(line), best.end + AROUND)
    before, after = ("… " if start else ""), (" …" if end < len(line) else "")
    shift = len(before) - start
    inside = tuple((mark.start + shift, mark.end + shift) for mark in marks if start <= mark.start and mark.end <= end)
    return Snippet(before + line[start:end] + after, inside, place)
