"""A register that cannot be opened is set right from a backup; nothing of what lay there is lost."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotRead, CannotWrite
from sekretariat_tui.store import (
    Backup,
    BackupKind,
    Register,
    Restored,
    list_backups,
    restore_damaged,
    take_backup,
)


def prepared(folder: Path) -> Backup:
    """«A» is in the backup; after it «B» was saved and folded, and «A» got a new title, which is in the journal."""
    register = Register.open(folder)
    (case,) = save(register, a_case("A"))
    backup = take_backup(folder, register.snapshot, BackupKind.DAILY, "Kari")
    save(register, a_case("B"))
    register.fold()
    save(register, msgspec.structs.replace(case, title="A2"))
    return backup


def titles(register: Register) -> list[str]:
    return [case.title for case in register.all(Case)]


def check(folder: Path, wanted: list[str]) -> Register:
    """The register opens whole, holds this, and can be worked in and folded."""
    register = Register.open(folder)
    assert (titles(register), register.readonly, register.notices, register.unreadable()) == (wanted, False, (), [])
    save(register, a_case("Videre"))
    register.close()
    again = Register.open(folder)
    assert (titles(again), again.notices) == ([*wanted, "Videre"], ())
    numbers = [version.number for case in again.all(Case) for version in again.history(Case, case.id)]
    assert max(numbers) == again.number
    return again


Damage = Callable[[Path], None]


def zeros(folder: Path) -> None:
    path = folder / "sekretariat.json"
    path.write_bytes(bytes(path.stat().st_size))


def cut(folder: Path) -> None:
    path = folder / "sekretariat.json"
    path.write_bytes(path.read_bytes()[:-300])


def empty(folder: Path) -> None:
    (folder / "sekretariat.json").write_bytes(b"")


def missing(folder: Path) -> None:
    (folder / "sekretariat.json").unlink()


def another_time(folder: Path) -> None:
    """The snapshot is of another generation than the journal."""
    path = folder / "sekretariat.json"
    path.write_bytes(path.read_bytes().replace(b'"generation":', b'"generation":9'))


@pytest.mark.parametrize("damage", [zeros, cut, empty, missing, another_time], ids=lambda one: one.__name__)
def test_a_damaged_register_is_restored_with_everything_saved_after_the_backup(folder: Path, damage: Damage) -> None:
    backup = prepared(folder)
    id = Register.open(folder).snapshot.meta.register
    damage(folder)
    lay = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".json", ".journal")}
    restored = restore_damaged(folder, backup, "Kari")
    assert (restored.forward, restored.missing) == (2, 0)
    again = check(folder, ["A2", "B"])
    assert again.snapshot.meta.register == id
    aside = {path.name.rpartition("-")[2]: path.read_bytes() for path in restored.aside}
    assert aside == lay, "what lay there is kept, byte for byte"


def test_all_is_gone_but_the_backup(folder: Path) -> None:
    backup = prepared(folder)
    for name in ("sekretariat.json", "sekretariat.journal"):
        (folder / name).unlink()
    restored = restore_damaged(folder, backup, "Kari")
    assert restored.aside == ()
    check(folder, ["A", "B"])  # «B» is in the history


def test_a_backup_from_elsewhere_is_put_in_a_new_folder(folder: Path, tmp_path: Path) -> None:
    backup = prepared(folder)
    restore_damaged(tmp_path / "en annen maskin", backup, "Kari")
    check(tmp_path / "en annen maskin", ["A"])


def test_a_journal_that_lost_a_line_gives_the_rest_and_says_how_many_are_missing(folder: Path) -> None:
    backup = prepared(folder)
    register = Register.open(folder)
    save(register, a_case("C"))
    save(register, a_case("D"))
    archive = next((folder / "historikk").glob("*.journal"))
    lines = archive.read_bytes().splitlines(keepends=True)
    archive.write_bytes(b"".join(lines[:-1]))  # «B», which was the last to be folded
    zeros(folder)
    restored = restore_damaged(folder, backup, "Kari")
    assert (restored.forward, restored.missing) == (3, 1)
    check(folder, ["A2", "C", "D"])


def test_the_restore_is_an_act_of_its_own_with_a_number_that_was_never_used(folder: Path) -> None:
    backup = prepared(folder)
    number = Register.open(folder).number
    zeros(folder)
    restore_damaged(folder, backup, "Ola")
    act = Register.open(folder).last_act
    assert act is not None
    assert (act.number, act.who) == (number + 1, "Ola")
    assert act.what.startswith("Hentet registeret tilbake fra sikkerhetskopien av")


def test_a_register_that_opens_is_not_replaced(folder: Path) -> None:
    backup = prepared(folder)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(CannotWrite, match="kan åpnes igjen"):
        restore_damaged(folder, backup, "Kari")
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_register_of_a_newer_format_is_not_replaced(folder: Path) -> None:
    backup = prepared(folder)
    path = folder / "sekretariat.json"
    path.write_bytes(path.read_bytes().replace(b'"format":2', b'"format":9'))
    with pytest.raises(CannotWrite, match="nyere utgave"):
        restore_damaged(folder, backup, "Kari")
    assert b'"format":9' in path.read_bytes()


def test_a_damaged_backup_replaces_nothing(folder: Path) -> None:
    backup = prepared(folder)
    zeros(folder)
    backup.path.write_bytes(backup.path.read_bytes()[:-50])
    before = (folder / "sekretariat.json").read_bytes()
    with pytest.raises(CannotRead, match="kan ikke brukes"):
        restore_damaged(folder, backup, "Kari")
    assert (folder / "sekretariat.json").read_bytes() == before


def test_a_backup_of_an_older_format_is_brought_up(folder: Path, tmp_path: Path) -> None:
    fixture = Path(__file__).parent / "fixtures" / "register-format-1.json"
    old = tmp_path / "gammel"
    old.mkdir()
    (old / "sekretariat.json").write_bytes(fixture.read_bytes())
    save(Register.open(old), a_case())
    (backup,) = list_backups(old)
    assert backup.manifest is not None and backup.manifest.format == 1
    restore_damaged(folder, backup, "Kari")
    check(folder, ["Felles akuttplan"])


def test_what_was_deleted_for_good_after_the_backup_does_not_come_back(folder: Path) -> None:
    backup = prepared(folder)
    register = Register.open(folder)
    with register.change("Kari", "Slettet en sak for godt") as change:
        change.erase(register.all(Case)[0].id)
    zeros(folder)
    restore_damaged(folder, backup, "Kari")
    restored = Register.open(folder)
    assert titles(restored) == ["B"]
    restored.clear_away()  # the older files that were put aside have it
    check(folder, ["B"])


def test_a_window_that_was_open_follows(folder: Path) -> None:
    backup = prepared(folder)
    window = Register.open(folder)
    missing(folder)
    with pytest.raises(CannotRead):
        window.refresh()
    restore_damaged(folder, backup, "Kari")
    window.refresh()
    assert titles(window) == ["A2", "B"]
    save(window, a_case("C"))
    check(folder, ["A2", "B", "C"])


def test_restored_twice_is_restored(folder: Path) -> None:
    backup = prepared(folder)
    zeros(folder)
    restore_damaged(folder, backup, "Kari")
    zeros(folder)
    restored: Restored = restore_damaged(folder, backup, "Kari")
    assert restored.missing == 0
    check(folder, ["A2", "B"])
