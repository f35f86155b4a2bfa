"""Choosing change by change inside one text: a question for each change, and the text that the answers make.

A text is the title, the heading or the words of a section, or the words or the condition of a point. The questions about
one text stand on the same segments (``three_way``), so that each can be answered without the others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import Any, TypeVar

import msgspec

from .case import Case
from .differences import Change, ChangeKind
from .list_counting import COUNTS_ON, counted, numbers_in
from .place import Place
from .points import Point
from .three_way import Segment, both_words

T = TypeVar("T", bound=msgspec.Struct)


class Part(msgspec.Struct, frozen=True):
    """What of which text a question is about: the field, of the point with the id ``point`` where it is a point's.

    ``numbers`` are the segments in question; ``along`` are other fields that come with the change, such as how a point
    is numbered. Without a ``field`` those are all there is to it. With ``lists`` the text is one whose numbers are set
    aside (``list_counting``).
    """

    field: str
    segments: tuple[Segment, ...]
    numbers: tuple[int, ...]
    point: str = ""
    along: tuple[tuple[str, Any], ...] = ()
    lists: bool = False


class Shown(msgspec.Struct, frozen=True):
    """A change in the paragraph it stands in: the paragraph as it is here, with the change, with both, and by word."""

    ours: str
    theirs: str
    both: str
    words: tuple[Change, ...]


def meets(part: Part) -> bool:
    """Whether both have changed any of it."""
    return any(part.segments[number].meets for number in part.numbers)


def text_with(segments: Sequence[Segment], taken: Mapping[int, Callable[[Segment], str]]) -> str:
    """The text with what was taken for some of the segments; the others are as they are here."""
    return "".join(taken[n](one) if n in taken else one.ours for n, one in enumerate(segments))


def theirs_of(segment: Segment) -> str:
    """What they have there."""
    return segment.theirs


def both_of(segment: Segment) -> str:
    """Both, where both have changed it; else theirs."""
    return both_words(*segment[:3]) if segment.meets else segment.theirs


def shown_part(part: Part) -> Shown:
    """The change as it is shown: the lines it stands in, with everything else as it is here."""
    first, last = min(part.numbers), max(part.numbers)
    ours, theirs, both = (
        _with_numbers(part, [take(one) if n in part.numbers else one.ours for n, one in enumerate(part.segments)])
        for take in (lambda one: one.ours, theirs_of, both_of)
    )
    start, end = "".join(ours[:first]).rpartition("\n")[2], "".join(ours[last + 1 :]).partition("\n")[0]
    words = [Change(ChangeKind.SAME, start)]
    for number in range(first, last + 1):
        if number in part.numbers:
            words += [Change(ChangeKind.REMOVED, ours[number]), Change(ChangeKind.ADDED, theirs[number])]
        else:
            words.append(Change(ChangeKind.SAME, ours[number]))
    words.append(Change(ChangeKind.SAME, end))
    kept = _without_neighbours(_run_together(words))
    return Shown(
        ours="".join(word.text for word in kept if word.kind is not ChangeKind.ADDED),
        theirs="".join(word.text for word in kept if word.kind is not ChangeKind.REMOVED),
        both="".join([start, *both[first : last + 1], end]),
        words=tuple(kept),
    )


def _with_numbers(part: Part, texts: list[str]) -> list[str]:
    """The pieces of a text with the numbers of its lists."""
    if not part.lists or not any(COUNTS_ON in text for text in texts):
        return texts
    numbers = iter(numbers_in("".join(texts)))
    return [_numbered(text, numbers) if COUNTS_ON in text else text for text in texts]


def _numbered(text: str, numbers: Iterator[str]) -> str:
    first, *others = text.split(COUNTS_ON)
    return first + "".join(f"{next(numbers)}{other}" for other in others)


def with_fields(value: T, parts: Sequence[tuple[Part, Callable[[Segment], str]]]) -> T:
    """The section, the point or the case itself with what was taken of its texts; ``parts`` are all of this one."""
    new: dict[str, Any] = {}
    for field in dict.fromkeys(part.field for part, _ in parts):
        here = [(part, take) for part, take in parts if part.field == field]
        taken = {number: take for part, take in here for number in part.numbers}
        if field:
            text = text_with(here[0][0].segments, taken)
            new[field] = counted(text) if here[0][0].lists else text
        new |= {name: along for part, _ in here for name, along in part.along}
    return msgspec.structs.replace(value, **new)


def with_parts(case: Case, place: Place, parts: Sequence[tuple[Part, Callable[[Segment], str]]]) -> Case:
    """The case with what was taken of the texts at the place."""
    if not parts:
        return case
    if place.field == "sections":
        sections = tuple(with_fields(one, parts) if one.id == place.part else one for one in case.sections)
        return msgspec.structs.replace(case, sections=sections)
    if place.part == "points":
        nested = getattr(case, place.field)
        points = _with_points(nested.points, parts)
        return msgspec.structs.replace(case, **{place.field: msgspec.structs.replace(nested, points=points)})
    return with_fields(case, parts)


def _with_points(points: Sequence[Point], parts: Sequence[tuple[Part, Callable[[Segment], str]]]) -> tuple[Point, ...]:
    found = []
    for point in points:
        here = [(part, take) for part, take in parts if part.point == point.id]
        new = with_fields(point, here) if here else point
        found.append(msgspec.structs.replace(new, points=_with_points(point.points, parts)))
    return tuple(found)


def _run_together(words: Sequence[Change]) -> list[Change]:
    """Neighbours of one kind as one piece."""
    kept = groupby((word for word in words if word.text), key=lambda word: word.kind)
    return [Change(kind, "".join(word.text for word in run)) for kind, run in kept]


def _without_neighbours(words: Sequence[Change]) -> list[Change]:
    """Without the paragraphs beside a whole paragraph that was put in or taken out, and the empty lines between them."""
    return _mirrored(_without_before(_mirrored(_without_before(words))))


def _without_before(words: Sequence[Change]) -> list[Change]:
    beside = 1 if words and words[0].kind is ChangeKind.SAME else 0
    edge = list(takewhile(lambda word: word.kind is not ChangeKind.SAME, words[beside:]))
    if not all(word.text.startswith("\n") and word.text.strip() for word in edge):
        return list(words)
    return [*(Change(word.kind, word.text.lstrip("\n")) for word in edge), *words[beside + len(edge) :]]


def _mirrored(words: Sequence[Change]) -> list[Change]:
    return [Change(word.kind, word.text[::-1]) for word in reversed(words)]
