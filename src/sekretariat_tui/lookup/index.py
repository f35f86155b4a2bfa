"""The index of a register in memory: its words and which entries have them. Knows texts, not the register."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec

from .abbreviations import Abbreviations
from .entry import Entry, EntryHead, EntryKind
from .levels import Level, Match
from .postings import Numbers, numbers_in, union
from .query import Filter, Query
from .synonyms import Synonyms
from .vocabulary import Likeness, Vocabulary
from .words import word_forms

_REMEMBERED = 64  # words whose likeness is kept between two keys

FEW_SIMILAR = 5  # at most so many that are only similar, where there are better ones

_KINDS = tuple(EntryKind)
_CLOSE = tuple(level for level in Level if level.match is not Match.SIMILAR)
_SIMILAR = tuple(level for level in Level if level.match is Match.SIMILAR)


class Ranked(NamedTuple):
    """An entry that fits, and how well."""

    head: EntryHead
    match: Match


class _Asked(msgspec.Struct):
    """A query under way: what each of its words is like, what the filters let through, and what is shown already."""

    query: Query
    likenesses: list[Likeness]
    open_to: int
    before: int = 0


class Index:
    """Entries by the words in them. One thread fills it while others ask; who asks sees whole entries only."""

    def __init__(self, synonyms: Synonyms | None = None) -> None:
        self.synonyms = synonyms or Synonyms()
        self.abbreviations = Abbreviations()
        self._lock = threading.RLock()
        self._vocabulary = Vocabulary()
        self._texts: list[Numbers] = []  # by the number of the word: entries that have it anywhere
        self._titles: dict[int, Numbers] = {}  # entries that have it in the title
        self._heads: list[EntryHead | None] = []  # by the number of the entry; None where it is taken out
        self._of_record: dict[str, list[int]] = {}
        self._facets: dict[tuple[str, str], Numbers] = {}
        self._kinds: dict[EntryKind, Numbers] = {kind: Numbers() for kind in EntryKind}
        self._years: dict[int, Numbers] = {}
        self._gone = 0  # bits of entries taken out
        self._remembered: dict[tuple[str, bool], Likeness] = {}

    def __len__(self) -> int:
        return sum(head is not None for head in self._heads)

    # ------------------------------------------------------------------ filling it

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds entries, each in place of an older one of the same kind and record."""
        for entry in entries:
            said = self._said(entry)
            with self._lock:
                self._take_out(entry.record, entry.kind)
                self._add(entry.head(), *said)

    def _said(self, entry: Entry) -> tuple[set[str], set[str]]:
        title: set[str] = set()
        anywhere: set[str] = set()
        for field in entry.fields:
            forms = word_forms(field.text)
            anywhere.update(forms)
            if field.weight == 0:
                title.update(forms)
            self.abbreviations.learn_from(field.text)
        return title, anywhere

    def _add(self, head: EntryHead, title: set[str], anywhere: set[str]) -> None:
        self._remembered.clear()
        number = len(self._heads)
        for form in anywhere:
            word = self._vocabulary.number(form)
            if word == len(self._texts):
                self._texts.append(Numbers())
            self._texts[word].add(number)
            if form in title:
                self._titles.setdefault(word, Numbers()).add(number)
        for facet in head.facets:
            self._facets.setdefault(facet, Numbers()).add(number)
        self._kinds[head.kind].add(number)
        self._years.setdefault(head.sort_key[0], Numbers()).add(number)
        self._of_record.setdefault(head.record, []).append(number)
        self._heads.append(head)

    def remove(self, record: str) -> None:
        """Takes out everything that came from a record."""
        with self._lock:
            self._take_out(record)

    def _take_out(self, record: str, kind: EntryKind | None = None) -> None:
        kept = []
        for number in self._of_record.get(record, ()):
            head = self._heads[number]
            if head is not None and kind in (None, head.kind):
                self._heads[number] = None
                self._gone |= 1 << number
            else:
                kept.append(number)
        if kept:
            self._of_record[record] = kept
        else:
            self._of_record.pop(record, None)

    # ------------------------------------------------------------------ asking it

    def search(self, query: Query) -> Iterator[Ranked]:
        """Entries that have every word asked for, best first: by tier, then decisions first, then the newest.

        What stands in a phrase is only known to be in the entry: whoever has the text looks whether it stands so.
        """
        if query.asks_nothing:
            return
        with self._lock:
            asked = _Asked(query, self._close(query), self._open_to(query))
            close = self._fitting(asked, _CLOSE)
        shown = 0
        for match, bits in close:
            for head in self._in_order(bits, asked):
                shown += 1
                yield Ranked(head, match)
        # What is only similar is looked for when somebody has seen all that is better: it costs the most.
        with self._lock:
            self._add_similar(asked)
            similar = self._fitting(asked, _SIMILAR)
        few = FEW_SIMILAR if shown else None
        for match, bits in similar:
            for head in islice(self._in_order(bits, asked), few):
                yield Ranked(head, match)
                few = None if few is None else few - 1

    def found_as(self, query: Query) -> dict[str, dict[str, Level]]:
        """For each word asked for, the words of the register that it was found as."""
        with self._lock:
            asked = _Asked(query, self._close(query), 0)
            self._add_similar(asked)
            words = self._vocabulary.words
            return {
                word: {words[number]: level for number, level in like.items()}
                for word, like in zip(query.words, asked.likenesses, strict=True)
            }

    def _close(self, query: Query) -> list[Likeness]:
        last = query.wanted[-1] if query.unfinished else None
        return [self._close_to(word, unfinished=word == last) for word in query.words]

    def _close_to(self, word: str, *, unfinished: bool = False) -> Likeness:
        """Remembered until something is saved: while the second word is typed, the first is the same at each key."""
        key = word, unfinished
        if key not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = self._vocabulary.close(word, commonness=self._commonness, unfinished=unfinished)
        return self._remembered[key]

    def _add_similar(self, asked: "_Asked") -> None:
        for at, word in enumerate(asked.query.words):
            close = asked.likenesses[at]
            synonyms = self.synonyms.of(word)
            more = self._vocabulary.similar(word, close, commonness=self._commonness, synonyms=synonyms)
            asked.likenesses[at] = close | more

    def _open_to(self, query: Query) -> int:
        """The entries that the filters let through, as bits."""
        many = len(self._heads)
        bits = ((1 << many) - 1) & ~self._gone
        by_name: dict[str, int] = {}
        for one in query.filters:
            having = self._having(one, many)
            if one.unwanted:
                bits &= ~having
            else:
                by_name[one.name] = by_name.get(one.name, 0) | having  # two bodies: either
        for having in by_name.values():
            bits &= having
        for words in query.unwanted:
            having = bits
            for word in words:
                having &= self._inflecting(word, many)
            bits &= ~having
        return bits

    def _inflecting(self, word: str, many: int) -> int:
        """The entries that have the word, inflected or not, as bits."""
        close = self._close_to(word)
        return self._union((number for number, level in close.items() if level <= Level.INFLECTED), many)

    def _having(self, one: Filter, many: int) -> int:
        bits = 0
        for (name, value), numbers in self._facets.items():
            if name == one.name and (value == one.value or (name in _BY_PART and one.value in value)):
                bits |= numbers.bits(many)
        return bits

    def _commonness(self, word: int) -> int:
        return len(self._texts[word])

    def _union(self, words: Iterable[int], many: int) -> int:
        return union((self._texts[word] for word in words), many)

    def _fitting(self, asked: "_Asked", levels: Sequence[Level]) -> list[tuple[Match, int]]:
        """The entries that fit on these levels and on none before, as bits: the better first."""
        many = len(self._heads)
        words = asked.query.words
        if not words:
            new, asked.before = asked.open_to & ~asked.before, asked.open_to
            return [(Match.EXACT, new)]
        steps = [self._steps(like, many) for like in asked.likenesses]
        if Level.SYNONYM in levels:
            self._abbreviate(words, steps, many)
        found: list[tuple[Match, int]] = []
        reached = [0] * len(words)
        for level in Level:
            together = asked.open_to
            for at, step in enumerate(steps):
                reached[at] |= step[level]
                together &= reached[at]
            if level in levels:
                if new := together & ~asked.before:
                    found.append((level.match, new))
                asked.before |= together
        return found

    def _abbreviate(self, words: Sequence[str], steps: list[list[int]], many: int) -> None:
        """An abbreviation is found by its long form, and the long form by the abbreviation."""
        for at, word in enumerate(words):
            for long in self.abbreviations.long_forms(word):
                having = (1 << many) - 1
                for stem in long:
                    having &= self._inflecting(stem, many)
                steps[at][Level.SYNONYM] |= having
        for first, size, short in self.abbreviations.in_query(words):
            known = self._vocabulary.known(short)
            if known is not None:
                for at in range(first, first + size):
                    steps[at][Level.SYNONYM] |= self._texts[known].bits(many)

    def _steps(self, like: Likeness, many: int) -> list[int]:
        by_level: list[list[Numbers]] = [[] for _ in Level]
        for word, level in like.items():
            by_level[level].append(self._texts[word])
        return [union(some, many) if some else 0 for some in by_level]

    def _in_order(self, bits: int, asked: "_Asked") -> Iterator[EntryHead]:
        titles = bits & self._in_titles(asked)
        for kind in _KINDS:
            of_kind = bits & self._bits_of(self._kinds[kind])
            for part in (of_kind & titles, of_kind & ~titles):
                yield from self._newest_first(part)

    def _in_titles(self, asked: "_Asked") -> int:
        titles = (self._titles.get(word) for like in asked.likenesses for word in like)
        return union((numbers for numbers in titles if numbers is not None), len(self._heads))

    def _newest_first(self, bits: int) -> Iterator[EntryHead]:
        for year in sorted(self._years, reverse=True):
            if not bits:
                return
            of_year = bits & self._bits_of(self._years[year])
            bits &= ~of_year
            heads = [head for number in numbers_in(of_year) if (head := self._heads[number]) is not None]
            yield from sorted(heads, key=lambda head: -head.sort_key[1])

    def _bits_of(self, numbers: Numbers) -> int:
        return numbers.bits(len(self._heads))


_BY_PART = frozenset({"area", "officer", "agreement"})
