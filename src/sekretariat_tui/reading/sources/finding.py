"""The documents in what a person points at: files, folders and zip files of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from .source import Source, Unreadable


def sources(paths: Iterable[Path], *, without: Iterable[Path] = ()) -> Iterator[Source | Unreadable]:
    """Every document in the files and folders, a folder's in the order of their names; found as they are asked for.

    ``without`` are folders that are passed over, such as the program's own.
    """
    left_out = {path.resolve() for path in without}
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file() and not file.name.startswith((".", "~$")) and left_out.isdisjoint(file.parents):
                    yield Source(file.relative_to(path).as_posix(), file)
        else:
            yield Source(path.name, path)
