"""What text may hold in the register: composed Unicode, line breaks and tabs, and nothing that no file can carry."""

import re
import unicodedata

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_UNUSUAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufffe\uffff\ud800-\udfff]")  # all that clean_text changes
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text in NFC with ``\\n`` line breaks and without characters that neither JSON nor Word can carry.

    NUL and the other control characters are taken out (XML 1.0, section 2.2, forbids them); half a surrogate pair
    becomes U+FFFD, so that a reader sees that something stood there. Everything else, emoji included, is kept.
    """
    if _UNUSUAL.search(text) is None:
        return unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = text.replace("\x0b", "\n")  # Word's manual line break
    text = _FORBIDDEN.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """The text on one line: what a title or a heading may hold."""
    return " ".join(clean_text(text).split())


def common_start(one: str, other: str) -> int:
    """How many characters the two begin with alike; by halving, since a text may be 200,000 characters long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_end(one: str, other: str, most: int) -> int:
    """How many characters, at most ``most``, the two end with alike."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
