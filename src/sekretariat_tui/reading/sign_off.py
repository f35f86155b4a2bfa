"""Where a proposal ends and the place, the date and the names below it begin: «Vik, 2. november 2026»."""

import re
from collections.abc import Sequence

from .lines import Line, Mark

_OPENS = re.compile(
    r"[A-ZÆØÅ][\w .-]{1,30},?\s(?:den\s)?\d{1,2}\.\s?(?:\d{1,2}\.\s?\d{2,4}|[a-zæøå]{3,9}\.?\s\d{4})\W?|"
    r"(?:med\s)?(?:vennlig|venleg|beste?)\s(?:hilsen|helsing)\b.{0,60}|med\s(?:hilsen|helsing)\b.{0,60}",
    re.IGNORECASE,
)
_MOST_LINES = 8
_LONGEST = 80


def sign_off(lines: Sequence[Line]) -> int:
    """The index at which the signature begins, or the number of lines where there is none; never the first line."""
    for at in range(max(1, len(lines) - _MOST_LINES), len(lines)):
        below = lines[at:]
        if _OPENS.fullmatch(lines[at].text.strip()) and all(
            line.mark is Mark.NONE and not line.cells and len(line.text) <= _LONGEST for line in below
        ):
            return at
    return len(lines)
