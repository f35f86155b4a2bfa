"""What the program writes to Word and reads back: the same title, points, sections, metadata and attachments."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from sekretariat_tui.domain.case import (
    ArchiveReference,
    Attachment,
    Case,
    CaseRef,
    Clearance,
    Exemption,
    Proposal,
    Section,
)
from sekretariat_tui.domain.kinds import AttachmentKind, PointStyle, Side
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.partnership import Body
from sekretariat_tui.domain.points import Point, outline
from sekretariat_tui.domain.section_text import blocks, to_text
from sekretariat_tui.profiles import NumberStyle, PaperLayout, Profile
from sekretariat_tui.reading.document import ReadDocument, read_document
from sekretariat_tui.writing import case_paper

FIXTURES = Path(__file__).parent / "fixtures"
FIELDS = (
    *("case_officer", "clearance", "document_date", "meeting_date", "our_ref", "archive_reference", "attachments"),
)
LAST = PaperLayout(title_line="Vedlegg til sak {number}")
FIRST = PaperLayout(
    title_line="{body} sak {number}",
    proposal_first=True,
    proposal_heading="Innstilling til konsensus:",
    metadata=FIELDS,
    attachments_heading="Vedlegg:",
)
LAYOUTS = pytest.mark.parametrize("layout", [LAST, FIRST], ids=["proposal last", "proposal first"])


def house(layout: PaperLayout) -> Profile:
    bodies = (Body(code="SSU", name="Strategisk samarbeidsutvalg"), Body(code="PA", name="Partnerskapsmøtet"))
    return Profile(
        code="fjord",
        name="Helsefellesskap Fjordland",
        bodies=bodies,
        paper=layout,
        numbers=NumberStyle(paper="{n}/{yy}"),
    )


def back(case: Case, layout: PaperLayout, folder: Path, meeting: Meeting | None = None) -> ReadDocument:
    path = folder / "sak.docx"
    path.write_bytes(case_paper(case, house(layout), meeting=meeting, related={}, today=date(2026, 1, 5), author=""))
    return read_document(path, profile=house(layout))


def point(text: str, style: PointStyle, *below: Point, condition: str = "") -> Point:
    return Point(text=text, style=style, points=below, condition=condition)


def rows(points: tuple[Point, ...]) -> list[tuple[str, int, str, str]]:
    return [(row.label, row.depth, row.point.text, row.point.condition) for row in outline(points)]


def told(sections: tuple[Section, ...]) -> list[tuple[int, str, str]]:
    """Level, heading and text in the register's own form, where an empty line between two lists means nothing."""
    return [(section.level, section.heading, to_text(blocks(section.text))) for section in sections]


@pytest.fixture
def case() -> Case:
    number, letter, bullet, plain = PointStyle.NUMBER, PointStyle.LETTER, PointStyle.BULLET, PointStyle.PLAIN
    points = (
        point("Strategisk samarbeidsutvalg ber om at:", plain),
        point(
            "Ordningen prøves i tre trinn",
            number,
            point("i høst", letter, point("i Nesvik", bullet), point("i Dal", bullet, point("bare på dagtid", bullet))),
            point("til våren", letter),
        ),
        point("Utgiftene deles", number, point("likt", bullet), point("Fordelingen gjelder ett år.", plain)),
        point("Ordningen fortsetter", number, condition="under forutsetning av at kommunene er enige"),
        point("og saken kommer tilbake uten egen innmelding", plain),
    )
    text = (
        "Et\u00a0avsnitt.\n\nTo linjer\ni ett avsnitt,\tmed tabulator.\n\n- en\n- to\n   - under to\n\n1. først\n2. så\n"
        "   a) dette\n   b) og dette\n\nA. valg\nB. annet valg\n\n3. begynner på tre\n\nForslag til vedtak"
    )
    return Case(
        body="SSU",
        title="Felles vakt: døgn & helg <prøve>",
        number=7,
        year=2026,
        sections=(
            Section(heading="Bakgrunn", kind="background", text=text),
            Section(heading="Utgifter", level=2, text="Kort linje\n\nVedlegg 1 viser tall"),
            Section(heading="Tre år fram", level=3, text=""),
            Section(heading="Vurdering", kind="assessment", text="Ja."),
        ),
        proposal=Proposal(points=points),
        exemption=Exemption(legal_basis="offl. § 13 jf. fvl. § 13"),
        attachments=(
            Attachment(title="Notat om drift"),
            Attachment(
                title="Eksempler",
                kind=AttachmentKind.TEXT,
                sections=(Section(heading="", text="Innledning."), Section(heading="Mer", text="- x\n- y")),
            ),
            Attachment(title="SSU sak 05/2025 Budsjett", kind=AttachmentKind.CASE, ref=CaseRef("SSU", 2025, 5)),
            Attachment(title="Tilbud", exemption=Exemption(legal_basis="offl. § 23")),
        ),
        case_officers=("Turid Vassbotn", "Eirik Mo"),
        clearances=(Clearance(by="TV"), Clearance(by="EMO")),
        our_ref="99/2026",
        document_date=date(2026, 4, 1),
        archive_references=(ArchiveReference(side=Side.HOSPITAL, value="26/00123"),),
    )


@LAYOUTS
def test_the_points_come_back_with_labels_levels_and_conditions(
    case: Case, layout: PaperLayout, tmp_path: Path
) -> None:
    assert rows(back(case, layout, tmp_path).proposal.points) == rows(case.proposal.points)


