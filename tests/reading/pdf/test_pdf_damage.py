"""Text layers with the damage real ones have (catalogue section 8), read as what was meant."""

import pytest

from pdf_builder import Put, lines, pdf
from sekretariat_tui.reading.lines import Mark
from sekretariat_tui.reading.pdf import pdf_lines


def read(text: str) -> str:
    return " ".join(line.text for line in pdf_lines(pdf(lines(text))))


@pytest.mark.parametrize(
    ("stands", "meant"),
    [
        ("Ra\u030adhuset i Nesvik", "Rådhuset i Nesvik"),
        ("Ra \u030adhuset i Nesvik", "Rådhuset i Nesvik"),
        ("R˚adhuset i Nesvik", "Rådhuset i Nesvik"),
        ("Ra˚dhuset i Nesvik", "Rådhuset i Nesvik"),
        ("Caf´e Nesvik", "Café Nesvik"),
        ("ﬁnne ﬂere oﬃsielle tilbud", "finne flere offisielle tilbud"),
        ("sam\u00adarbeids\u00adavtalen", "samarbeidsavtalen"),
        ("helse\u2011\u00a0og omsorg", "helse- og omsorg"),
        ("Tiltak \uf0e0 virkning", "Tiltak → virkning"),
        ("\U0001d400 og 𝐁", "\U0001d400 og 𝐁"),
    ],
)
def test_letters_are_put_right(stands: str, meant: str) -> None:
    assert read(stands) == meant


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf0a7", "\uf0d8", "•", "▪"])
def test_the_bullets_of_symbol_fonts_are_bullets(sign: str) -> None:
    page = [Put(71, 100, sign), Put(92, 100, "korte reiser"), Put(71, 114, sign), Put(92, 114, "faste vakter")]
    assert [(line.mark, line.text) for line in pdf_lines(pdf(page))] == [
        (Mark.BULLET, "korte reiser"),
        (Mark.BULLET, "faste vakter"),
    ]


def test_text_in_a_font_that_keeps_its_letters_elsewhere_is_read() -> None:
    moved = "".join(chr(0xF000 + ord(letter)) for letter in "Vedtak")
    assert read(f"{moved} i saken") == "Vedtak i saken"


def test_letter_spaced_words_are_words() -> None:
    assert read("F r å s y m p t o m") == "Fråsymptom" or read("F r å s y m p t o m") == "Frå symptom"


@pytest.mark.parametrize("spread", [2.0, 4.0, 8.0])
def test_letters_set_wide_apart_keep_their_words(spread: float) -> None:
    found = pdf_lines(pdf([Put(71, 100, "SAKSFRAMLEGG TIL MØTET", spread=spread)]))
    assert [line.text for line in found] == ["SAKSFRAMLEGG TIL MØTET"]


def test_words_that_are_placed_without_spaces_between_them_are_parted() -> None:
    page = [Put(71, 100, "Felles"), Put(106, 100, "vaktordning"), Put(166, 100, "i"), Put(172, 100, "Nesvik")]
    assert [line.text for line in pdf_lines(pdf(page))] == ["Felles vaktordning i Nesvik"]


def test_numbers_in_a_row_are_not_taken_for_letters() -> None:
    assert read("1 2 3 4 5 6 7") == "1 2 3 4 5 6 7"
