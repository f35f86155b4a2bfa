"""What the palette offers of backups."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ...domain.errors import SekretariatError
from ..windows.palette import DeskAction

if TYPE_CHECKING:
    from ...store import Backup
    from ..desk_app import DeskApp


def backup_actions(desk: "DeskApp") -> Iterator[DeskAction]:
    """Taking one, and the list of them."""
    why_not = "registeret kan bare leses" if desk.workspace.office.register.readonly else ""
    yield DeskAction(
        "sikkerhetskopi.ta", "Ta sikkerhetskopi nå", "av alt i registeret", partial(take_backup, desk), why_not
    )
    yield DeskAction(
        "sikkerhetskopi.vis", "Sikkerhetskopier", "se hva de holder, og gjenopprett", partial(show_backups, desk)
    )


def show_backups(desk: "DeskApp") -> None:
    """Opens the list of backups."""
    from .backups_screen import BackupsScreen

    desk.flush()
    desk.push_screen(BackupsScreen())


def take_backup(desk: "DeskApp") -> None:
    """Takes a backup beside the work, and says where it lies."""
    desk.flush()
    desk.run_worker(_take_when_saved(desk), group="take-backup")


async def _take_when_saved(desk: "DeskApp") -> None:
    await desk.saving.idle(3)  # what was just typed goes with it
    worker = desk.run_worker(partial(_take, desk), thread=True, group="take-backup")
    await worker.wait()


def _take(desk: "DeskApp") -> None:
    try:
        taken = desk.workspace.backups.take_chosen()
    except SekretariatError as error:
        desk.call_later(desk.notify, error.sentence, severity="error", timeout=15, markup=False)
    else:
        desk.call_later(_said, desk, taken)


def _said(desk: "DeskApp", taken: "Backup | None") -> None:
    if taken is not None:
        desk.notify(f"Tok sikkerhetskopi: {taken.path}", timeout=8, markup=False)
    elif desk.workspace.office.register.is_empty:
        desk.notify("Registeret er tomt, så det er ingenting å ta kopi av ennå.", markup=False)
    else:
        desk.notify("Ingenting er endret siden forrige sikkerhetskopi, så den er god nok.", markup=False)
    for screen in desk.screen_stack:
        if (hear := getattr(screen, "backup_taken", None)) is not None:
            hear()
