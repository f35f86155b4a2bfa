"""The ways on from a register that cannot be opened, and the words for them."""

from pathlib import Path

import msgspec

from ...workspace.rescue import Kind, Trouble, WaysOn
from ...workspace.rescue_words import at

LOOK, RESTORE, HISTORY, REBUILD = "look", "restore", "history", "rebuild"
READ, AGAIN, FOLDER, AFRESH, QUIT = "read", "again", "folder", "afresh", "quit"


class Answer(msgspec.Struct, frozen=True):
    """What the user chose, and the folder where another was named; ``said`` is to be shown when the program opens."""

    way: str
    folder: Path | None = None
    said: str = ""


TITLES = {
    Kind.DAMAGED: "Registeret kan ikke åpnes",
    Kind.UNREACHABLE: "Registeret kan ikke leses",
    Kind.NOT_TOGETHER: "Registeret kan bare leses nå",
    Kind.GONE: "Registeret er ikke der det var",
}


def rows(trouble: Trouble, ways: WaysOn) -> list[tuple[str, str]]:
    """The ways there are, the safest first: id and words."""
    offered = []
    can_write = trouble.kind is not Kind.UNREACHABLE
    if ways.backup is not None:
        when = at(ways.backup.at)
        offered.append((LOOK, f"Se på sikkerhetskopien fra {when} (bare lesing)"))
    if trouble.kind is Kind.NOT_TOGETHER:
        offered.append((READ, "Se på det som kan leses nå (bare lesing)"))
    if ways.history is not None and ways.backup is None:
        offered.append((HISTORY, "Se på det historikken har (bare lesing)"))
    offered.append((AGAIN, "Prøv igjen"))
    if ways.backup is not None and can_write:
        offered.append((RESTORE, "Gjenopprett fra sikkerhetskopien …"))
    if ways.history is not None and can_write:
        offered.append((REBUILD, "Bygg opp igjen fra historikken …"))
    offered.append((FOLDER, "Velg en annen mappe …"))
    if trouble.kind is Kind.GONE:
        offered.append((AFRESH, "Begynn på nytt her, med et tomt register …"))
    offered.append((QUIT, "Avslutt"))
    return offered
