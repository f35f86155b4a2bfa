"""The title of an agenda or of minutes: «Innkalling til møte i SSU», «SSU – protokoll 12.3.2025» (catalogue section 5)."""

import re
from functools import cache

import msgspec

from ...domain.dates import find_dates
from ...domain.letters import look_alike, nfc
from ...domain.references import body_names
from ...profiles.profile import Profile

_LONGEST = 140
# Written as `look_alike` makes them.
_AGENDA = (
    "møteinnkalling", "møteinnkallelse", "tilleggsinnkalling", "innkalling", "innkallelse", "saksliste", "sakliste",
    "tilleggssaksliste", "sakskart", "sakkart", "dagsorden", "dagsordenen", "agenda", "sakspapirer", "sakspapir",
    "saksdokumenter", "saksdokument", "møtepapirer", "møtedokumenter", "møtedokument",
)  # fmt: skip
_MINUTES = (
    "møteprotokoll", "presseprotokoll", "protokoll", "møtereferat", "referat", "reeferat", "møtebok",
    "protokollutdrag", "protokollutskrift", "vedtaksprotokoll",
)  # fmt: skip
_OF_ONE_CASE = ("saksprotokoll", "særutskrift", "særutskrift av møtebok", "saksutskrift", "sakutskrift")
_BEFORE = (
    "offentlig", "offentleg", "utkast til", "utkast", "foreløpig", "førebels", "endelig", "endeleg", "godkjent",
    "godkjend", "underskrevet", "signert", "ugodkjent", "ikke godkjent", "utskrift av", "utskrift frå", "utskrift fra",
    "tillegg til", "vedlegg til", "revidert", "oppdatert", "ny", "nytt", "endret",
)  # fmt: skip
_JOINS = (
    "fra", "frå", "for", "i", "til", "av", "med", "og", "om", "den", "det", "på", "ekstraordinært", "ordinært", "felles",
    "digitalt", "møte", "møtet", "møta", "styremøte", "styremøtet", "nr", "nummer", "kl", "godkjent", "godkjend",
    "utkast", "foreløpig", "førebels", "samarbeidsmøte", "sakspapirer", "saksliste", "sakliste", "saksdokumenter",
    "innkalling", "vedtaksprotokoll", "vedlegg", "sakspapir", "helsefellesskap", "helsefellesskapet", "januar",
    "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember",
    "mandag", "måndag", "tirsdag", "tysdag", "onsdag", "torsdag", "fredag", "teams", "møtedato", "dato", "i dag", "kommune",
    "fagutvalg", "arbeidsutvalg", "arbeidsutvalget", "utvalg", "utvalget",
)  # fmt: skip
_APPROVED = re.compile(r"(?<!ikke )(?<!ikkje )(?<!u)godkje[nd][td]?(?!\w)")
_PRELIMINARY = re.compile(r"utkast|foreløpig|førebels|ikke godkjent|ikkje godkjent|ugodkjent|ikke endelig")
_NAME = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ/-]*")
_NUMBERS = re.compile(r"\d[\d./:–-]*\.?")


class MeetingTitle(msgspec.Struct, frozen=True):
    """What the title says: ``kind`` agenda or minutes; of one case only (særutskrift); approved, preliminary or neither.

    ``sure`` when the words around it are a meeting's: a body, a date, or nothing. «Protokoll for god samhandling» may be
    anything, and is not sure.
    """

    kind: str
    sure: bool
    one_case: bool = False
    approved: bool | None = None


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    def any_of(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(look_alike(word)) for word in sorted(words, key=len, reverse=True))

    kinds = f"(?P<one>{any_of(_OF_ONE_CASE)})|(?P<agenda>{any_of(_AGENDA)})|(?P<minutes>{any_of(_MINUTES)})"
    opening = rf"(?:(?:{any_of(_BEFORE)})\s){{0,2}}(?:{kinds})(?![a-zæøå-])"
    return (
        re.compile(opening),
        re.compile(rf"(?<![a-zæøå-])(?:{kinds})(?![a-zæøå-])"),
        frozenset(map(look_alike, _JOINS)),
    )


def read_title(text: str, profile: Profile | None) -> MeetingTitle | None:
    """What the line says as the title of an agenda or of minutes, or None where it is no such title."""
    plain = " ".join(nfc(text).split()).strip("*_# ")
    if not plain or len(plain) > _LONGEST or (plain.endswith((".", "?")) and not plain[-2:-1].isdigit()):
        return None
    alike = look_alike(plain)
    opening, anywhere, _ = _words()
    found = opening.match(alike)
    if found is None:
        found = anywhere.search(alike)
        if found is None or not _is_meeting(plain[: found.start()], profile):
            return None
    one = found["one"] is not None
    rest = plain[found.end() :]
    sure = one or not rest.strip(" :.–-") or _is_meeting(rest, profile, unnamed=True)
    lower = nfc(plain).lower()
    approved = False if _PRELIMINARY.search(lower) else True if _APPROVED.search(lower) else None
    kind = "agenda" if found["agenda"] is not None else "minutes"
    return MeetingTitle(kind, sure, one, approved)


def _is_meeting(words: str, profile: Profile | None, *, unnamed: bool = False) -> bool:
    """Whether the words are only a body, a meeting, a date, a place and what joins them.

    A body, a meeting or a date must be among them, unless ``unnamed``: then words that only join will do.
    """
    plain = list(words)
    named, only_joins = False, unnamed
    for mention in body_names(profile).find(words):
        plain[mention.offset : mention.end_offset] = " " * (mention.end_offset - mention.offset)
        named = True
    for found in find_dates(words):
        plain[found.offset : found.end_offset] = " " * (found.end_offset - found.offset)
        named = True
    *_, joins = _words()
    for word in re.split(r"[\s,:;()–—|-]+", "".join(plain)):
        alike = look_alike(word.rstrip("."))
        if not word or alike in joins or _NUMBERS.fullmatch(word):
            named = named or alike.startswith(look_alike("møte"))
        elif not _NAME.fullmatch(word):
            return False
        else:
            only_joins = False
    return named or only_joins
