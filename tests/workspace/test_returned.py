"""Drafts that come back from Word are known, compared with what was sent and what stands now, and taken in."""

from pathlib import Path

import docx
import pytest

from edited_word import edited, remarked
from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.choosing import Choice
from sekretariat_tui.domain.draft_identity import version_name
from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.domain.points import Point, plain_text
from sekretariat_tui.workspace import Text, Workspace
from sekretariat_tui.workspace.returned import Found, State


@pytest.fixture
def case(desk: Workspace) -> Case:
    """A draft with two sections and two points."""
    made = desk.cases.new("SSU", "Felles akuttplan")
    first, second = made.sections[:2]
    desk.cases.set_section_text(made.id, first.id, "Partene ønsker en plan.\n\nDet haster.")
    desk.cases.set_section_text(made.id, second.id, "Planen er god.")
    points = (Point(text="SSU vedtar planen."), Point(text="Den evalueres."))
    return desk.decisions.set_points(made.id, Text.PROPOSAL, points)


@pytest.fixture
def sent(desk: Workspace, case: Case) -> Path:
    """The draft as it was written to Word."""
    return desk.papers.export(case.id).path


def look(desk: Workspace, path: Path) -> Found:
    (found,) = desk.returned.look([path])
    return found


def first_text(desk: Workspace, case: Case) -> str:
    return desk.cases.get(case.id).sections[0].text


def test_a_draft_that_comes_back_unedited_has_nothing_to_take_in(desk: Workspace, case: Case, sent: Path) -> None:
    found = look(desk, sent)
    assert (found.state, found.case, found.sentence) == (State.READY, case.id, "")
    comparison = desk.returned.compare(found)
    assert comparison.nothing_new
    assert comparison.problems == ()


