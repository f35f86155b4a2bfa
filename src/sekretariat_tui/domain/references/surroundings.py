"""What the words around a case number say: whose case it is, from which year and meeting, and which point.

The body is the one after the number in the same clause, else the one right before it, else the subject of the sentence,
else the document's own (catalogue section 1d). All looks are bounded, so a long text costs no more than its length.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from ..dates import FoundDate, find_dates
from ..patterns import Pattern
from .body_names import PARTNERSHIP_BODIES, BodyMention

_BACK, _FORWARD = 400, 160
LOOKS_BACK, LOOKS_FORWARD = _BACK + 40, _FORWARD + 80  # how far from a reference a body may stand and still count
_DATE = (
    r"(?:(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag\s{1,2})?(?:den\s{1,2})"
    r"?\d{1,2}\.?\s{0,2}(?:[./]\s?\d{1,2}[./-]\s?\d{2,4}"
    r"|[a-zæøå]{3,9}\.?\s{1,2}\d{4})"
)
_TREATED = (
    r"(?:(?:ble|blei|vart|er|var)\s{1,2})?(?:behandle?t|behandla|handsama|vedtatt|vedteke|vedtatt|drøftet|drøfta|"
    r"godkjent|besluttet|"
    r"beslutta|avgjort|lagt\s{1,2}fr[ae]m|tatt\s{1,2}opp|teke\s{1,2}opp|orientert\s{1,2}om|fremmet|fremma)"
)
_SUFFIX = Pattern(
    rf"\)?,?\s{{0,3}}(?:(?:som|ble|er)\s{{1,2}})?(?:{_TREATED}\s{{1,2}})?(?:(?:den\s{{1,2}})?{_DATE},?\s{{1,2}})?"
    r"(?:(?:i|fra|frå|til|hos|av|på)\s{1,3})(?:(?:forrige|førre|siste|det|den)\s{1,2})?"
    rf"(?:(?:møtet?|m[g@]tet?)\s{{1,2}}(?:(?:den\s{{1,2}})?{_DATE}\s{{1,2}})?(?:i\s{{1,2}}|\())?\Z",
    re.IGNORECASE,
)
_LOOSE_SUFFIX = Pattern(rf"{_TREATED}\s{{1,3}}(?:i|av|hos)\s{{1,3}}\Z", re.IGNORECASE)
_DATE_HERE = Pattern(rf"\s{{0,2}}[,(]?\s{{0,2}}(?:den\s{{1,2}})?(?P<date>{_DATE})", re.IGNORECASE)
_IN_MEETING = Pattern(
    rf"\)?,?\s{{0,2}}(?:{_TREATED}\s{{1,2}})?(?:i|på|fra|frå)\s{{1,2}}(?:styre)?(?:møtet?|m[g@]tet?)"
    rf"\s{{1,2}}(?P<date>{_DATE})",
    re.IGNORECASE,
)
_SAYS = (
    r"gjorde|gjør|gjer|vedtok|vedtek|vedtar|handsama|handsamar|behandler|besluttet|beslutta|behandlet|behandla|ble|"
    r"blei|vart|har|hadde|godkjente|godkjende|ba|bad|ber|drøftet|"
    r"drøfta|fikk|fekk|tok|ga|gav|sluttet|slutta|stilte|prioriterte|konkluderte|oppnevnte|etablerte|opprettet|"
    r"valgte|valde|"
    r"hørte|høyrde|ønsket|ønskte|støttet|støtta|merket|fulgte|følgde|startet|satte|sette|"
    r"la|viste|vist|peker|pekte|peika|fremhevet|understreket|understreka|presiserte|ba|tilrår|støtter|slutter|tar|tek|"
    r"mottok|vedtar|noterte|orienterte|diskuterte|initierte|innstilte|innstiller|igangsatte|foreslo|foreslår|føreslo|"
    r"fastsatte|fastsette|avklarte|avgjorde|åpnet|opna|avviste|utpekte|utsette|omtalte|vurderte|fremmet|fremja|"
    r"fattet|fatta|bestemte|oversendte|anbefalte|tilrådde|opphevet|endret|utsatte|gikk|gjekk"
)
_MEETING_BEFORE = Pattern(
    rf"(?P<date>{_DATE})\s{{0,2}}[,(]?\s{{0,2}}(?:(?:{_SAYS})\s{{1,2}})?(?:(?:i|under|som)\s{{1,2}})?\Z", re.IGNORECASE
)
_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|våren|høsten|hausten|sommeren|"
    "vinteren"
)
_ONE_VERB = Pattern(r"\s{1,2}[a-zæøå]{2,16}\s{1,2}i\s{1,2}(?:sin\s{1,2})?")
_IS_GUEST = Pattern(r"\s{1,2}(?:orienterte|informerte|presenterte|innledet|deltok|møtte|høres|inviteres|bes)(?!\w)")
_INPUT_TO = Pattern(
    r"(?:innspill|innspel|merknad\w*|kommentar\w*|tilbakemelding\w*|svar|uttal\w+(?:\s(?:seg|en))?)\s{1,2}(?:til|om|på)\s{1,2}\Z"
)
_VERB_AFTER = Pattern(
    rf"(?:\s{{1,2}}(?:i|den|på)?\s{{0,2}}(?:\d{{4}}|(?:møtet?\s{{1,2}})?{_DATE}|"
    rf"\d{{1,2}}\.\s{{0,2}}(?:(?:{_MONTHS})|\d{{1,2}}\.?)|(?:{_MONTHS})|[a-zæøå]{{3,9}}\s\d{{4}}))"
    rf"?,?\s{{1,2}}(?:{_SAYS})(?!\w)",
    re.IGNORECASE,
)
# «I sak 9/25 vedtok PA …»: who acts stands after; «ble PA bedt» says nothing of whose case it is
_VERB_BETWEEN = Pattern(rf"\s{{1,2}}(?!(?:ble|blei|vart)\s)(?:{_SAYS})\s{{1,2}}", re.IGNORECASE)
_IN_THE_CASE = Pattern(r"(?<!\w)(?:i|ved|under|behandling av|handsaming av|behandlingen av)\s{1,2}\Z", re.IGNORECASE)
_PASSIVE_BETWEEN = Pattern(r"\s{1,2}(?:ble|blei|vart)\s{1,2}", re.IGNORECASE)
_INFORMED = Pattern(r"\s{1,2}(?:ble\s|blei\s|vart\s)?(?:orientert|informert)", re.IGNORECASE)
_WORD_AFTER = Pattern(r"\s{1,2}([a-zæøå]{2,20})(?=\s)")
_CLAUSE_BEFORE = Pattern(r"(?:,\s{1,2}(?:og|men|mens|medan)|\sat|;)\s{1,2}\Z")
_NO_VERBS = frozenset(
    "og eller samt i på til for med om som av ved der fra frå hos under over mot mellom etter før innen når da hvor kor "
    "sin sitt sine si sak saken saker møte møter møtet den det denne dette de dei en ei et eit alle barn nedre øvre ytre "
    "indre akutt rus psykisk psykiske kroniske eldre".split()
)
_ASKED = Pattern(
    r"(?:\s{1,2}og\s{1,2}[A-ZÆØÅ]{2,5})?\s{1,2}(?:(?:ble|blei|vart|blir|vert|er|var|har\s{1,2}blitt|har\s{1,2}blitt)\s{1,2}"
    r"(?:i\s{1,2}\w{2,8}\s{1,2})?(?:bedt|beden|bede|utfordret|utfordra|invitert|oppfordret|oppfordra|oppnevnt|oppnemnd|"
    r"opprettet|oppretta|etablert|gitt|gjeve|foreslått|foreslege|nevnt|nemnd|omtalt)|bes|bedes)(?!\w)",
    re.IGNORECASE,
)
_VERB_BEFORE = Pattern(rf"(?<!\w)(?:{_SAYS})\s{{1,2}}(?:det\s)?\Z", re.IGNORECASE)
# «Faglig samarbeidsutvalg barn og unge, sak 3/25», «SSU nedre Telemark, sak 01-21»
_SUBJECT_OF_BODY = Pattern(r"\s(?:for\s|innen\s)?[a-zæøå]{3,20}(?:,?\s[a-zæøå]{2,20}){0,4}(?:,?\s{1,2}\(?|,)")
_PLACE_OF_BODY = Pattern(r"\s(?:for\s|i\s)?(?:nedre\s|øvre\s|ytre\s|indre\s)?[A-ZÆØÅ][a-zæøå-]{2,20}(?:,?\s{1,2}\(?|,)")
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/–-])"
_IN = rf"(?:i\s{{1,2}}(?:(?:{_MONTHS})\s{{1,2}})?|(?:{_MONTHS})\s{{1,2}})"
_YEAR_AFTER = Pattern(rf"\s{{1,2}}(?:(?:{_SAYS})\s{{1,2}})?{_IN}?{_YEAR}", re.IGNORECASE)
_YEAR_BEFORE = Pattern(rf"(?<!\w){_IN}{_YEAR}\s{{1,2}}(?:{_SAYS})\s{{1,2}}(?:i\s{{1,2}})?\Z", re.IGNORECASE)
_YEAR_OF_CASE = Pattern(rf"\s{{1,2}}(?:i|fra|frå)\s{{1,2}}{_YEAR}")
_YEAR_JUST_BEFORE = Pattern(rf"(?<!\w)i\s{{1,2}}{_YEAR},?\s{{1,2}}(?:(?:i|under|som)\s{{1,2}})?\Z", re.IGNORECASE)
_ABBREVIATIONS = frozenset("jf jfr nr kl ca pkt evt mv osv adm dir bl kap mht ihht fork st pr dvs".split())
_POINT = (
    r"(?P<word>vedtakspunkt|vedtakspkt|punktet|punkt|pkt)\.?\s{0,2}(?P<point>\d{1,2})"
    r"(?:\s{0,2},?\s{0,2}(?:bokstav\s{1,2})?(?P<letter>[a-h])(?!\w))?"
)
_POINT_AFTER = Pattern(rf"[^.;()\n]{{0,60}}?(?:,|\(|\s)\s{{0,2}}{_POINT}", re.IGNORECASE)
_POINT_BEFORE = Pattern(rf"{_POINT}\)?\s{{1,2}}(?:i|fra|frå|til)\s{{1,2}}\Z", re.IGNORECASE)
_FOLLOW_UP = Pattern(
    r"(?:oppf\w{2,10}\s{1,2}av|f\wl[gj]{1,2}er\s{1,2}opp(?:\s{1,2}vedtak\w*)?(?:\s{1,2}i)?)\s{1,2}(?:\w{1,4}\s{1,2})?\Z",
    re.IGNORECASE,
)
_REPEAL = Pattern(r"opphev\w{0,6}\s{1,2}(?:av\s{1,2})?(?:vedtak\w*\s{1,2})?(?:i\s{1,2})?\Z", re.IGNORECASE)
_PARENT = Pattern(r"(?:vedlegg|saksvedlegg|saksfr[ae]mlegg)\s{1,2}(?:til|i|for)?\s{0,2}\Z", re.IGNORECASE)
_ATTENDANCE = Pattern(
    r"(?:inhabil|ugild|forlot\s\w{1,10}|gikk|gjekk|fratr[aå]dte|møtte|til\sstede|deltok)[^.;\n]{0,25}\Z", re.IGNORECASE
)


class Surroundings:
    """The bodies of a text and where its sentences begin, asked about one place at a time."""

    def __init__(self, text: str, mentions: Sequence[BodyMention], year: int | None) -> None:
        self.text = text
        self.year = year
        self._mentions = mentions
        self._starts = [mention.offset for mention in mentions]

    def sentence_start(self, at: int) -> int:
        """Where the sentence that holds `at` begins, at most 400 characters back."""
        text, low = self.text, max(0, at - _BACK)
        spot = at
        while True:
            stop = max(text.rfind(". ", low, spot), text.rfind(".\n", low, spot), text.rfind("? ", low, spot))
            blank = text.rfind("\n\n", low, spot)
            if blank >= 0 and blank > stop:
                return blank + 2
            if stop < 0:
                return low
            word = text[max(0, stop - 8) : stop].split()
            ends_in_number = text[stop - 1 : stop].isdigit() and text[stop + 2 : stop + 3].islower()
            if not ends_in_number and (not word or word[-1].lower().strip("(«") not in _ABBREVIATIONS):
                return stop + 2
            spot = stop

    def between(self, low: int, high: int) -> Sequence[BodyMention]:
        """The bodies that begin from `low` on and before `high`."""
        return self._mentions[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def body_after(self, at: int, limit: int) -> tuple[BodyMention | None, bool]:
        """The body named after the number in the same clause, and whether it follows right after it."""
        text = self.text
        for mention in self.between(at, min(limit, at + _FORWARD)):
            gap = text[at : mention.offset]
            if gap.strip() == "(":
                ends = text[mention.end_offset : mention.end_offset + 1] == ")"
                return (mention, True) if ends or _DATE_HERE.match(text, mention.end_offset) else (None, False)
            if _SUFFIX.fullmatch(gap):
                return mention, True
            if gap.strip() == "," and "\n" not in gap and self._ends_clause(mention.end_offset):
                return mention, True
            if gap.isspace() and (self._closes(mention.end_offset) or _DATE_HERE.match(text, mention.end_offset)):
                return mention, True
            if any(mark in gap for mark in ";\n") or ". " in gap:
                break
            if _LOOSE_SUFFIX.search(gap):
                return mention, False
        return None, False

    def _closes(self, at: int) -> bool:
        return self.text[at : at + 1] in {"", ".", ",", ";", ")", "\n"}

    def _ends_clause(self, at: int) -> bool:
        return self.text[at : at + 1] in {"", ".", ";", ")", "\n"}

    def acts_after(self, start: int, at: int, limit: int) -> BodyMention | None:
        """The body that acts in the case just named: «I sak 9/25 vedtok PA …», «I sak 9/25 ble PA orientert»."""
        near = self.between(at, min(limit, at + 40))
        if not near or not _IN_THE_CASE.search(self.text, max(0, start - 25), start):
            return None
        gap = self.text[at : near[0].offset]
        if _VERB_BETWEEN.fullmatch(gap):
            return near[0]
        informed = _PASSIVE_BETWEEN.fullmatch(gap) and _INFORMED.match(self.text, near[0].end_offset)
        return near[0] if informed else None

    def body_before(self, at: int) -> BodyMention | None:
        """The body named right before the reference: «SSU sak», «LSU Molde, sak», «(SSU) (sak»."""
        near = self.between(max(0, at - 90), at)
        if not near or near[-1].end_offset > at:
            return None
        gap = self.text[near[-1].end_offset : at].strip().lower()
        gap = re.sub(rf"^(?:i|den|møte|m[øg@]tet|\s)*{_DATE}", "", gap, flags=re.IGNORECASE) if len(gap) > 6 else gap
        words = re.sub(r"^['’´]?s(?=\s|$)", "", gap).strip(" ,().:–-«").split()
        if words == ["i"] and len(near) > 1:
            low = max(self.sentence_start(at), near[-1].offset - 20)
            if _VERB_BEFORE.search(self.text[low : near[-1].offset]):
                return None  # «Partnerskapsmøtet ba SSU i sak 06.25 …»
        if all(word in {"i", "si", "sin", "sitt", "som", "møte", "møtet", "under", "den"} for word in words):
            return near[-1]
        named = _SUBJECT_OF_BODY if near[-1].code.startswith("FSU") else _PLACE_OF_BODY
        return near[-1] if named.fullmatch(self.text[near[-1].end_offset : at]) else None

    def subject(self, at: int) -> BodyMention | None:
        """The body that acts in the sentence before the reference: «Partnerskapsmøtet ble orientert … i sak 07.24»."""
        start = self.sentence_start(at)
        mentions = self.between(start, at)
        if _INPUT_TO.search(self.text, max(start, at - 40), at):
            mentions = [mention for mention in mentions if mention.code in PARTNERSHIP_BODIES]  # «ga innspill til»
        in_case = _IN_THE_CASE.search(self.text, max(0, at - 25), at) is not None
        mentions = [
            one for one in mentions if one.code in PARTNERSHIP_BODIES or not _IS_GUEST.match(self.text, one.end_offset)
        ]
        if mentions and mentions[-1].code not in PARTNERSHIP_BODIES:
            gap = self.text[mentions[-1].end_offset : at]
            if _ONE_VERB.fullmatch(gap) and not _ASKED.match(self.text, mentions[-1].end_offset):
                return mentions[-1]  # whichever verb it is: «Helsetilsynet kom i sak …»
        for mention in reversed(mentions):
            before = self.text[max(start, mention.offset - 20) : mention.offset]
            if self._acts(mention, start if in_case else None) and not _VERB_BEFORE.search(before):
                return mention
        for mention in mentions:
            if _VERB_BEFORE.search(self.text[max(start, mention.offset - 20) : mention.offset]):
                return mention
        return None

    def _acts(self, mention: BodyMention, sentence: int | None) -> bool:
        """Whether a verb follows the body, or what it is for and then a verb: «FSU barn og unge drøftet».

        A body that opens the sentence (which begins at `sentence`) is followed by its verb, whichever it is: the second
        place is the verb's.
        """
        if _ASKED.match(self.text, mention.end_offset):
            return False  # «FSU ble bedt om en rutine i sak 2/25»
        if _VERB_AFTER.match(self.text, mention.end_offset):
            return True
        if sentence is not None and self._opens(sentence, mention.offset):
            word = _WORD_AFTER.match(self.text, mention.end_offset)
            if word is not None and word[1] not in _NO_VERBS and not word[1].endswith("s"):
                return True
        named = _SUBJECT_OF_BODY if mention.code.startswith("FSU") else _PLACE_OF_BODY
        found = named.match(self.text, mention.end_offset, mention.end_offset + 60)
        while found:
            end = found.end()
            if _VERB_AFTER.match(self.text, end - 1):
                return True
            # one word less: the pattern may have eaten the verb
            cut = self.text.rfind(" ", mention.end_offset + 1, end - 1)
            found = named.match(self.text, mention.end_offset, cut + 1) if cut > mention.end_offset else None
        return False

    def _opens(self, sentence: int, at: int) -> bool:
        """Whether a clause begins here: the sentence, or after «, og» and the like."""
        opens = not self.text[sentence:at].strip(" \n\t-–•*o0123456789.)(«")
        return opens or _CLAUSE_BEFORE.search(self.text, max(sentence, at - 10), at) is not None

    def year_of(self, mention: BodyMention, at: int) -> int | None:
        """The year named with a body before the reference: «Partnerskapsmøtet i 2023 gjorde i sak 08»."""
        found = _YEAR_AFTER.match(self.text, mention.end_offset) or _YEAR_BEFORE.search(
            self.text, max(0, mention.offset - 45), mention.offset
        )
        return int(found["year"]) if found and mention.end_offset <= at else None

    def year_beside(self, start: int, end: int) -> int | None:
        """The year written beside a reference that has none: «sak 17 fra 2024», «vedtok i 2024 i sak 17»."""
        found = (
            _YEAR_OF_CASE.match(self.text, end)
            or _YEAR_JUST_BEFORE.search(self.text, max(0, start - 20), start)
            or _YEAR_BEFORE.search(self.text, max(0, start - 45), start)
        )
        return int(found["year"]) if found else None

    def meeting_date(self, start: int, end: int, after: BodyMention | None) -> date | None:
        """The day of the meeting named beside the reference, before it or after it."""
        found = _DATE_HERE.match(self.text, after.end_offset if after else end)
        if found and not after and not self.text[end : found.start("date")].strip(" (").lower().startswith("den"):
            found = _IN_MEETING.match(self.text, end)
        found = found or _IN_MEETING.match(self.text, end)
        if found is None:
            low = max(0, start - 60)
            before = self.text[low:start]
            found = _MEETING_BEFORE.search(before)
            if found is None or not re.search(
                r"m[øg@]te|vedt|behandl|handsam|styre|utval|SSU|PA\b|ASU|FSU",
                self.text[max(0, low + found.start() - 40) : start],
                re.IGNORECASE,
            ):
                return None
        days: list[FoundDate] = find_dates(found["date"], year=self.year)
        return days[0].date if days else None

    def point(self, start: int, end: int, limit: int) -> str | None:
        """The decision point meant: «PA-sak 06.25, punkt 2», «punkt 1 bokstav b i sak 32/24»."""
        found = _POINT_BEFORE.search(self.text[max(0, start - 45) : start]) or _POINT_AFTER.match(
            self.text, end, min(limit, end + 110)
        )
        return found["point"] + (found["letter"] or "").lower() if found else None

    def role(self, start: int) -> str | None:
        """What the words before the reference make of it."""
        before = self.text[max(0, start - 45) : start]
        if _PARENT.search(before):
            return "parent_case"
        if _FOLLOW_UP.search(before):
            return "follow_up"
        if _REPEAL.search(before):
            return "repeal"
        return "attendance" if _ATTENDANCE.search(before) else None
