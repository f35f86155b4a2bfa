"""Lines that open a proposal or a decision, or say how it went (catalogue section 4)."""

import re

import msgspec

from ..domain.letters import nfc, skeleton
from ..domain.patterns import Pattern


class DecisionHeading(msgspec.Struct, frozen=True, kw_only=True):
    """What a line says of the text below it.

    `role` is proposal, proposal_pending, recommendation, adopted or quoted_earlier_decision. `outcome` is
    unanimous, as_proposed,
    majority, noted, approved, amended, other_proposal, rejected, withdrawn or postponed; `mode` consensus,
    unanimous or majority.
    `proposer` is who proposes, in small letters; `against` and `in_favour` are votes. `as_proposed` is set where
    the proposal was taken whole.
    """

    role: str
    outcome: str | None = None
    mode: str | None = None
    proposer: str | None = None
    against: int | None = None
    in_favour: int | None = None
    as_proposed: bool = False


_COUNTS = {
    "en": 1, "én": 1, "ei": 1, "ett": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9,
    "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
_COUNT = r"(\d{1,3}|" + "|".join(_COUNTS) + ")"
_WHO = r"(?P<who>[a-zæøå.@&|]{2,38}?(?:\s[a-zæøå]{3,25}?){0,2}?)"
_PROPOSAL_WORD = (
    r"(?:innsti[l1I|]{2}ing|forslag(?:\s+til\s+(?:vedtak|innstilling|anbefaling))?|tilr[åa&]d(?:n?ing)|"
    r"framlegg(?:\s+til\s+vedtak)?|anbefaling|tilr[åa]ding)"
)

_WORN_L = Pattern(r"(?<=[A-Za-zæøåÆØÅ])[1|](?=[A-Za-zæøåÆØÅ\s:]|$)")  # «Fors1ag ti1 vedtak»
# The commonest headings as a scanner may leave them («ForsIag til vedtak», «Innsti11ing»), told by their skeleton.
_STANDARD = {
    skeleton(heading): heading
    for heading in (
        "Forslag til vedtak", "Forslag til innstilling", "Forslag til anbefaling", "Framlegg til vedtak",
        "Innstilling", "Innstilling til vedtak", "Innstilling til konsensus", "Forslag til konsensus", "Tilråding",
        "Sekretariatets innstilling", "Sekretariatets forslag til vedtak", "Administrasjonens forslag til vedtak",
    )
}  # fmt: skip
_UNANIMOUS = Pattern(r"enst[eo]mm?ig|samrøystes|samr[øog@]ystes|einstemmig", re.IGNORECASE)
_CONSENSUS = Pattern(r"(?:ved|i|til|med)\s+konsensus|konsensusbeslutning|konsensusvedtak", re.IGNORECASE)
_AS_PROPOSED = Pattern(
    r"(?:innstilling(?:en|a|i)?|forslag(?:et)?(?:\s+til\s+vedtak)?|framlegg(?:et)?(?:\s+til\s+vedtak)?|"
    r"tilr[åa]ding(?:en|a)?)\s+"
    r"(?:(?:ble|blei|vart|er|blir)\s+)?(?:enstemmig\s+|samr[øo]ystes\s+)?(?:vedtatt|vedteke|vedteken|vedtas|"
    r"tiltrådt|tiltredd|godkjent|godkjend)",
    re.IGNORECASE,
)
_OTHER_PROPOSAL = Pattern(
    r"(?:annet|anna|nytt|alternativt)\s+(?:forslag|framlegg)\s+(?:ble\s+|vart\s+)?(?:vedtatt|vedteke)", re.IGNORECASE
)
_AMENDED = Pattern(
    r"vedt(?:att|eke)\s+med\s+(?:følgende\s+|desse\s+|disse\s+)?(?:endring|tillegg|merknad)", re.IGNORECASE
)
_AGAINST = Pattern(
    rf"(?:mot|imot|med)\s+(?:\d{{1,3}}\s+mot\s+)?{_COUNT}\s+(?:stemm?e?r?|røyste?r?|stemme)", re.IGNORECASE
)
_FOR_AGAINST = Pattern(
    rf"med\s+{_COUNT}\s+(?:stemmer\s+|røyster\s+)?mot\s+{_COUNT}(?:\s+(?:stemm|røyst)|\s*\.?$)", re.IGNORECASE
)
_VOTES_FOR = Pattern(
    rf"(?<!\w)for\s+(?:forslaget|framlegget|innstillingen|forslag\s+\d)\s+(?:stemte|røysta)\s+{_COUNT}", re.IGNORECASE
)
_VOTES_AGAINST = Pattern(
    rf"(?<!\w)i?mot\s+(?:forslaget|framlegget|innstillingen)?\s*(?:stemte|røysta)\s+{_COUNT}", re.IGNORECASE
)
_VOTED = Pattern(r"(?:vedt(?:att|eke)|falt|fall)\b.*\bFOR\s+(?P<for>\d+).*\bMOT\s+(?P<against>\d+)", re.IGNORECASE)
_MAJORITY = Pattern(r"fleirtal|flertall", re.IGNORECASE)
_DOUBLE_VOTE = Pattern(r"dobbe[l1]tstemme|dobbeltrøyst", re.IGNORECASE)
_BY_CONSENSUS = Pattern(
    r"^(?:vedtatt|vedteke|besluttet|enighet|semje|saken\s+ble\s+vedtatt)\b.{0,40}konsensus", re.IGNORECASE
)
_NOTED = Pattern(
    r"(?:\b(?:tar|tek|tas|tok|tatt|teke|vart\s+teken|ble\s+tatt|blir\s+teke|vert\s+teken|takast)\b.{0,80}?\b)?"
    r"til\s+(?:etterretning|etterretting|vitande|orientering|vitende)\b",
    re.IGNORECASE,
)
_NOTED_VERB = Pattern(r"\b(?:tar|tek|tas|tatt|teke|teken|tekne|takast)\b", re.IGNORECASE)
_APPROVED = Pattern(
    r"(?:\bgodkjennes|\bgodkjennast|\bgodkjent|\bgodkjend|\bgodkjende|\bgodkjente)(?!\s+(?:av|i|den)\s)", re.IGNORECASE
)
_REMARK = Pattern(r"(?:utan|uten)\s+(?:merknad|anmerkning|kommentar)|u\.\s?a\.", re.IGNORECASE)
_WITHDRAWN = Pattern(
    r"(?:sak\w*|temasak\w*).{0,60}?\b(?:trekkes|trekkjast|trekt|trukket|trukke|vert\s+trekt)\b", re.IGNORECASE
)
_POSTPONED = Pattern(
    r"\bsak\w*.{0,40}?\b(?:utsettes|utsetjast|utsett|utsatt|ble\s+utsatt|vart\s+utsett)\b", re.IGNORECASE
)
_REJECTED = Pattern(
    r"^(?:forslaget|framlegget|innstillingen)?\s*(?:falt|fall|ble\s+nedstemt|forkastet)\b", re.IGNORECASE
)

_PENDING = Pattern(
    r"(?:innstilling|forslag|vedtak|tilr[åa]ding).{0,40}?(?:fremmes|fremjast|legges?\s+fr[ae]m|"
    r"blir\s+lagt\s+fr[ae]m|leggjast\s+fram|ettersendes|kjem)\s*"
    r"(?:i|på|under)?\s*m[øog@]t|"
    r"(?:uten|utan)\s+(?:forslag|framlegg|innstilling)|"
    r"(?:sak\w*|innstilling|forslag\s+til\s+vedtak)\s+(?:blir\s+|vert\s+)?(?:ettersendes|ettersend[te]|ettersendast)|"
    r"^(?:innstilling|forslag)\b.{0,25}\bettersendes",
    re.IGNORECASE,
)
_FOLLOWING = r"f[øogp@][l1I|]gj?[ae]nde"
_QUOTED = Pattern(
    rf"(?:\bmed|\bgjorde|\bgjort|\bhadde)\s.{{0,60}}?\b{_FOLLOWING}\s+(?:\w+\s+){{0,2}}?(?:vedtak\w*|ordlyd|tekst|"
    rf"beslutning)\b|"
    r"\b(?:gjorde|fattet|fatta|vedtok|vedtak)\b.{0,60}?\bi\s+(?:\w{1,8}-?)?sak\s+\S+.{0,60}?\b(?:vedtak|ordlyd)\s*[:;]|"
    rf"\b(?:gjorde|fattet|fatta|vedtok)\s+.{{0,40}}?\bvedtak\s+i\s+(?:\w{{1,8}}-?)?sak\b.*[:;]|"
    rf"^{_FOLLOWING}\s+(?:enstemmige\s+|samrøystes\s+)?(?:vedtak|ordlyd)\b|\bmed\s+(?:slik|denne)\s+ordlyd",
    re.IGNORECASE,
)
_ADOPTED_HEAD = Pattern(
    r"^(?:(?P<whose>[a-zæøå&@|-]{2,30}(?:\s[a-zæøå]{3,20})??s|endelig|endeleg|samrøystes|samroystes|enstemmig|"
    r"utvalgets|utvalets)\s+)?"
    r"(?:vedtak|vedtaket|beslutning|protokollert\s+vedtak)(?:\s*\(?\s*(?:i|for)\s.{0,40})?\s*(?:[:;,.(–-].*)?$",
    re.IGNORECASE,
)
_ADOPTED_VERB = Pattern(
    r"^et\s+(?:enstemmig|samla|samlet)\s.{2,40}?\s(?:vedtok|vedtar|vedtek|besluttet|beslutta)\b|"
    r"^eit\s+samrøystes\s.{2,40}?\s(?:vedtok|vedtek)\b|"
    r"\b(?:vedtok|besluttet|beslutta|fattet|gjorde)\s+(?:\S+\s+){0,2}?(?:f[øogp@]lgj?[ae]nde|dette|slik)\b",
    re.IGNORECASE,
)
_PROPOSAL_HEAD = Pattern(
    rf"^(?P<saved>samr[øog@]ystes\s+|enstemmig\s+)?(?:{_WHO}(?P<genitive>s|['’]s|\s+s[ia]|\s+sitt?|\s+sin)\s+)"
    rf"?{_PROPOSAL_WORD}"
    r"(?P<rest>(?:\s+til\s+(?:konsensus\w*|vedtak|partn\w+|beslutning|styret|kommunestyret|ssu|strategisk\s\w+))"
    r"?(?:\s+(?:fra|frå)\s+(?P<from>[a-zæøå\s]{3,40}?))?"
    r"(?:\s+i\s+sak\w*)?)\s*[:;.]?\s*$",
    re.IGNORECASE,
)
_LEVEL = Pattern(
    r"^[A-ZÆØÅ]{2,5}\s+[-–]\s+(?P<what>tilr[åa]ding|innstilling|vedtak|behandling)\s*:?\s*$", re.IGNORECASE
)
_TRAP = Pattern(r"^(?:forslag|framlegg)\s+til\s+(?!vedtak|innstilling|anbefaling|beslutning|konsensus)", re.IGNORECASE)
_SHORT_ROLES = {"adm": "administrerende", "adm.": "administrerende", "dir.": "direktør"}


def classify_decision(line: str) -> DecisionHeading | None:
    """What a line says of a proposal or decision, or None. «Forslag til kriterier» is a heading and no proposal."""
    plain = _WORN_L.sub("l", " ".join(nfc(line).split()).strip("*_# "))
    if not plain or len(plain) > 300:
        return None
    if len(plain) < 50:
        plain = _STANDARD.get(skeleton(plain.rstrip(" :;.")), plain)
    if _TRAP.match(plain):
        return None
    level = _LEVEL.match(plain)
    if level:
        what = level["what"].lower()
        if what == "behandling":
            return None
        return DecisionHeading(role="adopted" if what == "vedtak" else "recommendation")
    if _PENDING.search(plain):
        return DecisionHeading(role="proposal_pending", mode="consensus" if _CONSENSUS.search(plain) else None)
    if _QUOTED.search(plain):
        return DecisionHeading(
            role="quoted_earlier_decision",
            outcome="unanimous" if _UNANIMOUS.search(plain) else None,
            mode=_mode(plain),
        )
    outcome = _outcome(plain)
    proposal = _PROPOSAL_HEAD.match(plain) if len(plain) <= 100 else None
    if proposal and (outcome is None or outcome.outcome == "unanimous") and not _AS_PROPOSED.search(plain):
        return DecisionHeading(role="proposal", proposer=_proposer(proposal), mode=_mode(plain))
    if outcome is not None:
        return outcome
    if _BY_CONSENSUS.match(plain) or _ADOPTED_HEAD.match(plain) or _ADOPTED_VERB.search(plain):
        return DecisionHeading(role="adopted", mode=_mode(plain))
    return None


def _mode(plain: str) -> str | None:
    if _CONSENSUS.search(plain):
        return "consensus"
    return "unanimous" if _UNANIMOUS.search(plain) else None


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]


