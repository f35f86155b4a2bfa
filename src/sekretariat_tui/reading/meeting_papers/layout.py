"""An agenda, minutes or a pack laid out: what stands around the cases, and for each case the lines that are its own.

A pack and most minutes name every case twice: on the agenda first, and again over its paper or its treatment.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import msgspec

from ...domain.letters import look_alike
from ...profiles.profile import Profile
from ..decision_headings import classify_decision
from ..head import is_letterhead
from ..headings import classify_heading
from ..lines import Line, Mark
from ..paper_headings import ATTACHMENTS
from .case_types import group_type, opens_closed_part
from .entry import Entry, lines_of
from .item_line import Item

_PROSE = 250  # letters of a line that is running text
_LETTERHEAD = 8  # lines above the line of a case, from the top of its page
_CLOSING = re.compile(
    r"(?:med\s(?:venn?lig\s|venleg\s)?(?:hilsen|helsing)|vennlig\shilsen|venleg\shelsing|forfall\s(?:bes|meldes|meldast|må)|eventuel\w+\sforfall|vel\sm[øo]tt|"
    r"m[øo@g]tet\s(?:ble|blei|vart|er|var)\s(?:hevet|heva|avsluttet|avslutta|slutt)|m[øo@g]tet\s(?:hevet|heva|slutt|avsluttet)|møteslutt|møtet\sslutt\w*|"
    r"neste\sm[øo@g]te|godkjenning\sog\sunderskrift|underskrift(?:er)?\W*$|protokollen\s(?:er|ble)\s(?:god|under|sign)|rett\sutskrift|"
    r"protokoll\sgodkjent|kopi\stil|elektronisk\sgodkjent|dokumentet\ser\selektronisk|vi\sbekrefter\smed|"
    r"[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+)?,?\s(?:den\s)?\d{1,2}\.\s?(?:\d{1,2}\.\s?\d{2,4}|(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)\w*\s\d{4})\W*$)",
    re.IGNORECASE,
)
_KNOWN = frozenset(
    {"background", "facts", "assessment", "summary", "purpose", "economy", "discussion", "behandling", "conclusion"}
)


class Block(msgspec.Struct):
    """One case: what names it, the lines below it on the agenda, and those of its paper or treatment."""

    item: Item
    named: list[str]
    listed: list[Line] = []
    lines: list[Line] = []
    opened: bool = False


class Layout(msgspec.Struct):
    """``front`` before the first case, ``between`` after the list of cases, ``tail`` after the last case."""

    front: list[Line] = []
    blocks: list[Block] = []
    between: list[Line] = []
    tail: list[Line] = []
    listed: bool = False


def usual_year(found: Sequence[Entry]) -> int | None:
    """The year most of the case numbers have, or None where no number has one."""
    years = Counter(entry.item.year for entry in found if entry.item is not None and entry.item.year is not None)
    return years.most_common(1)[0][0] if years else None


def lay_out(found: Sequence[Entry], profile: Profile | None, *, year: int | None, body: str | None) -> Layout:
    """The layout. Every entry is in one place of it, save that a line which names a case is in ``named``."""
    likely = _likely(found, year=year, body=body)
    firm = [at for at in likely if _firm(found[at])]
    listed = _listed(found, likely, year)
    layout = Layout(listed=bool(listed))
    if not likely:
        layout.front = lines_of(found)
        return layout
    openings = _openings(found, firm, listed, year) if listed else list(_once(found, firm or likely, year))
    start = listed[0] if listed else openings[0]
    starts = [_page_top(found, at, listed[-1] if listed else -1, profile) for at in openings]
    layout.front = lines_of(found[:start])
    by_key: dict[object, Block] = {}
    if listed:
        end = starts[0] if starts else len(found)
        _take_listed(found, listed, end, layout, by_key, year)
    above: list[str] = []
    left: list[Line] = []  # a heading of cases that no case follows
    for index, at in enumerate(openings):
        entry = found[at]
        assert entry.item is not None
        key = _key(entry.item, year)
        block = by_key.get(key)
        if block is None:
            block = by_key[key] = Block(entry.item, [])
            layout.blocks.append(block)
        block.named += entry.named
        block.opened = True
        stop = starts[index + 1] if index + 1 < len(openings) else len(found)
        block.lines = [*lines_of(found[starts[index] : at]), entry.line, *lines_of(found[at + 1 : stop])]
        carried = _group_headings(block.lines)
        block.named = [*above, *block.named]
        above = [line.text for line in carried]
        block.item = _joined(block.item, entry.item)
        left = carried
    cut_tail(layout, agenda=False)
    layout.tail = [*left, *layout.tail]
    return layout


def _key(item: Item, year: int | None) -> object:
    if item.number is None:
        return item.fixed or look_alike(item.title)
    return item.number, item.year or year


def _likely(found: Sequence[Entry], *, year: int | None, body: str | None) -> list[int]:
    """Where cases of this meeting may be named: of its own year and body, and not in a list of attachments."""
    likely = []
    attachments = False
    for at, entry in enumerate(found):
        text = entry.line.text.strip()
        if ATTACHMENTS.fullmatch(text.rstrip(":")):
            attachments = True
        elif attachments and entry.line.mark is Mark.NONE and (entry.line.gap or entry.line.heading):
            attachments = entry.item is None and len(text) < 80 and not entry.line.gap
        item = entry.item
        if item is None or attachments or (not item.title and item.number is None):
            continue
        if item.year is not None and year is not None and item.year != year:
            continue
        if item.body is not None and body is not None and item.body != body:
            continue
        likely.append(at)
    if any(item.number is not None for item in _items(found, likely)):
        led = any(item.led for item in _items(found, likely))
        bare = {at for at in likely if (item := found[at].item) is not None and not item.led}
        likely = [at for at in likely if not (led and _stray(found, at, bare))]
    return likely


def _items(found: Sequence[Entry], places: Sequence[int]) -> Iterator[Item]:
    for at in places:
        item = found[at].item
        if item is not None:
            yield item


def _stray(found: Sequence[Entry], at: int, bare: Collection[int]) -> bool:
    """Whether an item without «sak» stands by itself in a text where the cases have it, and so is something else."""
    item = found[at].item
    if item is None or item.number is None or item.led or found[at].line.cells:
        return False
    return not any(at + step in bare for step in (-2, -1, 1, 2))


def _firm(entry: Entry) -> bool:
    """Whether the line can open a case: not an item of a list."""
    return entry.line.mark not in {Mark.BULLET, Mark.LETTER}


def _content(found: Sequence[Entry], start: int, end: int) -> bool:
    """Whether there is more between two cases than an agenda has."""
    for entry in found[start + 1 : end]:
        text = entry.line.text.strip()
        if len(text) > _PROSE and not entry.line.cells:
            return True
        kind = classify_heading(text) if len(text) < 80 else None
        if kind is not None and kind.section in _KNOWN:
            return True
        decision = classify_decision(text) if len(text) < 120 else None
        if decision is not None and decision.role == "adopted" and entry.item is None:
            return True
    return False


def _listed(found: Sequence[Entry], likely: Sequence[int], year: int | None) -> list[int]:
    """The cases of the list that the document begins with, where the cases are named again below it; else none."""
    seen: dict[object, int] = {}
    numbered = any(item.number is not None for item in _items(found, likely))
    for index, at in enumerate(likely):
        item = found[at].item
        assert item is not None
        key = _key(item, year)
        if key in seen and (item.number is not None or not numbered):
            block = list(likely[:index])
            if any(_content(found, one, two) for one, two in pairwise(block)):
                return []
            if len(block) == 1 and _content(found, block[0], at):
                return []
            return block
        seen.setdefault(key, at)
    return []


def _openings(found: Sequence[Entry], firm: Sequence[int], listed: Sequence[int], year: int | None) -> list[int]:
    """The first place after the list where each case stands again; cases that are not on the list only as late items."""
    keys = {_key(item, year) for item in _items(found, listed)}
    last = max((item.number for item in _items(found, listed) if item.number is not None), default=0)
    places = []
    for at in _once(found, [at for at in firm if at > listed[-1]], year):
        item = found[at].item
        assert item is not None
        late = item.number is not None and item.led and last < item.number <= last + 10 and found[at].line.gap
        if _key(item, year) in keys or late:
            places.append(at)
    return places


def _once(found: Sequence[Entry], places: Sequence[int], year: int | None) -> Iterator[int]:
    seen = set()
    for at in places:
        item = found[at].item
        assert item is not None
        key = _key(item, year)
        if key not in seen:
            seen.add(key)
            yield at


def _page_top(found: Sequence[Entry], at: int, after: int, profile: Profile | None) -> int:
    """Where the page of a case begins, when only a letterhead or its title stands above the line that names it."""
    item = found[at].item
    title = look_alike(item.title) if item is not None else ""
    for start in range(at, max(at - _LETTERHEAD, after, -1), -1):
        text = found[start].line.text
        if start < at and not (is_letterhead(text, profile) or (title and look_alike(text) == title)):
            break
        if found[start].line.new_page:
            return start
    return at


def _take_listed(
    found: Sequence[Entry],
    listed: Sequence[int],
    end: int,
    layout: Layout,
    by_key: dict[object, Block],
    year: int | None,
) -> None:
    above: list[str] = []
    for index, at in enumerate(listed):
        entry = found[at]
        assert entry.item is not None
        key = _key(entry.item, year)
        stop = listed[index + 1] if index + 1 < len(listed) else end
        below = lines_of(found[at + 1 : stop])
        carried = _group_headings(below) if index + 1 < len(listed) else []
        if index + 1 == len(listed):
            own = next((n for n, line in enumerate(below) if line.gap or line.heading), len(below))
            layout.between = below[own:]
            below = below[:own]
        by_key[key] = Block(entry.item, [*above, *entry.named], below)
        above = [line.text for line in carried]
        layout.blocks.append(by_key[key])


def _group_headings(lines: list[Line]) -> list[Line]:
    """Takes from the end of a case's lines the headings of the cases below it («Saker til orientering»)."""
    start = len(lines)
    while start > 1 and not lines[start - 1].cells and _is_group(lines[start - 1].text):
        start -= 1
    taken = lines[start:]
    del lines[start:]
    return taken


