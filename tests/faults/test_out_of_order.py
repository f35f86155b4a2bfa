"""A register that cannot be opened: what is found is said, what there is can be read, and nothing damaged is lost."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotRead, CannotWrite, SekretariatError
from sekretariat_tui.store import BackupKind, Register, take_backup
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace import known_folders as known
from sekretariat_tui.workspace.rescue import (
    Kind,
    Trouble,
    check_there,
    gone,
    look_at_backup,
    look_at_history,
    now,
    rebuild_register,
    restore,
    trouble_in,
    trouble_of,
    ways_on,
)
from sekretariat_tui.workspace.rescue_words import found, what_there_is

Figure = Callable[[str], None]
Damage = Callable[[Path], None]
TITLES = ["Felles opplæring", "Ny legevakt", "Etter kopien"]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A folder with three cases; the last was made after the only backup."""
    folders = Folders(tmp_path / "Sekretariat")
    desk = Workspace.open(folders, "Kari Berg")
    first = desk.cases.new("SSU", TITLES[0])
    desk.cases.new("SSU", TITLES[1])
    desk.cases.set_section_text(first.id, first.sections[0].id, "Kommunene ber om opplæring.")
    take_backup(folders.root, desk.office.register.snapshot, BackupKind.DAILY, "Kari Berg")
    desk.cases.new("SSU", TITLES[2])
    desk.close()
    return folders


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2_000])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def zeros(path: Path) -> None:
    path.write_bytes(bytes(4_096))


def a_word_document(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 10)


def somebody_elses_json(path: Path) -> None:
    path.write_text('{"navn": {"1": {"fornavn": "Kari"}}}', encoding="utf-8")


def utf16(path: Path) -> None:
    path.write_bytes(path.read_bytes().decode("utf-8").encode("utf-16"))


DAMAGES: list[Damage] = [cut, emptied, zeros, a_word_document, somebody_elses_json, utf16]
damages = pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)


def trouble_with(folders: Folders) -> Trouble:
    with pytest.raises(SekretariatError) as said:
        Workspace.open(folders, "Kari Berg")
    trouble = trouble_of(folders, said.value)
    assert trouble is not None
    return trouble


def titles(folders: Folders) -> list[str]:
    register = Register.open(folders.root)
    try:
        return [case.title for case in register.all(Case)]
    finally:
        register.close()


@damages
def test_what_is_wrong_is_said_with_the_file_and_when_it_was_written(folders: Folders, damage: Damage) -> None:
    damage(folders.register)
    trouble = trouble_with(folders)
    assert trouble.kind is Kind.DAMAGED
    assert trouble.written is not None
    assert abs(trouble.written - datetime.now(UTC)) < timedelta(minutes=5)
    words = found(trouble)
    assert "Filen er ikke rørt" in words and "sekretariat.json ble sist skrevet" in words
    assert words.count("Registeret kan ikke åpnes") == 1


@damages
def test_the_newest_good_backup_is_opened_to_read_and_the_damaged_file_is_not_touched(
    folders: Folders, damage: Damage
) -> None:
    damage(folders.register)
    before = folders.register.read_bytes()
    ways = ways_on(folders)
    assert ways.backup is not None
    desk = look_at_backup(folders, ways.backup, "Kari Berg", clock=now)
    assert [head.title for head in desk.cases.heads()] == TITLES[:2]
    assert desk.search.find("legevakt")
    with pytest.raises(CannotWrite, match="kan bare leses"):
        desk.cases.new("SSU", "Går ikke")
    desk.close()
    assert folders.register.read_bytes() == before


@damages
def test_restoring_puts_the_damaged_file_aside_and_does_again_what_came_after_the_backup(
    folders: Folders, damage: Damage
) -> None:
    damage(folders.register)
    damaged = folders.register.read_bytes()
    ways = ways_on(folders)
    assert ways.backup is not None
    restored = restore(folders, ways.backup, "Kari Berg")
    assert titles(folders) == TITLES
    assert damaged in [path.read_bytes() for path in restored.aside]


@damages
def test_without_a_backup_the_register_is_built_again_from_its_history(
    folders: Folders, damage: Damage, figure: Figure
) -> None:
    shutil.rmtree(folders.backups)
    damage(folders.register)
    damaged = folders.register.read_bytes()
    ways = ways_on(folders)
    assert ways.backup is None
    assert ways.history is not None and ways.history.complete
    assert "Det er ingen sikkerhetskopi" in what_there_is(ways)
    desk = look_at_history(folders, "Kari Berg", clock=now)
    assert [head.title for head in desk.cases.heads()] == TITLES
    with pytest.raises(CannotWrite, match="kan bare leses"):
        desk.cases.delete(desk.cases.heads()[0].id)
    desk.close()
    assert folders.register.read_bytes() == damaged
    restored = rebuild_register(folders, "Kari Berg")
    assert titles(folders) == TITLES
    assert damaged in [path.read_bytes() for path in restored.aside]
    again = Workspace.open(folders, "Kari Berg")
    text = again.cases.get(again.cases.heads()[0].id).sections[0].text
    assert text == "Kommunene ber om opplæring."
    again.cases.new("SSU", "Og arbeidet går videre")
    again.close()
    assert titles(folders) == [*TITLES, "Og arbeidet går videre"]
    figure(f"{damage.__name__}: {ways.history.acts} of {ways.history.acts} acts rebuilt from the history")


