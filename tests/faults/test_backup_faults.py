"""The disk fails, fills up, or the program is killed, while a backup is taken or put back: all of it or nothing."""

import errno
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
import test_full_disk
from fault_cases import FaultyDisk, PowerCut, a_case, quick, retitle, save, start, titles

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotRead, CannotWrite, SekretariatError
from sekretariat_tui.store import (
    Backup,
    BackupKind,
    Register,
    list_backups,
    newest_good,
    open_backup,
    restore_damaged,
    take_backup,
)
from sekretariat_tui.store.backups import folder_of, keep_few
from sekretariat_tui.store.record_differences import record_differences

Figure = Callable[[str], None]

CASES = 5

small_disk = test_full_disk.small_disk


def prepare(folder: Path) -> None:
    """Five cases, called «Før» in a backup and «Nå» since; one of them is new and one is deleted since."""
    register = Register.open(folder)
    first = save(register, *(a_case("Før") for _ in range(CASES)))
    take(folder, register)
    retitle(register, "Nå")
    register.fold()
    save(register, a_case("Nå"))
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, first[0].id)


def take(folder: Path, register: Register, disk: FaultyDisk | None = None) -> Backup:
    return take_backup(folder, register.snapshot, BackupKind.DAILY, "Kari", disk=disk)


def opened(folder: Path, disk: FaultyDisk) -> Register:
    """The register, with the steps counted from here."""
    at, disk.fail_at = disk.fail_at, None
    register = Register.open(folder, disk=disk)
    disk.arm(at)
    return register


def the_backup(folder: Path) -> Backup:
    return [one for one in list_backups(folder) if not one.fault][-1]


def do_backup(folder: Path, disk: FaultyDisk) -> None:
    take(folder, opened(folder, disk), disk)


def do_restore(folder: Path, disk: FaultyDisk) -> None:
    register = opened(folder, disk)
    then = open_backup(the_backup(folder), folder).snapshot
    with register.change("Kari", "Gjenopprettet") as change:
        for one in record_differences(then, change.base):
            change.make(one.table, one.now, one.then)


def do_restore_damaged(folder: Path, disk: FaultyDisk) -> None:
    restore_damaged(folder, the_backup(folder), "Kari", disk=disk)


def do_thin(folder: Path, disk: FaultyDisk) -> None:
    from datetime import UTC, datetime, timedelta

    known = list_backups(folder)
    keep_few(known, known[0], datetime.now(UTC) + timedelta(days=900), disk=disk)


DONE = {"backup": do_backup, "restore": do_restore, "restore damaged": do_restore_damaged, "thinning": do_thin}


def each_step(tmp_path: Path, what: str, make: Callable[[], FaultyDisk]) -> Iterator[tuple[Path, FaultyDisk, object]]:
    """A folder and a disk for every step of what is done, and how it ended."""
    template = tmp_path / "mal"
    prepare(template)
    if what == "thinning":
        take(template, Register.open(template))
    if what == "restore damaged":
        path = template / "sekretariat.json"
        path.write_bytes(bytes(path.stat().st_size))
    at = 0
    while True:
        folder, disk = tmp_path / f"{at}", make()
        shutil.copytree(template, folder)
        disk.fail_at = at
        try:
            DONE[what](folder, disk)
            ended: object = None
        except (SekretariatError, PowerCut) as error:
            ended = error
        if disk.steps <= at:
            return
        yield folder, disk, ended
        at += 1


BEFORE, NOW = ["Før"] * CASES, ["Nå"] * CASES


def check(folder: Path, ended: object, what: str) -> None:
    """Register and backups are as they were, or as they should be; what was said is true; and work goes on."""
    good = [one for one in list_backups(folder) if not one.fault]
    assert len(good) == len(list_backups(folder)), "no half backup bears a backup's name"
    assert titles(open_backup(good[-1], folder)) == BEFORE or what == "thinning"
    for one in good:
        open_backup(one, folder)
    assert newest_good(folder) is not None
    if what == "restore damaged":
        try:
            register = Register.open(folder, disk=quick())
            fine = not register.readonly
        except CannotRead:
            fine = False
        assert fine or ended is not None, "what was said to be restored is restored"
        if not fine:
            restore_damaged(folder, good[-1], "Kari", disk=quick())
        register = Register.open(folder, disk=quick())
        assert titles(register) == NOW
    else:
        register = Register.open(folder, disk=quick())
        wanted = [BEFORE, NOW] if what == "restore" else [NOW]
        assert titles(register) in wanted
        if what == "restore" and ended is None:
            assert titles(register) == BEFORE
    assert (register.readonly, register.notices if what != "restore" else ()) == (False, ())
    retitle(register, "Og videre")
    take_backup(folder, register.snapshot, BackupKind.CHOSEN, "Kari")
    register.close()
    again = Register.open(folder, disk=quick())
    assert titles(again) == ["Og videre"] * CASES
    assert (again.notices, again.readonly, again.unreadable()) == ((), False, [])
    assert not list(folder.glob("*.tmp"))


