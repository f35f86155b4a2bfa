"""Norwegian letters: one normal form, and folds that forgive spelling and scanners.

`fold` forgives how æ, ø and å are written; `skeleton` also forgives what a scanner makes of them; `look_alike` is the
skeleton's little sister that keeps every letter in its place, so that what is found in it can be cut out of the
original.
"""

import unicodedata
from functools import cache

_FOLD = {"æ": "ae", "ä": "ae", "ø": "o"}  # the others lose their accents
_FOLD_TABLE = str.maketrans(_FOLD)
_LOOSE_ACCENTS = range(0x300, 0x370)
_NO_ACCENTS = dict.fromkeys(_LOOSE_ACCENTS)
_SKELETON = str.maketrans({
    "å": "a", "æ": "a", "ä": "a", "á": "a", "à": "a", "â": "a", "&": "a", "é": "e", "è": "e", "ê": "e",
    "ø": "o", "ö": "o", "@": "o", "g": "o", "q": "o", "ó": "o", "ò": "o", "ô": "o", "0": "o",
    "i": "l", "1": "l", "|": "l", "!": "l",
})  # fmt: skip


def nfc(text: str) -> str:
    """The text with every letter as one character: PDF text often holds å as a and a ring."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Whether every letter of the text is one character already."""
    return unicodedata.is_normalized("NFC", text)


def fold(text: str) -> str:
    """The text in small letters with å = aa = a, ø = oe = o and æ = ae (architecture section 5)."""
    return _plain(nfc(text).lower().replace("aa", "a").replace("oe", "o").translate(_FOLD_TABLE))


def _plain(letters: str) -> str:
    return (
        letters
        if letters.isascii()
        else unicodedata.normalize("NFD", letters).translate(_NO_ACCENTS).translate(_FOLD_TABLE)
    )


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the offset of the letter it came from in `text`.

    The list has one entry more than the folded text, `len(text)`, so that the end of a match can be looked up too.
    """
    out: list[str] = []
    offsets: list[int] = []
    size = len(text)
    at = 0
    while at < size:
        letter = text[at].lower()
        if ord(text[at]) in _LOOSE_ACCENTS:  # it belongs to the letter before it
            at += 1
            continue
        pair = letter in "ao" and text[at + 1 : at + 2].lower() == ("a" if letter == "a" else "e")
        if pair and at + 2 < size and ord(text[at + 2]) in _LOOSE_ACCENTS and len(nfc(text[at + 1 : at + 3])) == 1:
            pair = False  # the second is an å or é of its own
        folded = letter if pair else _plain(_FOLD.get(letter, letter))
        out.append(folded)
        offsets.extend([at] * len(folded))
        at += 2 if pair else 1
    offsets.append(size)
    return "".join(out), offsets


def skeleton(text: str) -> str:
    """The text as a bad scan cannot spoil it further (architecture section 5).

    Small letters; å æ aa ae ee & are all a, ø oe @ g q are all o, i l 1 are all l, and doubled letters count once.
    """
    plain = nfc(text).lower()
    for pair, letter in (("aa", "a"), ("ae", "a"), ("ee", "a"), ("oe", "o")):
        plain = plain.replace(pair, letter)
    plain = plain.translate(_SKELETON)
    out: list[str] = []
    for letter in plain:
        if not out or out[-1] != letter or not letter.isalpha():
            out.append(letter)
    return "".join(out)


@cache
def _look_alike_table() -> dict[int, str]:
    capitals = {letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖÉ"}
    groups = {chr(code): letter for code, letter in _SKELETON.items() if isinstance(letter, str)}
    table = groups | {capital: groups.get(small, small) for capital, small in capitals.items()}
    return {ord(letter): to for letter, to in table.items()}


def look_alike(text: str) -> str:
    """The text in small letters with letters a scanner confuses made equal, one for one: offsets stay as they are."""
    return text.translate(_look_alike_table())
