"""Reading papers in: a look at what there is, and then each document taken in as one act, or left out."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from ...domain.case import Case, Doubt
from ...domain.control import doubt_key
from ...domain.errors import CannotRead, RuleBroken, SekretariatError
from ...domain.left_out import LeftOut
from ...domain.meeting import Meeting
from ...domain.settled import Settled
from ...reading.document import ReadDocument
from ...reading.sources import Unreadable
from ...reading.sources.own_text import own_text
from ...store import Change
from ..bodies import house_body
from ..office import Office
from .corrections import NONE, Corrections, corrected
from .joining import Source
from .keeping import Keeping, Ready, ahead
from .known import Known
from .reader import File, Reader
from .records import Becomes, Failed, ImportResult, Looked, State, Step
from .results import Result, unweighed
from .taking import Taking
from .told import Told, told_by
from .working import Working

Progress = Callable[[Step], None]


class Imports:
    """Reads papers in."""

    def __init__(self, office: Office, *, before: Callable[[], object] = lambda: None) -> None:
        self._office = office
        self._before = before  # done before anything is taken in: the backup
        self._backed_up = False
        self._known: Known | None = None
        self._lending = threading.Lock()  # one may look while another takes in

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._office.folders, self._office.profile)

    # ------------------------------------------------------------------ looking

    def look(
        self,
        paths: Iterable[Path],
        *,
        body: str | None = None,
        stop: threading.Event | None = None,
        progress: Progress | None = None,
    ) -> Iterator[Looked]:
        """Reads files, folders of files and zip files, one by one, and writes nothing to the register.

        What is read is kept in the cache folder, so that a look that is stopped goes on where it was. Each document is
        seen as if those before it were taken in already.

        Args:
            body: the body of papers that name none.
            stop: set from another thread, it ends the look within a second.
            progress: told of each file, how many have been looked at before it, and of how many.

        Raises:
            RuleBroken: when the house has no such body.
        """
        body = self._house_body(body)
        self._backed_up = False
        return self._looks(self._reader.files(paths, stop), body, stop, progress)

    def _looks(
        self,
        files: list[File],
        body: str | None,
        stop: threading.Event | None,
        progress: Progress | None = None,
    ) -> Iterator[Looked]:
        work = Working(self._office.register, self._index())
        left_out = self._left_out()
        for number, read in enumerate(self._reader.reads(files, work.known.still_told(body) | left_out, stop)):
            if progress:
                progress(Step(read.source.name, number, len(files)))
            looked = unweighed(read, left_out, body)
            if looked.document is not None and not work.known.has_all_of(looked.document):
                looked = self._weighed(looked, work)
            elif looked.document is not None:
                looked = msgspec.structs.replace(looked, state=State.KNOWN, document=None)
            work.settle()
            yield looked

    def _weighed(self, looked: Looked, work: Working, said: Corrections = NONE) -> Looked:
        assert looked.document is not None
        try:
            becomes = self._into(work, looked.document, told_by(looked.document), said)
        except CannotRead as error:
            return msgspec.structs.replace(looked, state=State.FAILED, why=error.sentence, becomes=None)
        state = State.CONTRADICTS if becomes.contradicts else State.NEW if becomes.new else State.ADDS
        return msgspec.structs.replace(looked, state=state, why="", becomes=becomes)

    def weigh(self, looked: Looked, said: Corrections = NONE) -> Looked:
        """The same file seen again: with what a person corrects, and beside the register as it is now.

        Raises:
            RuleBroken: when the house has no such body.
            CannotRead: when the file has to be read again, and cannot be.
        """
        document = self._reader.document(looked)
        if document is None or isinstance(looked.file, Unreadable):
            return looked
        known = self._index()
        if known.has_all_of(document):
            return msgspec.structs.replace(looked, state=State.KNOWN, document=None, why="", becomes=None)
        corrected_one = msgspec.structs.replace(looked, document=self._corrected(looked, document, said))
        return self._weighed(corrected_one, Working(self._office.register, known), said)

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

        def said(one: Looked) -> Corrections:
            return corrected if isinstance(corrected, Corrections) else corrected.get(one.digest, NONE)

        return self._take_all(((one, said(one)) for one in many), len(many), progress, stop)

    def read(
        self,
        paths: Iterable[Path],
        *,
        dry: bool = False,
        body: str | None = None,
        progress: Progress | None = None,
        stop: threading.Event | None = None,
        whole: bool = True,
    ) -> ImportResult:
        """Looks at files and folders of files and takes each in as it is read; with ``dry`` it only looks.

        ``whole`` False lets go of the texts of each document once it is taken in, so that ten thousand do not fill the
        memory. Raises as ``look`` and ``take``.
        """
        body = self._house_body(body)
        self._backed_up = False
        files = self._reader.files(paths, stop)
        if dry:
            result = Result(whole)
            for number, one in enumerate(self._looks(files, body, stop)):
                if progress:
                    progress(Step(one.source, number, len(files), len(result.taken), len(result.failed)))
                if one.document is not None and one.becomes is not None:
                    result.took(one.document, one.becomes, dry=True)
                else:
                    result.count(one)
            return result.given(stop)
        left_out = self._left_out()
        known = self._index()
        self._known = known
        reads = self._reader.reads(files, known.still_told(body) | left_out, stop)
        found = ((unweighed(read, left_out, body), NONE) for read in reads)
        return self._take_all(found, len(files), progress, stop, whole=whole)

    def _take_all(
        self,
        found: Iterable[tuple[Looked, Corrections]],
        total: int,
        progress: Progress | None,
        stop: threading.Event | None,
        *,
        whole: bool = True,
    ) -> ImportResult:
        result = Result(whole)
        with Keeping(self._office.folders.received) as keeping:
            for number, one in enumerate(ahead(self._ready(keeping, *pair) for pair in found)):
                if stop is not None and stop.is_set():
                    break
                if progress:
                    progress(Step(one.looked.source, number, total, len(result.taken), len(result.failed)))
                self._take(one, result, keeping)
        return result.given(stop)

    def _ready(self, keeping: Keeping, one: Looked, said: Corrections) -> Ready:
        try:
            document = self._reader.document(one)
            if document is not None and not self._backed_up:
                self._before()
                self._backed_up = True
            return keeping.ready(one, said, document and self._corrected(one, document, said))
        except (CannotRead, RuleBroken) as error:
            return Ready(one, said, why=error.sentence)

    def _take(self, one: Ready, result: Result, keeping: Keeping) -> None:
        if one.document is None or one.told is None or one.copy is None:
            result.count(
                msgspec.structs.replace(one.looked, state=State.FAILED, why=one.why) if one.why else one.looked
            )
            return
        try:
            one.copy.result()
            becomes = self._act(one.document, one.told, one.said)
        except SekretariatError as error:
            result.failed.append(Failed(one.looked.source, error.sentence))
            return
        if becomes is None:
            result.unchanged.append(one.looked.source)
        else:
            result.took(one.document, becomes, dry=False)
        keeping.later(self._reader.cache.forget, one.document.digest)

    def _act(self, document: ReadDocument, told: Told, said: Corrections) -> Becomes | None:
        """The document taken in, or None where another window has taken it in meanwhile."""
        known = self._lent()
        with self._office.act(f"Leste inn «{document.source}»") as change:
            # Looked up in the act itself: two that read the same folder at once must not make two of a case.
            known = self._followed(known, change)
            if known.has_all_of(document):
                self._known = known
                return None
            work = Working(change, known)
            becomes = self._into(work, document, told, said)
            work.write(change)
        self._known = known
        known.number = self._office.register.number if change.act is not None else known.number
        return becomes

    def _into(self, work: Working, document: ReadDocument, told: Told, said: Corrections) -> Becomes:
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

        return Taking(work, source, today=self._office.today(), settled=is_settled).take(told)

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
        self._reader.cache.forget(looked.digest)
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

    def document(self, looked: Looked) -> ReadDocument | None:
        """What was read from a file that was looked at. Raises ``CannotRead`` when it must be read again and cannot be."""
        return self._reader.document(looked)

    def own_text(self, looked: Looked) -> list[str]:
        """What stands in the file, line by line, to compare with what was read. Raises ``CannotRead``."""
        return own_text(looked.file)

    # ------------------------------------------------------------------ what is known

    def _lent(self) -> Known | None:
        """The index as it was last left, for one alone; whoever fails with it does not give it back."""
        with self._lending:
            known, self._known = self._known, None
        return known

    def _index(self) -> Known:
        """An index of the register as it is now, for one alone: what is seen as taken in is seen in it."""
        register = self._office.register
        known, number = self._lent(), register.number
        if known is None or known.number != number:
            known = Known(number, register.all(Case), register.all(Meeting))
        return known

    def _followed(self, known: Known | None, change: Change) -> Known:
        number = change.base.meta.number
        if known is None or known.number != number:
            known = Known(number, change.all(Case), change.all(Meeting))
        return known

    def _left_out(self) -> frozenset[str]:
        return frozenset(one.digest for one in self._office.register.all(LeftOut))

    def _house_body(self, typed: str | None) -> str | None:
        return house_body(self._office.profile, typed) if typed else None

    def _corrected(self, looked: Looked, document: ReadDocument, said: Corrections) -> ReadDocument:
        if said.kind is not None and said.kind != document.kind:
            document = self._reader.read_as(looked, document, said.kind)
        return corrected(document, msgspec.structs.replace(said, body=self._house_body(said.body)))
