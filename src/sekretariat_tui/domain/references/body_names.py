"""The bodies a text names: codes and names, also worn ones, in bokmål and nynorsk (catalogue section 10).

The words of a helsefellesskap come from its profile; the built-in ones cover every helsefellesskap and the bodies
outside it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Protocol

import msgspec

from ..letters import look_alike, nfc
from ..patterns import Pattern


class BodyWords(Protocol):
    """What a profile says of a body."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> Iterable[str]: ...


class BodyMention(msgspec.Struct, frozen=True):
    """A body named in a text: where, and its code («SSU», «LSU:Molde», «STYRET:Helse Nord RHF»)."""

    offset: int
    end_offset: int
    code: str


BOARD = "STYRET"
PARTNERSHIP_BODIES = frozenset({"PA", "SSU", "ASU", "FSU", "LSU", "SU", "OSS", "OSO", "OSU", "GSU"})
LOCAL_GOVERNMENT = frozenset(
    {"KOMMUNESTYRET", "FORMANNSKAPET", "FYLKESTINGET", "FYLKESUTVALGET", "KONTROLLUTVALGET", "BYDELSUTVALGET"}
)
WITH_PLACE = frozenset({"LSU", "KOMMUNESTYRET", "FORMANNSKAPET", "KONTROLLUTVALGET", "BYDELSUTVALGET"})

# Prefixes and codes of numbers: K-sak, KST-63/16, F-sak, FT-13/17, PS 108/2026 (FS)
CODES = {
    **{code: code for code in PARTNERSHIP_BODIES},
    "K": "KOMMUNESTYRET", "KS": "KOMMUNESTYRET", "KST": "KOMMUNESTYRET", "BY": "KOMMUNESTYRET",
    "F": "FORMANNSKAPET", "FS": "FORMANNSKAPET", "FSK": "FORMANNSKAPET", "FT": "FYLKESTINGET", "FU": "FYLKESUTVALGET",
    "KU": "KONTROLLUTVALGET", "BU": "BYDELSUTVALGET", "ST": BOARD, "HPNM": "HPNM",
}  # fmt: skip

# Written as `look_alike` makes them: o stands for ø @ g q too, a for å æ &, l for i and 1.
_MEETING = r"m(?:o|oe|e)t(?:e|et|ets|er|ene)"
_COMMITTEE = r"[ -]?samarbe[lj]dsut?val(?:o|oet|oets|et|ets)?"
_NAMES = (
    (r"part?n?er[sn]?[sk]{1,2}aps?" + _MEETING + r"|partnarskaps" + _MEETING + r"|part?n[ea]rskapets?", "PA"),
    (r"partnerksaps?" + _MEETING, "PA"),
    (r"overordn(?:et|a)[ -]strateols[kh]e?" + _COMMITTEE, "OSS"),
    (r"strateols[kh]e?" + _COMMITTEE, "SSU"),
    (r"admlnlstratlv[te]?" + _COMMITTEE, "ASU"),
    (r"fa(?:ol|ole)[olb]{0,2}[oe]?[ -]?samarbe[lj]dsut?val(?:o|oet|oets|et|ets)?|fa(?:o|b)lloe?" + _COMMITTEE, "FSU"),
    (r"fa(?:ol[leo]{1,3}|o)ut?val(?:o|oet|et)", "FSU"),
    (r"lokalt?e?" + _COMMITTEE, "LSU"),
    (r"overordn(?:et|a) samarbeldsoroan(?:et)?|overordn(?:et|a) samhandllnosoroan(?:et)?", "OSO"),
    (r"overordn(?:et|a) (?:samarbelds|samhandllnos)ut?val(?:o|oet|et)?", "OSU"),
    (r"oeoorafls[kh]e?" + _COMMITTEE, "GSU"),
    (r"kommunestyre(?:t|ts)?|bystyre(?:t|ts)?|herr?adss?tyre(?:t|ts)?", "KOMMUNESTYRET"),
    (r"formannskap(?:et|ets)?", "FORMANNSKAPET"),
    (r"fylkestlno(?:et|ets)?", "FYLKESTINGET"),
    (r"fylkesut?val(?:oet|et|oets)", "FYLKESUTVALGET"),
    (r"kontrollut?val(?:oet|et|o|oets)?", "KONTROLLUTVALGET"),
    (r"bydelsut?val(?:oet|et|o|oets)?", "BYDELSUTVALGET"),
    (r"styre" + _MEETING + r"|styrevedtak(?:et)?|styrets?", BOARD),
)  # fmt: skip

