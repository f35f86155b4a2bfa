"""How decisions ask somebody for something: the forms of the sentences (catalogue section 7)."""

import re

from ..domain.patterns import Pattern

_SMALL = r"[a-zæøå@&|]"
_BODY_LIKE = (
    r"(?:[A-ZÆØÅ]{2,4}(?:\s(?:for\s)?[a-zæøå]{3,20}(?:,?\s[a-zæøå]{2,20}){0,4})??|"
    r"(?:[Ff]aglig|[Ff]agleg|[Ss]trategisk|[Aa]dministrativt?|[Ll]okalt?)\s\w{10,24})(?:\s\([A-ZÆØÅ]{2,4}\))?"
)
_ACTOR = (
    rf"(?:{_BODY_LIKE}|(?:[Aa]dministrerende|[Aa]dm\.)\s(?:direktør(?:en)?|dir\.?)|"
    r"[Ll]eder(?:ne)?-?(?:\sog\s|/)nestleder(?:ne)?|[Ll]eiar\sog\snestleiar|"
    rf"(?:[Dd]en\s|[Dd]ei?t?\s)?(?:[Hh]ver\s|[Hh]vert\s)?(?:[A-ZÆØÅ]?{_SMALL}{{2,28}}\s)?"
    rf"[A-ZÆØÅ]?{_SMALL}{{3,34}}(?:en|et|ene|ane|a|erne|d|f|m[øg@]te|utvalg|utval)"
    rf"(?:\s(?:i|for)\s[A-ZÆØÅ]\w+)?(?!\w))"
)
_WHO = rf"(?P<who>{_ACTOR})"
_TO_DO = r"(?:å\s+|a\s+|@\s+)?(?P<task>\S.*)"
_ALSO = r"(?:videre\s+|vidare\s+|også\s+|samtidig\s+)?"
# Tried in this order: who is asked, and the task.
ASKING = {
    "orders": Pattern(
        rf"(?:^|(?<=\s))(?P<verb>gir|gjev)\s+{_WHO}\s+(?:i\s+oppdrag|fullmakt\s+til|mandat\s+til|ansvar(?:et)"
        rf"?\s+for)"
        rf"(?:\s+(?:om|til))?\s+{_TO_DO}"
    ),
    "is_told": Pattern(
        rf"^{_WHO}\s+(?:får|fa|gis|gjevast|gjeves|blir\s+gitt|vert\s+gjeve)\s+"
        rf"(?:i\s+oppdrag|fullmakt|mandat|ansvar)(?:et)?(?:\s+(?:om|til|for))?\s+{_TO_DO}"
    ),
    "is_asked": Pattern(
        rf"^{_WHO}\s+(?:bes|bedes|vert\s+beden?|vert\s+bedne|blir\s+bedt|blir\s+bede|anmodes|oppfordres)"
        rf"\s*(?:om)?\s+{_TO_DO}"
    ),
    "asks_that": Pattern(rf"(?<!\w)(?P<verb>ber|bed)\s+{_ALSO}om\s+at\s+(?P<task>\S.*)"),
    "asks": Pattern(
        rf"(?<!\w)(?P<verb>ber|bed|anmoder|oppfordrer|pålegger|pålegg)\s+{_ALSO}{_WHO}(?:\s+(?:om|til))"
        rf"?\s+{_TO_DO}"
    ),
    "asks_for": Pattern(rf"(?<!\w)(?P<verb>ber|bed)\s+{_ALSO}om\s+(?!å\s|a\s|at\s)(?P<task>\S+\s.*)"),
}
PAST = Pattern(r"\b(?:ba|bad|bedt|hadde\s+bedt|gav|ga|fikk|fekk)\b", re.IGNORECASE)
AGENT = Pattern(
    rf"^(?P<what>.{{2,160}}?)\s+(?:skal\s+)?(?P<verb>(?:[a-zæøå]{{3,18}}(?:es|as|ast))|(?:blir|vert)"
    rf"\s+[a-zæøå]{{4,16}})\s+(?P<particle>opp\s+|fr[ae]m\s+|inn\s+|ut\s+|til\s+)?(?:videre\s+)"
    rf"?av\s+(?P<who>{_ACTOR})(?P<rest>.*)$"
)
FORWARD = Pattern(
    r"^(?P<what>.{2,160}?)\s+(?:skal\s+|må\s+)?(?P<verb>legges?\s+fr[ae]m|leggjast\s+fram|presenteres|presenterast|"
    r"fremmes|fremjast|behandles|"
    r"handsamast|rapporteres|skal\s+behandles|sendes|oversendes|bli\s+lagt\s+fr[ae]m|blir\s+lagt\s+fr[ae]m|"
    r"vert\s+lagt\s+fram)\s+"
    r"(?:til\s+|for\s+)?(?:endelig\s+|endeleg\s+)?(?:behandling\s+|handsaming\s+|drøfting\s+)?(?:for|i|til|på)"
    r"\s+(?P<where>.{2,100})$",
    re.IGNORECASE,
)
DECLARES = Pattern(
    rf"^(?P<who>{_ACTOR}(?:\sog\s[a-zæøå]{{3,30}}(?:en|et|ene|ane|a))?)\s+(?:skal\s+(?P<inf>[a-zæøå]{{3,18}})|"
    rf"(?P<verb>[a-zæøå@&|]{{1,15}}(?:r|ek|ev)))\s+(?P<task>\S.*)$"
)
RESPONSIBLE = Pattern(
    r"(?<!\w)(?:Ansvar|Ansvarlig|Ansvarleg)\s*[:.]\s*(?P<who>[^.;:\n|]{2,60}?)(?=\s*(?:[.;|\n]|Frist\b|Tidsfrist\b|$))",
    re.IGNORECASE,
)
DEADLINE = Pattern(
    r"(?<!\w)(?:Tidsf|F)rist\s*:?\s*(?P<when>(?:\d{1,2}\.\d{1,2}\.\d{2,4}|[^.;|\n]{2,40}))\s*[.;|]?", re.IGNORECASE
)
FIRST_PART = Pattern(r"\s+[a-zæøå]{4,20}(?:es|ast)\s")  # «saken forankres hos … og legges fram»
RELATIVE = Pattern(r"\b(?:som|at|hva|kva|hvilke\w*|hvordan|dette|ikke|ikkje)\b", re.IGNORECASE)
PASSED_ON = Pattern(
    r"^(?P<what>.{2,120}?)\s+(?:vert|blir|bli)\s+(?P<verb>[a-zæøå]{4,16}(?:t|a|d))(?:\s+(?P<particle>vid[ae]re|"
    r"videre|opp|fr[ae]m|inn|ut))?(?=\s|\.|$)"
)
ORDINAL = Pattern(r"\b(?P<body>SSU|PA|ASU|FSU|[A-ZÆØÅ]{2,4})\s(?P<ordinal>\d{1,2})\s(?P<year>20\d\d)\b")
NEXT = Pattern(
    r"\b(?:neste|førstkommende|fyrstkomande|et\s+senere|eit\s+seinare)\s+(?:[\wæøå-]*m[øg@]te\w*)", re.IGNORECASE
)
TOWARDS = Pattern(
    r"(?:fr[ae]m|tilbake|attende|fremme\w*|presenter\w*|leveres?|levere|rapportere?\w*|melde\w*|behandl\w*|sak)"
    r"\b.{0,60}?\b(?:for|til|i)\s+(?:behandling\s+i\s+)?$",
    re.IGNORECASE,
)
