"""Files put in the place of ours while the register is open: an older pair, another machine's, or another register's.

A sync program does it, and so does a person who copies a folder back. What this window has shown as saved may then be
in its memory only, and must not go when the new files are read.
"""

from .documents import Document
from .held import Held
from .snapshot import META, Snapshot


def is_older(found: Held, ours: Held) -> bool:
    """Whether the files hold only what we had before what we have: all that is in them is in memory, and more."""
    then, now = found.snapshot.meta, ours.snapshot.meta
    same = bool(now.register) and then.register == now.register
    return same and then.number < now.number and not _has_more(found.snapshot, ours.snapshot, edited=False)


def lacks(found: Held, ours: Held) -> bool:
    """Whether something we have as saved was never in the register that lies there now."""
    then, now = found.snapshot.meta, ours.snapshot.meta
    if not ours.snapshot.records:
        return False
    if now.register and then.register != now.register:
        return True
    # What another program has written into the file has the same ``rev`` and other words. That is said by itself.
    edited = found.place.keep_snapshot or bool(found.readonly)
    return then.number < now.number or _has_more(ours.snapshot, found.snapshot, edited=edited)


def before_what_does_not_fit(held: Held) -> Snapshot | None:
    """What was in memory when files that do not fit together took its place, if they lack any of it."""
    return held.before.snapshot if held.before is not None and lacks(held, held.before) else None


def _has_more(one: Snapshot, other: Snapshot, *, edited: bool) -> bool:
    """Whether any record of ``one`` is newer than, or of the same age and another than, that of ``other``.

    A record that ``other`` does not have counts where it has never had it: its place is above all it has given.
    """
    for name, documents in one.tables.items():
        if name == META:
            continue
        theirs = other.documents(name)
        if theirs is documents:
            continue
        last = max(other.meta.last_ids.get(name, 0), theirs.last_place)
        for document in documents.by_id.values():
            there = theirs.by_id.get(document.id)
            if there is None:
                if (document.place or 0) > last:
                    return True
            elif there is not document and not there.same_as(document) and _is_newer(document, there, edited=edited):
                return True
    return False


def _is_newer(one: Document, other: Document, *, edited: bool) -> bool:
    ours, theirs = one.shown(), other.shown()
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return not edited
    mine, its = _rev(ours.get("rev")), _rev(theirs.get("rev"))
    return mine > its or (mine == its > 0 and not edited and ours != theirs)


def _rev(value: object) -> int:
    return value if isinstance(value, int) else 0