def _is_group(text: str) -> bool:
    return len(text) < 60 and (group_type(text) is not None or opens_closed_part(text) is not None)


def _joined(listed: Item, opened: Item) -> Item:
    """What the agenda and the case's own line say together; the agenda's title, or the longer of two that agree."""
    title = listed.title or opened.title
    if opened.title and look_alike(opened.title).startswith(look_alike(listed.title)):
        title = opened.title
    return msgspec.structs.replace(
        listed,
        title=title,
        suffix=listed.suffix or opened.suffix,
        year=listed.year or opened.year,
        body=listed.body or opened.body,
        type=listed.type or opened.type,
        fixed=listed.fixed or opened.fixed,
        closed=listed.closed or opened.closed,
        archive_refs=listed.archive_refs or opened.archive_refs,
    )


def cut_tail(layout: Layout, *, agenda: bool) -> None:
    """Moves what closes the document («Møtet ble hevet …») out of its last case.

    Below a mere list of cases that is whatever is set off from the last of them.
    """
    last = next((block for block in reversed(layout.blocks) if block.opened), None)
    if last is None:
        return
    for at, line in enumerate(last.lines):
        apart = agenda and line.gap and not line.cells and classify_decision(line.text[:100]) is None
        if at and line.mark is Mark.NONE and (apart or _CLOSING.match(line.text.strip())):
            layout.tail = [*last.lines[at:], *layout.tail]
            last.lines = last.lines[:at]
            return
