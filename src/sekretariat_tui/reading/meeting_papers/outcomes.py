"""How a case went, from the lines that say so (catalogue section 4, outcome phrases)."""

import re
from collections.abc import Sequence

import msgspec

from ...domain.kinds import Mode, Outcome
from ...domain.letters import nfc
from ...domain.points import Point, plain_text, walk
from ..decision_headings import DecisionHeading, classify_decision
from ..lines import Line

_AS_PROPOSED = re.compile(
    r"^(?:vedtak\w*\s)?(?:som|i\s(?:samsvar|tråd)\smed|i\shenhold\stil|iht\.?|lik)\s(?:\w+s\s|\w+\ssi\s)?(?:innstilling\w*|tilr[åa]ding\w*|forslag\w*|"
    r"framlegg\w*|foreslått|føreslått|saksframlegg\w*)|"
    r"slutt(?:et|er|a)\sseg\stil\s(?:innstilling|forslag|tilr[åa]ding|framlegg)|"
    r"(?:konsensus|enighet|semje|einigheit|tilslutning|oppslutning)\s(?:om|til|kring)\s(?:\w+s\s)?(?:innstilling|forslag|tilr[åa]ding|framlegg)",
    re.IGNORECASE,
)
_NO_CONSENSUS = re.compile(
    r"(?:ikke|ikkje|ingen|inga)\s(?:oppnådd\s|opp\w+\s)?(?:konsensus|enighet|semje|einigheit)(?!\w)|"
    r"konsensus\s(?:ble|blei|vart)\sikk\w+\s(?:oppnådd|nådd)|(?:kom|kommer)\sikk\w+\stil\s(?:konsensus|enighet|semje)",
    re.IGNORECASE,
)
_CONSENSUS = re.compile(r"konsensus|(?<!\w)(?:enighet|semje|einigheit)(?!\w)", re.IGNORECASE)
_UNANIMOUS = re.compile(r"(?<!\w)(?:enst[eo]mmig\w*|einstemmig\w*|samr[øo@g]ystes?|enstemt)(?!\w)", re.IGNORECASE)
_DISCUSSED = re.compile(
    r"(?:saka?e?n?|temaet|innspill\w*|notatet)\s(?:ble|blei|vart|er|blir|vert)\s(?:drøft\w*|diskutert)|^drøftet\W*$|"
    r"(?:utvalget|utvalet|ssu|asu|møtet|partnerskapsmøtet)\s(?:har\s)?(?:drøfta|drøftet|drøftar|drøfter)\s(?:saken|saka|temaet)",
    re.IGNORECASE,
)
_SENT_BACK = re.compile(
    r"(?:send\w*|sendt|vises|visast|returneres)\s(?:saken\s|saka\s)?(?:til\s?bake|tilbake|attende)(?!\w)", re.IGNORECASE
)
_FORWARDED = re.compile(
    r"(?:saka?e?n?\s)?(?:overs[ei]nd\w*|send\w*\s(?:over|vidare|videre)|vidares[ei]nd\w*|videresend\w*|løftes|løftast|løyfta)\s(?:saken\s|saka\s)?"
    r"(?:videre\s|vidare\s)?(?:til\s)?(?P<to>[^.,;:]{2,60})",
    re.IGNORECASE,
)
_POSTPONED = re.compile(r"(?<!\w)(?:utsettes|utsetjast|utsett|utsatt|utset)(?!\w)", re.IGNORECASE)
_WITHDRAWN = re.compile(r"(?<!\w)(?:trekkes|trekkjast|trekt|trukket|trukke)(?!\w)", re.IGNORECASE)
_NOTED = re.compile(r"(?:til\s(?:orientering|etterretning|etterretting|vitande|vitende))(?!\w)", re.IGNORECASE)
_NOTED_ALONE = re.compile(
    r"(?:(?:saken|saka)\s)?(?:tas\s|tatt\s|takast\s|teken\s|ble\statt\s|vart\steken\s)*til\s(?:orientering|etterretning|vitande)\W*$",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"(?<!\w)godkje(?:nn(?:er|es|ast)|nt|nd|nde|nte|nner)(?!\w)", re.IGNORECASE)