_CAPITALISED = r"[A-ZÆØÅ][\wæøåÆØÅ-]*"
_REGIONAL = {"Helse Nord", "Helse Vest", "Helse Sør-Øst", "Helse Midt-Norge", "Helse Midt"}
_TRUST_STARTS = (
    r"(?:Helse|Sykehuset|Sjukehuset|Universitetssykehuset|Finnmarkssykehuset|Nordlandssykehuset|Helgelandssykehuset|"
    r"Sørlandet|Akershus|Oslo|Vestre|St\.|Sunnaas|Diakonhjemmet|Lovisenberg)"
)
_TRUST = (
    rf"{_TRUST_STARTS}(?:(?:\s{{1,2}}(?:i\s)?|-){_CAPITALISED}|\s{{1,2}}(?:og|universitetssykehus|sykehus|hospital|"
    rf"sjukehus)(?=[\s,.]))" + r"{0,4}"
)
_GAP = r"[ \t\xa0]{1,2}"  # not over a line: «Fakta», a heading, is no part of the name below it
_NAMED = rf"{_CAPITALISED}(?:{_GAP}og(?={_GAP}[A-ZÆØÅ])|{_GAP}{_CAPITALISED}){{0,3}}{_GAP}(?:R?HF|IKS|AS)(?=s?(?!\w))"
_OF_TRUST = Pattern(rf"\s{{1,2}}(?:i|for|ved|til)\s{{1,2}}(?P<name>{_NAMED}|{_TRUST})")
_TRUST_BEFORE = Pattern(rf"(?P<name>{_NAMED}|{_TRUST})(?:['’´]?s)?,?\s{{0,2}}(?:si(?:n|tt)?\s{{1,2}})?\Z")
_ANY_TRUST = Pattern(rf"(?<!\w)(?P<name>{_NAMED}|{_TRUST})")
# «Helse Nord vedtok i sak 26-2024», «Helse Vest RHF sin sak 8/25»: a trust's own case is its board's
_TRUST_DECIDES = Pattern(
    rf"(?P<name>{_NAMED}|{_TRUST})(?:['’´]?s\s{{1,2}}|\s{{1,2}}si(?:n|tt)?\s{{1,2}}|\s{{1,2}}(?:vedtok|vedtek|besluttet|"
    rf"beslutta|behandlet|behandla|handsama|godkjente|godkjende)\s{{1,2}}i\s{{1,2}})\Z"
)
_TRUST_AFTER = Pattern(
    rf"\)?,?\s{{0,2}}(?:\(\s?|(?:(?<=,)|(?<=,\s))|(?:i|for|fra|frå|ved|til|av|hos)\s{{1,2}})(?P<name>{_NAMED}|{_TRUST})"
    rf"|\s(?P<last>{_NAMED})(?=[.,;)\n]|\Z)"
)
_PLACE_AFTER = Pattern(
    rf"\s{{1,2}}(?:(?:i|for|på)\s{{1,2}})?(?P<place>{_CAPITALISED}(?:(?:\s{{1,2}}og\s{{1,2}}|-){_CAPITALISED})?)"
)
_PLACE_BEFORE = Pattern(rf"(?P<place>{_CAPITALISED})\s{{1,2}}\Z")
_NO_PLACE = frozenset(
    "I Av Fra Frå Til Vedtatt Vedteke Behandlet Behandla Nytt Det Dette Den Samme Same Møte Møtet Saksprotokoll "
    "Vedtak Vedtok Og Jf Jfr Sak "
    "Saken Saka Som Da Når For Ved På Om Etter Innen Status Rapport Utvalg Utval Hvert Kvart Hele".split()
)
_CODE_AGAIN = Pattern(r"\s{0,2}\((?P<code>[A-ZÆØÅ]{2,5})\)")


