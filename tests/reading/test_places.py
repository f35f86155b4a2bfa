"""Every field of a document says where it stands: the page, the line or the paragraph."""

from pathlib import Path

from word_builder import package, par

from sekretariat_tui.reading import read_document
from sekretariat_tui.reading.lines import Line
from sekretariat_tui.reading.places import with_places

PAPER = """SSU sak 12/2025

Felles vaktordning

Møtedato: 04.09.2025
Vår ref: 31/2025

Forslag til vedtak

1. SSU slutter seg til vaktordningen.

Bakgrunn

Det mangler leger.
"""
MINUTES = """Protokoll fra møte i Strategisk samarbeidsutvalg (SSU)

Møtedato: 04.09.2025

Til stede: Kari Nes, Ola Berg

Sak 11/2025 Vaktordning

Vedtak:
SSU vedtar ordningen.

Sak 12/2025 Hospitering

Vedtak:
SSU vedtar hospitering.
"""


def test_a_text_says_the_line(tmp_path: Path) -> None:
    path = tmp_path / "sak.txt"
    path.write_text(PAPER, encoding="utf-8")
    places = read_document(path).places
    assert {field: places[field] for field in ("title", "meeting_date", "our_ref", "proposal", "sections/0")} == {
        "title": "linje 3",
        "meeting_date": "linje 5",
        "our_ref": "linje 6",
        "proposal": "linje 10",
        "sections/0": "linje 12",
    }


def test_a_word_file_says_the_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "sak.docx"
    path.write_bytes(package("".join(par(line) for line in PAPER.split("\n") if line)))
    assert read_document(path).places["title"] == "avsnitt 2"


def test_minutes_say_where_each_decision_stands(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.txt"
    path.write_text(MINUTES, encoding="utf-8")
    places = read_document(path).places
    assert (places["cases/0/decision"], places["cases/1/decision"]) == ("linje 10", "linje 15")


def test_a_page_is_said_before_a_line(tmp_path: Path) -> None:
    path = tmp_path / "sak.txt"
    path.write_text(PAPER, encoding="utf-8")
    document = read_document(path)
    lines = [Line(text="Felles vaktordning", at=40, page=3)]
    assert with_places(document, lines).places == {"title": "side 3"}
