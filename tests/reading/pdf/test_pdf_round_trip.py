"""A paper made into a PDF says the same as the Word file it was made from: LibreOffice lays the pages out."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import outline
from sekretariat_tui.domain.section_text import blocks, to_text
from sekretariat_tui.profiles import load_profile
from sekretariat_tui.profiles.opened import shipped_profiles
from sekretariat_tui.reading.document import ReadDocument, read_document
from sekretariat_tui.store import Register
from sekretariat_tui.workspace.example import make_example
from sekretariat_tui.workspace.folders import Folders
from sekretariat_tui.writing import case_paper

FIXTURES = Path(__file__).parents[1] / "fixtures"


def told(document: ReadDocument) -> dict[str, object]:
    """Everything a paper says that a PDF can say too."""
    return {
        "case": (document.kind, document.body, document.number, document.year),
        "title": document.title,
        "dates": (document.meeting_date, document.document_date),
        "people": (document.case_officers, document.clearances, document.our_ref, document.archive_refs),
        "exemption": document.exemption,
        "sections": [(part.level, part.heading, to_text(blocks(part.text))) for part in document.sections],
        "proposal": [(row.label, row.depth, row.point.text) for row in outline(document.proposal.points)],
        "pending": document.proposal.pending,
        "decisions": [(str(one.of), [row.point.text for row in outline(one.points)]) for one in document.decisions],
        "attachments": [(one.title, one.kind, one.ref) for one in document.attachments],
        "references": [str(reference) for reference in document.references],
        "commitments": [(one.assignee, one.task) for one in document.commitments],
    }


def as_pdf(libreoffice: Path, folder: Path) -> None:
    """Makes a PDF of every Word file in the folder."""
    subprocess.run(
        [
            *(str(libreoffice), "--headless", f"-env:UserInstallation={(folder / 'profil').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, sorted(folder.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )


def both(folder: Path) -> list[tuple[str, dict[str, object], dict[str, object]]]:
    return [
        (path.stem, told(read_document(path)), told(read_document(path.with_suffix(".pdf"))))
        for path in sorted(folder.glob("*.docx"))
    ]


def test_a_real_file_says_what_its_text_says() -> None:
    text = read_document(FIXTURES / "prosess_17_26.txt")
    found = read_document(FIXTURES / "pdf" / "prosess_17_26.pdf")
    assert (found.number, found.year, found.title) == (text.number, text.year, text.title)
    assert [(part.heading, to_text(blocks(part.text))) for part in found.sections] == [
        (part.heading, to_text(blocks(part.text))) for part in text.sections
    ]
    assert [row.point.text for row in outline(found.proposal.points)] == [
        row.point.text for row in outline(text.proposal.points)
    ]
    assert [str(one) for one in found.references] == [str(one) for one in text.references]


@pytest.mark.slow
def test_every_case_of_the_example_says_the_same_as_a_pdf(libreoffice: Path, tmp_path: Path) -> None:
    folders = Folders(tmp_path / "eksempel")
    make_example(folders)
    profile = load_profile(folders.profile)
    register = Register.open(folders.root)
    papers = tmp_path / "papirer"
    papers.mkdir()
    for at, case in enumerate(register.all(Case)):
        meeting = register.find(Meeting, case.meeting) if case.meeting else None
        data = case_paper(case, profile, meeting=meeting, related={}, today=date(2026, 1, 5), author="")
        (papers / f"{at:02}.docx").write_bytes(data)
    register.close()
    as_pdf(libreoffice, papers)
    found = both(papers)
    assert len(found) >= 20
    for name, word, pdf in found:
        assert pdf == word, name


@pytest.mark.slow
@pytest.mark.parametrize("house", sorted(shipped_profiles()))
def test_papers_that_were_read_say_the_same_as_a_pdf(libreoffice: Path, tmp_path: Path, house: str) -> None:
    profile = load_profile(shipped_profiles()[house])
    for path in sorted(FIXTURES.glob("*.txt")):
        read = read_document(path)
        case = Case(
            body=read.body or "",
            title=read.title,
            number=read.number,
            year=read.year,
            sections=read.sections,
            proposal=read.proposal,
            attachments=read.attachments,
        )
        data = case_paper(case, profile, meeting=None, related={}, today=date(2026, 1, 5), author="")
        (tmp_path / f"{path.stem}.docx").write_bytes(data)
    as_pdf(libreoffice, tmp_path)
    for name, word, pdf in both(tmp_path):
        assert pdf == word, name
