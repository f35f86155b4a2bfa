"""What is deleted for good is in no file of the register, and nothing brings it back."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from register_cases import a_case, save
from tinydb import TinyDB

from sekretariat_tui.domain.case import Case, Origin, Section
from sekretariat_tui.domain.errors import NotFound, SekretariatError
from sekretariat_tui.domain.meeting import AgendaItem, Meeting
from sekretariat_tui.store import RecordChange, RecordErased, Register

# Words that stand nowhere but in the case that is erased; one with letters that are written otherwise in JSON.
TITLE = "Vaktordning «Qvist» på\tKvalø"
EARLIER_TITLE = "Zymotisk vaktordning"
TEXTS = ("Xenofili i bakgrunnen.", "Wolframdråper i vurderingen.")
WORDS = ("Qvist", "Kvalø", "Zymotisk", "Xenofili", "Wolframdråper", "jodlende.docx")


def left_of_it(folder: Path) -> dict[str, list[str]]:
    """Which of its words stand in which file, as they are and as JSON with ASCII alone has them."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            there = [w for w in WORDS if w.encode() in data or json.dumps(w)[1:-1].encode() in data]
            if there:
                found[path.relative_to(folder).as_posix()] = there
    return found


def erase(register: Register, *ids: str) -> None:
    with register.change("Kari", "Slettet en sak for godt") as change:
        change.erase(*ids)


@pytest.fixture
def its_case(register: Register) -> Case:
    """A case with a long life: renamed, written in, named in acts on others; half of it folded."""
    meeting = Meeting(body="SSU", year=2026)
    other = a_case("Felles akuttplan")
    with register.change("Kari", "Planla møte") as change:
        change.put(meeting)
        change.put(other)
    origin = Origin(
        name="jodlende.docx", digest="ab" * 32, kind="case_paper", imported=datetime(2026, 5, 1, tzinfo=UTC)
    )
    case = a_case(EARLIER_TITLE, sections=(Section(heading="Bakgrunn", text=TEXTS[0]),), origins=(origin,))
    (case,) = save(register, case, what=f"Opprettet sak: {EARLIER_TITLE}")
    register.fold()
    (case,) = save(register, msgspec.structs.replace(case, title=TITLE), what=f"Endret tittelen på {TITLE}")
    with register.change("Ola", f"Satte {TITLE} på sakslisten") as change:
        stood = change.get(Meeting, meeting.id)
        change.put(msgspec.structs.replace(stood, agenda=(AgendaItem(case=case.id),)))
    register.fold()
    sections = (*case.sections, Section(heading="Vurdering", text=TEXTS[1]))
    (case,) = save(register, msgspec.structs.replace(case, sections=sections), what=f"Skrev i «Vurdering» i {TITLE}")
    (akutt,) = [one for one in register.all(Case) if one.id == other.id]
    save(register, msgspec.structs.replace(akutt, our_ref="2"), what=f"Knyttet {TITLE} til Felles akuttplan")
    return case


def test_nothing_of_it_is_left_in_any_file(register: Register, its_case: Case) -> None:
    assert set(left_of_it(register.folder)) == {
        "historikk/2026-05.journal",
        "sekretariat.journal",
        "sekretariat.json",
    }
    erase(register, its_case.id)
    assert left_of_it(register.folder) == {}
    assert [case.title for case in register.all(Case)] == ["Felles akuttplan"]
    assert not register.is_erasing
    register.close()
    again = Register.open(register.folder)
    assert (again.notices, again.readonly, again.erased) == ((), False, {its_case.id})


def test_what_the_same_acts_did_to_others_is_kept(register: Register, its_case: Case) -> None:
    (other,) = [case for case in register.all(Case) if case.id != its_case.id]
    meeting = register.all(Meeting)[0]
    before = [(v.number, v.after) for v in register.history(Meeting, meeting.id)]
    erase(register, its_case.id)
    assert [(v.number, v.after) for v in register.history(Meeting, meeting.id)] == before
    told = [version.what for version in register.history(Case, other.id)]
    assert told == ["Planla møte", "Gjaldt noe som er slettet for godt"]


def test_it_is_neither_in_the_history_nor_in_the_bin(register: Register, its_case: Case) -> None:
    erase(register, its_case.id)
    assert register.history(Case, its_case.id) == []
    assert register.deleted() == []
    with pytest.raises(NotFound):
        register.act(2)


def test_what_lies_in_the_bin_can_be_deleted_for_good(register: Register, its_case: Case) -> None:
    with register.change("Kari", f"Slettet {TITLE}") as change:
        change.delete(Case, its_case.id)
    assert [version.id for version in register.deleted()] == [its_case.id]
    erase(register, its_case.id)
    assert register.deleted() == []
    assert left_of_it(register.folder) == {}


