"""Edits in the lines the program writes itself are found: taken where they are fields of the case, said where they are not."""

import base64
import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest

from edited_word import edited
from sekretariat_tui.domain.case import Attachment, Case, Clearance, Exemption
from sekretariat_tui.domain.choosing import Choice
from sekretariat_tui.domain.points import Point
from sekretariat_tui.workspace import Folders, Text, Workspace
from sekretariat_tui.workspace.returned import Comparison

_TEXT = re.compile(r"<w:t[^>]*>([^<>{}]{6,})<")
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)  # a picture of one point
NOW = datetime(2026, 5, 9, 12, 2, tzinfo=UTC)


@pytest.fixture
def house(folders: Folders) -> Workspace:
    """A house with a metadata block, on 9 May 2026."""
    return Workspace.open(folders, "Kari Berg", profile="lofoten-vesteralen-salten", clock=lambda: NOW)


@pytest.fixture
def case(house: Workspace) -> Case:
    """A case with officers, a reference, a clearance and an attachment, on an agenda."""
    meeting = house.meetings.new("SSU", date(2026, 5, 28))
    made = house.cases.new("SSU", "Felles akuttplan", meeting=meeting.id)
    house.cases.set_section_text(made.id, made.sections[0].id, "Partene ønsker en plan.")
    house.decisions.set_points(made.id, Text.PROPOSAL, (Point(text="SSU vedtar planen."),))
    return house.cases.amend(
        made.id,
        "Fylte ut",
        case_officers=("Nina Dahl", "Per Strand"),
        our_ref="26/118",
        clearances=(Clearance(by="Tone Vik"),),
        attachments=(Attachment(title="Rapport om akuttkjeden"),),
    )


@pytest.fixture
def sent(house: Workspace, case: Case) -> Path:
    return house.papers.export(case.id).path


def compared(house: Workspace, path: Path) -> Comparison:
    (found,) = house.returned.look([path])
    return house.returned.compare(found)


def said(comparison: Comparison) -> list[str]:
    return [edit.sentence for edit in comparison.own_lines]


def test_a_draft_nobody_has_edited_has_no_edits_in_our_lines(house: Workspace, sent: Path) -> None:
    comparison = compared(house, sent)
    assert (comparison.questions, comparison.own_lines, comparison.problems) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "field", "label", "value"),
    [
        ("Nina Dahl / Per Strand", "Nina Dahl / Ida Moe", "case_officers", "Saksbehandlere", ("Nina Dahl", "Ida Moe")),
        ("26/118", "26/119", "our_ref", "Vår ref", "26/119"),
        ("09.05.2026", "07.05.2026", "document_date", "Dokumentets dato", date(2026, 5, 7)),
        ("Felles akuttplan</", "Felles plan for akutt hjelp</", "title", "Tittel", "Felles plan for akutt hjelp"),
    ],
)
def test_a_field_of_the_case_edited_in_word_is_offered_and_taken_as_any_other_change(
    house: Workspace, case: Case, sent: Path, tmp_path: Path, old: str, new: str, field: str, label: str, value: object
) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", (old, new))
    comparison = compared(house, back)
    (question,) = comparison.questions
    assert (question.label, question.proposed) == (label, Choice.THEIRS)
    assert said(comparison) == []
    house.returned.take(back, comparison, comparison.proposed)
    assert getattr(house.cases.get(case.id), field) == value


