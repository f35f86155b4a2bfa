"""The words in a file of any kind the program may have left behind: looked for, not read as a paper."""

import html
import io
import re
import zipfile
import zlib
from pathlib import Path

from .traces import single_spaced

# What cannot be looked into: the words are pressed, drawn or photographed.
UNREADABLE = frozenset({".pdf", ".doc", ".dot", ".ppt", ".xls", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gz", ".7z"})

_LARGEST = 200_000_000
_DEEPEST = 3  # a paper in a pack in a pack

_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"</(?:w:p|w:tr|text:p|a:p|p)>|<w:(?:tab|br)/>")

_BAD_ZIP = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError)


class FileWords:
    """The bytes of one file, and the words of every document in it.

    Args:
        data: the file. Raises nothing for one that is damaged: what can be had of it is looked at.
    """

    def __init__(self, data: bytes) -> None:
        self.pieces: list[bytes] = [data]
        self.text = single_spaced(" ".join(self._unpacked(data, 0)))

    @classmethod
    def of(cls, path: Path) -> "FileWords":
        """The words of the file. Raises OSError, and MemoryError for one that is far too large."""
        if path.stat().st_size > _LARGEST:
            raise OSError(f"{path.name} is too large to look into")
        return cls(path.read_bytes())

    def _unpacked(self, data: bytes, depth: int) -> list[str]:
        found: list[str] = []
        if depth >= _DEEPEST or not data.startswith(b"PK"):
            return found
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for member in archive.infolist():
                    if member.is_dir() or member.file_size > _LARGEST:
                        continue
                    inner = archive.read(member)
                    if member.filename.endswith((".xml", ".rels")):
                        found.append(_words_of_xml(inner))
                    else:
                        self.pieces.append(inner)
                        found += self._unpacked(inner, depth + 1)
        except _BAD_ZIP:
            pass
        return found


def _words_of_xml(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    return html.unescape(_TAG.sub("", _PARAGRAPH.sub(" ", text)))
