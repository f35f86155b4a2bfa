"""«Angre» and «Gjør om» go back and forth over one's own acts, and stop at somebody else's."""

import pytest

from sekretariat_tui.domain.kinds import CaseStatus
from sekretariat_tui.store import RecordChanged
from sekretariat_tui.workspace import Workspace

from .conftest import reopened


def test_typing_that_is_taken_away_again_leaves_the_act_before_it_undoable(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    section = case.sections[0].id
    desk.cases.set_status(case.id, CaseStatus.SENT)
    desk.cases.set_section_text(case.id, section, "a")
    desk.cases.set_section_text(case.id, section, "")
    assert desk.office.undo().startswith("Satte status")
    assert desk.cases.get(case.id).status is CaseStatus.DRAFT
    assert desk.office.redo().startswith("Satte status")
    assert desk.cases.get(case.id).status is CaseStatus.SENT


def test_acts_on_one_case_are_undone_and_done_again_all_the_way(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    for ref in ("1/26", "2/26", "3/26"):
        desk.cases.amend(case.id, "Skrev", our_ref=ref)
    for _ in range(2):
        seen = []
        for _ in range(3):
            desk.office.undo()
            seen.append(desk.cases.get(case.id).our_ref)
        assert seen == ["2/26", "1/26", ""]
        for _ in range(3):
            desk.office.redo()
        assert desk.cases.get(case.id).our_ref == "3/26"


def test_a_deleted_case_taken_back_keeps_the_acts_before_it_undoable(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    desk.cases.set_status(case.id, CaseStatus.SENT)
    desk.cases.delete(case.id)
    desk.office.undo()
    desk.office.undo()
    assert desk.cases.get(case.id).status is CaseStatus.DRAFT


def test_undo_stops_at_what_another_window_has_changed(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    desk.cases.amend(case.id, "Skrev", our_ref="1/26")
    reopened(desk).cases.amend(case.id, "Ga ny tittel til", title="Kurs")
    desk.office.register.refresh()
    desk.cases.amend(case.id, "Skrev", our_ref="2/26")
    desk.office.undo()
    with pytest.raises(RecordChanged):
        desk.office.undo()
    assert (desk.cases.get(case.id).title, desk.cases.get(case.id).our_ref) == ("Kurs", "1/26")