@LAYOUTS
def test_the_sections_come_back_with_text_and_level(case: Case, layout: PaperLayout, tmp_path: Path) -> None:
    document = back(case, layout, tmp_path)
    assert told(document.sections) == told(case.sections)
    assert [section.kind for section in document.sections] == ["background", "", "", "assessment"]


@LAYOUTS
def test_the_case_comes_back_without_a_doubt_about_who_it_is(case: Case, layout: PaperLayout, tmp_path: Path) -> None:
    meeting = Meeting(body="SSU", year=2026, first_day=date(2026, 5, 20), last_day=date(2026, 5, 21))
    document = back(case, layout, tmp_path, meeting)
    assert (document.kind, document.body, document.body_inferred) == ("case_paper", "SSU", False)
    assert (document.number, document.year, document.title) == (7, 2026, case.title)
    assert document.exemption == case.exemption
    assert {doubt.field for doubt in document.doubts} <= {"meeting_date"}


def test_the_metadata_comes_back(case: Case, tmp_path: Path) -> None:
    meeting = Meeting(body="SSU", year=2026, first_day=date(2026, 5, 20), last_day=date(2026, 5, 21))
    document = back(case, FIRST, tmp_path, meeting)
    assert document.case_officers == case.case_officers
    assert document.clearances == ("TV", "EMO")
    assert (document.document_date, document.meeting_date) == (date(2026, 4, 1), date(2026, 5, 20))
    assert document.our_ref == "99/2026"
    assert document.archive_refs == ("helseforetaket: 26/00123",)
    assert document.doubts == ()


@pytest.mark.parametrize(
    "own",
    [
        {},
        {
            "case_officer": "Ført i pennen av",
            "clearance": "Lest gjennom – begge sider",
            "document_date": "Skrevet den",
            "meeting_date": "Tas opp den",
            "our_ref": "Løpetall",
            "archive_reference": "Mappe",
            "attachments": "Bilag",
        },
    ],
    ids=["usual labels", "own labels"],
)
def test_all_metadata_comes_back_under_the_labels_of_the_house(case: Case, own: dict[str, str], tmp_path: Path) -> None:
    layout = msgspec.structs.replace(FIRST, labels=own, attachments_heading="")
    meeting = Meeting(body="SSU", year=2026, first_day=date(2026, 5, 20), last_day=date(2026, 5, 21))
    document = back(case, layout, tmp_path, meeting)
    assert (document.title, document.case_officers, document.clearances) == (
        case.title,
        case.case_officers,
        ("TV", "EMO"),
    )
    assert (document.document_date, document.meeting_date) == (date(2026, 4, 1), date(2026, 5, 20))
    assert (document.our_ref, document.archive_refs) == ("99/2026", ("helseforetaket: 26/00123",))
    assert [entry.title for entry in document.attachments] == [entry.title for entry in case.attachments]


def test_a_line_under_a_label_of_the_house_is_never_the_title(tmp_path: Path) -> None:
    profile = house(PaperLayout(labels={"case_officer": "Ført i pennen av"}))
    path = tmp_path / "sak.txt"
    path.write_text("Ført i pennen av: Turid Vassbotn\n\nSak 4/26\n\nFelles vakt\n\nBakgrunn\n\nJa.", encoding="utf-8")
    document = read_document(path, profile=profile)
    assert (document.title, document.case_officers) == ("Felles vakt", ("Turid Vassbotn",))


@LAYOUTS
def test_the_attachments_come_back_listed_and_appended_once(case: Case, layout: PaperLayout, tmp_path: Path) -> None:
    found = back(case, layout, tmp_path).attachments
    assert [(entry.title, entry.kind, entry.ref) for entry in found] == [
        (entry.title, entry.kind, entry.ref) for entry in case.attachments
    ]
    assert [told(entry.sections) for entry in found] == [told(entry.sections) for entry in case.attachments]
    assert found[3].exemption == Exemption(legal_basis="offl. § 23")


@LAYOUTS
def test_a_draft_comes_back_without_a_number(case: Case, layout: PaperLayout, tmp_path: Path) -> None:
    draft = msgspec.structs.replace(case, number=None, year=None)
    document = back(draft, layout, tmp_path)
    assert (document.kind, document.body, document.number, document.title) == ("case_paper", "SSU", None, case.title)


@LAYOUTS
def test_a_pending_proposal_comes_back_pending(case: Case, layout: PaperLayout, tmp_path: Path) -> None:
    document = back(msgspec.structs.replace(case, proposal=Proposal(pending=True)), layout, tmp_path)
    assert document.proposal.pending and document.proposal.points == ()
    assert told(document.sections) == told(case.sections)


@LAYOUTS
@pytest.mark.parametrize("name", sorted(path.stem for path in FIXTURES.glob("*.txt")))
def test_a_paper_that_was_read_comes_back_from_word_as_it_was(name: str, layout: PaperLayout, tmp_path: Path) -> None:
    read = read_document(FIXTURES / f"{name}.txt")
    case = Case(
        body=read.body or "",
        title=read.title,
        number=read.number,
        year=read.year,
        sections=read.sections,
        proposal=read.proposal,
        attachments=read.attachments,
    )
    document = back(case, layout, tmp_path)
    assert document.title == read.title
    assert rows(document.proposal.points) == rows(read.proposal.points)
    assert document.proposal.pending is read.proposal.pending
    assert told(document.sections) == told(read.sections)
    assert [(entry.title, entry.kind) for entry in document.attachments] == [
        (entry.title, entry.kind) for entry in read.attachments
    ]
    assert [str(reference) for reference in document.references] == [str(reference) for reference in read.references]
