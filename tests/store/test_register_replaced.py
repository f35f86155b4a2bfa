"""Files put in the place of ours while the register is open, or before: what was shown as saved is not lost by it."""

import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.store import Disk, Register

Other = Callable[[], Register]

PAIR = ("sekretariat.json", "sekretariat.journal")


def titles(register: Register) -> list[str]:
    return [case.title for case in register.all(Case)]


def retitled(register: Register, title: str) -> None:
    case = register.all(Case)[0]
    save(register, msgspec.structs.replace(case, title=title), what=f"Kalte den {title}")


def copied(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in PAIR}


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    """As a sync program does it: new files in the place of the old."""
    for name, data in files.items():
        (folder / name).unlink(missing_ok=True)
        (folder / name).write_bytes(data)


@pytest.mark.parametrize("folded", [False, True], ids=["of the same fold", "of an earlier fold"])
@pytest.mark.parametrize("then", ["looks", "saves", "closes"])
def test_an_older_pair_of_files_does_not_take_what_was_shown_as_saved(
    register: Register, other: Other, folded: bool, then: str
) -> None:
    save(register, a_case("0"))
    retitled(register, "1")
    old = copied(register.folder)
    if folded:
        register.fold()
    retitled(register, "Et avsnitt som er lagret")
    save(register, a_case("Ny sak"))
    put_back(register.folder, old)
    if then == "looks":
        assert not register.refresh()
        assert titles(register) == ["Et avsnitt som er lagret", "Ny sak"]
        assert "byttet ut med en eldre utgave" in register.notices[0]
    elif then == "saves":
        retitled(register, "Et avsnitt som er lagret")  # says what is there already
        save(register, a_case("Enda en"))
    else:
        register.refresh()
        register.close()
    again = other()
    assert titles(again)[:2] == ["Et avsnitt som er lagret", "Ny sak"]
    assert (again.readonly, again.notices) == (False, ())
    told = [(one.after or {})["title"] for one in again.history(Case, again.all(Case)[0].id)]
    assert told == ["0", "1", "Et avsnitt som er lagret"], "the history lacks none of it"
    aside = sorted((register.folder / "historikk").glob("lagt-til-side-*"))
    assert old["sekretariat.json"] in [path.read_bytes() for path in aside], "the older file is kept too"
    save(again, a_case("Og videre"))
    assert titles(other())[-1] == "Og videre"


def test_a_crash_while_what_was_kept_is_written_again_leaves_it_written(register: Register, folder: Path) -> None:
    """The new file beside the old journal: it is known that the one was made over the other."""

    class Crash(BaseException):
        pass

    class Stops(Disk):
        stops = False

        def _replace(self, temporary: Path, target: Path) -> None:
            if self.stops and target.name == "sekretariat.journal":
                raise Crash
            super()._replace(temporary, target)

    disk = Stops()
    window = Register.open(folder, disk=disk)
    save(window, a_case("0"))
    old = copied(folder)
    window.fold()
    retitled(window, "Lagret")
    put_back(folder, old)
    disk.stops = True
    with pytest.raises(Crash):
        window.refresh()
    again = Register.open(folder)
    assert (titles(again), again.readonly, again.notices) == (["Lagret"], False, ())
    save(again, a_case("Og videre"))
    assert titles(Register.open(folder)) == ["Lagret", "Og videre"]


def test_an_older_pair_put_in_place_of_a_fold_that_was_broken_off_does_not_take_what_was_saved(
    register: Register, other: Other
) -> None:
    """What was to be done with the files that lay there is not done with those that came in their place."""
    save(register, a_case("0"))
    old = copied(register.folder)
    retitled(register, "Lagret")
    journal = (register.folder / "sekretariat.journal").read_bytes()
    register.fold()
    (register.folder / "sekretariat.journal").write_bytes(journal)  # the fold got no further than the file
    window = other()
    assert window._held.place.finish is not None
    put_back(register.folder, old)
    window.refresh()
    assert (titles(other()), other().readonly) == (["Lagret"], False)


