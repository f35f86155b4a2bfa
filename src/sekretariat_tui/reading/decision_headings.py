"""Lines that open a proposal or a decision, or say how it went (catalogue section 4)."""

import re
from functools import lru_cache

from ..domain.letters import look_alike, nfc, skeleton
from ..domain.patterns import Pattern
from .decision_outcomes import DecisionHeading, mode_of, outcome_of, spell_out
from .outcome_words import CONSENSUS, DISSENT, UNANIMOUS
from .worn_words import mended, nearest

__all__ = ["DecisionHeading", "classify_decision"]

_LONGEST = 300
_STANDARD_LENGTH = 50
_SHORT = 80
# The commonest headings as a scanner may leave them («ForsIag til vedtak», «Innsti11ing»), told by their skeleton.
_STANDARD = {
    skeleton(heading): heading
    for heading in (
        "Forslag til vedtak", "Forslag til innstilling", "Forslag til anbefaling", "Framlegg til vedtak",
        "Innstilling", "Innstilling til vedtak", "Innstilling til konsensus", "Forslag til konsensus", "Tilråding",
        "Sekretariatets innstilling", "Sekretariatets forslag til vedtak", "Administrasjonens forslag til vedtak",
    )
}  # fmt: skip
# One of these letters stands in every line that says anything of a decision, however it is worn; the others are let
# go before anything costs time. As `look_alike` writes them.
_MAY_SAY = Pattern(
    r"vedt|foresl|foreslo|lnnst|lnnsp|forslao|forslaa|framl|freml|tllr|anbef|beslu|konsen|orlent|etterr|vltan|oodkj|"
    r"trekk|"
    r"trukk|trekt|utse|utsatt|ordl|mot |falt|fall|forkast|avvlst|nedstemt|royst|stem|mlndret|dlssens|protokolltll|"
    r"ettersen|konkl|vldare|vldere|behandl|handsama|droft|tllbake|attende|oversend|samroy|enst|fatt|oj[oe]rde|merknad"
)
_WORN_L = Pattern(r"(?<=[A-Za-zæøåÆØÅ])[1|](?=[A-Za-zæøåÆØÅ\s:]|$)")  # «Fors1ag ti1 vedtak»
_NUMBERING = Pattern(r"^(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[IVX]{1,4}\.|[A-Z][.)])\s+(?=[A-ZÆØÅ])")

