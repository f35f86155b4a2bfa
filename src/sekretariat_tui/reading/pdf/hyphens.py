"""Words that were broken at the end of a line, put together again: «sam-» and «arbeid»."""

import re

_BROKEN = re.compile(r"([\wæøåÆØÅ]+)[-\u00ad]$")
_NEXT = re.compile(r"[\w]+")
# «helse- og omsorg»: the hyphen stands for what follows in the other word.
_AND = frozenset({"og", "eller", "samt", "&"})


def joined(before: str, after: str) -> str:
    """Two lines of a paragraph as one. A soft hyphen always goes; a hard one where it breaks a plain word only."""
    if before.endswith("\u00ad"):
        return before[:-1] + after
    broken = _BROKEN.search(before)
    if broken is None:
        if before.endswith("/") and before[-2:-1].isalnum() and after[:1].isalpha():
            return before + after
        return f"{before} {after}"
    word, following = broken[1], _NEXT.match(after)
    if following is None:
        return f"{before} {after}"
    if following[0] in _AND:
        return f"{before} {after}"
    if word.isalpha() and following[0][:1].islower() and not _keeps_hyphen(word):
        return before[:-1] + after
    return before + after  # «12-24», «Sør-Øst», «IKT-løsning»


def _keeps_hyphen(word: str) -> bool:
    """Whether a hyphen after ``word`` is a hyphen wherever it stands: after an abbreviation or one letter («e-helse»)."""
    return len(word) == 1 or word.isupper()
