"""A question that must not take the keys of somebody who is typing: it waits for a pause."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..desk_app import DeskApp

QUIET = 2.0  # seconds without a key before a question may take the cursor

WAITS = "Et annet vindu har endret samme tekst; du får velge når du stopper å skrive"


def at_pause(desk: "DeskApp", ask: Callable[[], object]) -> None:
    """Calls ``ask`` when no key has come for a while; until then it is said that a choice waits.

    Any key counts, and not only those of one field: a window takes the cursor wherever it is.
    """
    if _left(desk) <= 0:
        ask()
        return
    if desk.screen is not desk.screen_stack[0]:  # the status line is under another window
        desk.notify(WAITS, timeout=2 * QUIET, markup=False)
    desk.to_ask.append(ask)
    if len(desk.to_ask) == 1:
        look(desk)


def look(desk: "DeskApp") -> None:
    """Asks what waits to be asked when there is a pause; or else says that it waits, and looks again."""
    left = _left(desk)
    if left > 0:
        _say(desk, WAITS)
        desk.set_timer(left, lambda: look(desk))
        return
    _say(desk, "")
    waiting, desk.to_ask = desk.to_ask, []
    for ask in waiting:
        ask()


def _left(desk: "DeskApp") -> float:
    return desk.last_key + QUIET - time.monotonic()


def _say(desk: "DeskApp", text: str) -> None:
    from ..desk.status_line import StatusLine

    for line in desk.screen_stack[0].query(StatusLine):
        if text or line.said == WAITS:
            line.say(text)
