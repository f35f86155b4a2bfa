"""What was in memory when other files took the register's place, left beside it as a conflict copy."""

from datetime import UTC, datetime
from pathlib import Path

from .erasure import without_documents
from .files import RegisterFiles
from .journal_line import checksum
from .snapshot import Snapshot, as_bytes


def leave_copy(files: RegisterFiles, snapshot: Snapshot, now: datetime, erased: frozenset[str] = frozenset()) -> Path:
    """Puts what was in memory beside the register, as a conflict copy, and gives the file. Raises OSError.

    ``erased`` are the records that another window has deleted for good meanwhile.
    """
    tables = snapshot.tables | without_documents(snapshot.tables, erased)
    snapshot = Snapshot(tables, snapshot.meta, snapshot.stamp, snapshot.head)
    data = as_bytes(snapshot.with_meta(snapshot.meta).values())
    sum = checksum(data)[:8]
    stem, suffix = files.path.stem, files.path.suffix
    for there in files.home.glob(f"{stem}-konfliktkopi-*-{sum}{suffix}"):
        return there  # another window had the same
    path = files.home / f"{stem}-konfliktkopi-{now.astimezone(UTC):%Y%m%d-%H%M%S}-{sum}{suffix}"
    files.disk.replace_whole(path, data)
    return path
