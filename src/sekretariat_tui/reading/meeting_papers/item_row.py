"""A case in the row of a table: Saksnr | Arkivsaksnr | Tittel | Type, where the first is the case and the second never."""

import re
from collections.abc import Sequence

import msgspec

from ...domain.letters import look_alike
from ...profiles.profile import Profile
from .case_types import closed_in, fixed_item, split_type, word_type
from .item_line import Item, read_item

_COLUMNS = {
    "number": ("saksnr", "saknr", "sak nr", "saksnummer", "saknummer", "nr", "sak", "utvsaksnr", "utvalgssak", "utvalgssaksnr",
        "møtesaksnr", "saksnr.", "sak nr."),
    "archive": ("arkivsaksnr", "arkivsaknr", "arkivsak", "arkivsakid", "arkiv", "arkivnr", "arkivref", "arkivreferanse",
        "jnr", "journalnr", "saksmappe"),
    "title": ("tittel", "sakstittel", "sakstitel", "sak", "saker", "tema", "innhold", "innhald", "saken gjelder",
        "saka gjeld", "emne", "tekst", "saksliste", "sakliste", "overskrift"),
    "type": ("type", "sakstype", "type sak", "kategori", "hensikt", "formål", "behandling", "v/d/o", "v/o/d", "o/d/v"),
    "time": ("tid", "tidsbruk", "kl", "klokkeslett", "tidspunkt", "min"),
    "closed": ("lukket", "lukka", "unntatt off", "off", "u.off"),
    "page": ("side", "s", "sidenr"),
    "who": ("saksbehandler", "sakshandsamar", "ansvarlig", "ansvar", "ansvarleg", "innleder", "innleiar", "ved", "v/"),
    "decision": ("vedtak", "konklusjon", "beslutning", "vedtak/konklusjon", "konklusjon/vedtak", "avgjerd", "oppfølging",
        "resultat", "utfall"),
    "deadline": ("frist", "tidsfrist"),
    "attachment": ("vedlegg",),
}  # fmt: skip
_ARCHIVE = re.compile(r"(?:\d{2}|\d{4})/\d{1,6}(?:-\d{1,4})?")
_ALONE = re.compile(r"\d{1,3}")
_YES = re.compile(r"x|ja|lukket|lukka", re.IGNORECASE)
_TIME = re.compile(r"(?:kl\.?\s?)?\d{1,2}[:.]\d{2}(?:\s?[-–]\s?\d{1,2}[:.]\d{2})?|\d{1,3}\s?min\w*\.?", re.IGNORECASE)


class Row(msgspec.Struct, frozen=True):
    """The case of a row, and what else stands in it, line by line."""

    item: Item
    details: tuple[str, ...] = ()


def _columns() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for column, words in _COLUMNS.items():
        for word in words:
            found.setdefault(look_alike(word), set()).add(column)
    return found


_BY_WORD = _columns()


def _meaning(cell: str) -> set[str]:
    return _BY_WORD.get(look_alike(" ".join(cell.split()).strip(" .:*")), set())


def is_header(cells: Sequence[str]) -> bool:
    """Whether the row is the head of an agenda's table."""
    known = [_meaning(cell) for cell in cells if cell.strip()]
    return len(known) > 1 and all(known) and any("title" in meaning or "number" in meaning for meaning in known)


def read_row(cells: Sequence[str], header: Sequence[str], profile: Profile | None) -> Row | None:
    """The case in the row, or None. ``header`` is the head of the table, empty where it has none."""
    if is_header(cells):
        return None
    columns = [_meaning(cell) for cell in header] if len(header) == len(cells) else [set[str]() for _ in cells]
    at, item = _numbered(cells, columns, profile)
    if item is None:
        return _unnumbered(cells, columns)
    rest = [index for index in range(len(cells)) if index != at and cells[index].strip()]
    own = cells[at].strip().split("\n")
    details = own[1:] if item.title else []
    archives = list(item.archive_refs)
    title, kind, closed, page = item.title, item.type, item.closed, item.page
    if not title:
        place = _title_place(cells, columns, rest)
        if place is not None:
            first, *more = cells[place].strip().split("\n")
            title, said = split_type(" ".join(first.split()))
            kind = said or kind
            closed = closed or closed_in(first)
            details += more
            rest.remove(place)
        elif len(own) > 1:
            title, details = own[1], own[2:]
    decided: list[str] = []  # last, for what stands below it would be taken as its text
    for index in rest:
        cell, column = cells[index].strip(), columns[index]
        if "archive" in column or (not column and _ARCHIVE.fullmatch(cell)):
            archives.append(cell)
        elif "closed" in column:
            closed = closed or _YES.fullmatch(cell) is not None
        elif "page" in column and _ALONE.fullmatch(cell):
            page = int(cell)
        elif "decision" in column:
            decided += [f"{header[index].strip().rstrip(':')}:", *cell.split("\n")]
        elif ("type" in column or not column) and (said := word_type(cell)) is not None:
            kind = kind or said
        elif not _TIME.fullmatch(cell):
            details += [f"{header[index].strip()}: {cell}"] if column else cell.split("\n")
    return Row(
        msgspec.structs.replace(
            item,
            title=title,
            type=kind,
            closed=closed,
            page=page,
            fixed=fixed_item(title),
            archive_refs=tuple(archives),
        ),
        tuple(line for line in (*details, *decided) if line.strip()),
    )


def _numbered(cells: Sequence[str], columns: Sequence[set[str]], profile: Profile | None) -> tuple[int, Item | None]:
    """The first cell that is a case number, alone or with the title behind it."""
    for at, cell in enumerate(cells):
        text = cell.strip()
        if "archive" in columns[at] or not text:
            continue
        item = read_item(text.split("\n")[0], profile)
        if item is not None:
            return at, item
        if "number" in columns[at] and _ALONE.fullmatch(text):
            return at, Item(number=int(text), led=True)
        if at > 1:
            break
    return 0, None


def _title_place(cells: Sequence[str], columns: Sequence[set[str]], rest: Sequence[int]) -> int | None:
    named = [index for index in rest if "title" in columns[index]]
    lettered = [
        index
        for index in rest
        if not columns[index]
        and any(map(str.isalpha, cells[index]))
        and (word_type(cells[index]) is None or fixed_item(cells[index]) is not None)
        and not _TIME.fullmatch(cells[index].strip())
    ]
    return next(iter((*named, *lettered)), None)


def _unnumbered(cells: Sequence[str], columns: Sequence[set[str]]) -> Row | None:
    """A fixed item in a row of its own («Eventuelt»)."""
    for at, cell in enumerate(cells):
        first, *more = cell.strip().split("\n")
        fixed = fixed_item(first)
        if fixed is not None and not any(cells[:at]):
            title, kind = split_type(first)
            others = [text for index, text in enumerate(cells) if index != at and text.strip()]
            return Row(Item(title=title, type=kind, fixed=fixed), (*more, *others))
    return None
