"""Text files: every encoding secretariats have, wrapped lines, page breaks, Markdown, and very long lines."""

import codecs
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from sekretariat_tui.domain.kinds import AttachmentKind
from sekretariat_tui.domain.points import outline
from sekretariat_tui.domain.section_text import blocks, to_text
from sekretariat_tui.reading.document import ReadDocument, read_document, to_json

PAPER = "SSU sak 3/2025\n\nFelles vakt på øya\n\nBakgrunn\n\nDet er «nå» — på ærlig vis.\n"
FIXTURES = Path(__file__).parent / "fixtures"


def read(folder: Path, text: str, name: str = "sak.txt") -> ReadDocument:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_document(path)


def body(folder: Path, text: str, name: str = "sak.txt") -> str:
    document = read(folder, f"SSU sak 3/2025\n\nFelles vakt\n\nBakgrunn\n\n{text}", name)
    return "\n\n".join(section.text for section in document.sections)


@pytest.mark.parametrize(
    "data",
    [
        PAPER.encode("utf-8"),
        codecs.BOM_UTF8 + PAPER.encode("utf-8"),
        PAPER.encode("utf-16"),
        codecs.BOM_UTF16_BE + PAPER.encode("utf-16-be"),
        PAPER.encode("cp1252"),
        PAPER.replace("\n", "\r\n").encode("utf-8"),
        PAPER.replace("å", "a\u030a").encode("utf-8"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big", "windows", "crlf", "loose rings"],
)
def test_the_same_paper_in_every_encoding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "sak.txt"
    path.write_bytes(data)
    document = read_document(path)
    assert document.title == "Felles vakt på øya"
    assert document.sections[0].text == "Det er «nå» — på ærlig vis."
    assert document.digest == hashlib.sha256(data).hexdigest()
    assert document.source == "sak.txt"


def test_letters_that_were_lost_are_said(tmp_path: Path) -> None:
    path = tmp_path / "sak.txt"
    path.write_bytes(PAPER.encode("cp1252").replace(b"vis", b"v\x81s"))
    assert "text" in [doubt.field for doubt in read_document(path).doubts]


def test_a_form_feed_inside_a_sentence_does_not_part_it(tmp_path: Path) -> None:
    assert body(tmp_path, "Møtet holdes i Nesvik og\n\x0cvarer en dag.") == "Møtet holdes i Nesvik og varer en dag."


def test_a_paragraph_on_one_line_is_not_joined_with_the_next(tmp_path: Path) -> None:
    assert body(tmp_path, "Første setning her.\n\nAndre setning her.") == "Første setning her.\n\nAndre setning her."


def test_markdown_leaves_only_its_words(tmp_path: Path) -> None:
    text = "Se [notatet](#) og **tallene** i Meld. St. 9 \\(2023–2024\\).\n\n* en\n* to"
    assert body(tmp_path, text, "sak.md") == "Se notatet og tallene i Meld. St. 9 (2023–2024).\n\n- en\n- to"


def test_markdown_headings_are_headings_below_the_title(tmp_path: Path) -> None:
    text = "SSU sak 3/2025\n\n# Felles vakt\n\n## Bakgrunn\n\nTekst.\n\n### Mer om dette\n\nTekst."
    document = read(tmp_path, text, "sak.md")
    assert [(section.heading, section.level) for section in document.sections][-2:] == [
        ("Bakgrunn", 1),
        ("Mer om dette", 2),
    ]
    assert document.title == "Felles vakt"


def test_a_date_at_the_start_of_a_line_is_no_number_of_a_list(tmp_path: Path) -> None:
    assert body(tmp_path, "18. mars var det møte.\n\n5. februar er det nytt møte.").startswith("18. mars var")


def test_a_paper_without_title_number_or_body_is_read_with_doubts(tmp_path: Path) -> None:
    document = read(tmp_path, "Bakgrunn\n\nNoe skal skje.\n\nForslag til vedtak\n\nSaken tas til orientering.")
    assert [doubt.field for doubt in document.doubts][:4] == ["title", "body", "number", "meeting_date"]
    assert [row.point.text for row in outline(document.proposal.points)] == ["Saken tas til orientering."]


def test_a_title_above_the_number_is_the_title(tmp_path: Path) -> None:
    document = read(tmp_path, "Helsefellesskapet\n\nFelles vakt\n\nSak 3/25\n\nBakgrunn\n\nTekst.")
    assert (document.title, document.number) == ("Felles vakt", 3)


def test_a_list_of_attachments_at_the_end_is_no_appended_text(tmp_path: Path) -> None:
    text = "Sak 3/25\n\nFelles vakt\n\nBakgrunn\n\nTekst.\n\nForslag til vedtak\n\nSSU godkjenner planen.\n\n"
    document = read(tmp_path, text + "Vedlegg 1: Notat om drift\n\nVedlegg 2: Budsjett")
    assert [(entry.title, entry.kind) for entry in document.attachments] == [
        ("Notat om drift", AttachmentKind.FILE),
        ("Budsjett", AttachmentKind.FILE),
    ]


def test_what_is_kept_from_the_public_is_read_with_its_basis(tmp_path: Path) -> None:
    text = "Sak 3/25\n\nFelles vakt\n\nUnntatt offentlighet, jf. offl. § 23\n\nBakgrunn\n\nTekst."
    exemption = read(tmp_path, text).exemption
    assert exemption is not None and exemption.legal_basis == "offl. § 23"
    assert read(tmp_path, text.replace("Unntatt offentlighet, jf. offl. § 23", "Offentlig: X")).exemption is None


def test_a_title_that_is_only_the_first_line_is_doubted(tmp_path: Path) -> None:
    document = read(tmp_path, "Felles vakt\n\nBakgrunn\n\nTekst.\n\nForslag til vedtak\n\nSSU godkjenner planen.")
    assert document.title == "Felles vakt"
    assert "title" in [doubt.field for doubt in document.doubts]


def test_a_meeting_date_that_is_no_date_is_doubted(tmp_path: Path) -> None:
    document = read(tmp_path, "SSU sak 3/2025\n\nFelles vakt\n\nMøtedato: 32.13.2025\n\nBakgrunn\n\nTekst.")
    (doubt,) = (doubt for doubt in document.doubts if doubt.field == "meeting_date")
    assert document.meeting_date is None
    assert (doubt.field, doubt.text) == ("meeting_date", "32.13.2025")


def test_a_meeting_on_a_saturday_is_doubted(tmp_path: Path) -> None:
    document = read(tmp_path, "SSU sak 3/2025\n\nFelles vakt\n\nMøtedato: 18.01.2025\n\nBakgrunn\n\nTekst.")
    (doubt,) = (doubt for doubt in document.doubts if doubt.field == "meeting_date")
    assert "lørdag" in doubt.sentence


def test_a_text_that_is_no_case_paper_keeps_its_text(tmp_path: Path) -> None:
    document = read(tmp_path, "Handleliste\n\nmelk, brød og noe mer som står i en lang setning her.")
    assert document.kind == "unknown"
    assert "melk" in document.sections[0].text


def test_an_agenda_is_known_and_its_cases_are_listed(tmp_path: Path) -> None:
    text = "Innkalling til møte i SSU 14.03.2025\n\nSaksliste\n\nSak 4/25 Godkjenning av protokoll\n\nSak 5/25 Budsjett"
    document = read(tmp_path, text)
    assert (document.kind, document.body, document.number) == ("agenda", "SSU", None)
    assert document.meeting_date == date(2025, 3, 14)
    assert [(case.number, case.year, case.title) for case in document.cases] == [
        (4, 2025, "Godkjenning av protokoll"),
        (5, 2025, "Budsjett"),
    ]


def test_minutes_are_known(tmp_path: Path) -> None:
    assert read(tmp_path, "Protokoll fra møte i SSU 14.03.2025\n\nSak 4/25 Budsjett\n\nTekst.").kind == "minutes"


@pytest.mark.parametrize("piece", ["x", "(", "[", "Sak 1/25 i SSU 21.5.26, ", "- ", "**a", " "])
def test_a_line_of_200_kilobytes_is_read(tmp_path: Path, piece: str) -> None:
    line = (piece * (200_000 // len(piece)))[:200_000]
    document = read(tmp_path, f"Sak 3/25 Felles vakt\n\nBakgrunn\n\nbegynner {line} slutter")
    assert document.number == 3
    assert document.sections[0].text.startswith("begynner") and document.sections[0].text.endswith("slutter")


@pytest.mark.parametrize("name", sorted(path.stem for path in FIXTURES.glob("*.txt")))
def test_the_text_of_a_section_is_in_the_form_the_register_keeps(name: str) -> None:
    for section in read_document(FIXTURES / f"{name}.txt").sections:
        assert to_text(blocks(section.text)) == section.text


def test_the_json_has_the_fields_that_other_code_relies_on() -> None:
    found = json.loads(json.dumps(to_json(read_document(FIXTURES / "status_18_2024.txt"))))
    promised = (
        *("source", "kind", "body", "number", "year", "title", "meeting_date", "case_officers", "our_ref", "sections"),
        *("proposal", "decisions", "cases", "references", "commitments", "attachments", "doubts"),
    )
    assert set(promised) <= set(found)
    assert found["meeting_date"] == "2024-10-09"
    assert found["sections"][0] == {"heading": "Bakgrunn", "kind": "background", "level": 1}
    assert set(found["proposal"][0]) == {"label", "text", "points"}
    assert found["decisions"][0]["of"] == {"body": "PA", "number": 3, "year": 2023}
    assert found["decisions"][0]["quoted"] is True
    assert set(found["references"][0]) == {"text", "body", "number", "year", "flags"}
