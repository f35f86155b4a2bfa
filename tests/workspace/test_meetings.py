"""Numbers come with the agenda (domain rule 2)."""

from datetime import date

import pytest

from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.domain.kinds import CaseStatus
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.workspace import Workspace

MAY, JUNE, JANUARY = date(2026, 5, 21), date(2026, 6, 18), date(2027, 1, 14)


def numbers(desk: Workspace, meeting: Meeting) -> list[str]:
    return [f"{number} {title}" for _, number, title in desk.meetings.agenda_lines(desk.meetings.get(meeting.id))]


def on_agenda(desk: Workspace, meeting: Meeting, *titles: str) -> list[str]:
    return [desk.cases.new(meeting.body, title, meeting=meeting.id).id for title in titles]


def item_of(desk: Workspace, meeting: Meeting, case_id: str) -> str:
    return next(item.id for item in desk.meetings.get(meeting.id).agenda if item.case == case_id)


def test_a_draft_has_no_number_until_the_agenda_is_numbered(desk: Workspace) -> None:
    may = desk.meetings.new("SSU", MAY)
    on_agenda(desk, may, "A", "B")
    assert numbers(desk, may)[2:4] == ["– A", "– B"]
    desk.meetings.number_agenda(may.id)
    assert numbers(desk, may) == [
        "1 Godkjenning av innkalling og saksliste",
        "2 Godkjenning av protokoll fra forrige møte",
        "3/26 A",
        "4/26 B",
        "– Eventuelt",
    ]


def test_the_year_is_the_meetings_and_not_todays(desk: Workspace) -> None:
    january = desk.meetings.new("SSU", JANUARY)
    (case,) = on_agenda(desk, january, "A")
    desk.meetings.number_agenda(january.id)
    assert desk.cases.get(case).year == 2027


def test_provisional_numbers_follow_when_items_are_moved_and_locked_ones_do_not(desk: Workspace) -> None:
    may = desk.meetings.new("SSU", MAY)
    a, b = on_agenda(desk, may, "A", "B")
    desk.meetings.number_agenda(may.id)
    desk.meetings.move_item(may.id, item_of(desk, may, b), -1)
    assert (desk.cases.get(a).number, desk.cases.get(b).number) == (4, 3)
    desk.meetings.send_invitation(may.id)
    desk.meetings.move_item(may.id, item_of(desk, may, a), -1)
    assert (desk.cases.get(a).number, desk.cases.get(b).number) == (4, 3)
    assert desk.cases.get(a).status is CaseStatus.SENT


def test_a_late_item_takes_the_next_number_and_later_agendas_make_room(desk: Workspace) -> None:
    may, june = desk.meetings.new("SSU", MAY), desk.meetings.new("SSU", JUNE)
    on_agenda(desk, may, "A")
    (later,) = on_agenda(desk, june, "C")
    desk.meetings.send_invitation(may.id)
    desk.meetings.number_agenda(june.id)
    assert desk.cases.get(later).number == 6
    late = desk.cases.new("SSU", "Sen sak")
    desk.meetings.place_case(late.id, may.id)
    assert (desk.cases.get(late.id).number, desk.cases.get(late.id).number_locked) == (4, True)
    assert desk.cases.get(later).number == 7


def test_a_case_that_leaves_the_agenda_gives_its_provisional_number_back(desk: Workspace) -> None:
    may = desk.meetings.new("SSU", MAY)
    a, b = on_agenda(desk, may, "A", "B")
    desk.meetings.number_agenda(may.id)
    desk.meetings.place_case(a, None)
    assert desk.cases.get(a).number is None
    assert desk.cases.get(b).number == 3
    assert desk.cases.get(a).status is CaseStatus.READY


def test_a_locked_number_is_never_given_again(desk: Workspace) -> None:
    may, june = desk.meetings.new("SSU", MAY), desk.meetings.new("SSU", JUNE)
    (a,) = on_agenda(desk, may, "A")
    desk.meetings.send_invitation(may.id)
    desk.cases.delete(a)
    (b,) = on_agenda(desk, june, "B")
    desk.meetings.number_agenda(june.id)
    assert desk.cases.get(b).number == 6


def test_numbers_run_for_each_body_by_itself(desk: Workspace) -> None:
    ssu, pa = desk.meetings.new("SSU", MAY), desk.meetings.new("PA", MAY)
    (a,) = on_agenda(desk, ssu, "A")
    (b,) = on_agenda(desk, pa, "B")
    desk.meetings.number_agenda(ssu.id)
    desk.meetings.number_agenda(pa.id)
    assert desk.cases.get(a).number == desk.cases.get(b).number == 3


def test_a_case_cannot_stand_on_another_bodys_agenda(desk: Workspace) -> None:
    pa = desk.meetings.new("PA", MAY)
    case = desk.cases.new("SSU", "A")
    with pytest.raises(RuleBroken, match="SSU"):
        desk.meetings.place_case(case.id, pa.id)
    assert desk.cases.get(case.id).meeting is None


def test_a_body_has_one_meeting_a_day(desk: Workspace) -> None:
    desk.meetings.new("SSU", MAY, last_day=date(2026, 5, 22))
    with pytest.raises(RuleBroken, match=r"22\.05\.2026"):
        desk.meetings.new("SSU", date(2026, 5, 22))


def test_numbering_an_agenda_is_one_act_that_can_be_taken_back(desk: Workspace) -> None:
    may = desk.meetings.new("SSU", MAY)
    a, b = on_agenda(desk, may, "A", "B")
    acts = desk.office.register.number
    desk.meetings.number_agenda(may.id)
    assert desk.office.register.number == acts + 1
    desk.office.undo()
    assert [desk.cases.get(c).number for c in (a, b)] == [None, None]
