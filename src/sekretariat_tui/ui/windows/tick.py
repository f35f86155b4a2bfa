"""A box to tick, told apart by its sign and not by its colour."""

from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Tick(Widget, can_focus=True):
    """«[x] Fremmes i møtet». Space, Enter or a click changes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "tick", "Kryss av", show=False)]

    DEFAULT_CSS = """
    Tick {
        width: auto; height: 1; pointer: pointer;
        &:focus { text-style: bold reverse; }
        &:disabled { color: $text-muted; }
    }
    """

    value: reactive[bool] = reactive(False)

    class Changed(Message):
        """The user ticked the box, or took the tick away."""

        def __init__(self, tick: "Tick", value: bool) -> None:
            super().__init__()
            self.tick = tick
            self.value = value

        @property
        def control(self) -> "Tick":
            return self.tick

    def __init__(self, label: str, value: bool = False, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._label = label
        self.set_reactive(Tick.value, value)

    def render(self) -> RenderResult:
        return Content(f"[{'x' if self.value else ' '}] {self._label}")

    def on_click(self) -> None:
        self.action_tick()

    def action_tick(self) -> None:
        """Changes it, and tells of it. Setting ``value`` from the program tells nobody."""
        if not self.disabled:
            self.value = not self.value
            self.post_message(self.Changed(self, self.value))
