"""Edits in the lines of a draft that the program writes itself: found, told apart from the text, and offered where they can be taken.

A case officer writes the right name in the metadata block, or a new date. Where the line is a field of the case, what is
written there is offered as any other change; else a sentence says what was edited, and where the change belongs.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from rapidfuzz import fuzz

from ...domain.case import Case
from ...domain.sent_draft import OwnLines
from ...profiles import Profile
from ...reading.case_identity import read_day
from ...reading.metadata import Metadata, parse_metadata, profile_labels
from ...reading.returned import Assembled, Edit, Known, OwnLine

_ALIKE = 40  # of 100: a line that is so like one that is gone is that one, edited
_FIELDS = {"case_officer": "case_officers", "document_date": "document_date", "our_ref": "our_ref"}
_WHERE = {
    "clearance": "Hvem som har avklart saken, skrives i opplysningene om saken.",
    "meeting_date": "Møtedatoen hører til møtet: endre den der, eller sett saken på et annet møte.",
    "archive_ref": "Arkivreferansene skrives i opplysningene om saken.",
    "attachments": "Vedleggene endres under «Vedlegg» på saken.",
    "publicity": "Unntak fra offentlighet endres på saken.",
    "case_officer": "Navnene lot seg ikke lese: skriv dem i opplysningene om saken.",
    "document_date": "Datoen lot seg ikke lese: skriv den i opplysningene om saken.",
}
_ANY = "Endre det på saken eller i husreglene, om det skal gjelde."
_PICTURE = "Et bilde er limt inn i en linje programmet skriver selv, og er ikke hentet inn. Det ligger i originalen."
_EDGES = "Topp- og bunnteksten kommer fra malen og saken. Endre den der, om det skal gjelde."


class OwnLineEdit(msgspec.Struct, frozen=True):
    """A line the program writes, as it was sent and as it came back; either is empty for a line put in or taken out."""

    before: str
    after: str
    sentence: str
    by: str = ""


class OwnLineChanges(msgspec.Struct, frozen=True):
    """The fields of the case that were edited, as they were sent (``base``) and as they came back, and what can only be said.

    ``edits`` has by the field who edited it, where that was tracked.
    """

    base: Mapping[str, Any] = {}
    theirs: Mapping[str, Any] = {}
    edits: Mapping[str, tuple[Edit, ...]] = {}
    said: tuple[OwnLineEdit, ...] = ()


def own_line_changes(
    assembled: Assembled, edges: Sequence[str], sent: Sequence[OwnLines], now: Case, profile: Profile
) -> OwnLineChanges:
    """What was edited. ``sent`` is what the program wrote each time; empty for a draft from before that was kept."""
    base: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    edits: dict[str, tuple[Edit, ...]] = {}
    said: list[OwnLineEdit] = []
    labels = profile_labels(profile)
    for before, line in _edited(assembled, sent):
        was, read = (_field(text, labels) for text in (before, line.text))
        field = _FIELDS.get(read.field) if read is not None else None
        value = _value(read) if read is not None and field is not None else None
        if field is not None and value and (not before or _label(before) == _label(line.text)):
            base[field], theirs[field], edits[field] = _as_now(now, field, was), value, line.edits
        else:
            known = read or was
            said.append(OwnLineEdit(before, line.text, _sentence(before, line, known), _by(line)))
    if assembled.known is Known.BY_NAME:  # a program that has lost our names has often laid out the pages anew too
        for before, after in _paired(_gone(edges, sent, edges=True), _new(edges, sent, edges=True)):
            said.append(OwnLineEdit(before, after, f"{_what(before, after, 'i topp- eller bunnteksten')} {_EDGES}"))
    if sent and assembled.own_pictures > max(one.pictures for one in sent):
        said.append(OwnLineEdit("", "", _PICTURE))
    return OwnLineChanges(base, theirs, edits, tuple(said))


def _edited(assembled: Assembled, sent: Sequence[OwnLines]) -> Iterator[tuple[str, OwnLine]]:
    """Each line that is not as it was sent, with what it was; a line that is gone has no text.

    In a file that has lost its names a line that is not found may only not be known again.
    """
    if not sent:  # only what the file itself tells
        yield from (("", line) for line in assembled.own if line.edits or not line.named)
        return
    lines = {line.text: line for line in assembled.own}
    texts = [line.text for line in assembled.own]
    for before, after in _paired(_gone(texts, sent), _new(texts, sent)):
        if after or assembled.known is Known.BY_NAME:
            yield before, lines.get(after, OwnLine(""))


def _closest(texts: Sequence[str], sent: Sequence[OwnLines], *, edges: bool) -> tuple[str, ...]:
    """What the program wrote in the export that has most lines in common with the file; the newest of equals."""
    written = [one.edges if edges else one.text for one in sent]
    return max(written, key=lambda lines: len(set(lines) & set(texts)) - len(set(lines) ^ set(texts)), default=())


def _gone(texts: Sequence[str], sent: Sequence[OwnLines], *, edges: bool = False) -> list[str]:
    return [line for line in _closest(texts, sent, edges=edges) if line not in texts]


def _new(texts: Sequence[str], sent: Sequence[OwnLines], *, edges: bool = False) -> list[str]:
    if not sent:
        return []
    closest = _closest(texts, sent, edges=edges)
    return [line for line in dict.fromkeys(texts) if line not in closest]


def _paired(gone: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Each new line with the one it was, where that can be told: by its label, else by its words."""
    left = list(gone)
    found: list[tuple[str, str]] = []
    for line in new:
        score, was = max(((_likeness(one, line), one) for one in left), default=(0.0, ""))
        if score < _ALIKE:
            was = ""
        else:
            left.remove(was)
        found.append((was, line))
    if len(left) == 1 and sum(not was for was, _ in found) == 1:  # the only one left can only be that
        found = [(was or left.pop(), line) for was, line in found]
    return [*found, *((line, "") for line in left)]


