"""The files that still hold something of a record: backups, documents, originals, and anything else in the folders."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import platformdirs

from ..domain.errors import CannotRead, SekretariatError
from ..store import FILE_NAME, JOURNAL_NAME, LOCK_NAME, Gone, backup_holds, cleaned_file, list_backups
from .erasure_plan import Holder, Way
from .file_words import UNREADABLE, FileWords
from .folders import Folders, example_folder
from .traces import Traces

_MONTH = re.compile(r"^\d{4}-\d{2}(-dagvis)?\.journal$")

Progress = Callable[[str], None]


class HolderSearch:
    """Looks through the folders for one record.

    Args:
        states: every state the record has been in, as plain values.
        others: by digest, and by path, the originals and documents of other cases, each with the name of one.
    """

    def __init__(
        self,
        folders: Folders,
        gone: Gone,
        traces: Traces,
        states: list[dict[str, Any]],
        others: dict[str, str],
        progress: Progress = lambda name: None,
    ) -> None:
        self._folders = folders
        self._gone = gone
        self._traces = traces
        self._others = others
        self._progress = progress
        self._exports = dict(_listed(states, "exports", "path"))
        self._digests = {digest for name in ("origins", "returned") for digest, _ in _listed(states, name, "digest")}
        self._digests |= {Path(file).stem for file, _ in _listed(states, "attachments", "file") if "innkomne/" in file}
        self.unread: list[Path] = []
        self.naming: list[tuple[Path, str]] = []  # documents of other cases that name it, and those cases

    def originals(self) -> list[Path]:
        """The kept files that only this record was read from, whole or half copied."""
        return [path for path in self._received() if self._shared_with(path) is None]

    def found(self) -> list[Holder]:
        """Every file that holds something of it and is not taken with the record itself."""
        taken = set(self.originals())
        found = [*self.backups(), *self._exported(), *self._shared_originals()]
        known = {holder.path for holder in found} | taken
        for path in self._files():
            if path not in known and (holder := self._look_in(path)) is not None:
                found.append(holder)
        return found

    def backups(self) -> list[Holder]:
        """The backups that hold it, and those that cannot be read to tell."""
        found: list[Holder] = []
        for backup in list_backups(self._folders.root):
            self._progress(backup.name)
            what = f"sikkerhetskopi fra {backup.at.astimezone():%d.%m.%Y kl. %H.%M}"
            try:
                if backup_holds(backup.path, self._gone):
                    found.append(Holder(backup.path, what, Way.REWRITE, chosen=True))
            except SekretariatError:
                found.append(
                    Holder(backup.path, what, Way.DELETE, why="kan ikke leses, så det er ikke kjent hva den har")
                )
        return found

    # ------------------------------------------------------------------ what the record itself tells of

    def _exported(self) -> Iterator[Holder]:
        for name, export in self._exports.items():
            path = Path(name)
            if not path.is_file():
                continue
            if not self._inside(path):
                yield Holder(path, "eksportert dokument", Way.NOTHING, why="ligger utenfor mappen; slett den selv")
            elif _digest(path) == export.get("digest"):
                yield Holder(path, "eksportert dokument", Way.DELETE, chosen=True)
            else:
                yield Holder(path, "eksportert dokument", Way.DELETE, why="endret i Word etter at det ble eksportert")

    def _received(self) -> list[Path]:
        if not self._folders.received.is_dir():
            return []
        starts = tuple(digest[:24] for digest in self._digests)
        return sorted(path for path in self._folders.received.iterdir() if starts and path.name.startswith(starts))

    def _shared_with(self, path: Path) -> str | None:
        return next((case for digest, case in self._others.items() if path.name.startswith(digest[:24])), None)

    def _shared_originals(self) -> Iterator[Holder]:
        for path in self._received():
            case = self._shared_with(path)
            if case is not None:
                yield Holder(path, "innlest original", Way.DELETE, why=f"også {case} er lest inn fra den")

    # ------------------------------------------------------------------ everything else

    def _files(self) -> Iterator[Path]:
        """Every file in the folder and in the user's own folders of the program, but the register and the backups."""
        root = self._folders.root
        known = {root / FILE_NAME, root / JOURNAL_NAME, root / LOCK_NAME}
        known |= {backup.path for backup in list_backups(root)}
        for folder in dict.fromkeys((root, *own_folders(root))):
            for path in sorted(_walk(folder)):
                if path not in known and not self._is_month(path):
                    yield path

    def _is_month(self, path: Path) -> bool:
        """Whether it is the history itself, which is cleared with the record."""
        return path.parent == self._folders.history and _MONTH.match(path.name) is not None

    def _look_in(self, path: Path) -> Holder | None:
        self._progress(path.name)
        try:
            words = FileWords.of(path)
        except (OSError, MemoryError):
            self.unread.append(path)
            return None
        if path.is_relative_to(self._folders.history):
            return self._look_in_history(path, words)
        other = self._of_another(path)
        holds = self._traces.has_words_in(words.text) or self._has_raw(words)
        if not holds and other is not None:
            if self._traces.is_named_in(words.text):
                self.naming.append((path, other))
            return None
        if not holds and path.suffix.lower() in UNREADABLE:
            if self._traces.is_named_by(path.name):
                return Holder(path, self._kind(path), Way.DELETE, why="er oppkalt etter saken; kan ikke leses herfra")
            self.unread.append(path)
            return None
        if not holds and not self._traces.is_named_in(words.text) and not self._traces.is_named_by(path.name):
            return None
        if _is_register_file(path):
            return Holder(path, "kopi av registeret", Way.REWRITE, chosen=True)
        why = f"hører til {other}" if other else "" if holds else "nevner bare tittelen"
        return Holder(path, self._kind(path), Way.DELETE, why=why)

    def _of_another(self, path: Path) -> str | None:
        """The other case that this is the original or the document of. That it names this one, is that one's own."""
        if path.is_relative_to(self._folders.received):
            return self._shared_with(path)
        return self._others.get(str(path))

    def _look_in_history(self, path: Path, words: FileWords) -> Holder | None:
        """What deleting for good clears by itself is not told of; only what it cannot make anything of."""
        cleaned = cleaned_file(words.pieces[0], self._gone)
        rest = words if cleaned is None or len(words.pieces) > 1 else FileWords(cleaned)
        if not self._has_raw(rest, ids=False) and not self._traces.has_words_in(rest.text):
            return None
        return Holder(path, "fil som er lagt til side", Way.DELETE, why="er skadet og kan ikke skrives om")

    def _has_raw(self, words: FileWords, *, ids: bool = True) -> bool:
        looked_for = list(self._traces.raw())
        if not ids:
            looked_for = looked_for[len(self._traces.ids) :]
        return any(one in piece for piece in words.pieces for one in looked_for)

    def _kind(self, path: Path) -> str:
        if path.is_relative_to(self._folders.documents):
            return "dokument"
        if path.is_relative_to(self._folders.received):
            return "innlest original"
        return "fil" if self._inside(path) else "fil i programmets egen mappe"

    def _inside(self, path: Path) -> bool:
        return Path(os.path.abspath(path)).is_relative_to(self._folders.root)


