"""One backup: a zip file with the register as stock TinyDB reads it, the house rules, and a list of what is in it."""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from sekretariat_tui.domain.errors import CannotRead

from .act import ActHead
from .disk import Disk, Stamp
from .documents import Documents
from .errors import cannot_read_backup
from .files import FILE_NAME
from .snapshot import META, Snapshot, as_pieces

FOLDER_NAME = "sikkerhetskopier"
MANIFEST_NAME = "innhold.json"
PROFILE_NAME = "profil.yaml"

BACKUP_FORMAT = 1

# Of 10,000 cases (81 MB) level 1 makes 28.6 MB in 0.8 s, level 4 24.8 in 1.3, and level 6, which is usual, 23.5 in 3.4.
_LEVEL = 4

_PIECE = 1 << 20

# «2026-11-24 14.50.07 daglig.zip», and «… daglig 2.zip» for a second one of the same moment.
_NAME = re.compile(r"^(?P<at>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) (?P<kind>[a-z][a-z ]*[a-z])( \d+)?\.zip$")


class BackupKind(StrEnum):
    """Why a backup was taken. The values stand in the file and in its name, and never change."""

    DAILY = "daglig"
    CHOSEN = "egen"
    IMPORT = "for innlesing"
    MIGRATION = "for oppgradering"
    RESTORE = "for gjenoppretting"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What ``innhold.json`` says of the backup it lies in.

    ``number`` and ``act`` are the last act in it; ``records`` how many there are in each table; ``sums`` the SHA-256 of
    each member of the zip; ``contents`` the same of the records alone, which is equal where nothing has changed.
    """

    backup: int
    register: str
    format: int
    number: int
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    who: str
    kind: str
    records: dict[str, int]
    sums: dict[str, str]
    contents: str = ""
    act: ActHead | None = None
    program: str = ""


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """One backup on disk. ``fault`` says in bokmål why it cannot be used, and is empty when nothing is known against it."""

    path: Path
    size: int
    at: datetime
    kind: str
    manifest: Manifest | None = None
    fault: str = ""

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def records(self) -> int:
        """How many records there are in it; 0 when it cannot be read."""
        return sum(self.manifest.records.values()) if self.manifest is not None else 0


class BackupDamaged(CannotRead):
    """The file is no backup, or not a whole one."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"Sikkerhetskopien {path} kan ikke brukes: {why}. Velg en annen kopi.")
        self.path = path
        self.why = why


def file_name(at: datetime, kind: str, again: int = 1) -> str:
    """The name of a backup's file, by the time where the user sits; safe on Windows."""
    return f"{at.astimezone():%Y-%m-%d %H.%M.%S} {kind}{f' {again}' if again > 1 else ''}.zip"


def is_backup_name(name: str) -> bool:
    """Whether a file of this name is one the program has made."""
    return _NAME.match(name) is not None


def kind_in_name(name: str) -> str:
    """The kind that the name of a file tells; empty when it is not a name of ours."""
    found = _NAME.match(name)
    return found["kind"] if found else ""


def pack(snapshot: Snapshot, *, at: datetime, who: str, kind: str, profile: bytes | None, program: str) -> bytes:
    """The zip file, as bytes. ``profile`` is ``profil.yaml`` as it stands; None where there is none."""
    meta = snapshot.meta
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        sums = {FILE_NAME: _put(archive, FILE_NAME, at, as_pieces(snapshot.with_meta(meta).values()))}
        if profile is not None:
            sums[PROFILE_NAME] = _put(archive, PROFILE_NAME, at, [profile])
        manifest = Manifest(
            backup=BACKUP_FORMAT,
            register=meta.register,
            format=meta.format,
            number=meta.number,
            at=at,
            who=who,
            kind=kind,
            records={name: len(table) for name, table in snapshot.tables.items() if name != META and len(table)},
            sums=sums,
            contents=contents_sum(snapshot),
            act=meta.act,
            program=program,
        )
        _put(archive, MANIFEST_NAME, at, [msgspec.json.format(msgspec.json.encode(manifest), indent=2)])
    return packed.getvalue()


def contents_sum(snapshot: Snapshot) -> str:
    """The SHA-256 of the records alone: the same for two registers that hold the same, whenever they were folded."""
    sum = hashlib.sha256()
    tables = (snapshot.tables[name] for name in sorted(snapshot.tables))
    for piece in _in_large(as_pieces(table for table in tables if table.table != META and len(table))):
        sum.update(piece)
    return sum.hexdigest()


