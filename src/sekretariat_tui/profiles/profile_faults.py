"""What is wrong between the parts of a profile that could each be read: doubled codes, parties that do not exist."""

import re
from collections.abc import Iterator

from ..domain.partnership import Body
from .profile import NoticePeriods, Profile
from .yaml_reader import Trail

_CODE = re.compile(r"[^\W_][\w:.-]{0,19}")  # stands in case numbers and file names
_SEED = re.compile(r"[\w-]{1,60}")


def faults(profile: Profile) -> Iterator[tuple[Trail, str]]:
    """Each fault: the way to the part of the record it is in, and a sentence in bokmål."""
    yield from _bodies(profile)
    yield from _parties(profile)
    yield from _headings(profile)
    yield from _notices(profile)
    yield from _fixed_items(profile)
    if profile.seed and not _SEED.fullmatch(profile.seed):
        yield ("seed",), "«startdata» er navnet på en fil uten mappe og uten «.yaml»."


def _bodies(profile: Profile) -> Iterator[tuple[Trail, str]]:
    if not profile.bodies:
        yield ("bodies",), "«utvalg» må ha minst ett utvalg."
    names: dict[str, list[Body]] = {}
    for index, body in enumerate(profile.bodies):
        yield from _code(body.code, ("bodies", index, "code"))
        for trail, name in _names(body):
            folded = name.casefold()
            for other in names.setdefault(folded, []):
                shared_code = folded in {other.code.casefold(), body.code.casefold()}
                if other is not body and (shared_code or _at_the_same_time(body, other)):
                    yield ("bodies", index, *trail), f"«{name}» står både på {other.code} og på {body.code}."
            names[folded].append(body)
        for field, year in (("valid_from", body.valid_from), ("valid_to", body.valid_to)):
            if year is not None and not 1900 <= year <= 2200:
                yield ("bodies", index, field), f"{year} er ikke et årstall. Skriv fire siffer."
        if body.valid_from is not None and body.valid_to is not None and body.valid_to < body.valid_from:
            yield ("bodies", index, "valid_to"), f"«til_aar» {body.valid_to} er før «fra_aar» {body.valid_from}."


def _names(body: Body) -> Iterator[tuple[Trail, str]]:
    yield ("code",), body.code
    yield ("name",), body.name
    for index, alias in enumerate(body.aliases):
        yield ("aliases", index), alias


def _at_the_same_time(one: Body, other: Body) -> bool:
    return (one.valid_from or 0) <= (other.valid_to or 9999) and (other.valid_from or 0) <= (one.valid_to or 9999)


def _parties(profile: Profile) -> Iterator[tuple[Trail, str]]:
    codes: set[str] = set()
    for index, party in enumerate(profile.parties):
        yield from _code(party.code, ("parties", index, "code"))
        if party.code.casefold() in codes:
            yield ("parties", index, "code"), f"Koden «{party.code}» er brukt av en annen part."
        codes.add(party.code.casefold())
    for index, party in enumerate(profile.parties):
        for place, other in enumerate(party.speaks_for):
            if profile.party(other) is None:
                yield ("parties", index, "speaks_for", place), f"«{other}» er ikke koden til noen part."


def _code(code: str, trail: Trail) -> Iterator[tuple[Trail, str]]:
    if not _CODE.fullmatch(code):
        yield trail, f"Koden «{code[:40]}» kan bare ha bokstaver, tall, bindestrek, punktum og kolon, og høyst 20 tegn."


def _headings(profile: Profile) -> Iterator[tuple[Trail, str]]:
    for field in ("proposal_heading", "decision_heading", "attachments_heading"):
        if not getattr(profile.paper, field).strip():
            yield ("paper", field), "Overskriften er tom."


def _notices(profile: Profile) -> Iterator[tuple[Trail, str]]:
    for trail, notice in (
        (("notice",), profile.notice),
        *((("notice_by_body", body), notice) for body, notice in profile.notice_by_body.items()),
    ):
        for field in NoticePeriods.__struct_fields__:
            if not 0 <= getattr(notice, field) <= 366:
                yield (*trail, field), "Fristen er et antall dager fra 0 til 366."
    for code in profile.notice_by_body:
        if profile.body(code) is None:
            yield ("notice_by_body", code), f"«{code}» er ikke koden til noe utvalg."


def _fixed_items(profile: Profile) -> Iterator[tuple[Trail, str]]:
    taken = set()
    for index, fixed in enumerate(profile.fixed_items):
        if fixed.item in taken:
            yield ("fixed_items", index, "item"), "Den faste saken står to ganger."
        taken.add(fixed.item)
