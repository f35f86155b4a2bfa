"""Other ways to say a word: pairs of word parts (sykehus/sjukehus), from a list that a user can extend."""

from collections.abc import Iterable, Iterator

from .forms import forms


class Synonyms:
    """Groups of words that mean the same. A group holds for whole words and for parts of compounds."""

    def __init__(self, groups: Iterable[Iterable[str]] = ()) -> None:
        self._others: dict[str, list[str]] = {}
        for group in groups:
            members = list(dict.fromkeys(word.strip().lower() for word in group if word.strip()))
            for member in members:
                others = self._others.setdefault(forms(member).stem, [])
                others += [other for other in members if other != member and other not in others]

    def of(self, word: str) -> Iterator[str]:
        """The word said otherwise: «sykehusråd» gives «sjukehusråd». ``word`` is in its normal form."""
        asked = forms(word)
        for stem, others in self._others.items():
            if asked.stem == stem:
                yield from others
            elif len(stem) >= 4 and (at := asked.folded.find(stem)) >= 0:
                for other in others:
                    yield asked.folded[:at] + forms(other).stem + asked.folded[at + len(stem) :]
