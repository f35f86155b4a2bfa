"""Where a document is to be written: a file, or a folder when the path ends as one."""

import os
from pathlib import Path
from typing import NamedTuple

import click

from ..domain.errors import CannotWrite
from ..domain.os_errors import os_error_words


class Destination(NamedTuple):
    """The path, and whether it was written as a folder: «ut/»."""

    path: Path
    folder: bool

    def made(self) -> Path:
        """The path from the root of the disk; a folder that was named as one is made.

        Raises:
            CannotWrite: the folder cannot be made.
        """
        path = self.path.absolute()
        if self.folder:
            try:
                path.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CannotWrite(
                    f"Mappen {path} kunne ikke lages ({os_error_words(error)}). Sjekk navnet og rettighetene, eller "
                    "velg en annen mappe."
                ) from error
        return path


class DestinationType(click.ParamType):
    """A path on the command line that keeps what its last character says: ``Path`` forgets a slash at the end."""

    name = "sti"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Destination:
        if isinstance(value, Destination):
            return value
        text = os.fspath(value) if isinstance(value, (str, os.PathLike)) else str(value)
        return Destination(Path(text), text.endswith((os.sep, os.altsep or os.sep)))
