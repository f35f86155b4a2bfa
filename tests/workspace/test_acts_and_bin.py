"""What has been done: every act of the office, taking one of them back, and the bin."""

from itertools import islice

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.kinds import CaseStatus, MeasureStatus, Outcome
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import Point
from sekretariat_tui.store import ActSummary, RecordChanged
from sekretariat_tui.workspace import Text, Workspace

from .conftest import reopened


def newest(desk: Workspace) -> ActSummary:
    return next(desk.acts.newest())


def act_where(desk: Workspace, what: str) -> ActSummary:
    return next(act for act in desk.acts.newest() if what in act.what)


def everything(desk: Workspace) -> dict[str, object]:
    """All that stands in the register, but for what every save changes."""
    tables = desk.office.register._held.snapshot.tables
    found = {}
    for table in tables.values():
        for id, document in table.by_id.items():
            plain = document.plain()
            found[id] = {key: value for key, value in plain.items() if key not in ("rev", "changed")}
    return found


def test_every_act_is_told_newest_first_and_typing_is_one(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    for text in ("K", "Ko", "Kommunene"):
        desk.cases.set_section_text(case.id, case.sections[0].id, text)
    desk.cases.set_status(case.id, CaseStatus.READY)
    assert [(act.what, act.who) for act in islice(desk.acts.newest(), 3)] == [
        ("Satte status «klar» på «Felles opplæring»", "Kari Berg"),
        ("Skrev i «Bakgrunn og saksopplysninger» i «Felles opplæring»", "Kari Berg"),
        ("Opprettet sak: Felles opplæring", "Kari Berg"),
    ]
    assert newest(desk).records == ((Case.table, case.id),)


def test_acts_are_found_by_what_who_and_when_in_any_spelling(desk: Workspace) -> None:
    desk.cases.new("SSU", "Felles opplæring")
    act = newest(desk)
    for typed in ("opplaering", "kari opprettet", "09.05.2026", ""):
        assert desk.acts.matches(act, typed), typed
    assert not desk.acts.matches(act, "slettet")


def test_an_act_from_before_a_restart_is_taken_back_and_that_can_be_undone(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.delete(case.id)
    desk.close()
    after = reopened(desk)
    assert after.office.undoable == "", "«Angre» reaches what was done since the program was opened"
    act = act_where(after, "Slettet")
    assert after.acts.look(act).why_not == ""
    assert after.acts.take_back(act) == "Slettet «Felles opplæring»"
    assert after.cases.get(case.id).title == "Felles opplæring"
    assert after.office.undoable == "Angret: Slettet «Felles opplæring»"
    after.office.undo()
    assert after.office.register.find(Case, case.id) is None


def test_an_act_somebody_has_built_on_says_why_it_cannot_be_taken_back(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.set_status(case.id, CaseStatus.READY)
    act = newest(desk)
    reopened(desk).cases.amend(case.id, "Ga ny tittel til", title="Kurs")
    desk.office.register.refresh()
    assert desk.acts.look(act).why_not == "saken «Kurs» er endret etterpå"
    with pytest.raises(RecordChanged):
        desk.acts.take_back(act)
    assert desk.cases.get(case.id).status is CaseStatus.READY


def test_an_act_can_be_taken_back_when_what_came_after_it_is_taken_back(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.set_status(case.id, CaseStatus.READY)
    act = newest(desk)
    desk.cases.amend(case.id, "Ga ny tittel til", title="Kurs")
    desk.office.undo()
    desk.acts.take_back(act)
    assert desk.cases.get(case.id).status is CaseStatus.DRAFT


def test_all_of_what_was_typed_without_a_pause_is_taken_back(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    for text in ("K", "Ko", "Kommunene"):
        desk.cases.set_section_text(case.id, case.sections[0].id, text)
    desk.acts.take_back(newest(desk))
    assert desk.cases.get(case.id).sections[0].text == ""


def test_an_act_shows_each_record_it_changed_and_how(desk: Workspace) -> None:
    meeting = desk.meetings.new("SSU", desk.office.today().replace(day=21))
    case = desk.cases.new("SSU", "Felles opplæring", meeting=meeting.id)
    desk.meetings.number_agenda(meeting.id)
    looked = desk.acts.look(newest(desk))
    assert [(one.table, one.name, one.there) for one in looked.changed] == [
        (Meeting.table, "møtet SSU 21.05.2026", True),
        (Case.table, "SSU 3/26 Felles opplæring", True),
    ]
    of_case = next(one for one in looked.changed if one.id == case.id)
    assert [(d.label, d.after) for d in of_case.differences] == [("Saksnummer", "3"), ("År", "2026")]


def an_office_day(desk: Workspace, paper) -> None:  # type: ignore[no-untyped-def]
    """One of each act the program can do, over a case on a numbered and sent agenda."""
    meeting = desk.meetings.new("SSU", desk.office.today().replace(day=21))
    cases = [desk.cases.new("SSU", title, meeting=meeting.id) for title in ("Én", "To")]
    desk.decisions.set_points(cases[0].id, Text.PROPOSAL, (Point(text="SSU vedtar."),))
    desk.meetings.number_agenda(meeting.id)
    items = [item for item in desk.meetings.get(meeting.id).agenda if item.case]
    desk.meetings.move_item(meeting.id, items[1].id, -1)
    measure = desk.strategy.new_measure("Felles vakt", ())
    desk.strategy.tie_case(measure.id, cases[0].id, True)
    desk.strategy.amend_measure(measure.id, status=MeasureStatus.DELAYED)
    desk.meetings.send_invitation(meeting.id)
    desk.decisions.set_outcome(cases[0].id, Outcome.AS_PROPOSED)
    desk.meetings.place_case(cases[1].id, None)
    paper.write_text("SSU sak 30/2026\n\nFra papir\n\nVurdering\nTekst.\n", encoding="utf-8")
    desk.imports.read([paper])
    desk.cases.delete(cases[0].id)
    desk.strategy.delete_measure(measure.id)


def test_a_whole_day_of_acts_is_taken_back_one_by_one_to_where_it_began_and_done_again(
    desk: Workspace, tmp_path
) -> None:  # type: ignore[no-untyped-def]
    before = everything(desk)
    an_office_day(desk, tmp_path / "sak.txt")
    after = everything(desk)
    for _ in range(2):
        taken = []
        while desk.office.undoable:
            named = desk.office.undoable
            assert desk.office.undo() == named, "each is named before it is done"
            taken.append(named)
        assert len(taken) == 15
        assert everything(desk) == before
        while desk.office.redoable:
            named = desk.office.redoable
            assert desk.office.redo() == named
        assert everything(desk) == after


def test_acts_of_an_earlier_session_are_taken_back_in_turn_to_where_it_began(desk: Workspace, tmp_path) -> None:  # type: ignore[no-untyped-def]
    before, number = everything(desk), desk.office.register.number
    an_office_day(desk, tmp_path / "sak.txt")
    desk.close()
    later = reopened(desk)
    for act in [act for act in later.acts.newest() if act.number > number]:
        assert later.acts.look(act).why_not == "", act.what
        later.acts.take_back(act)
    assert everything(later) == before


def test_the_bin_tells_what_when_and_by_whom_and_shows_it(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.set_section_text(case.id, case.sections[0].id, "Kommunene ber om kurs.")
    desk.cases.give_number(case.id, 14, 2026)
    reopened(desk).cases.delete(case.id)
    desk.office.register.refresh()
    (thrown,) = desk.bin.contents()
    assert (thrown.kind, thrown.name, thrown.version.who) == ("Sak", "SSU 14/26 Felles opplæring", "Ola Lie")
    shown = desk.bin.looked_at(thrown)
    assert [(one.label, one.before) for one in shown[:2]] == [
        ("Tittel", "Felles opplæring"),
        ("Bakgrunn og saksopplysninger", "Bakgrunn og saksopplysninger\nKommunene ber om kurs."),
    ]


def test_what_is_undone_into_nothing_lies_in_the_bin_too(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.office.undo()
    (thrown,) = desk.bin.contents()
    desk.bringing_back.deleted(thrown.version)
    assert desk.cases.get(case.id).title == "Felles opplæring"
    assert desk.bin.contents() == []


def test_a_case_whose_import_was_undone_comes_back_with_its_meeting(desk: Workspace, tmp_path) -> None:  # type: ignore[no-untyped-def]
    paper = tmp_path / "sak.txt"
    paper.write_text("SSU sak 30/2026\n\nFra papir\n\nMøtedato: 26.02.2026\n\nVurdering\nTekst.\n", encoding="utf-8")
    desk.imports.read([paper])
    (head,) = desk.cases.heads()
    assert head.meeting is not None
    desk.office.undo()
    thrown = next(thrown for thrown in desk.bin.contents() if thrown.kind == "Sak")
    desk.bringing_back.deleted(thrown.version)
    case = desk.cases.get(head.id)
    assert case.meeting == head.meeting
    assert [item.case for item in desk.meetings.get(head.meeting).agenda if item.case] == [head.id]
