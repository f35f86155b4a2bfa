"""Undo of the program's acts: the first press names what would be taken back, the second does it."""

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .screen import DeskScreen

VALID_FOR = 8.0  # seconds between the two presses
HELD_DOWN = 0.06  # seconds; a key that is held down repeats faster, and is to stop at what was typed


class TwoStepUndo:
    """Angre og gjør om, for what has been done outside the text in focus.

    Args:
        screen: where it is named, and whose workspace it is.
    """

    def __init__(self, screen: "DeskScreen") -> None:
        self._screen = screen
        self._named: tuple[bool, str] | None = None
        self._round = 0
        self._pressed = 0.0

    def press(self, *, redo: bool) -> None:
        """ctrl+z or ctrl+y was pressed, and the text in focus had nothing to undo."""
        before, self._pressed = self._pressed, time.monotonic()
        held_down = self._pressed - before < HELD_DOWN
        desk = self._screen.desk
        office = desk.workspace.office
        what = office.redoable if redo else office.undoable
        word = "Gjør om" if redo else "Angre"
        if not what:
            self._screen.say("Det er ingenting å gjøre om." if redo else "Det er ingenting å angre.")
            self._named = None
            return
        if self._named != (redo, what):
            self._named = (redo, what)
            self._round += 1
            self._screen.set_timer(VALID_FOR, lambda round=self._round: self._forget(round))
            key = desk.key("gjør-om" if redo else "angre")
            self._screen.say(f"{word}: {what[:1].lower()}{what[1:]} – {key} en gang til")
            return
        if held_down:
            return
        self._named = None
        done = "Gjort om igjen" if redo else "Angret"
        desk.saving.submit(
            lambda workspace: workspace.office.redo() if redo else workspace.office.undo(),
            done=lambda undone: self._screen.say(f"{done}: {undone[:1].lower()}{undone[1:]}"),
            failed=lambda error: desk.notify(str(error), severity="error", timeout=12, markup=False),
        )

    def _forget(self, round: int) -> None:
        if round == self._round:
            self._named = None
