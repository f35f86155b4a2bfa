"""The files that still hold something of what is deleted, each with a box to tick."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static

from ...workspace.erasure import Holder, Way
from ..windows.tick import Tick

MANY = 3  # with more than so many of a kind one box ticks them all

_HEADINGS = {
    Way.REWRITE: "Skal skrives om, slik at alt annet i dem er med:",
    Way.DELETE: "Skal slettes:",
    Way.NOTHING: "Kan ikke slettes herfra:",
}


class HolderTicks(Vertical):
    """Lets the user choose what more is to be cleared; what cannot be is listed last.

    Args:
        holders: the files.
        root: the secretariat's folder, which paths are told from.
    """

    DEFAULT_CSS = """
    HolderTicks {
        height: auto;
        & .holder-path { padding-left: 4; color: $text-muted; }
        & Label { margin-top: 1; }
    }
    """

    def __init__(self, holders: Sequence[Holder], root: Path) -> None:
        super().__init__()
        self._root = root
        self._by_way = {way: [one for one in holders if one.way is way] for way in Way}
        self._ticks: list[tuple[Holder, Tick]] = []
        self._all: dict[Tick, Way] = {}

    def compose(self) -> ComposeResult:
        for way, holders in self._by_way.items():
            if holders:
                yield Label(_HEADINGS[way], markup=False)
                yield from self._rows(way, holders)

    def _rows(self, way: Way, holders: list[Holder]) -> Iterator[Tick | Static]:
        if way is not Way.NOTHING and len(holders) > MANY:
            every = Tick(f"Alle {len(holders)}", all(one.chosen for one in holders))
            self._all[every] = way
            yield every
        for holder in holders:
            if way is Way.NOTHING:
                yield Static(Content(f"–   {_capital(holder.what)}"))
            else:
                tick = Tick(_capital(holder.what), holder.chosen)
                self._ticks.append((holder, tick))
                yield tick
            yield Static(Content(self._where(holder)), classes="holder-path")

    def _where(self, holder: Holder) -> str:
        inside = holder.path.is_relative_to(self._root)
        path = holder.path.relative_to(self._root) if inside else holder.path
        return f"{path} – {holder.why}" if holder.why else str(path)

    def on_tick_changed(self, message: Tick.Changed) -> None:
        """The box for all of a kind ticks each of them."""
        message.stop()
        way = self._all.get(message.tick)
        if way is not None:
            for holder, tick in self._ticks:
                if holder.way is way:
                    tick.value = message.value
            return
        for every, of in self._all.items():
            every.value = all(tick.value for holder, tick in self._ticks if holder.way is of)

    @property
    def chosen(self) -> list[Holder]:
        """What is ticked."""
        return [holder for holder, tick in self._ticks if tick.value]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
