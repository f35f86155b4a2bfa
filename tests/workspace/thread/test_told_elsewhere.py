"""«Kontroll»: what was asked for and never came, what nothing followed, standings told of, quotes that differ."""

from datetime import date

from sekretariat_tui.domain.control import Finding, FindingKind, MendKind
from sekretariat_tui.domain.kinds import LinkKind, Outcome, StandingKind
from sekretariat_tui.workspace import Workspace

from .years import decided, draft

THREAD = {
    FindingKind.NOT_BROUGHT,
    FindingKind.NEVER_FOLLOWED,
    FindingKind.STANDING_TOLD,
    FindingKind.QUOTED_OTHERWISE,
}
ASKS = "SSU ber ASU legge fram en plan for opplæring for SSU 12.03.2026."


def found(desk: Workspace) -> list[Finding]:
    return [finding for finding in desk.control.findings() if finding.kind in THREAD]


def mended(desk: Workspace, kind: MendKind) -> None:
    (finding,) = found(desk)
    desk.control.mend(finding, next(mend for mend in finding.mends if mend.kind is kind))


def test_what_was_to_come_to_a_meeting_that_is_over_and_never_came(desk: Workspace) -> None:
    decided(desk, "SSU", 3, 2026, "Opplæring", ASKS, day=date(2026, 1, 20))
    (finding,) = found(desk)
    assert finding.kind is FindingKind.NOT_BROUGHT
    assert "SSU 12.03.2026" in finding.sentence
    assert "legge fram plan for opplæring" in finding.sentence


def test_what_is_to_come_to_a_meeting_that_is_not_yet_held_is_not_missing(desk: Workspace) -> None:
    decided(desk, "SSU", 3, 2026, "Opplæring", ASKS.replace("12.03", "10.09"), day=date(2026, 1, 20))
    assert found(desk) == []


def test_the_next_meeting_is_the_one_the_register_has(desk: Workspace) -> None:
    asked = "SSU ber sekretariatet legge fram saken på neste møte."
    decided(desk, "SSU", 3, 2026, "Opplæring", asked, day=date(2026, 1, 20))
    assert found(desk) == []
    desk.meetings.new("SSU", date(2026, 4, 16))
    assert [finding.kind for finding in found(desk)] == [FindingKind.NOT_BROUGHT]


def test_a_case_that_followed_is_enough(desk: Workspace) -> None:
    decided(desk, "SSU", 3, 2024, "Opplæring", "SSU ber ASU legge fram en plan for SSU 12.12.2024.")
    assert [finding.kind for finding in found(desk)] == [FindingKind.NOT_BROUGHT]
    draft(desk, "SSU", 2026, "Plan", "Saken følger opp sak 3/24.")
    assert found(desk) == []


def test_an_old_decision_that_asks_for_nothing_needs_nothing_to_follow(desk: Workspace) -> None:
    decided(desk, "SSU", 3, 2024, "Orientering", "SSU tar saken til orientering.", outcome=Outcome.NOTED)
    assert found(desk) == []


def test_a_decision_that_nothing_followed_can_be_set_as_carried_out_or_left(desk: Workspace) -> None:
    asked = decided(desk, "SSU", 3, 2024, "Rutine", "SSU ber sekretariatet oppdatere rutinen for innkalling.")
    assert [finding.kind for finding in found(desk)] == [FindingKind.NEVER_FOLLOWED]
    mended(desk, MendKind.SET_STANDING)
    assert desk.cases.get(asked.id).decision.standing[0].kind is StandingKind.CARRIED_OUT
    assert found(desk) == []
    desk.office.undo()
    mended(desk, MendKind.LET_STAND)
    assert found(desk) == []


def test_a_standing_that_a_text_tells_of_is_set_by_its_mend(desk: Workspace) -> None:
    old = decided(desk, "SSU", 1, 2025, "Gammel", "Prøven varer i to år.")
    new = decided(desk, "SSU", 2, 2026, "Ny", "Vedtaket i sak 1/25 oppheves.")
    (finding,) = found(desk)
    assert finding.kind is FindingKind.STANDING_TOLD
    assert [mend.label for mend in finding.mends][1] == "Sett «opphevet av SSU 2/26»"
    mended(desk, MendKind.SET_STANDING)
    (standing,) = desk.cases.get(old.id).decision.standing
    assert (standing.kind, standing.by) == (StandingKind.REVOKED, new.id)
    assert found(desk) == []


def test_a_standing_that_is_to_be_left_is_not_raised_again(desk: Workspace) -> None:
    decided(desk, "SSU", 1, 2025, "Gammel", "Prøven varer i to år.")
    decided(desk, "SSU", 2, 2026, "Ny", "Vedtaket i sak 1/25 oppheves.")
    mended(desk, MendKind.LET_STAND)
    assert found(desk) == []


def test_a_quote_that_differs_is_found_with_the_words_marked(desk: Workspace) -> None:
    decided(desk, "PA", 8, 2023, "Plan", "Planen vedtas for to år.")
    case = draft(
        desk, "SSU", 2026, "Ny", "Partnerskapsmøtet gjorde i sak 8/23 følgende vedtak:\n\n1. Planen vedtas for tre år."
    )
    (finding,) = found(desk)
    assert (finding.kind, finding.case) == (FindingKind.QUOTED_OTHERWISE, case.id)
    assert "Planen vedtas for [-to-]{+tre+} år." in finding.sentence


def test_the_case_that_is_missing_can_be_made(desk: Workspace) -> None:
    asked = decided(desk, "SSU", 3, 2024, "Opplæring", "SSU ber ASU legge fram en plan for SSU 1 2025.")
    (finding,) = found(desk)
    assert finding.kind is FindingKind.NOT_BROUGHT
    mended(desk, MendKind.NEW_CASE)
    assert found(desk) == []
    (made,) = [case for case in desk.cases.heads() if case.id != asked.id]
    assert made.title == "Legge fram plan"
    assert desk.cases.get(made.id).links[0].kind is LinkKind.FOLLOWS_UP
