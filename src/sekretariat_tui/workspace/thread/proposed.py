"""Standings that texts tell of and that nobody has set yet: «Vedtaket i sak 12/24 oppheves» (domain rules 6 and 9)."""

from collections.abc import Iterable, Iterator

import msgspec

from ...domain.case import Case
from ...domain.kinds import StandingKind
from ...domain.letters import fold
from ...domain.points import has_text, plain_text
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
            if not _is_set(of, proposed):
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


def _is_set(case: Case, proposed: ProposedStanding) -> bool:
    """Whether a person has set that standing, or another by the same case: then the text is known."""
    return any(
        standing.point == proposed.point and (standing.kind is proposed.kind or standing.by == proposed.by)
        for standing in case.decision.standing
    )


def _once(proposed: Iterable[ProposedStanding]) -> list[ProposedStanding]:
    there: dict[tuple[str, str, str, str], ProposedStanding] = {}
    for one in proposed:
        there.setdefault(one.key, one)
    return list(there.values())
