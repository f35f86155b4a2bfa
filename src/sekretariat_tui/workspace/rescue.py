"""A register that cannot be opened: what was found, what there is to go on from, and the ways on.

Nothing here writes over what is damaged. What is put in its place is put there only after it has been copied aside.
"""

import contextlib
import os
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from ..domain.errors import CannotRead, SekretariatError
from ..profiles import open_profile
from ..store import (
    JOURNAL_NAME,
    Backup,
    Register,
    RegisterDamaged,
    RegisterUnreachable,
    Restored,
    newest_good,
    open_backup,
    restore_damaged,
)
from ..store.notices import newer_program
from ..store.rebuilding import Rebuildable, open_history, rebuild, what_history_holds
from .folders import Folders
from .known_folders import last_used
from .office import Office
from .workspace import DEFAULT_PROFILE, Workspace


class Kind(StrEnum):
    """What is the matter, as far as it decides which ways there are on."""

    DAMAGED = "damaged"
    UNREACHABLE = "unreachable"
    NOT_TOGETHER = "not_together"
    GONE = "gone"


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """What was found: the file, what is wrong with it as a sentence, and when it was last written."""

    kind: Kind
    sentence: str
    path: Path
    written: datetime | None = None
    size: int = 0


class WaysOn(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to go on from: the newest backup that opens, and what the history can be made into."""

    backup: Backup | None = None
    history: Rebuildable | None = None


def gone(folders: Folders) -> Trouble | None:
    """Trouble when there is no register where there has been one: a disk that is not plugged in, a folder moved."""
    if os.path.lexists(folders.register) or os.path.lexists(folders.root / JOURNAL_NAME):
        return None
    if folders.root.exists() and not folders.root.is_dir():
        return Trouble(
            kind=Kind.UNREACHABLE,
            sentence=f"{folders.root} er en fil og ikke en mappe, så det kan ikke ligge et register der.",
            path=folders.root,
        )
    used = last_used(folders)
    traces = [place for place in (folders.backups, folders.history) if _holds_anything(place)]
    if used is None and not traces:
        return None
    where = "Mappen" if not folders.root.exists() else "Registeret i mappen"
    was = f"Den var i bruk {used:%d.%m.%Y}. " if used else ""
    if not traces:
        hint = "Er den flyttet, eller ligger den på en disk som ikke er koblet til, så kan det ordnes nå."
    else:
        hint = f"Mappen {traces[0].name} ligger der fortsatt, så det har vært et register her."
    return Trouble(kind=Kind.GONE, sentence=f"{where} {folders.root} finnes ikke nå. {was}{hint}", path=folders.root)


def check_there(folders: Folders) -> None:
    """Raises CannotRead when there is no register where there has been one: no new one is made in its place."""
    if (trouble := gone(folders)) is not None:
        if trouble.kind is Kind.UNREACHABLE:
            raise CannotRead(f"{trouble.sentence} Nevn en annen mappe med --mappe.")
        raise CannotRead(
            f"{trouble.sentence} Koble til disken eller legg mappen tilbake, nevn en annen mappe med --mappe, "
            "eller åpne programmet med «sekretariat» for å gjenopprette registeret eller begynne på nytt."
        )


def trouble_of(folders: Folders, error: SekretariatError) -> Trouble | None:
    """What an error in opening the folder means; None when it is none that can be helped from here."""
    if isinstance(error, RegisterDamaged):
        why = f"Registeret kan ikke åpnes: {error.why}. Filen er ikke rørt."
        return _of_file(Kind.DAMAGED, why, error.path)
    if isinstance(error, RegisterUnreachable):
        return _of_file(Kind.UNREACHABLE, error.sentence, folders.register)
    return None


def trouble_in(workspace: Workspace) -> Trouble | None:
    """What is the matter with a folder that could be opened, but only be read because its files do not fit together."""
    register = workspace.office.register
    if not register.readonly or register.readonly_reason == newer_program(register.path):
        return None
    return _of_file(Kind.NOT_TOGETHER, register.readonly_reason, workspace.office.folders.register)


def ways_on(folders: Folders) -> WaysOn:
    """Looks for what there is to go on from. Opens backups to check them, so it may take seconds."""
    backup, history = None, None
    with contextlib.suppress(SekretariatError):
        backup = newest_good(folders.root)
    with contextlib.suppress(SekretariatError):
        history = what_history_holds(folders.root)
    return WaysOn(backup=backup, history=history)


def look_at_backup(
    folders: Folders, backup: Backup, who: str, *, profile: str = DEFAULT_PROFILE, clock: Callable[[], datetime]
) -> Workspace:
    """The folder as the backup holds it, to be read only. Raises SekretariatError."""
    return _to_read(folders, open_backup(backup, folders.root, clock=clock), who, profile, clock)


def look_at_history(
    folders: Folders, who: str, *, profile: str = DEFAULT_PROFILE, clock: Callable[[], datetime]
) -> Workspace:
    """The folder as its history has it, to be read only. Raises SekretariatError."""
    reason = (
        "Dette er registeret satt sammen av historikken, og det kan bare leses. "
        "Bygg det opp igjen for å arbeide videre fra det."
    )
    return _to_read(folders, open_history(folders.root, reason, clock=clock), who, profile, clock)


def restore(folders: Folders, backup: Backup, who: str) -> Restored:
    """Puts the backup in the place of the register, with later acts that are kept on top. Raises SekretariatError."""
    return restore_damaged(folders.root, backup, who)


def rebuild_register(folders: Folders, who: str) -> Restored:
    """Puts the register together from the history, and in the place of the damaged one. Raises SekretariatError."""
    return rebuild(folders.root, who)


def _to_read(folders: Folders, register: Register, who: str, profile: str, clock: Callable[[], datetime]) -> Workspace:
    opened = open_profile(folders.root, last_good=folders.last_good_profile, shipped=profile)
    office = Office(folders, register, opened.profile, who, clock=clock)
    notices = [opened.notice] if opened.notice else []
    return Workspace(office, notices)


def _of_file(kind: Kind, sentence: str, path: Path) -> Trouble:
    with contextlib.suppress(OSError):
        found = path.stat()
        written = datetime.fromtimestamp(found.st_mtime, UTC)
        return Trouble(kind=kind, sentence=sentence, path=path, written=written, size=found.st_size)
    return Trouble(kind=kind, sentence=sentence, path=path)


def _holds_anything(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return any(path.suffix in (".zip", ".journal") for path in folder.iterdir())
    return False


def now() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)