def test_what_the_history_lacks_is_counted_and_said(folders: Folders) -> None:
    shutil.rmtree(folders.backups)
    (month,) = folders.history.glob("*.journal")
    lines = month.read_bytes().splitlines(keepends=True)
    month.write_bytes(b"".join(line for line in lines if b"Ny legevakt" not in line))
    cut(folders.register)
    history = ways_on(folders).history
    assert history is not None and not history.complete
    assert (history.missing, history.acts) == (1, 5)
    assert "har 4 av 5 lagringer" in what_there_is(ways_on(folders))
    assert "kan noe mangle" in what_there_is(ways_on(folders))


def test_the_newest_backup_that_is_whole_is_used_when_newer_ones_are_damaged(folders: Folders) -> None:
    desk = Workspace.open(folders, "Kari Berg")
    later = take_backup(folders.root, desk.office.register.snapshot, BackupKind.CHOSEN, "Kari Berg")
    desk.close()
    data = bytearray(later.path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    later.path.write_bytes(bytes(data))
    cut(folders.register)
    backup = ways_on(folders).backup
    assert backup is not None and backup.path != later.path


def test_a_register_that_can_be_opened_is_never_built_again(folders: Folders) -> None:
    before = folders.register.read_bytes()
    with pytest.raises(CannotWrite, match="kan åpnes igjen"):
        rebuild_register(folders, "Kari Berg")
    assert folders.register.read_bytes() == before


def test_files_that_do_not_belong_together_can_be_read_and_are_helped_on(folders: Folders) -> None:
    older = folders.register.read_bytes()
    desk = Workspace.open(folders, "Kari Berg")
    desk.cases.new("SSU", "Senere")
    desk.close()
    folders.register.write_bytes(older)
    desk = Workspace.open(folders, "Kari Berg")
    trouble = trouble_in(desk)
    assert trouble is not None and trouble.kind is Kind.NOT_TOGETHER
    assert "ikke ferdig synkronisert" in trouble.sentence
    desk.close()
    assert folders.register.read_bytes() == older


def test_a_register_of_a_newer_program_is_only_read_and_nothing_is_offered_in_its_place(folders: Folders) -> None:
    text = folders.register.read_text(encoding="utf-8")
    folders.register.write_text(text.replace('"format":2', '"format":99', 1), encoding="utf-8")
    desk = Workspace.open(folders, "Kari Berg")
    assert "nyere utgave" in desk.office.register.readonly_reason
    assert trouble_in(desk) is None
    desk.close()


# ---------------------------------------------------------------- a folder that is not there


def test_a_folder_that_was_in_use_and_is_gone_is_not_taken_for_a_new_one(folders: Folders, tmp_path: Path) -> None:
    known.remember(folders, datetime(2026, 11, 23, tzinfo=UTC).date())
    folders.root.rename(tmp_path / "flyttet")
    trouble = gone(folders)
    assert trouble is not None and trouble.kind is Kind.GONE
    assert "var i bruk 23.11.2026" in trouble.sentence
    with pytest.raises(CannotRead, match="Koble til disken"):
        check_there(folders)
    assert not folders.root.exists()
    known.forget(folders)
    assert gone(folders) is None


def test_an_empty_place_where_a_disk_was_mounted_is_not_taken_for_a_new_folder(folders: Folders) -> None:
    known.remember(folders, datetime(2026, 11, 23, tzinfo=UTC).date())
    shutil.rmtree(folders.root)
    folders.root.mkdir()
    assert gone(folders) is not None


def test_a_register_that_is_deleted_beside_its_backups_can_be_had_back(folders: Folders) -> None:
    folders.register.unlink()
    (folders.root / "sekretariat.journal").unlink()
    trouble = gone(folders)
    assert trouble is not None and "det har vært et register her" in trouble.sentence
    ways = ways_on(folders)
    assert ways.backup is not None
    restore(folders, ways.backup, "Kari Berg")
    assert titles(folders) == TITLES


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    place = tmp_path / "Sekretariat"
    place.write_text("noe annet", encoding="utf-8")
    trouble = gone(Folders(place))
    assert trouble is not None and "er en fil og ikke en mappe" in trouble.sentence
    with pytest.raises(CannotRead, match="--mappe"):
        check_there(Folders(place))


def test_a_new_folder_is_just_new(tmp_path: Path) -> None:
    assert gone(Folders(tmp_path / "ny")) is None


def test_what_is_known_of_folders_survives_a_damaged_list(folders: Folders) -> None:
    known.remember(folders, datetime(2026, 11, 23, tzinfo=UTC).date())
    (file,) = [path for path in Path(os.environ["XDG_STATE_HOME"]).rglob("mapper.json")]
    file.write_bytes(b"{")
    assert known.last_used(folders) is None
    known.remember(folders, datetime(2026, 11, 24, tzinfo=UTC).date())
    assert known.last_used(folders) is not None


# ---------------------------------------------------------------- the clock


@pytest.mark.parametrize("back", [timedelta(hours=2), timedelta(days=40), timedelta(days=400)])
def test_a_clock_that_is_set_back_loses_no_version_and_keeps_their_order(tmp_path: Path, back: timedelta) -> None:
    time = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    at = [time]
    folders = Folders(tmp_path / "Sekretariat")
    desk = Workspace.open(folders, "Kari Berg", clock=lambda: at[0])
    case = desk.cases.new("SSU", "Felles opplæring")
    for number in range(6):
        at[0] = time - back if number == 3 else at[0] + timedelta(minutes=7)
        case = desk.cases.amend(case.id, "Skrev tittelen på", title=f"Tittel {number}")
        if number == 4:
            desk.office.register.fold()
    desk.close()
    again = Register.open(folders.root)
    assert again.notices == ()
    versions = again.history(Case, case.id)
    numbers = [version.number for version in versions]
    assert numbers == sorted(set(numbers))
    assert [version.after["title"] for version in versions if version.after][-6:] == [f"Tittel {n}" for n in range(6)]
    again.close()
