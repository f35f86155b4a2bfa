"""Whether two titles can be of one case: shortened, reworded or worn by a scanner they still are, of other words not."""

from difflib import SequenceMatcher

from .letters import skeleton
from .patterns import Pattern

_WORDS = Pattern(r"\w+")
_SHORTEST = 3  # letters: shorter words tell nothing of what a case is about
_START = 5  # letters that two forms of one word begin with: «pasientar», «pasienter»
_WORN = 0.8  # of one word that a scanner has worn
_WORN_WHOLE = 0.75  # of a whole title, whose words it may have split too
_SHARED = 0.5  # of the words of the shorter title
# What cases of any kind are called; two that share only these have nothing in common.
_ANY_CASE = frozenset(
    skeleton(word)
    for word in (
        "sak saken saka saker felles ny nye nytt status orientering oppfølging oppfølgjing drøfting godkjenning rapport "
        "rapportering informasjon utkast forslag revidert vedtak innkjøp evaluering videre vidare arbeid arbeidet "
        "og om for fra frå med mot til ved den det dei ein ett som etter mellom under over samt blir skal kan av hos"
    ).split()
)


def can_be_one(one: str, other: str) -> bool:
    """Whether two titles can be of the same case. An empty title can be of any."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return True
    if _ratio("".join(first), "".join(second)) >= _WORN_WHOLE:
        return True
    first, second = _telling(first), _telling(second)
    shorter, longer = sorted((first, second), key=len)
    shared = sum(any(_alike(word, there) for there in longer) for word in shorter)
    return shared >= _SHARED * len(shorter)


def _words(title: str) -> list[str]:
    return [skeleton(found[0]) for found in _WORDS.finditer(title)]


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if len(word) >= _SHORTEST and word not in _ANY_CASE] or words


def _alike(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < _START:
        return one == other
    return one in other or other in one or one[:_START] == other[:_START] or _ratio(one, other) >= _WORN


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
