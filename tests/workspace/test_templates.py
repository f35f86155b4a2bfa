"""The house's own Word templates: found, laid out to start from, and never written over unasked."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from sekretariat_tui.domain.draft_identity import register_name
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.templates import DocumentKind
from sekretariat_tui.writing import TemplateWrong

SAK = DocumentKind.CASE_PAPER


def template(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def put(desk: Workspace, name: str, data: bytes) -> Path:
    folder = desk.office.folders.templates
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


def words(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(path.read_bytes())).paragraphs]


def test_a_house_without_a_template_writes_on_ours(desk: Workspace) -> None:
    assert desk.templates.of(SAK) is None
    case = desk.cases.new("SSU", "Opplæring")
    assert words(desk.papers.export(case.id).path)[:2] == ["UTKAST", "Opplæring"]


@pytest.mark.parametrize("name", ["sak.docx", "sak.dotx", "SAK.DOCX"])
def test_the_template_of_the_house_is_used_when_it_is_there(desk: Workspace, name: str) -> None:
    put(desk, name, template("Brev fra {{helsefellesskap}}", "{{innhold}}"))
    case = desk.cases.new("SSU", "Opplæring")
    shown = words(desk.papers.export(case.id).path)
    assert shown[0] == f"Brev fra {desk.profile.name}"
    assert "Opplæring" in shown


def test_a_document_that_word_has_open_or_another_kind_is_not_the_template(desk: Workspace) -> None:
    put(desk, "~$sak.docx", b"lock")
    put(desk, "saksliste.docx", b"x")
    put(desk, "protokollutdrag.docx", template("{{innhold}}"))
    assert desk.templates.of(SAK) is None
    assert desk.templates.has(DocumentKind.EXCERPT)


def test_a_wrong_template_is_told_nothing_is_written_and_ours_can_be_used(desk: Workspace) -> None:
    put(desk, "sak.docx", template("{{titel}}", "{{innhold}}"))
    case = desk.cases.new("SSU", "Opplæring")
    with pytest.raises(TemplateWrong, match=r"mente du \{\{tittel\}\}"):
        desk.papers.export(case.id)
    assert not desk.office.folders.documents.exists() or not list(desk.office.folders.documents.rglob("*.docx"))
    assert desk.cases.get(case.id).exports == ()
    assert "Opplæring" in words(desk.papers.export(case.id, own_template=True).path)


@pytest.mark.parametrize("name", ["sak.odt", "sak.doc", "sak.docm"])
def test_a_template_in_another_format_is_told_and_not_passed_over(desk: Workspace, name: str) -> None:
    put(desk, name, b"x")
    with pytest.raises(TemplateWrong, match=name):
        desk.papers.export(desk.cases.new("SSU", "Opplæring").id)


def test_starting_templates_are_laid_out_and_can_be_exported_on_at_once(desk: Workspace) -> None:
    laid = [desk.templates.lay_out(kind) for kind in DocumentKind]
    assert [one.path.name for one in laid] == ["sak.docx", "protokollutdrag.docx"]
    assert all(one.written for one in laid)
    case = desk.cases.new("SSU", "Opplæring")
    assert words(desk.papers.export(case.id).path)[:2] == ["UTKAST", "Opplæring"]


def test_a_template_that_is_there_is_left_alone_unless_it_is_to_be_replaced(desk: Workspace) -> None:
    path = put(desk, "sak.docx", b"vart")
    assert desk.templates.lay_out(SAK) == (path, False)
    assert path.read_bytes() == b"vart"
    assert desk.templates.lay_out(SAK, replace=True) == (path, True)
    assert path.read_bytes()[:2] == b"PK"


def test_a_template_of_words_own_kind_counts_as_there(desk: Workspace) -> None:
    path = put(desk, "sak.dotx", b"vart")
    assert desk.templates.lay_out(SAK) == (path, False)
    assert not (path.parent / "sak.docx").exists()


def test_a_file_where_the_folder_should_be_is_told(desk: Workspace) -> None:
    desk.office.folders.templates.write_text("i veien", encoding="utf-8")
    with pytest.raises(CannotWrite, match="maler"):
        desk.templates.lay_out(SAK)


def test_the_draft_says_which_register_it_comes_from(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    document = docx.Document(BytesIO(desk.papers.export(case.id).path.read_bytes()))
    assert desk.office.register.register_id
    assert register_name(desk.office.register.register_id) in document.element.xml
