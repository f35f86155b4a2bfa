"""Headings without room around them, worn or numbered headings, and the doubts where none was found."""

from pathlib import Path

import pytest
from word_builder import par, save, table

from sekretariat_tui.domain.points import outline
from sekretariat_tui.reading.document import ReadDocument, read_document, to_json


def read(folder: Path, text: str) -> ReadDocument:
    path = folder / "sak.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def headings(document: ReadDocument) -> list[tuple[str, str]]:
    return [(section.heading, section.text) for section in document.sections]


def points(document: ReadDocument) -> list[tuple[int, str]]:
    return [(row.depth, row.point.text) for row in outline(document.proposal.points)]


def doubted(document: ReadDocument) -> list[str]:
    return [doubt.field for doubt in document.doubts]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_standard_heading_may_have_its_text_right_below_it(tmp_path: Path, gap: str) -> None:
    text = (
        f"SSU sak 4/2026\n\nFelles vakt\n\nMøtedato: 20.05.2026{gap}Innstilling til konsensus:{gap}1. SSU deler vakten.\n"
        f"2. SSU henter inn tall.{gap}Bakgrunn\nVakten er dyr.{gap}Vurdering:\nSekretariatet anbefaler deling."
    )
    document = read(tmp_path, text)
    assert points(document) == [(0, "SSU deler vakten."), (0, "SSU henter inn tall.")]
    assert headings(document) == [
        ("Bakgrunn", "Vakten er dyr."),
        ("Vurdering", "Sekretariatet anbefaler deling."),
    ]


def test_the_first_heading_with_its_text_right_below_it_ends_the_head(tmp_path: Path) -> None:
    document = read(
        tmp_path, "Vedlegg til sak 4/26\n\nFelles vakt\n\nBakgrunn\nVakten er dyr.\n\nForslag til vedtak\nJa."
    )
    assert (document.title, headings(document)) == ("Felles vakt", [("Bakgrunn", "Vakten er dyr.")])


def test_the_words_of_a_heading_in_a_list_are_no_heading(tmp_path: Path) -> None:
    text = (
        "SSU sak 4/2026\n\nFelles vakt\n\nBakgrunn\n\nNotatet har tre deler:\n1. Bakgrunn\n2. Vurdering\n3. Økonomi\n"
    )
    assert [heading for heading, _ in headings(read(tmp_path, text))] == ["Bakgrunn"]


@pytest.mark.parametrize("worn", ["ForsIag til vedtak", "FORS1AG TIL VEDTAK", "Fors|ag tii vedtak:", "Innsti11ing"])
def test_a_worn_heading_opens_the_proposal(tmp_path: Path, worn: str) -> None:
    document = read(tmp_path, f"SSU sak 4/2026\n\nFelles vakt\n\nBakgrunn\n\nTekst.\n\n{worn}\n\n1. SSU deler vakten.")
    assert points(document) == [(0, "SSU deler vakten.")]


def test_numbered_headings_in_capitals_below_the_kind_of_paper(tmp_path: Path) -> None:
    text = (
        "SAK NR. 4/2026 FELLES VAKT\n\nSaksframlegg\n\nUtvalg: Strategisk samarbeidsutvalg\nMøtedato: 20.05.2026\n"
        "Saksbehandler:\nTurid Vassbotn\n\n1. BAKGRUNN\nVakten er dyr.\n\n2. VURDERING\nDen bør deles.\n\n"
        "3. FORSLAG TIL VEDTAK\n1. SSU deler vakten.\n2. SSU henter inn tall."
    )
    document = read(tmp_path, text)
    assert (document.title, document.body, document.case_officers) == ("FELLES VAKT", "SSU", ("Turid Vassbotn",))
    assert document.meeting_date is not None
    assert [heading for heading, _ in headings(document)] == ["1. BAKGRUNN", "2. VURDERING"]
    assert points(document) == [(0, "SSU deler vakten."), (0, "SSU henter inn tall.")]


def test_a_table_of_one_column_is_read_as_its_paragraphs(tmp_path: Path) -> None:
    cell = par("Forslag til vedtak") + par("1. SSU deler vakten.") + par("2. SSU henter inn tall.")
    body = par("SSU sak 4/2026") + par("Felles vakt") + table((par("Bakgrunn") + par("Vakten er dyr."),), (cell,))
    document = read_document(save(tmp_path, body))
    assert headings(document) == [("Bakgrunn", "Vakten er dyr.")]
    assert points(document) == [(0, "SSU deler vakten."), (0, "SSU henter inn tall.")]


def test_a_paper_without_a_proposal_is_doubted_and_one_that_awaits_it_is_not(tmp_path: Path) -> None:
    text = "SSU sak 4/2026\n\nFelles vakt\n\nMøtedato: 20.05.2026\n\nBakgrunn\n\nTekst."
    assert doubted(read(tmp_path, text)) == ["proposal"]
    assert doubted(read(tmp_path, f"{text}\n\nForslag til vedtak fremmes i møtet.")) == []


