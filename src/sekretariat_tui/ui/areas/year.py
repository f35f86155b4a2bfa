"""The line above the areas: the year, which the mouse can change, and how all its measures stand."""

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Static

from ...workspace import AreaView
from .signs import Signs


class AreaYear(Static):
    """«◂ 2026 ▸  11 tiltak · 2 ⚠»."""

    DEFAULT_CSS = """
    AreaYear { height: 1; width: 1fr; padding-left: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    ALLOW_SELECT = False

    class Stepped(Message):
        """The year before (-1) or after (1) is asked for."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def show(self, year: int, years: range, views: Sequence[AreaView], signs: Signs) -> None:
        """Shows the year; an arrow that leads nowhere is not drawn."""
        earlier = signs.earlier if year > years[0] else " "
        later = signs.later if year < years[-1] else " "
        measures = {m.measure.id: m for view in views for m in view.measures}
        late = sum(m.late for m in measures.values())
        text = Text(no_wrap=True)
        text.append(f"{earlier} ").append(str(year), "bold").append(f" {later}")
        text.append(f" {len(measures)} tiltak")
        if late:
            text.append(f" · {late} {signs.warning}")
        self.update(text)

    def on_click(self, event: events.Click) -> None:
        """The arrows stand on either side of the year."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.x <= 1:
            self.post_message(self.Stepped(-1))
        elif offset is not None and 6 <= offset.x <= 8:
            self.post_message(self.Stepped(1))
