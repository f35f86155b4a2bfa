"""Citing decisions, and quoting them so that the quote is known again."""

import pytest

from sekretariat_tui.domain.case import Case
from sekretariat_tui.domain.kinds import LinkKind, Outcome, PointStyle
from sekretariat_tui.domain.place import Place
from sekretariat_tui.domain.points import Point, plain_text
from sekretariat_tui.domain.section_text import BlockKind, blocks
from sekretariat_tui.reading.lines import Line, Mark
from sekretariat_tui.reading.quotes import quoted_decisions
from sekretariat_tui.workspace import ChangedElsewhere, Text, Workspace

POINTS = (
    Point(text="SSU godkjenner felles opplæring i sårpleie."),
    Point(
        text="Partene gjør dette:",
        points=(
            Point(text="sykehuset holder kurs", style=PointStyle.LETTER),
            Point(text="kommunene sender deltakere", style=PointStyle.LETTER),
        ),
    ),
)
MARKS = {BlockKind.PARAGRAPH: Mark.NONE, BlockKind.BULLET: Mark.BULLET, BlockKind.NUMBERED: Mark.NUMBER}


@pytest.fixture
def decided(desk: Workspace) -> Case:
    case = desk.cases.new("SSU", "Opplæring i sårpleie")
    desk.cases.give_number(case.id, 14, 2026)
    desk.decisions.set_points(case.id, Text.DECISION, POINTS)
    return desk.decisions.set_outcome(case.id, Outcome.AS_PROPOSED)


def test_the_citation_names_the_point(desk: Workspace, decided: Case) -> None:
    point = decided.decision.points[1]
    assert desk.quoting.citation(decided) == "SSU sak 14/26"
    assert desk.quoting.citation(decided, Place("decision", point.id)) == "SSU sak 14/26, vedtakspunkt 2"
    assert desk.quoting.citation(decided, Place("decision", point.points[1].id)) == "SSU sak 14/26, vedtakspunkt 2 b"
    assert desk.quoting.citation(decided, Place("sections", "x")) == "SSU sak 14/26"


def test_a_quote_that_was_put_in_is_known_again_with_its_case_and_every_point(desk: Workspace, decided: Case) -> None:
    text = desk.quoting.quotation(decided)
    lines = [
        Line(
            text=block.text,
            mark=Mark.LETTER if block.label[:1].isalpha() else MARKS[block.kind],
            label=block.label,
            level=block.level if block.kind is not BlockKind.PARAGRAPH else None,
            whole=True,
        )
        for block in blocks(text)
    ]
    [read] = quoted_decisions(lines, body="PA", year=2026, profile=desk.profile)
    assert (read.of.body, read.of.number, read.of.year) == ("SSU", 14, 2026)
    assert plain_text(read.points) == plain_text(decided.decision.points)


def test_a_quote_goes_below_the_line_of_the_cursor_in_one_act_with_its_link(desk: Workspace, decided: Case) -> None:
    case = desk.cases.new("PA", "Ny sak")
    section = case.sections[0].id
    desk.cases.set_section_text(case.id, section, "Først dette.\nSå dette.")
    done = desk.quoting.insert(case.id, section, 3, decided.id, before="Først dette.\nSå dette.")
    quote = desk.quoting.quotation(decided)
    assert done.section.text == f"Først dette.\n\n{quote}\n\nSå dette."
    assert done.section.text[: done.end].endswith("kommunene sender deltakere")
    [link] = desk.cases.get(case.id).links
    assert (link.kind, link.case, link.ref) == (LinkKind.QUOTES, decided.id, decided.ref)
    desk.office.undo()
    assert desk.cases.get(case.id).links == ()
    assert desk.cases.get(case.id).sections[0].text == "Først dette.\nSå dette."


def test_a_quote_is_not_put_over_what_another_window_wrote(desk: Workspace, decided: Case) -> None:
    case = desk.cases.new("PA", "Ny sak")
    desk.cases.set_section_text(case.id, case.sections[0].id, "Skrevet i det andre vinduet.")
    with pytest.raises(ChangedElsewhere):
        desk.quoting.insert(case.id, case.sections[0].id, 0, decided.id, before="")
    assert desk.cases.get(case.id).sections[0].text == "Skrevet i det andre vinduet."


def test_what_is_not_decided_is_quoted_as_a_proposal(desk: Workspace) -> None:
    case = desk.cases.new("SSU", "Transport")
    case = desk.decisions.set_points(case.id, Text.PROPOSAL, (Point(text="SSU vedtar ruter."),))
    assert desk.quoting.quotation(case) == "I saken «Transport» er dette foreslått:\n\n1. SSU vedtar ruter."
