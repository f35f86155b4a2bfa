"""The labelled lines at the head of a case paper, and what stands behind the labels (catalogue section 2)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from ..domain.dates import find_dates
from ..domain.letters import nfc
from ..domain.patterns import Pattern
from ..domain.references import body_names
from .metadata_labels import (
    CASE_WORDS,
    DATES,
    NAMES,
    NUMBERED,
    common_labels,
    label_key,
    profile_labels,
    weak_labels,
)
from .worn_words import nearest

__all__ = ["Metadata", "parse_metadata", "profile_labels", "read_metadata"]

_LONGEST = 4_000
_MEETING = label_key("møte")
_LONGEST_LABEL = 60
_SHORTEST_WORN = 8  # letters of a label
_MOST_WORDS = 6  # of a label
_GAP = Pattern(r"[:;\t]|\s{3,}")
_LINE = Pattern(
    r"^[\s*_|>•-]{0,8}(?P<label>[A-Za-zÆØÅæøå@&|][\wæøåÆØÅ@&|.,/() -]{0,48}?)\s*\**\s*(?P<gap>[:;]|\t|\s{3,})"
    r"\s*\**\s*(?P<value>.*?)\s*$",
    re.DOTALL,
)
_NO_GAP = Pattern(
    r"^\s{0,8}(?P<label>[A-Za-zÆØÅæøå][A-Za-zÆØÅæøå./ -]{1,30}?)[.:]?\s+(?P<value>\d[\d./-]{2,20}\S*)\s*$"
)
_EXEMPT = Pattern(
    r"^\s{0,8}(?:unntatt|unnateke|u)\.?\s*(?:fra\s+|frå\s+)?off(?:entlighet|entlegheit|entleg|entlig)"
    r"?\.?[,:;]?\s*(?P<value>(?:jf|etter|i\s+medhold|§|offl).*)$",
    re.IGNORECASE,
)
_PHONE = Pattern(r"(?:(?<!\w)(?:tlf|telefon|mob|mobil)\.?:?\s*)?(?:\+\d{2}\s?)?\d[\d ]{6,}\d|\S+@\S+", re.IGNORECASE)
_BRACKETS = Pattern(r"\s*\([^)]*\)?")
_BETWEEN_NAMES = Pattern(r"\s*(?:/|,|;|\n|\s(?:og|and|&)\s)\s*")
_TITLE_OF_PERSON = Pattern(
    r"^(?:v/|ved\s|(?:[a-zæøå-]*(?:giver|gjevar|sjef|leder|leiar|ansvarlig|ansvarleg|direktør|koordinator|lege|"
    r"konsulent|"
    r"sekretær|ordfører|ordførar)\s)(?=[A-ZÆØÅ]))"
)
_NOBODY = frozenset({"ingen", "inga", "nei", "ikke aktuelt", "ikkje aktuelt"})
_WORKPLACE = Pattern(r"^(?:Avdeling|Seksjon|Enhet|Eining|Stab)\b|(?:kommune|fylkeskommune|helseforetak|HF|RHF|IKS|KS)$")
_UNMARKED_NAME = Pattern(
    r"^\s{0,8}(?P<label>[Ss]aksbehand\w{2,4}|[Ss]aksansvarle?i?g|[Ss]aks?handsamar)\s+(?:[-–]\s+)?"
    r"(?P<value>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w.-]*){1,3})\s*$"
)
_PERSON = Pattern(r"[A-ZÆØÅ][a-zæøå-]+(?:\s[A-ZÆØÅ][\w.-]*){1,3}")
_NUMBER = Pattern(r"(?<![\d.])\d[\d/-]*[/-]\d[\d/-]*(?:/\w{2,4})?")


class Metadata(msgspec.Struct, frozen=True):
    """One labelled line.

    `field` is its name with us; `value` is text, an ISO date («2024-12-04», «2016-05-18/2016-05-19»), a body's
    code, or the names of people.
    """

    field: str
    value: str | list[str]


def parse_metadata(line: str, own: Mapping[str, str] | None = None) -> Metadata | None:
    """The field and value of a labelled line in bokmål or nynorsk, or None when its label is not one of ours.

    ``own`` are the labels of the house (``profile_labels``), which go before the common ones. Where a line holds
    several labels, the first that has a value (``read_metadata`` gives them all).
    """
    found = list(read_metadata(line, own))
    return next((one for one in found if one.value), found[0] if found else None)


def read_metadata(line: str, own: Mapping[str, str] | None = None) -> Iterator[Metadata]:
    """Every field on a line, in order: «Saksbehandler: Kari Lunde   Møtedato: 4.12.2026» has two."""
    if len(line) > _LONGEST:
        return
    plain = nfc(line).replace("\u00a0", " ").rstrip("\n")
    exempt = _EXEMPT.match(plain)
    if exempt:
        yield Metadata("publicity", exempt["value"].strip())
        return
    gap = _GAP.search(plain, 0, _LONGEST_LABEL)
    if gap is None:
        yield from _without_colon(plain)
        return
    label, colon, value = plain.partition(":")
    if own and colon and (mine := own.get(label_key(label))):  # a house may call its fields anything
        yield from _several(mine, value.strip(), own)
        return
    found = _LINE.match(plain)
    field = _field(label_key(found["label"]), own) if found else None
    if found is None or field is None:
        yield from _without_colon(plain)
    elif label_key(found["label"]) in CASE_WORDS and not found["value"][:1].isdigit():
        if found["value"][:1].isupper():
            yield Metadata("subject", found["value"].strip())
    elif label_key(found["label"]) != _MEETING or find_dates(found["value"]):  # «Møte: 6/2014» is the meeting's number
        yield from _several(field, found["value"].strip(), own)


def _field(key: str, own: Mapping[str, str] | None) -> str | None:
    return (own.get(key) if own else None) or common_labels().get(key) or _worn_label(key)


@lru_cache(maxsize=1024)
def _worn_label(key: str) -> str | None:
    """The field of a long label with one letter wrong: «Mstedato» for Møtedato."""
    if not _SHORTEST_WORN <= len(key) <= _LONGEST_LABEL:
        return None
    near = nearest(key, (label for label in common_labels() if len(label) >= _SHORTEST_WORN), 1)
    return common_labels()[near] if near else None


def _without_colon(plain: str) -> Iterator[Metadata]:
    """Only numbers, dates and the names of case officers may follow their label with nothing between."""
    found = _NO_GAP.match(plain)
    key = label_key(found["label"]) if found else ""
    field = common_labels().get(key)
    if found and field in NUMBERED and key not in CASE_WORDS:
        yield Metadata(field, _value(field, found["value"].strip()))
        return
    named = _UNMARKED_NAME.match(plain)
    if named and common_labels().get(label_key(named["label"])) == "case_officer":
        yield Metadata("case_officer", _value("case_officer", named["value"]))


def _several(field: str, value: str, own: Mapping[str, str] | None) -> Iterator[Metadata]:
    """The field with its value, and the fields whose labels stand in that value."""
    labels = [(field, 0, 0), *_labels_in(value, own)]
    ends = [start for _, start, _ in labels[1:]] + [len(value)]
    values = [value[start:end].strip() for (_, _, start), end in zip(labels, ends, strict=True)]
    if len(labels) > 1 and values[-1] and not any(values[:-1]):
        yield from _dealt([name for name, _, _ in labels], values[-1])
        return
    for (name, _, _), text in zip(labels, values, strict=True):
        yield Metadata(name, _value(name, text))


def _labels_in(value: str, own: Mapping[str, str] | None) -> Iterator[tuple[str, int, int]]:
    """The field, start and end of each label in a value: a colon or tab after it, and a capital first."""
    last = 0
    for gap in _GAP.finditer(value) if len(value) < 600 else ():
        words = value[last : gap.start()]
        starts = [at for at, letter in enumerate(words) if letter.isupper() and (at == 0 or words[at - 1] in " \t")]
        for at in starts[-_MOST_WORDS:]:
            key = label_key(words[at:])
            name = _field(key, own)
            roomy = at == 0 or (words[max(at - 2, 0) : at].isspace() and at > 1)
            marked = gap.group()[0] in ":;" or roomy
            if name is not None and marked and (roomy or key not in weak_labels()):
                yield name, last + at, gap.end()
                break
        last = gap.end()


def _dealt(fields: Sequence[str], text: str) -> Iterator[Metadata]:
    """Values that stand together behind all their labels, as a table leaves them in a PDF: dealt out by their looks."""
    dates = find_dates(text)
    spans = [(found.offset, found.end_offset) for found in dates]
    numbers = [
        found.group()
        for found in _NUMBER.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in spans)
    ]
    values = {
        "date": [found.text for found in dates],
        "name": [found.group() for found in _PERSON.finditer(text)],
        "number": numbers,
    }
    for field in fields:
        kind = "date" if field in DATES else "name" if field in NAMES else "number" if field in NUMBERED else ""
        if kind and values[kind]:
            yield Metadata(field, _value(field, values[kind].pop(0)))


def _value(field: str, text: str) -> str | list[str]:
    if field in NAMES:
        return _names(text)
    if field in DATES:
        return _date(text)
    if field == "body":
        mentions = body_names().find(text)
        return mentions[0].code if mentions else text
    return " ".join(text.split())


def _date(text: str) -> str:
    dates = find_dates(text)
    for found in dates:
        if found.date is not None:
            return found.date.isoformat()
        if found.start is not None and found.end is not None:
            return f"{found.start.isoformat()}/{found.end.isoformat()}"
    return " ".join(text.split())


def _names(text: str) -> list[str]:
    """The people named, without titles, telephones and the places they come from; initials are names too."""
    plain = _PHONE.sub("", _BRACKETS.sub("", text))
    parts = (_TITLE_OF_PERSON.sub("", part).strip(" .:-–\t") for part in _BETWEEN_NAMES.split(plain))
    found = [" ".join(part.split()) for part in parts if any(letter.isalpha() for letter in part)]
    found = [part.split(" – ")[0].split(" - ")[0].strip() for part in found if part.lower() not in _NOBODY]
    people = [part for part in found if not part[0].islower() and not _WORKPLACE.search(part)]
    return people or found