_WHO = r"(?P<who>[a-zæøå.@&|]{2,38}?(?:\s[a-zæøå.]{3,25}?){0,2}?)"
_PROPOSAL_WORD = (
    r"(?:innstilling(?:en|a)?|vedtaksforslag|forslag\s+vedtak|forslag(?!\s+fr[aå]\s)(?:\s+til\s+(?:felles\s+|nytt\s+|"
    r"omforent\s+|endelig\s+|revidert\s+)?(?:protokoll\w*\s+og\s+)?(?:vedtak|innstilling|anbefaling|beslutning|"
    r"konsensus))?|"
    r"tilr[åa&]d(?:n?ing)|framlegg(?:\s+til\s+(?:vedtak|innstilling|tilr[åa]ding))?|anbefaling)"
)
_PROPOSAL_HEAD = Pattern(
    rf"^(?P<saved>samr[øog@]ystes\s+|enstemmig\s+)?(?:{_WHO}(?P<genitive>s|['’]s|\s+s[ia]|\s+sitt?|\s+sine?)\s+)"
    rf"?{_PROPOSAL_WORD}"
    r"(?:\s+til\s+(?:konsensus\w*|vedtak\w*|beslutning))?(?:\s+(?:fra|frå)\s+"
    r"(?P<from>(?!.*\s(?:er|var|blir|vert|ble)\s)[a-zæøå\s]{3,40}?))?"
    r"(?:\s+(?:til|for|i|[-–])\s+(?!sak)[\w-]{2,40}(?:\s[\w()-]{2,30})?)?"
    r"(?:\s+(?:i|for)\s+(?:[A-ZÆØÅ]{2,4}\s+)?sak\w*(?:\s+\d[\d./-]*)?)?\s*[:;.]?\s*$",
    re.IGNORECASE,
)
_PENDING = Pattern(
    r"(?:innstilling|forslag|framlegg|vedtak|tilr[åa]ding|konsensus).{0,40}?(?:fremmes|fremjast|legges?\s+fr[ae]m|"
    r"(?:blir|vert|vil\s+bli|bli)\s+(?:lag[td]e?\s+fr[ae]m|fremma|fremja|utforma|fremmet)|leggjast\s+fram|ettersendes|"
    r"kjem|kommer|formuleres|"
    r"utformes|utarbeides|deles\s+ut|utdeles|utformast|formulerast|presenteres)\s*:?\s*(?:i|på|under|til)\s+"
    r"(?:\w+\s+)?m[øog@]t|"
    r"(?:lagt?|legges|leggjast|fremmes|sendes|vert|blir)\s.{0,24}(?:uten|utan)\s+(?:\w+\s+)?(?:forslag|framlegg|"
    r"innstilling|tilr[åa]ding)|"
    r"^(?:uten|utan|ingen|inga|ikke|ikkje)\s+(?:\w+\s+)?(?:forslag|framlegg|innstilling|tilr[åa]ding)\b.{0,30}$|"
    r"^(?:sak\w*|innstilling|forslag(?:\s+til\s+vedtak)?|framlegg(?:\s+til\s+vedtak)?|vedlegg|dokument\w*)\s+"
    r"(?:blir\s+|vert\s+|vil\s+bli\s+)?(?:ettersend\w*)|"
    r"^(?:innstilling|forslag)\b.{0,25}\bettersendes",
    re.IGNORECASE,
)
_FOLLOWING = r"(?:f[øogp@ey][l1I|]gj?[ae]nde)"
_SUCH = rf"(?:{_FOLLOWING}|slikt|slik|dette|denne)"
_QUOTED = Pattern(
    rf"(?:\bmed|\bgjorde|\bgjort|\bhadde)\s.{{0,60}}?\b{_FOLLOWING}\s+(?:\w+\s+){{0,2}}?(?:vedtak\w*|ordlyd|tekst|"
    rf"beslutning)\b|"
    r"\b(?:gjorde|fattet|fatta|vedtok|vedtak)\b.{0,60}?\bi\s+(?:\w{1,8}-?)?sak\s+\S+.{0,60}?\b(?:vedtak|ordlyd)\s*[:;]|"
    rf"\b(?:gjorde|fattet|fatta|vedtok)\s+.{{0,40}}?\bvedtak\s+i\s+(?:\w{{1,8}}-?)?sak\b.*[:;]|"
    rf"^{_FOLLOWING}\s+(?:enstemmige\s+|samrøystes\s+)?(?:vedtak|ordlyd)\b|\bmed\s+(?:slik|denne)\s+ordlyd|"
    rf"\b(?:vedtok|besluttet|beslutta)\b.{{0,80}}?\bsak\s+\d\S*.{{0,60}}?{_SUCH}\s*[:;]|"
    rf"(?:\bsak\s+\d|\bm[øo]te[t]?\s+(?:den\s+)?\d|\d\.\s?\d{{1,2}}\.\s?\d{{2}}).{{0,80}}?\b(?:fattet|fatta|gjorde|"
    rf"gjort|vedtatt|vedtok|vedteke|traff)\b.{{0,20}}?{_SUCH}\b.{{0,40}}[:;]|"
    rf"\bsak\s+\d\S*.{{0,60}}?\b(?:ble|blei|vart)\s+{_SUCH}\s+(?:vedtak\s+)?(?:vedtatt|vedteke|fattet|fatta|gjort)|"
    rf"\b(?:gjorde|fattet|fatta|vedtok)\s.{{0,40}}?\d\.?\s?.{{0,20}}?{_SUCH}\s+vedtak\s*[:;]|"
    r"\bvedtaket\b.{0,60}?\bsak\s+\d\S*.{0,60}?\b(?:lyder|lød|lydde|lyd|er|var)\b\s*[:;]",
    re.IGNORECASE,
)
# «Sekretariatet foreslår følgende vedtak:»: a sentence that opens the proposal.
_PROPOSES = Pattern(
    rf"\b(?:foreslår|foreslås|føreslår|tilrår|anbefaler|foreslåes)\b.{{0,80}}?\b{_SUCH}\s+(?:vedtak|innstilling|"
    rf"ordlyd)\s*:$|"
    rf"\b(?:med|har|slikt?)\s+(?:{_SUCH}\s+)?(?:forslag|framlegg)\s+til\s+(?:vedtak|innstilling)\s*:$",
    re.IGNORECASE,
)
_WHOSE = r"(?:[a-zæøå&@|-]{2,30}(?:\s[a-zæøå]{3,20})??(?:s|\ss[ia]|\ssitt)|endelig|endeleg|samr[øo]ystes|enstemmig)"
_ADOPTED_HEAD = Pattern(
    rf"^(?:{_WHOSE}\s+)?(?:konsensus)?(?:vedtak|vedtaket(?:\s(?:ble|vart|lyder|lyd))?|beslutning|protokollert\s+vedtak)"
    r"(?:\s*\(?\s*(?:(?:fattet|fatta|gjort)\s+)?(?:i|for|ved)\s.{0,40}|\s+(?:[A-ZÆØÅ]{2,4}\s+)?sak\s+\d\S{1,8}|"
    r"\s(?-i:[A-ZÆØÅ]{2,4})|\s\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4})?\s*(?:[:;,.(–-](?!\s?\w+oversikt).*)?$",
    re.IGNORECASE,
)
_SENTENCE = Pattern(
    r"[^:]{0,80}\b(?:skal|er|som|kan|må|bør|gjelder|gjeld|følges|følgjes|blir|ble|vart|vert|har|sendes)\s",
    re.IGNORECASE,
)
_ADOPTED_VERB = Pattern(
    r"^et\s+(?:enstemmig|samla|samlet)\s.{2,40}?\s(?:vedtok|vedtar|vedtek|besluttet|beslutta)\b|"
    r"^eit\s+samr[øo]ystes\s.{2,40}?\s(?:vedtok|vedtek)\b|"
    rf"\b(?:vedtok|besluttet|beslutta|fattet|fatta|gjorde|konkluderte|konkluderer)\s+(?:\S+\s+){{0,2}}?{_SUCH}\b",
    re.IGNORECASE,
)
_BY_CONSENSUS = Pattern(
    r"^(?:vedtatt|vedteke|vedtak|besluttet|enighet|semje|sak\w*\s+ble\s+vedtatt|det\s+(?:ble|vart|er|"
    r"var)\s+(?:oppnådd\s+)?"
    r"(?:enighet|semje|konsensus))\b.{0,40}?(?:konsensus|følgende|følgjande|vedtak)|^konsensusvedtak\b|"
    r"^konsensus\W*$|^det\s+(?:er|var|ble|vart)\s+konsensus\s+om\s+(?:forslag|innstilling|vedtak|tilråding|"
    r"framlegg)\w*\W*$|"
    r"^.{2,40}?\s(?:vedtok|sluttet\s+seg\s+til)\s.{2,60}?\s(?:ved|med|i)\s+konsensus\W*$",
    re.IGNORECASE,
)
_LEVEL = Pattern(
    r"^[A-ZÆØÅ]{2,5}\s+[-–]\s+(?P<what>tilr[åa]ding|innstilling|vedtak|behandling|handsaming)\s*:?\s*$", re.IGNORECASE
)
_TRAP = Pattern(
    r"^(?:forslag|framlegg)\s+til\s+(?!(?:protokoll\w*\s+og\s+|felles\s+|nytt\s+|omforent\s+|endelig\s+|"
    r"revidert\s+)?(?:vedtak(?!t)|innstilling|anbefaling|beslutning|konsensus|"
    r"tilr[åa]ding))",
    re.IGNORECASE,
)