def trust_name(name: str) -> str:
    """A trust's full name: «Helse Nord» is Helse Nord RHF, «Nordlandssykehuset» is Nordlandssykehuset HF."""
    plain = " ".join(name.split()).rstrip(",.")
    if plain.endswith(("HF", "IKS", " AS")):
        return plain
    return f"{plain} RHF" if plain in _REGIONAL else f"{plain} HF"


def trust_before(text: str, offset: int) -> str | None:
    """The trust named right before `offset`, as in «Helse Vest RHF sin styresak»."""
    found = _TRUST_BEFORE.search(text[max(0, offset - 70) : offset])
    return trust_name(found["name"]) if found else None


def trust_that_decides(text: str, offset: int) -> str | None:
    """The trust whose own case stands at `offset`: «Helse Nord vedtok i», «Helse Vest RHF sin»."""
    found = _TRUST_DECIDES.search(text, max(0, offset - 80), offset)
    return trust_name(found["name"]) if found else None


def last_trust(text: str, start: int, end: int) -> str | None:
    """The trust named last between two places: «Helse Nord tok dette opp i styresak 18-2024»."""
    names = [found["name"] for found in _ANY_TRUST.finditer(text, start, end)]
    whole = [name for name in names if " " in name or name.lower().endswith("sykehuset")]  # «Oslo» alone is a town
    return trust_name(whole[-1]) if whole else None


def trust_after(text: str, offset: int) -> str | None:
    """The trust named right after a reference: «styresak 60-2025 i Helse Nord», «… (Helse Nord RHF)»."""
    found = _TRUST_AFTER.match(text, offset, offset + 90)
    return trust_name(found["name"] or found["last"]) if found else None


