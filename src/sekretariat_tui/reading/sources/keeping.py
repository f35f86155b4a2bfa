"""The originals of what is read in, kept by their content."""

import contextlib
import os
import secrets
import sys
import time
from pathlib import Path

from ...domain.errors import CannotRead, CannotWrite
from ...domain.os_errors import os_error_words
from .archives import Archives
from .source import Source

# A virus scanner on Windows may hold the new file open for a moment; together about two seconds.
_PATIENCE = (0.01, 0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()


def kept_name(source: Source, digest: str) -> str:
    """The name of the kept file: by its content, so that the same file is kept once, whatever it is called."""
    return f"{digest[:24]}{source.suffix}"


def keep(source: Source, digest: str, folder: Path, *, archives: Archives | None = None) -> Path:
    """Copies the original into the folder, where it is not there already, and gives the copy; also out of a zip file.

    The copy is there whole or not at all, and on the disk when this returns.

    Args:
        digest: of the bytes that were read; nothing else is kept under its name.
        archives: keeps zip files open from one to the next, for who keeps many.

    Raises:
        CannotWrite: when it could not be copied; nothing half written is left.
        CannotRead: when the original is gone, or is no longer what was read.
    """
    kept = folder / kept_name(source, digest)
    if kept.exists():
        return kept
    with contextlib.ExitStack() as closing:
        file = (archives or closing.enter_context(Archives())).fetch(source)
    if file.digest != digest:
        raise CannotRead(f"«{source.name}» er endret etter at den ble lest, og er ikke lest inn. Les den inn på nytt.")
    # A name of its own: two windows may keep the same file at the same time.
    partial = folder / f"{kept.name}.{secrets.token_hex(4)}.del"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(partial, "xb") as copy:
            copy.write(file.data)
            copy.flush()
            os.fsync(copy.fileno())  # the register will say that it is there
        _put_in_place(partial, kept)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise CannotWrite(
            f"Originalen «{source.name}» kunne ikke kopieres til {folder} ({os_error_words(error)}). Filen er ikke lest "
            "inn; sjekk plass og rettigheter og prøv igjen."
        ) from error
    return kept


def _put_in_place(partial: Path, kept: Path) -> None:
    for wait in (*_PATIENCE, None):
        try:
            partial.replace(kept)
            break
        except PermissionError:
            if wait is None:
                raise
            time.sleep(wait)
    if sys.platform != "win32":
        folder = os.open(kept.parent, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # not every disk can
                os.fsync(folder)
        finally:
            os.close(folder)
