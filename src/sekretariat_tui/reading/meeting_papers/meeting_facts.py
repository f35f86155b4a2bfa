"""When and where a meeting was, and which of the year's it was: read from the lines around the agenda."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from ...domain.dates import FoundDate, find_dates
from ...domain.letters import nfc
from ...domain.references import body_names
from ...profiles.profile import Profile
from ..lines import Line
from ..metadata import Metadata, parse_metadata
from .rows import rows_of
from .titles import MeetingTitle, read_title

_LONGEST = 400
_DIGITAL = re.compile(
    r"(?<!\w)(?:teams|zoom|digitalt|digitalmøte|digitalt?\smøte|fjernm[øo]te|videom[øo]te|video|nettm[øo]te|skype|join)(?!\w)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"m[øo@g]te\w*\s(?:ble|blei|vart|er|blir|vert|skal|holdes|haldast|avholdes)\b|(?:avhold[te]?|halde|haldne|holdt)(?!\w)|"
    r"(?:innkalles|innkallast|inviteres|kalles\sinn|kallast\sinn)\stil\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:m[øo@g]te|protokoll|saksliste|sakliste|innkalling|m[øo@g]tebok|referat)\s?(?:nr|nummer)?\.?\s?:?\s?(?P<number>\d{1,2})\s?"
    r"[/-]\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d./-])",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:kl(?:okka|okken)?\.?\s*)?\d{1,2}[.:]\d{2}(?:\s?(?:[-–—]|til)\s?(?:kl\.?\s*)?\d{1,2}[.:]\d{2})?|"
    r"kl\.?\s*\d{1,2}(?:\s?[-–]\s?\d{1,2})?",
    re.IGNORECASE,
)
_ON = re.compile(r"\s(?:på|i|ved|via|over)\s(?P<place>[A-ZÆØÅ][^,.;:\d]{2,60}?)(?=\s(?:den|kl|\d)|\s*[,.;\d]|$)")
_APPROVAL = re.compile(
    r"(?:protokollen|referatet|møteboka|møteboken|protokoll)\s(?:er|ble|blei|vart)\s(?P<not>ikke\s|ikkje\s)?godkje",
    re.IGNORECASE,
)
_TIME_AND_PLACE = re.compile(
    r"(?:tid\s(?:og|/)\s?st[ae]d|tid/st[ae]d|st[ae]d\sog\stid|st[ae]d/tid|dato\sog\sst[ae]d|st[ae]d\sog\sdato)\s?:\s*(?P<value>.+)",
    re.IGNORECASE,
)
_WHEN_WHERE = re.compile(r"(?:(?P<where>hvor|kvar|lokale)|når|tid\sfor\smøtet)\s?:\s*(?P<value>.+)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\s(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag.*", re.IGNORECASE)
_DATE_FIELDS = ("meeting_date", "document_date", "time")


class MeetingFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of the sitting; ``titles`` are the lines that were its title, the first of them first."""

    body: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    time: str = ""
    ordinal: int | None = None
    place: str = ""
    digital: bool = False
    approved: bool | None = None
    title: str = ""


def read_facts(
    lines: Sequence[Line],
    headers: Sequence[str],
    profile: Profile | None,
    labels: Mapping[str, str],
    *,
    tail: Sequence[Line] = (),
    year: int | None = None,
) -> MeetingFacts:
    """The facts in the lines before the cases. ``year`` is that of the case numbers, for dates that lack one."""
    texts = [row for line in lines for row in _rows(line)]
    titles = [(text, title) for text in texts[:60] if (title := read_title(text, profile)) is not None]
    fields = _fields(lines, labels)
    day = _day(texts, titles, fields, headers, year)
    approved = next((title.approved for _, title in titles if title.approved is not None), None)
    if approved is None:
        approved = next(
            (
                found["not"] is None
                for text in (*texts, *(line.text for line in tail))
                if (found := _APPROVAL.search(text))
            ),
            None,
        )
    place = " ".join(fields.get("place", [""])[0].split())
    held = next((text for text in texts if len(text) < 200 and _HELD.search(text)), "")
    told = [text for text, _ in titles] + [held]
    place = place or next(filter(None, (_place(text, profile) for text in told)), "")
    timed = [
        *fields.get("time", ()),
        *fields.get("_dated", ()),
        *told,
        *(text for text in texts[:25] if len(text) < 100),
    ]
    clocks = (_CLOCK.search(_undated(text)) for text in timed)
    time = next((clock[0] for clock in clocks if clock is not None), "")
    return MeetingFacts(
        body=_body(texts, titles, fields, headers, profile),
        first_day=day.date or day.start if day else None,
        last_day=day.date or day.end if day else None,
        time=time.strip(),
        ordinal=_ordinal(texts),
        place=place,
        digital=_DIGITAL.search(" ".join((place, *told))) is not None,
        approved=approved,
        title=titles[0][0] if titles else "",
    )


