"""Search over decisions, cases, meetings and measures. Knows texts, not the register they come from."""

from .entry import Entry, EntryKind, Field
from .index import Hit, Index, Match
from .query import Query, parse_query

__all__ = ["Entry", "EntryKind", "Field", "Hit", "Index", "Match", "Query", "parse_query"]
