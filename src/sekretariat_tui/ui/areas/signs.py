"""The signs of the areas' tracker: where a measure stands, what is chosen, and the bar. A word always stands beside."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...domain.kinds import MeasureStatus

if TYPE_CHECKING:
    from textual.app import App


@dataclass(frozen=True, slots=True)
class Signs:
    """One set of signs, for terminals that can draw them or for those that have plain letters only."""

    chosen: str
    warning: str
    open: str
    closed: str
    cursor: str
    full: str
    empty: str
    earlier: str
    later: str
    statuses: dict[MeasureStatus, str]

    def bar(self, share: float, cells: int) -> str:
        """A bar of so many cells, ``share`` (0 to 1) of it filled; what has begun at all shows as one cell."""
        filled = round(share * cells)
        if share > 0:
            filled = max(filled, 1)
        if share < 1:
            filled = min(filled, cells - 1)
        return self.full * filled + self.empty * (cells - filled)


DRAWN = Signs(
    chosen="★",
    warning="⚠",
    open="▾",
    closed="▸",
    cursor="▌",
    full="▓",
    empty="░",
    earlier="◂",
    later="▸",
    statuses={
        MeasureStatus.NOT_STARTED: "○",
        MeasureStatus.ON_TRACK: "●",
        MeasureStatus.DELAYED: "⚠",
        MeasureStatus.STOPPED: "■",
        MeasureStatus.DONE: "✓",
    },
)

PLAIN = Signs(
    chosen="*",
    warning="!",
    open="v",
    closed=">",
    cursor="|",
    full="#",
    empty=".",
    earlier="<",
    later=">",
    statuses={
        MeasureStatus.NOT_STARTED: "-",
        MeasureStatus.ON_TRACK: "o",
        MeasureStatus.DELAYED: "!",
        MeasureStatus.STOPPED: "#",
        MeasureStatus.DONE: "x",
    },
)


def signs_for(app: "App") -> Signs:
    """The signs this terminal can draw: the Linux console and old code pages have plain letters only."""
    return PLAIN if app.console.options.ascii_only or os.environ.get("TERM") == "linux" else DRAWN
