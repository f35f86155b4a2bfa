"""Real papers made bad: bytes changed, cut, doubled and lost, in the file itself and inside what it holds."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pdf_builder import lines, pdf

FIXTURES = Path(__file__).parents[1] / "reading" / "fixtures"
_NASTY = [b"\0" * 40, b"\xff" * 9, b"PK\3\4", b"PK\1\2", b"PK\5\6", b"<w:tbl>" * 50, b"<!DOCTYPE x>", b"</w:p>", b"&#0;",
          b'w:val="-1"', b"99999999999999999999", b"<w:p>" * 300, b"\xef\xbf\xbf", b"endobj", b"stream", b"/Kids [2 0 R]",
          b"/Count -1", b"1/24 " * 99, b"\r", b"\xfe\xff"]  # fmt: skip


def originals() -> dict[str, list[bytes]]:
    """Whole files by their type: papers saved by LibreOffice and by us, texts, zip files of them, and PDF files."""
    words = [path.read_bytes() for path in sorted((FIXTURES / "returned").glob("*.docx"))]
    texts = [path.read_bytes() for path in sorted(FIXTURES.glob("*.txt"))]
    texts += [texts[0].decode().encode("utf-16"), texts[1].decode().encode("cp1252", errors="replace")]
    pages = [lines(*text.decode(errors="replace").splitlines()[:48]) for text in texts[:4]]
    inner = _zip({"sak 1.docx": words[0], "sak 2.txt": texts[0]})
    return {
        ".docx": words,
        ".txt": texts,
        ".zip": [inner, _zip({"indre.zip": inner, "2019/sak på høring.docx": words[1], "notat.md": texts[1]})],
        ".pdf": [pdf(pages[0]), pdf(*pages)],
    }


def mutated(number: int, suffix: str, files: list[bytes]) -> bytes:
    """The bad file with this number; the same each time."""
    chance = random.Random(f"{suffix} {number}")
    data = chance.choice(files)
    inside = suffix in {".docx", ".zip"} and chance.random() < 0.6
    return _inside(data, chance) if inside else _changed(data, chance) or b"\0"


def _changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        data = chance.choice(_CHANGES)(data, chance) or b"\0"
    return data


def _inside(data: bytes, chance: random.Random) -> bytes:
    """A package that is whole, with one of its members bad: it gets past the sums that a zip file keeps."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    # The text more often than the rest: most of what is read lies there.
    names = [*members, *(name for name in members if name.endswith("document.xml") for _ in range(6))]
    name = chance.choice(names)
    if chance.random() < 0.1:
        del members[name]
    elif name.endswith((".docx", ".zip")) and chance.random() < 0.6:
        members[name] = _inside(members[name], chance)
    else:
        members[name] = _changed(members[name], chance)
    return _zip(members)


def _zip(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _put(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(_NASTY) + data[at + chance.choice((0, 1, 40)) :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _lose(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 400) :]


def _double(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    end = at + chance.randrange(1, 4_000)
    return data[:end] + data[at:end] * chance.choice((1, 1, 30)) + data[end:]


def _scatter(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randrange(1, 60)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


_CHANGES: list[Callable[[bytes, random.Random], bytes]] = [_flip, _flip, _put, _put, _cut, _lose, _double, _scatter]
