"""The words of a task: verbs to the infinitive, and the core of a long sentence."""

import re

from ..domain.patterns import Pattern
from .worn_words import mended_word

_IRREGULAR = dict(
    pair.split(">")
    for pair in (
        "tar>ta tek>ta gir>gi gjev>gje ser>se gjør>gjøre gjer>gjere legger>legge legg>legge går>gå får>få ber>be "
        "bed>be blir>bli vert>bli følger>følge følgjer>følgje sørger>sørge syter>syte står>stå sender>sende "
        "finner>finne velger>velge innkaller>innkalle kaller>kalle kaster>kaste viser>vise vedtar>vedta "
        "foreslår>foreslå gjelder>gjelde oppnevner>oppnevne godkjenner>godkjenne forstår>forstå tilrår>tilrå "
        "påser>påse slår>slå fører>føre overtar>overta deltar>delta inngår>inngå fremmer>fremme lagt>legge "
        "sendt>sende fulgt>følge følgd>følgje gjort>gjøre tatt>ta fremmet>fremme legges>legge leggjast>leggje "
        "gis>gi tas>ta gjøres>gjøre sees>se utarbeidd>utarbeide handsamast>handsame fremjast>fremje "
        "følgjast>følgje følgast>følgje følgt>følgje fylgt>fylgje fylgjer>fylgje utgreidd>utgreie utgreia>utgreie "
        "lagd>lage "
        "laga>lage henter>hente hentar>hente samlar>samle melder>melde lagar>lage sett>sette søker>søke "
        "utgreier>utgreie "
        "vedteke>vedta vedtatt>vedta drive>drive leggast>legge førebur>førebu kartlegg>kartleggje set>setje vel>velje "
        "syt>syte send>sende kjem>komme held>halde holder>holde ettersender>ettersende utarbeidast>utarbeide"
    ).split()
)
# What decisions ask for; narrative is full of other verbs in the present.
TASKS = frozenset(
    (
        "avklare utarbeide melde legge leggje følge følgje sammenstille samanstille oppnevne oppnemne rapportere "
        "oversende kalle innkalle oppdatere forberede førebu innhente koordinere planlegge sende lage utrede "
        "greie evaluere invitere etablere presentere orientere revidere ferdigstille forankre fremme fremje "
        "utgreie hente samle dokumentere justere ferdiggjøre bistå "
        "innarbeide avholde varsle utlyse kontakte "
        "publisere arrangere opprette nedsette levere kartlegge sørge syte påse fordele foreslå samordne utforme "
        "formidle "
        "videreføre videreutvikle undersøke konkretisere operasjonalisere fastsette gjennomgå kvalitetssikre"
    ).split()
)
_TASKS_WITH_SKAL = TASKS | {
    "gjennomføre",
    "iverksette",
    "setje",
    "sette",
    "bruke",
    "sikre",
    "starte",
    "bidra",
    "vurdere",
    "drøfte",
    "inngå",
}
_NEXT_VERB = (
    r"(?:legg(?:e|er|es|je)|komm?e|kjem|fremme[sr]?|melde[sr]?|be[rs]?|rapportere[rs]?|sende[rs]?|presentere[rs]?|"
    r"orientere[rs]?|oversende[rs]?|"
    r"følger?|utarbeide[rs]?|se|gi[rs]?|sikre[rs]?|vurdere[rs]?|avklare[rs]?|invitere[rs]?|innkalle[rs]?|kalle[rs]?|"
    r"bringe|forberede[rs]?|sørge[rs]?|"
    r"innhente[rs]?|oppdatere[rs]?|starte[rs]?|iverksette[rs]?|gjennomføre[rs]?|publisere[rs]?|dele[rs]?|foreslår?|"
    r"utrede[rs]?|evaluere[rs]?|"
    r"etablere[rs]?|oppnevne[rs]?|peke[rs]?|lage[rs]?|skal|deretter|så|ta[rs]?|bidra[rs]?|koordinere[rs]?|"
    r"drøfte[rs]?|forankre[rs]?|samle[rs]?|bruke[rs]?)"
)
_AND_THEN = Pattern(rf",?\s+(?:og|samt)\s+(?:å\s+|a\s+)?{_NEXT_VERB}(?=\s|$).*$", re.IGNORECASE)
_CLAUSE = Pattern(
    r"(?:(?<!\d)\.|\.\s*$|;|\s+som\s+(?:skal\s+|kan\s+)?(?:legges|leggjast|presenteres|fremmes|behandles|sendes)\b|"
    r",\s+(?:som|slik|og|der|hvor|jf|samt|men|herunder|inkludert)\b|,\s+jf|\s\(|\s+slik\s+at\s|\s+dersom\s|"
    r"\s+(?:så\s+snart|straks|så\s+fort)\s|\s+etter\s+at\s|\s+når\s).*$",
    re.IGNORECASE,
)
_DEADLINE = Pattern(
    r",?\s+(?:inn[ae]n|til\s+(?:den\s+)?\d{1,2}(?=\.)|senest|seinast|før|i\s+løpet\s+av|(?:i\s+)?\d\.\s?(?:halvår|"
    r"tertial|kvartal)|til\s+neste|til\s+første|med\s+frist|i\s+(?:uke|veke|januar|februar|mars|april|mai|juni|juli|"
    r"august|september|oktober|november|desember)|(?:til\s+|på\s+)?(?:våren|høsten|hausten|sommeren|vinteren|"
    r"årsskiftet))"
    r"\b.*$",
    re.IGNORECASE,
)
_TO_MEETING = Pattern(
    r",?\s+(?:og\s+)?(?:til|for|i|på)\s+(?:behandling\s+(?:i|for)\s+)?(?:(?:neste\s+|første\s+|førstkommende\s+|"
    r"fyrste\s+)?[A-ZÆØÅa-zæøå-]*m[øg@]te[tn]?\b|SSU|PA|ASU|FSU|"
    r"strategisk|administrativt|partnerskap|partnarskap|faglig|"
    r"sekretariatet|styret\b|styremøt|kommunestyret|formannskapet|alle\s+parter).*$",
    re.IGNORECASE,
)
_CIRCUMSTANCE = Pattern(
    r"\s+(?:i\s+tråd\s+med|i\s+trad\s+med|i\s+henhold\s+til|i\s+samsvar\s+med|basert\s+på|jf\.?|ihht\.?|etter\s+mal|"
    r"etter|ut\s+fra|ut\s+frå|med\s+utgangspunkt|"
    r"under\s+forutsetning|under\s+føresetnad|forutsatt\s+at|så\s+framt|sammen\s+med|saman\s+med|i\s+samarbeid\s+med|"
    r"på\s+grunnlag\s+av)\s.*$",
    re.IGNORECASE,
)
_PURPOSE = Pattern(r"\s+for\s+[åa@&]\s+[a-zæøå]{2,}\s.*$", re.IGNORECASE)
_ABOUT = Pattern(r"\s+(?:om|av|fra|frå|innen)\s+.*$", re.IGNORECASE)
_FETCHED = Pattern(r"(?:inn)?hente\s\S+(?:\s\S+)?\s(?:fra|frå)\s", re.IGNORECASE)  # from whom belongs to the task
_NESTED = Pattern(r"\s(?:til|for|på|med|mot|mellom)\s", re.IGNORECASE)
_PARTICLES = frozenset({"inn", "opp", "fram", "frem", "ut", "over", "til", "med", "ned", "ved", "om"})
_ARTICLES = Pattern(r"\b(?:en|ei|eit|et|eventuelle|eventuell|evt\.?|nødvendige|ein)\s+", re.IGNORECASE)
_OPENING = Pattern(
    r"^(?:(?:å|a|@|om|videre|vidare|også)\s+)*(?:arbeide?\s+for\s+(?:å|a)\s+|sørge\s+for\s+(?:å|a)\s+|"
    r"syte\s+for\s+(?:å|a)\s+)?",
    re.IGNORECASE,
)


