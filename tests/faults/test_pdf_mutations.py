"""PDFs with bytes changed, cut, doubled and moved: each is read or refused, and the program never notices a crash."""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pdf_builder import Put, lines, pdf, picture, rule
from sekretariat_tui.reading.pdf.reader import PdfReader
from sekretariat_tui.reading.pdf.unreadable import Unreadable

Figure = Callable[[str], None]

FIXTURES = Path(__file__).parents[1] / "reading" / "fixtures" / "pdf"
SHORT, LONG = 250, 10_000
SECONDS = 20.0

_NUMBER = re.compile(rb"\b\d{1,6}\b")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"2",
    b"7",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e9",
)
_WORDS = (
    b"/Kids", b"/Parent", b"/Length", b"/FlateDecode", b"/Contents", b"/Font", b"/Encoding", b"/Resources", b"/Filter", b"/Subtype",
    b"endobj", b"stream", b"endstream", b"obj", b"R", b"<<", b">>", b"[", b"]", b"(", b")", b"Tf", b"Tm", b"Tj", b"BT", b"ET", b"Do", b"cm", b"null",
)  # fmt: skip


def papers() -> list[bytes]:
    """A real file, and small ones whose every byte means something."""
    table = [
        *lines("Saksnr", "11/2025", "12/2025"),
        *lines("Tittel", "Felles vakt", "Status", left=200),
        rule(107),
        picture(),
    ]
    plain = pdf(lines("SSU sak 3/2025", "", "Felles vakt – ﬁn", "", "Bakgrunn", "", "Ordningen er ny."), table)
    turned = pdf([Put(100, 700, "Side", matrix="0 1 -1 0"), *lines("F r å s y m p t o m")], rotate=90)
    return [*(path.read_bytes() for path in sorted(FIXTURES.glob("*.pdf"))), plain, turned, plain]


def changed(data: bytes, chance: random.Random) -> bytes:
    """The file with one to eight things wrong with it."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made)) if made else 0
        kind = chance.randrange(8)
        if kind == 0:
            made[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del made[at : at + chance.randint(1, 200)]
        elif kind == 2:
            piece = made[at : at + chance.randint(1, 400)]
            to = chance.randrange(len(made) + 1)
            made[to:to] = piece * chance.choice((1, 1, 2, 50))
        elif kind == 3:
            made[at:at] = chance.randbytes(chance.randint(1, 60))
        elif kind == 4 and chance.random() < 0.2:
            del made[at:]
        elif kind == 5:
            word = chance.choice(_WORDS)
            places = [found.start() for found in re.finditer(re.escape(word), made)]
            if places:
                place = chance.choice(places)
                made[place : place + len(word)] = chance.choice(_WORDS)
        else:
            numbers = list(_NUMBER.finditer(made))
            if numbers:
                number = chance.choice(numbers)
                made[number.start() : number.end()] = chance.choice(_NUMBERS)
    return bytes(made)


@pytest.fixture
def reader() -> Iterator[PdfReader]:
    made = PdfReader(seconds=SECONDS)
    yield made
    made.close()


def test_no_damage_to_a_pdf_reaches_the_program(reader: PdfReader, long: bool, figure: Figure) -> None:
    chance = random.Random(2026)
    outcomes, slowest = Counter[str](), 0.0
    originals = papers()
    for _ in range(LONG if long else SHORT):
        data = changed(chance.choice(originals), chance)
        start = time.monotonic()
        try:
            found = reader.read(data)
        except Unreadable as why:
            text = str(why)
            outcomes["fell" if "til å stoppe" in text else "late" if "ikke lest ferdig" in text else "refused"] += 1
            assert "feile" not in text, text  # a fault of ours, not of the file
        else:
            outcomes["read"] += 1
            assert all(line.page and line.text.strip() for line in found.lines)
        slowest = max(slowest, time.monotonic() - start)
    figure(f"PDFs damaged: {dict(outcomes)}, slowest {slowest:.2f} s")
    assert outcomes["late"] == 0
    for whole in originals:
        assert reader.read(whole).lines  # and the reader still reads
