"""The index of a register in memory: its words and which entries have them. Knows texts, not the register."""

import threading
from collections.abc import Iterable

from ..domain.letters import fold
from .abbreviations import Abbreviations
from .answer import Answer
from .entry import Entry, EntryHead, EntryKind
from .postings import Numbers
from .query import Query
from .synonyms import Synonyms
from .vocabulary import Likeness, Vocabulary
from .words import word_forms

_REMEMBERED = 64  # words whose likeness is kept between two keys


class Index:
    """Entries by the words in them. One thread fills it while others ask; who asks sees whole entries only.

    Whoever reads its parts holds ``lock``. Words and entries have numbers, in the order they came.
    """

    def __init__(self, synonyms: Synonyms | None = None) -> None:
        self.lock = threading.RLock()
        self.synonyms = synonyms or Synonyms()
        self.abbreviations = Abbreviations()
        self.vocabulary = Vocabulary()
        self.texts: list[Numbers] = []  # for each word, the entries that have it anywhere
        self.titles: dict[int, Numbers] = {}  # the entries that have it in the title
        self.heads: list[EntryHead | None] = []  # for each entry, what is kept of it; None where it is taken out
        self.gone = 0  # bits of the entries taken out
        self.facets: dict[tuple[str, str], Numbers] = {}  # by filter and value in folded letters
        self.facet_words: dict[tuple[str, str], str] = {}  # the same value as it is written
        self.kinds: dict[EntryKind, Numbers] = {kind: Numbers() for kind in EntryKind}
        self.years: dict[int, Numbers] = {}
        self._of_record: dict[str, list[int]] = {}
        self._remembered: dict[tuple[str, bool], Likeness] = {}

    def __len__(self) -> int:
        return len(self.heads) - self.gone.bit_count()

    def search(self, query: Query) -> Answer:
        """Entries that have every word asked for, best first: by tier, then decisions first, then the newest.

        What stands in a phrase is only known to be in the entry: whoever has the text looks whether it stands so.
        """
        return Answer(self, query)

    def revisions(self) -> dict[str, int]:
        """Which version of each record is in it."""
        with self.lock:
            return {head.record: head.rev for head in self.heads if head is not None}

    @property
    def waste(self) -> float:
        """The part of it that is entries taken out, from 0 to 1: when it is large, it is time to make it anew."""
        return self.gone.bit_count() / max(len(self.heads), 1)

    def values(self, name: str) -> list[str]:
        """What a filter can be asked for: the values that entries have now, in the order of their letters."""
        with self.lock:
            there = ((1 << len(self.heads)) - 1) & ~self.gone
            found = [
                self.facet_words[facet]
                for facet, numbers in self.facets.items()
                if facet[0] == name and numbers.bits(len(self.heads)) & there
            ]
        return sorted(found, key=fold)

    # ------------------------------------------------------------------ filling it

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds entries, each in place of an older one of the same kind and record."""
        for entry in entries:
            title, anywhere = self._said(entry)
            with self.lock:
                self._take_out(entry.record, entry.kind)
                self._add(entry.head(), title, anywhere)

    def _said(self, entry: Entry) -> tuple[set[str], set[str]]:
        title: set[str] = set()
        anywhere: set[str] = set()
        for field in entry.fields:
            forms = word_forms(field.text)
            anywhere.update(forms)
            if field.weight == 0:
                title.update(forms)
            with self.lock:
                self.abbreviations.learn_from(field.text)
        return title, anywhere

    def _add(self, head: EntryHead, title: set[str], anywhere: set[str]) -> None:
        number = len(self.heads)
        for form in anywhere:
            word = self.vocabulary.number(form)
            if word == len(self.texts):
                self.texts.append(Numbers())
            self.texts[word].add(number)
            if form in title:
                self.titles.setdefault(word, Numbers()).add(number)
        self.append(head)

    def append(self, head: EntryHead | None) -> None:
        """Adds an entry whose words are there already; None for one that was taken out."""
        self._remembered.clear()
        number = len(self.heads)
        self.heads.append(head)
        if head is None:
            self.gone |= 1 << number
            return
        for name, words in head.facets:
            facet = name, fold(words)
            self.facet_words.setdefault(facet, words)
            self.facets.setdefault(facet, Numbers()).add(number)
        self.kinds[head.kind].add(number)
        self.years.setdefault(head.sort_key[0], Numbers()).add(number)
        self._of_record.setdefault(head.record, []).append(number)

    def remove(self, record: str, kind: EntryKind | None = None) -> None:
        """Takes out everything that came from a record, or what is of one kind."""
        with self.lock:
            self._take_out(record, kind)

    def _take_out(self, record: str, kind: EntryKind | None) -> None:
        kept = []
        for number in self._of_record.get(record, ()):
            head = self.heads[number]
            if head is not None and kind in (None, head.kind):
                self.heads[number] = None
                self.gone |= 1 << number
            else:
                kept.append(number)
        if kept:
            self._of_record[record] = kept
        else:
            self._of_record.pop(record, None)

    # ------------------------------------------------------------------ the words that are like a word

    def commonness(self, word: int) -> int:
        """How many entries have the word of that number."""
        return len(self.texts[word])

    def close_to(self, word: str, *, unfinished: bool = False) -> Likeness:
        """The words that are this word, inflect it or have it in them.

        Remembered until something is saved: while the second word is typed, the first is the same at each key.
        """
        key = word, unfinished
        if key not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = self.vocabulary.close(word, commonness=self.commonness, unfinished=unfinished)
        return self._remembered[key]

    def similar_to(self, word: str, close: Likeness) -> Likeness:
        """The words that are only similar, and none of those that are close."""
        synonyms = self.synonyms.of(word)
        return self.vocabulary.similar(word, close, commonness=self.commonness, synonyms=synonyms)
