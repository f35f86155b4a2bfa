"""What could not be saved is put by as acts, and taken in at the next start without taking from anybody."""

import os
from pathlib import Path

import pytest

from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.domain.points import Point
from sekretariat_tui.store.put_by import read_put_by
from sekretariat_tui.workspace import Folders, Text, Workspace
from sekretariat_tui.workspace.folders import unsaved_folder
from sekretariat_tui.workspace.unsaved import forget, put_by, take_in, waiting


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "Sekretariat")


@pytest.fixture
def desk(folders: Folders) -> Workspace:
    return Workspace.open(folders, "Kari Berg")


def a_case(desk: Workspace) -> tuple[str, str]:
    case = desk.cases.new("SSU", "Felles opplæring")
    return case.id, case.sections[0].id


def test_typed_text_points_and_a_new_case_are_put_by_and_taken_in(desk: Workspace, folders: Folders) -> None:
    case, section = a_case(desk)
    before = desk.office.register.number
    path, refused = put_by(
        desk,
        [
            lambda w: w.cases.set_section_text(case, section, "Skrevet mens"),
            lambda w: w.cases.set_section_text(case, section, "Skrevet mens disken var full."),
            lambda w: w.decisions.set_points(case, Text.PROPOSAL, (Point(text="SSU ber om plass."),)),
            lambda w: w.cases.new("PA", "Ny sak uten plass"),
        ],
    )
    assert path is not None and refused == []
    assert desk.office.register.number == before, "nothing of the register itself is touched"
    if os.name != "nt":
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0
    desk.close()
    again = Workspace.open(folders, "Kari Berg")
    (one,) = waiting(folders)
    assert len(one.what) == 3
    result = take_in(again, one)
    assert (result.records, result.left) == (2, ())
    assert again.cases.get(case).sections[0].text == "Skrevet mens disken var full."
    assert again.cases.get(case).proposal.points[0].text == "SSU ber om plass."
    assert [head.title for head in again.cases.heads()] == ["Felles opplæring", "Ny sak uten plass"]
    forget(one)
    assert waiting(folders) == []
    again.office.undo()
    assert again.cases.get(case).sections[0].text == "", "it is one act, and can be taken back"


def test_what_others_have_changed_elsewhere_in_the_case_stays(desk: Workspace, folders: Folders) -> None:
    case, section = a_case(desk)
    put_by(desk, [lambda w: w.cases.set_section_text(case, section, "Min tekst")])
    desk.cases.amend(case, "Skrev tittelen på", title="Ny tittel fra en annen")
    result = take_in(desk, waiting(folders)[0])
    assert (result.records, result.left) == (1, ())
    assert desk.cases.get(case).title == "Ny tittel fra en annen"
    assert desk.cases.get(case).sections[0].text == "Min tekst"


def test_a_text_that_others_have_changed_too_is_given_back_and_not_put_in(desk: Workspace, folders: Folders) -> None:
    case, section = a_case(desk)
    put_by(desk, [lambda w: w.cases.set_section_text(case, section, "Min tekst")])
    desk.cases.set_section_text(case, section, "Deres tekst")
    result = take_in(desk, waiting(folders)[0])
    assert result.records == 0
    assert len(result.left) == 1 and result.left[0].endswith("Min tekst")
    assert desk.cases.get(case).sections[0].text == "Deres tekst"
    assert waiting(folders), "the file waits until somebody has seen it"


def test_a_text_in_a_case_that_is_deleted_since_is_given_back(desk: Workspace, folders: Folders) -> None:
    case, section = a_case(desk)
    put_by(desk, [lambda w: w.cases.set_section_text(case, section, "Min tekst")])
    desk.cases.delete(case)
    result = take_in(desk, waiting(folders)[0])
    assert result.records == 0
    assert "Min tekst" in result.left[0]


def test_taken_in_twice_it_is_there_once(desk: Workspace, folders: Folders) -> None:
    put_by(desk, [lambda w: w.cases.new("SSU", "Bare én gang")])
    assert take_in(desk, waiting(folders)[0]).records == 1
    assert take_in(desk, waiting(folders)[0]).records == 0
    assert len(desk.cases.heads()) == 1


def test_nothing_to_put_by_leaves_no_file(desk: Workspace) -> None:
    assert put_by(desk, [lambda w: w.cases.heads()]) == (None, [])
    assert list(unsaved_folder().iterdir()) == []


def test_when_it_cannot_be_put_by_either_it_is_said_and_nothing_is_left(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("sekretariat_tui.store.disk.Disk._write", full)
    with pytest.raises(CannotWrite, match="disken er full"):
        put_by(desk, [lambda w: w.cases.new("SSU", "Ingen plass noe sted")])
    assert list(unsaved_folder().iterdir()) == []


def test_a_file_cut_anywhere_gives_whole_acts_only(desk: Workspace, tmp_path: Path) -> None:
    path, _ = put_by(desk, [lambda w, n=n: w.cases.new("SSU", f"Sak {n}") for n in range(3)])  # type: ignore[misc]
    assert path is not None
    data = path.read_bytes()
    torn = tmp_path / "kuttet.journal"
    for length in range(0, len(data), 7):
        torn.write_bytes(data[:length])
        held = read_put_by(torn)
        assert (
            held is None
            or [act.what for act in held.acts] == [f"Opprettet sak: Sak {n}" for n in range(3)][: len(held.acts)]
        )


def test_what_is_for_another_folder_is_not_offered(desk: Workspace, tmp_path: Path) -> None:
    put_by(desk, [lambda w: w.cases.new("SSU", "Hører til her")])
    assert waiting(Folders(tmp_path / "en annen")) == []
