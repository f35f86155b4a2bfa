"""Conflict copies: found by the names that programs give them, and compared with the register record by record."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec import UNSET
from register_cases import a_case, save

from sekretariat_tui.domain.case import Case
from sekretariat_tui.store import Register
from sekretariat_tui.store.copies import OpenedCopy
from sekretariat_tui.store.copy_names import copies_among

NOW = datetime(2026, 5, 21, 14, 2, tzinfo=UTC)
FILES = ("sekretariat.json", "sekretariat.journal")


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("sekretariat-PC-2.json", "PC-2"),
        ("sekretariat-PC-2-2.journal", "PC-2-2"),
        ("sekretariat (Kari Bergs motstridende kopi 2026-05-21).json", "Kari Berg"),
        ("sekretariat (Kari Berg's conflicted copy 2026-05-21).json", "Kari Berg"),
        ("sekretariat (conflicted copy 2026-05-21 140233).json", ""),
        ("sekretariat (1).json", ""),
        ("sekretariat-konfliktkopi.journal", ""),
        ("sekretariat.sync-conflict-20260521-140233-ABCDEFG.json", ""),
        ("sekretariat_conflict-20260521-140233.json", ""),
        ("sekretariat 2.json", ""),
        ("sekretariat - Kopi.json", ""),
        ("Sekretariat.json (Konfliktkopi)", ""),
    ],
)
def test_a_conflict_copy_is_known_by_its_name(name: str, whose: str) -> None:
    (copy,) = copies_among([Path(name)])
    assert (copy.name, copy.whose) == (name, whose)


@pytest.mark.parametrize(
    "name",
    [
        "sekretariat.json",
        "sekretariat.journal",
        "sekretariat.lock",
        "sekretariat.json.4711-0badcafe.tmp",
        "sekretariatsplan.json",
        "notater-PC-2.json",
        "profil.yaml",
    ],
)
def test_what_is_no_copy_of_the_register_is_none(name: str) -> None:
    assert copies_among([Path(name)]) == []


def test_snapshot_and_journal_of_one_machine_are_one_copy() -> None:
    names = ["sekretariat-PC-2.json", "sekretariat-PC-2.journal", "sekretariat-PC-3.journal"]
    assert [copy.name for copy in copies_among(map(Path, names))] == [
        "sekretariat-PC-2.json og sekretariat-PC-2.journal",
        "sekretariat-PC-3.journal",
    ]


class TwoMachines:
    """One folder that two machines have had each for itself for a while."""

    def __init__(self, folder: Path, away: Path) -> None:
        self.here = Register.open(folder, clock=lambda: NOW)
        self.folder, self.away = folder, away
        self.there = self.here

    def part(self) -> None:
        """From now on each writes in its own."""
        shutil.copytree(self.folder, self.away)
        self.there = Register.open(self.away, clock=lambda: NOW)
        self.there.machine = "PC-2"

    def meet(self, *files: str) -> OpenedCopy:
        """The other's files come as conflict copies; the copy as it is opened here."""
        for name in files:
            stem, _, kind = name.partition(".")
            shutil.copy(self.away / name, self.folder / f"{stem}-PC-2.{kind}")
        (copy,) = self.here.copies()
        return copy


@pytest.fixture
def machines(folder: Path, tmp_path: Path) -> TwoMachines:
    return TwoMachines(folder, tmp_path / "PC-2")


def titles(copy: OpenedCopy) -> set[tuple[str, str]]:
    return {((one.ours or {}).get("title", "–"), (one.theirs or {}).get("title", "–")) for one in copy.records}


def changed(register: Register, case: Case, **fields: object) -> Case:
    return save(register, msgspec.structs.replace(register.get(Case, case.id), **fields))[0]


Folded = Callable[[TwoMachines], None]


def neither(machines: TwoMachines) -> None:
    """Nobody has closed."""


def we_did(machines: TwoMachines) -> None:
    machines.here.fold()


