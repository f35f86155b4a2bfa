"""The disk fills up while saving, folding, exporting and reading in: what was saved is there, the rest is said, and work goes on with room."""

import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from fault_cases import a_case, save, titles

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.errors import CannotWrite, SekretariatError
from sekretariat_tui.store import Register
from sekretariat_tui.workspace import Folders, Workspace
from sekretariat_tui.workspace.imports import Failed, ImportResult

Figure = Callable[[str], None]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB. Where none can be made, the injected failures of the other trials stand for it."""
    place = tmp_path / "disk"
    place.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("left out: needs root, to make a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("left out: needs the right to make a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_saving_until_the_disk_is_full_loses_nothing_and_goes_on_with_room(small_disk: Path, figure: Figure) -> None:
    folder = small_disk / "Sekretariat"
    register = Register.open(folder)
    (case,) = save(register, a_case("0"))
    filler = small_disk / "fyll"
    filler.write_bytes(b"x" * 100_000)
    number = 0
    with pytest.raises(CannotWrite, match="disken er full"):
        while True:
            number += 1
            saved = register.get(Case, case.id)
            save(register, msgspec.structs.replace(saved, title=str(number), our_ref="x" * 9_000))
    assert number > 10
    for _ in range(3):
        assert titles(register) == titles(Register.open(folder)) == [str(number - 1)]
        with pytest.raises(CannotWrite, match="disken er full"):
            save(register, a_case("Ny" * 4_000))
    with pytest.raises(CannotWrite, match=r"disken er full\. Alt som er lagret, er i behold"):
        register.fold()
    assert titles(Register.open(folder)) == [str(number - 1)]
    assert not list(folder.glob("*.tmp"))
    filler.unlink()
    save(register, a_case("Og nå er det plass"))
    register.fold()
    again = Register.open(folder)
    assert (titles(again), again.notices) == ([str(number - 1), "Og nå er det plass"], ())
    assert len(again.history(Case, case.id)) >= 1
    figure(f"full disk: {number - 1} saves fitted and are there, the rest was said, nothing left behind")


def test_a_fold_that_finds_the_disk_full_at_any_point_loses_nothing(small_disk: Path, figure: Figure) -> None:
    folder = small_disk / "Sekretariat"
    register = Register.open(folder)
    save(register, *(a_case(str(number), our_ref="x" * 500) for number in range(60)))
    filler = small_disk / "fyll"
    refused = tried = 0
    for size in range(400_000, 0, -8_192):
        filler.write_bytes(b"")
        try:
            filler.write_bytes(b"x" * size)
        except OSError:
            continue
        tried += 1
        try:
            save(register, msgspec.structs.replace(register.all(Case)[0], title=f"0 {size}"))
        except CannotWrite as said:
            assert "disken er full" in str(said)
        before = titles(register)
        try:
            register.fold()
        except CannotWrite:
            refused += 1
        again = Register.open(folder)
        assert titles(again) == titles(register) == before
        assert (again.readonly, again.notices) == (False, ())
    assert 0 < refused < tried
    kept = [line for path in (folder / "historikk").iterdir() for line in path.read_bytes().splitlines()]
    assert len(kept) == len(set(kept)), "a fold that is tried again does not fill the disk with what it has kept"
    figure(f"full disk in folding: {tried} fillings of the disk, {refused} folds refused, nothing lost")


def test_a_disk_that_is_full_at_any_point_of_an_export_leaves_no_half_document(
    small_disk: Path, figure: Figure
) -> None:
    workspace = Workspace.open(Folders(small_disk / "Sekretariat"), "Kari")
    case = workspace.cases.new("SSU", "Felles akuttplan")
    chance = random.Random(7)  # words that do not pack well, so that the document is some size
    text = " ".join(f"{chance.getrandbits(60):x}" for _ in range(400))
    workspace.cases.set_section_text(case.id, case.sections[0].id, text)
    documents = small_disk / "dokumenter"
    documents.mkdir()
    refused = tried = 0
    for free in range(0, 80_000, 4_096):
        filled(small_disk, free)
        tried += 1
        path = documents / f"{free}.docx"
        try:
            workspace.papers.export(case.id, to=path)
        except SekretariatError as said:
            refused += 1
            assert "full" in str(said), said
            assert not path.exists() or zipfile.ZipFile(path).testzip() is None, "what is there is a whole document"
        else:
            assert zipfile.ZipFile(path).testzip() is None
            assert path in [Path(export.path) for export in workspace.cases.get(case.id).exports]
        assert not list(documents.glob("*.tmp"))
        path.unlink(missing_ok=True)
        room(small_disk)
    path = workspace.papers.export(case.id).path
    assert zipfile.ZipFile(path).testzip() is None
    assert 0 < refused < tried
    figure(f"full disk in an export: {tried} fillings, {refused} said, no half document")


def test_a_disk_that_is_full_at_any_point_of_an_import_leaves_no_half_case(
    small_disk: Path, tmp_path: Path, figure: Figure
) -> None:
    papers = tmp_path / "papirer"
    papers.mkdir()
    for number in range(1, 4):
        lines = f"SSU sak {number}/2026\n\nFelles ordning {number}\n\nBakgrunn\n\n{'Kommunene ba om den. ' * 900}\n"
        (papers / f"{number}.txt").write_text(lines, encoding="utf-8")
    refused = tried = 0
    for free in range(4_096, 160_000, 8_192):
        folders = Folders(small_disk / f"Sekretariat {free}")
        workspace = Workspace.open(folders, "Kari")
        filled(small_disk, free)
        tried += 1
        try:
            result = workspace.imports.read([papers])
        except CannotWrite as said:  # there is not even room for the backup that is taken first
            assert "Ingenting er lest inn" in str(said) and "full" in str(said)
            result = ImportResult(failed=tuple(Failed(path.name, str(said)) for path in papers.iterdir()))
        assert len(result.taken) + len(result.failed) == 3
        refused += len(result.failed)
        for failed in result.failed:
            assert "full" in failed.why, failed
        for window in (workspace, Workspace.open(folders, "Ola")):
            cases = [case for case in window.office.register.all(Case) if case.origins]
            assert sorted(case.title for case in cases) == sorted(one.document.title for one in result.taken)
            assert all(len(case.sections[0].text) > 18_000 for case in cases)
        if folders.received.exists():
            sizes = [path.stat().st_size for path in folders.received.iterdir()]
            assert all(size > 18_000 for size in sizes), "no half original"
        room(small_disk)
        again = workspace.imports.read([papers])
        assert (len(again.taken), len(again.unchanged), again.failed) == (len(result.failed), len(result.taken), ())
        workspace.close()
        shutil.rmtree(folders.root)
    assert 0 < refused < 3 * tried
    figure(f"full disk in an import: {tried} fillings, {refused} papers said, no half case and no half original")


def filled(disk: Path, free: int) -> None:
    """Fills the disk until so many bytes are free."""
    there = os.statvfs(disk)
    with open(disk / "fyll", "wb") as file:
        file.write(b"x" * max(0, there.f_bavail * there.f_frsize - free))


def room(disk: Path) -> None:
    """Makes room again."""
    (disk / "fyll").unlink()
