"""Where the folder lies: on this machine, in a folder that a program synchronises, or on a network disk.

What that means is said once for each folder, and remembered among the user's own files, not in the register.
"""

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path, PurePath

import msgspec
import platformdirs


class Kind(StrEnum):
    """What kind of place a folder lies in."""

    SYNCED = "synced"
    NETWORK = "network"


class Whereabouts(msgspec.Struct, frozen=True):
    """The kind of place, and its name as the user knows it: «OneDrive»."""

    kind: Kind
    name: str


_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

# By the name of a folder on the way to ours, in small letters.
_PARTS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "min disk": "Google Drive",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}

_CUTS = ("\0", " - ", " (", "-")  # what comes between the name of the program and whose it is

# Files that the program keeps at the top of what it synchronises.
_MARKS = {
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    "_sync_*.db": "Nextcloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "ownCloud",
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
}


def whereabouts(root: Path, environment: Mapping[str, str] = os.environ) -> Whereabouts | None:
    """Where the folder lies, as far as its path and what lies around it tell; None for an ordinary folder."""
    named = by_path(root, environment)
    if named is not None:
        return named
    for folder in (root, *root.parents):
        for mark, name in _MARKS.items():
            try:
                if next(folder.glob(mark), None) is not None:
                    return Whereabouts(Kind.SYNCED, name)
            except OSError:
                break
    return Whereabouts(Kind.NETWORK, "en nettverksdisk") if _is_mapped(root) else None


def by_path(root: PurePath, environment: Mapping[str, str]) -> Whereabouts | None:
    """What the path alone tells, with the places that OneDrive says in the surroundings that it synchronises."""
    for variable in _ONEDRIVE:
        place = environment.get(variable, "").strip()
        if place and root.is_relative_to(type(root)(place)):
            return Whereabouts(Kind.SYNCED, "OneDrive")
    for part in root.parts:
        small = part.casefold().strip("\\/")
        # «OneDrive - Ringsaker kommune», «OneDrive-Ringsaker», «Dropbox (Personal)»
        name = next((_PARTS[start] for cut in _CUTS if (start := small.partition(cut)[0]) in _PARTS), None)
        if name is not None:
            return Whereabouts(Kind.SYNCED, name)
    if root.drive.startswith(("\\\\", "//")) and not root.drive.startswith(("\\\\?\\", "\\\\.\\")):
        return Whereabouts(Kind.NETWORK, "en nettverksdisk")
    if root.drive.casefold().startswith("\\\\?\\unc\\"):
        return Whereabouts(Kind.NETWORK, "en nettverksdisk")
    return None


def what_it_means(place: Whereabouts) -> str:
    """What the user should know of such a place, and do."""
    if place.kind is Kind.NETWORK:
        return (
            "Mappen ligger på en nettverksdisk. Flere kan ha den åpen samtidig, og linjen nederst viser hvem. "
            "Mister maskinen nettet, blir teksten stående på skjermen til den er lagret."
        )
    return (
        f"Mappen synkroniseres av {place.name}. La én maskin arbeide i den om gangen, og vent til {place.name} er "
        "ferdig før du åpner den på en annen. Skriver to likevel samtidig, finner programmet begge versjonene og lar "
        "deg velge, sak for sak."
    )


def remembered_file() -> Path:
    """What this user has been told already."""
    return Path(platformdirs.user_state_dir("sekretariat", appauthor=False)) / "sagt.json"


class Told(msgspec.Struct):
    """What one user has been told and has decided: folders whose place was said, and records of copies that are settled."""

    folders: list[str] = []
    settled: dict[str, list[str]] = {}


def read_told(path: Path) -> Told:
    """What was remembered; nothing when it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Told)
    except (OSError, msgspec.MsgspecError, ValueError):
        return Told()


def remember(path: Path, told: Told) -> None:
    """Remembers it. When that cannot be, it is said again next time: no more than that depends on it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1))
    except (OSError, UnicodeEncodeError):
        return


def say_once(root: Path, path: Path) -> str:
    """What the user should know of where the folder lies, the first time; empty after that."""
    place = whereabouts(root)
    if place is None:
        return ""
    told = read_told(path)
    key = f"{place.name}: {os.path.normcase(root)}"
    if key in told.folders:
        return ""
    told.folders.append(key)
    remember(path, told)
    return what_it_means(place)


def _is_mapped(root: Path) -> bool:
    """Whether a letter of a drive stands for a network disk."""
    if sys.platform == "win32" and root.drive:
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{root.drive}\\") == remote)
    return False
