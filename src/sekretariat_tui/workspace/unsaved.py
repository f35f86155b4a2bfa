"""What could not be saved when the program had to end: put by on this machine, and taken in at the next start."""

import contextlib
import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from ..domain.comparison import differences, with_place
from ..domain.errors import CannotWrite, SekretariatError
from ..domain.os_errors import os_error_words
from ..domain.record import Record
from ..store import Change
from ..store.kinds import named, type_of
from ..store.put_by import PutBy, open_beside, read_put_by
from .aside import is_live
from .folders import Folders, unsaved_folder
from .office import Office
from .workspace import Workspace

_UNLIKE_ALWAYS = ("rev", "changed")


class Waiting(msgspec.Struct, frozen=True):
    """A file of acts that wait for the register they are for."""

    path: Path
    held: PutBy

    @property
    def what(self) -> list[str]:
        """The acts in words, each once: typing in one field is many."""
        return list(dict.fromkeys(act.what for act in self.held.acts))


class TakenIn(msgspec.Struct, frozen=True):
    """What came of taking in: how many records were changed, and the texts somebody has changed since."""

    records: int
    left: tuple[str, ...]


def new_file(now: datetime) -> Path:
    """The name of a file that is not there yet, in the folder for them. Raises OSError when there can be no folder."""
    folder = unsaved_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path, number = folder / f"{now:%Y%m%d-%H%M%S-%f}.journal", 1
    while path.exists():
        number += 1
        path = folder / f"{now:%Y%m%d-%H%M%S-%f}-{number}.journal"
    return path


def put_by(
    workspace: Workspace, acts: Iterable[Callable[[Workspace], Any]], *, over: Path | None = None
) -> tuple[Path | None, list[str]]:
    """Does the acts on a register beside, and gives the file they are in and what could not be done.

    None where nothing came of them; then there is no file. Raises CannotWrite when the file cannot be written either.

    Args:
        over: the file to write them in, instead of what it holds; it holds that until all is written.
    """
    office = workspace.office
    path = over or unsaved_folder()
    try:
        path = over or new_file(office.now())
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        register = open_beside(office.register, part, office.clock)
    except OSError as error:
        raise _cannot(path, error) from error
    beside = Workspace(Office(office.folders, register, office.profile, office.who, clock=office.clock), [])
    number, refused = register.number, []
    try:
        for act in acts:
            try:
                act(beside)
            except CannotWrite:
                raise
            except SekretariatError as error:
                refused.append(error.sentence)
    except OSError as error:
        raise _cannot(path, error) from error
    except CannotWrite:
        register.close()
        part.unlink(missing_ok=True)
        raise
    register.close()
    try:
        if register.number == number:
            part.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            return None, refused
        os.replace(part, path)
    except OSError as error:
        raise _cannot(path, error) from error
    return path, refused


def waiting(folders: Folders) -> list[Waiting]:
    """What waits for this folder, oldest first. What cannot be read, or another window has yet to save, is left."""
    found = []
    for path in sorted(unsaved_folder().glob("*.journal")):
        with contextlib.suppress(OSError):
            if is_live(path):
                continue
            held = read_put_by(path)
            if held is not None and held.acts and held.header.folder == str(folders.root):
                found.append(Waiting(path, held))
    return found


def already_there(workspace: Workspace, one: Waiting) -> bool:
    """Whether the register holds all of it: it was saved after all, and the program ended before the file was removed."""
    register = workspace.office.register
    for (table, id), (raw_before, raw_after) in _as_one(one.held).items():
        kind = type_of(table)
        if kind is None:
            continue
        now, before, after = register.find(kind, id), _typed(kind, raw_before), _typed(kind, raw_after)
        if _same(now, after):
            continue
        if now is None or after is None:
            return False
        if any(with_place(now, after, other.place) != now for other in differences(before, after)):
            return False
    return True


def take_in(workspace: Workspace, one: Waiting) -> TakenIn:
    """Does what waits in one act that can be taken back. What others have changed since is left, and given as text.

    Raises CannotWrite; then nothing is done and the file waits on.
    """
    left: list[str] = []
    records = 0
    at = f"{one.held.header.at.astimezone():%d.%m.%Y kl. %H.%M}"
    with workspace.office.act(f"La inn det som ikke ble lagret {at}") as change:
        for (table, id), (before, after) in _as_one(one.held).items():
            kind = type_of(table)
            if kind is not None:
                done, texts = _put(change, kind, id, _typed(kind, before), _typed(kind, after))
                records += done
                left += texts
    return TakenIn(records, tuple(left))


def forget(one: Waiting) -> None:
    """Throws the file away. Raises CannotWrite."""
    try:
        one.path.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(f"Filen {one.path} kunne ikke slettes ({os_error_words(error)}).") from error


Raw = dict[str, Any]


def _as_one(held: PutBy) -> dict[tuple[str, str], tuple[Raw | None, Raw | None]]:
    """Every record as it was before the first of the acts, and as it was after the last."""
    found: dict[tuple[str, str], tuple[Raw | None, Raw | None]] = {}
    for act in held.acts:
        for one in act.changes:
            before = found.get((one.table, one.id), (one.before, None))[0]
            found[one.table, one.id] = (before, one.after)
    return found


def _typed(kind: type[Record], raw: Raw | None) -> Record | None:
    return None if raw is None else msgspec.convert(raw, kind)


def _put(
    change: Change, kind: type[Record], id: str, before: Record | None, after: Record | None
) -> tuple[bool, list[str]]:
    """Makes one record what it was to be. Gives whether anything was done, and the texts that were not put in."""
    now = change.find(kind, id)
    if _same(now, after):
        return False, []
    if _same(now, before):
        if after is None:
            change.delete(kind, id)
        else:
            change.put(msgspec.structs.replace(after, rev=now.rev if now is not None else 0))
        return True, []
    name = named(kind.table, msgspec.to_builtins(after or before), id)
    if now is None or after is None:
        texts = [f"{one.label}: {one.after}" for one in differences(before, after) if one.after]
        return False, [f"{name}\n" + "\n".join(texts)] if texts else []
    others = {one.place for one in differences(before, now)}
    merged, left = now, []
    for one in differences(before, after):
        if one.place not in others:
            merged = with_place(merged, after, one.place)
        elif with_place(now, after, one.place) != now:
            left.append(f"{name}, {one.label}:\n{one.after}")
    if merged != now:
        change.put(merged)
    return merged != now, left


def _same(one: Record | None, other: Record | None) -> bool:
    if one is None or other is None:
        return one is other
    first, second = msgspec.to_builtins(one), msgspec.to_builtins(other)
    return {k: v for k, v in first.items() if k not in _UNLIKE_ALWAYS} == {
        k: v for k, v in second.items() if k not in _UNLIKE_ALWAYS
    }


def _cannot(path: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        f"Det som ikke er lagret, kunne ikke legges til side i {path} heller ({os_error_words(error)}). "
        "Bli i programmet, og kopier teksten et annet sted."
    )
