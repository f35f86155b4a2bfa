"""Finds the case references in running text, and reads the one a person types."""

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from ..patterns import Pattern
from .body_names import (
    BOARD,
    LOCAL_GOVERNMENT,
    WITH_PLACE,
    BodyMention,
    BodyNames,
    body_names,
    last_trust,
    trust_after,
    trust_before,
    trust_that_decides,
)
from .leads import finds
from .lists import Find
from .numbers import Item
from .other_bodies import NOBODY
from .reference import Reference
from .surroundings import LOOKS_BACK, LOOKS_FORWARD, Surroundings

_TRAILING_BODY = Pattern(r"\s{0,2}\((?P<code>[A-ZÆØÅ]{2,5})\)")
_DIGIT = Pattern("[0-9]")
_OLD = 20
_FAR = 1  # years ahead of the document that a dotted number may lie: beyond it is a time or a sum


def find_references(
    text: str, *, body: str | None = None, year: int | None = None, profile: object | None = None
) -> list[Reference]:
    """The case references in a text, in order; each case of a list or range is one of its own (catalogue section 1).

    `body` and `year` are the document's own, used where the text names none. `profile` is anything with `bodies` (code,
    name, aliases); without it the names known across the country are used. Dates, archive numbers, parliament
    papers, laws, agreement clauses, property numbers, times and the like are not references (catalogue section 1f).
    """
    if _DIGIT.search(text) is None:
        return []
    names = body_names(profile)

    def plausible(item: Item, kind: str) -> bool:
        return _plausible(item, kind, year)

    found = sorted(finds(text, names, plausible), key=lambda find: (find.items[0].offset, find.offset))
    taken: list[Find] = []
    for find in found:
        if not taken or find.items[0].offset >= taken[-1].items[-1].end_offset:
            taken.append(find)
    if not taken:
        return []
    places = ((find.offset, find.items[-1].end_offset) for find in sorted(taken, key=lambda find: find.offset))
    around = Surroundings(text, names.find_around(text, places, LOOKS_BACK, LOOKS_FORWARD), year)
    out: list[Reference] = []
    for index, find in enumerate(taken):
        limit = taken[index + 1].offset if index + 1 < len(taken) else len(text)
        out.extend(_references(text, find, limit, around, names, body, year))
    return out


def _plausible(item: Item, kind: str, year: int | None) -> bool:
    if item.year is None:
        return kind == "word"
    if kind in {"word", "code"}:
        return year is None or not item.dotted or item.year <= year + _FAR
    if kind == "brackets":
        return item.year % 100 != item.first + 1 and (year is None or year - _OLD < item.year <= year)
    if kind == "attendance":
        return year is None or abs(item.year - year) <= 1
    if item.letter:
        return year is None or year - _OLD < item.year <= year + 1  # «073/11 O Meldingar»
    # A bare number at the start of a line: the document's year, or at least no day and month
    return abs(item.year - year) <= 1 if year else item.first > 31 or item.year % 100 > 12


def _references(
    text: str, find: Find, limit: int, around: Surroundings, names: BodyNames, body: str | None, year: int | None
) -> Iterable[Reference]:
    last = find.items[-1]
    start, end = find.offset, last.end_offset
    after, _tight = around.body_after(end, limit)
    before = around.body_before(start)
    if after and text[end : after.offset].isspace() and (before or around.subject(start)):
        after = None  # «SSU gjorde i sak 3/2024 Partnerskapsmøtet, vedtak om …»: a body right after is the case's title
    after = after or (None if before else around.acts_after(start, end, limit))
    subject = None if after or before else around.subject(start)
    meeting = around.meeting_date(start, end, after)
    if meeting is None and before is not None:
        meeting = around.meeting_date(before.offset, end, after)  # «I møtet 12. mars vedtok SSU sak 8»
    code, inferred = _body(text, find, after, before, subject, names, body, around)
    if code == NOBODY or _is_archive_number(text, find, code):
        return
    point = around.point(start, end, limit)
    role = "attendance" if find.kind == "attendance" else around.role(start)
    if (
        before
        and find.body is None
        and text[before.end_offset : start].isspace()
        and "\n" not in text[before.end_offset : start]
        and not text[before.offset : before.end_offset].endswith("s")
    ):
        start = before.offset  # «Partnerskapsmøtet sak 08-2023»
    ends_at = end
    if after and text[start - 1 : start] == "(" and text[after.end_offset : after.end_offset + 1] == ")":
        ends_at = after.end_offset  # «(sak 22.25 i SSU)» is one whole
    named = before or subject
    later = _years_after(find.items)
    for index, item in enumerate(find.items):
        item_year, source = _year(item, later[index], named, meeting, around, find.offset, year)
        flags = set(item.flags)
        flags.update({"no_year"} if item.year is None and source != "list" else ())
        flags.update({"inferred_body"} if inferred else (), {"no_body"} if code is None else ())
        flags.update({"no_word"} if find.kind in {"line", "attendance", "list"} else ())
        first = index == 0
        item_start = (
            start if first and not find.plural and find.kind not in {"line", "list", "attendance"} else item.offset
        )
        item_end = ends_at if item is last and len(find.items) == 1 else item.end_offset
        for number in item.numbers():
            yield Reference(
                text=text[item_start:item_end],
                start=item_start,
                end=item_end,
                number=number,
                body=code,
                year=item_year,
                flags=frozenset(flags),
                role=role,
                type=item.letter or find.type,
                point=point if item is last else None,
                meeting_date=meeting,
                year_source=source,
            )


