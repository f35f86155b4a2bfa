"""A look reads and writes nothing, goes on where it was stopped, and passes over what is left out."""

import threading
from pathlib import Path

import pytest

from sekretariat_tui.domain.errors import RuleBroken
from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.imports import State, Step, read_cache, reader

PAPER = "SSU sak {n}/2025\n\nSak nummer {n} om helse\n\nForslag til vedtak\n\nSSU godkjenner sak {n}.\n\nBakgrunn\n\nTekst {n}.\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(read_cache, "cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "arkiv"
    made.mkdir()
    for n in range(11, 15):
        (made / f"sak {n}.txt").write_text(PAPER.format(n=n), encoding="utf-8")
    return made


def test_a_look_says_what_each_file_is_and_writes_nothing(desk: Workspace, folder: Path) -> None:
    (folder / "bilde.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0")
    (folder / "sak 11 kopi.txt").write_bytes((folder / "sak 11.txt").read_bytes())
    before = desk.office.register.number
    steps: list[Step] = []
    found = {one.source: one for one in desk.imports.look([folder], progress=steps.append)}
    assert {name: one.state for name, one in found.items() if one.state is not State.NEW} == {
        "bilde.txt": State.FAILED,
        "sak 11.txt": State.KNOWN,  # the same as «sak 11 kopi.txt», which came first
    }
    assert found["bilde.txt"].why
    assert [step.done for step in steps] == list(range(6)) and {step.total for step in steps} == {6}
    assert (desk.office.register.number, desk.office.folders.received.exists()) == (before, False)


def test_a_look_that_was_stopped_goes_on_without_reading_again(
    desk: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = threading.Event()
    first = []
    for one in desk.imports.look([folder], stop=stop):
        first.append(one)
        if len(first) == 2:
            stop.set()
    assert len(first) == 2
    known: list[frozenset[str]] = []
    real = reader.read_all

    def watched(files: object, **options: object) -> object:
        known.append(options["known"])  # type: ignore[arg-type]
        return real(files, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read_all", watched)
    again = list(desk.imports.look([folder]))
    assert {one.digest for one in first} <= known[0]
    assert [one.state for one in again] == [State.NEW] * 4
    assert all(one.document is not None and one.document.sections for one in again)


def test_what_is_taken_in_is_let_go_of_in_the_cache(desk: Workspace, folder: Path, cache: Path) -> None:
    found = list(desk.imports.look([folder]))
    assert len(list(cache.rglob("*.lest"))) == 4
    desk.imports.take(found)
    assert list(cache.rglob("*.lest")) == []
    assert [one.state for one in desk.imports.look([folder])] == [State.KNOWN] * 4


def test_a_damaged_cache_costs_only_time(desk: Workspace, folder: Path, cache: Path) -> None:
    list(desk.imports.look([folder]))
    for path in cache.rglob("*.lest"):
        path.write_bytes(b"\x00tull")
    assert [one.state for one in desk.imports.look([folder])] == [State.NEW] * 4


def test_what_is_left_out_is_not_offered_again_until_it_is_let_in(desk: Workspace, folder: Path) -> None:
    one, *_rest = desk.imports.look([folder])
    desk.imports.leave_out(one)
    desk.imports.leave_out(one)
    assert [left.name for left in desk.imports.left_out()] == ["sak 11.txt"]
    assert next(again.state for again in desk.imports.look([folder])) is State.LEFT_OUT
    assert desk.imports.read([folder]).left_out == ("sak 11.txt",)
    desk.imports.let_in(one.digest)
    assert next(again.state for again in desk.imports.look([folder])) is State.NEW
    desk.office.undo()
    assert next(again.state for again in desk.imports.look([folder])) is State.LEFT_OUT


def test_a_file_that_cannot_be_read_cannot_be_left_out_by_its_content(desk: Workspace, tmp_path: Path) -> None:
    (one,) = desk.imports.look([tmp_path / "finnes ikke.txt"])
    with pytest.raises(RuleBroken, match="Flytt filen"):
        desk.imports.leave_out(one)


def test_reading_in_can_be_stopped_and_what_is_taken_in_stays(desk: Workspace, folder: Path) -> None:
    stop = threading.Event()

    def progress(step: Step) -> None:
        if step.done == 1:
            stop.set()

    result = desk.imports.read([folder], progress=progress, stop=stop)
    assert result.stopped and 1 <= len(result.taken) < 4
    again = desk.imports.read([folder])
    assert len(again.taken) + len(result.taken) == 4
    assert len(again.unchanged) == len(result.taken)


def test_each_document_is_an_act_that_can_be_taken_back(desk: Workspace, folder: Path) -> None:
    desk.imports.read([folder])
    assert len(desk.cases.heads()) == 4
    assert "sak 14.txt" in desk.office.undoable
    desk.office.undo()
    assert len(desk.cases.heads()) == 3
    assert [taken.document.source for taken in desk.imports.read([folder]).taken] == ["sak 14.txt"]


def test_one_backup_is_taken_for_all_that_is_taken_in_from_one_look(desk: Workspace, folder: Path) -> None:
    for one in list(desk.imports.look([folder])):
        desk.imports.take(one)
    assert len(list(desk.office.folders.backups.iterdir())) == 1
