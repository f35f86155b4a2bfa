"""``sekretariat importer`` while it runs: how far it has come, on standard error, and ctrl+c that stops it cleanly."""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

import click

from ..workspace import Workspace
from ..workspace.imports import ImportResult, Step

_FEW = 20
_NAME = 24  # characters of a file's name


def read_in(workspace: Workspace, paths: Sequence[Path], *, dry: bool, body: str | None, whole: bool) -> ImportResult:
    """Reads in, and shows how far it has come where standard error is a terminal. Raises as ``Imports.read``.

    The first ctrl+c stops before the next document, so that nothing is half done; the second breaks off at once.
    """
    with stopped_by_ctrl_c() as stop, _shown() as progress:
        return workspace.imports.read(paths, dry=dry, body=body, progress=progress, stop=stop, whole=whole)


def is_few(paths: Sequence[Path]) -> bool:
    """Whether these are single documents, of which everything that was read is shown; of a folder a line each is."""
    return len(paths) <= _FEW and not any(path.is_dir() or path.suffix.lower() == ".zip" for path in paths)


@contextlib.contextmanager
def stopped_by_ctrl_c() -> Iterator[threading.Event]:
    """An event that the first ctrl+c sets."""
    stop = threading.Event()

    def stopped(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    try:
        before = signal.signal(signal.SIGINT, stopped)
    except ValueError:  # not in the main thread: there is no ctrl+c to hear
        yield stop
        return
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _shown() -> Iterator[Callable[[Step], None] | None]:
    """Where to tell how far it has come; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(
        length=1,
        file=sys.stderr,
        label="Leser",
        show_eta=False,
        width=20,
        bar_template="%(label)s [%(bar)s] %(info)s",
        item_show_func=_told,
    ) as bar:

        def progress(step: Step) -> None:
            bar.length = max(1, step.total or 1)
            bar.update(step.done - bar.pos, step)

        yield progress
        bar.update(bar.length - bar.pos if bar.length else 0)


def _told(step: Step | None) -> str:
    if step is None:
        return ""
    name = step.source if len(step.source) <= _NAME else f"…{step.source[1 - _NAME :]}"
    of = f" av {step.total}" if step.total else ""
    counts = f" · {step.taken} lest inn" if step.taken else ""
    failed = f" · {step.failed} kunne ikke leses" if step.failed else ""
    return f"{step.done + 1}{of}{counts}{failed} · {name}"