def test_nothing_brings_it_back(register: Register, its_case: Case, other: Callable[[], Register]) -> None:
    version = register.history(Case, its_case.id)[-1]
    act = register.act(version.number)
    window = other()
    window_case = window.get(Case, its_case.id)
    erase(register, its_case.id)
    raw = msgspec.to_builtins(its_case)
    for one in (register, window):
        number = one.number
        with pytest.raises(RecordErased), one.change("Kari", "Hentet tilbake") as change:
            change.restore(version)
        with pytest.raises(RecordErased), one.change("Kari", "Hentet tilbake") as change:
            change.put_back(RecordChange(table="cases", id=its_case.id, before=raw, after=None))
        with pytest.raises(RecordErased), one.change("Kari", "Lagret på nytt") as change:
            change.put(msgspec.structs.replace(window_case, rev=0))
        with pytest.raises(SekretariatError), one.change("Kari", "Lagret") as change:
            change.put(msgspec.structs.replace(window_case, title="Igjen"))
        with pytest.raises(RecordErased, match="Saken er slettet for godt"):
            one.take_back(act, "Kari")
        assert one.number in (number, register.number)
    assert left_of_it(register.folder) == {}


def test_in_the_same_act_too_it_stays_deleted(register: Register, its_case: Case) -> None:
    with register.change("Kari", "Slettet en sak for godt") as change:
        change.put(msgspec.structs.replace(change.get(Case, its_case.id), our_ref="sist rørt"))
        change.erase(its_case.id)
        with pytest.raises(RecordErased):
            change.put(msgspec.structs.replace(its_case, rev=0))
    assert left_of_it(register.folder) == {}


def test_another_window_has_it_no_more_and_writes_nothing_of_it(
    register: Register, its_case: Case, other: Callable[[], Register]
) -> None:
    window = other()
    erase(register, its_case.id)
    assert window.refresh()
    assert window.find(Case, its_case.id) is None
    assert window.erased == {its_case.id}
    save(window, a_case("En ny sak"))
    window.fold()
    register.refresh()
    register.fold()
    window.close()
    assert left_of_it(register.folder) == {}


