"""The originals of what is read in, kept in ``innkomne/``."""

import contextlib
import os
import shutil
from pathlib import Path

from ..domain.errors import CannotWrite
from ..domain.os_errors import os_error_words
from ..domain.provenance import kept_name


def keep_original(path: Path, digest: str, folder: Path) -> Path:
    """Copies the file into the folder, where it is not there already, and gives the copy.

    Raises:
        CannotWrite: when it could not be copied; nothing half written is left.
    """
    kept = folder / kept_name(path.name, digest)
    if kept.exists():
        return kept
    partial = kept.with_suffix(kept.suffix + ".del")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, partial)
        with open(partial, "r+b") as file:
            os.fsync(file.fileno())  # the register will say that it is there
        partial.replace(kept)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise CannotWrite(
            f"Originalen «{path.name}» kunne ikke kopieres til {folder} ({os_error_words(error)}). Filen er ikke lest "
            "inn; sjekk plass og rettigheter og prøv igjen."
        ) from error
    return kept
