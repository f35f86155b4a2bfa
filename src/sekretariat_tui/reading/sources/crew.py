"""The reading processes together: who reads what, and what is done when one of them falls or stands still."""

import contextlib
import os
import queue
import time
from collections import deque
from collections.abc import Iterator

from .archives import Archives
from .child import Child
from .messages import Done, Hashed, Said, Setup, Task
from .one_source import Outcome, read_source
from .source import Source

_FELL = "fikk leseren til å stoppe, og er ikke lest. Åpne den i Word, lagre den som .docx på nytt, og prøv igjen."
_SLOW = (
    "ble ikke lest ferdig på {seconds:.0f} sekunder, og er ikke lest. Del den opp i mindre filer, eller lagre den som "
    ".docx på nytt, og prøv igjen."
)

AHEAD = 2  # tasks a process has at a time, so that it need not wait for the next
_SECONDS_TO_START = 60.0
_FALSE_STARTS = 3


class Crew:
    """Reads sources under numbers, and gives what became of each, as they are done.

    A file that makes its process fall, or takes more time than it may, is one that could not be read; the others that the
    process had are given to the next. Where no process can be started they are read in this one.
    """

    def __init__(self, setup: Setup, size: int) -> None:
        self._setup = setup
        self._size = size
        self._heard: queue.SimpleQueue[tuple[Child, Said | None]] = queue.SimpleQueue()
        self._children: list[Child] = []
        self._waiting: deque[int] = deque()
        self._sources: dict[int, Source] = {}
        self._digests: dict[int, str] = {}
        self._fresh: list[str] = []
        self._tried_again: set[int] = set()
        self._false_starts = 0

    def add(self, number: int, source: Source) -> None:
        """Gives it one more to read."""
        self._sources[number] = source
        self._waiting.append(number)
        self._assign()

    def know(self, digest: str) -> None:
        """From now on nothing with this digest is read."""
        self._fresh.append(digest)

    def done(self, wait: float) -> Iterator[tuple[int, Outcome]]:
        """What has been done since last; waits so many seconds for the first where nothing has."""
        if not self._sources:
            return
        self._assign()
        if self._false_starts >= _FALSE_STARTS:
            yield from self._here()
            return
        with contextlib.suppress(queue.Empty):
            said = self._heard.get(timeout=wait) if wait else self._heard.get_nowait()
            while True:
                yield from self._took(*said)
                said = self._heard.get_nowait()
        yield from self._overdue()
        self._assign()

    def end(self) -> None:
        """Ends the processes, whatever they are doing."""
        for child in self._children:
            child.end()
        self._children.clear()

    def _assign(self) -> None:
        while self._waiting and self._false_starts < _FALSE_STARTS:
            free = min(self._children, key=lambda child: len(child.outstanding), default=None)
            if (free is None or free.outstanding) and len(self._children) < self._size:
                try:
                    free = Child(self._setup, self._heard)
                except OSError:
                    self._false_starts += 1
                    continue
                self._children.append(free)
            if free is None or len(free.outstanding) >= AHEAD:
                return
            number = self._waiting.popleft()
            source = self._sources[number]
            known = tuple(self._fresh[free.told :])
            free.told = len(self._fresh)
            free.give(Task(number, source.name, os.fsencode(source.path), source.member, known))

    def _took(self, child: Child, said: Said | None) -> Iterator[tuple[int, Outcome]]:
        if child not in self._children:
            return  # it was ended, and this is what it said before
        if said is None:
            yield from self._fallen(child, _FELL)
        elif isinstance(said, Hashed):
            self._digests[said.number] = said.digest
        elif isinstance(said, Done):
            child.outstanding.remove(said.number)
            child.finished += 1
            yield self._finished(said.number, said.outcome)

    def _overdue(self) -> Iterator[tuple[int, Outcome]]:
        now = time.monotonic()
        for child in list(self._children):
            if child.doing is not None and now - child.doing[1] > self._setup.seconds:
                yield from self._fallen(child, _SLOW.format(seconds=self._setup.seconds))
            elif child.doing is None and child.outstanding and now - child.since > _SECONDS_TO_START:
                yield from self._fallen(child, _FELL)

    def _fallen(self, child: Child, why: str) -> Iterator[tuple[int, Outcome]]:
        """Ends the process; what it was at has failed, and the rest of what it had waits for another."""
        self._children.remove(child)
        child.end()
        self._false_starts = 0 if child.has_begun else self._false_starts + 1
        at = child.doing[0] if child.doing is not None else None
        if why is _FELL and child.finished and at is not None and at not in self._tried_again:
            self._tried_again.add(at)  # it may have fallen by what the files before left behind
            at = None
        self._waiting.extendleft(number for number in reversed(child.outstanding) if number != at)
        if at is not None and at in child.outstanding:
            said = f"«{self._sources[at].name}» {why}"
            yield self._finished(at, Outcome(self._digests.get(at, ""), why=said))

    def _finished(self, number: int, outcome: Outcome) -> tuple[int, Outcome]:
        del self._sources[number]
        self._digests.pop(number, None)
        return number, outcome

    def _here(self) -> Iterator[tuple[int, Outcome]]:
        self.end()
        known = self._setup.known.union(self._fresh)
        with Archives() as archives:
            for number in sorted(self._sources):
                outcome = read_source(self._sources[number], archives, profile=self._setup.profile, known=known)
                yield self._finished(number, outcome)
        self._waiting.clear()
