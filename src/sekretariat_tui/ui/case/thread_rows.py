"""The thread as lines on the screen: a tree whose long branches begin folded."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from textual.content import Content

from ...domain.thread import Way
from ...workspace.thread import ThreadStep

OPEN_WHOLE = 12  # cases in all that are shown unfolded; with more, only those right beside the case are
SHOWN_BELOW = 20  # cases below one case before the rest stand behind «… til»


class Row(NamedTuple):
    """A line: a step, by its number in the list of steps, or how many more there are below the one it hangs from.

    ``folded`` is None where there is nothing below.
    """

    step: int
    depth: int
    folded: bool | None = None
    more: int = 0


def begin_folded(steps: Sequence[ThreadStep]) -> set[int]:
    """The steps that begin folded: none of a short thread, all that have something below them in a long one."""
    if len(steps) <= OPEN_WHOLE:
        return set()
    return {number for number in range(len(steps)) if has_below(steps, number)}


def has_below(steps: Sequence[ThreadStep], number: int) -> bool:
    """Whether there are steps below this one."""
    return number + 1 < len(steps) and steps[number + 1].depth > steps[number].depth


def rows(steps: Sequence[ThreadStep], folded: Collection[int], whole: Collection[int]) -> list[Row]:
    """The lines to show.

    Args:
        folded: the steps whose branches are not shown.
        whole: the steps (-1 for the case itself) that show all that is right below them, however many.
    """
    out: list[Row] = []
    above: list[int] = [-1]
    counts: dict[int, int] = {}
    hidden_from: int | None = None
    for number, step in enumerate(steps):
        if hidden_from is not None and step.depth > hidden_from:
            continue
        hidden_from = None
        del above[step.depth + 1 :]
        parent = above[-1]
        above.append(number)
        counts[parent] = counts.get(parent, 0) + 1
        if counts[parent] > SHOWN_BELOW and parent not in whole:
            hidden_from = step.depth
            _count_more(out, parent, step.depth)
            continue
        below = has_below(steps, number)
        out.append(Row(number, step.depth, number in folded if below else None))
        if below and number in folded:
            hidden_from = step.depth
    return out


def _count_more(out: list[Row], parent: int, depth: int) -> None:
    last = next((index for index in range(len(out) - 1, -1, -1) if out[index].depth <= depth), None)
    if last is not None and out[last].more and out[last].step == parent:
        out[last] = out[last]._replace(more=out[last].more + 1)
    else:
        out.append(Row(parent, depth, None, 1))


_SIGNS = {True: "▸ ", False: "▾ ", None: "  "}
_ARROWS = {Way.BACK: "↑ ", Way.AHEAD: "↓ ", Way.BESIDE: "· "}


def drawn(row: Row, steps: Sequence[ThreadStep]) -> Content:
    """The row as it is drawn: how and which case, and below it the decision."""
    indent = "  " * row.depth
    if row.more:
        return Content.styled(f"{indent}    … {row.more} til", "$text-muted")
    step = steps[row.step]
    line = Content.assemble(
        indent, _SIGNS[row.folded], (_ARROWS[step.way], "$text-muted"), (step.words, "$text-muted"), " ", step.label
    )
    if step.notes:
        warns = step.doubtful or step.quoted_otherwise
        line = line.append(Content.styled(f" – {step.notes}", "$text-warning" if warns else "$text-muted"))
    for said in () if step.again else step.said:
        line = line.append(Content.styled(f"\n{indent}      {said}", "$text-muted"))
    return line
