"""A hit: what was found, how well it fits, and the words around the match."""

import msgspec

from ..domain.place import Place
from .entry import EntryHead
from .levels import Match


class Hit(msgspec.Struct, frozen=True):
    """A found entry, how well it fits, and the words around the match.

    ``marks`` are (start, end) in ``snippet``; ``place`` is where those words stand, None where it is the title.
    """

    entry: EntryHead
    match: Match
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    place: Place | None = None
