"""Out to Word and in again without an edit changes nothing: text, points, labels and order, to the letter."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sekretariat_tui.datafiles import data_file
from sekretariat_tui.domain.case import Attachment, Case, Proposal, Section
from sekretariat_tui.domain.kinds import AttachmentKind, PointStyle
from sekretariat_tui.domain.points import Point
from sekretariat_tui.profiles.load import load_profile
from sekretariat_tui.profiles.opened import shipped_profiles
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.reading import read_document
from sekretariat_tui.reading.returned import Assembled, Known, assemble, read_returned
from sekretariat_tui.workspace.example_records import example_records
from sekretariat_tui.writing import HouseTemplate, case_paper

TODAY = date(2026, 5, 4)
PAPERS = sorted((Path(__file__).parent.parent / "fixtures").glob("*.txt"))
LETTERHEAD = Path(__file__).parents[2] / "writing" / "fixtures" / "brevhode.docx"
HOUSES = {name: load_profile(path) for name, path in shipped_profiles().items()}


def out_and_in(case: Case, profile: Profile, folder: Path) -> Assembled:
    path = folder / "utkast.docx"
    path.write_bytes(case_paper(case, profile, meeting=None, today=TODAY, register_id="vårt register"))
    return assemble(case, read_returned(path), profile=profile)


def example_cases() -> list[Case]:
    profile = load_profile(data_file("example/profil.yaml"))
    records = example_records(profile, TODAY, datetime(2026, 5, 4, tzinfo=UTC))
    return [record for record in records if isinstance(record, Case)]


def test_every_case_of_the_worked_example_comes_back_as_it_went(tmp_path: Path) -> None:
    profile = load_profile(data_file("example/profil.yaml"))
    cases = example_cases()
    assert len(cases) > 20
    for case in cases:
        back = out_and_in(case, profile, tmp_path)
        assert back.case == case, case.title
        assert back.problems == ()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
@pytest.mark.parametrize("house", HOUSES)
def test_a_paper_that_was_read_in_comes_back_as_it_went(paper: Path, house: str, tmp_path: Path) -> None:
    read = read_document(paper, profile=HOUSES[house])
    case = Case(
        body=read.body or "SSU",
        title=read.title,
        sections=tuple(read.sections),
        proposal=read.proposal,
        attachments=tuple(read.attachments),
    )
    back = out_and_in(case, HOUSES[house], tmp_path)
    assert back.case == case
    assert back.known is Known.BY_NAME


def test_a_draft_on_the_houses_own_letterhead_comes_back_as_it_went(tmp_path: Path) -> None:
    template = HouseTemplate("sak.docx", LETTERHEAD.read_bytes())
    profile = load_profile(data_file("example/profil.yaml"))
    for case in example_cases():
        path = tmp_path / "utkast.docx"
        path.write_bytes(case_paper(case, profile, meeting=None, today=TODAY, template=template))
        back = assemble(case, read_returned(path), profile=profile)
        assert back.case == case, case.title
        assert back.problems == ()
        assert back.pictures == ()


NASTY = (
    *("&", "<", ">", "«», ", "a\u00adb", "\u00ad", "10\u00a0000", "10\u202f000", " – ", "—", "e\u0301", "å", "👩\u200d⚕️", "\u200f", "\u200b"),
    *("\t", "\n", "\n\n", "  ", " ", "kari@eksempel.no", "]]>", "&amp;", "\u2011", "\u000b", "\x00", "\ufffe", "\ud800", "\u2028", "\x85"),
    *("- ", "1. ", "a) ", "• ", "å) ", "0. ", "12) ", "Forslag til vedtak", "Vedlegg 1: ", "Saksbehandler: ", "Bakgrunn", "iv) "),
    *("Forutsetning: ", "{{tittel}}", " | ", "«", "'", '"', "\\", "%1", "\ufeff", "2. mai 2026", "fremmes i møtet", "I", "ord", "Å"),
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=6)), max_size=12).map("".join)
sections = st.builds(Section, heading=texts, text=texts, level=st.integers(1, 4))
points = st.recursive(
    st.builds(Point, text=texts, style=st.sampled_from(PointStyle), condition=st.one_of(st.just(""), texts)),
    lambda inner: st.builds(
        Point,
        text=texts,
        style=st.sampled_from(PointStyle),
        points=st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=8,
)
attachments = st.builds(
    Attachment, title=texts, kind=st.sampled_from(AttachmentKind), sections=st.lists(sections, max_size=2).map(tuple)
)
cases = st.builds(
    Case,
    body=st.just("SSU"),
    title=texts,
    sections=st.lists(sections, max_size=4).map(tuple),
    proposal=st.builds(Proposal, points=st.lists(points, max_size=4).map(tuple), pending=st.booleans()),
    attachments=st.lists(attachments, max_size=2).map(tuple),
)


def test_a_point_that_reads_like_a_proposal_put_off_to_the_meeting_is_a_point_still(tmp_path: Path) -> None:
    words = ("Forslag til vedtakfremmes i møtet", "Forslag til vedtak fremmes i møtet.")
    case = Case(body="SSU", title="Plan", proposal=Proposal(points=tuple(Point(text=text) for text in words)))
    for profile in HOUSES.values():
        assert out_and_in(case, profile, tmp_path).case == case


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases, house=st.sampled_from(sorted(HOUSES)))
def test_whatever_a_case_says_it_comes_back_as_it_went(case: Case, house: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert out_and_in(case, HOUSES[house], Path(folder)).case == case


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deep=st.integers(8, 14), style=st.sampled_from(PointStyle), text=texts)
def test_points_deeper_than_word_has_lists_come_back_as_deep(deep: int, style: PointStyle, text: str) -> None:
    point = Point(text=f"{text}innerst", style=style)
    for _ in range(deep):
        point = Point(text="over", points=(point, Point(text="ved siden av", style=PointStyle.LETTER)))
    case = Case(body="SSU", title="Dyp sak", proposal=Proposal(points=(point,)))
    with tempfile.TemporaryDirectory() as folder:
        assert out_and_in(case, HOUSES["innlandet"], Path(folder)).case == case


def test_an_edit_in_one_paragraph_leaves_how_the_others_were_typed(tmp_path: Path) -> None:
    """Only what changed differs: bullets typed with «*», empty lines and odd spaces stay."""
    typed = "Første.\n\n\n* a\n*  b\n  1) inni\n\n\nSiste, med feil.  \n"
    case = Case(body="SSU", title="Skrevet for hånd", sections=(Section(heading="Bakgrunn", text=typed),))
    edited = replace(case, sections=(replace(case.sections[0], text=typed.replace("feil", "rettelse")),))
    path = tmp_path / "utkast.docx"
    path.write_bytes(case_paper(edited, HOUSES["innlandet"], meeting=None, today=TODAY))
    back = assemble(case, read_returned(path))
    assert back.case.sections[0].text == "Første.\n\n\n* a\n*  b\n  1) inni\n\nSiste, med rettelse."