def _is_archive_number(text: str, find: Find, code: str | None) -> bool:
    """Whether «sak 26/131» is one: only councils and their committees number the year first with two figures."""
    short = any("year_first" in item.flags and text[item.offset + 2] == "/" for item in find.items)
    return short and (code or "").partition(":")[0] not in LOCAL_GOVERNMENT


def _body(
    text: str,
    find: Find,
    after: BodyMention | None,
    before: BodyMention | None,
    subject: BodyMention | None,
    names: BodyNames,
    own: str | None,
    around: Surroundings,
) -> tuple[str | None, bool]:
    """The body's code, and whether it is only the document's own."""
    if find.code is not None:
        return _fit(names.code_of(find.code) or find.code, after or before or subject, own), False
    if find.type is not None:
        trailing = _TRAILING_BODY.match(text, find.items[-1].end_offset)
        if trailing:
            return names.code_of(trailing["code"]) or trailing["code"], False
    if find.body is not None:
        trust = None
        if find.body == BOARD:
            trust = (
                trust_before(text, find.offset)
                or trust_after(text, find.items[-1].end_offset)
                or last_trust(text, around.sentence_start(find.offset), find.offset)
            )
        return (f"{BOARD}:{trust}" if trust else _fit(find.body, after or before or subject, own)), False
    if find.kind == "attendance":
        return own, True
    for mention in (after, before, subject):
        if mention is not None:
            return _fit(mention.code, None, own), False
    trust = trust_that_decides(text, find.offset)
    if trust:
        return f"{BOARD}:{trust}", False
    return own, own is not None


def _fit(code: str, mention: BodyMention | None, own: str | None) -> str:
    """The code with its place or trust, taken from a body named nearby or from the document where they fit."""
    for other in (mention.code if mention else None, own):
        if (
            other
            and ":" in other
            and ":" not in code
            and other.partition(":")[0] == code
            and (code == BOARD or code in WITH_PLACE)
        ):
            return other
    return code


def _years_after(items: list[Item]) -> list[int | None]:
    """For each number of a list, the year of the next that has one: «51 og 59/02»."""
    out: list[int | None] = []
    coming: int | None = None
    for item in reversed(items):
        out.append(coming)
        coming = item.year or coming
    return out[::-1]


def _year(
    item: Item,
    listed: int | None,
    named: BodyMention | None,
    meeting: date | None,
    around: Surroundings,
    at: int,
    year: int | None,
) -> tuple[int | None, str | None]:
    if item.year is not None:
        return item.year, None
    if listed is not None:
        return listed, "list"
    if meeting is not None:
        return meeting.year, "meeting_date"
    told = around.year_of(named, at) if named else None
    told = told or around.year_beside(at, item.end_offset)
    if told is not None:
        return told, "sentence"
    return year, "document" if year is not None else None


_TYPED = Pattern(
    r"(?:(?P<body>[^\d]*?)[\s,-]*)??(?:(?i:sak(?:en|snr|snummer)?|styresak)(?:\s?nr)?[.:]?\s*)?(?P<number>\d.*)",
    re.DOTALL,
)


def parse_reference(
    text: str,
    *,
    body: str | None = None,
    year: int | None = None,
    bodies: Iterable[str] = (),
    profile: object | None = None,
) -> Reference | None:
    """The case a person means by «SSU 14/26», «sak 14-26», «14.26», «SSU sak 26/2024» or «14»; None if unclear.

    `body` and `year` stand in for what is not typed. `bodies` are further codes to know, in any letter case.
    """
    typed = " ".join(text.split()).strip(" .,;«»\"'")
    if not typed or len(typed) > 120:
        return None
    names = body_names(profile)
    for candidate in (typed, f"sak {typed}"):
        found = find_references(candidate, body=body, year=year, profile=profile)
        if len(found) == 1 and _is_all(candidate, found[0], names):
            return msgspec.structs.replace(found[0], text=typed, start=0, end=len(typed))
    match = _TYPED.fullmatch(typed)
    if match is None:
        return None
    found = find_references(f"sak {match['number']}", body=body, year=year)
    if len(found) != 1 or found[0].end != len(f"sak {match['number']}"):
        return None
    code = _typed_body(match["body"] or "", names, bodies) if match["body"] else body
    if match["body"] and code is None:
        return None
    flags = found[0].flags - {"inferred_body", "no_body"} if match["body"] else found[0].flags
    one = found[0]
    return Reference(
        text=typed,
        start=0,
        end=len(typed),
        number=one.number,
        body=code,
        year=one.year,
        flags=flags,
        year_source=one.year_source,
    )


def _is_all(candidate: str, found: Reference, names: BodyNames) -> bool:
    """Whether nothing is left of what was typed but the body that the reference was read with: «sak 05.26 i PA»."""
    if candidate[: found.start].strip(" ("):
        return False
    rest = candidate[found.end :].strip(" ),")
    mentions = names.find(rest)
    return not rest or (
        len(mentions) == 1 and mentions[0].code == found.body and rest.endswith(rest[mentions[0].offset :])
    )


def _typed_body(word: str, names: BodyNames, bodies: Iterable[str]) -> str | None:
    plain = re.sub(r"(?i)[\s,-]*(?:sak|saken|saksnr)[\s.:]*$", "", word).strip(" ,-")
    for code in bodies:
        if code.casefold() == plain.casefold():
            return code
    mentions = names.find(plain)
    return names.code_of(plain) or (mentions[0].code if len(mentions) == 1 else None)
