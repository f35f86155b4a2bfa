"""The package as others get it: its version, its data, its command and the wheel."""

import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import sekretariat_tui
from sekretariat_tui import datafiles
from sekretariat_tui.datafiles import DataMissing, data_file, data_files, data_root
from sekretariat_tui.domain.errors import SekretariatError

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_version_has_a_line_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {sekretariat_tui.__version__}" in changelog or "## Unreleased" in changelog


def test_importing_the_package_alone_imports_nothing_else_of_ours() -> None:
    code = "import sys, sekretariat_tui; print([m for m in sys.modules if m.startswith('sekretariat_tui.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "src", check=True)
    assert done.stdout.strip() == "[]"


def test_every_dependency_is_installed_in_a_version_that_will_do() -> None:
    from packaging.requirements import Requirement

    for line in PROJECT["project"]["dependencies"]:
        wanted = Requirement(line)
        assert metadata.version(wanted.name) in wanted.specifier, line


def test_data_is_found_in_a_checkout() -> None:
    assert data_root() == ROOT / "data"


def test_data_of_an_installed_wheel_goes_before_that_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "sekretariat_tui"
    (package / "_data" / "profiles").mkdir(parents=True)
    (package / "_data" / "profiles" / "æøå.yaml").write_text("navn: Ærlig\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(datafiles, "_PACKAGE", package)
    assert data_file("profiles/æøå.yaml") == package / "_data" / "profiles" / "æøå.yaml"
    assert [path.name for path in data_files("profiles", "*.yaml")] == ["æøå.yaml"]


def test_a_folder_that_happens_to_be_called_data_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "lib" / "sekretariat_tui"
    package.mkdir(parents=True)
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(datafiles, "_PACKAGE", package)
    with pytest.raises(DataMissing):
        data_root()


def test_a_missing_file_is_said_in_one_sentence_the_user_can_act_on() -> None:
    with pytest.raises(SekretariatError) as told:
        data_file("profiles/finnes-ikke.yaml")
    assert "«profiles/finnes-ikke.yaml»" in str(told.value)
    assert "Installer" in str(told.value)
    with pytest.raises(SekretariatError, match="«finnes-ikke»"):
        data_files("finnes-ikke")


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "../pyproject.toml", "profiles/../../x", "profiles\\a.yaml", "C:x"]
)
def test_a_name_never_leads_out_of_the_data_folder(name: str) -> None:
    with pytest.raises(ValueError, match="not a name inside"):
        data_file(name)


def test_the_wheel_carries_all_of_data_and_nothing_of_the_tests(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"sekretariat_tui/_data/{path.relative_to(ROOT / 'data').as_posix()}"
        for path in (ROOT / "data").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped
    assert shipped <= names
    assert not [name for name in names if name.startswith(("tests/", "data/", "src/"))]
    assert "sekretariat_tui/__main__.py" in names


def test_the_command_is_called_sekretariat() -> None:
    assert PROJECT["project"]["scripts"] == {"sekretariat": "sekretariat_tui.cli:main"}
