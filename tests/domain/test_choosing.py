"""Choosing between two versions of a record, place by place."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.case import Case, Decision, Proposal, Section
from sekretariat_tui.domain.choosing import (
    Choice,
    both_texts,
    chosen,
    point_questions,
    questions,
    with_points_chosen,
)
from sekretariat_tui.domain.comparison import differences
from sekretariat_tui.domain.kinds import Outcome
from sekretariat_tui.domain.points import Point, walk

BASE = Case(
    body="SSU",
    title="Felles akuttplan",
    sections=(
        Section(id="a", heading="Bakgrunn", text="Partene ønsker en plan."),
        Section(id="b", heading="Vurdering", text="Planen er god."),
    ),
    proposal=Proposal(points=(Point(id="1", text="SSU vedtar planen."), Point(id="2", text="Den evalueres."))),
)


def changed(**fields: object) -> Case:
    return msgspec.structs.replace(BASE, **fields)


def with_text(id: str, text: str, case: Case = BASE) -> Case:
    sections = tuple(msgspec.structs.replace(s, text=text) if s.id == id else s for s in case.sections)
    return msgspec.structs.replace(case, sections=sections)


def with_point(id: str, text: str, case: Case = BASE) -> Case:
    points = tuple(msgspec.structs.replace(p, text=text) if p.id == id else p for p in case.proposal.points)
    return msgspec.structs.replace(case, proposal=Proposal(points=points))


def test_each_section_and_each_point_is_a_question_of_its_own() -> None:
    ours = with_point("2", "Den evalueres årlig.", with_text("a", "Her."))
    theirs = with_point("1", "SSU godkjenner planen.", with_text("b", "Der."))
    asked = questions(ours, theirs)
    assert [question.label for question in asked] == [
        "Bakgrunn",
        "Vurdering",
        "Forslag til vedtak: punkt 1",
        "Forslag til vedtak: punkt 2",
    ]


def test_what_only_one_has_changed_is_proposed_and_what_both_have_is_not() -> None:
    ours = with_text("a", "Begge, her.", changed(title="Bare her"))
    theirs = with_text("a", "Begge, der.", with_point("2", "Bare der."))
    proposed = {question.label: question.proposed for question in questions(ours, theirs, BASE)}
    assert proposed == {
        "Tittel": Choice.OURS,
        "Bakgrunn": None,
        "Forslag til vedtak: punkt 2": Choice.THEIRS,
    }


def test_a_point_that_is_new_in_one_is_proposed_and_so_is_one_that_was_taken_away() -> None:
    ours = changed(proposal=Proposal(points=(*BASE.proposal.points, Point(id="3", text="Ny her."))))
    theirs = changed(proposal=Proposal(points=(Point(id="0", text="Ny der."), BASE.proposal.points[0])))
    asked = questions(ours, theirs, BASE)
    assert {
        question.point.before and question.point.before.id: question.proposed for question in asked if question.point
    } == {
        None: Choice.THEIRS,
        "2": Choice.THEIRS,
        "3": Choice.OURS,
    }
    taken = chosen(ours, theirs, asked, {question.id: question.proposed or Choice.OURS for question in asked})
    assert [point.id for point in taken.proposal.points] == ["0", "1", "3"]


def test_an_answer_takes_its_place_and_no_other() -> None:
    ours = with_text("a", "Her.", changed(title="Tittel her"))
    theirs = with_text("a", "Der.", changed(title="Tittel der", decision=Decision(outcome=Outcome.NOTED)))
    asked = questions(ours, theirs)
    taken = chosen(ours, theirs, asked, {"sections/a": Choice.THEIRS})
    assert taken == with_text("a", "Der.", changed(title="Tittel her"))


def test_both_of_a_text_follow_each_other_and_both_of_a_title_stand_on_one_line() -> None:
    ours, theirs = with_text("a", "Her.", changed(title="Én")), with_text("a", "Der.", changed(title="To"))
    asked = questions(ours, theirs)
    taken = chosen(ours, theirs, asked, dict.fromkeys((question.id for question in asked), Choice.BOTH))
    assert taken.sections[0].text == "Her.\n\nDer."
    assert taken.title == "Én / To"


def test_both_of_a_point_are_two_points() -> None:
    ours, theirs = with_point("1", "SSU vedtar hele planen."), with_point("1", "SSU vedtar planen nå.")
    asked = questions(ours, theirs)
    taken = chosen(ours, theirs, asked, {asked[0].id: Choice.BOTH})
    assert [point.text for point in taken.proposal.points] == [
        "SSU vedtar hele planen.",
        "SSU vedtar planen nå.",
        "Den evalueres.",
    ]
    assert len({point.id for point in walk(taken.proposal.points)}) == 3


def test_a_choice_of_both_is_not_offered_where_only_one_can_stand() -> None:
    ours, theirs = (
        changed(decision=Decision(outcome=Outcome.NOTED)),
        changed(decision=Decision(outcome=Outcome.APPROVED)),
    )
    assert [question.both for question in questions(ours, theirs)] == [False]


def test_keeping_both_leaves_no_gap_where_one_says_all() -> None:
    assert both_texts("", "Der.") == both_texts("  ", "Der.") == "Der."
    assert both_texts("Her.", "") == "Her."
    assert both_texts("Planen.", "Planen. Og mer.") == "Planen. Og mer."


TEXTS = st.sampled_from(["", "Planen er god.", "Planen er svært god.", "Noe annet.", "Planen er god.\n\nOg mer."])
POINTS = st.lists(
    st.tuples(st.sampled_from("12345"), st.sampled_from(["SSU vedtar.", "SSU vedtar planen.", "Den evalueres."])),
    unique_by=lambda pair: pair[0],
    max_size=5,
).map(lambda pairs: tuple(Point(id=id, text=text) for id, text in pairs))
CASES = st.builds(
    lambda title, a, b, points: with_text(
        "b", b, with_text("a", a, changed(title=title, proposal=Proposal(points=points)))
    ),
    st.sampled_from(["Én", "To"]),
    TEXTS,
    TEXTS,
    POINTS,
)


@given(CASES, CASES)
def test_all_of_theirs_gives_theirs_and_all_of_ours_gives_ours(ours: Case, theirs: Case) -> None:
    asked = questions(ours, theirs)
    assert chosen(ours, theirs, asked, {}) == ours
    taken = chosen(ours, theirs, asked, dict.fromkeys((question.id for question in asked), Choice.THEIRS))
    texts = sorted(point.text for point in walk(theirs.proposal.points))
    assert sorted(point.text for point in walk(taken.proposal.points)) == texts
    assert {one.place.field for one in differences(taken, theirs)} <= {"proposal"}


@given(POINTS, POINTS)
def test_both_loses_no_point_of_either(ours: tuple[Point, ...], theirs: tuple[Point, ...]) -> None:
    asked = point_questions(ours, theirs)
    answers = {question.id: Choice.BOTH if question.both else Choice.OURS for question in asked}
    answers |= {question.id: Choice.THEIRS for question in asked if question.point and question.point.before is None}
    found = {point.text for point in with_points_chosen(ours, theirs, asked, answers)}
    assert {point.text for points in (ours, theirs) for point in points} <= found


def test_two_who_changed_different_paragraphs_of_a_section_are_proposed_put_together() -> None:
    base = with_text("a", "Partene ønsker en plan.\n\nDet haster.")
    ours = with_text("a", "Partene ønsker en felles plan.\n\nDet haster.")
    theirs = with_text("a", "Partene ønsker en plan.\n\nDet haster ikke.")
    asked = questions(ours, theirs, base)
    assert [question.proposed for question in asked] == [Choice.BOTH]
    taken = chosen(ours, theirs, asked, {asked[0].id: Choice.BOTH})
    assert taken.sections[0].text == "Partene ønsker en felles plan.\n\nDet haster ikke."


def test_two_who_changed_the_same_paragraph_are_asked_and_both_keeps_the_rest_once() -> None:
    base = with_text("a", "Felles start.\n\nDen koster 2 mill.")
    ours, theirs = with_text("a", "Felles start.\n\nDen koster 3."), with_text("a", "Felles start.\n\nDen koster 4.")
    asked = questions(ours, theirs, base)
    assert [question.proposed for question in asked] == [None]
    taken = chosen(ours, theirs, asked, {asked[0].id: Choice.BOTH})
    assert taken.sections[0].text == "Felles start.\n\nDen koster 3 / 4."
