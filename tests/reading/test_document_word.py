"""Word files as case officers write them: labels as Word shows them, bold headings, tables, tracked changes."""

from datetime import date
from pathlib import Path

import pytest
from word_builder import header, item, level, numbering, par, run, save, styles, table

from sekretariat_tui.domain.points import outline
from sekretariat_tui.reading.document import ReadDocument, read_document

BOLD = "<w:b/>"
HEADINGS = styles(
    Title=("Title", ""),
    H1=("heading 1", ""),
    H2=("Overskrift 2", ""),
    Own=("Vår overskrift", '<w:basedOn w:val="H1"/>'),
    Outlined=("Punkt", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
)
LISTS = numbering(
    {
        0: level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "bullet", "•"),
        1: level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"),
        2: level(0, "bullet", "•"),
        3: level(0, "upperRoman", "%1."),
    },
    {
        1: (0, ""),
        2: (0, ""),
        3: (0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        4: (1, ""),
        5: (2, ""),
        6: (3, ""),
    },
)


def styled(text: str, style: str) -> str:
    return par(text, properties=f'<w:pStyle w:val="{style}"/>')


def heading(text: str) -> str:
    return par(run(text, BOLD))


def read(folder: Path, body: str, **parts: str) -> ReadDocument:
    return read_document(save(folder, body, **parts))


def text(document: ReadDocument) -> str:
    return "\n\n".join(section.text for section in document.sections)


def points(document: ReadDocument) -> list[tuple[str, int, str]]:
    return [(row.label, row.depth, row.point.text) for row in outline(document.proposal.points)]


class TestLists:
    def test_points_stand_at_the_levels_of_the_list(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + par("Noe.") + heading("Forslag til vedtak")
        body += item("Første", 1) + item("under", 1, 1) + item("dypere", 1, 2) + item("også under", 1, 1)
        body += item("Andre", 1) + item("begynner på nytt", 1, 1)
        assert points(read(tmp_path, body, numbering=LISTS)) == [
            ("1.", 0, "Første"),
            ("a)", 1, "under"),
            ("•", 2, "dypere"),
            ("b)", 1, "også under"),
            ("2.", 0, "Andre"),
            ("a)", 1, "begynner på nytt"),
        ]

    def test_a_list_goes_on_counting_until_one_says_that_it_starts_again(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + item("a", 1) + item("b", 1) + par("Så:") + item("c", 2) + par("Så:") + item("d", 3)
        body += item("e", 3) + heading("Vurdering") + par("Ja.")
        assert text(read(tmp_path, body, numbering=LISTS)) == ("1. a\n2. b\n\nSå:\n\n3. c\n\nSå:\n\n1. d\n2. e\n\nJa.")

    def test_an_empty_item_is_counted_as_word_counts_it(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + item("a", 1) + item("", 1) + item("c", 1) + heading("Vurdering") + par("Ja.")
        assert "1. a\n3. c" in text(read(tmp_path, body, numbering=LISTS))

    def test_labels_of_several_levels_and_roman_numerals_stay_in_the_words(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + item("kap", 4) + item("del", 4, 1) + item("del", 4, 1) + item("rom", 6)
        body += item("rom", 6) + heading("Vurdering") + par("Ja.")
        read_text = text(read(tmp_path, body, numbering=LISTS))
        assert "1.1 del" in read_text and "1.2 del" in read_text and "II. rom" in read_text

    def test_a_list_that_was_typed_by_hand_becomes_points(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + par("Noe.") + heading("Forslag til vedtak")
        body += par("1. SSU godkjenner planen.") + par("a) for i år") + par("2. SSU takker.")
        assert [(label, depth) for label, depth, _ in points(read(tmp_path, body))] == [
            ("1.", 0),
            ("a)", 1),
            ("2.", 0),
        ]

    def test_a_label_that_is_not_the_one_that_is_counted_is_doubted(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + par("Noe.") + heading("Forslag til vedtak") + par("1. Først") + par("3. Så")
        doubts = [doubt for doubt in read(tmp_path, body).doubts if doubt.field == "proposal"]
        assert [doubt.text for doubt in doubts] == ["3."]
        assert "blir «2.»" in doubts[0].sentence


class TestHeadings:
    def test_styles_in_english_norwegian_and_the_houses_own_are_headings(self, tmp_path: Path) -> None:
        body = styled("Felles vakt", "Title") + styled("Bakgrunn", "H1") + par("Kort linje") + styled("Mer", "H2")
        body += par("Tekst.") + styled("Vurdering", "Own") + par("Ja.") + styled("Annet", "Outlined") + par("Nei.")
        document = read(tmp_path, body, styles=HEADINGS)
        assert document.title == "Felles vakt"
        assert [(section.heading, section.level) for section in document.sections] == [
            ("Bakgrunn", 1),
            ("Mer", 2),
            ("Vurdering", 1),
            ("Annet", 2),
        ]

    def test_in_a_paper_with_styles_a_short_line_is_no_heading(self, tmp_path: Path) -> None:
        body = styled("Felles vakt", "Title") + styled("Bakgrunn", "H1") + par("Kort linje") + par("Tekst følger her.")
        assert text(read(tmp_path, body, styles=HEADINGS)) == "Kort linje\n\nTekst følger her."

    def test_bold_short_lines_are_headings_where_there_are_no_styles(self, tmp_path: Path) -> None:
        body = par("Sak 3/25 Felles vakt") + heading("Bakgrunn") + par("Kort linje") + par("Tekst.")
        body += heading("Hva nå") + par("Mer tekst.")
        document = read(tmp_path, body)
        assert (document.title, document.number, document.year) == ("Felles vakt", 3, 2025)
        assert [section.heading for section in document.sections] == ["Bakgrunn", "Hva nå"]

    def test_the_first_heading_is_the_title_where_no_line_has_the_style_of_one(self, tmp_path: Path) -> None:
        body = (
            styled("Felles vakt", "H1") + par("Saksbehandler: Turid Vassbotn") + styled("Bakgrunn", "H1") + par("Ja.")
        )
        document = read(tmp_path, body, styles=HEADINGS)
        assert (document.title, document.case_officers) == ("Felles vakt", ("Turid Vassbotn",))
        assert [(section.heading, section.level) for section in document.sections] == [("Bakgrunn", 1)]

    def test_the_body_and_the_number_come_from_the_top_of_the_page(self, tmp_path: Path) -> None:
        body = styled("Felles vakt", "Title") + styled("Bakgrunn", "H1") + par("Tekst.")
        document = read(tmp_path, body, styles=HEADINGS, header1=header("Helsefellesskapet", "SSU sak 12/26"))
        assert (document.body, document.number, document.year, document.body_inferred) == ("SSU", 12, 2026, False)


class TestText:
    def test_tracked_changes_are_read_as_accepted(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + (
            "<w:p>" + run("Møtet er ") + f"<w:ins>{run('digitalt')}</w:ins>"
            "<w:del><w:r><w:delText>på Hamar</w:delText></w:r></w:del>"
            f"<w:moveFrom>{run('borte')}</w:moveFrom>" + run(".") + "</w:p>"
        )
        assert text(read(tmp_path, body + heading("Vurdering") + par("Ja."))) == "Møtet er digitalt.\n\nJa."

    def test_paragraphs_whose_border_was_deleted_are_one(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + par("Første del ", properties="<w:rPr><w:del/></w:rPr>") + par("og andre del.")
        assert text(read(tmp_path, body + heading("Vurdering") + par("Ja."))) == "Første del og andre del.\n\nJa."

    def test_breaks_tabs_and_hyphens_are_kept_as_a_reader_sees_them(self, tmp_path: Path) -> None:
        inner = "<w:r><w:t>en</w:t><w:br/><w:t>to</w:t><w:tab/><w:t>tre</w:t><w:softHyphen/><w:t>fire</w:t>"
        inner += "<w:noBreakHyphen/><w:t>fem\u00a0seks\u00adsju</w:t></w:r>"
        body = heading("Bakgrunn") + f"<w:p>{inner}</w:p>" + heading("Vurdering") + par("Ja.")
        assert text(read(tmp_path, body)).startswith("en\nto\ttrefire\u2011fem\u00a0sekssju")

    def test_a_table_in_the_text_is_a_line_for_each_row(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + table(("Kommune", "Antall"), ("Nesvik", "3")) + heading("Vurdering") + par("Ja.")
        assert text(read(tmp_path, body)).startswith("Kommune | Antall\n\nNesvik | 3")

    def test_a_table_inside_a_table_is_read_once(self, tmp_path: Path) -> None:
        body = heading("Bakgrunn") + table((table(("indre",)) + par(""), "ytre")) + heading("Vurdering") + par("Ja.")
        assert text(read(tmp_path, body)).count("indre") == 1

    def test_a_text_box_is_read_once_though_word_writes_it_twice(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{par('I boksen')}</w:txbxContent>"
        drawn = (
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        body = heading("Bakgrunn") + par(run("Tekst."), drawn) + heading("Vurdering") + par("Ja.")
        assert text(read(tmp_path, body)) == "Tekst.\n\nI boksen\n\nJa."

    def test_links_and_content_controls_are_part_of_the_text(self, tmp_path: Path) -> None:
        linked = f"<w:hyperlink>{run('lenken')}</w:hyperlink>"
        control = f"<w:sdt><w:sdtPr/><w:sdtContent>{par('Feltet')}</w:sdtContent></w:sdt>"
        body = heading("Bakgrunn") + par(run("Se "), linked) + control + heading("Vurdering") + par("Ja.")
        assert text(read(tmp_path, body)).startswith("Se lenken\n\nFeltet")


class TestMetadata:
    @pytest.mark.parametrize("columns", [2, 4])
    def test_a_table_above_the_title_is_the_metadata(self, tmp_path: Path, columns: int) -> None:
        cells = ["Saksbehandler", "Turid Vassbotn", "Møtedato", "09.10.2024", "Vår ref", "44/2024", "Saksnr", "18/2024"]
        rows = [tuple(cells[at : at + columns]) for at in range(0, len(cells), columns)]
        body = (
            table(*rows) + par("Felles vakt") + heading("Bakgrunn") + par("Tekst.") + heading("Vurdering") + par("Ja.")
        )
        document = read(tmp_path, body)
        assert document.case_officers == ("Turid Vassbotn",)
        assert (document.meeting_date, document.our_ref) == (date(2024, 10, 9), "44/2024")
        assert (document.number, document.year, document.title) == (18, 2024, "Felles vakt")

    def test_the_attachments_of_the_table_are_its_own_lines(self, tmp_path: Path) -> None:
        listed = item("Notat om drift", 1) + item("Sak 5/25 Budsjett", 1)
        body = par("SSU sak 8/2025") + par("Felles vakt") + table(("Vedlegg", listed))
        body += heading("Bakgrunn") + par("Tekst.") + heading("Vurdering") + par("Ja.")
        document = read(tmp_path, body, numbering=LISTS)
        assert [entry.title for entry in document.attachments] == ["Notat om drift", "Sak 5/25 Budsjett"]
        assert str(document.attachments[1].ref) == "SSU 5/2025"

    def test_a_draft_has_no_number_and_that_is_no_doubt(self, tmp_path: Path) -> None:
        body = par("UTKAST") + par("Felles vakt") + heading("Bakgrunn") + par("Tekst.") + heading("Vurdering")
        document = read(tmp_path, body + par("Ja."))
        assert (document.kind, document.number, document.title) == ("case_paper", None, "Felles vakt")
        assert "number" not in [doubt.field for doubt in document.doubts]


def test_an_adopted_decision_in_the_paper_is_its_own_and_not_quoted(tmp_path: Path) -> None:
    body = par("SSU sak 8/2025") + par("Felles vakt") + heading("Bakgrunn") + par("Tekst.") + heading("Vedtak:")
    body += par("1. SSU ber sekretariatet lage en plan innen 1. juni 2025.")
    document = read(tmp_path, body)
    (decision,) = document.decisions
    assert not decision.quoted
    assert (decision.of.body, decision.of.number, decision.of.year) == ("SSU", 8, 2025)
    assert [found.assignee for found in document.commitments] == ["sekretariatet"]
