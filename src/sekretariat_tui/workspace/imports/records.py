"""What looking at papers and taking them in gives: file by file, what each is and what became of it."""

from datetime import date
from enum import StrEnum

import msgspec

from ...domain.case import Doubt
from ...domain.caseref import CaseRef
from ...reading.document import ReadDocument
from ...reading.sources import Source, Unreadable


class State(StrEnum):
    """What a file is to the register.

    NEW makes at least one case or meeting, ADDS only fills in what is there, CONTRADICTS says another thing than what
    is there (whatever else it adds), KNOWN has been read in before, LEFT_OUT is not to be read in, and FAILED cannot be.
    """

    NEW = "new"
    ADDS = "adds"
    CONTRADICTS = "contradicts"
    KNOWN = "known"
    LEFT_OUT = "left_out"
    FAILED = "failed"


class BecomesCase(msgspec.Struct, frozen=True, kw_only=True):
    """One case that a document makes or tells of.

    ``id`` is the case's; while a document is only looked at, that of a new one is made up. ``decided`` is whether the
    document gives its adopted text or outcome, ``quoted`` whether it only quotes it. ``own`` is the document's own case.
    """

    id: str
    ref: CaseRef | None
    title: str
    new: bool
    changed: bool
    decided: bool = False
    quoted: bool = False
    own: bool = False


class BecomesMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that a document makes or tells of."""

    id: str
    body: str
    day: date | None
    new: bool
    changed: bool


class Becomes(msgspec.Struct, frozen=True, kw_only=True):
    """What a document would be in the register, or has become.

    ``doubts`` are those it raises, with those about cases it is added to; ``changed`` is False where doubts are all that
    comes of it.
    """

    cases: tuple[BecomesCase, ...] = ()
    meetings: tuple[BecomesMeeting, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    contradicts: bool = False

    @property
    def new(self) -> bool:
        """Whether it makes a case or a meeting that was not there."""
        return any(one.new for one in self.cases) or any(one.new for one in self.meetings)

    @property
    def changed(self) -> bool:
        """Whether anything but doubts comes of it."""
        return self.new or any(one.changed for one in self.cases) or any(one.changed for one in self.meetings)

    @property
    def case(self) -> BecomesCase | None:
        """The case to show first: the document's own, else the first it tells of."""
        return next((one for one in self.cases if one.own), self.cases[0] if self.cases else None)

    @property
    def decisions(self) -> int:
        """How many cases it gives the decision of."""
        return sum(one.decided for one in self.cases)


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A file that has been looked at: what it is to the register, and what it would become.

    ``why`` is the sentence to show when it cannot be read in. ``document`` is None then, and for what is known. The
    documents before it in the same look are counted as taken in.
    """

    source: str
    file: Source | Unreadable
    digest: str = ""
    state: State
    document: ReadDocument | None = None
    why: str = ""
    becomes: Becomes | None = None

    @property
    def takeable(self) -> bool:
        """Whether it can be taken in."""
        return self.state in {State.NEW, State.ADDS, State.CONTRADICTS}


class Failed(msgspec.Struct, frozen=True):
    """A file that could not be read in, and the sentence that says why."""

    source: str
    why: str


class Taken(msgspec.Struct, frozen=True):
    """A document that was taken in, or only tried, and what became of it.

    ``case`` is the id of the case to show, None when only tried or where it made none.
    """

    document: ReadDocument
    case: str | None
    new: bool
    doubts: tuple[Doubt, ...] = ()
    changed: bool = True
    becomes: Becomes = Becomes()


class ImportResult(msgspec.Struct, frozen=True):
    """What became of each file. ``stopped`` when somebody stopped before the last; ``left_out`` those not offered.

    ``same`` are those with the same content as another that was taken in with them.
    """

    taken: tuple[Taken, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()
    left_out: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    stopped: bool = False


class Step(msgspec.Struct, frozen=True):
    """How far it has come: the file in hand, how many files are done, and of how many (None while that is not known).

    ``taken`` and ``failed`` are how many of them were taken in, and could not be.
    """

    source: str
    done: int
    total: int | None = None
    taken: int = 0
    failed: int = 0