def own_folders(root: Path) -> list[Path]:
    """Where the program keeps things of the user's outside the secretariat's folder: settings, cache, reports."""
    named = (
        platformdirs.user_cache_dir,
        platformdirs.user_state_dir,
        platformdirs.user_log_dir,
        platformdirs.user_config_dir,
        platformdirs.user_data_dir,
    )
    found = [Path(folder("sekretariat", appauthor=False)) for folder in named]
    found.append(Path(platformdirs.user_config_dir("sekretariat", appauthor=False, roaming=True)))
    return [folder for folder in dict.fromkeys(found) if folder.is_dir() and not folder.is_relative_to(root)]


def _walk(folder: Path) -> Iterator[Path]:
    """Every file; the worked example is another secretariat."""
    example = example_folder().root
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if here / name != example or folder == example)
        yield from (here / name for name in names)


def _is_register_file(path: Path) -> bool:
    """Whether it is named as a copy of the register that a sync program has made."""
    return path.name.startswith("sekretariat") and path.suffix in {".json", ".journal"}


def _listed(states: list[dict[str, Any]], name: str, field: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for state in states:
        listed = state.get(name)
        for one in listed if isinstance(listed, list) else []:
            if isinstance(one, dict) and isinstance(one.get(field), str):
                yield one[field], one


def _digest(path: Path) -> str:
    import hashlib

    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CannotRead(f"Filen {path} kan ikke leses. Lukk den i andre programmer, og prøv igjen.") from error
