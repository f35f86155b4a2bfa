"""How well an entry fits what was asked for: the four tiers, and the finer levels within them."""

from enum import IntEnum, StrEnum


class Match(StrEnum):
    """The tier of a hit, best first (architecture section 5)."""

    EXACT = "exact"
    INFLECTED = "inflected"
    PART = "part"
    SIMILAR = "similar"


class Level(IntEnum):
    """What makes a word of the register like a word that was asked for, best first. Hits are ranked by their worst."""

    EXACT = 0
    INFLECTED = 1
    PART = 2
    SAME_BONES = 3
    SYNONYM = 4
    PART_OF_BONES = 5
    ONE_LETTER_OFF = 6

    @property
    def match(self) -> Match:
        """The tier it belongs to."""
        return _MATCH[self]


_MATCH = {
    Level.EXACT: Match.EXACT,
    Level.INFLECTED: Match.INFLECTED,
    Level.PART: Match.PART,
    Level.SAME_BONES: Match.SIMILAR,
    Level.SYNONYM: Match.SIMILAR,
    Level.PART_OF_BONES: Match.SIMILAR,
    Level.ONE_LETTER_OFF: Match.SIMILAR,
}
