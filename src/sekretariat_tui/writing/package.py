"""The zip file a Word document is, written so that the same content always gives the same bytes."""

import io
import zipfile
from collections.abc import Mapping

# What Word expects to find first; the rest follows by name.
_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can hold


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of these parts, by name. No clock, user or operating system leaves a mark in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=_order):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return file.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST)), name
