"""LibreOffice opens the papers, and their pages read as a person would read them."""

import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from sekretariat_tui.domain.case import Case, CaseHead, Exemption
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import case_paper

pytestmark = pytest.mark.slow


def pages_of(libreoffice: Path, folder: Path, papers: dict[str, bytes]) -> dict[str, list[list[str]]]:
    """The lines of each page of each paper, after LibreOffice has laid it out."""
    for name, data in papers.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            *(str(libreoffice), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in papers),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    pages = {}
    for name in papers:
        pdf = pypdfium2.PdfDocument(folder / f"{name}.pdf")
        pages[name] = [page.get_textpage().get_text_range().splitlines() for page in pdf]
        pages[name] = [[" ".join(line.split()) for line in page if line.strip()] for page in pages[name]]
        pdf.close()
    return pages


def test_the_pages_show_labels_headers_page_numbers_and_attachments_as_sent(
    libreoffice: Path,
    tmp_path: Path,
    case: Case,
    draft: Case,
    proposal_last: Profile,
    proposal_first: Profile,
    meeting: Meeting,
    related: dict[str, CaseHead],
) -> None:
    exempt = replace(draft, exemption=Exemption(legal_basis="offl. § 23"))
    today = date(2026, 5, 4)
    pages = pages_of(
        libreoffice,
        tmp_path,
        {
            "sist": case_paper(case, proposal_last, meeting=meeting, related=related, today=today),
            "forst": case_paper(case, proposal_first, meeting=meeting, related=related, today=today),
            "utkast": case_paper(exempt, proposal_last, meeting=None, related=related, today=today),
        },
    )
    for paper in pages.values():
        assert [page[-1] for page in paper] == [f"Side {n} av {len(paper)}" for n in range(1, len(paper) + 1)]
        # A page of its own for each of the two appended texts.
        assert "Vedlegg 3: Eksempler på tiltak" in paper[-2]
        assert "Vedlegg 4: Innspill" in paper[-1]
        assert "Forslag til vedtak" not in paper[-2] + paper[-1]

    last = pages["sist"][0]
    at = last.index("Forslag til vedtak")
    assert last[at + 1 : at + 11] == [
        "1. Utvalget godkjenner kriteriene:",
        "a) drift",
        "• opplæring",
        "• møteplasser",
        "b) utvikling",
        "2. Møtet holdes i februar.",
        "Forutsetning: rådene har hatt sine møter",
        "3. Sekretariatet melder tilbake om:",
        "a) økonomi",
        "b) bemanning",
    ]
    assert last[last.index("Til slutt:") + 1] == "1. tid"
    assert all("SSU sak 14/26" in " ".join(page[:3]) for page in pages["sist"])

    first = pages["forst"][0]
    assert "Saksbehandler: Kari Nordli / Ola Bakken" in first
    assert first.index("Innstilling til konsensus") < first.index("Bakgrunn")

    for page in pages["utkast"]:
        assert "UTKAST" in " ".join(page[:3])
        assert "Unntatt offentlighet, offl. § 23" in page[:4]
