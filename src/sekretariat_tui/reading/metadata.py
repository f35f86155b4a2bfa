"""The labels at the head of a case paper and what stands behind them (catalogue section 2)."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from ..domain.dates import find_dates
from ..domain.letters import look_alike, nfc
from ..domain.patterns import Pattern
from ..domain.references import body_names
from ..profiles.profile import METADATA_LABELS, Profile

_FIELDS = {
    "case_officer": "saksbehandler, saksbehandlere, saksbeh, saksbeh/tlf, saksbehandler/tlf, saksansvarlig, "
        "saksansv, saksansvarleg, "
    "sakshandsamar, sakshandsamarar, sakhandsamar, saksbehandlar, saksbehandlarar, saksbehandler(e), sakshandsamar/tlf",
    "clearance": "avkl. sekr, avklart i sekretariat, avklart i sekretariatet, avklart sekretariat, avklart, avkl, "
        "avkl. sekretariat",
    "meeting_date": "møtedato, møtedato/tid, dato møte, dato for møte, møte dato, dato/tid, styremøte, møtedag, "
        "dato for møtet, møtedatoar",
    "document_date": "dato dok, dato dokument, dokumentdato, dato skrevet, dato, vår dato, sted/dato, stad/dato, "
        "dato skriven, brevdato",
    "case_number": "saksnr, saksnummer, saknr, sak nr, sak, møtesaksnummer, møtesaksnr, utvalgssaksnr, utvalgssak, "
        "utvalgssakstype/nr, utvalssak, utvalssaksnr, "
    "styresak, styresaknr, styresak nr, sak nummer",
    "body": "utvalg, utval, utvalg/styre/råd, utvalsnamn, utvalgsnavn, saksgang, behandles i utvalg, saken "
        "behandles i, til behandling i, "
    "styre, behandles i, behandlast i, føretak, foretak, råd, møte i, handsamast i, saka skal handsamast i, organ, "
    "til handsaming i",
    "our_ref": "vår ref, vår referanse, ref, dok.ref, dok ref, vårref, vår ref/saksnr, vår referanse/saksnr, referanse",
    "your_ref": "deres ref, deres referanse, dykkar ref, dykkar referanse, dykkarref",
    "archive_ref": "arkivreferanse, arkivsaksnr, arkivsaknr, arkivsak, arkivsak-dok, arkivnr, arkivkode, arkiv, "
        "ark, saksmappe, saksmappe nr, "
    "lnr, arkivsakid, journalpostid, løpenr/arkiv, arkivsaksnummer, journalnr, j.nr, jnr, journalpost, løpenr, "
    "arkiv-saksnr, klassering, j.nr./referanse",
    "subject": "saken gjelder, saka gjeld, vedrørende, vedrørande, vedr, navn på sak, namn på sak, tittel, "
        "sakstittel, gjelder, gjeld, sakens navn, "
    "saksnavn, emne, tema, sakstitel",
    "sponsor": "saksordfører, saksordførar",
    "recipient": "til, går til, sendes/behandles, mottaker, mottakar, mottakere, sendes til, adressat",
    "copy": "kopi, kopi til, kopimottakere, gjenpart",
    "attachments": "vedlegg, trykte vedlegg, utrykte vedlegg, dokumenter i saken, saksdokumenter, saksdokument, "
        "vedlegg og andre saksdokumenter, "
    "andre saker ikke vedlagt, ikke vedlagt, ikkje vedlagt, prenta vedlegg, uprenta vedlegg, dokument i saka",
    "publicity": "unntatt off, unntatt offentlighet, unntatt offentleg, unnateke offentlegheit, unntatt "
        "offentlegheit, offentlig, offentleg, "
    "unntatt offentlighet jf, lukket, lukka del, lukka, gradering, hjemmel, tilgang, off, u.off, u off",
    "appeal": "klageadgang, klagerett",
    "place": "møtested, sted, møtestad, stad, møterom",
    "time": "tid, tidspunkt, møtetid, klokkeslett, kl",
    "convened_by": "møte innkalt av, innkalt av, møteansvarlig, møteansvarleg",
    "chair": "møteleder, møteleiar, leder, leiar, ordstyrer, ordstyrar",
    "minute_taker": "referent, sekretær, utvalgssekretær, utvalssekretær, styresekretær, protokollfører, "
        "protokollførar",
    "present": "til stede, tilstede, til stades, tilstades, deltakere, deltagere, deltakarar, møtedeltakere, "
        "møtedeltakarar, frammøtte, fremmøtte, "
    "følgende medlemmer møtte, følgjande medlemer møtte, møtte, medlemmer, medlemer, faste medlemmer som møtte",
    "absent": "forfall, meldt forfall, fravær, fråvær, permisjon, ikke til stede, ikkje til stades, ikke møtt, "
        "faste medlemmer som ikke møtte",
    "substitute": "vara, varamedlem, varamedlemmer, varamedlemer, møtte for, vara for, følgende varamedlemmer møtte",
    "observer": "observatør, observatører, observatørar",
    "also_present": "fra administrasjonen møtte, frå administrasjonen møtte, fra administrasjonen deltok, dessuten "
        "møtte, andre, fra administrasjonen, "
    "frå administrasjonen, dessutan møtte, andre til stede",
    "case_type": "sakstype, type sak, type, sakskategori",
    "deadline": "frist, tidsfrist, merknadsfrist, høringsfrist",
    "responsible": "ansvar, ansvarlig, ansvarleg",
}  # fmt: skip
_NAMES = frozenset(
    {
        "case_officer",
        "clearance",
        "absent",
        "present",
        "substitute",
        "chair",
        "minute_taker",
        "observer",
        "also_present",
    }
)
_DATES = frozenset({"meeting_date", "document_date", "deadline"})
# Where a value may follow without a colon: only numbers can.
_NUMBERED = frozenset({"archive_ref", "our_ref", "your_ref", "meeting_date", "document_date", "case_number"})
_CASE_WORDS = frozenset({"sak", "styresak"})  # «Sak 12/26» without a colon is the line of the case itself

_LINE = Pattern(
    r"^[\s*_|>•-]{0,8}(?P<label>[A-Za-zÆØÅæøå@&|][\wæøåÆØÅ@&|.,/() -]{0,48}?)\s*\**\s*(?P<gap>[:;]|\t|\s{3,})"
    r"\s*\**\s*(?P<value>.*?)\s*$",
    re.DOTALL,
)
_NO_GAP = Pattern(
    r"^\s{0,8}(?P<label>[A-Za-zÆØÅæøå][A-Za-zÆØÅæøå./ -]{1,30}?)[.:]?\s+(?P<value>\d[\d./-]{2,20}\S*)\s*$"
)
_EXEMPT = Pattern(
    r"^\s{0,8}(?:unntatt|unnateke|u)\.?\s*(?:fra\s+|frå\s+)?off(?:entlighet|entlegheit|entleg|entlig)"
    r"?\.?[,:;]?\s*(?P<value>(?:jf|etter|i\s+medhold|§|offl).*)$",
    re.IGNORECASE,
)
_PHONE = Pattern(r"(?:(?<!\w)(?:tlf|telefon|mob|mobil)\.?:?\s*)?(?:\+\d{2}\s?)?\d[\d ]{6,}\d|\S+@\S+", re.IGNORECASE)
_BRACKETS = Pattern(r"\s*\([^)]*\)?")
_BETWEEN_NAMES = Pattern(r"\s*(?:/|,|;|\n|\s(?:og|and|&)\s)\s*")
_TITLE_OF_PERSON = Pattern(r"^(?:v/|ved\s)", re.IGNORECASE)


class Metadata(msgspec.Struct, frozen=True):
    """One labelled line.

    `field` is its name with us; `value` is text, an ISO date («2024-12-04», «2016-05-18/2016-05-19»), a body's
    code, or the names of people.
    """

    field: str
    value: str | list[str]


_PROFILE_FIELDS = {"archive_reference": "archive_ref"}


def _key(label: str) -> str:
    return look_alike("".join(label.split()).replace(".", "").rstrip(":"))


@cache
def _labels() -> dict[str, str]:
    return {_key(label): field for field, labels in _FIELDS.items() for label in labels.split(",")}


def profile_labels(profile: Profile | None) -> dict[str, str]:
    """The field for each label of the house's own metadata block, in the form that ``parse_metadata`` compares."""
    if profile is None:
        return {}
    return {
        _key(label): _PROFILE_FIELDS.get(field, field)
        for field in METADATA_LABELS
        if (label := profile.paper.label(field).strip())
    }


