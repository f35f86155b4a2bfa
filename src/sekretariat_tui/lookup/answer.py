"""The answer to a query: which entries have every word, by how well they have it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from .entry import EntryHead, EntryKind
from .levels import Level, Match
from .postings import Numbers, numbers_in, union
from .query import Filter, Query
from .vocabulary import Likeness

if TYPE_CHECKING:
    from .index import Index

FEW_SIMILAR = 5  # at most so many that are only similar, where there are better ones

_KINDS = tuple(EntryKind)
_CLOSE = tuple(level for level in Level if level.match is not Match.SIMILAR)
_SIMILAR = tuple(level for level in Level if level.match is Match.SIMILAR)
_BY_PART = frozenset({"area", "officer", "agreement"})  # filters whose value may be a part of what is asked about


def matching(one: Filter, values: Sequence[str]) -> list[str]:
    """Those of the folded values that a filter asks for.

    The whole value; for areas, people and agreements any part of it; and its beginning while it is being typed.
    """
    if one.name in _BY_PART:
        return [value for value in values if one.value in value]
    if one.value in values:
        return [one.value]
    return [value for value in values if one.unfinished and value.startswith(one.value)]


class Ranked(NamedTuple):
    """An entry that fits, and how well."""

    head: EntryHead
    match: Match


class Answer:
    """What was found. It is worked out as it is gone through: most who ask look at the first few.

    Sets of entries are integers, with the bit of each entry's number set.
    """

    def __init__(self, index: "Index", query: Query) -> None:
        self.query = query
        self._index = index
        self._likenesses: list[Likeness] = []
        self._found_as: tuple[list[Likeness], dict[str, dict[str, Level]]] | None = None
        self._open_to = 0  # what the filters let through
        self._before = 0  # what has been given already

    def __iter__(self) -> Iterator[Ranked]:
        query, index = self.query, self._index
        if query.asks_nothing:
            return
        with index.lock:
            last = query.wanted[-1] if query.unfinished else None
            self._likenesses = [index.close_to(word, unfinished=word == last) for word in query.words]
            self._open_to = self._let_through()
            close = self._fitting(_CLOSE) if query.words else [(Match.EXACT, self._open_to)]
        shown = 0
        for match, entries in close:
            for head in self._in_order(entries):
                shown += 1
                yield Ranked(head, match)
        if not query.words:
            return
        # What is only similar costs the most to find, and is looked for when all that is better has been seen.
        with index.lock:
            self._likenesses = [
                close_to | index.similar_to(word, close_to)
                for word, close_to in zip(query.words, self._likenesses, strict=True)
            ]
            similar = self._fitting(_SIMILAR)
        few = FEW_SIMILAR if shown else None
        for match, entries in similar:
            for head in islice(self._in_order(entries), few):
                yield Ranked(head, match)
                few = None if few is None else few - 1

    @property
    def found_as(self) -> dict[str, dict[str, Level]]:
        """For each word asked for, the words of the register that it has been found as so far."""
        if self._found_as is None or self._found_as[0] is not self._likenesses:
            words = self._index.vocabulary.words
            found = {
                word: {words[number]: level for number, level in like.items()}
                for word, like in zip(self.query.words, self._likenesses, strict=False)
            }
            self._found_as = self._likenesses, found
        return self._found_as[1]

    # ------------------------------------------------------------------ what fits

    def _fitting(self, levels: Sequence[Level]) -> list[tuple[Match, int]]:
        """The entries that fit on these levels and on none before: the better first."""
        steps = [self._steps(like) for like in self._likenesses]
        if Level.SYNONYM in levels:
            self._abbreviate(steps)
        found: list[tuple[Match, int]] = []
        reached = [0] * len(steps)
        for level in Level:
            together = self._open_to
            for at, step in enumerate(steps):
                reached[at] |= step[level]
                together &= reached[at]
            if level in levels:
                if new := together & ~self._before:
                    found.append((level.match, new))
                self._before |= together
        return found

    def _steps(self, like: Likeness) -> list[int]:
        """For each level, the entries that have a word of it."""
        index = self._index
        by_level: list[list[Numbers]] = [[] for _ in Level]
        for word, level in like.items():
            by_level[level].append(index.texts[word])
        return [union(some, len(index.heads)) if some else 0 for some in by_level]

    def _abbreviate(self, steps: list[list[int]]) -> None:
        """An abbreviation is found by its long form, and the long form by the abbreviation."""
        index, words = self._index, self.query.words
        for at, word in enumerate(words):
            for long in index.abbreviations.long_forms(word):
                having = self._everything
                for stem in long:
                    having &= self._inflecting(stem)
                steps[at][Level.SYNONYM] |= having
        for first, size, short in index.abbreviations.in_query(words):
            known = index.vocabulary.known(short)
            if known is not None:
                for at in range(first, first + size):
                    steps[at][Level.SYNONYM] |= self._bits(index.texts[known])

    def _inflecting(self, word: str) -> int:
        """The entries that have the word, inflected or not."""
        like = self._index.close_to(word)
        texts = self._index.texts
        return union(
            (texts[number] for number, level in like.items() if level <= Level.INFLECTED), len(self._index.heads)
        )

    def _let_through(self) -> int:
        """The entries that the filters let through, and that have nothing that must not be there."""
        entries = self._everything & ~self._index.gone
        by_name: dict[str, int] = {}
        for one in self.query.filters:
            having = self._having(one)
            if one.unwanted:
                entries &= ~having
            else:
                by_name[one.name] = by_name.get(one.name, 0) | having  # two bodies: either
        for having in by_name.values():
            entries &= having
        for words in self.query.unwanted:
            having = entries
            for word in words:
                having &= self._inflecting(word)
            entries &= ~having
        return entries

    def _having(self, one: Filter) -> int:
        entries = 0
        facets = self._index.facets
        for value in matching(one, [value for name, value in facets if name == one.name]):
            entries |= self._bits(facets[one.name, value])
        return entries

    # ------------------------------------------------------------------ in which order

    def _in_order(self, entries: int) -> Iterator[EntryHead]:
        """Decisions first, what has it in the title first, the newest first."""
        with self._index.lock:
            titles = entries & self._in_titles()
            parts = []
            for kind in _KINDS:
                of_kind = entries & self._bits(self._index.kinds[kind])
                parts += [of_kind & titles, of_kind & ~titles]
            years = sorted(self._index.years.items(), reverse=True)
        for part in parts:
            left = part
            for _, numbers in years:
                if not left:
                    break
                of_year = left & self._bits(numbers)
                left &= ~of_year
                heads = [head for number in numbers_in(of_year) if (head := self._index.heads[number]) is not None]
                yield from sorted(heads, key=lambda head: -head.sort_key[1])

    def _in_titles(self) -> int:
        titles = (self._index.titles.get(word) for like in self._likenesses for word in like)
        return union((numbers for numbers in titles if numbers is not None), len(self._index.heads))

    @property
    def _everything(self) -> int:
        return (1 << len(self._index.heads)) - 1

    def _bits(self, numbers: Numbers) -> int:
        return numbers.bits(len(self._index.heads))
