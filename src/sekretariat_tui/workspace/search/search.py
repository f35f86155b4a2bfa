"""Lookup over the register: «hva har vi vedtatt om dette før?», answered while it is typed."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from ...domain.case import Case
from ...domain.errors import CannotRead
from ...domain.meeting import Meeting
from ...domain.record import Record
from ...domain.strategy import Measure
from ...lookup import (
    Answer,
    Entry,
    EntryHead,
    EntryKind,
    Found,
    Hit,
    Match,
    Query,
    Synonyms,
    has_phrase,
    parse_query,
    snippet,
)
from ..cases import Cases
from ..meetings import Meetings
from ..office import Office
from .entries import Entries
from .filters import Filters
from .kept_index import KeptIndex
from .last_searches import LastSearches
from .naming import CaseNaming

_RECORDS: dict[EntryKind, type[Record]] = {
    EntryKind.DECISION: Case,
    EntryKind.CASE: Case,
    EntryKind.MEETING: Meeting,
    EntryKind.MEASURE: Measure,
}
_LOOKED_INTO = 2_000  # entries whose text is looked into for a phrase, at most: that is a whole register


class Results(NamedTuple):
    """The hits, best first, and for each word asked for, the words it was found as: by them a whole text is marked."""

    hits: list[Hit]
    found_as: Found

    @property
    def only_similar(self) -> bool:
        """Whether nothing fits but what is only similar: then the user is told so."""
        return bool(self.hits) and all(hit.match is Match.SIMILAR for hit in self.hits)


class Search:
    """Looks up decisions, cases, meetings and measures.

    ``fill`` reads the register; until it is done, what is read is found. ``problem`` is a sentence for the user when
    the folder's own list of synonyms cannot be used.
    """

    def __init__(self, office: Office, cases: Cases, meetings: Meetings) -> None:
        self._office = office
        self._entries = Entries(office, meetings)
        self._kept = KeptIndex(office, self._entries)
        self._naming = CaseNaming(office, cases)
        self.filters = Filters(office, self._kept)
        self.last = LastSearches(office)
        self.problem = ""

    @property
    def ready(self) -> bool:
        """Whether everything in the register can be found."""
        return self._kept.filled

    def fill(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Makes the index whole. Takes time on a large register: call it off the interface thread."""
        if not self._kept.filled:
            self._kept.fill(self._synonyms(), progress)

    def forget(self) -> None:
        """Takes in what another window has saved."""
        self._kept.catch_up()

    def _synonyms(self) -> Synonyms:
        from ...profiles.synonyms import read_synonyms, shipped_synonyms

        groups = shipped_synonyms()
        own = self._office.folders.synonyms
        self.problem = ""
        if own.exists():
            try:
                groups += read_synonyms(own)
            except CannotRead as error:
                self.problem = error.sentence
        return Synonyms(groups)

    # ------------------------------------------------------------------ finding

    def find(self, text: str, limit: int = 50, *, wait: bool = True) -> list[Hit]:
        """Hits for what was typed, best first. A case number in any spelling goes straight to the case.

        Args:
            wait: whether to wait until the whole register is read; else what is read so far is looked through.
        """
        return next(self.answer(text, limit, wait=wait)).hits

    def answer(self, text: str, limit: int = 50, *, first: int | None = None, wait: bool = True) -> Iterator[Results]:
        """What ``find`` gives, with what the words were found as.

        Args:
            first: so many hits are given at once, before the rest are looked into: what there is room for on a screen.
        """
        if wait:
            self.fill()
        found = list(self._numbered(text))
        known = {(hit.entry.kind, hit.entry.record) for hit in found}
        query = parse_query(text)
        answer = self._kept.index.search(query)
        more = (hit for hit in self._hits(query, answer) if (hit.entry.kind, hit.entry.record) not in known)
        if first is not None and first < limit:
            found += islice(more, max(first - len(found), 0))
            yield Results(list(found), answer.found_as)
            if len(found) < first:
                return
        found += islice(more, max(limit - len(found), 0))
        yield Results(found, answer.found_as)

    def wrong(self, text: str) -> tuple[str, ...]:
        """What is wrong with the filters in the query, as sentences: no such filter, or nothing has that value."""
        query = parse_query(text)
        return (*query.wrong, *self.filters.wrong(query))

    def _numbered(self, text: str) -> Iterator[Hit]:
        for case in self._naming.numbered(text):
            for entry in self._entries.of(case):
                yield Hit(entry.head(), Match.EXACT, _first_line(entry))

    def _hits(self, query: Query, answer: Answer) -> Iterator[Hit]:
        looked_into = 0
        for head, match in answer:
            entry = self._entry(head)
            if entry is None:
                continue
            found_as = answer.found_as
            if query.phrases:
                looked_into += 1
                if looked_into > _LOOKED_INTO:
                    return
                if not all(has_phrase(entry.fields, phrase, found_as) for phrase in query.phrases):
                    continue
            around = snippet(entry.fields, found_as)
            if around is None:
                yield Hit(head, match, _first_line(entry))
            else:
                yield Hit(head, match, around.text, around.marks, around.place)

    def _entry(self, head: EntryHead) -> Entry | None:
        """The entry with its texts, from the register as it is now."""
        record = self._office.register.find(_RECORDS[head.kind], head.record)
        if record is None:
            return None
        return next((entry for entry in self._entries.of(record) if entry.kind is head.kind), None)

    def direct(self, text: str) -> list[Case]:
        """The cases a number names: «14/26», «sak 14-26», «SSU 14/2026». Several where no body is given."""
        return self._naming.numbered(text)

    def one_case(self, text: str) -> Case:
        """The one case a reference in any spelling, or a title, names. Raises NotFound when none or several fit."""
        return self._naming.one_case(text)


def _first_line(entry: Entry) -> str:
    text = next((field.text for field in entry.fields if field.weight and field.text.strip()), entry.title)
    return text.strip().split("\n", 1)[0][:180]
