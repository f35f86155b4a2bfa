"""A journal or a file that is not as it was left: opened right, or as far as it is right, with the rest kept and said."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save
from tinydb import TinyDB

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.store import Register
from sekretariat_tui.store.journal_line import seal, unseal_line

ACTS = 6


class Folder:
    """A register's folder as a crash, a sync program or a person may have left it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.snapshot = folder / "sekretariat.json"
        self.journal = folder / "sekretariat.journal"

    def pieces(self) -> list[bytes]:
        return self.journal.read_bytes().splitlines(keepends=True)

    def open(self) -> Register:
        return Register.open(self.folder)

    def aside(self) -> list[bytes]:
        kept = sorted((self.folder / "historikk").glob("lagt-til-side-*"))
        return [path.read_bytes() for path in kept]


@pytest.fixture
def left(folder: Path) -> Iterator[Folder]:
    """Two cases in the file, and six acts in the journal: «1» to «6» are the titles the first case had."""
    register = Register.open(folder)
    case, _ = save(register, a_case("0"), a_case("Annen"))
    register.fold()
    for number in range(1, ACTS + 1):
        (case,) = save(register, msgspec.structs.replace(case, title=str(number)), what=f"Skrev {number}")
    yield Folder(folder)


def title(register: Register) -> str:
    return register.all(Case)[0].title


def goes_on(left: Folder, register: Register) -> None:
    """It can be saved in, and opens without a word afterwards."""
    before = register.all(Case)
    save(register, a_case("Og det går an å lagre etterpå"))
    again = left.open()
    assert again.all(Case)[:-1] == before
    assert (again.notices, again.readonly) == ((), False)
    register.close()
    assert left.open().notices == ()


def test_a_last_line_that_was_never_finished_is_cut_off_kept_and_said(left: Folder) -> None:
    whole = left.journal.read_bytes()
    torn = whole + b'{"number":8,"generation":2,"previous":"'
    left.journal.write_bytes(torn)
    register = left.open()
    assert title(register) == "6"
    (said,) = register.notices
    assert "ble ikke ferdig" in said
    assert "«Skrev 6»" in said
    assert left.journal.read_bytes() == torn, "looking changes nothing"
    save(register, a_case("Ny"))
    assert left.journal.read_bytes().startswith(whole)
    assert left.aside() == [torn[len(whole) :]]
    goes_on(left, register)


def test_a_line_that_lacks_only_its_newline_is_whole(left: Folder) -> None:
    left.journal.write_bytes(left.journal.read_bytes()[:-1])
    register = left.open()
    assert (title(register), register.notices) == ("6", ())
    goes_on(left, register)


@pytest.mark.parametrize(
    "order",
    [
        [0, 1, 2, 3, 4, 5, 6, 6],
        [0, 1, 2, 3, 3, 4, 5, 6],
        [0, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6],
        [0, 0, 1, 2, 3, 4, 5, 6],
        [0, 1, 2, 4, 3, 5, 6],
        [0, 6, 5, 4, 3, 2, 1],
    ],
    ids=str,
)
def test_lines_doubled_or_in_disorder_are_put_right(left: Folder, order: list[int]) -> None:
    pieces = left.pieces()
    left.journal.write_bytes(b"".join(pieces[place] for place in order))
    register = left.open()
    assert (title(register), register.number, register.notices) == ("6", 7, ())
    goes_on(left, register)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "with a mark first"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("end", [b"", b"\n\n"], ids=["", "with empty lines"])
def test_a_journal_that_an_editor_has_saved_is_the_same_journal(
    left: Folder, bom: bytes, newline: bytes, end: bytes
) -> None:
    left.journal.write_bytes(bom + (left.journal.read_bytes() + end).replace(b"\n", newline))
    register = left.open()
    assert (title(register), register.number) == (str(ACTS), ACTS + 1)
    assert (register.notices, register.readonly) == ((), False)
    goes_on(left, register)
    assert left.aside() == []


