"""How minutes and papers put the way a case went: words for outcomes, votes and dissent (catalogue section 4)."""

import re

from ..domain.patterns import Pattern

COUNTS = {
    "en": 1, "én": 1, "ei": 1, "ett": 1, "eitt": 1, "éin": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
_COUNT = r"(\d{1,3}|" + "|".join(COUNTS) + ")"
_BE = r"(?:ble|blei|vart|er|blir|vert|var)"
_VOTE = r"(?:stemm?e?r?|røyste?r?|st\.)"
_PROPOSAL = (
    r"(?:innstilling(?:en|a|i)?|forslag(?:et)?(?:\s+til\s+(?:vedtak|innstilling|konsensus))?|"
    r"framlegg(?:et)?(?:\s+til\s+vedtak)?|tilr[åa]ding(?:en|a)?)"
)
_TAKEN = r"(?:vedtatt|vedteke|vedteken|vedtas|tiltrådt|tiltredd|godkjent|godkjend|tilsluttet)"

UNANIMOUS = Pattern(r"enst[eo]mm?ig|(?<!\w)enst\.|samr[øog@]ystes|samstemm?ig|einstemmig", re.IGNORECASE)
CONSENSUS = Pattern(
    r"(?:ved|i|til|med|om)\s+konsensus|konsensusbeslutning|konsensusvedtak|konsensus\s+om|oppnå(?:dd|s)\s+konsensus|"
    r"^konsensus\W*$",
    re.IGNORECASE,
)
NO_CONSENSUS = Pattern(
    r"\b(?:ikke|ikkje|ingen|uten|utan)\s+(?:\w+\s+)?(?:til\s+|i\s+)?(?:konsensus|enighet|semje)\b.{0,60}$",
    re.IGNORECASE,
)
AS_PROPOSED = Pattern(
    rf"{_PROPOSAL}\s+(?:{_BE}\s+)?(?:enstemmig\s+|samr[øo]ystes\s+)?{_TAKEN}(?!\w)|"
    rf"(?:vedtatt|vedteke|vedtak|vedtas|godkjent)\s+(?:i\s+samsvar\s+med|i\s+tråd\s+med|i\s+henhold\s+til|etter|lik|"
    rf"som|slik\s+det\s+(?:ble|vart|er))\s+(?:\w+s\s+)?(?:{_PROPOSAL}|foreslått|føreslått|framlagt|fremlagt|innstilt)|"
    rf"^\s*som\s+(?:{_PROPOSAL}|foreslått|føreslått|innstilt)\W*$|"
    rf"\b(?:vedtok|vedtek|vedtar)\s+(?:enstemmig\s+|samrøystes\s+)?{_PROPOSAL}(?!\s+med)\b|vedt(?:att|"
    rf"eke)\s+ut[ea]n\s+endring|"
    rf"i\s+(?:samsvar|tråd)\s+med\s+{_PROPOSAL}\W*$",
    re.IGNORECASE,
)
OTHER_PROPOSAL = Pattern(
    rf"(?:annet|anna|nytt|alternativt|omforent|felles)\s+(?:forslag|framlegg)\s+(?:{_BE}\s+)?(?:enstemmig\s+)?"
    r"(?:vedtatt|vedteke)",
    re.IGNORECASE,
)
AMENDED = Pattern(
    rf"(?:vedt(?:att|eken?|ok)|vedtas|vedtak)\s+(?:{_PROPOSAL}\s+)?med\s+(?:[\w]+\s+){{0,2}}?(?:endring|tillegg|"
    rf"justering|presisering|ny\s+tekst|"
    r"ny\s+ordlyd|endret)",
    re.IGNORECASE,
)
# Votes are counted at most three ways in one line: for and against in figures, by proposal, or only those against.
FOR_AGAINST = Pattern(
    rf"(?:med\s+|vedt(?:att|eke)\s+\(?|\(){_COUNT}\s+(?:stemmer\s+|røyster\s+)?mot\s+{_COUNT}"
    rf"(?=\s+(?:stemm|røyst)|\s*[.)]|\s*$)",
    re.IGNORECASE,
)
AGAINST = Pattern(rf"(?:mot|imot|med\s+\d{{1,3}}\s+mot)\s+{_COUNT}\s+{_VOTE}(?!\w)", re.IGNORECASE)
AGAINST_SOMEBODY = Pattern(r"vedt(?:att|eke)\s+(?:i?mot)\s+(?:stemmene|stemmen|røystene|røysta)\s+", re.IGNORECASE)
_PUT = r"(?:forslaget|framlegget|innstillingen|innstillinga|tilrådingen|tilrådinga|(?:forslag|framlegg)\s+\w{1,2})"
VOTES_FOR = Pattern(rf"(?<!\w)for\s+{_PUT}\s+(?:stemte|røysta)\s*:?\s+{_COUNT}(?!\w)", re.IGNORECASE)
GOT = Pattern(rf"\b(?:fikk|fekk)\s+{_COUNT}\s+(?:stemmer|røyster)", re.IGNORECASE)
VOTES_AGAINST = Pattern(rf"(?<!\w)i?mot\s+(?:{_PUT})?\s*(?:stemte|røysta)\s*:?\s+{_COUNT}(?!\w)", re.IGNORECASE)
VOTED = Pattern(
    r"(?:(?P<how>vedt(?:att|eke)|falt|fall)\b.*)?\bFOR:?\s+(?P<for>\d+).*\bMOT:?\s+(?P<against>\d+)", re.IGNORECASE
)
MAJORITY = Pattern(r"fleirtal|flertall|mot\s+mindretallets?|mot\s+mindretalets?", re.IGNORECASE)
DOUBLE_VOTE = Pattern(r"dobbe[l1]tstemme|dobbeltrøyst", re.IGNORECASE)
REJECTED = Pattern(
    rf"^(?:\W*(?:\w+s\s+)?{_PUT}\s+)?(?:{_BE}\s+)?(?:falt|fall|nedstemt|røysta\s+ned|forkastet|forkasta|avvist|"
    r"ikke\s+vedtatt|ikkje\s+vedteke|ikke\s+bifalt)\b|^\W*(?:forslaget|framlegget)\s.{0,60}\b(?:falt|fall)\W*$",
    re.IGNORECASE,
)
NOTED = Pattern(
    r"\b(?:tar|tek|tas|tok|tatt|teke|teken|tekne|takast|ta)\b.{0,120}?\btil\s+(?:etterretning|etterretting|vitande|"
    r"orientering|vitende|etterretningen)\b|^til\s+(?:orientering|etterretning|vitande)\W*$",
    re.IGNORECASE,
)
_FORMALITIES = r"(?:møte)?(?:protokoll|referat|innkalling|bok|bo[kø]k)|saks?liste|dagsorden"
APPROVED_FORMALITY = Pattern(
    rf"^(?:{_FORMALITIES})\w*\s.{{0,60}}?godkje?n[td]|\bgodkjenn?er\s+(?:{_FORMALITIES})", re.IGNORECASE
)
APPROVED = Pattern(
    r"(?:(?:protokoll|referat|møtebo[kø]|innkalling|sakliste|saksliste|dagsorden|møteprotokoll|møtereferat|rapport|"
    r"plan|"
    r"regnskap|rekneskap|budsjett|årsmelding|mandat|retningslin|det|sak)\w*\b.{0,80}?)"
    r"\b(?:godkjennes|godkjennast|godkjent|godkjend|godkjende|godkjente)(?!\s+(?:av|i|den|s[øo]knad\w*)\s)|"
    r"^(?:(?:ble|blei|vart)\s)?\W*(?:godkjennes|godkjent|godkjend)(?=\W|$)(?!\s+(?:av|i|den|s[øo]knad\w*)\s)",
    re.IGNORECASE,
)
REMARK = Pattern(r"(?:utan|uten)\s+(?:merknad|anmerkning|kommentar)|u\.\s?a\.|u\.\s?m\.", re.IGNORECASE)
WITHDRAWN = Pattern(
    r"(?:sak\w*|temasak\w*).{0,60}?\b(?:trekkes|trekkjast|trekt|trukket|trukke|trekkast)\b|^trukket\W*$|^trekt\W*$",
    re.IGNORECASE,
)
POSTPONED = Pattern(
    r"\b(?:sak\w*\b.{0,40}?|(?:behandling\w*|handsaming\w*)(?:\s+av\s+sak\w*)?\s+(?:\w+\s+)?)\b(?:utsettes|utsetjast|"
    r"utsett|utsatt|utsettast)\b(?!\s+frist)|"
    r"^(?:utsatt|utsett|utsettes)(?:\s+(?:til|uten|utan|på)\b.{0,40})?\W*$|^(?:behandlet|handsama)\s+og\s+(?:utsatt|"
    r"utsett)\W*$|"
    r"^sak\w*\s+(?:ble|blei|vart)\s+(?:ikke|ikkje)\s+(?:behandlet|handsama|rukket)\W*$",
    re.IGNORECASE,
)
SENT_BACK = Pattern(
    r"\bsak\w*\s+(?:\w+\s+){0,2}?(?:sendes|sendast|sendt|send|vises|oversendes)\s+(?:tilbake|attende)\b", re.IGNORECASE
)
FORWARDED = Pattern(
    r"^(?:sak\w*\s+|forslaget\s+|uttalelsen\s+)?(?:ble\s+|vart\s+|blir\s+|vert\s+)?(?:oversendes|oversendt|oversend|"
    r"oversendast|sendes\s+videre|sendes\s+over|sendt\s+videre|sendt\s+vidare)\s+(?:til\s+)?\S.{0,60}$",
    re.IGNORECASE,
)
DISCUSSED = Pattern(
    r"^(?:sak\w*|temaet|innspillene|orienteringen)\s+(?:ble|blei|vart)\s+(?:drøftet|drøfta)(?:\s+(?:i|under)\s+møtet)?"
    r"\W*$|^drøfte[td]\W*$|^drøfta\W*$",
    re.IGNORECASE,
)
DISSENT = Pattern(
    r"^(?:protokolltilf[øo]rs[e]?l\w*|mindretall?ets\s+(?:merknad|forslag|innstilling)\w*|"
    r"(?:merknad|særmerknad|tilleggsmerknad)\w*\s+(?:fra|frå)\s.{2,60}|dissens\w*)(?=\W|$).{0,80}$",
    re.IGNORECASE,
)
