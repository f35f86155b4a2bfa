"""When backups are taken, how each differs from now, and what is taken back from them."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotRead, CannotWrite, NotFound
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.numbering import SpentNumber
from sekretariat_tui.store import Backup, BackupKind
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.backup_comparison import Comparison, Differing, How
from sekretariat_tui.workspace.backups import find_backup

NOW = datetime(2026, 5, 9, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A new folder with the plan and the areas of the house."""
    workspace = Workspace.open(Folders(tmp_path / "sekretariat"), "Kari Berg", clock=clock)
    yield workspace
    workspace.close()


def taken(workspace: Workspace) -> Backup:
    backup = workspace.backups.take(BackupKind.CHOSEN)
    assert backup is not None
    return backup


def titles(workspace: Workspace) -> list[str]:
    return [case.title for case in workspace.office.register.all(Case)]


# ------------------------------------------------------------------ when


def test_each_day_has_one_backup_and_a_day_without_changes_needs_none(office: Workspace, clock: Clock) -> None:
    assert office.backups.take_daily() is not None
    office.cases.new("SSU", "Felles akuttplan")
    assert office.backups.take_daily() is None, "the day has one"
    clock.now += timedelta(days=1)
    assert office.backups.take_daily() is not None
    clock.now += timedelta(days=1)
    assert office.backups.take_daily() is None, "nothing has changed"
    office.cases.new("SSU", "Ny")
    assert office.backups.take_daily() is not None
    assert [one.kind for one in office.backups.known()] == [BackupKind.DAILY] * 3


def test_a_backup_before_an_import_holds_what_was_there_before_it(office: Workspace, tmp_path: Path) -> None:
    office.cases.new("SSU", "Skrevet her")
    paper = tmp_path / "sak.txt"
    paper.write_text("SSU sak 26/2024 Felles opplæring\n\nBakgrunn\nOppdiktet.\n", encoding="utf-8")
    office.imports.read([paper], dry=True)
    assert office.backups.known() == [], "only trying takes none"
    office.imports.read([paper])
    (backup,) = office.backups.known()
    assert backup.kind == BackupKind.IMPORT
    assert [one.title for one in office.backups.compare(backup).opened.all(Case)] == ["Skrevet her"]
    assert len(titles(office)) == 2


def test_nothing_is_read_in_when_the_backup_before_it_fails(office: Workspace, tmp_path: Path) -> None:
    paper = tmp_path / "sak.txt"
    paper.write_text("SSU sak 26/2024 Felles opplæring\n\nBakgrunn\nOppdiktet.\n", encoding="utf-8")
    office.office.folders.backups.write_text("en fil står i veien", encoding="utf-8")
    with pytest.raises(CannotWrite, match=r"Ingenting er lest inn.* er ikke tatt"):
        office.imports.read([paper])
    assert titles(office) == []


def test_an_empty_register_needs_no_backup(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "tom")
    workspace = Workspace.open(folders, "Kari")
    with workspace.office.register.change("Kari", "Tømte") as change:
        for kind in (Case, Meeting):
            assert change.all(kind) == []
        for table in list(change.base.tables):
            for document in list(change.base.documents(table).by_id.values()):
                change.make(table, document, None)
    assert workspace.office.register.is_empty
    assert workspace.backups.take_daily() is None
    assert not folders.backups.exists()


def test_a_register_that_is_gone_is_not_begun_anew_where_there_are_backups(office: Workspace) -> None:
    office.cases.new("SSU", "Felles akuttplan")
    taken(office)
    office.close()
    folders = office.office.folders
    for name in ("sekretariat.json", "sekretariat.journal"):
        (folders.root / name).unlink()
    again = Workspace.open(folders, "Kari")
    assert again.office.register.is_empty
    assert any("sikkerhetskopier" in notice and "gjenopprett" in notice for notice in again.notices)


def test_old_backups_are_thinned_as_new_ones_are_taken(office: Workspace, clock: Clock) -> None:
    for day in range(30):
        clock.now = NOW + timedelta(days=day)
        office.cases.new("SSU", f"Sak {day}")
        office.backups.take_daily()
    ages = [(clock.now - one.at).days for one in office.backups.known()]
    assert ages[:14] == list(range(14))
    assert 15 <= len(ages) <= 19


# ------------------------------------------------------------------ how it differs


def test_what_differs_is_said_by_kind_and_named_as_the_house_does(office: Workspace) -> None:
    plan = office.cases.new("SSU", "Felles akuttplan")
    gone = office.cases.new("SSU", "Legevakt")
    backup = taken(office)
    office.cases.amend(plan.id, "Rettet", title="Felles akuttplan for dalen")
    office.cases.delete(gone.id)
    office.cases.new("PA", "Ny sak")
    office.meetings.new("SSU", date(2026, 5, 21))
    comparison = office.backups.compare(backup)
    assert comparison.words == "1 sak endret, 1 ny, 1 slettet · 1 nytt møte"
    assert {(one.how, one.kind, office.backups.name(one)) for one in comparison.differing} == {
        (How.CHANGED, "sak", "«Felles akuttplan for dalen»"),
        (How.DELETED, "sak", "«Legevakt»"),
        (How.NEW, "sak", "«Ny sak»"),
        (How.NEW, "møte", "SSU 21.05.2026"),
    }
    (changed,) = [one for one in comparison.differing if one.how is How.CHANGED]
    assert [place.label for place in office.backups.places(changed)] == ["Tittel"]


