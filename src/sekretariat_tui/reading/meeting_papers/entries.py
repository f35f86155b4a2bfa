"""The lines of an agenda or minutes laid out one by one, and the case each of them names, if any.

Tables are opened, paragraphs that a narrow column was joined into are parted again where a case begins, and columns
that stand after each other (all numbers first, then all titles) are put together (catalogue section 5).
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ...profiles.profile import Profile
from ..decision_headings import classify_decision
from ..headings import classify_heading
from ..lines import Line, Mark, split_mark
from ..metadata import parse_metadata
from .case_types import closed_in, fixed_item, group_type, opens_closed_part, split_type, word_type
from .item_line import Item, read_item
from .item_row import is_header, read_row
from .treatment import opens_alone, stands_apart

_LONGEST_TITLE = 200
_SAYS = re.compile(r"(?<!\w)godkje(?:nnes|nnast|nner|nt|nd|nde|nte)(?!\w)", re.IGNORECASE)
_COLUMNS = re.compile(r" *\t *| {3,}")
_ARCHIVE = re.compile(r"(?:\d{2}|\d{4})/\d{1,6}(?:-\d{1,4})?")
_MOST_BETWEEN = 4  # lines between two items of a list that is only counted


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line, and the case it names. ``named`` are the lines of the file that name it, as they stand."""

    line: Line
    item: Item | None = None
    named: tuple[str, ...] = ()


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
    return list(_grouped(_without_pages(_labelled(_columns_together(found)))))


def _labelled(found: Sequence[Entry]) -> list[Entry]:
    """Bare numbers with the title and type that stand labelled below them: «Tittel: Budsjett», «Type: Vedtakssak»."""
    whole: list[Entry] = []
    for entry in found:
        last = whole[-1] if whole else None
        item = last.item if last is not None else None
        read = (
            parse_metadata(entry.line.text)
            if item is not None and entry.item is None and not entry.line.cells
            else None
        )
        if last is None or item is None or read is None or item.number is None or last.line.cells:
            whole.append(entry)
            continue
        value = read.value if isinstance(read.value, str) else ""
        if read.field == "subject" and item.bare and value:
            title, kind = split_type(value)
            item = msgspec.structs.replace(item, title=title, type=kind or item.type, fixed=fixed_item(title))
        elif read.field == "case_type" and (kind := word_type(value)) is not None:
            item = msgspec.structs.replace(item, type=kind)
        else:
            whole.append(entry)
            continue
        whole[-1] = msgspec.structs.replace(last, item=item, named=(*last.named, entry.line.text))
    return whole


def _without_pages(found: list[Entry]) -> list[Entry]:
    """The entries with the page numbers off that end the titles of a list, where its leaders are lost («Valg av leder 3»).

    A number at the end is a page when every case of the list has one, and they grow.
    """
    places: list[int] = []
    seen: set[int] = set()
    for at, entry in enumerate(found):
        if entry.item is None or entry.item.number is None:
            continue
        if entry.item.number in seen:
            break
        seen.add(entry.item.number)
        places.append(at)
    ends = [_ends_in_page(found[at]) for at in places]
    pages = [page for page in ends if page is not None]
    if len(pages) < 2 or len(pages) != len(ends) or pages != sorted(pages) or pages[0] == pages[-1]:
        return found
    for at, page in zip(places, pages, strict=True):
        item = found[at].item
        if item is not None and item.page is None:
            title, kind = split_type(item.title.rpartition(" ")[0].rstrip(" ."))
            item = msgspec.structs.replace(
                item, title=title, page=page, fixed=fixed_item(title), type=item.type or kind
            )
            found[at] = msgspec.structs.replace(found[at], item=item)
    return found


def _ends_in_page(entry: Entry) -> int | None:
    if entry.item is None or entry.item.page is not None:
        return None if entry.item is None else entry.item.page
    last = entry.item.title.rpartition(" ")[2]
    return int(last) if last.isascii() and last.isdigit() and len(last) <= 3 else None


def _grouped(found: Sequence[Entry]) -> Iterator[Entry]:
    """The entries with the type that the heading above them gives («Saker til orientering»), till the numbers repeat."""
    kind, closed = None, False
    seen: set[int] = set()
    for entry in found:
        item = entry.item
        if item is None:
            text = entry.line.text
            kind = (group_type(text) if len(text) < 60 else None) or kind
            opened = opens_closed_part(text) if len(text) < 60 else None
            closed = closed if opened is None else opened
        elif item.number is not None and item.number in seen:
            kind, closed = None, False
        elif item.number is not None:
            seen.add(item.number)
        if item is not None and (kind is not None or closed):
            item = msgspec.structs.replace(item, type=item.type or kind, closed=item.closed or closed)
            yield msgspec.structs.replace(entry, item=item)
        else:
            yield entry


