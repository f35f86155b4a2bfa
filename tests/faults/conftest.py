"""The faults: short by default, long with ``pytest tests/faults --faults long``; what was counted is printed at the end."""

from collections.abc import Callable
from pathlib import Path

import pytest

_FIGURES = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", choices=["short", "long"], default="short", help="how many faults to try")


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Whether there is time for the long trials. Not known as an option when the faults are run among other tests."""
    return bool(request.config.getoption("--faults", default="short") == "long")


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Takes a line for the summary."""
    return request.config.stash.setdefault(_FIGURES, []).append


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the register is to be; not made yet."""
    return tmp_path / "Sekretariat"


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints what was tried and how it went."""
    figures = config.stash.get(_FIGURES, [])
    if figures:
        terminalreporter.section("faults")
        for line in figures:
            terminalreporter.write_line(line)
