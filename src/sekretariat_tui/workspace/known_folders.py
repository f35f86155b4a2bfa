"""The folders this user has worked in on this machine, so that one that is gone is not taken for a new one."""

import contextlib
import os
from datetime import date
from pathlib import Path

import msgspec

from .folders import Folders, state_folder

KEPT = 50


def remember(folders: Folders, today: date) -> None:
    """Notes that the folder was in use today. What cannot be noted is only not remembered."""
    known = _read()
    if known.get(str(folders.root)) == today.isoformat():
        return
    known.pop(str(folders.root), None)
    known[str(folders.root)] = today.isoformat()
    _write(dict(list(known.items())[-KEPT:]))


def last_used(folders: Folders) -> date | None:
    """The day the folder was last in use; None when it never was."""
    with contextlib.suppress(ValueError):
        day = _read().get(str(folders.root))
        return date.fromisoformat(day) if day else None
    return None


def forget(folders: Folders) -> None:
    """The folder is to be begun anew."""
    known = _read()
    if known.pop(str(folders.root), None) is not None:
        _write(known)


def _file() -> Path:
    return state_folder() / "mapper.json"


def _read() -> dict[str, str]:
    try:
        return msgspec.json.decode(_file().read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return {}


def _write(known: dict[str, str]) -> None:
    path = _file()
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.json.encode(known))
        os.replace(temporary, path)
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)
