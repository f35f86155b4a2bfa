"""Section headings of case papers: what a line opens, and which lines look like headings (catalogue section 3)."""

import re
from functools import cache

import msgspec

from ..domain.letters import look_alike, nfc
from ..domain.patterns import Pattern

# Phrases between bars. One that ends in * may go on; one that begins with * may have words before it.
_PHRASES = {
    "background": (
        "bakgrunn | bakgrunn for * | bakgrunnen for * | bakgrunn og * | bakgrunn/* | bakgrunnsinformasjon | "
        "historikk | bakgrunn, * | sakens bakgrunn | bakteppe"
    ),
    "facts": (
        "fakta | faktagrunnlag | fakta i saken | fakta i saka | saksopplysning* | saksutredning | saksutgreiing | "
        "saksutgreiinga | utredning | utgreiing | *s saksutredning | *s utredning | *s saksopplysninger | *s "
        "saksframstilling | *s saksfremstilling | saksfremstilling | saksframstilling | saksbehandlers kommentar* "
        "| sakshandsamars kommentar* | faktiske opplysninger | opplysninger i saken | faktiske forhold | *en si "
        "saksutgreiing | saksutredning og *"
    ),
    "assessment": (
        "vurdering | vurderinger | vurderingar | vurderingen | vurderinga | vurdering av * | vurderinger av * | "
        "vurdering og * | hovedpunkter og vurdering* | hovudpunkt og vurdering* | *s vurdering | *s vurderinger | "
        "samlet vurdering | samla vurdering | *en si vurdering | *et si vurdering | faglig vurdering | fagleg "
        "vurdering | vurdering/* | vurderinger og * | *s kommentar og vurdering"
    ),
    "summary": (
        "sammendrag | samandrag | oppsummering | kort samandrag | kort sammendrag | samandrag/* | sammendrag/* | "
        "sammendrag og * | samandrag og * | kort om saka | kort om saken | oppsummering og konklusjon | kort "
        "oppsummering | saken i korte trekk | saka i korte trekk | oppsummert"
    ),
    "purpose": (
        "formål | føremål | formålet | føremålet | formål med * | formålet med * | føremål med * | føremålet med "
        "* | hensikt | hensikten med * | hva saken gjelder | kva saka gjeld | hva gjelder saken | kva gjeld saka "
        "| hva er formålet* | kva er føremålet* | hva er hensikten* | saken gjelder | saka gjeld | mål og formål "
        "| hensikt og * | formål og *"
    ),
    "economy": (
        "økonomi | økonomiske konsekvenser* | økonomiske konsekvensar* | økonomiske og * | økonomiske forhold | "
        "økonomi og * | økonomiske rammer | økonomiske vurderinger | finansiering | kostnader | kostnader og "
        "finansiering | konsekvenser for økonomi* | økonomisk vurdering"
    ),
    "discussion": (
        "drøfting | drøftinger | drøftingar | drøftingen | drøftinga | drøfting av * | drøftinger av * | "
        "diskusjon | drøfting og *"
    ),
    "conclusion": (
        "konklusjon | konklusjoner | konklusjonar | konklusjonen | konklusjon og * | konklusjon/* | *s konklusjon "
        "| samlet konklusjon | avslutning | avsluttende *vurdering"
    ),
    "behandling": (
        "behandling | behandlingen | møtebehandling | behandling i * | votering | avstemning | avstemming | "
        "røysting | *s behandling | handsaming | møtehandsaming | *s handsaming | saksbehandling | saksgang"
    ),
    "attachments": (
        "vedlegg | trykte vedlegg | utrykte vedlegg | prenta vedlegg | uprenta vedlegg | vedlegg og andre "
        "saksdokumenter | saksdokumenter | saksdokument | dokumenter i saken | ikke vedlagt | ikkje vedlagt | "
        "vedlagte dokumenter"
    ),
    "free": (
        "hvorfor er * | kvifor er * | hvordan? | korleis? | handlingsplan | innspill til * | tydeliggjøring av * "
        "| dialog og innspill* | anbefalt prosess* | tilrådd prosess* | forslag til kriteri* | forslag til "
        "retningslinjer* | forslag til prosess* | forslag til prosjekt* | forslag til tiltak* | framlegg til "
        "retningsliner* | framlegg til prosess* | begrunnelse for * | forutsetninger for * | føresetnader for * | "
        "dialog i * | videre prosess | vidare prosess | videre arbeid | vidare arbeid | videre oppfølging | "
        "pågående tiltak*"
    ),
}
_NUMBERING = Pattern(r"^\s*(?:#{1,6}\s+|\*\*)?(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,4}\.|[A-Z][.)])\s+)?")
_APPENDIX = Pattern(
    r"^\W{0,4}(?:v[e@]d[l1I|][e@]gg|bilag)\s{0,2}(?:nr\.?\s?)?(?:\d{1,2}|[A-H])\s?(?:[:.–—-](?:\s|$)|$|\s(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)
_APPENDIX_TO = Pattern(r"^\W{0,4}vedlegg\s(?:til|i)\s", re.IGNORECASE)
_LONGEST = 90
_LISTED = Pattern(r"^\s*(?:[-–—•*»o°▪#]\s|\(?[a-zæøå]\)|\d{1,2}\)|- [a-z]\))")
_SENTENCE_END = (".", ",", ";", "!", "–", "-", "»,", ".»")
_NUMBERED_SENTENCE = Pattern(r"^\s*\d{1,2}\.\s+\S+(?:\s+\S+){5,}")
_PAGE = Pattern(r"^\W*(?:side\s)?\d{1,3}(?:\s?(?:av|/)\s?\d{1,3})?\W*$", re.IGNORECASE)


class HeadingKind(msgspec.Struct, frozen=True):
    """The section a heading opens.

    `section` is background, facts, assessment, summary, purpose, economy, discussion, conclusion, behandling (what
    happened in the meeting), attachments, appendix, or free for a topical heading that is known to recur.
    """

    section: str


@cache
def _tables() -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    exact: dict[str, str] = {}
    open_ended: list[tuple[str, str, str]] = []
    for section, phrases in _PHRASES.items():
        for phrase in phrases.split(" | "):
            head, star, tail = phrase.partition("*")
            if star:
                open_ended.append((look_alike(head), look_alike(tail), section))
            else:
                exact[look_alike(phrase)] = section
    return exact, open_ended


def classify_heading(line: str) -> HeadingKind | None:
    """The section that a line opens, also numbered, in capitals, in nynorsk or worn by a scanner; None for others."""
    plain = " ".join(nfc(line).split())
    if not plain or len(plain) > _LONGEST:
        return None
    if _APPENDIX.match(plain) and not _APPENDIX_TO.match(plain):
        return HeadingKind("appendix")
    if plain.endswith((".", ",")) and not plain.endswith(".."):
        return None
    bare = _NUMBERING.sub("", plain, count=1).rstrip("*").strip()
    words = look_alike(bare.rstrip(" :;").rstrip())
    exact, open_ended = _tables()
    asked = words if not words.endswith("?") else words[:-1].rstrip()
    section = exact.get(words) or exact.get(asked)
    if section is None and len(words.split()) <= 12:
        for head, tail, candidate in open_ended:
            if words.startswith(head) and words.endswith(tail) and len(words) >= len(head) + len(tail):
                before = words[: len(words) - len(tail)].split() if not head else []
                if not head and (len(before) > 3 or not before):
                    continue
                section = candidate
                break
    return HeadingKind(section) if section else None


def looks_like_heading(line: str, *, before_blank: bool, after_blank: bool) -> bool:
    """Whether a line has the looks of a topical heading: short, a capital first, no full stop, room around it.

    The standard headings are less than half of those in real papers; the others are told by layout alone.
    """
    plain = " ".join(nfc(line).split())
    if not 2 < len(plain) <= _LONGEST or len(plain.split()) > 12 or plain.endswith(_SENTENCE_END):
        return False
    if _LISTED.match(line) or _NUMBERED_SENTENCE.match(plain) or _PAGE.match(plain):
        return False
    bare = _NUMBERING.sub("", plain, count=1)
    first = next((letter for letter in bare if letter.isalnum()), "")
    if not first.isupper() or sum(letter.isalpha() for letter in bare) < len(bare) * 0.6:
        return False
    _head, colon, rest = bare.partition(":")
    if colon and rest.strip():
        return False  # a label with its value
    if bare.endswith(("?", ":")) and len(bare.split()) <= 9:
        return before_blank
    return before_blank and after_blank
