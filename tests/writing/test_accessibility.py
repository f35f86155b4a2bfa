"""What the accessibility checker of Word looks for, and what a tagged PDF (PDF/UA) made of the paper must hold."""

import ctypes
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from letterheads import CONTENT, letterhead, p
from msgspec.structs import replace
from opened_paper import OpenedPaper, W

from sekretariat_tui.domain.case import Case, Decision, Exemption
from sekretariat_tui.domain.kinds import Outcome
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import DocumentKind, HouseTemplate, decision_excerpt, starting_template

Write = Callable[..., OpenedPaper]


@pytest.fixture
def papers(
    write: Write, case: Case, draft: Case, proposal_first: Profile, proposal_last: Profile, meeting: Meeting
) -> dict[str, OpenedPaper]:
    """Every kind of document we write, on our own letterhead and on a house's."""
    exempt = replace(draft, exemption=Exemption(legal_basis="offl. § 23"))
    decided = replace(case, decision=Decision(points=case.proposal.points, outcome=Outcome.AS_PROPOSED))
    house = HouseTemplate("sak.docx", letterhead(p("{{tittel}}", style="Title") + CONTENT))
    started = HouseTemplate("sak.docx", starting_template(DocumentKind.CASE_PAPER))
    excerpt = decision_excerpt(decided, proposal_last, meeting=meeting, today=meeting.first_day)
    return {
        "proposal first": write(case, proposal_first),
        "proposal last": write(case, proposal_last),
        "exempt draft": write(exempt, proposal_first, meeting=None),
        "excerpt": OpenedPaper(excerpt),
        "on a house's letterhead": write(exempt, proposal_first, template=house),
        "on the starting template": write(exempt, proposal_first, template=started),
    }


def each(papers: dict[str, OpenedPaper], *tags: str) -> list[str]:
    """Where the documents hold one of these elements, by name of the paper."""
    return [
        f"{name}: {tag}"
        for name, paper in papers.items()
        for tag in tags
        if next(paper.xml("word/document.xml").iter(f"{W}{tag}"), None) is not None
    ]


def test_nothing_floats_and_no_picture_needs_a_description(papers: dict[str, OpenedPaper]) -> None:
    assert each(papers, "drawing", "pict", "object", "txbxContent", "framePr") == []


def test_nothing_is_laid_out_in_a_table_and_no_cell_is_merged(papers: dict[str, OpenedPaper]) -> None:
    assert each(papers, "tbl", "gridSpan", "vMerge") == []


def test_no_space_is_made_with_blank_characters_or_empty_lines(papers: dict[str, OpenedPaper]) -> None:
    for paper in papers.values():
        texts = [line.text for line in paper.lines]
        assert not [text for text in texts if re.search(r"[ \u00a0]{3,}|\t{2,}", text)]
        assert ("", "") not in list(pairwise(texts))


def test_headings_are_real_and_no_level_is_passed_over(papers: dict[str, OpenedPaper]) -> None:
    for paper in papers.values():
        levels = [level for level, _ in paper.headings()]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        styles = {s.find(f"{W}name").get(f"{W}val").lower(): s for s in paper.xml("word/styles.xml").iter(f"{W}style")}
        for level in set(levels):
            outline = styles[f"heading {level}"].find(f"{W}pPr/{W}outlineLvl")
            assert outline.get(f"{W}val") == str(level - 1), "Word's navigation goes by it"


def test_lists_are_words_own_and_no_mark_is_typed(papers: dict[str, OpenedPaper]) -> None:
    for paper in papers.values():
        assert any(line.label for line in paper.lines)
        assert not [line.text for line in paper.lines if re.match(r"(\d+[.)]|[a-z]\)|[•–-])\s", line.text)]


def test_every_document_has_a_title_and_a_language(papers: dict[str, OpenedPaper], case: Case) -> None:
    for paper in papers.values():
        assert paper.document.core_properties.title == case.title
        assert paper.document.core_properties.language == "nb-NO"
        language = paper.xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        assert language.get(f"{W}val") == "nb-NO"


def test_nothing_is_said_by_colour_alone(papers: dict[str, OpenedPaper]) -> None:
    for paper in papers.values():
        for line in paper.lines:
            if line.style == "Utkast":
                assert "UTKAST" in line.text
            if line.style == "Gradering":
                assert "nntatt offentlighet" in line.text


# The PDF that LibreOffice makes of it.


def _said(read: Callable[..., Any], element: object) -> str:
    size = read(element, None, 0)
    held = ctypes.create_string_buffer(size)
    read(element, held, size)
    return held.raw[:size].decode("utf-16-le").rstrip("\0")


def _tags(element: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The tags of a structure tree, each with those it stands in, from the top."""
    path = (*above, _said(pdfium.FPDF_StructElement_GetType, element))
    yield path
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _tags(child, path)


@pytest.mark.slow
def test_the_tagged_pdf_of_every_document_has_what_pdf_ua_asks(
    libreoffice: Path, tmp_path: Path, papers: dict[str, OpenedPaper], case: Case
) -> None:
    files = [tmp_path / f"{number}.docx" for number in range(len(papers))]
    for file, paper in zip(files, papers.values(), strict=True):
        file.write_bytes(paper.data)
    asked = {name: {"type": "boolean", "value": "true"} for name in ("UseTaggedPDF", "PDFUACompliance")}
    subprocess.run(
        [
            *(str(libreoffice), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *(
                "--convert-to",
                f"pdf:writer_pdf_Export:{json.dumps(asked)}",
                "--outdir",
                str(tmp_path),
                *map(str, files),
            ),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    for file, (name, paper) in zip(files, papers.items(), strict=True):
        data = file.with_suffix(".pdf").read_bytes()
        for mark in (b"<pdfuaid:part>1</pdfuaid:part>", b"/DisplayDocTitle true", b"/Lang(nb-NO)", b"/Marked true"):
            assert mark in data, f"{name}: {mark!r}"
        pdf = pypdfium2.PdfDocument(data)
        assert pdf.get_metadata_dict()["Title"] == case.title
        assert pdfium.FPDFCatalog_IsTagged(pdf.raw)
        paths: list[tuple[str, ...]] = []
        for page in pdf:
            tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
            for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                paths += _tags(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number))
            pdfium.FPDF_StructTree_Close(tree)
        pdf.close()
        tags = {path[-1] for path in paths}
        assert tags <= {"Document", "Sect", "P", "Span", "L", "LI", "Lbl", "LBody", "H1", "H2", "H3", "Title"}, name
        headings = {f"H{level}" for level, _ in paper.headings()}
        assert headings <= tags, f"{name}: {headings - tags}"
        assert all(path[-2] == "L" for path in paths if path[-1] == "LI"), name
        assert all(path[-2] == "LI" for path in paths if path[-1] == "LBody"), name
