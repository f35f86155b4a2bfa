"""``historikk/``: every act that has been folded, a file a month; and what could not be used, put aside."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from .disk import Disk
from .journal_line import Line, checksum, seal, unseal_line

FOLDER_NAME = "historikk"

_MONTH = re.compile(r"^\d{4}-\d{2}\.journal$")


class Archive:
    """The earlier acts of one register. Added to at each fold, under the register's lock."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder / FOLDER_NAME
        self._disk = disk

    def add(self, lines: Iterable[Line]) -> None:
        """Keeps these acts, durably. An act that is kept already may be kept twice; it is read once. Raises OSError."""
        by_month: dict[str, list[bytes]] = {}
        for line in lines:
            month = f"{line.at.astimezone(UTC):%Y-%m}.journal"
            by_month.setdefault(month, []).append(seal(line)[0])
        for month, sealed in by_month.items():
            self._append(self.folder / month, b"".join(sealed))

    def put_aside(self, name: str, data: bytes, now: datetime) -> Path:
        """Keeps bytes that could not be used, durably, and gives the file. Raises OSError."""
        self._disk.make_folder(self.folder)
        sum = checksum(data)[:8]
        for there in self.folder.glob(f"lagt-til-side-*-{sum}-{name}"):
            return there  # an earlier try got this far
        path = self.folder / f"lagt-til-side-{now.astimezone(UTC):%Y%m%d-%H%M%S}-{sum}-{name}"
        self._disk.replace_whole(path, data)
        return path

    def lines(self, about: str = "") -> Iterator[Line]:
        """Every act kept, in order of number, each once; with ``about`` only those whose line has this text in it.

        Lines that are damaged are passed over.
        """
        wanted = about.encode()
        found: dict[int, Line] = {}
        for path in self._months():
            read = self._disk.read(path)
            for piece in (read[0] if read is not None else b"").split(b"\n"):
                if wanted in piece and (opened := unseal_line(piece)) is not None:
                    found.setdefault(opened[0].number, opened[0])
        yield from (found[number] for number in sorted(found))

    def _months(self) -> list[Path]:
        try:
            return sorted(path for path in self.folder.iterdir() if _MONTH.match(path.name))
        except FileNotFoundError:
            return []

    def _append(self, path: Path, data: bytes) -> None:
        self._disk.make_folder(self.folder)
        self._disk.sweep(path)
        there = self._disk.stamp(path)
        if there is None:
            self._disk.replace_whole(path, data)
            return
        last = self._disk.read_from(path, max(0, there.size - 1))
        unfinished = last is not None and last[0] not in (b"", b"\n")
        self._disk.append(path, there.size, b"\n" + data if unfinished else data)
