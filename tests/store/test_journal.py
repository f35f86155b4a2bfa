"""The journal beside the file: one act one line, followed by every window, folded when the register is left."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

import msgspec
import pytest
from register_cases import a_case, save
from tinydb import TinyDB

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.store import Disk, Register, RegisterGone
from sekretariat_tui.store import register as register_module

Other = Callable[[], Register]


def journal(register: Register) -> Path:
    return register.folder / "sekretariat.journal"


def lines(register: Register) -> list[dict[str, object]]:
    """The acts in the journal, without header and checksums."""
    return [json.loads(line[:-33]) for line in journal(register).read_bytes().splitlines()[1:]]


def titles(register: Register) -> list[str]:
    return [case.title for case in register.all(Case)]


def test_one_act_is_one_line_however_many_records_it_changes(register: Register) -> None:
    save(register, a_case("Ærlig"), a_case("Åpen"))
    before = register.path.read_bytes()
    with register.change("Kari", "Nummererte sakslisten SSU 21.05.26") as change:
        for number, case in enumerate(change.all(Case), 11):
            change.put(msgspec.structs.replace(case, number=number, year=2026))
        change.put(Meeting(body="SSU", year=2026))
    first, second = lines(register)
    assert (second["number"], second["who"], second["what"]) == (2, "Kari", "Nummererte sakslisten SSU 21.05.26")
    assert [(one["table"], one["key"]) for one in second["changes"]] == [  # type: ignore[attr-defined]
        ("cases", "1"),
        ("cases", "2"),
        ("meetings", "1"),
    ]
    assert len(first["changes"]) == 2  # type: ignore[arg-type]
    assert register.path.read_bytes() == before


def test_the_journal_can_be_read_as_text(register: Register) -> None:
    save(register, a_case("Rød tråd på Åsen 😀"), what="Opprettet sak: Rød tråd på Åsen")
    assert "Opprettet sak: Rød tråd på Åsen" in journal(register).read_text(encoding="utf-8")


def test_a_line_tells_what_was_before_once(register: Register) -> None:
    (case,) = save(register, a_case("Én"))
    register.fold()
    for title in ("To", "Tre"):
        case = save(register, msgspec.structs.replace(case, title=title))[0]
    first, second = (line["changes"][0] for line in lines(register))  # type: ignore[index]
    assert (first["before"]["title"], first["after"]["title"]) == ("Én", "To")
    assert "before" not in second
    assert second["after"]["title"] == "Tre"


def test_after_a_fold_the_file_alone_is_the_register_and_the_lines_are_kept(register: Register, other: Other) -> None:
    save(register, a_case("A"))
    save(register, a_case("B"))
    register.fold()
    assert lines(register) == []
    with TinyDB(register.path, encoding="utf-8") as stock:
        assert [document["title"] for document in stock.table("cases")] == ["A", "B"]
    (kept,) = (register.folder / "historikk").iterdir()
    assert kept.name == "2026-05.journal"
    assert len(kept.read_bytes().splitlines()) == 2
    assert titles(other()) == ["A", "B"]
    assert other().number == 2
    save(register, a_case("C"))
    register.fold()
    assert len(kept.read_bytes().splitlines()) == 3


def test_leaving_the_register_folds_it_and_only_looking_leaves_it_alone(register: Register, other: Other) -> None:
    save(register, a_case("A"))
    window = other()
    before = journal(register).read_bytes()
    window.close()
    assert journal(register).read_bytes() == before
    register.close()
    assert lines(register) == []
    assert json.loads(register.path.read_bytes())["cases"]["1"]["title"] == "A"


def test_a_long_journal_is_folded_by_itself(register: Register, other: Other, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_fold_at", 5_000)
    monkeypatch.setattr(register_module, "FOLD_AT", 5_000)
    window = other()
    for number in range(20):
        save(register, a_case(f"Sak {number}"))
        assert journal(register).stat().st_size < 7_000
        assert window.refresh()
    assert titles(window) == titles(other()) == [f"Sak {number}" for number in range(20)]


def test_folding_twice_or_folding_nothing_changes_nothing(register: Register, folder: Path) -> None:
    register.fold()
    assert not folder.exists()
    save(register, a_case())
    register.fold()
    before = register.path.read_bytes(), journal(register).read_bytes()
    register.fold()
    assert (register.path.read_bytes(), journal(register).read_bytes()) == before


def test_another_window_follows_a_fold_without_reading_the_file_again(folder: Path, register: Register) -> None:
    read: list[str] = []

    class Watched(Disk):
        def read(self, path: Path):  # type: ignore[no-untyped-def]
            read.append(path.name)
            return super().read(path)

    save(register, a_case("A"))
    window = Register.open(folder, disk=Watched())
    read.clear()
    register.fold()
    assert not window.refresh()
    save(register, a_case("B"))
    assert window.refresh()
    save(window, a_case("C"))
    assert "sekretariat.json" not in read
    assert register.refresh()
    assert titles(register) == titles(window) == ["A", "B", "C"]


def test_a_window_that_was_behind_when_another_folded_catches_up(register: Register, other: Other) -> None:
    save(register, a_case("A"))
    window = other()
    save(register, a_case("B"))
    register.fold()
    save(register, a_case("C"))
    assert window.refresh()
    assert titles(window) == ["A", "B", "C"]
    register.fold()
    register.fold()
    save(window, a_case("D"))
    register.refresh()
    assert titles(register) == ["A", "B", "C", "D"]


def test_following_another_window_reads_only_what_is_new(folder: Path, register: Register) -> None:
    read: list[int] = []

    class Watched(Disk):
        def read(self, path: Path):  # type: ignore[no-untyped-def]
            read.append(10**9)
            return super().read(path)

        def read_from(self, path: Path, offset: int):  # type: ignore[no-untyped-def]
            found = super().read_from(path, offset)
            read.append(len(found[0]) if found else 0)
            return found

    save(register, *(a_case(f"Sak {number}") for number in range(100)))
    window = Register.open(folder, disk=Watched())
    before = journal(register).stat().st_size
    save(register, a_case("Ny"))
    added = journal(register).stat().st_size - before
    read.clear()
    assert window.refresh()
    assert sum(read) <= added + 33


def test_a_register_of_the_first_format_is_opened_and_carried_over(folder: Path, other: Other) -> None:
    folder.mkdir()
    old = a_case("Fra før journalen")
    tables = {
        "_meta": {"1": {"format": 1, "number": 7, "program": "0.1", "last_ids": {"cases": 4}, "farge": "rød"}},
        "cases": {"3": msgspec.to_builtins(msgspec.structs.replace(old, rev=2))},
        "notater": {"1": {"tekst": "ikke vårt"}},
    }
    path = folder / "sekretariat.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    register = other()
    assert (register.notices, register.readonly, register.number, titles(register)) == ((), False, 7, [old.title])
    assert os.listdir(folder) == ["sekretariat.json"]
    save(register, a_case("Ny"))
    assert titles(other()) == [old.title, "Ny"]
    assert other().number == 8
    register.close()
    found = json.loads(path.read_bytes())
    assert list(found["cases"]) == ["3", "5"]
    assert found["notater"] == tables["notater"]
    assert (found["_meta"]["1"]["format"], found["_meta"]["1"]["farge"]) == (2, "rød")


def test_a_record_taken_back_stands_where_it_stood_also_after_opening_again(register: Register, other: Other) -> None:
    cases = save(register, a_case("A"), a_case("B"), a_case("C"))
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, cases[1].id)
    assert change.act is not None
    register.take_back(change.act, "Kari")
    assert titles(other()) == ["A", "B", "C"]
    register.fold()
    assert titles(other()) == ["A", "B", "C"]


def test_the_key_of_a_deleted_record_is_remembered_by_the_journal(register: Register, other: Other) -> None:
    (case,) = save(register, a_case("A"))
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, case.id)
    window = other()
    save(window, a_case("B"))
    window.fold()
    assert list(json.loads(register.path.read_bytes())["cases"]) == ["2"]


def test_what_the_journal_has_lost_while_the_register_is_open_is_written_again(
    register: Register, other: Other
) -> None:
    save(register, a_case("A"))
    save(register, a_case("B"))
    for harm in ("cut in the middle", "emptied", "removed", "first letter changed"):
        whole = journal(register).read_bytes()
        if harm == "removed":
            journal(register).unlink()
        else:
            now = {"cut in the middle": whole[: len(whole) // 2], "emptied": b""}.get(harm, b"x" + whole[1:])
            journal(register).write_bytes(now)
        register.refresh()
        assert titles(register)[:2] == ["A", "B"]
        (new,) = save(register, a_case("C"))
        again = other()
        assert titles(again) == titles(register)
        assert again.notices == ()
        with register.change("Kari", "Slettet") as change:
            change.delete(Case, new.id)
        assert titles(other()) == ["A", "B"]


def test_a_file_that_is_gone_is_said_though_the_journal_is_there(register: Register) -> None:
    save(register, a_case())
    register.path.unlink()
    with pytest.raises(RegisterGone):
        save(register, a_case())
    assert not register.path.exists()


def test_a_line_added_while_the_journal_is_being_read_is_seen_at_the_next_refresh(
    folder: Path, register: Register
) -> None:
    class Slow(Disk):
        """Somebody else's line is finished between our reading and our being done with it."""

        meanwhile: list[Callable[[], object]]

        def _open(self, path: Path):  # type: ignore[no-untyped-def]
            file = super()._open(path)
            if path.name == "sekretariat.journal" and self.meanwhile:
                do, read = self.meanwhile.pop(), file.read

                class Late:
                    def __getattr__(self, name: str) -> object:
                        return getattr(file, name)

                    def __enter__(self) -> Self:
                        return self

                    def __exit__(self, *_: object) -> None:
                        file.close()

                    def read(self, size: int = -1) -> bytes:
                        data = read(size)
                        do()
                        return data

                return Late()
            return file

    save(register, a_case("A"))
    disk = Slow()
    disk.meanwhile = []
    window = Register.open(folder, disk=disk)
    save(register, a_case("B"))
    disk.meanwhile = [lambda: save(register, a_case("C"))]
    window.refresh()
    window.refresh()
    assert titles(window) == ["A", "B", "C"]
