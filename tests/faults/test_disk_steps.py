"""The disk fails, or the power goes, at every single step of opening, saving and folding."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_cases import FaultyDisk, PowerCut, a_case, quick, retitle, save, titles

from sekretariat_tui.domain.errors import CannotRead, CannotWrite, SekretariatError
from sekretariat_tui.store import Register

Figure = Callable[[str], None]


def prepare(folder: Path) -> None:
    """Two cases in the file, and two acts in the journal."""
    register = Register.open(folder)
    save(register, a_case(), a_case())
    register.fold()
    retitle(register, "Én")
    retitle(register, "Før")


def do_open(folder: Path, disk: FaultyDisk) -> Register:
    return Register.open(folder, disk=disk)


def do_save(folder: Path, disk: FaultyDisk) -> None:
    retitle(opened(folder, disk), "Etter")


def do_fold(folder: Path, disk: FaultyDisk) -> None:
    opened(folder, disk).fold()


def do_first_save(folder: Path, disk: FaultyDisk) -> None:
    retitle(opened(folder, disk), "Etter")


def opened(folder: Path, disk: FaultyDisk) -> Register:
    """The register, with the steps counted from here."""
    at, disk.fail_at = disk.fail_at, None
    register = Register.open(folder, disk=disk)
    disk.arm(at)
    return register


DONE = {"open": do_open, "save": do_save, "fold": do_fold}


def each_step(tmp_path: Path, what: str, make: Callable[[], FaultyDisk]) -> "list[tuple[Path, FaultyDisk, object]]":
    """A folder and a disk for every step of what is done, and how it ended."""
    template = tmp_path / "mal"
    prepare(template)
    found = []
    at = 0
    while True:
        folder, disk = tmp_path / f"{what}-{at}", make()
        shutil.copytree(template, folder)
        disk.fail_at = at
        try:
            ended: object = DONE[what](folder, disk)  # type: ignore[operator]
        except (SekretariatError, PowerCut) as error:
            ended = error
        if disk.steps <= at:
            return found
        found.append((folder, disk, ended))
        at += 1


def check(folder: Path, ended: object, what: str) -> None:
    """All of the act is there or nothing, what was said is true, and work goes on."""
    register = Register.open(folder, disk=quick())
    assert not register.readonly
    now = titles(register)
    assert now in (["Før", "Før"], ["Etter", "Etter"])
    if what == "save" and not isinstance(ended, BaseException):
        assert now == ["Etter", "Etter"]
    retitle(register, "Og videre")
    save(register, a_case("Ny"))
    register.close()
    again = Register.open(folder, disk=quick())
    assert titles(again) == ["Og videre", "Og videre", "Ny"]
    assert (again.notices, again.readonly, again.unreadable()) == ((), False, [])
    numbers = [one.number for case in again.all(type(a_case())) for one in again.history(type(a_case()), case.id)]
    assert set(numbers) == set(range(1, again.number + 1)), "every act is in the history"
    assert not list(folder.glob("*.tmp"))


@pytest.mark.parametrize("what", DONE)
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_disk_that_fails_at_any_step_loses_nothing(
    tmp_path: Path, what: str, lasting: bool, number: int, figure: Figure
) -> None:
    def fault() -> OSError:
        return OSError(number, os.strerror(number))

    trials = each_step(tmp_path, what, lambda: FaultyDisk(fault, lasting=lasting))
    refused = 0
    for folder, _, ended in trials:
        refused += isinstance(ended, SekretariatError)
        assert ended is None or isinstance(ended, CannotRead | CannotWrite | Register)
        check(folder, ended, what)
    assert refused >= 2
    kind = "from then on" if lasting else "once"
    figure(f"disk fails {kind} ({errno.errorcode[number]}) in {what}: {len(trials)} steps, none lost, {refused} said")


@pytest.mark.parametrize("what", ["save", "fold"])
@pytest.mark.parametrize("lost", ["nothing", "cut", "zeros"])
def test_a_power_cut_at_any_step_loses_nothing_that_was_saved(
    tmp_path: Path, what: str, lost: str, figure: Figure
) -> None:
    trials = each_step(tmp_path, what, lambda: FaultyDisk(PowerCut, lasting=True))
    for folder, disk, ended in trials:
        assert isinstance(ended, PowerCut)
        if lost != "nothing":
            disk.lose_what_was_not_synchronised(zeros=lost == "zeros")
        check(folder, ended, what)
    figure(f"power cut, {lost} of the unsynchronised lost, in {what}: {len(trials)} steps, none lost")


def test_a_power_cut_at_any_step_of_the_very_first_save_leaves_a_register_to_go_on_with(tmp_path: Path) -> None:
    for at in range(100):
        folder, disk = tmp_path / str(at), FaultyDisk(PowerCut, lasting=True)
        disk.fail_at = at
        try:
            save(Register.open(folder, disk=disk), a_case("Første"))
        except PowerCut:
            disk.lose_what_was_not_synchronised(zeros=False)
            register = Register.open(folder, disk=quick())
            assert titles(register) in ([], ["Første"])
            assert not register.readonly
            save(register, a_case("Ny"))
            assert titles(Register.open(folder))[-1] == "Ny"
        else:
            assert at > 10
            return
    pytest.fail("the save never came to its end")
