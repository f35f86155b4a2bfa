"""Whether a decision stands (gyldighet; domain rule 6: until a later one changes, replaces or revokes it)."""

from .case import Decision, Standing
from .kinds import Outcome, StandingKind
from .points import has_text

_FALLEN = frozenset({StandingKind.REPLACED, StandingKind.REVOKED, StandingKind.CARRIED_OUT})
_NOT_ADOPTED = frozenset(
    {
        Outcome.POSTPONED_UNHANDLED,
        Outcome.HANDLED_AND_POSTPONED,
        Outcome.SENT_BACK,
        Outcome.NO_CONSENSUS,
        Outcome.WITHDRAWN,
    }
)


def whole_standing(decision: Decision) -> Standing | None:
    """What was last done to the decision as a whole; None where nothing was."""
    whole = [standing for standing in decision.standing if standing.point is None]
    return whole[-1] if whole else None


def is_in_force(decision: Decision) -> bool:
    """Whether something in it still stands: it has a text, and was not replaced, revoked or carried out as a whole."""
    whole = whole_standing(decision)
    return has_text(decision.points) and (whole is None or whole.kind not in _FALLEN)


def is_adopted(decision: Decision) -> bool:
    """Whether the text was adopted, so that it does what it says: not where the matter was put off or not agreed on."""
    return has_text(decision.points) and decision.outcome not in _NOT_ADOPTED
