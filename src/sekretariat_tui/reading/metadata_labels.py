"""The labels at the head of a case paper, by the field they name, in bokmål and nynorsk (catalogue section 2)."""

from functools import cache

from ..domain.letters import look_alike
from ..profiles.profile import METADATA_LABELS, Profile

FIELDS = {
    "case_officer": "saksbehandler, saksbehandlere, saksbeh, saksbeh/tlf, saksbehandler/tlf, saksansvarlig, "
        "saksansv, saksansvarleg, ansvarlig saksbehandler, ansvarleg saksbehandlar, saksutreder, saksutgreiar, "
    "sakshandsamar, sakshandsamarar, sakhandsamar, saksbehandlar, saksbehandlarar, saksbehandler(e), sakshandsamar/tlf",
    "clearance": "avkl. sekr, avklart i sekretariat, avklart i sekretariatet, avklart sekretariat, avklart sekr, avklart, avkl, "
        "avkl. sekretariat",
    "meeting_date": "møtedato, møtedato/tid, dato møte, dato for møte, møte dato, dato/tid, styremøte, møtedag, "
        "dato for møtet, møtedatoar, møte, behandles i møte, handsamast i møte, møtetidspunkt, møtedato og tid, dato "
        "og tid",
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
    "archive_ref": "arkivreferanse, arkivref, arkivsaksnr, arkivsaknr, arkivsak, arkivsak-dok, arkivnr, arkivkode, arkiv, "
        "ark, saksmappe, saksmappe nr, "
    "lnr, arkivsakid, journalpostid, løpenr/arkiv, arkivsaksnummer, journalnr, j.nr, jnr, journalpost, løpenr, "
    "arkiv-saksnr, klassering, j.nr./referanse",
    "subject": "saken gjelder, saka gjeld, vedrørende, vedrørande, vedr, navn på sak, namn på sak, tittel, "
        "sakstittel, gjelder, gjeld, sakens navn, "
    "saksnavn, emne, tema, sakstitel",
    "sponsor": "saksordfører, saksordførar",
    "recipient": "til, går til, sendes/behandles, mottaker, mottakar, mottakere, sendes til, adressat",
    "copy": "kopi, kopi til, kopimottakere, gjenpart",
    "attachments": "vedlegg, vedlagt, trykt vedlegg, trykte vedlegg, utrykte vedlegg, dokumenter i saken, saksdokumenter, saksdokument, "
        "vedlegg og andre saksdokumenter, "
    "andre saker ikke vedlagt, ikke vedlagt, ikkje vedlagt, prenta vedlegg, uprenta vedlegg, dokument i saka",
    "publicity": "unntatt off, unntatt offentlighet, unntatt offentleg, unnateke offentlegheit, unntatt "
        "offentlegheit, offentlig, offentleg, "
    "unntatt offentlighet jf, lukket, lukka del, lukka, gradering, hjemmel, tilgang, off, u.off, u off",
    "appeal": "klageadgang, klagerett",
    "place": "møtested, sted, møtestad, stad, møterom, møteform/sted, møteform",
    "time": "tid, tidspunkt, møtetid, klokkeslett, kl",
    "convened_by": "møte innkalt av, innkalt av, møteansvarlig, møteansvarleg",
    "chair": "møteleder, møteleiar, leder, leiar, ordstyrer, ordstyrar",
    "minute_taker": "referent, sekretær, utvalgssekretær, utvalssekretær, styresekretær, protokollfører, "
        "protokollførar",
    "present": "til stede, tilstede, til stades, tilstades, deltakere, deltagere, deltakarar, møtedeltakere, "
        "møtedeltakarar, frammøtte, fremmøtte, "
    "følgende medlemmer møtte, følgjande medlemer møtte, møtte, møtende medlemmer, møtande medlemer, medlemmer, "
    "medlemer, faste medlemmer som møtte",
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
NAMES = frozenset(
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
DATES = frozenset({"meeting_date", "document_date", "deadline"})
# Where a value may follow without a colon: only numbers can.
NUMBERED = frozenset({"archive_ref", "our_ref", "your_ref", "meeting_date", "document_date", "case_number"})
CASE_WORDS = frozenset({"sak", "styresak"})  # «Sak 12/26» without a colon is the line of the case itself

# Labels so short that they stand in sentences too: on a line with others they need room before them.
WEAK = frozenset({
    "til", "tid", "sted", "stad", "tema", "type", "emne", "dato", "frist", "ansvar", "leder", "leiar", "kopi", "vedlegg",
    "gjelder", "gjeld", "sak", "møte", "vara", "andre", "off", "ref", "tilgang", "styre", "organ", "råd", "kl", "avklart",
})  # fmt: skip
_PROFILE_FIELDS = {"archive_reference": "archive_ref"}


def label_key(label: str) -> str:
    """The label in the form in which labels are compared: no spaces, full stops or colon, worn letters made equal."""
    return look_alike("".join(label.split()).replace(".", "").rstrip(":"))


@cache
def common_labels() -> dict[str, str]:
    """The field for each label that papers across the country use."""
    return {label_key(label): field for field, labels in FIELDS.items() for label in labels.split(",")}


@cache
def weak_labels() -> frozenset[str]:
    """The keys of the labels that stand in sentences too."""
    return frozenset(map(label_key, WEAK))


def profile_labels(profile: Profile | None) -> dict[str, str]:
    """The field for each label of the house's own metadata block, in the form that ``parse_metadata`` compares."""
    if profile is None:
        return {}
    return {
        label_key(label): _PROFILE_FIELDS.get(field, field)
        for field in METADATA_LABELS
        if (label := profile.paper.label(field).strip())
    }
