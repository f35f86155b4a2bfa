"""A mention of a case in running text."""

from datetime import date

import msgspec

DOUBTS = frozenset({"typo", "ocr", "no_year", "no_body"})


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """One case mentioned in a text (catalogue section 1); a range or a list gives one for each case.

    `text` is what stands there, from `start` to `end`. `body`, `number` and `year` say which case; `body` is None when
    nothing tells, `year` too. `flags`: "typo" and "ocr" (offer it, but ask), "no_year" (the year is not written),
    "inferred_body" (taken from the document), "no_body", "range", "year_first", "no_word" (no «sak» before it).
    `year_source` says where an unwritten year came from: list, sentence, meeting_date or document. `role`: parent_case,
    attendance, follow_up, repeal or None. `type` is the letter or code of the case type (A, O, PS, RS), `point` the
    decision point meant («2», «1b»), `meeting_date` the meeting named with it.
    """

    text: str
    start: int
    end: int
    number: int
    body: str | None = None
    year: int | None = None
    flags: frozenset[str] = frozenset()
    role: str | None = None
    type: str | None = None
    point: str | None = None
    meeting_date: date | None = None
    year_source: str | None = None

    @property
    def doubtful(self) -> bool:
        """Whether a person should confirm it before it is used."""
        return not self.flags.isdisjoint(DOUBTS)

    def __str__(self) -> str:
        return f"{self.body or ''} {self.number}/{self.year or '?'}".strip()
