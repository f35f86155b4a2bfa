"""A line that names a case on an agenda or over its treatment: «Sak 01-21 Valg av leder … 3», «12/25 O Budsjett»."""

import re

import msgspec

from ...domain.kinds import CaseType, FixedItem
from ...domain.letters import nfc
from ...domain.references import body_names, parse_reference
from ...profiles.profile import Profile
from ..case_line import body_alone
from .case_types import closed_in, fixed_item, letter_type, split_type

_LONGEST = 300
_DIGITS = r"[\dOolI|SZB]"
_NUMBER = (
    rf"(?P<first>\d{{1,4}}|{_DIGITS}{{1,3}})(?P<letter>[A-ZÆØÅ](?=\s?[/.-]))?(?:\s?(?P<sep>[/.–-])\s?"
    rf"(?P<second>(?:19|20)\d\d|\d{{1,4}}|{_DIGITS}{{2}}))?(?:\s?(?P<after>[ABDOV])(?=\s|$|[.:,)–-]))?"
)
_LEAD = (
    r"(?:(?:vedlegg\stil|vedlegg|saksframlegg|saksfremlegg|behandling\sav|særutskrift|saksprotokoll|protokoll)\s?[:–-]?\s)?"
    r"(?P<body>[A-ZÆØÅa-zæøå][\w .()@&|-]{1,70}?[ -]{1,3})??(?:styre|utvalgs|utvals|møte)?[s5]a?k"
    r"(?:s?[ -]?(?:nummer|nr)|en|a)?\.?\s?[:.]?\s{0,3}"
)
_WITH_LEAD = re.compile(_LEAD + _NUMBER + r"(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BARE = re.compile(
    r"(?:(?P<code>PS|RS|OS|MS|DS|FO|ST|[A-ZÆØÅ]{2,5})[ -])?(?P<first>\d{1,4})(?P<letter>[A-ZÆØÅ])?\s?(?P<sep>[/-])\s?"
    r"(?P<second>\d{4}|\d{1,3})(?!\d)(?![./]\d)(?:\s?(?P<after>[ABDOV])(?=\s|$|[.:,)–-]))?(?P<rest>.*)",
    re.DOTALL,
)
_LISTS = re.compile(
    r"(?:u?trykte?\s|u?prenta\s)?vedlegg\s?[:;]", re.IGNORECASE
)  # «Vedlegg: SSU sak 8/2024 Plan» lists it
_CODE = re.compile(r"[A-ZÆØÅ]{2,5}")
_TYPE_CODES = {"PS": None, "RS": CaseType.REFERRED, "OS": CaseType.INFORMATION, "MS": CaseType.INFORMATION, "DS": None}
_GAP = re.compile(r"\s?[:.–—|-]{0,2}\s*")
_ARCHIVE = re.compile(r"\(?(?P<number>(?:\d{2}|\d{4})/\d{2,6}(?:-\d{1,4})?)\)?(?=\s|$)\s*[:–-]?\s*")
_PAGE = re.compile(r"(?:\s*(?:\.\s?){2,}|\s*…+\.*|\t+\s*|\s{2,}|\s\(?(?:s\.|side)\s?)\s*(?P<page>\d{1,3})\)?$")
_SENTENCE = re.compile(
    r"(?:ble|blei|vart|vert|blir|er|var|skal|kan|må|utsettes|trekkes|tas|godkjennes|behandles|behandlet|behandla|gjelder|omhandler|og|samt|til|"
    r"i|av|om|med|der|hvor|fra|frå|som|gikk|handler|,)(?!\w)",
)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What the line says of the case. ``number`` is None for a fixed item that has none, ``led`` when «sak» stands there.

    ``bare`` when nothing but the number stands there, and the title is elsewhere.
    """

    number: int | None = None
    suffix: str = ""
    year: int | None = None
    body: str | None = None
    title: str = ""
    type: CaseType | None = None
    fixed: FixedItem | None = None
    closed: bool = False
    page: int | None = None
    archive_refs: tuple[str, ...] = ()
    led: bool = False

    @property
    def bare(self) -> bool:
        return self.number is not None and not self.title


def read_item(text: str, profile: Profile | None) -> Item | None:
    """The case the line names, or None. A sentence that begins with a case («Sak 12/25 ble utsatt») names none."""
    plain = nfc(text).strip().strip("*_#").strip()
    if len(plain) > _LONGEST or not any(letter.isdigit() or letter in "lIO|" for letter in plain[:90]):
        return None
    if _LISTS.match(plain):
        return None
    led = _WITH_LEAD.match(plain)
    if led is not None and (item := _led(led, profile)) is not None:
        return item
    bare = _BARE.match(plain)
    return _bare(bare, profile) if bare is not None else None


def _led(found: re.Match[str], profile: Profile | None) -> Item | None:
    body = None
    if found["body"]:
        named = found["body"].strip(" -")
        body = body_alone(named, profile)
        if body is None and not _CODE.fullmatch(named):
            return None  # «Saken følger opp sak 05.26» is a sentence
    if found["sep"] is None and not found["first"].isdigit():
        return None
    identity = _identity(found)
    item = None if identity is None else _item(identity, found["rest"], body, None, led=True)
    if item is not None and item.title[:1].islower() and (found[0][:1].islower() or item.title.endswith(".")):
        return None
    return item


def _bare(found: re.Match[str], profile: Profile | None) -> Item | None:
    code, body, kind = found["code"], None, None
    if code in _TYPE_CODES:
        kind = _TYPE_CODES[code]
    elif code is not None:
        body = body_code(code, profile)
        if body is None:
            return None
    identity = _identity(found)
    if identity is None or identity[2] is None:
        return None
    return _item(identity, found["rest"], body, kind, led=False)


def body_code(words: str, profile: Profile | None) -> str | None:
    """The body that the words name, or None."""
    names = body_names(profile)
    mentions = names.find(words)
    return mentions[0].code if mentions else names.code_of(words)


def _identity(found: re.Match[str]) -> tuple[int, str, int | None] | None:
    """Number, letter and year; a year that is none of a meeting's (a date, an archive number) gives None."""
    suffix = (found["letter"] or found["after"] or "").upper()
    first, second = found["first"], found["second"]
    if not first.isdigit() or (second is not None and not second.isdigit()):
        worn = parse_reference(f"{first}{found['sep'] or ''}{second or ''}")
        return None if worn is None or worn.year is None else (worn.number, suffix, worn.year)
    if second is None:
        return (int(first), suffix, None) if len(first) <= 3 and int(first) else None
    number, year = int(first), int(second)
    if 1990 <= number <= 2099 and len(second) <= 3:
        return year, suffix, number
    if len(second) == 4 and 1980 <= year <= 2099 and number < 1980:
        return number, suffix, year
    if len(second) == 2 and number:
        return number, suffix, year + (1900 if year >= 50 else 2000)
    return None


