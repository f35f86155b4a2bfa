"""Where a secretariat's files lie, and where the user's own settings and caches lie."""

import os
from pathlib import Path

import msgspec
import platformdirs

FOLDER_VARIABLE = "SEKRETARIAT_MAPPE"


class Folders(msgspec.Struct, frozen=True):
    """The folders in use. ``root`` is the one folder that is one secretariat."""

    root: Path

    @property
    def register(self) -> Path:
        return self.root / "sekretariat.json"

    @property
    def profile(self) -> Path:
        return self.root / "profil.yaml"

    @property
    def documents(self) -> Path:
        return self.root / "dokumenter"

    @property
    def received(self) -> Path:
        return self.root / "innkomne"

    @property
    def history(self) -> Path:
        return self.root / "historikk"

    @property
    def last_good_profile(self) -> Path:
        return self.history / "profil-sist-gyldig.yaml"

    @property
    def backups(self) -> Path:
        return self.root / "sikkerhetskopier"

    @property
    def templates(self) -> Path:
        return self.root / "maler"

    @property
    def synonyms(self) -> Path:
        return self.root / "synonymer.yaml"


def chosen_folder(named: Path | None = None) -> Folders:
    """The folder named on the command line, else by ``SEKRETARIAT_MAPPE``, else «Sekretariat» among the documents."""
    if named is None:
        variable = os.environ.get(FOLDER_VARIABLE, "").strip()
        named = Path(variable) if variable else Path(platformdirs.user_documents_dir()) / "Sekretariat"
    return Folders(Path(os.path.abspath(named.expanduser())))


def example_folder() -> Folders:
    """A folder of the example's own, apart from anything the user owns."""
    return Folders(Path(platformdirs.user_data_dir("sekretariat", appauthor=False)) / "eksempel")


def settings_file() -> Path:
    """The user's own settings: name, side, theme, keys."""
    return Path(platformdirs.user_config_dir("sekretariat", appauthor=False, roaming=True)) / "innstillinger.yaml"


def cache_folder() -> Path:
    """What can be deleted at any time and is made again."""
    return Path(platformdirs.user_cache_dir("sekretariat", appauthor=False))


def state_folder() -> Path:
    """What the program has to remember on this machine, and what it keeps for the next start."""
    return Path(platformdirs.user_state_dir("sekretariat", appauthor=False))


def reports_folder() -> Path:
    """The reports of faults in the program."""
    return state_folder() / "feilrapporter"


def unsaved_folder() -> Path:
    """What could not be saved when the program ended, until it is taken in."""
    return state_folder() / "ulagret"
