"""Help on what is in focus, with the keys."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Markdown

from ..keys import KEYS, spoken
from .help_tables import filled, word_fields

HELP = Path(__file__).parents[1] / "help"
DESK = "skrivebordet"


def topic_of(screen: Screen) -> str:
    """The topic of what is in focus: its own, or of the nearest thing around it that has one with a page."""
    around = screen.focused.ancestors_with_self if screen.focused is not None else [screen]
    for node in around:
        topic = getattr(node, "help_topic", "")
        if topic and (HELP / f"{topic}.md").is_file():
            return str(topic)
    return DESK


class HelpScreen(ModalScreen[None]):
    """A page of help. Links in it lead to other pages.

    Args:
        topic: the page, by the name of its file.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1", "leave", "Lukk", show=False),
        Binding("backspace", "back", "Tilbake", show=False),
    ]

    def __init__(self, topic: str) -> None:
        super().__init__(classes="dialog")
        self.topic = topic
        self._before: list[str] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="help-box") as box:
            box.border_title = "Hjelp"
            box.border_subtitle = "piltaster ruller · Esc lukker"
            with VerticalScroll(id="help-text"):
                yield Markdown(self._page(self.topic), open_links=False)

    def on_mount(self) -> None:
        self.query_one("#help-text").focus()

    def _page(self, topic: str) -> str:
        text = (HELP / f"{topic}.md").read_text(encoding="utf-8")
        return filled(text, {"taster": self._keys, "felter": word_fields})

    def _keys(self) -> str:
        chosen = getattr(self.app, "chosen_keys", {})
        return "\n".join(f"    {spoken(chosen.get(id, keys)):8}{words:34}{id}" for id, (keys, words) in KEYS.items())

    @on(Markdown.LinkClicked)
    async def _follow(self, event: Markdown.LinkClicked) -> None:
        event.stop()
        topic = event.href.removesuffix(".md")
        if (HELP / f"{topic}.md").is_file():
            self._before.append(self.topic)
            await self._show(topic)

    async def _show(self, topic: str) -> None:
        self.topic = topic
        await self.query_one(Markdown).update(self._page(topic))
        self.query_one("#help-text").scroll_home(animate=False)

    async def action_back(self) -> None:
        """Goes back to the page before."""
        if self._before:
            await self._show(self._before.pop())

    def action_leave(self) -> None:
        """Closes the help."""
        self.dismiss(None)
