"""How decisions ask somebody for something: the forms of the sentences (catalogue section 7)."""

import re

from ..domain.patterns import Pattern

_SMALL = r"[a-zæøå@&|]"
_BODY_LIKE = (
    r"(?:[A-ZÆØÅ]{2,4}(?:\s(?:for\s)?[a-zæøå]{3,20}(?:,?\s[a-zæøå]{2,20}){0,4})??|"
    r"(?:[Ff]aglig|[Ff]agleg|[Ss]trategisk|[Aa]dministrativt?|[Ll]okalt?)\s\w{10,24})(?:\s\([A-ZÆØÅ]{2,4}\))?"
)
_CAP = r"(?!Sykehus|Sjukehus|Helse\s)[A-ZÆØÅ][a-zæøå][\wæøå-]*"
PLACES = rf"{_CAP}(?:(?:,\s{_CAP}){{0,6}}\sog\s{_CAP})?"
# «Helse Nord», «Sykehuset Innlandet», «Lom og Skjåk kommuner»: names, that keep their capitals
NAMES = (
    r"(?:Helse\s[A-ZÆØÅ][\wæøå-]+|(?:Sykehuset|Sjukehuset)\s[A-ZÆØÅ][\wæøå-]+|[A-ZÆØÅ][a-zæøå]+s(?:ykehuset|jukehuset))"
    rf"(?:\sR?HF)?(?!\w)|{_CAP}(?:,\s{_CAP}){{0,6}}\sog\s{_CAP}\skommun(?:er|ar)(?!\w)"
)
_ONE = (
    rf"(?:{_BODY_LIKE}|(?:[Aa]dministrer[ae]nde|[Aa]dm\.)\s(?:direktør(?:en)?|dir\.?)|"
    r"[Ll]eder(?:ne)?-?(?:\sog\s|/)nestleder(?:ne)?|[Ll]eiar(?:en)?\sog\snestleiar(?:en)?|"
    r"[A-ZÆØÅ][\w-]+(?:\s(?:i\s)?[A-ZÆØÅ][\w-]+){0,3}\s(?:R?HF|kommune)(?!\w)|"
    rf"{NAMES}|"
    r"(?:[Nn]est)?(?:[Ll]eder|[Ll]eiar)(?:en)?(?![\w-])|"
    r"[A-ZÆØÅ]?[a-zæøå]{3,24}(?:leder|leiar|sjef|koordinator)(?![\w-])|"
    rf"[Kk]ommun(?:ene|ane)\s{PLACES}(?!\w)|"
    rf"(?:[Dd]en\s|[Dd]ei?t?\s)?(?:[Hh]ver\s|[Hh]vert\s)?(?:[A-ZÆØÅ]?{_SMALL}{{2,28}}\s)?"
    rf"(?!(?:innen|innan|igjen|siden|sidan|uten|utan|saman|mellom|etter)\b)[A-ZÆØÅ]?{_SMALL}{{3,34}}(?:en|et|ene|ane|a|"
    rf"erne|d|f|m[øg@]te|utvalg|utval|gruppe)"
    rf"(?:\s(?:i|for)\s{PLACES})?(?!\w))"
)
_ACTOR = rf"{_ONE}(?:(?:,\s{_ONE})?\s(?:og|samt)\s{_ONE})?"
_WHO = rf"(?P<who>{_ACTOR})"
_TO_DO = r"(?:[åa@&83]\s+)?(?P<task>\S.*)"
_ALSO = r"(?:videre\s+|vidare\s+|også\s+|samtidig\s+|derfor\s+|difor\s+|samstundes\s+|om\s+nødvendig\s+)?"
_CHARGE = (
    r"(?:i\s+oppdrag|i\s+oppg[aå]ve|ansvar(?:et)?|fullmakt|mandat|oppdrag(?:et)?(?:\s+med)?|oppg[aå]ve[na]?(?:\s+med)?)"
)
_BEDT = (
    r"(?:bes|bedes|vert\s+(?:difor\s+)?bed(?:t|d|en?|ne|d?e)|blir\s+(?:derfor\s+)?bed(?:t|d|en?|ne|d?e)|anmodes|"
    r"oppfordres|oppmodast|"
    r"vert\s+oppmoda|blir\s+oppfordra|blir\s+oppfordret|pålegges)"
)
# Tried in this order: who is asked, and the task.
ASKING = {
    "orders": Pattern(
        rf"(?:^|(?<=\s))(?P<verb>gir|gjev|gir\s+også)\s+{_WHO}\s+{_CHARGE}(?:\s+(?:om|til|for|med))?\s+{_TO_DO}"
    ),
    "is_told": Pattern(
        rf"^{_WHO}\s+(?:får|fa|gis|gjevast|gjeves|blir\s+gitt|vert\s+gjeve|blir\s+gjeve|vert\s+gitt|tildeles)\s+"
        rf"(?:også\s+)?{_CHARGE}(?:\s+(?:om|til|for|med))?\s+{_TO_DO}|"
        rf"^(?P<who2>{_ACTOR})\s+(?:er\s+ansvarle?i?g|har\s+ansvar(?:et)?)\s+for\s+[åa@&83]\s+(?P<task2>\S.*)"
    ),
    "is_asked": Pattern(rf"^{_WHO}\s+{_BEDT}(?!\s+ikk)\s*(?:også\s+)?(?:om|til)?\s+{_TO_DO}"),
    "pledges": Pattern(rf"^{_WHO}\s+forplikt[ea]r\s+seg\s+til\s+{_TO_DO}"),
    "then_asks": Pattern(
        rf"^(?:Videre|Vidare|Samtidig|Dessuten|I\s+tillegg|Samstundes|Derfor|Difor)\s+(?P<verb>ber|"
        rf"bed)\s+(?P<by>{_ONE})\s+"
        rf"{_WHO}(?:\s+(?:om|til))?\s+{_TO_DO}"
    ),
    "asks_that": Pattern(rf"(?<!\w)(?P<verb>ber|bed|forutsetter|føreset)\s+{_ALSO}(?:om\s+)?at\s+(?P<task>\S.*)"),
    "asks": Pattern(
        rf"(?<!\w)(?P<verb>ber|bed|anmoder|oppfordrer|oppmodar|pålegger|pålegg)\s+{_ALSO}{_WHO}(?:\s+(?:om|til))"
        rf"?\s+{_TO_DO}"
    ),
    "asks_for": Pattern(
        rf"(?<!\w)(?P<verb>ber|bed)\s+{_ALSO}om\s+(?:(?P<to>[åa@&]\s+få)\s+)?(?!å\s|a\s|at\s)(?P<task>\S+\s.*)"
    ),
}
# «Det bes om en ny vurdering til SSU 5.12.24»: nobody is named
NEEDED = Pattern(r"^Det\s+(?:bes|bedes|anmodes|vert\s+bede)\s+om\s+(?!å\s|at\s)(?P<task>\S.*)$")
# «ASU skal innen 1. juni foreslå medlemmer»: the day stands before the task
DAY_FIRST = Pattern(
    r"(?P<before>(?:\s(?:skal|må|bes|om)|\s(?:ber|bed)\s(?:\S+\s){0,3}\S+))\s(?P<day>(?:innen|innan|senest|seinast)\s"
    r"(?:den\s)?(?:\d{1,2}\.\s?[a-zæøå]{3,9}(?:\s\d{4})?|\d{1,2}\.\d{1,2}\.\d{2,4}))\s"
    r"(?:om\s)?(?P<task>(?:å\s)?[a-zæøå]{2,}(?:e|å|i)\s[^.]*[^.\s])(?P<end>\.?)$"
)
PAST = Pattern(r"\b(?:ba|bad|bedt|hadde\s+bedt|gav|ga|fikk|fekk)\b", re.IGNORECASE)
AGENT = Pattern(
    rf"^(?P<what>.{{2,160}}?)\s+(?:(?:skal|må)\s+)?(?P<verb>(?:[a-zæøå]{{3,18}}(?:es|as|ast))|(?:blir|vert|bli|verte)"
    rf"\s+[a-zæøå]{{4,16}})\s+(?P<particle>opp\s+|fr[ae]m\s+|inn\s+|ut\s+|til\s+)?(?:videre\s+)"
    rf"?av\s+(?P<who>{_ACTOR})(?P<rest>.*)$"
)
FORWARD = Pattern(
    r"^(?P<what>.{2,160}?)\s+(?:skal\s+|må\s+)?(?P<verb>legges?\s+fr[ae]m|leggjast\s+fram|presenteres|presenterast|"
    r"fremmes|fremjast|behandles|"
    r"handsamast|rapporteres|skal\s+behandles|sendes|oversendes|bli\s+lagt\s+fr[ae]m|blir\s+lagt\s+fr[ae]m|"
    r"vert\s+lagt\s+fr[ae]m|(?:blir|vert|bli)\s+presentert|(?:blir|vert|bli)\s+(?:handsama|behandlet|fremma|fremmet|"
    r"send[t]?)|"
    r"kommer\s+(?:opp|tilbake)|kjem\s+(?:opp|attende)|tas\s+opp|tas\s+opp\s+igjen|takast\s+opp)\s+(?:igjen\s+|"
    r"på\s+nytt\s+|først\s+|så\s+)?"
    r"(?:til\s+|for\s+)?(?:endelig\s+|endeleg\s+)?(?:behandling\s+|handsaming\s+|drøfting\s+)?(?:for|i|til|på)"
    r"\s+(?P<where>.{2,100})$",
    re.IGNORECASE,
)
FORWARDED = Pattern(
    rf"^(?P<what>.{{2,120}}?)\s+(?:skal\s+)?(?P<verb>oversendes|sendes|oversendast|sendast)\s+(?:over\s+|"
    rf"vid[ae]re\s+)?(?:til\s+)?(?P<who>{_BODY_LIKE}|"
    r"(?:[Pp]artn[ea]rskapsm[øg@]te[t]?|[Ss]tyret|[Kk]ommunestyret|[Ff]ormannskapet)(?![\w]))(?P<rest>.*)$"
)
DECLARES = Pattern(
    rf"^(?P<who>{_ACTOR})\s+(?:(?:skal|må)\s+(?P<inf>[a-zæøå]{{3,18}})|"
    rf"(?P<verb>[a-zæøå@&|]{{1,15}}(?:r|ek|ev)|(?:kart)?legg|send|set|vel|syt|held))\s+(?P<task>\S.*)$"
)
RESPONSIBLE = Pattern(
    r"(?<!\w)(?:Ansvar|Ansvarlig|Ansvarleg)\s*[:.]\s*(?P<who>[^.;:\n|]{2,60}?)(?=\s*(?:[.;|\n]|Frist\b|Tidsfrist\b|$))",
    re.IGNORECASE,
)
DEADLINE = Pattern(
    r"(?<!\w)(?:Tidsf|F)rist\s*:?\s*(?P<when>(?:[A-ZÆØÅ]{2,4}(?:-m[øo]tet?)?\s+)?(?:\d{1,2}\.\d{1,2}\.\d{2,4}|"
    r"\d{1,2}\.\s?[a-zæøå]{3,9}(?:\s\d{4})?|[^.;|\n]{2,40}))\s*[.;|]?",
    re.IGNORECASE,
)
FIRST_PART = Pattern(r"\s+[a-zæøå]{4,20}(?:es|ast)\s")  # «saken forankres hos … og legges fram»
RELATIVE = Pattern(r"\b(?:som|at|hva|kva|hvilke\w*|hvordan|dette|ikke|ikkje)\b", re.IGNORECASE)
PASSED_ON = Pattern(
    r"^(?P<what>.{2,120}?)\s+(?:vert|blir|bli)\s+(?P<verb>[a-zæøå]{4,16}(?:t|a|d))(?:\s+(?P<particle>vid[ae]re|"
    r"videre|opp|fr[ae]m|inn|ut))?(?=\s|\.|$)"
)
ORDINAL = Pattern(r"\b(?P<body>SSU|PA|ASU|FSU|[A-ZÆØÅ]{2,4})\s(?P<ordinal>\d{1,2})\s(?P<year>20\d\d)\b")
NEXT = Pattern(
    r"\b(?:neste|førstkommende|førstkomande|fyrstkomande|første|et\s+senere|eit\s+seinare)\s+(?:[\wæøå-]*m[øg@]te\w*)",
    re.IGNORECASE,
)
TOWARDS = Pattern(
    r"(?:fr[ae]m|tilbake|attende|fremme\w*|presenter\w*|leveres?|levere|rapportere?\w*|melde\w*|behandl\w*|sak)"
    r"\b.{0,60}?\b(?:for|til|i)\s+(?:behandling\s+i\s+)?$",
    re.IGNORECASE,
)
# «legges frem for SSU … og deretter for Partnerskapsmøtet»: the next link of a chain.
THEN = Pattern(
    r"(?:\bog\b|,|\bsamt\b)\s*(?:så\s+|deretter\s+|siden\s+|sidan\s+|videre\s+|vidare\s+|"
    r"legge[rs]?\s+(?:\w+\s+)?fr[ae]m\s+|leggjast\s+fram\s+|"
    r"sende[rs]?\s+|oversendes\s+|presenteres\s+|fremmes\s+|behandles\s+|til\s+|for\s+|i\s+|behandling\s+|"
    r"handsaming\s+|endelig\s+|endeleg\s+)*$",
    re.IGNORECASE,
)
AFTER = Pattern(
    r"\s(?:etter\s+at|når|så\s+snart|straks|med\s+en\s+gang|med\s+det\s+same|"
    r"så\s+fort)\s+(?P<event>[^,.;]{4,120}?)(?=[,.;]|\s+og\s|$)",
    re.IGNORECASE,
)
IMPERSONAL = Pattern(
    r"^det\s+(?:skal\s+)?(?P<verb>[a-zæøå]{4,18}(?:es|ast)|(?:blir|vert)\s+[a-zæøå]{4,18})\s+(?P<particle>(?:fr[ae]m|"
    r"opp|inn|ut)\s+)?(?P<what>\S.*)$",
    re.IGNORECASE,
)
# «Invitasjon sendes ut innen 15.1.»: nobody is named, but a day is.
BY_DEADLINE = Pattern(
    r"^(?P<what>[^,.;:]{2,120}?)\s+(?:skal\s+)?(?P<verb>[a-zæøå]{3,18}(?:es|ast)|(?:blir|vert|"
    r"bli)\s+[a-zæøå]{4,18})\s+(?P<particle>(?:fr[ae]m|opp|inn|ut|over)\s+)?"
    r"(?P<rest>.{0,80}?\b(?:innen|innan|senest|seinast|før)\s.*)$"
)
NEGATED = Pattern(r"(?:ikke|ikkje|ingen|inga|om\s+(?!å\s))\b")
# «… at saken legges frem på nytt»: what, and what is to be done with it.
PASSIVE = Pattern(
    r"^(?P<what>[^,.;:]{2,120}?)\s+(?:skal\s+|må\s+)?(?P<verb>[a-zæøå]{3,18}(?:es|ast))(?:\s+(?P<particle>fr[ae]m|opp|"
    r"inn|ut|over))?"
    r"(?P<rest>\s.*|[.;]?)$"
)
BY_DAY = Pattern(r"\b(?:innen|innan|senest|seinast)\s+(?:den\s+)?\d")
# What a row holds beside the task: the case's number and the names of the columns.
COLUMNS = Pattern(
    r"(?:\bSak(?:s?nr)?\.?\s?:?\s?\d{1,4}[./-]\d{2,4}|\b(?:Tema|Tiltak|Oppfølging|Oppgave|Oppgåve|Sak|"
    r"Status)\s?:)\s*[|;]?\s*",
    re.IGNORECASE,
)
# Verbs that are a task only with the word after them: «kommer tilbake», «tar kontakt».
WITH_WORD = Pattern(r"(?:komme\s+(?:tilbake|attende)|ta\s+(?:kontakt|initiativ|stilling|opp))\b")
SPAN_LAST = Pattern(r"\W*$")
# Who decides, where it is no body that is known by name.
DECIDERS = Pattern(
    r"(?:vi|me|partene|partane|\w*(?:styret|utvalget|utvalet|rådet|møtet|tinget|skapet|gruppen|gruppa|komiteen|"
    r"nemnda|ledelsen|leiinga|direktøren|presidentskapet))$",
    re.IGNORECASE,
)
# «SSU ber sekretariatet om å:», «Sekretariatet skal:» above the items that say what.
LEAD_IN = Pattern(
    rf"(?<!\w)(?:ber|bed|anmoder|oppfordrer|gir|gjev)\s+{_ALSO}{_WHO}(?:\s+{_CHARGE})?(?:\s+(?:om|"
    rf"til))?(?:\s+[åa@&])?\s*:$|"
    rf"^(?P<who2>{_ACTOR})\s+(?:skal|{_BEDT}|får\s+{_CHARGE}|gis\s+{_CHARGE})(?:\s+(?:om|til))?(?:\s+[åa@&])?\s*:$"
)
NEXT_ORDER = Pattern(
    r",?\s+(?:og|samt)\s+(?=(?:ber|bed|gir|gjev)\s+(?!dem\b|dei\b|de\b|seg\b|støtte|tilslutning|sin\b|om\s+at\s+det\b))"
)
# What any sentence that asks for something has in it; the others are let go before anything costs time.
ORDERS = Pattern(
    r"\b(?:ber|bed|gir|gjev|får|fa|gis|gjevast|gjeves|blir|vert|har|tildeles|bes|bedes|anmod\w*|oppfordr\w*|oppmod\w*|"
    r"pålegg\w*|forutsetter|føreset|skal|må|bør|ansvar\w*|[a-zæøå@&|]{1,20}(?:r|ek|ev|es|as|ast)|(?:kart)?legg|send|"
    r"set|vel|syt|held)\b",
    re.IGNORECASE,
)
