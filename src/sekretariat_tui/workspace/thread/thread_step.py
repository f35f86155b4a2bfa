"""A line of the thread, ready to be shown."""

from datetime import date

import msgspec

from ...domain.caseref import CaseRef
from ...domain.thread import Way


class ThreadStep(msgspec.Struct, frozen=True, kw_only=True):
    """A case in the thread: how it hangs together with the one above it, and what was decided there.

    ``depth`` counts from 0, and the steps below a case follow it. ``link`` is the id of the link when a person can take
    it away. ``again`` when the case and what comes of it stand elsewhere in the thread, ``cut`` when it goes on
    beyond what was asked for. ``elsewhere`` when its body is
    not one of the house's. ``quoted_otherwise`` when it or the one above it quotes the other's decision in other words.
    """

    depth: int
    way: Way
    words: str
    label: str
    case: str | None
    ref: CaseRef | None
    link: str = ""
    from_text: bool = False
    doubtful: bool = False
    again: bool = False
    cut: bool = False
    elsewhere: bool = False
    day: date | None = None
    status: str = ""
    outcome: str = ""
    decision: str = ""
    standing: str = ""
    quoted_otherwise: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """The decision in a line or two: when it was, the outcome and whether it stands, and how it begins."""
        parts = [f"{self.day:%d.%m.%Y}" if self.day else "", self.outcome, self.standing]
        facts = " · ".join(part for part in parts if part) if self.outcome or self.standing else ""
        return tuple(line for line in (facts, f"«{self.decision}»" if self.decision else "") if line)

    @property
    def notes(self) -> str:
        """What is not as it should be with it, in words."""
        notes = [
            "usikker" if self.doubtful else "",
            "annet utvalg, ikke i registeret" if self.elsewhere else "" if self.case else "ikke i registeret",
            "sitert med andre ord" if self.quoted_otherwise else "",
            "vises et annet sted" if self.again else "",
            "går videre: åpne saken" if self.cut else "",
        ]
        return ", ".join(note for note in notes if note)
