"""Clearing away what has been deleted for good: the journal, the snapshot, the history and what was put aside.

The act that deletes names the records in ``Meta.erasing``, and by it whoever opens the register next knows that there
is more to clear away. They are taken from there last of all, so that every step can be done again after a crash.
"""

import re
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import UNSET

from .archive import Archive
from .erasure import (
    NEUTRAL,
    Gone,
    cleaned_file,
    cleaned_lines,
    erased_in,
    names_in_file,
    renamed_lines,
    without_documents,
)
from .files import RegisterFiles
from .folding import fold, mend
from .held import Held
from .snapshot import Snapshot

# What ``Disk.replace_whole`` writes in, and a crash leaves behind.
_HALF = re.compile(r"\.\d+-[0-9a-f]{8}\.tmp$")


def clear_away(files: RegisterFiles, archive: Archive, held: Held, now: datetime, program: str) -> Held:
    """The pair of files, and everything in ``historikk/``, without what is deleted for good.

    Only for who has the lock and has caught up. Raises OSError; what was done by then need not be undone.
    """
    meta = held.snapshot.meta
    ids = frozenset(meta.erasing)
    gone = Gone(ids, frozenset(_names(files, archive, ids)))
    # What names the records goes first, while their names can still be found in the very files that are cleared.
    for path in archive.months():
        archive.rewrite(path, lambda data: renamed_lines(data, gone))
    held = mend(files, archive, _unnamed(held, gone), now, program)
    held = fold(files, archive, held, now, program)
    for path in archive.others():
        if _HALF.search(path.name):
            archive.remove(path)  # whoever was writing it had the lock we have now
        else:
            archive.rewrite(path, lambda data: cleaned_file(data, gone))
    for path in archive.months():
        archive.rewrite(path, lambda data: cleaned_lines(data, gone))
    was = held.snapshot
    done = Snapshot(was.tables, msgspec.structs.replace(was.meta, erasing=()), was.stamp, was.head)
    return fold(files, archive, held._replace(snapshot=done), now, program)


def _unnamed(held: Held, gone: Gone) -> Held:
    """The same, where the newest act is not named after the records; it may be an older one that was put back."""
    was, act = held.snapshot, held.snapshot.meta.act
    if act is None or not gone.named_in(act.what):
        return held
    meta = msgspec.structs.replace(was.meta, act=msgspec.structs.replace(act, what=NEUTRAL))
    return held._replace(snapshot=Snapshot(was.tables, meta, was.stamp, was.head))


def without_what_history_erased(held: Held, archive: Archive) -> Held:
    """For a register that is older than its history: without what the later acts have deleted for good.

    A folder that was copied back, or an earlier version that a sync program fetched, brings nothing of it back.
    Raises OSError.
    """
    was = held.snapshot
    later = (line for line in archive.lines(was.meta.register) if line.number > was.meta.number)
    ids = [id for line in later if line.erased is not UNSET for id in line.erased]
    if not ids:
        return held
    tables = was.tables | without_documents(was.tables, frozenset(ids))
    return held._replace(snapshot=Snapshot(tables, erased_in(was.meta, ids), was.stamp, was.head))


def _names(files: RegisterFiles, archive: Archive, ids: frozenset[str]) -> Iterator[str]:
    for path in (files.path, files.journal_path):
        found = files.disk.read(path)
        yield from names_in_file(b"" if found is None else found[0], ids)
    for path in (*archive.months(), *archive.others()):
        yield from names_in_file(archive.read_whole(path), ids)
