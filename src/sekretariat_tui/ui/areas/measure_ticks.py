"""A list to tick off in: each line says with a sign, and not by colour alone, whether it is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

_SIGNS = {True: "[x]", False: "[ ]"}


class TickList(OptionList):
    """Lines with a tick or none, as high as it needs to be. Enter, space and a click change one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "Velg", show=False)]

    DEFAULT_CSS = """
    TickList { height: auto; max-height: 8; border: none; padding: 0 1; background: $background; }
    TickList:focus { border: none; background: $boost; }
    """

    @dataclass
    class Ticked(Message):
        """A line was ticked off, or the tick was taken away."""

        ticks: "TickList"
        value: str
        on: bool

        @property
        def control(self) -> "TickList":
            """The list."""
            return self.ticks

    def __init__(self) -> None:
        super().__init__(compact=True, markup=False)
        self._rows: list[tuple[str, str]] = []
        self.ticked: set[str] = set()

    def show(self, rows: Iterable[tuple[str, str]], ticked: set[str]) -> None:
        """Shows (value, words), those in ``ticked`` with a tick; the cursor stays where it was."""
        rows = list(rows)
        if rows == self._rows and ticked == self.ticked:
            return
        here = self.highlighted
        self._rows, self.ticked = rows, set(ticked)
        self.clear_options()
        self.add_options(Option(f"{_SIGNS[value in ticked]} {words}", id=value) for value, words in rows)
        self.display = bool(rows)
        if here is not None and rows:
            self.highlighted = min(here, len(rows) - 1)

    def on_focus(self) -> None:
        """The cursor is seen from the first."""
        if self.highlighted is None and self.option_count:
            self.highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        value = event.option.id
        if value is None:
            return
        now = value not in self.ticked
        self.show(self._rows, self.ticked ^ {value})
        self.post_message(self.Ticked(self, value, now))
