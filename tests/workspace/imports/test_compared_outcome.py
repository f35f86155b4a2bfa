"""A proposal changed in the meeting without a word about it is «vedtatt med endring», in whatever order it is read."""

from itertools import permutations

import pytest

from sekretariat_tui.domain.kinds import Outcome
from sekretariat_tui.workspace import Workspace

from .desk import case, take
from .documents import case_line, decided, minutes, paper

PAPER = paper(11, "Vaktordning")
SAID = "SSU slutter seg til Vaktordning."


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_another_text_than_the_proposal_is_an_amendment(desk: Workspace, order: tuple[int, ...]) -> None:
    documents = [PAPER, minutes(case_line(11, "Vaktordning", decision=decided("SSU venter med vakten.")))]
    take(desk, *(documents[at] for at in order))
    assert case(desk, 11).decision.outcome is Outcome.AMENDED


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_the_same_text_is_no_amendment(desk: Workspace, order: tuple[int, ...]) -> None:
    documents = [PAPER, minutes(case_line(11, "Vaktordning", decision=decided(SAID)))]
    take(desk, *(documents[at] for at in order))
    assert case(desk, 11).decision.outcome is not Outcome.AMENDED


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_a_document_says_of_the_outcome_goes_before_it(desk: Workspace, order: tuple[int, ...]) -> None:
    documents = [
        PAPER,
        minutes(case_line(11, "Vaktordning", decision=decided("SSU venter med vakten.")), name="utkast.docx"),
        minutes(case_line(11, "Vaktordning", decision=decided(outcome=Outcome.DISCUSSED)), name="endelig.docx"),
    ]
    take(desk, *(documents[at] for at in order))
    assert case(desk, 11).decision.outcome is Outcome.DISCUSSED


def test_what_a_person_says_of_the_outcome_goes_before_it(desk: Workspace) -> None:
    take(desk, minutes(case_line(11, "Vaktordning", decision=decided("SSU venter med vakten."))))
    desk.decisions.set_outcome(case(desk, 11).id, Outcome.APPROVED)
    take(desk, PAPER)
    assert case(desk, 11).decision.outcome is Outcome.APPROVED
