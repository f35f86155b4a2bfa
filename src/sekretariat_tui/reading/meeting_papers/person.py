"""Somebody in a list of names: «Siri Moe, rådgiver, Vik kommune (for Per Ås)»."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ...domain.kinds import MemberRole
from ...domain.letters import look_alike, nfc
from ..read_records import Presence, ReadPerson
from .attendance_words import BY_ROLE

_INITIAL = r"[A-ZÆØÅ]\.(?:\s?[A-ZÆØÅ]\.)*"
_GIVEN = r"[A-ZÆØÅ][a-zæøåéèüöäA-ZÆØÅ@&'’]*(?:-[A-ZÆØÅ][a-zæøåé]+)*"
_NAME = re.compile(rf"(?:{_GIVEN}|{_INITIAL})(?:\s(?:{_GIVEN}|{_INITIAL}|van|von|de|af|la)){{1,4}}")
_NO_NAME = re.compile(
    r"(?:Sykehuset|Sjukehuset|Helse|Universitetssykehuset|Nordlandssykehuset|Finnmarkssykehuset|Strategisk|Administrativt|Faglig|Fagleg|"
    r"Møte|Sak|Saker|Neste|Godkjen\w+|Fra|Frå|Teams|Vedtak|Side|Helsefellesskap\w*|Partnerskaps\w*|Brukerutvalg\w*|Den|Det|Dette|"
    r"Saksnr|Navn|Namn|Innhold|Merknad\w*|Ingen|Alle|KS|Til|Kommun\w+|Følgende|Protokoll\w*|Innkalling\w*)(?!\w)"
)
PARTY = re.compile(
    r"(?:[A-ZÆØÅ][\wæøåÆØÅ-]*(?:\s(?:i|og|[A-ZÆØÅ][\wæøåÆØÅ-]*)){0,4}\s)?(?:kommune|fylkeskommune|herad|HF|RHF|IKS|regionråd\w*|brukarutval\w*|"
    r"brukerutvalg\w*|KS|region|interkommunal\w*(?:\s\w+)*)(?:\s[A-ZÆØÅ][\wæøå]+)?$|^(?:Helse|Sykehuset|Sjukehuset|Nordlandssykehuset|"
    r"Finnmarkssykehuset|Universitetssykehuset|UNN|KS|NAV|FFO|Statsforvalteren|Fastleg\w+)(?!\w)"
)
STANDS_FOR = re.compile(
    r"(?:(?:møtte|møter|vara|varamedlem|stedfortreder|varerepresentant|vararepresentant)\s(?:som\svara\s)?for|^for(?!\w)|^\(for(?!\w))\s*:?\s*"
    r"(?P<who>.+)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:fra|frå|til|gikk|kom|forlot|forlét|til og med|frå og med|fra og med|under|ikke|ikkje|deltok|t\.o\.m\.|f\.o\.m\.)\b.*(?:\d|sak)",
    re.IGNORECASE,
)
ABSENT = re.compile(r"(?:meldt\s|meldte\s)?forfall|permisjon|fravær\w*|fråvær\w*|ikke\smøtt", re.IGNORECASE)
_DISQUALIFIED = re.compile(r"(?<!\w)(?:in|u)habil\w*|(?<!\w)ugild\w*", re.IGNORECASE)
_NOT_SO = re.compile(
    r"ingen|ikke\s(?:ble\s|meldt\s)?|ikkje\s|(?:erklært|funnet|funne|vurdert\s(?:som|til))\s(?:å\svære\s)?habil",
    re.IGNORECASE,
)
_LONGEST = 4_000  # letters of a list of names: what is longer is text
_PAREN = re.compile(r"\((?P<inside>[^()]*)\)")


def read_people(rows: Sequence[str], now: Presence, party: str, label: str = "") -> list[ReadPerson]:
    """The people in text: one to a line with role and party after commas, or several in a row."""
    found: list[ReadPerson] = []
    for row in (row for row in rows if len(row) <= _LONGEST):
        for piece in _pieces(row):
            person = read_person(piece, now, party)
            if person is not None:
                found.append(with_role(person, label) if look_alike(label) in BY_ROLE else person)
    return found


def _pieces(row: str) -> Iterator[str]:
    """One piece for each person. Commas part people where a name stands after most of them, else what is said of one."""
    text = " ".join(nfc(row).split()).strip(" .*•–-")
    for clause in re.split(r"\s*;\s*", text):
        parts = re.split(r",\s*(?![^()]*\))|\s(?:og|samt)\s(?=[A-ZÆØÅ])(?![^()]*\))", clause)
        names = [bool(leading_name(part)) for part in parts]
        begin = 0
        for at in range(1, len(parts) + 1):
            if at == len(parts) or (names[at] and not PARTY.search(parts[at].partition("(")[0].strip())):
                yield ", ".join(part for part in parts[begin:at] if part)
                begin = at


def leading_name(text: str) -> str:
    """The name the text begins with, empty for a party, a heading or a sentence."""
    found = _NAME.match(text.strip())
    words = found[0].split() if found is not None else []
    office = next((at for at, word in enumerate(words) if at > 1 and look_alike(word) in BY_ROLE), None)
    if office is not None:
        return " ".join(words[:office])  # «Kari Nes Leder Nes kommune»: the row of a table whose cells are lost
    if found is None or _NO_NAME.match(found[0]) or PARTY.search(found[0]):
        return ""
    rest = text.strip()[found.end() :].lstrip()
    if rest[:1].islower() and not rest.startswith(
        (
            "møtte",
            "for ",
            "vara",
            "fra ",
            "frå ",
            "meld",
            "til ",
            "deltok",
            "gikk",
            "kom ",
            "v/",
            "ble ",
            "vart ",
            "er ",
            "og ",
            "i sak",
            "var ",
        )
    ):
        return ""  # a sentence, or «Nes kommune»
    return found[0]


def read_person(piece: str, now: Presence, party: str) -> ReadPerson | None:
    """The person of one piece; ``now`` is the list it stands in, and ``party`` the group."""
    name = leading_name(piece)
    if not name:
        return None
    rest = piece.strip()[len(name) :]
    role, office, stands_for, notes = "", "", "", list[str]()
    presence = now
    inside = [fact.strip() for words in _PAREN.findall(rest) for fact in words.split(",")]
    facts = list(inside)
    facts += re.split(r",|\s[–—-]\s|^\s*[–—-]\s*", _PAREN.sub("", rest))
    for fact in (fact.strip(" .:–—-") for fact in facts):
        first, _, others = fact.partition(" ")
        if others and look_alike(first) in BY_ROLE and PARTY.search(others):
            office, fact = first, others  # «Leder Nes kommune»
        if not fact:
            continue
        deputy = STANDS_FOR.search(fact)
        if deputy:
            who = deputy["who"].strip(" ).")
            if PARTY.search(who) and "," not in who and len(who.split()) > 3:  # «for Per Ås Vik kommune»
                who, party = " ".join(who.split()[:2]), party or " ".join(who.split()[2:])
            stands_for, presence = who, Presence.SUBSTITUTE if now is not Presence.ABSENT else now
        elif ABSENT.match(fact):
            presence = Presence.ABSENT
        elif PARTY.search(fact):
            if stands_for and party:
                continue
            party = fact
        elif _HOURS.match(fact) or _DISQUALIFIED.search(fact):
            notes.append(fact)
        elif look_alike(fact) in BY_ROLE and BY_ROLE[look_alike(fact)] is MemberRole.OBSERVER:
            presence, office = Presence.OBSERVER, fact
        elif look_alike(fact) in BY_ROLE:
            office = fact
        elif fact in inside and not party and fact[:1].isupper() and len(fact) > 1:
            party = fact  # «Kari Nes (Nes)»
        elif not role:
            role = fact
        else:
            notes.append(fact)
    return ReadPerson(
        name=name,
        presence=presence,
        role=role or office,
        member_role=member_role(office or role, presence),
        party=party,
        stands_for=stands_for,
        note=", ".join([office, *notes] if role and office else notes),
    )


def member_role(role: str, presence: Presence) -> MemberRole | None:
    """What the role means, or the list where the role says nothing."""
    known = BY_ROLE.get(look_alike(role.strip(" .")))
    if known is not None:
        return known
    by_list = {
        Presence.SUBSTITUTE: MemberRole.SUBSTITUTE,
        Presence.OBSERVER: MemberRole.OBSERVER,
        Presence.SECRETARIAT: MemberRole.SECRETARIAT,
    }
    return by_list.get(presence)


def with_role(person: ReadPerson, role: str) -> ReadPerson:
    """The person with the role of a label («Møteleder: …»), unless another stands there."""
    shown = person.role or role.strip(" :").lower()
    return msgspec.structs.replace(person, role=shown, member_role=member_role(shown, person.presence))


def read_disqualified(text: str) -> Iterator[ReadPerson]:
    """Who was disqualified, by a sentence that says so («Kari Nes ble erklært inhabil og fratrådte»)."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n", nfc(text)):
        if _DISQUALIFIED.search(sentence) is None or _NOT_SO.search(sentence):
            continue
        for found in _NAME.finditer(sentence):
            if (
                not _NO_NAME.match(found[0])
                and not PARTY.search(found[0])
                and sentence[found.end() :][:8] != " kommune"
            ):
                yield ReadPerson(name=found[0], presence=Presence.DISQUALIFIED, note=" ".join(sentence.split()))
                break
