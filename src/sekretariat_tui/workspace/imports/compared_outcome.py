"""The outcome that no document tells, but the texts do: what the minutes adopted is another text than was proposed.

It is worked out anew whenever something is read in, so the paper and the minutes may come in either order; whatever a
document or a person says of the outcome goes before it.
"""

import msgspec

from ...domain.case import Case
from ...domain.kinds import Outcome
from ...domain.points import has_text
from ...domain.provenance import FoundAt, SourceKind, Standing, found_at, mark_of, standing, with_found
from ...reading.meeting_papers.outcomes import outcome_of

_PLACE = "annen tekst enn forslaget"


def without_compared_outcome(case: Case) -> Case:
    """The case as its documents alone tell it."""
    known = found_at(case, "decision", "outcome")
    if known is None or known.place != _PLACE or _standing(case) is not Standing.READ:
        return case
    return msgspec.structs.replace(
        case,
        decision=msgspec.structs.replace(case.decision, outcome=None),
        found=tuple(one for one in case.found if one is not known),
    )


def with_compared_outcome(case: Case) -> Case:
    """The case with «vedtatt med endring» where nothing else is said, and the adopted text is not the proposed one."""
    if _standing(case) is not Standing.EMPTY or not _changed(case):
        return case
    note = FoundAt(field="decision", part="outcome", mark=mark_of(Outcome.AMENDED), place=_PLACE)
    return msgspec.structs.replace(
        case,
        decision=msgspec.structs.replace(case.decision, outcome=Outcome.AMENDED),
        found=with_found(case.found, note),
    )


def _standing(case: Case) -> Standing:
    return standing(case, "decision", case.decision.outcome, "outcome", empty=case.decision.outcome is None)


def _changed(case: Case) -> bool:
    """Whether both texts are as they were read, the adopted one in minutes, and they differ."""
    points, proposal = case.decision.points, case.proposal
    known = found_at(case, "decision", "points")
    return (
        known is not None
        and known.kind == SourceKind.MINUTES
        and standing(case, "decision", points, "points", empty=not has_text(points)) is Standing.READ
        and standing(case, "proposal", proposal, empty=not has_text(proposal.points)) is Standing.READ
        and has_text(proposal.points)
        and outcome_of(points, proposal.points) is Outcome.AMENDED
    )
