"""Standings that texts tell of are proposed, and a person sets them."""

from sekretariat_tui.domain.kinds import LinkKind, Outcome, StandingKind
from sekretariat_tui.workspace import Workspace

from .years import decided, draft


def test_a_decision_that_says_so_proposes_what_became_of_the_earlier_one(desk: Workspace) -> None:
    old = decided(desk, "SSU", 1, 2025, "Gammel", "Prøven varer i to år.", "ASU følger opp.")
    new = decided(desk, "SSU", 2, 2026, "Ny", "Punkt 2 i vedtaket i sak 1/25 oppheves.")
    for asked in (old, new):
        (proposed,) = desk.thread.proposed.of(asked)
        assert (proposed.case, proposed.by, proposed.point) == (old.id, new.id, old.decision.points[1].id)
        assert desk.thread.proposed.label(proposed) == "punkt 2 opphevet av SSU 2/26"
    assert desk.cases.get(old.id).decision.standing == ()


def test_what_is_set_is_not_proposed_again(desk: Workspace) -> None:
    old = decided(desk, "SSU", 1, 2025, "Gammel", "Prøven varer i to år.")
    new = decided(desk, "SSU", 2, 2026, "Ny", "Vedtaket i sak 1/25 forlenges ut 2027.")
    (proposed,) = desk.thread.proposed.of(old)
    desk.decisions.set_standing(proposed.case, proposed.kind, by=proposed.by, point=proposed.point)
    assert desk.thread.proposed.of(old) == []
    (step,) = desk.thread.steps(new.id)
    assert step.standing == "forlenget av SSU 2/26"


def test_a_proposal_that_is_not_decided_proposes_nothing_but_a_text_that_tells_of_a_decision_does(
    desk: Workspace,
) -> None:
    old = decided(desk, "SSU", 1, 2024, "Gammel", "Prøven varer i to år.")
    draft(desk, "SSU", 2026, "Forslag", "Vedtaket i sak 1/24 oppheves.")
    assert desk.thread.proposed.of(old) == []
    other = decided(desk, "SSU", 4, 2025, "Mellom", "Noe annet.")
    draft(desk, "SSU", 2026, "Bakgrunn", "SSU vedtok i sak 4/25 å oppheve vedtaket i sak 1/24.")
    (proposed,) = desk.thread.proposed.of(old)
    assert (proposed.kind, proposed.by) == (StandingKind.REVOKED, other.id)


def test_without_a_number_the_one_case_that_is_followed_up_is_meant(desk: Workspace) -> None:
    old = decided(desk, "SSU", 1, 2025, "Strategiplan", "Strategiplanen gjelder ut 2025.")
    new = decided(desk, "SSU", 2, 2026, "Ny", "Strategiplanen prolongeres til 2027.")
    assert desk.thread.proposed.of(new) == []
    desk.cases.link(new.id, LinkKind.FOLLOWS_UP, to=old.id)
    (proposed,) = desk.thread.proposed.of(desk.cases.get(new.id))
    assert (proposed.case, proposed.kind) == (old.id, StandingKind.EXTENDED)


def test_a_paper_that_tells_that_a_decision_is_carried_out_proposes_it(desk: Workspace) -> None:
    old = decided(desk, "SSU", 1, 2024, "Gammel", "Kurset holdes to ganger.")
    told = draft(desk, "SSU", 2026, "Status", "Vedtaket i sak 1/24 er gjennomført.")
    (proposed,) = desk.thread.proposed.of(old)
    assert (proposed.kind, proposed.told_in) == (StandingKind.CARRIED_OUT, told.id)


def test_what_came_before_the_standing_that_is_set_is_not_proposed_and_what_came_after_is(desk: Workspace) -> None:
    old = decided(desk, "SSU", 1, 2023, "Gammel", "Prøven varer i to år.")
    longer = decided(desk, "SSU", 2, 2024, "Lengre", "Vedtaket i sak 1/23 forlenges.")
    other = decided(desk, "SSU", 3, 2025, "Annet", "Vedtaket i sak 1/23 endres.")
    ended = decided(desk, "SSU", 4, 2026, "Slutt", "Vedtaket i sak 1/23 oppheves.")
    assert [one.by for one in desk.thread.proposed.of(old)] == [longer.id, other.id, ended.id]
    desk.decisions.set_standing(old.id, StandingKind.CHANGED, by=other.id)
    assert [one.by for one in desk.thread.proposed.of(desk.cases.get(old.id))] == [ended.id]
    desk.decisions.set_standing(old.id, StandingKind.REVOKED, by=ended.id)
    assert desk.thread.proposed.of(desk.cases.get(old.id)) == []


def test_what_was_put_off_or_not_agreed_on_does_nothing(desk: Workspace) -> None:
    old = decided(desk, "SSU", 1, 2023, "Gammel", "Prøven varer i to år.")
    decided(desk, "SSU", 2, 2024, "Uenig", "Vedtaket i sak 1/23 oppheves.", outcome=Outcome.NO_CONSENSUS)
    assert desk.thread.proposed.of(old) == []
