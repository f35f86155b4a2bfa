"""A hit: what was found, how well it fits, and the words around the match."""

import msgspec

from .entry import EntryHead
from .levels import Match


class Hit(msgspec.Struct, frozen=True):
    """A found entry, how well it fits, and the words around the match. ``marks`` are (start, end) in ``snippet``."""

    entry: EntryHead
    match: Match
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
