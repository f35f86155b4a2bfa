"""A window with a list to choose one thing from, filtered as one types."""

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from ...domain.letters import fold

WIDTH = 84  # as in the styles, with so much of it for border, padding and scrollbar:
FRAME = 5
SHOWN = 200  # rows put in the list at a time; the filter looks in all of them


class Chooser(ModalScreen[str | None]):
    """Gives the id of what was chosen, or None when it was closed with Esc.

    Args:
        title: what is chosen.
        rows: what there is to choose from: id, words, and a note to the right.
        why_not: by id, why a row cannot be chosen now. It is shown, and chosen it only says why.
        chosen: the id the cursor begins at.
        empty: what is said when there is nothing to choose from.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Lukk", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]

    help_topic = "vinduer"

    def __init__(
        self,
        title: str,
        rows: Sequence[tuple[str, str, str]],
        *,
        why_not: Mapping[str, str] | None = None,
        chosen: str | None = None,
        placeholder: str = "Skriv for å finne",
        empty: str = "Ingenting å velge.",
    ) -> None:
        super().__init__(classes="dialog")
        self.title_text = title
        self.rows = [(fold(f"{words} {note}"), id, words, note) for id, words, note in rows]
        self.why_not = dict(why_not or {})
        self.chosen = chosen
        self.placeholder = placeholder
        self.empty = empty

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box -list"):
            yield Label(self.title_text, classes="dialog-title", markup=False)
            yield Input(placeholder=self.placeholder, compact=True)
            yield OptionList(compact=True, markup=False)
            yield Label("", classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()

    def on_resize(self, event: events.Resize) -> None:
        self._fill(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        words = fold(typed).split()
        found = [row for row in self.rows if all(word in row[0] for word in words)]
        found.sort(key=lambda row: (_inside(row[0], words), _beside(fold(row[2]), words)))
        options = self.query_one(OptionList)
        width = max(min(WIDTH, int(self.app.size.width * 0.96)) - FRAME, 16)
        title = sum(len(line) // width + 1 for line in self.title_text.split("\n"))
        options.styles.height = max(min(len(found[:SHOWN]), int(self.app.size.height * 0.9) - title - 7), 1)
        options.clear_options()
        options.add_options([Option(self._row(row, width), id=row[1]) for row in found[:SHOWN]])
        hint = self.query_one(".dialog-hint", Label)
        hint.remove_class("-wrong")
        if not found:
            hint.update("ingen treff" if self.rows else self.empty)
            return
        more = f" · {len(found) - SHOWN} til, skriv mer" if len(found) > SHOWN else ""
        hint.update(f"Enter velger · Esc lukker{more}")
        here = next((n for n, row in enumerate(found[:SHOWN]) if row[1] == self.chosen), 0) if not words else 0
        options.highlighted = here

    def _row(self, row: tuple[str, str, str, str], width: int) -> Text:
        _, id, words, note = row
        why = self.why_not.get(id, "")
        line = Text(no_wrap=True, overflow="ellipsis", end="")
        if why:
            line.append(f"{words} – {why}", "dim italic")
            line.truncate(width, overflow="ellipsis")
            return line
        line.append(words)
        room = width - len(note) - 2
        if note and room > 10:
            line.truncate(room, overflow="ellipsis", pad=True)
            line.append("  ").append(note, "dim")
        else:
            line.truncate(width, overflow="ellipsis")
        return line

    def action_move(self, how: str) -> None:
        """Moves in the list while the cursor stays in the field."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id is not None:
            self._choose(option.id)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id is not None:
            self._choose(event.option.id)

    def _choose(self, id: str) -> None:
        why = self.why_not.get(id, "")
        if not why:
            self.dismiss(id)
            return
        hint = self.query_one(".dialog-hint", Label)
        hint.update(f"! {why}")
        hint.add_class("-wrong")

    def action_leave(self) -> None:
        """Closes without choosing."""
        self.dismiss(None)


def _inside(text: str, typed: Sequence[str]) -> int:
    """How many of the typed words are found only inside words of the text; those at a word's start are looked for."""
    return sum(re.search(rf"\b{re.escape(word)}", text) is None for word in typed)


def _beside(title: str, typed: Sequence[str]) -> int:
    """How many of the typed words are found only in the note: what a thing is called counts before what is said of it."""
    return sum(word not in title for word in typed)
