"""The process that reads PDFs, one after the other. It may be lost at any time: see ``reader``.

It is started as a program of its own, never forked: the program that starts it has threads. It knows no screen, no
register and no papers, only what makes lines of a PDF.
"""

import contextlib
import os
import signal
import sys
import threading

import msgspec

from .messages import Answer, Refused, Text, read_bytes, write_bytes
from .unreadable import Unreadable

_GRACE = 5.0  # seconds; the program counts too, and ends this process first where it still can
_TOO_MUCH = (
    "trenger mer minne enn et dokument skal, og er ikke lest. Del den opp, eller lagre den på nytt, og prøv igjen"
)


def main() -> None:
    """Reads until nobody asks any more. The seconds and bytes a file may take are the two last arguments."""
    seconds, memory = float(sys.argv[-2]), int(sys.argv[-1])
    # What a library prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is for the program, which then ends this one
    _limit_memory(memory)
    with contextlib.suppress(OSError):
        while (data := read_bytes(sys.stdin.buffer)) is not None:
            # Ends this process though it stands still in pdfium and the program that would have ended it is gone.
            clock = threading.Timer(seconds + _GRACE, os._exit, (1,))
            clock.daemon = True
            clock.start()
            answer = _answer(data)
            clock.cancel()
            write_bytes(answers, msgspec.msgpack.encode(answer))
            if isinstance(answer, Refused) and answer.exhausted:
                return  # what is left of the memory is in pieces; a new process begins with all of it


def _answer(data: bytes) -> Answer:
    try:
        from .document import pdf_text

        return Text(pdf_text(data))
    except Unreadable as why:
        return Refused(str(why))
    except (MemoryError, RecursionError):
        return Refused(_TOO_MUCH, exhausted=True)
    except ImportError:
        return Refused("kan ikke leses, for PDF-leseren mangler. Installer programmet på nytt, og prøv igjen")
    except Exception as error:  # noqa: BLE001 — a fault of ours that only this file brings out must not cost the others
        return Refused(
            f"fikk programmet til å feile ({type(error).__name__}), og er ikke lest. "
            "Skriv den ut til en ny PDF, og prøv igjen"
        )


def _limit_memory(memory: int) -> None:
    """The system ends what takes more, where it can be told to; elsewhere the limits of size and pages must do."""
    if os.name == "nt":
        return
    import resource

    for limit, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # macOS knows the first, and takes it or not
            resource.setrlimit(limit, (value, value))
