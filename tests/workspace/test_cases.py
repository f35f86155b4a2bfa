"""Acts on cases: what a secretary does to them, and that it is there afterwards."""

import msgspec
import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.domain.kinds import CaseStatus, LinkKind
from sekretariat_tui.workspace import ChangedElsewhere, Workspace

from .conftest import reopened


def test_a_new_case_starts_with_the_sections_of_the_house(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles  opplæring\n")
    assert case.title == "Felles opplæring"
    assert [s.heading for s in case.sections] == ["Bakgrunn og saksopplysninger", "Vurdering"]
    assert (case.number, case.status) == (None, CaseStatus.DRAFT)
    assert reopened(desk).cases.get(case.id) == case


def test_a_case_needs_a_title_and_a_body_of_the_house(desk: Workspace) -> None:
    with pytest.raises(RuleBroken, match="tittel"):
        desk.cases.new("SSU", "  ")
    with pytest.raises(RuleBroken, match=r"XYZ.*SSU"):
        desk.cases.new("XYZ", "Noe")
    assert desk.cases.heads() == []


def test_text_is_kept_to_the_letter_but_for_what_no_file_can_carry(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    section = case.sections[0].id
    desk.cases.set_section_text(case.id, section, "Måned\u00ad\u00a0😀 «&<>»\r\nog\x00 NUL")
    assert reopened(desk).cases.get(case.id).sections[0].text == "Måned\u00ad\u00a0😀 «&<>»\nog NUL"


def test_a_megabyte_in_one_field_is_saved_and_found_again(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Mye tekst")
    text = "ordet " * 175_000
    desk.cases.set_section_text(case.id, case.sections[0].id, text)
    assert reopened(desk).cases.get(case.id).sections[0].text == text


def test_two_windows_that_write_in_the_same_section_both_keep_their_text(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    section = case.sections[0].id
    other = reopened(desk)
    other.cases.set_section_text(case.id, section, "fra Ola", before="")
    with pytest.raises(ChangedElsewhere) as told:
        desk.cases.set_section_text(case.id, section, "fra Kari", before="")
    assert (told.value.here, told.value.there) == ("fra Kari", "fra Ola")
    assert desk.cases.get(case.id).sections[0].text == "fra Ola"


def test_two_windows_that_write_in_different_sections_do_not_disturb_each_other(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    first, second = (s.id for s in case.sections)
    reopened(desk).cases.set_section_text(case.id, first, "fra Ola", before="")
    desk.cases.set_section_text(case.id, second, "fra Kari", before="")
    assert [s.text for s in desk.cases.get(case.id).sections] == ["fra Ola", "fra Kari"]


def test_text_for_a_section_that_is_gone_is_refused_and_said(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    gone = case.sections[0].id
    desk.cases.remove_section(case.id, gone)
    with pytest.raises(ChangedElsewhere, match="er slettet i et annet vindu mens du skrev") as told:
        desk.cases.set_section_text(case.id, gone, "tekst", was=case.sections[0])
    assert told.value.gone and told.value.here == "tekst"
    assert desk.cases.get(case.id).sections == case.sections[1:]


def test_sections_are_added_moved_and_removed(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.add_section(case.id, "Hvorfor nå?", after=case.sections[0].id)
    last = desk.cases.add_section(case.id, "Økonomi")
    desk.cases.move_section(case.id, last.id, -99)
    headings = [s.heading for s in desk.cases.get(case.id).sections]
    assert headings == ["Økonomi", "Bakgrunn og saksopplysninger", "Hvorfor nå?", "Vurdering"]


def test_a_deleted_case_comes_back_whole_when_the_act_is_taken_back(desk: Workspace) -> None:
    meeting = desk.meetings.new("SSU", desk.office.today().replace(day=21))
    case = desk.cases.new("SSU", "Felles opplæring", meeting=meeting.id)
    desk.cases.set_section_text(case.id, case.sections[0].id, "Tekst som ikke må bli borte.")
    before = desk.cases.get(case.id)
    agenda = desk.meetings.get(meeting.id).agenda
    desk.cases.delete(case.id)
    assert desk.cases.heads() == []
    assert case.id not in [item.case for item in desk.meetings.get(meeting.id).agenda]
    assert desk.office.undoable == "Slettet «Felles opplæring»"
    desk.office.undo()
    after = desk.cases.get(case.id)
    assert msgspec.structs.replace(after, rev=0) == msgspec.structs.replace(before, rev=0)
    assert desk.meetings.get(meeting.id).agenda == agenda
    desk.office.redo()
    assert desk.office.register.find(Case, case.id) is None


def test_typing_in_one_section_is_taken_back_as_one(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    section = case.sections[0].id
    for text in ("D", "De", "Det"):
        desk.cases.set_section_text(case.id, section, text)
    desk.office.undo()
    assert desk.cases.get(case.id).sections[0].text == ""
    desk.office.redo()
    assert desk.cases.get(case.id).sections[0].text == "Det"


def test_typing_that_was_deleted_again_leaves_nothing_to_take_back(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    section = case.sections[0].id
    for text in ("D", "De", ""):
        desk.cases.set_section_text(case.id, section, text)
    assert desk.office.undoable == "Opprettet sak: Felles opplæring"


def test_an_act_is_not_taken_back_over_what_another_window_has_changed_since(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.amend(case.id, "Ga ny tittel til", title="Opplæring")
    reopened(desk).cases.amend(case.id, "Ga ny tittel til", title="Opplæring for alle")
    with pytest.raises(Exception, match="endret"):
        desk.office.undo()
    assert desk.cases.get(case.id).title == "Opplæring for alle"
    assert desk.office.undoable.startswith("Ga ny tittel")


def test_a_number_that_is_taken_is_refused_also_after_its_case_is_deleted(desk: Workspace) -> None:
    first = desk.cases.new("SSU", "Første")
    second = desk.cases.new("SSU", "Andre")
    desk.cases.give_number(first.id, 14, 2026)
    with pytest.raises(RuleBroken, match=r"14/26.*Første"):
        desk.cases.give_number(second.id, 14, 2026)
    desk.cases.delete(first.id)
    with pytest.raises(RuleBroken, match="slettet"):
        desk.cases.give_number(second.id, 14, 2026)
    assert desk.cases.give_number(second.id, 14, 2025).ref == CaseRef("SSU", 2025, 14)
    assert desk.cases.new("PA", "Samme nummer i et annet utvalg").body == "PA"


def test_a_link_to_a_case_outside_the_register_is_kept_by_its_reference(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.link(case.id, LinkKind.FOLLOWS_UP, ref=CaseRef("SSU", 2025, 22))
    desk.cases.link(case.id, LinkKind.FOLLOWS_UP, ref=CaseRef("SSU", 2025, 22))
    assert [(link.kind, link.ref) for link in desk.cases.get(case.id).links] == [
        (LinkKind.FOLLOWS_UP, CaseRef("SSU", 2025, 22))
    ]
    assert desk.thread.lines(case.id) == ["følger opp SSU 22/25 – ikke i registeret"]


def test_a_case_shows_what_follows_it_up(desk: Workspace) -> None:
    first = desk.cases.new("SSU", "Første")
    second = desk.cases.new("PA", "Andre")
    desk.cases.link(second.id, LinkKind.FOLLOWS_UP, to=first.id)
    assert desk.thread.lines(first.id) == ["følges opp av «Andre»"]
    with pytest.raises(RuleBroken):
        desk.cases.link(first.id, LinkKind.RELATED, to=first.id)
