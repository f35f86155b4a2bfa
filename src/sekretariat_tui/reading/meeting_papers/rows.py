"""The rows of a paragraph that a list was joined into: names below each other, labels with their values."""

import re
from collections.abc import Sequence

from ..lines import Line

_BROKEN = re.compile(r"(?<=[a-zæøå])[-\u00ad]\n(?=[a-zæøå])")

_FULL = 70  # letters of a row that had no room for more
_GOES_ON = (",", "(", "-", "–", "/", " og", " i", " for", " av", " kl.", " nr.")


def rows_of(line: Line) -> list[str]:
    """The lines the paragraph was joined from, each whole: a row that had no room goes on in the next."""
    rows: list[str] = []
    for row in line.rows or (line.text,):
        if rows and _goes_on(rows[-1], row):
            rows[-1] = joined((rows[-1], row))
        else:
            rows.append(row)
    return rows


def joined(rows: Sequence[str]) -> str:
    """The rows as one text, a word that was broken over two of them whole again."""
    return _BROKEN.sub("", "\n".join(rows)).replace("\n", " ")


def _goes_on(above: str, row: str) -> bool:
    if above.count("(") > above.count(")") or above.endswith(_GOES_ON) or row[:1].islower() or row.startswith("("):
        return True
    return len(above) >= _FULL and ":" not in row[:30] and not above.endswith((".", ":", ";"))
