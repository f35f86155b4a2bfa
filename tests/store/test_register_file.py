"""The file: a TinyDB file that people and stock TinyDB can read, and that keeps what it does not know."""

import inspect
import json
import os
import pkgutil
import re
import stat
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec
import pytest
from register_cases import FILES, a_case, save
from tinydb import TinyDB
from tinydb.table import Table

import sekretariat_tui.domain
from sekretariat_tui.domain.case import Case, CaseHead
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.record import Part, Record
from sekretariat_tui.store import RecordUnreadable, Register
from sekretariat_tui.store.kinds import KINDS, VIEWS

Other = Callable[[], Register]


def in_file(register: Register) -> dict[str, dict[str, dict[str, object]]]:
    register.fold()
    found: dict[str, dict[str, dict[str, object]]] = json.loads(register.path.read_text(encoding="utf-8"))
    return found


def rewrite(register: Register, tables: object) -> None:
    register.path.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")


def test_stock_tinydb_opens_the_file_and_reads_every_table(register: Register) -> None:
    cases = save(register, a_case("Ærlighet på Åsen 😀"), a_case("Nummer to"))
    with register.change("Kari", "Nytt møte") as change:
        change.put(Meeting(body="SSU", year=2026))
    register.fold()
    with TinyDB(register.path, encoding="utf-8") as stock:
        assert stock.tables() == {"_meta", "cases", "meetings"}
        assert [document["title"] for document in stock.table("cases")] == ["Ærlighet på Åsen 😀", "Nummer to"]
        assert [document.doc_id for document in stock.table("cases")] == [1, 2]
        assert stock.table("_meta").get(doc_id=1)["number"] == 2  # type: ignore[index]
        assert stock.table("cases").all()[0]["id"] == cases[0].id


def test_what_stock_tinydb_writes_is_taken_in(register: Register) -> None:
    save(register, a_case("Vår egen"))
    with TinyDB(register.path, encoding="utf-8") as stock:
        stock.table("cases").insert(msgspec.to_builtins(a_case("Fra et annet program: æøå")))
        stock.table("notater").insert({"tekst": "ikke vårt"})
    assert register.refresh()
    assert [case.title for case in register.all(Case)] == ["Vår egen", "Fra et annet program: æøå"]
    save(register, a_case("Etterpå"))
    assert [case.title for case in register.all(Case)] == ["Vår egen", "Fra et annet program: æøå", "Etterpå"]
    assert in_file(register)["notater"] == {"1": {"tekst": "ikke vårt"}}


def test_the_file_is_readable_text_with_one_record_a_line(register: Register) -> None:
    save(register, a_case("Rød tråd på Åsen 😀", id="sak1"), a_case("Andre"))
    register.fold()
    lines = register.path.read_text(encoding="utf-8").splitlines()
    assert sum("Rød tråd på Åsen 😀" in line for line in lines) == 1
    assert lines[1] == '"_meta": {'


def test_the_file_changes_only_where_a_record_was_changed(register: Register) -> None:
    cases = save(register, *(a_case(f"Sak {number}") for number in range(5)))
    register.fold()
    before = register.path.read_text(encoding="utf-8").splitlines()
    save(register, msgspec.structs.replace(cases[2], title="Endret"))
    register.fold()
    after = register.path.read_text(encoding="utf-8").splitlines()
    assert len(before) == len(after)
    assert (
        sum(old != new for old, new in zip(before, after, strict=True)) == 2
    )  # the record, and the register's own line


def test_the_key_of_a_deleted_record_is_never_given_again(register: Register, other: Other) -> None:
    first, last = save(register, a_case("Første"), a_case("Siste"))
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, last.id)
        change.delete(Case, first.id)
    save(other(), a_case("Ny"))
    assert list(in_file(register)["cases"]) == ["3"]


def test_the_private_methods_of_tinydb_that_we_replace_are_where_they_were() -> None:
    assert list(inspect.signature(Table._read_table).parameters) == ["self"]
    assert list(inspect.signature(Table._update_table).parameters) == ["self", "updater"]
    for method in (Table.insert, Table.update, Table.remove):
        assert "self._update_table(" in inspect.getsource(method)
    for method in (Table.get, Table.search, Table.__iter__, Table.__len__):
        assert "self._read_table()" in inspect.getsource(method)
    assert "self._storage" in inspect.getsource(Table.__init__)


