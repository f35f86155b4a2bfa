"""Conflict copies, case by case: proposed, chosen, taken in, kept as a draft, or left for later."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.choosing import Choice
from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.domain.points import Point
from sekretariat_tui.store.copies import OpenedCopy
from sekretariat_tui.workspace import Folders, Text, Workspace
from sekretariat_tui.workspace.copies import Differing

from .conftest import NOW, reopened


class Apart:
    """One folder, and a machine that has had it for itself."""

    def __init__(self, desk: Workspace, away: Path) -> None:
        self.desk, self.away = desk, away
        shutil.copytree(desk.office.folders.root, away)
        self.there = Workspace.open(Folders(away), "Ola Lie", clock=lambda: NOW + timedelta(hours=2))
        self.there.office.register.machine = "PC-2"

    def meet(self, *names: str) -> OpenedCopy:
        """Their files come as conflict copies; the one copy that has something to settle."""
        for name in names or ("sekretariat.journal",):
            stem, _, kind = name.partition(".")
            shutil.copy(self.away / name, self.desk.office.folders.root / f"{stem}-PC-2.{kind}")
        (copy,) = self.desk.copies.find().copies
        return copy

    def differing(self, *names: str) -> tuple[OpenedCopy, list[Differing]]:
        copy = self.meet(*names)
        return copy, self.desk.copies.differing(copy)


@pytest.fixture
def case(desk: Workspace) -> Case:
    case = desk.cases.new("SSU", "Felles opplæring")
    desk.cases.set_section_text(case.id, case.sections[0].id, "Kommunene ber om opplæring.")
    points = (Point(id="1", text="SSU vedtar opplæringen."), Point(id="2", text="Den evalueres."))
    return desk.decisions.set_points(case.id, Text.PROPOSAL, points)


@pytest.fixture
def apart(desk: Workspace, case: Case, tmp_path: Path) -> Apart:
    return Apart(desk, tmp_path / "PC-2")


def proposals(one: Differing) -> dict[str, Choice]:
    return {question.id: question.proposed for question in one.questions if question.proposed is not None}


def test_what_only_the_copy_has_changed_is_proposed_and_taken_in_one_act(apart: Apart, case: Case) -> None:
    desk, there = apart.desk, apart.there
    desk.cases.set_section_text(case.id, case.sections[1].id, "Vurdert her.")
    there.cases.set_section_text(case.id, case.sections[0].id, "Kommunene ber om mer opplæring.")
    copy, (one,) = apart.differing()
    assert not one.undecided
    assert one.happened == "endret begge steder, hver sitt"
    assert one.by.startswith("Kopien ble lagret av Ola Lie på PC-2 09.05.2026 kl. ")
    number = desk.office.register.number
    desk.copies.take(copy, one, proposals(one))
    assert desk.office.register.number == number + 1
    assert [section.text for section in desk.cases.get(case.id).sections] == [
        "Kommunene ber om mer opplæring.",
        "Vurdert her.",
    ]
    desk.office.undo()
    assert desk.cases.get(case.id).sections[0].text == "Kommunene ber om opplæring."


def test_what_both_have_changed_is_not_proposed_and_is_chosen_point_by_point(apart: Apart, case: Case) -> None:
    desk, there = apart.desk, apart.there
    ours = (Point(id="1", text="SSU vedtar hele opplæringen."), Point(id="2", text="Den evalueres."))
    theirs = (Point(id="1", text="SSU vedtar opplæringen nå."), Point(id="2", text="Den evalueres årlig."))
    desk.decisions.set_points(case.id, Text.PROPOSAL, ours)
    there.decisions.set_points(case.id, Text.PROPOSAL, theirs)
    copy, (one,) = apart.differing()
    assert one.undecided
    first, second = one.questions
    assert (first.proposed, second.proposed) == (None, Choice.THEIRS)
    desk.copies.take(copy, one, proposals(one) | {first.id: Choice.BOTH})
    assert [point.text for point in desk.cases.get(case.id).proposal.points] == [
        "SSU vedtar hele opplæringen.",
        "SSU vedtar opplæringen nå.",
        "Den evalueres årlig.",
    ]


def test_a_case_that_is_only_in_the_copy_is_taken_whole(apart: Apart) -> None:
    made = apart.there.cases.new("SSU", "Laget på PC-2")
    copy, (one,) = apart.differing()
    assert one.whole and one.happened == "bare i kopien"
    assert "Laget på PC-2" in {question.theirs for question in apart.desk.copies.contents(one)}
    apart.desk.copies.take(copy, one)
    assert apart.desk.cases.get(made.id).title == "Laget på PC-2"


def test_a_case_with_a_number_that_is_taken_here_comes_without_it_and_with_a_doubt(apart: Apart, case: Case) -> None:
    apart.desk.cases.give_number(case.id, 7, 2026)
    made = apart.there.cases.new("SSU", "Laget på PC-2")
    apart.there.cases.give_number(made.id, 7, 2026)
    copy, found = apart.differing()
    apart.desk.copies.take(copy, next(one for one in found if one.record.id == made.id))
    taken = apart.desk.cases.get(made.id)
    assert taken.ref is None
    assert "SSU 7/26" in taken.doubts[0].sentence


def test_a_case_deleted_on_the_other_machine_is_offered_and_not_just_taken_away(apart: Apart, case: Case) -> None:
    apart.there.cases.delete(case.id)
    copy, found = apart.differing()
    one = next(one for one in found if one.record.id == case.id)
    assert (one.happened, "av Ola Lie" in one.by) == ("slettet i kopien", True)
    assert apart.desk.cases.get(case.id)
    apart.desk.copies.take(copy, one)
    assert case.id not in {head.id for head in apart.desk.cases.heads()}


def test_both_are_kept_as_two_cases(apart: Apart, case: Case) -> None:
    apart.there.cases.set_section_text(case.id, case.sections[0].id, "Skrevet på PC-2.")
    copy, (one,) = apart.differing()
    draft = apart.desk.copies.take_as_draft(copy, one)
    assert draft.sections[0].text == "Skrevet på PC-2."
    assert draft.title == "Felles opplæring (fra konfliktkopien)"
    assert apart.desk.cases.get(case.id).sections[0].text == "Kommunene ber om opplæring."


def test_what_is_settled_is_not_asked_about_again_and_what_is_left_waits(apart: Apart, case: Case) -> None:
    apart.there.cases.set_section_text(case.id, case.sections[0].id, "Skrevet på PC-2.")
    made = apart.there.cases.new("SSU", "Laget på PC-2")
    copy, found = apart.differing()
    ours = next(one for one in found if one.record.id == case.id)
    apart.desk.copies.keep_ours(copy, ours)
    assert apart.desk.copies.close(copy) == ""
    again = reopened(apart.desk)
    (later,) = again.copies.find().copies
    assert [one.record.id for one in again.copies.differing(later)] == [made.id]


def test_a_copy_that_is_settled_is_moved_to_the_history(apart: Apart, case: Case) -> None:
    apart.there.cases.set_section_text(case.id, case.sections[0].id, "Skrevet på PC-2.")
    copy, (one,) = apart.differing("sekretariat.journal", "sekretariat.json")
    apart.desk.copies.keep_ours(copy, one)
    assert "flyttet til mappen historikk" in apart.desk.copies.close(copy)
    root = apart.desk.office.folders.root
    assert not list(root.glob("sekretariat-PC-2*"))
    assert len(list((root / "historikk").glob("lagt-til-side-*PC-2*"))) == 2


def test_a_copy_that_says_nothing_new_is_moved_quietly_and_said_in_a_word(apart: Apart, case: Case) -> None:
    apart.desk.cases.set_section_text(case.id, case.sections[0].id, "Skrevet videre her.")
    root = apart.desk.office.folders.root
    shutil.copy(apart.away / "sekretariat.journal", root / "sekretariat (1).journal")
    found = apart.desk.copies.find()
    assert found.copies == ()
    assert [sentence.split(" og ")[0] for sentence in found.said] == [
        "Konfliktkopien sekretariat (1).journal har ikke noe registeret mangler,"
    ]
    assert apart.desk.copies.find().said == ()


def test_a_record_changed_here_after_the_copy_was_compared_is_not_overwritten(apart: Apart, case: Case) -> None:
    apart.there.cases.set_section_text(case.id, case.sections[0].id, "Skrevet på PC-2.")
    copy, (one,) = apart.differing()
    apart.desk.cases.set_section_text(case.id, case.sections[0].id, "Skrevet her imens.")
    with pytest.raises(RuleBroken, match="endret her etter"):
        apart.desk.copies.take(copy, one, dict.fromkeys((q.id for q in one.questions), Choice.THEIRS))
    assert apart.desk.cases.get(case.id).sections[0].text == "Skrevet her imens."


def test_whose_the_copy_is_and_when_it_was_saved_is_told(apart: Apart, case: Case) -> None:
    apart.there.cases.set_section_text(case.id, case.sections[0].id, "Skrevet på PC-2.")
    copy = apart.meet()
    assert apart.desk.copies.whose(copy).startswith("PC-2, sist lagret av Ola Lie 09.05.2026 kl. ")
