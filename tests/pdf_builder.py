"""PDF files made by hand, a few objects each: words at places, and whatever else a test needs in the file."""

import zlib
from collections.abc import Iterable, Sequence

import msgspec

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 71.0, 524.0
LEADING = 14.0


class Put(msgspec.Struct, frozen=True):
    """Words whose baseline starts ``left`` points from the left edge and ``down`` points from the top."""

    left: float
    down: float
    text: str
    size: float = 11.0
    bold: bool = False
    spread: float = 0.0  # points put between the letters
    matrix: str = ""  # in place of «1 0 0 1», for words that run another way


class Drawn(msgspec.Struct, frozen=True):
    """Operators as they stand, for lines and pictures."""

    operators: str


def lines(*texts: str, down: float = 100.0, left: float = LEFT, size: float = 11.0, bold: bool = False) -> list[Put]:
    """Lines under each other at the usual distance; an empty text is an empty line."""
    return [Put(left, down + at * LEADING, text, size=size, bold=bold) for at, text in enumerate(texts) if text]


def pdf(*pages: Iterable[Put | Drawn], rotate: int = 0, extra: Sequence[bytes] = ()) -> bytes:
    """A file of these pages."""
    others = sorted(
        {letter for page in pages for put in page if isinstance(put, Put) for letter in put.text if not _latin(letter)}
    )
    codes = {letter: 65 + at for at, letter in enumerate(others)}
    contents = [_content(page, codes) for page in pages]
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        6: _stream(_to_unicode(codes)),
        7: _stream(
            b"\x80", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
        ),
    }
    for at, content in enumerate(contents):
        objects[10 + 2 * at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} /Contents {11 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> /XObject << /Im 7 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * at] = _stream(content)
    for at, body in enumerate(extra):
        objects[10 + 2 * len(pages) + at] = body
    return file_of(objects)


def file_of(objects: dict[int, bytes]) -> bytes:
    """The objects as a file, with its table of places."""
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(made)
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(made)
    size = max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(made)


def picture() -> Drawn:
    """A picture over the whole page, as a scanner makes it."""
    return Drawn(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im Do Q")


def rule(down: float, left: float = LEFT, right: float = RIGHT) -> Drawn:
    """A line drawn across the page."""
    return Drawn(f"{left} {HEIGHT - down} m {right} {HEIGHT - down} l S")


def _latin(letter: str) -> bool:
    try:
        return len(letter.encode("cp1252")) == 1 and letter != "\u00ad"
    except UnicodeEncodeError:
        return False


def _content(page: Iterable[Put | Drawn], codes: dict[str, int]) -> bytes:
    made = []
    for put in page:
        if isinstance(put, Drawn):
            made.append(put.operators.encode())
            continue
        matrix = put.matrix or "1 0 0 1"
        made.append(f"BT {matrix} {put.left} {HEIGHT - put.down} Tm {put.spread} Tc".encode())
        for part, other in _runs(put.text, codes):
            font = "F3" if other else "F2" if put.bold else "F1"
            code = bytes(codes[letter] for letter in part) if other else part.encode("cp1252")
            made.append(f"/{font} {put.size} Tf <{code.hex()}> Tj".encode())
        made.append(b"ET")
    return b"\n".join(made)


def _runs(text: str, codes: dict[str, int]) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for letter in text:
        other = letter in codes
        if found and found[-1][1] is other:
            found[-1] = (found[-1][0] + letter, other)
        else:
            found.append((letter, other))
    return found


def _to_unicode(codes: dict[str, int]) -> bytes:
    rows = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    ).encode()


def _stream(data: bytes, words: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n" % (words, len(packed)) + packed + b"\nendstream"
