"""Headers, footers and page numbers are no part of the text, and nothing that is text goes with them."""

import pytest

from pdf_builder import LEADING, Put, lines, pdf
from sekretariat_tui.reading.pdf import pdf_lines
from sekretariat_tui.reading.pdf.document import pdf_text

SENTENCES = ("Ordningen er ny for alle.", "Utgiftene deles likt.", "Saken er drøftet før.", "Partene er enige.")


def paper(*, header: str = "", footer: str = "", pages: int = 3) -> bytes:
    """A page for each sentence; {n} and {all} are the page's number and how many there are."""
    return pdf(
        *(
            [
                *([Put(71, 40, header.format(n=n, all=pages), size=9)] if header else []),
                *lines(SENTENCES[n - 1]),
                *([Put(280, 800, footer.format(n=n, all=pages), size=9)] if footer else []),
            ]
            for n in range(1, pages + 1)
        )
    )


def texts(data: bytes) -> list[str]:
    return [line.text for line in pdf_lines(data)]


@pytest.mark.parametrize("pages", [1, 2, 3, 4])
@pytest.mark.parametrize(
    "footer", ["Side {n} av {all}", "- {n} -", "{n}", "Side {n}", "{n}/{all}", "– {n} –", "s. {n}"]
)
def test_page_numbers_go(footer: str, pages: int) -> None:
    assert texts(paper(footer=footer, pages=pages)) == list(SENTENCES[:pages])


def test_headers_go_and_are_told_apart() -> None:
    found = pdf_text(paper(header="Helsefellesskap Fjordland – SSU sak 3/2025", footer="Side {n} av {all}"))
    assert [line.text for line in found.lines] == list(SENTENCES[:3])
    assert found.headers == ("Helsefellesskap Fjordland – SSU sak 3/2025",)


def test_the_header_of_a_single_page_is_known_by_its_smaller_letters() -> None:
    found = pdf_text(paper(header="Helsefellesskap Fjordland", pages=1))
    assert ([line.text for line in found.lines], found.headers) == ([SENTENCES[0]], ("Helsefellesskap Fjordland",))


def test_the_first_line_of_a_single_page_is_no_header_where_its_letters_are_the_texts() -> None:
    assert texts(pdf(lines("Sak 3/2025", "", "", "", "Ordningen er ny.", down=50))) == [
        "Sak 3/2025",
        "Ordningen er ny.",
    ]


def test_headers_that_change_from_side_to_side_go() -> None:
    pages = [[Put(71, 40, ("Fjordland", "SSU 2025")[n % 2], size=9), *lines(SENTENCES[n])] for n in range(4)]
    assert texts(pdf(*pages)) == list(SENTENCES)


def test_the_case_number_beside_the_houses_name_goes_though_it_changes() -> None:
    pages = [
        [
            Put(71, 40, "Helsefellesskap Fjordland", size=9),
            Put(450, 40, f"SSU sak {n}/25", size=9),
            *lines(SENTENCES[n]),
        ]
        for n in range(3)
    ]
    found = pdf_text(pdf(*pages))
    assert [line.text for line in found.lines] == list(SENTENCES[:3])
    assert set(found.headers) == {"Helsefellesskap Fjordland", "SSU sak 0/25", "SSU sak 1/25", "SSU sak 2/25"}


def test_papers_of_a_pack_that_begin_alike_keep_their_first_lines() -> None:
    pages = [lines(f"Vedlegg til sak {n + 1}/26", "", SENTENCES[n]) for n in range(4)]
    assert texts(pdf(*pages)) == [text for n in range(4) for text in (f"Vedlegg til sak {n + 1}/26", SENTENCES[n])]


def test_a_case_number_at_the_top_of_a_page_is_no_page_number() -> None:
    assert "13/2025" in texts(pdf(lines("Saksliste", down=90), lines("13/2025", "", "Felles vakt", down=60)))


def test_bullets_at_the_same_place_on_two_pages_are_text() -> None:
    pages = [[Put(71, 80, "•"), Put(92, 80, text)] for text in SENTENCES[:3]]
    assert texts(pdf(*pages)) == list(SENTENCES[:3])


def test_a_number_that_stuck_to_the_last_words_of_each_page_goes() -> None:
    pages = [lines(f"{SENTENCES[n][:-1]} {n + 1}") for n in range(4)]
    assert texts(pdf(*pages)) == [text[:-1] for text in SENTENCES]


def test_a_year_that_ends_a_page_stays() -> None:
    pages = [lines(f"Planen gjelder fra 202{n}") for n in range(3)]
    assert texts(pdf(*pages)) == ["Planen gjelder fra 2020", "Planen gjelder fra 2021", "Planen gjelder fra 2022"]


def test_a_watermark_across_the_pages_goes_to_the_headers() -> None:
    mark = Put(200, 500, "UTKAST", size=60, matrix="0.7071 0.7071 -0.7071 0.7071")
    found = pdf_text(pdf(*[[mark, *lines(text)] for text in SENTENCES[:2]]))
    assert ([line.text for line in found.lines], found.headers) == (list(SENTENCES[:2]), ("UTKAST",))


def test_a_sentence_over_the_page_is_not_broken_by_the_footer() -> None:
    wide = "Helsefellesskapet har de siste årene arbeidet med å samordne tilbudet til eldre i kommunene"
    pages = [
        [*lines(*[wide] * 5, down=780 - 4 * LEADING), Put(280, 815, "Side 1 av 2", size=9)],
        [*lines("ved fjorden."), Put(280, 815, "Side 2 av 2", size=9)],
    ]
    assert texts(pdf(*pages)) == [" ".join([*[wide] * 5, "ved fjorden."])]


def test_lines_that_say_the_same_at_the_top_and_bottom_of_each_page_are_text() -> None:
    said = ("Ordningen er ny for alle kommunene ved fjorden, og utgiftene deles likt.", "Partene er enige.")
    pages = [lines(*[said[at % 2] for at in range(48)], down=72) for _ in range(3)]
    found = " ".join(texts(pdf(*pages)))
    assert [found.count(words) for words in said] == [72, 72]


def test_a_header_in_the_letters_of_the_text_goes_where_it_stands_apart() -> None:
    pages = [
        [
            *lines("Helsefellesskap Fjordland", "Utvalget SSU", down=40),
            *lines(*[f"{SENTENCES[n]} {at}" for at in range(12)], down=90),
        ]
        for n in range(3)
    ]
    found = pdf_text(pdf(*pages))
    assert found.headers == ("Helsefellesskap Fjordland", "Utvalget SSU")
    assert "Fjordland" not in " ".join(line.text for line in found.lines)
