"""The bytes of a source, read where it lies: nothing in a zip file is unpacked to the disk."""

import os
import zipfile
from io import BytesIO
from pathlib import Path
from typing import IO, Self

import msgspec

from ...domain.errors import CannotRead
from ...domain.os_errors import os_error_words
from ..incoming import MAX_BYTES, Incoming, fetch, take_in
from ..zip_list import DAMAGED, TooLongList, is_overlapping, open_zip
from ..zip_names import shown_name
from .source import Source

MAX_ZIP = 4_000_000_000
MAX_RATIO = 400  # as for the parts of a Word file (``word_parts``)
_DENSE = 20_000_000  # below this a member can pack as well as it likes
_DENSEST, _DENSEST_RATIO = 1_000_000_000, 100  # Word, PDF and zip files hardly pack at all
_ENCRYPTED = 0x1
_LONG_ON_WINDOWS = 240


class Archives:
    """Opens files and zip files, and keeps the last zip file open: its members are asked for one after the other.

    A zip file in a zip file is held in memory, one at a time.
    """

    def __init__(self) -> None:
        self._open: dict[tuple[Path, tuple[int, ...]], zipfile.ZipFile] = {}
        self._files: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the files."""
        for archive in self._open.values():
            archive.close()
        for file in self._files:
            file.close()
        self._open.clear()
        self._files.clear()

    def fetch(self, source: Source) -> Incoming:
        """The bytes. Raises ``CannotRead`` for what is missing, locked, damaged, too big or of a kind not read."""
        if not source.member:
            return msgspec.structs.replace(fetch(long_path(source.path)), name=source.name)
        archive = self.archive(source.path, source.member[:-1], source.name)
        infos = archive.infolist()
        at = source.member[-1]
        if at >= len(infos) or not source.name.endswith(shown_name(infos[at])):
            raise CannotRead(f"Zip-filen med «{source.name}» er endret mens den ble lest. Les den inn på nytt.")
        return take_in(source.name, source.suffix, _unpacked(archive, at, source.name))

    def archive(self, path: Path, within: tuple[int, ...], name: str) -> zipfile.ZipFile:
        """The zip file on the disk, or the one at this place in it; open until the next is asked for.

        Raises ``CannotRead`` where it is damaged, too big, or a bomb.
        """
        if (path, within) not in self._open:
            if not within:
                self.close()
                file = _file(path, name)
                self._files.append(file)
            else:
                outer = self.archive(path, within[:-1], name)
                for place in [place for place in self._open if len(place[1]) >= len(within)]:
                    self._open.pop(place).close()
                file = BytesIO(_unpacked(outer, within[-1], name))
            self._open[path, within] = _opened(file, name)
        return self._open[path, within]


def check_member(name: str, info: zipfile.ZipInfo) -> None:
    """Raises ``CannotRead`` for a member that is protected, too big, or packed so well that it is a bomb."""
    if info.flag_bits & _ENCRYPTED:
        raise CannotRead(
            f"«{name}» er beskyttet med passord. Pakk ut zip-filen med passordet, og les inn filene i den."
        )
    if info.file_size > MAX_BYTES:
        raise CannotRead(
            f"«{name}» er for stor ({info.file_size // 1_000_000} MB; grensen er {MAX_BYTES // 1_000_000} MB). "
            "Ta ut bildene eller del den opp, og prøv igjen."
        )
    if info.file_size > _DENSE and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise CannotRead(
            f"«{name}» pakkes ut til mye mer enn et dokument og leses derfor ikke. Pakk den ut selv, sjekk hva den er, "
            "og les den inn."
        )


def long_path(path: Path) -> Path:
    """The path as Windows takes it when it is long: without this it opens nothing past 260 characters."""
    if os.name != "nt" or len(str(path)) < _LONG_ON_WINDOWS:
        return path
    whole = str(path.absolute())
    if whole.startswith("\\\\?\\"):
        return path
    return Path(f"\\\\?\\UNC{whole[1:]}" if whole.startswith("\\\\") else f"\\\\?\\{whole}")


def _file(path: Path, name: str) -> IO[bytes]:
    try:
        file = open(long_path(path), "rb")  # noqa: SIM115 — closed by whoever asked, or with the next
    except OSError as error:
        raise CannotRead(
            f"Zip-filen «{name}» kan ikke åpnes ({os_error_words(error)}). Kopier den til en annen mappe, og prøv igjen."
        ) from error
    if file.seek(0, 2) > MAX_ZIP:
        file.close()
        raise CannotRead(
            f"Zip-filen «{name}» er for stor (grensen er {MAX_ZIP // 1_000_000_000} GB). Pakk den ut, og les inn filene."
        )
    return file


def _unpacked(archive: zipfile.ZipFile, at: int, name: str) -> bytes:
    """The bytes of one member; never more than ``MAX_BYTES``, whatever the zip file says of it."""
    infos = archive.infolist()
    if at >= len(infos):
        raise _damaged(name)
    check_member(name, infos[at])
    try:
        with archive.open(infos[at]) as member:
            data = member.read(MAX_BYTES + 1)
    except OSError as error:
        raise CannotRead(
            f"«{name}» kan ikke leses ({os_error_words(error)}). Kopier zip-filen til en annen mappe, og prøv igjen."
        ) from error
    except DAMAGED:
        raise _damaged(name) from None
    if len(data) > MAX_BYTES:
        raise CannotRead(f"«{name}» er større enn {MAX_BYTES // 1_000_000} MB. Pakk den ut, og del den opp.")
    return data


def _opened(file: IO[bytes], name: str) -> zipfile.ZipFile:
    try:
        archive = open_zip(file)
        infos = archive.infolist()
        unpacked = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos)
    except TooLongList:
        raise CannotRead(
            f"Zip-filen «{name}» har for mange filer i seg. Pakk den ut, og les inn en mappe om gangen."
        ) from None
    except (*DAMAGED, OSError):
        raise _damaged(name) from None
    if is_overlapping(archive) or (unpacked > _DENSEST and unpacked > _DENSEST_RATIO * packed):
        raise CannotRead(
            f"Zip-filen «{name}» pakkes ut til mye mer enn den kan romme, og leses derfor ikke. Pakk den ut selv, sjekk "
            "hva som er i den, og les inn filene."
        )
    return archive


def _damaged(name: str) -> CannotRead:
    return CannotRead(
        f"«{name}» er skadet eller ikke lastet helt ned. Hent zip-filen på nytt, eller pakk den ut og les inn filene i den."
    )
