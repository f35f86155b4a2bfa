"""Whether a PDF without text is damaged: pdfium mends what it can, and shows the rest as empty pages."""

import re
import zlib

_PACKED = re.compile(rb"/FlateDecode\b[^<>]*(?:<<[^<>]*>>[^<>]*)*>>\s*stream\r?\n")
_MOST = 50_000_000  # bytes unpacked to see whether all of it can be
_CHUNK = 1_000_000


def is_damaged(data: bytes) -> bool:
    """Whether something packed in the file cannot be unpacked, or its table of objects is not where it says."""
    if not _has_table(data):
        return True
    if b"/Encrypt" in data:  # nothing in it unpacks as it stands
        return False
    return any(not _unpacks(data, found.end()) for found in _PACKED.finditer(data))


def _has_table(data: bytes) -> bool:
    found = re.findall(rb"startxref\s+(\d{1,12})\s", data[-2000:])
    if not found:
        return False
    at = int(found[-1]) + max(data.find(b"%PDF"), 0)
    return re.match(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)", data[at : at + 40]) is not None


def _unpacks(data: bytes, at: int) -> bool:
    """Whether the stream at ``at`` is whole; one longer than any page's words is taken to be."""
    unpacking, rest, made = zlib.decompressobj(), data[at:], 0
    try:
        while not unpacking.eof and made < _MOST:
            part = unpacking.decompress(rest, _CHUNK)
            made, rest = made + len(part), unpacking.unconsumed_tail
            if not part and not rest and not unpacking.eof:
                return False
    except zlib.error:
        return False
    return True
