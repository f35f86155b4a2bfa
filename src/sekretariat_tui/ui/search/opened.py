"""What a hit opens, and where in it."""

from typing import NamedTuple

from ...lookup import EntryKind
from .found import FoundHit

_TABS = {"decision": "decision", "proposal": "decision", "sections": "paper", "attachments": "attachments"}


class Opened(NamedTuple):
    """A record to be opened; of a case also the tab, and the section or the point, that the match stands in."""

    kind: EntryKind
    record: str
    tab: str = ""
    part: str = ""


def opened(hit: FoundHit) -> Opened:
    """What Enter opens: a decision always in its tab, else the place the match is in."""
    if hit.kind not in (EntryKind.DECISION, EntryKind.CASE):
        return Opened(hit.kind, hit.record)
    place = hit.place
    if hit.kind is EntryKind.DECISION:
        return Opened(hit.kind, hit.record, "decision", place.part if place else "")
    return Opened(hit.kind, hit.record, _TABS.get(place.field, "") if place else "", place.part if place else "")
