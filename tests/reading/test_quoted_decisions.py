"""Decisions of earlier cases that a paper quotes: whole to their last point, from text, Word and our own export."""

from datetime import date
from pathlib import Path

import pytest
from word_builder import item, level, numbering, par, save, styles

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.points import outline
from sekretariat_tui.profiles import Profile
from sekretariat_tui.reading.document import ReadDecision, ReadDocument, read_document
from sekretariat_tui.writing import case_paper

FIXTURES = Path(__file__).parent / "fixtures"
OPENING = "SSU fattet i sak 9/25 følgende vedtak:"


def read(folder: Path, text: str) -> ReadDocument:
    path = folder / "sak.txt"
    path.write_text(f"Vedlegg til sak 40/26\n\nFelles vakt\n\nBakgrunn\n\n{OPENING}\n\n{text}\n", encoding="utf-8")
    return read_document(path)


def rows(decision: ReadDecision) -> list[tuple[str, int, str]]:
    return [(row.label, row.depth, row.point.text) for row in outline(decision.points)]


def quoted(document: ReadDocument) -> list[list[tuple[str, int, str]]]:
    return [rows(decision) for decision in document.decisions if decision.quoted]


def exported(document: ReadDocument, folder: Path) -> ReadDocument:
    case = Case(
        body=document.body or "SSU",
        title=document.title,
        number=document.number,
        year=document.year,
        sections=document.sections,
        proposal=document.proposal,
    )
    house = Profile(code="fjord", name="Helsefellesskap Fjordland")
    path = folder / "ut.docx"
    path.write_bytes(case_paper(case, house, meeting=None, related={}, today=date(2026, 1, 5), author=""))
    return read_document(path)


def test_a_paragraph_below_a_point_does_not_end_the_decision(tmp_path: Path) -> None:
    document = read(tmp_path, "1. Vakten deles.\n\n   Det gjelder ut 2027.\n\n2. ASU ber om:\n   - tall\n   - en plan")
    expected = [
        ("1.", 0, "Vakten deles."),
        ("", 1, "Det gjelder ut 2027."),
        ("2.", 0, "ASU ber om:"),
        ("•", 1, "tall"),
        ("•", 1, "en plan"),
    ]
    assert quoted(document) == [expected]
    assert [label for label, _, _ in quoted(exported(document, tmp_path))[0]] == ["1.", "", "2.", "•", "•"]


def test_what_follows_the_last_point_is_not_the_decision(tmp_path: Path) -> None:
    document = read(tmp_path, "1. Vakten deles.\n2. Tall hentes inn.\n\nDette er gjort.\n\n1. i vår\n2. i høst")
    assert quoted(document) == [[("1.", 0, "Vakten deles."), ("2.", 0, "Tall hentes inn.")]]


def test_a_count_that_goes_on_after_much_other_text_is_doubted(tmp_path: Path) -> None:
    between = "\n\n".join(f"Setning nummer {word} om saken." for word in ("én", "to", "tre", "fire"))
    document = read(tmp_path, f"1. Vakten deles.\n\n{between}\n\n2. Tall hentes inn.")
    assert quoted(document) == [[("1.", 0, "Vakten deles.")]]
    assert [doubt.text for doubt in document.doubts if doubt.field == "decisions"] == ["2."]


def test_a_lead_in_belongs_to_the_decision(tmp_path: Path) -> None:
    document = read(tmp_path, "Utvalget ber om at:\n\n1. vakten deles\n2. tall hentes inn")
    assert [text for _, _, text in quoted(document)[0]] == ["Utvalget ber om at:", "vakten deles", "tall hentes inn"]


def test_a_quotation_of_several_paragraphs_is_whole(tmp_path: Path) -> None:
    document = read(tmp_path, "«Vakten deles.\n\nTall hentes inn.»\n\nDette er gjort.")
    assert [text for _, _, text in quoted(document)[0]] == ["«Vakten deles.", "Tall hentes inn.»"]


def word(folder: Path, bullet: str) -> ReadDocument:
    parts = {
        "numbering": numbering({0: level(0, "decimal", "%1."), 1: level(0, "bullet", "•")}, {1: (0, ""), 2: (1, "")}),
        "styles": styles(
            A=("List Number", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
            B=(bullet, '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'),
        ),
    }

    def styled(text: str, style: str) -> str:
        return par(text, properties=f'<w:pStyle w:val="{style}"/>')

    body = par("SSU sak 4/2026") + par("Felles vakt") + par("Bakgrunn") + par(OPENING)
    body += styled("Vakten deles", "A") + styled("på dagtid", "B") + styled("i helgene", "B")
    body += styled("Tall hentes inn", "A") + par("Dette er gjort.")
    return read_document(save(folder, body, **parts))


@pytest.mark.parametrize("bullet", ["List Bullet 2", "Punktliste 2"])
def test_words_own_list_styles_nest_in_a_quoted_decision(tmp_path: Path, bullet: str) -> None:
    assert quoted(word(tmp_path, bullet)) == [
        [("1.", 0, "Vakten deles"), ("•", 1, "på dagtid"), ("•", 1, "i helgene"), ("2.", 0, "Tall hentes inn")]
    ]


def test_bullets_at_the_numbers_own_depth_do_not_end_a_count_that_goes_on(tmp_path: Path) -> None:
    found = quoted(word(tmp_path, "List Bullet"))[0]
    assert [text for _, _, text in found] == ["Vakten deles", "på dagtid", "i helgene", "Tall hentes inn"]


def test_bullets_below_a_number_of_the_same_word_list_are_kept(tmp_path: Path) -> None:
    lists = numbering({0: level(0, "decimal", "%1.") + level(1, "bullet", "•")}, {1: (0, "")})
    body = par("SSU sak 4/2026") + par("Felles vakt") + par("Bakgrunn") + par(OPENING)
    body += item("Vakten deles", 1) + item("på dagtid", 1, 1) + item("Tall hentes inn", 1) + item("i høst", 1, 1)
    assert [label for label, _, _ in quoted(read_document(save(tmp_path, body, numbering=lists)))[0]] == [
        *("1.", "•", "2.", "•"),
    ]


@pytest.mark.parametrize("name", sorted(path.stem for path in FIXTURES.glob("*.txt")))
def test_the_quoted_decisions_of_a_paper_come_back_from_word(name: str, tmp_path: Path) -> None:
    document = read_document(FIXTURES / f"{name}.txt")
    assert quoted(exported(document, tmp_path)) == quoted(document)


def test_the_quoted_decisions_of_the_real_papers_come_back_from_word(seeds: Path, tmp_path: Path) -> None:
    found = 0
    for path in sorted(seeds.glob("*.txt")):
        document = read_document(path)
        found += len(quoted(document))
        assert quoted(exported(document, tmp_path)) == quoted(document)
    assert found > 0
