"""The profile of a folder: its own ``profil.yaml``, the last good one when that has a mistake, or a shipped one.

``profil.yaml`` belongs to the secretariat and is only ever read. The program keeps a copy of the last one that worked.
"""

import contextlib
import os
from enum import StrEnum
from pathlib import Path

import msgspec

from ..datafiles import data_file, data_files
from ..domain.errors import CannotWrite, NotFound, SekretariatError
from .load import load_profile, profile_from
from .mistake import Mistake, ProfileError
from .profile import Profile
from .yaml_text import read_yaml_text

PROFILE_FILE = "profil.yaml"
LAST_GOOD = Path("historikk", "profil-sist-gyldig.yaml")


class ProfileOrigin(StrEnum):
    """Where the rules in use come from."""

    OWN = "own"
    LAST_GOOD = "last_good"
    SHIPPED = "shipped"


class OpenedProfile(msgspec.Struct, frozen=True, kw_only=True):
    """The rules in use, the file they came from, and what is wrong in ``profil.yaml``."""

    profile: Profile
    origin: ProfileOrigin
    path: Path
    mistakes: tuple[Mistake, ...] = ()

    @property
    def notice(self) -> str:
        """A sentence for the user when other rules are in use than the folder's own, else empty."""
        if not self.mistakes:
            return ""
        used = {
            ProfileOrigin.OWN: "",
            ProfileOrigin.LAST_GOOD: " Programmet bruker de siste husreglene som virket.",
            ProfileOrigin.SHIPPED: f" Programmet bruker reglene for {self.profile.name} som følger med.",
        }[self.origin]
        more = f" (og {len(self.mistakes) - 1} feil til)" if len(self.mistakes) > 1 else ""
        return f"{self.mistakes[0]}{more}{used}"


def shipped_profiles() -> dict[str, Path]:
    """The profiles that ship with the program, by their code."""
    return {path.stem: path for path in data_files("profiles", "*.yaml")}


def open_profile(
    folder: Path, *, last_good: Path | None = None, shipped: str = "innlandet", keep: bool = True
) -> OpenedProfile:
    """The folder's house rules, or the best there is, with every mistake in ``profil.yaml`` to be shown.

    ``last_good`` is where the copy of the last one that worked is kept (``historikk/profil-sist-gyldig.yaml``), and
    ``shipped`` the code of the profile for a folder that has neither. Without ``keep`` nothing is written.

    Raises:
        ProfileError: not even the shipped profile can be read.
        NotFound: there is no shipped profile with that code.
    """
    own = folder / PROFILE_FILE
    kept = last_good if last_good is not None else folder / LAST_GOOD
    mistakes: tuple[Mistake, ...] = ()
    if os.path.lexists(own):
        try:
            text = read_yaml_text(own)
            profile = profile_from(text, own)
        except ProfileError as why:
            mistakes = why.mistakes
        else:
            if keep:
                _keep(text, kept)
            return OpenedProfile(profile=profile, origin=ProfileOrigin.OWN, path=own)
    elif os.path.isfile(kept):
        mistakes = (Mistake(file=PROFILE_FILE, sentence="Filen er borte fra mappen."),)
    if os.path.isfile(kept):
        with contextlib.suppress(ProfileError):  # a copy that is spoilt is no copy; the shipped rules are next
            profile = load_profile(kept)
            return OpenedProfile(profile=profile, origin=ProfileOrigin.LAST_GOOD, path=kept, mistakes=mistakes)
    path = _shipped(shipped)
    return OpenedProfile(profile=load_profile(path), origin=ProfileOrigin.SHIPPED, path=path, mistakes=mistakes)


def install_profile(code: str, folder: Path) -> Path:
    """The new folder's own ``profil.yaml``, a copy of the shipped profile with this code, comments and all.

    Raises:
        NotFound: there is no shipped profile with that code.
        CannotWrite: the folder has a ``profil.yaml`` already, or cannot be written.
    """
    target = folder / PROFILE_FILE
    data = _shipped(code).read_bytes()
    cannot = f"Husreglene kunne ikke skrives til {target}. Velg en mappe du har lov til å skrive i."
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # drafts are nobody else's on a shared machine
    except OSError as why:
        raise CannotWrite(cannot) from why
    try:
        file = target.open("xb")
    except FileExistsError:
        raise CannotWrite(f"{target} finnes fra før og er ikke rørt. Flytt den først om du vil ha en ny.") from None
    except OSError as why:
        raise CannotWrite(cannot) from why
    try:
        with file:
            file.write(data)
    except OSError as why:
        with contextlib.suppress(OSError):
            target.unlink()
        raise CannotWrite(f"Husreglene kunne ikke skrives ferdig til {target}. Se om disken er full.") from why
    return target


def seed_file(profile: Profile, folder: Path | None = None) -> Path | None:
    """The file an empty register begins with: the folder's own of that name, else the shipped one; None for no seed.

    Raises:
        NotFound: the profile names a file that is in neither place.
    """
    if not profile.seed:
        return None
    name = f"{profile.seed}.yaml"
    if folder is not None and (folder / name).is_file():
        return folder / name
    try:
        return data_file(f"seeds/{name}")
    except (SekretariatError, ValueError):
        raise NotFound(f"Fant ikke startdataene «{name}». Legg filen ved siden av {PROFILE_FILE}.") from None


def _shipped(code: str) -> Path:
    shipped = shipped_profiles()
    if code not in shipped:
        raise NotFound(f"Ingen husregler heter «{code}». Det finnes: {', '.join(shipped)}.")
    return shipped[code]


def _keep(text: str, kept: Path) -> None:
    """Keeps the text as the last good one. That it could not be kept must not stop anybody from working."""
    data = text.encode("utf-8")
    beside = kept.with_name(f"{kept.name}.{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        if kept.is_file() and kept.read_bytes() == data:
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(data)
            os.replace(beside, kept)
        finally:
            beside.unlink(missing_ok=True)
