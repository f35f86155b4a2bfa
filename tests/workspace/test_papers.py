"""The Word draft: where it is put, that it is recorded, and that nothing edited by hand is lost."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.domain.points import Point
from sekretariat_tui.workspace import Folders, Text, Workspace
from sekretariat_tui.writing import FileChangedByHand

from .conftest import NOW


def words(path: Path) -> str:
    document = docx.Document(BytesIO(path.read_bytes()))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_draft_is_named_by_its_title_and_marked_as_a_draft(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Økt samhandling: hva nå?")
    written = desk.papers.export(case.id)
    assert written.path.parent == desk.office.folders.documents / "SSU utkast"
    assert "UTKAST" in written.path.name and "Økt samhandling" in written.path.name
    assert not set(written.path.name) & set('<>:"/\\|?*')
    assert "UTKAST" in words(written.path)


def test_a_numbered_case_lies_with_its_meeting(desk: Workspace) -> None:
    meeting = desk.meetings.new("SSU", date(2026, 5, 21))
    case = desk.cases.new("SSU", "Opplæring", meeting=meeting.id)
    desk.meetings.number_agenda(meeting.id)
    written = desk.papers.export(case.id)
    assert written.path.parent.name == "SSU 2026-05-21"
    assert "3-26" in written.path.name
    assert "Vedlegg til sak 3/26" in words(written.path)


def test_a_paper_exported_again_replaces_our_own_but_not_what_was_edited(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    path = desk.papers.export(case.id).path
    desk.decisions.set_points(case.id, Text.PROPOSAL, (Point(text="SSU godkjenner planen."),))
    assert desk.papers.export(case.id).path == path
    assert "SSU godkjenner planen." in words(path)
    path.write_bytes(path.read_bytes() + b" ")
    edited = path.read_bytes()
    with pytest.raises(FileChangedByHand):
        desk.papers.export(case.id)
    assert path.read_bytes() == edited
    desk.papers.export(case.id, replace=True)
    assert path.read_bytes() != edited


def test_a_folder_that_cannot_be_made_is_said(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Opplæring")
    desk.office.folders.documents.write_text("en fil i veien", encoding="utf-8")
    with pytest.raises(CannotWrite, match="dokumenter"):
        desk.papers.export(case.id)


def test_a_house_made_by_editing_yaml_alone_gets_its_own_paper(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "tredje")
    Workspace.open(folders, "Kari", profile="lofoten-vesteralen-salten", clock=lambda: NOW).close()
    text = folders.profile.read_text(encoding="utf-8")
    changed = text.replace("Innstilling til konsensus", "Framlegg").replace(
        "{utvalg} sak {nummer}", "Sak {nummer} i {utvalg}"
    )
    assert changed != text
    folders.profile.write_text(changed, encoding="utf-8")
    desk = Workspace.open(folders, "Kari", clock=lambda: NOW)
    assert desk.notices == []
    case = desk.cases.new("SSU", "Opplæring")
    desk.cases.give_number(case.id, 4, 2026)
    desk.decisions.set_points(case.id, Text.PROPOSAL, (Point(text="SSU godkjenner planen."),))
    paper = words(desk.papers.export(case.id).path)
    assert "Sak 4/2026 i SSU" in paper
    assert paper.index("Framlegg") < paper.index("Bakgrunn")


def test_a_profile_with_a_mistake_is_said_and_the_last_good_one_used(desk: Workspace) -> None:
    profile = desk.office.folders.profile
    profile.write_text(profile.read_text(encoding="utf-8").replace("utkast: 28", "utkast: mange", 1), encoding="utf-8")
    again = Workspace.open(desk.office.folders, "Kari", clock=lambda: NOW)
    assert again.profile.name == "Helsefellesskap Innlandet"
    (notice,) = again.notices
    assert "profil.yaml, linje" in notice and "mange" in notice


def test_a_paper_that_is_written_but_could_not_be_recorded_is_said_to_be_there(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = desk.cases.new("SSU", "Opplæring")

    def full(*_words: object, **_more: object) -> None:
        raise CannotWrite("Disken er full.")

    monkeypatch.setattr(desk.cases, "save", full)
    with pytest.raises(CannotWrite, match=r"er skrevet til .*ikke notert.*Disken er full"):
        desk.papers.export(case.id, to=tmp_path / "ut.docx")
    assert "Opplæring" in words(tmp_path / "ut.docx")