def _likeness(one: str, other: str) -> float:
    return 100.0 if _label(one) and _label(one) == _label(other) else fuzz.ratio(one, other)


def _label(text: str) -> str:
    """What stands before the colon, or in the first cell of a row; empty where there is neither."""
    label, found, _ = text.replace(" | ", ":", 1).partition(":")
    return label.strip().casefold() if found else ""


def _field(text: str, labels: Mapping[str, str]) -> Metadata | None:
    """The labelled field of a line; in a table the label stands in a cell of its own."""
    return parse_metadata(text.replace(" | ", ": ", 1) if " | " in text else text, labels) if text else None


def _value(read: Metadata) -> tuple[str, ...] | date | str | None:
    if isinstance(read.value, list):
        return tuple(read.value)
    return read_day(read.value) if read.field == "document_date" else read.value


def _as_now(now: Case, field: str, was: Metadata | None) -> Any:
    """The field as it was sent, in the words of the case where those are the same: they may be typed differently there.

    A case that has no date of its own is sent with the day's.
    """
    held = getattr(now, field)
    sent = _value(was) if was is not None else None
    if isinstance(held, tuple):
        words = " / ".join(sent) if isinstance(sent, tuple) else ""
        return held if " / ".join(held).split() == words.split() else sent or ()
    if isinstance(held, str):
        return sent or ""
    return sent if held is not None else None


def _sentence(before: str, line: OwnLine, known: Metadata | None) -> str:
    if not line.named and not before:
        where = "over tittelen" if line.above else "blant det programmet skriver selv (som vedleggslisten)"
        return f"«{_short(line.text)}» er skrevet {where} i Word, og er ikke hentet inn. Legg det til på saken, om det skal med."
    return f"{_what(before, line.text, 'i en linje programmet skriver selv')} {_WHERE.get(known.field if known else '', _ANY)}"


def _what(before: str, after: str, where: str) -> str:
    if not after:
        return f"Tatt ut {where}: «{_short(before)}»."
    return (
        f"Endret {where}: «{_short(before)}» → «{_short(after)}»." if before else f"Endret {where}: «{_short(after)}»."
    )


def _by(line: OwnLine) -> str:
    return ", ".join(dict.fromkeys(edit.author for edit in line.edits if edit.author))


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89]}…"
