"""The houses and the case that the tests of the Word draft write about. People and matters are invented."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import msgspec
import pytest
from opened_paper import OpenedPaper

from sekretariat_tui.domain.case import ArchiveReference, Attachment, Case, CaseHead, Clearance, Proposal, Section
from sekretariat_tui.domain.kinds import AttachmentKind, PointStyle, Side
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.partnership import Body, Party
from sekretariat_tui.domain.points import Point
from sekretariat_tui.profiles.profile import NumberStyle, PaperLayout, Profile
from sekretariat_tui.writing import case_paper

TODAY = date(2026, 5, 4)
_BODIES = (
    Body(code="SSU", name="Strategisk samarbeidsutvalg"),
    Body(code="PA", name="Partnerskapsmøtet"),
)
_PHRASES = {
    "exempt": "Unntatt offentlighet, {basis}",
    "exempt_partly": "Delvis unntatt offentlighet, {basis}",
    "no_proposal": "Saken legges fram uten forslag.",
}


@pytest.fixture
def proposal_last() -> Profile:
    """A house with no metadata block, whose proposal stands last."""
    return Profile(
        code="innsjo",
        name="Helsefellesskap Innsjø",
        hospital="Sykehuset Innsjø",
        bodies=_BODIES,
        parties=(Party(code="SI", name="Sykehuset Innsjø HF", side=Side.HOSPITAL),),
        numbers=NumberStyle(paper="{n}/{yy}", running="sak {nn}.{yy}"),
        paper=PaperLayout(title_line="Vedlegg til sak {number}"),
        phrases=_PHRASES,
    )


@pytest.fixture
def proposal_first() -> Profile:
    """A house with a metadata block, whose proposal stands first."""
    return Profile(
        code="kyst",
        name="Helsefellesskapet Ytre Kyst",
        hospital="Kystsykehuset",
        bodies=_BODIES,
        numbers=NumberStyle(paper="{n}/{yyyy}", running="sak {n}/{yyyy}"),
        paper=PaperLayout(
            title_line="{body} sak {number}",
            metadata=(
                "case_officer",
                "clearance",
                "document_date",
                "meeting_date",
                "our_ref",
                "archive_reference",
                "attachments",
            ),
            labels={"clearance": "Avkl. sekr", "document_date": "Dato dok"},
            proposal_first=True,
            proposal_heading="Innstilling til konsensus",
        ),
        phrases=_PHRASES | {"proposal_pending": "Innstilling til konsensus legges fram i møtet."},
    )


@pytest.fixture
def meeting() -> Meeting:
    return Meeting(body="SSU", year=2026, first_day=date(2026, 5, 21))


@pytest.fixture
def points() -> tuple[Point, ...]:
    """A proposal of three levels, with two lettered lists and a point under a condition."""
    letter, bullet = PointStyle.LETTER, PointStyle.BULLET
    return (
        Point(
            text="Utvalget godkjenner kriteriene:",
            points=(
                Point(
                    text="drift",
                    style=letter,
                    points=(Point(text="opplæring", style=bullet), Point(text="møteplasser", style=bullet)),
                ),
                Point(text="utvikling", style=letter),
            ),
        ),
        Point(text="Møtet holdes i februar.", condition="rådene har hatt sine møter"),
        Point(
            text="Sekretariatet melder tilbake om:",
            points=(Point(text="økonomi", style=letter), Point(text="bemanning", style=letter)),
        ),
    )


@pytest.fixture
def case(points: tuple[Point, ...]) -> Case:
    """A numbered case with everything a paper shows."""
    return Case(
        id="0123456789abcdef",
        body="SSU",
        title="Felles vaktordning – kriterier",
        number=14,
        year=2026,
        case_officers=("Kari Nordli", "Ola Bakken"),
        clearances=(
            Clearance(side=Side.MUNICIPALITIES, by="Anne Vik", on=date(2026, 4, 20)),
            Clearance(side=Side.HOSPITAL, by="Per Moen"),
        ),
        our_ref="31/2026",
        archive_references=(ArchiveReference(side=Side.HOSPITAL, value="2026/455-3"),),
        sections=(
            Section(heading="Bakgrunn", text="Utvalget ba om kriterier.\n\nDe er nå utarbeidet."),
            Section(
                heading="Vurdering",
                text="Tre forhold:\n\n1. ansvar\n2. økonomi:\n   - kjøp\n   - drift\n3. personell\n\nTil slutt:\n\n1. tid",
            ),
            Section(heading="Fremdrift", level=2, text="Arbeidet starter i juni."),
        ),
        proposal=Proposal(points=points),
        attachments=(
            Attachment(title="", kind=AttachmentKind.CASE, case="earlier"),
            Attachment(title="Budsjett", file="budsjett.xlsx"),
            Attachment(
                title="Eksempler på tiltak",
                kind=AttachmentKind.TEXT,
                sections=(Section(heading="Drift", text="- opplæring"),),
            ),
            Attachment(
                title="Innspill", kind=AttachmentKind.TEXT, sections=(Section(heading="", text="Ett innspill."),)
            ),
        ),
        created=datetime(2026, 4, 1, 9, 30, tzinfo=UTC),
    )


@pytest.fixture
def draft(case: Case) -> Case:
    """The same case before the agenda gave it a number."""
    return msgspec.structs.replace(case, number=None, year=None)


@pytest.fixture
def related() -> dict[str, CaseHead]:
    return {"earlier": CaseHead(id="earlier", body="SSU", title="Vaktordning i Ytre", number=3, year=2023)}


@pytest.fixture
def write(meeting: Meeting, related: dict[str, CaseHead]) -> Callable[..., OpenedPaper]:
    """Writes a paper and opens it again."""

    def written(case: Case, profile: Profile, **changes: object) -> OpenedPaper:
        given = {"meeting": meeting, "related": related, "today": TODAY} | changes
        return OpenedPaper(case_paper(case, profile, **given))

    return written
