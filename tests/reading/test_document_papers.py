"""Whole case papers, one of each form that occurs, read into their parts. The papers and people are invented."""

import re
from datetime import date
from pathlib import Path

import pytest

from sekretariat_tui.domain.caseref import CaseRef
from sekretariat_tui.domain.kinds import AttachmentKind, Mode, PointStyle
from sekretariat_tui.domain.points import Point, outline, walk
from sekretariat_tui.reading.document import ReadCaseRef, ReadDocument, read_document

FIXTURES = Path(__file__).parent / "fixtures"
PAPERS = sorted(FIXTURES.glob("*.txt"))


def read(name: str) -> ReadDocument:
    return read_document(FIXTURES / f"{name}.txt")


def rows(points: tuple[Point, ...]) -> list[tuple[str, int, str]]:
    return [(row.label, row.depth, row.point.text) for row in outline(points)]


def headings(document: ReadDocument) -> list[str]:
    return [section.heading for section in document.sections]


def text_of(document: ReadDocument, heading: str) -> str:
    return next(section.text for section in document.sections if section.heading == heading)


def doubt_fields(document: ReadDocument) -> list[str]:
    return [doubt.field for doubt in document.doubts]


def everything(document: ReadDocument) -> str:
    """All text the document holds, labels included."""
    pieces = [*document.head, document.title, document.proposal_heading, document.pending_text]
    pieces += [f"{row.label} {row.point.text} {row.point.condition}" for row in outline(document.proposal.points)]
    for decision in document.decisions:
        pieces += [point.text for point in walk(decision.points)]
    for section in document.sections:
        pieces += [section.heading, section.text]
    for number, attachment in enumerate(document.attachments, start=1):
        pieces += [f"Vedlegg {number}", attachment.title]
        for section in attachment.sections:
            pieces += [section.heading, section.text]
    return "\n".join(pieces)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_no_word_of_a_paper_is_lost(path: Path) -> None:
    source = re.sub(r"\]\(#\)", "", path.read_text(encoding="utf-8"))
    kept = set(re.findall(r"\w+", everything(read_document(path))))
    # The bullet «o» is a mark and no word.
    assert [word for word in re.findall(r"\w+", source) if word not in kept and word != "o"] == []


class TestAPaperWithTheProposalLast:
    def test_its_number_stands_above_the_title_and_its_year_has_two_digits(self) -> None:
        paper = read("prosess_17_26")
        assert (paper.kind, paper.number, paper.year) == ("case_paper", 17, 2026)
        assert paper.title == "Felles nattjeneste"

    def test_its_body_is_told_by_who_acts_in_the_proposal_and_said_to_be_inferred(self) -> None:
        paper = read("prosess_17_26")
        assert (paper.body, paper.body_inferred) == ("SSU", True)
        doubt = next(doubt for doubt in paper.doubts if doubt.field == "body")
        assert "utledet" in doubt.sentence and doubt.text == "Strategisk samarbeidsutvalg (SSU)"

    def test_its_sections_come_in_order_with_what_they_mean(self) -> None:
        assert [(section.heading, section.kind, section.level) for section in read("prosess_17_26").sections] == [
            ("Bakgrunn og saksopplysninger", "background", 1),
            ("Hvorfor haster det", "", 1),
            ("Hva er formålet med ordningen", "purpose", 1),
            ("Vurdering", "assessment", 1),
            ("Anbefalt prosess", "", 1),
            ("Forankring", "", 2),
            ("Løsning", "", 2),
        ]

    def test_a_line_that_leads_on_to_a_list_is_no_heading(self) -> None:
        assert text_of(read("prosess_17_26"), "Hva er formålet med ordningen") == (
            "Formålet er å:\n\n- gi lik hjelp om natten\n- dele på utgiftene"
        )

    def test_the_decision_it_quotes_belongs_to_the_earlier_case(self) -> None:
        (decision,) = read("prosess_17_26").decisions
        assert decision.quoted
        assert decision.of == ReadCaseRef("SSU", 4, 2026)
        (point,) = decision.points
        assert point.style is PointStyle.PLAIN
        assert point.text.startswith("Administrativt samarbeidsutvalg") and point.text.endswith("SSU 11.6.26.")

    def test_the_agreements_it_rests_on_are_kept_by_clause(self) -> None:
        assert [(clause.document, clause.clause) for clause in read("prosess_17_26").agreement_clauses] == [
            ("samarbeidsavtalen", "kapittel 4, andre kulepunkt"),
            ("delavtale 3", "kap. 1.2"),
            ("samarbeidsprosedyre 2", "punkt 3"),
        ]

    def test_a_mistyped_reference_is_kept_as_it_stands_and_doubted(self) -> None:
        paper = read("prosess_17_26")
        assert "sak 12.26.26" in text_of(paper, "Vurdering")
        assert [doubt.text for doubt in paper.doubts if doubt.field == "references"] == ["sak 12.26.26"]

    def test_that_it_has_no_meeting_date_is_said(self) -> None:
        paper = read("prosess_17_26")
        assert paper.meeting_date is None
        assert "meeting_date" in doubt_fields(paper)