def test_a_line_lost_in_the_middle_stops_there_and_the_rest_is_kept(left: Folder) -> None:
    pieces = left.pieces()
    del pieces[3]
    left.journal.write_bytes(b"".join(pieces))
    register = left.open()
    assert title(register) == "2"
    (said,) = register.notices
    assert "«Skrev 2»" in said
    assert "senere lagringer kan mangle" in said
    save(register, a_case("Ny"))
    assert left.aside() == [b"".join(pieces[3:]).rstrip(b"\n")]
    goes_on(left, register)


def test_a_line_that_skips_a_number_is_not_taken_for_the_next(left: Folder) -> None:
    """Sealed, and tied to the last line: as a program with a fault in its counting could write it."""
    opened = unseal_line(left.pieces()[-1].rstrip(b"\n"))
    assert opened is not None
    line, sum = opened
    left.journal.write_bytes(
        left.journal.read_bytes() + seal(msgspec.structs.replace(line, number=line.number + 2, previous=sum))[0]
    )
    register = left.open()
    assert (title(register), register.number) == (str(ACTS), ACTS + 1)
    assert "skadet" in register.notices[0]
    goes_on(left, register)


def test_the_same_damage_is_kept_once_however_often_saving_fails(left: Folder) -> None:
    left.journal.write_bytes(left.journal.read_bytes() + b"tull\n")
    for _ in range(3):
        register = left.open()
        with pytest.raises(CannotWrite), register.change("\ud83d", "x") as change:
            change.put(a_case())
    register = left.open()
    assert title(register) == "6"
    goes_on(left, register)
    assert left.aside() == [b"tull"]


def test_a_journal_whose_first_line_is_damaged_still_follows_its_file(left: Folder) -> None:
    data = left.journal.read_bytes()
    left.journal.write_bytes(b"x" + data[1:])
    register = left.open()
    assert title(register) == "6"
    assert "skadet" in register.notices[0]
    goes_on(left, register)


@pytest.mark.parametrize("data", [None, b"", bytes(4096), b"noe annet\n"], ids=["gone", "empty", "zeros", "other"])
def test_a_file_without_its_journal_is_opened_and_said(left: Folder, data: bytes | None) -> None:
    left.journal.unlink() if data is None else left.journal.write_bytes(data)
    register = left.open()
    assert (title(register), register.number, register.readonly) == ("0", 1, False)
    assert "mangler eller kan ikke leses" in register.notices[0]
    goes_on(left, register)


def test_a_journal_without_its_file_is_shown_as_far_as_it_goes_and_only_read(left: Folder) -> None:
    left.snapshot.unlink()
    before = left.journal.read_bytes()
    register = left.open()
    assert [case.title for case in register.all(Case)] == ["6"]
    assert register.readonly
    assert "mangler, men journalen" in register.readonly_reason
    with pytest.raises(CannotWrite, match="mangler, men journalen"):
        save(register, a_case())
    register.close()
    assert left.journal.read_bytes() == before
    assert not left.snapshot.exists()


def test_a_journal_that_goes_back_to_the_first_save_is_enough_by_itself(folder: Path) -> None:
    save(Register.open(folder), a_case("A"))
    save(Register.open(folder), a_case("B"))
    (folder / "sekretariat.json").unlink()
    register = Register.open(folder)
    assert [case.title for case in register.all(Case)] == ["A", "B"]
    goes_on(Folder(folder), register)


def test_a_crash_between_the_file_and_the_journal_of_a_fold_loses_and_doubles_nothing(left: Folder) -> None:
    lines = left.journal.read_bytes()
    left.open().fold()
    left.journal.write_bytes(lines)
    register = left.open()
    assert (title(register), register.number, register.notices) == ("6", 7, ())
    goes_on(left, register)
    assert left.aside() == []


def test_a_file_and_a_journal_of_different_times_are_only_read(left: Folder) -> None:
    early = {path: path.read_bytes() for path in (left.snapshot, left.journal)}
    for _ in range(3):
        register = left.open()
        save(register, a_case("Ny"))
        register.fold()
    save(register, a_case("I journalen"))
    late = {path: path.read_bytes() for path in early}
    for path, data in early.items():
        path.write_bytes(data)
        opened = left.open()
        assert opened.readonly
        assert "ikke ferdig synkronisert" in opened.readonly_reason
        with pytest.raises(CannotWrite, match="ikke ferdig synkronisert"):
            save(opened, a_case())
        path.write_bytes(late[path])
        assert opened.refresh() or path == left.snapshot
        assert not opened.readonly, "the sync program has come to the end"
        assert opened.all(Case) == left.open().all(Case)
    goes_on(left, opened)


