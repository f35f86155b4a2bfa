"""Proposal and decision are two texts (domain rule 4)."""

import msgspec
import pytest

from sekretariat_tui.domain.kinds import CaseStatus, Mode, Outcome, PointStyle, Stance
from sekretariat_tui.domain.points import Point
from sekretariat_tui.workspace import ChangedElsewhere, Text, Workspace

from .conftest import reopened

POINTS = (
    Point(text="SSU godkjenner planen:", points=(Point(text="for barn", style=PointStyle.LETTER),)),
    Point(text="Sekretariatet følger opp."),
)


def test_a_decision_starts_from_the_proposal_and_the_proposal_stays(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    desk.decisions.set_points(case.id, Text.PROPOSAL, POINTS)
    desk.decisions.adopt_proposal(case.id)
    changed = (POINTS[0], Point(id=POINTS[1].id, text="Sekretariatet følger opp innen juni."))
    desk.decisions.set_points(case.id, Text.DECISION, changed)
    stored = reopened(desk).cases.get(case.id)
    assert stored.proposal.points == POINTS
    assert stored.decision.points == changed


def test_adopted_as_proposed_takes_the_proposals_points(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    desk.decisions.set_points(case.id, Text.PROPOSAL, POINTS)
    done = desk.decisions.set_outcome(case.id, Outcome.AS_PROPOSED)
    assert done.decision.points == POINTS
    assert done.status is CaseStatus.DECIDED


def test_a_case_that_is_postponed_unhandled_stays_open(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    assert desk.decisions.set_outcome(case.id, Outcome.POSTPONED_UNHANDLED).status is CaseStatus.POSTPONED
    assert desk.decisions.set_outcome(case.id, None).status is CaseStatus.DRAFT


def test_a_proposal_put_forward_in_the_meeting_is_no_longer_pending_once_written(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    assert desk.decisions.set_pending(case.id, True).proposal.pending
    assert not desk.decisions.set_points(case.id, Text.PROPOSAL, POINTS).proposal.pending


def test_each_party_has_one_position_on_the_case_and_one_on_a_point(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    desk.decisions.set_points(case.id, Text.DECISION, POINTS)
    desk.decisions.set_position(case.id, "kommunene", Stance.AGREES)
    desk.decisions.set_position(case.id, "kommunene", Stance.AGREES_WITH_REMARK, remark="Tidsplanen er stram.")
    case = desk.decisions.set_position(case.id, "kommunene", Stance.DISAGREES, point=POINTS[1].id)
    assert [(p.stance, p.remark, p.point) for p in case.decision.positions] == [
        (Stance.AGREES_WITH_REMARK, "Tidsplanen er stram.", None),
        (Stance.DISAGREES, "", POINTS[1].id),
    ]
    case = desk.decisions.set_position(case.id, "kommunene", None)
    assert [p.point for p in case.decision.positions] == [POINTS[1].id]


def test_how_the_decision_was_reached_is_kept(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    desk.decisions.set_mode(case.id, Mode.CONSENSUS)
    assert reopened(desk).cases.get(case.id).decision.mode is Mode.CONSENSUS


def test_points_changed_in_another_window_meanwhile_are_not_overwritten(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    desk.decisions.set_points(case.id, Text.DECISION, POINTS)
    theirs = (msgspec.structs.replace(POINTS[0], text="Deres"), *POINTS[1:])
    reopened(desk).decisions.set_points(case.id, Text.DECISION, theirs, before=POINTS)
    mine = (msgspec.structs.replace(POINTS[0], text="Mine"), *POINTS[1:])
    with pytest.raises(ChangedElsewhere) as told:
        desk.decisions.set_points(case.id, Text.DECISION, mine, before=POINTS)
    assert desk.cases.get(case.id).decision.points == theirs
    assert [(one.ours, one.theirs) for one in told.value.questions()] == [("Mine", "Deres")]


def test_different_points_changed_in_two_windows_are_put_together(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    base = (Point(text="Første."), Point(text="Andre."))
    desk.decisions.set_points(case.id, Text.PROPOSAL, base)
    theirs = (msgspec.structs.replace(base[0], text="Første, deres."), base[1], Point(text="Ny, deres."))
    reopened(desk).decisions.set_points(case.id, Text.PROPOSAL, theirs, before=base)
    mine = (base[0], msgspec.structs.replace(base[1], text="Andre, min."))
    desk.decisions.set_points(case.id, Text.PROPOSAL, mine, before=base)
    texts = [point.text for point in desk.cases.get(case.id).proposal.points]
    assert texts == ["Første, deres.", "Andre, min.", "Ny, deres."]


def test_the_adopted_text_is_what_is_quoted(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    desk.cases.give_number(case.id, 5, 2026)
    desk.decisions.set_points(case.id, Text.PROPOSAL, (Point(text="Foreslått"),))
    assert desk.decisions.verbatim(desk.cases.get(case.id)) == "1. Foreslått\n(SSU sak 5/26, forslag til vedtak)"
    desk.decisions.set_points(case.id, Text.DECISION, POINTS)
    assert desk.decisions.verbatim(desk.cases.get(case.id)).startswith("1. SSU godkjenner planen:\n   a) for barn\n")


def test_an_outcome_that_does_not_agree_with_the_text_is_warned_of_and_kept(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    desk.decisions.set_points(case.id, Text.PROPOSAL, POINTS)
    desk.decisions.adopt_proposal(case.id)
    assert desk.decisions.warning(desk.decisions.set_outcome(case.id, Outcome.AS_PROPOSED)) == ""
    assert "vedtatt som foreslått" in desk.decisions.warning(desk.decisions.set_outcome(case.id, Outcome.AMENDED))
    desk.decisions.set_points(case.id, Text.DECISION, POINTS[:1])
    case = desk.decisions.set_outcome(case.id, Outcome.AS_PROPOSED)
    assert "vedtatt med endring" in desk.decisions.warning(case)
    assert case.decision.outcome is Outcome.AS_PROPOSED
