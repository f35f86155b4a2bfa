"""``start.py``, the one file a newcomer runs: when it builds the environment, and what it must never touch.

Installing for real needs the network and a minute, and is what ``.ci/run`` does with the README's own command.
"""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
HERE = sys.version_info[:2]


@pytest.fixture
def start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def acts(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Puts stand-ins where something would be made or installed, and lists what would have been done."""
    done: list[str] = []

    def create(environment: Path) -> list[str]:
        done.append("create")
        python = start.python_in(environment)
        python.parent.mkdir(parents=True)
        python.touch()
        (environment / "pyvenv.cfg").touch()
        return ["pip"]

    def version_of(command: list[str]) -> tuple[int, int] | None:
        return HERE if Path(command[0]).is_file() else None

    monkeypatch.setattr(start, "create", create)
    monkeypatch.setattr(start, "version_of", version_of)
    monkeypatch.setattr(start, "install", lambda python, extras, installer: done.append(" ".join(["install", *extras])))
    monkeypatch.setattr(start, "find_installer", lambda python: ["pip"])
    return done


def change_stamp(start: ModuleType, environment: Path, **changes: object) -> None:
    path = environment / start.STAMP
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def test_a_second_start_installs_nothing(start: ModuleType, acts: list[str], tmp_path: Path) -> None:
    environment = tmp_path / "miljø med æøå"
    python = start.prepare(environment, [])
    assert start.prepare(environment, []) == python == start.python_in(environment)
    assert acts == ["create", "install"]


def test_the_tests_get_what_they_need_and_the_demo_does_not_take_it_away(
    start: ModuleType, acts: list[str], tmp_path: Path
) -> None:
    for extras in ([], ["test"], [], ["test"]):
        start.prepare(tmp_path / "env", extras)
    assert acts == ["create", "install", "install test"]


def test_a_changed_project_file_installs_again_with_all_that_was_there(
    start: ModuleType, acts: list[str], tmp_path: Path
) -> None:
    start.prepare(tmp_path / "env", ["test"])
    change_stamp(start, tmp_path / "env", pyproject="another")
    start.prepare(tmp_path / "env", [])
    assert acts == ["create", "install test", "install test"]


@pytest.mark.parametrize("change", [{"state": "installing"}, {"python": [3, 1]}, {"checkout": "/somewhere/else"}])
def test_an_environment_cut_off_moved_or_of_another_python_is_made_again(
    start: ModuleType, acts: list[str], tmp_path: Path, change: dict[str, object]
) -> None:
    start.prepare(tmp_path / "env", [])
    change_stamp(start, tmp_path / "env", **change)
    start.prepare(tmp_path / "env", [])
    assert acts == ["create", "install"] * 2


def test_an_environment_whose_python_does_not_start_is_made_again(
    start: ModuleType, acts: list[str], tmp_path: Path
) -> None:
    start.prepare(tmp_path / "env", [])
    start.python_in(tmp_path / "env").unlink()
    start.prepare(tmp_path / "env", [])
    assert acts == ["create", "install"] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["env"]


def test_an_installation_that_fails_is_not_taken_for_done(
    start: ModuleType, acts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise start.CannotStart("nei", "no")

    with monkeypatch.context() as offline:
        offline.setattr(start, "install", fail)
        with pytest.raises(start.CannotStart):
            start.prepare(tmp_path / "env", [])
    start.prepare(tmp_path / "env", [])
    assert acts == ["create", "create", "install"]


def test_an_environment_somebody_made_by_hand_is_kept(start: ModuleType, acts: list[str], tmp_path: Path) -> None:
    start.create(tmp_path / "env")
    (tmp_path / "env" / "mine.txt").touch()
    start.prepare(tmp_path / "env", [])
    assert acts == ["create", "install"]
    assert (tmp_path / "env" / "mine.txt").exists()


@pytest.mark.parametrize("fresh", [False, True])
def test_a_folder_with_something_else_in_it_is_left_alone(
    start: ModuleType, acts: list[str], tmp_path: Path, fresh: bool
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "mine").write_text("keep", encoding="utf-8")
    with pytest.raises(start.CannotStart, match="--env"):
        start.prepare(tmp_path, [], fresh)
    assert acts == []
    assert (tmp_path / "bin" / "mine").read_text(encoding="utf-8") == "keep"


def test_a_python_that_is_too_old_is_told_in_both_languages(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 1))
    monkeypatch.setattr(start, "newer_python", lambda: None)
    assert start.main(["demo"]) == 1
    told = capsys.readouterr().err
    assert "Dette er Python 3.8; programmet trenger 3.11" in told
    assert "This is Python 3.8; the program needs 3.11" in told


def test_words_are_passed_on_and_the_exit_code_comes_back(start: ModuleType, tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import start; from pathlib import Path; sys.exit(start.hand_over("
    )
    code += (
        "Path(sys.executable), ['-c', 'import sys; print(sys.argv[1:]); sys.exit(7)', 'søk', 'to ord'], Path.cwd()))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(ROOT)], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 7
    assert done.stdout.strip() in ("['søk', 'to ord']".encode(), "['søk', 'to ord']".encode("cp1252"))


def test_the_readme_names_the_test_command_where_ci_looks_for_it() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "<!-- the test command -->\n```sh\npython start.py test\n```" in readme