def both(machines: TwoMachines) -> None:
    machines.here.fold()
    machines.there.fold()


@pytest.mark.parametrize("folded", [neither, we_did])
def test_a_journal_alone_tells_what_the_other_machine_did_and_from_what(machines: TwoMachines, folded: Folded) -> None:
    same, mine, theirs, two = save(machines.here, *(a_case(title) for title in ("Lik", "Min", "Deres", "Begge")))
    machines.part()
    changed(machines.here, mine, title="Min, endret her")
    changed(machines.there, theirs, title="Deres, endret der")
    changed(machines.here, two, title="Begge, her")
    changed(machines.there, two, title="Begge, der")
    save(machines.there, a_case("Ny der"))
    folded(machines)
    copy = machines.meet("sekretariat.journal")
    assert not copy.other_register and not copy.problem
    assert titles(copy) == {("Deres", "Deres, endret der"), ("Begge, her", "Begge, der"), ("–", "Ny der")}
    for one in copy.records:
        assert (one.who, one.machine, one.at) == ("Kari", "PC-2", NOW)
        before = one.base if isinstance(one.base, dict) else {}
        assert before.get("title") == {theirs.id: "Deres", two.id: "Begge"}.get(one.id)
    assert same.id not in {one.id for one in copy.records}


def test_a_snapshot_the_other_machine_has_folded_is_compared_whole(machines: TwoMachines) -> None:
    _, mine, theirs = save(machines.here, *(a_case(title) for title in ("Lik", "Min", "Deres")))
    machines.part()
    changed(machines.here, mine, title="Min, endret her")
    changed(machines.there, theirs, title="Deres, endret der")
    both(machines)
    copy = machines.meet("sekretariat.json")
    assert titles(copy) == {("Deres", "Deres, endret der")}, "what only we have changed is older there"


def test_a_folded_copy_is_compared_from_what_the_two_surely_had_in_common(machines: TwoMachines) -> None:
    one, two, deleted, _ = save(machines.here, *(a_case(title) for title in ("Begge", "Deres", "Slettet der", "Lik")))
    save(machines.here, a_case("Sist før de skilte lag"))
    machines.part()
    changed(machines.here, one, title="Begge, her")
    changed(machines.here, one, title="Begge, her igjen")
    made = save(machines.here, a_case("Ny her"))[0]
    changed(machines.there, one, title="Begge, der")
    changed(machines.there, two, title="Deres, endret der")
    with machines.there.change("Ola", "Slettet") as change:
        change.delete(Case, deleted.id)
    both(machines)
    copy = machines.meet("sekretariat.json")
    bases = {one.id: isinstance(one.base, dict) and one.base["title"] for one in copy.records}
    assert bases == {one.id: "Begge", two.id: "Deres", deleted.id: "Slettet der"}
    assert made.id not in bases


@pytest.mark.parametrize("files", [FILES, FILES[:1], FILES[1:]])
def test_a_copy_that_is_only_older_says_nothing_new(machines: TwoMachines, files: tuple[str, ...]) -> None:
    (case,) = save(machines.here, a_case("Først"))
    machines.part()
    for number in range(3):
        changed(machines.here, case, title=f"Så {number}")
    save(machines.here, a_case("Ny"))
    machines.here.fold()
    copy = machines.meet(*files)
    assert copy.says_nothing_new


def test_what_was_deleted_there_is_told_only_when_the_journal_says_so(machines: TwoMachines) -> None:
    case, other = save(machines.here, a_case("Slettet der"), a_case("Blir"))
    machines.part()
    with machines.there.change("Ola", "Slettet") as change:
        change.delete(Case, case.id)
    save(machines.here, a_case("Ny her"))
    copy = machines.meet("sekretariat.journal")
    assert titles(copy) == {("Slettet der", "–")}
    assert machines.here.get(Case, other.id) == other


