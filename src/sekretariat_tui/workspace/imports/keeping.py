"""The originals copied into ``innkomne/`` a little ahead of the documents being taken in.

A copy has to be on the disk before the register says that it is there, and waiting for the disk is most of the time it
takes to take a document in: several wait at a time.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, Self

from ...domain.errors import CannotRead
from ...reading.document import ReadDocument
from ...reading.sources import Unreadable, keep
from .corrections import Corrections
from .records import Looked
from .told import Told, told_by

_AHEAD = 8  # documents
_AT_A_TIME = 4


class Ready(NamedTuple):
    """A file that is to be taken in, and what it tells; ``copy`` is done when the original is kept.

    Waiting for ``copy`` raises what ``keep`` raises. Where there is nothing to take in, ``document`` is None, and
    ``why`` says why when it is something to say.
    """

    looked: Looked
    said: Corrections
    document: ReadDocument | None = None
    told: Told | None = None
    copy: "Future[Path] | None" = None
    why: str = ""


class Keeping:
    """Copies originals while other documents are taken in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(max_workers=_AT_A_TIME, thread_name_prefix="innkomne")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._pool.shutdown()

    def later(self, act: Callable[[str], None], digest: str) -> None:
        """Does something with the disk that nobody waits for; it is done when this ends."""
        self._pool.submit(act, digest)

    def ready(self, looked: Looked, said: Corrections, document: ReadDocument | None) -> Ready:
        """The file with its copy under way; what cannot be taken in leaves no copy behind."""
        if document is None or isinstance(looked.file, Unreadable):
            return Ready(looked, said)
        try:
            told = told_by(document)
        except CannotRead as error:
            return Ready(looked, said, why=error.sentence)
        copy = self._pool.submit(keep, looked.file, document.digest, self._folder)
        return Ready(looked, said, document, told, copy)


def ahead(found: Iterable[Ready]) -> Iterator[Ready]:
    """The same in the same order, some of them asked for before they are needed."""
    waiting: deque[Ready] = deque()
    for one in found:
        waiting.append(one)
        if len(waiting) > _AHEAD:
            yield waiting.popleft()
    yield from waiting
