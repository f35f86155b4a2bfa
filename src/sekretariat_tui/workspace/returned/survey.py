"""Every file that came back with what it would change, those that need a person first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from pathlib import Path

import msgspec

from ...domain.errors import SekretariatError
from .comparing import Comparison
from .finding import Found, State, saved_order

COMPARABLE = frozenset({State.READY, State.OLDER, State.TAKEN})


class Turn(IntEnum):
    """When a file's turn comes in a list."""

    PERSON = 0  # a person has to choose or to say something
    CHANGES = 1
    REFUSED = 2  # somebody should be asked for another file
    NOTHING = 3
    TAKEN = 4
    NOT_WORD = 5


class Surveyed(msgspec.Struct, frozen=True, kw_only=True):
    """A file and, where its case is known, what it would change there. ``sentence`` says why it cannot be compared."""

    found: Found
    comparison: Comparison | None = None
    sentence: str = ""

    @property
    def turn(self) -> Turn:
        """Its place in the list."""
        state, comparison = self.found.state, self.comparison
        match state:
            case State.UNSURE | State.OLDER:
                return Turn.PERSON
            case State.TAKEN:
                return Turn.TAKEN
            case State.NOT_WORD:
                return Turn.NOT_WORD
        if comparison is None:
            return Turn.REFUSED
        if comparison.to_choose:
            return Turn.PERSON
        return Turn.NOTHING if comparison.nothing_new and not comparison.own_lines else Turn.CHANGES

    @property
    def words(self) -> str:
        """What the file is, in a few words: «3 endringer, 2 merknader», «ingen endringer», «annen sak»."""
        comparison = self.comparison
        match self.found.state:
            case State.UNSURE:
                return "velg sak"
            case State.UNKNOWN:
                return "ingen sak her"
            case State.OTHER_HOUSE:
                return "annet sekretariat"
            case State.NOT_WORD:
                return "ikke Word"
        if comparison is None:
            return "kan ikke leses"
        if self.found.state is State.TAKEN:
            return "hentet inn"
        counted = ", ".join(_counted(comparison)) or "ingen endringer"
        return f"eldre, {counted}" if self.found.state is State.OLDER else counted


def surveyed(found: Iterable[Found], compare: Callable[[Found], Comparison]) -> list[Surveyed]:
    """Each file compared, where that can be done; in the order they are to be looked at.

    Files of one case keep the order they came in within what needs the same: that is the order they were saved.
    """
    return in_order(_surveyed(one, compare) for one in found)


def in_order(files: Iterable[Surveyed]) -> list[Surveyed]:
    """The files in the order they are to be looked at."""
    return sorted(files, key=lambda one: (one.turn, saved_order(one.found)))


def next_after(files: Sequence[Surveyed], path: Path, case_id: str) -> int:
    """Which file to look at when one was taken in: another copy of the same draft, the next that waits, else the same."""
    waiting = [number for number, one in enumerate(files) if one.turn <= Turn.CHANGES]
    same_case = [number for number in waiting if files[number].found.case == case_id]
    stays = [number for number, one in enumerate(files) if one.found.path == path]
    return next(iter([*same_case, *waiting, *stays]), 0)


def _surveyed(found: Found, compare: Callable[[Found], Comparison]) -> Surveyed:
    if found.state not in COMPARABLE:
        return Surveyed(found=found, sentence=found.sentence)
    try:
        return Surveyed(found=found, comparison=compare(found), sentence=found.sentence)
    except SekretariatError as error:
        return Surveyed(found=found, sentence=error.sentence)


def _counted(comparison: Comparison) -> Iterator[str]:
    for count, one, many in (
        (len(comparison.questions), "endring", "endringer"),
        (len(comparison.remarks), "merknad", "merknader"),
        (len(comparison.pictures), "bilde", "bilder"),
        (len(comparison.own_lines), "fast linje", "faste linjer"),
    ):
        if count:
            yield f"{count} {one if count == 1 else many}"
        if one == "endring" and comparison.to_choose:
            yield f"{len(comparison.to_choose)} å velge"
