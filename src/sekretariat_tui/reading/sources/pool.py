"""Many documents read at a time."""

import threading
from collections.abc import Iterable, Iterator

from ...domain.errors import CannotRead
from ...profiles.profile import Profile
from ..document import read_document
from .source import Read, Source, Unreadable


def read_all(
    sources: Iterable[Source | Unreadable],
    *,
    profile: Profile | None = None,
    known: frozenset[str] = frozenset(),
    workers: int = 2,
    stop: threading.Event | None = None,
) -> Iterator[Read]:
    """What became of each source, in their order. Nothing is raised for a file: ``Read.why`` says what was wrong.

    ``known`` are the digests of files that are not to be read again. Closing the generator, or setting ``stop`` from
    another thread, ends it and its processes within a second; what is read by then has been given.
    """
    seen = set(known)
    for source in sources:
        if stop is not None and stop.is_set():
            return
        if isinstance(source, Unreadable):
            yield Read(source, why=source.why)
            continue
        try:
            document = read_document(source.path, profile=profile)
        except CannotRead as error:
            yield Read(source, why=error.sentence)
            continue
        yield Read(source, document.digest, None if document.digest in seen else document)
        seen.add(document.digest)
