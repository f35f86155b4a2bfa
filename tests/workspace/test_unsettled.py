"""A text two windows wrote at once: kept on disk until somebody has chosen, whatever happens to the window."""

import msgspec
import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.choosing import Choice
from sekretariat_tui.domain.kinds import CaseStatus, Mode, Outcome, Stance
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.unsettled import Unsettled
from sekretariat_tui.workspace import ChangedElsewhere, Text, Workspace

from .conftest import reopened


def quarrel(desk: Workspace, mine: str = "Min tekst.", theirs: str = "Deres tekst.") -> tuple[Case, ChangedElsewhere]:
    """A section written in two windows; what the one that came second is told."""
    case = desk.cases.new("SSU", "Felles opplæring")
    reopened(desk).cases.set_section_text(case.id, case.sections[0].id, theirs, before="")
    with pytest.raises(ChangedElsewhere) as told:
        desk.cases.set_section_text(case.id, case.sections[0].id, mine, before="")
    return case, told.value


def text_of(desk: Workspace, case: Case) -> str:
    return desk.cases.get(case.id).sections[0].text


def test_the_text_that_could_not_be_saved_is_on_disk_before_anybody_has_chosen(desk: Workspace) -> None:
    case, error = quarrel(desk)
    desk.unsettled.keep("felt", error)
    after_a_crash = reopened(desk)
    (item,) = after_a_crash.unsettled.waiting()
    assert (item.text, item.who, item.of) == ("Min tekst.", "Kari Berg", case.id)
    assert text_of(after_a_crash, case) == "Deres tekst."


def test_a_window_that_is_still_asking_is_not_disturbed_by_another(desk: Workspace) -> None:
    _, error = quarrel(desk)
    desk.unsettled.keep("felt", error)
    assert reopened(desk).unsettled.waiting({desk.around.window}) == []
    assert desk.unsettled.waiting() == [], "it asks itself"


def test_more_keys_before_the_choice_replace_what_was_kept(desk: Workspace) -> None:
    case, error = quarrel(desk)
    desk.unsettled.keep("felt", error)
    with pytest.raises(ChangedElsewhere) as told:
        desk.cases.set_section_text(case.id, case.sections[0].id, "Min tekst, og mer.", before="")
    desk.unsettled.keep("felt", told.value)
    desk.unsettled.keep("felt", told.value)
    (item,) = reopened(desk).unsettled.waiting()
    assert item.text == "Min tekst, og mer."


def test_what_was_settled_waits_no_more_and_is_in_the_history(desk: Workspace) -> None:
    _, error = quarrel(desk)
    desk.unsettled.keep("felt", error)
    (item,) = desk.office.register.all(Unsettled)
    desk.unsettled.settle("felt")
    assert reopened(desk).unsettled.waiting() == []
    versions = desk.office.register.history(Unsettled, item.id)
    assert [(version.after or {}).get("text") for version in versions] == ["Min tekst.", None]


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        (Choice.OURS, "Min tekst."),
        (Choice.THEIRS, "Deres tekst."),
        (Choice.BOTH, "Min tekst.\n\nDeres tekst."),
    ],
)
def test_the_choice_can_be_made_after_a_crash_and_taken_back(desk: Workspace, choice: Choice, stands: str) -> None:
    case, error = quarrel(desk)
    desk.unsettled.keep("felt", error)
    later = reopened(desk)
    (item,) = later.unsettled.waiting()
    (question,) = later.unsettled.questions(item)
    assert (question.ours, question.theirs, question.both) == ("Min tekst.", "Deres tekst.", True)
    later.unsettled.answer(item, {question.id: choice})
    assert text_of(later, case) == stands
    assert later.unsettled.waiting() == []
    later.office.undo()
    assert text_of(later, case) == "Deres tekst."
    assert len(later.unsettled.waiting()) == 1


def test_what_was_written_elsewhere_in_the_case_meanwhile_stays(desk: Workspace) -> None:
    case, error = quarrel(desk)
    desk.unsettled.keep("felt", error)
    later = reopened(desk)
    later.cases.set_section_text(case.id, case.sections[1].id, "Skrevet senere.")
    (item,) = later.unsettled.waiting()
    later.unsettled.answer(item, {"": Choice.OURS})
    assert [section.text for section in later.cases.get(case.id).sections][:2] == [
        "Min tekst.\n\nDeres tekst.",
        "Skrevet senere.",
    ]