def test_a_folded_file_beside_a_journal_with_later_lines_is_only_read(left: Folder, tmp_path: Path) -> None:
    copy = tmp_path / "annen maskin"
    shutil.copytree(left.folder, copy)
    there = Register.open(copy)
    there.fold()
    save(left.open(), a_case("Lagret her imens"))
    left.snapshot.write_bytes((copy / "sekretariat.json").read_bytes())
    register = left.open()
    assert "ikke ferdig synkronisert" in register.readonly_reason


def test_what_another_program_wrote_into_the_file_is_taken_in_under_the_journal(left: Folder) -> None:
    with TinyDB(left.snapshot, encoding="utf-8") as stock:
        stock.table("cases").update({"title": "Rettet utenfra"}, doc_ids=[2])
        stock.table("cases").update({"title": "Taper for journalen"}, doc_ids=[1])
    edited = left.snapshot.read_bytes()
    register = left.open()
    assert [case.title for case in register.all(Case)] == ["6", "Rettet utenfra"]
    assert "er endret av et annet program" in register.notices[0]
    goes_on(left, register)
    assert left.aside() == [edited]


def test_a_key_used_by_another_program_and_the_journal_at_once_keeps_both_records(folder: Path) -> None:
    register = Register.open(folder)
    save(register, a_case("A"))
    register.fold()
    save(register, a_case("Fra journalen"))
    with TinyDB(register.path, encoding="utf-8") as stock:
        stock.table("cases").insert(msgspec.to_builtins(a_case("Fra et annet program")))
    opened = Register.open(folder)
    assert [case.title for case in opened.all(Case)] == ["A", "Fra journalen", "Fra et annet program"]
    goes_on(Folder(folder), opened)


def test_a_journal_of_a_newer_format_is_only_read(left: Folder) -> None:
    from sekretariat_tui.store.journal_line import Header, seal

    pieces = left.pieces()
    header = msgspec.json.decode(pieces[0][:-34], type=Header)
    left.journal.write_bytes(seal(msgspec.structs.replace(header, journal=2))[0])
    register = left.open()
    assert "nyere utgave av programmet" in register.readonly_reason
    assert title(register) == "0"


def test_the_header_names_the_file_it_goes_on_from(left: Folder) -> None:
    header = json.loads(left.pieces()[0][:-34])
    meta = json.loads(left.snapshot.read_bytes())["_meta"]["1"]
    assert (header["generation"], header["number"], header["tip"]) == (meta["generation"], meta["number"], meta["tip"])
    assert header["snapshot"]["size"] == left.snapshot.stat().st_size


def test_the_journal_of_another_register_is_never_taken_for_ours(left: Folder, tmp_path: Path) -> None:
    register = Register.open(tmp_path / "annet")
    save(register, a_case("Fremmed"))
    register.fold()
    save(register, a_case("Fremmed"), a_case("Fremmed"))
    left.journal.write_bytes((tmp_path / "annet" / "sekretariat.journal").read_bytes())
    opened = left.open()
    assert title(opened) == "0"
    assert "hører ikke sammen" in opened.readonly_reason


def test_a_line_from_another_machines_copy_is_not_taken_for_the_next_of_ours(left: Folder, tmp_path: Path) -> None:
    """The number fits, and the register and the generation too: only what it goes on from tells them apart."""
    copy = tmp_path / "annen maskin"
    shutil.copytree(left.folder, copy)
    save(Register.open(copy), a_case("7 der"))
    save(Register.open(copy), a_case("8 der"))
    save(left.open(), a_case("7 her"))
    eighth = (copy / "sekretariat.journal").read_bytes().splitlines(keepends=True)[-1]
    left.journal.write_bytes(left.journal.read_bytes() + eighth)
    register = left.open()
    assert [case.title for case in register.all(Case)][2:] == ["7 her"]
    assert register.notices
    goes_on(left, register)
    assert left.aside() == [eighth.rstrip(b"\n")]
