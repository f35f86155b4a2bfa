"""Who has the folder open: seen while the window is there, gone at once when it is not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from register_cases import start

from sekretariat_tui.store import Presence

NOW = datetime(2026, 5, 21, 14, 2, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)

WINDOW = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from sekretariat_tui.store import Presence

presence = Presence(Path(sys.argv[1]), "PC-2")
presence.enter("Ola Lie", datetime(2026, 5, 21, 14, 2, tzinfo=UTC), sys.argv[2])
print("there", flush=True)
sys.stdin.readline()
presence.leave()
"""


@pytest.fixture
def mine(folder: Path) -> Presence:
    folder.mkdir()
    return Presence(folder, "PC-1")


def test_another_window_is_seen_while_it_is_open(mine: Presence, folder: Path) -> None:
    other = Presence(folder, "PC-2")
    assert mine.others(NOW) == ()
    other.enter("Ola Lie", NOW)
    mine.enter("Kari Berg", LATER)
    (seen,) = mine.others(LATER)
    assert (seen.who, seen.machine, seen.started, seen.doing) == ("Ola Lie", "PC-2", NOW, "")
    assert [one.who for one in other.others(LATER)] == ["Kari Berg"]
    other.leave()
    assert mine.others(LATER) == ()
    mine.leave()
    assert not (folder / "vinduer").exists(), "nothing is left behind"


def test_a_window_that_is_killed_is_gone_at_once(mine: Presence, folder: Path) -> None:
    program = start(WINDOW, folder, "importer")
    assert program.stdout is not None
    assert program.stdout.readline() == "there\n"
    (seen,) = mine.others(NOW)
    assert (seen.who, seen.doing) == ("Ola Lie", "importer")
    program.kill()
    program.wait()
    assert mine.others(NOW) == ()


def test_what_a_killed_window_left_is_removed_by_the_next_on_that_machine(folder: Path) -> None:
    folder.mkdir()
    program = start(WINDOW, folder, "")
    assert program.stdout is not None
    program.stdout.readline()
    program.kill()
    program.wait()
    assert Presence(folder, "PC-1").others(NOW) == ()
    assert len(list((folder / "vinduer").iterdir())) == 2, "it may be open there, where the lock does not reach us"
    assert Presence(folder, "PC-2").others(NOW) == ()
    assert list((folder / "vinduer").iterdir()) == []


def test_what_another_machine_left_behind_is_removed_after_a_week(mine: Presence, folder: Path) -> None:
    (folder / "vinduer").mkdir()
    file = folder / "vinduer" / "01abc.json"
    file.write_text('{"id": "01abc", "who": "Ola", "machine": "PC-2", "started": "2026-05-21T14:02:00Z"}', "utf-8")
    assert mine.others(NOW + timedelta(days=6)) == ()
    assert file.exists()
    assert mine.others(NOW + timedelta(days=8)) == ()
    assert not file.exists()


def test_nothing_is_written_while_a_window_is_open(mine: Presence, folder: Path) -> None:
    other = Presence(folder, "PC-2")
    other.enter("Ola Lie", NOW)
    mine.enter("Kari Berg", NOW)
    before = {path: path.stat().st_mtime_ns for path in [folder / "vinduer", *(folder / "vinduer").iterdir()]}
    for minutes in range(5):
        assert len(mine.others(NOW + timedelta(minutes=minutes))) == 1
    assert {path: path.stat().st_mtime_ns for path in [folder / "vinduer", *(folder / "vinduer").iterdir()]} == before


@pytest.mark.parametrize(
    "data", [b"", b"{", b'{"id": 1}', b'{"id": "x", "who": "", "machine": "", "started": "i dag"}']
)
def test_a_file_that_makes_no_sense_is_passed_over(mine: Presence, folder: Path, data: bytes) -> None:
    (folder / "vinduer").mkdir()
    (folder / "vinduer" / "x.json").write_bytes(data)
    assert mine.others(NOW) == ()
    assert (folder / "vinduer" / "x.json").exists()


def test_a_folder_that_cannot_be_written_has_no_windows_and_no_complaint(folder: Path) -> None:
    missing = Presence(folder / "borte", "PC-1")
    missing.enter("Kari", NOW)
    assert missing.others(NOW) == ()
    missing.leave()
    folder.mkdir()
    (folder / "vinduer").write_text("en fil", "utf-8")
    blocked = Presence(folder, "PC-1")
    blocked.enter("Kari", NOW)
    assert blocked.others(NOW) == ()
    blocked.leave()
    assert (folder / "vinduer").read_text("utf-8") == "en fil"


def test_entering_twice_is_entering_once(mine: Presence, folder: Path) -> None:
    mine.enter("Kari", NOW)
    mine.enter("Kari", NOW)
    assert len(list((folder / "vinduer").iterdir())) == 2
    mine.leave()
    mine.leave()
