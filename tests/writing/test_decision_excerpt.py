"""The excerpt of the minutes: what was decided in one case, to be sent to those it concerns."""

from datetime import date

import pytest
from msgspec.structs import replace
from opened_paper import OpenedPaper

from sekretariat_tui.domain.case import Case, Decision, Position
from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.domain.kinds import Mode, Outcome, Stance
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import Point
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import decision_excerpt

TODAY = date(2026, 5, 22)


@pytest.fixture
def decided(case: Case) -> Case:
    adopted = (Point(text="Utvalget godkjenner kriteriene."), Point(text="Sekretariatet følger opp."))
    position = Position(party="SI", stance=Stance.AGREES_WITH_REMARK, remark="ber om tall", point=adopted[1].id)
    decision = Decision(points=adopted, outcome=Outcome.AMENDED, mode=Mode.CONSENSUS, positions=(position,))
    return replace(case, decision=decision)


def test_the_excerpt_quotes_the_adopted_text_and_not_the_proposal(
    decided: Case, proposal_last: Profile, meeting: Meeting
) -> None:
    paper = OpenedPaper(decision_excerpt(decided, proposal_last, meeting=meeting, today=TODAY))
    assert paper.lines[0].text == "Protokollutdrag – SSU sak 14/26"
    assert paper.labelled("Vedtakspunkt") == ["1. Utvalget godkjenner kriteriene.", "2. Sekretariatet følger opp."]
    assert "Behandlet i Strategisk samarbeidsutvalg 21.05.2026." in paper.texts()
    assert "Utfall: vedtatt med endring. Avgjort ved: konsensus." in paper.texts()
    assert paper.texts()[-1] == "Sykehuset Innsjø HF (punkt 2): enig med merknad – ber om tall"


def test_no_excerpt_is_made_before_the_case_has_its_number(decided: Case, proposal_last: Profile) -> None:
    with pytest.raises(RuleBroken, match="ikke noe nummer"):
        decision_excerpt(replace(decided, number=None), proposal_last, meeting=None, today=TODAY)


def test_no_excerpt_is_made_of_a_case_without_a_decision(case: Case, proposal_last: Profile) -> None:
    with pytest.raises(RuleBroken, match="ikke noe vedtak"):
        decision_excerpt(case, proposal_last, meeting=None, today=TODAY)


def test_the_excerpt_carries_no_names_since_it_never_comes_back(
    decided: Case, proposal_last: Profile, meeting: Meeting
) -> None:
    data = decision_excerpt(decided, proposal_last, meeting=meeting, today=TODAY)
    assert b"bookmark" not in OpenedPaper(data).archive.read("word/document.xml")
