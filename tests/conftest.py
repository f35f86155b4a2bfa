"""What every test gets: user folders of its own, and the outside programs and papers that some tests need."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# A deadline in milliseconds measures the machine, not the program. In CI the examples are the same each time, so that
# a change is not blamed for what chance found.
settings.register_profile("sekretariat", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("sekretariat")

_LEFT_OUT = "left out: needs "


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--benchmark-size",
        type=int,
        default=10_000,
        metavar="CASES",
        help="cases in the register that the benchmarks measure on (with -m benchmark)",
    )


@pytest.fixture
def benchmark_size(request: pytest.FixtureRequest) -> int:
    """How many cases a benchmark measures on: 10,000 is a stress; CI takes a few only, to see that they run."""
    size: int = request.config.getoption("--benchmark-size")
    return size


@pytest.fixture(autouse=True)
def own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hides the developer's own settings, register and terminal; gives the folder that stands in for the home."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_DOCUMENTS_DIR": home / "Documents",
        "XDG_RUNTIME_DIR": home / ".run",
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        # Windows asks the system and not the surroundings; platformdirs listens to these first.
        "WIN_PD_OVERRIDE_APPDATA": home / "AppData" / "Roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": home / "AppData" / "Local",
        "WIN_PD_OVERRIDE_PERSONAL": home / "Documents",
    }
    for name, folder in folders.items():
        monkeypatch.setenv(name, str(folder))
    for name in list(os.environ):
        if name.startswith("SEKRETARIAT_") and name != "SEKRETARIAT_REQUIRE_ALL":
            monkeypatch.delenv(name)
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "COLORFGBG",
        "COLUMNS",
        "LINES",
        "TEXTUAL",
        "TEXTUAL_THEME",
        "TEXTUAL_ANIMATIONS",
    ):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def libreoffice() -> Path:
    """LibreOffice's program for the command line (``soffice``)."""
    places = {
        "win32": [Path(r"C:\Program Files\LibreOffice\program\soffice.com")],
        "darwin": [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")],
    }
    return _outside_program("LibreOffice", ["soffice", "libreoffice"], places.get(sys.platform, []))


@pytest.fixture
def tmux() -> Path:
    """tmux, a terminal that a test can type into and read."""
    return _outside_program("tmux", ["tmux"], [])


@pytest.fixture
def seeds() -> Path:
    """The folder of real case papers beside the checkout; they are not ours to ship, so often it is not there."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip(_LEFT_OUT + "the real papers in ../shared/seeds")
    return folder


def _outside_program(name: str, commands: list[str], places: list[Path]) -> Path:
    """The program's path. Where it is not installed the test is left out, or fails when everything is required."""
    for command in commands:
        if found := shutil.which(command):
            return Path(found)
    for place in places:
        if place.is_file():
            return place
    if os.environ.get("SEKRETARIAT_REQUIRE_ALL") == "1":
        pytest.fail(f"{name} is not installed, and SEKRETARIAT_REQUIRE_ALL=1 requires it")
    pytest.skip(f"{_LEFT_OUT}{name}")


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what a reader would otherwise take as tested: which tests were left out, and for want of what."""
    for need, tests in sorted(_needs_not_met(terminalreporter)):
        why = f"{need} are not there" if need.startswith("the ") else f"{need} is not installed"
        terminalreporter.write_line(f"left out: {tests} test{'s' if tests > 1 else ''}, because {why}", yellow=True)


def _needs_not_met(terminalreporter: pytest.TerminalReporter) -> Iterator[tuple[str, int]]:
    needs = Counter[str]()
    for report in terminalreporter.stats.get("skipped", []):
        # A skip is reported as (file, line, "Skipped: reason").
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        if _LEFT_OUT in reason:
            needs[reason.split(_LEFT_OUT, 1)[1]] += 1
    yield from needs.items()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their argument: those of a zip file have the time in them, and every process must agree."""
    return argname if isinstance(val, bytes) else None
