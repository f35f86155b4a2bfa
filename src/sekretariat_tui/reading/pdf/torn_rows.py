"""Rows of a table that a page break tore in two, put together again."""

from collections.abc import Iterable

from .layout import Flow, TableRow

_NEAR = 3.0  # points between the left edges of a cell and of its rest


def whole_rows(flow: Iterable[Flow | TableRow]) -> list[Flow | TableRow]:
    """The flow with the rest of a row, at the top of the next page, back in its cells.

    It is a rest where it goes on in small letters: a row of the table, or lines that stand below its first cell.
    """
    whole: list[Flow | TableRow] = []
    torn = False  # whether the last entry is a row that this page may go on
    for entry in flow:
        last = whole[-1] if whole else None
        if not isinstance(last, TableRow):
            torn = False
        elif entry.page == last.page + 1:
            torn = True
        elif entry.page != last.page:
            torn = False
        if torn and isinstance(last, TableRow) and _is_rest(last, entry):
            _put_back(last, entry)
            continue
        torn = False
        whole.append(entry)
    return whole


def _is_rest(row: TableRow, entry: Flow | TableRow) -> bool:
    if isinstance(entry, Flow):
        first = row.cells[0]
        return bool(first) and entry.text[:1].islower() and abs(first[0].left - entry.left) < _NEAR
    begun = [cell[0].text for cell in entry.cells if cell]
    return len(entry.cells) == len(row.cells) and all(text[:1].islower() for text in begun)


def _put_back(row: TableRow, entry: Flow | TableRow) -> None:
    if isinstance(entry, Flow):
        row.cells[0].append(entry)
        return
    for cell, rest in zip(row.cells, entry.cells, strict=True):
        cell.extend(rest)