@pytest.mark.parametrize("what", DONE)
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_fails_at_any_step_of_backup_and_restore_loses_nothing(
    tmp_path: Path, what: str, lasting: bool, number: int, figure: Figure
) -> None:
    def fault() -> OSError:
        return OSError(number, os.strerror(number))

    steps = refused = 0
    for folder, _, ended in each_step(tmp_path, what, lambda: FaultyDisk(fault, lasting=lasting)):
        steps += 1
        refused += isinstance(ended, SekretariatError)
        assert ended is None or isinstance(ended, CannotRead | CannotWrite)
        if what == "backup" and ended is not None and not lasting:
            assert not list(folder_of(folder).glob("*.tmp")), "what failed is cleared away"
        check(folder, ended, what)
    assert refused >= (0 if what == "thinning" else 2)
    kind = "from then on" if lasting else "once"
    figure(f"disk fails {kind} ({errno.errorcode[number]}) in {what}: {steps} steps, none lost, {refused} said")


@pytest.mark.parametrize("what", DONE)
@pytest.mark.parametrize("lost", ["nothing", "cut", "zeros"])
def test_a_power_cut_at_any_step_of_backup_and_restore_loses_nothing(
    tmp_path: Path, what: str, lost: str, figure: Figure
) -> None:
    steps = 0
    for folder, disk, ended in each_step(tmp_path, what, lambda: FaultyDisk(PowerCut, lasting=True)):
        steps += 1
        assert isinstance(ended, PowerCut)
        if lost != "nothing":
            disk.lose_what_was_not_synchronised(zeros=lost == "zeros")
        check(folder, ended, what)
    assert steps >= 1
    figure(f"power cut, {lost} of the unsynchronised lost, in {what}: {steps} steps, none lost")


def test_a_full_disk_while_a_backup_is_taken_leaves_register_and_older_backups(
    small_disk: Path, figure: Figure
) -> None:
    folder = small_disk / "Sekretariat"
    register = Register.open(folder)
    save(register, *(a_case(str(number), our_ref=os.urandom(300).hex()) for number in range(60)))
    register.fold()
    older = take(folder, register)
    retitle(register, "Nå")
    filler, refused, tried = small_disk / "fyll", 0, 0
    for size in range(390_000, 0, -4_096):
        filler.unlink(missing_ok=True)
        try:
            filler.write_bytes(b"x" * size)
        except OSError:
            continue
        tried += 1
        try:
            take(folder, register).path.unlink()
        except CannotWrite as said:
            refused += 1
            assert "disken er full" in str(said)
        assert [path.name for path in folder_of(folder).iterdir()] == [older.path.name]
        assert set(titles(Register.open(folder))) == {"Nå"}
    assert 0 < refused < tried
    figure(f"full disk in backup: {tried} fillings of the disk, {refused} backups refused, nothing lost")


def test_a_full_disk_while_restoring_leaves_the_register_as_it_was(small_disk: Path, figure: Figure) -> None:
    folder = small_disk / "Sekretariat"
    register = Register.open(folder)
    save(register, *(a_case("Før", our_ref=str(number) * 300) for number in range(40)))
    backup = take(folder, register)
    retitle(register, "Nå")
    filler, refused, tried = small_disk / "fyll", 0, 0
    then = open_backup(backup, folder).snapshot
    for size in range(400_000, 0, -8_192):
        filler.unlink(missing_ok=True)
        try:
            filler.write_bytes(b"x" * size)
        except OSError:
            continue
        tried += 1
        try:
            with register.change("Kari", "Gjenopprettet") as change:
                for one in record_differences(then, change.base):
                    change.make(one.table, one.now, one.then)
        except CannotWrite as said:
            refused += 1
            assert "disken er full" in str(said)
            assert set(titles(Register.open(folder))) == set(titles(register)) == {"Nå"}
        else:
            assert set(titles(Register.open(folder))) == {"Før"}
            break
    assert 0 < refused < tried
    figure(f"full disk in restore: {refused} refused with the register as it was, then done with room")


