"""«Tidligere behandling» is written again where the program wrote it, and never over what a person wrote."""

import msgspec

from sekretariat_tui.domain.case import Case, Section
from sekretariat_tui.domain.earlier_treatment import EarlierStep, is_written, with_earlier_treatment, without_ours
from sekretariat_tui.domain.kinds import PointStyle
from sekretariat_tui.domain.points import Point

HEADING = "Tidligere behandling"
FIRST = EarlierStep(case="a", line="PA sak 8/23 Plan, 14.11.2023, vedtatt", points=(Point(text="Planen vedtas."),))
SECOND = EarlierStep(
    case="b",
    line="SSU sak 2/25 Prøve, 10.02.2025, vedtatt",
    points=(Point(text="SSU ber om:", points=(Point(text="en plan", style=PointStyle.LETTER),)), Point(text="Og mer.")),
)
CASE = Case(body="SSU", title="Utvidelse", sections=(Section(heading="Bakgrunn", kind="background", text="Se under."),))


def section(case: Case) -> Section:
    return next(one for one in case.sections if one.heading == HEADING)


def with_text(case: Case, text: str) -> Case:
    there = section(case)
    sections = tuple(msgspec.structs.replace(there, text=text) if one is there else one for one in case.sections)
    return msgspec.structs.replace(case, sections=sections)


def test_each_step_is_a_line_and_its_decision_as_a_quote_after_the_background() -> None:
    case = with_earlier_treatment(CASE, HEADING, [FIRST, SECOND])
    assert [one.heading for one in case.sections] == ["Bakgrunn", HEADING]
    assert section(case).text == (
        "PA sak 8/23 Plan, 14.11.2023, vedtatt: «Planen vedtas.»\n\n"
        "SSU sak 2/25 Prøve, 10.02.2025, vedtatt:\n1. SSU ber om:\n   a) en plan\n2. Og mer."
    )
    assert is_written(case)


def test_written_again_nothing_changes() -> None:
    case = with_earlier_treatment(CASE, HEADING, [FIRST, SECOND])
    assert with_earlier_treatment(case, HEADING, [FIRST, SECOND]) == case


def test_a_decision_that_is_another_now_is_brought_up_to_date_and_a_new_step_put_in_its_place() -> None:
    case = with_earlier_treatment(CASE, HEADING, [SECOND])
    changed = msgspec.structs.replace(SECOND, points=(Point(text="SSU ber om to planer."),))
    case = with_earlier_treatment(case, HEADING, [FIRST, changed])
    assert section(case).text == f"{FIRST.block}\n\n{changed.block}"


def test_what_a_person_wrote_between_stays_where_it_is() -> None:
    case = with_earlier_treatment(CASE, HEADING, [FIRST, SECOND])
    case = with_text(case, f"Innledning.\n\n{FIRST.block}\n\nMin merknad.\n\n{SECOND.block}")
    changed = msgspec.structs.replace(SECOND, points=())
    case = with_earlier_treatment(case, HEADING, [FIRST, changed])
    assert section(case).text == f"Innledning.\n\n{FIRST.block}\n\nMin merknad.\n\n{changed.block}"


def test_a_step_that_a_person_has_changed_or_taken_out_is_theirs_for_good() -> None:
    case = with_earlier_treatment(CASE, HEADING, [FIRST, SECOND])
    case = with_text(case, "Partnerskapsmøtet vedtok planen i 2023.")
    for _ in range(2):
        case = with_earlier_treatment(case, HEADING, [msgspec.structs.replace(FIRST, points=()), SECOND])
        assert section(case).text == "Partnerskapsmøtet vedtok planen i 2023."


def test_a_section_that_a_person_made_is_written_on_and_not_doubled() -> None:
    own = Section(heading="Tidligere behandling", text="Saken er kjent.")
    case = with_earlier_treatment(msgspec.structs.replace(CASE, sections=(own,)), HEADING, [FIRST])
    assert [one.heading for one in case.sections] == [HEADING]
    assert section(case).text == f"Saken er kjent.\n\n{FIRST.block}"
    assert without_ours(case, section(case)) == "Saken er kjent."
