"""The rows of a paragraph that a list was joined into: names below each other, labels with their values."""

from ..lines import Line

_FULL = 70  # letters of a row that had no room for more
_GOES_ON = (",", "(", "-", "–", "/", " og", " i", " for", " av", " kl.", " nr.")


def rows_of(line: Line) -> list[str]:
    """The lines the paragraph was joined from, each whole: a row that had no room goes on in the next."""
    rows: list[str] = []
    for row in line.rows or (line.text,):
        if rows and _goes_on(rows[-1], row):
            rows[-1] = f"{rows[-1]} {row}"
        else:
            rows.append(row)
    return rows


def _goes_on(above: str, row: str) -> bool:
    if above.count("(") > above.count(")") or above.endswith(_GOES_ON) or row[:1].islower() or row.startswith("("):
        return True
    return len(above) >= _FULL and ":" not in row[:30] and not above.endswith((".", ":", ";"))
