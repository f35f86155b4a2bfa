"""The documents in what a person points at: files, folders and zip files of them."""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...domain.os_errors import os_error_words
from ...domain.texts import one_line
from ..incoming import why_not
from .archives import long_path
from .passed_over import is_passed_over
from .source import Source, Unreadable
from .zip_members import ZIP, zip_sources


def sources(paths: Iterable[Path], *, without: Iterable[Path] = ()) -> Iterator[Source | Unreadable]:
    """Every document in the files, folders and zip files, in the order of their names; found as they are asked for.

    What lies in a folder and is no paper, by its type or its size, is ``Unreadable`` without being opened. Word's locks,
    hidden files and the like are not mentioned. A folder is gone through once, however many links lead to it.

    Args:
        paths: what a person points at; the names of what is in a folder are given from there.
        without: folders that are passed over, such as the program's own.
    """
    roots = list(paths)
    walk = _Walk(roots, without)
    for root in roots:
        yield from walk.root(root)


class _Walk:
    """One walk through everything, so that nothing is gone through twice."""

    def __init__(self, roots: Iterable[Path], without: Iterable[Path]) -> None:
        self._roots = [_real(root) for root in roots]
        self._been_at: set[object] = set()
        for folder in without:
            with contextlib.suppress(OSError, ValueError):
                self._is_new(folder, os.stat(long_path(folder)))

    def root(self, path: Path) -> Iterator[Source | Unreadable]:
        """The file, or everything in the folder."""
        waiting = [iter([(path, one_line(path.name) or str(path))])]  # deeper than Python's own stack allows
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
                continue
            here, name = found
            try:
                about = os.stat(long_path(here))
                if here is not path and self._is_found_elsewhere(here, about):
                    continue
                if here is not path and self._leads_out(here):
                    yield Unreadable(
                        name,
                        f"«{name}» er en lenke ut av mappen, og er ikke fulgt. Les inn det den viser til fra der det ligger.",
                    )
                elif not stat.S_ISDIR(about.st_mode):
                    yield from _file(here, name, about)
                elif self._is_new(here, about):
                    waiting.append(iter(_entries(here, "" if here is path else f"{name}/")))
            except (OSError, ValueError) as error:
                yield Unreadable(name, _refused(name, error))

    def _is_new(self, path: Path, about: os.stat_result) -> bool:
        """Whether this place has not been gone through yet, by this or another way."""
        # Some network disks have no numbers for files.
        place = (about.st_dev, about.st_ino) if about.st_ino else _real(path)
        new = place not in self._been_at
        self._been_at.add(place)
        return new

    def _leads_out(self, path: Path) -> bool:
        """Whether this is a link to what lies outside everything that was pointed at."""
        return os.path.islink(long_path(path)) and not any(_real(path).is_relative_to(root) for root in self._roots)

    def _is_found_elsewhere(self, path: Path, about: os.stat_result) -> bool:
        """Whether this is a link to what is found under its own name, or has been found through another link."""
        if not os.path.islink(long_path(path)):
            return False
        real = _real(path)
        if any(real.is_relative_to(root) for root in self._roots):
            return True
        return not stat.S_ISDIR(about.st_mode) and not self._is_new(path, about)


def _entries(folder: Path, inside: str) -> list[tuple[Path, str]]:
    """What lies in the folder, by name. Raises OSError."""
    names = [name for name in os.listdir(long_path(folder)) if not is_passed_over(name)]
    shown = {name: one_line(name) or "?" for name in names}
    names.sort(key=lambda name: (shown[name].casefold(), name))
    return [(folder / name, inside + shown[name]) for name in names]


def _file(path: Path, name: str, about: os.stat_result) -> Iterator[Source | Unreadable]:
    suffix = path.suffix.lower()
    if not stat.S_ISREG(about.st_mode):
        yield Unreadable(name, f"«{name}» er ikke en vanlig fil og kan ikke leses. Velg et dokument.")
    elif suffix == ZIP:
        yield from zip_sources(path, name)
    elif why := why_not(name, suffix, about.st_size):
        yield Unreadable(name, why)
    else:
        yield Source(name, path)


def _real(path: Path) -> Path:
    """The place itself, whatever links lead to it."""
    try:
        return Path(os.path.normcase(os.path.realpath(path)))
    except (OSError, ValueError):
        return path


def _refused(name: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"«{name}» finnes ikke. Sjekk navnet og mappen, og prøv igjen."
    if isinstance(error, PermissionError):
        return f"«{name}» kan ikke åpnes: du har ikke lesetilgang. Be om tilgang, og prøv igjen."
    reason = os_error_words(error) if isinstance(error, OSError) else "navnet er ugyldig"
    return f"«{name}» kan ikke leses ({reason}). Kopier den til en annen mappe, og prøv igjen."
