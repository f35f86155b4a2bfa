"""The house's own Word templates, in the folder ``maler``."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..domain.errors import CannotWrite
from ..domain.os_errors import os_error_words
from ..writing import (
    DocumentKind,
    FileChangedByHand,
    HouseTemplate,
    TemplateWrong,
    check_template,
    starting_template,
    write_new,
)
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

    def faults(self) -> Iterator[tuple[str, str]]:
        """Each template that cannot be used or never is, by the name of its file, with a sentence that says what to do."""
        for kind in DocumentKind:
            try:
                if (template := self.of(kind)) is not None:
                    check_template(template)
            except TemplateWrong as error:
                yield error.name, f"{error.what}."
        known = {kind.stem for kind in DocumentKind}
        for path in self._files():
            stem = unicodedata.normalize("NFC", path.stem).casefold()
            if path.suffix.lower() in _MEANT and stem not in known and not path.name.startswith(("~$", ".")):
                names = " eller ".join(f"«{kind.file}»" for kind in DocumentKind)
                yield (
                    path.name,
                    f"Filen i maler/ brukes ikke. En mal må hete {names}; gi den et slikt navn, eller flytt den.",
                )

    def _files(self) -> list[Path]:
        try:
            return sorted(path for path in self._folder.iterdir() if path.is_file())
        except OSError:  # no such folder: most houses have none
            return []

    def _found(self, kind: DocumentKind) -> Path | None:
        ours = [path for path in self._files() if unicodedata.normalize("NFC", path.stem).casefold() == kind.stem]
        ranked = sorted(ours, key=lambda path: _MEANT.index(s) if (s := path.suffix.lower()) in _MEANT else 99)
        return next((path for path in ranked if path.suffix.lower() in _MEANT), None)