def test_a_field_changed_here_since_is_not_taken_for_an_edit_in_word(
    house: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    house.cases.amend(case.id, "Rettet", case_officers=("Siri Lie",), our_ref="26/200")
    back = edited(sent, tmp_path / "tilbake.docx", ("ønsker en plan", "ønsker en god plan"))
    comparison = compared(house, back)
    assert [one.label for one in comparison.questions] == ["Bakgrunn"]
    assert said(comparison) == []


def test_a_field_changed_both_here_and_in_word_is_for_a_person_to_choose(
    house: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    house.cases.amend(case.id, "Rettet", our_ref="26/200")
    back = edited(sent, tmp_path / "tilbake.docx", ("26/118", "26/119"))
    (question,) = compared(house, back).questions
    assert (question.ours, question.theirs, question.proposed) == ("26/200", "26/119", None)


def test_the_same_text_sent_twice_with_another_officer_is_compared_with_the_draft_it_was(
    house: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    first = edited(sent, tmp_path / "gammel.docx")
    house.cases.amend(case.id, "Rettet", case_officers=("Siri Lie",))
    second = house.papers.export(case.id).path
    for path in (first, second):
        comparison = compared(house, path)
        assert comparison.nothing_new
        assert said(comparison) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Tone Vik", "Tone Vik og Odd Ås", ("Tone Vik og Odd Ås", "i opplysningene om saken")),
        ("28.05.2026", "29.05.2026", ("29.05.2026", "Møtedatoen hører til møtet")),
        ("Rapport om akuttkjeden", "Rapport om legevakt", ("Rapport om legevakt", "programmet skriver selv")),
        ("Innstilling til konsensus", "Vedtak", ("«Innstilling til konsensus» → «Vedtak»",)),
    ],
)
def test_an_edit_that_cannot_be_taken_is_said_with_what_to_do(
    house: Workspace, case: Case, sent: Path, tmp_path: Path, old: str, new: str, words: tuple[str, ...]
) -> None:
    comparison = compared(house, edited(sent, tmp_path / "tilbake.docx", (old, new)))
    (sentence,) = said(comparison)
    assert sentence.startswith("Endret i en linje programmet skriver selv: «")
    assert all(word in sentence for word in words), sentence
    assert comparison.nothing_new


def test_an_edit_at_the_top_or_the_bottom_of_the_page_is_said(house: Workspace, sent: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(sent) as file:
        part, words = next(
            (name, text.group(1))
            for name in file.namelist()
            if name.startswith(("word/header", "word/footer"))
            and (text := _TEXT.search(file.read(name).decode())) is not None
        )
    back = edited(sent, tmp_path / "tilbake.docx", (f">{words}<", ">Fortrolig<"), part=part)
    (sentence,) = said(compared(house, back))
    assert "Fortrolig" in sentence
    assert "topp- eller bunnteksten" in sentence


def test_a_line_added_to_the_metadata_is_a_field_of_the_case(house: Workspace, tmp_path: Path) -> None:
    made = house.cases.new("SSU", "Sak uten saksbehandler")
    house.cases.set_section_text(made.id, made.sections[0].id, "Partene ønsker en plan.")
    sent = house.papers.export(made.id).path
    with zipfile.ZipFile(sent) as file:
        body = file.read("word/document.xml").decode()
    end = body.index("</w:p>", body.index("09.05.2026")) + len("</w:p>")
    tail = body[end : end + 40]
    added = "<w:p><w:r><w:t>Saksbehandler: Nina Dahl</w:t></w:r></w:p>"
    back = edited(sent, tmp_path / "tilbake.docx", (body[end - 60 : end] + tail, body[end - 60 : end] + added + tail))
    comparison = compared(house, back)
    assert [(one.label, one.theirs) for one in comparison.questions] == [("Saksbehandlere", "Nina Dahl")]


def test_a_line_taken_out_is_said(house: Workspace, sent: Path, tmp_path: Path) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", ("26/118", ""), ("Vår ref:", ""))
    (sentence,) = said(compared(house, back))
    assert sentence.startswith("Tatt ut i en linje programmet skriver selv: «Vår ref")


def test_a_file_that_has_lost_its_names_has_its_fields_read_by_their_labels(
    house: Workspace, case: Case, sent: Path, tmp_path: Path
) -> None:
    back = edited(sent, tmp_path / "tilbake.docx", ("26/118", "26/119"), drop_names=True)
    (found,) = house.returned.look([back])
    comparison = house.returned.compare(found, case.id)
    assert [(one.label, one.theirs) for one in comparison.questions] == [("Vår ref", "26/119")]
    assert said(comparison) == []


def test_a_picture_pasted_among_our_lines_is_said_to_be_left_in_the_original(
    house: Workspace, sent: Path, tmp_path: Path
) -> None:
    document = docx.Document(str(sent))
    line = next(one for one in document.paragraphs if "26/118" in one.text)
    line.add_run().add_picture(BytesIO(DOT))
    back = tmp_path / "tilbake.docx"
    document.save(str(back))
    comparison = compared(house, back)
    assert [("bilde" in sentence, "originalen" in sentence) for sentence in said(comparison)] == [(True, True)]
    assert comparison.nothing_new


def test_fields_on_the_houses_own_letterhead_are_found_too(house: Workspace, case: Case, tmp_path: Path) -> None:
    letterhead = docx.Document()
    table = letterhead.add_table(2, 2)
    for row, (label, field) in zip(
        table.rows, (("Saksbehandler", "saksbehandler"), ("Vår ref", "vår ref")), strict=True
    ):
        row.cells[0].text, row.cells[1].text = label, "{{" + field + "}}"
    letterhead.add_paragraph("Fast tekst på brevarket")
    letterhead.add_paragraph("{{tittel}}")
    letterhead.add_paragraph("{{innhold}}")
    house.office.folders.templates.mkdir(parents=True, exist_ok=True)
    letterhead.save(str(house.office.folders.templates / "sak.docx"))
    sent = house.papers.export(case.id).path
    unedited = compared(house, sent)
    assert (unedited.questions, said(unedited), unedited.problems) == ((), [], ())
    back = edited(sent, tmp_path / "tilbake.docx", ("26/118", "26/119"), ("Fast tekst på", "Endret tekst på"))
    comparison = compared(house, back)
    assert [(one.label, one.theirs) for one in comparison.questions] == [("Vår ref", "26/119")]
    assert [sentence.startswith("Endret i en linje programmet skriver selv") for sentence in said(comparison)] == [True]


def test_who_edited_a_field_is_told_where_it_was_tracked(house: Workspace, sent: Path, tmp_path: Path) -> None:
    run = '<w:r><w:t xml:space="preserve">26/118</w:t></w:r>'
    with zipfile.ZipFile(sent) as file:
        body = file.read("word/document.xml").decode()
    start = body.rindex("<w:r>", 0, body.index("26/118"))
    old = body[start : body.index("</w:r>", start) + len("</w:r>")]
    by = 'w:author="Nina Dahl" w:date="2026-05-12T08:30:00Z"'
    new = (
        f'<w:r><w:tab/></w:r><w:del w:id="901" {by}>{run.replace("w:t ", "w:delText ").replace("/w:t>", "/w:delText>")}</w:del>'
        f'<w:ins w:id="902" {by}>{run.replace("118", "119")}</w:ins>'
    )
    (question,) = (comparison := compared(house, edited(sent, tmp_path / "a.docx", (old, new)))).questions
    assert (question.theirs, [edit.author for edit in comparison.edits(question)]) == ("26/119", ["Nina Dahl"])


@pytest.mark.parametrize("profile", ["innlandet", "lofoten-vesteralen-salten"])
def test_a_file_that_has_only_lost_its_names_has_no_edits_in_our_lines(
    folders: Folders, tmp_path: Path, profile: str
) -> None:
    house = Workspace.open(folders, "Kari Berg", profile=profile, clock=lambda: NOW)
    meeting = house.meetings.new("SSU", date(2026, 5, 28))
    made = house.cases.new("SSU", "Felles akuttplan", meeting=meeting.id)
    house.cases.set_section_text(made.id, made.sections[0].id, "Partene ønsker en plan.")
    house.decisions.set_points(made.id, Text.PROPOSAL, (Point(text="SSU vedtar planen."),))
    attachments = (Attachment(title="Rapport om akuttkjeden"), Attachment(title="Kart"))
    house.cases.amend(
        made.id, "Fylte ut", attachments=attachments, case_officers=("Nina Dahl",), our_ref="26/118",
        exemption=Exemption(legal_basis="offl. § 23"),
    )  # fmt: skip
    sent = house.papers.export(made.id).path
    back = edited(sent, tmp_path / "tilbake.docx", drop_names=True)
    (found,) = house.returned.look([back])
    comparison = house.returned.compare(found, made.id)
    assert (comparison.questions, said(comparison)) == ((), [])
    house.close()
