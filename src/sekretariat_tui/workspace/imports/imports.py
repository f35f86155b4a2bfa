"""Reading papers in: a look at what there is, and then each document taken in as one act, or left out."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from ...domain.case import Case, Doubt
from ...domain.control import doubt_key
from ...domain.errors import CannotRead, RuleBroken, SekretariatError
from ...domain.left_out import LeftOut
from ...domain.meeting import Meeting
from ...domain.settled import Settled
from ...reading.document import ReadDocument
from ...reading.sources import Read, Unreadable, read_all, sources
from ...reading.sources import Source as File
from ...reading.sources.own_text import own_text
from ...store import Change
from ..bodies import house_body
from ..office import Office
from ..originals import keep_original
from .corrections import NONE, Corrections, corrected
from .joining import Source
from .known import Known
from .read_cache import ReadCache
from .records import Becomes, Failed, ImportResult, Looked, State, Step, Taken
from .taking import Taking
from .told import told_by
from .working import Working

Progress = Callable[[Step], None]


class Imports:
    """Reads papers in."""

    def __init__(self, office: Office, *, before: Callable[[], object] = lambda: None) -> None:
        self._office = office
        self._before = before  # done before anything is taken in: the backup
        self._backed_up = False
        self._known: Known | None = None

    # ------------------------------------------------------------------ looking

    def look(
        self, paths: Iterable[Path], *, body: str | None = None, stop: threading.Event | None = None
    ) -> Iterator[Looked]:
        """Reads files, folders of files and zip files, one by one, and writes nothing to the register.

        What is read is kept in the cache folder, so that a look that is stopped goes on where it was. Each document is
        seen as if those before it were taken in already.

        Args:
            body: the body of papers that name none.
            stop: set from another thread, it ends the look within a second.

        Raises:
            RuleBroken: when the house has no such body.
        """
        if body:
            body = house_body(self._office.profile, body)
        self._backed_up = False
        return self._looks(paths, body, stop)

    def _looks(self, paths: Iterable[Path], body: str | None, stop: threading.Event | None) -> Iterator[Looked]:
        register = self._office.register
        work = Working(register, self._indexed())
        self._known = None  # the look goes on from it, and what it sees is not in the register
        left_out = frozenset(one.digest for one in register.all(LeftOut))
        for read in self._reads(paths, frozenset(work.known.digests) | left_out, stop):
            looked = self._looked(read, body, work, left_out)
            work.settle()
            yield looked

    def _reads(self, paths: Iterable[Path], known: frozenset[str], stop: threading.Event | None) -> Iterator[Read]:
        """Every file with its document: read now, or kept from an earlier look. Equal files are given as known."""
        cache = ReadCache(self._office.profile)
        kept = cache.digests() - known
        folders = self._office.folders
        own = (folders.received, folders.history, folders.backups, folders.templates)
        given: set[str] = set()
        for read in read_all(sources(paths, without=own), profile=self._office.profile, known=known | kept, stop=stop):
            if read.document is not None:
                cache.put(read.document)
            elif read.known and read.digest in kept and read.digest not in given:
                document = cache.get(read.digest)
                if document is None and isinstance(read.source, File):
                    cache.forget(read.digest)
                    (read,) = list(read_all([read.source], profile=self._office.profile))
                else:
                    read = msgspec.structs.replace(read, document=document)
            given.add(read.digest)
            yield read

    def _looked(self, read: Read, body: str | None, work: Working, left_out: frozenset[str]) -> Looked:
        name = read.source.name
        if read.why or isinstance(read.source, Unreadable):
            return Looked(source=name, file=read.source, digest=read.digest, state=State.FAILED, why=read.why)
        if read.document is None or read.digest in work.known.digests:
            state = State.LEFT_OUT if read.digest in left_out else State.KNOWN
            return Looked(source=name, file=read.source, digest=read.digest, state=state)
        document = _with_body(msgspec.structs.replace(read.document, source=name), body)
        return self._weighed(document, read.source, work)

    def _weighed(self, document: ReadDocument, file: File, work: Working, said: Corrections = NONE) -> Looked:
        try:
            becomes = self._into(work, document, said)
        except CannotRead as error:
            return Looked(
                source=document.source,
                file=file,
                digest=document.digest,
                state=State.FAILED,
                document=document,
                why=error.sentence,
            )
        state = State.CONTRADICTS if becomes.contradicts else State.NEW if becomes.new else State.ADDS
        return Looked(
            source=document.source, file=file, digest=document.digest, state=state, document=document, becomes=becomes
        )

    def weigh(self, looked: Looked, said: Corrections = NONE) -> Looked:
        """The same file seen again: with what a person corrects, and beside the register as it is now.

        Raises:
            RuleBroken: when the house has no such body.
        """
        document = self._document(looked)
        if document is None or isinstance(looked.file, Unreadable):
            return looked
        known = self._indexed()
        self._known = None
        if document.digest in known.digests:
            return Looked(source=looked.source, file=looked.file, digest=looked.digest, state=State.KNOWN)
        return self._weighed(self._corrected(document, said), looked.file, Working(self._office.register, known), said)

    # ------------------------------------------------------------------ taking in

    def take(
        self,
        looked: Looked | Iterable[Looked],
        *,
        corrected: Corrections | Mapping[str, Corrections] = NONE,
        progress: Progress | None = None,
        stop: threading.Event | None = None,
    ) -> ImportResult:
        """Takes documents in, each as one act that can be taken back. One that fails does not stop the others.

        Args:
            corrected: what a person has corrected; of several documents by their digests.
            progress: told of each before it is taken in.
            stop: set from another thread, it ends before the next document; what is taken in stays.

        Raises:
            CannotWrite: when the register could not be backed up first; nothing is taken in then.
        """
        many = [looked] if isinstance(looked, Looked) else list(looked)
        result = _Result()
        for number, one in enumerate(many):
            if stop is not None and stop.is_set():
                result.stopped = True
                break
            if progress:
                progress(Step(one.source, number, len(many)))
            said = corrected if isinstance(corrected, Corrections) else corrected.get(one.digest, NONE)
            self._take(one, said, result)
        return result.given()

    def read(
        self,
        paths: Iterable[Path],
        *,
        dry: bool = False,
        body: str | None = None,
        progress: Progress | None = None,
        stop: threading.Event | None = None,
    ) -> ImportResult:
        """Looks at files and folders of files and takes each in as it is read; with ``dry`` it only looks.

        Raises as ``look`` and ``take``.
        """
        result = _Result()
        if body:
            body = house_body(self._office.profile, body)
        self._backed_up = False
        if dry:
            for number, one in enumerate(self._looks(paths, body, stop)):
                if progress:
                    progress(Step(one.source, number))
                self._count(one, result)
                if one.document is not None and one.becomes is not None:
                    result.taken.append(_taken(one.document, one.becomes, dry=True))
        else:
            register = self._office.register
            left_out = frozenset(one.digest for one in register.all(LeftOut))
            known = frozenset(self._indexed().digests) | left_out
            for number, read in enumerate(self._reads(paths, known, stop)):
                if progress:
                    progress(Step(read.source.name, number))
                one = _unweighed(read, left_out)
                self._count(one, result)
                if one.document is not None:
                    self._take(msgspec.structs.replace(one, document=_with_body(one.document, body)), NONE, result)
        result.stopped = stop is not None and stop.is_set()
        return result.given()

    def _count(self, one: Looked, result: "_Result") -> None:
        if one.state is State.FAILED:
            result.failed.append(Failed(one.source, one.why))
        elif one.state is State.KNOWN:
            result.unchanged.append(one.source)
        elif one.state is State.LEFT_OUT:
            result.left_out.append(one.source)

    def _take(self, one: Looked, said: Corrections, result: "_Result") -> None:
        try:
            document = self._document(one)
            if document is None or isinstance(one.file, Unreadable):
                self._count(one, result)
                return
            if not self._backed_up:
                self._before()
                self._backed_up = True
        except CannotRead as error:
            result.failed.append(Failed(one.source, error.sentence))
            return
        try:
            document = self._corrected(document, said)
            becomes = self._act(document, one.file, said)
        except SekretariatError as error:
            result.failed.append(Failed(one.source, error.sentence))
            return
        if becomes is None:
            result.unchanged.append(one.source)
        else:
            result.taken.append(_taken(document, becomes, dry=False))
        ReadCache(self._office.profile).forget(document.digest)

    def _act(self, document: ReadDocument, file: File, said: Corrections) -> Becomes | None:
        """The document taken in, or None where another window has taken it in meanwhile."""
        told_by(document)  # what cannot be taken in leaves no copy behind
        keep_original(file.path, document.digest, self._office.folders.received)
        known, self._known = self._known, None  # on any failure the index is made anew
        with self._office.act(f"Leste inn «{document.source}»") as change:
            # Looked up in the act itself: two that read the same folder at once must not make two of a case.
            known = self._followed(known, change)
            if document.digest in known.digests:
                self._known = known
                return None
            work = Working(change, known)
            becomes = self._into(work, document, said)
            work.write(change)
        self._known = known
        known.number = self._office.register.number if change.act is not None else known.number
        return becomes

    def _into(self, work: Working, document: ReadDocument, said: Corrections) -> Becomes:
        source = Source(
            name=document.source,
            digest=document.digest,
            kind=document.kind,
            at=self._office.now(),
            by_hand=said.fields,
        )
        settled = {one.key for one in self._office.register.all(Settled)}

        def is_settled(record: str, doubt: Doubt) -> bool:
            return doubt_key(record, doubt) in settled

        return Taking(work, source, today=self._office.today(), settled=is_settled).take(told_by(document))

    # ------------------------------------------------------------------ leaving out

    def leave_out(self, looked: Looked) -> Looked:
        """Remembers that the file is not to be read in; it is not offered again. Gives it as it is then."""
        if not looked.digest:
            raise RuleBroken(f"«{looked.source}» kunne ikke leses, og kan ikke utelates. Flytt filen ut av mappen.")
        with self._office.act(f"Utelot «{looked.source}» fra innlesingen") as change:
            if not any(one.digest == looked.digest for one in change.all(LeftOut)):
                change.put(
                    LeftOut(digest=looked.digest, name=looked.source, by=self._office.who, at=self._office.now())
                )
        ReadCache(self._office.profile).forget(looked.digest)
        return msgspec.structs.replace(looked, state=State.LEFT_OUT)

    def look_again(self, looked: Looked, said: Corrections = NONE) -> Looked:
        """A file that was left out, offered again. Raises ``CannotRead`` when it has to be read and cannot be."""
        self.let_in(looked.digest)
        return self.weigh(msgspec.structs.replace(looked, state=State.NEW), said)

    def let_in(self, digest: str) -> None:
        """Lets a file that was left out be offered again."""
        for one in self.left_out():
            if one.digest == digest:
                with self._office.act(f"Slapp inn igjen «{one.name}»") as change:
                    change.delete(LeftOut, one.id)

    def left_out(self) -> list[LeftOut]:
        """The files that are not to be read in, by name."""
        return sorted(self._office.register.all(LeftOut), key=lambda one: one.name)

    def own_text(self, looked: Looked) -> list[str]:
        """What stands in the file, line by line, to compare with what was read. Raises ``CannotRead``."""
        return own_text(looked.file) if isinstance(looked.file, File) else []

    # ------------------------------------------------------------------ what is known

    def _indexed(self) -> Known:
        """The index of the register as it is now; the one from before, where nothing has happened."""
        register = self._office.register
        if self._known is None or self._known.number != register.number:
            number = register.number
            self._known = Known(number, register.all(Case), register.all(Meeting))
        return self._known

    def _followed(self, known: Known | None, change: Change) -> Known:
        number = change.base.meta.number
        if known is None or known.number != number:
            known = Known(number, change.all(Case), change.all(Meeting))
        return known

    def _document(self, looked: Looked) -> ReadDocument | None:
        """The document of a file that was looked at. Raises ``CannotRead`` when it has to be read again and cannot be."""
        if looked.document is not None or not looked.takeable or isinstance(looked.file, Unreadable):
            return looked.document
        document = ReadCache(self._office.profile).get(looked.digest)
        if document is None:
            (read,) = list(read_all([looked.file], profile=self._office.profile))
            if read.why:
                raise CannotRead(read.why)
            document = read.document
        return document and msgspec.structs.replace(document, source=looked.source)

    def _corrected(self, document: ReadDocument, said: Corrections) -> ReadDocument:
        if said.body:
            said = msgspec.structs.replace(said, body=house_body(self._office.profile, said.body))
        return corrected(document, said)


class _Result:
    """The result so far."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.unchanged: list[str] = []
        self.failed: list[Failed] = []
        self.left_out: list[str] = []
        self.stopped = False

    def given(self) -> ImportResult:
        return ImportResult(
            tuple(self.taken), tuple(self.unchanged), tuple(self.failed), tuple(self.left_out), self.stopped
        )


def _taken(document: ReadDocument, becomes: Becomes, *, dry: bool) -> Taken:
    case = becomes.case
    return Taken(
        document,
        None if dry or case is None else case.id,
        becomes.new,
        becomes.doubts,
        becomes.changed,
        becomes,
    )


def _unweighed(read: Read, left_out: frozenset[str]) -> Looked:
    """A file that is taken in without being shown first."""
    state = State.FAILED if read.why else State.NEW
    if read.known:
        state = State.LEFT_OUT if read.digest in left_out else State.KNOWN
    document = read.document and msgspec.structs.replace(read.document, source=read.source.name)
    return Looked(
        source=read.source.name, file=read.source, digest=read.digest, state=state, document=document, why=read.why
    )


def _with_body(document: ReadDocument, body: str | None) -> ReadDocument:
    return msgspec.structs.replace(document, body=body) if body and not document.body else document
