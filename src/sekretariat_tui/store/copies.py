"""Conflict copies of the register: each is opened beside ours, and compared with it record by record. Nothing is written.

What a copy holds is known from its snapshot and from the lines of its journal; a journal alone will do, for a line has
every record it changed, whole. A state of a record that our own history has as well is no difference: there
the copy is only older. The last state that both have is what the two were made from.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET, UnsetType

from sekretariat_tui.domain.errors import SekretariatError

from .act import ActHead, RecordChange
from .archive import FOLDER_NAME, Archive
from .copy_base import deleted_there, shared_until, state_at
from .copy_names import CopyFiles, copies_among
from .disk import Disk, Stamp
from .erasure import without_erased
from .files import RegisterFiles
from .held import Held
from .journal import Journal, read_journal
from .journal_line import Line, checksum, unseal_line
from .snapshot import FORMAT, META, Snapshot

Raw = dict[str, Any]
Key = tuple[str, str]

# What every save changes: two states that differ in nothing else say the same.
_EACH_SAVE = ("rev", "changed")

_plain = msgspec.json.Decoder()


class RecordInCopy(msgspec.Struct, frozen=True, kw_only=True):
    """One record that is another in a copy than here, as plain values; None is one that is not there.

    ``base`` is the last state both have had, where it is known. ``who``, ``machine`` and ``at`` tell of the copy's
    last save of it, as far as its journal does. ``place`` is its place in the copy's table.
    """

    table: str
    id: str
    ours: Raw | None
    theirs: Raw | None
    base: Raw | UnsetType | None = UNSET
    who: str = ""
    machine: str = ""
    at: datetime | None = None
    place: int = 0

    @property
    def taken_whole(self) -> RecordChange:
        """What makes the record as it is in the copy; to be put back with ``Change.put_back``."""
        return RecordChange(table=self.table, id=self.id, before=self.theirs, after=self.ours, place=self.place)


class OpenedCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict copy, read.

    ``other_register`` when it is none of ours. ``problem`` says, in bokmål, what of it could not be read; such a copy
    is left where it lies. ``records`` are those that differ, and ``sum`` tells this copy from a later one of its name.
    """

    files: CopyFiles
    sum: str
    last: ActHead | None = None
    other_register: bool = False
    problem: str = ""
    records: tuple[RecordInCopy, ...] = ()

    @property
    def says_nothing_new(self) -> bool:
        """Whether all it holds is here, or in our history."""
        return not (self.records or self.problem or self.other_register)


class _Told(NamedTuple):
    """What lines tell of one record: every state it has had, in order, and the last line that changed it."""

    states: list[Raw | None]
    line: Line
    place: int


def find_copies(files: RegisterFiles) -> list[CopyFiles]:
    """The conflict copies beside the register; none where the folder cannot be read."""
    try:
        folders = dict.fromkeys((files.folder, files.home))
        return copies_among(path for folder in folders for path in folder.iterdir() if path.is_file())
    except OSError:
        return []


def open_copy(files: RegisterFiles, held: Held, our_lines: Iterable[Line], copy: CopyFiles) -> OpenedCopy:
    """The copy, compared with the register as it is in memory. Raises nothing: what cannot be read is its problem."""
    disk = files.disk
    try:
        read = [disk.read(path) if path is not None else None for path in (copy.snapshot, copy.journal)]
    except OSError:
        return _unread(copy, "filen kan ikke leses akkurat nå. Vent til synkroniseringen er ferdig")
    sum = _sum(read)
    opened = OpenedCopy(files=copy, sum=sum)
    snapshot_file, journal_file = read
    journal = None if journal_file is None else read_journal(journal_file[0])
    snapshot = None
    if copy.snapshot is not None and snapshot_file is not None:
        try:
            snapshot = Snapshot.read(copy.snapshot, *snapshot_file)
        except SekretariatError:
            return _unread(copy, "filen er ikke et helt register", sum)
        if snapshot.meta.format > FORMAT:
            return _unread(copy, "den er laget av en nyere utgave av programmet. Oppdater programmet her", sum)
    register = _register_of(snapshot, journal)
    if not register:
        return _unread(copy, "filen er ikke et helt register", sum)
    if register != held.snapshot.meta.register:
        return msgspec.structs.replace(opened, other_register=True)
    lines = [*_history_copies(files, disk, register), *([sealed.line for sealed in journal.lines] if journal else [])]
    problem = ""
    if journal is not None and journal.rest and not journal.torn:
        problem = _sentence(copy, "en del av den er skadet. Det som kunne leses, er sammenlignet")
    records = tuple(_differing(held.snapshot, list(our_lines), snapshot, lines))
    return msgspec.structs.replace(opened, last=_last(snapshot, lines), problem=problem, records=records)


def put_copy_aside(
    files: RegisterFiles, archive: Archive, copy: OpenedCopy, now: datetime, erased: frozenset[str] = frozenset()
) -> bool:
    """Moves the files of a copy to the history: kept there first, then removed here. Gives whether it did. Raises OSError.

    A copy that has been written to since it was read stays: what it says now nobody has seen. ``erased`` are the records
    that are deleted for good, and are not kept.
    """
    read = [(path, files.disk.read(path)) for path in copy.files.paths]
    if _sum([found for _, found in read]) != copy.sum:
        return False
    for path, found in read:
        if found is not None:
            archive.put_aside(path.name, without_erased(found[0], erased), now)
    for path, _ in read:
        files.disk.remove(path)
    return True


