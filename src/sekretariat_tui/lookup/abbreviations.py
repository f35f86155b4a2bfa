"""Abbreviations and what they stand for, learnt from the texts: «strategisk samarbeidsutvalg (SSU)»."""

import re
from collections.abc import Iterable, Iterator, Sequence

from .forms import forms
from .words import word_forms

_LEARN = re.compile(r"((?:[^\W\d_][^\W_]*[ \u00a0-]+){0,7}[^\W\d_][^\W_]*)[ \u00a0]?\(([A-ZÆØÅ]{2,7})\)")
_SMALL = frozenset({"og", "i", "for", "av", "på", "til", "med", "om", "the", "of"})

LongForm = tuple[str, ...]  # the stems of its words


class Abbreviations:
    """What each abbreviation stands for, both ways. One may have several long forms, and a long form several."""

    def __init__(self) -> None:
        self._long: dict[str, list[LongForm]] = {}
        self._short: dict[str, list[tuple[LongForm, str]]] = {}  # by the first stem of the long form

    def learn_from(self, text: str) -> None:
        """Takes up every «long form (SHORT)» in the text whose first letters fit."""
        if "(" not in text:
            return
        for found in _LEARN.finditer(text):
            long = _fitting(found[1], found[2])
            if long:
                self.add(found[2], long)

    def add(self, short: str, long: Iterable[str]) -> None:
        """Takes up one abbreviation: ``long`` are the words it stands for."""
        abbreviation = short.lower()
        stems = tuple(forms(word).stem for one in long for word in word_forms(one))
        if not stems or stems == (abbreviation,) or stems in self._long.get(abbreviation, ()):
            return
        self._long.setdefault(abbreviation, []).append(stems)
        self._short.setdefault(stems[0], []).append((stems, abbreviation))

    def long_forms(self, word: str) -> list[LongForm]:
        """What the word stands for, as the stems of the words; none where it is no known abbreviation."""
        return self._long.get(word, [])

    def in_query(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """The known long forms among the words asked for: (first, how many, the abbreviation)."""
        stems = [forms(word).stem for word in words]
        for at, stem in enumerate(stems):
            for long, short in self._short.get(stem, ()):
                if tuple(stems[at : at + len(long)]) == long:
                    yield at, len(long), short

    def stored(self) -> list[tuple[str, LongForm]]:
        """Everything learnt, for storing."""
        return [(short, long) for short, forms_ in self._long.items() for long in forms_]

    def restore(self, stored: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Takes up what was stored."""
        for short, long in stored:
            stems = tuple(long)
            self._long.setdefault(short, []).append(stems)
            self._short.setdefault(stems[0], []).append((stems, short))


def _fitting(before: str, short: str) -> list[str]:
    """The last words of ``before`` whose first letters make the abbreviation; none where they do not.

    Small words may be left out («Program for samhandling» is PS), and a compound may give more than one letter
    («brukerutvalg», BU).
    """
    letters = short.lower()
    words = word_forms(before)
    for many in range(1, min(len(words), len(letters) + 3) + 1):
        tail = words[-many:]
        if tail[0] in _SMALL or tail[0][0] != letters[0]:
            continue
        large = [word for word in tail if word not in _SMALL]
        if "".join(word[0] for word in large) == letters or "".join(word[0] for word in tail) == letters:
            return tail
        if _letters_in_order("".join(large), letters) and len(large) < len(letters) and all(len(w) > 3 for w in large):
            return tail
    return []


def _letters_in_order(text: str, letters: str) -> bool:
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True
