"""The opening screen: what is due, the cases in groups, and where the areas stand."""

from datetime import date

import pytest

from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import MeasureStatus
from sekretariat_tui.domain.strategy import Commitment
from sekretariat_tui.workspace import ChangedElsewhere, MeasureView, Workspace, filtered


def test_cases_stand_under_their_meeting_the_coming_ones_first(desk: Workspace) -> None:
    june = desk.meetings.new("SSU", date(2026, 6, 18))
    may = desk.meetings.new("SSU", date(2026, 5, 21))
    past = desk.meetings.new("SSU", date(2026, 3, 5))
    for title, meeting in (("J", june), ("M", may), ("F", past)):
        desk.cases.new("SSU", title, meeting=meeting.id)
    desk.cases.new("SSU", "Løs")
    old = desk.cases.new("SSU", "Gammel")
    desk.cases.give_number(old.id, 3, 2024)
    groups = desk.overview.case_list()
    assert [(g.title, g.note, [r.title for r in g.rows], g.past) for g in groups] == [
        ("SSU 21.05.2026", "frist 07.05", ["M"], False),
        ("SSU 18.06.2026", "frist 04.06", ["J"], False),
        ("Uten møte", "", ["Løs"], False),
        ("SSU 05.03.2026", "planlagt", ["F"], True),
        ("2024 uten møtedato", "", ["Gammel"], True),
    ]


def test_the_filter_forgives_how_norwegian_letters_are_typed(desk: Workspace) -> None:
    desk.cases.new("SSU", "Digital sårbehandling")
    desk.cases.new("SSU", "Økt samhandling")
    groups = desk.overview.case_list()
    assert [r.title for g in filtered(groups, "sarbeh ssu") for r in g.rows] == ["Digital sårbehandling"]
    assert [r.title for g in filtered(groups, "oekt") for r in g.rows] == ["Økt samhandling"]
    assert filtered(groups, "finnes ikke") == []


def test_the_status_line_counts_what_is_over_its_time(desk: Workspace) -> None:
    desk.meetings.new("SSU", date(2026, 5, 21))
    with desk.office.act("La til oppfølgingspunkter") as change:
        change.put(Commitment(case="x", assignee="sekretariatet", task="lage mal", due=date(2026, 5, 8)))
        change.put(Commitment(case="x", assignee="sekretariatet", task="lage plan", due=date(2026, 5, 9)))
    status = desk.overview.status()
    assert (status.overdue, status.next_meeting, status.days_left) == (1, "SSU 21.05.2026", 12)


def test_the_four_areas_chosen_for_the_year_come_first(desk: Workspace) -> None:
    views = desk.strategy.overview(2026)
    assert [v.chosen for v in views if v.area] == [True] * 4 + [False] * 4
    assert {v.area.name for v in views if v.area and v.chosen} >= {"Interessepolitikk", "Kvalifisert arbeidskraft"}


def test_what_was_decided_and_never_began_is_listed(desk: Workspace) -> None:
    before = {m.id for m in desk.strategy.decided_not_begun()}
    area = next(v.area for v in desk.strategy.overview(2026) if v.area and not v.measures)
    begun = desk.strategy.new_measure("I gang", (area.id,), decided_by=CaseRef("SSU", 2024, 31))
    waiting = desk.strategy.new_measure("Ikke i gang", (area.id,), decided_by=CaseRef("SSU", 2024, 31))
    desk.strategy.new_measure("Bare en idé", (area.id,))
    desk.strategy.amend_measure(begun.id, status=MeasureStatus.ON_TRACK)
    assert {m.id for m in desk.strategy.decided_not_begun()} - before == {waiting.id}
    view = next(v for v in desk.strategy.overview(2026) if v.area == area)
    assert (view.progress.total, view.progress.under_way, view.progress.not_under_way) == (3, 1, 1)
    assert view.measures[0].measure.status_on == desk.office.today()


def shown(desk: Workspace, measure_id: str) -> MeasureView:
    return next(m for v in desk.strategy.overview(2026) for m in v.measures if m.measure.id == measure_id)


def test_a_measure_past_its_milestone_is_late_until_it_is_done(desk: Workspace) -> None:
    area = desk.strategy.areas(2026)[0]
    measure = desk.strategy.new_measure("Kurs", (area.id,))
    desk.strategy.amend_measure(measure.id, status=MeasureStatus.ON_TRACK, next_milestone_on=date(2026, 5, 8))
    assert shown(desk, measure.id).late
    desk.strategy.amend_measure(measure.id, status=MeasureStatus.DONE)
    assert not shown(desk, measure.id).late


def test_a_case_tied_to_an_area_is_shown_there(desk: Workspace) -> None:
    area = desk.strategy.areas(2026)[0]
    case = desk.cases.new("SSU", "Høring")
    desk.cases.set_area(case.id, area.id, True)
    desk.cases.set_area(case.id, area.id, True)
    assert [c.title for c in desk.strategy.overview(2026)[0].cases] == ["Høring"]
    desk.cases.set_area(case.id, area.id, False)
    assert desk.strategy.overview(2026)[0].cases == ()


def test_a_measure_changed_in_two_windows_keeps_what_the_first_one_wrote(desk: Workspace) -> None:
    measure = desk.strategy.new_measure("Kurs", ())
    desk.strategy.amend_measure(measure.id, leader="Nina Strand", before={"leader": ""})
    with pytest.raises(ChangedElsewhere) as told:
        desk.strategy.amend_measure(measure.id, leader="Per Aas", before={"leader": ""})
    assert (told.value.here, told.value.there) == ("Per Aas", "Nina Strand")
    assert desk.strategy.amend_measure(measure.id, phase="Prosjekt", before={"phase": ""}).leader == "Nina Strand"


def test_typing_in_a_measure_is_taken_back_as_one(desk: Workspace) -> None:
    measure = desk.strategy.new_measure("Kurs", ())
    for text in ("N", "Ni", "Nina"):
        desk.strategy.amend_measure(measure.id, merge="leader", leader=text)
    desk.office.undo()
    assert next(m for m in desk.strategy.measures() if m.id == measure.id).leader == ""
