"""The files a person points at, each with its document: read now, or kept from an earlier look."""

import threading
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from ...domain.errors import CannotRead
from ...profiles import Profile
from ...reading.document import ReadDocument
from ...reading.sources import Read, Source, Unreadable, read_all, read_as, sources
from ..folders import Folders
from .read_cache import ReadCache
from .records import Looked

File = Source | Unreadable


class Reader:
    """Reads the files, two at a time."""

    def __init__(self, folders: Folders, profile: Profile) -> None:
        self._folders = folders
        self._profile = profile

    @cached_property
    def cache(self) -> ReadCache:
        """What has been read and not yet been taken in."""
        return ReadCache(self._profile)

    def files(self, paths: Iterable[Path], stop: threading.Event | None) -> list[File]:
        """Everything there is to read; the program's own folders are passed over. Nothing when it is stopped."""
        folders = self._folders
        own = (folders.received, folders.history, folders.backups, folders.templates)
        found: list[File] = []
        for file in sources(paths, without=own):
            if stop is not None and stop.is_set():
                return []
            found.append(file)
        return found

    def reads(self, files: list[File], known: frozenset[str], stop: threading.Event | None) -> Iterator[Read]:
        """What became of each file, in order; what is known and what equals an earlier file without a document."""
        kept = self.cache.digests() - known
        given: set[str] = set()
        for read in read_all(files, profile=self._profile, known=known | kept, stop=stop):
            if read.document is not None:
                self.cache.put(read.document)
            elif read.known and read.digest in kept and read.digest not in given:
                read = self._from_cache(read)
            given.add(read.digest)
            yield read

    def _from_cache(self, read: Read) -> Read:
        document = self.cache.get(read.digest)
        if document is not None or not isinstance(read.source, Source):
            return msgspec.structs.replace(read, document=document)
        self.cache.forget(read.digest)
        (again,) = list(read_all([read.source], profile=self._profile))
        return again

    def document(self, looked: Looked) -> ReadDocument | None:
        """The document of a file that was looked at; None for what cannot be taken in.

        Raises:
            CannotRead: when it has to be read again, and cannot be.
        """
        if looked.document is not None or not looked.takeable or isinstance(looked.file, Unreadable):
            return looked.document
        document = self.cache.get(looked.digest)
        if document is None:
            (read,) = list(read_all([looked.file], profile=self._profile))
            if read.why:
                raise CannotRead(read.why)
            document = read.document
        return document and msgspec.structs.replace(document, source=looked.source)

    def read_as(self, looked: Looked, document: ReadDocument, kind: str) -> ReadDocument:
        """The document read again as the kind a person says it is.

        As it was read where the file can no longer be read as it was: then it is only called by that kind, and that the
        file is gone is said when it is to be kept.
        """
        if isinstance(looked.file, Unreadable):
            return document
        try:
            again = read_as(looked.file, kind, profile=self._profile)
        except CannotRead:
            return document
        return msgspec.structs.replace(again, source=document.source) if again.digest == document.digest else document
