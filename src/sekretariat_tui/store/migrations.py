"""A register of an older format brought up to this one, in memory, step by step. It is written at the next fold.

Each step takes the documents from one format to the next, as plain values, one at a time. A document that a step cannot
make sense of stays as it is, and is then shown among what cannot be read. ``tests/store/fixtures/`` holds a register of
each older format.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from .documents import Document, Documents
from .held import Held
from .snapshot import FORMAT, META, Snapshot

Step = Callable[[str, dict[str, Any]], dict[str, Any]]

# By the format a step begins with; None where no document is written another way.
STEPS: dict[int, Step | None] = {
    1: None,  # the journal came: the file is as before, and the acts since stand beside it
}


def migrated(held: Held) -> Held:
    """The same register in this program's format; ``found_format`` tells what it was."""
    found = held.snapshot.meta.format
    if found >= FORMAT:
        return held
    tables = held.snapshot.tables
    for number in range(found, FORMAT):
        step = STEPS[number]
        if step is not None:
            tables = {name: table if name == META else _stepped(table, step) for name, table in tables.items()}
    meta = msgspec.structs.replace(held.snapshot.meta, format=FORMAT)
    snapshot = Snapshot(tables, meta, held.snapshot.stamp, held.snapshot.head)
    return held._replace(snapshot=snapshot, found_format=found, place=held.place._replace(fold=True))


def _stepped(table: Documents, step: Step) -> Documents:
    found: dict[str, Document] = {}
    for key, document in table.by_key.items():
        try:
            plain = document.plain()
            after = step(table.table, plain) if isinstance(plain, dict) else plain
            found[key] = Document(key, msgspec.json.encode(after))
        except (msgspec.MsgspecError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            found[key] = document
    return Documents(table.table, found)
