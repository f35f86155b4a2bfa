"""Reads PDFs in a process of its own, so that a crash, a hang or a bomb in one takes nothing along."""

import atexit
import contextlib
import subprocess
import sys
import threading
from pathlib import Path

import msgspec

from . import limits
from .messages import ANSWER, Answer, Refused, read_bytes, write_bytes
from .pdf_text import PdfText
from .unreadable import Unreadable

# The folder that this package lies in, wherever the program was started from.
_HOME = str(Path(__file__).resolve().parents[3])
_START = (
    "import sys\n"
    "if sys.argv[1] not in sys.path: sys.path.insert(0, sys.argv[1])\n"
    "from sekretariat_tui.reading.pdf.worker import main\n"
    "main()\n"
)
# Without a window of its own on Windows, and behind the program that waits for it.
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
_AT_MOST = 500  # files a process reads before a new one takes over, so that what pdfium forgets to give back is


class PdfReader:
    """One long-lived process that is given PDFs, one at a time, from any thread; started at the first, and anew after a
    crash.

    ``seconds`` is what a file may take, ``memory`` the bytes the process may (kept where the system can limit them).
    The process ends with ``close``, and by itself when the program that started it is gone.
    """

    def __init__(self, *, seconds: float = limits.SECONDS, memory: int = limits.MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0
        self._turn = threading.Lock()

    def read(self, data: bytes) -> PdfText:
        """What the PDF says. Raises ``Unreadable`` where it cannot be read, whatever it did to the process."""
        with self._turn:
            worn = self._read > 0
            answer = self._ask(data)
            if answer is None and worn:
                answer = self._ask(data)  # it may have fallen by what the files before left behind
        if answer is None:
            raise Unreadable(
                "fikk PDF-leseren til å stoppe, og er ikke lest. Åpne den i et annet program, skriv den ut til en ny "
                "PDF, og prøv igjen"
            )
        if isinstance(answer, Refused):
            raise Unreadable(answer.why)
        return answer.text

    def close(self) -> None:
        """Ends the process, whatever it is doing. The next file starts another."""
        process, self._process, self._read = self._process, None, 0
        if process is None:
            return
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()

    def _ask(self, data: bytes) -> Answer | None:
        """The answer of the process, None where it fell."""
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            with contextlib.suppress(OSError):
                process.kill()

        clock = threading.Timer(self._seconds, end)
        clock.daemon = True
        clock.start()
        answer: Answer | None = None
        try:
            write_bytes(process.stdin, data)
            said = read_bytes(process.stdout)
            answer = ANSWER.decode(said) if said is not None else None
        except (OSError, ValueError, msgspec.MsgspecError):  # ValueError: closed while it was asked
            answer = None
        finally:
            clock.cancel()
        self._read += 1
        spent = isinstance(answer, Refused) and answer.exhausted
        if answer is None or spent or self._read >= _AT_MOST:
            self.close()
        if answer is None and late.is_set():
            return Refused(
                f"ble ikke lest ferdig på {self._seconds:.0f} sekunder. Del den opp, eller skriv den ut til en ny PDF, "
                "og prøv igjen"
            )
        return answer

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        try:
            self._process = subprocess.Popen(
                # -P: what lies in the folder one stands in is not imported.
                [sys.executable, "-P", "-X", "utf8", "-c", _START, _HOME, str(self._seconds), str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_FLAGS,
            )
        except OSError as error:
            raise Unreadable(
                f"kan ikke leses, for PDF-leseren lot seg ikke starte ({type(error).__name__}). Lukk andre programmer, "
                "og prøv igjen"
            ) from error
        return self._process


_shared: PdfReader | None = None
_starting = threading.Lock()


def shared_reader() -> PdfReader:
    """The reader of this program, made at the first call and ended with the program."""
    global _shared
    with _starting:
        if _shared is None:
            _shared = PdfReader()
            atexit.register(_shared.close)
        return _shared
