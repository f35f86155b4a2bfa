"""The labelled lines at the head of a case paper."""

import pytest

from sekretariat_tui.reading import parse_metadata


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Saksbehandler: Ola Vik/Kari Mo", "case_officer", ["Ola Vik", "Kari Mo"]),
        ("SAKSHANDSAMAR: Ola Vik og Kari Mo", "case_officer", ["Ola Vik", "Kari Mo"]),
        ("Sakhandsamar: Ola Vik", "case_officer", ["Ola Vik"]),
        ("Saksansv.: Ola Vik, tlf. 41 23 45 67", "case_officer", ["Ola Vik"]),
        ("Avkl. sekr; OV/KM", "clearance", ["OV", "KM"]),
        ("Møtedato/tid: 3.9.2027 kl. 12", "meeting_date", "2027-09-03"),
        ("Mgtedato: 03.09.2027", "meeting_date", "2027-09-03"),
        ("Møtedato: 3.-4. september 2027", "meeting_date", "2027-09-03/2027-09-04"),
        ("STYREMØTE: 3. september 2027", "meeting_date", "2027-09-03"),
        ("Møtedato: ikke fastsatt", "meeting_date", "ikke fastsatt"),
        ("Dato dok: 20.8.2027", "document_date", "2027-08-20"),
        ("Sted/Dato: Vik, 20. august 2027", "document_date", "2027-08-20"),
        ("Saksnr : 7/27", "case_number", "7/27"),
        ("Utvalg: Administrativt samarbeidsutvalg", "body", "ASU"),
        ("Utvalsnamn: Partnarskapsmøtet", "body", "PA"),
        ("Utvalg: Ungdomsrådet", "body", "Ungdomsrådet"),
        ("Vår ref; 7/2027", "our_ref", "7/2027"),
        ("Deres referanse:\t27/810", "your_ref", "27/810"),
        ("Arkivsak 2027/430", "archive_ref", "2027/430"),
        ("JournalpostID: 27/1407", "archive_ref", "27/1407"),
        ("Vedrørande: Ny avtale", "subject", "Ny avtale"),
        ("Kopi: Alle kommunene", "copy", "Alle kommunene"),
        ("Prenta vedlegg: Rapport", "attachments", "Rapport"),
        ("Vedlegg:", "attachments", ""),
        ("Unntatt offentlighet, jf. offl. § 13", "publicity", "jf. offl. § 13"),
        ("Møtestad: Vik", "place", "Vik"),
        ("Til stades: Ola Vik, Kari Mo (vara)", "present", ["Ola Vik", "Kari Mo"]),
        ("Meldt forfall: Ola Vik (for Kari Mo)", "absent", ["Ola Vik"]),
    ],
)
def test_a_label_gives_its_field_and_value(line: str, field: str, value: str | list[str]) -> None:
    read = parse_metadata(line)
    assert read is not None
    assert (read.field, read.value) == (field, value)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Bakgrunn:",
        "Saken er enkel: vi venter.",
        "Forslag til vedtak:",
        "Saksbehandler",
        "Klokka 12: pause",
        ":",
        "a" * 5000,
    ],
)
def test_other_lines_have_no_label(line: str) -> None:
    assert parse_metadata(line) is None
