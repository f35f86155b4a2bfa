"""The words of the window where papers are read in."""

from ...domain.caseref import CaseRef
from ...profiles import Profile
from ...reading.read_records import ReadDocument
from ...workspace.imports import State

KINDS = {
    "case_paper": "saksframlegg",
    "agenda": "innkalling",
    "minutes": "protokoll",
    "pack": "sakspakke",
    "unknown": "dokument av ukjent slag",
}

# The sign and the word: never colour alone.
STATES = {
    State.NEW: ("+", "ny"),
    State.ADDS: ("~", "utfyller"),
    State.CONTRADICTS: ("!", "sier noe annet enn registeret"),
    State.KNOWN: ("=", "lest inn før"),
    State.LEFT_OUT: ("–", "utelatt"),
    State.FAILED: ("×", "kan ikke leses"),
}


def numbered(document: ReadDocument, profile: Profile) -> str:
    """The case's number as the house writes it, with its body, as far as the document tells."""
    if document.body and document.year and document.number:
        ref = CaseRef(document.body, document.year, document.number, document.suffix)
        return f"{document.body} {profile.case_number(ref)}"
    if document.number:
        return f"{document.body or ''} {document.number}{document.suffix}".lstrip()
    if document.body and document.meeting_date and document.kind in {"agenda", "minutes", "pack"}:
        return f"{document.body} {document.meeting_date:%d.%m.%Y}"
    return f"{document.body} –" if document.body else ""
