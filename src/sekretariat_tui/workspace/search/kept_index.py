"""The index of this register: read from the cache when it is there, made anew when it is not, and kept up with saves.

The cache folder can be deleted at any time. A cache that is missing, damaged, older, or of another version or house is
made again, and one that cannot be written costs nothing but the time at the next start.
"""

import contextlib
import hashlib
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from ... import __version__
from ...domain.record import Record
from ...lookup import Index, Synonyms
from ...lookup.stored import as_bytes, from_bytes
from ...store import Act
from ..folders import cache_folder
from ..office import Office
from .entries import KINDS, Entries

_WASTE = 0.3  # of the index that is entries no longer there, before it is made anew
_WORTH_KEEPING = 50  # records that had to be read again, before the cache is written anew

Progress = Callable[[int, int], None]


class KeptIndex:
    """Finds what is in the register. Any thread may ask while another fills it; what is not read yet is not found."""

    def __init__(self, office: Office, entries: Entries) -> None:
        self._office = office
        self._entries = entries
        self._filling = threading.Lock()
        self._erased: frozenset[str] = frozenset()
        self._tables = {kind.table: kind for kind in KINDS}
        self.synonyms = Synonyms()
        self.index = Index()
        self.filled = False
        office.listeners.append(self._follow)

    # ------------------------------------------------------------------ filling it

    def fill(self, synonyms: Synonyms, progress: Progress | None = None) -> None:
        """Makes the index whole: from the cache, and from the register where the cache is behind.

        Takes seconds on a large register without a cache: call it off the interface thread. What is there already is
        found meanwhile. ``progress`` is told how many records are read, of how many.
        """
        with self._filling:
            if self.filled:
                return
            self.synonyms = synonyms
            self._erased = self._office.register.erased
            found = self._from_cache(synonyms)
            self.index = found or self._new()
            read = self._catch_up(progress)
            self.filled = True
            read += self._catch_up(None)  # what was saved while this was read, before saves were followed
            if found is None or read > _WORTH_KEEPING:
                self._keep()

    def catch_up(self) -> None:
        """Takes in what others have saved."""
        with self._filling:
            if not self.filled:
                return
            if self._office.register.erased != self._erased:
                self._begin_anew()
            self._catch_up(None)

    def _catch_up(self, progress: Progress | None) -> int:
        """Reads the records that are newer than what is in the index, and takes out those that are gone."""
        there = self.index.revisions()
        register = self._office.register
        fresh: list[Record] = []
        known: set[str] = set()
        for kind in KINDS:
            for record in register.all(kind):
                known.add(record.id)
                if there.get(record.id) != record.rev:
                    fresh.append(record)
        for id in there.keys() - known:
            self.index.remove(id)
        fresh.reverse()  # the newest first: they are asked for most
        for number, record in enumerate(fresh):
            if progress is not None and number % 20 == 0:
                progress(number, len(fresh))
            self._put(record)
        if progress is not None and fresh:
            progress(len(fresh), len(fresh))
        return len(fresh)

    def _put(self, record: Record) -> None:
        self.index.remove(record.id)
        self.index.put(self._entries.of(record))

    def _follow(self, act: Act) -> None:
        if not self.filled:
            return
        if self._office.register.erased != self._erased:
            with self._filling:
                self._begin_anew()
                self._catch_up(None)
            return
        self._look_at((change.table, change.id) for change in act.changes)
        if self.index.waste > _WASTE and len(self.index.heads) > 1000:
            with self._filling:
                self.index = self._new()
                self._catch_up(None)

    def _look_at(self, changed: Iterable[tuple[str, str]]) -> None:
        for table, id in changed:
            kind = self._tables.get(table)
            if kind is not None:
                record = self._office.register.find(kind, id)
                if record is None:
                    self.index.remove(id)
                else:
                    self._put(record)

    def _begin_anew(self) -> None:
        """Something is deleted for good: nothing of it, not even its words, stays in memory or in the cache."""
        forget_cache(self._office)
        self._erased = self._office.register.erased
        self.index = self._new()

    def _new(self) -> Index:
        index = Index(self.synonyms)
        for body in self._office.profile.bodies:
            index.abbreviations.add(body.code, [body.name])
        return index

    # ------------------------------------------------------------------ the cache

    @property
    def _file(self) -> Path | None:
        return cache_file(self._office)

    def _key(self) -> str:
        """What the index is made from besides the records: the program, the house rules, and what is deleted for good."""
        made_from = repr((__version__, self._office.profile, sorted(self._erased)))
        return hashlib.blake2b(made_from.encode(), digest_size=16).hexdigest()

    def _from_cache(self, synonyms: Synonyms) -> Index | None:
        if self._file is None:
            return None
        try:
            data = self._file.read_bytes()
        except OSError:
            return None
        return from_bytes(data, self._key(), synonyms)

    def _keep(self) -> None:
        file = self._file
        if file is None:
            return
        partial = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial.write_bytes(as_bytes(self.index, self._key()))
            os.replace(partial, file)
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def cache_file(office: Office) -> Path | None:
    """Where the index of this register is kept; None before anything has been saved."""
    register = office.register.register_id
    name = hashlib.blake2b(register.encode(), digest_size=10).hexdigest()
    return cache_folder() / "oppslag" / f"{name}.indeks" if register else None


def forget_cache(office: Office) -> None:
    """Deletes the kept index of this register, also where nobody has searched since the program was opened."""
    file = cache_file(office)
    if file is not None:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