def test_another_window_that_looked_in_the_middle_of_it_sees_that_it_was_done(
    register: Register, its_case: Case, other: Callable[[], Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = other()
    seen = []
    rewrite = register._archive.rewrite

    def watched(path: Path, change: Callable[[bytes], bytes | None]) -> None:
        window.refresh()
        seen.append(window.is_erasing)
        rewrite(path, change)

    monkeypatch.setattr(register._archive, "rewrite", watched)
    erase(register, its_case.id)
    assert True in seen
    window.refresh()
    assert not window.is_erasing


@pytest.mark.parametrize("lost", ["journal", "cut"])
def test_a_window_that_writes_the_journal_again_from_memory_writes_nothing_of_it(
    register: Register, its_case: Case, other: Callable[[], Register], lost: str
) -> None:
    window = other()
    erase(register, its_case.id)
    window.refresh()
    save(register, a_case("Etterpå"))
    window.refresh()
    journal = register.folder / "sekretariat.journal"
    if lost == "journal":
        journal.unlink()
    else:
        journal.write_bytes(journal.read_bytes().split(b"\n")[0] + b"\n")
    save(window, a_case("Enda en"))
    window.close()
    assert left_of_it(register.folder) == {}
    assert [case.title for case in Register.open(register.folder).all(Case)][-2:] == ["Etterpå", "Enda en"]


def test_what_was_put_aside_is_cleared_too(register: Register, its_case: Case) -> None:
    history = register.folder / "historikk"
    snapshot = (register.folder / "sekretariat.json").read_bytes()
    journal = (register.folder / "sekretariat.journal").read_bytes()
    torn = journal[: journal.index(b"Wolfram") + 10]
    ascii_only = json.dumps(json.loads(snapshot)).encode("ascii")  # as stock TinyDB writes it
    kept = {
        "lagt-til-side-20260501-101010-12345678-sekretariat.json": snapshot,
        "lagt-til-side-20260501-101011-12345678-sekretariat.json": ascii_only,
        "lagt-til-side-20260501-101012-12345678-sekretariat.journal": journal,
        "lagt-til-side-20260501-101013-12345678-sekretariat.journal": torn,
        "lagt-til-side-20260501-101014-12345678-sekretariat.journal": torn[torn.rindex(b"\n") + 1 :],
        "2026-05.journal.99-abcdef01.tmp": journal[journal.index(b"Wolfram") - 20 :],
    }
    for name, data in kept.items():
        (history / name).write_bytes(data)
    erase(register, its_case.id)
    assert left_of_it(register.folder) == {}
    rest = json.loads((history / next(iter(kept))).read_bytes())
    assert [case["title"] for case in rest["cases"].values()] == ["Felles akuttplan"]
    assert not (history / "2026-05.journal.99-abcdef01.tmp").exists()


def test_an_act_that_only_has_the_name_as_part_of_a_word_keeps_its_words(register: Register) -> None:
    (case,) = save(register, a_case("Plan"))
    save(register, a_case("Annet"), what="Planla et møte")
    save(register, a_case("Tredje"), what="Knyttet Plan til Tredje")
    erase(register, case.id)
    told = [register.history(Case, one.id)[0].what for one in register.all(Case)]
    assert told == ["Planla et møte", "Gjaldt noe som er slettet for godt"]


def test_thinned_history_is_cleared_too(folder: Path) -> None:
    times: Iterator[datetime] = (datetime(2025, 1, 7, 9, tzinfo=UTC) + timedelta(hours=7 * n) for n in range(1000))
    now = [next(times)]
    register = Register.open(folder, clock=lambda: now[0])
    case, other = save(register, a_case(EARLIER_TITLE), a_case())
    for n in range(40):
        now[0] = next(times)
        (case,) = save(
            register, msgspec.structs.replace(case, our_ref=f"Xenofili {n}"), what=f"Skrev i {EARLIER_TITLE}"
        )
        (other,) = save(register, msgspec.structs.replace(other, our_ref=str(n)), what="Skrev i akuttplanen")
    now[0] = datetime(2026, 5, 21, tzinfo=UTC)
    register.fold()
    assert list(left_of_it(folder)) == ["historikk/2025-01-dagvis.journal", "sekretariat.json"]
    kept = len(register.history(Case, other.id))
    erase(register, case.id)
    assert left_of_it(folder) == {}
    assert len(register.history(Case, other.id)) == kept


def test_doubles_and_what_cannot_be_read_go_too(folder: Path) -> None:
    register = Register.open(folder)
    (case,) = save(register, a_case(EARLIER_TITLE))
    register.close()
    raw = json.loads((folder / "sekretariat.json").read_text(encoding="utf-8"))
    spoilt = raw["cases"]["1"] | {"sections": "Xenofili"}
    raw["cases"] |= {"2": raw["cases"]["1"], "x": spoilt}
    raw["cases"]["1"] = spoilt
    (folder / "sekretariat.json").write_text(json.dumps(raw), encoding="utf-8")
    again = Register.open(folder)
    erase(again, case.id)
    assert left_of_it(folder) == {}
    assert again.unreadable() == []


def test_the_key_of_what_is_deleted_for_good_is_not_given_again(register: Register, its_case: Case) -> None:
    register.fold()
    raw = json.loads(register.path.read_text(encoding="utf-8"))
    del raw["_meta"]["1"]["last_ids"]  # as an earlier program wrote it
    register.path.write_text(json.dumps(raw), encoding="utf-8")
    register = Register.open(register.folder)
    erase(register, its_case.id)
    save(register, a_case("Neste"))
    register.fold()
    with TinyDB(register.path, access_mode="r") as stock:
        assert [document.doc_id for document in stock.table("cases").all()] == [1, 3]


def test_history_laid_on_an_older_register_deletes_it_there_too(register: Register, its_case: Case) -> None:
    """What a restored backup is brought forward by, even when the case was first deleted the ordinary way."""
    from sekretariat_tui.store.archive import Archive
    from sekretariat_tui.store.disk import Disk
    from sekretariat_tui.store.replay import replay

    old = register.snapshot
    with register.change("Kari", f"Slettet {TITLE}") as change:
        change.delete(Case, its_case.id)
    erase(register, its_case.id)
    register.fold()
    now = replay(old, Archive(register.folder, Disk()).lines(old.meta.register))
    assert [one.title for one in now.documents("cases").all(Case)] == ["Felles akuttplan"]
    assert its_case.id in now.meta.erased


def test_a_file_that_will_not_be_rewritten_is_named_and_tried_again(
    register: Register, its_case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(path: Path, change: object) -> None:
        raise PermissionError(13, "in use", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(register._archive, "rewrite", refuses)
        with register.change("Kari", "Slettet en sak for godt") as change:
            change.put(msgspec.structs.replace(change.get(Case, its_case.id), our_ref="sist rørt"))
            change.erase(its_case.id)
        assert register.is_erasing
        line = (register.folder / "sekretariat.journal").read_bytes().split(b"\n")[-2]
        assert not [word for word in WORDS if word.encode() in line]
        assert "ikke ferdig slettet" in register.notices[-1]
        assert register.history(Case, its_case.id) == []
        with pytest.raises(SekretariatError, match=r"2026-05\.journal"):
            register.clear_away()
        register.fold()
        assert "Wolframdråper" not in str(left_of_it(register.folder)), "nothing of the journal goes to the history"
        save(register, a_case("Arbeidet går videre"))
    again = Register.open(register.folder)
    assert "ikke ferdig slettet" in again.notices[-1]
    save(again, a_case("Og videre"))
    assert not again.is_erasing
    assert left_of_it(register.folder) == {}
    register.refresh()
    assert register.notices == ()


@pytest.mark.parametrize("history", ["kept", "lost"])
def test_a_backup_from_before_brings_it_back_no_more_than_anything_else(
    register: Register, its_case: Case, history: str
) -> None:
    from sekretariat_tui.store import BackupKind, restore_damaged, take_backup

    backup = take_backup(register.folder, register.snapshot, BackupKind.CHOSEN, "Kari")
    erase(register, its_case.id)
    save(register, a_case("Etterpå"))
    register.close()
    if history == "kept":
        register.path.write_bytes(b"\0" * 100)
    else:
        for path in (register.folder / "historikk").iterdir():
            path.unlink()
        journal = register.folder / "sekretariat.journal"
        journal.write_bytes(save_elsewhere(register.folder.with_name("en annen")))
    restore_damaged(register.folder, backup, "Kari")
    again = Register.open(register.folder)
    assert its_case.id not in [case.id for case in again.all(Case)]
    assert its_case.id in again.erased
    save(again, a_case("Og videre"))
    backup.path.unlink()
    assert left_of_it(register.folder) == {}


def save_elsewhere(folder: Path) -> bytes:
    """The journal of another register."""
    other = Register.open(folder)
    save(other, a_case("Noe annet"))
    return (folder / "sekretariat.journal").read_bytes()


def test_the_act_itself_holds_nothing_of_it(
    register: Register, its_case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.fold()

    def refuses(path: Path, change: object) -> None:
        raise PermissionError(13, "in use", str(path))

    monkeypatch.setattr(register._archive, "rewrite", refuses)
    with register.change("Kari", "Slettet en sak for godt") as change:
        change.put(msgspec.structs.replace(change.get(Case, its_case.id), our_ref="sist rørt"))
        change.erase(its_case.id)
    assert change.act is not None
    assert [(one.id, one.before, one.after) for one in change.act.changes] == [(its_case.id, None, None)]
    assert "sekretariat.journal" not in left_of_it(register.folder)


def older_files(register: Register) -> dict[str, bytes]:
    return {name: (register.folder / name).read_bytes() for name in ("sekretariat.json", "sekretariat.journal")}


def test_an_older_folder_copied_back_does_not_bring_it_back(register: Register, its_case: Case) -> None:
    older = older_files(register)
    erase(register, its_case.id)
    save(register, a_case("Etterpå"))
    register.close()
    for name, data in older.items():
        (register.folder / name).write_bytes(data)
    again = Register.open(register.folder)
    assert its_case.id not in [case.id for case in again.all(Case)]
    assert again.is_erasing
    again.clear_away()
    assert left_of_it(register.folder) == {}


def test_older_files_put_there_while_it_is_open_do_not_bring_it_back(register: Register, its_case: Case) -> None:
    older = older_files(register)
    erase(register, its_case.id)
    for name, data in older.items():
        (register.folder / name).write_bytes(data)
    register.refresh()
    assert its_case.id not in [case.id for case in register.all(Case)]
    save(register, a_case("Etterpå"))
    register.close()
    assert left_of_it(register.folder) == {}
    assert Register.open(register.folder).erased == {its_case.id}


def test_a_conflict_copy_is_put_aside_without_it(register: Register, its_case: Case) -> None:
    copy = register.folder / "sekretariat-PC-2.json"
    register.fold()
    copy.write_bytes(register.path.read_bytes())
    (register.folder / "sekretariat-PC-2.journal").write_bytes((register.folder / "sekretariat.journal").read_bytes())
    erase(register, its_case.id)
    (opened,) = register.copies()
    assert its_case.id not in {one.id for one in opened.records}
    assert register.put_copy_aside(opened, datetime(2026, 5, 21, tzinfo=UTC))
    assert not copy.exists()
    assert left_of_it(register.folder) == {}


def test_a_window_that_leaves_a_copy_of_its_memory_leaves_nothing_of_it(register: Register, its_case: Case) -> None:
    from sekretariat_tui.store.disk import Disk
    from sekretariat_tui.store.files import RegisterFiles
    from sekretariat_tui.store.left_copy import leave_copy

    before = register.snapshot
    erase(register, its_case.id)
    files = RegisterFiles(register.folder, Disk())
    left = leave_copy(files, before, datetime(2026, 5, 21, tzinfo=UTC), register.erased)
    rest = json.loads(left.read_bytes())
    assert [case["title"] for case in rest["cases"].values()] == ["Felles akuttplan"]
