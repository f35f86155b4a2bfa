"""What stands before a date: its weekday, the «innen» of a deadline, or a word that makes the number something else."""

import msgspec

from ..patterns import Pattern
from .patterns import WEEKDAY, weekday_number

_WEEKDAY = Pattern(rf"(?<!\w)(?P<weekday>{WEEKDAY})\Z")
_LEAD = Pattern(
    r"(?<!\w)(?:(?P<lead>(?P<limit>(?:(?:senest|seinast)\s{1,2}inn[ae]n|inn[ae]n|senest|seinast|(?<!ikke\s)(?<!ikkje\s)"
    r"før))|i\s{1,2}l[øgo]pet\s{1,2}av)\s{1,2}(?:den\s{1,2})?(?P<by_end>utgangen\s{1,2}av\s{1,2})?"
    r"|(?P<end_of>(?:utgangen|slutten)\s{1,2}av\s{1,2}))\Z"
)
_LEADS_END = ("innen", "innan", "senest", "seinast", "før", "av", "den")
# Frist: · fristen er satt til · merknadsfrist · frist for innspill er
_DEADLINE = Pattern(
    r"frist(?:en|ene|er|ar)?(?:\s{1,2}(?:for|på)(?:\s{1,2}[\wæøå-]{1,30}){1,4}?)?"
    r"(?:\s{1,2}(?:er|var|blir|vert|ble|blei|vart|settes|satt|sett|utsatt|utsett|forlenget|forlenga|flyttet|flytta|"
    r"til|den|endelig|endeleg|ny|nå|no)){0,4}\s{0,2}[:;–-]?\s{0,3}(?:" + WEEKDAY + r")?\Z"
)
_UNDATED = Pattern(r"(?:(?<!\w)(?:den|dato:?|datert)|m[øg@]te[tn]?)\s{1,2}\Z")
_SLASH_DATED = Pattern(r"(?<!\w)(?:den|dato:?|datert)\s{1,2}\Z")
_NUMBERED = Pattern(
    r"(?:(?<!\w)(?:versjon|vers|ver|v|utgave|utgåve|kapittel|kap|punkt|pkt|avsnitt|tabell|figur|fig|kl|klokken|klokka|"
    r"tlf|telefon|nr|ip|release|icd|konto|kontonr|prosedyre)\.?:?|§{1,2})\s{0,2}\Z"
)
_PREPOSITION = Pattern(
    r"(?<!\w)(?:i|pr\.?|per|til|fra|frå|medio|primo|ultimo|mot|etter|ssu|pa|asu|innen|innan|senest|seinast|før|"
    r"(?:utgangen|slutten|begynnelsen|byrjinga|starten|midten|l[øgo]pet)\s{1,2}av)\s{1,2}\Z"
)


class Lead(msgspec.Struct, frozen=True):
    """What introduces a date: where it begins, whether it makes a deadline, and whether it means the last day."""

    offset: int
    deadline: bool
    last_day: bool


def weekday_before(low: str, at: int) -> tuple[int, int | None]:
    """Where the weekday before a date begins (the date itself where there is none), and which it is, Monday 0."""
    if at == 0 or not low[at - 1].isspace():
        return at, None
    start = max(0, at - 18)
    if "dag" not in low[start:at]:
        return at, None
    found = _WEEKDAY.search(low, start, at)
    return (found.start(), weekday_number(found["weekday"])) if found else (at, None)


def lead_before(low: str, at: int) -> Lead | None:
    """The «innen», «senest», «i løpet av» or «utgangen av» right before a date."""
    if at == 0 or not low[at - 1].isspace() or not low[max(0, at - 10) : at].rstrip().endswith(_LEADS_END):
        return None
    found = _LEAD.search(low, max(0, at - 50), at)
    if found is None:
        return None
    return Lead(found.start(), bool(found["limit"] or found["by_end"]), bool(found["by_end"] or found["end_of"]))


def is_deadline(low: str, at: int) -> bool:
    """Whether the words before a date call it a deadline: «Merknadsfrist:», «Fristen er satt til»."""
    start = max(0, at - 90)
    return "frist" in low[start:at] and _DEADLINE.search(low, start, at) is not None


def is_number_of_something(low: str, at: int) -> bool:
    """Whether the word before a number makes it a version, a clause, a clock time or the like."""
    return _NUMBERED.search(low, max(0, at - 12), at) is not None


def names_a_day(low: str, at: int, slash: bool) -> bool:
    """Whether the word before «18.05» or «22/7» makes it a day: «den», «frist», «møtet», a weekday, «innen»."""
    if at == 0 or not low[at - 1].isspace():
        return False
    if weekday_before(low, at)[1] is not None or lead_before(low, at) is not None or is_deadline(low, at):
        return True
    return (_SLASH_DATED if slash else _UNDATED).search(low, max(0, at - 20), at) is not None


def names_a_month(low: str, at: int) -> bool:
    """Whether a month's name alone is a time here: «i mars», «utgangen av mars»; «Mai» may be a person."""
    return _PREPOSITION.search(low, max(0, at - 24), at) is not None
