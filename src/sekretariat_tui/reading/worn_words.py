"""Words of the trade as a scanner may have left them, put right: «mgtet» is møtet, «enstemmlg» is enstemmig.

Only for telling what a line says; what is kept of a paper is always its own text (domain rule 9).
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from ..domain.letters import look_alike
from ..domain.patterns import Pattern

_WORDS = (
    "møtet møte møter møtene partnerskapsmøtet styremøtet følgende følgjande forslag forslaget forslagene innstilling "
    "innstillingen innstillinga innstillinger vedtak vedtaket vedtatt vedteke vedtok konsensus enstemmig enstemmige "
    "samrøystes tilråding tilrådinga tilrådning framlegg framlegget godkjent godkjennes godkjend godkjenner "
    "orientering etterretning vitande protokoll protokollen protokolltilførsel innkalling saksliste utsettes utsatt "
    "utsett trekkes trukket rådmannen rådmannens fylkesrådmannens kommunedirektørens kommunedirektøren direktørs "
    "sekretariatet sekretariatets administrasjonens ordførerens fremmes behandling behandlet ordlyd saken saka "
    "pågående følge følger oppfølging områder områdene satsningsområder satsningsområdene fastsette løsninger "
    "samhandlingsløsninger gjennomføre gjennomfører drøfte drøftet videreføre påvirke månedlig måloppnåelse åpne "
    "årlig høring høringsuttalelse støtte rådgivende være opplæring bærekraft bærekraftig årsrapport størrelse "
    "pårørende også største strategisk administrativt samarbeidsutvalg utvalget utvalg oppdrag årsplan årshjul "
    "møteplan handlingsplan handlingsplanen gjør gjøre får på så må når både for fra frem til ved med"
).split()
_WORD = Pattern(r"[^\W_][\w@&|!1]*|[@&|][\w@&|]+")
_LONG = 7
_SHORTEST = 4  # letters of a word that can be nothing else


@cache
def _mended() -> dict[str, str]:
    """The word for each spelling it may have: as `look_alike` makes it, and with ø read as e (catalogue section 8)."""
    out: dict[str, str] = {}
    known = {look_alike(word) for word in _WORDS}
    for word in _WORDS:
        if len(word) < _SHORTEST:
            continue
        for spelling in (word, word.replace("ø", "e")):
            key = look_alike(spelling)
            if spelling == word or key not in known:
                out.setdefault(key, word)
    return out


def mended_word(word: str) -> str:
    """The word of the trade that this is a worn spelling of, with its capitals, or the word itself."""
    low = word.lower()
    right = _mended().get(look_alike(low))
    if right is None or right == low:
        return word
    if word.isupper():
        return right.upper()
    return right.capitalize() if (word[0] == "l" and right[0] == "i") or word[:1].isupper() else right


def mended(text: str, *, closely: bool = False) -> str:
    """The text with its worn words of the trade put right, the others as they stand.

    ``closely`` also mends a long word with one letter wrong («fcrslag»): for lines so short that nothing else tells.
    """
    mend = _mended_closely if closely else mended_word
    return _WORD.compiled.sub(lambda found: mend(found.group()), text)


@lru_cache(maxsize=2048)
def _mended_closely(word: str) -> str:
    right = mended_word(word)
    if right != word or len(word) < _LONG or not word.lower().isalnum():
        return right
    low = look_alike(word.lower())
    if low in _mended():
        return word
    for known, meant in _mended().items():
        if len(known) == len(low) and sum(a != b for a, b in zip(known, low, strict=True)) == 1:
            return meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant
    return word


def nearest(word: str, words: Iterable[str], most: int) -> str | None:
    """The word within ``most`` letters of this one, beginning with the same letter; None where there is none."""
    from rapidfuzz.distance import Levenshtein  # not before a line is at hand that nothing else explains

    best, least = None, most + 1
    for one in words:
        if one[:1] != word[:1] or abs(len(one) - len(word)) > most:
            continue
        distance = Levenshtein.distance(word, one, score_cutoff=most)
        if distance < least:
            best, least = one, distance
    return best
