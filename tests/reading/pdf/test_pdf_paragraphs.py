"""What a person reads on the pages of a PDF is what the lines say: paragraphs, words, lists, headings, the page."""

import pytest

from pdf_builder import LEADING, Put, lines, pdf
from sekretariat_tui.reading.lines import Line, Mark
from sekretariat_tui.reading.pdf import pdf_lines

# Three lines as wide as the page, and what they are the beginning of.
WIDE = (
    "Helsefellesskapet har de siste årene arbeidet med å samordne tilbudet til eldre i kommunene",
    "ved fjorden, og erfaringene viser at pasientene ringer sjeldnere til legevakten når tjenesten",
    "har faste vaktlister. Sekretariatet mener at en felles ordning vil gi bedre tjenester i området",
)


def texts(*pages: list[Put]) -> list[str]:
    return [line.text for line in pdf_lines(pdf(*pages))]


def test_the_lines_of_a_paragraph_are_one() -> None:
    assert texts(lines(*WIDE, "hele året.")) == [" ".join([*WIDE, "hele året."])]


def test_an_empty_line_parts_two_paragraphs() -> None:
    assert texts(lines(*WIDE, "hele året.", "", "Ordningen er ny.")) == [
        " ".join([*WIDE, "hele året."]),
        "Ordningen er ny.",
    ]


def test_a_line_that_had_room_for_more_ends_its_paragraph() -> None:
    assert texts(lines(*WIDE, "hele året.", "Ordningen er ny.")) == [
        " ".join([*WIDE, "hele året."]),
        "Ordningen er ny.",
    ]


def test_a_sentence_goes_on_over_the_page() -> None:
    found = pdf_lines(pdf(lines("Bakgrunn", "", *WIDE, down=600), lines("hele året.", "", "Ordningen er ny.")))
    assert [(line.text, line.page) for line in found] == [
        ("Bakgrunn", 1),
        (" ".join([*WIDE, "hele året."]), 1),
        ("Ordningen er ny.", 2),
    ]


def test_a_new_page_says_that_it_is_new() -> None:
    found = pdf_lines(pdf(lines("Bakgrunn", "", *WIDE, "hele året."), lines("Ordningen er ny.")))
    assert [line.new_page for line in found] == [False, False, True]


