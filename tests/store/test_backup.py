"""A backup is one zip file that is checked by opening it; the list tells what each holds."""

import json
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save
from tinydb import TinyDB

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.store import (
    Backup,
    BackupDamaged,
    BackupKind,
    Disk,
    Register,
    list_backups,
    newest_good,
    open_backup,
    take_backup,
)
from sekretariat_tui.store.backup import file_name, is_backup_name
from sekretariat_tui.store.backups import folder_of, is_kept, keep_few, sweep

AT = datetime(2026, 11, 24, 13, 50, 7, tzinfo=UTC)


def take(
    register: Register, kind: BackupKind = BackupKind.DAILY, at: datetime = AT, disk: Disk | None = None
) -> Backup:
    return take_backup(register.folder, register.snapshot, kind, "Kari", clock=lambda: at, disk=disk)


def test_a_backup_is_a_zip_that_stock_tinydb_and_a_person_can_read(register: Register, tmp_path: Path) -> None:
    save(register, a_case("Felles akuttplan"), a_case("Legevakt"))
    register.folder.joinpath("profil.yaml").write_text("navn: Fjord\n", encoding="utf-8")
    backup = take(register)
    with zipfile.ZipFile(backup.path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["sekretariat.json", "profil.yaml", "innhold.json"]
        archive.extractall(tmp_path / "pakket ut")
    titles = [one["title"] for one in TinyDB(tmp_path / "pakket ut" / "sekretariat.json").table("cases").all()]
    assert titles == ["Felles akuttplan", "Legevakt"]
    told = json.loads((tmp_path / "pakket ut" / "innhold.json").read_text(encoding="utf-8"))
    assert (told["backup"], told["records"], told["number"], told["kind"]) == (1, {"cases": 2}, 1, "daglig")
    assert (told["who"], told["act"]["what"], told["register"]) == (
        "Kari",
        "Lagret saker",
        register.snapshot.meta.register,
    )
    assert set(told["sums"]) == {"sekretariat.json", "profil.yaml"}


def test_what_is_still_only_in_the_journal_is_in_the_backup(register: Register) -> None:
    (case,) = save(register, a_case("Før"))
    register.fold()
    save(register, msgspec.structs.replace(case, title="Etter"))
    opened = open_backup(take(register), register.folder)
    assert [one.title for one in opened.all(Case)] == ["Etter"]


def test_the_name_is_safe_on_windows_and_tells_day_time_and_kind() -> None:
    for kind in BackupKind:
        name = file_name(AT, kind)
        assert is_backup_name(name)
        assert name.isascii() and not set(name) & set('<>:"/\\|?*')
        assert not name.split(".zip")[0].endswith((" ", "."))
    assert not any(map(is_backup_name, ["ta vare på.zip", "2026-11-24.zip", "kopi av 2026-11-24 14.50.07 daglig.zip"]))


@pytest.mark.parametrize("year", [1970, 2026, 2150])
def test_a_clock_that_is_far_wrong_stops_no_backup(register: Register, year: int) -> None:
    save(register, a_case())
    backup = take(register, at=datetime(year, 5, 21, tzinfo=UTC))
    assert [one.at.year for one in list_backups(register.folder)] == [year]
    assert not open_backup(backup, register.folder).snapshot.differs_from(register.snapshot)


def test_two_backups_of_one_moment_have_a_name_each(register: Register) -> None:
    save(register, a_case())
    one, other = take(register), take(register)
    assert one.path != other.path
    assert is_backup_name(other.name)
    assert len(list_backups(register.folder)) == 2


def test_the_list_is_newest_first_and_leaves_other_files_out(register: Register) -> None:
    save(register, a_case())
    older, newer = take(register), take(register, BackupKind.CHOSEN, AT + timedelta(hours=1))
    folder_of(register.folder).joinpath("mine egne.zip").write_bytes(b"PK")
    folder_of(register.folder).joinpath("notat.txt").write_bytes(b"x")
    assert [one.path for one in list_backups(register.folder)] == [newer.path, older.path]
    assert [one.records for one in list_backups(register.folder)] == [1, 1]


def test_there_are_none_before_the_first(folder: Path) -> None:
    assert list_backups(folder) == []
    assert newest_good(folder) is None
    assert not folder.exists()


def test_an_opened_backup_can_be_read_and_not_changed(register: Register) -> None:
    (case,) = save(register, a_case("Før"))
    backup = take(register)
    save(register, msgspec.structs.replace(case, title="Etter"))
    opened = open_backup(backup, register.folder)
    assert opened.get(Case, case.id).title == "Før"
    assert "24.11.2026" in opened.readonly_reason
    with pytest.raises(CannotWrite, match="sikkerhetskopien fra"), opened.change("Kari", "Prøvde"):
        pass
    assert not opened.refresh(), "it does not follow the register"
    opened.close()
    assert register.get(Case, case.id).title == "Etter"


@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_a_backup_with_a_flipped_bit_is_never_taken_for_whole(register: Register, place: str) -> None:
    save(register, *(a_case(f"Sak {number}") for number in range(20)))
    backup = take(register)
    data = bytearray(backup.path.read_bytes())
    at = {"start": 60, "middle": len(data) // 2, "end": len(data) - 30}[place]
    data[at] ^= 4
    backup.path.write_bytes(data)
    (listed,) = list_backups(register.folder)
    with pytest.raises(BackupDamaged, match="kan ikke brukes"):
        open_backup(listed, register.folder)
    assert newest_good(register.folder) is None


def test_every_flipped_bit_is_found_or_harmless(register: Register) -> None:
    save(register, a_case("Felles akuttplan"))
    backup = take(register)
    whole = open_backup(backup, register.folder).snapshot
    data = backup.path.read_bytes()
    found = 0
    for at in range(len(data)):
        backup.path.write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :])
        try:
            opened = open_backup(backup, register.folder)
        except BackupDamaged:
            found += 1
        else:
            assert not opened.snapshot.differs_from(whole)
    assert found > len(data) * 0.7


