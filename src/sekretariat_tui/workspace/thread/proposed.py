"""Standings that texts tell of and that nobody has set yet: «Vedtaket i sak 12/24 oppheves» (domain rules 6 and 9)."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from ...domain.case import Case
from ...domain.kinds import StandingKind
from ...domain.letters import fold
from ...domain.meeting import Meeting
from ...domain.points import has_text, plain_text
from ...domain.standing import is_in_force
from ...domain.standing_claims import StandingClaim
from ...domain.standing_points import point_name, point_named
from ...domain.thread import Tie, Way
from ..cases import Cases
from ..office import Office
from .read_texts import ReadTexts
from .relations import Relations

_STRONG = frozenset({Tie.FOLLOWS_UP, Tie.BASED_ON, Tie.CONTINUES})
_STEM = 6  # letters of «strategiplanen» that «strategiplan» has too


class ProposedStanding(msgspec.Struct, frozen=True, kw_only=True):
    """A standing to set: on which case, of which kind and point, by which case, and the sentence that says so.

    ``told_in`` is the case whose text it stands in.
    """

    case: str
    kind: StandingKind
    by: str | None
    point: str | None
    sentence: str
    told_in: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The same for the same standing, wherever it is told."""
        return (self.case, self.kind.value, self.by or "", self.point or "")


class ProposedStandings:
    """Finds them."""

    def __init__(self, office: Office, cases: Cases, texts: ReadTexts, relations: Relations) -> None:
        self._office = office
        self._cases = cases
        self._texts = texts
        self._relations = relations

    def of(self, case: Case) -> list[ProposedStanding]:
        """What other cases say became of this case's decision, and its own text of others' decisions."""
        said = list(self.told_in(case))
        for other_id in self._relations.pointing_at(case.id):
            other = self._office.register.find(Case, other_id)
            if other is not None:
                said += [proposed for proposed in self.told_in(other) if proposed.case == case.id]
        return _once(said)

    def every(self, cases: Iterable[Case]) -> list[ProposedStanding]:
        """Everything that these cases tell, each once."""
        return _once(proposed for case in cases for proposed in self.told_in(case))

    def told_in(self, case: Case) -> Iterator[ProposedStanding]:
        """What the texts of one case tell, of decisions that do not have that standing yet."""
        for claim in self._texts.of(case).claims:
            of = self._said_of(case, claim)
            if of is None or of.id == case.id or not has_text(of.decision.points):
                continue
            by = self._relations.case_of(claim.by) if claim.by is not None else case.id
            point = point_named(of.decision.points, claim.point) if claim.point else None
            if by == of.id or (claim.point and point is None):
                continue
            proposed = ProposedStanding(
                case=of.id,
                kind=claim.kind,
                by=by,
                point=point.id if point is not None else None,
                sentence=claim.sentence,
                told_in=case.id,
            )
            if not self._is_known(of, proposed):
                yield proposed

    def label(self, proposed: ProposedStanding) -> str:
        """What is proposed, in words: «opphevet av SSU 14/26», «punkt 2 endret av SSU 14/26»."""
        word = self._office.profile.word(proposed.kind)
        if proposed.point:
            points = self._cases.get(proposed.case).decision.points
            word = f"{point_name(points, proposed.point)} {word}"
        by = self._office.register.find(Case, proposed.by) if proposed.by else None
        if by is None:
            return word
        return (
            f"{word} av {by.body} {self._office.profile.case_number(by.ref)}" if by.ref else f"{word} av «{by.title}»"
        )

    def _is_known(self, case: Case, proposed: ProposedStanding) -> bool:
        """Whether what a person has set says it, or came after it: what was extended and then revoked is revoked."""
        if not is_in_force(case.decision):
            return True
        return any(
            standing.kind is proposed.kind
            or standing.by == proposed.by
            or self._when(standing.by) >= self._when(proposed.by)
            for standing in case.decision.standing
            if standing.point == proposed.point
        )

    def _when(self, case_id: str | None) -> tuple[date, int]:
        """When the case that did it was decided; nothing comes after what a person set without naming a case."""
        case = self._office.register.find(Case, case_id) if case_id else None
        if case is None:
            return (date.max, 0)
        meeting = self._office.register.find(Meeting, case.meeting) if case.meeting else None
        day = (meeting.first_day if meeting else None) or case.document_date
        return (day or date(case.year or date.max.year, 1, 1), case.number or 0)

    def _said_of(self, case: Case, claim: StandingClaim) -> Case | None:
        if claim.of is not None:
            return self._office.register.find(Case, self._relations.case_of(claim.of) or "")
        return self._only_one_followed(case, claim.noun)

    def _only_one_followed(self, case: Case, noun: str) -> Case | None:
        """Where no number is named: the one earlier case that it follows up, when that speaks of the same thing."""
        behind = [one for one in self._relations.of(case.id) if one.way is Way.BACK and one.tie in _STRONG and one.case]
        ids = {one.case for one in behind}
        if len(ids) != 1:
            return None
        other = self._office.register.find(Case, ids.pop() or "")
        if other is None or noun.startswith("vedta"):
            return other
        said = fold(f"{other.title} {plain_text(other.decision.points)}")
        return other if fold(noun)[:_STEM] in said else None


def _once(proposed: Iterable[ProposedStanding]) -> list[ProposedStanding]:
    there: dict[tuple[str, str, str, str], ProposedStanding] = {}
    for one in proposed:
        there.setdefault(one.key, one)
    return list(there.values())