def parse_metadata(line: str, own: Mapping[str, str] | None = None) -> Metadata | None:
    """The field and value of a labelled line in bokmål or nynorsk, or None when its label is not one of ours.

    ``own`` are the labels of the house (``profile_labels``), which go before the common ones.
    """
    labels = {**_labels(), **own} if own else _labels()
    plain = nfc(line).replace("\u00a0", " ").rstrip("\n")
    if len(plain) > 4000:
        return None
    exempt = _EXEMPT.match(plain)
    if exempt:
        return Metadata("publicity", exempt["value"].strip())
    label, colon, value = plain.partition(":")
    if own and colon and (mine := own.get(_key(label))):  # a house may call its fields anything
        return Metadata(mine, _value(mine, value.strip()))
    found = _LINE.match(plain)
    field = labels.get(_key(found["label"])) if found else None
    if found is None or field is None:
        found = _NO_GAP.match(plain)
        field = labels.get(_key(found["label"])) if found else None
        if found is None or field not in _NUMBERED:
            return None
    if field == "case_number" and _key(found["label"]) == _key("sak") and not found["value"][:1].isdigit():
        return None
    return Metadata(field, _value(field, found["value"].strip()))


def _value(field: str, text: str) -> str | list[str]:
    if field in _NAMES:
        return _names(text)
    if field in _DATES:
        return _date(text)
    if field == "body":
        mentions = body_names().find(text)
        return mentions[0].code if mentions else text
    return " ".join(text.split())


def _date(text: str) -> str:
    dates = find_dates(text)
    for found in dates:
        if found.date is not None:
            return found.date.isoformat()
        if found.start is not None and found.end is not None:
            return f"{found.start.isoformat()}/{found.end.isoformat()}"
    return " ".join(text.split())


def _names(text: str) -> list[str]:
    plain = _PHONE.sub("", _BRACKETS.sub("", text))
    parts = (_TITLE_OF_PERSON.sub("", part).strip(" .:-–\t") for part in _BETWEEN_NAMES.split(plain))
    return [" ".join(part.split()) for part in parts if any(letter.isalpha() for letter in part)]
