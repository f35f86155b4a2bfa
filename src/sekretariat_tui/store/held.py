"""What the program holds in memory of the two files: the register, and how far in the journal it has come."""

from typing import NamedTuple

from .disk import Stamp
from .journal_line import Header, Line, SnapshotMark
from .snapshot import FORMAT, Snapshot


class Place(NamedTuple):
    """How far in the journal we have come, and what is to be done before the next line can be written.

    ``known`` grows with the journal: the records it tells of, as (table, key). ``sums`` likewise: its checksums; and
    ``acts``: its acts themselves, for the history is not to lack them though the journal should be taken away.
    ``fold`` asks for a new pair of files, ``cut`` for the last, torn line to be cut off, and ``finish`` for only a new
    journal to this snapshot, because a fold was broken off before it.
    """

    stamp: Stamp | None = None
    header: Header | None = None
    length: int = 0
    tip: str = ""
    known: set[tuple[str, str]] = set()  # noqa: RUF012  # an empty place is never written to
    sums: set[str] = set()  # noqa: RUF012
    acts: list[Line] = []  # noqa: RUF012
    rest: bytes = b""
    cut: bool = False
    fold: bool = True
    finish: SnapshotMark | None = None
    keep_snapshot: bool = False

    @property
    def generation(self) -> int:
        """The generation of the journal; 0 before there is one."""
        return self.header.generation if self.header is not None else 0

    @property
    def register(self) -> str:
        """Which register the journal is of; empty before there is one."""
        return self.header.register if self.header is not None else ""

    @property
    def lines(self) -> int:
        """How many acts the journal holds."""
        return len(self.sums)


class Held(NamedTuple):
    """The register in memory: the snapshot with the journal's acts on top, and the place in the journal.

    ``readonly`` says why nothing can be saved, and is empty when it can; ``notices`` what the user should know.
    ``found_format`` is the format of the file on disk, older than the program's until it is written.
    ``before`` is what was in memory before files that do not fit together took the place of ours. ``left`` is what was
    there before files that lack some of it did; it is to be put in a file of its own. ``unwritten`` tells that memory
    has more than the files, which are to be written again.
    """

    snapshot: Snapshot
    place: Place
    readonly: str = ""
    notices: tuple[str, ...] = ()
    found_format: int = FORMAT
    before: "Held | None" = None
    left: Snapshot | None = None
    unwritten: bool = False


def nothing() -> Held:
    """The register before anything has been saved."""
    return Held(Snapshot.empty(), Place())
