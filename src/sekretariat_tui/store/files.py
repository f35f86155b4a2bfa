"""The two files of the register as one: read into memory, followed while others write, and added to."""

import os
import threading
from collections.abc import Iterable
from pathlib import Path

from . import notices
from .archive import Archive
from .disk import Disk, Stamp
from .documents import Documents
from .errors import RegisterGone
from .held import Held, Place, nothing
from .journal import Journal, Sealed, follow, read_journal
from .journal_line import TAIL_LENGTH, Line, checksum, seal
from .pair import judge
from .replaced import is_older, lacks
from .replay import replay
from .snapshot import HEAD_SIZE, Meta, Snapshot

FILE_NAME = "sekretariat.json"
JOURNAL_NAME = "sekretariat.journal"
LOCK_NAME = "sekretariat.lock"

# A pair read while somebody folds or writes may seem not to fit. It is looked at again until it stands still.
_LOOKS = 10
_BETWEEN_LOOKS = 0.03

# Below this a thread costs more than it saves.
_LARGE = 1_000_000


class RegisterFiles:
    """Snapshot and journal in one folder. Every method gives the new state; what it was given is never changed."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        # Behind a link the journal lies beside the file itself, where whoever opens that one looks for it.
        self.home = Path(os.path.realpath(self.path)).parent if self.path.is_symlink() else folder
        self.journal_path = self.home / JOURNAL_NAME
        self.lock_path = self.home / LOCK_NAME
        self.disk = disk
        self._newest_once: set[str] = set()  # the checksums of acts that were the newest while it was open here
        self._sums: set[str] = set()

    def catch_up(self, held: Held, *, thoroughly: bool = False) -> Held:
        """The register as it is on disk now; the same object when nothing has happened.

        Costs one look at each file's stamp. ``thoroughly``, for who has the lock, looks into the files too where
        clocks are so coarse that a stamp can be the same by chance. Raises OSError, RegisterDamaged and RegisterGone.
        """
        self._remember(held)
        snapshot_stamp = self.disk.stamp(self.path)
        journal_stamp = self.disk.stamp(self.journal_path)
        if snapshot_stamp is None and held.snapshot.stamp is not None:
            raise RegisterGone(self.path)
        same_snapshot = snapshot_stamp == held.snapshot.stamp and (
            not thoroughly
            or snapshot_stamp is None
            or snapshot_stamp.fine
            or self.disk.beginning(self.path, HEAD_SIZE) == held.snapshot.head
        )
        if same_snapshot and journal_stamp == held.place.stamp and (not thoroughly or self._is_all_read(held)):
            return held
        if same_snapshot and not held.readonly and held.place.header is not None:
            if journal_stamp is None:
                return _kept(held, None, notices.kept_from_memory(self.journal_path))
            if not held.place.fold and not held.place.cut and (followed := self._follow(held, thoroughly)) is not None:
                return followed
        if not held.readonly and snapshot_stamp is not None and journal_stamp is not None:
            folded = self._after_anothers_fold(held, snapshot_stamp)
            if folded is not None:
                return folded
        return self._reload(held, patient=not thoroughly)

    def append(self, held: Held, line: Line, tables: dict[str, Documents], meta: Meta) -> Held:
        """Writes one act at the journal's end, durably; ``tables`` and ``meta`` are the register after it.

        Only for who has the lock and has caught up. Raises OSError, and UnicodeEncodeError; NotAsItWas when the journal
        does not end in the line it ended in, which no stamp could tell.
        """
        place = held.place
        data, sum = seal(line)
        stamp = self.disk.append(self.journal_path, place.length, data, tail=_tail(place.tip))
        snapshot = Snapshot(tables, meta, held.snapshot.stamp, held.snapshot.head)
        moved = _moved(place, [Sealed(line, sum)], len(data), stamp)
        return held._replace(snapshot=snapshot, place=moved)

    def journal(self) -> Journal | None:
        """The journal as it is just now; None where there is none."""
        found = self.disk.read(self.journal_path)
        return None if found is None else read_journal(found[0])

    def journal_lines(self) -> list[Sealed]:
        """The acts in the journal just now, oldest first; none where there is no journal."""
        found = self.journal()
        return [] if found is None else found.lines

    # The ways to catch up, cheapest first.

    def _is_all_read(self, held: Held) -> bool:
        """Whether a stamp that is the same tells that we are at the journal's end; there may be half a line more."""
        stamp = held.place.stamp
        return stamp is None or (stamp.fine and stamp.size == held.place.length)

    def _follow(self, held: Held, thoroughly: bool) -> Held | None:
        """Reads only what is new at the journal's end. None when it is not the journal we knew."""
        place = held.place
        found = self.disk.read_from(self.journal_path, place.length - TAIL_LENGTH)
        if found is None or not found[0].startswith(_tail(place.tip)):
            return None
        data, stamp = found[0][TAIL_LENGTH:], found[1]
        lines, used = follow(data, place.tip, held.snapshot.meta.number)
        rest = data[used:]
        if b"\n" in rest or (not data and stamp != place.stamp):
            return None  # something has happened to it that is no line added
        if not data:
            return held
        snapshot = replay(held.snapshot, (sealed.line for sealed in lines))
        place = _moved(place, lines, used, stamp)
        if rest and thoroughly:  # nobody is writing it now, so it will never be finished
            said = notices.torn(self.journal_path, snapshot.meta.act)
            return Held(snapshot, place._replace(rest=rest, cut=True), notices=(*held.notices, said))
        return held._replace(snapshot=snapshot, place=place)

    def _after_anothers_fold(self, held: Held, snapshot_stamp: Stamp) -> Held | None:
        """Another window has folded what we have in memory already: only the place is new."""
        place, meta = held.place, held.snapshot.meta
        if place.header is None or place.fold or meta.erasing or (found := self.disk.read(self.journal_path)) is None:
            return None
        journal = read_journal(found[0])
        header = journal.header
        if (
            header is None
            or journal.disorder
            or journal.rest
            or (header.generation, header.number, header.tip) != (place.generation + 1, meta.number, place.tip)
            or (header.snapshot.size, header.snapshot.mtime_ns) != snapshot_stamp[:2]
        ):
            return None
        beginning = self.disk.beginning(self.path, HEAD_SIZE)
        now = Snapshot(held.snapshot.tables, held.snapshot.meta, snapshot_stamp, beginning)
        now = replay(now, (sealed.line for sealed in journal.lines))
        start = found[0].index(b"\n") + 1
        fresh = Place(header=header, length=start, tip=journal.header_sum, known=set(), sums=set(), acts=[], fold=False)
        return held._replace(snapshot=now, place=_moved(fresh, journal.lines, journal.length - start, found[1]))

    def _reload(self, held: Held, *, patient: bool) -> Held:
        """Reads both files whole."""
        seen: tuple[Stamp | None, Stamp | None] | None = None
        for _ in range(_LOOKS):
            found, stamps = self._read()
            if not patient or stamps == seen or not (found.readonly or found.notices):
                break
            seen = stamps
            self.disk.pause(_BETWEEN_LOOKS)
        if held.snapshot.stamp is not None and found.snapshot.stamp is None:
            raise RegisterGone(self.path)
        if found.snapshot.stamp == held.snapshot.stamp and _is_behind(found, held):
            return _kept(held, found.place.stamp, notices.kept_from_memory(self.journal_path))
        found.snapshot.adopt(held.snapshot)
        beside = self._beside_memory(found, held.before or held)
        return beside if held.left is None or beside.left is not None else beside._replace(left=held.left)

    def _beside_memory(self, found: Held, ours: Held) -> Held:
        """What was found, unless it is less than we have; with what we have and it lacks."""
        if ours.readonly or not ours.snapshot.meta.number:
            return found
        if found.readonly:
            return found._replace(before=ours)
        if is_older(found, ours) and self._has_been(found):
            now = Snapshot(ours.snapshot.tables, ours.snapshot.meta, found.snapshot.stamp, found.snapshot.head)
            kept = ours._replace(snapshot=now, place=ours.place._replace(rest=found.place.rest, keep_snapshot=True))
            return _kept(kept, found.place.stamp, notices.kept_over_older(self.path))
        return found._replace(left=ours.snapshot) if lacks(found, ours) or is_older(found, ours) else found

    def _remember(self, held: Held) -> None:
        if held.place.sums is not self._sums:
            self._newest_once |= self._sums
            self._sums = held.place.sums
        if held.snapshot.meta.tip:
            self._newest_once.add(held.snapshot.meta.tip)

    def _has_been(self, found: Held) -> bool:
        """Whether the register here has once been what is found. Another machine's may have gone on from one as old."""
        if not found.snapshot.meta.number:
            return True  # it began so
        # Beside a fold that was broken off lies a journal whose acts are all in the file already, or that was made over.
        in_journal = found.place.sums and found.place.finish is None
        newest = found.place.tip if in_journal else found.snapshot.meta.tip
        known = newest in self._newest_once or newest in self._sums
        return known or Archive(self.home, self.disk).has(found.snapshot.meta)

    def _read(self) -> tuple[Held, tuple[Stamp | None, Stamp | None]]:
        journal = self.disk.read(self.journal_path)
        snapshot = self.disk.read(self.path)
        if snapshot is None and journal is None:
            return nothing(), (None, None)
        parsed = None if journal is None else read_journal(journal[0])
        journal_stamp = None if journal is None else journal[1]
        if snapshot is None:
            return judge(self.path, self.journal_path, None, "", parsed, journal_stamp), (None, journal_stamp)
        data, stamp = snapshot
        summing = _Checksum(data)
        read = Snapshot.read(self.path, data, stamp)
        found = judge(self.path, self.journal_path, read, summing.result(), parsed, journal_stamp)
        return found, (stamp, journal_stamp)


