"""Every word of the register, once, and the words of it that are like a word that was asked for."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from heapq import nsmallest

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from ..domain.letters import fold_with_offsets
from .forms import SPECIAL, Forms, forms, is_damaged
from .levels import Level

MOST = 64  # words that one word is asked for as where they are only similar, the commonest first
MOST_PARTS = 256  # and where they are it, inflect it or have it in them
SHORTEST_PART = 3  # letters that may stand anywhere in a word; fewer only at its beginning
SHORTEST_BONES = 5  # letters of a skeleton that may stand within another
SHORTEST_WRONG = 5  # letters of a word that may have one wrong

_FRESH = 200  # new words before it is looked again which words begin with a letter

Likeness = dict[int, Level]  # the number of a word, and how it is like the one asked for


class Vocabulary:
    """Words numbered in the order they came. Words are added and never taken out; a compaction makes a new one."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.forms: list[Forms] = []
        self._number: dict[str, int] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._by_fold: dict[str, list[int]] = {}
        self._by_bones: dict[str, list[int]] = {}
        self._by_stem_bones: dict[str, list[int]] = {}
        self._begun: dict[str, tuple[int, Likeness]] = {}
        self._folds = _Row()
        self._bones = _Row()
        self._stem_bones: dict[int, tuple[list[int], list[str]]] = {}  # by their length

    def __len__(self) -> int:
        return len(self.words)

    def number(self, word: str) -> int:
        """The word's number; it gets one where it is new."""
        number = self._number.get(word)
        if number is None:
            number = self.add(forms(word))
        return number

    def known(self, word: str) -> int | None:
        """The word's number, or None."""
        return self._number.get(word)

    def add(self, new: Forms) -> int:
        """Adds a word that is not there, and gives its number."""
        number = self._number[new.word] = len(self.words)
        self.words.append(new.word)
        self.forms.append(new)
        for index, key in (
            (self._by_stem, new.stem),
            (self._by_fold, new.folded),
            (self._by_bones, new.bones),
            (self._by_stem_bones, new.stem_bones),
        ):
            index.setdefault(key, []).append(number)
        self._folds.append(new.folded)
        self._bones.append(new.bones)
        numbers, texts = self._stem_bones.setdefault(len(new.stem_bones), ([], []))
        numbers.append(number)
        texts.append(new.stem_bones)
        return number

    # ------------------------------------------------------------------ what is like a word

    def close(self, word: str, *, commonness: Callable[[int], int], unfinished: bool = False) -> Likeness:
        """The words that are ``word``, inflect it, or have it as a part.

        ``commonness`` says how many entries have a word. ``unfinished`` when it is still being typed, so that one letter
        is the beginning of a word. What has lost an å or ø that was asked for is among them as similar.
        """
        asked = forms(word)
        found: Likeness = {}
        self._same(asked, found)
        if unfinished and len(word) < SHORTEST_PART:
            return self._beginning(asked, found, commonness)
        self._parts(asked, found, unfinished=unfinished)
        return _commonest(found, MOST_PARTS, commonness)

    def similar(
        self, word: str, close: Likeness, *, commonness: Callable[[int], int], synonyms: Iterable[str] = ()
    ) -> Likeness:
        """The words that are only similar to ``word``: none of those in ``close``. ``synonyms`` say it otherwise."""
        asked = forms(word)
        found: Likeness = {}
        if not asked.word[:1].isdigit():
            self._same_bones(asked, found)
        for synonym in synonyms:
            self._synonym(forms(synonym), found)
        if not asked.word[:1].isdigit():
            self._parts_of_bones(asked, found)
            self._one_letter_off(asked, found)
        return _commonest({n: level for n, level in found.items() if n not in close}, MOST, commonness)

    def _same(self, asked: Forms, found: Likeness) -> None:
        exact = self._number.get(asked.word)
        if exact is not None:
            found[exact] = Level.EXACT
        for number in (*self._by_fold.get(asked.folded, ()), *self._by_stem.get(asked.stem, ())):
            level = Level.SAME_BONES if is_damaged(asked.word, self.words[number]) else Level.INFLECTED
            found.setdefault(number, level)

    def _parts(self, asked: Forms, found: Likeness, *, unfinished: bool) -> None:
        if asked.word[:1].isdigit():
            self._parts_of_numbers(asked.word, found, unfinished=unfinished)
            return
        part = asked.stem if len(asked.stem) >= SHORTEST_PART else asked.folded
        if not part:
            return
        anywhere = len(part) >= SHORTEST_PART
        if not anywhere and not unfinished:
            return
        may_be_damaged = anywhere and not SPECIAL.isdisjoint(asked.word)
        as_asked = asked.word[: len(part)]
        words = self.words
        for number, at, _ in self._folds.having(part, anywhere=anywhere):
            if number not in found:
                damaged = (
                    may_be_damaged
                    and as_asked not in words[number]
                    and is_damaged(asked.word, self._from_letter(number, at))
                )
                found[number] = Level.PART_OF_BONES if damaged else Level.PART

    def _beginning(self, asked: Forms, found: Likeness, commonness: Callable[[int], int]) -> Likeness:
        """The first letter or two of a word: thousands begin so, and which of them are common changes slowly."""
        size, best = self._begun.get(asked.folded, (0, {}))
        if not size or len(self.words) - size > _FRESH:
            begun = dict(found)
            self._parts(asked, begun, unfinished=True)
            best = _commonest(begun, MOST_PARTS, commonness)
            self._begun[asked.folded] = len(self.words), best
        return best | found

    def _parts_of_numbers(self, asked: str, found: Likeness, *, unfinished: bool) -> None:
        """The year of a date, or the beginning of a number that is being typed; never a few figures within others."""
        for number, at, size in self._folds.having(asked, anywhere=True):
            word, end = self.words[number], at + len(asked)
            whole = not word[at - 1 : at].isdigit() and not (end < size and word[end].isdigit())
            if whole or (unfinished and at == 0):
                found.setdefault(number, Level.PART)

    def _from_letter(self, number: int, at: int) -> str:
        """The word as it is written from the place where its fold is cut."""
        if at == 0:
            return self.words[number]
        _, offsets = fold_with_offsets(self.words[number])
        return self.words[number][offsets[at] :]

    def _same_bones(self, asked: Forms, found: Likeness) -> None:
        for number in (*self._by_bones.get(asked.bones, ()), *self._by_stem_bones.get(asked.stem_bones, ())):
            found.setdefault(number, Level.SAME_BONES)

    def _parts_of_bones(self, asked: Forms, found: Likeness) -> None:
        if len(asked.stem_bones) >= SHORTEST_BONES:
            for number, _, _ in self._bones.having(asked.stem_bones, anywhere=True):
                found.setdefault(number, Level.PART_OF_BONES)

    def _one_letter_off(self, asked: Forms, found: Likeness) -> None:
        """One letter too many, too few, or another; or two that have changed places."""
        bones = asked.stem_bones
        if len(bones) < SHORTEST_WRONG:
            return
        for size in (len(bones) - 1, len(bones), len(bones) + 1):
            numbers, texts = self._stem_bones.get(size, ((), ()))
            near = process.extract(
                bones, texts, scorer=Levenshtein.distance, score_cutoff=1, limit=None, processor=None
            )
            for _, _, at in near:
                found.setdefault(numbers[at], Level.ONE_LETTER_OFF)
        for at in range(len(bones) - 1):
            turned = bones[:at] + bones[at + 1] + bones[at] + bones[at + 2 :]
            for number in self._by_stem_bones.get(turned, ()):
                found.setdefault(number, Level.ONE_LETTER_OFF)

    def _synonym(self, other: Forms, found: Likeness) -> None:
        same: Likeness = {}
        self._same(other, same)
        self._parts(other, same, unfinished=False)
        for number in same:
            if found.get(number, Level.ONE_LETTER_OFF) > Level.SYNONYM:
                found[number] = Level.SYNONYM


