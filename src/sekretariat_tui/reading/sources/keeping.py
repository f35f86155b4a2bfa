"""The originals of what is read in, kept by their content."""

from pathlib import Path

from .source import Source


def kept_name(source: Source, digest: str) -> str:
    """The name of the kept file: by its content, so that the same file is kept once."""
    return f"{digest[:24]}{source.suffix}"


def keep(source: Source, digest: str, folder: Path) -> Path:
    """Copies the original into the folder, where it is not there already, and gives the copy; also out of a zip file.

    Raises:
        CannotWrite: when it could not be copied; nothing half written is left.
        CannotRead: when the original is gone, or is not what was read.
    """
    raise NotImplementedError