def _item(
    identity: tuple[int, str, int | None], rest: str, body: str | None, kind: CaseType | None, *, led: bool
) -> Item | None:
    number, suffix, year = identity
    gap = _GAP.match(rest)
    joined = rest[: gap.end()] if gap else ""
    title = rest[len(joined) :]
    if title and not joined:
        return None  # «12/25x»
    archives: list[str] = []
    while (archive := _ARCHIVE.match(title)) and not _is_period(archive["number"]):
        archives.append(archive["number"])
        title = title[archive.end() :]
    page = _PAGE.search(title)
    if page is not None:
        title = title[: page.start()]
    lone = title.partition(" ")
    if not suffix and lone[0] in {"A", "B", "D", "O", "V"} and lone[2][:1].isupper():
        suffix, title = lone[0], lone[2]
    title = " ".join(title.split()).strip(" –—|").rstrip(":").strip()
    if title and (_SENTENCE.match(title) or not any(letter.isalpha() for letter in title)):
        return None
    if title[:1].islower() and (not led or year is None):
        return None
    title, said = split_type(title)
    return Item(
        number=number,
        suffix=suffix,
        year=year,
        body=body,
        title=title,
        type=said or kind or letter_type(suffix),
        fixed=fixed_item(title),
        closed=closed_in(title),
        page=int(page["page"]) if page is not None else None,
        archive_refs=tuple(archives),
        led=led,
    )


def _is_period(text: str) -> bool:
    """Whether «2024/25» or «2024/2025» is two years in a row and no archive number."""
    first, _, second = text.partition("/")
    if not second.isdigit() or not (first.startswith("20") and len(first) == 4):
        return False
    return int(second[-2:]) == (int(first) + 1) % 100 and len(second) in {2, 4}
