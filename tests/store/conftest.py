"""A register in a folder of its own, and a clock that can be trusted."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sekretariat_tui.store import Register


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the register is to be; not made yet."""
    return tmp_path / "Sekretariat"


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a minute each time it is looked at."""
    times = (datetime(2026, 5, 21, 9, 0, tzinfo=UTC) + timedelta(minutes=minute) for minute in range(10_000))
    return lambda: next(times)


@pytest.fixture
def register(folder: Path, clock: Callable[[], datetime]) -> Iterator[Register]:
    """An empty register."""
    register = Register.open(folder, clock=clock)
    yield register
    register.close()


@pytest.fixture
def other(folder: Path) -> Callable[[], Register]:
    """Opens the same register as another window would."""
    return lambda: Register.open(folder)
