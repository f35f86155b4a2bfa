"""A zip file's list of what it holds, read within limits; a Word file is a zip file too.

Python's ``zipfile`` reads the whole list at once, whatever its length: a list of 100,000 names takes a second and
60 MB. So its length is looked at first, where the file states it.
"""

import os
import struct
import zipfile
import zlib
from typing import IO

MAX_LIST = 8_000_000  # bytes: 80,000 names of fifty letters

# What ``zipfile`` raises on damaged files, in a list or in a member.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)

_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_REMARK = 65_535
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_END_64, _END_64_SIZE = b"PK\x06\x06", 56


class TooLongList(Exception):
    """The zip file says that it holds more than ``MAX_LIST`` bytes of names."""


def open_zip(file: IO[bytes]) -> zipfile.ZipFile:
    """The zip file opened, its list read. Raises one of ``DAMAGED``, OSError, and TooLongList before it is read."""
    if _list_size(file) > MAX_LIST:
        raise TooLongList
    return zipfile.ZipFile(file)


def _list_size(file: IO[bytes]) -> int:
    """The length of the list in bytes as the file states it; 0 where it does not say, which ``zipfile`` refuses.

    Where it can be said in two ways, as versions of Python look for it in different places, the longer counts.
    """
    size = file.seek(0, os.SEEK_END)
    start = max(0, size - _END_SIZE - _LONGEST_REMARK)
    tail = _read_at(file, start, size - start)
    stated = [0]
    for at in {len(tail) - _END_SIZE, tail.rfind(_END)}:
        end = tail[max(at, 0) :][:_END_SIZE]
        if not end.startswith(_END) or len(end) < _END_SIZE:
            continue
        stated.append(struct.unpack_from("<L", end, 12)[0])
        locator = _read_at(file, start + at - _LOCATOR_SIZE, _LOCATOR_SIZE)
        if locator.startswith(_LOCATOR) and len(locator) == _LOCATOR_SIZE:
            before = start + at - _LOCATOR_SIZE - _END_64_SIZE
            for place in {before, struct.unpack_from("<Q", locator, 8)[0]}:
                long_end = _read_at(file, place, _END_64_SIZE)
                if long_end.startswith(_END_64) and len(long_end) == _END_64_SIZE:
                    stated.append(struct.unpack_from("<Q", long_end, 40)[0])
    return max(stated)


def _read_at(file: IO[bytes], place: int, length: int) -> bytes:
    if not 0 <= place < 1 << 62:
        return b""
    file.seek(place)
    return file.read(length)


def is_overlapping(archive: zipfile.ZipFile) -> bool:
    """Whether two members lie in the same bytes: only a bomb packs so, to say little and unpack to much."""
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + info.compress_size
    return False
