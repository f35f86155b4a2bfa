"""Plain search in memory: every word of the query, anywhere in the text, however æ, ø and å are written."""

import threading
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from ..domain.letters import fold, fold_with_offsets
from .entry import Entry, EntryKind
from .query import Query, parse_query

SNIPPET = 90  # characters on each side of the match; what fits a line of the result list


class Match(StrEnum):
    """How well an entry fits, best first (architecture: lookup, tiers 1 to 3)."""

    EXACT = "exact"
    INFLECTED = "inflected"
    PART = "part"
    SIMILAR = "similar"


_RANK = {match: rank for rank, match in enumerate(Match)}
_KIND_RANK = {kind: rank for rank, kind in enumerate(EntryKind)}


class Hit(msgspec.Struct, frozen=True):
    """A found entry, how well it fits, and the words around the match. ``marks`` are (start, end) in ``snippet``."""

    entry: Entry
    match: Match
    snippet: str
    marks: tuple[tuple[int, int], ...]


class _Indexed(msgspec.Struct, frozen=True):
    entry: Entry
    lowered: tuple[str, ...]
    folded: tuple[str, ...]


class Index:
    """The texts of a register, folded once. Safe to fill from one thread and search from another."""

    def __init__(self) -> None:
        self._entries: dict[tuple[EntryKind, str], _Indexed] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds entries, each in place of an older one of the same kind and record."""
        made = {
            (entry.kind, entry.record): _Indexed(
                entry, tuple(f.text.lower() for f in entry.fields), tuple(fold(f.text) for f in entry.fields)
            )
            for entry in entries
        }
        with self._lock:
            self._entries |= made  # in place would disturb a search that is under way

    def remove(self, record: str) -> None:
        """Takes out everything that came from a record."""
        with self._lock:
            self._entries = {key: value for key, value in self._entries.items() if key[1] != record}

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """The best ``limit`` hits: decisions first, then better matches, cases, meetings, measures; newest first."""
        query = parse_query(text)
        if not query.wanted:
            return []
        with self._lock:
            entries = list(self._entries.values())
        found = []
        for indexed in entries:
            match = _match(indexed, query, text)
            if match is not None:
                in_title = any(
                    field.weight == 0 and any(word in folded for word in query.wanted)
                    for field, folded in zip(indexed.entry.fields, indexed.folded, strict=True)
                )
                year, number = indexed.entry.sort_key
                kind = indexed.entry.kind
                key = (kind is not EntryKind.DECISION, _RANK[match], _KIND_RANK[kind], not in_title, -year, -number)
                found.append((key, indexed, match))
        found.sort(key=lambda item: item[0])
        return [_hit(indexed, match, query, text.lower()) for _, indexed, match in found[:limit]]


def _match(indexed: _Indexed, query: Query, text: str) -> Match | None:
    if any(word in folded for word in query.unwanted for folded in indexed.folded):
        return None
    worst = Match.EXACT
    as_typed = text.lower()
    for word in query.wanted:
        best = _word_match(indexed, word, as_typed)
        if best is None:
            return None
        worst = max(worst, best, key=_RANK.__getitem__)
    return worst


def _word_match(indexed: _Indexed, word: str, as_typed: str) -> Match | None:
    best: Match | None = None
    for lowered, folded in zip(indexed.lowered, indexed.folded, strict=True):
        place = _best_place(lowered, folded, word, as_typed)
        if place is None:
            continue
        if place[0] is Match.EXACT:
            return Match.EXACT
        if best is None or _RANK[place[0]] < _RANK[best]:
            best = place[0]
    return best


def _best_place(lowered: str, folded: str, word: str, as_typed: str) -> tuple[Match, int] | None:
    """How well a field has the word, and where in its folded text it has it so well; the first of equal places."""
    best: tuple[Match, int] | None = None
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        whole = not (at and folded[at - 1].isalnum()) and not folded[end : end + 1].isalnum()
        if whole and (word in lowered or _written_so(lowered, word, as_typed)):
            return Match.EXACT, at
        found = Match.INFLECTED if whole else Match.PART
        if best is None or _RANK[found] < _RANK[best[0]]:
            best = found, at
        at = folded.find(word, end)
    return best


def _written_so(lowered: str, word: str, as_typed: str) -> bool:
    """Whether the text has the word with the very letters the user typed («sårpleie», not «sarpleie»)."""
    typed = next((part.strip('"-') for part in as_typed.split() if fold(part.strip('"-')) == word), "")
    return bool(typed) and typed in lowered


def _hit(indexed: _Indexed, match: Match, query: Query, as_typed: str) -> Hit:
    """The hit with the words around the match: from the field that has most of the words as well as was said."""
    best_field, best_at, best_worth = 0, -1, (0, 0, False)
    for number, (lowered, folded) in enumerate(zip(indexed.lowered, indexed.folded, strict=True)):
        places = [p for word in query.wanted if (p := _best_place(lowered, folded, word, as_typed)) is not None]
        as_said = [at for found, at in places if _RANK[found] <= _RANK[match]]
        worth = (len(as_said), len(places), indexed.entry.fields[number].weight > 0)
        if places and worth > best_worth:
            best_field, best_at, best_worth = number, min(as_said or [at for _, at in places]), worth
    if best_at < 0:
        return Hit(indexed.entry, match, indexed.entry.title, ())
    # Folding keeps line breaks, so the line of the match is the same in both texts.
    line_number = indexed.folded[best_field].count("\n", 0, best_at)
    line = indexed.entry.fields[best_field].text.split("\n")[line_number]
    folded, offsets = fold_with_offsets(line)
    marks = []
    for word in query.wanted:
        at = folded.find(word)
        while at >= 0:
            marks.append((offsets[at], offsets[at + len(word)]))
            at = folded.find(word, at + len(word))
    marks.sort()
    begins = offsets[best_at - (indexed.folded[best_field].rfind("\n", 0, best_at) + 1)]
    return Hit(indexed.entry, match, *_cut(line, marks, begins))


def _cut(line: str, marks: list[tuple[int, int]], begins: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The part of the line around the match that begins there, with dots where it was cut, and the marks moved along."""
    first = next((mark for mark in marks if mark[0] >= begins), (0, 0))
    start = max(0, first[0] - SNIPPET)
    end = min(len(line), first[1] + SNIPPET)
    before, after = ("… " if start else ""), (" …" if end < len(line) else "")
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if a >= start and b <= end)
    return before + line[start:end] + after, inside
