"""When somebody else ends the program: the terminal window is closed, the machine shuts down, or it is told to stop."""

import asyncio
import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Windows ends a program this long after its console was closed, ready or not; a little is left for Python itself.
_WINDOWS_WAITS = 4.5

_CLOSE, _LOGOFF, _SHUTDOWN = 2, 5, 6


class Ended:
    """Whether the program was ended from outside, and by which signal; 0 while it was not."""

    def __init__(self) -> None:
        self.signal = 0


def hear(end: Callable[[], None], ended: Ended) -> None:
    """Calls ``end`` on the running loop when the program is told to stop. Where there are no signals nothing is heard."""
    loop = asyncio.get_running_loop()

    def told(number: int) -> None:
        ended.signal = ended.signal or number
        end()

    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
                loop.add_signal_handler(number, told, int(number))


@contextmanager
def console_waits(end: Callable[[], None]) -> Iterator[None]:
    """On Windows, has a console that is being closed wait until the block is over. Elsewhere nothing is needed.

    Args:
        end: asks the program to end; called in a thread of the console's.
    """
    if sys.platform != "win32":
        yield
        return
    import ctypes

    over = threading.Event()
    handler_type = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)

    def closing(event: int) -> int:
        if event not in (_CLOSE, _LOGOFF, _SHUTDOWN):
            return 0
        end()
        over.wait(_WINDOWS_WAITS)
        return 1

    handler = handler_type(closing)
    ctypes.windll.kernel32.SetConsoleCtrlHandler(handler, 1)
    try:
        yield
    finally:
        over.set()
        ctypes.windll.kernel32.SetConsoleCtrlHandler(handler, 0)