def test_tinydb_itself_reads_and_counts_through_our_table(register: Register) -> None:
    save(register, a_case("A"), a_case("B"))
    table = register._database.documents_of("cases")
    assert len(table) == 2
    assert [document["title"] for document in table] == ["A", "B"]
    assert table.get(doc_id=2)["title"] == "B"  # type: ignore[index, call-overload]
    assert register._database.tables() == {"_meta", "cases"}
    for forbidden in (lambda: table.insert({"title": "utenom"}), table.truncate, register._database.drop_tables):
        with pytest.raises(RuntimeError):
            forbidden()


def test_a_table_this_program_does_not_know_is_kept_as_it_stands(register: Register) -> None:
    (case,) = save(register, a_case())
    tables = in_file(register)
    tables["grants_of_tomorrow"] = {"7": {"id": "x", "beløp": 1.50, "stort": 123456789012345678901234567890}, "y": []}  # type: ignore[dict-item]
    rewrite(register, tables)
    save(register, msgspec.structs.replace(case, title="Endret"))
    assert register.unreadable() == []
    assert in_file(register)["grants_of_tomorrow"] == tables["grants_of_tomorrow"]


def test_what_a_newer_program_put_among_the_registers_particulars_is_kept(register: Register) -> None:
    save(register, a_case())
    tables = in_file(register)
    tables["_meta"]["1"]["farge"] = "rød"
    tables["_meta"]["2"] = {"annet": True}
    rewrite(register, tables)
    save(register, a_case())
    assert in_file(register)["_meta"]["1"]["farge"] == "rød"
    assert in_file(register)["_meta"]["2"] == {"annet": True}


@pytest.mark.parametrize("rest", [{"number": 3}, {"number": "på en ny måte"}, {}])
def test_a_register_of_a_newer_format_is_only_read(register: Register, other: Other, rest: dict[str, object]) -> None:
    (case,) = save(register, a_case())
    assert not register.readonly
    tables = in_file(register)
    tables["_meta"]["1"] = {"format": 3} | rest
    rewrite(register, tables)
    before = register.path.read_bytes()
    newer = other()
    assert newer.readonly
    assert "nyere utgave av programmet" in newer.readonly_reason
    assert newer.get(Case, case.id) == case
    for window in (newer, register):  # one opened it so, the other finds out when it is to save
        with pytest.raises(CannotWrite, match="nyere utgave"), window.change("Kari", "x") as change:
            change.put(a_case())
        assert window.readonly
    assert register.path.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        ({"title": None}, "feltet «title» har en verdi som ikke passer der"),
        ({"sections": [{"heading": 5}]}, r"feltet «sections\[0\].heading» har"),
        ({"status": "solgt"}, "feltet «status»"),
        ("slett title", "feltet «title» mangler"),
        ("tekst", "ikke en oppføring av riktig slag"),
        ("halvt tegn", "teksten i filen er ødelagt"),
        ("ikke et tall", "teksten i filen er ødelagt"),
    ],
)
def test_a_record_that_cannot_be_read_is_listed_left_alone_and_in_nobodys_way(
    register: Register, spoil: object, why: str
) -> None:
    good, bad = save(register, a_case("God"), a_case("Dårlig"))
    tables = in_file(register)
    raw = tables["cases"]["2"]
    match spoil:
        case dict():
            raw |= spoil
        case "slett title":
            del raw["title"]
        case "tekst":
            tables["cases"]["2"] = "bare tekst"  # type: ignore[assignment]
        case "halvt tegn":
            raw["our_ref"] = "\ud83d"
        case "ikke et tall":
            raw["number"] = float("inf")
    register.path.write_text(json.dumps(tables), encoding="utf-8")
    register.refresh()

    (listed,) = register.unreadable()
    assert register.unreadable(Case) == [listed]
    assert (listed.table, listed.id) == (
        "cases",
        bad.id if why not in ("teksten i filen er ødelagt", "ikke en oppføring av riktig slag") else "",
    )
    assert re.search(why, listed.why)
    assert register.all(Case) == [good]
    assert register.find(Case, bad.id) is None

    save(register, msgspec.structs.replace(good, title="Endret"))
    register.fold()
    assert json.loads(register.path.read_bytes())["cases"]["2"] == tables["cases"]["2"]
    if listed.id:
        with pytest.raises(RecordUnreadable, match=r"Saken .* kan ikke leses: "):
            register.get(Case, bad.id)
        with register.change("Kari", "x") as change:
            with pytest.raises(RecordUnreadable):
                change.put(bad)
            with pytest.raises(RecordUnreadable):
                change.delete(Case, bad.id)
        assert change.act is None


