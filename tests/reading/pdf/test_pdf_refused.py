"""A PDF that cannot be read: one sentence that names it, says what is wrong and what to do; nothing else is harmed."""

import zlib
from pathlib import Path

import pytest

from pdf_builder import Put, file_of, lines, pdf, picture
from sekretariat_tui.domain.errors import CannotRead
from sekretariat_tui.reading.document import read_document
from sekretariat_tui.reading.pdf import limits
from sekretariat_tui.reading.pdf.document import pdf_text
from sekretariat_tui.reading.pdf.unreadable import Unreadable

GOOD = pdf(lines("SSU sak 3/2025", "", "Felles vakt", "", "Bakgrunn", "", "Ordningen er ny."))


def refused(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(CannotRead) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert "\n" not in sentence and name in sentence and sentence.endswith(".")
    return sentence


def why(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        pdf_text(data)
    return str(caught.value)


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    sentence = refused(tmp_path, "skann.pdf", pdf([picture()], [picture()]))
    assert "skannet" in sentence and "OCR" in sentence


def test_a_scan_with_a_stamp_on_it_is_still_a_scan(tmp_path: Path) -> None:
    page = [picture(), Put(71, 40, "Innkommet 12.3.2025"), Put(280, 800, "1")]
    assert "skannet" in refused(tmp_path, "stempel.pdf", pdf(page, page))


def test_text_that_was_drawn_as_curves_is_as_a_scan(tmp_path: Path) -> None:
    from pdf_builder import Drawn

    assert "OCR" in refused(tmp_path, "kurver.pdf", pdf([Drawn("71 700 m 80 720 90 740 100 700 c f")]))


def test_a_page_without_text_among_others_is_a_doubt(tmp_path: Path) -> None:
    path = tmp_path / "blandet.pdf"
    path.write_bytes(pdf(lines("SSU sak 3/2025", "", "Felles vakt"), [picture()], []))
    doubts = [doubt.sentence for doubt in read_document(path).doubts if doubt.field == "text"]
    assert len(doubts) == 1 and "Side 2" in doubts[0] and "OCR" in doubts[0]


def test_a_file_whose_pages_are_all_alike_is_not_all_furniture(tmp_path: Path) -> None:
    assert [line.text for line in pdf_text(pdf(*[lines("Ordningen er ny.")] * 2)).lines] == ["Ordningen er ny."] * 2


def test_blank_pages(tmp_path: Path) -> None:
    assert "har ingen tekst" in refused(tmp_path, "blank.pdf", pdf([], []))


def test_a_file_whose_pages_no_longer_unpack_is_damaged_not_blank(tmp_path: Path) -> None:
    at = GOOD.rindex(b"stream\n", 0, GOOD.rindex(b"endstream")) + len(b"stream\n")
    torn = GOOD[: at + 1] + b"\xff" * 20 + GOOD[at + 21 :]
    sentence = refused(tmp_path, "skadet.pdf", torn)
    assert "er skadet" in sentence and "på nytt" in sentence


def test_a_file_that_lost_its_table_and_its_text_is_damaged_not_blank(tmp_path: Path) -> None:
    blank = pdf([], [])
    assert "er skadet" in refused(tmp_path, "tabell.pdf", blank[: blank.rindex(b"startxref")])


@pytest.mark.parametrize("part", [12, 100, len(GOOD) // 2])
def test_a_file_that_was_cut_off(tmp_path: Path, part: int) -> None:
    assert "skadet" in refused(tmp_path, "halv.pdf", GOOD[:part])


def test_something_else_with_the_name_of_a_pdf(tmp_path: Path) -> None:
    assert "ikke en PDF" in refused(tmp_path, "tekst.pdf", b"Bare tekst")


def test_an_empty_file(tmp_path: Path) -> None:
    assert "er tom" in refused(tmp_path, "tom.pdf", b"")


def test_a_password(tmp_path: Path) -> None:
    assert "passord" in refused(tmp_path, "hemmelig.pdf", locked())


def locked() -> bytes:
    """A file whose keys fit no password that is tried."""
    data = pdf(
        lines("Hemmelig"), extra=[b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >>" % (b"41" * 32, b"42" * 32)]
    )
    return data.replace(b"/Root 1 0 R >>", b"/Root 1 0 R /Encrypt 12 0 R /ID [<00> <00>] >>")


def test_more_pages_than_any_paper_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 3)
    assert pdf_text(pdf(*[lines(f"Ordning {at}") for at in range(3)])).lines
    assert "har 4 sider; grensen er 3" in why(pdf(*[lines(f"Ordning {at}") for at in range(4)]))


def test_more_text_than_any_paper_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGE_CHARACTERS", 100)
    assert "side 2" in why(pdf(lines("Ordningen er ny."), lines("Ordningen er ny. " * 10)))
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 30)
    assert "side 2" in why(pdf(lines("Ordningen er ny."), lines("Ordningen er ny.")))


def page_tree(kids: bytes, count: int) -> bytes:
    return file_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            4: b"<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 7 /Parent 2 0 R >>",
        }
    )


@pytest.mark.parametrize(
    ("kids", "count"), [(b"4 0 R 2 0 R", 5), (b"2 0 R", 1), (b"3 0 R", 2_000_000_000), (b"3 0 R", -1)]
)
def test_a_page_tree_that_lies_or_goes_in_circles_ends(kids: bytes, count: int) -> None:
    assert why(page_tree(kids, count))


def test_a_page_of_a_quarter_million_letters_is_read() -> None:
    found = pdf_text(pdf([Put(71, 60 + at * 0.07, f"{at} " + "ord " * 25) for at in range(2_500)]))
    assert sum(line.text.count("ord") for line in found.lines) == 62_500


def test_a_page_that_names_no_contents_is_as_blank() -> None:
    assert "har ingen tekst" in why(GOOD.replace(b"/Contents 11 0 R", b"/Contents 99 0 R"))


def test_bytes_before_the_mark_are_allowed(tmp_path: Path) -> None:
    path = tmp_path / "epost.pdf"
    path.write_bytes(b"Content-Type: application/pdf\r\n\r\n" + GOOD)
    assert read_document(path).number == 3


def test_a_stream_that_ends_too_soon_does_not_cost_the_other_pages() -> None:
    whole = pdf(lines("Ordningen er ny."), lines("Partene er enige."))
    at = whole.index(b"stream\n", whole.index(b"11 0 obj")) + 12
    found = pdf_text(whole[:at] + b"\0" * 20 + whole[at + 20 :])
    assert "Partene er enige." in [line.text for line in found.lines]
    assert zlib  # the streams are packed: a byte changed costs the rest of its page
