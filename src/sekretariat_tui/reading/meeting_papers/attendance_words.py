"""The words of attendance lists: what opens one, what a role means, and the heads of a table of people."""

from collections.abc import Mapping

from ...domain.kinds import MemberRole
from ...domain.letters import look_alike, nfc
from ..read_records import Presence

# Written in plain letters; compared as `look_alike` makes them. A label may have words after it («Forfall fra …»).
_LABELS = {
    Presence.PRESENT: ("til stede", "tilstede", "til stades", "tilstades", "deltakere", "deltagere", "deltakarar", "deltakere i møtet",
        "møtedeltakere", "møtedeltakarar", "frammøtte", "fremmøtte", "følgende medlemmer møtte", "følgjande medlemer møtte",
        "møtte", "medlemmer", "medlemer", "faste medlemmer som møtte", "faste medlemer som møtte", "følgende møtte",
        "følgende deltok", "deltok", "desse møtte", "disse møtte", "innkalt", "møtende medlemmer", "fra kommunene",
        "frå kommunane", "kommunene", "kommunane", "for kommunene", "for kommunane", "representanter", "deltakarar i møtet"),
    Presence.ABSENT: ("forfall", "meldt forfall", "følgende hadde forfall", "fravær", "fråvær", "permisjon", "ikke til stede",
        "ikkje til stades", "ikke møtt", "faste medlemmer som ikke møtte", "faste medlemer som ikkje møtte", "melde forfall", "meldt fråvær", "meldt fravær", "melde fråvær",
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


def _table(words: Mapping[Presence, tuple[str, ...]]) -> dict[str, Presence]:
    return {look_alike(word): kind for kind, some in words.items() for word in some}


_BY_LABEL = _table(_LABELS)
BY_ROLE = {look_alike(word): role for role, some in _ROLES.items() for word in some}
BY_HEAD = {look_alike(word): head for head, some in _HEADS.items() for word in some}
CHAIR_LABELS = frozenset(map(look_alike, _CHAIRS))


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