def test_just_after_a_backup_nothing_differs(office: Workspace) -> None:
    office.cases.new("SSU", "Felles akuttplan")
    assert office.backups.compare(taken(office)).words == "ingenting er endret"


def test_a_backup_is_found_by_number_name_or_path(office: Workspace, tmp_path: Path) -> None:
    office.cases.new("SSU", "Felles akuttplan")
    older = taken(office)
    office.cases.new("SSU", "Ny")
    newer = taken(office)
    root = office.office.folders.root
    assert find_backup(root, "1").path == newer.path
    assert find_backup(root, "2").path == older.path
    assert find_backup(root, older.name).path == older.path
    assert find_backup(root, older.name.removesuffix(".zip")).path == older.path
    elsewhere = tmp_path / "minnepenn.zip"
    elsewhere.write_bytes(older.path.read_bytes())
    assert find_backup(root, str(elsewhere)).records == older.records
    for wrong in ("0", "3", "finnes ikke"):
        with pytest.raises(NotFound, match="sekretariat gjenopprett"):
            find_backup(root, wrong)


# ------------------------------------------------------------------ taking back


@pytest.fixture
def compared(office: Workspace) -> Comparison:
    """«Felles akuttplan» has been rewritten, «Legevakt» deleted and «Ny» made since the backup."""
    plan = office.cases.new("SSU", "Felles akuttplan")
    section = plan.sections[0].id
    office.cases.set_section_text(plan.id, section, "Slik det var.")
    gone = office.cases.new("SSU", "Legevakt")
    backup = taken(office)
    office.cases.set_section_text(plan.id, section, "Skrevet over.")
    office.cases.amend(plan.id, "Rettet", title="Felles akuttplan for dalen")
    office.cases.delete(gone.id)
    office.cases.new("PA", "Ny")
    return office.backups.compare(backup)


def test_everything_is_taken_back_after_a_backup_of_now_and_undo_takes_that_back(
    office: Workspace, compared: Comparison
) -> None:
    restored = office.restoring.everything(compared)
    assert (restored.records, titles(office)) == (3, ["Felles akuttplan", "Legevakt"])
    newest = office.backups.known()[0]
    assert newest.kind == BackupKind.RESTORE
    assert [one.title for one in office.backups.compare(newest).opened.all(Case)] == [
        "Felles akuttplan for dalen",
        "Ny",
    ]
    act = office.office.register.last_act
    assert act is not None and act.what == "Gjenopprettet registeret slik det var 09.05.2026 kl. 12.00"
    assert office.backups.compare(compared.backup).differing == ()
    assert office.office.undo() == act.what
    assert titles(office) == ["Felles akuttplan for dalen", "Ny"]
    office.office.redo()
    assert titles(office) == ["Felles akuttplan", "Legevakt"]


def test_nothing_is_taken_back_when_the_backup_of_now_fails(
    office: Workspace, compared: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object, **_more: object) -> Backup:
        raise CannotWrite("Sikkerhetskopien er ikke tatt, for disken er full.")

    monkeypatch.setattr("sekretariat_tui.workspace.backups.take_backup", full)
    before = titles(office)
    with pytest.raises(CannotWrite, match="disken er full"):
        office.restoring.everything(compared)
    assert titles(office) == before


def of(comparison: Comparison, how: How) -> Differing:
    (found,) = [one for one in comparison.differing if one.how is how and one.table == "cases"]
    return found


def test_one_case_is_taken_back_and_the_others_stay(office: Workspace, compared: Comparison) -> None:
    office.restoring.one(compared, of(compared, How.DELETED))
    assert titles(office) == ["Felles akuttplan for dalen", "Legevakt", "Ny"]
    assert office.office.undoable.startswith("Hentet «Legevakt» tilbake fra sikkerhetskopien av 09.05.2026")


def test_one_place_in_a_case_is_taken_back_and_the_rest_of_it_stays(office: Workspace, compared: Comparison) -> None:
    changed = of(compared, How.CHANGED)
    (text,) = [place for place in office.backups.places(changed) if place.place.field == "sections"]
    office.restoring.places(compared, changed, [text.place])
    case = office.cases.get(changed.id)
    assert (case.title, case.sections[0].text) == ("Felles akuttplan for dalen", "Slik det var.")


def test_a_place_cannot_be_taken_back_into_a_case_that_is_not_there(office: Workspace, compared: Comparison) -> None:
    from sekretariat_tui.domain.comparison import Place

    with pytest.raises(CannotRead, match="finnes ikke både i kopien og i registeret"):
        office.restoring.places(compared, of(compared, How.DELETED), [Place("title")])


