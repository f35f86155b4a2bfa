"""The documents in a zip file, and in zip files that lie in it."""

import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

import msgspec

from ...domain.errors import CannotRead
from ..incoming import why_not
from ..zip_names import shown_name
from .archives import Archives, check_member
from .passed_over import is_passed_over
from .source import INSIDE, Source, Unreadable

ZIP = ".zip"
MAX_MEMBERS = 20_000  # of one zip file on the disk, with those in it: a hundred years of papers
MAX_DEPTH = 2  # zip files in zip files; bombs lie deeper


class _TooDeep(msgspec.Struct, frozen=True):
    """A zip file that lies in more of them than are opened."""


def zip_sources(path: Path, name: str) -> Iterator[Source | Unreadable]:
    """Every document in the zip file, by name. What cannot be read is ``Unreadable``, one by one where it can be."""
    count, too_deep = 0, False
    with Archives() as archives:
        for found in _within(archives, path, (), name):
            if isinstance(found, _TooDeep):
                too_deep = True
                continue
            if count == MAX_MEMBERS:
                yield Unreadable(
                    name,
                    f"Zip-filen «{name}» har mer enn {MAX_MEMBERS} filer i seg, og resten er ikke lest. Pakk den ut, og "
                    "les inn en mappe om gangen.",
                )
                return
            count += 1
            yield found
    if too_deep:  # said once: a bomb has thousands of them
        yield Unreadable(
            name,
            f"«{name}» har zip-filer inni zip-filer i flere lag enn det leses fra. Pakk ut dem du trenger, og les dem inn.",
        )


def _within(
    archives: Archives, path: Path, within: tuple[int, ...], name: str
) -> Iterator[Source | Unreadable | _TooDeep]:
    try:
        infos = archives.archive(path, within, name).infolist()
    except CannotRead as error:
        yield Unreadable(name, error.sentence)
        return
    for shown, at, info in sorted(_files(infos), key=lambda found: (found[0].casefold(), found[1])):
        inner = f"{name}{INSIDE}{shown}"
        suffix = PurePosixPath(shown).suffix.lower()
        if suffix != ZIP:
            yield _member(path, (*within, at), inner, suffix, info)
        elif len(within) < MAX_DEPTH:
            yield from _within(archives, path, (*within, at), inner)
        else:
            yield _TooDeep()


def _member(path: Path, place: tuple[int, ...], name: str, suffix: str, info: ZipInfo) -> Source | Unreadable:
    why = why_not(name, suffix, info.file_size)
    if not why:
        try:
            check_member(name, info)
        except CannotRead as error:
            why = error.sentence
    return Unreadable(name, why) if why else Source(name, path, place)


def _files(infos: list[ZipInfo]) -> Iterator[tuple[str, int, ZipInfo]]:
    """The members that are files and not among those passed over: their names as shown, and their places."""
    for at, info in enumerate(infos):
        shown = shown_name(info)
        is_link = stat.S_ISLNK(info.external_attr >> 16)
        if shown and not info.is_dir() and not is_link and not any(map(is_passed_over, shown.split("/"))):
            yield shown, at, info