class TestAScannedPaper:
    def test_the_letterhead_is_not_its_title(self) -> None:
        paper = read("skannet_28_25")
        assert paper.title == "Handlingsplan for Helsefellesskap Fjordland 2023-2027 - arbeidet i 2026"
        assert paper.head[:2] == ("HELSEFELLESSKAP", "Fjordland")
        assert (paper.body, paper.number, paper.year) == ("SSU", 28, 2025)

    def test_lines_that_were_cut_at_the_page_width_are_one_paragraph(self) -> None:
        text = text_of(read("skannet_28_25"), "Bakgrunn")
        assert "behandlet i strategisk samarbeidsutvalg (SSU) 11.09.2025 og sak 04.25 behandlet" in text
        assert text.count("\n\n") == 2

    def test_a_page_break_inside_a_sentence_does_not_part_it(self) -> None:
        assert "Samarbeidet med legevakten er avklart" in text_of(read("skannet_28_25"), "Kveldsapent tilbud")

    def test_a_heading_at_the_top_of_a_page_is_found(self) -> None:
        assert headings(read("skannet_28_25")) == [
            "Bakgrunn",
            "Arbeid som er i gang",
            "Kveldsapent tilbud",
            "Deling av journal",
            "Spgrsmal til mgtet",
        ]

    def test_bullets_of_every_kind_are_items(self) -> None:
        assert text_of(read("skannet_28_25"), "Deling av journal").endswith(
            "\n\n- Avtale med leverandgren (besluttet i SSU 13.1124, forstudie)\n- Opplaering i alle kommuner"
        )

    def test_its_proposal_is_one_paragraph_without_a_number(self) -> None:
        assert rows(read("skannet_28_25").proposal.points) == [
            (
                "",
                0,
                "Strategisk samarbeidsutvalg ber sekretariatet samle svarene fra mgtet og legge dem ved protokollen.",
            )
        ]

    def test_the_quoted_decision_has_its_case_its_meeting_and_its_bullets(self) -> None:
        (decision,) = read("skannet_28_25").decisions
        assert decision.of == ReadCaseRef("PA", 4, 2025)
        assert decision.meeting_date == date(2025, 10, 9)
        assert decision.mode is Mode.UNANIMOUS
        assert [(label, depth) for label, depth, _ in rows(decision.points)] == [
            ("1.", 0),
            ("•", 1),
            ("•", 1),
            ("2.", 0),
        ]

    def test_a_damaged_date_is_doubted_once_and_left_as_it_stood(self) -> None:
        paper = read("skannet_28_25")
        assert [doubt.text for doubt in paper.doubts if doubt.field == "dates"] == ["13.1124"]
        assert "13.1124" in text_of(paper, "Deling av journal")

    def test_what_follows_the_proposal_is_the_text_of_attachments(self) -> None:
        first, second = read("skannet_28_25").attachments
        assert (first.title, first.kind) == ("Utdrag av planen", AttachmentKind.TEXT)
        assert [(section.heading, section.text) for section in first.sections] == [
            (
                "Kveldsapent tilbud",
                "Gi hjelp nar folk trenger den ved &:\n\n- Ha apent til klokken 22\n- Ta imot uten time, ogsa for barn",
            ),
            ("Deling av journal", "- En journal for hver innbygger"),
        ]
        assert second.title == "Svar fra kommunene."
        assert "Skyss (1 innspill)" in second.sections[0].text


