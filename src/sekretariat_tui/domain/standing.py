"""Whether a decision stands (gyldighet; domain rule 6: until a later one changes, replaces or revokes it)."""

from .case import Decision, Standing
from .kinds import StandingKind
from .points import has_text

_FALLEN = frozenset({StandingKind.REPLACED, StandingKind.REVOKED, StandingKind.CARRIED_OUT})


def whole_standing(decision: Decision) -> Standing | None:
    """What was last done to the decision as a whole; None where nothing was."""
    whole = [standing for standing in decision.standing if standing.point is None]
    return whole[-1] if whole else None


def is_in_force(decision: Decision) -> bool:
    """Whether something in it still stands: it has a text, and was not replaced, revoked or carried out as a whole."""
    whole = whole_standing(decision)
    return has_text(decision.points) and (whole is None or whole.kind not in _FALLEN)