@pytest.mark.parametrize(
    ("before", "after", "read"),
    [
        ("sam-", "arbeid", "samarbeid"),
        ("helse-", "og omsorgstjenester", "helse- og omsorgstjenester"),
        ("perioden 2024-", "2027", "perioden 2024-2027"),
        ("12-", "24", "12-24"),
        ("Helse Sør-", "Øst", "Helse Sør-Øst"),
        ("IKT-", "løsning", "IKT-løsning"),
        ("e-", "helse", "e-helse"),
        ("kommuner/", "helseforetak", "kommuner/helseforetak"),
        ("der-", "som partene", "dersom partene"),
        ("sam\u00ad", "arbeid", "samarbeid"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_whole(before: str, after: str, read: str) -> None:
    start = "Helsefellesskapet har de siste årene arbeidet med å samordne tilbudet til de eldre,"
    (found,) = texts(lines(WIDE[1], WIDE[2], f"{start} {before}", f"{after} i hele området."))
    assert found.endswith(f"{start} {read} i hele området.")


def test_lists_keep_their_labels_and_depth() -> None:
    page = [
        *lines("Utvalget vedtar:"),
        *lines("1.", "2.", down=130, left=71),
        *lines("Ordningen godkjennes.", "Utgiftene deles:", down=130, left=92),
        *lines("a)", "b)", down=130 + 2 * LEADING, left=92),
        *lines("likt mellom partene", "etter innbyggertall", down=130 + 2 * LEADING, left=113),
        *lines("•", down=130 + 4 * LEADING, left=113),
        *lines("de minste kommunene er unntatt", down=130 + 4 * LEADING, left=134),
    ]
    found = [(line.mark, line.label, line.indent, line.text) for line in pdf_lines(pdf(page))]
    assert found == [
        (Mark.NONE, "", 0, "Utvalget vedtar:"),
        (Mark.NUMBER, "1.", 0, "Ordningen godkjennes."),
        (Mark.NUMBER, "2.", 0, "Utgiftene deles:"),
        (Mark.LETTER, "a)", 3, "likt mellom partene"),
        (Mark.LETTER, "b)", 3, "etter innbyggertall"),
        (Mark.BULLET, "", 6, "de minste kommunene er unntatt"),
    ]


def test_an_item_of_two_lines_is_one_item() -> None:
    page = [
        Put(71, 100, "•"),
        Put(92, 100, WIDE[0][:79]),
        Put(92, 114, "kommuner."),
        Put(71, 128, "•"),
        Put(92, 128, "Neste."),
    ]
    page += lines(*WIDE, down=200)
    found = pdf_lines(pdf(page))
    assert [(line.mark, line.text) for line in found[:2]] == [
        (Mark.BULLET, f"{WIDE[0][:79]} kommuner."),
        (Mark.BULLET, "Neste."),
    ]


def test_a_dash_in_a_sentence_begins_no_item() -> None:
    (found,) = texts(lines(WIDE[0], f"{WIDE[2]} nå", "– og det er ment å vare hele året."))
    assert found.endswith("– og det er ment å vare hele året.")


def test_a_line_that_begins_with_a_word_in_another_size_goes_on() -> None:
    page = [*lines(*WIDE[1:], f"{WIDE[2]} nå"), Put(71, 142, "og", size=10), Put(86, 142, "hele neste år.")]
    assert texts(page) == [f"{WIDE[1]} {WIDE[2]} {WIDE[2]} nå og hele neste år."]


def headings(page: list[Put]) -> list[tuple[str, int, bool]]:
    return [(line.text, line.heading, line.title) for line in pdf_lines(pdf(page)) if line.heading or line.title]


def test_larger_letters_are_headings_and_the_largest_the_title() -> None:
    page = [
        Put(71, 90, "Vedlegg til sak 14/26", bold=True, size=12),
        Put(71, 115, "Felles vaktordning", bold=True, size=18),
        Put(71, 150, "Bakgrunn", bold=True, size=13),
        *lines(*WIDE, "hele året.", down=170),
        Put(71, 250, "Økonomi", bold=True),
        *lines(*WIDE, "hele året.", down=264),
        Put(71, 350, "Vurdering", bold=True, size=13),
        *lines("Ja.", down=370),
    ]
    assert headings(page) == [
        ("Felles vaktordning", 0, True),
        ("Bakgrunn", 1, False),
        ("Økonomi", 3, False),
        ("Vurdering", 1, False),
    ]


def test_bold_lines_alone_are_told_as_bold() -> None:
    page = [Put(71, 100, "Bakgrunn", bold=True), *lines(*WIDE, "hele året.", down=114)]
    found = pdf_lines(pdf(page))
    assert [(line.bold, line.heading, line.gap, line.alone) for line in found] == [
        (True, 0, True, True),
        (False, 0, True, True),
    ]


def test_a_page_that_lies_on_its_side_is_read_as_it_is_held() -> None:
    page = [Put(100 + at * 14, 771, text, matrix="0 1 -1 0") for at, text in enumerate([*WIDE, "hele året."])]
    assert texts(page) == [" ".join([*WIDE, "hele året."])]


def test_a_stamp_up_the_margin_does_not_come_between_the_lines() -> None:
    page = [*lines(*WIDE, "hele året."), Put(40, 500, "Kopi av journalført brev", matrix="0 1 -1 0")]
    assert texts(page) == [" ".join([*WIDE, "hele året."]), "Kopi av journalført brev"]


def test_the_dots_of_a_table_of_contents_go() -> None:
    assert texts(lines("Bakgrunn ................................................. 3")) == ["Bakgrunn 3"]


def test_a_line_knows_its_page_and_a_word_file_has_none() -> None:
    assert [line.page for line in pdf_lines(pdf(lines("Sak 3/2025"), lines("Felles vakt")))] == [1, 2]
    assert Line(text="x").page is None
