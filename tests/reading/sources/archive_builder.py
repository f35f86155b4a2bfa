"""Small archives for the tests: papers, and zip files good and bad."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from word_builder import package, par

from sekretariat_tui.reading.sources import Read, Source, Unreadable, read_all, sources


@cache  # a zip file has the time in it
def paper(number: int) -> bytes:
    """A short case paper as a Word file; each number gives other bytes, and the same ones each time."""
    title = f"Felles vaktordning {number}"
    return package(par(f"SSU sak {number}/2025") + par(title) + par("Bakgrunn") + par("Kommunene har bedt om saken."))


def text_paper(number: int) -> bytes:
    return f"SSU sak {number}/2025\nFelles vaktordning {number}\n\nBakgrunn\nKommunene har bedt om saken.\n".encode()


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


def raw_named(name: bytes, data: bytes, *, flags: int = 0, extra: bytes = b"") -> bytes:
    """A zip file with one stored member whose name is these bytes, whatever they mean."""
    sum_and_sizes = struct.pack("<LLL", zlib.crc32(data), len(data), len(data))
    local = struct.pack("<4sHHHHH", b"PK\3\4", 20, flags, 0, 0, 33) + sum_and_sizes + struct.pack("<HH", len(name), 0)
    central = struct.pack("<4sHHHHHH", b"PK\1\2", 20, 20, flags, 0, 0, 33) + sum_and_sizes
    central += struct.pack("<HHHHHLL", len(name), len(extra), 0, 0, 0, 0, 0) + name + extra
    body = local + name + data
    return body + central + struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, 1, 1, len(central), len(body), 0)


def repeated(archive: bytes, times: int) -> bytes:
    """The zip file with its one member named so many times in its list: they all lie in the same bytes."""
    end = archive.rfind(b"PK\5\6")
    size, start = struct.unpack_from("<LL", archive, end + 12)
    listed = archive[start : start + size] * times
    return (
        archive[:start] + listed + archive[end : end + 8] + struct.pack("<HHLLH", times, times, len(listed), start, 0)
    )


def stated(archive: bytes, *, size: int) -> bytes:
    """The zip file with another unpacked size stated for its one member, in the list and before the bytes."""
    central = archive.rfind(b"PK\1\2")
    lie = struct.pack("<L", size)
    made = bytearray(archive)
    made[central + 24 : central + 28] = lie
    made[22:26] = lie
    return bytes(made)


def named(path: Path) -> list[str]:
    """What is found there, by the names that are shown."""
    return [found.name for found in sources([path])]


def whys(path: Path) -> dict[str, str]:
    """What is found there and cannot be read, with the reason."""
    return {found.name: found.why for found in sources([path]) if isinstance(found, Unreadable)}


def read(path: Path) -> dict[str, Read]:
    """What became of each, by name."""
    return {found.source.name: found for found in read_all(sources([path]))}


def only(path: Path) -> Source:
    """The one document that is found there."""
    (found,) = sources([path])
    assert isinstance(found, Source), found
    return found
