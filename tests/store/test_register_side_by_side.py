"""Two windows, or a window and a command, in one folder: nobody's work is lost."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save, start

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.store import FILE_NAME, JOURNAL_NAME, Disk, RecordChanged, Register
from sekretariat_tui.store.disk import Stamp

Other = Callable[[], Register]


def test_what_another_window_saved_is_seen_at_the_next_refresh(register: Register, other: Other) -> None:
    (case,) = save(register, a_case())
    window = other()
    save(window, msgspec.structs.replace(case, title="Fra vinduet"), a_case("Ny"))
    assert register.get(Case, case.id) == case
    assert register.refresh()
    assert [now.title for now in register.all(Case)] == ["Fra vinduet", "Ny"]
    assert register.number == window.number == 2
    assert not register.refresh()


def test_the_first_save_of_another_window_is_seen_by_one_that_was_opened_before_it(
    register: Register, other: Other
) -> None:
    window = other()
    save(register, a_case())
    assert window.refresh()
    assert len(window.all(Case)) == 1


def test_what_a_change_met_on_its_way_is_news_to_the_screen_too(register: Register, other: Other) -> None:
    save(other(), a_case("Fra vinduet"))
    save(register, a_case("Vår egen"))
    assert [case.title for case in register.all(Case)] == ["Fra vinduet", "Vår egen"]
    os.utime(register.path)
    save(register, a_case("Og en til"))
    assert register.refresh()
    assert not register.refresh()


def test_our_own_saves_are_no_news(register: Register) -> None:
    save(register, a_case())
    assert not register.refresh()
    os.utime(register.path)
    assert not register.refresh()


def test_a_refresh_looks_once_at_each_file_when_nothing_has_happened(folder: Path) -> None:
    looks: list[str] = []

    class Watched(Disk):
        def stamp(self, path: Path):  # type: ignore[no-untyped-def]
            looks.append("stamp")
            return super().stamp(path)

        def read(self, path: Path):  # type: ignore[no-untyped-def]
            looks.append("read")
            return super().read(path)

        def read_from(self, path: Path, offset: int):  # type: ignore[no-untyped-def]
            looks.append("read_from")
            return super().read_from(path, offset)

        def beginning(self, path: Path, size: int) -> bytes:
            looks.append("beginning")
            return super().beginning(path, size)

    register = Register.open(folder, disk=Watched())
    save(register, a_case())
    looks.clear()
    assert not register.refresh()
    assert looks == ["stamp", "stamp"]


def test_different_cases_changed_in_two_windows_never_disturb_each_other(register: Register, other: Other) -> None:
    one, two = save(register, a_case("Én"), a_case("To"))
    window = other()
    save(window, msgspec.structs.replace(one, title="Én, fra vinduet"))
    save(register, msgspec.structs.replace(two, title="To, herfra"))
    save(window, a_case("Tre"))
    register.refresh()
    assert [case.title for case in register.all(Case)] == ["Én, fra vinduet", "To, herfra", "Tre"]
    assert register.all(Case) == window.all(Case)


def test_the_same_case_changed_in_two_windows_is_said_and_neither_is_lost(register: Register, other: Other) -> None:
    (case,) = save(register, a_case())
    theirs = save(other(), msgspec.structs.replace(case, title="Deres"))[0]
    mine = msgspec.structs.replace(case, title="Min")
    with pytest.raises(RecordChanged, match="saken «Deres» er endret i et annet vindu") as said:
        save(register, a_case("I samme handling"), mine)
    assert said.value.id == case.id
    assert said.value.table == "cases"
    assert msgspec.convert(said.value.stored, Case) == theirs
    assert register.all(Case) == [theirs]
    save(register, msgspec.structs.replace(mine, rev=theirs.rev))
    assert register.get(Case, case.id).title == "Min"


def test_two_who_write_the_same_do_not_quarrel(register: Register, other: Other) -> None:
    (case,) = save(register, a_case())
    same = msgspec.structs.replace(case, title="Likt")
    (theirs,) = save(other(), same)
    (mine,) = save(register, same)
    assert mine == theirs
    assert register.number == 2


def test_a_case_deleted_in_another_window_is_not_brought_back_unasked(register: Register, other: Other) -> None:
    (case,) = save(register, a_case())
    with other().change("Ola", "Slettet") as change:
        change.delete(Case, case.id)
    with pytest.raises(RecordChanged, match="er slettet i et annet vindu") as said:
        save(register, msgspec.structs.replace(case, title="Skriver videre"))
    assert said.value.stored is None
    assert register.all(Case) == []


def test_a_change_of_the_same_size_and_time_is_still_found_before_saving(register: Register, other: Other) -> None:
    """Some network disks count time in seconds and have no numbers for files."""

    class Coarse(Disk):
        def stamp(self, path: Path):  # type: ignore[no-untyped-def]
            found = super().stamp(path)
            return None if found is None else found._replace(size=0, mtime_ns=0, inode=0)

        def read(self, path: Path):  # type: ignore[no-untyped-def]
            found = super().read(path)
            return None if found is None else (found[0], self.stamp(path))

        def read_from(self, path: Path, offset: int):  # type: ignore[no-untyped-def]
            found = super().read_from(path, offset)
            return None if found is None else (found[0], self.stamp(path))

    (case,) = save(register, a_case())
    coarse = Register.open(register.folder, disk=Coarse())
    save(register, msgspec.structs.replace(case, title="Felles akuttplaN"))
    save(coarse, a_case("Ny"))
    assert [now.title for now in coarse.all(Case)] == ["Felles akuttplaN", "Ny"]


def test_files_that_look_the_same_are_looked_into_before_saving(register: Register) -> None:
    """Another window has changed a letter and folded: both files are as long as they were, and the clock is coarse."""

    def coarse(found: Stamp | None) -> Stamp | None:
        return None if found is None else found._replace(mtime_ns=0, inode=0)

    class Coarse(Disk):
        def stamp(self, path: Path) -> Stamp | None:
            return coarse(super().stamp(path))

        def read(self, path: Path):  # type: ignore[no-untyped-def]
            found = super().read(path)
            return None if found is None else (found[0], coarse(found[1]))

        def read_from(self, path: Path, offset: int):  # type: ignore[no-untyped-def]
            found = super().read_from(path, offset)
            return None if found is None else (found[0], coarse(found[1]))

    (case,) = save(register, a_case())
    (case,) = save(register, msgspec.structs.replace(case, title="Felles akuttplaN"))
    register.fold()
    window = Register.open(register.folder, disk=Coarse())
    files = [register.folder / name for name in (FILE_NAME, JOURNAL_NAME)]
    sizes = [path.stat().st_size for path in files]
    save(register, msgspec.structs.replace(case, title="Felles akuttPLAN"))
    register.fold()
    assert [path.stat().st_size for path in files] == sizes
    save(window, a_case("Ny"))
    assert [now.title for now in window.all(Case)] == ["Felles akuttPLAN", "Ny"]
    register.refresh()
    assert [now.title for now in register.all(Case)] == ["Felles akuttPLAN", "Ny"]


def test_a_refresh_keeps_the_records_that_are_as_they_were(register: Register, other: Other) -> None:
    still, _ = save(register, a_case("Stille"), a_case("Annen"))
    held = register.get(Case, still.id)
    save(other(), a_case("Ny"))
    register.refresh()
    assert register.get(Case, still.id) is held


CHANGER = """
import sys
from pathlib import Path
import msgspec
from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.store import Register

folder, name, case_id = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
register = Register.open(folder, patience=120)
print("ready", flush=True)
sys.stdin.readline()
for number in range(100):
    with register.change(name, f"Lagret {number}") as change:
        shared = change.get(Case, case_id)
        change.put(msgspec.structs.replace(shared, our_ref=str(int(shared.our_ref) + 1)))
        change.put(Meeting(body="SSU", year=2026, place=f"{name} {number}"))
"""


def test_two_programs_changing_at_once_lose_nothing(register: Register) -> None:
    (case,) = save(register, a_case(our_ref="0"))
    programs = [start(CHANGER, register.folder, name, case.id) for name in ("Kari", "Ola")]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        program.communicate(timeout=300)
        assert program.returncode == 0
    assert register.refresh()
    assert register.get(Case, case.id).our_ref == "200"
    assert register.number == 201
    places = [meeting.place for meeting in register.all(Meeting)]
    assert sorted(places) == sorted(f"{name} {number}" for name in ("Kari", "Ola") for number in range(100))
    for name in ("Kari", "Ola"):
        assert [place for place in places if place.startswith(name)] == [f"{name} {number}" for number in range(100)]
