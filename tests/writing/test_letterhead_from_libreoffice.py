"""A letterhead made in LibreOffice, with logo, footer, text box, table, list and styles of its own.

``fixtures/brevhode.docx`` is ``fixtures/brevhode.fodt`` as LibreOffice 7.4 saves it for Word.
"""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from letterheads import words_of
from msgspec.structs import replace
from opened_paper import OpenedPaper, W

from sekretariat_tui.domain.case import Case, Exemption
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import HouseTemplate

Write = Callable[..., OpenedPaper]
BREVHODE = Path(__file__).parent / "fixtures" / "brevhode.docx"


@pytest.fixture
def paper(write: Write, case: Case, proposal_first: Profile) -> OpenedPaper:
    exempt = replace(case, exemption=Exemption(legal_basis="offl. § 23"))
    return write(exempt, proposal_first, template=HouseTemplate("sak.docx", BREVHODE.read_bytes()))


def test_logo_header_footer_text_box_and_table_are_the_houses(paper: OpenedPaper) -> None:
    headers = [words_of(paper, part) for part in paper.parts if "word/header" in part]
    assert sorted(headers) == [[" Helsefellesskapet Ytre Kyst"], ["Helsefellesskapet Ytre Kyst · Første side"]]
    footers = [words_of(paper, part) for part in paper.parts if "word/footer" in part]
    assert any("SSU sak 14/2026 · side" in line for lines in footers for line in lines)
    template = OpenedPaper(BREVHODE.read_bytes())
    (logo,) = [part for part in template.parts if "media" in part]
    assert paper.archive.read(logo) == template.archive.read(logo)
    header = next(part for part in paper.parts if "word/header" in part and b"drawing" in paper.archive.read(part))
    assert b"Logoen til helsefellesskapet" in paper.archive.read(header), "its description is kept"
    words = words_of(paper)
    assert words.count("Vår ref: 31/2026") == 2, "both branches of the text box"
    assert "Saksframlegg til Strategisk samarbeidsutvalg (SSU)" in "".join(words)


def test_its_own_styles_are_used_and_those_it_lacks_are_added(paper: OpenedPaper) -> None:
    root = paper.xml("word/document.xml")
    used = [style.get(f"{W}val") for style in root.iter(f"{W}pStyle")]
    assert "TextBody" in used and "BodyText" not in used
    heading = next(s for s in paper.xml("word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1")
    assert heading.find(f"{W}basedOn").get(f"{W}val") == "Heading", "its heading, not ours"
    assert "Vedtakspunkt" in used
    there = {style.get(f"{W}styleId") for style in paper.xml("word/styles.xml").iter(f"{W}style")}
    assert set(used) <= there


def test_what_it_shows_is_not_said_again(paper: OpenedPaper, case: Case) -> None:
    words = words_of(paper)
    assert words.count(case.title) == 1
    assert list(paper.metadata()) == ["Avkl. sekr", "Arkivreferanse", "Vedlegg"]


@pytest.mark.slow
def test_libreoffice_lays_the_paper_out_on_it(libreoffice: Path, tmp_path: Path, paper: OpenedPaper) -> None:
    source = tmp_path / "sak.docx"
    source.write_bytes(paper.data)
    subprocess.run(
        [
            *(str(libreoffice), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "sak.pdf")
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pictures = [[o for o in page.get_objects() if o.type == 3] for page in pdf]
    pdf.close()
    assert pages[0].startswith("Helsefellesskapet Ytre Kyst · Første side")
    assert "Unntatt offentlighet, offl. § 23" in pages[0]
    assert "1. Utvalget godkjenner kriteriene: a) drift • opplæring • møteplasser b) utvikling 2. Møtet" in pages[0]
    assert all(found for found in pictures[1:]), "the logo stands on every page after the first"
    assert all("SSU sak 14/2026 · side" in page for page in pages[1:])
    assert pages[-1].replace("\ufffe", "").find("Fast punkt i malen") > 0, "the letterhead's own list"
