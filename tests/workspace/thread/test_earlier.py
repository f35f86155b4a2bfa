"""«Tidligere behandling» puts the thread into the paper."""

import pytest

from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.workspace import Workspace

from .years import decided, draft


def written(desk: Workspace, case_id: str) -> str:
    case = desk.cases.get(case_id)
    return next(section.text for section in case.sections if section.heading == "Tidligere behandling")


def test_the_steps_stand_oldest_first_with_citation_day_outcome_and_decision(desk: Workspace) -> None:
    decided(desk, "PA", 8, 2023, "Plan", "Planen vedtas.")
    decided(desk, "SSU", 2, 2024, "Prøve", "ASU legger fram.", "SSU tar stilling.", text="Følger opp PA sak 8/23.")
    case = draft(desk, "SSU", 2026, "Utvidelse", "Saken følger opp SSU sak 2/24.")
    desk.thread.earlier.write(case.id)
    assert written(desk, case.id) == (
        "PA sak 8/23 Plan, 01.03.2023, vedtatt som foreslått: «Planen vedtas.»\n\n"
        "SSU sak 2/24 Prøve, 01.03.2024, vedtatt som foreslått:\n1. ASU legger fram.\n2. SSU tar stilling."
    )


def test_it_is_one_act_that_can_be_taken_back(desk: Workspace) -> None:
    decided(desk, "PA", 8, 2023, "Plan", "Planen vedtas.")
    case = draft(desk, "SSU", 2026, "Utvidelse", "Saken følger opp PA sak 8/23.")
    desk.thread.earlier.write(case.id)
    assert desk.office.undo().startswith("Satte inn «Tidligere behandling»")
    assert desk.cases.get(case.id).sections == case.sections


def test_what_it_wrote_does_not_make_the_thread_another(desk: Workspace) -> None:
    decided(desk, "PA", 8, 2023, "Plan", "Planen vedtas.")
    decided(desk, "SSU", 2, 2024, "Prøve", "Vedtatt.", text="Følger opp PA sak 8/23.")
    case = draft(desk, "SSU", 2026, "Utvidelse", "Saken følger opp SSU sak 2/24.")
    before = desk.thread.steps(case.id)
    desk.thread.earlier.write(case.id)
    assert desk.thread.steps(case.id) == before
    first = written(desk, case.id)
    desk.thread.earlier.write(case.id)
    assert written(desk, case.id) == first


def test_without_an_earlier_case_it_says_what_to_do(desk: Workspace) -> None:
    case = draft(desk, "SSU", 2026, "Utvidelse", "Noe nytt.")
    with pytest.raises(RuleBroken, match="Knytt den"):
        desk.thread.earlier.write(case.id)
