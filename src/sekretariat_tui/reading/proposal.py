"""The proposal of a paper: its points with their conditions, or the words that say it comes in the meeting."""

from collections.abc import Iterable, Sequence

import msgspec

from .decision_headings import classify_decision
from .lines import Line
from .paper_headings import Role, comes_later
from .paper_parts import Part
from .points import ReadPoints, read_points

_STYLE = "forutsetning"  # the paragraph style of a condition, in the papers we write ourselves
_LABEL = "Forutsetning: "


def read_proposal(parts: Sequence[Part]) -> ReadPoints:
    """The points of the proposal, empty where it is pending.

    A condition in the running text of a point («under forutsetning av …») stays there; only one that stands apart, in
    its own style, is set apart here too. So no word is lost or printed twice.
    """
    return read_points(_with_conditions(line for part in parts if part.role is Role.PROPOSAL for line in part.lines))


def _with_conditions(lines: Iterable[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        if line.style == _STYLE and kept:
            words = line.text.removeprefix(_LABEL)
            if words == line.text:  # the paper gave it a capital letter
                words = words[:1].lower() + words[1:]
            kept[-1] = msgspec.structs.replace(kept[-1], condition=words)
        else:
            kept.append(line)
    return kept


def pending_text(parts: Sequence[Part]) -> str:
    """The words that say that the proposal is put forward in the meeting, as they stand."""
    lines = [line.text for part in parts for line in ([part.heading] if part.heading else []) + part.lines]
    return " ".join(text for text in lines if says_pending(text))


def says_pending(text: str) -> bool:
    """Whether the line says that the proposal is still to come («Innstilling fremmes i møtet», «Fremmes i møtet.»)."""
    found = classify_decision(text)
    if comes_later(text):
        return True
    return found is not None and found.role == "proposal_pending"
