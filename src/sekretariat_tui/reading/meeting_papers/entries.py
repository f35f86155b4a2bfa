"""The lines of an agenda or minutes laid out one by one, and the case each of them names, if any.

Tables are opened, paragraphs that a narrow column was joined into are parted again where a case begins, and columns
that stand after each other (all numbers first, then all titles) are put together (catalogue section 5).
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ...profiles.profile import Profile
from ..lines import Line, Mark, split_mark
from .case_types import fixed_item, split_type
from .entry import LONGEST_TITLE, Entry, is_heading
from .item_line import Item, read_item
from .item_lists import arranged
from .item_row import is_header, read_row
from .rows import joined
from .treatment import opens_alone, stands_apart

_SAYS = re.compile(r"(?<!\w)godkje(?:nnes|nnast|nner|nt|nd|nde|nte)(?!\w)", re.IGNORECASE)
_COLUMNS = re.compile(r" *\t *| {3,}| \|(?: |$)")


def entries(lines: Sequence[Line], profile: Profile | None) -> list[Entry]:
    """The entries in order; no word of the lines is left out."""
    found: list[Entry] = []
    header: tuple[str, ...] = ()
    for line in lines:
        if line.cells:
            if is_header(line.cells):
                header = line.cells
            found += _of_row(line, header, profile)
            continue
        rows = [_in_columns(row, profile) for row in _parted(line, profile)]
        for row in rows:
            if is_header(row.cells):
                header = row.cells
            found += _of_row(row, header, profile) if row.cells else [_of_line(row, profile)]
        header = header if any(row.cells for row in rows) else ()
    return arranged(found)


def _parted(line: Line, profile: Profile | None) -> Iterator[Line]:
    """The paragraph, parted where a row of it names a case or opens a decision."""
    if not line.rows:
        yield line
        return
    begin = 0
    for at in range(1, len(line.rows) + 1):
        if at < len(line.rows) and not _parts(line.rows[at - 1], line.rows[at], profile):
            continue
        if begin == 0 and at == len(line.rows):
            yield line
            return
        rows = line.rows[begin:at]
        first = begin == 0
        yield msgspec.structs.replace(
            line,
            text=joined(rows),
            rows=rows if len(rows) > 1 else (),
            mark=line.mark if first else Mark.NONE,
            label=line.label if first else "",
            gap=line.gap if first else False,
            alone=line.alone if at == len(line.rows) else False,
            new_page=line.new_page and first,
        )
        begin = at


def _in_columns(line: Line, profile: Profile | None) -> Line:
    """A line that is the row of a table typed with tabs or wide spaces, with its cells: «12/25   Budsjett   Vedtak»."""
    cells = tuple(cell.strip() for cell in _COLUMNS.split(line.text.strip()))
    if len(cells) < 3 or line.mark is not Mark.NONE:
        return line
    first, second = (read_item(cell, profile) for cell in cells[:2])
    if is_header(cells) or (first is not None and first.bare) or (" | " in line.text and second is not None):
        return msgspec.structs.replace(line, cells=cells)
    return line


def _parts(before: str, row: str, profile: Profile | None) -> bool:
    """Whether a new paragraph begins with ``row``: it names a case or opens a decision, or ``before`` stood alone."""
    if _names_case(row, profile) or opens_alone(row):
        return True
    if before.rstrip().endswith((".", "!", "?", "»")) and stands_apart(row):
        return True
    if _is_item_alone(before) and fixed_item(before) is not None:
        return True
    if _names_case(before, profile):
        return not row[:1].islower()  # a title that goes on below begins with a small letter
    return opens_alone(before)


def _names_case(row: str, profile: Profile | None) -> bool:
    return len(row) <= LONGEST_TITLE and read_item(row, profile) is not None


def _of_line(line: Line, profile: Profile | None) -> Entry:
    shown = f"{line.label} {line.text}" if line.label and line.mark is not Mark.BULLET else line.text
    item = read_item(line.text, profile) if len(line.text) <= LONGEST_TITLE else None
    if item is None and _is_item_alone(line.text) and (fixed := fixed_item(line.text)) is not None:
        title, kind = split_type(" ".join(line.text.split()).rstrip(":."))
        item = Item(title=title, type=kind, fixed=fixed)
    return Entry(line=line, item=item, named=(shown,) if item is not None else ())


def _is_item_alone(text: str) -> bool:
    """Whether the line may be a fixed item without a number: «Innkalling og saksliste godkjennes.» is a decision."""
    return len(text) <= 100 and not text.rstrip().endswith(".") and not _SAYS.search(text)


def _of_row(line: Line, header: tuple[str, ...], profile: Profile | None) -> Iterator[Entry]:
    row = read_row(line.cells, header, profile)
    if row is not None:
        yield Entry(line=line, item=row.item, named=(line.text,))
        for text in row.details:
            mark, label, indent, words = split_mark(text)
            yield Entry(line=Line(text=words, mark=mark, label=label, indent=indent, at=line.at))
        return
    first = line.cells[0].strip()
    if len(line.cells) == 2 and "\n" not in first and is_heading(first):
        yield Entry(line=Line(text=first, at=line.at, new_page=line.new_page))
        for text in line.cells[1].split("\n"):
            if text.strip():
                mark, label, indent, words = split_mark(text)
                yield Entry(line=Line(text=words, mark=mark, label=label, indent=indent, at=line.at))
        return
    yield Entry(line=line)