def _adopted(outcome: str, plain: str, **more: int | None) -> DecisionHeading:
    whose = re.match(rf"{_WHO}s\s+innstilling", plain, re.IGNORECASE)
    return DecisionHeading(
        role="adopted",
        outcome=outcome,
        mode="majority" if outcome == "majority" else _mode(plain),
        proposer=_spell_out(whose["who"]) if whose else None,
        against=more.get("against"),
        in_favour=more.get("in_favour"),
        as_proposed=outcome != "other_proposal" and _AS_PROPOSED.search(plain) is not None,
    )


def _outcome(plain: str) -> DecisionHeading | None:
    """The outcome a line tells of, the votes first: they say most."""
    both = _FOR_AGAINST.search(plain)
    if both:
        return _adopted("majority", plain, in_favour=_count(both[1]), against=_count(both[2]))
    voted = _VOTED.search(plain)
    if voted:
        outcome = "rejected" if plain.lower().startswith("fal") else "majority"
        return _adopted(outcome, plain, in_favour=int(voted["for"]), against=int(voted["against"]))
    votes, against = _VOTES_FOR.search(plain), _VOTES_AGAINST.search(plain) or _AGAINST.search(plain)
    if votes or against:
        return _adopted(
            "majority",
            plain,
            in_favour=_count(votes[1]) if votes else None,
            against=_count(against[1]) if against else None,
        )
    if _OTHER_PROPOSAL.search(plain):
        return _adopted("other_proposal", plain)
    if _REJECTED.match(plain):
        return _adopted("rejected", plain)
    if _AMENDED.search(plain):
        return _adopted("amended", plain)
    says_decided = re.search(r"vedt(?:att|eke|ok|ak)|beslutt|godkje?nt|tilsl", plain, re.IGNORECASE)
    if _DOUBLE_VOTE.search(plain):
        return _adopted("majority", plain)
    if _UNANIMOUS.search(plain) and says_decided:
        return _adopted("unanimous", plain)
    if _AS_PROPOSED.search(plain):
        return _adopted("as_proposed", plain)
    if _MAJORITY.search(plain) and says_decided:
        return _adopted("majority", plain)
    if _NOTED.search(plain) and _NOTED_VERB.search(plain):
        return _adopted("noted", plain)
    if _WITHDRAWN.search(plain):
        return _adopted("withdrawn", plain)
    if _POSTPONED.search(plain):
        return _adopted("postponed", plain)
    if len(plain) <= 120 and (_APPROVED.search(plain) or (_REMARK.search(plain) and "godkj" in plain.lower())):
        return _adopted("approved", plain)
    return None


def _proposer(found: re.Match[str]) -> str | None:
    who = found["from"] or found["who"]
    return _spell_out(who) if who else None


def _spell_out(who: str) -> str:
    """«ADM. DIREKTØR» is «administrerende direktør»."""
    words = [_SHORT_ROLES.get(word, word) for word in who.lower().split()]
    return " ".join(words)
