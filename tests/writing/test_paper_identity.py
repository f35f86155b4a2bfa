"""Every paragraph of a draft carries a hidden name, so that it is known when the draft comes back from Word."""

from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

from msgspec.structs import replace
from opened_paper import OpenedPaper, W

from sekretariat_tui.domain.case import Attachment, Case, Exemption, Proposal, Section
from sekretariat_tui.domain.draft_identity import (
    OURS_PREFIX,
    PENDING,
    PROPOSAL_HEADING,
    TITLE,
    attachment_name,
    block_name,
    case_name,
    condition_name,
    heading_name,
    names_of,
    point_name,
    register_name,
    version_name,
)
from sekretariat_tui.domain.kinds import AttachmentKind
from sekretariat_tui.domain.points import Point
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import case_paper

Write = Callable[..., OpenedPaper]


def named(data: bytes) -> list[tuple[list[str], str]]:
    """The names and the text of every paragraph, in order."""
    root = OpenedPaper(data).xml("word/document.xml")
    return [
        (
            [mark.get(f"{W}name", "") for mark in paragraph.iter(f"{W}bookmarkStart")],
            "".join(text.text or "" for text in paragraph.iter(f"{W}t")),
        )
        for paragraph in root.iter(f"{W}p")
    ]


def texts_by_name(paper: OpenedPaper) -> dict[str, str]:
    return {name: text for names, text in named(paper.data) for name in names}


def test_every_paragraph_of_a_draft_has_a_name(
    write: Write, case: Case, draft: Case, proposal_first: Profile, proposal_last: Profile
) -> None:
    exempt = Exemption(legal_basis="offl. § 23")
    for one in (case, draft, replace(case, exemption=exempt), replace(case, proposal=Proposal(pending=True))):
        for house in (proposal_first, proposal_last):
            assert all(names for names, _ in named(write(one, house).data))


def test_every_name_the_case_has_is_in_the_draft_in_its_order(write: Write, case: Case, proposal_last: Profile) -> None:
    carried = [name for names, _ in named(write(case, proposal_last).data) for name in names]
    wanted = list(names_of(case))
    assert [name for name in carried if name in set(wanted)] == wanted


def test_the_title_says_whose_draft_of_which_case_it_is_and_which_version(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    title = next(names for names, _ in named(write(case, proposal_last, register_id="r1").data) if TITLE in names)
    assert title == [case_name(case.id), register_name("r1"), version_name(case), TITLE]


def test_headings_blocks_points_and_conditions_go_by_what_they_are(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    texts = texts_by_name(write(case, proposal_last))
    assessment = case.sections[1]
    assert texts[heading_name(assessment.id)] == "Vurdering"
    assert [texts[block_name(assessment.id, n)] for n in range(8)] == [
        *("Tre forhold:", "ansvar", "økonomi:", "kjøp", "drift", "personell", "Til slutt:", "tid"),
    ]
    second = case.proposal.points[1]
    assert texts[point_name(second.id)] == "Møtet holdes i februar."
    assert texts[condition_name(second.id)] == "Forutsetning: rådene har hatt sine møter"
    assert texts[PROPOSAL_HEADING] == "Forslag til vedtak"


def test_an_appended_text_is_known_by_its_attachment_and_its_sections(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    texts = texts_by_name(write(case, proposal_last))
    appended = case.attachments[2]
    assert texts[attachment_name(appended.id)] == "Vedlegg 3: Eksempler på tiltak"
    assert texts[heading_name(appended.sections[0].id)] == "Drift"
    assert texts[block_name(appended.sections[0].id, 0)] == "opplæring"


def test_what_the_program_itself_has_written_is_named_as_its_own(
    write: Write, case: Case, proposal_first: Profile
) -> None:
    listed = Attachment(title="Notat", kind=AttachmentKind.TEXT, exemption=Exemption(legal_basis="offl. § 23"))
    paper = write(replace(case, attachments=(listed,), exemption=Exemption(legal_basis="offl. § 13")), proposal_first)
    ours = [text for name, text in texts_by_name(paper).items() if name.startswith(OURS_PREFIX)]
    assert ours[:4] == [
        "SSU sak 14/2026",
        "Unntatt offentlighet, offl. § 13",
        "Saksbehandler:Kari Nordli / Ola Bakken",
        "Avkl. sekr:Anne Vik / Per Moen",
    ]
    assert "Notat (unntatt offentlighet, offl. § 23)" in ours
    assert ours[-1] == "Unntatt offentlighet, offl. § 23"


def test_an_unwritten_section_has_an_empty_line_that_is_already_its_own(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    background = Section(heading="Bakgrunn")
    gathers, below = Section(heading="Vurdering"), Section(heading="Økonomi", level=2, text="Ett.")
    paper = write(replace(case, sections=(background, gathers, below)), proposal_last)
    names = texts_by_name(paper)
    assert names[block_name(background.id, 0)] == ""
    assert block_name(gathers.id, 0) not in names


def test_a_proposal_put_forward_in_the_meeting_is_known(write: Write, case: Case, proposal_first: Profile) -> None:
    texts = texts_by_name(write(replace(case, proposal=Proposal(pending=True)), proposal_first))
    assert texts[PENDING] == "Innstilling til konsensus legges fram i møtet."
    nothing = texts_by_name(write(replace(case, proposal=Proposal()), proposal_first))
    assert nothing[PENDING] == "Saken legges fram uten forslag."


def test_bookmarks_are_counted_stand_inside_their_paragraph_and_end_in_it(
    write: Write, case: Case, proposal_first: Profile
) -> None:
    root = write(case, proposal_first).xml("word/document.xml")
    starts = list(root.iter(f"{W}bookmarkStart"))
    assert [start.get(f"{W}id") for start in starts] == [str(n) for n in range(len(starts))]
    for paragraph in root.iter(f"{W}p"):
        tags = [child.tag.removeprefix(W) for child in paragraph]
        opened = [mark.get(f"{W}id") for mark in paragraph.iter(f"{W}bookmarkStart")]
        closed = [mark.get(f"{W}id") for mark in paragraph.iter(f"{W}bookmarkEnd")]
        assert opened and closed == opened[::-1]
        assert tags.index("bookmarkStart") < tags.index("bookmarkEnd")


def test_two_paragraphs_never_share_a_name(write: Write, case: Case, proposal_last: Profile) -> None:
    twice = (Section(id="a", heading="En", text="x"), Section(id="a", heading="To", text="y"))
    point = Point(id="p", text="z")
    paper = write(replace(case, sections=twice, proposal=Proposal(points=(point, point))), proposal_last)
    names = [name for found, _ in named(paper.data) for name in found]
    assert len(names) == len(set(names))
    marks = [ElementTree.tostring(mark) for mark in paper.xml("word/document.xml").iter(f"{W}bookmarkEnd")]
    assert len(marks) == len(names)


def test_every_name_is_hidden_in_word(write: Write, case: Case, proposal_first: Profile) -> None:
    names = [name for found, _ in named(write(case, proposal_first, register_id="r").data) for name in found]
    assert all(name.startswith("_") and len(name) <= 40 for name in names)


def test_the_same_case_of_the_same_register_gives_the_same_bytes(case: Case, proposal_last: Profile) -> None:
    first = case_paper(case, proposal_last, meeting=None, today=date(2026, 5, 4), register_id="r")
    assert first == case_paper(case, proposal_last, meeting=None, today=date(2026, 5, 4), register_id="r")
    assert first != case_paper(case, proposal_last, meeting=None, today=date(2026, 5, 4), register_id="s")
