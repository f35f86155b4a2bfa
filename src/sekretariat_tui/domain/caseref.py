"""How a case is known: helsefellesskap + body + year + number (domain rule 1)."""

import msgspec


class CaseRef(msgspec.Struct, frozen=True, order=True):
    """The identity of a numbered case within one helsefellesskap: «SSU 14/2026» is ``CaseRef("SSU", 2026, 14)``.

    Numbers run per body and start again each January, and the year is the meeting's. ``suffix`` is a letter that some
    bodies put after the number (catalogue section 1a).
    """

    body: str
    year: int
    number: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.body} {self.number}{self.suffix}/{self.year}"


def case_ref(body: str | None, year: int | None, number: int | None, suffix: str = "") -> CaseRef | None:
    """The identity of a case, or None where the whole of it is not known."""
    return CaseRef(body, year, number, suffix) if body and year and number else None
