"""Two versions of a record, place by place, and one with a place of the other."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.domain.case import Case, Decision, Doubt, Proposal, Section
from sekretariat_tui.domain.comparison import ORDER, Place, differences, with_place, with_points
from sekretariat_tui.domain.differences import marked
from sekretariat_tui.domain.field_words import FIELD_WORDS
from sekretariat_tui.domain.kinds import CaseStatus, Outcome
from sekretariat_tui.domain.meeting import Meeting
from sekretariat_tui.domain.points import Point
from sekretariat_tui.domain.points.differences import PointChangeKind, point_changes
from sekretariat_tui.domain.points.taking import with_change
from sekretariat_tui.store.kinds import KINDS

CASE = Case(
    body="SSU",
    title="Felles akuttplan",
    sections=(
        Section(id="a", heading="Bakgrunn", text="Partene ønsker en plan."),
        Section(id="b", heading="Vurdering", text="Planen er god."),
    ),
    proposal=Proposal(points=(Point(id="1", text="SSU vedtar planen."), Point(id="2", text="Den evalueres."))),
)


def changed(**fields: object) -> Case:
    return msgspec.structs.replace(CASE, **fields)


def test_a_section_that_was_rewritten_is_one_difference_with_its_words() -> None:
    other = changed(sections=(CASE.sections[0], msgspec.structs.replace(CASE.sections[1], text="Planen er svært god.")))
    (difference,) = differences(CASE, other)
    assert (difference.place, difference.label) == (Place("sections", "b"), "Vurdering")
    assert marked(difference.words) == "Planen er {+svært +}god."


def test_a_point_that_was_changed_is_shown_point_by_point() -> None:
    points = (CASE.proposal.points[0], msgspec.structs.replace(CASE.proposal.points[1], text="Den evalueres årlig."))
    (difference,) = differences(CASE, changed(proposal=Proposal(points=points)))
    assert (difference.place, difference.label) == (Place("proposal", "points"), "Forslag til vedtak")
    assert [row.kind for row in difference.points] == [PointChangeKind.SAME, PointChangeKind.CHANGED]


def test_status_and_outcome_are_shown_in_the_words_of_the_house() -> None:
    other = changed(status=CaseStatus.DECIDED, decision=Decision(outcome=Outcome.AS_PROPOSED))
    found = {difference.label: (difference.before, difference.after) for difference in differences(CASE, other)}
    assert found == {"Status": ("utkast", "behandlet"), "Vedtak: utfall": ("", "vedtatt som foreslått")}


def test_what_every_save_changes_is_no_difference() -> None:
    assert differences(CASE, changed(rev=7)) == []


def test_a_case_that_is_gone_differs_in_all_it_held() -> None:
    labels = [difference.label for difference in differences(CASE, None)]
    assert labels[:3] == ["Utvalg", "Tittel", "Sakstype"]
    assert {"Bakgrunn", "Vurdering", "Forslag til vedtak"} <= set(labels)


def test_sections_in_another_order_are_said_and_can_be_put_in_it() -> None:
    other = changed(sections=(CASE.sections[1], CASE.sections[0]))
    (difference,) = differences(CASE, other)
    assert difference.place == Place("sections", ORDER)
    assert with_place(CASE, other, difference.place) == other


def test_a_new_section_is_put_after_the_one_it_follows_there() -> None:
    new = Section(id="n", heading="Fakta", text="Det er 48 kommuner.")
    other = changed(sections=(CASE.sections[0], new, CASE.sections[1]))
    assert with_place(CASE, other, Place("sections", "n")) == other
    assert with_place(other, CASE, Place("sections", "n")) == CASE


def test_one_place_is_taken_and_the_others_stay() -> None:
    other = changed(title="Akuttplan", status=CaseStatus.READY)
    assert with_place(CASE, other, Place("title")) == changed(title="Akuttplan")


def test_other_kinds_of_records_are_compared_field_by_field() -> None:
    meeting = Meeting(body="SSU", year=2026, place="Åsen")
    (difference,) = differences(meeting, msgspec.structs.replace(meeting, place="Lillehammer"))
    assert (difference.label, difference.before, difference.after) == ("Sted", "Åsen", "Lillehammer")


def test_every_field_that_can_differ_has_a_word() -> None:
    shown = {field for kind in KINDS for field in kind.type.__struct_fields__} - {"id", "rev", "changed", "created"}
    nested = {*Proposal.__struct_fields__, *Decision.__struct_fields__}
    assert (shown | nested) - FIELD_WORDS.keys() == set()


points = st.recursive(
    st.builds(lambda text: Point(text=text), st.text("abc ", min_size=1, max_size=6)),
    lambda below: st.builds(
        lambda text, points: Point(text=text, points=tuple(points)),
        st.text("abc ", min_size=1, max_size=6),
        st.lists(below, max_size=3),
    ),
    max_leaves=6,
)


@given(st.lists(points, max_size=4), st.lists(points, max_size=4))
def test_taking_every_place_gives_the_other_version(ours: list[Point], theirs: list[Point]) -> None:
    one = changed(proposal=Proposal(points=tuple(ours)), title="Én")
    other = changed(proposal=Proposal(points=tuple(theirs)), sections=CASE.sections[1:])
    taken = one
    for difference in differences(one, other):
        taken = with_place(taken, other, difference.place)
    assert differences(taken, other) == []


@given(st.lists(points, max_size=4), st.data())
def test_taking_every_change_of_the_points_gives_the_words_of_the_other(ours: list[Point], data: st.DataObject) -> None:
    theirs = (
        *tuple(
            msgspec.structs.replace(point, text=data.draw(st.sampled_from([point.text, f"{point.text} og mer"])))
            for point in ours
            if data.draw(st.booleans())
        ),
        Point(text="Et nytt punkt"),
    )
    taken = tuple(ours)
    for row in point_changes(ours, theirs):
        taken = with_change(taken, theirs, row)
    case = with_points(CASE, Place("proposal", "points"), taken)
    left = differences(case, with_points(CASE, Place("proposal", "points"), theirs))
    assert all(not any(row.kind is PointChangeKind.CHANGED for row in one.points) for one in left)
    assert sorted(_words(taken)) == sorted(_words(theirs))


def _words(points: "tuple[Point, ...]") -> list[str]:
    return [word for point in points for word in [point.text, *_words(point.points)]]


def test_a_record_that_is_pointed_at_is_shown_by_its_name() -> None:
    (difference,) = differences(CASE, changed(meeting="m1"), name=lambda text: {"m1": "SSU 21.05.2026"}.get(text, text))
    assert difference.after == "SSU 21.05.2026"


def test_a_doubt_is_shown_as_its_sentence_and_a_box_that_was_never_ticked_is_no_difference() -> None:
    doubt = Doubt(field="meeting_date", text="14.1124", sentence="Datoen kan leses på to måter.")
    assert [d.after for d in differences(CASE, changed(doubts=(doubt,)))] == ["Datoen kan leses på to måter."]
    assert "Forslag til vedtak: fremmes i møtet" not in {d.label for d in differences(None, CASE)}
