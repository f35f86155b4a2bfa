"""Windows refuses what another program has open: the waits are bounded, what comes of it is said, and nothing is lost.

Simulated: a sync program or a virus scanner holds a file, and the step fails with Windows' own numbers.
"""

import errno
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import msgspec
import pytest
from fault_cases import a_case, retitle, save, titles

from sekretariat_tui.domain.errors import CannotRead, CannotWrite, SekretariatError
from sekretariat_tui.store import Disk, Register

Figure = Callable[[str], None]

# The waits of Windows, and how many times one save or one fold may have to go through all of them.
PATIENCE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 1.8)
MOST_ROUNDS = 4

ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION, USER_MAPPED_FILE = 5, 32, 33, 1224


class WindowsError(PermissionError):
    """As Python raises it on Windows: all of these are «permission denied», told apart by their own number."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "prosessen får ikke tilgang til filen")
        self.winerror = winerror


class Mapped(OSError):
    """A file that another program has mapped into memory; no permission error to Python."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EINVAL, "filen er tilordnet i minnet")
        self.winerror = winerror


def refusal(winerror: int) -> OSError:
    return Mapped(winerror) if winerror == USER_MAPPED_FILE else WindowsError(winerror)


class HeldDisk(Disk):
    """Refuses one kind of step on one file, so many times; counts the seconds that were waited."""

    def __init__(self) -> None:
        self.waited = 0.0
        super().__init__(patience=PATIENCE, sleep=self._wait)
        self.step = ""
        self.name = ""
        self.winerror = SHARING_VIOLATION
        self.left = 0

    def _wait(self, seconds: float) -> None:
        self.waited += seconds

    def hold(self, step: str, name: str, winerror: int, times: int) -> None:
        self.step, self.name, self.winerror, self.left, self.waited = step, name, winerror, times, 0.0

    def _meets(self, step: str, path: Path) -> None:
        if step == self.step and path.name == self.name and self.left:
            self.left -= 1
            raise refusal(self.winerror)

    def _open(self, path: Path) -> FileIO:
        self._meets("read", path)
        return super()._open(path)

    def _open_to_change(self, path: Path) -> FileIO:
        self._meets("append", path)
        return super()._open_to_change(path)

    def _replace(self, temporary: Path, target: Path) -> None:
        self._meets("replace", target)
        super()._replace(temporary, target)

    def _truncate(self, file: FileIO, length: int) -> None:
        self._meets("truncate", Path(str(file.name)))
        super()._truncate(file, length)


def held(folder: Path) -> tuple[Register, HeldDisk]:
    """A window with something to save, on a disk that will be held by another program."""
    disk = HeldDisk()
    register = Register.open(folder, disk=disk)
    save(register, a_case("Før"))
    register.fold()
    retitle(register, "I journalen")
    return register, disk


JOURNAL, FILE = "sekretariat.journal", "sekretariat.json"

# What the user does, the step it takes, and the file that is held.
MET = [
    ("save", "append", JOURNAL),
    ("fold", "replace", FILE),
    ("fold", "replace", JOURNAL),
    ("fold", "read", JOURNAL),
    ("open", "read", FILE),
    ("open", "read", JOURNAL),
]


def do(what: str, folder: Path, register: Register, disk: HeldDisk) -> None:
    if what == "save":
        retitle(register, "Etter")
    elif what == "fold":
        register.fold()
    else:
        Register.open(folder, disk=disk)


@pytest.mark.parametrize("winerror", [ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION, USER_MAPPED_FILE])
@pytest.mark.parametrize(("what", "step", "name"), MET)
def test_what_is_refused_for_a_moment_is_tried_again(
    folder: Path, what: str, step: str, name: str, winerror: int
) -> None:
    register, disk = held(folder)
    disk.hold(step, name, winerror, times=4)
    do(what, folder, register, disk)
    assert disk.left == 0
    assert disk.waited == pytest.approx(sum(PATIENCE[:4]))
    assert titles(Register.open(folder)) == (["Etter"] if what == "save" else ["I journalen"])


@pytest.mark.parametrize("winerror", [ACCESS_DENIED, SHARING_VIOLATION, USER_MAPPED_FILE])
@pytest.mark.parametrize(("what", "step", "name"), MET)
def test_what_is_refused_for_good_is_said_within_bounded_time_and_nothing_is_lost(
    folder: Path, what: str, step: str, name: str, winerror: int, figure: Figure
) -> None:
    register, disk = held(folder)
    disk.hold(step, name, winerror, times=1_000_000)
    with pytest.raises(SekretariatError) as said:
        do(what, folder, register, disk)
    assert isinstance(said.value, CannotRead if what == "open" else CannotWrite)
    assert str(register.path) in str(said.value) and "prøv igjen" in str(said.value).casefold()
    if winerror != ACCESS_DENIED and (what, step) != ("save", "append"):
        assert "et annet program holder filen åpen" in str(said.value)
    assert 0 < disk.waited <= MOST_ROUNDS * sum(PATIENCE)
    waited = disk.waited
    assert titles(register) == ["I journalen"], "memory is as the disk"
    assert not list(folder.glob("*.tmp"))
    disk.left = 0
    assert titles(Register.open(folder)) == ["I journalen"]
    retitle(register, "Og nå går det")
    register.fold()
    again = Register.open(folder)
    assert (titles(again), again.notices) == (["Og nå går det"], ())
    figure(f"Windows refuses to {step} {name} in {what} ({winerror}): said after {waited:.1f} s, nothing lost")


def test_a_fold_that_is_refused_does_not_hold_up_the_saving(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is open in another program all day: the journal only grows, and each save is as quick as ever."""
    register, disk = held(folder)
    monkeypatch.setattr("sekretariat_tui.store.register.FOLD_AT", 2_000)
    register._fold_at = 2_000
    disk.hold("replace", FILE, SHARING_VIOLATION, times=1_000_000)
    (case,) = save(register, a_case("Ny"))
    slow = 0
    for number in range(40):
        disk.waited = 0.0
        (case,) = save(register, msgspec.structs.replace(case, title=f"{number}"))
        slow += disk.waited > 0
    assert slow <= 6, "it is tried again only when the journal has doubled"
    assert titles(Register.open(folder)) == ["I journalen", "39"]


def test_a_folder_that_can_only_be_read_is_opened_shown_and_said(folder: Path) -> None:
    """Nothing can be made in it: neither a lock, nor a line, nor a file."""
    register, _ = held(folder)
    register.close()

    class OnlyRead(Disk):
        def _open_to_change(self, path: Path) -> FileIO:
            raise WindowsError(ACCESS_DENIED)

        def _create(self, path: Path) -> FileIO:
            raise WindowsError(ACCESS_DENIED)

    shown = Register.open(folder, disk=OnlyRead(patience=()))
    assert titles(shown) == ["I journalen"]
    with pytest.raises(CannotWrite, match="kan ikke skrives til"):
        retitle(shown, "Etter")
    shown.close()
    assert titles(Register.open(folder)) == ["I journalen"]