_APPROVED_ALONE = re.compile(r"(?:enst[eo]mmig|samr[øo]ystes|einstemmig)\sgodkje[nd][td]?(?!\w)", re.IGNORECASE)
_WITH_REMARK = re.compile(
    r"med\s(?:de\s|dei\s|den\s|følgende\s|disse\s|desse\s)?(?:\w+\s)?(?:merknad|endring|rettelse|retting|tillegg|kommentar)",
    re.IGNORECASE,
)
_NO_REMARK = re.compile(r"(?:uten|utan)\s(?:merknad|anmerkning|kommentar)|u\.\s?a\.", re.IGNORECASE)
_TALLY = re.compile(r"(?:for|mot)\s*[:–-]?\s*\d{1,3}(?:\s(?:stemm|røyst)\w*)?", re.IGNORECASE)
DISSENT = re.compile(
    r"(?:protokoll?tilførsel|protokolltilførsle|protokollmerknad|dissens|mindretallet|mindretalet|særmerknad|stemmeforklaring)\w*(?!\w)|"
    r"(?:ba|bad)\som\sat\s.{0,60}protokollført|(?:ønsket|ønska|ba om å få|bad om å få)\s(?:følgende\s|følgjande\s)?protokoll(?:ført|ert|ført:)",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:[A-ZÆØÅ]{2,5}|utvalget|utvalet|partnerskapsmøtet|styret|[a-zæøå]+\s(?:samarbeidsutvalg\w*|samarbeidsutval\w*))\s"
    r"(?:godkjenner|vedtar|vedtek|slutter|støtter|ber|bed|anbefaler|tilrår|tar|tek|gir|gjev|ønsker|godkjenn)(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?:i|fra|frå|fra\s?sak)\s(?:forrige|førre|siste)\s(?:møte|sak)|i\s(?:møte|møtet)\s\d|(?<!\w)i\s(?:\w+\s)?sak\s\d|(?<!\w)tidligere\s|tidlegare\s",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:votering|avstemn?ing|røysting|resultat|konklusjon|vedtak|avgjerd|utfall)\s*[:;–-]\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)


_SHORT_ENDING = 60  # letters of «Vedtatt ved konsensus.»


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a line says of how a case went. ``wholly`` when it says nothing else, and so cannot be a decision's own text."""

    outcome: Outcome | None = None
    mode: Mode | None = None
    as_proposed: bool = False
    in_favour: int | None = None
    against: int | None = None
    wholly: bool = True
    forwarded_to: str = ""


def read_told(text: str) -> Told | None:
    """How the case went by this line, or None. «Saken ble tatt til orientering i sak 4/24» tells of another case."""
    plain = " ".join(nfc(text).split()).strip("*_ ")
    if not plain or len(plain) > 300:
        return None
    labelled = _LABEL.match(plain)
    if (
        labelled
        and (inner := _told(labelled["rest"])) is not None
        and (inner.wholly or not plain.lower().startswith("ved"))
    ):
        return inner
    return _told(plain)


