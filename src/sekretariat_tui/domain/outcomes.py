"""What an outcome means for the case (domain rule 5)."""

from .kinds import CaseStatus, Outcome

_STATUS = {
    Outcome.POSTPONED_UNHANDLED: CaseStatus.POSTPONED,
    Outcome.WITHDRAWN: CaseStatus.WITHDRAWN,
}


def status_after(outcome: Outcome) -> CaseStatus:
    """Where a case stands once the meeting has given it this outcome.

    «Utsatt uten behandling» keeps the same paper open for a later agenda; «behandlet og utsatt» is handled, and a new
    case follows it.
    """
    return _STATUS.get(outcome, CaseStatus.DECIDED)


def contradicts(outcome: Outcome | None, *, changed: bool) -> bool:
    """Whether the outcome says another thing about the text than the text itself (domain rule 4: two texts).

    ``changed`` is whether the adopted text differs from the proposal.
    """
    return (outcome is Outcome.AS_PROPOSED and changed) or (outcome is Outcome.AMENDED and not changed)
