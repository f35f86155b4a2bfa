"""Whether the lines below a case are a paper of its own."""

from collections.abc import Sequence
from enum import StrEnum

from ..decision_headings import classify_decision
from ..headings import classify_heading
from ..lines import Line
from ..metadata import parse_metadata

_LONG = 1_500  # letters of a text that no agenda has below a case


class Signs(StrEnum):
    """How much a text must have to be a case paper: by where it stands."""

    MINUTES = "minutes"  # a proposal and sections, or a metadata block: minutes tell the background of a case too
    AGENDA = "agenda"  # a section or a metadata block: an agenda may give the proposal of each case
    BELOW_AGENDA = "below"  # anything: the case has stood on the agenda already


def is_paper(lines: Sequence[Line], signs: Signs) -> bool:
    """Whether the lines below a case's line hold a case paper."""
    known = proposals = 0
    fields = set()
    for at, line in enumerate(lines):
        text = line.text.strip()
        if at < 20 and not line.cells and len(text) < 200 and (found := parse_metadata(text)) is not None:
            fields.add(found.field)
        if at < 20 and line.cells and (found := parse_metadata(f"{line.cells[0].strip().rstrip(':')}: x")) is not None:
            fields.add(found.field)
        decision = classify_decision(text) if len(text) < 120 else None
        proposals += decision is not None and decision.role in {"proposal", "proposal_pending"}
        kind = classify_heading(text) if len(text) < 90 else None
        known += kind is not None and kind.section in {
            "background",
            "facts",
            "assessment",
            "summary",
            "purpose",
            "economy",
        }
    metadata = len(fields & {"case_officer", "clearance", "our_ref", "archive_ref", "document_date", "case_number"})
    if signs is Signs.MINUTES:
        return bool(known and proposals) or metadata > 1
    long = sum(len(line.text) for line in lines) > _LONG
    return bool(known) or metadata > 1 or long or (signs is Signs.BELOW_AGENDA and bool(proposals or metadata))
