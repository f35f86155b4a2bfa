"""The forms under which a word is found: its stem, its fold and its skeleton (architecture section 5)."""

from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from ..domain.letters import fold, fold_with_offsets, skeleton

_STEMMER = snowballstemmer.stemmer("norwegian")  # its endings are those of bokmål and most of nynorsk's
_SHORTEST_STEM = 3
SPECIAL = frozenset("åø")


class Forms(NamedTuple):
    """A word and what it is likened by: ``stem`` is folded, ``bones`` and ``stem_bones`` are skeletons."""

    word: str
    folded: str
    stem: str
    bones: str
    stem_bones: str


@lru_cache(maxsize=4096)
def forms(word: str) -> Forms:
    """The forms of one word in its normal form. Numbers have no other form than themselves."""
    if word[:1].isdigit():
        return Forms(word, word, word, word, word)
    stem = _STEMMER.stemWord(word)
    if len(stem) < _SHORTEST_STEM:
        stem = word
    return Forms(word, fold(word), fold(stem), skeleton(word), skeleton(stem))


def is_damaged(asked: str, found: str) -> bool:
    """Whether ``found`` has lost an å or ø that ``asked`` has: «pagaende» for «pågående».

    The other way round nothing is lost: a person without the letters types «sarpleie» for «sårpleie». Both must fold
    to the same letters, one of them perhaps longer.
    """
    if SPECIAL.isdisjoint(asked):
        return False
    letters, from_asked = fold_with_offsets(asked)
    others, from_found = fold_with_offsets(found)
    shared = min(len(letters), len(others))
    for at in range(shared):
        if letters[at] != others[at]:
            return False
        if asked[from_asked[at]] in SPECIAL:
            as_written = found[from_found[at] : from_found[at + 1]]
            if len(as_written) == 1 and as_written in "ao":
                return True
    return False
