"""A register of an older format is brought up in memory, and backed up before it is written in the new one."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotWrite
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.numbering import SpentNumber
from sekretariat_tui.store import BackupKind, Register, list_backups, open_backup
from sekretariat_tui.store import migrations as steps
from sekretariat_tui.store.snapshot import FORMAT

FIXTURES = Path(__file__).parent / "fixtures"


def of_format(number: int, folder: Path) -> Path:
    """A folder with a register as the program of that format wrote it."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FIXTURES / f"register-format-{number}.json", folder / "sekretariat.json")
    return folder


def format_on_disk(folder: Path) -> int:
    meta = json.loads((folder / "sekretariat.json").read_text(encoding="utf-8"))["_meta"]["1"]
    return int(meta["format"])


def test_every_older_format_has_a_step_and_a_register_to_try_it_on() -> None:
    assert sorted(steps.STEPS) == list(range(1, FORMAT))
    for number in range(1, FORMAT):
        assert format_on_disk_of(FIXTURES / f"register-format-{number}.json") == number


def format_on_disk_of(path: Path) -> int:
    return int(json.loads(path.read_text(encoding="utf-8"))["_meta"]["1"]["format"])


@pytest.mark.parametrize("number", range(1, FORMAT))
def test_a_register_of_an_older_format_is_read_whole_and_only_written_by_the_next_save(
    folder: Path, number: int
) -> None:
    before = (of_format(number, folder) / "sekretariat.json").read_bytes()
    register = Register.open(folder)
    assert (register.readonly, register.notices, register.unreadable()) == (False, (), [])
    (case,) = register.all(Case)
    assert (case.title, case.sections[0].text, case.decision.points[0].text) == (
        "Felles akuttplan",
        "Ønsket kom fra Åsen.",
        "Planen er vedtatt.",
    )
    assert [meeting.agenda[0].case for meeting in register.all(Meeting)] == [case.id]
    assert [spent.number for spent in register.all(SpentNumber)] == [13]
    assert register.last_act is not None and register.last_act.what == "Slettet saken Trukket"
    register.close()
    assert (folder / "sekretariat.json").read_bytes() == before, "looking at it writes nothing"
    assert list_backups(folder) == []

    register = Register.open(folder)
    save(register, a_case("Ny"))
    (backup,) = list_backups(folder)
    assert (backup.kind, backup.manifest and backup.manifest.format) == (BackupKind.MIGRATION, number)
    assert [one.title for one in open_backup(backup, folder).all(Case)] == ["Felles akuttplan"]
    register.close()
    assert format_on_disk(folder) == FORMAT
    again = Register.open(folder)
    assert ([one.title for one in again.all(Case)], again.notices) == (["Felles akuttplan", "Ny"], ())
    save(again, a_case("Enda en"))
    assert len(list_backups(folder)) == 1, "only once"


def test_nothing_is_saved_in_a_new_format_without_a_backup(folder: Path) -> None:
    of_format(1, folder)
    folder.joinpath("sikkerhetskopier").write_text("en fil står i veien", encoding="utf-8")
    register = Register.open(folder)
    with pytest.raises(CannotWrite, match=r"må oppgraderes først\. Sikkerhetskopien .* er ikke tatt"):
        save(register, a_case())
    assert format_on_disk(folder) == 1
    folder.joinpath("sikkerhetskopier").unlink()
    save(register, a_case("Nå går det"))
    assert format_on_disk(folder) == FORMAT


@pytest.fixture
def next_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of the next format, where a case's title is called «name», and commitments are no more."""

    def step(table: str, document: dict[str, Any]) -> dict[str, Any]:
        if table == "cases":
            document["title"] = document["title"].upper()
        return document

    monkeypatch.setitem(steps.STEPS, FORMAT, step)
    for module in ("migrations", "folding", "held", "pair", "snapshot", "opened_backup", "contents", "restoring"):
        monkeypatch.setattr(f"sekretariat_tui.store.{module}.FORMAT", FORMAT + 1)


def test_a_step_changes_every_document_once_those_in_the_journal_too(
    folder: Path, request: pytest.FixtureRequest
) -> None:
    register = Register.open(folder)
    save(register, a_case("foldet"))
    register.fold()
    save(register, a_case("i journalen"))
    request.getfixturevalue("next_format")
    new = Register.open(folder)
    assert [one.title for one in new.all(Case)] == ["FOLDET", "I JOURNALEN"]
    save(new, a_case("Ny"))
    new.close()
    again = Register.open(folder)
    assert [one.title for one in again.all(Case)] == ["FOLDET", "I JOURNALEN", "Ny"]
    assert format_on_disk(folder) == FORMAT + 1
    (backup,) = list_backups(folder)
    assert backup.records == 2
    assert [one.title for one in open_backup(backup, folder).all(Case)] == ["FOLDET", "I JOURNALEN"]


def test_a_document_that_a_step_cannot_take_stays_as_it_is(folder: Path, request: pytest.FixtureRequest) -> None:
    register = Register.open(folder)
    save(register, a_case("god"), a_case("dårlig"))
    register.close()
    raw = json.loads(register.path.read_text(encoding="utf-8"))
    del raw["cases"]["2"]["title"]
    register.path.write_text(json.dumps(raw), encoding="utf-8")
    request.getfixturevalue("next_format")
    new = Register.open(folder)
    assert [one.title for one in new.all(Case)] == ["GOD"]
    assert [one.why for one in new.unreadable()] == ["feltet «title» mangler"]


def test_an_older_program_says_plainly_that_the_register_is_newer_and_writes_nothing(
    folder: Path, request: pytest.FixtureRequest
) -> None:
    register = Register.open(folder)
    save(register, a_case("A"))
    register.close()
    path = folder / "sekretariat.json"
    path.write_bytes(path.read_bytes().replace(b'"format":2', b'"format":3'))
    before = {one: one.stat().st_mtime_ns for one in folder.rglob("*")}
    register = Register.open(folder)
    assert register.newer
    assert "nyere utgave av programmet" in register.readonly_reason
    with pytest.raises(CannotWrite, match="nyere utgave"):
        save(register, a_case())
    with pytest.raises(CannotWrite, match="nyere utgave"):
        register.fold()
    register.close()
    assert {one: one.stat().st_mtime_ns for one in folder.rglob("*")} == before
