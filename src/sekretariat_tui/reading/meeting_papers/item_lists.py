"""What a list of cases tells beside each line: titles in a column of their own, types above, pages at the end."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ..lines import Line, Mark
from ..metadata import parse_metadata
from .case_types import closed_in, fixed_item, group_type, opens_closed_part, split_type, word_type
from .entry import LONGEST_TITLE, Entry, is_heading
from .item_line import Item, read_item

_ARCHIVE = re.compile(r"(?:\d{2}|\d{4})/\d{1,6}(?:-\d{1,4})?")
_MOST_BETWEEN = 4  # lines between two items of a list that is only counted


def arranged(found: Sequence[Entry]) -> list[Entry]:
    """The entries with all that the list around them tells."""
    return list(_grouped(_without_pages(_labelled(_columns_together(found)))))


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
            whole.append(_titled(entry, title, archives[index].line if archives else None))
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
        if (entry.item is not None and entry.item.number is not None) or entry.line.cells or len(text) > LONGEST_TITLE:
            return []
        if is_heading(text) and entry.item is None:
            return []
        titles.append(entry)
    return titles


def _titled(entry: Entry, title: Entry, archive: Line | None) -> Entry:
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
    more = (title.line,) if archive is None else (archive, title.line)
    if archive is not None:
        item = msgspec.structs.replace(item, archive_refs=(*item.archive_refs, archive.text))
    named = (*entry.named, *(line.text for line in more))
    return Entry(line=entry.line, item=item, named=named, more=(*entry.more, *more))


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
        whole[-1] = msgspec.structs.replace(
            last, item=item, named=(*last.named, entry.line.text), more=(*last.more, entry.line)
        )
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
    below_number = False
    for entry in found:
        item = entry.item
        if below_number and (item is None or item.number is None):
            below_number = False
            yield Entry(line=entry.line)  # the title of the number above it, whatever its words
            continue
        below_number = item is not None and item.bare
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
