"""The five real papers, where they lie beside the checkout: numbers, sections, points and labels compared by hand.

Only counts, labels and short titles stand here, never the papers' own sentences.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from sekretariat_tui.domain.kinds import AttachmentKind, Mode
from sekretariat_tui.domain.points import outline, walk
from sekretariat_tui.reading.document import ReadCaseRef, ReadDocument, read_document

NAMES = ("000", "001", "002", "003", "004")


def paper(seeds: Path, start: str) -> ReadDocument:
    return read_document(next(seeds.glob(f"{start}_*.txt")))


def labels(document: ReadDocument) -> list[str]:
    return ["  " * row.depth + row.label for row in outline(document.proposal.points)]


@pytest.mark.parametrize("start", NAMES)
def test_no_word_of_the_paper_is_lost(seeds: Path, start: str) -> None:
    path = next(seeds.glob(f"{start}_*.txt"))
    document = read_document(path)
    pieces = [*document.head, document.proposal_heading, document.pending_text]
    pieces += [f"{row.label} {row.point.text}" for row in outline(document.proposal.points)]
    for section in (*document.sections, *(part for entry in document.attachments for part in entry.sections)):
        pieces += [section.heading, section.text]
    pieces += [f"Vedlegg {number} {entry.title}" for number, entry in enumerate(document.attachments, start=1)]
    kept = set(re.findall(r"\w+", "\n".join(pieces)))
    source = re.findall(r"\w+", path.read_text(encoding="utf-8"))
    assert [word for word in source if word not in kept and word != "o"] == []


@pytest.mark.parametrize(
    ("start", "inferred", "number", "year", "first", "last", "words"),
    [
        ("000", True, 14, 2026, "Strategiske", "dilemmaer", 2),
        ("001", True, 31, 2025, "Strategiplan", "2026", 8),
        ("002", False, 26, 2024, "Helsefellesskapet", "partnerskapsmøtet", 6),
        ("003", False, 10, 2024, "Samhandlingstilskudd", "Samhandlingstilskudd", 1),
        ("004", True, 32, 2024, "Rekruttering", "samhandlingsmidler", 4),
    ],
)
def test_the_case_and_the_title_of_each_paper(
    seeds: Path, start: str, inferred: bool, number: int, year: int, first: str, last: str, words: int
) -> None:
    document = paper(seeds, start)
    assert (document.kind, document.body, document.body_inferred) == ("case_paper", "SSU", inferred)
    assert (document.number, document.year) == (number, year)
    title = document.title.split()
    assert (title[0], title[-1], len(title)) == (first, last, words)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("000", ["1.", "2."]),
        ("001", [""]),
        ("002", ["1.", "2.", "3.", "4."]),
        ("003", []),
        ("004", ["1.", "  a)", "  b)", "  c)", "2.", *["  •"] * 5, "3.", "4."]),
    ],
)
def test_the_points_of_each_proposal(seeds: Path, start: str, expected: list[str]) -> None:
    document = paper(seeds, start)
    assert labels(document) == expected
    assert document.proposal.pending is (start == "003")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("000", ["Bakgrunn", "Hvorfor", "Hva", "Vurdering", "Anbefalt", "Forankring", "Innspill", "Løsning"]),
        (
            "001",
            ["Bakgrunn", "Pagaende", "Interessepolitikk", "Kvalifisert", "Nye", "Videreutvikle", "Erfaring", "Dialog"],
        ),
        ("002", ["Bakgrunn", "Handlingsplan", "Innspill", "Begrunnelse"]),
        ("003", ["Bakgrunn", "Hvordan", "Tydeliggjøring", "Dialog"]),
        ("004", ["Bakgrunn", "Fakta", "Forslag", "Forutsetninger", "Forslag", "Forslag", "Vurderinger"]),
    ],
)
def test_the_sections_of_each_paper_in_order(seeds: Path, start: str, expected: list[str]) -> None:
    document = paper(seeds, start)
    assert [re.findall(r"\w+", section.heading)[0] for section in document.sections] == expected
    assert all(section.text for section in document.sections)


@pytest.mark.parametrize(
    ("start", "of", "expected", "mode", "meeting"),
    [
        ("000", ReadCaseRef("SSU", 5, 2026), [""], None, None),
        ("001", ReadCaseRef("PA", 6, 2025), ["1.", *["•"] * 4, "2.", "3."], Mode.UNANIMOUS, date(2025, 10, 16)),
        ("002", ReadCaseRef("PA", 8, 2023), ["1.", "2.", "3."], None, None),
    ],
)
def test_the_decisions_they_quote_belong_to_earlier_cases(
    seeds: Path, start: str, of: ReadCaseRef, expected: list[str], mode: Mode | None, meeting: date | None
) -> None:
    (decision,) = paper(seeds, start).decisions
    assert decision.quoted and decision.of == of
    assert [row.label for row in outline(decision.points)] == expected
    assert (decision.mode, decision.meeting_date) == (mode, meeting)


@pytest.mark.parametrize("start", ["003", "004"])
def test_the_others_quote_no_decision(seeds: Path, start: str) -> None:
    assert paper(seeds, start).decisions == ()


def test_the_metadata_blocks(seeds: Path) -> None:
    second, third = paper(seeds, "002"), paper(seeds, "003")
    assert (second.document_date, second.meeting_date) == (date(2024, 10, 17), date(2024, 12, 4))
    assert (second.clearances, second.our_ref) == (("TKK", "KED"), "26/2024")
    assert (third.document_date, third.meeting_date) == (None, date(2024, 4, 10))
    assert (third.our_ref, third.number) == ("12/2024", 10)
    assert [len(document.case_officers) for document in (second, third)] == [2, 2]


@pytest.mark.parametrize(
    ("start", "kinds", "sections"),
    [
        ("000", [], []),
        ("001", [AttachmentKind.TEXT] * 2, [9, 1]),
        ("002", [AttachmentKind.CASE] * 3, [0, 0, 0]),
        ("003", [AttachmentKind.FILE] * 2, [0, 0]),
        ("004", [AttachmentKind.TEXT], [3]),
    ],
)
def test_their_attachments(seeds: Path, start: str, kinds: list[AttachmentKind], sections: list[int]) -> None:
    attachments = paper(seeds, start).attachments
    assert [entry.kind for entry in attachments] == kinds
    assert [len(entry.sections) for entry in attachments] == sections


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("000", ["SSU 14/2026", "SSU 5/2026", "SSU 5/2026", "SSU 22/2025", "SSU 13/2026"]),
        ("001", ["SSU 31/2025", "SSU 24/2025", "PA 6/2025"]),
        (
            "002",
            [
                *("SSU 26/2024", "SSU 3/2023", "SSU 34/2023", "SSU 5/2023", "PA 8/2023"),
                *("SSU 30/2024", "PA 8/2023", "SSU 3/2024"),
            ],
        ),
        ("003", ["SSU 10/2024", "STYRET:Helse Nord RHF 26/2024"]),
        ("004", ["SSU 32/2024", "SSU 23/2024", "PA 7/2024", "STYRET:Helse Sør-Øst RHF 94/2024", "SSU 31/2024"]),
    ],
)
def test_every_case_they_mention(seeds: Path, start: str, expected: list[str]) -> None:
    assert [str(reference) for reference in paper(seeds, start).references] == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("000", [("body", "Strategisk samarbeidsutvalg (SSU)"), ("meeting_date", ""), ("references", "sak 13.26.26")]),
        ("001", [("body", "Strategisk samarbeidsutvalg"), ("meeting_date", ""), ("dates", "14.1124")]),
        ("002", [("references", "sak 30")]),
        ("003", []),
        ("004", [("body", "Strategisk samarbeidsutvalg"), ("meeting_date", ""), ("dates", "24.11.24")]),
    ],
)
def test_what_is_doubtful_in_them(seeds: Path, start: str, expected: list[tuple[str, str]]) -> None:
    assert [(doubt.field, doubt.text) for doubt in paper(seeds, start).doubts] == expected


def test_the_scanned_paper_keeps_its_words_as_they_stood(seeds: Path) -> None:
    document = paper(seeds, "001")
    words = " ".join(point.text for point in walk(document.proposal.points))
    assert "mgtet" in words
    assert document.title.endswith("2026")


def test_the_agreement_clauses_of_the_process_paper(seeds: Path) -> None:
    assert [(clause.document, clause.clause) for clause in paper(seeds, "000").agreement_clauses] == [
        ("overordnet samarbeidsavtale", "kapittel 7, siste kulepunkt"),
        ("delavtale 5", "kap. 2.5"),
        ("delavtale 5", ""),
        ("samarbeidsprosedyre 5", "punkt 5"),
    ]
