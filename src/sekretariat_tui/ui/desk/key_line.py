"""The line with the six keys one needs, that can also be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.widget import Widget

from ..keys import KEYS, written


@dataclass(frozen=True)
class ShownKey:
    """A key in the line: the id of its binding, the action it does, and its words where there is room and where not."""

    id: str
    action: str
    words: str
    short: str


class KeyLine(Widget):
    """The keys of a screen. Six at most, and never wider than the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key"}

    def __init__(self, shown: Sequence[ShownKey], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown = shown
        self._places: list[tuple[int, int, str]] = []

    def render(self) -> Text:
        chosen = getattr(self.app, "chosen_keys", {})
        keys = [written(chosen.get(key.id, KEYS[key.id][0])) for key in self.shown]
        long = [(key, shown.words) for key, shown in zip(keys, self.shown, strict=True)]
        short = [(key, shown.short) for key, shown in zip(keys, self.shown, strict=True)]
        gap = 3
        pieces = long
        for pieces, gap in ((long, 3), (short, 2), (short, 1)):
            if 1 + sum(len(key) + 1 + len(words) + gap for key, words in pieces) - gap <= self.size.width:
                break
        look = self.get_component_rich_style("key-line--key")
        text = Text(" ", no_wrap=True, overflow="crop", end="")
        self._places = []
        for shown, (key, words) in zip(self.shown, pieces, strict=True):
            start = len(text)
            text.append(key, look).append(f" {words}")
            self._places.append((start, len(text), shown.action))
            text.append(" " * gap)
        return text

    async def on_click(self, event: events.Click) -> None:
        """Does what the key that was clicked does."""
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.screen.run_action(action)
                return
