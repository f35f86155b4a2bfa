"""``historikk/``: every act that has been folded, a file a month; and what could not be used, put aside."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from msgspec import UNSET

from .disk import Disk
from .history import complete
from .journal_line import Head, Line, checksum, seal, unseal_head, unseal_line
from .snapshot import Meta
from .thinning import is_old, one_version_a_day, one_version_a_typing

FOLDER_NAME = "historikk"

THINNED = "-dagvis.journal"

_TAIL = 200_000  # bytes: as good as always enough to hold the last line

L = TypeVar("L", Line, Head)

_MONTH = re.compile(r"^\d{4}-\d{2}(-dagvis)?\.journal$")


class Archive:
    """The earlier acts of one register. Added to at each fold, under the register's lock."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder / FOLDER_NAME
        self._disk = disk

    def add(self, lines: Iterable[Line]) -> None:
        """Keeps these acts, durably; typing without a pause as one. Raises OSError.

        After a crash a line of typing may be kept both by itself and in a longer one; it is read once. A deletion
        tells itself what was deleted, so that the bin need not look for it.
        """
        by_month: dict[str, list[Line]] = {}
        for line in one_version_a_typing(complete(lines, deletions_only=True)):
            by_month.setdefault(f"{line.at.astimezone(UTC):%Y-%m}.journal", []).append(line)
        for month, of_month in by_month.items():
            self._append(self.folder / month, of_month)

    def thin(self, now: datetime) -> None:
        """Makes the months that are long ago small, each once. Raises OSError."""
        for path in self._months():
            if path.name.endswith(THINNED) or not is_old(path.name, now):
                continue
            lines, whole = self._read(path)
            if whole:  # what is damaged is left as it is, for somebody to look at
                thinned = path.with_name(path.name[:7] + THINNED)
                there, _ = self._read(thinned)
                both = [*there, *lines]
                kept: list[Line] = []
                for register in dict.fromkeys(line.register for line in both):
                    kept += one_version_a_day(in_order([line for line in both if line.register == register]))
                self._disk.sweep(thinned)
                self._disk.replace_whole(thinned, b"".join(seal(line)[0] for line in kept))
                self._disk.remove(path)

    def put_aside(self, name: str, data: bytes, now: datetime) -> Path:
        """Keeps bytes that could not be used, durably, and gives the file. Raises OSError."""
        self._disk.make_folder(self.folder)
        sum = checksum(data)[:8]
        for there in self.folder.glob(f"lagt-til-side-*-{sum}-{name}"):
            return there  # an earlier try got this far
        path = self.folder / f"lagt-til-side-{now.astimezone(UTC):%Y%m%d-%H%M%S}-{sum}-{name}"
        self._disk.replace_whole(path, data)
        return path

    def months(self) -> list[Path]:
        """The files with acts, oldest first."""
        return self._months()

    def others(self) -> list[Path]:
        """Everything else that lies there: what was put aside, and what a crash left behind."""
        months = set(self._months())
        return sorted(path for path in self.folder.rglob("*") if path not in months and path.is_file())

    def rewrite(self, path: Path, change: Callable[[bytes], bytes | None]) -> None:
        """Makes one file what ``change`` gives; an empty one goes, and with None it stays. Raises OSError."""
        found = self._disk.read(path)
        new = None if found is None else change(found[0])
        if found is None or new is None or new == found[0]:
            return
        if new.strip():
            self._disk.replace_whole(path, new)
        else:
            self._disk.remove(path)

    def read_whole(self, path: Path) -> bytes:
        """The bytes of one file; none where it is gone. Raises OSError."""
        found = self._disk.read(path)
        return b"" if found is None else found[0]

    def remove(self, path: Path) -> None:
        """Removes one file. Raises OSError."""
        self._disk.remove(path)

    def lines(self, register: str, about: str = "", *, near: datetime | None = None) -> list[Line]:
        """Every act of a register, in order, each once; with ``about`` only those whose line has this text in it.

        With ``near`` only the month of that time is read, and the month before. Lines that are damaged are passed over.
        Raises OSError.
        """
        found = [line for path in self._months(near) for line in self._read(path, about)[0]]
        return in_order([line for line in found if line.register == register])

    def heads(self, register: str) -> Iterator[list[Head]]:
        """The acts of a register without what they hold: a month at a time, each month and its acts newest first.

        Raises OSError.
        """
        for path in reversed(self._months()):
            read = self._disk.read(path)
            pieces = (read[0] if read is not None else b"").split(b"\n")
            found = [head for piece in pieces if piece and (head := unseal_head(piece)) is not None]
            yield in_order(head for head in found if head.register == register)[::-1]

    def has(self, meta: Meta) -> bool:
        """Whether the newest act of a register is kept here, by itself or in a longer typing. Raises OSError."""
        act = meta.act
        return act is not None and any(
            line.who == act.who and (act.at == line.at if act.number == line.number else act.at <= line.at)
            for line in self.lines(meta.register)
            if first_of(line) <= act.number <= line.number
        )

    def newest_register(self) -> str:
        """The register of the newest act that is kept; empty when none is. Raises OSError."""
        for path in reversed(self._months()):
            lines, _ = self._read(path)
            if lines:
                return max(lines, key=lambda line: line.at).register
        return ""

    def last_number(self, register: str) -> int:
        """The number of the newest act of a register that is kept; 0 when there is none. Raises OSError."""
        newest = self._months()[-2:]  # the last two, for who works around midnight, or whose clock has gone back
        return max((self._last_number(path, register) for path in newest), default=0)

    def _last_number(self, path: Path, register: str) -> int:
        stamp = self._disk.stamp(path)
        for offset in (max(0, stamp.size - _TAIL), 0) if stamp is not None else ():
            found = self._disk.read_from(path, offset)
            if found is not None and (last := _last_number(found[0], register)):
                return last
        return 0

    def _read(self, path: Path, about: str = "") -> tuple[list[Line], bool]:
        """The acts of one file, and whether every line of it could be read."""
        read = self._disk.read(path)
        wanted = about.encode()
        pieces = [piece for piece in (read[0] if read is not None else b"").split(b"\n") if piece and wanted in piece]
        found = [opened[0] for piece in pieces if (opened := unseal_line(piece)) is not None]
        return found, len(found) == len(pieces)

    def _months(self, near: datetime | None = None) -> list[Path]:
        try:
            months = sorted(path for path in self.folder.iterdir() if _MONTH.match(path.name))
        except FileNotFoundError:
            return []
        if near is None:
            return months
        first = near.astimezone(UTC).replace(day=1)
        wanted = {f"{month:%Y-%m}" for month in (first, first - timedelta(days=1))}
        return [path for path in months if path.name[:7] in wanted]

    def _append(self, path: Path, lines: list[Line]) -> None:
        self._disk.make_folder(self.folder)
        self._disk.sweep(path)
        found = self._disk.read(path)
        there = b"" if found is None else found[0]
        last = _last_number(there, lines[0].register)  # a fold that failed may have got so far already
        data = b"".join(seal(line)[0] for line in lines if line.number > last)
        if found is None:
            self._disk.replace_whole(path, data)
        elif data:
            self._disk.append(path, len(there), data if there.endswith(b"\n") else b"\n" + data)