def _parted(line: Line, profile: Profile | None) -> Iterator[Line]:
    """The paragraph, parted where a row of it names a case or opens a decision."""
    if not line.rows:
        yield line
        return
    begin = 0
    for at in range(1, len(line.rows) + 1):
        if at < len(line.rows) and not _parts(line.rows[at - 1], line.rows[at], profile):
            continue
        rows = line.rows[begin:at]
        first = begin == 0
        yield msgspec.structs.replace(
            line,
            text=" ".join(rows),
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
    first = read_item(cells[0], profile)
    if is_header(cells) or (first is not None and first.bare):
        return msgspec.structs.replace(line, cells=cells)
    return line


def _parts(before: str, row: str, profile: Profile | None) -> bool:
    """Whether a new paragraph begins with ``row``: it names a case or opens a decision, or ``before`` stood alone."""
    if _names_case(row, profile) or opens_alone(row):
        return True
    if before.rstrip().endswith((".", "!", "?", "»")) and stands_apart(row):
        return True
    if _names_case(before, profile):
        return not row[:1].islower()  # a title that goes on below begins with a small letter
    return opens_alone(before)


def _names_case(row: str, profile: Profile | None) -> bool:
    return len(row) <= _LONGEST_TITLE and read_item(row, profile) is not None


def _of_line(line: Line, profile: Profile | None) -> Entry:
    shown = f"{line.label} {line.text}" if line.label and line.mark is not Mark.BULLET else line.text
    item = read_item(line.text, profile) if len(line.text) <= _LONGEST_TITLE else None
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
    if len(line.cells) == 2 and "\n" not in first and _is_heading(first):
        yield Entry(line=Line(text=first, at=line.at, new_page=line.new_page))
        for text in line.cells[1].split("\n"):
            if text.strip():
                mark, label, indent, words = split_mark(text)
                yield Entry(line=Line(text=words, mark=mark, label=label, indent=indent, at=line.at))
        return
    yield Entry(line=line)


def _is_heading(text: str) -> bool:
    decision = classify_decision(text) if len(text) < 60 else None
    kind = classify_heading(text)
    return (decision is not None and decision.role in {"proposal", "adopted"}) or (
        kind is not None and kind.section not in {"free", "attachments", "appendix"}
    )


def _columns_together(found: Sequence[Entry]) -> list[Entry]:
    """Numbers in a row followed by as many titles: each number with its title."""
    whole: list[Entry] = []
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and (item := found[end].item) is not None and item.bare:
            end += 1
        count = end - at
        archives = _archives(found[end:], count) if count > 1 else []
        titles = _titles(found[end + len(archives) :], count) if count > 1 else []
        if len(titles) != count or not count:
            whole += found[at : max(end, at + 1)]
            at = max(end, at + 1)
            continue
        for index, (entry, title) in enumerate(zip(found[at:end], titles, strict=True)):
            whole.append(_titled(entry, title, archives[index].line.text if archives else ""))
        at = end + len(archives) + count
    return whole


def _archives(after: Sequence[Entry], count: int) -> list[Entry]:
    """The archive numbers between the numbers and the titles, one for each, or none."""
    found = [entry for entry in after[:count] if _ARCHIVE.fullmatch(entry.line.text.strip())]
    return found if len(found) == count else []


def _titles(after: Sequence[Entry], count: int) -> list[Entry]:
    """As many short lines as there are numbers, that name no case and open nothing."""
    titles: list[Entry] = []
    for entry in after[:count]:
        text = entry.line.text.strip()
        if (entry.item is not None and entry.item.number is not None) or entry.line.cells or len(text) > _LONGEST_TITLE:
            return []
        if _is_heading(text) and entry.item is None:
            return []
        titles.append(entry)
    return titles


def _titled(entry: Entry, title: Entry, archive: str) -> Entry:
    assert entry.item is not None
    own = entry.item
    read = read_item(f"Sak {own.number}/{own.year or 2000} {title.line.text}", None)
    item = (
        own
        if read is None
        else msgspec.structs.replace(
            own,
            title=read.title,
            type=read.type or own.type,
            fixed=read.fixed,
            closed=read.closed or own.closed,
            page=read.page,
        )
    )
    if archive:
        item = msgspec.structs.replace(item, archive_refs=(*item.archive_refs, archive))
    return Entry(line=entry.line, item=item, named=tuple(filter(None, (*entry.named, archive, title.line.text))))


def counted(found: Sequence[Entry]) -> list[Entry]:
    """The entries with the items of a list that is only counted, «1. Valg av leder»: cases without a number of their own.

    For an agenda that gives no case numbers. The count must run from 1, with little between its items.
    """
    places: list[int] = []
    for at, entry in enumerate(found):
        near = not places or at - places[-1] <= _MOST_BETWEEN
        if not near:
            break
        if entry.line.mark is Mark.NUMBER and entry.line.label.strip("(). ") == str(len(places) + 1):
            places.append(at)
    if len(places) < 2:
        return list(found)
    whole = list(found)
    for at in places:
        line = found[at].line
        title, kind = split_type(" ".join(line.text.split()).rstrip(":"))
        item = found[at].item or Item(title=title, type=kind, fixed=fixed_item(title), closed=closed_in(title))
        whole[at] = Entry(line=line, item=item, named=(f"{line.label} {line.text}",))
    return whole