def without_ending(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """The lines of what was adopted, without the sentence at their end that only says how («Enstemmig.»)."""
    kept = list(lines)
    words, ending = _parted_ending(kept[-1].text) if kept and not kept[-1].cells else ("", "")
    if ending:
        kept[-1] = msgspec.structs.replace(kept[-1], text=words, rows=())
    return kept, ending


def _parted_ending(text: str) -> tuple[str, str]:
    """A decision's words, and the last sentence of it that only says how it was adopted: «SSU sier ja. Enstemmig.».

    The second is empty where there is none.
    """
    words, _, last = text.rstrip().rpartition(". ")
    told = _told(last.strip()) if words and len(last) < _SHORT_ENDING else None
    only = told is not None and told.wholly and told.mode is not None and not acts(last)
    return (f"{words}.", last.strip()) if only else (text, "")


def _told(plain: str) -> Told | None:
    if _NO_CONSENSUS.search(plain) and len(plain) < 160:
        return Told(outcome=Outcome.NO_CONSENSUS, wholly=len(plain) < 80)
    heading = classify_decision(plain)
    if heading is not None and heading.role == "adopted" and (heading.outcome or heading.mode):
        found = _of_heading(heading, plain)
        if found is not None:
            return found
    if heading is not None and heading.role == "quoted_earlier_decision":
        return None
    if _AS_PROPOSED.search(plain) and len(plain) < 160:
        return Told(outcome=Outcome.AS_PROPOSED, mode=_mode(plain), as_proposed=True, wholly=". " not in plain)
    if len(plain) < 60 and (
        _UNANIMOUS.match(plain)
        or re.match(r"(?:ved\s|i\s|med\s)?konsensus(?!\w)|(?:det var )?(?:enighet|semje)\W*$", plain, re.IGNORECASE)
    ):
        return Told(mode=_mode(plain))
    if len(plain) > 200 or _PAST.search(plain):
        return None
    if _DISCUSSED.search(plain):
        return Told(outcome=Outcome.DISCUSSED, wholly=False)
    if _SENT_BACK.search(plain):
        return Told(outcome=Outcome.SENT_BACK, wholly=False)
    if _NOTED_ALONE.match(plain):
        return Told(outcome=Outcome.NOTED, wholly=False)
    forwarded = _FORWARDED.match(plain)
    if forwarded:
        return Told(outcome=Outcome.FORWARDED, wholly=False, forwarded_to=forwarded["to"].strip())
    return None


def _of_heading(heading: DecisionHeading, plain: str) -> Told | None:
    told = _by_outcome(heading, plain)
    if told is None or (heading.in_favour is None and heading.against is None):
        return told
    return msgspec.structs.replace(told, in_favour=heading.in_favour, against=heading.against)


def _by_outcome(heading: DecisionHeading, plain: str) -> Told | None:
    mode = Mode(heading.mode) if heading.mode in set(Mode) else _mode(plain)
    whole = Outcome.AS_PROPOSED if heading.as_proposed else None
    match heading.outcome:
        case "unanimous" | "as_proposed":
            whole = whole or (_approved(plain) if _APPROVED_ALONE.match(plain) else None)
            return Told(outcome=whole, mode=mode, as_proposed=heading.as_proposed, wholly=_nobody_acts(plain))
        case "majority":
            return Told(outcome=whole, mode=Mode.MAJORITY, as_proposed=heading.as_proposed, wholly=_nobody_acts(plain))
        case "rejected":
            return Told(outcome=Outcome.NO_CONSENSUS if _CONSENSUS.search(plain) else None, mode=Mode.MAJORITY)
        case "other_proposal" | "amended":
            return Told(outcome=Outcome.AMENDED, mode=mode, wholly=len(plain) < 120)
        case "postponed" | "withdrawn" | "noted" | "approved" if _PAST.search(plain):
            return None
        case "postponed":
            return Told(outcome=Outcome.POSTPONED_UNHANDLED, wholly=False)
        case "withdrawn":
            return Told(outcome=Outcome.WITHDRAWN, wholly=False)
        case "noted":
            return Told(outcome=Outcome.NOTED, mode=_mode(plain), wholly=False)
        case "approved":
            return Told(outcome=_approved(plain), mode=_mode(plain), wholly=False)
    return Told(mode=mode) if mode is not None and not plain.rstrip().endswith(":") else None


def acts(text: str) -> bool:
    """Whether a body does something in the sentence: «SSU ber sekretariatet …»."""
    return _ACTS.match(" ".join(nfc(text).split())) is not None


def _nobody_acts(plain: str) -> bool:
    """Whether the line has no decision of its own in it: «FSU godkjenner planen med 4 mot 1 stemme» has."""
    return _ACTS.match(plain) is None


def _approved(plain: str) -> Outcome:
    remarked = _WITH_REMARK.search(plain) and not _NO_REMARK.search(plain)
    return Outcome.APPROVED_WITH_REMARK if remarked else Outcome.APPROVED


def _mode(plain: str) -> Mode | None:
    if _CONSENSUS.search(plain) and not _NO_CONSENSUS.search(plain):
        return Mode.CONSENSUS
    return Mode.UNANIMOUS if _UNANIMOUS.search(plain) else None


def mode_in(text: str) -> Mode | None:
    """The mode that a heading names («Vedtak, enstemmig:», «Vedtak (konsensus)»), or None."""
    return _mode(nfc(text))


def outcome_of(points: Sequence[Point], proposal: Sequence[Point]) -> Outcome | None:
    """The outcome that the adopted text itself tells: what it says of the case, else how it stands to the proposal."""
    words = " ".join(plain_text(points).split())
    if not words:
        return None
    if len(points) == 1 and not points[0].points:
        told = _by_text(points[0].text)
        if told is not None:
            return told
    if proposal:
        return Outcome.AS_PROPOSED if _bare(points) == _bare(proposal) else Outcome.AMENDED
    return None


def _by_text(text: str) -> Outcome | None:
    plain = " ".join(text.split())
    if len(plain) > 250:
        return None
    if _NO_CONSENSUS.search(plain):
        return Outcome.NO_CONSENSUS
    if _NOTED.search(plain) and not _POSTPONED.search(plain):
        return Outcome.NOTED
    if _SENT_BACK.search(plain):
        return Outcome.SENT_BACK
    if _POSTPONED.search(plain) and re.match(r"sak", plain, re.IGNORECASE):
        return Outcome.POSTPONED_UNHANDLED
    if _WITHDRAWN.search(plain) and re.match(r"sak", plain, re.IGNORECASE):
        return Outcome.WITHDRAWN
    if _DISCUSSED.search(plain):
        return Outcome.DISCUSSED
    forwarded = _FORWARDED.match(plain)
    if forwarded and re.match(r"sak|overs", plain, re.IGNORECASE):
        return Outcome.FORWARDED
    if re.match(r"godkje[nd][td]?(?!\w)", plain, re.IGNORECASE):
        return _approved(plain)
    if _APPROVED.search(plain) and re.search(
        r"innkalling|saks?list|protokoll|referat|dagsorden|m[øo@g]tebok", plain, re.IGNORECASE
    ):
        return _approved(plain)
    return None


def _bare(points: Sequence[Point]) -> str:
    """The words of the points alone: a capital, a full stop or a label more is no amendment."""
    return "".join(letter for point in walk(points) for letter in point.text.casefold() if letter.isalnum())
