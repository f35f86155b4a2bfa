"""Bringing back a version of a case, a part of it, or what is in the bin, by the rules of numbers and agendas."""

import msgspec
import pytest

from sekretariat_tui.domain.case import Case, Clearance
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.comparison import Place
from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.domain.kinds import CaseStatus, LinkKind, MeetingStatus, Outcome
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.numbering import SpentNumber
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.strategy import Measure
from sekretariat_tui.workspace import Text, Workspace
from sekretariat_tui.workspace.bringing_back import Brought
from sekretariat_tui.workspace.history import Edition

from .conftest import reopened


def editions(desk: Workspace, case: Case) -> list[Edition]:
    return desk.history.editions(Case.table, case.id)


def edition_where(desk: Workspace, case: Case, what: str) -> Edition:
    """The newest version that an act with these words made."""
    return next(edition for edition in editions(desk, case) if what in edition.version.what)


def from_bin(desk: Workspace, name: str) -> Brought:
    (thrown,) = (thrown for thrown in desk.bin.contents() if name in thrown.name)
    return desk.bringing_back.deleted(thrown.version)


def on_the_agenda(desk: Workspace, meeting: Meeting) -> list[str]:
    return [title for item, _, title in desk.meetings.agenda_lines(desk.meetings.get(meeting.id)) if item.case]


def planned(desk: Workspace, day: int = 21, month: int = 5) -> Meeting:
    return desk.meetings.new("SSU", desk.office.today().replace(day=day, month=month))


# ---------------------------------------------------------------- what is shown


