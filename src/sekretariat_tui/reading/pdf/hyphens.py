"""Words that were broken at the end of a line, put together again: «sam-» and «arbeid»."""

import re

_BROKEN = re.compile(r"(\w+)-$")
_NEXT = re.compile(r"\w+")
# «helse- og omsorg»: the hyphen stands for what follows in the other word.
_AND = frozenset({"og", "eller", "samt", "&"})


def joined(before: str, after: str) -> str:
    """Two lines of a paragraph as one. A soft hyphen always goes; a hard one where it breaks a plain word only."""
    kept, between = link(before, after)
    return f"{kept}{between}{after}"


def link(before: str, after: str) -> tuple[str, str]:
    """What is kept of the line before, and what stands between it and the next: a space or nothing."""
    if before.endswith("\u00ad"):
        return before[:-1], ""
    if not before.endswith("-"):
        close = before.endswith("/") and before[-2:-1].isalnum() and after[:1].isalpha()
        return before, "" if close else " "
    broken, following = _BROKEN.search(before), _NEXT.match(after)
    if broken is None or following is None or following[0] in _AND:
        return before, " "
    word = broken[1]
    if word.isalpha() and following[0][:1].islower() and not _keeps_hyphen(word):
        return before[:-1], ""
    return before, ""  # «12-24», «Sør-Øst», «IKT-løsning»


def _keeps_hyphen(word: str) -> bool:
    """Whether a hyphen after ``word`` is a hyphen wherever it stands: after an abbreviation or one letter («e-helse»)."""
    return len(word) == 1 or word.isupper()