def is_task(verb: str, *, ordered: bool) -> bool:
    """Whether an infinitive is something a decision asks for; `ordered` when «skal» stands before it."""
    return verb in (_TASKS_WITH_SKAL if ordered else TASKS)


def infinitive(verb: str) -> str | None:
    """The infinitive of a verb in the present or the passive, or None for a word that is no such verb."""
    low = mended_word(verb.lower())
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith(("eres", "erer")):
        return low[:-1]
    if low.endswith("ast") and len(low) > 5:
        return low[:-3] + "e"
    if low.endswith("es") and len(low) > 4:
        return low[:-1]
    if low.endswith("ar") and len(low) > 5:
        return low[:-2] + "e"
    if low.endswith("er") and len(low) > 4:
        return low[:-1]
    if low.endswith("ert") and len(low) > 5:
        return low[:-1] + "e"
    if low.endswith("et") and len(low) > 6:
        return low[:-1]
    if low.endswith("a") and len(low) > 6:
        return low[:-1] + "e"
    return None


def short_task(task: str) -> str:
    """The core of a task: no deadline, meeting, second task or circumstance, and no articles."""
    plain = " ".join(task.split())
    plain = _OPENING.sub("", plain, count=1)
    for cut in (_CLAUSE, _AND_THEN, _PURPOSE, _DEADLINE, _TO_MEETING, _CIRCUMSTANCE):
        shorter = cut.sub("", plain, count=1)
        left = shorter.split()
        bare = cut in (_DEADLINE, _TO_MEETING) and len(left) == 1  # «rapportere innen 1. april»
        if bare or len(left) > 2 or (len(left) == 2 and left[1] not in _PARTICLES):
            plain = shorter
    about = None if _FETCHED.match(plain) else _ABOUT.search(plain)
    core = _ARTICLES.sub("", plain[: about.start()]).split() if about else []
    if about and len(core) >= 2 and not _NESTED.search(" ".join(["", *core[2:], ""])):
        plain = plain[: about.start()]
    plain = _ARTICLES.sub("", plain)
    plain = plain.replace("- og ", " og ")
    words = (mended_word(word) if word.islower() else word for word in plain.split())
    return " ".join(words).strip(" .,;:")