def _last_number(data: bytes, register: str) -> int:
    """The number of the newest act of a register in a file of the history; 0 when there is none."""
    end = len(data)
    while end > 0:
        start = data.rfind(b"\n", 0, end) + 1
        opened = unseal_line(data[start:end])
        if opened is not None and opened[0].register == register:
            return opened[0].number
        end = start - 1
    return 0


def in_order(lines: Iterable[L]) -> list[L]:
    """Each act once, by number. What holds most of the typing wins: an act may be kept both alone and joined."""
    by_number: dict[int, L] = {}
    for line in lines:
        known = by_number.get(line.number)
        if known is None or first_of(line) < first_of(known):
            by_number[line.number] = line
    kept: list[L] = []
    begun: dict[tuple[str, str], int] = {}  # where the version of a record that was met last begins
    for number in sorted(by_number, reverse=True):
        line = by_number[number]
        of = single(line)
        if of is not None and number >= begun.get(of, number + 1):
            continue  # it is part of a longer version
        if of is not None and line.first is not UNSET:
            begun[of] = first_of(line)
        kept.append(line)
    return kept[::-1]


def first_of(line: Line | Head) -> int:
    """The number of the first act of a version."""
    return line.number if line.first is UNSET else line.first


def single(line: Line | Head) -> tuple[str, str] | None:
    """The one record of an act, as (table, key); None when there are several."""
    return (line.changes[0].table, line.changes[0].key) if len(line.changes) == 1 else None
