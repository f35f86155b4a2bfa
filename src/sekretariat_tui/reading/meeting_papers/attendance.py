"""Who was at a meeting, who was not, and for whom somebody met (catalogue section 5, attendance)."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ...domain.kinds import MemberRole
from ...domain.letters import look_alike, nfc
from ..lines import Line, Mark
from ..read_records import Presence, ReadPerson
from .rows import rows_of

# Written in plain letters; compared as `look_alike` makes them. A label may have words after it («Forfall fra …»).
_LABELS = {
    Presence.PRESENT: ("til stede", "tilstede", "til stades", "tilstades", "deltakere", "deltagere", "deltakarar", "deltakere i møtet",
        "møtedeltakere", "møtedeltakarar", "frammøtte", "fremmøtte", "følgende medlemmer møtte", "følgjande medlemer møtte",
        "møtte", "medlemmer", "medlemer", "faste medlemmer som møtte", "faste medlemer som møtte", "følgende møtte",
        "følgende deltok", "deltok", "desse møtte", "disse møtte", "innkalt", "møtende medlemmer", "fra kommunene",
        "frå kommunane", "kommunene", "kommunane", "for kommunene", "for kommunane", "representanter", "deltakarar i møtet"),
    Presence.ABSENT: ("forfall", "meldt forfall", "følgende hadde forfall", "fravær", "fråvær", "permisjon", "ikke til stede",
        "ikkje til stades", "ikke møtt", "faste medlemmer som ikke møtte", "faste medlemer som ikkje møtte", "melde forfall",
        "følgjande hadde meldt forfall", "følgende hadde meldt forfall", "fraværende", "forfall meldt av"),
    Presence.SUBSTITUTE: ("vara", "varamedlem", "varamedlemmer", "varamedlemer", "møtte for", "vara for", "følgende varamedlemmer møtte",
        "følgjande varamedlemer møtte", "varamedlemmer som møtte", "varamedlemer som møtte", "møtende varamedlemmer",
        "vararepresentanter"),
    Presence.OBSERVER: ("observatør", "observatører", "observatørar"),
    Presence.SECRETARIAT: ("sekretariat", "sekretariatet", "fra sekretariatet", "frå sekretariatet", "sekretær", "referent", "utvalgssekretær",
        "styresekretær", "protokollfører", "protokollførar", "utvalssekretær"),
    Presence.ALSO: ("fra administrasjonen møtte", "frå administrasjonen møtte", "fra administrasjonen deltok", "dessuten møtte", "dessutan møtte",
        "andre", "andre til stede", "andre møtende", "fra administrasjonen", "frå administrasjonen", "gjester", "dessuten deltok",
        "også til stede", "øvrige", "øvrige deltakere", "innledere", "i tillegg møtte", "i tillegg deltok", "andre som møtte"),
}  # fmt: skip
_CHAIRS = ("møteleder", "møteleiar", "leder", "leiar", "ordstyrer", "ordstyrar", "møtet ble ledet av")
_ROLES = {
    MemberRole.CHAIR: ("leder", "leiar", "utvalgsleder", "møteleder", "møteleiar"),
    MemberRole.DEPUTY_CHAIR: ("nestleder", "nestleiar"),
    MemberRole.SUBSTITUTE: ("vara", "varamedlem", "vararepresentant"),
    MemberRole.OBSERVER: ("observatør",),
    MemberRole.USER_REPRESENTATIVE: ("brukerrepresentant", "brukarrepresentant", "brukerrepresentanter"),
    MemberRole.GP_REPRESENTATIVE: ("fastlegerepresentant", "fastlege", "praksiskonsulent"),
    MemberRole.SECRETARIAT: ("sekretariat", "sekretariatet", "referent", "sekretær", "utvalgssekretær", "styresekretær"),
    MemberRole.MEMBER: ("medlem", "fast medlem"),
}  # fmt: skip
_HEADS = {
    "name": ("navn", "namn", "medlem", "deltaker", "deltakar"),
    "role": ("stilling", "rolle", "funksjon", "tittel", "verv"),
    "party": ("organisasjon", "kommune", "virksomhet", "part", "representerer", "representerar", "repr", "kommune/foretak",
        "arbeidssted", "verksemd", "tilhørighet", "parti"),
    "note": ("merknad", "merknader", "merknadar", "kommentar", "status", "oppmøte"),
    "absent": ("forfall", "fravær", "fråvær"),
    "present": ("møtte", "til stede", "tilstede", "til stades"),
    "stands_for": ("møtte for", "vara for", "vara", "for"),
}  # fmt: skip
_CLAUSE = re.compile(
    r"\s*(?:;|\n|,(?!\s(?:[a-zæøå]|[A-ZÆØÅ][\wæøå-]+\s(?:kommune|HF|RHF|IKS)))|\s(?:og|and)\s(?=[A-ZÆØÅ]))\s*"
)
_INITIAL = r"[A-ZÆØÅ]\.(?:\s?[A-ZÆØÅ]\.)*"
_GIVEN = r"[A-ZÆØÅ][a-zæøåéèüöäA-ZÆØÅ@&'’]*(?:-[A-ZÆØÅ][a-zæøåé]+)*"
_NAME = re.compile(rf"(?:{_GIVEN}|{_INITIAL})(?:\s(?:{_GIVEN}|{_INITIAL}|van|von|de|af|la)){{1,4}}")
_NO_NAME = re.compile(
    r"(?:Sykehuset|Sjukehuset|Helse|Universitetssykehuset|Nordlandssykehuset|Finnmarkssykehuset|Strategisk|Administrativt|Faglig|Fagleg|"
    r"Møte|Sak|Saker|Neste|Godkjen\w+|Fra|Frå|Teams|Vedtak|Side|Helsefellesskap\w*|Partnerskaps\w*|Brukerutvalg\w*|Den|Det|Dette|"
    r"Ingen|Alle|KS|Til|Kommun\w+|Følgende|Protokoll\w*|Innkalling\w*)(?!\w)"
)
_PARTY = re.compile(
    r"(?:[A-ZÆØÅ][\wæøåÆØÅ-]*(?:\s(?:i|og|[A-ZÆØÅ][\wæøåÆØÅ-]*)){0,4}\s)?(?:kommune|fylkeskommune|herad|HF|RHF|IKS|regionråd\w*|brukarutval\w*|"
    r"brukerutvalg\w*|KS|region|interkommunal\w*(?:\s\w+)*)(?:\s[A-ZÆØÅ][\wæøå]+)?$|^(?:Helse|Sykehuset|Sjukehuset|Nordlandssykehuset|"
    r"Finnmarkssykehuset|Universitetssykehuset|UNN|KS|NAV|FFO|Statsforvalteren|Fastleg\w+)(?!\w)"
)
_STANDS_FOR = re.compile(
    r"(?:(?:møtte|møter|vara|varamedlem|stedfortreder|varerepresentant|vararepresentant)\s(?:som\svara\s)?for|^for(?!\w)|^\(for(?!\w))\s*:?\s*"
    r"(?P<who>.+)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:fra|frå|til|gikk|kom|forlot|forlét|til og med|frå og med|fra og med|under|ikke|ikkje|deltok|t\.o\.m\.|f\.o\.m\.)\b.*(?:\d|sak)",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"(?:meldt\s|meldte\s)?forfall|permisjon|fravær\w*|fråvær\w*|ikke\smøtt", re.IGNORECASE)
_DISQUALIFIED = re.compile(r"(?<!\w)(?:in|u)habil\w*|(?<!\w)ugild\w*", re.IGNORECASE)
_NOT_SO = re.compile(
    r"ingen|ikke\s(?:ble\s|meldt\s)?|ikkje\s|(?:erklært|funnet|funne|vurdert\s(?:som|til))\s(?:å\svære\s)?habil",
    re.IGNORECASE,
)
_LED = re.compile(r"møtet\s(?:ble|blei|vart)\sled(?:et|a|d)\sav\s", re.IGNORECASE)
_PAREN = re.compile(r"\((?P<inside>[^()]*)\)")
_LABEL = re.compile(r"(?P<label>[A-Za-zÆØÅæøå@&][^:;\n]{1,60}?)\s*[:;]\s*(?P<rest>.*)", re.DOTALL)


def _table(words: Mapping[Presence, tuple[str, ...]]) -> dict[str, Presence]:
    return {look_alike(word): kind for kind, some in words.items() for word in some}


_BY_LABEL = _table(_LABELS)
_BY_ROLE = {look_alike(word): role for role, some in _ROLES.items() for word in some}
_BY_HEAD = {look_alike(word): head for head, some in _HEADS.items() for word in some}
_CHAIR_LABELS = frozenset(map(look_alike, _CHAIRS))


def list_label(text: str) -> Presence | None:
    """The list of names that a line opens («Til stede:», «Forfall»), or None."""
    plain = " ".join(nfc(text).split()).strip("*_ ")
    if len(plain) > 80:
        return None
    words = look_alike(plain.rstrip(" :;–-"))
    exact = _BY_LABEL.get(words)
    if exact is not None:
        return exact
    if plain.endswith(":") or not plain.endswith("."):
        for label, kind in _BY_LABEL.items():
            if (
                len(label) > 5
                and words.startswith(f"{label} ")
                and (plain.endswith(":") or label.startswith(("deltak", "deltao")))
            ):
                return kind
    return None


def read_attendance(lines: Sequence[Line]) -> tuple[ReadPerson, ...]:
    """The people in the lists of these lines, each once, in order."""
    found: list[ReadPerson] = []
    now: Presence | None = None
    heads: list[str] = []
    party = ""
    for line in lines:
        if line.cells:
            row_heads = [_BY_HEAD.get(look_alike(cell.strip(" .:*")), "") for cell in line.cells]
            if "name" in row_heads or (row_heads.count("") <= len(row_heads) - 2 and "party" in row_heads):
                heads = row_heads
                continue
            label = list_label(line.cells[0])
            if label is not None and not (heads and len(heads) == len(line.cells)):
                for cell in line.cells[1:]:
                    found += _people(cell.split("\n"), label, "")
                now = label
                continue
            person = _of_row(line.cells, heads, now or Presence.PRESENT) if heads or now else None
            if person is not None:
                found.append(person)
            continue
        heads = []
        for row in rows_of(line):
            labelled = _LABEL.match(row)
            label = list_label(labelled["label"] + ":") if labelled else list_label(row)
            if label is not None:
                now, party = label, _group_party(labelled["label"] if labelled else row)
                found += (
                    _people([labelled["rest"]], label, party, labelled["label"])
                    if labelled and labelled["rest"]
                    else []
                )
                continue
            chair = labelled is not None and look_alike(labelled["label"]) in _CHAIR_LABELS
            if labelled is not None and chair:
                found += [
                    _with_role(person, labelled["label"])
                    for person in _people([labelled["rest"]], Presence.PRESENT, "")
                ]
                continue
            if (
                labelled is not None
                and now is not None
                and not labelled["rest"]
                and (group := _group_party(labelled["label"]))
            ):
                party = group
                continue
            if labelled is not None and now is not None and _group_party(labelled["label"]) and labelled["rest"]:
                found += _people([labelled["rest"]], now, _group_party(labelled["label"]))
                continue
            if now is not None and labelled is None and _PARTY.search(row) and not _leading_name(row) and len(row) < 60:
                party = _group_party(row)
                continue
            people = _people([row], now, party) if now is not None else []
            if now is not None and not people and (line.heading or line.mark is Mark.NONE) and len(row) > 90:
                now = None  # running text: the list is over
            found += people
    led = [row for line in lines if not line.cells for row in rows_of(line) if (_LED.search(row))]
    for row in led:
        found += [_with_role(person, "møteleder") for person in _people([_LED.split(row)[-1]], Presence.PRESENT, "")]
    return tuple(_once(found))


def _group_party(label: str) -> str:
    """The party that a group of names stands under («Fra Nes kommune:»), «» for none."""
    words = re.sub(r"^(?:for|fra|frå|deltakere fra|møtte fra)\s", "", label.strip(), flags=re.IGNORECASE).strip(" :")
    return words if _PARTY.search(words) else ""


def _people(rows: Sequence[str], now: Presence, party: str, label: str = "") -> list[ReadPerson]:
    """The people in text: one to a line with role and party after commas, or several in a row."""
    found: list[ReadPerson] = []
    for row in rows:
        for piece in _pieces(row):
            person = _person(piece, now, party)
            if person is not None:
                found.append(_with_role(person, label) if look_alike(label) in _BY_ROLE else person)
    return found


def _pieces(row: str) -> Iterator[str]:
    """One piece for each person. Commas part people where a name stands after most of them, else what is said of one."""
    text = " ".join(nfc(row).split()).strip(" .*•–-")
    for clause in re.split(r"\s*;\s*", text):
        parts = re.split(r",\s*(?![^()]*\))|\s(?:og|samt)\s(?=[A-ZÆØÅ])(?![^()]*\))", clause)
        names = [bool(_leading_name(part)) for part in parts]
        begin = 0
        for at in range(1, len(parts) + 1):
            if at == len(parts) or (names[at] and not _PARTY.search(parts[at].partition("(")[0].strip())):
                yield ", ".join(part for part in parts[begin:at] if part)
                begin = at


def _leading_name(text: str) -> str:
    found = _NAME.match(text.strip())
    if found is None or _NO_NAME.match(found[0]) or _PARTY.search(found[0]):
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


def _person(piece: str, now: Presence, party: str) -> ReadPerson | None:
    name = _leading_name(piece)
    if not name:
        return None
    rest = piece.strip()[len(name) :]
    role, office, stands_for, notes = "", "", "", list[str]()
    presence = now
    inside = [fact.strip() for words in _PAREN.findall(rest) for fact in words.split(",")]
    facts = list(inside)
    facts += re.split(r",|\s[–—-]\s|^\s*[–—-]\s*", _PAREN.sub("", rest))
    for fact in (fact.strip(" .:–—-") for fact in facts):
        if not fact:
            continue
        deputy = _STANDS_FOR.search(fact)
        if deputy:
            stands_for, presence = (
                deputy["who"].strip(" )."),
                Presence.SUBSTITUTE if now is not Presence.ABSENT else now,
            )
        elif _ABSENT.match(fact):
            presence = Presence.ABSENT
        elif _PARTY.search(fact):
            if stands_for and party:
                continue
            party = fact
        elif _HOURS.match(fact) or _DISQUALIFIED.search(fact):
            notes.append(fact)
        elif look_alike(fact) in _BY_ROLE and _BY_ROLE[look_alike(fact)] is MemberRole.OBSERVER:
            presence, office = Presence.OBSERVER, fact
        elif look_alike(fact) in _BY_ROLE:
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
        member_role=_member_role(office or role, presence),
        party=party,
        stands_for=stands_for,
        note=", ".join([office, *notes] if role and office else notes),
    )


def _member_role(role: str, presence: Presence) -> MemberRole | None:
    known = _BY_ROLE.get(look_alike(role.strip(" .")))
    if known is not None:
        return known
    by_list = {
        Presence.SUBSTITUTE: MemberRole.SUBSTITUTE,
        Presence.OBSERVER: MemberRole.OBSERVER,
        Presence.SECRETARIAT: MemberRole.SECRETARIAT,
    }
    return by_list.get(presence)


def _with_role(person: ReadPerson, role: str) -> ReadPerson:
    shown = person.role or role.strip(" :").lower()
    return msgspec.structs.replace(person, role=shown, member_role=_member_role(shown, person.presence))


def _of_row(cells: Sequence[str], heads: Sequence[str], now: Presence) -> ReadPerson | None:
    """The person of a table row, by the head of the table where it has one."""
    if not heads or len(heads) != len(cells):
        return _person(", ".join(cell.replace("\n", " ").strip() for cell in cells if cell.strip()), now, "")
    by_head = {head: " ".join(cell.split()) for head, cell in zip(heads, cells, strict=True) if head}
    name = _leading_name(by_head.get("name", ""))
    if not name:
        return None
    role, party, note = by_head.get("role", ""), by_head.get("party", ""), by_head.get("note", "")
    stands_for, presence = by_head.get("stands_for", ""), now
    marked = _person(f"{name}, {note}", now, "") if note else None
    if marked is not None:
        presence, stands_for = marked.presence, stands_for or marked.stands_for
        if marked.member_role is not None and not stands_for:
            known = _BY_ROLE.get(look_alike(note))
            if known in {MemberRole.OBSERVER, MemberRole.SECRETARIAT}:
                presence = Presence.OBSERVER if known is MemberRole.OBSERVER else Presence.SECRETARIAT
                return ReadPerson(name=name, presence=presence, role=role, member_role=known, party=party, note=note)
    if by_head.get("absent", "").strip().lower() in {"x", "ja", "forfall"} or _ABSENT.match(by_head.get("present", "")):
        presence = Presence.ABSENT
    if stands_for:
        presence = Presence.SUBSTITUTE
        said = _STANDS_FOR.search(stands_for)
        stands_for = said["who"].strip() if said else stands_for
    return ReadPerson(
        name=name,
        presence=presence,
        role=role,
        member_role=_BY_ROLE.get(look_alike(note)) or _member_role(role, presence),
        party=party,
        stands_for=stands_for,
        note=note,
    )


def _once(people: Sequence[ReadPerson]) -> Iterator[ReadPerson]:
    by_name: dict[str, ReadPerson] = {}
    for person in people:
        known = by_name.get(person.name)
        if known is None:
            by_name[person.name] = person
        else:
            by_name[person.name] = msgspec.structs.replace(
                known,
                role=known.role or person.role,
                member_role=person.member_role if known.member_role is None else known.member_role,
                party=known.party or person.party,
            )
    yield from by_name.values()


def read_disqualified(text: str) -> Iterator[ReadPerson]:
    """Who was disqualified, by a sentence that says so («Kari Nes ble erklært inhabil og fratrådte»)."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n", nfc(text)):
        if _DISQUALIFIED.search(sentence) is None or _NOT_SO.search(sentence):
            continue
        for found in _NAME.finditer(sentence):
            if (
                not _NO_NAME.match(found[0])
                and not _PARTY.search(found[0])
                and sentence[found.end() :][:8] != " kommune"
            ):
                yield ReadPerson(name=found[0], presence=Presence.DISQUALIFIED, note=" ".join(sentence.split()))
                break
