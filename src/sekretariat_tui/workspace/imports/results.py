"""What becomes of files while they are read in, counted as it goes."""

import threading

import msgspec

from ...domain.case import Proposal
from ...reading.document import ReadDocument
from ...reading.sources import Read
from .records import Becomes, Failed, ImportResult, Looked, State, Taken


class Result:
    """The result so far. ``whole`` is whether the texts of the documents are kept in it."""

    def __init__(self, whole: bool) -> None:
        self._whole = whole
        self.taken: list[Taken] = []
        self.unchanged: list[str] = []
        self.failed: list[Failed] = []
        self.left_out: list[str] = []
        self.same: list[str] = []
        self._digests: set[str] = set()

    def took(self, document: ReadDocument, becomes: Becomes, *, dry: bool) -> None:
        case = becomes.case
        self._digests.add(document.digest)
        shown = document if self._whole else _slim(document)
        of = None if dry or case is None else case.id
        self.taken.append(Taken(shown, of, becomes.new, becomes.doubts, becomes.changed, becomes))

    def count(self, one: Looked) -> None:
        if one.state is State.FAILED:
            self.failed.append(Failed(one.source, one.why))
        elif one.state is State.LEFT_OUT:
            self.left_out.append(one.source)
        elif one.digest in self._digests:
            self.same.append(one.source)
        else:
            self.unchanged.append(one.source)

    def given(self, stop: threading.Event | None) -> ImportResult:
        stopped = stop is not None and stop.is_set()
        return ImportResult(
            taken=tuple(self.taken),
            unchanged=tuple(self.unchanged),
            failed=tuple(self.failed),
            left_out=tuple(self.left_out),
            same=tuple(self.same),
            stopped=stopped,
        )


def _slim(document: ReadDocument) -> ReadDocument:
    """The document without its texts."""
    nothing = ("head", "sections", "decisions", "cases", "references", "commitments", "attachments", "doubts")
    return msgspec.structs.replace(document, proposal=Proposal(), places={}, **dict.fromkeys(nothing, ()))


def unweighed(read: Read, left_out: frozenset[str], body: str | None) -> Looked:
    """A file as it was read, before it is seen beside the register."""
    document = read.document
    if document is not None:
        named = document.body or body
        document = msgspec.structs.replace(document, source=read.source.name, body=named)
    if read.why:
        state = State.FAILED
    elif document is not None:
        state = State.NEW
    else:
        state = State.LEFT_OUT if read.digest in left_out else State.KNOWN
    return Looked(
        source=read.source.name, file=read.source, digest=read.digest, state=state, document=document, why=read.why
    )