class TestAPaperWithAMetadataBlock:
    def test_the_block_is_read(self) -> None:
        paper = read("status_18_2024")
        assert (paper.body, paper.body_inferred, paper.number, paper.year) == ("SSU", False, 18, 2024)
        assert paper.case_officers == ("Turid Vassbotn", "Eirik Mo")
        assert paper.clearances == ("TV", "EMO")
        assert (paper.document_date, paper.meeting_date) == (date(2024, 9, 2), date(2024, 10, 9))

    def test_our_reference_is_never_the_case_number(self) -> None:
        paper = read("status_18_2024")
        assert (paper.our_ref, paper.number) == ("44/2024", 18)

    def test_its_attachments_are_earlier_cases(self) -> None:
        assert [(entry.kind, entry.ref) for entry in read("status_18_2024").attachments] == [
            (AttachmentKind.CASE, CaseRef("SSU", 2023, 2)),
            (AttachmentKind.CASE, CaseRef("SSU", 2023, 21)),
            (AttachmentKind.CASE, CaseRef("PA", 2023, 3)),
        ]

    def test_the_proposal_comes_first_and_ends_where_the_background_begins(self) -> None:
        paper = read("status_18_2024")
        assert [(label, depth) for label, depth, _ in rows(paper.proposal.points)] == [
            ("1.", 0),
            ("2.", 0),
            ("3.", 0),
            ("4.", 0),
        ]
        assert headings(paper) == ["Bakgrunn", "Handlingsplan", "Innspill fra kommunene"]

    def test_a_condition_in_the_sentence_stays_in_the_sentence(self) -> None:
        point = read("status_18_2024").proposal.points[1]
        assert point.text.endswith("under forutsetning av at kommunerådene har hatt sine møter.")
        assert point.condition == ""

    def test_a_quoted_decision_belongs_to_the_body_and_year_of_its_sentence(self) -> None:
        (decision,) = read("status_18_2024").decisions
        assert decision.of == ReadCaseRef("PA", 3, 2023)
        assert len(decision.points) == 3

    def test_links_leave_only_their_words(self) -> None:
        assert text_of(read("status_18_2024"), "Innspill fra kommunene").endswith(
            "Derfor valgte SSU i sak 5/2024 Møteform et eget digitalt møte på vårparten."
        )

    def test_a_reference_without_a_year_is_doubted(self) -> None:
        assert [doubt.text for doubt in read("status_18_2024").doubts] == ["sak 22"]


class TestAPaperWhoseProposalIsStillToCome:
    def test_it_is_pending_and_the_words_are_kept(self) -> None:
        paper = read("tilskudd_6_2024")
        assert paper.proposal.pending and paper.proposal.points == ()
        assert paper.pending_text == "Innstilling til konsensus fremmes i møtet."

    def test_an_attachment_from_outside_is_no_case_of_ours(self) -> None:
        first, second = read("tilskudd_6_2024").attachments
        assert first.kind is AttachmentKind.FILE and first.ref == CaseRef("STYRET:Helse Nord RHF", 2024, 17)
        assert second.title == "Meld. St. 9 (2023–2024) Nasjonal plan"

    def test_lists_in_the_text_keep_their_labels(self) -> None:
        text = text_of(read("tilskudd_6_2024"), "Bakgrunn")
        assert "1. rekruttering,\n2. teknologi samt\n3. opplæring." in text
        assert text.endswith("A. Felles ledelse\nB. Felles senger")

    def test_a_question_is_a_heading(self) -> None:
        assert headings(read("tilskudd_6_2024")) == ["Bakgrunn", "Hvordan?", "Hvem kan bestemme"]

    def test_a_complete_paper_has_no_doubts(self) -> None:
        assert read("tilskudd_6_2024").doubts == ()


class TestAPaperWithANestedProposal:
    def test_letters_and_bullets_stand_below_their_numbers_across_a_page_break(self) -> None:
        assert [(label, depth) for label, depth, _ in rows(read("kriterier_22_24").proposal.points)] == [
            ("1.", 0),
            ("a)", 1),
            ("b)", 1),
            ("c)", 1),
            ("2.", 0),
            ("•", 1),
            ("•", 1),
            ("•", 1),
            ("•", 1),
            ("3.", 0),
            ("4.", 0),
        ]

    def test_a_forslag_til_something_else_is_a_section(self) -> None:
        assert headings(read("kriterier_22_24")) == ["Bakgrunn", "Fakta", "Forslag til kriterier", "Vurderinger"]

    def test_a_sentence_about_an_attachment_does_not_open_it(self) -> None:
        paper = read("kriterier_22_24")
        assert text_of(paper, "Forslag til kriterier").endswith("Vedlegg 1 viser eksempler")
        assert [entry.title for entry in paper.attachments] == ["Eksempler på bruk av midlene"]

    def test_the_body_of_each_reference_is_its_own(self) -> None:
        assert [str(reference) for reference in read("kriterier_22_24").references] == [
            "SSU 22/2024",
            "SSU 15/2024",
            "PA 5/2024",
            "STYRET:Helse Sør-Øst RHF 71/2024",
            "SSU 20/2024",
        ]

    def test_a_meeting_on_a_sunday_is_doubted(self) -> None:
        (doubt,) = [doubt for doubt in read("kriterier_22_24").doubts if doubt.field == "dates"]
        assert doubt.text == "10.11.24" and "søndag" in doubt.sentence

    def test_what_is_asked_of_somebody_is_found(self) -> None:
        assert [(found.by, found.assignee) for found in read("kriterier_22_24").commitments] == [
            ("SSU", "sekretariatet"),
            ("SSU", "sekretariatet"),
        ]
