"""A fault in the program itself: it ends, the terminal is left clean, and nobody's text is printed.

Textual would print the code around the fault with every variable in it: case texts in the terminal's scrollback.
"""

import asyncio
import contextlib
import threading
from typing import Any

from textual.app import App


class QuietFault(App):
    """Mixed into an application: its first fault is kept for ``run`` to report, and nothing is drawn of it."""

    fault: BaseException | None = None

    def _handle_exception(self, error: Exception) -> None:
        """Called by Textual with what a handler, a timer or a worker raised and nobody took care of."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if self.fault is None:
            self.fault = error
            with contextlib.suppress(Exception):
                self.save_what_is_typed()
        self._close_messages_no_wait()

    def save_what_is_typed(self) -> None:
        """Hands in what stands in the fields, before they are taken down."""

    def hear_faults(self) -> None:
        """Faults outside Textual's own care end here too. Called on the interface thread when the program is up."""
        asyncio.get_running_loop().set_exception_handler(self._loop_fault)
        threading.excepthook = self._thread_fault

    def _loop_fault(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception) and "handle" in context:  # a call from another thread, told on this one
            self._handle_exception(error)
        elif isinstance(error, Exception):
            _note(error, "en oppgave i bakgrunnen")

    def _thread_fault(self, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, OSError) and args.thread and args.thread.name == "textual-output":
            return  # the terminal has been closed, and what is drawn goes nowhere
        if args.exc_value is not None:
            _note(args.exc_value, f"tråden {args.thread.name if args.thread else ''}")


def _note(error: BaseException, where: str) -> None:
    from ..workspace.crash_report import write_report

    write_report(error, where)