def test_what_another_has_saved_since_the_list_was_shown_is_taken_back_too_and_kept_in_the_backup_of_now(
    office: Workspace, compared: Comparison
) -> None:
    other = Workspace.open(office.office.folders, "Ola Lie")
    other.cases.new("SSU", "Olas sak")
    office.restoring.everything(compared)
    assert titles(office) == ["Felles akuttplan", "Legevakt"]
    assert "Olas sak" in {
        version.after["title"]
        for version in office.office.register.history(Case, other.cases.heads()[-1].id)
        if version.after
    }


def test_a_number_that_was_locked_since_stays_spent_and_one_whose_case_comes_back_is_its_own_again(
    office: Workspace,
) -> None:
    plan = office.cases.new("SSU", "Felles akuttplan")
    office.cases.give_number(plan.id, 14, 2026)
    backup = taken(office)
    office.cases.delete(plan.id)
    late = office.cases.new("SSU", "Sent ute")
    office.cases.give_number(late.id, 15, 2026)
    assert [spent.number for spent in office.office.register.all(SpentNumber)] == [14]
    comparison = office.backups.compare(backup)
    restored = office.restoring.everything(comparison)
    register = office.office.register
    assert [(case.title, case.number) for case in register.all(Case)] == [("Felles akuttplan", 14)]
    assert ([spent.number for spent in register.all(SpentNumber)], restored.spent) == ([15], 1)
    assert office.backups.compare(backup).differing == (), "a spent number is not shown as something to take back"
    again = office.restoring.everything(office.backups.compare(backup))
    assert (again.records, again.spent) == (0, 0)


def test_a_deleted_case_comes_back_on_its_agenda_with_its_number(office: Workspace) -> None:
    meeting = office.meetings.new("SSU", date(2026, 5, 21))
    plan = office.cases.new("SSU", "Felles akuttplan", meeting=meeting.id)
    office.meetings.number_agenda(meeting.id)
    office.meetings.send_invitation(meeting.id)
    number = office.cases.get(plan.id).number
    backup = taken(office)
    office.cases.delete(plan.id)
    comparison = office.backups.compare(backup)
    restored = office.restoring.one(comparison, of(comparison, How.DELETED))
    case = office.cases.get(plan.id)
    sitting = office.office.register.get(Meeting, meeting.id)
    assert (case.number, [item.case for item in sitting.agenda if item.case]) == (number, [plan.id])
    assert (office.office.register.all(SpentNumber), restored.spent) == ([], 0)


def test_kinds_and_fields_the_program_does_not_know_come_back_too(office: Workspace) -> None:
    plan = office.cases.new("SSU", "Felles akuttplan")
    office.close()
    path = office.office.folders.register
    raw = json.loads(path.read_text(encoding="utf-8"))
    key = next(iter(raw["cases"]))
    raw["cases"][key]["fra_fremtiden"] = "bevart"
    raw["ukjent"] = {"1": {"id": "u1", "rev": 1, "title": "Noe nytt"}}
    path.write_text(json.dumps(raw), encoding="utf-8")
    again = Workspace.open(office.office.folders, "Kari")
    again.cases.amend(plan.id, "Rettet", title="A")
    backup = taken(again)
    with again.office.act("Fjernet") as change:
        change.make("ukjent", change.base.documents("ukjent").by_id["u1"], None)
        change.delete(Case, plan.id)
    comparison = again.backups.compare(backup)
    assert comparison.words == "1 sak slettet · 1 oppføring slettet"
    again.restoring.everything(comparison)
    tables = again.office.register.snapshot.tables
    assert tables["ukjent"].by_id["u1"].plain()["title"] == "Noe nytt"
    assert tables["cases"].by_id[plan.id].plain()["fra_fremtiden"] == "bevart"


# ------------------------------------------------------------------ a newer register


def test_in_a_register_of_a_newer_format_nothing_is_written_at_all(office: Workspace) -> None:
    office.cases.new("SSU", "Felles akuttplan")
    backup = taken(office)
    office.cases.new("SSU", "Ny")
    office.close()
    folders = office.office.folders
    data = folders.register.read_bytes()
    folders.register.write_bytes(data.replace(b'"format":2', b'"format":3'))
    folders.profile.unlink()
    folders.last_good_profile.unlink()
    before = {path: path.stat().st_mtime_ns for path in folders.root.rglob("*")}
    again = Workspace.open(folders, "Kari")
    assert any("nyere utgave av programmet" in notice for notice in again.notices)
    assert titles(again) == ["Felles akuttplan", "Ny"], "it can be read"
    assert again.backups.take_daily() is None
    with pytest.raises(CannotWrite, match="nyere utgave"):
        again.backups.take_chosen()
    with pytest.raises(CannotWrite, match="nyere utgave"):
        again.cases.new("SSU", "Kan ikke")
    comparison = again.backups.compare(backup)
    with pytest.raises(CannotWrite, match="nyere utgave"):
        again.restoring.everything(comparison)
    again.close()
    assert {path: path.stat().st_mtime_ns for path in folders.root.rglob("*")} == before