def _rows(line: Line) -> Iterator[str]:
    if line.cells:
        yield from (row for cell in line.cells for row in cell.split("\n") if row.strip())
    else:
        yield from rows_of(line)


def _fields(lines: Sequence[Line], labels: Mapping[str, str]) -> dict[str, list[str]]:
    """The labelled lines as they stand, by field; a label alone has its value on the line below."""
    found: dict[str, list[str]] = {}
    label = ""
    for line in lines:
        pieces = (
            [f"{a.strip().rstrip(':')}: {b}" for a, b in zip(line.cells[::2], line.cells[1::2], strict=False)]
            if line.cells
            else rows_of(line)
        )
        for text in pieces:
            if len(text) > _LONGEST:
                label = ""
                continue
            both = _TIME_AND_PLACE.match(text)
            if both is not None:
                found.setdefault("meeting_date", []).append(both["value"])
                found.setdefault("_dated", []).append(both["value"])
                if (rest := _CLOCK.sub("", _undated(both["value"])).strip(" ,.;–-")) and any(map(str.isalpha, rest)):
                    found.setdefault("place", []).append(re.sub(r"^(?:kl\.?|på|i)\s", "", rest).strip(" ,"))
                label = ""
                continue
            read = parse_metadata(text, labels) or _own_field(text)
            if read is None and label and parse_metadata(f"{label} {text}", labels) is not None:
                text, read = f"{label} {text}", parse_metadata(f"{label} {text}", labels)
            label = ""
            if read is None:
                continue
            value = (
                text.partition(":")[2].strip()
                or (text.partition(";")[2].strip())
                or (text.split(None, 1)[1] if " " in text.strip() and ":" not in text else "")
            )
            if not value:
                label = text
                continue
            found.setdefault(read.field, []).append(value)
            if read.field in _DATE_FIELDS:
                found.setdefault("_dated", []).append(value)
    return found


def _own_field(text: str) -> Metadata | None:
    """The labels of a letter of invitation: «Når: …», «Hvor: …»."""
    found = _WHEN_WHERE.match(text)
    if found is None:
        return None
    return Metadata("place" if found["where"] else "meeting_date", found["value"].strip())


def _day(
    texts: Sequence[str],
    titles: Sequence[tuple[str, MeetingTitle]],
    fields: Mapping[str, list[str]],
    headers: Sequence[str],
    year: int | None,
) -> FoundDate | None:
    """The meeting's day: its own label first, then the title, then a line that says it was held."""
    sure = [*fields.get("meeting_date", ()), *(text for text, title in titles if title.sure)]
    sure += [
        text
        for text in texts
        if len(text) < 200 and (_HELD.search(text) or re.match(r"m[øo@g]te\w*\s", text, re.IGNORECASE))
    ]
    sure += [*fields.get("time", ()), *fields.get("document_date", ()), *(text for text, _ in titles), *headers]
    sure += [text for text in texts[:25] if len(text) < 100]
    for text in sure:
        for found in find_dates(nfc(text), year=year):
            if found.precision == "day" and (found.date or found.start):
                return found
    return None


def _place(text: str, profile: Profile | None) -> str:
    """The place in a sentence about the meeting («… på Teams 19.02.2021»); a body is no place."""
    for found in _ON.finditer(text):
        place = _WEEKDAY.sub("", found["place"]).strip()
        if place and not body_names(profile).find(place):
            return place
    return ""


def _undated(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = text[: found.offset] + " " * (found.end_offset - found.offset) + text[found.end_offset :]
    return text


def _body(
    texts: Sequence[str],
    titles: Sequence[tuple[str, MeetingTitle]],
    fields: Mapping[str, list[str]],
    headers: Sequence[str],
    profile: Profile | None,
) -> str | None:
    names = body_names(profile)
    named = [
        *fields.get("body", ()),
        *(text for text, _ in titles),
        *headers,
        *(text for text in texts[:25] if len(text) < 160),
    ]
    named += [text for text in texts if len(text) < 200 and _HELD.search(text)]
    for text in named:
        mentions = names.find(text)
        if mentions:
            code, _, place = mentions[0].code.partition(":")
            return code if place.isupper() else mentions[0].code  # «MØTEINNKALLING FORMANNSKAPET»
    return None


def _ordinal(texts: Sequence[str]) -> int | None:
    for text in texts[:60]:
        found = _ORDINAL.search(nfc(text)) if len(text) < 120 else None
        if found:
            return int(found["number"])
    return None