def test_points_are_chosen_one_by_one_after_a_crash_too(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    base = (Point(text="Første."), Point(text="Andre."))
    desk.decisions.set_points(case.id, Text.PROPOSAL, base)
    theirs = tuple(msgspec.structs.replace(point, text=f"{point.text} Deres.") for point in base)
    mine = tuple(msgspec.structs.replace(point, text=f"{point.text} Min.") for point in base)
    reopened(desk).decisions.set_points(case.id, Text.PROPOSAL, theirs, before=base)
    with pytest.raises(ChangedElsewhere) as told:
        desk.decisions.set_points(case.id, Text.PROPOSAL, mine, before=base)
    desk.unsettled.keep("punkter", told.value)
    later = reopened(desk)
    (item,) = later.unsettled.waiting()
    first, second = later.unsettled.questions(item)
    later.unsettled.answer(item, {first.id: Choice.OURS, second.id: Choice.THEIRS})
    assert [point.text for point in later.cases.get(case.id).proposal.points] == ["Første. Min.", "Andre. Deres."]


def test_a_text_in_a_case_that_was_deleted_is_still_there_to_be_copied(desk: Workspace) -> None:
    case, error = quarrel(desk)
    desk.unsettled.keep("felt", error)
    later = reopened(desk)
    later.cases.delete(case.id)
    (item,) = later.unsettled.waiting()
    assert later.unsettled.is_gone(item)
    assert [question.ours for question in later.unsettled.questions(item)] == ["Min tekst."]
    later.unsettled.discard(item)
    assert later.unsettled.waiting() == []


def test_a_section_deleted_while_it_was_written_can_be_put_back_with_the_text(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles opplæring")
    section = case.sections[0]
    reopened(desk).cases.remove_section(case.id, section.id)
    with pytest.raises(ChangedElsewhere) as told:
        desk.cases.set_section_text(case.id, section.id, "Skrevet her.", before="", was=section)
    assert told.value.gone
    desk.unsettled.keep("felt", told.value)
    later = reopened(desk)
    (item,) = later.unsettled.waiting()
    (question,) = later.unsettled.questions(item)
    later.unsettled.answer(item, {question.id: Choice.OURS})
    assert [one.text for one in later.cases.get(case.id).sections if one.id == section.id] == ["Skrevet her."]


# ---------------------------------------------------------------- every field that can be changed in two windows


def test_a_title_changed_in_two_windows_is_asked_about(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    reopened(desk).cases.amend(case.id, "Ga ny tittel til", title="Deres plan")
    with pytest.raises(ChangedElsewhere) as told:
        desk.cases.type_in(
            case.id, "Ga ny tittel til", "Min plan", before="Plan",
            read=lambda case: case.title, write=lambda case, text: {"title": text},
        )  # fmt: skip
    assert (told.value.here, told.value.there) == ("Min plan", "Deres plan")
    assert "Tittel i «Deres plan»" in str(told.value)


def test_another_field_changed_in_another_window_is_no_quarrel(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    reopened(desk).cases.amend(case.id, "Satte vår ref. på", our_ref="26/1")
    desk.cases.type_in(
        case.id, "Ga ny tittel til", "Min plan", before="Plan",
        read=lambda case: case.title, write=lambda case, text: {"title": text},
    )  # fmt: skip
    now = desk.cases.get(case.id)
    assert (now.title, now.our_ref) == ("Min plan", "26/1")


def test_status_outcome_mode_and_position_are_not_overwritten_unseen(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    other = reopened(desk)
    other.cases.set_status(case.id, CaseStatus.CLEARING)
    with pytest.raises(ChangedElsewhere) as told:
        desk.cases.set_status(case.id, CaseStatus.READY, before=CaseStatus.DRAFT)
    assert (told.value.here, told.value.there) == ("klar", "til avklaring")
    other.decisions.set_outcome(case.id, Outcome.NOTED)
    with pytest.raises(ChangedElsewhere):
        desk.decisions.set_outcome(case.id, Outcome.APPROVED, before=None)
    other.decisions.set_mode(case.id, Mode.CONSENSUS)
    with pytest.raises(ChangedElsewhere):
        desk.decisions.set_mode(case.id, Mode.UNANIMOUS, before=None)
    other.decisions.set_note(case.id, "Deres merknad.")
    with pytest.raises(ChangedElsewhere):
        desk.decisions.set_note(case.id, "Min merknad.", before="")
    other.decisions.set_position(case.id, "kommunene", Stance.AGREES, before=None)
    with pytest.raises(ChangedElsewhere) as told:
        desk.decisions.set_position(case.id, "kommunene", Stance.DISAGREES, before=None)
    assert told.value.there == "enig"
    desk.decisions.set_position(case.id, "helseforetaket", Stance.AGREES, before=None)


def test_a_section_written_in_another_window_is_not_taken_out_unseen(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    shown = case.sections[0]
    reopened(desk).cases.set_section_text(case.id, shown.id, "Deres tekst.")
    with pytest.raises(ChangedElsewhere):
        desk.cases.remove_section(case.id, shown.id, before=shown)
    assert text_of(desk, case) == "Deres tekst."


def test_a_text_in_an_attachment_that_is_gone_is_not_lost_in_silence(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Plan")
    with pytest.raises(ChangedElsewhere) as told:
        desk.cases.set_attachment_text(case.id, "borte", "borte", "Skrevet her.", before="")
    desk.unsettled.keep("vedlegg", told.value)
    (item,) = reopened(desk).unsettled.waiting()
    assert (item.text, item.of) == ("Skrevet her.", case.id)


def test_what_is_written_in_a_case_deleted_for_good_is_not_kept(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Felles akuttplan")
    desk.erasure.erase(desk.erasure.plan(Case.table, case.id))
    desk.unsettled.keep_text(f"{case.id}/slettet", "«Felles akuttplan»", case, "Hemmelig tekst")
    assert desk.office.register.all(Unsettled) == []
    assert desk.unsettled.is_erased(case.id)
