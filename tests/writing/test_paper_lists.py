"""Lists in a paper: counted by Word, started again in each list, and marked as the domain labels them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from opened_paper import OpenedPaper

from sekretariat_tui.domain.case import Attachment, Case, Proposal, Section
from sekretariat_tui.domain.kinds import AttachmentKind, PointStyle
from sekretariat_tui.domain.points import Point, outline
from sekretariat_tui.domain.section_text import blocks
from sekretariat_tui.profiles.profile import Profile
from sekretariat_tui.writing import case_paper

Write = Callable[..., OpenedPaper]
NUMBER, LETTER, BULLET, PLAIN = PointStyle.NUMBER, PointStyle.LETTER, PointStyle.BULLET, PointStyle.PLAIN


def shown_points(paper: OpenedPaper) -> list[tuple[str, str]]:
    """Label and text of each point; deeper than Word's lists go the label is typed, with a tab after it."""
    seen = []
    for line in paper.lines:
        if line.style == "Vedtakspunkt":
            label, tab, text = line.text.partition("\t")
            seen.append((label, text) if tab and not line.label else (line.label, line.text))
    return seen


def labels(points: tuple[Point, ...]) -> list[tuple[str, str]]:
    return [(row.label, row.point.text) for row in outline(points)]


def paper_of(points: tuple[Point, ...], profile: Profile, write: Write) -> OpenedPaper:
    return write(Case(body="SSU", title="Lister", proposal=Proposal(points=points)), profile)


