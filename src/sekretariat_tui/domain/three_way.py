"""Two texts that were both made from a third: joined by word where they changed different words, shown where they met.

What only one of them changed is taken; what both changed alike is taken once; where both changed the same words, nobody
but a person can say which is right, and both stay to be chosen from. Nothing around those words is in question.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .differences import Change, ChangeKind, word_changes, words_of
from .text_changes import TextChange, applied, text_changes


class Meeting(NamedTuple):
    """Words that both have changed, each in a way of its own."""

    base: str
    ours: str
    theirs: str

    @property
    def both(self) -> str:
        """Ours and theirs: what stands in the other stands once, two words for one are «dyr / billig»."""
        return both_words(self.base, self.ours, self.theirs)


class Segment(NamedTuple):
    """A stretch of the common text as it was and as each has it. ``changes`` are the numbers of their changes in it."""

    base: str
    ours: str
    theirs: str
    changes: tuple[int, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether there is nothing of theirs to take: they left it as it was, or it is so here too."""
        return self.theirs in (self.base, self.ours)

    @property
    def meets(self) -> bool:
        """Whether both have changed it, each in a way of its own."""
        return not self.settled and self.ours != self.base


class Joined(NamedTuple):
    """The joined text: pieces in order, each settled text or two that meet."""

    pieces: tuple[str | Meeting, ...]

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """Where the two met; empty when they could be joined."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Meeting))

    def text(self, *, prefer_theirs: bool = False) -> str:
        """The whole text, with ours or theirs where they met."""
        return self._put(lambda meeting: meeting.theirs if prefer_theirs else meeting.ours)

    def with_both(self) -> str:
        """The whole text with ours and theirs where they met."""
        return self._put(lambda meeting: meeting.both)

    def _put(self, settle: Callable[[Meeting], str]) -> str:
        return "".join(piece if isinstance(piece, str) else settle(piece) for piece in self.pieces)


def joined(base: str, ours: str, theirs: str) -> Joined:
    """The two texts that were made from ``base`` as one."""
    if ours == theirs or theirs == base:
        return Joined((ours,) if ours else ())
    if ours == base:
        return Joined((theirs,) if theirs else ())
    found: list[str | Meeting] = []
    for one in segments(base, text_changes(base, ours), text_changes(base, theirs)):
        piece = Meeting(*one[:3]) if one.meets else one.theirs if one.ours == one.base else one.ours
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return Joined(tuple(found))


def segments(base: str, ours: Sequence[TextChange], theirs: Sequence[TextChange]) -> list[Segment]:
    """The common text cut where something was changed; together the segments are all of it.

    Changes meet when they have letters in common, and when one puts something in where the other changed something.
    """
    found: list[Segment] = []
    at = 0
    for mine, other in _met(base, ours, theirs):
        both = [*mine, *(theirs[number] for number in other)]
        start, end = min(one.start for one in both), max(one.end for one in both)
        if at < start:
            found.append(_untouched(base[at:start]))
        was = base[start:end]
        our, their = (
            applied(was, [TextChange(one.start - start, one.end - start, one.text) for one in side])
            for side in (mine, [theirs[number] for number in other])
        )
        found.append(Segment(was, our, their, tuple(other)))
        at = end
    if at < len(base):
        found.append(_untouched(base[at:]))
    return found


def both_words(base: str, ours: str, theirs: str) -> str:
    """Two ways to change the same words as one text; ``base`` is what stood there."""
    if not ours.strip() or not theirs.strip():
        return theirs if not ours.strip() else ours
    if not base.strip():
        return ours if _stands_in(theirs, ours) else theirs if _stands_in(ours, theirs) else _after(ours, theirs)
    return "".join(_alternatives(word_changes(ours, theirs)))


def _untouched(text: str) -> Segment:
    return Segment(text, text, text)


class _Side(NamedTuple):
    """A change, and its number among theirs; None for one of ours."""

    change: TextChange
    number: int | None


def _met(
    base: str, ours: Sequence[TextChange], theirs: Sequence[TextChange]
) -> list[tuple[list[TextChange], list[int]]]:
    """The changes in order, those that meet together."""
    order = [*(_Side(one, None) for one in ours), *(_Side(one, number) for number, one in enumerate(theirs))]
    order.sort(key=lambda side: (side.change.start, side.change.end))
    found: list[tuple[list[TextChange], list[int]]] = []
    for change, number in order:
        mine, other = found[-1] if found else ([], [])
        against = [theirs[n] for n in other] if number is None else mine
        if not any(_meet(base, change, one) for one in against):
            found.append(([], []))
        if number is None:
            found[-1][0].append(change)
        else:
            found[-1][1].append(number)
    return found


def _meet(base: str, one: TextChange, other: TextChange) -> bool:
    if one.start == one.end and other.start == other.end:  # with only a space between them they are at one place
        return base[min(one.start, other.start) : max(one.start, other.start)].strip(" ") == ""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _stands_in(words: str, other: str) -> bool:
    one, whole = ([word for word in words_of(text) if not word.isspace()] for text in (words, other))
    return any(whole[at : at + len(one)] == one for at in range(len(whole) - len(one) + 1))


def _after(ours: str, theirs: str) -> str:
    """Two texts that were put in at one place, one after the other."""
    apart = ours[-1].isspace() or theirs[0].isspace() or not theirs[0].isalnum()
    return f"{ours}{'' if apart else ' '}{theirs}"


def _alternatives(changes: Sequence[Change]) -> list[str]:
    """What stands in both once, what only one has as it is, and of two that differ «the one / the other»."""
    found: list[str] = []
    gone = ""
    for change in [*changes, Change(ChangeKind.SAME, "")]:
        if change.kind is ChangeKind.REMOVED:
            gone = change.text
        elif change.kind is ChangeKind.ADDED and gone.strip() and change.text.strip():
            between = "\n\n" if "\n" in gone.strip() + change.text.strip() else " / "
            found.append(f"{gone.rstrip()}{between}{change.text.lstrip()}")
            gone = ""
        else:
            found.append(gone + change.text)
            gone = ""
    return found
