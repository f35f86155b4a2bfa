"""What stands in a source, line by line: for a person who compares it with what was read from it."""

from ..document import lines_of
from ..lines import Line
from .archives import Archives
from .source import Source, Unreadable

MOST = 5_000  # lines that are shown; a person who wants more opens the file


def own_text(source: Source | Unreadable) -> list[str]:
    """The lines of the file as they are read, with their labels, the cells of a table row after each other.

    None of what cannot be read at all. Raises ``CannotRead``. A file of more than 5,000 lines is cut, and the last line says so.
    """
    if isinstance(source, Unreadable):
        return []
    with Archives() as archives:
        lines = lines_of(archives.fetch(source)).lines
    shown = [_shown(line) for line in lines[:MOST]]
    if len(lines) > MOST:
        shown.append(f"… og {len(lines) - MOST} linjer til. Åpne filen for å se resten.")
    return shown


def _shown(line: Line) -> str:
    text = " | ".join(line.cells) if line.cells else line.text
    return f"{'  ' * (line.level or 0)}{line.label} {text}" if line.label else text
