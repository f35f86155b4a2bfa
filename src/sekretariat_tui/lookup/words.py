"""The words of a text, as lookup sees them: in small letters, each letter one character, with where they stand."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from ..domain.letters import is_nfc, nfc

# A number with its signs is one word («14/26», «18.09.2025»). A scanner puts @, & and | where a letter was, also as
# the first of a word; loose accents and soft hyphens belong to the word they stand in.
_WORD = re.compile(
    r"\d+(?:[./:–-]\d+)+|[@&|]?[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad])*(?:[@&|!](?:[^\W_]|[\u0300-\u036f\u00ad])+)*"
)
_SOFT_HYPHEN = "\u00ad"


class Word(NamedTuple):
    """A word in its normal form, and where it stands in the text: ``text[start:end]`` is as it is written."""

    form: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Every word of the text, in order."""
    for found in _WORD.finditer(text):
        yield Word(normal_form(found[0]), found.start(), found.end())


def words_among(text: str, wanted: Container[str]) -> list[Word]:
    """Those of the words of the text that are wanted, in order. Several times as quick as going through them all."""
    lowered = text.lower()
    if len(lowered) == len(text) and is_nfc(text) and _SOFT_HYPHEN not in text:
        return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(lowered) if found[0] in wanted]
    return [word for word in words(text) if word.form in wanted]


def word_forms(text: str) -> list[str]:
    """The words of the text in their normal form, without their places: quick, for filling the index."""
    if _SOFT_HYPHEN in text:
        text = text.replace(_SOFT_HYPHEN, "")
    return _WORD.findall(nfc(text).lower())


def normal_form(word: str) -> str:
    """One word in small letters, each letter one character, and without soft hyphens."""
    return nfc(word).lower().replace(_SOFT_HYPHEN, "")