def test_points_of_three_levels_are_one_list_and_the_letters_start_again(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    paper = write(case, proposal_last)
    assert paper.labelled("Vedtakspunkt") == [
        "1. Utvalget godkjenner kriteriene:",
        "   a) drift",
        "      • opplæring",
        "      • møteplasser",
        "   b) utvikling",
        "2. Møtet holdes i februar.",
        "3. Sekretariatet melder tilbake om:",
        "   a) økonomi",
        "   b) bemanning",
    ]
    numbers = {
        item.val
        for paragraph in paper.document.paragraphs
        if paragraph.style.name == "Vedtakspunkt"
        for item in paragraph._p.iter("{*}numId")
    }
    assert len(numbers) == 1


def test_no_label_is_typed_into_the_text(write: Write, case: Case, proposal_last: Profile) -> None:
    texts = write(case, proposal_last).texts("Vedtakspunkt")
    assert texts[:2] == ["Utvalget godkjenner kriteriene:", "drift"]


def test_a_condition_stands_on_a_line_of_its_own_under_its_point(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    lines = write(case, proposal_last).lines
    at = next(n for n, line in enumerate(lines) if line.style == "Forutsetning")
    assert lines[at - 1].text == "Møtet holdes i februar."
    assert lines[at].text == "Forutsetning: rådene har hatt sine møter"


def test_a_condition_that_says_that_it_is_one_is_not_told_twice(write: Write, proposal_last: Profile) -> None:
    points = (Point(text="Møtet holdes.", condition="under forutsetning av at rådene er enige"),)
    assert paper_of(points, proposal_last, write).texts("Forutsetning") == ["Under forutsetning av at rådene er enige"]


def test_letters_under_a_bullet_start_again_and_the_numbers_go_on_past_it(write: Write, proposal_last: Profile) -> None:
    lettered = (Point(text="x", style=LETTER), Point(text="y", style=LETTER))
    points = (
        Point(text="en", points=lettered),
        Point(text="kule", style=BULLET, points=lettered),
        Point(text="kule til", style=BULLET, points=lettered),
        Point(text="avsnitt", style=PLAIN),
        Point(text="to", points=lettered),
    )
    assert [label for label, _ in shown_points(paper_of(points, proposal_last, write))] == [
        "1.", "a)", "b)", "•", "a)", "b)", "•", "a)", "b)", "", "2.", "a)", "b)",
    ]  # fmt: skip


def test_a_point_nobody_has_written_yet_takes_no_number_anywhere(write: Write, proposal_last: Profile) -> None:
    below = (Point(style=LETTER), Point(text="", style=LETTER, points=(Point(style=BULLET),)))
    points = (Point(text="en", points=below), Point(), Point(text="tre"), Point(text=" "))
    assert shown_points(paper_of(points, proposal_last, write)) == [("1.", "en"), ("2.", "tre")]


def test_points_deeper_than_words_nine_levels_keep_their_labels(write: Write, proposal_last: Profile) -> None:
    points: tuple[Point, ...] = ()
    for depth in range(12):
        points = (Point(text=f"over {depth}", points=points), Point(text=f"etter {depth}"))
    assert shown_points(paper_of(points, proposal_last, write)) == labels(points)


@st.composite
def point_trees(draw: st.DrawFn, depth: int = 0) -> tuple[Point, ...]:
    made = []
    for _ in range(draw(st.integers(0 if depth else 1, 4))):
        below = draw(point_trees(depth + 1)) if depth < 3 and draw(st.booleans()) else ()
        made.append(Point(text=draw(st.sampled_from("xyz")), style=draw(st.sampled_from(PointStyle)), points=below))
    return tuple(made)


@given(points=point_trees())
def test_word_counts_every_tree_of_points_as_the_domain_labels_it(points: tuple[Point, ...]) -> None:
    case = Case(body="SSU", title="Lister", proposal=Proposal(points=points))
    paper = OpenedPaper(case_paper(case, Profile(code="x", name="X"), meeting=None, today=date(2026, 1, 1)))
    assert shown_points(paper) == labels(points)


def test_a_decision_and_the_sections_and_the_attachments_each_count_from_one(
    write: Write, case: Case, proposal_last: Profile
) -> None:
    listed = "1. først\n2. så"
    appended = Attachment(title="Mer", kind=AttachmentKind.TEXT, sections=(Section(heading="Punkter", text=listed),))
    paper = write(
        replace(
            case,
            sections=(Section(heading="A", text=listed), Section(heading="B", text=listed)),
            attachments=(appended,),
        ),
        proposal_last,
    )
    for heading in ("A", "B", "Punkter"):
        assert paper.under(heading) == ["1. først", "2. så"]
    assert paper.under("Forslag til vedtak")[0].startswith("1. ")


@pytest.mark.parametrize(
    "text",
    [
        "1. en\n2. to\n   a) under\n   b) under\n3. tre",
        "a) en\nb) to",
        "A. en\nB. to\nC. tre",
        "1) en\n2) to",
        "4. fire\n5. fem",
        "1. en\n3. tre\n3. tre igjen",
        "å) som Word ikke kan telle\n0. null\n007. agent",
    ],
)
def test_a_list_in_a_section_shows_the_labels_that_were_typed(write: Write, proposal_last: Profile, text: str) -> None:
    paper = write(Case(body="SSU", title="T", sections=(Section(heading="Avsnitt", text=text),)), proposal_last)
    shown = [line.replace("\t", " ").strip() for line in paper.under("Avsnitt")]
    assert shown == [f"{block.label} {block.text}" for block in blocks(text)]


def test_dashes_become_bullets_with_lesser_ones_below(write: Write, proposal_last: Profile) -> None:
    section = Section(heading="Avsnitt", text="- en\n   - under\n- to")
    paper = write(Case(body="SSU", title="T", sections=(section,)), proposal_last)
    assert paper.under("Avsnitt") == ["• en", "   – under", "• to"]


def test_a_list_after_a_paragraph_starts_again(write: Write, case: Case, proposal_last: Profile) -> None:
    assert write(case, proposal_last).under("Vurdering") == [
        "Tre forhold:",
        "1. ansvar",
        "2. økonomi:",
        "   – kjøp",
        "   – drift",
        "3. personell",
        "Til slutt:",
        "1. tid",
    ]
