"""``sikkerhetskopi`` and ``gjenopprett`` as people and other programs use them, each in a process of its own."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mappe"


@pytest.fixture
def run(folder: Path) -> Run:
    def command(*words: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "sekretariat_tui", "--mappe", str(folder), *map(str, words)],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            input=stdin,
            timeout=60,
            check=False,
        )

    return command


@pytest.fixture
def read_in(run: Run, tmp_path: Path) -> Callable[[int, str], None]:
    def read(number: int, title: str) -> None:
        paper = tmp_path / f"{number}.txt"
        paper.write_text(f"SSU sak {number}/2024 {title}\n\nBakgrunn\nEn oppdiktet sak.\n", encoding="utf-8")
        done = run("importer", paper)
        assert done.returncode == 0, done.stderr

    return read


def listed(run: Run) -> list[dict[str, object]]:
    done = run("gjenopprett", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return list(found["backups"])


def test_a_backup_is_taken_listed_and_restored(run: Run, read_in: Callable[[int, str], None], folder: Path) -> None:
    read_in(26, "Felles opplæring")
    taken = run("sikkerhetskopi")
    assert taken.returncode == 0, taken.stderr
    assert "åpnet og kontrollert" in taken.stdout
    again = run("sikkerhetskopi")
    assert again.stdout.startswith("Ingenting er endret siden sikkerhetskopien")
    read_in(27, "Felles beredskap")

    shown = run("gjenopprett").stdout.splitlines()
    assert len(shown) == 3
    assert "tatt for hånd" in shown[0] and "1 ny sak" in shown[0]
    assert "før innlesing" in shown[1] and "2 nye saker" in shown[1]

    refused = run("gjenopprett", "1")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--ja" in refused.stderr

    done = run("gjenopprett", "1", "--ja")
    assert done.returncode == 0, done.stderr
    assert "ny siden:      sak SSU 27/24 Felles beredskap" in done.stdout
    assert "1 saksnummer som er gitt siden, gis ikke på nytt." in done.stdout
    assert run("vis", "26/2024").returncode == 0
    assert run("vis", "27/2024").returncode == 1

    before = run("gjenopprett", "1", "--ja")  # the backup of how it was just before
    assert before.returncode == 0, before.stderr
    assert run("vis", "27/2024").returncode == 0


def test_the_list_as_json_tells_what_a_program_needs(run: Run, read_in: Callable[[int, str], None]) -> None:
    read_in(26, "Felles opplæring")
    run("sikkerhetskopi")
    read_in(27, "Felles beredskap")
    newest, oldest = listed(run)
    assert (newest["number"], newest["kind"], newest["fault"]) == (1, "egen", None)
    assert newest["differences"] == {"cases": {"changed": 0, "new": 1, "deleted": 0}}
    assert oldest["kind"] == "for innlesing"


def test_a_backup_is_written_to_another_folder_and_restored_from_there(
    run: Run, read_in: Callable[[int, str], None], tmp_path: Path
) -> None:
    read_in(26, "Felles opplæring")
    done = run("sikkerhetskopi", "--til", tmp_path / "minnepenn")
    assert done.returncode == 0, done.stderr
    (file,) = (tmp_path / "minnepenn").iterdir()
    assert zipfile.is_zipfile(file)
    read_in(27, "Felles beredskap")
    done = run("gjenopprett", file, "--ja")
    assert done.returncode == 0, done.stderr
    assert run("vis", "27/2024").returncode == 1


def test_a_damaged_register_is_restored_by_the_command(
    run: Run, read_in: Callable[[int, str], None], folder: Path
) -> None:
    read_in(26, "Felles opplæring")
    run("sikkerhetskopi")
    read_in(27, "Felles beredskap")
    register = folder / "sekretariat.json"
    register.write_bytes(bytes(register.stat().st_size))
    shown = run("gjenopprett")
    assert shown.returncode == 0
    assert "inneholder bare nuller" in shown.stderr
    assert "tatt for hånd" in shown.stdout
    done = run("gjenopprett", "1", "--ja")
    assert done.returncode == 0, done.stderr
    assert "1 lagring etter kopien er lagt til." in done.stdout
    assert "Lagt til side:" in done.stdout
    assert run("vis", "27/2024").returncode == 0, "what was saved after the backup is there too"


def test_a_backup_that_is_not_there_or_not_one_is_said(
    run: Run, read_in: Callable[[int, str], None], tmp_path: Path
) -> None:
    none = run("gjenopprett")
    assert none.returncode == 0
    assert "Det er ingen sikkerhetskopier" in none.stdout
    read_in(26, "Felles opplæring")
    paper = tmp_path / "tull.zip"
    paper.write_text("ikke en zip", encoding="utf-8")
    for wrong in ("7", "finnes ikke", paper):
        done = run("gjenopprett", wrong, "--ja")
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
    assert run("gjenopprett", "1", "--json").returncode == 2


def test_a_new_folder_is_not_made_by_looking_for_backups(run: Run, folder: Path) -> None:
    run("gjenopprett")
    run("gjenopprett", "--json")
    assert not folder.exists()


def test_an_empty_register_needs_no_backup(run: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / "sekretariat.json").write_text('{"_meta": {"1": {"format": 2, "number": 0}}}', encoding="utf-8")
    (folder / "sikkerhetskopier").mkdir()
    done = run("sikkerhetskopi")
    assert done.returncode == 0, done.stderr
    assert "tomt" in done.stdout


READERS = [("søk", "opplæring"), ("vis", "26/2024"), ("kontroll",), ("gjenopprett",), ("hvor",)]
WRITERS = [("sikkerhetskopi",), ("gjenopprett", "1", "--ja"), ("importer", "{paper}")]


def test_every_command_says_it_when_the_register_is_of_a_newer_program_and_none_writes(
    run: Run, read_in: Callable[[int, str], None], folder: Path, tmp_path: Path
) -> None:
    read_in(26, "Felles opplæring")
    run("sikkerhetskopi")
    register = folder / "sekretariat.json"
    register.write_bytes(register.read_bytes().replace(b'"format":2', b'"format":3'))
    paper = tmp_path / "ny.txt"
    paper.write_text("SSU sak 28/2024 Noe\n\nBakgrunn\nTekst.\n", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    for words in READERS:
        done = run(*words)
        assert done.returncode == 0, (words, done.stderr)
        assert words == ("hvor",) or "nyere utgave av programmet" in done.stderr, words
    for words in WRITERS:
        done = run(*(word.format(paper=paper) for word in words))
        assert done.returncode == 1, words
        assert "nyere utgave av programmet" in done.stderr, words
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before
