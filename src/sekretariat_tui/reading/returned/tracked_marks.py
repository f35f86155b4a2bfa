"""What Word's marks of tracked changes say of the text inside them: put in, taken out or moved, by whom and when."""

from datetime import datetime
from xml.etree import ElementTree as ET

import msgspec

from ...domain.texts import clean_text
from ..word_parts import W
from .draft import Edit, PieceKind

_UTC = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"


class Context(msgspec.Struct, frozen=True):
    """What the tracked changes around a piece make of it; ``kind`` is None for what came and went in one draft."""

    kind: PieceKind | None = PieceKind.SAME
    edit: Edit | None = None


PLAIN = Context()
CHANGES = {
    "ins": PieceKind.INSERTED,
    "del": PieceKind.DELETED,
    "moveTo": PieceKind.MOVED_HERE,
    "moveFrom": PieceKind.MOVED_AWAY,
}


def edit_of(element: ET.Element) -> Edit:
    """Who made a tracked change or a comment, and when."""
    return Edit(clean_text(element.get(f"{W}author", "")), moment(element))


def moment(element: ET.Element) -> datetime | None:
    """The time on a change. Word writes the clock of the person's own machine and calls it UTC; newer ones add UTC."""
    for name, own_clock in ((_UTC, False), (f"{W}date", True)):
        value = element.get(name, "")
        if value:
            try:
                read = datetime.fromisoformat(value)
                return read.replace(tzinfo=None).astimezone() if own_clock else read.astimezone()
            except (ValueError, OverflowError, OSError):
                continue
    return None


def changed(around: Context, name: str, element: ET.Element) -> Context:
    """The context inside a tracked change. What was put in and then taken out was never in our draft: nothing."""
    kind = CHANGES[name]
    if around.kind is None:
        return around
    if around.kind in (PieceKind.INSERTED, PieceKind.MOVED_HERE):
        return around if kind.stays else Context(None)
    if around.kind in (PieceKind.DELETED, PieceKind.MOVED_AWAY):
        return Context(None) if kind.stays else around
    return Context(kind, edit_of(element))
