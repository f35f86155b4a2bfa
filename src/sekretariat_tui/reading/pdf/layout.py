"""The pieces of a page put in the order a person reads them: lines, columns one after another, rows of tables."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from .column_flow import columns_of
from .columns import Band, bands
from .piece import Page, Piece
from .tables import table_rows

_LABEL = re.compile(r"(?:\(?(?:\d{1,3}(?:\.\d{1,2})*[.)]|[a-zA-ZæøåÆØÅ][.)]|[ivx]{2,5}[.)])|[-–—•·▪■◦●○*➢►✓☑→o])")
_HEADING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}")
_LABEL_GAP = 60.0  # points between a label and its words; a number further off is a column's


class Flow(msgspec.Struct, gc=False):
    """A line of the page in reading order. ``edge`` is the right margin it could have reached, ``start`` the left one."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first: float
    start: float
    edge: float
    page: int
    column: int = 0


class TableRow(msgspec.Struct):
    """The row of a table: the lines of each cell."""

    cells: list[list[Flow]]
    base: float
    page: int


def in_order(page: Page, start: float, edge: float) -> list[Flow | TableRow]:
    """Everything on the page from top to bottom. ``start`` and ``edge`` are the margins of the document's text."""
    return _Order(page).flow(page.pieces, start, edge)


class _Order:
    """The order of one page. Its columns are counted as they come; every change of column is one more."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._column = 0

    def flow(self, pieces: Sequence[Piece], start: float, edge: float) -> list[Flow | TableRow]:
        """These pieces of the page, within these margins."""
        columns = columns_of(pieces, self._page.width, self._page.rules)
        if columns is None:
            return self._banded(pieces, start, edge)
        inside = {id(piece) for piece in (*columns.first, *columns.rest)}
        others = [piece for piece in pieces if id(piece) not in inside]
        flow = self.flow([piece for piece in others if piece.base < columns.top], start, edge)
        for part in (columns.first, columns.rest):
            self._column += 1
            flow += self.flow(part, min(piece.left for piece in part), max(piece.right for piece in part))
        self._column += 1
        return flow + self.flow([piece for piece in others if piece.base >= columns.top], start, edge)

    def _banded(self, pieces: Sequence[Piece], start: float, edge: float) -> list[Flow | TableRow]:
        page = self._page
        flow: list[Flow | TableRow] = []
        for band in bands(_rows(pieces), page.width):
            if band.gutters and band.is_text:
                for part in band.parts():
                    self._column += 1
                    lines = _rows([piece for row in part for piece in row])
                    left = min(piece.left for row in lines for piece in row)
                    right = max(piece.right for row in lines for piece in row)
                    flow.extend(_line(row, left, right, page.number, self._column) for row in lines)
                self._column += 1
            elif band.gutters:
                flow.extend(_table(band, page))
            else:
                flow.extend(_line(row, start, edge, page.number, self._column) for row in band.rows)
        return flow


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that stand on one line, from left to right; the lines from the top."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        row = rows[-1] if rows else None
        if row is not None and piece.base - row[0].base < 0.4 * min(piece.size, row[0].size):
            row.append(piece)
        else:
            rows.append([piece])
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda piece: piece.left)
            _join_labels(row)
    return rows


def _join_labels(row: list[Piece]) -> None:
    """A label and the words it stands before are one piece, however wide the gap between them."""
    at = 0
    while at + 1 < len(row):
        label, words = row[at], row[at + 1]
        numbered = label.size >= words.size - 0.5 and words.bold and _HEADING_NUMBER.fullmatch(label.text)
        if words.left - label.right < _LABEL_GAP and (_LABEL.fullmatch(label.text) or numbered):
            row[at : at + 2] = [
                Piece(
                    f"{label.text} {words.text}",
                    label.left,
                    words.right,
                    words.base,
                    words.size,
                    words.bold,
                    label.right - label.left + words.first,
                    label.order,
                )
            ]
        at += 1


def _line(row: Sequence[Piece], start: float, edge: float, page: int, column: int) -> Flow:
    first = row[0]
    if len(row) == 1:
        return Flow(
            first.text,
            first.left,
            first.right,
            first.base,
            first.size,
            first.bold,
            first.first,
            start,
            edge,
            page,
            column,
        )
    widest = max(row, key=lambda piece: len(piece.text))
    text = first.text
    for before, after in pairwise(row):
        text += after.text if after.left - before.right < 0.1 * after.size else f" {after.text}"
    return Flow(
        text,
        first.left,
        row[-1].right,
        widest.base,
        widest.size,
        all(piece.bold for piece in row),
        first.first,
        start,
        edge,
        page,
        column,
    )


def _table(band: Band, page: Page) -> list[Flow | TableRow]:
    made: list[Flow | TableRow] = []
    for rows in table_rows(band, page.rules):
        cells = []
        for lines in rows:
            flat = [piece for line in lines for piece in line]
            left = min((piece.left for piece in flat), default=0.0)
            edge = max((piece.right for piece in flat), default=0.0)
            cells.append([_line(line, left, edge, page.number, 0) for line in lines])
        base = min(line.base for cell in cells for line in cell)
        made.append(TableRow(cells, base, page.number))
    return made
