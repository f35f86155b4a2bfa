"""Acts on the two texts of a case: the proposal and the decision (domain rule 4)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from ..domain.case import Case, Decision, Position, Standing
from ..domain.comparison import Place, shown
from ..domain.field_words import field_word
from ..domain.kinds import CaseStatus, Mode, Outcome, Stance, StandingKind
from ..domain.outcomes import contradicts, status_after
from ..domain.points import Point, as_text, has_text, plain_text
from ..domain.points.differences import PointChange, point_changes
from ..domain.points.merging import merged
from ..domain.record import new_id
from ..domain.texts import clean_text, one_line
from .cases import Cases
from .changed_elsewhere import ChangedElsewhere, points_changed
from .office import Office


class Text(StrEnum):
    """Which of the two texts."""

    PROPOSAL = "proposal"
    DECISION = "decision"


T = TypeVar("T")
Known: TypeAlias = T | UnsetType | None  # what was shown when it was changed; unset when nobody says

NAMES = {Text.PROPOSAL: "forslaget", Text.DECISION: "vedtaket"}


class Decisions:
    """Acts on proposals and decisions."""

    def __init__(self, office: Office, cases: Cases) -> None:
        self._office = office
        self._cases = cases

    def points(self, case: Case, text: Text) -> tuple[Point, ...]:
        """The points of one of the two texts."""
        return case.proposal.points if text is Text.PROPOSAL else case.decision.points

    def set_points(
        self, case_id: str, text: Text, points: tuple[Point, ...], *, before: tuple[Point, ...] | None = None
    ) -> Case:
        """Saves the points as they are edited; points that another window has changed meanwhile are taken with them.

        Raises:
            ChangedElsewhere: when ``before`` is given and both have changed the same point since.
        """
        points = cleaned(points)

        def changed(case: Case) -> Case:
            there = self.points(case, text)
            mine = _with_points(case, text, points)
            if before is None or there in (before, points):
                return mine
            both = merged(before, points, there)
            if both is None:
                what = f"{NAMES[text].capitalize()} i {self._cases.label(case)}"
                raise points_changed(what, points, there, before, mine, Place(text, "points"))
            return _with_points(case, text, both)

        return self._save(case_id, f"Skrev i {NAMES[text]} i", changed, merge=f"{case_id}/{text}")

    def set_pending(self, case_id: str, pending: bool) -> Case:
        """Says that the proposal is only put forward in the meeting, or takes that back. The points are kept."""
        what = "Satte at forslaget fremmes i møtet i" if pending else "Tok bort «fremmes i møtet» i"
        return self._save(
            case_id,
            what,
            lambda case: _replace(case, proposal=msgspec.structs.replace(case.proposal, pending=pending)),
        )

    def adopt_proposal(self, case_id: str) -> Case:
        """Starts the decision from the proposal's points, so that only what the meeting changed is typed."""

        def adopted(case: Case) -> Case:
            return _replace(case, decision=msgspec.structs.replace(case.decision, points=case.proposal.points))

        return self._save(case_id, "Brukte forslaget som vedtak i", adopted)

    def set_outcome(
        self, case_id: str, outcome: Outcome | None, *, forwarded_to: str = "", before: Known[Outcome] = UNSET
    ) -> Case:
        """Sets what the meeting did with the case, and the status that follows from it.

        «Vedtatt som foreslått» takes the proposal's points as the decision when nothing is written there yet. Raises
        ``ChangedElsewhere`` when the outcome is no longer ``before``.
        """

        def decided(case: Case) -> Case:
            self._check(case, "outcome", before, outcome)
            decision = msgspec.structs.replace(case.decision, outcome=outcome, forwarded_to=one_line(forwarded_to))
            if outcome is Outcome.AS_PROPOSED and not has_text(decision.points):
                decision = msgspec.structs.replace(decision, points=case.proposal.points)
            status = case.status
            if outcome is not None:
                status = status_after(outcome)
            elif case.status in {CaseStatus.DECIDED, CaseStatus.POSTPONED, CaseStatus.WITHDRAWN}:
                status = CaseStatus.ON_AGENDA if case.meeting else CaseStatus.DRAFT
            return _replace(case, decision=decision, status=status)

        word = self._office.profile.word(outcome) if outcome else "ikke satt"
        return self._save(case_id, f"Satte utfall «{word}» på", decided)

    def set_mode(self, case_id: str, mode: Mode | None, *, before: Known[Mode] = UNSET) -> Case:
        """Sets how the decision was reached. Raises ``ChangedElsewhere`` when that is no longer ``before``."""
        word = self._office.profile.word(mode) if mode else "ikke satt"

        def reached(case: Case) -> Case:
            self._check(case, "mode", before, mode)
            return _replace(case, decision=msgspec.structs.replace(case.decision, mode=mode))

        return self._save(case_id, f"Satte «{word}» på vedtaket i", reached)

    def set_note(self, case_id: str, note: str, *, before: str | None = None) -> Case:
        """Sets the note that follows the decision. Raises ``ChangedElsewhere`` when that is no longer ``before``."""
        note = clean_text(note)

        def noted(case: Case) -> Case:
            self._check(case, "note", UNSET if before is None else before, note, both=True)
            return _replace(case, decision=msgspec.structs.replace(case.decision, note=note))

        return self._save(case_id, "Skrev merknad til vedtaket i", noted, merge=f"{case_id}/note")

    def _check(self, case: Case, field: str, before: Any, here: Any, *, both: bool = False) -> None:
        """Raises ``ChangedElsewhere`` when a field of the decision is neither as it was shown nor as it is to be."""
        there = getattr(case.decision, field)
        if before is UNSET or there in (before, here):
            return
        mine = _replace(case, decision=msgspec.structs.replace(case.decision, **{field: here}))
        word = self._office.profile.word
        raise ChangedElsewhere(
            f"{field_word(field)} i {self._cases.label(case)}",
            shown(here, word) or "(ikke satt)",
            shown(there, word) or "(ikke satt)",
            mine=mine,
            place=Place("decision", field),
            both=both,
        )

    def set_position(
        self,
        case_id: str,
        party: str,
        stance: Stance | None,
        *,
        remark: str = "",
        point: str | None = None,
        before: Known[Position] = UNSET,
    ) -> Case:
        """Sets where a party stands, on the case or on one point; None takes the position away.

        Raises ``ChangedElsewhere`` when the register has another position than ``before``.
        """

        def positioned(case: Case) -> Case:
            old = next((p for p in case.decision.positions if (p.party, p.point) == (party, point)), None)
            if before is not UNSET and _stand(old) not in (_stand(before), (stance, clean_text(remark))):
                here, there = (self._shown_stand(one) for one in ((stance, clean_text(remark)), _stand(old)))
                raise ChangedElsewhere(f"Standpunktet i {self._cases.label(case)}", here, there, mine=case, both=False)
            others = tuple(p for p in case.decision.positions if p is not old)
            if stance is not None:
                key = old.id if old else new_id()
                others += (Position(id=key, party=party, stance=stance, remark=clean_text(remark), point=point),)
            return _replace(case, decision=msgspec.structs.replace(case.decision, positions=others))

        return self._save(case_id, "Satte standpunkt i", positioned)

    def _shown_stand(self, stand: tuple[Stance | None, str]) -> str:
        stance, remark = stand
        word = self._office.profile.word(stance) if stance is not None else "ikke oppgitt"
        return f"{word}: {remark}" if remark else word

    def set_standing(
        self, case_id: str, kind: StandingKind, *, by: str | None = None, point: str | None = None, note: str = ""
    ) -> Case:
        """Says what a later case did to the decision, or to one of its points (domain rule 6)."""

        def stood(case: Case) -> Case:
            kept = tuple(s for s in case.decision.standing if s.point != point)
            if kind is not StandingKind.IN_FORCE:
                kept += (Standing(kind=kind, by=by, point=point, note=clean_text(note)),)
            return _replace(case, decision=msgspec.structs.replace(case.decision, standing=kept))

        return self._save(case_id, f"Satte gyldighet «{self._office.profile.word(kind)}» på", stood)

    def differences(self, case: Case) -> list[PointChange]:
        """Point by point, how the decision differs from the proposal, marked by word."""
        return point_changes(case.proposal.points, case.decision.points)

    def warning(self, case: Case) -> str:
        """A sentence when the outcome and the text do not agree, else empty. It warns; the person decides (rule 7)."""
        if not has_text(case.decision.points) or not has_text(case.proposal.points):
            return ""
        changed = plain_text(case.proposal.points).split() != plain_text(case.decision.points).split()
        if not contradicts(case.decision.outcome, changed=changed):
            return ""
        other = self._office.profile.word(Outcome.AMENDED if changed else Outcome.AS_PROPOSED)
        said = "er endret fra forslaget" if changed else "er likt forslaget"
        return f"Vedtaket {said}. Mente du «{other}»?"

    def verbatim(self, case: Case) -> str:
        """The text to quote, with where it stands: the adopted one, else the proposal (domain rule 4)."""
        decision: Decision = case.decision
        adopted = has_text(decision.points)
        points = decision.points if adopted else case.proposal.points
        kind = "vedtak" if adopted else "forslag til vedtak"
        where = self._office.profile.citation(case.ref) if case.ref else f"«{case.title}»"
        return f"{as_text(points)}\n({where}, {kind})"

    def _save(self, case_id: str, what: str, changed: Callable[[Case], Case], merge: str = "") -> Case:
        return self._cases.save(case_id, what, lambda _change, case: changed(case), merge)


def _stand(position: Position | None) -> tuple[Stance | None, str]:
    return (None, "") if position is None else (position.stance, position.remark)


def _replace(case: Case, **fields: object) -> Case:
    return msgspec.structs.replace(case, **fields)


def _with_points(case: Case, text: Text, points: tuple[Point, ...]) -> Case:
    if text is Text.PROPOSAL:
        pending = case.proposal.pending and not has_text(points)
        return _replace(case, proposal=msgspec.structs.replace(case.proposal, points=points, pending=pending))
    return _replace(case, decision=msgspec.structs.replace(case.decision, points=points))


def cleaned(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points as they are saved."""
    return tuple(_cleaned(point) for point in points)


def _cleaned(point: Point) -> Point:
    text = clean_text(point.text)
    below = tuple(_cleaned(child) for child in point.points)
    if text == point.text and below == point.points:
        return point
    return msgspec.structs.replace(point, text=text, points=below)
