"""Many documents read at a time, on processes of their own, and given in order."""

import os
import threading
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from ...profiles.profile import Profile
from ..incoming import PDF_SUFFIXES, WORD_SUFFIXES
from ..zip_list import DAMAGED, TooLongList, open_zip
from .archives import Archives, long_path
from .child import can_start
from .crew import Crew
from .messages import Setup
from .one_source import read_source
from .source import Read, Source, Unreadable

SECONDS = 60.0  # a paper takes a hundredth of a second, the largest text that is taken half a minute
MEMORY = 700_000_000  # bytes of address space, of which a file may fill some 600 million
FEW = 5  # files that are read before two processes have begun
# Bytes; larger files are not read where the screen waits. What is in a Word file is ten times its size.
SMALL, SMALL_UNPACKED = 500_000, 5_000_000
ON_THEIR_WAY = 12  # files read and not yet given, at most
_LOOK = 0.1  # seconds between looks at whether it is to stop


def read_all(
    sources: Iterable[Source | Unreadable],
    *,
    profile: Profile | None = None,
    known: frozenset[str] = frozenset(),
    workers: int = 2,
    stop: threading.Event | None = None,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Iterator[Read]:
    """What became of each source, in their order. Nothing is raised for a file: ``Read.why`` says what was wrong.

    A few small files are read in this process, more of them on ``workers`` processes. A file that takes more than
    ``seconds`` or ``memory`` (bytes), or makes its process fall, is one that could not be read, and the rest goes on.
    Only a few files are on their way at a time, however many there are.

    ``known`` are the digests of files that are not to be read again. Closing the generator, or setting ``stop`` from
    another thread, ends it and its processes within a second; what is read by then has been given.
    """
    rest = iter(sources)
    first = list(islice(rest, FEW + 1))
    halted = stop if stop is not None else threading.Event()
    if can_start() and (len(first) > FEW or not all(map(_is_light, first))):
        setup = Setup(profile, known, seconds, memory)
        yield from _in_order(chain(first, rest), Crew(setup, max(1, workers)), known, halted)
    else:
        yield from _here(chain(first, rest), profile, known, halted)


def _is_light(source: Source | Unreadable) -> bool:
    """Whether it is read so fast that it is no use starting a process for it. PDF files always have one of their own."""
    if isinstance(source, Unreadable):
        return True
    if source.member or source.suffix in PDF_SUFFIXES:
        return False
    path = long_path(source.path)
    try:
        if source.suffix not in WORD_SUFFIXES or not zipfile.is_zipfile(path):
            return os.stat(path).st_size <= SMALL
        with open(path, "rb") as file, open_zip(file) as parts:
            text = (part.file_size for part in parts.infolist() if part.filename.endswith(".xml"))
            return sum(text) <= SMALL_UNPACKED
    except (*DAMAGED, TooLongList):
        return False
    except OSError:
        return True  # that it cannot be opened is said soon enough


def _here(
    sources: Iterable[Source | Unreadable], profile: Profile | None, known: frozenset[str], halted: threading.Event
) -> Iterator[Read]:
    seen = set(known)
    with Archives() as archives:
        for source in sources:
            if halted.is_set():
                return
            if isinstance(source, Unreadable):
                yield Read(source, why=source.why)
                continue
            outcome = read_source(source, archives, profile=profile, known=seen)
            seen.update([outcome.digest] if outcome.document else [])
            yield Read(source, outcome.digest, outcome.document, outcome.why)


def _in_order(
    sources: Iterable[Source | Unreadable], crew: Crew, known: frozenset[str], halted: threading.Event
) -> Iterator[Read]:
    numbered = enumerate(sources)
    ready: dict[int, Read] = {}  # what is done before what comes before it
    asked: dict[int, Source] = {}
    seen = set(known)
    given = added = 0
    more = True

    def collect(wait: float) -> None:
        for number, outcome in crew.done(wait):
            ready[number] = Read(asked.pop(number), outcome.digest, outcome.document, outcome.why)

    try:
        while more or given < added:
            while more and added - given < ON_THEIR_WAY and not halted.is_set():
                number, source = next(numbered, (added, None))
                if source is None:
                    more = False
                    break
                added += 1
                if isinstance(source, Unreadable):
                    ready[number] = Read(source, why=source.why)
                else:
                    asked[number] = source
                    crew.add(number, source)
            while given in ready and not halted.is_set():
                read = ready.pop(given)
                given += 1
                if read.document is not None and read.digest in seen:
                    read = Read(read.source, read.digest)  # two alike were on their way at once
                elif read.document is not None:
                    seen.add(read.digest)
                    crew.know(read.digest)
                yield read
                collect(0)  # whoever asked may have taken its time
            if halted.is_set():
                return
            if given not in ready:
                collect(_LOOK)
    finally:
        crew.end()
