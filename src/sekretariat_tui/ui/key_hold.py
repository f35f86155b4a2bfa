"""Keys that come while the cursor is on its way wait for it: F3 and words typed at once end up where F3 leads."""

import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App
    from textual.events import Key, Paste
    from textual.screen import Screen

PATIENCE = 1.5  # seconds; a pane or window that has not taken the cursor by then will not
TICK = 0.01


class KeyHold:
    """Holds keys back until the pane or window that was asked for has the cursor. The order of the keys is kept.

    Args:
        app: the application.
        deliver: lets a key go where it would have gone.
    """

    def __init__(self, app: "App", deliver: Callable[["Key | Paste"], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._held: list[Key | Paste] = []
        self._opening = True
        self._pane: Widget | None = None
        self._screen: Screen | None = None
        self._until = 0.0

    @property
    def holding(self) -> bool:
        """Whether any key waits."""
        return bool(self._held)

    def until_in(self, pane: Widget) -> None:
        """The cursor is on its way into a pane."""
        self._pane = pane
        self._until = time.monotonic() + PATIENCE

    def clicked(self) -> None:
        """The mouse has put the cursor somewhere: nothing that comes after is meant for where F3 led."""
        if not self._held:
            self._pane = None

    def opened(self) -> None:
        """Every pane is on the screen: what was typed at the first picture goes where it leads."""
        self._opening = False

    def holds(self, key: "Key | Paste") -> bool:
        """Whether the key, or what was pasted, is kept for later; while the program closes there is no later."""
        if not self._app.screen_stack:
            return True
        if key.is_forwarded:  # it has been where it was meant for, and comes back unused
            return False
        if not self._held:
            if not self._on_its_way():
                return False
            self._app.set_timer(TICK, self._look)
        self._held.append(key)
        return True

    def _on_its_way(self) -> bool:
        if self._opening:
            return True
        screen = self._app.screen
        if screen is not self._screen:
            new_window = self._screen is not None
            self._screen = screen
            if new_window:
                self._pane = screen
                self._until = time.monotonic() + PATIENCE
        if self._pane is None:
            return False
        there = screen.focused is not None and self._pane in screen.focused.ancestors_with_self
        can_get_there = self._pane.is_attached and self._pane.display  # another tab may have come in front of it
        if there or not can_get_there or time.monotonic() > self._until:
            self._pane = None
        return self._pane is not None

    async def _look(self) -> None:
        while self._held and self._app.screen_stack:
            if self._on_its_way():
                self._app.set_timer(TICK, self._look)
                return
            await self._deliver(self._held.pop(0))
