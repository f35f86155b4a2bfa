"""The house keeps its shape: imports run one way, nothing slow is imported early, and rooms stay small."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "sekretariat_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
DOMAIN = sorted((PACKAGE / "domain").rglob("*.py"))


def run_python(code: str) -> str:
    """What ``code`` prints in a Python of its own, where nothing has been imported yet."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def loaded_by(module: str) -> set[str]:
    """The top-level names in ``sys.modules`` after ``module`` has been imported."""
    code = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    return set(run_python(code).split())


def test_the_contracts_on_imports_hold() -> None:
    run_python("from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])")


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("domain", {"textual", "rich", "tinydb", "docx", "lxml", "yaml", "click", "platformdirs", "filelock"}),
        ("profiles", {"textual", "tinydb", "docx", "lxml", "click"}),
        ("reading", {"textual", "tinydb", "docx", "lxml", "pypdfium2", "click"}),
        ("writing", {"textual", "tinydb", "docx", "lxml", "click"}),
        ("lookup", {"textual", "tinydb", "docx", "lxml", "click"}),
        ("store", {"textual", "docx", "lxml", "click"}),
        ("workspace", {"textual", "docx", "lxml", "click"}),
        ("cli", {"textual", "docx", "lxml", "pypdfium2"}),
        ("ui", {"docx", "lxml", "pypdfium2"}),
    ],
)
def test_importing_a_room_does_not_import_what_it_has_no_use_for_yet(module: str, never: set[str]) -> None:
    assert loaded_by(f"sekretariat_tui.{module}") & never == set()


@pytest.mark.parametrize("path", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_uses_the_record_library_and_no_files(path: Path) -> None:
    files = {"glob", "io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "zipfile"}
    allowed = (set(sys.stdlib_module_names) - files) | {"msgspec", "rapidfuzz", "sekretariat_tui"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module and not node.level
    }
    assert {name.partition(".")[0] for name in imported} <= allowed
    opened = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) == "open"]
    assert opened == []


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
    names = {path: set(path.stem.split("_")) | {path.parent.name} for path in MODULES}
    assert [path.relative_to(ROOT).as_posix() for path, words in names.items() if words & drawers] == []


def test_no_file_grows_past_400_lines() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES
    }
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_every_text_file_is_opened_with_its_encoding_named() -> None:
    unnamed = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            modes += [
                key.value.value for key in node.keywords if key.arg == "mode" and isinstance(key.value, ast.Constant)
            ]
            of_a_path = isinstance(node.func, ast.Attribute) and node.func.attr in {"read_text", "write_text"}
            text_call = of_a_path or (_called(node) == "open" and not any("b" in mode for mode in modes))
            if text_call and not any(key.arg == "encoding" for key in node.keywords):
                unnamed.append(f"{path.relative_to(ROOT).as_posix()}:{node.lineno}")
    assert unnamed == []
