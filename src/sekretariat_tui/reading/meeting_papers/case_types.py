"""What kind of case an agenda says a case is: by word, by letter, by the heading it stands under (catalogue section 5)."""

import re

from ...domain.kinds import CaseType, FixedItem
from ...domain.letters import look_alike

# Written in plain letters; compared as `look_alike` makes them.
_WORDS = {
    CaseType.DECISION: ("vedtakssak", "vedtaksak", "beslutningssak", "beslutning", "vedtak", "til vedtak", "til beslutning",
        "behandlingssak", "til behandling", "avgjerdssak", "til avgjerd", "politisk sak"),
    CaseType.DISCUSSION: ("drøftingssak", "drøftingsak", "drøfting", "til drøfting", "diskusjonssak", "diskusjon",
        "til diskusjon", "temasak", "drøftesak"),
    CaseType.INFORMATION: ("orienteringssak", "orienteringsak", "orientering", "til orientering", "til informasjon",
        "informasjonssak", "informasjon", "orient", "meldingssak", "meldingsak", "til etterretning", "til vitande"),
    CaseType.REFERRED: ("referatsak", "referatsaker", "referat", "referatsakar"),
    CaseType.APPROVAL: ("godkjenning", "til godkjenning", "godkjenningssak"),
    CaseType.ANY_OTHER: ("eventuelt", "ymse"),
}  # fmt: skip
_GROUPS = {
    CaseType.DECISION: ("vedtakssaker", "vedtakssakar", "beslutningssaker", "saker til behandling", "saker til vedtak",
        "saker til beslutning", "saker til avgjørelse", "saker til handsaming", "saker til avgjerd", "politiske saker",
        "behandlingssaker", "sakar til behandling", "sakar til vedtak"),
    CaseType.DISCUSSION: ("drøftingssaker", "drøftingssakar", "saker til drøfting", "diskusjonssaker", "temasaker",
        "saker til diskusjon", "sakar til drøfting"),
    CaseType.INFORMATION: ("orienteringssaker", "orienteringssakar", "orienteringer", "orienteringar",
        "saker til orientering", "informasjonssaker", "meldinger", "meldingar", "meldingssaker", "sakar til orientering"),
    CaseType.REFERRED: ("referatsaker", "referatsakar", "skriv og meldinger"),
}  # fmt: skip
_LETTERS = {"V": CaseType.DECISION, "B": CaseType.DECISION, "O": CaseType.INFORMATION, "D": CaseType.DISCUSSION}
_NOTICE = re.compile(
    r"godkj\w+ av (?:m.te)?innkall\w+|godkj\w+ av (?:saks?l|sakskart|dagsorden|agenda)|"
    r"(?:m.te)?innkalling og (?:saks?liste|dagsorden|agenda|sakskart)|(?:konstituering|opprop)(?! av)"
    r"|godkj\w+ (?:av )?\w+ og saks?liste",
    re.IGNORECASE,
)
_LAST_MINUTES = re.compile(
    r"(?:godkj\w+|underskrift|signering|underteikning) av (?:m.te)?(?:protokoll|referat|m.tebok|protokoller)\w*|"
    r"protokoll (?:fra|frå) (?:forrige|førre|siste) møte",
    re.IGNORECASE,
)
_ANY_OTHER = re.compile(r"(?:eventuelt|ymse|eventuelle saker)(?!\w)\W*$", re.IGNORECASE)
_PAREN = re.compile(r"\s*[(\[](?P<said>[^()\[\]]{1,30})[)\]]\s*$")
_DASHED = re.compile(r"\s+[–—-]\s+(?P<said>[^–—-]{1,30})$")
_LEADING = re.compile(r"(?P<said>\w+sak)\s?[:–-]\s+(?=[A-ZÆØÅ«])", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?<!\w)(?:lukket|lukka|lukket møte|lukka del|lukket del)(?!\w)|unntatt off|unnateke off|u\.\s?off", re.IGNORECASE
)
_CLOSED_PART = re.compile(
    r"(?:lukk(?:et|a)\s(?:del|møte|sak(?:er)?)|saker\s(?:i|for)\slukk(?:et|a)\s(?:del|møte)\w*)\W{0,3}", re.IGNORECASE
)
_OPEN_PART = re.compile(r"(?:åpen|open|åpne|opne)\s(?:del|møte|saker)\W{0,3}", re.IGNORECASE)


def _table(words: dict[CaseType, tuple[str, ...]]) -> dict[str, CaseType]:
    return {look_alike(word): kind for kind, some in words.items() for word in some}


_BY_WORD, _BY_GROUP = _table(_WORDS), _table(_GROUPS)


def word_type(text: str) -> CaseType | None:
    """The type that a word names («vedtakssak», «Til orientering», «O»), or None."""
    plain = " ".join(text.split()).strip(" .:*()[]")
    return _BY_WORD.get(look_alike(plain)) or (_LETTERS.get(plain) if len(plain) == 1 else None)


def letter_type(letter: str) -> CaseType | None:
    """The type that the letter after a number names; «A» says different things in different houses, and gives None."""
    return _LETTERS.get(letter)


def group_type(text: str) -> CaseType | None:
    """The type of the cases below a heading («Saker til orientering:»), or None."""
    return _BY_GROUP.get(look_alike(" ".join(text.split()).strip(" .:*–-")))


def split_type(title: str) -> tuple[str, CaseType | None]:
    """The title without the type that stands before or after it: «Budsjett (vedtakssak)», «Status – til orientering»."""
    for pattern in (_PAREN, _DASHED, _LEADING):
        found = pattern.search(title) if pattern is not _LEADING else pattern.match(title)
        kind = word_type(found["said"]) if found else None
        if found and kind is not None:
            rest = title[found.end() :] if pattern is _LEADING else title[: found.start()]
            if rest.strip():
                return rest.strip(), kind
    if fixed_item(title) is FixedItem.ANY_OTHER:
        return title, CaseType.ANY_OTHER
    if fixed_item(title) is not None:
        return title, CaseType.APPROVAL
    return title, _BY_GROUP.get(look_alike(title.strip(" .:")))


def fixed_item(title: str) -> FixedItem | None:
    """The fixed item of every agenda that the title names, or None."""
    plain = " ".join(title.split())
    if _ANY_OTHER.match(plain):
        return FixedItem.ANY_OTHER
    if _NOTICE.match(plain):
        return FixedItem.NOTICE
    return FixedItem.LAST_MINUTES if _LAST_MINUTES.match(plain) else None


def closed_in(text: str) -> bool:
    """Whether the words say that the case is handled behind closed doors."""
    return _CLOSED.search(text) is not None


def opens_closed_part(text: str) -> bool | None:
    """True for «Lukka del:», False for «Åpen del:», None for other lines."""
    plain = " ".join(text.split())
    return True if _CLOSED_PART.fullmatch(plain) else False if _OPEN_PART.fullmatch(plain) else None
