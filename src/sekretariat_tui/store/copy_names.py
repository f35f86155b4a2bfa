"""The names that programs which synchronise a folder give to the other of two files they could not make one."""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from .files import FILE_NAME, JOURNAL_NAME

_STEM = Path(FILE_NAME).stem
_KINDS = (Path(FILE_NAME).suffix, Path(JOURNAL_NAME).suffix)

# «sekretariat-PC-2.json» (OneDrive), «sekretariat (Kari Bergs motstridende kopi 2026-05-21).json» (Dropbox),
# «sekretariat (conflicted copy 2026-05-21 140233).json» (Nextcloud), «sekretariat (1).json» (Google Drive),
# «sekretariat.sync-conflict-20260521-140233-ABC.json» (Syncthing), «sekretariat 2.json» (iCloud),
# «sekretariat-konfliktkopi.json» and «sekretariat - Kopi.json» (a person). Nothing of ours is called so.
_COPY = re.compile(rf"^{_STEM}(?P<mark>[ ._(\-–].*)(?P<kind>{'|'.join(map(re.escape, _KINDS))})$", re.IGNORECASE)

# The program that synchronises puts it after the whole name: «sekretariat.json (conflicted copy)».
_AFTER = re.compile(
    rf"^{_STEM}(?P<kind>{'|'.join(map(re.escape, _KINDS))})(?P<mark>[ ._(\-–].*(?:conflict|kopi|copy).*)$",
    re.IGNORECASE,
)

_DROPBOX = re.compile(r"\((?P<who>.+?)(?:'s|’s|s) (?:motstridende kopi|conflicted copy)", re.IGNORECASE)
_MACHINE = re.compile(r"^-(?P<machine>[\w\-.]+)$")


class CopyFiles(msgspec.Struct, frozen=True):
    """The files of one conflict copy: a snapshot, a journal, or both. ``mark`` is what their names have more than ours."""

    mark: str
    snapshot: Path | None = None
    journal: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files there are."""
        return tuple(path for path in (self.snapshot, self.journal) if path is not None)

    @property
    def name(self) -> str:
        """The copy as a person finds it in the folder."""
        return " og ".join(path.name for path in self.paths)

    @property
    def whose(self) -> str:
        """Whose it is, as far as the name tells: «PC-2», «Kari Berg»; empty when it does not."""
        if (dropbox := _DROPBOX.search(self.mark)) is not None:
            return dropbox["who"]
        machine = _MACHINE.match(self.mark)
        return "" if machine is None or "kopi" in self.mark.casefold() else machine["machine"]


def copies_among(paths: Iterable[Path]) -> list[CopyFiles]:
    """The conflict copies of the register among these files, by name; snapshot and journal of one mark are one copy."""
    found: dict[str, CopyFiles] = {}
    for path in sorted(paths):
        match = _COPY.match(path.name) or _AFTER.match(path.name)
        if match is None:
            continue
        mark = match["mark"]
        field = "snapshot" if match["kind"].casefold() == _KINDS[0] else "journal"
        found[mark] = msgspec.structs.replace(found.get(mark, CopyFiles(mark)), **{field: path})
    return list(found.values())
