"""Many files read at a time: in order, each by itself, and ended at any time."""

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from archive_builder import paper, text_paper, zipped

from pdf_builder import lines, pdf
from sekretariat_tui.profiles.load import load_profile
from sekretariat_tui.profiles.opened import shipped_profiles
from sekretariat_tui.reading.document import read_document, to_json
from sekretariat_tui.reading.sources import Read, Source, Unreadable, child, pool, read_all, sources

# A process in which some names are dangerous. The rest of it is the real one.
_TRAPS = """
import ctypes, os, time
from sekretariat_tui.reading.sources import one_source
real = one_source.read_incoming
before = []
def trapped(file, *, profile):
    before.append(file.name)
    if "slitt" in file.name and len(before) > 1:
        os._exit(1)
    if "segfeil" in file.name:
        ctypes.string_at(0)
    if "avslutter" in file.name:
        os._exit(0)
    if "henger" in file.name:
        time.sleep(600)
    if "regner" in file.name:
        import re
        re.match("(a+)+$", "a" * 200 + "b")  # in C, with Python's own lock held
    if "eter" in file.name:
        return bytearray(1 << 40)
    if "sluker" in file.name:
        bytearray(900_000_000)
    if "feiler" in file.name:
        raise KeyError("en feil hos oss")
    return real(file, profile=profile)
one_source.read_incoming = trapped
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[child.Child]:
    """The processes that are started from now on."""
    found: list[child.Child] = []
    start = child.Child.__init__

    def noted(self: child.Child, *args: object) -> None:
        start(self, *args)  # type: ignore[arg-type]
        found.append(self)

    monkeypatch.setattr(child.Child, "__init__", noted)
    return found


@pytest.fixture
def traps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_START", child._START.replace("main()\n", f"{_TRAPS}\nmain()\n"))


def folder(path: Path, *more: str, papers: int = 12) -> Path:
    """A folder of papers, and files with these names among them."""
    for number in range(papers):
        (path / f"sak {number:02}.docx").write_bytes(paper(number + 1))
    for number, name in enumerate(more):
        (path / name).write_bytes(paper(900 + number) if name.endswith(".docx") else text_paper(900 + number))
    return path


def numbers(reads: Iterator[Read]) -> list[int | None]:
    return [read.document.number if read.document else None for read in reads]


def is_running(process: child.Child) -> bool:
    return process._process.poll() is None


def test_many_files_are_given_in_order_with_what_read_document_gives(tmp_path: Path) -> None:
    folder(tmp_path, "notat.txt", "kart.png")
    profile = load_profile(shipped_profiles()["lofoten-vesteralen-salten"])
    found = list(read_all(sources([tmp_path]), profile=profile))
    assert [read.source.name for read in found] == sorted(path.name for path in tmp_path.iterdir())
    assert len(found) == 14
    for read in found:
        if isinstance(read.source, Source):
            assert read.document is not None and not read.why
            assert to_json(read.document) == to_json(read_document(read.source.path, profile=profile))
            assert read.document.digest == read.digest


def test_a_few_small_files_are_read_without_a_process(tmp_path: Path, started: list[child.Child]) -> None:
    assert numbers(read_all(sources([folder(tmp_path, papers=pool.FEW)]))) == [1, 2, 3, 4, 5]
    assert started == []


def test_one_large_file_has_a_process_to_itself(
    tmp_path: Path, started: list[child.Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "SMALL", 50)
    (tmp_path / "lang.txt").write_bytes(text_paper(1))
    assert numbers(read_all(sources([tmp_path]))) == [1]
    assert len(started) == 1


def test_a_word_file_that_unpacks_to_much_has_a_process_to_itself(
    tmp_path: Path, started: list[child.Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "SMALL_UNPACKED", 100)
    (tmp_path / "tett.docx").write_bytes(paper(1))
    assert numbers(read_all(sources([tmp_path]))) == [1]
    assert len(started) == 1


def test_a_pdf_is_read_in_a_process_however_small(tmp_path: Path, started: list[child.Child]) -> None:
    (tmp_path / "sak.pdf").write_bytes(pdf(lines("SSU sak 7/2025", "", "Felles vakt", "", "Bakgrunn", "", "En tekst.")))
    assert numbers(read_all(sources([tmp_path]))) == [7]
    assert len(started) == 1 and not any(map(is_running, started))


def test_a_process_knows_neither_screen_nor_register() -> None:
    code = child._START.replace("main()\n", "import sekretariat_tui.reading.word_file; print(*sorted(sys.modules))\n")
    done = subprocess.run([sys.executable, "-P", "-c", code, child._HOME], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"textual", "tinydb", "rich", "docx", "lxml", "click", "asyncio", "multiprocessing"}
    assert "sekretariat_tui.reading.word_file" in done.stdout


def test_what_lies_where_one_stands_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "msgspec.py").write_text("import os; os._exit(7)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert None not in numbers(read_all(sources([folder(tmp_path)]), workers=1))[1:]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("trap", ["segfeil", "avslutter", "eter", "feiler"])
@pytest.mark.usefixtures("traps")
def test_a_file_that_ends_its_process_is_one_failed_file(tmp_path: Path, trap: str, workers: int) -> None:
    folder(tmp_path, f"sak 03x {trap}.docx", f"sak 05x {trap}.docx")
    found = list(read_all(sources([tmp_path]), workers=workers))
    failed = [read for read in found if not read.document]
    assert numbers(iter(found)) == [1, 2, 3, 4, None, 5, 6, None, *range(7, 13)]
    assert [read.source.name for read in failed] == [f"sak 03x {trap}.docx", f"sak 05x {trap}.docx"]
    for read in failed:
        assert f"«{read.source.name}»" in read.why and read.why.endswith(".") and len(read.digest) == 64


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.usefixtures("traps")
def test_a_file_that_fell_by_what_was_read_before_it_is_tried_again(tmp_path: Path, workers: int) -> None:
    folder(tmp_path, "sak 03x slitt.docx")
    assert numbers(read_all(sources([tmp_path]), workers=workers)) == [1, 2, 3, 4, 900, *range(5, 13)]


def test_a_process_gives_way_to_a_new_one_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[child.Child]
) -> None:
    few = "from sekretariat_tui.reading.sources import worker\nworker._AT_MOST = 3\nmain()\n"
    monkeypatch.setattr(child, "_START", child._START.replace("main()\n", few))
    assert numbers(read_all(sources([folder(tmp_path)]))) == list(range(1, 13))
    assert len(started) >= 4


@pytest.mark.parametrize("trap", ["henger", "regner"])
@pytest.mark.usefixtures("traps")
def test_a_file_that_is_never_done_is_one_failed_file(tmp_path: Path, started: list[child.Child], trap: str) -> None:
    folder(tmp_path, f"sak 03x {trap}.docx")
    found = list(read_all(sources([tmp_path]), seconds=4))
    assert numbers(iter(found)) == [1, 2, 3, 4, None, *range(5, 13)]
    (why,) = [read.why for read in found if not read.document]
    assert "på 4 sekunder" in why
    assert not any(map(is_running, started))


@pytest.mark.skipif(sys.platform != "linux", reason="only there does the system keep to a limit")
@pytest.mark.usefixtures("traps")
def test_a_file_that_takes_more_memory_than_it_may_is_one_failed_file(tmp_path: Path) -> None:
    folder(tmp_path, "sak 03x sluker.docx")
    assert None not in numbers(read_all(sources([tmp_path]), memory=2_000_000_000))
    found = list(read_all(sources([tmp_path]), memory=400_000_000))
    assert numbers(iter(found)) == [1, 2, 3, 4, None, *range(5, 13)] and "mer minne" in found[4].why


@pytest.mark.usefixtures("traps")
def test_closing_ends_the_processes_whatever_they_are_doing(tmp_path: Path, started: list[child.Child]) -> None:
    reads = read_all(sources([folder(tmp_path, "sak 03x regner.docx", "sak 03y henger.docx")]))
    assert numbers(islice(reads, 3)) == [1, 2, 3]
    before = threading.active_count()
    reads.close()  # type: ignore[attr-defined]
    assert started and not any(map(is_running, started))
    assert threading.active_count() < before


@pytest.mark.usefixtures("traps")
def test_a_generator_that_is_forgotten_ends_its_processes(tmp_path: Path, started: list[child.Child]) -> None:
    reads = read_all(sources([folder(tmp_path, "sak 03x henger.docx")]))
    next(reads)
    del reads
    gc.collect()
    assert started and not any(map(is_running, started))


@pytest.mark.usefixtures("traps")
def test_it_is_stopped_from_another_thread_while_it_waits(tmp_path: Path, started: list[child.Child]) -> None:
    stop = threading.Event()
    reads = read_all(sources([folder(tmp_path, "sak 03x henger.docx", papers=8)]), stop=stop)
    found: list[Read] = []
    thread = threading.Thread(target=lambda: found.extend(reads))
    thread.start()
    while len(found) < 4:  # the next of them never comes
        time.sleep(0.01)
        assert thread.is_alive()
    stop.set()
    thread.join(10)
    assert not thread.is_alive() and not any(map(is_running, started))
    assert [read.document.number for read in found if read.document] == [1, 2, 3, 4]


def test_an_exception_where_it_is_used_ends_the_processes(tmp_path: Path, started: list[child.Child]) -> None:
    with pytest.raises(KeyboardInterrupt):
        for _ in read_all(sources([folder(tmp_path)])):
            raise KeyboardInterrupt
    gc.collect()
    assert started and not any(map(is_running, started))


@pytest.mark.parametrize("papers", [3, 12])
def test_what_is_known_is_not_read_again(tmp_path: Path, papers: int) -> None:
    first = list(read_all(sources([folder(tmp_path, papers=papers)])))
    known = frozenset(read.digest for read in first[1:])
    again = list(read_all(sources([tmp_path]), known=known))
    assert [read.known for read in again] == [False] + [True] * (papers - 1)
    assert [read.digest for read in again] == [read.digest for read in first]


@pytest.mark.parametrize("copies", [2, 30])
def test_the_same_file_twice_is_read_once(tmp_path: Path, copies: int) -> None:
    for number in range(copies):
        (tmp_path / f"kopi {number:02}.docx").write_bytes(paper(1))
    (tmp_path / "z.zip").write_bytes(zipped({"pakket.docx": paper(1)}))
    found = list(read_all(sources([tmp_path])))
    assert [read.known for read in found] == [False] + [True] * copies


def test_what_could_not_be_read_is_said_each_time(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.docx").write_bytes(b"PK er ikke nok")
    assert all("skadet" in read.why for read in read_all(sources([tmp_path])))


def test_what_was_found_and_is_no_paper_comes_in_its_place(tmp_path: Path) -> None:
    found = [Unreadable(f"{number}.png", f"«{number}.png» er et bilde.") for number in range(40)]
    papers = [source for source in sources([folder(tmp_path)]) if isinstance(source, Source)]
    mixed = [*found[:20], *papers, *found[20:]]
    reads = list(read_all(iter(mixed)))
    assert [read.source for read in reads] == mixed
    assert [read.why for read in reads if isinstance(read.source, Unreadable)] == [one.why for one in found]


def test_only_a_few_files_are_on_their_way_at_a_time(tmp_path: Path) -> None:
    asked = 0

    def counted() -> Iterator[Source | Unreadable]:
        nonlocal asked
        for source in sources([folder(tmp_path, papers=60)]):
            asked += 1
            yield source

    for given, _ in enumerate(read_all(counted())):
        assert asked <= given + 1 + pool.ON_THEIR_WAY + pool.FEW


def test_where_no_process_can_be_started_the_files_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child.subprocess, "Popen", _refuse)
    assert numbers(read_all(sources([folder(tmp_path)]))) == list(range(1, 13))


def _refuse(*_: object, **__: object) -> None:
    raise OSError(12, "Cannot allocate memory")


def test_where_processes_fall_as_they_start_the_files_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_START", "raise SystemExit(3)\n")
    assert numbers(read_all(sources([folder(tmp_path)]))) == list(range(1, 13))


def test_where_there_is_no_python_to_start_the_files_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[child.Child]
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    assert numbers(read_all(sources([folder(tmp_path)]))) == list(range(1, 13))
    assert started == []


@pytest.mark.usefixtures("traps")
def test_a_process_whose_program_is_gone_ends_by_itself(tmp_path: Path) -> None:
    folder(tmp_path)
    code = (
        "import os, sys, pathlib\n"
        "from sekretariat_tui.reading.sources import child, read_all, sources\n"
        "pids = []\n"
        "start = child.Child.__init__\n"
        "def noted(self, *args):\n"
        "    start(self, *args)\n"
        "    pids.append(self.pid)\n"
        "child.Child.__init__ = noted\n"
        "reads = read_all(sources([pathlib.Path(sys.argv[1])]))\n"
        "next(reads)\n"
        "print(*pids, flush=True)\n"
        "os._exit(9)\n"
    )
    surroundings = {**os.environ, "PYTHONPATH": child._HOME}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        env=surroundings,
        timeout=60,
    )
    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) == 2
    for _ in range(600):
        if not any(map(_is_there, pids)):
            return
        time.sleep(0.05)
    pytest.fail("a process went on without the program that started it")


def _is_there(pid: int) -> bool:
    if sys.platform == "win32":
        listed = subprocess.run(["tasklist", "/FI", f"PID eq {pid}"], capture_output=True, text=True, check=False)
        return str(pid) in listed.stdout
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Without a parent to reap it, it may stay behind as a name only.
    state = Path(f"/proc/{pid}/stat")
    return not (
        state.exists() and state.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] == "Z"
    )


def test_it_works_from_a_program_whose_own_streams_are_taken(tmp_path: Path) -> None:
    """As in the terminal program: what is written to its streams goes to the screen, and they have no file behind."""

    class Captured:
        def write(self, text: str) -> int:
            return len(text)

        def flush(self) -> None: ...

        def fileno(self) -> int:
            return -1

    streams = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = sys.stdout = sys.stderr = Captured()  # type: ignore[assignment]
    try:
        found = numbers(read_all(sources([folder(tmp_path)])))
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
    assert found == list(range(1, 13))