def test_what_was_edited_in_word_is_shown_by_section_and_point_and_taken_in_as_one_act(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", ("Planen er god.", "Planen er svært god."), ("evalueres", "måles"))
    comparison = desk.returned.compare(look(desk, back))
    assert [(q.ours, q.theirs) for q in comparison.questions] == [
        ("Planen er god.", "Planen er svært god."),
        ("Den evalueres.", "Den måles."),
    ]
    assert comparison.to_choose == ()
    desk.returned.take(back, comparison, comparison.proposed)
    now = desk.cases.get(case.id)
    assert now.sections[1].text == "Planen er svært god."
    assert plain_text(now.proposal.points) == "SSU vedtar planen.\nDen måles."
    assert desk.office.undoable.startswith("Hentet inn «tilbake.docx» fra Word i")
    assert list(desk.office.folders.received.iterdir()), "the file itself is kept"
    desk.office.undo()
    assert desk.cases.get(case.id).sections[1].text == "Planen er god."


def test_one_change_can_be_taken_and_another_refused(desk: Workspace, case: Case, sent: Path, tmp_path: Path) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", ("Planen er god.", "Planen er dyr."), ("evalueres", "måles"))
    comparison = desk.returned.compare(look(desk, back))
    desk.returned.take(back, comparison, {comparison.questions[1].id: Choice.THEIRS})
    now = desk.cases.get(case.id)
    assert (now.sections[1].text, plain_text(now.proposal.points)) == (
        "Planen er god.",
        "SSU vedtar planen.\nDen måles.",
    )


def test_what_was_written_here_meanwhile_stays(desk: Workspace, case: Case, sent: Path, tmp_path: Path) -> None:
    desk.cases.set_section_text(case.id, case.sections[0].id, "Partene ønsker en felles plan.\n\nDet haster.")
    back = edited(sent, tmp_path / "tilbake.docx", ("Det haster.", "Det haster ikke."))
    comparison = desk.returned.compare(look(desk, back))
    assert comparison.to_choose == ()
    desk.returned.take(back, comparison, comparison.proposed)
    assert first_text(desk, case) == "Partene ønsker en felles plan.\n\nDet haster ikke."


def test_the_same_word_changed_on_both_sides_is_for_a_person_to_choose(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    desk.cases.set_section_text(case.id, case.sections[1].id, "Planen er dyr.")
    back = edited(sent, tmp_path / "tilbake.docx", ("Planen er god.", "Planen er billig."))
    comparison = desk.returned.compare(look(desk, back))
    (question,) = comparison.to_choose
    assert (question.ours, question.theirs, question.together) == (
        "Planen er dyr.",
        "Planen er billig.",
        "Planen er dyr / billig.",
    )
    desk.returned.take(back, comparison, {})
    assert desk.cases.get(case.id).sections[1].text == "Planen er dyr.", "what is not answered stays as it is"


def test_two_officers_copies_are_taken_one_after_the_other(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "e-post"
    folder.mkdir()
    edited(sent, folder / "fra Kari.docx", ("Det haster.", "Det haster ikke."))
    edited(sent, folder / "fra Ola.docx", ("en plan", "en felles plan"), ("evalueres", "måles"))
    found = desk.returned.look([folder])
    assert [one.state for one in found] == [State.READY, State.READY]
    for one in found:
        comparison = desk.returned.compare(one)
        assert comparison.to_choose == ()
        desk.returned.take(one.path, comparison, comparison.proposed)
    assert first_text(desk, case) == "Partene ønsker en felles plan.\n\nDet haster ikke."
    assert [file.name for file in desk.cases.get(case.id).returned] == ["fra Kari.docx", "fra Ola.docx"]


def test_the_same_file_is_not_taken_twice(desk: Workspace, case: Case, sent: Path, tmp_path: Path) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", ("evalueres", "måles"))
    comparison = desk.returned.compare(look(desk, back))
    desk.returned.take(back, comparison, comparison.proposed)
    again = look(desk, back)
    assert again.state is State.TAKEN
    assert "hentet inn før" in again.sentence


def test_a_case_changed_while_one_looks_is_compared_again_before_anything_is_taken(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", ("evalueres", "måles"))
    comparison = desk.returned.compare(look(desk, back))
    desk.cases.set_section_text(case.id, case.sections[1].id, "Skrevet mens vi så på filen.")
    with pytest.raises(RuleBroken, match="sammenlign på nytt"):
        desk.returned.take(back, comparison, comparison.proposed)
    assert plain_text(desk.cases.get(case.id).proposal.points) == "SSU vedtar planen.\nDen evalueres."


def test_a_file_that_has_lost_its_names_is_known_by_its_title(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    back = edited(sent, tmp_path / "fra Google.docx", ("Det haster.", "Det haster ikke."), drop_names=True)
    found = look(desk, back)
    assert (found.state, found.case) == (State.READY, case.id)
    comparison = desk.returned.compare(found)
    assert comparison.problems, "it is said that the version is not known"
    desk.returned.take(back, comparison, comparison.proposed)
    assert first_text(desk, case) == "Partene ønsker en plan.\n\nDet haster ikke."


def test_a_file_of_another_secretariat_is_never_taken_for_ours(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    register = desk.office.register.register_id
    name = case.id
    back = edited(sent, tmp_path / "annen.docx", (f"_reg_{register}", "_reg_andre"), (f"_sak_{name}", "_sak_andre"))
    found = look(desk, back)
    assert found.state is State.OTHER_HOUSE
    with pytest.raises(RuleBroken, match="annet sekretariat"):
        desk.returned.compare(found)


def test_another_case_written_over_a_copy_of_this_one_is_asked_about(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    other = desk.cases.new("SSU", "Rullering av smittevernplanen i Dalen")
    back = edited(sent, tmp_path / "kopi.docx", ("Felles akuttplan", other.title))
    found = look(desk, back)
    assert found.state is State.UNSURE
    assert set(found.candidates) == {case.id, other.id}


def test_a_file_of_no_case_and_a_file_that_is_no_paper_are_said_and_stop_nothing(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "e-post"
    folder.mkdir()
    (folder / "ødelagt.docx").write_bytes(b"PK\x03\x04 nei")
    desk.cases.delete(case.id)
    edited(sent, folder / "slettet sak.docx", ("evalueres", "måles"))
    found = {one.path.name: one for one in desk.returned.look([folder])}
    assert found["ødelagt.docx"].state is State.FAILED
    assert found["slettet sak.docx"].state is State.UNKNOWN
    assert "papirkurven" in found["slettet sak.docx"].sentence


def test_a_draft_of_an_earlier_version_is_compared_with_that_version(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    first = edited(sent, tmp_path / "første.docx", ("Planen er god.", "Planen er svært god."))
    desk.cases.set_section_text(case.id, case.sections[0].id, "Helt ny bakgrunn.")
    desk.papers.export(case.id)
    comparison = desk.returned.compare(look(desk, first))
    assert [q.theirs for q in comparison.questions] == ["Planen er svært god."]
    desk.returned.take(first, comparison, comparison.proposed)
    assert first_text(desk, case) == "Helt ny bakgrunn."


def test_versions_that_were_sent_go_with_the_case(desk: Workspace, case: Case, sent: Path) -> None:
    from sekretariat_tui.domain.sent_draft import SentDraft

    assert len(desk.office.register.all(SentDraft)) == 1
    desk.papers.export(case.id)
    assert len(desk.office.register.all(SentDraft)) == 1
    desk.cases.delete(case.id)
    assert desk.office.register.all(SentDraft) == []


def test_a_comment_in_word_becomes_a_remark_on_the_place_it_stood_and_can_be_answered(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    back = remarked(
        sent,
        tmp_path / "tilbake.docx",
        ("Planen er god.", "Ola Nes", "Er den avklart?"),
        ("evalueres", "Berit Moe", "Når?"),
    )
    comparison = desk.returned.compare(look(desk, back))
    assert comparison.questions == ()
    desk.returned.take(back, comparison, {})
    section, point = desk.cases.get(case.id).remarks
    assert (section.field, section.part, section.by, section.text) == (
        "sections",
        case.sections[1].id,
        "Ola Nes",
        "Er den avklart?",
    )
    assert (point.field, point.part) == ("proposal", f"points/{case.proposal.points[1].id}")
    desk.returned.answer(case.id, section.id, "Ja, i mai.")
    answered = desk.cases.get(case.id).remarks[0]
    assert (answered.answer, answered.handled) == ("Ja, i mai.", True)


def test_comments_that_came_in_with_an_earlier_copy_are_not_taken_twice(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    first = remarked(sent, tmp_path / "første.docx", ("Planen er god.", "Ola Nes", "Er den avklart?"))
    second = edited(first, tmp_path / "andre.docx", ("evalueres", "måles"))
    for path in (first, second):
        comparison = desk.returned.compare(look(desk, path))
        desk.returned.take(path, comparison, comparison.proposed)
    assert len(desk.cases.get(case.id).remarks) == 1


def test_a_section_written_in_word_stands_once_though_its_file_is_taken_in_twice(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    document = docx.Document(str(sent))
    last = next(one for one in document.paragraphs if one.text == "Planen er god.")
    heading = document.add_paragraph("Økonomi", style="heading 1")
    text = document.add_paragraph("Den koster 2 mill.")
    last._p.addnext(heading._p)
    heading._p.addnext(text._p)
    back = tmp_path / "tilbake.docx"
    document.save(str(back))
    for _ in range(2):
        comparison = desk.returned.compare(look(desk, back))
        desk.returned.take(back, comparison, {q.id: Choice.THEIRS for q in comparison.questions})
    headings = [section.heading for section in desk.cases.get(case.id).sections]
    assert headings.count("Økonomi") == 1
    assert comparison.questions == ()


def test_a_file_that_only_its_properties_tie_to_a_case_is_asked_about_when_the_title_is_another(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    stripped = edited(sent, tmp_path / "uten.docx", ("Felles akuttplan", "Innkjøp av ambulansebåter"), drop_names=True)
    document = docx.Document(str(stripped))
    document.core_properties.identifier = case.id
    document.save(str(stripped))
    found = look(desk, stripped)
    assert (found.state, found.candidates) == (State.UNSURE, (case.id,))


def test_a_version_older_than_those_that_are_kept_is_found_in_the_history(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    first = edited(sent, tmp_path / "første.docx", ("Planen er god.", "Planen er svært god."))
    for number in range(22):
        desk.cases.set_section_text(case.id, case.sections[0].id, f"Bakgrunn, utgave {number}.")
        desk.papers.export(case.id)
    comparison = desk.returned.compare(look(desk, first))
    assert (comparison.problems, comparison.to_choose) == ((), ())
    assert [q.theirs for q in comparison.questions] == ["Planen er svært god."]
    desk.returned.take(first, comparison, comparison.proposed)
    assert first_text(desk, case) == "Bakgrunn, utgave 21."


def test_of_a_version_the_register_never_had_a_person_chooses_every_change(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    version = version_name(desk.cases.get(case.id))
    back = edited(
        sent, tmp_path / "ukjent.docx", (version, "_utg_0123456789abcdef"), ("god.", "dyr."), ("Den e", "Det e")
    )
    comparison = desk.returned.compare(look(desk, back))
    assert len(comparison.questions) == 2
    assert (comparison.proposed, comparison.to_choose) == ({}, comparison.questions)
    assert "heller ikke i historikken" in comparison.problems[0]


def test_another_case_pasted_below_the_title_of_this_one_is_asked_about(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    other = desk.cases.new("SSU", "Status for handlingsdelen")
    document = docx.Document(str(sent))
    document.add_paragraph("SSU sak 23/26")
    document.add_paragraph(other.title, style="Title")
    back = tmp_path / "limt.docx"
    document.save(str(back))
    found = look(desk, back)
    assert found.state is State.UNSURE
    assert f"«{other.title}»" in found.sentence


def test_a_line_that_mentions_another_case_does_not_make_the_file_doubtful(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    back = edited(sent, tmp_path / "nevnt.docx", ("Det haster.", "SSU sak 23/26"))
    assert look(desk, back).state is State.READY


@pytest.mark.parametrize(("edit", "said"), [("readOnly", True), ("trackedChanges", False)])
def test_a_file_that_was_protected_in_word_says_so(
    desk: Workspace, case: Case, sent: Path, tmp_path: Path, edit: str, said: bool
) -> None:
    locked = f'<w:documentProtection w:edit="{edit}" w:enforcement="1"/></w:settings>'
    back = edited(sent, tmp_path / "vernet.docx", ("</w:settings>", locked), part="word/settings.xml")
    assert any("beskyttet" in one for one in desk.returned.compare(look(desk, back)).problems) is said
