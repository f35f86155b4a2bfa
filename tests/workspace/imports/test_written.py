"""What a person has written is never replaced, whatever is read in; every field knows where it was read."""

from datetime import date

import msgspec

from sekretariat_tui.domain.case import Case, Section
from sekretariat_tui.domain.kinds import CaseStatus, CaseType, MeetingStatus, Outcome
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import plain_text
from sekretariat_tui.domain.provenance import SourceKind, Standing, found_at, standing
from sekretariat_tui.workspace import Text, Workspace
from sekretariat_tui.workspace.imports import Corrections, State

from .desk import case, looked, other_bytes, take
from .documents import DAY, agenda, as_proposed, case_line, decided, minutes, paper, points, quoting


def test_a_title_written_by_a_person_stays_when_the_paper_comes(desk: Workspace) -> None:
    take(desk, agenda(case_line(11, "Vaktordning")))
    desk.cases.amend(case(desk, 11).id, "Skrev tittel på", title="Felles legevakt i regionen")
    take(desk, paper(11, "Noe annet"))
    there = case(desk, 11)
    assert there.title == "Felles legevakt i regionen"
    assert [(d.field, d.other) for d in there.doubts] == [("title", "Noe annet")]
    assert [section.heading for section in there.sections] == ["Bakgrunn"]


