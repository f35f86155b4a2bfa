"""The disk fails, fills up, or the program is killed while it saves: what was saved is there, and nothing is half."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path

import msgspec
import pytest
from register_cases import FILES, a_case, save

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotRead, CannotWrite, SekretariatError
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.store import Disk, Register

STEPS = """stamp _open make_folder _open_to_change _create _write _sync _truncate _replace _sync_folder
    _remove""".split()


class FailingDisk(Disk):
    """Fails at the step whose turn it is, counted over all steps; writes half before it fails, as a full disk does."""

    def __init__(self, number: int = errno.ENOSPC) -> None:
        super().__init__(patience=())
        self.number = number
        self.steps: list[str] = []
        self.fail_at: int | None = None

    def _step(self, name: str) -> None:
        self.steps.append(name)
        if self.fail_at is not None and len(self.steps) > self.fail_at:
            raise OSError(self.number, os.strerror(self.number))

    def arm(self, at: int | None) -> None:
        self.steps.clear()
        self.fail_at = at

    def _write(self, file: FileIO, data: bytes) -> None:
        if self.fail_at is not None and len(self.steps) >= self.fail_at:
            super()._write(file, data[: len(data) // 2])
        self._step("_write")
        super()._write(file, data)


def _counted(name: str) -> Callable[..., object]:
    def step(self: FailingDisk, *arguments: object) -> object:
        self._step(name)
        return getattr(Disk, name)(self, *arguments)

    return step


for _name in STEPS:
    if _name != "_write":
        setattr(FailingDisk, _name, _counted(_name))


def steps_of_a_save(folder: Path) -> int:
    disk = FailingDisk()
    register = Register.open(folder, disk=disk)
    save(register, a_case())
    disk.arm(None)
    save(register, a_case())
    return len(disk.steps)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("lasting", [True, False], ids=["from then on", "once"])
def test_whatever_step_of_a_save_fails_the_register_is_whole(
    folder: Path, tmp_path: Path, number: int, lasting: bool
) -> None:
    steps = steps_of_a_save(tmp_path / "prøve")
    assert steps >= 6
    failed = 0
    for at in range(steps):
        disk = FailingDisk(number)
        here = folder / str(at)
        register = Register.open(here, disk=disk)
        (case,) = save(register, a_case("Før"))
        journal = here / "sekretariat.journal"
        before = register.path.read_bytes(), journal.read_bytes()
        disk.arm(at)
        if not lasting:
            disk._step = lambda name, disk=disk: _fail_once(disk, name)  # type: ignore[method-assign, misc]
        changed = msgspec.structs.replace(case, title="Etter")
        try:
            with register.change("Kari", "Endret og la til") as change:
                change.put(changed)
                change.put(Meeting(body="SSU", year=2026))
        except SekretariatError as said:
            failed += 1
            assert isinstance(said, CannotWrite | CannotRead)
            assert str(register.path) in str(said) or "mappe" in str(said)
            assert register.get(Case, case.id) == case
            assert (register.number, register.all(Meeting)) == (1, [])
        else:
            assert register.get(Case, case.id).title == "Etter"
        on_disk = Register.open(here)
        torn = journal.read_bytes() != before[1] and on_disk.number != 2
        assert len(on_disk.notices) == torn
        assert not torn or lasting  # what was half written could not be cut away either
        saved = on_disk.number == 2
        assert [now.title for now in on_disk.all(Case)] == (["Etter"] if saved else ["Før"])
        assert len(on_disk.all(Meeting)) == (1 if saved else 0)
        assert register.path.read_bytes() == before[0]
        assert journal.read_bytes().startswith(before[1])

        disk.arm(None)
        register.refresh()
        (again,) = save(register, changed)  # the text that stood on the screen all the time
        assert (again.title, again.rev) == ("Etter", 2)
        mended = Register.open(here)
        assert (mended.all(Case), mended.notices) == ([again], ())
        assert sorted(os.listdir(here)) == (["historikk", *FILES] if torn else FILES)
    assert failed >= 5


def _fail_once(disk: FailingDisk, name: str) -> None:
    disk.steps.append(name)
    if disk.fail_at is not None and len(disk.steps) > disk.fail_at:
        disk.fail_at = None
        raise OSError(disk.number, os.strerror(disk.number))


def test_a_save_is_in_memory_only_after_it_is_safely_on_disk(folder: Path) -> None:
    steps: list[tuple[str, int]] = []

    class Watched(FailingDisk):
        def _step(self, name: str) -> None:
            steps.append((name, register.number))

    register = Register.open(folder)  # for the steps to look at while the one below is being opened
    register = Register.open(folder, disk=Watched())
    save(register, a_case())
    steps.clear()
    save(register, a_case())
    written = steps[[name for name, _ in steps].index("_open_to_change") :]
    assert written == [(name, 1) for name in ("_open_to_change", "_write", "_sync")]
    assert register.number == 2
    steps.clear()
    register.fold()
    written = [name for name, _ in steps if name in ("_sync", "_replace", "_sync_folder")]
    assert written == ["_sync", "_replace", "_sync_folder"] * 3  # history, snapshot, journal


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no folders to synchronise")
def test_file_and_folder_are_synchronised_by_the_system(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        synced.append("folder" if os.path.isdir(f"/dev/fd/{handle}") else "file")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    save(register, a_case())
    synced.clear()
    save(register, a_case())
    assert synced == ([] if sys.platform == "darwin" else ["file"])
    synced.clear()
    register.fold()
    assert synced == (["folder"] * 3 if sys.platform == "darwin" else ["file", "folder"] * 3)


def test_the_very_first_save_on_a_full_disk_leaves_no_register(folder: Path) -> None:
    for at in range(8):
        disk = FailingDisk()
        register = Register.open(folder / str(at), disk=disk)
        disk.arm(at)
        try:
            save(register, a_case())
        except SekretariatError:
            assert register.is_empty
        disk.arm(None)
        assert len(Register.open(folder / str(at)).all(Case)) in (0, 1)


def test_a_replace_that_windows_refuses_for_a_moment_is_tried_again(folder: Path) -> None:
    waits: list[float] = []
    refusals = iter([False, False, False, True, True, False, False, *[True] * 100])

    class Scanned(Disk):
        def _replace(self, temporary: Path, target: Path) -> None:
            if next(refusals):
                raise PermissionError(errno.EACCES, "Ingen tilgang")
            super()._replace(temporary, target)

    disk = Scanned(patience=(0.1, 0.2, 0.4), sleep=waits.append)
    register = Register.open(folder, disk=disk)
    (case,) = save(register, a_case())
    register.fold()
    assert waits == [0.1, 0.2]
    waits.clear()
    (new,) = save(register, a_case("Nytt"))
    with pytest.raises(CannotWrite, match="Alt som er lagret, er i behold"):
        register.fold()
    assert waits == [0.1, 0.2, 0.4]
    assert register.all(Case) == Register.open(folder).all(Case) == [case, new]
    assert sorted(os.listdir(folder)) == ["historikk", *FILES]


def test_a_read_that_windows_refuses_for_a_moment_is_tried_again(folder: Path) -> None:
    save(Register.open(folder), a_case())
    refusals = iter([True, False, True, True, False])

    class Scanned(Disk):
        def _open(self, path: Path) -> FileIO:
            if next(refusals):
                raise PermissionError(errno.EACCES, "Ingen tilgang")
            return super()._open(path)

    waits: list[float] = []
    assert len(Register.open(folder, disk=Scanned(patience=(0.1, 0.2), sleep=waits.append)).all(Case)) == 1
    assert waits == [0.1, 0.1, 0.2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("left out: needs root, to make a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("left out: needs the right to make a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_said_and_saving_goes_on_when_there_is_room(small_disk: Path) -> None:
    folder = small_disk / "Sekretariat"
    register = Register.open(folder)
    (case,) = save(register, a_case())
    filler = small_disk / "fyll"
    filler.write_bytes(b"x" * 150_000)
    for size in (110_000, 200_000):
        with pytest.raises(CannotWrite, match="disken er full"):
            save(register, msgspec.structs.replace(case, our_ref="x" * size), a_case("Ny"))
        assert register.all(Case) == Register.open(folder).all(Case) == [case]
        assert sorted(os.listdir(folder)) == FILES
    filler.unlink()
    save(register, msgspec.structs.replace(case, our_ref="x" * 60_000), a_case("Ny"))
    assert len(Register.open(folder).all(Case)) == 2
