"""What can be picked into the search field: a filter, a value of one, or one of the last searches."""

from typing import NamedTuple

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...lookup import being_typed
from ...workspace import Workspace
from ...workspace.search.filters import FILTER_WORDS, quoted

MOST = 50  # values that are offered; a letter more of the value leaves fewer


class Pick(NamedTuple):
    """What the field holds when it is picked, as it is shown, and what it means."""

    text: str
    shown: str
    meaning: str = ""


def values_for(workspace: Workspace, typed: str) -> list[Pick]:
    """The values of the filter being typed at the end; none where nothing is, or where the value stands there whole."""
    filter = being_typed(typed)
    if filter is None:
        return []
    before = typed[: filter.start]
    offered = workspace.search.filters.offered(filter.name, filter.value)
    if len(offered) == 1 and offered[0].written.casefold() == filter.value.casefold():
        return []
    return [Pick(f"{before}{quoted(one.written)} ", one.written, one.meaning) for one in offered[:MOST]]


def filters_for(typed: str) -> list[Pick]:
    """Every filter, to be put after what is typed."""
    before = f"{typed.rstrip()} " if typed.strip() else ""
    return [Pick(f"{before}{one.word}:", f"{one.word}:", one.about) for one in FILTER_WORDS]


def searches_for(workspace: Workspace) -> list[Pick]:
    """The last searches, the newest first."""
    return [Pick(text, text) for text in workspace.search.last.all()]


class Picks(OptionList, can_focus=False):
    """The list under the field. The keys are heard in the field, which keeps the focus."""

    def __init__(self) -> None:
        super().__init__(id="picks", markup=False)
        self.picks: list[Pick] = []
        self.display = False

    def offer(self, picks: list[Pick], *, on_first: bool = False) -> None:
        """Shows these; none hides the list. The cursor is on the first only when it was asked for by a key."""
        if not picks and not self.display:
            return  # at each key: nothing is to be laid out anew
        self.picks = picks
        self.display = bool(picks)
        self.clear_options()
        widest = max((len(pick.shown) for pick in picks), default=0)
        for pick in picks:
            shown = Text(pick.shown.ljust(min(widest, 40)) if pick.meaning else pick.shown)
            self.add_option(Option(shown.append(f"  {pick.meaning}", "dim") if pick.meaning else shown))
        self.highlighted = 0 if picks and on_first else None

    def move(self, steps: int) -> None:
        """Moves the cursor; it begins at the first, and stops at the ends."""
        at = self.highlighted
        self.highlighted = 0 if at is None else max(0, min(at + steps, len(self.picks) - 1))

    @property
    def picked(self) -> Pick | None:
        """The one with the cursor."""
        return self.picks[self.highlighted] if self.highlighted is not None and self.display else None