def test_a_case_whose_text_cannot_be_read_still_stands_in_the_list(register: Register) -> None:
    _, bad = save(register, a_case("God"), a_case("Dårlig"))
    tables = in_file(register)
    tables["cases"]["2"]["sections"] = "ødelagt"  # type: ignore[assignment]
    rewrite(register, tables)
    register.refresh()
    assert [head.title for head in register.all(CaseHead)] == ["God", "Dårlig"]
    assert [one.id for one in register.unreadable()] == [bad.id]


def test_a_copied_record_and_a_strange_key_are_listed_and_kept(register: Register) -> None:
    (case,) = save(register, a_case())
    tables = in_file(register)
    copied = tables["cases"]["1"] | {"title": "Kopien"}
    tables["cases"] = {"x": copied, "9": copied, "1": tables["cases"]["1"]}
    rewrite(register, tables)
    register.refresh()
    assert register.all(Case) == [case]
    assert [one.why for one in register.unreadable()] == [
        f"en annen oppføring har samme id ({case.id})",
        "nøkkelen «x» er ikke et tall",
    ]
    save(register, msgspec.structs.replace(case, title="Endret"), a_case("Ny"))
    assert {key: raw["title"] for key, raw in in_file(register)["cases"].items()} == {
        "1": "Endret", "9": "Kopien", "10": "Ny", "x": "Kopien",
    }  # fmt: skip
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, case.id)
    assert [case.title for case in register.all(Case)] == ["Kopien", "Ny"]


def test_the_register_knows_every_kind_of_record_in_the_domain() -> None:
    for module in pkgutil.iter_modules(sekretariat_tui.domain.__path__):
        import_module(f"sekretariat_tui.domain.{module.name}")
    domain = {
        kind
        for parent in (Record, *VIEWS)
        for kind in parent.__subclasses__()
        if kind.__module__.startswith("sekretariat_tui.domain.") and kind.table
    }
    assert domain == {kind.type for kind in KINDS} | VIEWS
    assert len({kind.type.table for kind in KINDS}) == len(KINDS)
    assert all(not issubclass(kind.type, Part) for kind in KINDS)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept another way on Windows")
def test_a_new_folder_is_private_and_an_existing_one_keeps_its_rights(tmp_path: Path) -> None:
    save(Register.open(tmp_path / "ny" / "mappe"), a_case())
    assert stat.S_IMODE((tmp_path / "ny" / "mappe").stat().st_mode) == 0o700
    shared = tmp_path / "delt"
    shared.mkdir()
    shared.chmod(0o2775)
    register = Register.open(shared)
    save(register, a_case())
    register.path.chmod(0o660)
    save(register, a_case())
    assert stat.S_IMODE(shared.stat().st_mode) & 0o777 == 0o775
    assert stat.S_IMODE(register.path.stat().st_mode) == 0o660


@pytest.mark.skipif(sys.platform == "win32", reason="making links takes special rights on Windows")
def test_a_register_behind_a_link_stays_behind_it(tmp_path: Path) -> None:
    real, folder = tmp_path / "disk", tmp_path / "mappe"
    real.mkdir()
    folder.mkdir()
    save(Register.open(real), a_case())
    (folder / "sekretariat.json").symlink_to(real / "sekretariat.json")
    window = Register.open(folder)
    save(window, a_case())
    assert len(Register.open(real).all(Case)) == 2
    window.close()
    assert (folder / "sekretariat.json").is_symlink()
    assert os.listdir(folder) == ["sekretariat.json"]
    assert len(Register.open(real).all(Case)) == 2


def test_what_a_crash_left_behind_is_ignored_and_cleared_away_at_the_next_fold(register: Register) -> None:
    (case,) = save(register, a_case())
    left = register.folder / "sekretariat.json.4711-abcd.tmp"
    left.write_bytes(b'{"halv')
    beside = register.folder / "sekretariat.json.bak"
    beside.write_bytes(b"ikke vaar")
    assert Register.open(register.folder).all(Case) == [case]
    assert left.exists()
    register.fold()
    assert sorted(os.listdir(register.folder)) == sorted([*FILES, "historikk", "sekretariat.json.bak"])
