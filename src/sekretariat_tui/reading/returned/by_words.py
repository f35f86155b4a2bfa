"""Paragraphs that have lost their hidden names, known again by their words: by Google Docs, Pages, an old Word, or by
somebody who pasted the text into a new document.

What is the same to the letter is known for sure. What is alike is taken for it, and said where that is not sure.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

import msgspec

from .draft import Kind, ReturnedBlock
from .shown import Role, Shown

_ALIKE = {Role.HEADING: 78, Role.TITLE: 60, Role.ATTACHMENT: 70}  # per cent of letters that are alike
_USUAL_ALIKE = 60
_SURE = 82  # over this, and clear of the next, nothing needs to be said
_CLEAR = 6
_NEAR = 40  # how far from its place a paragraph is looked for, when there are many
_MOST_PAIRS = 20_000
_UNLIKE = 60
_SHORTEST = 4  # shorter text is too little to be alike


class Renamed(NamedTuple):
    """The blocks with names given to those that were known again, the names that were given, and what is not sure."""

    blocks: list[ReturnedBlock]
    given: frozenset[str]
    doubts: list[str]


def with_names_by_words(expected: Sequence[Shown], blocks: Sequence[ReturnedBlock], *, lost: bool) -> Renamed:
    """Gives nameless blocks the names that are missing from the file. ``lost`` when the whole file has lost them."""
    blocks = _passed_on({one.name: one for one in expected}, blocks)
    there = {name for block in blocks if not block.gone for name in block.names}
    missing = [one for one in expected if one.name not in there and one.text.strip()]
    known = {one.name for one in expected}
    free = [block for block in blocks if block.text.strip() and not known.intersection(block.names)]
    free = [block for block in free if not any(name.startswith("_x_") for name in block.names)]
    if not missing or not free:
        return Renamed(list(blocks), frozenset(), [])
    found = _same(missing, free)
    doubts = _alike(missing, free, found, lost=lost)
    given = {free[at].at: missing[number].name for number, at in found.items()}
    named = [
        msgspec.structs.replace(block, names=(given[block.at],)) if block.at in given else block for block in blocks
    ]
    return Renamed(named, frozenset(given.values()), doubts)


def _passed_on(expected: Mapping[str, Shown], blocks: Sequence[ReturnedBlock]) -> list[ReturnedBlock]:
    """A name that stayed on a new line when somebody wrote above a paragraph goes to the paragraph below it.

    Word lets the name stay where the paragraph began, and that is now the line above.
    """
    found = list(blocks)
    for at, (above, below) in enumerate(pairwise(blocks)):
        shown = next((expected[name] for name in above.names if name in expected), None)
        if shown is None or below.names or above.gone or not shown.text.strip():
            continue
        if _likeness(shown, below.text) >= _SURE and _likeness(shown, above.before or above.text) < _UNLIKE:
            found[at] = msgspec.structs.replace(found[at], names=())
            found[at + 1] = msgspec.structs.replace(below, names=above.names)
    return found


def _likeness(one: Shown, text: str) -> float:
    """How alike, in per cent."""
    from rapidfuzz import fuzz

    words, other = _key(one.text), _key(text)
    return 100.0 if words == other else fuzz.ratio(words, other)


def _same(missing: Sequence[Shown], free: Sequence[ReturnedBlock]) -> dict[int, int]:
    """Which are the same to the letter: first those that also stand in the same order, then those that were moved."""
    old, new = [_key(one.text) for one in missing], [_key(block.text) for block in free]
    found: dict[int, int] = {}
    for one, other, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        found |= {one + n: other + n for n in range(size)}
    left: dict[str, list[int]] = {}
    taken = set(found.values())
    for at, key in enumerate(new):
        if at not in taken:
            left.setdefault(key, []).append(at)
    for number, key in enumerate(old):
        if number not in found and left.get(key):
            found[number] = left[key].pop(0)
    return found


def _alike(missing: Sequence[Shown], free: Sequence[ReturnedBlock], found: dict[int, int], *, lost: bool) -> list[str]:
    from rapidfuzz import fuzz

    left = [number for number in range(len(missing)) if number not in found]
    taken = set(found.values())
    candidates = [at for at in range(len(free)) if at not in taken]
    many = len(left) * len(candidates) > _MOST_PAIRS
    scores: list[tuple[float, int, int]] = []
    for number in left:
        one = missing[number]
        least = _ALIKE.get(one.role, _USUAL_ALIKE)
        words = _key(one.text)
        if len(words) < _SHORTEST:
            continue
        for at in candidates:
            block = free[at]
            if (many and abs(at - number) > _NEAR) or not _can_be(one, block):
                continue
            other = _key(block.text)
            score = fuzz.ratio(words, other, score_cutoff=least)
            if score >= least:
                scores.append((score, number, at))
    scores.sort(key=lambda one: (-one[0], one[1], one[2]))
    doubts: list[str] = []
    used: set[int] = set()
    for score, number, at in scores:
        if number in found or at in used:
            continue
        found[number] = at
        used.add(at)
        rivals = [other for other, n, a in scores if (n == number) != (a == at)]
        sure = score >= _SURE and all(score - rival >= _CLEAR for rival in rivals)
        if not sure and missing[number].role in (Role.HEADING, Role.POINT, Role.TITLE) and (lost or score < _SURE):
            doubts.append(_doubt(missing[number], free[at]))
    return doubts


def _can_be(one: Shown, block: ReturnedBlock) -> bool:
    """A heading is short and in no list of bullets; running text has no heading's style."""
    if one.role in (Role.HEADING, Role.TITLE, Role.ATTACHMENT):
        return block.kind not in (Kind.BULLET, Kind.TABLE) and len(block.text) <= 250
    return block.kind not in (Kind.HEADING, Kind.TITLE)


def _doubt(one: Shown, block: ReturnedBlock) -> str:
    what = {Role.HEADING: "Overskriften", Role.TITLE: "Tittelen"}.get(one.role, "Punktet")
    return (
        f"{what} «{_shortened(block.text)}» er tatt for «{_shortened(one.text)}», men det er ikke sikkert. "
        "Se etter at det stemmer."
    )


def _key(text: str) -> str:
    """The words alone: other programs lose soft hyphens and make other spaces."""
    return " ".join(text.replace("\u00ad", "").replace("\u2011", "-").split())


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
