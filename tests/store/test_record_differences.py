"""Which records differ between a backup and now, and the act that makes them what they were."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.store import Register
from sekretariat_tui.store.record_differences import record_differences
from sekretariat_tui.store.snapshot import META, Snapshot


def make_as(register: Register, then: Snapshot) -> int:
    """One act that makes everything what it was."""
    with register.change("Kari", "Gjenopprettet") as change:
        found = record_differences(then, change.base)
        for one in found:
            change.make(one.table, one.now, one.then)
    return len(found)


def plain(snapshot: Snapshot) -> dict[str, list[Any]]:
    """All records without what every save changes."""
    found = {}
    for name, table in snapshot.tables.items():
        rows = [one.shown() for one in table.by_key.values()]
        rows = [{key: value for key, value in row.items() if key not in ("rev", "changed")} for row in rows]
        if name != META and rows:
            found[name] = sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
    return found


def edit(register: Register, **tables: dict[str, Any]) -> Register:
    """The register after another program has put documents in its file."""
    register.close()
    raw = json.loads(register.path.read_text(encoding="utf-8"))
    for name, rows in tables.items():
        raw.setdefault(name, {}).update(rows)
    register.path.write_text(json.dumps(raw), encoding="utf-8")
    return Register.open(register.folder)


def test_changed_new_and_deleted_records_are_told_apart_and_a_save_of_the_same_is_no_difference(
    register: Register,
) -> None:
    same, changed, deleted = save(register, a_case("Lik"), a_case("Endres"), a_case("Slettes"))
    then = register.snapshot
    save(register, msgspec.structs.replace(changed, title="Endret"), a_case("Ny"))
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, deleted.id)
        change.put(msgspec.structs.replace(same, title="En annen"))
    with register.change("Kari", "Rettet tilbake") as change:
        change.put(msgspec.structs.replace(change.get(Case, same.id), title="Lik"))
    found = {
        (one.then.plain()["title"] if one.then else None, one.now.plain()["title"] if one.now else None)
        for one in record_differences(then, register.snapshot)
    }
    assert found == {("Endres", "Endret"), (None, "Ny"), ("Slettes", None)}


def test_everything_is_made_what_it_was_in_one_act_that_can_be_taken_back(register: Register) -> None:
    first = save(register, a_case("A"), a_case("B"))
    with register.change("Kari", "La til møte") as change:
        change.put(Meeting(body="SSU", year=2026))
    then, number = register.snapshot, register.number
    with register.change("Kari", "Herjet") as change:
        change.delete(Case, first[0].id)
        change.put(msgspec.structs.replace(first[1], title="B2"))
        change.put(a_case("C"))
        for meeting in change.all(Meeting):
            change.delete(Meeting, meeting.id)
    after = plain(register.snapshot)
    make_as(register, then)
    assert plain(register.snapshot) == plain(then)
    assert register.number == number + 2, "one act"
    again = Register.open(register.folder)
    assert plain(again.snapshot) == plain(then), "on disk too"
    register.take_back(register.act(register.number), "Kari")
    assert plain(register.snapshot) == after
    register.fold()
    assert plain(Register.open(register.folder).snapshot) == after


def test_a_window_that_has_an_older_version_cannot_save_over_what_came_back(register: Register) -> None:
    from sekretariat_tui.store import RecordChanged

    (case,) = save(register, a_case("Før"))
    then = register.snapshot
    save(register, msgspec.structs.replace(case, title="Mellom"))
    make_as(register, then)
    with pytest.raises(RecordChanged), register.change("Ola", "Bygger på det gamle") as change:
        change.put(msgspec.structs.replace(case, title="Olas"))


def test_fields_and_tables_this_program_does_not_know_come_back_as_they_were(register: Register) -> None:
    (case,) = save(register, a_case("A"))
    register.close()
    raw = json.loads(register.path.read_text(encoding="utf-8"))
    raw["cases"]["1"]["farge"] = {"blå": [1, 2.5, None]}
    raw["fremtid"] = {"1": {"id": "f1", "hva": "noe"}, "2": {"uten": "id"}}
    register.path.write_text(json.dumps(raw), encoding="utf-8")
    register = Register.open(register.folder)
    with register.change("Kari", "Så på") as change:
        change.put(a_case("Annen"))
    then = register.snapshot
    save(register, msgspec.structs.replace(register.get(Case, case.id), title="A2"))
    raw = {"1": {"id": "f1", "hva": "noe annet"}, "2": {"uten": "ID"}, "3": {"helt": "ny"}}
    register = edit(register, fremtid=raw)
    before = plain(register.snapshot)
    make_as(register, then)
    now = plain(register.snapshot)
    assert now == plain(then)
    assert register.snapshot.tables["cases"].by_key["1"].plain()["farge"] == {"blå": [1, 2.5, None]}
    assert "rev" not in register.snapshot.tables["fremtid"].by_key["2"].plain()
    register.take_back(register.act(register.number), "Kari")
    assert plain(register.snapshot) == before


def test_a_record_comes_back_though_its_place_has_been_taken_by_another(register: Register) -> None:
    (case,) = save(register, a_case("A"))
    then = register.snapshot
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, case.id)
    register = edit(register, cases={"1": json.loads(msgspec.json.encode(a_case("B", id="annen")))})
    assert [one.title for one in register.all(Case)] == ["B"]
    make_as(register, then)
    assert [one.title for one in register.all(Case)] == ["A"]
    again = Register.open(register.folder)
    assert ([one.title for one in again.all(Case)], again.notices) == (["A"], ())
    register.take_back(register.act(register.number), "Kari")
    assert [one.title for one in register.all(Case)] == ["B"]


def test_a_record_that_was_spoilt_in_the_file_is_mended_from_the_backup(register: Register) -> None:
    (case,) = save(register, a_case("A"))
    then = register.snapshot
    register = edit(register, cases={"1": {"id": case.id, "rev": 1, "title": 7}})
    assert register.find(Case, case.id) is None
    make_as(register, then)
    assert register.get(Case, case.id).title == "A"


def test_what_cannot_be_read_at_all_is_left_alone(register: Register) -> None:
    save(register, a_case("A"))
    then = register.snapshot
    register.close()
    text = register.path.read_text(encoding="utf-8")
    cut = text.rindex("\n}\n}")
    register.path.write_text(
        f'{text[:cut]},\n"5": {{"id": "n", "tall": NaN}},\n"x": {{"id": "q"}}{text[cut:]}', encoding="utf-8"
    )
    register = Register.open(register.folder)
    assert len(register.unreadable()) == 2
    assert record_differences(then, register.snapshot) == []


def test_what_is_deleted_for_good_does_not_come_back(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    (case,) = save(register, a_case("Hemmelig"))
    then = register.snapshot
    with register.change("Kari", "Slettet") as change:
        change.delete(Case, case.id)
    assert len(record_differences(then, register.snapshot)) == 1
    monkeypatch.setattr("sekretariat_tui.store.record_differences.erased", lambda meta: frozenset({case.id}))
    assert record_differences(then, register.snapshot) == []


def test_two_windows_follow_a_restore(register: Register, other: Any) -> None:
    (case,) = save(register, a_case("Før"))
    then = register.snapshot
    theirs = other()
    save(register, msgspec.structs.replace(case, title="Etter"))
    theirs.refresh()
    make_as(register, then)
    assert theirs.refresh()
    assert theirs.get(Case, case.id).title == "Før"


def test_restoring_what_is_the_same_is_no_act(register: Register, folder: Path) -> None:
    save(register, a_case())
    number = register.number
    assert make_as(register, register.snapshot) == 0
    assert register.number == number
