"""PDFs are read in a process of its own: what happens to it is one file that failed, and the next is read."""

import os
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pdf_builder import file_of, lines, pdf
from sekretariat_tui.reading import pdf as reading_pdf
from sekretariat_tui.reading.incoming import Incoming
from sekretariat_tui.reading.pdf import pdf_lines, read_here, read_pdf
from sekretariat_tui.reading.pdf.reader import PdfReader
from sekretariat_tui.reading.pdf.unreadable import Unreadable

GOOD = pdf(lines("SSU sak 3/2025", "", "Felles vakt"))
LONG = pdf(*[lines(*[f"Linje {at} av mange på siden" for at in range(45)])] * 4_000)


@pytest.fixture
def reader() -> Iterator[PdfReader]:
    made = PdfReader()
    yield made
    made.close()


def texts(reader: PdfReader, data: bytes = GOOD) -> list[str]:
    return [line.text for line in reader.read(data).lines]


def process_of(reader: PdfReader) -> "subprocess.Popen[bytes]":
    assert reader._process is not None
    return reader._process


def bomb(megabytes: int) -> bytes:
    """A page whose contents are so much, packed to a thousandth."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"q " * 500_000) for _ in range(megabytes)) + packer.flush()
    return file_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>",
            10: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R >>",
            11: b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed),
        }
    )


def test_the_lines_are_the_same_as_in_this_process(reader: PdfReader) -> None:
    assert list(reader.read(GOOD).lines) == pdf_lines(GOOD)


def test_one_process_reads_file_after_file(reader: PdfReader) -> None:
    texts(reader)
    first = process_of(reader).pid
    texts(reader)
    assert process_of(reader).pid == first != os.getpid()


def test_a_refusal_costs_no_process(reader: PdfReader) -> None:
    texts(reader)
    first = process_of(reader).pid
    with pytest.raises(Unreadable, match="skadet"):
        reader.read(GOOD[:100])
    assert texts(reader) == ["SSU sak 3/2025", "Felles vakt"] and process_of(reader).pid == first


def test_a_process_that_falls_between_two_files_is_replaced(reader: PdfReader) -> None:
    texts(reader)
    process_of(reader).kill()
    process_of(reader).wait()
    assert texts(reader) == ["SSU sak 3/2025", "Felles vakt"]


def test_a_process_that_falls_while_it_reads_is_one_failed_file(reader: PdfReader) -> None:
    said: list[str] = []

    def read() -> None:
        try:
            reader.read(LONG)
        except Unreadable as why:
            said.append(str(why))

    waiting = threading.Thread(target=read)
    waiting.start()
    while reader._process is None:
        time.sleep(0.01)
    process_of(reader).kill()
    waiting.join(60)
    assert len(said) == 1 and "til å stoppe" in said[0]
    assert texts(reader) == ["SSU sak 3/2025", "Felles vakt"]


def test_a_file_that_takes_too_long_is_given_up() -> None:
    reader = PdfReader(seconds=1.0)
    try:
        with pytest.raises(Unreadable, match="ikke lest ferdig på 1 sekunder"):
            reader.read(LONG)
        assert reader._process is None
    finally:
        reader.close()


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux keeps the limit of memory; elsewhere it is size and pages"
)
def test_a_bomb_is_one_failed_file() -> None:
    reader = PdfReader(memory=600_000_000)
    try:
        with pytest.raises(Unreadable, match=r"til å stoppe|mer minne"):
            reader.read(bomb(200))
        assert texts(reader) == ["SSU sak 3/2025", "Felles vakt"]
    finally:
        reader.close()


def test_threads_take_their_turn(reader: PdfReader) -> None:
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(texts(reader))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == [["SSU sak 3/2025", "Felles vakt"]] * 6


def test_closing_ends_the_process(reader: PdfReader) -> None:
    texts(reader)
    process = process_of(reader)
    reader.close()
    assert process.returncode is not None
    assert texts(reader) == ["SSU sak 3/2025", "Felles vakt"]


def test_the_process_ends_when_the_program_is_gone(tmp_path: Path) -> None:
    """The program is killed, and so can end nothing itself."""
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from sekretariat_tui.reading.pdf.reader import shared_reader\n"
        "reader = shared_reader()\n"
        "reader.read(Path(sys.argv[1]).read_bytes())\n"
        "print(reader._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    path = tmp_path / "sak.pdf"
    path.write_bytes(GOOD)
    source = str(Path(reading_pdf.__file__).parents[3])
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    ) as started:
        assert started.stdout is not None
        pid = int(started.stdout.readline())
        started.kill()
    for _ in range(400):
        if not _runs(pid):
            break
        time.sleep(0.05)
    assert not _runs(pid)


def test_a_process_left_alone_with_a_file_without_end_ends_itself() -> None:
    code = (
        "import sys\n"
        "from sekretariat_tui.reading.pdf import worker\n"
        "worker._GRACE = 0.0\n"
        "sys.argv = ['x', '0.5', '1500000000']\n"
        "worker.main()"
    )
    source = str(Path(reading_pdf.__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=len(LONG).to_bytes(4, "little") + LONG,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": source},
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (1, b"")


def _runs(pid: int) -> bool:
    if sys.platform == "win32":
        done = subprocess.run(["tasklist", "/FI", f"PID eq {pid}"], capture_output=True, text=True, check=False)
        return str(pid) in done.stdout
    status = Path(f"/proc/{pid}/status")
    if status.parent.parent.joinpath("self").exists():  # one that has ended and is not waited for still has its number
        return status.exists() and "Z (zombie)" not in status.read_text(encoding="utf-8")
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_process_loads_no_screen_and_no_register() -> None:
    code = (
        "import sys\n"
        "import sekretariat_tui.reading.pdf.worker, sekretariat_tui.reading.pdf.document\n"
        "print([name for name in ('textual', 'tinydb', 'docx', 'lxml', 'click') if name in sys.modules])"
    )
    source = str(Path(reading_pdf.__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    assert done.stdout.strip() == "[]"


def test_a_worker_that_may_be_lost_reads_in_its_own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_is_started() -> PdfReader:
        raise AssertionError("a worker started a process")

    monkeypatch.setattr(reading_pdf, "_here", False)
    monkeypatch.setattr("sekretariat_tui.reading.pdf.reader.shared_reader", none_is_started)
    file = Incoming("sak.pdf", "0", ".pdf", GOOD)
    with pytest.raises(AssertionError):
        read_pdf(file)
    read_here()
    assert [line.text for line in read_pdf(file).lines] == ["SSU sak 3/2025", "Felles vakt"]