def test_what_another_machine_wrote_meanwhile_is_taken_in_and_ours_is_kept_as_a_copy(
    register: Register, other: Other, tmp_path: Path
) -> None:
    save(register, a_case("0"), a_case("Felles"))
    register.fold()
    elsewhere = tmp_path / "annen maskin"
    shutil.copytree(register.folder, elsewhere)
    retitled(register, "Vårt avsnitt")
    theirs = Register.open(elsewhere)
    retitled(theirs, "Deres avsnitt")
    save(theirs, a_case("Deres sak"))
    theirs.close()
    put_back(register.folder, copied(elsewhere))
    register.refresh()
    assert titles(register) == ["Deres avsnitt", "Felles", "Deres sak"]
    (copy,) = register.folder.glob("sekretariat-konfliktkopi-*.json")
    assert copy.name in register.notices[-1] and "byttet ut av et annet program" in register.notices[-1]
    kept = tmp_path / "kopien"
    kept.mkdir()
    shutil.copy(copy, kept / "sekretariat.json")
    assert titles(Register.open(kept)) == ["Vårt avsnitt", "Felles"]
    register.refresh()
    save(register, a_case("Og videre"))
    assert len(list(register.folder.glob("sekretariat-konfliktkopi-*.json"))) == 1


def test_two_windows_with_the_same_in_memory_leave_one_copy(register: Register, other: Other, tmp_path: Path) -> None:
    save(register, a_case("0"))
    window = other()
    put_back(register.folder, _another_register(tmp_path))
    register.refresh()
    window.refresh()
    assert titles(register) == titles(window) == ["Et annet register"]
    assert len(list(register.folder.glob("sekretariat-konfliktkopi-*.json"))) == 1


def test_what_comes_half_synchronised_is_only_read_and_ours_comes_back_with_our_files(
    register: Register, other: Other, tmp_path: Path
) -> None:
    save(register, a_case("0"))
    register.fold()
    retitled(register, "Vårt avsnitt")
    ours = copied(register.folder)
    put_back(register.folder, {"sekretariat.json": _another_register(tmp_path)["sekretariat.json"]})
    register.refresh()
    assert register.readonly and "ikke ferdig synkronisert" in register.readonly_reason
    put_back(register.folder, ours)
    register.refresh()
    assert (titles(register), register.readonly) == (["Vårt avsnitt"], False)
    assert not list(register.folder.glob("sekretariat-konfliktkopi-*"))
    save(register, a_case("Og videre"))


def test_a_window_that_is_closed_on_files_that_do_not_fit_leaves_what_it_had(
    register: Register, tmp_path: Path
) -> None:
    save(register, a_case("0"))
    register.fold()
    retitled(register, "Vårt avsnitt")
    put_back(register.folder, {"sekretariat.json": _another_register(tmp_path)["sekretariat.json"]})
    register.refresh()
    assert register.readonly
    register.close()
    (copy,) = register.folder.glob("sekretariat-konfliktkopi-*.json")
    assert "Vårt avsnitt" in copy.read_text(encoding="utf-8")


def test_deleting_for_two_windows_is_no_replacement(register: Register, other: Other) -> None:
    """Nothing that happens between our own windows, however far one is behind, is taken for a replaced file."""
    one, two = save(register, a_case("Én"), a_case("To"))
    window = other()
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, one.id)
    for number in range(3):
        register.fold()
        retitled(register, f"{number}")
        save(register, a_case("Ny"))
    register.fold()
    window.refresh()
    assert titles(window) == titles(register)
    assert (window.notices, window.readonly) == ((), False)
    assert not list(register.folder.glob("sekretariat-konfliktkopi-*"))
    assert two.id in {case.id for case in window.all(Case)}


def test_older_files_put_back_by_hand_are_said_and_numbers_in_the_history_are_not_given_again(
    register: Register, other: Other, clock: Callable[[], datetime]
) -> None:
    save(register, a_case("0"))
    register.fold()
    old = copied(register.folder)
    for number in range(1, 4):
        retitled(register, f"Før {number}")
        register.fold()
    register.close()
    put_back(register.folder, old)
    opened = Register.open(register.folder, clock=clock)
    assert titles(opened) == ["0"]
    assert "eldre enn historikken ved siden av, som har 3 handlinger til" in opened.notices[0]
    case = opened.all(Case)[0]
    with opened.change("Ola", "Skrev videre") as change:
        change.put(msgspec.structs.replace(case, title="Etter"))
    opened.close()
    again = other()
    assert (titles(again), again.notices) == (["Etter"], ())
    told = [(one.number, (one.after or {})["title"]) for one in again.history(Case, case.id)]
    assert [title for _, title in told] == ["0", "Før 1", "Før 2", "Før 3", "Etter"]
    assert len({number for number, _ in told}) == len(told)