class BodyNames:
    """Finds the bodies in a text. Made from the bodies of a profile, or from the built-in words alone."""

    def __init__(self, bodies: Iterable[BodyWords] | None = None) -> None:
        own = tuple((body.code, (body.name, *body.aliases)) for body in bodies or ())
        self.codes = dict(CODES)
        patterns: list[str] = []
        self._targets: list[str] = []
        for code, names in own:
            self.codes[code] = code
            for name in sorted(names, key=len, reverse=True):
                if re.fullmatch(r"[A-ZÆØÅ0-9-]{1,6}", name):
                    self.codes[name] = code
                elif len(name) > 3:
                    patterns.append(re.escape(look_alike(nfc(name))) + r"(?:t|et|oet|ets|s)?")
                    self._targets.append(code)
        order = sorted(range(len(patterns)), key=lambda index: -len(patterns[index]))
        patterns = [patterns[index] for index in order]
        self._targets = [self._targets[index] for index in order]
        for source, code in _NAMES:
            patterns.append(source)
            self._targets.append(code)
        # Most places in a text begin no name: they are passed over by their first letter.
        first = "".join(sorted({letter for source in patterns for letter in _first_letters(source)}))
        named = "|".join(f"({source})" for source in patterns)
        self._names = re.compile(f"(?=[{first}])(?<![a-z])(?:{named})(?![a-z])")
        words = sorted((re.escape(code) for code in self.codes if len(code) > 1), key=len, reverse=True)
        first = "".join(sorted({re.escape(code[0]) for code in self.codes if len(code) > 1}))
        self._codes = re.compile(
            rf"(?=[{first}])(?<![\w-])(?P<code>{'|'.join(words)})(?:-m[øo@g]te[tn]?|s)?(?=[\W\d_]|$)(?!-[a-zæøå])"
        )

    def code_of(self, word: str) -> str | None:
        """The body that a short code names, or None."""
        return self.codes.get(word) or self.codes.get(word.upper())

    def find(self, text: str) -> list[BodyMention]:
        """Every body named in the text, in order; «strategisk samarbeidsutvalg (SSU)» is one."""
        return _apart(self._find(text, 0, len(text)))

    def find_around(self, text: str, places: Iterable[tuple[int, int]], before: int, after: int) -> list[BodyMention]:
        """The bodies named from so many letters before each of these places to so many after, in order.

        Looking for bodies is most of the time that references take, and most of a paper is far from any.
        """
        windows: list[tuple[int, int]] = []
        for start, end in places:
            low, high = max(0, start - before), min(len(text), end + after)
            while low > max(0, start - before - 40) and text[low - 1].isalnum():
                low -= 1
            if windows and low <= windows[-1][1]:
                windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
            else:
                windows.append((low, high))
        return _apart(mention for low, high in windows for mention in self._find(text, low, high))

    def _find(self, text: str, low: int, high: int) -> Iterator[BodyMention]:
        for found in self._names.finditer(look_alike(text[low:high])):
            code = self._targets[(found.lastindex or 1) - 1]
            start, end = low + found.start(), low + found.end()
            again = _CODE_AGAIN.match(text, end)
            if again and (self.codes.get(again["code"]) == code or code.startswith(self.codes.get(again["code"], "?"))):
                end = again.end()
            yield self._placed(text, start, end, code)
        for found in self._codes.finditer(text, low, high):
            if found["code"] == "KS" or found["code"] == "ST":
                continue  # KS is mostly the organisation; as a prefix of a number it is read there
            yield self._placed(text, found.start(), found.end(), self.codes[found["code"]])

    def _placed(self, text: str, start: int, end: int, code: str) -> BodyMention:
        if code == BOARD:
            of = _OF_TRUST.match(text, end)
            if of:
                return BodyMention(start, of.end(), f"{BOARD}:{trust_name(of['name'])}")
            trust = trust_before(text, start)
            if trust:
                return BodyMention(start, end, f"{BOARD}:{trust}")
        elif code in WITH_PLACE:
            after = _PLACE_AFTER.match(text, end)
            if after and after["place"] not in _NO_PLACE and after["place"].upper() != after["place"]:
                return BodyMention(start, after.end(), f"{code}:{after['place']}")
            before = _PLACE_BEFORE.search(text[max(0, start - 30) : start])
            if before and before["place"] not in _NO_PLACE and code != "LSU" and text[end - 1] != "t":
                return BodyMention(start - len(before.group()), end, f"{code}:{before['place']}")
        return BodyMention(start, end, code)


def _first_letters(source: str) -> set[str]:
    """The letters that what the pattern finds can begin with; each of its alternatives begins with a letter."""
    depth, opens, found = 0, True, set[str]()
    for sign in source:
        if opens:
            found.add(sign)
            opens = False
        depth += (sign == "(") - (sign == ")")
        opens = sign == "|" and depth == 0
    return found


def _apart(found: Iterable[BodyMention]) -> list[BodyMention]:
    """The mentions in order, without those inside another."""
    out: list[BodyMention] = []
    for mention in sorted(found, key=lambda mention: (mention.offset, -mention.end_offset)):
        if not out or mention.offset >= out[-1].end_offset:
            out.append(mention)
    return out


@lru_cache(maxsize=8)
def _names_of(key: tuple[tuple[str, str, tuple[str, ...]], ...]) -> BodyNames:
    return BodyNames(_Words(*entry) for entry in key)


class _Words(msgspec.Struct, frozen=True):
    code: str
    name: str
    aliases: tuple[str, ...]


def body_names(profile: object | None = None) -> BodyNames:
    """The finder for a profile (anything with `bodies` of code, name and aliases), or the built-in one for None."""
    bodies: Iterable[BodyWords] = getattr(profile, "bodies", None) or ()
    return _names_of(tuple((body.code, body.name, tuple(body.aliases)) for body in bodies))