class _Checksum:
    """The checksum of a large file, made in a thread of its own while the file is taken apart: half the time."""

    def __init__(self, data: bytes) -> None:
        self._sum = ""
        self._thread = threading.Thread(target=self._make, args=(data,))
        if len(data) > _LARGE:
            self._thread.start()
        else:
            self._make(data)

    def _make(self, data: bytes) -> None:
        self._sum = checksum(data)

    def result(self) -> str:
        if self._thread.is_alive():
            self._thread.join()
        return self._sum


def _tail(tip: str) -> bytes:
    """How a journal ends, by the checksum of its last line."""
    return b"%b\n" % tip.encode("ascii")


def _moved(place: Place, lines: Iterable[Sealed], length: int, stamp: Stamp) -> Place:
    """The place after these lines. Only the newest place of a register is ever asked what is known."""
    tip = place.tip
    for sealed in lines:
        tip = sealed.sum
        place.sums.add(tip)
        place.acts.append(sealed.line)
        place.known.update((change.table, change.key) for change in sealed.line.changes)
    return place._replace(stamp=stamp, length=place.length + length, tip=tip)


def _is_behind(found: Held, held: Held) -> bool:
    """Whether the files hold only part of what is in memory: somebody else has cut the journal short, or harmed it."""
    if held.readonly or held.place.header is None or held.place.keep_snapshot:
        return False
    place = found.place
    if place.header not in (None, held.place.header) or not place.sums <= held.place.sums:
        return False
    return place.header is None or found.snapshot.meta.number < held.snapshot.meta.number


def _kept(held: Held, stamp: Stamp | None, said: str) -> Held:
    already = said in held.notices
    return held._replace(
        place=held.place._replace(stamp=stamp, fold=True, cut=False, finish=None),
        unwritten=True,
        notices=held.notices if already else (*held.notices, said),
    )