def test_what_was_deleted_here_and_not_touched_there_is_no_difference(machines: TwoMachines) -> None:
    case, kept = save(machines.here, a_case("Slettet her"), a_case("Slettet her, endret der"))
    machines.part()
    with machines.here.change("Kari", "Slettet") as change:
        change.delete(Case, case.id)
        change.delete(Case, kept.id)
    changed(machines.there, kept, title="Endret der")
    copy = machines.meet(*FILES)
    assert titles(copy) == {("–", "Endret der")}


def test_a_copy_of_another_register_is_named_and_left_alone(machines: TwoMachines, tmp_path: Path) -> None:
    save(machines.here, a_case())
    stranger = Register.open(tmp_path / "annen")
    save(stranger, a_case("Fremmed"))
    stranger.fold()
    shutil.copy(tmp_path / "annen" / "sekretariat.json", machines.folder / "sekretariat (1).json")
    (copy,) = machines.here.copies()
    assert copy.other_register and not copy.records


@pytest.mark.parametrize("data", [b"", b"{", b"\0" * 400, b'{"_meta": {}}', "{}".encode("utf-16")])
@pytest.mark.parametrize("kind", ["json", "journal"])
def test_a_copy_that_cannot_be_read_is_said_and_left_alone(machines: TwoMachines, data: bytes, kind: str) -> None:
    save(machines.here, a_case())
    path = machines.folder / f"sekretariat-PC-2.{kind}"
    path.write_bytes(data)
    (copy,) = machines.here.copies()
    assert path.name in copy.problem
    assert not copy.says_nothing_new
    assert path.read_bytes() == data


def test_a_damaged_line_in_a_copy_is_said_and_the_rest_is_compared(machines: TwoMachines) -> None:
    (case,) = save(machines.here, a_case("Felles"))
    machines.part()
    changed(machines.there, case, title="Første endring der")
    changed(machines.there, case, title="Andre endring der")
    changed(machines.there, case, title="Tredje endring der")
    path = machines.away / "sekretariat.journal"
    lines = path.read_bytes().split(b"\n")
    lines[3] = lines[3].replace(b"Andre", b"Annen")
    path.write_bytes(b"\n".join(lines))
    copy = machines.meet("sekretariat.journal")
    assert "skadet" in copy.problem
    assert titles(copy) == {("Felles", "Første endring der")}


def test_a_copy_is_moved_to_the_history_byte_for_byte(machines: TwoMachines) -> None:
    save(machines.here, a_case())
    machines.part()
    save(machines.there, a_case("Ny der"))
    copy = machines.meet(*FILES)
    data = {path.name: path.read_bytes() for path in copy.files.paths}
    machines.here.put_copy_aside(copy, NOW)
    assert machines.here.copies() == []
    kept = {path.name.split("-", 6)[-1]: path.read_bytes() for path in (machines.folder / "historikk").glob("lagt-*")}
    assert kept == data


def test_a_copy_that_has_been_written_to_since_it_was_read_stays(machines: TwoMachines) -> None:
    save(machines.here, a_case())
    machines.part()
    save(machines.there, a_case("Ny der"))
    copy = machines.meet("sekretariat.journal")
    save(machines.there, a_case("Nyere der"))
    again = machines.meet("sekretariat.journal")
    machines.here.put_copy_aside(copy, NOW)
    assert [one.files for one in machines.here.copies()] == [copy.files]
    assert titles(again) == {("–", "Ny der"), ("–", "Nyere der")}


def test_reading_a_copy_writes_nothing(machines: TwoMachines) -> None:
    save(machines.here, a_case())
    machines.part()
    save(machines.there, a_case("Ny der"))
    machines.meet(*FILES)
    before = {path: path.read_bytes() for path in machines.folder.rglob("*") if path.is_file()}
    assert machines.here.copies()[0].records[0].base in (None, UNSET)
    assert {path: path.read_bytes() for path in machines.folder.rglob("*") if path.is_file()} == before
