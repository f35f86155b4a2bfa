"""The line above the areas: the year, which the mouse can change, and how the year stands over all areas."""

from typing import ClassVar

from textual import events
from textual.message import Message
from textual.widgets import Static

from rich.text import Text

from .area_signs import DRAWN, Signs


class AreaYear(Static):
    """«◂ 2026 ▸  12 tiltak · 2 forsinket»."""

    DEFAULT_CSS = """
    AreaYear { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    ALLOW_SELECT: ClassVar[bool] = False

    class Stepped(Message):
        """The year before (-1) or after (1) is asked for."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps
