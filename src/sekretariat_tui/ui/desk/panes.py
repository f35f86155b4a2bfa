"""The three panes of the desk: side by side or one at a time, and where the cursor was in each."""

from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget

from ...workspace import CaseGroup
from ..cases.case_list import CaseList

if TYPE_CHECKING:
    from ..desk_app import DeskApp

WIDE = 120  # columns from which the three panes stand side by side
CASES, CASE, AREAS = range(3)


class DeskPanes(Horizontal):
    """Case list, case and priority areas.

    Args:
        groups: what the case list shows to begin with.
    """

    class Shown(Message):
        """Another pane is the current one."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, groups: list[CaseGroup], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.case_list = CaseList(groups, id="cases", classes="pane")
        self.current = CASES
        # Stand-ins: the case and the areas are loaded and drawn when the cases already stand there.
        self._all: list[Any] = [self.case_list, Vertical(classes="pane case"), Vertical(classes="pane areas")]
        self._last_focus: dict[int, Widget] = {}

    def compose(self) -> ComposeResult:
        yield from self._all

    async def fill(self) -> None:
        """Puts in the panes that the first picture does not wait for."""
        from ..areas.pane import AreaPane
        from ..case.case_pane import CasePane

        stand_ins = self._all[1:]
        case, areas = CasePane(id="case", classes="pane case"), AreaPane(id="areas", classes="pane areas")
        self._all = [self.case_list, case, areas]
        self.lay_out()
        for stand_in in stand_ins:
            await stand_in.remove()
        await self.mount(case, areas)

    @property
    def case(self) -> Any:
        """The case pane."""
        return self._all[CASE]

    @property
    def areas(self) -> Any:
        """The pane with the priority areas."""
        return self._all[AREAS]

    @property
    def current_pane(self) -> Any:
        """The pane the cursor is in."""
        return self._all[self.current]

    @property
    def all(self) -> tuple[Any, ...]:
        """The panes, from left to right."""
        return tuple(self._all)

    # ------------------------------------------------------------------ which is shown

    def show(self, number: int) -> None:
        """Makes a pane the current one, and shows it where there is room for one only."""
        self.current = number
        self.lay_out()
        self.post_message(self.Shown(number))

    def lay_out(self) -> None:
        """Side by side, or one at a time. Set at once and not by a style, for what is hidden cannot take the cursor."""
        side_by_side = self.app.size.width >= WIDE
        for at, pane in enumerate(self._all):
            pane.display = side_by_side or at == self.current
            pane.set_class(not side_by_side, "-alone")

    # ------------------------------------------------------------------ where the cursor is

    def enter(self, number: int, where: Any = None, *, afresh: bool = False) -> None:
        """Puts the cursor in a pane: where it last was there, else where work begins.

        Args:
            where: a part of the pane it has to be in.
            afresh: where work begins, wherever it was.
        """
        self.show(number)
        pane = self._all[number]
        where = where or pane
        if afresh:
            self._last_focus.pop(number, None)
        elif where.has_focus_within:
            return
        cast("DeskApp", self.app).key_hold.until_in(where)
        last = self._last_focus.get(number)
        if last is not None and last.is_attached and last.focusable and where in last.ancestors:
            self.screen.set_focus(last)
            return
        for name in ("focus_pane", "focus_work"):
            if (go := getattr(pane, name, None)) is not None:
                go()
                return

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remembers where the cursor is in each pane."""
        for number, pane in enumerate(self._all):
            if pane in event.widget.ancestors_with_self:
                self._last_focus[number] = event.widget
                if number != self.current:
                    self.show(number)
