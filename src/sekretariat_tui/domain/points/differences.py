"""What differs between a proposal and the decision, or between two versions of either: point by point."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

from ..differences import Change, ChangeKind, word_changes
from .places import place_names
from .point import Labelled, Point, outline, said

# Under this share of common letters two points are two points, not one that was rewritten.
_ALIKE = 0.6
# Comparing every pair of what has no partner costs their product; longer lists are compared near their place only.
_NEAR = 8


class PointChangeKind(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class PointChange(msgspec.Struct, frozen=True):
    """One point in the later list, or one that is gone from it, shown where it stood.

    ``changed`` wins over ``moved`` in ``kind``; ``moved`` says whether it also changed place. The labels tell a point
    that was only renumbered, which is neither. ``place_before`` and ``place_after`` are what a person calls it by where
    it stood and stands (``places``); empty where it does not.
    """

    kind: PointChangeKind
    depth: int
    label_before: str
    label_after: str
    words: tuple[Change, ...]
    moved: bool = False
    before: Point | None = None
    after: Point | None = None
    depth_before: int = 0
    place_before: str = ""
    place_after: str = ""


def point_changes(before: Sequence[Point], after: Sequence[Point]) -> list[PointChange]:
    """The points of both lists in the order of the later one, those that are gone after the one they followed.

    Points are matched by id, then by the same words, then by words that are alike.
    """
    old, new = list(outline(before)), list(outline(after))
    partner = _partners(old, new)
    moved = _moved(old, new, partner)
    gone = [index for index in range(len(old)) if index not in set(partner.values())]
    rows: list[PointChange] = []
    followed = {partner[index]: index for index in partner}
    shown_after: dict[int, list[int]] = {}
    for index in gone:
        place = next((followed[back] for back in range(index - 1, -1, -1) if back in followed), -1)
        shown_after.setdefault(place, []).append(index)
    rows.extend(_removed(old[index]) for index in shown_after.get(-1, ()))
    for index, row in enumerate(new):
        rows.append(_kept(old[partner[index]], row, index in moved) if index in partner else _added(row))
        rows.extend(_removed(old[back]) for back in shown_after.get(index, ()))
    return _placed(rows, place_names(before), place_names(after))


def any_change(rows: Sequence[PointChange]) -> bool:
    """Whether anything but numbering differs."""
    return any(row.kind is not PointChangeKind.SAME for row in rows)


def _placed(rows: list[PointChange], before: Mapping[str, str], after: Mapping[str, str]) -> list[PointChange]:
    """The rows with the name of each point's place in both lists."""
    return [
        msgspec.structs.replace(
            row,
            place_before=before[row.before.id] if row.before is not None else "",
            place_after=after[row.after.id] if row.after is not None else "",
        )
        for row in rows
    ]


def _removed(row: Labelled) -> PointChange:
    words = (Change(ChangeKind.REMOVED, said(row.point)),)
    return PointChange(
        PointChangeKind.REMOVED, row.depth, row.label, "", words, before=row.point, depth_before=row.depth
    )


def _added(row: Labelled) -> PointChange:
    words = (Change(ChangeKind.ADDED, said(row.point)),)
    return PointChange(PointChangeKind.ADDED, row.depth, "", row.label, words, after=row.point)


def _kept(old: Labelled, new: Labelled, moved: bool) -> PointChange:
    words = tuple(word_changes(said(old.point), said(new.point)))
    if any(word.kind is not ChangeKind.SAME for word in words):
        kind = PointChangeKind.CHANGED
    else:
        kind = PointChangeKind.MOVED if moved else PointChangeKind.SAME
    return PointChange(kind, new.depth, old.label, new.label, words, moved, old.point, new.point, old.depth)


def _partners(old: list[Labelled], new: list[Labelled]) -> dict[int, int]:
    """For each later point that has one, the earlier point it comes from, by their places in the two lists."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    keys: tuple[Callable[[Point], str], ...] = (lambda point: point.id, lambda point: " ".join(said(point).split()))
    for key in keys:
        places: dict[str, list[int]] = {}
        for index, row in enumerate(old):
            if index not in taken and key(row.point):
                places.setdefault(key(row.point), []).append(index)
        for index, row in enumerate(new):
            if index not in partner and (found := places.get(key(row.point))):
                partner[index] = found.pop(0)
                taken.add(partner[index])
    for _, old_index, index in sorted(_alike(old, new, partner, taken), reverse=True):
        if index not in partner and old_index not in taken:
            partner[index] = old_index
            taken.add(old_index)
    return partner


def _alike(
    old: list[Labelled], new: list[Labelled], partner: dict[int, int], taken: set[int]
) -> Iterator[tuple[float, int, int]]:
    left_old = [index for index in range(len(old)) if index not in taken]
    left_new = [index for index in range(len(new)) if index not in partner]
    near = max(len(left_old), len(left_new)) if len(left_old) * len(left_new) <= 400 else _NEAR
    for place, index in enumerate(left_new):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(said(new[index].point).casefold().split())
        for old_index in left_old[max(0, place - near) : place + near + 1]:
            matcher.set_seq1(said(old[old_index].point).casefold().split())
            if matcher.real_quick_ratio() >= _ALIKE and (share := matcher.ratio()) >= _ALIKE:
                yield share, old_index, index


def _moved(old: list[Labelled], new: list[Labelled], partner: dict[int, int]) -> set[int]:
    """The later points that stand under another point than before, or out of the order most of them keep."""
    old_parents, new_parents = _parents(old), _parents(new)
    moved: set[int] = set()
    lists: dict[int | None, list[int]] = {}
    for index in sorted(partner):
        parent = new_parents[index]
        came_from = partner.get(parent) if parent is not None else None
        if (parent is None) != (old_parents[partner[index]] is None) or (
            parent is not None and came_from != old_parents[partner[index]]
        ):
            moved.add(index)
        else:
            lists.setdefault(parent, []).append(index)
    for siblings in lists.values():
        kept = _longest_rising([partner[index] for index in siblings])
        moved.update(index for index in siblings if partner[index] not in kept)
    return moved


def _parents(rows: list[Labelled]) -> list[int | None]:
    """For each row the index of the row it stands under."""
    parents: list[int | None] = []
    path: list[int] = []
    for index, row in enumerate(rows):
        del path[row.depth :]
        parents.append(path[-1] if path else None)
        path.append(index)
    return parents


def _longest_rising(values: list[int]) -> set[int]:
    """The values of one of the longest rising runs, not necessarily neighbours."""
    best: list[tuple[int, int]] = []  # for each value: how long a run ends there, and where the run was before it
    for index, value in enumerate(values):
        length, previous = max(
            ((best[back][0], back) for back in range(index) if values[back] < value), default=(0, -1)
        )
        best.append((length + 1, previous))
    kept: set[int] = set()
    at = max(range(len(values)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        kept.add(values[at])
        at = best[at][1]
    return kept
