"""Putting a document on the disk: all of it or nothing, and never over what a person wrote by hand (domain rule 8)."""

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
from pathlib import Path
from typing import NamedTuple

from ..domain.errors import CannotWrite, SekretariatError
from ..domain.os_errors import os_error_words
from .file_names import safe_file_name, units

LONGEST_PATH = 239  # UTF-16 units of the whole path; Word and Windows stop at 260, and Word's own lock file adds two
_SHORTEST_STEM = 12  # a name cut further than this says nothing

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class WrittenFile(NamedTuple):
    """A file that was written: where, and the SHA-256 of its bytes in hexadecimal."""

    path: Path
    digest: str


class FileChangedByHand(SekretariatError):
    """A file is in the way that we did not write, or that somebody has changed since. Nothing was written."""

    def __init__(self, what: str, path: Path) -> None:
        super().__init__(f"{what} Velg om den skal erstattes, eller lagre under et annet navn.")
        self.what = what  # what happened, for where the choice is put otherwise
        self.path = path


def write_new(path: Path, data: bytes, *, known_digest: str | None, replace: bool = False) -> WrittenFile:
    """Writes the file whole or not at all, and gives back where it lies and its digest.

    Args:
        path: where it is to lie; the name is shortened where the whole path would be too long (``within_limit``).
        known_digest: the digest of what we last wrote there, or None for a file we have not written before.
        replace: write over whatever is there; only when the person has said so.

    Raises:
        FileChangedByHand: another file than the known one lies there.
        CannotWrite: the file is open in Word, the folder is missing or closed to us, or the disk is full. What was
            there before is untouched.
    """
    path = within_limit(path)
    digest = hashlib.sha256(data).hexdigest()
    if not path.parent.is_dir():
        raise CannotWrite(f"Mappen {path.parent} finnes ikke. Opprett den, eller velg en annen mappe.")
    if path.is_dir():
        raise CannotWrite(f"{path} er en mappe, ikke en fil. Velg et annet navn på dokumentet.")
    if _digest_there(path) == digest:
        return WrittenFile(path, digest)
    aside = path.with_name(f"~{secrets.token_hex(4)}.tmp")
    try:
        with open(aside, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # Looked at as late as possible: somebody may have saved in Word meanwhile.
        if not replace:
            _refuse_what_is_not_ours(path, known_digest)
        if path.exists():
            shutil.copymode(path, aside)
        os.replace(aside, path)
    except OSError as error:
        raise _sentence(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    _sync_folder(path.parent)
    return WrittenFile(path, digest)


def within_limit(path: Path) -> Path:
    """The path with its name cut so that the whole stays under 240, as Windows and Word need.

    Raises:
        CannotWrite: the folder alone is too long to leave room for a name.
    """
    path = Path(os.path.abspath(path))
    if units(str(path)) <= LONGEST_PATH:
        return path
    room = LONGEST_PATH - units(str(path.parent)) - units(path.suffix) - 1
    if room < _SHORTEST_STEM:
        raise CannotWrite(
            f"Stien til mappen {path.parent} er så lang at dokumentet ikke kan ligge der. Velg en mappe lenger oppe."
        )
    return path.with_name(safe_file_name(path.stem, room) + path.suffix)


def _refuse_what_is_not_ours(path: Path, known_digest: str | None) -> None:
    there = _digest_there(path)
    if there is None or there == known_digest:
        return
    if known_digest is None:
        sentence = f"Det ligger alt en fil som heter «{path.name}» i {path.parent}, og programmet har ikke skrevet den."
    else:
        sentence = f"«{path.name}» i {path.parent} er endret etter at programmet skrev den."
    raise FileChangedByHand(sentence, path)


def _digest_there(path: Path) -> str | None:
    """The digest of what lies at the path; None where nothing does."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _sentence(error, path) from error


def _sentence(error: OSError, path: Path) -> CannotWrite:
    """What went wrong, as the person can mend it."""
    name, folder = f"«{path.name}»", path.parent
    if error.errno in _FULL:
        return CannotWrite(f"Det er ikke plass på disken til {name} i {folder}. Frigjør plass og prøv igjen.")
    if isinstance(error, PermissionError) and os.access(folder, os.W_OK) and path.exists():
        return CannotWrite(
            f"Fikk ikke skrive {name} i {folder}. Er dokumentet åpent i Word, må det lukkes der først; "
            "er det skrivebeskyttet, må det få et annet navn."
        )
    if error.errno in _NOT_ALLOWED:
        return CannotWrite(f"Har ikke lov til å skrive i mappen {folder}. Velg en annen mappe for {name}.")
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return CannotWrite(f"Mappen {folder} finnes ikke lenger. Opprett den, eller velg en annen mappe.")
    if error.errno == errno.ENAMETOOLONG:
        return CannotWrite(f"Navnet {name} er for langt for disken. Velg et kortere navn.")
    return CannotWrite(
        f"Fikk ikke skrevet {name} i {folder} ({os_error_words(error)}). Prøv igjen, eller velg en annen mappe."
    )


def _sync_folder(folder: Path) -> None:
    """Makes the new name last through a loss of power. Windows has no such call and needs none."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
