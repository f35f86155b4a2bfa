"""Cases, programs to kill, and disks that fail: what the trials share."""

import os
import subprocess
import sys
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import msgspec

import sekretariat_tui
from sekretariat_tui.domain.case import Case, Section
from sekretariat_tui.store import Disk, Register

SOURCE = Path(sekretariat_tui.__file__).resolve().parents[1]


def a_case(title: str = "Felles akuttplan", **fields: object) -> Case:
    """A small case."""
    values: dict[str, object] = {"body": "SSU", "title": title, "sections": (Section(heading="Bakgrunn", text="Åsen"),)}
    return Case(**(values | fields))  # type: ignore[arg-type]


def save(register: Register, *cases: Case, what: str = "Lagret saker") -> list[Case]:
    """Saves the cases in one act."""
    with register.change("Kari", what) as change:
        return [change.put(case) for case in cases]


def retitle(register: Register, title: str) -> None:
    """One act that gives every case this title."""
    with register.change("Kari", f"Ga alle navnet {title}") as change:
        for case in change.all(Case):
            change.put(msgspec.structs.replace(case, title=title))


def titles(register: Register) -> list[str]:
    """The titles of all cases."""
    return [case.title for case in register.all(Case)]


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Another program on the same folder."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def quick() -> Disk:
    """A disk that never waits: nobody else is there to wait for."""
    return Disk(patience=(), sleep=lambda _: None)


class PowerCut(BaseException):
    """The machine stops: nothing more of the program runs, not even its clearing up."""


STEPS = "stamp _open _open_to_change make_folder _create _write _sync _truncate _replace _sync_folder _remove".split()


class FaultyDisk(Disk):
    """Counts its steps, and goes wrong at the one whose number is ``fail_at``.

    ``fault`` makes the error; ``lasting`` goes on failing after it. A write that fails has written half.
    """

    def __init__(self, fault: Callable[[], BaseException], *, lasting: bool) -> None:
        super().__init__(patience=(), sleep=lambda _: None)
        self.fault = fault
        self.lasting = lasting
        self.steps = 0
        self.fail_at: int | None = None
        # What a power cut takes: bytes that were written and not synchronised, and files put in others' places.
        self.unsynced: dict[str, tuple[Path, int]] = {}
        self.renamed: list[tuple[Path, bytes | None]] = []

    def arm(self, at: int | None) -> None:
        """Counts from here, and fails at this step; never for None."""
        self.steps, self.fail_at = 0, at
        self.unsynced.clear()
        self.renamed.clear()

    def _fails(self) -> bool:
        if self.fail_at is None:
            return False
        return self.steps > self.fail_at if self.lasting else self.steps == self.fail_at + 1

    def step(self) -> None:
        """One thing a disk can refuse."""
        self.steps += 1
        if self._fails():
            raise self.fault()

    def _write(self, file: FileIO, data: bytes) -> None:
        path = Path(os.fsdecode(file.name))
        self.unsynced.setdefault(str(path), (path, file.tell()))
        self.steps += 1
        if self._fails():
            super()._write(file, data[: len(data) // 2])
            raise self.fault()
        super()._write(file, data)

    def _sync(self, file: FileIO) -> None:
        self.step()
        super()._sync(file)
        self.unsynced.pop(os.fsdecode(file.name), None)

    def _replace(self, temporary: Path, target: Path) -> None:
        self.step()
        self.renamed.append((target, target.read_bytes() if target.exists() else None))
        super()._replace(temporary, target)

    def _sync_folder(self, folder: Path) -> None:
        self.step()
        super()._sync_folder(folder)
        self.renamed.clear()

    def lose_what_was_not_synchronised(self, *, zeros: bool) -> None:
        """What a power cut does: the newest bytes are gone or zeros, and the newest replacements undone."""
        for path, length in self.unsynced.values():
            if path.exists():
                data = path.read_bytes()
                path.write_bytes(data[:length] + (bytes(len(data) - length) if zeros else b""))
        for target, old in reversed(self.renamed):
            if old is None:
                target.unlink(missing_ok=True)
            else:
                target.write_bytes(old)


def _counted(name: str) -> Callable[..., object]:
    def method(self: FaultyDisk, *arguments: object) -> object:
        self.step()
        return getattr(Disk, name)(self, *arguments)

    return method


for _name in STEPS:
    if _name not in FaultyDisk.__dict__:
        setattr(FaultyDisk, _name, _counted(_name))