def _commonest(found: Likeness, most: int, commonness: Callable[[int], int]) -> Likeness:
    if len(found) <= most:
        return found
    best = nsmallest(most, found, key=lambda number: (found[number], -commonness(number)))
    return {number: found[number] for number in best}


class _Row:
    """Many short texts in a row, to look through at the speed of one long one."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._row = ""
        self._starts: list[int] = []
        self._fresh: list[str] = []  # not in the row yet

    def append(self, text: str) -> None:
        self._fresh.append(text)

    def _settle(self) -> None:
        if self._fresh:
            start = len(self._row)
            for text in self._fresh:
                self._starts.append(start + 1)
                start += len(text) + 1
            self._row += "".join(f"\n{text}" for text in self._fresh)
            self._texts += self._fresh
            self._fresh = []

    def having(self, part: str, *, anywhere: bool) -> list[tuple[int, int, int]]:
        """(number, place in the text, length of the text) for each text that has the part, or begins with it."""
        self._settle()
        sought = part if anywhere else f"\n{part}"
        row, starts, found = self._row, self._starts, []
        at = row.find(sought)
        while at >= 0:
            begins = at if anywhere else at + 1
            number = bisect_right(starts, begins) - 1
            text = self._texts[number]
            found.append((number, begins - starts[number], len(text)))
            at = row.find(sought, starts[number] + len(text))  # once a text is enough
        return found
