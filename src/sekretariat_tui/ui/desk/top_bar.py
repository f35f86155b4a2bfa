"""The line at the top: what the program is, whose desk it is, and the way to search and help."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.widget import Widget

from ..keys import KEYS, written


class TopBar(Widget):
    """Name and house to the left, search and help to the right; both can be clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"top-bar--name", "top-bar--key"}

    def __init__(self, house: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.house = house
        self._places: list[tuple[int, int, str]] = []

    def render(self) -> Text:
        width = self.size.width
        chosen = getattr(self.app, "chosen_keys", {})
        search, help = (written(chosen.get(id, KEYS[id][0])) for id in ("søk.strek", "hjelp"))
        right = [(search, "Søk", "open_search"), (help, "Hjelp", "app.explain")]
        size = sum(len(key) + len(words) + 1 for key, words, _ in right) + 3
        text = Text(no_wrap=True, overflow="crop", end="")
        text.append(" Sekretariat", self.get_component_rich_style("top-bar--name"))
        text.append(f" · {self.house}")
        text.truncate(max(width - size - 3, 1), overflow="ellipsis", pad=True)
        text.append(" " * (width - size - 1 - text.cell_len))
        self._places = []
        look = self.get_component_rich_style("top-bar--key")
        for key, words, action in right:
            start = text.cell_len
            text.append(key, look).append(f" {words}")
            self._places.append((start, text.cell_len, action))
            text.append("   ")
        text.truncate(width)
        return text

    async def on_click(self, event: events.Click) -> None:
        """Goes to search or help."""
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.screen.run_action(action)
                return


class TabLine(Widget):
    """The panes as tabs, where the screen shows one at a time: «Saker · Vedtak · Satsninger» and «2 av 3»."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tab-line--current"}

    def __init__(self, names: list[tuple[str, str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.names = names
        self.current = 0
        self._places: list[tuple[int, int, str]] = []

    def show(self, current: int) -> None:
        """Marks the pane that is shown."""
        self.current = current
        self.refresh()

    def render(self) -> Text:
        text = Text(" ", no_wrap=True, overflow="crop", end="")
        self._places = []
        for number, (name, action) in enumerate(self.names):
            start = len(text)
            if number == self.current:
                text.append(f"[{name}]", self.get_component_rich_style("tab-line--current"))
            else:
                text.append(f" {name} ")
            self._places.append((start, len(text), action))
            if number + 1 < len(self.names):
                text.append("·")
        where = f"{self.current + 1} av {len(self.names)} "
        text.append(" " * max(self.size.width - text.cell_len - len(where), 1)).append(where)
        return text

    async def on_click(self, event: events.Click) -> None:
        """Goes to the pane that was clicked."""
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.screen.run_action(action)
                return