@pytest.mark.parametrize("keep", [0, 10, 400, -1])
def test_a_backup_that_was_cut_short_is_listed_with_its_fault_and_the_one_before_is_the_newest_good(
    register: Register, keep: int
) -> None:
    save(register, a_case())
    good, cut = take(register), take(register, at=AT + timedelta(days=1))
    data = cut.path.read_bytes()
    cut.path.write_bytes(data[:keep] if keep >= 0 else bytes(len(data)))
    faults = {one.path: one.fault for one in list_backups(register.folder)}
    assert faults[good.path] == ""
    assert "ødelagt" in faults[cut.path]
    newest = newest_good(register.folder)
    assert newest is not None and newest.path == good.path


class Lying(Disk):
    """A disk that writes something else than it was given."""

    def _write(self, file: FileIO, data: bytes) -> None:
        super()._write(file, data[:-200] + bytes(200) if len(data) > 1000 else data)


def test_a_backup_that_cannot_be_read_back_is_removed_and_said(register: Register) -> None:
    save(register, *(a_case(str(number)) for number in range(10)))
    with pytest.raises(CannotWrite, match=r"kunne ikke leses riktig tilbake .*tatt bort igjen"):
        take(register, disk=Lying())
    assert list(folder_of(register.folder).iterdir()) == []


def test_a_record_that_cannot_be_read_is_in_the_backup_as_it_stands(folder: Path) -> None:
    register = Register.open(folder)
    save(register, a_case("God"))
    register.close()
    path = folder / "sekretariat.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["cases"]["2"] = {"id": "x", "rev": 1, "title": 7}
    raw["annet"] = {"1": {"farge": "blå"}}
    path.write_text(json.dumps(raw), encoding="utf-8")
    register = Register.open(folder)
    assert len(register.unreadable()) == 1
    opened = open_backup(take(register), folder)
    assert opened.unreadable() == register.unreadable()
    assert opened.snapshot.tables["annet"].by_key["1"].plain() == {"farge": "blå"}


def test_an_unchanged_register_needs_no_new_one_and_a_fold_is_no_change(register: Register) -> None:
    (case,) = save(register, a_case())
    take(register)
    register.fold()

    def kept() -> bool:
        return is_kept(register.folder, register.snapshot, list_backups(register.folder))

    assert kept()
    register.folder.joinpath("profil.yaml").write_text("nye regler", encoding="utf-8")
    assert not kept(), "the house rules are in it too"
    take(register, at=AT + timedelta(hours=1))
    assert kept()
    save(register, msgspec.structs.replace(case, title="Ny"))
    assert not kept()


def test_a_register_edited_by_another_program_needs_a_new_one_though_no_act_was_done(register: Register) -> None:
    save(register, a_case("Før"))
    register.fold()
    take(register)
    path = register.path
    path.write_text(path.read_text(encoding="utf-8").replace('"Før"', '"Rettet"'), encoding="utf-8")
    again = Register.open(register.folder)
    assert not is_kept(again.folder, again.snapshot, list_backups(again.folder))


def test_thinning_never_touches_what_is_not_ours_nor_the_one_just_taken(register: Register) -> None:
    save(register, a_case())
    old = take(register, at=AT - timedelta(days=2000))
    others = [folder_of(register.folder) / name for name in ("arkiv.zip", "2019-05-21 kopi.zip")]
    for path in others:
        path.write_bytes(b"x")
    taken = take(register, at=AT - timedelta(days=1999))  # the clock has been set back
    removed = keep_few([old, taken, take(register)], taken, AT)
    assert [one.path for one in removed] == [old.path]
    assert taken.path.exists() and all(path.exists() for path in others)


def test_only_what_an_interrupted_backup_left_long_ago_is_swept(register: Register) -> None:
    save(register, a_case())
    backup = take(register)
    left, new, other = (
        backup.path.with_name(name)
        for name in (
            "2026-11-20 10.00.00 daglig.zip.12-ab.tmp",
            "2026-11-24 10.00.00 daglig.zip.12-ab.tmp",
            "x.zip.1.tmp",
        )
    )
    for path in (left, new, other):
        path.write_bytes(b"x")
    for path in (left, other):
        os.utime(path, (0, 0))
    sweep(register.folder)
    assert [path.exists() for path in (left, new, other, backup.path)] == [False, True, True, True]


def test_taking_one_waits_for_nobody(register: Register, other: Callable[[], Register]) -> None:
    save(register, a_case())
    theirs = other()
    with theirs.change("Ola", "Holder på") as change:
        change.put(a_case("Under arbeid"))
        assert take(register).records == 1
