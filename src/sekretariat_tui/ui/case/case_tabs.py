"""The tabs of a case on one line: «[Saksframlegg]· Vedtak · Saksgang · Vedlegg (2)»."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class CaseTabs(Widget, can_focus=True):
    """Says which tab is in front, by brackets and not by colour alone. The arrows change it, and so does a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Forrige fane", show=False),
        Binding("right", "step(1)", "Neste fane", show=False),
    ]

    DEFAULT_CSS = """
    CaseTabs {
        height: 1; margin-bottom: 1; padding: 0 1; pointer: pointer;
        &:focus { text-style: underline; }
    }
    """

    class Chosen(Message):
        """A tab is to come to the front."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self.titles = dict(titles)
        self.current = next(iter(self.titles))

    def show(self, current: str, titles: Mapping[str, str]) -> None:
        """Marks the tab in front, and shows the titles as they now are."""
        self.current, self.titles = current, dict(titles)
        self.refresh()

    def render(self) -> RenderResult:
        parts = [
            Content.styled(f"[{title}]", "bold $primary")
            if name == self.current
            else Content.styled(f" {title} ", "dim")
            for name, title in self.titles.items()
        ]
        return Content("·").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Brings the tab that was clicked to the front."""
        place = self.gutter.left
        for name, title in self.titles.items():
            place += len(title) + 3
            if event.x < place:
                self.post_message(self.Chosen(name))
                return

    def action_step(self, steps: int) -> None:
        """The tab beside the one in front."""
        names = list(self.titles)
        self.post_message(self.Chosen(names[(names.index(self.current) + steps) % len(names)]))
