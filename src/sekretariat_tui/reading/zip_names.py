"""The names in a zip file as the person who packed it saw them."""

import struct
import unicodedata
import zipfile
import zlib

from ..domain.texts import one_line

_UTF_8 = 0x800  # the flag that says so
_UNICODE_PATH = 0x7075


def shown_name(info: zipfile.ZipInfo) -> str:
    """The member's name with folders, composed, on one line, and without what would climb out of a folder.

    Only for showing: nothing is ever written under it.
    """
    name = _decoded(info).replace("\\", "/")
    if name[1:2] == ":":  # a drive: «C:»
        name = name[2:]
    parts = (one_line(part) for part in unicodedata.normalize("NFC", name).split("/"))
    return "/".join(part for part in parts if part not in {"", ".", ".."})


def _decoded(info: zipfile.ZipInfo) -> str:
    name = info.orig_filename.partition("\0")[0]
    if info.flag_bits & _UTF_8:
        return name
    # Without the flag ``zipfile`` takes the name for code page 437, which has no ø.
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    told = _unicode_path(info.extra, raw)
    if told is not None:
        return told
    try:
        return raw.decode("utf-8")  # the Mac writes UTF-8 and does not say so
    except UnicodeDecodeError:
        return raw.decode("cp850")  # Windows in Western Europe


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in UTF-8 that Info-ZIP puts beside the old one, where it was made from this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[:1] == b"\1" and field[1:5] == struct.pack("<L", zlib.crc32(raw)):
            return field[5:].decode("utf-8", errors="replace")
    return None
