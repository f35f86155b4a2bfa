"""What the user typed, as words and phrases to look for."""

import re

import msgspec

from ..domain.letters import fold

_TOKEN = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class Query(msgspec.Struct, frozen=True):
    """Folded words and phrases that must all occur, and those that must not."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()


def parse_query(text: str) -> Query:
    """The query in the field: quotes make a phrase, a leading minus shuts out. Any text gives a query, never an error."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for token in _TOKEN.finditer(text):
        words = " ".join(fold(token["phrase"] if token["phrase"] is not None else token["word"]).split())
        if words.strip("-\"'"):
            (unwanted if token["minus"] else wanted).append(words)
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))
