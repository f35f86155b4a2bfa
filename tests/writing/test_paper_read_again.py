"""A paper that goes out to Word comes back in with the same points and sections."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from sekretariat_tui.domain.case import Case, CaseHead, Exemption, Section
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import Point, outline
from sekretariat_tui.profiles.load import load_profile
from sekretariat_tui.profiles.opened import shipped_profiles
from sekretariat_tui.reading import read_document
from sekretariat_tui.writing import case_paper

TODAY = date(2026, 5, 4)
HOUSES = sorted(shipped_profiles())
# What tells the house of a real paper, from its first lines.
_INNLANDET = "Vedlegg til sak"


def said(points: tuple[Point, ...]) -> list[tuple[int, str, str, str]]:
    return [(row.depth, row.label, row.point.text, row.point.condition) for row in outline(points)]


def written(sections: tuple[Section, ...]) -> list[tuple[int, str, str]]:
    return [(section.level, section.heading, section.text) for section in sections]


@pytest.mark.parametrize("house", HOUSES)
def test_a_paper_comes_back_as_it_went_out(
    house: str, tmp_path: Path, case: Case, meeting: Meeting, related: dict[str, CaseHead]
) -> None:
    profile = load_profile(shipped_profiles()[house])
    case = replace(case, exemption=Exemption(legal_basis="offl. § 23"))
    path = tmp_path / "sak.docx"
    path.write_bytes(case_paper(case, profile, meeting=meeting, related=related, today=TODAY))
    back = read_document(path, profile=profile)
    assert (back.body, back.number, back.year, back.title) == ("SSU", 14, 2026, case.title)
    assert said(back.proposal.points) == said(case.proposal.points)
    assert written(back.sections) == written(case.sections)
    assert back.exemption == case.exemption
    assert [attachment.title for attachment in back.attachments][1:] == ["Budsjett", "Eksempler på tiltak", "Innspill"]
    assert written(back.attachments[2].sections) == written(case.attachments[2].sections)


@pytest.mark.parametrize("house", HOUSES)
def test_a_draft_comes_back_without_a_number(house: str, tmp_path: Path, draft: Case) -> None:
    profile = load_profile(shipped_profiles()[house])
    path = tmp_path / "utkast.docx"
    path.write_bytes(case_paper(draft, profile, meeting=None, today=TODAY))
    back = read_document(path, profile=profile)
    assert (back.body, back.number, back.year, back.title) == ("SSU", None, None, draft.title)
    assert said(back.proposal.points) == said(draft.proposal.points)


def test_the_real_papers_go_out_and_come_back_with_the_same_points_and_sections(seeds: Path, tmp_path: Path) -> None:
    papers = sorted(seeds.glob("*.txt"))
    assert papers
    for paper in papers:
        house = "innlandet" if _INNLANDET in paper.read_text(encoding="utf-8")[:200] else "lofoten-vesteralen-salten"
        profile = load_profile(shipped_profiles()[house])
        first = read_document(paper, profile=profile)
        case = Case(
            body=first.body or "SSU",
            title=first.title,
            number=first.number,
            year=first.year,
            sections=tuple(first.sections),
            proposal=first.proposal,
            attachments=tuple(first.attachments),
        )
        path = tmp_path / f"{paper.stem}.docx"
        path.write_bytes(case_paper(case, profile, meeting=None, today=TODAY))
        back = read_document(path, profile=profile)
        assert (back.body, back.number, back.year, back.title) == (first.body, first.number, first.year, first.title)
        assert said(back.proposal.points) == said(first.proposal.points), paper.name
        assert back.proposal.pending == first.proposal.pending
        assert written(back.sections) == written(first.sections), paper.name
