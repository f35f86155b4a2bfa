"""Whether a decision still stands, in words: «opphevet av SSU 14/26», «punkt 2 endret av PA 3/26»."""

from ...domain.case import Case, CaseHead, Standing
from ...domain.kinds import Outcome, StandingKind
from ...domain.points import has_text
from ...domain.standing import whole_standing
from ...domain.standing_points import point_name
from ..office import Office

_STANDS = frozenset({Outcome.AS_PROPOSED, Outcome.AMENDED, Outcome.APPROVED, Outcome.APPROVED_WITH_REMARK})
_MOST_POINTS = 3


def standing_words(office: Office, case: Case) -> str:
    """What became of the decision: as a whole, else point by point, else that it stands; empty where there is none."""
    decision = case.decision
    whole = whole_standing(decision)
    if whole is not None:
        return _one(office, case, whole)
    by_point = [_one(office, case, standing) for standing in decision.standing[:_MOST_POINTS]]
    if len(decision.standing) > _MOST_POINTS:
        by_point.append(f"{len(decision.standing) - _MOST_POINTS} punkter til")
    if by_point:
        return ", ".join(by_point)
    stands = decision.outcome in _STANDS or (decision.outcome is None and has_text(decision.points))
    return office.profile.word(StandingKind.IN_FORCE) if stands else ""


def _one(office: Office, case: Case, standing: Standing) -> str:
    word = office.profile.word(standing.kind)
    what = f"{point_name(case.decision.points, standing.point)} {word}" if standing.point else word
    by = office.register.find(CaseHead, standing.by) if standing.by else None
    if by is None:
        return what
    name = f"{by.body} {office.profile.case_number(by.ref)}" if by.ref else f"«{by.title}»"
    return f"{what} av {name}"