def test_a_document_of_unknown_kind_is_doubted_like_a_paper(tmp_path: Path) -> None:
    document = read(tmp_path, "Felles vakt\n\nBakgrunn\n\nVakten er dyr og bør deles av flere.")
    assert document.kind == "unknown"
    assert {"body", "number", "meeting_date", "proposal"} <= set(doubted(document))


def test_a_point_with_the_words_of_a_heading_is_doubted(tmp_path: Path) -> None:
    text = "SSU sak 4/2026\n\nFelles vakt\n\nMøtedato: 20.05.2026\n\nForslag til vedtak\n\n1. SSU deler vakten.\n2. Økonomi"
    document = read(tmp_path, text)
    assert [doubt.text for doubt in document.doubts] == ["Økonomi"]


def test_roman_numerals_are_points_of_their_own(tmp_path: Path) -> None:
    text = "1. SSU ber om\n   a) en plan\n      i. skriftlig\n      ii. muntlig\n      iii. begge deler\n2. SSU deler vakten."
    document = read(tmp_path, f"SSU sak 4/2026\n\nFelles vakt\n\nForslag til vedtak\n\n{text}")
    assert points(document) == [
        (0, "SSU ber om"),
        (1, "en plan"),
        (2, "skriftlig"),
        (2, "muntlig"),
        (2, "begge deler"),
        (0, "SSU deler vakten."),
    ]


def test_a_number_of_another_year_than_the_meeting_is_doubted(tmp_path: Path) -> None:
    text = "SSU sak 5/{}\n\nFelles vakt\n\nMøtedato: 14.01.2026\n\nForslag til vedtak\n\nSSU deler vakten."
    assert doubted(read(tmp_path, text.format(2025))) == ["year"]
    assert doubted(read(tmp_path, text.format(2026))) == []


def test_a_worn_number_is_the_same_in_the_case_and_in_the_doubt(tmp_path: Path) -> None:
    document = read(tmp_path, "Vedlegg til sak 1l/25\n\nFelles vakt\n\nForslag til vedtak\n\nSSU deler vakten.")
    assert (document.number, document.suffix, document.year) == (11, "", 2025)
    assert any("11/2025" in doubt.sentence for doubt in document.doubts if doubt.field == "references")


def test_a_letter_after_the_number_that_is_no_worn_digit_stays(tmp_path: Path) -> None:
    document = read(tmp_path, "Vedlegg til sak 12B/25\n\nFelles vakt\n\nForslag til vedtak\n\nSSU deler vakten.")
    assert (document.number, document.suffix) == (12, "B")


def test_what_a_point_presupposes_is_in_the_json(tmp_path: Path) -> None:
    body = par("SSU sak 4/2026") + par("Felles vakt") + par("Forslag til vedtak") + par("1. SSU deler vakten.")
    body += par("Forutsetning: pengene kommer", properties='<w:pStyle w:val="F"/>')
    part = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="Forutsetning"/></w:style></w:styles>'
    )
    document = read_document(save(tmp_path, body, styles=part))
    assert document.proposal.points[0].condition == "pengene kommer"
    (point,) = to_json(document)["proposal"]
    assert (point["text"], point["condition"]) == ("SSU deler vakten.", "pengene kommer")


def test_alternatives_of_a_proposal_are_all_of_it(tmp_path: Path) -> None:
    text = "Alternativ 1:\n\n1. SSU deler vakten.\n\nAlternativ 2:\n\n1. SSU venter.\n\nBakgrunn\n\nVakten er dyr."
    document = read(tmp_path, f"SSU sak 4/2026\n\nFelles vakt\n\nInnstilling:\n\n{text}")
    assert [words for _, words in points(document)] == [
        *("Alternativ 1:", "SSU deler vakten.", "Alternativ 2:", "SSU venter."),
    ]
    assert headings(document) == [("Bakgrunn", "Vakten er dyr.")]


def test_a_body_whose_code_is_not_known_still_has_its_case_and_its_metadata(tmp_path: Path) -> None:
    document = read(tmp_path, "XYU sak 2026/05\n\nFelles vakt\n\nMøtedato: 20.05.2026\n\nBakgrunn\n\nVakten er dyr.")
    assert (document.body, document.number, document.year, document.title) == (None, 5, 2026, "Felles vakt")
    assert document.meeting_date is not None
    assert "body" in doubted(document)


def test_a_label_for_the_subject_with_nothing_behind_it_is_no_title(tmp_path: Path) -> None:
    document = read(tmp_path, "SSU sak 4/2026\n\nTittel:\n\nFelles vakt\n\nBakgrunn\n\nVakten er dyr.")
    assert (document.number, document.title) == (4, "Felles vakt")
