"""Leaving the program: when everything is saved, or with what is not saved put by for the next start."""

import asyncio
from typing import TYPE_CHECKING

from ..domain.errors import CannotWrite

if TYPE_CHECKING:
    from .desk_app import DeskApp

WAIT = 5.0  # seconds; a disk that has not answered by then will not
STOP = 1.0  # seconds the saving is given to stop, before what is left is put by


async def leave(app: "DeskApp") -> None:
    """Ends the program once everything is saved; asks first when it cannot be."""
    app.flush()
    if not await app.saving.idle(0.3):
        app.notify("Lagrer det siste før programmet lukkes …", timeout=WAIT)
        if not await app.saving.idle(WAIT) and not await _leave_anyway(app):
            return
    app.exit(0)


async def _leave_anyway(app: "DeskApp") -> bool:
    from .windows.confirm import Confirm

    yes = await app.push_screen_wait(
        Confirm(
            "Ikke alt er lagret. Avslutte likevel?",
            f"{app.saving.problem or 'Disken svarer ikke.'}\n\nDet som ikke er lagret, blir lagt i en fil på denne "
            "maskinen, og programmet tilbyr å legge det inn neste gang mappen åpnes.",
            yes="Avslutt",
            no="Nei, bli her",
        )
    )
    if not yes:
        return False
    try:
        app.last_words = await asyncio.to_thread(put_by_what_is_left, app, STOP)
    except CannotWrite as error:
        app.saving.go_on()
        app.notify(error.sentence, severity="error", timeout=20, markup=False)
        return False
    return True


def put_by_what_is_left(app: "DeskApp", patience: float = WAIT) -> str:
    """Stops the saving, and puts by what it could not do. Gives a sentence about it; empty when all was saved.

    Raises CannotWrite when it cannot be put by either.
    """
    app.saving.close(patience)
    acts = app.saving.left()
    if not acts:
        return ""
    from ..workspace.unsaved import put_by

    path, refused = put_by(app.workspace, acts, over=app.workspace.aside.path)
    app.saving.let_go()
    said = list(refused)
    if path is not None:
        said.insert(
            0,
            f"Det siste du skrev, kunne ikke lagres i registeret. Det ligger i {path}, og programmet tilbyr å legge "
            "det inn neste gang mappen åpnes.",
        )
    return " ".join(said)
