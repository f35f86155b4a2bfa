"""Case references: «sak 05.26», «SSU sak 26/2024», «sakene 12–15/24», and what they point at (catalogue section 1)."""

from .body_names import BodyMention, BodyNames, body_names
from .finder import find_references, parse_reference
from .numbered import numbered_paragraphs
from .reference import Reference

__all__ = [
    "BodyMention",
    "BodyNames",
    "Reference",
    "body_names",
    "find_references",
    "numbered_paragraphs",
    "parse_reference",
]
