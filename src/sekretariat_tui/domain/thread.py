"""Saksgang: how cases hang together, and the tree that grows from one of them.

An earlier case stands behind, a later one ahead. The tree goes on to any depth and never round in a circle: a case that
stands in it already is named again and not followed again.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from .case import Case
from .caseref import CaseRef
from .kinds import LinkKind
from .points import walk

FIRST_WORDS = 90  # letters of a decision that a line shows


class Way(StrEnum):
    """Which way from a case: to those it builds on, to those that came of it, or to those beside it."""

    BACK = "back"
    AHEAD = "ahead"
    BESIDE = "beside"


class Tie(StrEnum):
    """How a case is tied to an earlier one: by a link of that kind, by a paper that is attached, or by its text."""

    FOLLOWS_UP = "follows_up"
    BASED_ON = "based_on"
    QUOTES = "quotes"
    CONTINUES = "continues"
    RELATED = "related"
    ATTACHED = "attached"
    MENTIONS = "mentions"


BACK_WORDS = {Tie.ATTACHED: "har som vedlegg", Tie.MENTIONS: "nevner"}
AHEAD_WORDS = {
    Tie.FOLLOWS_UP: "følges opp av",
    Tie.BASED_ON: "er grunnlag for",
    Tie.QUOTES: "siteres i",
    Tie.CONTINUES: "samme sak som",
    Tie.RELATED: "se også",
    Tie.ATTACHED: "er vedlegg til",
    Tie.MENTIONS: "nevnes i",
}
# «Se også» has no before and no after.
_GOES_ON = frozenset(Tie) - {Tie.RELATED}


def tie_of(kind: LinkKind) -> Tie:
    """The tie that a link makes."""
    return Tie(kind.value)


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """That one case is tied to another: ``case`` its id where it is in the register, else ``ref`` alone.

    ``link`` is the id of the link a person can take away; empty for what is read from the text. ``doubtful`` when the
    number in the text is not sure, ``slip`` when it may be mistyped or misread.
    """

    way: Way
    tie: Tie
    case: str | None
    ref: CaseRef | None
    link: str = ""
    doubtful: bool = False
    slip: bool = False

    @property
    def key(self) -> str:
        """The same for the same case, in the register or not."""
        return self.case or str(self.ref)

    @property
    def leads_on(self) -> bool:
        """Whether the tree goes on from the other case."""
        return self.case is not None and self.tie in _GOES_ON and not self.slip


class Branch(msgspec.Struct):
    """A case in the tree, how it is tied to the one it hangs from, and the branches below it.

    ``again`` when the case stands elsewhere in the tree, with what is below it. ``cut`` when there may be more below it
    that was not asked for.
    """

    relation: Relation
    again: bool = False
    cut: bool = False
    branches: "list[Branch]" = []


Neighbours = Callable[[str, Way | None], Sequence[Relation]]


def grown(root: str, neighbours: Neighbours, most: int | None = None) -> list[Branch]:
    """The branches from a case: the earlier ones behind it, then those that came of it, each as far as there is any.

    What lies behind is followed back only, and what lies ahead onwards only. A case stands where it is nearest to the
    root, and there it is followed.

    Args:
        root: the id of the case.
        neighbours: the relations of a case, all of them or those one way; asked once for each case of the tree.
        most: how many cases to place each way, the nearest first, before no more are followed; None for all there are.
    """
    top = [Branch(relation) for relation in neighbours(root, None)]
    for way in (Way.BACK, Way.AHEAD):
        placed = {root}
        waiting: deque[Branch] = deque()
        _place([branch for branch in top if branch.relation.way is way], placed, waiting)
        while waiting:
            branch = waiting.popleft()
            if most is not None and len(placed) > most:
                branch.cut = True
                continue
            onwards = neighbours(branch.relation.case or "", way)
            branch.branches = [Branch(relation) for relation in onwards if relation.way is way]
            _place(branch.branches, placed, waiting)
    return top


def _place(branches: Sequence[Branch], placed: set[str], waiting: deque[Branch]) -> None:
    for branch in branches:
        key = branch.relation.key
        branch.again = key in placed
        placed.add(key)
        if not branch.again and branch.relation.leads_on:
            waiting.append(branch)


def flat(branches: Sequence[Branch]) -> Iterator[tuple[int, Branch]]:
    """Every branch from the top down with its depth from 0, however deep it goes."""
    open_ones = [(0, branch) for branch in reversed(branches)]
    while open_ones:
        depth, branch = open_ones.pop()
        yield depth, branch
        open_ones += [(depth + 1, below) for below in reversed(branch.branches)]


def first_words(case: Case, most: int = FIRST_WORDS) -> str:
    """How the decision begins, cut at a word; empty where there is none."""
    text = next((" ".join(point.text.split()) for point in walk(case.decision.points) if point.text.strip()), "")
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,.;:')} …"


def day_of(case: Case, meeting_day: date | None) -> date | None:
    """The day that places the case in time: the meeting's, else the paper's."""
    return meeting_day or case.document_date
