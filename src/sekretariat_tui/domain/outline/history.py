"""The undo and redo of an outline: an unbroken chain of steps, each with where the cursor stood."""

import msgspec

from .steps import Position, RowsStep, Step, TextStep, swapped

MAX_STEPS = 10_000


class Done(msgspec.Struct, frozen=True):
    """A step taken, with the cursor before and after it. ``outside`` marks what another window did."""

    step: Step
    before: Position
    after: Position
    outside: bool = False


class History:
    """What has been done and can be undone, and what was undone and can be done again."""

    def __init__(self) -> None:
        self.done: list[Done] = []
        self.undone: list[Done] = []
        self._growing = False  # whether typing goes on in the last step

    def pause(self) -> None:
        """Ends the run of typing: what comes next is a step of its own."""
        self._growing = False

    def record(self, done: Done, *, grows: bool = False) -> None:
        """Remembers a step. One that ``grows`` goes together with the typing or erasing just before it."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        merged = _together(last, done) if grows and self._growing and last and last.after == done.before else None
        if merged:
            self.done[-1] = merged
        else:
            self.done.append(done)
            del self.done[:-MAX_STEPS]
        self._growing = grows

    def back(self) -> Done | None:
        """Takes the last step off the undo side; the caller applies its inverse."""
        self._growing = False
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def forward(self) -> Done | None:
        """Takes the last undone step; the caller applies it again."""
        self._growing = False
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]

    def slip_in(self, step: Step, at: Position) -> None:
        """Takes note of a step another window took, so that undo and redo still fit what now stands there.

        The step is sunk below everything done here, so that undo does not take back what others wrote. Where both
        changed the same words or points it stays above that step, and can be undone like the rest.
        """
        self._growing = False
        self._lift_the_undone(step)
        for index in range(len(self.done) - 1, -1, -1):
            here = self.done[index]
            pair = swapped(here.step, step)
            if pair is None:
                self.done.insert(index + 1, Done(step, at, at, outside=True))
                return
            step, moved = pair
            self.done[index] = _with_step(here, moved)

    def _lift_the_undone(self, step: Step) -> None:
        for index in range(len(self.undone) - 1, -1, -1):
            there = self.undone[index]
            pair = swapped(there.step.inverse(), step)
            if pair is None:
                del self.undone[: index + 1]
                return
            step, moved = pair
            self.undone[index] = _with_step(there, moved.inverse())


def _with_step(done: Done, step: Step) -> Done:
    rows = step.span[0] - done.step.span[0]
    before, after = (Position(place.row + rows, place.offset) for place in (done.before, done.after))
    return Done(step, before, after, done.outside)


def _together(last: Done, new: Done) -> Done | None:
    """Both steps as one, when they are one run of typing or erasing in one text; otherwise None.

    A word with the spaces after it is one step.
    """
    old, now = last.step, new.step
    if isinstance(now, RowsStep):
        return None
    joined: Step
    if isinstance(old, RowsStep):  # the first word in an outline without points, which made its row
        row = old.after[-1]
        if now.removed or now.offset != len(row.text) or _starts_a_word(row.text, now.inserted):
            return None
        typed = msgspec.structs.replace(row, text=row.text + now.inserted)
        joined = RowsStep(old.at, old.before, (*old.after[:-1], typed))
    elif old.row != now.row:
        return None
    elif not now.removed and now.offset == old.offset + len(old.inserted):
        if not old.inserted or _starts_a_word(old.inserted, now.inserted):
            return None
        joined = TextStep(old.row, old.offset, old.removed, old.inserted + now.inserted)
    elif not (old.inserted or now.inserted) and now.offset == old.offset:
        joined = TextStep(old.row, old.offset, old.removed + now.removed, "")
    elif not (old.inserted or now.inserted) and now.offset + len(now.removed) == old.offset:
        joined = TextStep(old.row, now.offset, now.removed + old.removed, "")
    else:
        return None
    return Done(joined, last.before, new.after)


def _starts_a_word(typed: str, more: str) -> bool:
    return typed[-1:].isspace() and not more[:1].isspace()
