"""``--til`` knows a folder by the slash at its end."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from sekretariat_tui.cli.commands import sekretariat
from sekretariat_tui.workspace import Folders, Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = Workspace.open(Folders(tmp_path / "sekretariat"), "Kari Berg")
    workspace.cases.new("SSU", "Felles akuttplan")
    workspace.close()
    return tmp_path / "sekretariat"


def exported(folder: Path, to: str) -> tuple[int, str]:
    done = CliRunner().invoke(sekretariat, ["--mappe", str(folder), "eksporter", "Felles akuttplan", "--til", to])
    return done.exit_code, done.output or str(done.exception)


def test_a_folder_that_is_not_there_is_made(folder: Path, tmp_path: Path) -> None:
    code, output = exported(folder, f"{tmp_path / 'ut' / 'mai'}{os.sep}")
    assert code == 0, output
    (file,) = (tmp_path / "ut" / "mai").iterdir()
    assert file.name in output


def test_a_name_without_a_slash_is_a_file(folder: Path, tmp_path: Path) -> None:
    assert exported(folder, str(tmp_path / "ut"))[0] == 0
    assert (tmp_path / "ut.docx").is_file()


def test_a_folder_that_cannot_be_made_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    code, output = exported(folder, f"{tmp_path / 'fil' / 'ut'}{os.sep}")
    assert code == 1
    assert "Mappen" in output and "kunne ikke lages" in output
