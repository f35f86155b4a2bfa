"""Whether a snapshot and a journal belong together, and what the register is when they do not quite."""

from pathlib import Path

from . import notices
from .disk import Stamp
from .held import Held, Place
from .journal import Journal
from .journal_line import JOURNAL_FORMAT, SnapshotMark
from .migrations import migrated
from .replay import replay
from .snapshot import FORMAT, Meta, Snapshot


def judge(
    path: Path,
    journal_path: Path,
    snapshot: Snapshot | None,
    snapshot_sum: str,
    journal: Journal | None,
    journal_stamp: Stamp | None,
) -> Held:
    """The register in the two files, opened right, or as far as it is right. None is a file that is not there."""
    place = Place(stamp=journal_stamp) if journal is None else _place(journal, journal_stamp)
    if snapshot is None:
        if journal is None:
            return Held(Snapshot.empty(), place)
        return _without_snapshot(path, journal_path, journal, place)
    if snapshot.meta.format > FORMAT:
        held = _joined(path, journal_path, snapshot, snapshot_sum, journal, place)
        return held._replace(readonly=notices.newer_program(path), notices=())
    if journal is not None and journal.header is not None and journal.header.journal > JOURNAL_FORMAT:
        return Held(snapshot, place, notices.newer_program(path))
    return migrated(_joined(path, journal_path, snapshot, snapshot_sum, journal, place))


def _joined(
    path: Path, journal_path: Path, snapshot: Snapshot, snapshot_sum: str, journal: Journal | None, place: Place
) -> Held:
    meta = snapshot.meta
    if journal is None or journal.generation is None:
        # Before format 2 there was no journal; and the first save of all may have got no further than the snapshot.
        never_had_one = meta.format < 2 or meta.number == 0
        said = () if journal is None and never_had_one else (notices.journal_missing(path, meta.act),)
        return Held(snapshot, place._replace(fold=True), notices=said)
    if journal.register != meta.register:
        return Held(snapshot, place, notices.not_synchronised(path))
    if (meta.generation == journal.generation + 1 and meta.tip == journal.tip) or (
        meta.over and meta.over == journal.tip
    ):
        # A fold got as far as the snapshot: all that the journal holds is in it.
        stamp = snapshot.stamp
        assert stamp is not None
        mark = SnapshotMark(sum=snapshot_sum, records=snapshot.records, size=stamp.size, mtime_ns=stamp.mtime_ns)
        return Held(snapshot, place._replace(fold=True, finish=mark, rest=b"", cut=False))
    if journal.header is None:
        if journal.generation == meta.generation and journal.lines[0].line.number == meta.number + 1:
            held = Held(_replayed(snapshot, journal), place._replace(fold=True, keep_snapshot=True))
            return held._replace(notices=(notices.unreadable_lines(journal_path, held.snapshot.meta.act),))
        return Held(snapshot, place, notices.not_synchronised(path))
    if meta.generation != journal.generation or meta.number != journal.header.number:
        return Held(snapshot, place, notices.not_synchronised(path))
    held = Held(_replayed(snapshot, journal), place)
    act = held.snapshot.meta.act
    if journal.rest:
        word = notices.torn if journal.torn else notices.unreadable_lines
        held = held._replace(notices=(word(journal_path, act),))
    if journal.header.snapshot.sum != snapshot_sum:
        held = held._replace(
            place=place._replace(fold=True, keep_snapshot=True), notices=(*held.notices, notices.edited_outside(path))
        )
    return held


def _without_snapshot(path: Path, journal_path: Path, journal: Journal, place: Place) -> Held:
    nothing = Snapshot({}, Meta(register=journal.register), None, b"")
    held = Held(_replayed(nothing, journal), place._replace(fold=True))
    if journal.header is not None and journal.header.snapshot.records == 0 and not journal.rest and journal.lines:
        return held  # the journal holds everything that was ever saved
    return held._replace(readonly=notices.snapshot_missing(path))


def _place(journal: Journal, stamp: Stamp | None) -> Place:
    return Place(
        stamp=stamp,
        header=journal.header,
        length=journal.length,
        tip=journal.tip,
        known={(change.table, change.key) for sealed in journal.lines for change in sealed.line.changes},
        sums={sealed.sum for sealed in journal.lines},
        acts=[sealed.line for sealed in journal.lines],
        rest=journal.rest,
        cut=journal.torn,
        fold=journal.disorder or journal.header is None,
    )


def _replayed(snapshot: Snapshot, journal: Journal) -> Snapshot:
    return replay(snapshot, (sealed.line for sealed in journal.lines))
