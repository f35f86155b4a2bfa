"""The line that names a paper: its own case («SSU sak 26/2024», «Vedlegg til sak 14/26»)."""

import re

import msgspec

from ..domain.references import body_names, parse_reference
from ..profiles.profile import Profile

_NUMBER = (
    r"(?P<first>\d{1,4})\s?(?P<suffix>[A-ZÆØÅ]?)\s?[./-]\s?(?P<second>\d{4}|\d{1,3})(?:\s(?P<after>[ABOV])(?=\s|$))?"
)
_LINE = re.compile(
    r"(?:vedlegg\s(?:til|i)\s|tillegg\stil\s|saksframlegg\s|saksfremlegg\s)?"
    r"(?P<body>[\w .()-]{2,70}?[ -]{1,3})??"
    r"(?:styre)?sak(?:s?nr|s?nummer|\snr)?\.?\s?:?\s?" + _NUMBER + r"(?:\s?[:–-]\s|\s|$)\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CODE = re.compile(r"[A-ZÆØÅ]{2,5}")
_BARE = re.compile(_NUMBER)
# Beside the name of a body, one of these begins a sentence: «SSU gjorde i sak 7/2024 …», «Utvalget viser til sak 3/24».
_SAYS = re.compile(
    r"(?<!\w)(?:i|til|av|om|fra|frå|jf|jfr|se|sjå|viser|vises|viste|gjorde|vedtok|behandl(?:et|a|er|es)|handsam(?:a|ar)|drøft(?:et|a|er|ar)|"
    r"godkjen(?:te|de|ner)|fattet|fatta|tok|ga|gav|fikk|fekk|ba|bad|har|hadde|ble|blei|vart|var|er|skal|sluttet|slutta|besluttet|støttet|"
    r"konkluderte|orienterte|oppnevnte|valgte|valde|følger|følgjer|som|at|der|etter|ved|under)(?!\w)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"(?:saksframlegg\W+|saksfremlegg\W+)?utkast\W{0,3}", re.IGNORECASE)


class CaseLine(msgspec.Struct, frozen=True):
    """What the line says: the body's code or None, number, letter after it, four-digit year or None, and a title."""

    body: str | None = None
    number: int | None = None
    suffix: str = ""
    year: int | None = None
    title: str = ""
    draft: bool = False


def read_case_line(text: str, profile: Profile | None) -> CaseLine | None:
    """The case a head line names, or None when the line is something else. «UTKAST» is a case without a number."""
    plain = " ".join(text.split())
    if not plain or len(plain) > 300:
        return None
    draft = profile.paper.draft_line.strip() if profile is not None else ""
    if _DRAFT.fullmatch(plain) or (draft and plain.casefold() == draft.casefold()):
        return CaseLine(draft=True)
    found = _LINE.match(plain)
    if found is None:
        return None
    body = None
    if found["body"]:
        named = found["body"].strip(" -")
        body = body_alone(named, profile)
        if body is None and not _CODE.fullmatch(named):
            return None  # «Saken følger opp sak 05.26» is a sentence; «XYU sak 5/26» is of a body we do not know
    title = found["title"].strip()
    if title and not (title[0].isupper() or title[0] in '«"(') and not title[0].isdigit():
        return None
    number, suffix, year = _identity(found)
    return CaseLine(body, number, suffix, year, title)


def body_alone(words: str, profile: Profile | None) -> str | None:
    """The body that the words name, or None where they say more than a name: «SSU gjorde i» begins a sentence."""
    names = body_names(profile)
    mentions = names.find(words)
    if not mentions:
        return names.code_of(words)
    first = mentions[0]
    beside = f"{words[: first.offset]} {words[first.end_offset :]}"
    return None if _SAYS.search(beside) else first.code


def read_number(text: str) -> CaseLine | None:
    """The number in the value of a metadata line («Saksnr: 26/2024»), or None."""
    found = _BARE.search(text)
    if found is None:
        return None
    return CaseLine(None, *_identity(found))


def _identity(found: re.Match[str]) -> tuple[int, str, int | None]:
    """Number, letter after it and year. «1l/25» is 11 of 2025 worn by a scanner, as the references have it."""
    if found["suffix"] and found["suffix"] in "lIoO" and found.end("first") == found.start("suffix"):
        worn = parse_reference(f"{found['first']}{found['suffix']}/{found['second']}")
        if worn is not None and "ocr" in worn.flags:
            return worn.number, (found["after"] or "").upper(), worn.year
    number, year = _number_and_year(int(found["first"]), found["second"])
    return number, (found["suffix"] or found["after"] or "").upper(), year


def _number_and_year(first: int, second: str) -> tuple[int, int | None]:
    """Number and year in either order (catalogue section 1f, rules 3 and 4): «14/26», «26/2024», «2014/15»."""
    if 1990 <= first <= 2099 and len(second) <= 3:
        return int(second), first
    if len(second) == 4:
        return first, int(second)
    if len(second) == 2:
        return first, int(second) + (1900 if int(second) >= 50 else 2000)
    return first, None