def _sum(read: Iterable[tuple[bytes, Stamp] | None]) -> str:
    return checksum(b"".join(checksum(one[0]).encode() for one in read if one is not None))


def _differing(
    ours: Snapshot, our_lines: list[Line], theirs: Snapshot | None, lines: list[Line]
) -> Iterator[RecordInCopy]:
    told = _told(lines)
    ends = _ends(ours, theirs, told)
    shared = shared_until(our_lines, theirs) if theirs is not None else 0
    if theirs is not None and shared:
        for key in deleted_there(our_lines, ours, theirs, shared):
            ends.setdefault(key, [(None, 0)])
    if not ends:
        return
    # Taken out for good («Slett for godt»): a copy neither shows such a record nor brings it back.
    erased = set(ours.meta.erased)
    our_past = _told(line for line in our_lines if any((one.table, one.id) in ends for one in line.changes))
    for (table, id), found in ends.items():
        document = ours.documents(table).by_id.get(id)
        here = document.shown() if document is not None else None
        if id in erased or not (here is None or isinstance(here, dict)):
            continue
        had = [here, *reversed(our_past[table, id].states if (table, id) in our_past else ())]
        known = told.get((table, id))
        for raw, place in found:
            if _is_among(raw, had if raw is not None else had[:1]):
                continue  # as it is here, or only older
            base = _base(had, known.states if known else ())
            if base is UNSET and shared:
                at_parting = state_at(our_lines, (table, id), shared)
                base = here if at_parting is UNSET else at_parting
            by = known.line if known is not None and _same(known.states[-1], raw) else None
            yield RecordInCopy(
                table=table,
                id=id,
                ours=here,
                theirs=raw,
                base=base,
                who=by.who if by else "",
                machine=(by.machine or "") if by else "",
                at=by.at if by else None,
                place=place,
            )


def _ends(
    ours: Snapshot, theirs: Snapshot | None, told: Mapping[Key, _Told]
) -> dict[Key, list[tuple[Raw | None, int]]]:
    """How each record that may differ ends in the copy, with its place: one state, or two where they do not hang together."""
    ends: dict[Key, list[tuple[Raw | None, int]]] = {}
    folded = -1 if theirs is None else theirs.meta.number
    for name, documents in () if theirs is None else theirs.tables.items():
        if name == META:
            continue
        here = ours.documents(name).by_id
        for document in documents.by_key.values():
            known = here.get(document.id)
            if (
                document.id
                and not (known is not None and known.same_as(document))
                and isinstance(document.shown(), dict)
            ):
                ends[name, document.id] = [(document.plain(), document.place or 0)]
    for key, one in told.items():
        if one.line.number <= folded:
            continue  # the copy's snapshot is later than this
        before = [end for end in ends.get(key, []) if not _is_among(end[0], one.states)]
        ends[key] = [*before, (one.states[-1], one.place)]
    return ends


def _base(ours: list[Raw | None], theirs: Iterable[Raw | None]) -> Raw | UnsetType | None:
    """The copy's last state that we have had too; unset when there is none."""
    for state in reversed(list(theirs)):
        if _is_among(state, ours):
            return state
    return UNSET


def _told(lines: Iterable[Line]) -> dict[Key, _Told]:
    found: dict[Key, _Told] = {}
    for line in sorted(lines, key=lambda one: (one.number, one.at)):
        for change in line.changes:
            key = (change.table, change.id)
            states = found[key].states if key in found else []
            for raw in (change.before, change.after):
                if raw is not UNSET:
                    state = _plain.decode(raw)
                    if not states or not _same(states[-1], state):
                        states.append(state)
            found[key] = _Told(states, line, int(change.key) if change.key.isdecimal() else 0)
    return found


def _is_among(raw: Raw | None, states: Iterable[Raw | None]) -> bool:
    return any(_same(state, raw) for state in states)


def _same(one: Raw | None, other: Raw | None) -> bool:
    if one is None or other is None:
        return one is other
    return _words(one) == _words(other)


def _words(raw: Raw) -> Raw:
    return {name: value for name, value in raw.items() if name not in _EACH_SAVE}


def _last(snapshot: Snapshot | None, lines: list[Line]) -> ActHead | None:
    line = max(lines, key=lambda one: (one.number, one.at), default=None)
    act = snapshot.meta.act if snapshot is not None else None
    if line is None or (act is not None and act.number >= line.number):
        return act
    return ActHead(number=line.number, at=line.at, who=line.who, what=line.what, machine=line.machine or "")


def _register_of(snapshot: Snapshot | None, journal: Journal | None) -> str:
    if snapshot is not None and snapshot.meta.register:
        return snapshot.meta.register
    return journal.register if journal is not None else ""


def _history_copies(files: RegisterFiles, disk: Disk, register: str) -> list[Line]:
    """The acts in conflict copies of the history's own files: what the other machine had folded."""
    found: list[Line] = []
    with contextlib.suppress(OSError):
        for path in sorted((files.home / FOLDER_NAME).glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]?*.journal")):
            if path.name.endswith("-dagvis.journal") or (read := disk.read(path)) is None:
                continue
            opened = (unseal_line(piece) for piece in read[0].split(b"\n") if piece)
            found += [one[0] for one in opened if one is not None and one[0].register == register]
    return found


def _unread(copy: CopyFiles, why: str, sum: str = "") -> OpenedCopy:
    return OpenedCopy(files=copy, sum=sum, problem=_sentence(copy, why))


def _sentence(copy: CopyFiles, why: str) -> str:
    return f"Konfliktkopien {copy.name} kan ikke sammenlignes: {why}. Filen er ikke rørt."
