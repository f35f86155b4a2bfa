"""A block of a returned draft as the rooms that read old papers have it: for what has lost its names and its styles."""

from ..lines import Line, Mark
from .draft import Kind, ReturnedBlock

_MARKS = {Kind.BULLET: Mark.BULLET, Kind.NUMBER: Mark.NUMBER, Kind.LETTER: Mark.LETTER}


def line_of(block: ReturnedBlock) -> Line:
    """The block as a line; a table is its rows."""
    return Line(
        text=" ".join(block.text.split()),
        mark=_MARKS.get(block.kind, Mark.NONE),
        label=block.label,
        level=block.level if block.kind in _MARKS else None,
        heading=block.level if block.kind is Kind.HEADING else 0,
        title=block.kind is Kind.TITLE,
        bold=block.bold,
        cells=tuple(block.text.split("\n")) if block.kind is Kind.TABLE else (),
        style=block.style,
        new_page=block.new_page,
        whole=True,
        at=block.at,
    )
