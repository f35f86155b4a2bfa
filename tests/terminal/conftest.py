"""A terminal of 120×40 and one of 80×24, with the example in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .terminal import Terminal


@pytest.fixture
def terminal(tmux: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmux, tmp_path, 120, 40)
    yield opened
    opened.close()


@pytest.fixture
def small_terminal(tmux: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmux, tmp_path, 80, 24)
    yield opened
    opened.close()
