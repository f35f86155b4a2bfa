"""The worked example: a made-up year of a made-up helsefellesskap, with dates that follow today's."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime

from ..datafiles import data_file
from ..domain.errors import CannotWrite, SekretariatError
from ..domain.os_errors import os_error_words
from ..profiles import load_profile
from ..store import Register, backups_in
from .example_records import example_records
from .folders import Folders

__all__ = ["ACT", "example_records", "make_example"]
ACT = "La inn eksempelet"


def make_example(
    folders: Folders, *, afresh: bool = False, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> None:
    """Puts the example in its folder when it is not there, or is from another day and nobody has changed it.

    Args:
        afresh: make it anew whatever has been done with it.

    Raises:
        CannotWrite: when the folder holds something else than the example, which is left alone.
    """
    if folders.register.exists():
        try:
            register = Register.open(folders.root, clock=clock)
        except SekretariatError:
            return  # what is wrong with it, and the ways on, are for who opens the folder to tell
        last, number = register.last_act, register.number
        register.close()
        ours = load_profile(folders.profile).code == "eksempel" if folders.profile.exists() else False
        if not ours:
            raise CannotWrite(f"Mappen {folders.root} er i bruk til noe annet. Velg en annen mappe for eksempelet.")
        untouched = number == 1 and last is not None and last.what == ACT
        today = last is not None and last.at.astimezone().date() == clock().astimezone().date()
        if not afresh and (today or not untouched):
            return
        for name in ("sekretariat.json", "sekretariat.journal", "sekretariat.lock", "profil.yaml"):
            (folders.root / name).unlink(missing_ok=True)
        for path in backups_in(folders.root):  # of the example that is gone
            path.unlink(missing_ok=True)
    try:
        folders.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(data_file("example/profil.yaml"), folders.profile)
    except OSError as error:
        raise CannotWrite(
            f"Eksempelet kunne ikke lages i {folders.root} ({os_error_words(error)}). Velg en annen mappe med --mappe."
        ) from error
    profile = load_profile(folders.profile)
    register = Register.open(folders.root, clock=clock)
    with register.change("Eksempel", ACT) as change:
        for record in example_records(profile, clock().astimezone().date(), clock()):
            change.put(record)
    register.close()
