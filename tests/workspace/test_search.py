"""«Hva har vi vedtatt om dette før?»"""

import msgspec
import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import NotFound
from sekretariat_tui.domain.points import Point
from sekretariat_tui.lookup import EntryKind, Match
from sekretariat_tui.workspace import Text, Workspace

from .conftest import reopened


@pytest.fixture
def wounds(desk: Workspace) -> str:
    case = desk.cases.new("SSU", "Felles tiltak for sårpleie")
    desk.cases.give_number(case.id, 14, 2026)
    desk.cases.set_section_text(case.id, case.sections[0].id, "Kommunene ønsker sårpleie hjemme.")
    desk.decisions.set_points(case.id, Text.DECISION, (Point(text="SSU vedtar digital sårpleie i alle kommuner."),))
    return case.id


def test_decisions_come_before_other_text(desk: Workspace, wounds: str) -> None:
    hits = desk.search.find("sårpleie")
    assert [hit.entry.kind for hit in hits] == [EntryKind.DECISION, EntryKind.CASE]
    assert [hit.match for hit in hits] == [Match.EXACT, Match.EXACT]
    start, end = hits[0].marks[0]
    assert hits[0].snippet[start:end] == "sårpleie"


def test_norwegian_letters_may_be_typed_any_way(desk: Workspace, wounds: str) -> None:
    for typed in ("sarpleie", "saarpleie", "SÅRPLEIE"):
        assert {hit.entry.record for hit in desk.search.find(typed)} == {wounds}, typed
    assert desk.search.find("sarpleie")[0].match is Match.INFLECTED
    assert desk.search.find("pleie")[0].match is Match.PART


def test_every_word_must_occur_and_a_minus_shuts_out(desk: Workspace, wounds: str) -> None:
    assert desk.search.find("digital sårpleie")
    assert not desk.search.find("digital tannpleie")
    assert [hit.entry.kind for hit in desk.search.find("sårpleie -digital")] == [EntryKind.CASE]


def test_a_case_number_in_any_spelling_goes_straight_to_the_case(desk: Workspace, wounds: str) -> None:
    for typed in ("14/26", "sak 14-26", "SSU 14/2026", "ssu 14/26", "SSU sak 14.26"):
        assert desk.search.find(typed)[0].entry.record == wounds, typed
        assert desk.search.one_case(typed).id == wounds, typed


def test_a_save_is_found_at_once_and_a_deleted_case_no_more(desk: Workspace, wounds: str) -> None:
    assert not desk.search.find("tannhelse")
    desk.cases.amend(wounds, "Ga ny tittel til", title="Tannhelse")
    assert desk.search.find("tannhelse")
    desk.cases.delete(wounds)
    assert not desk.search.find("tannhelse")
    desk.office.undo()
    assert desk.search.find("tannhelse")


def test_what_another_window_saved_is_found_after_it_is_taken_in(desk: Workspace, wounds: str) -> None:
    assert not desk.search.find("tannhelse")
    reopened(desk).cases.new("SSU", "Tannhelse")
    assert desk.office.register.refresh()
    desk.search.forget()
    assert desk.search.find("tannhelse")


@pytest.mark.parametrize("typed", ["", '"', '"åpen', "-", "--", "(.*", "\\", "😀", "x" * 10_000, "a -a", '""', "\x00"])
def test_any_text_in_the_field_gives_hits_or_none_but_never_an_error(desk: Workspace, wounds: str, typed: str) -> None:
    assert isinstance(desk.search.find(typed), list)


def test_a_draft_is_named_by_its_title_and_doubt_is_said(desk: Workspace, wounds: str) -> None:
    draft = desk.cases.new("SSU", "Økt samhandling")
    assert desk.search.one_case("økt samhandling").id == draft.id
    with pytest.raises(NotFound, match="Fant ingen sak"):
        desk.search.one_case("noe annet")
    other = desk.cases.new("PA", "Sak med samme nummer")
    desk.cases.give_number(other.id, 14, 2026)
    with pytest.raises(NotFound, match="flere saker"):
        desk.search.one_case("14/26")


def test_several_cases_are_told_apart_by_what_was_not_said_already(desk: Workspace, wounds: str) -> None:
    other = desk.cases.new("PA", "Felles tiltak for slag")
    desk.cases.give_number(other.id, 14, 2026)
    with pytest.raises(NotFound, match="Skriv utvalg og år også"):
        desk.search.one_case("14/26")
    with pytest.raises(NotFound, match="mer av tittelen"):
        desk.search.one_case("felles tiltak")
    with desk.office.act("Ga samme nummer") as change:
        change.put(msgspec.structs.replace(change.get(Case, other.id), body="SSU"))
    with pytest.raises(NotFound, match="skriv tittelen i stedet"):
        desk.search.one_case("SSU 14/26")


def test_what_a_decision_presupposes_is_found_too(desk: Workspace, wounds: str) -> None:
    points = (Point(text="SSU vedtar planen.", condition="budsjettet er godkjent"),)
    desk.decisions.set_points(wounds, Text.DECISION, points)
    assert [hit.entry.kind for hit in desk.search.find("budsjettet")] == [EntryKind.DECISION]
    assert "Forutsetning: budsjettet er godkjent" in desk.decisions.verbatim(desk.cases.get(wounds))
