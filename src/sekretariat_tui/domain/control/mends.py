"""The mends of a finding, with the names a secretary would use."""

from collections.abc import Callable

import msgspec

from ..case import CaseHead, Doubt
from ..caseref import CaseRef
from ..meeting import Meeting
from .findings import Mend, MendKind

_DOCUMENTS = {
    "case_paper": "saksframlegget",
    "agenda": "innkallingen",
    "minutes": "protokollen",
    "quote": "papiret som siterer",
}
_WHAT = {
    "title": "tittelen",
    "sections": "teksten",
    "proposal": "forslaget",
    "decision": "vedtaket",
    "meeting_date": "datoen",
    "first_day": "datoen",
}
_STANDS = {
    "title": "Behold tittelen",
    "sections": "Behold teksten",
    "proposal": "Behold forslaget",
    "decision": "Behold vedtaket",
    "meeting_date": "La begge stå",
    "first_day": "Behold datoen",
}


class Naming(msgspec.Struct, frozen=True):
    """How this house names a case, a meeting and a number in a sentence."""

    case: Callable[[CaseHead], str]
    meeting: Callable[[Meeting], str]
    number: Callable[[CaseRef], str]


def go_to_case(case_id: str) -> Mend:
    """Leads to the case."""
    return Mend(kind=MendKind.OPEN, label="Gå til saken", target=case_id)


def go_to_meeting(meeting_id: str) -> Mend:
    """Leads to the meeting."""
    return Mend(kind=MendKind.OPEN, label="Gå til møtet", target=meeting_id)


def read_in(what: str) -> Mend:
    """Leads to where papers are read in."""
    return Mend(kind=MendKind.READ_IN, label=f"Les inn {what}")


def set_body(code: str) -> Mend:
    """Gives the case a body of the house."""
    return Mend(kind=MendKind.SET_BODY, label=f"Sett utvalget til {code}", target=code)


def let_stand(label: str = "La stå som det er") -> Mend:
    """Settles the finding: it is not raised again."""
    return Mend(kind=MendKind.LET_STAND, label=label)


def of_contradiction(doubt: Doubt) -> tuple[Mend, Mend]:
    """The other document's word, or the one that stands."""
    document = _DOCUMENTS.get(doubt.kind, f"«{doubt.text}»")
    return (
        Mend(kind=MendKind.USE_OTHER, label=f"Bruk {_WHAT[doubt.field]} fra {document}"),
        let_stand(_STANDS[doubt.field]),
    )