def read_manifest(path: Path, disk: Disk) -> Backup:
    """What the backup says of itself; only the list in it is read. Raises BackupDamaged, and CannotRead."""
    try:
        with disk.opened(path) as file:
            size = file.seek(0, io.SEEK_END)
            with zipfile.ZipFile(file) as archive:
                manifest = _manifest(path, archive)
    except _BAD_ZIP as error:
        raise BackupDamaged(path, "filen er ødelagt eller er ikke en sikkerhetskopi") from error
    except OSError as error:
        raise cannot_read_backup(path, error) from error
    return Backup(path=path, size=size, at=manifest.at, kind=manifest.kind, manifest=manifest)


def read_snapshot(path: Path, disk: Disk) -> tuple[Snapshot, Manifest]:
    """The register in the backup, every byte of it checked. Raises BackupDamaged, and CannotRead."""
    try:
        found = disk.read(path)
        if found is None:
            raise FileNotFoundError(path)
        with zipfile.ZipFile(io.BytesIO(found[0])) as archive:
            manifest = _manifest(path, archive)
            members = {name: _member(archive, name) for name in manifest.sums}
    except _BAD_ZIP as error:
        raise BackupDamaged(path, "filen er ødelagt eller er ikke en sikkerhetskopi") from error
    except OSError as error:
        raise cannot_read_backup(path, error) from error
    for name, data in members.items():
        if hashlib.sha256(data).hexdigest() != manifest.sums[name]:
            raise BackupDamaged(path, f"innholdet i {name} er ikke det som ble lagt der")
    if FILE_NAME not in members:
        raise BackupDamaged(path, "det er ikke noe register i den")
    try:
        snapshot = Snapshot.read(path, members[FILE_NAME], Stamp(found[1].size, found[1].mtime_ns, 0))
    except CannotRead as error:
        raise BackupDamaged(path, "registeret i den kan ikke leses") from error
    return snapshot, manifest


def read_member(path: Path, name: str, disk: Disk) -> bytes:
    """One file in the backup. Raises BackupDamaged, and OSError."""
    try:
        with disk.opened(path) as file, zipfile.ZipFile(file) as archive:
            return archive.read(name)
    except _BAD_ZIP as error:
        raise BackupDamaged(path, "filen er ødelagt eller er ikke en sikkerhetskopi") from error


# What a file that is no zip, or a spoilt one, makes zipfile raise.
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError)


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest = msgspec.json.decode(_member(archive, MANIFEST_NAME), type=Manifest)
    except msgspec.MsgspecError as error:
        raise BackupDamaged(path, f"{MANIFEST_NAME} i den kan ikke leses") from error
    if manifest.backup > BACKUP_FORMAT:
        raise BackupDamaged(path, "den er laget av en nyere utgave av programmet")
    return manifest


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one member. What is packed otherwise than we do it is spoilt, and would raise whatever it liked."""
    info = archive.getinfo(name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    return archive.read(info)


def _put(archive: zipfile.ZipFile, name: str, at: datetime, pieces: Iterable[bytes | msgspec.Raw]) -> str:
    """Writes one member, piece by piece, and gives its SHA-256."""
    sum = hashlib.sha256()
    local = at.astimezone()
    day = (local.year, local.month, local.day) if 1980 <= local.year <= 2107 else (1980, 1, 1)  # all a zip can tell
    info = zipfile.ZipInfo(name, (*day, local.hour, local.minute, local.second))
    info.compress_type = zipfile.ZIP_DEFLATED
    info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # the archive's own level counts only for a bare name
    info.external_attr = 0o600 << 16
    with archive.open(info, "w") as member:
        for piece in _in_large(pieces):
            member.write(piece)
            sum.update(piece)
    return sum.hexdigest()


def _in_large(pieces: Iterable[bytes | msgspec.Raw]) -> Iterator[bytes]:
    """The same bytes in pieces so large that packing and summing them lets other threads go on meanwhile."""
    held: list[bytes | msgspec.Raw] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += memoryview(piece).nbytes
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def tables_of(snapshot: Snapshot) -> dict[str, Documents]:
    """The tables of records; the register's own particulars are not among them."""
    return {name: table for name, table in snapshot.tables.items() if name != META}
