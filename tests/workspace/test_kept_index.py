"""The index of the register: kept up with saves, kept in the cache, and never more than what can be made again."""

import os
from pathlib import Path

import pytest

from sekretariat_tui.workspace import Workspace
from sekretariat_tui.workspace.search import kept_index

from .conftest import reopened


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own."""
    folder = tmp_path / "hurtiglager"
    monkeypatch.setattr(kept_index, "cache_folder", lambda: folder)
    return folder


def files(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def titles(desk: Workspace, query: str) -> set[str]:
    return {hit.entry.title for hit in desk.search.find(query)}


@pytest.fixture
def filled(desk: Workspace) -> Workspace:
    desk.cases.new("SSU", "Felles sårpleie")
    desk.cases.new("PA", "Legevakt i dalen")
    desk.search.fill()
    return desk


def test_what_was_kept_is_used_and_what_has_come_since_is_read(
    filled: Workspace, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(files(cache)) == 1
    filled.cases.new("SSU", "Tannhelse for alle")
    (gone,) = [head for head in filled.cases.heads() if head.title == "Legevakt i dalen"]
    filled.cases.delete(gone.id)
    again = reopened(filled)
    read: list[str] = []
    made = kept_index.Entries.of
    monkeypatch.setattr(kept_index.Entries, "of", lambda self, record: read.append(record.id) or made(self, record))
    again.search.fill()
    assert len(read) == 1, "only the new case is read"
    assert titles(again, "tannhelse") == {"Tannhelse for alle"}
    assert titles(again, "sårpleie") == {"Felles sårpleie"}
    assert titles(again, "legevakt") == set()


def test_the_cache_folder_can_be_deleted_at_any_time(filled: Workspace, cache: Path) -> None:
    for file in files(cache):
        file.unlink()
    again = reopened(filled)
    assert titles(again, "sårpleie") == {"Felles sårpleie"}
    assert len(files(cache)) == 1


@pytest.mark.parametrize("harm", ["cut", "turned", "empty", "other"])
def test_a_damaged_cache_is_noticed_and_made_again(filled: Workspace, cache: Path, harm: str) -> None:
    (file,) = files(cache)
    data = bytearray(file.read_bytes())
    if harm == "cut":
        del data[len(data) // 2 :]
    elif harm == "turned":
        data[-10] ^= 1
    elif harm == "empty":
        data.clear()
    else:
        data[:] = b"something else"
    file.write_bytes(bytes(data))
    again = reopened(filled)
    assert titles(again, "sårpleie") == {"Felles sårpleie"}
    (file,) = files(cache)
    assert len(file.read_bytes()) > 200


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(desk: Workspace, cache: Path) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text("a file where the folder should be", encoding="utf-8")
    desk.cases.new("SSU", "Felles sårpleie")
    assert titles(desk, "sårpleie") == {"Felles sårpleie"}
    assert titles(reopened(desk), "sårpleie") == {"Felles sårpleie"}


def test_two_windows_find_what_the_other_has_saved(filled: Workspace) -> None:
    other = Workspace.open(filled.office.folders, "Ola Berg", clock=filled.office.clock)
    try:
        other.search.fill()
        filled.cases.new("SSU", "Tannhelse for alle")
        other.office.register.refresh()
        other.search.forget()
        assert titles(other, "tannhelse") == {"Tannhelse for alle"}
    finally:
        other.close()


def test_nothing_of_a_case_deleted_for_good_stays_in_it(filled: Workspace, cache: Path) -> None:
    case = filled.cases.new("SSU", "Navnløshetsprosjektet")
    reopened_once = reopened(filled)
    reopened_once.search.fill()
    kept_index_of(reopened_once)._keep()
    assert any(b"navnl\xc3\xb8shetsprosjektet" in file.read_bytes() for file in files(cache))
    with reopened_once.office.act("Slett for godt") as change:
        change.erase(case.id)
    assert not any(b"shetsprosjektet" in file.read_bytes() for file in files(cache))
    assert "navnløshetsprosjektet" not in kept_index_of(reopened_once).index.vocabulary.words
    assert titles(reopened_once, "sårpleie") == {"Felles sårpleie"}


def test_who_deletes_for_good_without_having_searched_leaves_nothing_in_the_cache(
    filled: Workspace, cache: Path
) -> None:
    (case,) = [head for head in filled.cases.heads() if head.title == "Felles sårpleie"]
    again = reopened(filled)
    assert any("sårpleie".encode() in file.read_bytes() for file in files(cache))
    again.erasure.erase(again.erasure.plan("cases", case.id))
    assert not any("sårpleie".encode() in file.read_bytes() for file in files(cache))


def test_what_is_saved_while_the_register_is_read_is_found(desk: Workspace) -> None:
    desk.cases.new("SSU", "Felles sårpleie")
    saved: list[str] = []

    def progress(done: int, of: int) -> None:
        if not saved:
            saved.append(desk.cases.new("SSU", "Tannhelse for alle").id)

    desk.search.fill(progress)
    assert saved
    assert titles(desk, "tannhelse") == {"Tannhelse for alle"}


def kept_index_of(desk: Workspace) -> kept_index.KeptIndex:
    return desk.search._kept


def test_a_cache_from_before_a_case_was_deleted_for_good_is_not_used(filled: Workspace, cache: Path) -> None:
    """Another window, or another machine, has deleted it while this cache lay there."""
    (file,) = files(cache)
    before = file.read_bytes()
    (case,) = [head for head in filled.cases.heads() if head.title == "Felles sårpleie"]
    with filled.office.act("Slett for godt") as change:
        change.erase(case.id)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(before)
    again = reopened(filled)
    assert titles(again, "sårpleie") == set()
    assert not any("sårpleie".encode() in path.read_bytes() for path in files(cache))


def test_typing_in_one_case_for_a_day_does_not_make_it_grow_for_ever(filled: Workspace) -> None:
    case = filled.cases.new("SSU", "Ny sak")
    section = filled.cases.get(case.id).sections[0].id
    for number in range(1200):
        filled.cases.set_section_text(case.id, section, f"Utgave {number}")
    assert len(kept_index_of(filled).index.heads) < 1200
    assert titles(filled, "utgave") == {"Ny sak"}


def test_what_is_not_read_yet_is_not_waited_for(desk: Workspace) -> None:
    desk.cases.new("SSU", "Felles sårpleie")
    assert desk.search.find("sårpleie", wait=False) == []
    assert not desk.search.ready
    seen: list[tuple[int, int]] = []
    desk.search.fill(lambda done, of: seen.append((done, of)))
    assert desk.search.ready
    assert seen[-1][0] == seen[-1][1] > 0
    assert desk.search.find("sårpleie", wait=False)


def test_the_folders_own_synonyms_are_used_and_a_mistake_in_them_is_said(desk: Workspace) -> None:
    desk.cases.new("SSU", "Jordmortjeneste i dalen")
    desk.office.folders.synonyms.write_text("- [jordmor, fødselshjelp]\n", encoding="utf-8")
    assert titles(desk, "fødselshjelp") == {"Jordmortjeneste i dalen"}
    assert desk.search.problem == ""
    desk.office.folders.synonyms.write_text("- jordmor\n", encoding="utf-8")
    again = reopened(desk)
    again.search.fill()
    assert "synonymer.yaml, linje 1" in again.search.problem
    assert titles(again, "jordmor"), "the search works all the same"
    assert os.path.exists(desk.office.folders.synonyms)
