"""Saksgang: from references in texts, links, attachments and quotes, to any depth and in every body."""

import msgspec

from sekretariat_tui.domain.case import Attachment
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import AttachmentKind, LinkKind, StandingKind
from sekretariat_tui.workspace import Workspace

from .years import decided, draft


def test_a_matter_is_followed_through_bodies_by_what_the_texts_say(desk: Workspace) -> None:
    plan = decided(desk, "PA", 8, 2023, "Strategiplan", "Planen vedtas for to år.")
    pilot = decided(desk, "SSU", 2, 2024, "Prøve", "ASU legger fram en plan.", text="Saken følger opp PA sak 8/23.")
    asu = decided(
        desk, "ASU", 3, 2024, "Plan for prøven", "Planen sendes SSU.", text="SSU ba i sak 2/24 i SSU om dette."
    )
    new = draft(desk, "SSU", 2026, "Utvidelse", "Saken følger opp ASU sak 3/24.")
    steps = desk.thread.steps(new.id)
    assert [(step.depth, step.case) for step in steps] == [(0, asu.id), (1, pilot.id), (2, plan.id)]
    assert steps[0].words == "følger opp"
    assert steps[2].decision == "Planen vedtas for to år."
    assert steps[2].outcome == "vedtatt som foreslått"
    assert steps[2].standing == "gjeldende"
    ahead = desk.thread.steps(plan.id)
    assert [(step.depth, step.case) for step in ahead] == [(0, pilot.id), (1, asu.id), (2, new.id)]
    assert ahead[0].words == "følges opp av"


def test_cases_of_other_bodies_and_unknown_ones_are_shown_as_such(desk: Workspace) -> None:
    case = draft(desk, "SSU", 2026, "Utvidelse", "Se SSU sak 99/24 og styret i Helse Nord sak 26-2024.")
    steps = {step.label: step for step in desk.thread.steps(case.id)}
    known = next(step for label, step in steps.items() if label.startswith("SSU"))
    other = next(step for label, step in steps.items() if not label.startswith("SSU"))
    assert known.notes == "ikke i registeret"
    assert "annet utvalg" in other.notes


def test_an_attached_case_and_a_link_are_part_of_it_and_a_text_does_not_say_them_again(desk: Workspace) -> None:
    one = decided(desk, "SSU", 1, 2025, "Første", "Vedtatt.")
    two = decided(desk, "SSU", 2, 2025, "Andre", "Vedtatt.")
    case = draft(desk, "SSU", 2026, "Tredje", "Se SSU sak 1/25 og SSU sak 2/25.")
    desk.cases.link(case.id, LinkKind.BASED_ON, to=one.id)
    attachment = Attachment(title="SSU sak 2/25", kind=AttachmentKind.CASE, ref=CaseRef("SSU", 2025, 2))
    desk.cases.add_attachment(case.id, attachment)
    assert [(step.words, step.case) for step in desk.thread.steps(case.id)] == [
        ("bygger på", one.id),
        ("har som vedlegg", two.id),
    ]


def test_the_thread_keeps_up_with_what_is_saved_here_and_elsewhere(desk: Workspace) -> None:
    first = decided(desk, "SSU", 1, 2025, "Første", "Vedtatt.")
    assert desk.thread.steps(first.id) == []
    later = draft(desk, "SSU", 2026, "Andre", "Følger opp SSU sak 1/25.")
    assert [step.case for step in desk.thread.steps(first.id)] == [later.id]
    desk.cases.set_section_text(later.id, later.sections[0].id, "Noe annet.")
    assert desk.thread.steps(first.id) == []
    desk.office.undo()
    assert [step.case for step in desk.thread.steps(first.id)] == [later.id]
    desk.cases.delete(later.id)
    assert desk.thread.steps(first.id) == []


def test_cases_that_name_each_other_do_not_go_round(desk: Workspace) -> None:
    one = decided(desk, "SSU", 1, 2025, "Første", "Vedtatt.", text="Se SSU sak 2/25.")
    two = decided(desk, "SSU", 2, 2025, "Andre", "Vedtatt.", text="Se SSU sak 1/25.")
    assert [step.case for step in desk.thread.steps(one.id) if not step.again] == [two.id, two.id]
    assert len(desk.thread.steps(one.id)) == 4


def test_the_standing_is_told_whole_and_by_point_with_the_case_that_did_it(desk: Workspace) -> None:
    old = decided(desk, "SSU", 1, 2025, "Gammel", "Første punkt.", "Andre punkt.")
    new = decided(desk, "SSU", 2, 2026, "Ny", "Nytt.", text="Følger opp SSU sak 1/25.")
    desk.decisions.set_standing(old.id, StandingKind.CHANGED, by=new.id, point=old.decision.points[1].id)
    (step,) = desk.thread.steps(new.id)
    assert step.standing == "punkt 2 endret av SSU 2/26"
    desk.decisions.set_standing(old.id, StandingKind.REVOKED, by=new.id)
    (step,) = desk.thread.steps(new.id)
    assert step.standing == "opphevet av SSU 2/26"


def test_lines_tell_the_decision_below_the_case(desk: Workspace) -> None:
    decided(desk, "SSU", 1, 2025, "Første", "Planen vedtas.")
    case = draft(desk, "SSU", 2026, "Andre", "Følger opp SSU sak 1/25.")
    assert desk.thread.lines(case.id) == [
        "følger opp SSU 1/25 Første",
        "  01.03.2025 · vedtatt som foreslått · gjeldende",
        "  «Planen vedtas.»",
    ]


QUOTING = "Partnerskapsmøtet gjorde i sak 8/23 følgende vedtak:\n\n1. Planen vedtas for {years} år.\n2. SSU følger opp."


def test_a_quoted_decision_that_differs_is_marked_by_word(desk: Workspace) -> None:
    plan = decided(desk, "PA", 8, 2023, "Plan", "Planen vedtas for to år.", "SSU følger opp.")
    right = draft(desk, "SSU", 2026, "Riktig", QUOTING.format(years="to"))
    wrong = draft(desk, "SSU", 2026, "Galt", QUOTING.format(years="tre"))
    assert desk.thread.quoted_otherwise(right) == []
    ((quote, owner, changes),) = desk.thread.quoted_otherwise(wrong)
    assert (quote.heading, owner.id) == ("Bakgrunn", plan.id)
    assert "".join(change.text for change in changes[0].words if change.kind.value != "same") == "totre"
    (step,) = desk.thread.steps(wrong.id)
    assert step.words == "siterer"
    assert step.quoted_otherwise
    with desk.office.act("Rettet vedtaket") as change:
        points = (
            msgspec.structs.replace(plan.decision.points[0], text="Planen vedtas for tre år."),
            plan.decision.points[1],
        )
        decision = msgspec.structs.replace(plan.decision, points=points)
        change.put(msgspec.structs.replace(change.get(type(plan), plan.id), decision=decision))
    assert desk.thread.quoted_otherwise(wrong) == []