def test_a_decision_written_by_a_person_stays_when_the_minutes_come(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning"))
    desk.decisions.set_points(case(desk, 11).id, Text.DECISION, points("Slik ble det."))
    desk.decisions.set_outcome(case(desk, 11).id, Outcome.AMENDED)
    take(desk, minutes(case_line(11, "Vaktordning", decision=decided("Noe annet.", outcome=Outcome.APPROVED))))
    decision = case(desk, 11).decision
    assert (plain_text(decision.points), decision.outcome) == ("Slik ble det.", Outcome.AMENDED)
    assert [d.field for d in case(desk, 11).doubts] == ["decision"]


def test_what_a_person_has_emptied_is_not_filled_again(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning", our_ref="31/2025"))
    desk.cases.amend(case(desk, 11).id, "Tok bort vår ref fra", our_ref="")
    take(desk, other_bytes(paper(11, "Vaktordning", our_ref="31/2025"), "ny"))
    assert case(desk, 11).our_ref == ""


def test_a_status_set_by_a_person_stays(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning"))
    desk.cases.set_status(case(desk, 11).id, CaseStatus.WITHDRAWN)
    take(desk, minutes(case_line(11, "Vaktordning", decision=as_proposed())))
    assert case(desk, 11).status is CaseStatus.WITHDRAWN


def test_a_type_set_by_a_person_stays_and_an_assumed_one_gives_way(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning"), paper(12, "Hospitering"))
    desk.cases.amend(case(desk, 11).id, "Satte sakstype på", type=CaseType.REFERRED)
    line = {"type": CaseType.INFORMATION}
    take(desk, agenda(case_line(11, "Vaktordning", **line), case_line(12, "Hospitering", **line)))
    assert (case(desk, 11).type, case(desk, 12).type) == (CaseType.REFERRED, CaseType.INFORMATION)


def test_a_case_that_a_person_has_put_on_another_meeting_stays_there(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning", meeting_date=DAY))
    other = desk.meetings.new("SSU", date(2025, 10, 2))
    desk.meetings.place_case(case(desk, 11).id, other.id)
    take(desk, agenda(case_line(11, "Vaktordning")))
    assert case(desk, 11).meeting == other.id
    assert [(d.field, d.other) for d in case(desk, 11).doubts] == [("meeting_date", "2025-09-04")]


def test_an_agenda_in_an_order_of_the_persons_own_keeps_it(desk: Workspace) -> None:
    take(desk, agenda(case_line(11, "Vaktordning"), case_line(12, "Hospitering")))
    (meeting,) = desk.office.register.all(Meeting)
    desk.meetings.move_item(meeting.id, meeting.agenda[1].id, -1)
    before = desk.meetings.get(meeting.id).agenda
    take(desk, other_bytes(agenda(case_line(11, "Vaktordning"), case_line(12, "Hospitering")), "ny"))
    assert desk.meetings.get(meeting.id).agenda == before


def test_every_field_that_was_read_says_where_until_somebody_writes_there(desk: Workspace) -> None:
    places = {"title": "linje 3", "sections/0": "side 2", "proposal": "linje 9"}
    take(desk, paper(11, "Vaktordning", places=places))
    read = case(desk, 11)
    title, section = found_at(read, "title"), found_at(read, "sections", read.sections[0].id)
    assert title is not None and (title.document, title.kind, title.place) == (
        "sak 11.docx",
        SourceKind.PAPER,
        "linje 3",
    )
    assert section is not None and section.place == "side 2"
    assert standing(read, "title", read.title) is Standing.READ
    desk.cases.amend(read.id, "Skrev tittel på", title="Noe nytt")
    written = case(desk, 11)
    assert standing(written, "title", written.title) is Standing.WRITTEN
    desk.office.undo()
    assert standing(case(desk, 11), "title", case(desk, 11).title) is Standing.READ


def test_a_file_that_improves_what_is_known_adds_to_it(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning", sections=()))
    better = other_bytes(
        paper(11, "Vaktordning", our_ref="9/25", sections=(Section(heading="Fakta", text="Det er få leger."),)), "ny"
    )
    (taken,) = take(desk, better).taken
    assert (taken.new, taken.changed, taken.doubts) == (False, True, ())
    assert (case(desk, 11).our_ref, case(desk, 11).sections[0].heading) == ("9/25", "Fakta")


def test_what_a_person_corrects_before_it_is_taken_in_is_theirs(desk: Workspace) -> None:
    said = Corrections(body="ssu", number=14, year=2025, title="  Riktig  tittel ", meeting_date=DAY)
    take(desk, paper(None, "Gal tittel", name="x.docx", body=None), corrected=said)
    there = case(desk, 14)
    assert (there.title, there.number_locked) == ("Riktig tittel", True)
    assert there.doubts == ()
    take(desk, other_bytes(paper(14, "Gal tittel"), "ny"), minutes(case_line(14, "Gal tittel"), day=date(2025, 9, 5)))
    assert case(desk, 14).title == "Riktig tittel"
    assert case(desk, 14).meeting == there.meeting


def test_weighing_again_shows_what_a_correction_would_give(desk: Workspace) -> None:
    take(desk, agenda(case_line(11, "Vaktordning")))
    before = desk.office.register.number
    one = desk.imports.weigh(looked(paper(None, "Ny vaktordning", name="x.docx"), desk.office.folders.root))
    assert (one.state, one.becomes is not None and one.becomes.new) == (State.NEW, True)
    said = desk.imports.weigh(one, Corrections(number=11, year=2025))
    assert said.state is State.CONTRADICTS
    assert said.becomes is not None and [c.new for c in said.becomes.cases] == [False]
    assert desk.office.register.number == before


def test_a_case_from_before_anything_noted_where_it_was_read_is_as_if_a_person_wrote_it(desk: Workspace) -> None:
    take(desk, paper(11, "Vaktordning"))
    with desk.office.act("Som før") as change:
        change.put(msgspec.structs.replace(change.get(Case, case(desk, 11).id), found=()))
    take(desk, minutes(case_line(11, "Ny tittel", decision=as_proposed())))
    there = case(desk, 11)
    assert (there.title, there.status) == ("Vaktordning", CaseStatus.DECIDED)
    assert plain_text(there.decision.points) == "SSU slutter seg til Vaktordning."


def test_a_quotation_adds_no_origin_and_a_paper_with_its_own_decision_is_not_quoted(desk: Workspace) -> None:
    take(desk, quoting(20, "Oppfølging", 11, "SSU sier ja."))
    assert case(desk, 11).origins == ()
    assert case(desk, 11).decision.quoted_in is not None


def test_what_was_taken_for_a_paper_can_be_said_to_be_minutes(desk: Workspace) -> None:
    read = paper(11, "Vaktordning", meeting_date=DAY, decisions=(decided("Ja."),))
    take(desk, read, corrected=Corrections(kind="minutes"))
    (meeting,) = desk.office.register.all(Meeting)
    assert (case(desk, 11).meeting, case(desk, 11).status) == (meeting.id, CaseStatus.DECIDED)
    assert meeting.status is MeetingStatus.HELD
    assert plain_text(case(desk, 11).decision.points) == "Ja."
