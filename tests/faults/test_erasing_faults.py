"""The disk fails, the power goes, or the program is killed at every step of deleting for good: done, or not begun."""

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from fault_cases import FaultyDisk, PowerCut, a_case, quick, save, start, titles

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import SekretariatError
from sekretariat_tui.store import Register

Figure = Callable[[str], None]

WORDS = (b"Zymotisk", b"Xenofili", b"Wolframdr")


def prepare(folder: Path) -> None:
    """A case with words of its own in the file, the journal, the history and a file put aside, beside one to be kept."""
    month = [4]
    register = Register.open(folder, clock=lambda: datetime(2026, month[0], 21, tzinfo=UTC))
    (case, other) = save(register, a_case("Zymotisk vaktordning", our_ref="Xenofili"), a_case("Felles akuttplan"))
    register.fold()
    month[0] = 5  # a month in which only the words for an act on another case name it
    save(
        register, msgspec.structs.replace(other, our_ref="2"), what="Knyttet Zymotisk vaktordning til Felles akuttplan"
    )
    register.fold()
    month[0] = 4
    (case,) = save(
        register, msgspec.structs.replace(case, our_ref="Wolframdråper"), what="Skrev i Zymotisk vaktordning"
    )
    journal = (folder / "sekretariat.journal").read_bytes()
    register.fold()
    (folder / "historikk" / "lagt-til-side-20260501-101010-12345678-sekretariat.journal").write_bytes(journal)
    save(register, msgspec.structs.replace(case, our_ref="Xenofili igjen"), what="Skrev i Zymotisk vaktordning")


def erase(folder: Path, disk: FaultyDisk) -> None:
    at, disk.fail_at = disk.fail_at, None
    register = Register.open(folder, disk=disk)
    (case, _) = register.all(Case)
    disk.arm(at)
    with register.change("Kari", "Slettet en sak for godt") as change:
        change.erase(case.id)
    if register.is_erasing:
        assert "ikke ferdig slettet" in register.notices[-1]


def has_words(folder: Path) -> bool:
    return any(word in path.read_bytes() for path in folder.rglob("*") if path.is_file() for word in WORDS)


def check(folder: Path) -> str:
    """How it stands after the fault, with what is broken off ended by the next to save."""
    register = Register.open(folder, disk=quick())
    assert not register.readonly
    if titles(register) == ["Zymotisk vaktordning", "Felles akuttplan"]:
        assert not register.erased
        case = register.all(Case)[0]
        assert register.history(Case, case.id)[0].what == "Lagret saker"
        return "not begun"
    assert titles(register) == ["Felles akuttplan"]
    ended = "done"
    if has_words(folder):
        # A fold that was broken off before its journal was begun is seen by whoever opens the register, and by nobody
        # else: what is deleted has been cleared from there too when anything at all is saved.
        assert register.is_erasing
        assert "ikke ferdig slettet" in register.notices[-1]
        ended = "to be ended"
    save(register, a_case("Og videre"))
    assert not register.is_erasing
    assert not has_words(folder)
    register.fold()
    assert not list(folder.rglob("*.tmp"))
    again = Register.open(folder, disk=quick())
    assert (again.notices, again.readonly, titles(again)) == ((), False, ["Felles akuttplan", "Og videre"])
    return ended


def trials(tmp_path: Path, make: Callable[[], FaultyDisk], lost: str = "nothing") -> dict[str, int]:
    template = tmp_path / "mal"
    prepare(template)
    counted: dict[str, int] = {}
    for at in range(10_000):
        folder, disk = tmp_path / str(at), make()
        shutil.copytree(template, folder)
        disk.fail_at = at
        with contextlib.suppress(SekretariatError, PowerCut):
            erase(folder, disk)
        if disk.steps <= at:
            break
        if lost != "nothing":
            disk.lose_what_was_not_synchronised(zeros=lost == "zeros")
        ended = check(folder)
        counted[ended] = counted.get(ended, 0) + 1
        shutil.rmtree(folder)
    assert counted["not begun"] >= 3
    assert counted["to be ended"] >= 10
    return counted


@pytest.mark.parametrize(
    ("number", "lasting"), [(errno.ENOSPC, False), (errno.EACCES, True)], ids=["full once", "refused from then on"]
)
def test_a_disk_that_fails_at_any_step_leaves_it_done_or_not_begun(
    tmp_path: Path, number: int, lasting: bool, figure: Figure
) -> None:
    counted = trials(tmp_path, lambda: FaultyDisk(lambda: OSError(number, os.strerror(number)), lasting=lasting))
    kind = "from then on" if lasting else "once"
    figure(f"disk fails {kind} ({errno.errorcode[number]}) in deleting for good: {told(counted)}")


@pytest.mark.parametrize("lost", ["nothing", "zeros"])
def test_a_power_cut_at_any_step_leaves_it_done_or_not_begun(tmp_path: Path, lost: str, figure: Figure) -> None:
    counted = trials(tmp_path, lambda: FaultyDisk(PowerCut, lasting=True), lost)
    figure(f"power cut, {lost} of the unsynchronised lost, in deleting for good: {told(counted)}")


def told(counted: dict[str, int]) -> str:
    return f"{sum(counted.values())} steps, " + ", ".join(f"{number} {ended}" for ended, number in counted.items())


ERASER = """
import sys
from pathlib import Path
from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import Register

register = Register.open(Path(sys.argv[1]))
case = register.all(Case)[0]
print("begins", flush=True)
with register.change("Kari", "Slettet en sak for godt") as change:
    change.erase(case.id)
print("ended", flush=True)
"""


def test_killed_at_any_moment_of_it_it_is_done_or_not_begun(tmp_path: Path, long: bool, figure: Figure) -> None:
    template = tmp_path / "mal"
    prepare(template)
    counted: dict[str, int] = {}
    kills = 200 if long else 12
    for kill in range(kills):
        folder = tmp_path / str(kill)
        shutil.copytree(template, folder)
        program = start(ERASER, folder)
        assert program.stdout is not None
        assert program.stdout.readline() == "begins\n"
        time.sleep(0.012 * kill / kills)
        program.kill()
        said = program.stdout.read()
        program.wait()
        ended = check(folder)
        assert said != "ended\n" or ended == "done"
        counted[ended] = counted.get(ended, 0) + 1
        shutil.rmtree(folder)
    figure(f"killed in deleting for good: {kills} kills, {told(counted)}")