def test_the_versions_of_a_case_tell_when_who_and_what_newest_first(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    for text in ("Kommunene", "Kommunene ber", "Kommunene ber om kurs."):
        desk.cases.set_section_text(case.id, case.sections[0].id, text)
    desk.cases.set_status(case.id, CaseStatus.READY)
    told = [(e.version.who, e.version.what, e.version.at) for e in editions(desk, case)]
    assert told == [
        ("Kari Berg", "Satte status «klar» på «Felles opplæring»", desk.office.now()),
        ("Kari Berg", "Skrev i «Bakgrunn og saksopplysninger» i «Felles opplæring»", desk.office.now()),
        ("Kari Berg", "Opprettet sak: Felles opplæring", desk.office.now()),
    ]


def test_a_title_that_is_typed_is_one_version_however_often_it_was_saved(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    for title in ("Opplæring i", "Opplæring i sår", "Opplæring i sårstell"):
        desk.cases.amend(case.id, "Ga ny tittel til", merge=f"{case.id}/title", title=title)
    assert [e.version.what for e in editions(desk, case)] == [
        "Ga ny tittel til «Opplæring»",
        "Opprettet sak: Opplæring",
    ]
    assert desk.office.undoable == "Ga ny tittel til «Opplæring»"


def test_a_version_is_compared_with_the_one_before_and_with_now(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    section = case.sections[0].id
    desk.cases.set_section_text(case.id, section, "Kommunene ber om kurs.")
    desk.cases.set_status(case.id, CaseStatus.READY)
    desk.cases.set_section_text(case.id, section, "Kommunene ber ikke om kurs.")
    first = editions(desk, case)[2]
    assert [(d.before, d.after) for d in desk.history.changes(first)] == [("", "Kommunene ber om kurs.")]
    assert [(d.label, d.before, d.after) for d in desk.history.against_now(first)] == [
        ("Status", "klar", "utkast"),
        ("Bakgrunn og saksopplysninger", "Kommunene ber ikke om kurs.", "Kommunene ber om kurs."),
    ]


def test_a_meeting_and_an_area_are_shown_by_name_and_not_by_id(desk: Workspace) -> None:
    meeting = planned(desk)
    case = desk.cases.new("SSU", "Felles opplæring", meeting=meeting.id)
    (made,) = editions(desk, case)
    (shown,) = (d for d in desk.history.changes(made) if d.place == Place("meeting"))
    assert shown.after == "SSU 21.05.2026"


# ---------------------------------------------------------------- a version, and a part of it


def test_any_version_comes_back_whole_in_one_act_that_can_be_undone(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    section = case.sections[0].id
    desk.cases.set_section_text(case.id, section, "Det opprinnelige avsnittet.")
    desk.cases.remove_section(case.id, section)
    desk.cases.amend(case.id, "Ga ny tittel til", title="Kurs")
    brought = desk.bringing_back.version(edition_where(desk, case, "Skrev i"))
    now = desk.cases.get(case.id)
    assert (now.title, now.sections[0].text) == ("Felles opplæring", "Det opprinnelige avsnittet.")
    assert (brought.name, brought.remarks) == ("«Felles opplæring»", ())
    assert desk.office.undoable == "Hentet tilbake «Kurs» slik det var 09.05.2026 kl. " + now_in_words(desk)
    desk.office.undo()
    assert desk.cases.get(case.id).title == "Kurs"


def now_in_words(desk: Workspace) -> str:
    return f"{desk.office.now().astimezone():%H.%M}"


def test_one_section_comes_back_and_the_rest_stays_as_it_is(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    background, assessment = (s.id for s in case.sections)
    desk.cases.set_section_text(case.id, background, "Avsnittet som ble borte.")
    then = editions(desk, case)[0]
    desk.cases.remove_section(case.id, background)
    desk.cases.set_section_text(case.id, assessment, "Skrevet siden.")
    part = next(part for part in desk.history.parts(then) if part.place == Place("sections", background))
    desk.bringing_back.version(then, part)
    assert [s.text for s in desk.cases.get(case.id).sections] == ["Avsnittet som ble borte.", "Skrevet siden."]
    assert desk.office.undoable.startswith("Hentet tilbake «Bakgrunn og saksopplysninger» i «Felles opplæring» slik")


def test_one_point_of_the_decision_comes_back_and_the_others_stay(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    first, second = Point(text="SSU vedtar kurset."), Point(text="Kurset måles etter et år.")
    desk.decisions.set_points(case.id, Text.DECISION, (first, second))
    then = editions(desk, case)[0]
    desk.cases.set_status(case.id, CaseStatus.READY)
    new = (msgspec.structs.replace(first, text="SSU vedtar kurset for 2026."),)
    desk.decisions.set_points(case.id, Text.DECISION, new)
    labels = [part.label for part in desk.history.parts(then)]
    assert "  Vedtak: 2. Kurset måles etter et år." in labels
    part = desk.history.parts(then)[labels.index("  Vedtak: 2. Kurset måles etter et år.")]
    desk.bringing_back.version(then, part)
    points = desk.cases.get(case.id).decision.points
    assert [point.text for point in points] == ["SSU vedtar kurset for 2026.", "Kurset måles etter et år."]


def test_a_case_that_is_as_it_was_then_has_nothing_to_bring_back(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    (made,) = editions(desk, case)
    assert desk.history.parts(made) == []
    with pytest.raises(RuleBroken, match="«Felles opplæring» er slik allerede"):
        desk.bringing_back.version(made)
    assert len(editions(desk, case)) == 1


# ---------------------------------------------------------------- numbers


def test_a_locked_number_stays_with_the_case_when_an_older_version_comes_back(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.give_number(case.id, 14, 2026)
    desk.cases.amend(case.id, "Ga ny tittel til", title="Kurs")
    brought = desk.bringing_back.version(edition_where(desk, case, "Opprettet"))
    now = desk.cases.get(case.id)
    assert (now.title, now.ref, now.number_locked) == ("Felles opplæring", CaseRef("SSU", 2026, 14), True)
    assert brought.remarks == ("Nummeret SSU 14/26 er låst og er beholdt.",)


def test_a_case_from_the_bin_takes_its_own_number_back(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.give_number(case.id, 14, 2026)
    desk.cases.delete(case.id)
    brought = from_bin(desk, "Felles opplæring")
    assert desk.cases.get(case.id).ref == CaseRef("SSU", 2026, 14)
    assert (brought.name, brought.remarks) == ("SSU 14/26 Felles opplæring", ())
    assert desk.office.register.all(SpentNumber) == []
    assert desk.bin.contents() == [], "the spent number is nothing to bring back"
    desk.office.undo()
    assert [spent.number for spent in desk.office.register.all(SpentNumber)] == [14]


def test_an_older_version_of_a_deleted_case_has_the_number_it_was_deleted_with(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    desk.cases.amend(case.id, "Ga ny tittel til", title="Felles opplæring")
    desk.cases.give_number(case.id, 14, 2026)
    desk.cases.delete(case.id)
    desk.bringing_back.version(edition_where(desk, case, "Opprettet"))
    now = desk.cases.get(case.id)
    assert (now.title, now.ref, now.number_locked) == ("Opplæring", CaseRef("SSU", 2026, 14), True)
    assert desk.office.register.all(SpentNumber) == []


def test_a_number_that_is_given_to_another_meanwhile_is_not_taken_from_it(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.give_number(case.id, 14, 2026)
    desk.cases.delete(case.id)
    with desk.office.register.change("Ola Lie", "Leste inn «14-26.docx»") as change:  # an old paper has what it has
        change.put(Case(body="SSU", title="En annen", number=14, year=2026, number_locked=True))
    brought = from_bin(desk, "Felles opplæring")
    assert desk.cases.get(case.id).ref is None
    assert brought.remarks == ("Nummeret SSU 14/26 er siden gitt til «En annen», så saken er uten nummer.",)


def test_a_number_that_comes_back_by_undo_must_not_be_anothers_meanwhile(desk: Workspace) -> None:
    first, second = desk.cases.new("SSU", "Første"), desk.cases.new("SSU", "Andre")
    desk.cases.give_number(first.id, 14, 2026)
    desk.office.undo()
    reopened(desk).cases.give_number(second.id, 14, 2026)
    with pytest.raises(RuleBroken, match=r"SSU 14/26 .*«Første».*gitt til «Andre»"):
        desk.office.redo()
    assert desk.cases.get(first.id).ref is None


def test_provisional_numbers_make_room_for_a_number_that_comes_back(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.give_number(case.id, 3, 2026)  # the fixed items of the agenda take 1 and 2
    numbered = edition_where(desk, case, "Ga nummer")
    desk.office.undo()
    meeting = planned(desk)
    other = desk.cases.new("SSU", "En annen", meeting=meeting.id)
    desk.meetings.number_agenda(meeting.id)
    assert desk.cases.get(other.id).number == 3
    desk.bringing_back.version(numbered)
    assert (desk.cases.get(case.id).number, desk.cases.get(other.id).number) == (3, 6)


# ---------------------------------------------------------------- agendas


@pytest.mark.parametrize("sent", [False, True], ids=["provisional", "sent"])
def test_a_case_from_the_bin_stands_where_it_stood_on_the_agenda(desk: Workspace, sent: bool) -> None:
    meeting = planned(desk)
    cases = [desk.cases.new("SSU", title, meeting=meeting.id) for title in ("Én", "To", "Tre")]
    desk.meetings.number_agenda(meeting.id)
    if sent:
        desk.meetings.send_invitation(meeting.id)
    measure = desk.strategy.new_measure("Kurs", ())
    desk.strategy.tie_case(measure.id, cases[1].id, True)
    before = desk.cases.get(cases[1].id)
    desk.cases.delete(cases[1].id)
    later = desk.cases.new("SSU", "Kom siden")
    desk.meetings.place_case(later.id, meeting.id)
    brought = from_bin(desk, "To")
    assert on_the_agenda(desk, meeting) == ["Én", "To", "Tre", "Kom siden"]
    after = desk.cases.get(cases[1].id)
    assert (after.number, after.number_locked, after.status, after.meeting) == (
        (before.number, sent, before.status, meeting.id)
    )
    assert desk.office.register.get(Measure, measure.id).cases == (after.id,)
    assert brought.remarks == ()
    numbers = [desk.cases.get(case.id).number for case in (*cases, later)]
    assert numbers == [3, 4, 5, 6]


def test_a_case_whose_meeting_is_gone_comes_back_ready_for_another(desk: Workspace) -> None:
    meeting = planned(desk)
    case = desk.cases.new("SSU", "Felles opplæring", meeting=meeting.id)
    on = editions(desk, case)[0]
    desk.meetings.place_case(case.id, None)
    with desk.office.act("Slettet møtet") as change:
        change.delete(Meeting, meeting.id)
    desk.cases.delete(case.id)
    brought = desk.bringing_back.version(on)
    now = desk.cases.get(case.id)
    assert (now.meeting, now.status) == (None, CaseStatus.READY)
    assert brought.remarks == ("Møtet den sto på sakslisten til, finnes ikke lenger.",)


def test_an_older_version_does_not_take_a_case_off_an_agenda_that_is_sent(desk: Workspace) -> None:
    meeting = planned(desk)
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.set_section_text(case.id, case.sections[0].id, "Slik det var.")
    desk.meetings.place_case(case.id, meeting.id)
    desk.meetings.send_invitation(meeting.id)
    desk.cases.set_section_text(case.id, case.sections[0].id, "Slik det ble.")
    brought = desk.bringing_back.version(edition_where(desk, case, "Opprettet"))
    now = desk.cases.get(case.id)
    assert (now.sections[0].text, now.meeting, now.status, now.number) == ("", meeting.id, CaseStatus.SENT, 3)
    assert on_the_agenda(desk, meeting) == ["Felles opplæring"]
    assert brought.remarks == (
        "Innkallingen til SSU 21.05.2026 er sendt, så saken står fortsatt på den sakslisten.",
        "Nummeret SSU 3/26 er låst og er beholdt.",
    )


def test_an_older_version_moves_the_case_back_to_the_agenda_it_was_on(desk: Workspace) -> None:
    may, june = planned(desk), planned(desk, 18, 6)
    case = desk.cases.new("SSU", "Felles opplæring", meeting=may.id)
    other = desk.cases.new("SSU", "En annen", meeting=june.id)
    desk.meetings.number_agenda(may.id)
    desk.meetings.number_agenda(june.id)
    in_may = editions(desk, case)[0]
    desk.meetings.place_case(case.id, june.id)
    assert on_the_agenda(desk, may) == []
    desk.bringing_back.version(in_may)
    assert (on_the_agenda(desk, may), on_the_agenda(desk, june)) == (["Felles opplæring"], ["En annen"])
    assert (desk.cases.get(case.id).number, desk.cases.get(other.id).number) == (3, 6)


def test_a_case_is_not_put_on_an_agenda_that_was_sent_without_it(desk: Workspace) -> None:
    meeting = planned(desk)
    case = desk.cases.new("SSU", "Felles opplæring", meeting=meeting.id)
    desk.cases.new("SSU", "En annen", meeting=meeting.id)
    on = editions(desk, case)[0]
    desk.meetings.place_case(case.id, None)
    desk.meetings.send_invitation(meeting.id)
    with pytest.raises(RuleBroken, match=r"Ingenting er hentet tilbake\. Innkallingen til .* er sendt uten saken"):
        desk.bringing_back.version(on)
    desk.cases.amend(case.id, "Ga ny tittel til", title="Kurs")
    brought = desk.bringing_back.version(on)
    assert on_the_agenda(desk, meeting) == ["En annen"]
    assert (desk.cases.get(case.id).title, desk.cases.get(case.id).status) == ("Felles opplæring", CaseStatus.READY)
    assert "sendt uten saken" in brought.remarks[0]


def test_a_link_to_a_deleted_case_comes_back_and_is_said(desk: Workspace) -> None:
    first, second = desk.cases.new("SSU", "Første"), desk.cases.new("SSU", "Andre")
    desk.cases.link(second.id, LinkKind.FOLLOWS_UP, to=first.id)
    linked = editions(desk, second)[0]
    desk.cases.unlink(second.id, desk.cases.get(second.id).links[0].id)
    desk.cases.delete(first.id)
    brought = desk.bringing_back.version(linked)
    assert brought.remarks == ("En sakshenvisning i den går til en sak som er slettet.",)
    from_bin(desk, "Første")
    assert desk.thread.lines(second.id) == ["følger opp «Første»"]


def test_a_decided_case_goes_back_to_before_the_outcome_without_leaving_its_agenda(desk: Workspace) -> None:
    meeting = planned(desk)
    case = desk.cases.new("SSU", "Felles opplæring", meeting=meeting.id)
    desk.meetings.send_invitation(meeting.id)
    sent = editions(desk, case)[0]
    desk.decisions.set_outcome(case.id, Outcome.NOTED)
    desk.bringing_back.version(sent)
    now = desk.cases.get(case.id)
    assert (now.decision.outcome, now.status, now.number) == (None, CaseStatus.SENT, 3)


# ---------------------------------------------------------------- other records


def test_a_deleted_measure_comes_back_with_the_cases_that_are_still_there(desk: Workspace) -> None:
    measure = desk.strategy.new_measure("Felles vakt", ())
    kept, gone = desk.cases.new("SSU", "Blir"), desk.cases.new("SSU", "Går")
    for case in (kept, gone):
        desk.strategy.tie_case(measure.id, case.id, True)
    desk.strategy.delete_measure(measure.id)
    desk.cases.delete(gone.id)
    (thrown,) = (thrown for thrown in desk.bin.contents() if thrown.kind == "Tiltak")
    assert (thrown.name, thrown.version.who) == ("tiltaket «Felles vakt»", "Kari Berg")
    desk.bringing_back.deleted(thrown.version)
    assert desk.office.register.get(Measure, measure.id).cases == (kept.id,)


def test_a_meeting_from_the_bin_does_not_come_on_top_of_another_that_day(desk: Workspace) -> None:
    meeting = planned(desk)
    desk.office.undo()
    other = planned(desk)
    with pytest.raises(RuleBroken, match=r"SSU har fått et annet møte den dagen, SSU 21\.05\.2026"):
        from_bin(desk, "SSU 21.05.2026")
    with desk.office.act("Flyttet møtet") as change:
        day = desk.office.today().replace(day=28)
        change.put(msgspec.structs.replace(desk.meetings.get(other.id), first_day=day))
    assert from_bin(desk, "SSU 21.05.2026").name == "møtet SSU 21.05.2026"
    assert desk.meetings.get(meeting.id).first_day == desk.office.today().replace(day=21)


def test_the_agenda_of_a_meeting_that_is_sent_stands_when_an_older_version_comes_back(desk: Workspace) -> None:
    meeting = planned(desk)
    desk.cases.new("SSU", "Felles opplæring", meeting=meeting.id)
    with desk.office.act("Flyttet møtet til Hamar") as change:
        change.put(msgspec.structs.replace(desk.meetings.get(meeting.id), place="Hamar"))
    desk.meetings.send_invitation(meeting.id)
    first = desk.history.editions(Meeting.table, meeting.id)[-1]
    brought = desk.bringing_back.version(first)
    now = desk.meetings.get(meeting.id)
    assert (now.place, now.status, now.locked) == ("", MeetingStatus.CONVENED, True)
    assert on_the_agenda(desk, meeting) == ["Felles opplæring"]
    assert brought.remarks == ("Innkallingen er sendt, så sakslisten og numrene er som de er nå.",)


def test_the_order_of_an_agenda_comes_back_with_the_numbers(desk: Workspace) -> None:
    meeting = planned(desk)
    cases = [desk.cases.new("SSU", title, meeting=meeting.id) for title in ("Én", "To", "Tre")]
    desk.meetings.number_agenda(meeting.id)
    in_order = desk.history.editions(Meeting.table, meeting.id)[0]
    last = next(item for item in desk.meetings.get(meeting.id).agenda if item.case == cases[2].id)
    desk.meetings.move_item(meeting.id, last.id, -2)
    assert on_the_agenda(desk, meeting) == ["Tre", "Én", "To"]
    desk.bringing_back.version(in_order)
    assert on_the_agenda(desk, meeting) == ["Én", "To", "Tre"]
    assert [desk.cases.get(case.id).number for case in cases] == [3, 4, 5]


def test_an_approval_is_a_version_of_its_own(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.amend(case.id, "Avklarte", clearances=(Clearance(by="Ola Lie"),))
    desk.cases.amend(case.id, "Avklarte", clearances=())
    assert len(editions(desk, case)) == 3


def test_a_record_tells_its_history_from_before_a_paper_was_read_in_over_it(desk: Workspace, tmp_path) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.set_section_text(case.id, case.sections[0].id, "Skrevet for hånd.")
    paper = tmp_path / "felles.txt"
    paper.write_text("SSU\n\nFelles opplæring\n\nVurdering\nFra papiret.\n", encoding="utf-8")
    desk.imports.read([paper], body="SSU")
    newest = editions(desk, case)[0]
    assert newest.version.what == "Leste inn «felles.txt»"
    desk.bringing_back.version(editions(desk, case)[1])
    now = desk.cases.get(case.id)
    assert ([s.text for s in now.sections], now.origins) == (["Skrevet for hånd.", ""], ())
