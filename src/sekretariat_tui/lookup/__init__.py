"""Search over decisions, cases, meetings and measures. Knows texts, not the register they come from."""

from .answer import Answer, Ranked, matching
from .entry import Entry, EntryHead, EntryKind, Field
from .hit import Hit
from .index import Index
from .levels import Level, Match
from .query import BeingTyped, Filter, Query, being_typed, parse_query
from .snippet import Found, Snippet, has_phrase, marks_in, snippet
from .synonyms import Synonyms

__all__ = [
    "Answer",
    "BeingTyped",
    "Entry",
    "EntryHead",
    "EntryKind",
    "Field",
    "Filter",
    "Found",
    "Hit",
    "Index",
    "Level",
    "Match",
    "Query",
    "Ranked",
    "Snippet",
    "Synonyms",
    "being_typed",
    "has_phrase",
    "marks_in",
    "matching",
    "parse_query",
    "snippet",
]
