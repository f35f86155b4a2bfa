"""The house's own Word templates, in the folder ``maler``."""

import unicodedata
from pathlib import Path
from typing import NamedTuple

from ..domain.errors import CannotWrite
from ..domain.os_errors import os_error_words
from ..writing import DocumentKind, FileChangedByHand, HouseTemplate, TemplateWrong, starting_template, write_new
from .office import Office

__all__ = ["DocumentKind", "Laid", "Templates"]
_USED = (".docx", ".dotx")  # the first that is there
# A file that somebody plainly meant as the template: better said than passed over.
_MEANT = (*_USED, ".docm", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf", ".pages", ".gdoc")


class Laid(NamedTuple):
    """A starting template: where it lies, and whether it was written now. What was there already is left alone."""

    path: Path
    written: bool


class Templates:
    """Finds the template for a kind of document, and lays out new ones to start from."""

    def __init__(self, office: Office) -> None:
        self._folder = office.folders.templates

    def path(self, kind: DocumentKind) -> Path:
        """Where the house's template for a kind lies, or is to lie."""
        return self._found(kind) or self._folder / kind.file

    def has(self, kind: DocumentKind) -> bool:
        """Whether the house has one."""
        return self._found(kind) is not None

    def of(self, kind: DocumentKind) -> HouseTemplate | None:
        """The house's template for a kind; None where it has none, and ours is to be used. Raises TemplateWrong."""
        path = self._found(kind)
        if path is None:
            return None
        try:
            return HouseTemplate(path.name, path.read_bytes())
        except OSError as error:
            what = f"den kan ikke leses ({os_error_words(error)})"
            raise TemplateWrong(path.name, what, "Lukk den i Word, eller se til at du har lesetilgang") from error

    def lay_out(self, kind: DocumentKind, *, replace: bool = False) -> Laid:
        """Writes a starting template for a kind, unless the house has one and it is not to be replaced.

        Raises:
            CannotWrite: the folder or the file cannot be written.
        """
        path = self._folder / kind.file
        there = self._found(kind)
        if there is not None and not replace:
            return Laid(there, False)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(
                f"Mappen {self._folder} kunne ikke lages ({os_error_words(error)}). Sjekk plass og rettigheter."
            ) from error
        try:
            return Laid(write_new(path, starting_template(kind), known_digest=None, replace=replace).path, True)
        except FileChangedByHand as error:  # it came there meanwhile
            return Laid(error.path, False)

    def _found(self, kind: DocumentKind) -> Path | None:
        try:
            named = [path for path in self._folder.iterdir() if path.is_file()]
        except OSError:  # no such folder: most houses have none
            return None
        ours = [path for path in named if unicodedata.normalize("NFC", path.stem).casefold() == kind.stem]
        ranked = sorted(ours, key=lambda path: _MEANT.index(s) if (s := path.suffix.lower()) in _MEANT else 99)
        return next((path for path in ranked if path.suffix.lower() in _MEANT), None)