def test_a_full_disk_while_a_damaged_register_is_restored_loses_nothing(small_disk: Path, figure: Figure) -> None:
    folder = small_disk / "Sekretariat"
    register = Register.open(folder)
    save(register, *(a_case("Før", our_ref=str(number) * 300) for number in range(40)))
    backup = take(folder, register)
    register.close()
    path = folder / "sekretariat.json"
    path.write_bytes(bytes(path.stat().st_size))
    filler, refused, tried = small_disk / "fyll", 0, 0
    for size in range(400_000, 0, -8_192):
        filler.unlink(missing_ok=True)
        try:
            filler.write_bytes(b"x" * size)
        except OSError:
            continue
        tried += 1
        try:
            restore_damaged(folder, backup, "Kari")
        except CannotWrite as said:
            refused += 1
            assert "disken er full" in str(said)
            open_backup(the_backup(folder), folder)
        else:
            assert set(titles(Register.open(folder))) == {"Før"}
            break
    assert 0 < refused < tried
    figure(f"full disk in restoring a damaged register: {refused} refused, then done with room")


RESTORE = """
import sys, time
from pathlib import Path
from sekretariat_tui.workspace import Folders, Workspace

folder = Path(sys.argv[1])
workspace = Workspace.open(Folders(folder), "Kari")
comparison = workspace.backups.compare(workspace.backups.known()[-1])
sys.stdout.write("klar\\n")
sys.stdout.flush()
sys.stdin.readline()
workspace.restoring.everything(comparison)
sys.stdout.write("ferdig\\n")
sys.stdout.flush()
time.sleep(60)
"""


def test_killed_in_the_middle_of_a_restore_it_is_done_or_not_begun(tmp_path: Path, long: bool, figure: Figure) -> None:
    rounds = 200 if long else 12
    chance = random.Random(20261124)
    template = tmp_path / "mal"
    register = Register.open(template)
    save(register, *(a_case("Før", our_ref="x" * 2_000) for _ in range(300)))
    take(template, register)
    retitle(register, "Nå")
    register.close()
    done = said = 0
    for number in range(rounds):
        folder = tmp_path / str(number)
        shutil.copytree(template, folder)
        program = start(RESTORE, folder)
        assert program.stdin is not None and program.stdout is not None
        assert program.stdout.readline() == "klar\n"
        program.stdin.write("\n")
        program.stdin.flush()
        time.sleep(chance.uniform(0, 0.25))
        program.kill()
        acknowledged = "ferdig" in program.stdout.read()
        program.wait()
        again = Register.open(folder)
        now = set(titles(again))
        assert now in ({"Før"}, {"Nå"}), "all or nothing"
        assert now == {"Før"} or not acknowledged
        assert not again.readonly
        for one in list_backups(folder):
            open_backup(one, folder)
        save(again, a_case("Videre"))
        done += now == {"Før"}
        said += acknowledged
        shutil.rmtree(folder)
    figure(f"kill -9 in restore: {rounds} rounds, {done} were done ({said} had said so), none half done")


def test_an_act_over_everything_that_is_refused_leaves_other_windows_alone(tmp_path: Path) -> None:
    """A restore of many records beside a window that goes on saving: neither loses anything."""
    folder = tmp_path / "register"
    register = Register.open(folder)
    (mine, *_) = save(register, *(a_case("Før") for _ in range(50)))
    take(folder, register)
    retitle(register, "Nå")
    window = Register.open(folder)
    then = open_backup(the_backup(folder), folder).snapshot
    with register.change("Kari", "Gjenopprettet") as change:
        for one in record_differences(then, change.base):
            change.make(one.table, one.now, one.then)
    save(window, a_case("Fra det andre vinduet"))
    with pytest.raises(SekretariatError), window.change("Ola", "Bygger på det gamle") as change:
        change.put(msgspec.structs.replace(mine, title="Olas"))
    assert sorted(set(titles(Register.open(folder)))) == ["Fra det andre vinduet", "Før"]
