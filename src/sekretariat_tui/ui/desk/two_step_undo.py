"""Undo of the program's acts: the first press names what would be taken back, the second does it."""

import math
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..history.list_and_look import ListAndLook
    from .screen import DeskScreen

VALID_FOR = 8.0  # seconds between the two presses, at most
PAUSE = 0.35  # seconds from the naming until it is read; presses in a text closer than this are one run
ARRIVED = 1.0  # seconds; a key noted longer ago than this is not the one that comes here
RUN = 0.2  # seconds; a press that follows the one before it closer than this is of a key held down, or not meant


class TwoStepUndo:
    """Angre og gjør om, for what has been done outside the text in focus.

    Args:
        screen: where it is named, and whose workspace it is.
    """

    def __init__(self, screen: "DeskScreen | ListAndLook") -> None:
        self._screen = screen
        self._named: tuple[bool, str] | None = None
        self._named_at = -math.inf
        self._round = 0
        self._pressed = -math.inf
        self._waited = math.inf
        self._run_in_text = False

    def note(self, *, redo: bool) -> None:
        """The key was pressed, and whatever has the focus is to have it first."""
        now = time.monotonic()
        self._waited, self._pressed = now - self._pressed, now
        if self._waited >= PAUSE:
            self._run_in_text = False
        focused = self._screen.focused
        text = getattr(focused, "outline", focused)
        self._run_in_text |= bool(getattr(text, "can_redo" if redo else "can_undo", False))

    def press(self, *, redo: bool) -> None:
        """ctrl+z or ctrl+y was pressed, and the text in focus had nothing to undo; or it was chosen from a list."""
        chosen = time.monotonic() - self._pressed >= ARRIVED  # no key came with it
        desk = self._screen.desk
        office = desk.workspace.office
        what = office.redoable if redo else office.undoable
        if self._run_in_text and not chosen:
            self._named = None
            self._screen.say("Det er ikke mer å gjøre om her." if redo else "Det er ikke mer å angre her.")
            return
        if not what:
            self._screen.say("Det er ingenting å gjøre om." if redo else self._nothing())
            self._named = None
            return
        if self._named != (redo, what):
            self._named, self._named_at = (redo, what), time.monotonic()
            self._round += 1
            self._screen.set_timer(VALID_FOR, lambda round=self._round: self._forget(round))
            key = desk.key("gjør-om" if redo else "angre")
            word = "gjør om" if redo else "angrer"
            self._screen.say(f"{key} en gang til {word}: {what[:1].lower()}{what[1:]}")
            return
        if not chosen and (self._waited < RUN or self._pressed - self._named_at < PAUSE):
            key, word = (desk.key("gjør-om"), "gjøres om") if redo else (desk.key("angre"), "angres")
            self._screen.say(f"Les først hva som {word}, og trykk {key} igjen: {what[:1].lower()}{what[1:]}")
            return
        self._named = None
        done = "Gjort om igjen" if redo else "Angret"
        desk.saving.submit(
            lambda workspace: workspace.office.redo() if redo else workspace.office.undo(),
            done=lambda undone: self._screen.say(f"{done}: {undone[:1].lower()}{undone[1:]}"),
            failed=lambda error: desk.notify(str(error), severity="error", timeout=12, markup=False),
        )

    def _nothing(self) -> str:
        """Only what has been done since the program was opened is taken back by a key; the rest by its name."""
        palette = self._screen.desk.key("handlinger")
        return f"Det er ingenting å angre. Se «Hva er gjort …» ({palette}) for det eldre."

    def _forget(self, round: int) -> None:
        if round == self._round:
            self._named = None
