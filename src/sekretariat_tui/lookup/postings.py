"""Which entries have which words, as sets of entry numbers that are quick to join and to cut."""

from array import array
from collections.abc import Iterable, Iterator, Sequence

DENSE = 64  # a word in more than one of so many entries is kept as bits

_ONE = ord("1")


class Numbers:
    """The numbers of the entries that have one word, in the order they came."""

    __slots__ = ("_bits", "_numbers")

    def __init__(self, numbers: "array[int] | None" = None) -> None:
        self._numbers = array("I") if numbers is None else numbers
        self._bits = 0

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, number: int) -> None:
        """Adds a number higher than all before it."""
        self._numbers.append(number)
        self._bits = 0

    def raw(self) -> "array[int]":
        """The numbers themselves, for storing."""
        return self._numbers

    def is_common(self, many: int) -> bool:
        """Whether the word is in so many of ``many`` entries that it is worth keeping as bits."""
        return len(self._numbers) * DENSE > many

    def bits(self, many: int) -> int:
        """The numbers as bits of an integer; ``many`` is how many entries there are. Kept where the word is common."""
        if self._bits:
            return self._bits
        bits = as_bits([self._numbers])
        if self.is_common(many):
            self._bits = bits
        return bits


def union(some: Iterable[Numbers], many: int) -> int:
    """The numbers that any of them has, as bits. The rare ones are marked together: that is the quickest."""
    bits = 0
    rare = []
    for numbers in some:
        if numbers.is_common(many):
            bits |= numbers.bits(many)
        else:
            rare.append(numbers.raw())
    return bits | as_bits(rare) if rare else bits


def as_bits(rows: Sequence[Sequence[int]]) -> int:
    """An integer with the bits of these numbers set; each row has its numbers in rising order."""
    highest = max((row[-1] for row in rows if row), default=-1)
    figures = bytearray(b"0") * (highest + 1)  # of the number in base two, lowest first
    for row in rows:
        for number in row:
            figures[number] = _ONE
    figures.reverse()
    return int(figures, 2) if figures else 0


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers whose bits are set, lowest first."""
    figures = f"{bits:b}"
    last = len(figures) - 1
    at = figures.rfind("1")
    while at >= 0:
        yield last - at
        at = figures.rfind("1", 0, at)
