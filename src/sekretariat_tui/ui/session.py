"""One run of the program on an opened folder, however it ends: text saved or put by, terminal clean, and it is said."""

import contextlib
import sys
from typing import TYPE_CHECKING

from ..domain.errors import CannotWrite
from .ended import console_waits

if TYPE_CHECKING:
    from ..workspace import Workspace
    from ..workspace.settings import Settings


WAYS_ON = -1  # instead of an exit code: the user wants back to the ways on from a register that could not be opened


def run_session(workspace: "Workspace", settings: "Settings", notices: list[str]) -> int:
    """Runs the program until it ends, closes the workspace, and gives the exit code."""
    from .app import SekretariatApp

    app = SekretariatApp(workspace, settings, [*notices, *workspace.notices])
    code: int | None = None
    fault: BaseException | None = None
    with console_waits(app.end_from_outside):
        try:
            code = app.run()
        except Exception as error:  # noqa: BLE001 - the terminal may be gone; what is typed is saved all the same
            fault = error
        said, lost = _save_the_last(app)
        with contextlib.suppress(Exception):
            workspace.close()
    fault = app.fault or (None if app.ended.signal else fault)
    if fault is not None:
        from ..workspace.crash_report import what_to_do, write_report

        said = what_to_do(write_report(fault), said)
    if said:
        with contextlib.suppress(OSError):  # the terminal is gone
            print(said, file=sys.stderr)
    if app.ended.signal:
        return 128 + app.ended.signal
    return 1 if fault is not None or lost else app.return_code or code or 0


def _save_the_last(app: "SekretariatApp") -> tuple[str, bool]:
    """Saves or puts by what is left. Gives a sentence about it, if there is anything to say, and whether it is lost."""
    from .leaving import put_by_what_is_left

    try:
        return app.last_words or put_by_what_is_left(app), False
    except CannotWrite as error:
        return f"Det siste du skrev, er ikke lagret. {app.saving.problem} {error.sentence}", True


if TYPE_CHECKING:
    from .app import SekretariatApp