def _another_register(tmp_path: Path) -> dict[str, bytes]:
    folder = tmp_path / "et annet"
    if not folder.exists():
        another = Register.open(folder, clock=lambda: datetime(2026, 5, 21, 9, 0, tzinfo=UTC))
        save(another, a_case("Et annet register"))
        another.close()
    return copied(folder)


# The journal's last line is looked at as the next is added, whatever the stamps and the lock say.


def test_a_journal_changed_without_a_trace_is_not_added_to(register: Register, other: Other) -> None:
    save(register, a_case("A"))
    retitled(register, "B")
    journal = register.folder / "sekretariat.journal"
    stamp = journal.stat()
    data = journal.read_bytes()
    with open(journal, "r+b") as file:
        file.seek(len(data) - 20)
        file.write(b"0" * 10)
    os.utime(journal, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    if register._files.disk.stamp(journal) != register._held.place.stamp:
        pytest.skip("left out: this disk has coarser times than it says")
    with pytest.raises(CannotWrite, match="et annet program endret filen akkurat nå"):
        save(register, a_case("C"))
    assert titles(register) == ["B"]
    save(register, a_case("C"))
    assert titles(other()) == ["B", "C"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a lock that is held")
@pytest.mark.parametrize("meanwhile", ["saves", "folds"])
def test_a_lock_removed_under_an_act_lets_nobody_write_over_another(
    register: Register, other: Other, meanwhile: str
) -> None:
    save(register, a_case("A"))
    window = other()
    with pytest.raises(CannotWrite), register.change("Kari", "Ny sak") as change:
        change.put(a_case("Vår"))
        (register.folder / "sekretariat.lock").unlink()
        save(window, a_case("Deres"))
        if meanwhile == "folds":
            window.fold()
    assert titles(other()) == ["A", "Deres"]
    save(register, a_case("Vår"))
    assert titles(other()) == titles(register) == ["A", "Deres", "Vår"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a lock that is held")
def test_two_who_hold_locks_of_their_own_do_not_add_to_the_journal_at_once(folder: Path) -> None:
    class Slow(Disk):
        """Another window, whose lock is another file, saves just before our line is written."""

        def _write(self, file, data):  # type: ignore[no-untyped-def]
            if meanwhile:
                (folder / "sekretariat.lock").unlink()
                with pytest.raises(CannotWrite):
                    meanwhile.pop()()
            super()._write(file, data)

    meanwhile: list[Callable[[], object]] = []
    register = Register.open(folder, disk=Slow())
    save(register, a_case("A"))
    window = Register.open(folder)
    meanwhile.append(lambda: save(window, a_case("Deres")))
    save(register, a_case("Vår"))
    save(window, a_case("Deres"))
    assert titles(Register.open(folder)) == titles(window) == ["A", "Vår", "Deres"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a lock that is held")
def test_a_fold_whose_lock_was_removed_does_not_lose_what_another_added(folder: Path) -> None:
    class Slow(Disk):
        """Another window, whose lock is another file, saves just before our fold begins."""

        def alone(self, path: Path) -> AbstractContextManager[None]:
            if meanwhile:
                (folder / "sekretariat.lock").unlink()
                meanwhile.pop()()
            return super().alone(path)

    meanwhile: list[Callable[[], object]] = []
    register = Register.open(folder, disk=Slow())
    save(register, a_case("A"))
    window = Register.open(folder)
    meanwhile.append(lambda: save(window, a_case("Deres")))
    with pytest.raises(CannotWrite):
        register.fold()
    assert titles(Register.open(folder)) == ["A", "Deres"]
    register.fold()
    assert titles(Register.open(folder)) == titles(register) == ["A", "Deres"]
