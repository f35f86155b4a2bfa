"""One line of a meeting's document, and the case it names."""

from collections.abc import Iterable

import msgspec

from ..decision_headings import classify_decision
from ..headings import classify_heading
from ..lines import Line
from .item_line import Item

LONGEST_TITLE = 200


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line, and the case it names. ``named`` are the lines of the file that name it, as they stand.

    ``more`` are lines that stand elsewhere and tell of the case: the title in a column of its own.
    """

    line: Line
    item: Item | None = None
    named: tuple[str, ...] = ()
    more: tuple[Line, ...] = ()


def lines_of(found: Iterable[Entry]) -> list[Line]:
    """All lines of entries that name no case here."""
    return [line for entry in found for line in (entry.line, *entry.more)]


def is_heading(text: str) -> bool:
    """Whether the words are a standard heading of a paper or of minutes."""
    decision = classify_decision(text) if len(text) < 60 else None
    kind = classify_heading(text)
    return (decision is not None and decision.role in {"proposal", "adopted"}) or (
        kind is not None and kind.section not in {"free", "attachments", "appendix"}
    )