# «Vedtak i tidligere saker», «Vedtak fra kommunestyrene»: a heading over what others or others before us decided.
_ELSEWHERE = Pattern(
    r"^(?:vedtak|vedtaka|vedtakene|beslutninger)\s+(?:i|fra|frå)\s+(?:tidligere|tidlegare|andre|lignende|liknande|"
    r"kommunestyre\w*|kommunene|kommunane)\b",
    re.IGNORECASE,
)
_CONCLUSION = Pattern(
    r"^(?:konklusjon\w*\s?(?:/|og)\s?vedtak\w*|vedtak\w*\s?(?:/|og)\s?konklusjon\w*)\s*[:;]?$", re.IGNORECASE
)
_LABELLED = Pattern(r"^(?:vedtak|vedtaket|beslutning)\s*[:;–-]\s*(?P<rest>\S.*)$", re.IGNORECASE)


def classify_decision(line: str) -> DecisionHeading | None:
    """What a line says of a proposal or decision, or None. «Forslag til kriterier» is a heading and no proposal."""
    if len(line) > _LONGEST * 4:
        return None
    plain = " ".join(nfc(line).split()).strip("*_# ")
    if not plain or len(plain) > _LONGEST:
        return None
    return _classify(plain)


@lru_cache(maxsize=4096)  # a paper asks for each of its lines several times
def _classify(plain: str) -> DecisionHeading | None:
    bare = _NUMBERING.sub("", plain, count=1)
    standard = _standard(bare) if len(bare) < _STANDARD_LENGTH else None
    if standard is None and _MAY_SAY.search(look_alike(plain)) is None:
        return None
    plain = standard or mended(_WORN_L.sub("l", plain), closely=len(plain) < _SHORT)
    if _TRAP.match(plain) or _ELSEWHERE.match(plain):
        return None
    level = _LEVEL.match(plain)
    if level:
        what = level["what"].lower()
        if what in {"behandling", "handsaming"}:
            return None
        return DecisionHeading(role="adopted" if what == "vedtak" else "recommendation")
    if DISSENT.match(plain):
        return DecisionHeading(role="dissent")
    if _PENDING.search(plain):
        return DecisionHeading(role="proposal_pending", mode="consensus" if CONSENSUS.search(plain) else None)
    if _PROPOSES.search(plain):
        return DecisionHeading(role="proposal", mode=mode_of(plain))
    if _QUOTED.search(plain):
        return DecisionHeading(
            role="quoted_earlier_decision",
            outcome="unanimous" if UNANIMOUS.search(plain) else None,
            mode=mode_of(plain),
        )
    if _CONCLUSION.match(plain):
        return DecisionHeading(role="adopted")
    labelled = _LABELLED.match(plain)
    if labelled and (told := outcome_of(labelled["rest"])) is not None and told.as_proposed:
        return told  # «Vedtak: Som innstilling.»
    outcome = outcome_of(plain)
    bare = _NUMBERING.sub("", plain, count=1)
    proposal = _PROPOSAL_HEAD.match(bare) if len(plain) <= 100 else None
    if proposal and (outcome is None or (outcome.outcome == "unanimous" and not outcome.as_proposed)):
        return DecisionHeading(role="proposal", proposer=_proposer(proposal), mode=mode_of(plain))
    if outcome is not None:
        return outcome
    heads = _ADOPTED_HEAD.match(bare) and not _SENTENCE.match(bare)
    by_consensus = _BY_CONSENSUS.match(plain) and (plain.endswith(":") or not _SENTENCE.match(plain))
    if heads or by_consensus or _ADOPTED_VERB.search(plain):
        return DecisionHeading(role="adopted", mode=mode_of(plain))
    return None


def _standard(plain: str) -> str | None:
    """The common heading that this line is, however worn («Forslag til vedtalc»)."""
    words = skeleton(plain.rstrip(" :;."))
    found = _STANDARD.get(words)
    if found is None and len(words) > 9:
        near = nearest(words, _STANDARD, 2 if len(words) >= 15 else 1)
        found = _STANDARD[near] if near else None
    return found


def _proposer(found: re.Match[str]) -> str | None:
    who = found["from"] or found["who"]
    return spell_out(who) if who else None
